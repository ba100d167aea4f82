//! The fields of a form that has been taken, and how the officers' forms begin.

use super::viewer::Viewer;
use crate::vietnamese::nfc;
use maud::{Markup, html};

/// The fields of a form, in the order in which the browser sent them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl Fields {
    /// The fields without spaces around their values, which are NFC.
    pub fn new(sent: Vec<(String, String)>) -> Self {
        let tidy = |text: String| nfc::normalise(text.trim());
        let fields = sent.into_iter();
        Self(fields.map(|(name, value)| (name, tidy(value))).collect())
    }

    /// The first value of a field; empty where there is none.
    pub fn text(&self, name: &str) -> &str {
        let field = self.0.iter().find(|(known, _)| known == name);
        field.map_or("", |(_, value)| value)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self.0.iter().filter(move |(known, _)| known == name);
        fields.map(|(_, value)| value.as_str())
    }

    /// Whether a box of this name and value was checked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|known| known == value)
    }
}

/// A form with these fields, made for whoever looks at it.
pub fn form(viewer: &Viewer, action: &str, fields: &Markup) -> Markup {
    html! {
        form method="post" action=(action) {
            (viewer.form_field())
            (fields)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_come_back_as_they_were_written() {
        let sent = [
            ("reason", "a"),
            ("reason", "b"),
            ("more-a", " Lu\u{301}a "),
            ("empty", ""),
        ];
        let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let fields = Fields::new(sent.to_vec());
        assert_eq!(fields.all("reason").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(fields.text("more-a"), "Lúa");
        assert!(fields.has("reason", "b") && !fields.has("reason", "c"));
        assert_eq!((fields.text("empty"), fields.text("none")), ("", ""));
    }
}
