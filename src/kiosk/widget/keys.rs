//! Reads a real keyboard or a scanner at the root of the page.
//!
//! A subscription drops events when more than a hundred wait; a widget sees them all, and a
//! script can play them without a window.

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::keyboard::{self, key::Named};
use iced::{Element, Event, Length, Rectangle, Size, touch};

/// A key of a real keyboard, as far as the kiosk knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// Text, as the keyboard layout makes it.
    Text(String),
    /// Enter: go on.
    Enter,
    /// Escape: go back.
    Escape,
    /// Backspace.
    Backspace,
    /// Tab: the next box.
    Tab,
    /// A touch beside every target: somebody is there.
    Elsewhere,
}

/// A page that hears keys.
pub struct Keys<'a, Message> {
    content: Element<'a, Message>,
    on_key: Box<dyn Fn(Pressed) -> Message + 'a>,
}

impl<'a, Message> Keys<'a, Message> {
    /// Wraps a page; every key press becomes a message.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        on_key: impl Fn(Pressed) -> Message + 'a,
    ) -> Self {
        Self {
            content: content.into(),
            on_key: Box::new(on_key),
        }
    }
}

fn pressed(event: &Event) -> Option<Pressed> {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        text,
        modifiers,
        repeat,
        ..
    }) = event
    else {
        return None;
    };
    // A held key does not repeat (C28), and no shortcut is for residents.
    if *repeat || modifiers.control() || modifiers.alt() || modifiers.logo() {
        return None;
    }
    match key {
        keyboard::Key::Named(Named::Enter) => Some(Pressed::Enter),
        keyboard::Key::Named(Named::Escape) => Some(Pressed::Escape),
        keyboard::Key::Named(Named::Backspace) => Some(Pressed::Backspace),
        keyboard::Key::Named(Named::Tab) => Some(Pressed::Tab),
        _ => text
            .as_ref()
            .filter(|text| !text.is_empty() && !text.chars().any(char::is_control))
            .map(|text| Pressed::Text(text.to_string())),
    }
}

fn is_touch(event: &Event) -> bool {
    matches!(
        event,
        Event::Touch(touch::Event::FingerPressed { .. })
            | Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left))
    )
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Keys<'_, Message> {
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
        let node = self
            .content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        if let Some(content) = layout.children().next() {
            self.content.as_widget_mut().operate(
                &mut tree.children[0],
                content,
                renderer,
                operation,
            );
        }
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
        if let Some(pressed) = pressed(event) {
            shell.publish((self.on_key)(pressed));
            shell.capture_event();
            return;
        }
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
        if is_touch(event) && !shell.is_event_captured() {
            shell.publish((self.on_key)(Pressed::Elsewhere));
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

impl<'a, Message: 'a> From<Keys<'a, Message>> for Element<'a, Message> {
    fn from(keys: Keys<'a, Message>) -> Self {
        Self::new(keys)
    }
}
