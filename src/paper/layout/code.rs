//! QR codes as filled areas, with modules of a whole number of printer dots.

use super::{Area, Item};
use crate::paper::PaperError;
use qrcode::{Color, EcLevel, QrCode};

/// Dots per millimetre of a thermal printer (203 dpi); modules are whole multiples, so that a
/// roll prints them sharp.
pub const DOTS: f32 = 8.0;

/// Blank modules around a code (ISO/IEC 18004).
pub const QUIET: f32 = 4.0;

/// A code that is ready to be placed.
#[derive(Debug, Clone)]
pub struct Code {
    modules: Vec<Color>,
    across: usize,
    module: f32,
}

impl Code {
    /// Makes a code whose side, without the quiet edge, is at most `room` millimetres.
    ///
    /// A quarter of it may be torn or stained (level Q).
    ///
    /// # Errors
    /// [`PaperError::CodeTooLong`] when a module would be smaller than three dots (0.375 mm).
    pub fn new(text: &str, room: f32) -> Result<Self, PaperError> {
        Self::at_level(text, room, EcLevel::Q)
    }

    /// Makes a code that is read soon after it is printed: a seventh of it may be damaged (level M), and
    /// its modules are larger.
    ///
    /// # Errors
    /// See [`new`](Self::new).
    pub fn of_fresh_paper(text: &str, room: f32) -> Result<Self, PaperError> {
        Self::at_level(text, room, EcLevel::M)
    }

    fn at_level(text: &str, room: f32, level: EcLevel) -> Result<Self, PaperError> {
        let too_long = || PaperError::CodeTooLong { bytes: text.len() };
        let code = QrCode::with_error_correction_level(text, level).map_err(|_| too_long())?;
        let across = code.width();
        let dots = (room * DOTS / length(across)).floor();
        if dots < 3.0 {
            return Err(too_long());
        }
        Ok(Self {
            modules: code.into_colors(),
            across,
            module: dots / DOTS,
        })
    }

    /// Side in millimetres, without the quiet edge.
    pub fn side(&self) -> f32 {
        length(self.across) * self.module
    }

    /// Width of the quiet edge in millimetres.
    pub fn quiet(&self) -> f32 {
        QUIET * self.module
    }

    /// The dark modules, with the upper left corner on the dot nearest to `x`, `y`.
    pub fn place(&self, x: f32, y: f32) -> Item {
        let [x, y] = [x, y].map(|edge| (edge * DOTS).round() / DOTS);
        let mut areas = Vec::new();
        for (row, modules) in self.modules.chunks(self.across).enumerate() {
            let mut column = 0;
            for stretch in modules.chunk_by(|one, other| one == other) {
                if stretch.first() == Some(&Color::Dark) {
                    areas.push(Area {
                        x: x + length(column) * self.module,
                        y: y + length(row) * self.module,
                        width: length(stretch.len()) * self.module,
                        height: self.module,
                    });
                }
                column += stretch.len();
            }
        }
        Item::Filled(areas)
    }
}

/// A code has at most 177 modules a side.
#[allow(clippy::cast_precision_loss)]
fn length(modules: usize) -> f32 {
    modules as f32
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_whole_dots_on_the_dot_grid() {
        let code = Code::new("K7M4PX2RC", 26.0).unwrap();
        assert!(code.side() <= 26.0 && code.side() > 20.0);
        let Item::Filled(areas) = code.place(41.03, 17.21) else {
            panic!("not filled")
        };
        for area in areas {
            for edge in [area.x, area.y, area.width, area.height] {
                let dots = edge * DOTS;
                assert!((dots - dots.round()).abs() < 1e-3, "{area:?}");
            }
        }
    }

    #[test]
    fn a_text_that_does_not_fit_is_refused() {
        let long = "x".repeat(600);
        assert!(matches!(
            Code::new(&long, 26.0),
            Err(PaperError::CodeTooLong { bytes: 600 })
        ));
        let longer = "x".repeat(6000);
        assert!(matches!(
            Code::new(&longer, 500.0),
            Err(PaperError::CodeTooLong { bytes: 6000 })
        ));
    }
}
