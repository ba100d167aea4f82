//! Pictures made smaller, each new pixel the mean of those it stands for.

use super::parallel::both;
use super::picture::{Picture, Pixels};
use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;
use std::ops::Range;

/// Lower pictures are made smaller in one piece.
const WORTH_HALVING: u32 = 512;

/// The picture with its longest side no longer than this; as it is where it is small enough.
pub(crate) fn shrunk(picture: &Picture<impl Pixels>, side: u32) -> RgbImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return owned(picture);
    }
    let share = f64::from(side) / f64::from(longest);
    let new = |length: u32| ((f64::from(length) * share).round() as u32).max(1);
    resized(picture, new(picture.width()), new(picture.height()))
}

/// The picture in another, smaller size, in pixels.
pub(crate) fn resized(picture: &Picture<impl Pixels>, width: u32, height: u32) -> RgbImage {
    let upper = height / 2;
    let halves = || {
        if picture.height() < WORTH_HALVING || upper == 0 {
            return RgbImage::from_raw(width, height, rows(picture, [width, height], 0..height)?);
        }
        let (first, second) = both(
            || rows(picture, [width, height], 0..upper),
            || rows(picture, [width, height], upper..height),
        );
        let mut pixels = first?;
        pixels.extend(second?);
        RgbImage::from_raw(width, height, pixels)
    };
    // The sizes of both are those of their buffers, so this is only a second way to the same end.
    halves().unwrap_or_else(|| image::imageops::thumbnail(&owned(picture), width, height))
}

/// The same picture in a vector.
fn owned(picture: &Picture<impl Pixels>) -> RgbImage {
    let pixels = picture.as_raw().to_vec();
    RgbImage::from_raw(picture.width(), picture.height(), pixels).unwrap_or_default()
}

/// These rows of the picture in another size.
fn rows(
    picture: &Picture<impl Pixels>,
    [width, height]: [u32; 2],
    wanted: Range<u32>,
) -> Option<Vec<u8>> {
    let pixels = picture.as_raw();
    let from = ImageRef::new(picture.width(), picture.height(), pixels, PixelType::U8x3).ok()?;
    let mut to = Image::new(width, wanted.end - wanted.start, PixelType::U8x3);
    let high = f64::from(picture.height()) / f64::from(height);
    let (top, bottom) = (f64::from(wanted.start) * high, f64::from(wanted.end) * high);
    let options = ResizeOptions::new()
        .resize_alg(ResizeAlg::Convolution(FilterType::Box))
        .crop(0.0, top, f64::from(picture.width()), bottom - top);
    Resizer::new().resize(&from, &mut to, &options).ok()?;
    Some(to.into_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    #[test]
    fn every_new_pixel_is_the_mean_of_those_it_stands_for() {
        for (width, height, new) in [
            (900, 700, [150, 100]),
            (640, 1203, [128, 200]),
            (50, 40, [10, 8]),
        ] {
            let picture = RgbImage::from_fn(width, height, |x, y| {
                Rgb([(x * 3 + y * 5) as u8 / 2, (x / 4) as u8, (y / 6) as u8])
            });
            let small = resized(&picture, new[0], new[1]);
            let across = f64::from(width) / f64::from(new[0]);
            let down = f64::from(height) / f64::from(new[1]);
            for (x, y, pixel) in small.enumerate_pixels() {
                let middle = (
                    ((f64::from(x) + 0.5) * across) as u32,
                    ((f64::from(y) + 0.5) * down) as u32,
                );
                let is = picture.get_pixel(middle.0, middle.1).0;
                for channel in [1, 2] {
                    let off = i32::from(pixel.0[channel]) - i32::from(is[channel]);
                    assert!(off.abs() <= 2, "{x} {y}: {off} in {width} × {height}");
                }
            }
        }
    }
}
