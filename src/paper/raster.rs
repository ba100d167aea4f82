//! Pages as grey pictures: the slip on the screen, the demo's PNG and a thermal printer's dots.

use super::PaperError;
use super::font::units;
use super::layout::{Area, Item, POINT, Page, Text};
use ab_glyph_rasterizer::{Point, Rasterizer, point};
use rustybuzz::ttf_parser::{GlyphId, OutlineBuilder};

/// A picture with one byte a pixel, row by row: 0 is black, 255 is white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GreyImage {
    /// Pixels in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// `width * height` bytes.
    pub pixels: Vec<u8>,
}

/// Draws a page at `dots_per_mm` pixels a millimetre (8 for a 203 dpi printer).
///
/// # Errors
/// [`PaperError::Face`].
pub fn draw(page: &Page, dots_per_mm: f32) -> Result<GreyImage, PaperError> {
    let [width, height] = [page.width, page.height].map(|side| dots(side * dots_per_mm));
    let mut ink = Ink {
        rasterizer: Rasterizer::new(width, height),
        scale: dots_per_mm,
    };
    for item in &page.items {
        match item {
            Item::Filled(areas) => areas.iter().for_each(|area| ink.fill(area)),
            Item::Frame { area, pen } => ink.frame(area, *pen),
            Item::Line { from, to, pen } => ink.line(*from, *to, *pen),
            Item::Stroke { points, pen } => ink.stroke(points, *pen),
            Item::Text(text) => ink.text(text)?,
        }
    }
    let mut pixels = vec![u8::MAX; width * height];
    ink.rasterizer.for_each_pixel(|place, coverage| {
        if let Some(pixel) = pixels.get_mut(place) {
            *pixel = grey(coverage);
        }
    });
    let [width, height] = [width, height].map(|side| u32::try_from(side).unwrap_or(u32::MAX));
    Ok(GreyImage {
        width,
        height,
        pixels,
    })
}

/// Whole pixels; pages are metres at most, so nothing is cut off.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
pub(super) fn dots(length: f32) -> usize {
    length.round().max(1.0) as usize
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn grey(coverage: f32) -> u8 {
    ((1.0 - coverage.clamp(0.0, 1.0)) * 255.0).round() as u8
}

struct Ink {
    rasterizer: Rasterizer,
    scale: f32,
}

impl Ink {
    fn polygon(&mut self, corners: &[[f32; 2]]) {
        let corners: Vec<Point> = corners
            .iter()
            .map(|[x, y]| point(x * self.scale, y * self.scale))
            .collect();
        for (place, corner) in corners.iter().enumerate() {
            let next = corners.get(place + 1).or(corners.first());
            if let Some(next) = next {
                self.rasterizer.draw_line(*corner, *next);
            }
        }
    }

    fn fill(&mut self, area: &Area) {
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        self.polygon(&[
            [area.x, area.y],
            [area.x, bottom],
            [right, bottom],
            [right, area.y],
        ]);
    }

    fn frame(&mut self, area: &Area, pen: f32) {
        let half = pen / 2.0;
        let (right, bottom) = (area.x + area.width, area.y + area.height);
        let across = area.width + pen;
        let upright = area.height - pen;
        for (x, y, width, height) in [
            (area.x - half, area.y - half, across, pen),
            (area.x - half, bottom - half, across, pen),
            (area.x - half, area.y + half, pen, upright),
            (right - half, area.y + half, pen, upright),
        ] {
            self.fill(&Area {
                x,
                y,
                width,
                height,
            });
        }
    }

    fn line(&mut self, from: [f32; 2], to: [f32; 2], pen: f32) {
        let (along_x, along_y) = (to[0] - from[0], to[1] - from[1]);
        let length = along_x.hypot(along_y);
        if length <= 0.0 {
            return;
        }
        let (x, y) = (-along_y / length * pen / 2.0, along_x / length * pen / 2.0);
        self.polygon(&[
            [from[0] - x, from[1] - y],
            [from[0] + x, from[1] + y],
            [to[0] + x, to[1] + y],
            [to[0] - x, to[1] - y],
        ]);
    }

    fn stroke(&mut self, points: &[[f32; 2]], pen: f32) {
        for piece in points.windows(2) {
            self.line(piece[0], piece[1], pen);
        }
        for point in points {
            self.dot(*point, pen / 2.0);
        }
    }

    /// Turns the way that all areas turn, so that what lies over another is no hole.
    fn dot(&mut self, [x, y]: [f32; 2], radius: f32) {
        let corners = std::array::from_fn::<[f32; 2], 16, _>(|corner| {
            let corner = u8::try_from(corner).map_or(0.0, f32::from);
            let (sine, cosine) = (-corner * std::f32::consts::TAU / 16.0).sin_cos();
            [x + radius * cosine, y + radius * sine]
        });
        self.polygon(&corners);
    }

    fn text(&mut self, text: &Text) -> Result<(), PaperError> {
        let face = text.typeface.face()?;
        let mut pen = 0.0;
        for glyph in &text.glyphs {
            let x = text.x + (pen + glyph.x_offset) * text.em();
            let y = text.baseline - glyph.y_offset * text.em();
            let mut outline = Outline {
                rasterizer: &mut self.rasterizer,
                origin: point(x * self.scale, y * self.scale),
                scale: text.size * POINT * self.scale / units(face),
                start: point(0.0, 0.0),
                pen: point(0.0, 0.0),
            };
            // A blank glyph has no outline.
            let _ = face.outline_glyph(GlyphId(glyph.id), &mut outline);
            pen += glyph.advance;
        }
        Ok(())
    }
}

struct Outline<'a> {
    rasterizer: &'a mut Rasterizer,
    origin: Point,
    scale: f32,
    start: Point,
    pen: Point,
}

impl Outline<'_> {
    fn at(&self, x: f32, y: f32) -> Point {
        point(
            self.origin.x + x * self.scale,
            self.origin.y - y * self.scale,
        )
    }
}

impl OutlineBuilder for Outline<'_> {
    fn move_to(&mut self, x: f32, y: f32) {
        self.start = self.at(x, y);
        self.pen = self.start;
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let end = self.at(x, y);
        self.rasterizer.draw_line(self.pen, end);
        self.pen = end;
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let end = self.at(x, y);
        self.rasterizer.draw_quad(self.pen, self.at(x1, y1), end);
        self.pen = end;
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let end = self.at(x, y);
        self.rasterizer
            .draw_cubic(self.pen, self.at(x1, y1), self.at(x2, y2), end);
        self.pen = end;
    }

    fn close(&mut self) {
        self.rasterizer.draw_line(self.pen, self.start);
        self.pen = self.start;
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::paper::font::Typeface;

    /// Left, top, right and bottom of the pixels that hold ink.
    fn inked(item: Item) -> [usize; 4] {
        let page = Page {
            width: 40.0,
            height: 20.0,
            items: vec![item],
        };
        let image = draw(&page, 10.0).unwrap();
        assert_eq!(
            (image.width, image.height, image.pixels.len()),
            (400, 200, 80_000)
        );
        let dark = || (0..80_000).filter(|place| image.pixels[*place] < 128);
        [
            dark().map(|place| place % 400).min().unwrap(),
            dark().next().unwrap() / 400,
            dark().map(|place| place % 400).max().unwrap(),
            dark().next_back().unwrap() / 400,
        ]
    }

    #[test]
    fn shapes_are_drawn_where_they_stand() {
        let area = Area {
            x: 5.0,
            y: 3.0,
            width: 10.0,
            height: 4.0,
        };
        assert_eq!(inked(Item::Filled(vec![area])), [50, 30, 149, 69]);
        assert_eq!(inked(Item::Frame { area, pen: 0.4 }), [48, 28, 151, 71]);
        let line = Item::Line {
            from: [2.0, 8.0],
            to: [30.0, 8.0],
            pen: 0.2,
        };
        assert_eq!(inked(line), [20, 79, 299, 80]);
    }

    #[test]
    fn a_hand_drawn_line_has_round_ends_and_no_hole_where_it_crosses_itself() {
        let stroke = |points: &[[f32; 2]]| Item::Stroke {
            points: points.to_vec(),
            pen: 1.0,
        };
        assert_eq!(inked(stroke(&[[5.0, 5.0]])), [45, 45, 54, 54]);
        let line = inked(stroke(&[[5.0, 5.0], [25.0, 5.0]]));
        assert_eq!(line, [45, 45, 254, 54]);
        let page = Page {
            width: 40.0,
            height: 20.0,
            // There and back, and across.
            items: vec![
                stroke(&[[5.0, 5.0], [25.0, 5.0], [5.0, 5.0]]),
                stroke(&[[15.0, 10.0], [15.0, 2.0]]),
            ],
        };
        let image = draw(&page, 10.0).unwrap();
        let row = &image.pixels[400 * 50 + 50..400 * 50 + 250];
        assert!(row.iter().all(|pixel| *pixel == 0));
    }

    #[test]
    fn a_capital_stands_on_its_base_line_under_its_mark() {
        let letter = |text: &str| {
            let glyphs = Typeface::Bold.shape(text).unwrap();
            let text = Text {
                x: 5.0,
                baseline: 15.0,
                size: 20.0,
                typeface: Typeface::Bold,
                glyphs,
            };
            inked(Item::Text(text))
        };
        let [left, top, right, bottom] = letter("E");
        assert!(left >= 50 && right < 110);
        assert_eq!(bottom, 149);
        assert_eq!(bottom + 1 - top, dots(0.74 * 20.0 * POINT * 10.0));
        let [_, marked_top, _, marked_bottom] = letter("Ể");
        assert!(marked_top + 10 < top);
        assert_eq!(marked_bottom, bottom);
    }
}
