//! The pen that fills pages from the top: paragraphs, rules and air, and a new page when one is full.

use super::paragraph::{Align, Paragraph};
use super::{Item, Page};

/// Pages being filled.
#[derive(Debug, Clone)]
pub struct Sheet {
    width: f32,
    length: Length,
    margin: f32,
    /// Room kept free under the upper margin of every page but the first.
    running_head: f32,
    pages: Vec<Page>,
    y: f32,
}

/// A paragraph and the column it is written in.
#[derive(Debug, Clone)]
pub struct Column {
    /// The text.
    pub paragraph: Paragraph,
    /// Left edge of the column.
    pub x: f32,
    /// Its width.
    pub width: f32,
    /// Which edge the text leans on.
    pub align: Align,
}

/// How long a page is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Length {
    /// As long as what stands on it (a roll).
    Endless,
    /// A sheet of so many millimetres.
    Of(f32),
}

impl Sheet {
    /// An empty page of `width` millimetres with the same `margin` on all sides.
    pub fn new(width: f32, length: Length, margin: f32, running_head: f32) -> Self {
        let mut sheet = Self {
            width,
            length,
            margin,
            running_head,
            pages: Vec::new(),
            y: margin,
        };
        sheet.open();
        sheet
    }

    /// Left edge of the text.
    pub fn left(&self) -> f32 {
        self.margin
    }

    /// Width between the margins.
    pub fn column(&self) -> f32 {
        self.width - 2.0 * self.margin
    }

    /// Where the next thing starts.
    pub fn y(&self) -> f32 {
        self.y
    }

    /// Leaves air.
    pub fn skip(&mut self, height: f32) {
        self.y += height;
    }

    /// Moves down to `y` on this page, never up.
    pub fn move_to(&mut self, y: f32) {
        self.y = self.y.max(y);
    }

    /// Begins a new page unless `height` still fits on this one; a block taller than a page stays where it is.
    pub fn keep_together(&mut self, height: f32) {
        let fresh = self.y <= self.top();
        let Length::Of(length) = self.length else {
            return;
        };
        let ever_fits = height <= length - 2.0 * self.margin - self.running_head;
        if !self.fits(height) && !fresh && ever_fits {
            self.open();
        }
    }

    fn fits(&self, height: f32) -> bool {
        match self.length {
            Length::Endless => true,
            Length::Of(length) => self.y + height <= length - self.margin + 0.01,
        }
    }

    /// Draws something at its own place, without moving.
    pub fn draw(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.items.push(item);
        }
    }

    /// What a paragraph of one row comes to when it is written at `x` with its upper edge at `top`.
    pub fn row(paragraph: Paragraph, x: f32, top: f32) -> Vec<Item> {
        let placed = paragraph.placed(x, 0.0, Align::Left).flatten();
        placed
            .map(|mut text| {
                text.baseline += top;
                Item::Text(text)
            })
            .collect()
    }

    /// A hairline across the column.
    pub fn rule(&mut self, pen: f32) {
        let right = self.left() + self.column();
        let (from, to) = ([self.left(), self.y], [right, self.y]);
        self.draw(Item::Line { from, to, pen });
    }

    /// Writes paragraphs of one size side by side and moves below the longest; rows that do not fit go
    /// to the next page. Gives back where the first row starts.
    pub fn write(&mut self, columns: Vec<Column>) -> f32 {
        let tallest = |measure: fn(&Paragraph) -> f32| {
            let heights = columns.iter().map(|column| measure(&column.paragraph));
            heights.fold(0.0, f32::max)
        };
        let height = tallest(Paragraph::row_height);
        self.keep_together(tallest(Paragraph::height));
        let top = self.y;
        // A page holds each column whole, so that it is read and copied in that order.
        let mut read: Vec<Vec<Item>> = vec![Vec::new(); columns.len()];
        let mut columns: Vec<_> = columns
            .into_iter()
            .map(|column| {
                column
                    .paragraph
                    .placed(column.x, column.width, column.align)
            })
            .collect();
        loop {
            let row: Vec<_> = columns.iter_mut().map(Iterator::next).collect();
            if row.iter().all(Option::is_none) {
                break;
            }
            if !self.fits(height) {
                read.iter_mut()
                    .flat_map(std::mem::take)
                    .for_each(|item| self.draw(item));
                self.keep_together(height);
            }
            for (texts, column) in row.into_iter().zip(&mut read) {
                for mut text in texts.into_iter().flatten() {
                    text.baseline += self.y;
                    column.push(Item::Text(text));
                }
            }
            self.y += height;
        }
        read.into_iter().flatten().for_each(|item| self.draw(item));
        top
    }

    /// Writes one paragraph over the whole column.
    pub fn paragraph(&mut self, paragraph: Paragraph, align: Align) {
        let (x, width) = (self.left(), self.column());
        self.write(vec![Column {
            paragraph,
            x,
            width,
            align,
        }]);
    }

    /// The finished pages; a roll ends a margin below its last line, on a whole millimetre.
    pub fn finish(mut self) -> Vec<Page> {
        if let (Length::Endless, Some(page)) = (self.length, self.pages.last_mut()) {
            page.height = (self.y + self.margin).ceil();
        }
        self.pages
    }

    fn top(&self) -> f32 {
        if self.pages.len() > 1 {
            self.margin + self.running_head
        } else {
            self.margin
        }
    }

    fn open(&mut self) {
        let height = match self.length {
            Length::Of(length) => length,
            Length::Endless => 0.0,
        };
        self.pages.push(Page {
            width: self.width,
            height,
            items: Vec::new(),
        });
        self.y = self.top();
    }
}
