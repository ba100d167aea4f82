//! Whether two pictures show the same page: where its ink lies, coarsely, compared as a whole.

use super::shrink::resized;
use image::RgbImage;

/// Cells along the long and the short side: a line of text is two cells high.
const LONG: usize = 128;
const SHORT: usize = 90;
/// Pages are the same when their ink agrees this well. The same form filled in twice agrees less.
const SAME: f32 = 0.8;
/// Cells by which the corners of two pictures of one page may differ.
const SHIFT: i64 = 1;

/// Where the ink of a page lies. It holds nothing that can be read.
#[derive(Clone, PartialEq)]
pub struct Fingerprint {
    width: usize,
    /// Row by row; the mean is 0, and so is the sum of squares less one.
    ink: Vec<f32>,
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Fingerprint(…)")
    }
}

impl Fingerprint {
    /// The fingerprint of a finished page.
    pub fn of(page: &RgbImage) -> Self {
        let (width, height) = if page.width() > page.height() {
            (LONG, SHORT)
        } else {
            (SHORT, LONG)
        };
        let small = resized(page, width as u32, height as u32);
        let (pixels, _) = small.as_raw().as_chunks::<3>();
        let mut ink: Vec<f32> = pixels
            .iter()
            .map(|pixel| 255.0 - f32::from(pixel[1]))
            .collect();
        // The border shows how the page was cut out, not what is on it.
        for (at, value) in ink.iter_mut().enumerate() {
            let (x, y) = (at % width, at / width);
            if x < 2 || y < 2 || x + 2 >= width || y + 2 >= height {
                *value = 0.0;
            }
        }
        let mean = ink.iter().sum::<f32>() / ink.len() as f32;
        let length = ink
            .iter()
            .map(|value| (value - mean).powi(2))
            .sum::<f32>()
            .sqrt()
            .max(1e-3);
        for value in &mut ink {
            *value = (*value - mean) / length;
        }
        Self { width, ink }
    }

    /// How well the ink of two pages agrees: 1 is the same, 0 has nothing in common. Upside down counts too.
    pub fn likeness(&self, other: &Self) -> f32 {
        if self.width != other.width {
            return 0.0;
        }
        let turned: Vec<f32> = other.ink.iter().rev().copied().collect();
        let shifts = (-SHIFT..=SHIFT).flat_map(|y| (-SHIFT..=SHIFT).map(move |x| (x, y)));
        shifts
            .flat_map(|shift| {
                [
                    self.agreement(&other.ink, shift),
                    self.agreement(&turned, shift),
                ]
            })
            .fold(0.0, f32::max)
    }

    fn agreement(&self, other: &[f32], (x, y): (i64, i64)) -> f32 {
        let shift = x + y * self.width as i64;
        let (own, other) = if shift < 0 {
            (
                self.ink.as_slice(),
                other
                    .get(shift.unsigned_abs() as usize..)
                    .unwrap_or_default(),
            )
        } else {
            (
                self.ink
                    .get(shift.unsigned_abs() as usize..)
                    .unwrap_or_default(),
                other,
            )
        };
        own.iter().zip(other).map(|(own, other)| own * other).sum()
    }
}

/// Whether two pictures show the same page.
pub fn same_page(one: &Fingerprint, other: &Fingerprint) -> bool {
    one.likeness(other) >= SAME
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn written(seed: u32, moved: u32) -> RgbImage {
        RgbImage::from_fn(600, 848, |x, y| {
            let (x, y) = (x + moved, y + moved);
            let word = (x / 30 * 7 + y / 16 * 13 + seed * (x / 30) * (y / 16)) % 5 < 3;
            let ink = y % 16 < 8 && word && (60..540).contains(&x);
            Rgb([if ink { 40 } else { 255 }; 3])
        })
    }

    #[test]
    fn one_page_is_known_again_also_upside_down_and_another_is_not() {
        let page = Fingerprint::of(&written(1, 0));
        let again = Fingerprint::of(&written(1, 1));
        let turned = Fingerprint::of(&image::imageops::rotate180(&written(1, 0)));
        let other = Fingerprint::of(&written(2, 0));
        assert!(same_page(&page, &again), "{}", page.likeness(&again));
        assert!(same_page(&page, &turned), "{}", page.likeness(&turned));
        assert!(!same_page(&page, &other), "{}", page.likeness(&other));
        assert_eq!(format!("{page:?}"), "Fingerprint(…)");
    }

    #[test]
    fn blank_pages_are_not_the_same_page() {
        let blank = Fingerprint::of(&RgbImage::from_pixel(50, 80, Rgb([255; 3])));
        assert!(!same_page(&blank, &blank));
    }
}
