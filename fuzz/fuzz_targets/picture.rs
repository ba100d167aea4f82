//! What is put on the way to a page: files that are said to be pictures, and corners that a person shows. They end
//! in a page within its limits, or in a refusal; never in a panic.
//!
//! An input is a file; its last eight bytes are also two corners of every side, as parts of the picture.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::capture::fit;
use motcua::capture::page::corners::{Corners, Point};
use motcua::capture::page::{self, Finished};

/// Larger pictures are only slower, and their limits have tests.
const MOST_PIXELS: u32 = 300_000;
/// The longest side of a whole picture.
const LONGEST: u32 = 4000;

fuzz_target!(|data: &[u8]| {
    let Some(picture) = fit::decode(data).ok() else {
        assert!(page::finish(data).is_err() && fit::whole(data).is_err());
        return;
    };
    let (width, height) = (picture.width(), picture.height());
    if width * height > MOST_PIXELS {
        return;
    }
    let [.., a, b, c, d, e, f, g, h] = data else {
        return;
    };
    let corner =
        |x: &u8, y: &u8| Point::new(f32::from(*x) / 200.0 - 0.1, f32::from(*y) / 200.0 - 0.1);
    let shown = Corners([corner(a, b), corner(c, d), corner(e, f), corner(g, h)]);
    check(&page::finish(data).unwrap());
    check(&page::finish_at(data, &shown).unwrap());
    let whole = size(&fit::whole(data).unwrap());
    assert!(whole == (width, height) || whole.0.max(whole.1) == LONGEST);
    let turned = fit::rotated(data).unwrap();
    assert_eq!(size(&turned.jpeg), (height, width));
    assert_eq!(fit::preview(data).unwrap(), fit::preview(data).unwrap());
});

fn check(finished: &Finished) {
    assert!(finished.page.jpeg.len() <= fit::MOST_BYTES);
    assert_eq!(size(&finished.page.jpeg), finished.size);
    let preview = &finished.page.preview;
    assert_eq!(
        preview.rgba.len() as u32,
        preview.size.0 * preview.size.1 * 4
    );
    for point in finished.corners.0 {
        assert!(point.x.is_finite() && point.y.is_finite());
    }
}

fn size(jpeg: &[u8]) -> (u32, u32) {
    let picture = fit::decode(jpeg).unwrap();
    (picture.width(), picture.height())
}
