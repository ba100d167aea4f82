//! Texts broken into rows: spans of two weights, greedy wrap on spaces, long words cut as a last resort.

use super::{POINT, Text};
use crate::paper::PaperError;
use crate::paper::font::{CAP_HEIGHT, Typeface};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A stretch of text in one typeface.
#[derive(Debug, Clone, Copy)]
pub struct Span<'a> {
    /// How heavy.
    pub typeface: Typeface,
    /// The text; `\n` starts a new row.
    pub text: &'a str,
}

/// A stretch in the regular typeface.
pub fn regular(text: &str) -> Span<'_> {
    Span {
        typeface: Typeface::Regular,
        text,
    }
}

/// A stretch in the bold typeface.
pub fn bold(text: &str) -> Span<'_> {
    Span {
        typeface: Typeface::Bold,
        text,
    }
}

/// Which edge the rows of a paragraph lean on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Both edges equally far.
    Center,
    /// The left edge.
    Left,
    /// The right edge.
    Right,
}

/// A paragraph broken into rows that are not yet placed on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Paragraph {
    rows: Vec<Row>,
    size: f32,
    leading: f32,
}

#[derive(Debug, Clone, Default, PartialEq)]
struct Row {
    runs: Vec<Text>,
    width: f32,
}

type Pieces = Vec<(Typeface, String)>;

impl Paragraph {
    /// Breaks spans into rows.
    ///
    /// `size` is in points, `leading` the distance of base lines as a multiple of it, `width` in millimetres.
    /// Control and invisible characters are dropped; letters are put in normal form C, because a PDF
    /// with one decomposed letter gives back every copied text decomposed.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`].
    pub fn wrap(
        spans: &[Span<'_>],
        size: f32,
        leading: f32,
        width: f32,
    ) -> Result<Self, PaperError> {
        let mut rows = Vec::new();
        for line in lines(spans) {
            let mut current: Pieces = Vec::new();
            let mut laid = Row::default();
            for word in line {
                let candidate = joined(&current, &word, !current.is_empty());
                let wider = Row::lay(&candidate, size)?;
                if wider.width <= width {
                    (current, laid) = (candidate, wider);
                    continue;
                }
                if !current.is_empty() {
                    rows.push(std::mem::take(&mut laid));
                }
                (current, laid) = cut(&word, size, width, &mut rows)?;
            }
            if !current.is_empty() {
                rows.push(laid);
            }
        }
        Ok(Self {
            rows,
            size,
            leading,
        })
    }

    /// Breaks spans into as few rows as [`wrap`](Self::wrap), but of even length, so that no row holds one last word.
    ///
    /// # Errors
    /// [`PaperError::MissingGlyph`].
    pub fn balanced(
        spans: &[Span<'_>],
        size: f32,
        leading: f32,
        width: f32,
    ) -> Result<Self, PaperError> {
        let mut best = Self::wrap(spans, size, leading, width)?;
        if best.rows.len() < 2 {
            return Ok(best);
        }
        let (mut narrow, mut wide) = (0.0, width);
        // Eight halvings of a column come to half a millimetre.
        for _ in 0..8 {
            let middle = f32::midpoint(narrow, wide);
            let candidate = Self::wrap(spans, size, leading, middle)?;
            if candidate.rows.len() > best.rows.len() {
                narrow = middle;
            } else {
                wide = middle;
                best = candidate;
            }
        }
        Ok(best)
    }

    /// Height in millimetres.
    pub fn height(&self) -> f32 {
        self.rows.iter().map(|_| self.row_height()).sum()
    }

    /// Height of one row in millimetres.
    pub fn row_height(&self) -> f32 {
        self.size * self.leading * POINT
    }

    /// Width of the widest row in millimetres.
    pub fn width(&self) -> f32 {
        self.rows
            .iter()
            .fold(0.0, |widest, row| row.width.max(widest))
    }

    /// The texts of each row, placed in a column; the first entry of each is the row's top.
    pub(super) fn placed(
        self,
        x: f32,
        width: f32,
        align: Align,
    ) -> impl Iterator<Item = Vec<Text>> {
        let capital = CAP_HEIGHT / 1000.0 * self.size * POINT;
        let baseline = (self.row_height() + capital) / 2.0;
        self.rows.into_iter().map(move |row| {
            let shift = x + match align {
                Align::Left => 0.0,
                Align::Center => (width - row.width) / 2.0,
                Align::Right => width - row.width,
            };
            let placed = row.runs.into_iter().map(|run| Text {
                x: run.x + shift,
                baseline,
                ..run
            });
            placed.collect()
        })
    }
}

impl Row {
    fn lay(pieces: &[(Typeface, String)], size: f32) -> Result<Self, PaperError> {
        let mut row = Self::default();
        for (typeface, text) in pieces {
            let glyphs = typeface.shape(text)?;
            let run = Text {
                x: row.width,
                baseline: 0.0,
                size,
                typeface: *typeface,
                glyphs,
            };
            row.width += run.width();
            row.runs.push(run);
        }
        Ok(row)
    }
}

/// Words of each line; a word may change its typeface inside.
fn lines(spans: &[Span<'_>]) -> Vec<Vec<Pieces>> {
    let mut lines: Vec<Vec<Pieces>> = vec![Vec::new()];
    let mut open = false;
    for span in spans {
        for letter in span.text.nfc() {
            let shown = match letter {
                '\n' => {
                    lines.push(Vec::new());
                    open = false;
                    continue;
                }
                // A space that must not break is drawn and copied like any other.
                '\u{a0}' => ' ',
                letter if letter.is_whitespace() => {
                    open = false;
                    continue;
                }
                letter if letter.is_control() || is_invisible(letter) => continue,
                letter => letter,
            };
            let Some(line) = lines.last_mut() else {
                continue;
            };
            if !open {
                line.push(Vec::new());
                open = true;
            }
            if let Some(word) = line.last_mut() {
                append(word, span.typeface, shown.encode_utf8(&mut [0; 4]));
            }
        }
    }
    lines
}

/// Soft hyphens, joiners and marks of direction: they would map a blank glyph to themselves.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

fn append(pieces: &mut Pieces, typeface: Typeface, text: &str) {
    match pieces.last_mut() {
        Some((last, piece)) if *last == typeface => piece.push_str(text),
        _ => pieces.push((typeface, text.to_owned())),
    }
}

fn joined(row: &[(Typeface, String)], word: &[(Typeface, String)], spaced: bool) -> Pieces {
    let mut pieces = row.to_vec();
    if let (true, Some((_, last))) = (spaced, pieces.last_mut()) {
        last.push(' ');
    }
    for (typeface, text) in word {
        append(&mut pieces, *typeface, text);
    }
    pieces
}

/// Starts a row with a word; what of it is wider than the column goes to rows of its own.
fn cut(
    word: &[(Typeface, String)],
    size: f32,
    width: f32,
    rows: &mut Vec<Row>,
) -> Result<(Pieces, Row), PaperError> {
    let whole = Row::lay(word, size)?;
    if whole.width <= width {
        return Ok((word.to_vec(), whole));
    }
    let mut current: Pieces = Vec::new();
    let mut laid = Row::default();
    for (typeface, text) in word {
        for letter in text.chars() {
            let mut candidate = current.clone();
            append(&mut candidate, *typeface, letter.encode_utf8(&mut [0; 4]));
            let wider = Row::lay(&candidate, size)?;
            if wider.width > width && !current.is_empty() && !is_combining_mark(letter) {
                rows.push(std::mem::take(&mut laid));
                candidate = vec![(*typeface, letter.to_string())];
                laid = Row::lay(&candidate, size)?;
            } else {
                laid = wider;
            }
            current = candidate;
        }
    }
    Ok((current, laid))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn rows(spans: &[Span<'_>], width: f32) -> Vec<String> {
        let paragraph = Paragraph::wrap(spans, 14.0, 1.3, width).unwrap();
        assert!(paragraph.width() <= width);
        paragraph
            .rows
            .iter()
            .map(|row| row.runs.iter().map(Text::says).collect())
            .collect()
    }

    #[test]
    fn rows_break_at_spaces_and_lose_no_word() {
        let text = "Bác cầm phiếu này ra quầy số 3, cán bộ sẽ đưa bác giấy hẹn.";
        let rows = rows(&[regular(text)], 60.0);
        assert!(rows.len() > 1);
        assert_eq!(rows.join(" "), text);
    }

    #[test]
    fn a_weight_may_change_inside_a_row_and_inside_a_word() {
        assert_eq!(
            rows(&[bold("Lệ phí: "), regular("15.000"), bold(" ₫")], 90.0),
            ["Lệ phí: 15.000 ₫"]
        );
        assert_eq!(rows(&[bold("Lệ"), regular("phí")], 90.0), ["Lệphí"]);
    }

    #[test]
    fn a_word_wider_than_the_column_is_cut() {
        let word = "nguyenthihoamotcuaphuongbachmai@example.vn";
        let rows = rows(&[regular("Thư:"), regular(" "), regular(word)], 40.0);
        assert!(rows.len() > 2);
        assert_eq!(rows.concat(), format!("Thư:{word}"));
    }

    #[test]
    fn a_hard_space_holds_words_together() {
        let rows = rows(&[regular("Bác cầm phiếu ra quầy số\u{a0}3")], 58.0);
        assert!(rows.last().unwrap().ends_with("số 3"), "{rows:?}");
    }

    #[test]
    fn breaks_and_invisible_signs_are_understood() {
        let text = "Một\u{200b} \u{1b}Cửa\r\n\tba\u{300}";
        assert_eq!(rows(&[regular(text)], 90.0), ["Một Cửa", "bà"]);
    }

    #[test]
    fn balanced_rows_leave_no_lonely_word() {
        let text = [bold("Bác cầm phiếu này và giấy tờ gốc ra quầy số 3.")];
        for width in 40_u8..120 {
            let width = f32::from(width);
            let plain = Paragraph::wrap(&text, 16.0, 1.3, width).unwrap();
            let even = Paragraph::balanced(&text, 16.0, 1.3, width).unwrap();
            assert_eq!(even.rows.len(), plain.rows.len());
            assert!(even.width() <= plain.width() + 0.01);
        }
        let even = Paragraph::balanced(&text, 16.0, 1.3, 126.0).unwrap();
        assert!(even.rows.last().unwrap().width > even.width() / 2.0);
    }

    #[test]
    fn an_empty_text_takes_no_room() {
        let paragraph = Paragraph::wrap(&[regular(" \u{200b} ")], 14.0, 1.3, 50.0).unwrap();
        assert!(paragraph.height().abs() < f32::EPSILON);
    }
}
