//! Pictures made smaller, each new pixel the mean of those it stands for.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::RgbImage;

/// The picture with its longest side no longer than this; as it is where it is small enough.
pub(crate) fn shrunk(picture: &RgbImage, side: u32) -> RgbImage {
    let longest = picture.width().max(picture.height());
    if longest <= side {
        return picture.clone();
    }
    let share = f64::from(side) / f64::from(longest);
    let new = |length: u32| ((f64::from(length) * share).round() as u32).max(1);
    resized(picture, new(picture.width()), new(picture.height()))
}

/// The picture in another, smaller size, in pixels.
pub(crate) fn resized(picture: &RgbImage, width: u32, height: u32) -> RgbImage {
    let resize = || {
        let from = ImageRef::new(
            picture.width(),
            picture.height(),
            picture.as_raw(),
            PixelType::U8x3,
        )
        .ok()?;
        let mut to = Image::new(width, height, PixelType::U8x3);
        let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Box));
        Resizer::new().resize(&from, &mut to, &options).ok()?;
        RgbImage::from_raw(width, height, to.into_vec())
    };
    // The sizes of both are those of their buffers, so this is only a second way to the same end.
    resize().unwrap_or_else(|| image::imageops::thumbnail(picture, width, height))
}
