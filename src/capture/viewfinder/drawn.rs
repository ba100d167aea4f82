//! A frame made ready for the screen, and what is drawn into it.
//!
//! Every line is double, dark around light, so that it is seen on any table.

use super::View;
use crate::capture::coach::Advice;
use crate::capture::page::corners::{Corners, Point};
use crate::capture::page::shrink::resized;
use image::RgbImage;

/// The largest view, in pixels.
const LARGEST: (u32, u32) = (960, 540);
/// Half the width of the light line, and of the dark one around it, in pixels.
const LIGHT_HALF: f32 = 2.0;
const DARK_HALF: f32 = 4.5;
const LIGHT: [u8; 3] = [255, 255, 255];
const DARK: [u8; 3] = [0, 40, 90];
/// Width by height of a card: 85.6 by 53.98 millimetres (ISO/IEC 7810, ID-1).
const CARD: f32 = 85.6 / 53.98;
/// How much of the view the card should fill at least, so that its code can be read.
const GUIDE: f32 = 0.8;

/// A frame with the outline of the page.
pub(super) fn page(frame: &RgbImage, outline: Option<&Corners>, advice: Advice) -> View {
    let mut small = fitted(frame);
    if let Some(outline) = outline {
        let corners = outline.scaled(small.width() as f32, small.height() as f32);
        draw(&mut small, &corners);
    }
    view(&small, advice)
}

/// A frame with the place for the card.
pub(super) fn card(frame: &RgbImage, advice: Advice) -> View {
    let mut small = fitted(frame);
    let (width, height) = (small.width() as f32, small.height() as f32);
    let across = GUIDE * width.min(height * CARD);
    let (x, y) = (across / 2.0, across / CARD / 2.0);
    let guide = Corners(
        [(-x, -y), (x, -y), (x, y), (-x, y)]
            .map(|(x, y)| Point::new(width / 2.0 + x, height / 2.0 + y)),
    );
    draw(&mut small, &guide);
    view(&small, advice)
}

fn fitted(frame: &RgbImage) -> RgbImage {
    let (width, height) = (frame.width().max(1) as f32, frame.height().max(1) as f32);
    let share = (LARGEST.0 as f32 / width).min(LARGEST.1 as f32 / height);
    if share >= 1.0 {
        return frame.clone();
    }
    let new = |length: f32, most: u32| ((length * share).round() as u32).clamp(1, most);
    resized(frame, new(width, LARGEST.0), new(height, LARGEST.1))
}

fn view(picture: &RgbImage, advice: Advice) -> View {
    let (pixels, _) = picture.as_raw().as_chunks::<3>();
    View {
        width: picture.width(),
        height: picture.height(),
        rgba: pixels
            .iter()
            .flat_map(|[red, green, blue]| [*red, *green, *blue, u8::MAX])
            .collect(),
        advice,
    }
}

/// Draws the four sides.
fn draw(picture: &mut RgbImage, corners: &Corners) {
    // All of the dark first: at the corners no side covers the light of another one.
    for (half, colour) in [(DARK_HALF, DARK), (LIGHT_HALF, LIGHT)] {
        for number in 0..4 {
            line(picture, corners.side(number), half, colour);
        }
    }
}

fn line(picture: &mut RgbImage, (from, to): (Point, Point), half: f32, colour: [u8; 3]) {
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let length = (dx * dx + dy * dy).max(f32::MIN_POSITIVE);
    // A side is nearly as long as the picture: stepping along it touches far fewer pixels than its box has.
    let steps = (length.sqrt() * 2.0).min(8_000.0) as u32;
    for step in 0..=steps {
        let on = from.towards(to, step as f32 / steps.max(1) as f32);
        for y in span(on.y, half, picture.height()) {
            for x in span(on.x, half, picture.width()) {
                let away = Point::new(x as f32 + 0.5, y as f32 + 0.5).distance(on);
                if away <= half {
                    picture.put_pixel(x, y, image::Rgb(colour));
                }
            }
        }
    }
}

/// The pixels along one axis that lie within so much of a place.
fn span(place: f32, half: f32, length: u32) -> std::ops::Range<u32> {
    // Numbers that are too small or none become 0.
    let (from, to) = ((place - half) as u32, (place + half).ceil() as u32);
    from.min(length)..to.min(length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;
    use proptest::prelude::*;

    fn colour(view: &View, x: u32, y: u32) -> [u8; 3] {
        let at = ((y * view.width + x) * 4) as usize;
        [view.rgba[at], view.rgba[at + 1], view.rgba[at + 2]]
    }

    fn shares(corners: [(f32, f32); 4]) -> Corners {
        Corners(corners.map(|(x, y)| Point::new(x, y)))
    }

    #[test]
    fn a_frame_is_made_to_fit_and_keeps_its_proportions() {
        for (frame, fits) in [
            ((1280, 720), (960, 540)),
            ((640, 480), (640, 480)),
            ((4000, 3000), (720, 540)),
            ((720, 1280), (304, 540)),
            ((9000, 1), (960, 1)),
        ] {
            let view = page(&RgbImage::new(frame.0, frame.1), None, Advice::LayPage);
            assert_eq!((view.width, view.height), fits);
            assert_eq!(view.rgba.len(), (fits.0 * fits.1 * 4) as usize);
        }
    }

    #[test]
    fn an_outline_is_seen_on_light_and_on_dark_tables() {
        let outline = shares([(0.25, 0.25), (0.75, 0.25), (0.75, 0.75), (0.25, 0.75)]);
        for table in [0, 128, 255] {
            let frame = RgbImage::from_pixel(400, 300, Rgb([table; 3]));
            let view = page(&frame, Some(&outline), Advice::HoldStill);
            // Across the left side.
            let row: Vec<[u8; 3]> = (90..110).map(|x| colour(&view, x, 150)).collect();
            assert!(row.contains(&LIGHT) && row.contains(&DARK));
            assert_eq!(colour(&view, 200, 150), [table; 3], "the page stays free");
            assert_eq!(colour(&view, 20, 20), [table; 3], "the table stays free");
        }
    }

    #[test]
    fn the_place_for_a_card_has_its_shape_and_lies_in_the_middle() {
        let view = card(&RgbImage::new(960, 540), Advice::ShowCard);
        let lit = |x: u32, y: u32| colour(&view, x, y) == LIGHT;
        let across: Vec<u32> = (0..960).filter(|x| lit(*x, 270)).collect();
        let down: Vec<u32> = (0..540).filter(|y| lit(480, *y)).collect();
        let length = |places: &[u32]| (places[places.len() - 1] - places[0]) as f32;
        let shape = length(&across) / length(&down);
        assert!((shape / CARD - 1.0).abs() < 0.02, "{shape}");
        assert_eq!(across[0] + across[across.len() - 1], 959);
    }

    proptest! {
        #[test]
        fn corners_anywhere_do_no_harm(
            places in prop::array::uniform8(prop_oneof![
                -2.0_f32..3.0,
                Just(f32::NAN),
                Just(1e30),
                Just(f32::NEG_INFINITY),
            ]),
        ) {
            let [a, b, c, d, e, f, g, h] = places;
            let outline = shares([(a, b), (c, d), (e, f), (g, h)]);
            let view = page(&RgbImage::new(64, 48), Some(&outline), Advice::HoldStill);
            prop_assert_eq!(view.rgba.len(), 64 * 48 * 4);
        }
    }
}
