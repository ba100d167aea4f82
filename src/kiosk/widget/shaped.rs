//! Texts set in type, and a memory of those set before.
//!
//! Setting a text is the dearest part of laying out a page. Whoever lays out thousands of pages that
//! share their sentences asks for a memory; without one nothing is kept, so that no page of a
//! resident outlives its visit.

use iced::advanced::text::{Difference, Paragraph as _, Text};
use iced::{Font, Size};
use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::marker::PhantomData;
use std::rc::Rc;

type Paragraph = <iced::Renderer as iced::advanced::text::Renderer>::Paragraph;

/// So many texts are remembered at least, and twice as many at most.
const REMEMBERED: usize = 4096;

thread_local! {
    static MEMORY: RefCell<Option<Memory>> = const { RefCell::new(None) };
}

/// While it lives, this thread sets no text twice.
#[derive(Debug)]
pub struct Remembering {
    /// It belongs to its thread.
    here: PhantomData<*const ()>,
}

impl Remembering {
    /// Begins to remember.
    pub fn begin() -> Self {
        MEMORY.with(|memory| *memory.borrow_mut() = Some(Memory::default()));
        Self { here: PhantomData }
    }
}

impl Drop for Remembering {
    fn drop(&mut self) {
        MEMORY.with(|memory| *memory.borrow_mut() = None);
    }
}

/// A text set in type.
#[derive(Default)]
struct Set {
    paragraph: Paragraph,
    longest_line: OnceCell<usize>,
}

impl Set {
    fn new(text: Text<&str>) -> Rc<Self> {
        Rc::new(Self {
            paragraph: Paragraph::with_text(text),
            longest_line: OnceCell::new(),
        })
    }

    fn measures(&self) -> Measures {
        Measures {
            size: self.paragraph.min_bounds(),
            longest_line: *self
                .longest_line
                .get_or_init(|| longest_line(&self.paragraph)),
        }
    }
}

/// What a text takes if nothing cuts it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measures {
    /// Its room in pixels.
    pub size: Size,
    /// Letters and spaces in its longest line.
    pub longest_line: usize,
}

fn longest_line(paragraph: &Paragraph) -> usize {
    let runs = paragraph.buffer().layout_runs();
    runs.map(|run| {
        let starts = run.glyphs.iter().map(|glyph| glyph.start).min();
        let ends = run.glyphs.iter().map(|glyph| glyph.end).max();
        let line = starts
            .zip(ends)
            .and_then(|(from, to)| run.text.get(from..to));
        line.map_or(0, |line| line.chars().count())
    })
    .max()
    .unwrap_or(0)
}

/// What decides how a text is set, its words aside: size, height of a line and width, in bits.
type Format = (Font, u32, u32, u32);

fn format(text: &Text<&str>) -> Format {
    let line = text.line_height.to_absolute(text.size);
    let width = text.bounds.width;
    (
        text.font,
        text.size.0.to_bits(),
        line.0.to_bits(),
        width.to_bits(),
    )
}

type Texts = HashMap<Format, HashMap<String, Rc<Set>>>;

/// The texts of late and those before; what is asked for again is one of late.
#[derive(Default)]
struct Memory {
    late: Texts,
    before: Texts,
    count: usize,
}

impl Memory {
    fn find(&mut self, text: &Text<&str>) -> Option<Rc<Set>> {
        let format = format(text);
        let known = |texts: &Texts| texts.get(&format)?.get(text.content).cloned();
        if let Some(late) = known(&self.late) {
            return Some(late);
        }
        let before = known(&self.before)?;
        self.keep(text, Rc::clone(&before));
        Some(before)
    }

    fn keep(&mut self, text: &Text<&str>, set: Rc<Set>) {
        if self.count >= REMEMBERED {
            self.before = std::mem::take(&mut self.late);
            self.count = 0;
        }
        self.count += 1;
        let texts = self.late.entry(format(text)).or_default();
        let _ = texts.insert(text.content.to_owned(), set);
    }
}

/// Sets a text, or remembers it.
fn set(text: Text<&str>) -> Rc<Set> {
    MEMORY.with_borrow_mut(|memory| {
        let Some(memory) = memory else {
            return Set::new(text);
        };
        let whole = memory.find(&text).unwrap_or_else(|| {
            let whole = Set::new(Text {
                bounds: endless(text.bounds.width),
                ..text
            });
            memory.keep(&text, Rc::clone(&whole));
            whole
        });
        // What nothing cuts is set alike in bounds of any height.
        if whole.paragraph.min_bounds().height <= text.bounds.height {
            whole
        } else {
            Set::new(text)
        }
    })
}

fn endless(width: f32) -> Size {
    Size::new(width, f32::INFINITY)
}

/// A text that stays set as long as it is the same.
#[derive(Default)]
pub struct Shaped {
    words: String,
    bounds: Size,
    set: Rc<Set>,
    whole: Option<(f32, Measures)>,
}

impl Shaped {
    /// Sets the text, where it is another one or stands in other bounds, and gives its room.
    pub fn update(&mut self, text: Text<&str>) -> Size {
        let looks = self.set.paragraph.compare(text.with_content(()));
        let is_other = self.words != text.content
            || self.bounds != text.bounds
            || matches!(looks, Difference::Shape);
        if is_other {
            text.content.clone_into(&mut self.words);
            self.bounds = text.bounds;
            self.set = set(text);
            self.whole = None;
        }
        self.set.paragraph.min_bounds()
    }

    /// The text as it is drawn.
    pub fn paragraph(&self) -> &Paragraph {
        &self.set.paragraph
    }

    /// What the text takes at this width if nothing cuts it.
    pub fn whole(&mut self, width: f32) -> Measures {
        if let Some((_, whole)) = self.whole.filter(|(at, _)| *at == width) {
            return whole;
        }
        let paragraph = &self.set.paragraph;
        let size = paragraph.min_bounds();
        // Lines that fit into less room break at the same words.
        let fits =
            size.width <= width && width <= self.bounds.width && size.height <= self.bounds.height;
        let whole = if fits {
            self.set.measures()
        } else {
            let text = Text {
                content: self.words.as_str(),
                bounds: endless(width),
                size: paragraph.size(),
                line_height: paragraph.line_height(),
                font: paragraph.font(),
                align_x: paragraph.align_x(),
                align_y: paragraph.align_y(),
                shaping: paragraph.shaping(),
                wrapping: paragraph.wrapping(),
            };
            set(text).measures()
        };
        self.whole = Some((width, whole));
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kiosk::look::REGULAR;
    use crate::kiosk::measure::load_fonts;
    use iced::Pixels;
    use iced::advanced::widget::text::Format;

    /// What a text takes in these bounds, and what it would take at another width.
    fn measured(words: &str, width: f32, height: f32) -> (Size, Measures, Measures) {
        let format = Format::<Font>::default();
        let mut shaped = Shaped::default();
        let size = shaped.update(Text {
            content: words,
            bounds: Size::new(width, height),
            size: Pixels(40.0),
            line_height: 1.5.into(),
            font: REGULAR,
            align_x: format.align_x,
            align_y: format.align_y,
            shaping: format.shaping,
            wrapping: format.wrapping,
        });
        let narrow = shaped.whole(size.width.ceil() + 1.0);
        (size, narrow, shaped.whole(width + 2.0))
    }

    #[test]
    fn what_is_remembered_measures_as_if_it_were_set_anew() {
        load_fonts();
        let texts = [
            "Ai cần tờ giấy này ạ?",
            "Nguyễn",
            "",
            "12 tháng 3 năm 1948 tại phường",
        ];
        let rooms = [(90.0, 60.0), (260.0, 60.0), (260.0, 600.0), (1400.0, 90.0)];
        let all = || {
            let of = |words| rooms.map(|(width, height)| measured(words, width, height));
            texts.map(of)
        };
        let anew = all();
        let _remembering = Remembering::begin();
        assert_eq!(all(), anew);
        assert_eq!(all(), anew, "and the second time");
    }

    #[test]
    fn nothing_is_remembered_once_nobody_asks_for_it() {
        load_fonts();
        let count = || MEMORY.with_borrow(|memory| memory.as_ref().map(|memory| memory.count));
        let _ = measured("Nguyễn", 300.0, 90.0);
        assert_eq!(count(), None);
        let remembering = Remembering::begin();
        let _ = measured("Nguyễn", 300.0, 90.0);
        assert!(count() > Some(0));
        drop(remembering);
        assert_eq!(count(), None);
    }
}
