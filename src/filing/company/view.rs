//! What stands on a screen, as text, and which of its buttons somebody else may press.

use serde::{Deserialize, Serialize};

/// Most pieces of a view.
const ITEMS: usize = 250;
/// Most bytes of all its texts.
const BYTES: usize = 24 * 1024;

/// A screen as text, in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct View {
    /// Its heading.
    pub heading: String,
    /// What stands below.
    pub items: Vec<Item>,
}

/// A piece of a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Item {
    /// A sentence.
    Text {
        /// The sentence.
        text: String,
    },
    /// What is wrong and what to do.
    Problem {
        /// The sentence.
        text: String,
    },
    /// Something that was answered or is being typed.
    Value {
        /// What it is about; empty where the heading says so.
        label: String,
        /// The value as it is shown; empty where there is none yet.
        value: String,
    },
    /// Something to press.
    Button(Button),
}

/// Something to press.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Button {
    /// Its label.
    pub label: String,
    /// Whether it is chosen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub chosen: bool,
    /// Whether it is a key of the keyboard on the screen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub key: bool,
    /// Its name within this view; none where the resident alone presses it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<u16>,
}

impl View {
    /// Whether it is no longer than a screen can be.
    pub fn is_bounded(&self) -> bool {
        let bytes = self.items.iter().map(|item| match item {
            Item::Text { text } | Item::Problem { text } => text.len(),
            Item::Value { label, value } => label.len() + value.len(),
            Item::Button(button) => button.label.len(),
        });
        self.items.len() <= ITEMS && self.heading.len() + bytes.sum::<usize>() <= BYTES
    }

    /// Whether it has a button of this name that staff may press.
    pub fn offers(&self, id: u16) -> bool {
        let mut items = self.items.iter();
        items.any(|item| matches!(item, Item::Button(button) if button.id == Some(id)))
    }
}
