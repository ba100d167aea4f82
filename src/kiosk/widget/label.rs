//! Text that tells a test how much room it would really take.
//!
//! iced cuts a text's bounds to the room it gets, so an overflow looks like a fit. A label
//! reports its natural size instead, and the layout check sees what a resident would see cut.
//! Icons are labels too: they say their name.

use crate::kiosk::semantic::{Mark, Role, Words};
use iced::advanced::layout::{self, Layout};
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::{Operation, Tree, Widget, text, tree};
use iced::advanced::{mouse, renderer};
use iced::widget::Text;
use iced::{Color, Element, Length, Rectangle, Size};

type Paragraph = <iced::Renderer as iced::advanced::text::Renderer>::Paragraph;

/// A text.
pub struct Label<'a> {
    text: Text<'a>,
    words: String,
    role: Role,
    ink: Color,
}

impl<'a> Label<'a> {
    /// A label that says these words in this colour, with the look that `style` gives them.
    pub fn new(words: &str, ink: Color, style: impl FnOnce(Text<'a>) -> Text<'a>) -> Self {
        Self {
            text: style(Text::new(words.to_owned())).color(ink),
            words: words.to_owned(),
            role: Role::Text,
            ink,
        }
    }

    /// An icon drawn by this character of an icon font.
    pub fn icon(
        name: &str,
        drawn: String,
        ink: Color,
        style: impl FnOnce(Text<'a>) -> Text<'a>,
    ) -> Self {
        Self {
            text: style(Text::new(drawn)).color(ink),
            words: name.to_owned(),
            role: Role::Image,
            ink,
        }
    }

    /// Says that the text is more than text.
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Sets the width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.text = self.text.width(width);
        self
    }

    fn inner(&self) -> &dyn Widget<(), iced::Theme, iced::Renderer> {
        &self.text
    }

    fn inner_mut(&mut self) -> &mut dyn Widget<(), iced::Theme, iced::Renderer> {
        &mut self.text
    }
}

/// Letters and spaces in the longest line of a text.
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

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Label<'_> {
    fn tag(&self) -> tree::Tag {
        self.inner().tag()
    }

    fn state(&self) -> tree::State {
        self.inner().state()
    }

    fn size(&self) -> Size<Length> {
        self.inner().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        self.inner_mut().layout(tree, renderer, limits)
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        self.inner()
            .draw(tree, renderer, theme, style, layout, cursor, viewport);
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let state = tree.state.downcast_ref::<text::State<Paragraph>>();
        let shaped = state.as_text();
        let bounds = Size::new(layout.bounds().width.ceil() + 1.0, f32::INFINITY);
        let whole = Paragraph::with_text(iced::advanced::Text { bounds, ..shaped });
        let font_px = shaped.size.0;
        let line_px = shaped.line_height.to_absolute(shaped.size).0;
        let mut mark = Mark::Words(Words {
            role: self.role,
            text: self.words.clone(),
            font_px,
            line_px,
            natural: whole.min_bounds(),
            longest_line: longest_line(&whole),
            ink: self.ink,
        });
        operation.custom(None, layout.bounds(), &mut mark);
    }
}

impl<'a, Message: 'a> From<Label<'a>> for Element<'a, Message> {
    fn from(label: Label<'a>) -> Self {
        Self::new(label)
    }
}
