//! The sides of a page as straight lines, measured in the full picture.
//!
//! Along each side many short cuts are laid across the edge; the place of the strongest change on each
//! is found to a part of a pixel, and the line that most of them agree on is taken. What hides a part of a
//! side (a pen, a finger, a shadow) is outvoted, not averaged in.

use super::corners::{Corners, Point};
use super::picture::{Picture, Pixels};
use super::shapes::meeting;

/// Cuts across each side.
const CUTS: usize = 64;
/// The share of a side at each end that is left out: corners are round, bent or held.
const ENDS: f32 = 0.04;
/// Half the length of a cut, in steps.
const REACH: i32 = 30;
/// Steps over which inside and outside are averaged.
const WIDE: usize = 3;
/// How far, as a share of the longest side of the picture, the first and the second measuring reach.
const ROUNDS: [f32; 2] = [0.009, 0.003];
/// A cut agrees with a line that passes it within so many steps.
const AGREES: f32 = 2.5;
/// The finer measuring of a side counts where it agrees with itself this well, as a share of the coarser one.
const HOLDS: f32 = 0.75;
/// Cuts at the end of a side that show whether its corner is there: to a tenth of the side.
const CORNER: usize = 4;
/// The share of cuts that must agree before a side that a person has put is moved.
const SURE: f32 = 0.6;

/// The corners as measured.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measured {
    pub corners: Corners,
    /// From 0 to 1: the share of cuts that agree, on the worst side and on all.
    pub confidence: f32,
    /// Two sides that are seen well otherwise show no edge where they meet.
    pub corner_hidden: bool,
}

/// A side as measured: the line that most cuts agree on, and which ones do.
#[derive(Clone, Copy)]
struct Side {
    line: (Point, Point),
    agrees: [bool; CUTS],
}

impl Side {
    fn share(&self) -> f32 {
        self.agrees.iter().filter(|agrees| **agrees).count() as f32 / CUTS as f32
    }
}

/// Measures the sides near these corners. Sides on the frame are kept as they are.
pub(super) fn refine(
    picture: &Picture<impl Pixels>,
    rough: &Corners,
    on_frame: [bool; 4],
) -> Option<Measured> {
    let side = picture.width().max(picture.height()) as f32;
    let mut corners = *rough;
    let mut sides: [Option<Side>; 4] = [None; 4];
    for reach in ROUNDS {
        let step = (reach * side / REACH as f32).max(0.25);
        let mut measured = [None; 4];
        for number in (0..4).filter(|number| !on_frame[*number]) {
            // An edge out of focus is wider than the second measuring: there the first one holds.
            let before = sides[number].map_or(0.0, |side| side.share());
            if let Some(side) = measure(picture, corners.side(number), step)
                && side.share() >= before * HOLDS
            {
                measured[number] = Some(side.line);
                sides[number] = Some(side);
            }
        }
        let line = |number: usize| measured[number % 4].unwrap_or(corners.side(number));
        let mut points = corners.0;
        for (number, point) in points.iter_mut().enumerate() {
            *point = meeting(line(number + 3), line(number))?;
        }
        // A side that turned away from where it was proposed has followed something else.
        let most = side * reach * 2.5;
        if points
            .iter()
            .zip(rough.0)
            .any(|(new, old)| new.distance(old) > most.max(side * 0.02))
        {
            return None;
        }
        corners = Corners::of(points)?;
    }
    let seen: Vec<f32> = (0..4)
        .filter(|at| !on_frame[*at])
        .map(|at| sides[at].map_or(0.0, |side| side.share()))
        .collect();
    let worst = seen.iter().copied().fold(1.0, f32::min);
    let mean = seen.iter().sum::<f32>() / seen.len().max(1) as f32;
    Some(Measured {
        corners,
        confidence: (worst + mean) / 2.0,
        corner_hidden: (0..4).any(|at| is_hidden(sides[(at + 3) % 4], sides[at])),
    })
}

/// Whether the corner between a side and the next one is folded or hidden, whatever colour lies behind it.
fn is_hidden(before: Option<Side>, after: Option<Side>) -> bool {
    let (Some(before), Some(after)) = (before, after) else {
        return false;
    };
    let seen = |cuts: &[bool]| cuts.iter().filter(|agrees| **agrees).count();
    let near = (
        seen(&before.agrees[CUTS - CORNER..]),
        seen(&after.agrees[..CORNER]),
    );
    let elsewhere = before.share().min(after.share());
    near.0 == 0 && near.1 == 0 && elsewhere >= SURE
}

/// Corners that a person has put, laid on the edges that run along their sides; a side without one stays, and so
/// do all corners where one would move further than this many pixels.
pub(super) fn snapped(picture: &Picture<impl Pixels>, put: &Corners, within: f32) -> Corners {
    let side = picture.width().max(picture.height()) as f32;
    let mut corners = *put;
    for reach in [within, ROUNDS[1] * side] {
        let step = (reach / REACH as f32).max(0.25);
        let line = |number: usize| {
            measure(picture, corners.side(number % 4), step)
                .filter(|side| side.share() >= SURE)
                .map_or(corners.side(number % 4), |side| side.line)
        };
        let lines: [(Point, Point); 4] = std::array::from_fn(line);
        let points: [Option<Point>; 4] =
            std::array::from_fn(|number| meeting(lines[(number + 3) % 4], lines[number]));
        let [Some(a), Some(b), Some(c), Some(d)] = points else {
            return *put;
        };
        let moved = Corners([a, b, c, d]);
        let far = (0..4).any(|at| moved.at(at).distance(put.at(at)) > within);
        if far || Corners::of(moved.0).is_none() {
            return *put;
        }
        corners = moved;
    }
    corners
}

fn measure(picture: &Picture<impl Pixels>, (a, b): (Point, Point), step: f32) -> Option<Side> {
    let length = a.distance(b);
    if length < 8.0 {
        return None;
    }
    let along = Point::new((b.x - a.x) / length, (b.y - a.y) / length);
    let inward = Point::new(-along.y, along.x);
    let cuts: Vec<(f32, Vec<[f32; 3]>)> = (0..CUTS)
        .map(|cut| {
            let share = ENDS + (1.0 - 2.0 * ENDS) * (cut as f32 + 0.5) / CUTS as f32;
            let on = a.towards(b, share);
            let values = (-REACH..=REACH).map(|at| {
                let away = at as f32 * step;
                let place = Point::new(on.x + inward.x * away, on.y + inward.y * away);
                averaged(picture, place, along, step)
            });
            (share * length, values.collect())
        })
        .collect();
    let mix = mixture(&cuts);
    let mut edges: Vec<(f32, f32, f32)> = cuts
        .iter()
        .filter_map(|(place, values)| {
            let (away, strength) = edge(values, mix)?;
            Some((*place, away * step, strength))
        })
        .collect();
    let mut strengths: Vec<f32> = edges.iter().map(|edge| edge.2).collect();
    strengths.sort_by(f32::total_cmp);
    let usual = *strengths.get(strengths.len() / 2)?;
    edges.retain(|edge| edge.2 > usual * 0.3);
    let (offset, slope) = agreed(&edges, AGREES * step, length)?;
    let mut agrees = [false; CUTS];
    for (place, away, _) in edges {
        let cut = (place / length - ENDS) / (1.0 - 2.0 * ENDS) * CUTS as f32;
        let near = (away - offset - slope * place).abs() < AGREES * step;
        agrees[(cut as usize).min(CUTS - 1)] |= near;
    }
    let at = |place: f32| {
        let away = offset + slope * place;
        Point::new(
            a.x + along.x * place + inward.x * away,
            a.y + along.y * place + inward.y * away,
        )
    };
    Some(Side {
        line: (at(0.0), at(length)),
        agrees,
    })
}

/// The mean of three places along the edge, bilinear: noise is less, the edge as sharp.
fn averaged(picture: &Picture<impl Pixels>, place: Point, along: Point, step: f32) -> [f32; 3] {
    let mut sum = [0.0; 3];
    for shift in [-1.5, 0.0, 1.5] {
        let values = sample(
            picture,
            place.x + along.x * shift * step,
            place.y + along.y * shift * step,
        );
        for (sum, value) in sum.iter_mut().zip(values) {
            *sum += value / 3.0;
        }
    }
    sum
}

fn sample(picture: &Picture<impl Pixels>, x: f32, y: f32) -> [f32; 3] {
    let (width, height) = (picture.width(), picture.height());
    // Also where the picture is one pixel wide.
    let last = |length: u32| (length as f32 - 1.001).max(0.0);
    let (x, y) = (
        (x - 0.5).clamp(0.0, last(width)),
        (y - 0.5).clamp(0.0, last(height)),
    );
    let (left, top) = (x as usize, y as usize);
    let (fx, fy) = (x - left as f32, y - top as f32);
    let bytes: &[u8] = picture.as_raw();
    let (at, row) = ((top * width as usize + left) * 3, width as usize * 3);
    let right = if width > 1 { 3 } else { 0 };
    let below = at + if height > 1 { row } else { 0 };
    let (upper, lower) = (
        &bytes[at..=at + right + 2],
        &bytes[below..=below + right + 2],
    );
    let mut seen = [0.0; 3];
    for (channel, seen) in seen.iter_mut().enumerate() {
        let across = |row: &[u8]| {
            let (left, right) = (f32::from(row[channel]), f32::from(row[channel + right]));
            left + (right - left) * fx
        };
        let (upper, lower) = (across(upper), across(lower));
        *seen = upper + (lower - upper) * fy;
    }
    seen
}

/// The mix of red, green and blue in which inside and outside differ most: a white sheet on a white
/// table under a lamp may differ in blue alone.
fn mixture(cuts: &[(f32, Vec<[f32; 3]>)]) -> [f32; 3] {
    let mut apart = [0.0_f32; 3];
    let half = REACH as usize;
    for (_, values) in cuts {
        for (place, value) in values.iter().enumerate() {
            let sign = match place.cmp(&half) {
                std::cmp::Ordering::Less => -1.0,
                std::cmp::Ordering::Equal => 0.0,
                std::cmp::Ordering::Greater => 1.0,
            };
            for (apart, value) in apart.iter_mut().zip(value) {
                *apart += sign * value;
            }
        }
    }
    let sum = apart.iter().map(|value| value.abs()).sum::<f32>().max(1e-3);
    apart.map(|value| value / sum)
}

/// Where the strongest change of a cut is, in steps from its middle, and how strong.
fn edge(values: &[[f32; 3]], mix: [f32; 3]) -> Option<(f32, f32)> {
    let mixed: Vec<f32> = values
        .iter()
        .map(|value| {
            value
                .iter()
                .zip(mix)
                .map(|(value, share)| value * share)
                .sum()
        })
        .collect();
    let change = |at: usize| {
        let inside: f32 = mixed[at + 1..=at + WIDE].iter().sum();
        let outside: f32 = mixed[at - WIDE..at].iter().sum();
        (inside - outside) / WIDE as f32
    };
    let places = WIDE..mixed.len() - WIDE;
    let changes: Vec<f32> = places.map(change).collect();
    let best =
        (1..changes.len() - 1).max_by(|one, other| changes[*one].total_cmp(&changes[*other]))?;
    let (before, here, after) = (changes[best - 1], changes[best], changes[best + 1]);
    if here <= 1.0 {
        return None;
    }
    let bend = before - 2.0 * here + after;
    let part = if bend < -1e-6 {
        ((before - after) / (2.0 * bend)).clamp(-0.5, 0.5)
    } else {
        0.0
    };
    Some(((best + WIDE) as f32 + part - REACH as f32, here))
}

/// The line most edges agree on, as offset at the start and slope.
fn agreed(edges: &[(f32, f32, f32)], within: f32, length: f32) -> Option<(f32, f32)> {
    let mut best = (0.0, 0.0, 0.0_f32);
    for (number, one) in edges.iter().enumerate() {
        for other in &edges[number + 1..] {
            if other.0 - one.0 < length / 5.0 {
                continue;
            }
            let slope = (other.1 - one.1) / (other.0 - one.0);
            let offset = one.1 - slope * one.0;
            // Closer counts more, so that of two lines through the same edges the middle one wins.
            let votes: f32 = edges
                .iter()
                .map(|edge| (1.0 - (edge.1 - offset - slope * edge.0).abs() / within).max(0.0))
                .sum();
            if votes > best.2 {
                best = (offset, slope, votes);
            }
        }
    }
    let (mut offset, mut slope, votes) = best;
    if votes < 4.0 {
        return None;
    }
    for _ in 0..3 {
        let near: Vec<(f32, f32)> = edges
            .iter()
            .filter(|edge| (edge.1 - offset - slope * edge.0).abs() < within)
            .map(|edge| (edge.0, edge.1))
            .collect();
        let count = near.len() as f32;
        let (middle, mean) = near.iter().fold((0.0, 0.0), |sum, edge| {
            (sum.0 + edge.0 / count, sum.1 + edge.1 / count)
        });
        let spread: f32 = near.iter().map(|edge| (edge.0 - middle).powi(2)).sum();
        if spread < 1.0 {
            break;
        }
        slope = near
            .iter()
            .map(|edge| (edge.0 - middle) * (edge.1 - mean))
            .sum::<f32>()
            / spread;
        offset = mean - slope * middle;
    }
    Some((offset, slope))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};

    /// A bright area right of a slanting edge, with soft borders and a dark thing across it.
    fn slanting() -> RgbImage {
        RgbImage::from_fn(400, 400, |x, y| {
            let (across, down) = (x as f32 + 0.5, y as f32 + 0.5);
            let inside = (across - 100.3 - 0.05 * down).clamp(-0.5, 0.5) + 0.5;
            let pen = (180..230).contains(&y);
            let shade = if pen { 20.0 } else { 60.0 + 150.0 * inside };
            Rgb([shade as u8; 3])
        })
    }

    #[test]
    fn an_edge_is_measured_to_a_part_of_a_pixel_though_a_pen_lies_across_it() {
        let picture = slanting();
        // Upwards, so that the bright area is on the right hand.
        let proposed = (Point::new(122.0, 380.0), Point::new(99.0, 20.0));
        let side = measure(&picture, proposed, 0.25).unwrap();
        let ((from, to), share) = (side.line, side.share());
        for point in [from, to] {
            let off = point.x - (100.3 + 0.05 * point.y);
            assert!(off.abs() < 0.1, "{off}");
        }
        assert!(share > 0.7, "{share}");
    }

    #[test]
    fn no_line_is_made_of_nothing() {
        assert!(agreed(&[], 1.0, 100.0).is_none());
        let flat = RgbImage::from_pixel(100, 100, Rgb([90; 3]));
        assert!(
            measure(
                &flat,
                (Point::new(10.0, 50.0), Point::new(90.0, 50.0)),
                0.25
            )
            .is_none()
        );
    }
}
