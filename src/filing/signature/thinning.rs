//! Leaves out the points of a line that no eye would miss.
//!
//! First those that lie nearer to the last one than a pen is thick, then those from which the straight line
//! between their neighbours is hardly away (Douglas and Peucker's way, without recursion).

use super::Point;

/// Points nearer than this to the last one add nothing, in hundredths of a millimetre.
const NEAR: u64 = 20;
/// So far a thinned line may be from the drawn one, in hundredths of a millimetre.
const AWAY: u64 = 10;

/// At most `most` points of a line; its ends always stay.
pub(super) fn thin(drawn: &[Point], most: usize) -> Vec<Point> {
    let mut away = AWAY;
    let spaced = spaced(drawn);
    let mut thinned = straightened(&spaced, away);
    // A scribble of minutes: coarser, until it fits.
    while thinned.len() > most.max(2) {
        away *= 2;
        thinned = straightened(&spaced, away);
    }
    thinned
}

/// The points that are not too near to each other.
fn spaced(drawn: &[Point]) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for point in drawn {
        if kept
            .last()
            .is_none_or(|last| square(*last, *point) >= NEAR.pow(2))
        {
            kept.push(*point);
        }
    }
    // Where the pen lifted is seen, however near it is; a trembling dot stays a dot.
    if let (Some(end), true) = (drawn.last(), kept.len() > 1)
        && kept.last() != Some(end)
    {
        kept.push(*end);
    }
    kept
}

/// The points that are needed to stay within so much of the line.
fn straightened(line: &[Point], away: u64) -> Vec<Point> {
    let Some(last) = line.len().checked_sub(1) else {
        return Vec::new();
    };
    let mut needed = vec![false; line.len()];
    needed[0] = true;
    needed[last] = true;
    let mut open = vec![(0, last)];
    while let Some((from, to)) = open.pop() {
        let between = (from + 1..to).map(|place| (place, distance(line, from, to, place)));
        let farthest = between.max_by(|(_, one), (_, other)| one.total_cmp(other));
        if let Some((place, distance)) = farthest
            && distance > away as f64
        {
            needed[place] = true;
            open.extend([(from, place), (place, to)]);
        }
    }
    let kept = line.iter().zip(&needed).filter(|(_, needed)| **needed);
    kept.map(|(point, _)| *point).collect()
}

/// How far a point is from the straight piece between two others.
fn distance(line: &[Point], from: usize, to: usize, place: usize) -> f64 {
    let [from, to, at] = [from, to, place].map(|place| line[place].map(f64::from));
    let along = [to[0] - from[0], to[1] - from[1]];
    let off = [at[0] - from[0], at[1] - from[1]];
    let length = along[0].hypot(along[1]);
    if length == 0.0 {
        return off[0].hypot(off[1]);
    }
    let share = (off[0] * along[0] + off[1] * along[1]) / length.powi(2);
    let share = share.clamp(0.0, 1.0);
    (off[0] - share * along[0]).hypot(off[1] - share * along[1])
}

/// The square of the distance of two points.
fn square(one: Point, other: Point) -> u64 {
    let side = |axis: usize| u64::from(one[axis].abs_diff(other[axis]));
    side(0).pow(2) + side(1).pow(2)
}
