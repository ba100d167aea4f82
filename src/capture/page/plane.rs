//! One value for each pixel of a small picture, and the filters on it.
//!
//! Widening and narrowing doubles its reach with every pass over whole rows, so that it costs the
//! logarithm of the radius. They change places with a threshold: one plane is filtered once and then
//! cut at many levels.

use super::parallel::in_bands;
use image::RgbImage;

/// A grey picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Plane {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

impl Plane {
    /// A plane of a picture: each pixel's colour told in one value.
    pub fn of(picture: &RgbImage, value: impl Fn([u8; 3]) -> u8 + Sync) -> Self {
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let (colours, _) = picture.as_raw().as_chunks::<3>();
        let mut pixels = vec![0; colours.len()];
        in_bands(&mut pixels, width, 1, |first, rows| {
            for (out, colour) in rows.iter_mut().zip(&colours[first * width..]) {
                *out = value(*colour);
            }
        });
        Self {
            width,
            height,
            pixels,
        }
    }

    /// Makes a dark plane brighter: its brightest twentieth comes to this level, at most at six times the light.
    pub fn brighten(&mut self, level: u8) {
        let gain = (f32::from(level) / f32::from(self.quantile(0.95).max(1))).clamp(1.0, 6.0);
        for value in &mut self.pixels {
            *value = (f32::from(*value) * gain).min(255.0) as u8;
        }
    }

    /// The brightest value within a square of this radius.
    pub fn widened(&self, radius: usize) -> Self {
        self.extreme(radius, 0, u8::max)
    }

    /// The darkest value within a square of this radius.
    pub fn narrowed(&self, radius: usize) -> Self {
        self.extreme(radius, u8::MAX, u8::min)
    }

    /// Without dark things that are thinner than twice the radius.
    pub fn closed(&self, radius: usize) -> Self {
        self.widened(radius).narrowed(radius)
    }

    /// Without bright things that are thinner than twice the radius.
    pub fn opened(&self, radius: usize) -> Self {
        self.narrowed(radius).widened(radius)
    }

    /// How much the value changes around each pixel.
    pub fn gradient(&self) -> Self {
        let (most, least) = (self.widened(1), self.narrowed(1));
        let pixels = most.pixels.iter().zip(&least.pixels);
        Self {
            pixels: pixels.map(|(most, least)| most - least).collect(),
            ..most
        }
    }

    /// `neutral` loses against every value.
    fn extreme(&self, radius: usize, neutral: u8, pick: impl Fn(u8, u8) -> u8) -> Self {
        let window = 2 * radius + 1;
        let padded = self.width + 2 * radius;
        let mut pixels = Vec::with_capacity(self.pixels.len());
        let (mut row, mut next) = (vec![neutral; padded], vec![neutral; padded]);
        for source in self.pixels.chunks_exact(self.width) {
            row.fill(neutral);
            row[radius..radius + self.width].copy_from_slice(source);
            doubled(&mut row, &mut next, window, 1, &pick);
            pixels.extend_from_slice(&row[..self.width]);
        }
        let mut all = vec![neutral; radius * self.width];
        all.extend_from_slice(&pixels);
        all.resize(all.len() + radius * self.width, neutral);
        let mut next = all.clone();
        doubled(&mut all, &mut next, window, self.width, &pick);
        all.truncate(self.pixels.len());
        Self {
            pixels: all,
            ..*self
        }
    }

    /// The mean within a square of this radius.
    pub fn blurred(&self, radius: usize) -> Self {
        let (width, height) = (self.width, self.height);
        let mut across = Vec::with_capacity(self.pixels.len());
        for row in self.pixels.chunks_exact(width) {
            means(row, radius, &mut across);
        }
        // Row by row, with the sum of every column: so that memory is read as it lies.
        let row = |y: usize| across.get(y * width..(y + 1) * width);
        let mut sums = vec![0_u32; width];
        for row in (0..radius).map_while(row) {
            add(&mut sums, row);
        }
        let mut count = height.min(radius);
        let mut pixels = Vec::with_capacity(self.pixels.len());
        for y in 0..height {
            if let Some(row) = row(y + radius) {
                add(&mut sums, row);
                count += 1;
            }
            if let Some(row) = y.checked_sub(radius + 1).and_then(row) {
                for (sum, value) in sums.iter_mut().zip(row) {
                    *sum -= u32::from(*value);
                }
                count -= 1;
            }
            let mean = Mean::of(count);
            pixels.extend(sums.iter().map(|sum| mean.in_sum(*sum)));
        }
        Self { pixels, ..*self }
    }

    /// How many pixels have each value.
    pub fn histogram(&self) -> [u32; 256] {
        let mut counts = [0; 256];
        for pixel in &self.pixels {
            counts[usize::from(*pixel)] += 1;
        }
        counts
    }

    /// The value that this share of all pixels does not exceed.
    pub fn quantile(&self, share: f32) -> u8 {
        let mut left = (self.pixels.len() as f32 * share) as u32;
        for (value, count) in (0..=u8::MAX).zip(self.histogram()) {
            if count > left {
                return value;
            }
            left -= count;
        }
        u8::MAX
    }

    /// The value that splits the pixels best into dark and bright ones (Otsu 1979).
    pub fn split(&self) -> u8 {
        let counts = self.histogram();
        let total = self.pixels.len() as f64;
        let sum: f64 = (0..)
            .zip(&counts)
            .map(|(value, count)| f64::from(value) * f64::from(*count))
            .sum();
        let (mut below, mut sum_below, mut best, mut split) = (0.0, 0.0, 0.0, 127);
        for (value, count) in (0..=u8::MAX).zip(counts) {
            below += f64::from(count);
            sum_below += f64::from(value) * f64::from(count);
            let above = total - below;
            if below > 0.0 && above > 0.0 {
                let apart = sum_below / below - (sum - sum_below) / above;
                let between = below * above * apart * apart;
                if between > best {
                    (best, split) = (between, value);
                }
            }
        }
        split
    }
}

/// Puts at every place the pick of the `window` values from there on, `step` apart.
fn doubled(
    values: &mut Vec<u8>,
    next: &mut Vec<u8>,
    window: usize,
    step: usize,
    pick: &impl Fn(u8, u8) -> u8,
) {
    let mut covered = 1;
    while covered < window {
        let further = covered.min(window - covered);
        let later = values.get(further * step..).unwrap_or_default();
        for ((out, here), later) in next.iter_mut().zip(values.iter()).zip(later) {
            *out = pick(*here, *later);
        }
        std::mem::swap(values, next);
        covered += further;
    }
}

fn add(sums: &mut [u32], row: &[u8]) {
    for (sum, value) in sums.iter_mut().zip(row) {
        *sum += u32::from(*value);
    }
}

/// Adds the mean around each place of a line.
fn means(line: &[u8], radius: usize, means: &mut Vec<u8>) {
    let first = line.iter().take(radius);
    let mut sum: u32 = first.map(|value| u32::from(*value)).sum();
    let mut count = line.len().min(radius);
    let mut mean = Mean::of(count);
    means.extend((0..line.len()).map(|place| {
        let before = count;
        if let Some(value) = line.get(place + radius) {
            sum += u32::from(*value);
            count += 1;
        }
        if let Some(place) = place.checked_sub(radius + 1) {
            sum -= u32::from(line[place]);
            count -= 1;
        }
        if count != before {
            mean = Mean::of(count);
        }
        mean.in_sum(sum)
    }));
}

/// The mean of so many values, from their sum: divided by multiplying, which is exact for as many as a picture has in a
/// row.
#[derive(Clone, Copy)]
struct Mean(u64);

impl Mean {
    fn of(count: usize) -> Self {
        Self((1_u64 << 40).div_ceil(count.max(1) as u64))
    }

    fn in_sum(self, sum: u32) -> u8 {
        ((u64::from(sum) * self.0) >> 40) as u8
    }
}

/// How bright a colour looks.
pub(super) fn luma([red, green, blue]: [u8; 3]) -> u8 {
    ((77 * u32::from(red) + 150 * u32::from(green) + 29 * u32::from(blue)) >> 8) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plane(width: usize, pixels: Vec<u8>) -> Plane {
        let height = pixels.len() / width;
        Plane {
            width,
            height,
            pixels,
        }
    }

    proptest! {
        #[test]
        fn filters_say_what_looking_at_every_neighbour_says(
            (width, pixels) in (1_usize..12, 1_usize..9).prop_flat_map(|(width, height)| {
                (Just(width), prop::collection::vec(any::<u8>(), width * height))
            }),
            radius in 0_usize..6,
        ) {
            let plane = plane(width, pixels);
            let around = |x: usize, y: usize| {
                let (plane, reach) = (&plane, radius);
                (y.saturating_sub(reach)..(y + reach + 1).min(plane.height)).flat_map(move |y| {
                    (x.saturating_sub(reach)..(x + reach + 1).min(plane.width))
                        .map(move |x| plane.pixels[y * plane.width + x])
                })
            };
            let (wide, narrow) = (plane.widened(radius), plane.narrowed(radius));
            for y in 0..plane.height {
                for x in 0..plane.width {
                    let place = y * plane.width + x;
                    prop_assert_eq!(wide.pixels[place], around(x, y).max().unwrap_or_default());
                    prop_assert_eq!(narrow.pixels[place], around(x, y).min().unwrap_or_default());
                }
            }
        }
    }

    #[test]
    fn a_mean_by_multiplying_is_what_dividing_says() {
        for count in (1..=900).chain([4_000, 12_001]) {
            let mean = Mean::of(count);
            let most = count as u32 * 255;
            for sum in (0..=most)
                .step_by(most as usize / 5_000 + 1)
                .chain([most - 1, most])
            {
                assert_eq!(
                    u32::from(mean.in_sum(sum)),
                    sum / count as u32,
                    "{sum} of {count}"
                );
            }
        }
    }

    #[test]
    fn two_kinds_of_pixels_are_split_between_them() {
        let pixels = (0..200)
            .map(|at| if at % 3 == 0 { 40 } else { 200 })
            .collect();
        let split = plane(20, pixels).split();
        assert!((40..200).contains(&split));
        assert_eq!(plane(4, vec![9; 16]).quantile(0.5), 9);
        assert_eq!(
            plane(5, vec![10, 10, 10, 10, 60]).blurred(9).pixels,
            [20; 5]
        );
    }
}
