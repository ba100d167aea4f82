//! A coloured area that reports itself, so that checks know what is behind a text.

use crate::kiosk::semantic::{Mark, Role, Surface};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::widget::container::{self, Container};
use iced::{Background, Border, Color, Element, Event, Length, Rectangle, Size};

/// How a surface looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Paint {
    /// Its fill.
    pub fill: Color,
    /// Its border's colour.
    pub line: Color,
    /// Its border's width in pixels; 0 for none.
    pub line_width: f32,
    /// Its corner radius in pixels.
    pub radius: f32,
}

/// A surface.
pub struct Marked<'a, Message> {
    content: Element<'a, Message>,
    mark: Mark,
}

impl<'a, Message: 'a> Marked<'a, Message> {
    /// Paints a container and reports it in this role.
    pub fn new(content: Container<'a, Message>, role: Role, paint: Paint) -> Self {
        Self {
            content: content
                .style(move |_| {
                    container::Style::default()
                        .background(Background::Color(paint.fill))
                        .border(Border {
                            color: paint.line,
                            width: paint.line_width,
                            radius: paint.radius.into(),
                        })
                })
                .into(),
            mark: Mark::Surface(Surface {
                role,
                fill: paint.fill,
                line: (paint.line, paint.line_width),
            }),
        }
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Marked<'_, Message> {
    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let content = self.content.as_widget_mut();
        let node = content.layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        operation.custom(None, layout.bounds(), &mut self.mark);
        operation.traverse(&mut |operation| {
            if let Some(content) = layout.children().next() {
                self.content.as_widget_mut().operate(
                    &mut tree.children[0],
                    content,
                    renderer,
                    operation,
                );
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        if let Some(content) = layout.children().next() {
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                event,
                content,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
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
        if let Some(content) = layout.children().next() {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                content,
                cursor,
                viewport,
            );
        }
    }
}

impl<'a, Message: 'a> From<Marked<'a, Message>> for Element<'a, Message> {
    fn from(marked: Marked<'a, Message>) -> Self {
        Self::new(marked)
    }
}
