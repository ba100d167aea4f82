//! A part of a frame, twice as large: squares of two pixels become four. Sharpened, the blur of the
//! lens, which joins neighbours, is taken back a little; but so the noise of a dark frame grows too.

/// Cubic weights (Catmull–Rom) a quarter of a pixel beside a pixel, in parts of 128.
const WEIGHTS: [i32; 4] = [-9, 111, 29, -3];

/// A part of a frame, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    left: usize,
    top: usize,
    right: usize,
    bottom: usize,
}

impl Area {
    /// The whole frame.
    pub(super) fn whole(width: usize, height: usize) -> Self {
        Self {
            left: 0,
            top: 0,
            right: width,
            bottom: height,
        }
    }

    /// All of a code of which three corner marks of this size are seen: the fourth corner lies
    /// opposite to the middle one, and what is seen may be only roughly there.
    pub(super) fn around(corners: [(f32, f32); 3], size: f32) -> Self {
        let [one, middle, other] = corners;
        let fourth = (one.0 + other.0 - middle.0, one.1 + other.1 - middle.1);
        let all = [one, middle, other, fourth];
        let margin = size * 1.5 + 8.0;
        let ends = |of: fn(&(f32, f32)) -> f32| {
            let places = all.iter().map(of);
            let least = places.clone().fold(f32::MAX, f32::min) - margin;
            let most = places.fold(f32::MIN, f32::max) + margin;
            // What lies outside the frame is cut where the area is used.
            (least.max(0.0) as usize, most.max(0.0) as usize)
        };
        let ((left, right), (top, bottom)) = (ends(|place| place.0), ends(|place| place.1));
        Self {
            left,
            top,
            right,
            bottom,
        }
    }

    /// The longest side, in pixels.
    pub(super) fn longest_side(self) -> usize {
        let width = self.right.saturating_sub(self.left);
        width.max(self.bottom.saturating_sub(self.top))
    }

    fn within(self, width: usize, height: usize) -> Self {
        Self {
            left: self.left.min(width),
            top: self.top.min(height),
            right: self.right.min(width),
            bottom: self.bottom.min(height),
        }
    }
}

/// What is done to edges.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edges {
    /// Nothing: for frames with much noise.
    AsTheyAre,
    /// They are raised: for frames with much blur.
    Sharpened,
}

impl Edges {
    /// How far a pixel is moved away from the mean of its neighbourhood, in quarters.
    fn strength(self) -> i32 {
        match self {
            Self::AsTheyAre => 0,
            Self::Sharpened => 6,
        }
    }
}

/// An enlarged part.
pub(super) struct Enlarged {
    /// Grey pixels, row by row.
    pub(super) grey: Vec<u8>,
    /// Pixels of a row.
    pub(super) width: usize,
    /// Rows.
    pub(super) height: usize,
}

/// The area of a frame, twice as large.
pub(super) fn enlarge(
    grey: &[u8],
    width: usize,
    height: usize,
    area: Area,
    edges: Edges,
) -> Enlarged {
    let area = area.within(width, height);
    let rows: Vec<&[u8]> = grey
        .chunks_exact(width.max(1))
        .skip(area.top)
        .take(area.bottom.saturating_sub(area.top))
        .filter_map(|row| row.get(area.left..area.right))
        .collect();
    let sharp = moved(&rows, edges.strength());
    let wide: Vec<Vec<i16>> = sharp.iter().map(|row| doubled(row)).collect();
    let out_width = wide.first().map_or(0, Vec::len);
    let mut out = Vec::with_capacity(out_width * wide.len() * 2);
    for place in 0..wide.len() * 2 {
        let taps = taps(place, wide.len()).map(|row| wide[row].as_slice());
        let weights = weights(place);
        let [one, two, three, four] = taps;
        let columns = one.iter().zip(two).zip(three.iter().zip(four));
        out.extend(columns.map(|((one, two), (three, four))| {
            let sum = i32::from(*one) * weights[0]
                + i32::from(*two) * weights[1]
                + i32::from(*three) * weights[2]
                + i32::from(*four) * weights[3];
            (sum >> 7).clamp(0, 255) as u8
        }));
    }
    Enlarged {
        grey: out,
        width: out_width,
        height: wide.len() * 2,
    }
}

/// Every pixel moved away from the mean of its neighbourhood (1 2 1 both ways).
fn moved(rows: &[&[u8]], strength: i32) -> Vec<Vec<i16>> {
    let last = rows.len().saturating_sub(1);
    let mut sharp = Vec::with_capacity(rows.len());
    for (at, row) in rows.iter().enumerate() {
        let (above, below) = (rows[at.saturating_sub(1)], rows[(at + 1).min(last)]);
        let columns: Vec<i32> = above
            .iter()
            .zip(*row)
            .zip(below)
            .map(|((above, here), below)| {
                i32::from(*above) + 2 * i32::from(*here) + i32::from(*below)
            })
            .collect();
        let end = columns.len().saturating_sub(1);
        let line = row.iter().enumerate().map(|(x, here)| {
            let sum = columns[x.saturating_sub(1)] + 2 * columns[x] + columns[(x + 1).min(end)];
            let here = i32::from(*here);
            (here + (strength * (16 * here - sum)) / 64) as i16
        });
        sharp.push(line.collect());
    }
    sharp
}

/// A row with twice as many pixels.
fn doubled(row: &[i16]) -> Vec<i16> {
    (0..row.len() * 2)
        .map(|place| {
            let weights = weights(place);
            let sum: i32 = taps(place, row.len())
                .iter()
                .zip(weights)
                .map(|(at, weight)| i32::from(row[*at]) * weight)
                .sum();
            (sum >> 7) as i16
        })
        .collect()
}

/// The four pixels around a place of twice as many; the outermost stand for what lies beyond.
fn taps(place: usize, count: usize) -> [usize; 4] {
    // Even places lie a quarter before their pixel, odd ones a quarter behind it.
    let first = (place / 2 + place % 2) as isize - 2;
    let last = count.saturating_sub(1) as isize;
    [0, 1, 2, 3].map(|step| (first + step).clamp(0, last) as usize)
}

fn weights(place: usize) -> [i32; 4] {
    let [one, two, three, four] = WEIGHTS;
    if place.is_multiple_of(2) {
        [four, three, two, one]
    } else {
        WEIGHTS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_area_stays_even_and_doubles() {
        for edges in [Edges::AsTheyAre, Edges::Sharpened] {
            let larger = enlarge(&[90; 12], 4, 3, Area::whole(4, 3), edges);
            assert_eq!((larger.width, larger.height), (8, 6));
            assert_eq!(larger.grey, [90; 48]);
        }
    }

    #[test]
    fn an_edge_becomes_steeper_and_stays_in_its_place() {
        let row = [40, 40, 40, 80, 160, 200, 200, 200];
        let frame: Vec<u8> = row.iter().copied().cycle().take(8 * 8).collect();
        let [soft, sharp] = [Edges::AsTheyAre, Edges::Sharpened]
            .map(|edges| enlarge(&frame, 8, 8, Area::whole(8, 8), edges).grey[128..144].to_vec());
        assert!(
            sharp[6] < soft[6] && sharp[9] > soft[9],
            "{soft:?} {sharp:?}"
        );
        for line in [soft, sharp] {
            let rising = |pair: &[u8]| pair[0] < pair[1];
            assert!(line.windows(2).skip(5).take(4).all(rising), "{line:?}");
        }
    }

    #[test]
    fn an_area_beyond_the_frame_is_cut() {
        let area = Area::around([(5.0, 500.0), (5.0, 5.0), (500.0, 5.0)], 7.0);
        let larger = enlarge(&[0; 64], 8, 8, area, Edges::Sharpened);
        assert_eq!((larger.width, larger.height), (16, 16));
        let beyond = Area::around([(50.0, 90.0), (50.0, 50.0), (90.0, 50.0)], 7.0);
        let larger = enlarge(&[0; 64], 8, 8, beyond, Edges::Sharpened);
        assert_eq!(larger.grey.len(), larger.width * larger.height);
    }
}
