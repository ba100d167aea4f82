//! Text that tells a test how much room it would really take.
//!
//! iced cuts a text's bounds to the room it gets, so an overflow looks like a fit. A label
//! reports its natural size instead, and the layout check sees what a resident would see cut.

use iced::advanced::layout::{self, Layout};
use iced::advanced::text::Paragraph as _;
use iced::advanced::widget::{Operation, Tree, Widget, text, tree};
use iced::advanced::{mouse, renderer};
use iced::widget::Text;
use iced::{Element, Length, Rectangle, Size};

type Paragraph = <iced::Renderer as iced::advanced::text::Renderer>::Paragraph;

/// A text.
pub struct Label<'a> {
    text: Text<'a>,
    words: String,
}

impl<'a> Label<'a> {
    /// A label that says these words, with the look that `style` gives them.
    pub fn new(words: &str, style: impl FnOnce(Text<'a>) -> Text<'a>) -> Self {
        Self {
            text: style(Text::new(words.to_owned())),
            words: words.to_owned(),
        }
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
        let natural = Paragraph::with_text(iced::advanced::Text { bounds, ..shaped }).min_bounds();
        let size = Size::new(
            layout.bounds().width.max(natural.width),
            layout.bounds().height.max(natural.height),
        );
        operation.text(None, Rectangle::new(layout.position(), size), &self.words);
    }
}

impl<'a, Message: 'a> From<Label<'a>> for Element<'a, Message> {
    fn from(label: Label<'a>) -> Self {
        Self::new(label)
    }
}
