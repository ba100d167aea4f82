//! Text that tells a test how much room it would really take.
//!
//! iced cuts a text's bounds to the room it gets, so an overflow looks like a fit. A label
//! reports its natural size instead, and the layout check sees what a resident would see cut.
//! Icons are labels too: they say their name.

use crate::kiosk::semantic::{Mark, Role, Words};
use crate::kiosk::widget::shaped::Shaped;
use iced::advanced::layout::{self, Layout};
use iced::advanced::text::Text;
use iced::advanced::widget::text::{self, Format, Style};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{mouse, renderer};
use iced::{Color, Element, Font, Length, Pixels, Rectangle, Size};

/// A text.
pub struct Label {
    drawn: String,
    /// The words of a text, the name of an icon.
    says: String,
    size: f32,
    line_height: f32,
    font: Font,
    width: Length,
    role: Role,
    ink: Color,
}

impl Label {
    /// A label that says these words at this size, in lines so many times as high.
    pub fn new(words: &str, size: f32, line_height: f32, font: Font, ink: Color) -> Self {
        Self {
            drawn: without_orphan(words),
            says: words.to_owned(),
            size,
            line_height,
            font,
            width: Length::Shrink,
            role: Role::Text,
            ink,
        }
    }

    /// An icon of this name, drawn by a character of an icon font.
    pub fn icon(name: &str, drawn: &str, size: f32, font: Font, ink: Color) -> Self {
        Self {
            says: name.to_owned(),
            role: Role::Image,
            ..Self::new(drawn, size, 1.0, font, ink)
        }
    }

    /// Says that the text is more than text.
    pub fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// Sets the width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

/// Holds a short last word to the one before, so that it never stands alone on a line ("… chưa / ạ?").
fn without_orphan(words: &str) -> String {
    // A longer word is no orphan, and two long ones might not find room side by side.
    const SHORT: usize = 6;
    // The few words of a button are better broken anywhere than not at all.
    const LINE: usize = 6;
    match words.rsplit_once(' ') {
        Some((before, last))
            if last.chars().count() <= SHORT && words.split(' ').count() >= LINE =>
        {
            format!("{before}\u{a0}{last}")
        }
        _ => words.to_owned(),
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Label {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Shaped>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Shaped::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let shaped = tree.state.downcast_mut::<Shaped>();
        let format = Format::<Font>::default();
        layout::sized(limits, self.width, Length::Shrink, |limits| {
            shaped.update(Text {
                content: &self.drawn,
                bounds: limits.max(),
                size: Pixels(self.size),
                line_height: self.line_height.into(),
                font: self.font,
                align_x: format.align_x,
                align_y: format.align_y,
                shaping: format.shaping,
                wrapping: format.wrapping,
            })
        })
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        _theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let shaped = tree.state.downcast_ref::<Shaped>();
        let color = Some(self.ink);
        text::draw(
            renderer,
            style,
            layout.bounds(),
            shaped.paragraph(),
            Style { color },
            viewport,
        );
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let shaped = tree.state.downcast_mut::<Shaped>();
        let whole = shaped.whole(layout.bounds().width.ceil() + 1.0);
        let mut mark = Mark::Words(Words {
            role: self.role,
            text: self.says.clone(),
            font_px: self.size,
            line_px: self.line_height * self.size,
            natural: whole.size,
            longest_line: whole.longest_line,
            ink: self.ink,
        });
        operation.custom(None, layout.bounds(), &mut mark);
    }
}

impl<'a, Message: 'a> From<Label> for Element<'a, Message> {
    fn from(label: Label) -> Self {
        Self::new(label)
    }
}

#[cfg(test)]
mod tests {
    use super::without_orphan;

    #[test]
    fn a_short_last_word_stays_with_the_one_before() {
        let held = without_orphan("Thẻ của bác cấp ngày nào ạ?");
        assert_eq!(held, "Thẻ của bác cấp ngày nào\u{a0}ạ?");
    }

    #[test]
    fn a_long_last_word_and_a_short_line_may_break_anywhere() {
        for free in ["Gọi cán bộ", "Xin bản sao trích lục Nguyễn-Hoàng"] {
            assert_eq!(without_orphan(free), free);
        }
    }
}
