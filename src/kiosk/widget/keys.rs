//! What a key of a real keyboard, a scanner or a pad of nine keys means.
//!
//! A pad without NumLock is enough for everything: arrows move, 5 taps, 7 goes back, 3 goes on,
//! 9 reads aloud, 1 calls staff.

use crate::kiosk::focus::Step;
use iced::Event;
use iced::keyboard::key::{Code, Named, Physical};
use iced::keyboard::{self, Key};

/// What the application hears of keys and touches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pressed {
    /// Text, as the keyboard layout makes it.
    Text(String),
    /// What a scanner typed, all of it at once.
    Scanned(String),
    /// Enter: go on.
    Enter,
    /// Escape: go back.
    Escape,
    /// Backspace.
    Backspace,
    /// A finger or a mouse button went down on a target; what it does is told when it lifts.
    Touched,
    /// The focus moved, or a finger lifted without having tapped: somebody is there.
    Present,
    /// A finger went down where no target is meant: somebody is there all the same.
    Elsewhere,
}

/// What a key means before it is known where the focus is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stroke {
    /// Goes to the field.
    Text(String),
    /// Takes the last sign back.
    Backspace,
    /// Taps what has the focus; without focus, the way on.
    Enter,
    /// Taps what has the focus; without focus, a space.
    Space,
    /// Goes back.
    Back,
    /// Goes on, wherever the focus is.
    WayOn,
    /// Reads aloud.
    ReadAloud,
    /// Calls staff.
    CallStaff,
    /// Moves the focus.
    Move(Step),
}

/// What an event of the keyboard means, if anything.
pub fn stroke(event: &Event) -> Option<Stroke> {
    let Event::Keyboard(keyboard::Event::KeyPressed {
        key,
        physical_key,
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
    Some(match key {
        Key::Named(Named::Enter) => Stroke::Enter,
        Key::Named(Named::Space) => Stroke::Space,
        Key::Named(Named::Escape | Named::Home) => Stroke::Back,
        Key::Named(Named::PageDown) => Stroke::WayOn,
        Key::Named(Named::PageUp) => Stroke::ReadAloud,
        Key::Named(Named::End) => Stroke::CallStaff,
        Key::Named(Named::Backspace | Named::Delete) => Stroke::Backspace,
        Key::Named(Named::Tab) if modifiers.shift() => Stroke::Move(Step::Previous),
        Key::Named(Named::Tab) => Stroke::Move(Step::Next),
        Key::Named(Named::ArrowLeft) => Stroke::Move(Step::Left),
        Key::Named(Named::ArrowRight) => Stroke::Move(Step::Right),
        Key::Named(Named::ArrowUp) => Stroke::Move(Step::Up),
        Key::Named(Named::ArrowDown) => Stroke::Move(Step::Down),
        Key::Named(Named::Clear) => Stroke::Enter,
        _ => match text.as_ref().filter(|text| !text.is_empty()) {
            Some(text) if text.chars().any(char::is_control) => return None,
            Some(text) => Stroke::Text(text.to_string()),
            // Some systems give the middle of the pad no name.
            None if *physical_key == Physical::Code(Code::Numpad5) => Stroke::Enter,
            None => return None,
        },
    })
}
