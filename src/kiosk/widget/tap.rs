//! The one target that a finger, a mouse or a script can hit.
//!
//! iced's `button` follows the window's cursor instead of the finger, so this widget keeps
//! the finger's id itself: it acts when the finger that went down on it lifts, however long
//! that takes. The root of the page has corrected the finger before. State is tied to a page
//! generation, so a target at the same place on the next screen never inherits a press.

use crate::kiosk::page::Act;
use crate::kiosk::semantic::{Mark, Role, Target};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{
    Background, Border, Color, Element, Event, Length, Padding, Point, Rectangle, Size, touch,
};

/// How a target looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Its fill.
    pub fill: Color,
    /// Its fill while pressed.
    pub pressed: Color,
    /// Its border colour.
    pub line: Color,
    /// Its border width in pixels.
    pub line_width: f32,
    /// Its corner radius in pixels.
    pub radius: f32,
}

/// What a target is for.
#[derive(Debug, Clone, PartialEq)]
pub struct Purpose {
    /// What kind of target it is.
    pub role: Role,
    /// A fixed name for the targets of the bars.
    pub id: Option<&'static str>,
    /// What it does.
    pub act: Act,
    /// Whether it is marked.
    pub chosen: bool,
}

/// A target around some content.
pub struct Tap<'a, Message> {
    content: Element<'a, Message>,
    on_tap: Message,
    purpose: Purpose,
    face: Face,
    width: Length,
    height: Length,
    padding: Padding,
    least_height: f32,
    generation: u64,
}

#[derive(Debug, Default)]
struct Held {
    by: Option<Pointer>,
    generation: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Pointer {
    Finger(touch::Finger),
    Mouse,
}

impl<'a, Message> Tap<'a, Message> {
    /// A target of a fixed size.
    ///
    /// `generation` is the page's: a press begun on another page does not count here.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        on_tap: Message,
        purpose: Purpose,
        face: Face,
        generation: u64,
    ) -> Self {
        Self {
            content: content.into(),
            on_tap,
            purpose,
            face,
            width: Length::Fill,
            height: Length::Fill,
            padding: Padding::ZERO,
            least_height: 0.0,
            generation,
        }
    }

    /// Gives it the fixed name of a target of the bars.
    pub fn named(mut self, id: &'static str) -> Self {
        self.purpose.id = Some(id);
        self
    }

    /// Sets the width.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }

    /// Sets the height.
    pub fn height(mut self, height: impl Into<Length>) -> Self {
        self.height = height.into();
        self
    }

    /// Lets the content set the height, but never below `least` pixels.
    pub fn at_least(mut self, least: f32) -> Self {
        self.height = Length::Shrink;
        self.least_height = least;
        self
    }

    /// Sets the space between border and content.
    pub fn padding(mut self, padding: impl Into<Padding>) -> Self {
        self.padding = padding.into();
        self
    }
}

impl<Message: Clone> Tap<'_, Message> {
    fn press(
        &self,
        held: &mut Held,
        by: Pointer,
        at: Point,
        bounds: Rectangle,
        shell: &mut Shell<'_, Message>,
    ) {
        if bounds.contains(at) {
            *held = Held {
                by: Some(by),
                generation: self.generation,
            };
            shell.capture_event();
            shell.request_redraw();
        }
    }

    fn lift(
        &self,
        held: &mut Held,
        by: Pointer,
        at: Option<Point>,
        bounds: Rectangle,
        shell: &mut Shell<'_, Message>,
    ) {
        if held.by != Some(by) {
            return;
        }
        let same_page = held.generation == self.generation;
        held.by = None;
        if same_page && at.is_some_and(|at| bounds.contains(at)) {
            shell.publish(self.on_tap.clone());
        }
        shell.capture_event();
        shell.request_redraw();
    }
}

impl<Message: Clone> Widget<Message, iced::Theme, iced::Renderer> for Tap<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Held>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Held::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, self.height)
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let content = &mut self.content;
        layout::positioned(
            &limits.min_height(self.least_height),
            self.width,
            self.height,
            self.padding,
            |limits| {
                content
                    .as_widget_mut()
                    .layout(&mut tree.children[0], renderer, &limits.loose())
            },
            |node, size| node.align(iced::Alignment::Center, iced::Alignment::Center, size),
        )
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let mut mark = Mark::Target(Target {
            role: self.purpose.role,
            id: self.purpose.id,
            act: self.purpose.act.clone(),
            chosen: self.purpose.chosen,
            fill: self.face.fill,
            line: (self.face.line, self.face.line_width),
        });
        operation.custom(None, layout.bounds(), &mut mark);
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
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let held = tree.state.downcast_mut::<Held>();
        let bounds = layout.bounds();
        match event {
            Event::Touch(touch::Event::FingerPressed { id, position }) => {
                self.press(held, Pointer::Finger(*id), *position, bounds, shell);
            }
            Event::Touch(touch::Event::FingerLifted { id, position }) => {
                self.lift(held, Pointer::Finger(*id), Some(*position), bounds, shell);
            }
            Event::Touch(touch::Event::FingerLost { id, .. }) => {
                self.lift(held, Pointer::Finger(*id), None, bounds, shell);
            }
            Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
                if let Some(at) = cursor.position() {
                    self.press(held, Pointer::Mouse, at, bounds, shell);
                }
            }
            Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
                self.lift(held, Pointer::Mouse, cursor.position(), bounds, shell);
            }
            _ => {}
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
        use iced::advanced::Renderer as _;
        let held = tree.state.downcast_ref::<Held>();
        let pressed = held.by.is_some() && held.generation == self.generation;
        renderer.fill_quad(
            renderer::Quad {
                bounds: layout.bounds(),
                border: Border {
                    color: self.face.line,
                    width: self.face.line_width,
                    radius: self.face.radius.into(),
                },
                ..renderer::Quad::default()
            },
            Background::Color(if pressed {
                self.face.pressed
            } else {
                self.face.fill
            }),
        );
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

impl<'a, Message: Clone + 'a> From<Tap<'a, Message>> for Element<'a, Message> {
    fn from(tap: Tap<'a, Message>) -> Self {
        Self::new(tap)
    }
}
