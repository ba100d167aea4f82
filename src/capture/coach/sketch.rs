//! What a page looks like from afar: enough to see that something on it has changed, too little to read.

use crate::capture::page::shrink::resized;
use image::RgbImage;

/// Cells along each side.
const SIDE: u32 = 24;

/// The brightness of a page in cells, against its mean.
#[derive(Clone, PartialEq)]
pub(in crate::capture) struct Sketch(Vec<f32>);

impl std::fmt::Debug for Sketch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sketch(…)")
    }
}

impl Sketch {
    /// The sketch of a straight page.
    pub fn of(page: &RgbImage) -> Self {
        let small = resized(page, SIDE, SIDE);
        let cells: Vec<f32> = small
            .pixels()
            .map(|pixel| f32::from(pixel.0[1]) + 1.0)
            .collect();
        let mean = cells.iter().sum::<f32>() / cells.len().max(1) as f32;
        Self(cells.into_iter().map(|cell| cell / mean).collect())
    }

    /// How much the cell that changed most has changed, as a share of the mean brightness.
    pub fn change(&self, other: &Self) -> f32 {
        let cells = self.0.iter().zip(&other.0);
        cells
            .map(|(one, other)| (one - other).abs())
            .fold(0.0, f32::max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn page(light: f32, hand: bool) -> RgbImage {
        RgbImage::from_fn(300, 420, |x, y| {
            let ink = y % 14 < 6 && (x / 9 + y / 14) % 3 != 0;
            let under_hand = hand && x < 40 && (200..240).contains(&y);
            let colour = match (under_hand, ink) {
                (true, _) => [190.0, 140.0, 110.0],
                (false, true) => [50.0; 3],
                (false, false) => [230.0; 3],
            };
            Rgb(colour.map(|value: f32| (value * light) as u8))
        })
    }

    #[test]
    fn a_lamp_changes_nothing_and_the_tip_of_a_finger_does() {
        let sketch = Sketch::of(&page(1.0, false));
        assert!(sketch.change(&Sketch::of(&page(0.6, false))) < 0.05);
        assert!(sketch.change(&Sketch::of(&page(1.0, true))) > 0.2);
        assert_eq!(format!("{sketch:?}"), "Sketch(…)");
    }
}
