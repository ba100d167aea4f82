//! The on-screen keyboard as data.

use crate::kiosk::page::Act;

/// Keys in rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Keys {
    /// The rows.
    pub rows: Vec<Vec<KeyCap>>,
    /// The height of every key, in sides of a letter key.
    pub height: f32,
}

/// One key.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyCap {
    /// What it says.
    pub label: String,
    /// Its icon instead of the label, by icon name.
    pub icon: Option<&'static str>,
    /// Its width in keys.
    pub width: f32,
    /// What it does.
    pub act: Act,
    /// Whether it is a letter, a tone or a function.
    pub kind: KeyKind,
}

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// A letter, digit or sign.
    Letter,
    /// A tone mark.
    Tone,
    /// Erase, space, change of layer.
    Function,
    /// No key: an empty place that keeps the others in line.
    Gap,
}
