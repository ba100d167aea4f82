//! How a resident signs: strokes drawn on the glass, or by hand at the counter.
//!
//! One idea: a drawing is the ink alone – lines in hundredths of a millimetre from the upper left corner of
//! the pad, thinned out. How fast, how hard and when it was drawn is never kept: paper does not tell
//! either, and it would be a fingerprint of the hand.

mod thinning;

use serde::{Deserialize, Serialize};

/// Most strokes of a drawing; a name has fewer letters.
pub const MOST_STROKES: usize = 64;
/// Most points of a drawing, over all its strokes.
pub const MOST_POINTS: usize = 4_000;
/// Most points of one stroke.
pub const MOST_POINTS_OF_A_STROKE: usize = 1_000;
/// The largest side of a pad, in hundredths of a millimetre.
pub const LARGEST_PAD: u16 = 60_000;
/// What is smaller from corner to corner is a dot and no signature, in hundredths of a millimetre.
const LEAST_INK: u32 = 800;

/// A place on a pad: to the right and down, in hundredths of a millimetre.
pub type Point = [u16; 2];

/// How a resident signs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Signature {
    /// On the glass.
    Drawn(Drawing),
    /// At the counter, on the printed form.
    ByHand(ByHand),
}

/// How a resident signs at the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ByHand {
    /// With a pen.
    Pen,
    /// With a fingerprint (điểm chỉ).
    Fingerprint,
}

impl ByHand {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Pen, Self::Fingerprint];
}

impl Signature {
    /// Whether somebody has signed: a dot that a hand left on the glass is no signature.
    pub fn is_signed(&self) -> bool {
        match self {
            Self::Drawn(drawing) => drawing.is_ink(),
            Self::ByHand(_) => true,
        }
    }
}

/// A stroke, from where the pen goes down to where it lifts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Point>", into = "Vec<Point>")]
pub struct Stroke(Vec<Point>);

impl Stroke {
    /// The line that a pen drew, without what no eye sees of it; `None` where it drew nothing.
    pub fn thinned(drawn: &[Point]) -> Option<Self> {
        let points = thinning::thin(drawn, MOST_POINTS_OF_A_STROKE);
        (!points.is_empty()).then_some(Self(points))
    }

    /// Its points in order; one alone is a dot.
    pub fn points(&self) -> &[Point] {
        &self.0
    }
}

impl TryFrom<Vec<Point>> for Stroke {
    type Error = SignatureError;

    fn try_from(points: Vec<Point>) -> Result<Self, SignatureError> {
        match points.len() {
            0 => Err(SignatureError::EmptyStroke),
            1..=MOST_POINTS_OF_A_STROKE => Ok(Self(points)),
            many => Err(SignatureError::TooManyPoints(many)),
        }
    }
}

impl From<Stroke> for Vec<Point> {
    fn from(stroke: Stroke) -> Self {
        stroke.0
    }
}

/// A stroke with the size of the pad that it was drawn on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PadStroke {
    /// Width and height of the pad.
    pub pad: Point,
    /// The stroke.
    pub stroke: Stroke,
}

/// What was drawn on a pad.
///
/// One that comes from outside is a signature within all bounds, or it is refused.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(try_from = "Raw")]
pub struct Drawing {
    pad: Point,
    strokes: Vec<Stroke>,
}

/// A drawing that nobody has looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    pad: Point,
    strokes: Vec<Stroke>,
}

/// Why a drawing is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SignatureError {
    /// A stroke without a point.
    #[error("a stroke has no point")]
    EmptyStroke,
    /// More points than a hand draws.
    #[error("{0} points are more than a signature has")]
    TooManyPoints(usize),
    /// More strokes than a hand draws.
    #[error("{0} strokes are more than a signature has")]
    TooManyStrokes(usize),
    /// No pad is that large, or has no area.
    #[error("no pad measures {} × {} hundredths of a millimetre", .0[0], .0[1])]
    Pad(Point),
    /// A point that is not on the pad.
    #[error("a point lies outside the pad")]
    Outside,
    /// Too little ink for a signature.
    #[error("a dot is no signature")]
    Dot,
}

impl TryFrom<Raw> for Drawing {
    type Error = SignatureError;

    fn try_from(raw: Raw) -> Result<Self, SignatureError> {
        let mut drawing = Self {
            pad: raw.pad,
            strokes: Vec::new(),
        };
        for stroke in raw.strokes {
            drawing.add(PadStroke {
                pad: raw.pad,
                stroke,
            })?;
        }
        if drawing.is_ink() {
            Ok(drawing)
        } else {
            Err(SignatureError::Dot)
        }
    }
}

impl Drawing {
    /// Width and height of the pad.
    pub fn pad(&self) -> Point {
        self.pad
    }

    /// The strokes in the order in which they were drawn.
    pub fn strokes(&self) -> &[Stroke] {
        &self.strokes
    }

    /// Whether nothing is drawn.
    pub fn is_empty(&self) -> bool {
        self.strokes.is_empty()
    }

    /// Takes a further stroke. Where the pad was smaller before – another screen took over after a power
    /// cut – it is as large as the larger of both.
    ///
    /// # Errors
    /// What the stroke would break; the drawing stays as it was.
    pub fn add(&mut self, drawn: PadStroke) -> Result<(), SignatureError> {
        let PadStroke { pad, stroke } = drawn;
        if pad.iter().any(|side| !(1..=LARGEST_PAD).contains(side)) {
            return Err(SignatureError::Pad(pad));
        }
        let on_pad = |point: &Point| point[0] <= pad[0] && point[1] <= pad[1];
        if !stroke.points().iter().all(on_pad) {
            return Err(SignatureError::Outside);
        }
        if self.strokes.len() >= MOST_STROKES {
            return Err(SignatureError::TooManyStrokes(MOST_STROKES + 1));
        }
        let points = self.points().count() + stroke.points().len();
        if points > MOST_POINTS {
            return Err(SignatureError::TooManyPoints(points));
        }
        self.pad = [self.pad[0].max(pad[0]), self.pad[1].max(pad[1])];
        self.strokes.push(stroke);
        Ok(())
    }

    /// Whether it is more than a dot or two that a hand left on the glass.
    pub fn is_ink(&self) -> bool {
        self.bounds().is_some_and(|[least, most]| {
            let [width, height] = [0, 1].map(|axis| u32::from(most[axis] - least[axis]));
            // A dot here and a dot there are far apart, and still no line.
            let drawn = self.strokes.iter().any(|stroke| stroke.points().len() > 1);
            drawn && width.pow(2) + height.pow(2) >= LEAST_INK.pow(2)
        })
    }

    /// The upper left and the lower right corner of the ink; `None` where nothing is drawn.
    pub fn bounds(&self) -> Option<[Point; 2]> {
        let corners = self.points().map(|point| [*point, *point]);
        corners.reduce(|[least, most], [point, _]| {
            [
                [least[0].min(point[0]), least[1].min(point[1])],
                [most[0].max(point[0]), most[1].max(point[1])],
            ]
        })
    }

    fn points(&self) -> impl Iterator<Item = &Point> {
        self.strokes.iter().flat_map(Stroke::points)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
