//! Shapes in a cut plane: connected regions, the hull around each, and four corners for a hull.

use super::corners::{Corners, Point, turn};
use super::plane::Plane;

/// Hulls are thinned to so many corners before four are chosen.
const MOST_CORNERS: usize = 24;

/// A connected region.
#[derive(Debug, Clone)]
pub(super) struct Region {
    /// Pixels.
    pub area: usize,
    /// Pixels with the holes filled: from the first to the last one of every row.
    pub filled: usize,
    /// Its convex hull, clockwise.
    pub hull: Vec<Point>,
}

struct Run {
    y: usize,
    start: usize,
    end: usize,
}

/// The largest regions of the pixels that belong, at least `least` pixels each, the largest first.
pub(super) fn regions(
    plane: &Plane,
    belongs: impl Fn(u8) -> bool,
    least: usize,
    most: usize,
) -> Vec<Region> {
    let mut runs: Vec<Run> = Vec::new();
    let mut parents: Vec<usize> = Vec::new();
    let mut above = 0..0;
    for (y, row) in plane.pixels.chunks_exact(plane.width).enumerate() {
        let first = runs.len();
        let mut x = 0;
        while let Some(start) = row[x..].iter().position(|value| belongs(*value)) {
            let start = x + start;
            let length = row[start..].iter().position(|value| !belongs(*value));
            let end = length.map_or(row.len(), |length| start + length);
            let this = runs.len();
            runs.push(Run { y, start, end });
            parents.push(this);
            for other in above.clone() {
                if runs[other].start < end && start < runs[other].end {
                    let (one, two) = (root(&mut parents, other), root(&mut parents, this));
                    parents[two] = one;
                }
            }
            x = end;
        }
        above = first..runs.len();
    }
    let roots: Vec<usize> = (0..runs.len()).map(|run| root(&mut parents, run)).collect();
    let mut areas = vec![0; runs.len()];
    for (run, root) in runs.iter().zip(&roots) {
        areas[*root] += run.end - run.start;
    }
    let mut large: Vec<usize> = (0..runs.len()).filter(|at| areas[*at] >= least).collect();
    large.sort_by_key(|at| std::cmp::Reverse(areas[*at]));
    large.truncate(most);
    large
        .into_iter()
        .map(|wanted| {
            let own = || runs.iter().zip(&roots).filter(|(_, root)| **root == wanted);
            // Runs come row by row, those of a row from left to right.
            let mut rows: Vec<Run> = Vec::new();
            for (run, _) in own() {
                match rows.last_mut() {
                    Some(row) if row.y == run.y => row.end = run.end,
                    _ => rows.push(Run { ..*run }),
                }
            }
            let points = rows.iter().flat_map(|row| {
                let (top, bottom) = (row.y as f32, row.y as f32 + 1.0);
                [row.start as f32, row.end as f32]
                    .into_iter()
                    .flat_map(move |x| [Point::new(x, top), Point::new(x, bottom)])
            });
            Region {
                area: areas[wanted],
                filled: rows.iter().map(|row| row.end - row.start).sum(),
                hull: hull(points.collect()),
            }
        })
        .collect()
}

fn root(parents: &mut [usize], mut at: usize) -> usize {
    while parents[at] != at {
        parents[at] = parents[parents[at]];
        at = parents[at];
    }
    at
}

/// The convex hull, clockwise on the screen (the monotone chain of Andrew).
pub(super) fn hull(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by(|one, other| one.x.total_cmp(&other.x).then(one.y.total_cmp(&other.y)));
    points.dedup();
    let mut around = half(points.iter());
    around.extend(half(points.iter().rev()));
    around
}

fn half<'a>(points: impl Iterator<Item = &'a Point>) -> Vec<Point> {
    let mut chain: Vec<Point> = Vec::new();
    for point in points {
        while let [.., a, b] = chain.as_slice()
            && turn(*a, *b, *point) <= 0.0
        {
            let _ = chain.pop();
        }
        chain.push(*point);
    }
    let _ = chain.pop();
    chain
}

/// Four corners within a hull, and four around it: the second ones bridge a corner that is folded
/// or hidden, the first ones leave out what sticks out.
pub(super) fn quadrilaterals(hull: &[Point]) -> Vec<Corners> {
    let inner = thinned(hull, MOST_CORNERS);
    let mut found = Vec::new();
    if let Ok(points) = <[Point; 4]>::try_from(thinned(&inner, 4)) {
        found.extend(Corners::of(points));
    }
    if let Some(points) = around(inner) {
        found.extend(Corners::of(points));
    }
    found
}

/// Leaves out the corner that takes the least area with it, until no more than `most` are left.
fn thinned(hull: &[Point], most: usize) -> Vec<Point> {
    let mut points = hull.to_vec();
    while points.len() > most {
        let count = points.len();
        let lost = |at: usize| {
            turn(
                points[(at + count - 1) % count],
                points[at],
                points[(at + 1) % count],
            )
        };
        let Some(least) = (0..count).min_by(|one, other| lost(*one).total_cmp(&lost(*other)))
        else {
            break;
        };
        let _ = points.remove(least);
    }
    points
}

/// Leaves out the side whose neighbours, made longer until they meet, add the least area.
fn around(mut points: Vec<Point>) -> Option<[Point; 4]> {
    while points.len() > 4 {
        let count = points.len();
        let best = (0..count)
            .filter_map(|side| {
                let at = |number: usize| points[(side + count + number - 1) % count];
                let [before, start, end, after] = [at(0), at(1), at(2), at(3)];
                let tip = meeting((before, start), (after, end))?;
                // Neighbours that meet behind the side would turn the hull inside out.
                let added = turn(start, tip, end);
                (added >= 0.0).then_some((side, tip, added))
            })
            .min_by(|one, other| one.2.total_cmp(&other.2));
        let (side, tip, _) = best?;
        points[side] = tip;
        let _ = points.remove((side + 1) % count);
    }
    points.try_into().ok()
}

/// Where two lines meet; `None` where they are parallel.
pub(super) fn meeting(one: (Point, Point), other: (Point, Point)) -> Option<Point> {
    let (ax, ay) = (f64::from(one.1.x - one.0.x), f64::from(one.1.y - one.0.y));
    let (bx, by) = (
        f64::from(other.1.x - other.0.x),
        f64::from(other.1.y - other.0.y),
    );
    let cross = ax * by - ay * bx;
    if cross.abs() < 1e-9 * ax.hypot(ay) * bx.hypot(by) || cross == 0.0 {
        return None;
    }
    let (dx, dy) = (
        f64::from(other.0.x - one.0.x),
        f64::from(other.0.y - one.0.y),
    );
    let along = (dx * by - dy * bx) / cross;
    let point = Point::new(
        (f64::from(one.0.x) + ax * along) as f32,
        (f64::from(one.0.y) + ay * along) as f32,
    );
    (point.x.is_finite() && point.y.is_finite()).then_some(point)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square with one corner folded away, and a spot beside it.
    fn folded() -> Plane {
        let inside =
            |x: usize, y: usize| (5..35).contains(&x) && (5..35).contains(&y) && x + y > 16;
        let spot = |x: usize, y: usize| x > 44 && y > 44;
        Plane {
            width: 50,
            height: 50,
            pixels: (0..2500)
                .map(|at| {
                    if inside(at % 50, at / 50) || spot(at % 50, at / 50) {
                        200
                    } else {
                        20
                    }
                })
                .collect(),
        }
    }

    #[test]
    fn regions_are_told_apart_and_the_largest_is_first() {
        let found = regions(&folded(), |value| value > 100, 9, 4);
        assert_eq!(found.len(), 2);
        assert_eq!(found[1].area, 25);
        assert_eq!(found[0].hull.first(), Some(&Point::new(5.0, 12.0)));
        assert_eq!(regions(&folded(), |value| value > 100, 9, 1).len(), 1);
        assert!(regions(&folded(), |_| false, 1, 4).is_empty());
    }

    #[test]
    fn a_folded_corner_is_bridged() {
        let found = regions(&folded(), |value| value > 100, 100, 1);
        let whole = Corners(
            [(5.0, 5.0), (35.0, 5.0), (35.0, 35.0), (5.0, 35.0)].map(|(x, y)| Point::new(x, y)),
        );
        let best = quadrilaterals(&found[0].hull)
            .into_iter()
            .map(|corners| corners.worst_distance(&whole))
            .fold(f32::INFINITY, f32::min);
        assert!(best < 0.01, "{best}");
    }

    #[test]
    fn regions_that_join_only_at_their_end_are_one() {
        let plane = Plane {
            width: 3,
            height: 3,
            pixels: vec![1, 0, 1, 1, 0, 1, 1, 1, 1],
        };
        assert_eq!(regions(&plane, |value| value == 1, 1, 9).len(), 1);
    }
}
