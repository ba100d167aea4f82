//! Where a page lies in a picture: four corners, clockwise from the upper left one.
//!
//! Places are continuous: the first pixel covers 0 to 1, so its centre is at 0.5.

use serde::Serialize;

/// A place in a picture, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

impl Point {
    /// A place.
    pub fn new(x: f32, y: f32) -> Self {
        Self { x, y }
    }

    /// How far another place is, in pixels.
    pub fn distance(self, other: Self) -> f32 {
        (self.x - other.x).hypot(self.y - other.y)
    }

    /// The place on the way to another one; 0 is here, 1 is there.
    pub fn towards(self, other: Self, share: f32) -> Self {
        Self::new(
            self.x + (other.x - self.x) * share,
            self.y + (other.y - self.y) * share,
        )
    }
}

/// Twice the signed area of a triangle: positive where the corners go clockwise on the screen.
pub(super) fn turn(a: Point, b: Point, c: Point) -> f32 {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}

/// The corners of a page, clockwise from the upper left one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Corners(pub [Point; 4]);

impl Corners {
    /// Four points in any order, put in order; `None` where they do not span a convex quadrilateral.
    pub fn of(mut points: [Point; 4]) -> Option<Self> {
        let middle = Point::new(
            points.iter().map(|point| point.x).sum::<f32>() / 4.0,
            points.iter().map(|point| point.y).sum::<f32>() / 4.0,
        );
        let angle = |point: &Point| (point.y - middle.y).atan2(point.x - middle.x);
        points.sort_by(|one, other| angle(one).total_cmp(&angle(other)));
        let first = (0..4).min_by(|one, other| {
            let sum = |at: usize| points[at].x + points[at].y;
            sum(*one).total_cmp(&sum(*other))
        })?;
        points.rotate_left(first);
        let corners = Self(points);
        let convex =
            (0..4).all(|at| turn(corners.at(at), corners.at(at + 1), corners.at(at + 2)) > 0.0);
        convex.then_some(corners)
    }

    /// The whole of a picture of this size.
    pub fn whole(width: u32, height: u32) -> Self {
        let (width, height) = (width as f32, height as f32);
        Self([
            Point::new(0.0, 0.0),
            Point::new(width, 0.0),
            Point::new(width, height),
            Point::new(0.0, height),
        ])
    }

    /// A corner; counting goes on around the page.
    pub fn at(&self, number: usize) -> Point {
        self.0[number % 4]
    }

    /// A side from one corner to the next, clockwise; the first one is the upper side.
    pub fn side(&self, number: usize) -> (Point, Point) {
        (self.at(number), self.at(number + 1))
    }

    /// The area in square pixels.
    pub fn area(&self) -> f32 {
        let sum: f32 = (0..4)
            .map(|number| {
                let (a, b) = self.side(number);
                a.x * b.y - b.x * a.y
            })
            .sum();
        sum / 2.0
    }

    /// The same corners in a picture that is so many times as large.
    #[must_use]
    pub fn scaled(&self, across: f32, down: f32) -> Self {
        Self(
            self.0
                .map(|point| Point::new(point.x * across, point.y * down)),
        )
    }

    /// The same page with the next corner as its upper left one: a quarter turn to the left.
    #[must_use]
    pub fn turned(&self) -> Self {
        let mut points = self.0;
        points.rotate_left(1);
        Self(points)
    }

    /// How far the worst corner is from where it should be, in pixels; whichever corner is named first.
    pub fn worst_distance(&self, other: &Self) -> f32 {
        let worst = |shift: usize| {
            (0..4)
                .map(|at| self.at(at).distance(other.at(at + shift)))
                .fold(0.0, f32::max)
        };
        (0..4).map(worst).fold(f32::INFINITY, f32::min)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn corners_are_put_in_order_and_what_is_no_page_is_refused() {
        let square =
            [(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 3.0)].map(|(x, y)| Point::new(x, y));
        let [a, b, c, d] = square;
        assert_eq!(Corners::of([c, a, d, b]), Some(Corners(square)));
        assert_eq!(Corners(square).area(), 12.0);
        assert_eq!(Corners::of([a, b, c, Point::new(3.5, 1.0)]), None);
        assert_eq!(Corners::of([a, a, a, a]), None);
        assert_eq!(
            Corners(square).worst_distance(&Corners(square).turned()),
            0.0
        );
    }
}
