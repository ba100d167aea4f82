//! A page cut into strips, for a screen that is lower than the page.
//!
//! One idea: a cut goes where nothing is drawn, so that no line of text is ever halved; white at the
//! edges and wide white gaps are left out.

use super::PaperError;
use super::layout::Page;
use super::raster::{self, GreyImage};

/// So much of the white on the left and right is left out, in millimetres.
const SIDE: f32 = 12.0;
/// White rows kept above and below what is drawn, in millimetres.
const AIR: f32 = 2.0;
/// White that is wider ends a strip, in millimetres.
const WIDEST_GAP: f32 = 40.0;

/// Draws a page at `dots_per_mm` and cuts it into strips of at most `highest` rows.
///
/// # Errors
/// [`PaperError::Face`].
pub fn cut(page: &Page, dots_per_mm: f32, highest: usize) -> Result<Vec<GreyImage>, PaperError> {
    let image = raster::draw(page, dots_per_mm)?;
    let (width, height) = (size(image.width), size(image.height));
    let side = dots(SIDE * dots_per_mm).min(width / 4);
    let air = dots(AIR * dots_per_mm);
    let inked: Vec<bool> = image
        .pixels
        .chunks(width.max(1))
        .map(|row| row.iter().any(|dot| *dot < u8::MAX))
        .collect();
    let highest = highest.max(1);
    let rows = stretches(&inked, highest, air, dots(WIDEST_GAP * dots_per_mm));
    let strips = rows.into_iter().map(|(top, bottom)| {
        let rows = image.pixels.chunks(width.max(1)).take(height);
        let rows = rows.skip(top).take(bottom - top);
        GreyImage {
            width: narrow(width - 2 * side),
            height: narrow(bottom - top),
            pixels: rows
                .flat_map(|row| &row[side..width - side])
                .copied()
                .collect(),
        }
    });
    Ok(strips.collect())
}

/// The rows of each strip, first and behind the last.
fn stretches(inked: &[bool], highest: usize, air: usize, widest: usize) -> Vec<(usize, usize)> {
    let mut all = Vec::new();
    let mut from = 0;
    while let Some(first) = (from..inked.len()).find(|row| inked[*row]) {
        let top = first.saturating_sub(air).max(from);
        let most = (top + highest).min(inked.len());
        let mut last = first;
        let mut white = first;
        for (row, inked) in inked.iter().enumerate().take(most).skip(first) {
            if !inked {
                white = row;
            } else if row - last > widest {
                break;
            } else {
                last = row;
            }
        }
        let goes_on = last + 1 == most && inked.get(most) == Some(&true);
        // Through something taller than a strip there is no other way.
        let end = if goes_on && white > first {
            white
        } else {
            last + 1
        };
        let white = (end..most).take(air).take_while(|row| !inked[*row]);
        all.push((top, end + white.count()));
        from = end;
    }
    all
}

fn dots(length: f32) -> usize {
    raster::dots(length)
}

fn size(side: u32) -> usize {
    usize::try_from(side).unwrap_or_default()
}

fn narrow(side: usize) -> u32 {
    u32::try_from(side).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(drawn: &str) -> Vec<bool> {
        drawn.chars().map(|sign| sign == '#').collect()
    }

    #[test]
    fn no_line_of_text_is_halved() {
        let page = rows("..##..##..##..");
        assert_eq!(stretches(&page, 5, 0, 9), [(2, 5), (6, 9), (10, 12)]);
        assert_eq!(stretches(&page, 7, 1, 9), [(1, 8), (9, 13)]);
    }

    #[test]
    fn everything_that_is_drawn_is_in_a_strip() {
        let page = rows("#.###..#....##.#");
        for highest in 3..20 {
            let strips = stretches(&page, highest, 1, 20);
            for (row, inked) in page.iter().enumerate() {
                let shown = strips.iter().any(|(top, end)| (*top..*end).contains(&row));
                assert!(!inked || shown, "row {row} at {highest}: {strips:?}");
            }
            assert!(strips.iter().all(|(top, end)| end - top <= highest));
        }
    }

    #[test]
    fn what_is_taller_than_a_strip_goes_on_in_the_next() {
        assert_eq!(
            stretches(&rows("#######"), 3, 0, 9),
            [(0, 3), (3, 6), (6, 7)]
        );
    }

    #[test]
    fn a_wide_gap_is_left_out() {
        assert_eq!(stretches(&rows("##......##"), 20, 0, 3), [(0, 2), (8, 10)]);
    }
}
