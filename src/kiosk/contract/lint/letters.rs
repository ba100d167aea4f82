//! Letters and lines: the font covers the language, nothing is cut, nothing is crowded (C07, C08, C12).

use crate::config::texts::Lookup;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::look::FONT_FILES;
use crate::kiosk::page::Block;
use crate::kiosk::semantic::{self, Node};
use iced::Rectangle;
use rustybuzz::ttf_parser::Face;
use std::collections::BTreeSet;

const LINE: Aspect = Aspect::at_least("C07", "line height by font size", 1.5, "");
const LINE_LENGTH: Aspect = Aspect::at_most("C07", "letters in a line", 60.0, "");
const PARAGRAPH: Aspect =
    Aspect::at_least("C07", "paragraph to paragraph, by line height", 1.3, "");
const CAPITALS: Aspect = Aspect::always("C07", "only names, codes and abbreviations in capitals");
const COVERED: Aspect = Aspect::always("C08", "every letter has a glyph");
const LINES_APART: Aspect = Aspect::at_least(
    "C08",
    "room between the lowest and the tallest letters of two lines",
    0.0,
    "px",
);
const GLYPH_ROOM: Aspect = Aspect::at_least(
    "C08",
    "the tallest letter within its line, which nothing cuts",
    0.0,
    "px",
)
.told();
const CUT: Aspect = Aspect::always("C12", "no text is cut or leaves its frame");
const ON_SCREEN: Aspect = Aspect::always("C12", "everything stands on the panel");
const APART: Aspect = Aspect::always("C12", "no two texts overlap");
const COMPLETE: Aspect = Aspect::always("C12", "no sentence is missing or shortened");

/// All Vietnamese letters but the plain ones, and those that reach highest and lowest.
const MARKED: &str = include_str!("letters.txt");

/// What the text fonts can draw.
pub struct Letters {
    cap_ratio: f32,
    covered: BTreeSet<u32>,
    /// From the top of the tallest letter, and from the foot of the lowest, to the edge of a line
    /// as high as the font is large.
    room: (f32, f32),
}

impl Letters {
    /// Reads the fonts that the program carries.
    pub fn read() -> Self {
        let texts = FONT_FILES.iter().take(2);
        let faces: Vec<Face<'static>> =
            texts.filter_map(|file| Face::parse(file, 0).ok()).collect();
        let cap_ratio = faces.first().and_then(|face| {
            Some(f32::from(face.capital_height()?) / f32::from(face.units_per_em()))
        });
        let mut covered: Vec<BTreeSet<u32>> = faces.iter().map(codepoints).collect();
        let first = covered.pop().unwrap_or_default();
        let covered = covered
            .iter()
            .fold(first, |all, face| all.intersection(face).copied().collect());
        let room = faces
            .iter()
            .flat_map(|face| MARKED.chars().filter_map(|letter| room(face, letter)))
            .reduce(|least, one| (least.0.min(one.0), least.1.min(one.1)));
        Self {
            cap_ratio: cap_ratio.unwrap_or(0.7),
            covered,
            room: room.unwrap_or((-1.0, -1.0)),
        }
    }

    /// Capital height by font size.
    pub fn cap_ratio(&self) -> f32 {
        self.cap_ratio
    }

    /// Whether both weights have a glyph for every letter.
    fn covers(&self, text: &str) -> bool {
        text.chars()
            .filter(|sign| !sign.is_whitespace())
            .all(|sign| self.covered.contains(&u32::from(sign)))
    }

    /// The least room between the letters of the language and the edge of their line, in pixels.
    fn room(&self, font_px: f32, line_px: f32) -> f32 {
        // What a line is higher than its font is shared above and below.
        let more = (line_px - font_px) / 2.0;
        self.room.0.min(self.room.1) * font_px + more
    }

    /// What is left between the foot of the lowest letter and the top of the tallest below it.
    fn between(&self, font_px: f32, line_px: f32) -> f32 {
        (self.room.0 + self.room.1) * font_px + (line_px - font_px)
    }

    pub(super) fn measure(&self, screen: &Screen, lookup: &Lookup, tally: &mut Tally) {
        let mut sizes: Vec<(u32, u32)> = Vec::new();
        let personal = screen.personal();
        for text in screen.texts() {
            let says = || text.text.clone();
            tally.note(&LINE, text.line_height_px / text.font_px, screen, says);
            tally.note(&LINE_LENGTH, text.longest_line as f32, screen, says);
            tally.check(&COVERED, self.covers(&text.text), screen, says);
            let shortened = text.text.contains('…') && lookup.key_of(&text.text).is_none();
            let complete = !shortened && !text.text.contains(['⟨', '⟩']);
            tally.check(&COMPLETE, complete, screen, says);
            if !personal.contains(&text.text) && screen.target_around(text).is_none() {
                tally.check(&CAPITALS, !is_shouted(&text.text), screen, says);
            }
            let size = (text.font_px.to_bits(), text.line_height_px.to_bits());
            if !sizes.contains(&size) {
                sizes.push(size);
                let (font, line) = (text.font_px, text.line_height_px);
                let size = || format!("{font} px");
                tally.note(&GLYPH_ROOM, self.room(font, line), screen, size);
                tally.note(&LINES_APART, self.between(font, line), screen, size);
            }
        }
        edges(screen, tally);
        overlaps(screen, tally);
        paragraphs(screen, tally);
    }
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Letters(…)")
    }
}

fn codepoints(face: &Face<'_>) -> BTreeSet<u32> {
    let mut all = BTreeSet::new();
    let tables = face.tables().cmap.into_iter();
    for table in tables.flat_map(|cmap| cmap.subtables) {
        if table.is_unicode() {
            table.codepoints(|code| {
                let drawn = char::from_u32(code).and_then(|sign| face.glyph_index(sign));
                if drawn.is_some() {
                    let _ = all.insert(code);
                }
            });
        }
    }
    all
}

/// Room above and below a letter, by font size, in a line as high as the font is large, laid out
/// as the renderer does: the font's own height in the middle of the line.
fn room(face: &Face<'_>, letter: char) -> Option<(f32, f32)> {
    let ink = face.glyph_bounding_box(face.glyph_index(letter)?)?;
    let by_size = |units: i16| f32::from(units) / f32::from(face.units_per_em());
    let (ascent, descent) = (by_size(face.ascender()), -by_size(face.descender()));
    let baseline = (1.0 - ascent - descent) / 2.0 + ascent;
    let above = baseline - by_size(ink.y_max);
    let below = 1.0 - baseline + by_size(ink.y_min);
    Some((above, below))
}

/// More than one word, all in capitals.
fn is_shouted(text: &str) -> bool {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().filter(|sign| sign.is_alphabetic()).count() > 1)
        .collect();
    words.len() > 1
        && words
            .iter()
            .all(|word| !word.chars().any(char::is_lowercase))
}

fn edges(screen: &Screen, tally: &mut Tally) {
    let cut: Vec<&Node> = semantic::cut(&screen.nodes)
        .into_iter()
        .filter(|node| node.is_text())
        .collect();
    let panel = Rectangle {
        x: 0.0,
        y: 0.0,
        width: screen.look.width,
        height: screen.look.height,
    };
    for node in &screen.nodes {
        if node.is_text() {
            let is_cut = cut.iter().any(|one| std::ptr::eq(*one, node));
            tally.check(&CUT, !is_cut, screen, || node.text.clone());
        }
        if node.is_text() || node.is_target() {
            let inside = node.extent().is_within(&panel.expand(1.5));
            tally.check(&ON_SCREEN, inside, screen, || node.text.clone());
        }
    }
}

fn overlaps(screen: &Screen, tally: &mut Tally) {
    let texts: Vec<(&Node, Rectangle)> = screen
        .texts()
        .filter(|text| !text.text.is_empty())
        .map(|text| (text, text.extent()))
        .collect();
    let mut crossing = None;
    for (place, (one, area)) in texts.iter().enumerate() {
        for (other, other_area) in &texts[place + 1..] {
            let common = area.intersection(other_area);
            if common.is_some_and(|area| area.width > 1.5 && area.height > 1.5) {
                crossing = Some(format!("{} and {}", one.text, other.text));
            }
        }
    }
    tally.check(&APART, crossing.is_none(), screen, || {
        crossing.unwrap_or_default()
    });
}

/// From the last line of a paragraph to the first of the next.
fn paragraphs(screen: &Screen, tally: &mut Tally) {
    let mut runs: Vec<&[String]> = vec![&screen.page.lead];
    prose(&screen.page.body, &mut runs);
    for run in runs {
        for pair in run.windows(2) {
            let node = |words: &String| screen.texts().find(|text| text.text == *words);
            if let (Some(one), Some(next)) = (node(&pair[0]), node(&pair[1])) {
                let gap = next.bounds.y - one.bounds.y - one.bounds.height;
                let ratio = (gap + one.line_height_px) / one.line_height_px;
                tally.note(&PARAGRAPH, ratio, screen, || one.text.clone());
            }
        }
    }
}

fn prose<'a>(blocks: &'a [Block], runs: &mut Vec<&'a [String]>) {
    for block in blocks {
        match block {
            Block::Prose(sentences) => runs.push(sentences),
            Block::Columns { left, right, .. } => {
                prose(left, runs);
                prose(right, runs);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_draw_every_letter_of_the_language_within_its_line() {
        let letters = Letters::read();
        assert!(letters.cap_ratio() > 0.7);
        assert!(MARKED.chars().count() > 130);
        assert!(letters.covers(MARKED));
        assert!(!letters.covers("漢"));
        assert!(letters.between(40.0, 60.0) >= 0.0);
        assert!(letters.between(40.0, 50.0) < 0.0, "a line too low is told");
    }

    #[test]
    fn a_shouted_sentence_is_known_from_a_name_of_one_word() {
        assert!(is_shouted("BẤM VÀO ĐÂY"));
        assert!(!is_shouted("Bấm vào ĐÂY"));
        assert!(!is_shouted("K7M2-9QXA"));
    }
}
