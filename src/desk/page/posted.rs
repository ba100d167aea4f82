//! What the forms of these pages send, and how every form begins.
//!
//! One place for all of them: what a form must carry to be believed is added here and nowhere else.

use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits, request};
use crate::vietnamese::nfc;
use axum::body::Body;
use axum::http::HeaderMap;
use maud::{Markup, html};

const MEDIA_TYPE: &str = "application/x-www-form-urlencoded";

/// The fields of a form, in the order in which the browser sent them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Posted(Vec<(String, String)>);

impl Posted {
    /// Reads the body of a form.
    ///
    /// # Errors
    /// [`Refusal`] where it is not one, or longer than [`limits::FORM_BYTES`], cut or slow.
    pub async fn read(desk: &Desk, headers: &HeaderMap, body: Body) -> Result<Self, Refusal> {
        let patience = desk.patience();
        let body = Incoming::new(body, &patience, patience.message);
        request::media_type(headers, MEDIA_TYPE)?;
        let bytes = body.whole(limits::FORM_BYTES).await?;
        Ok(Self::parse(&bytes))
    }

    fn parse(bytes: &[u8]) -> Self {
        let fields = form_urlencoded::parse(bytes);
        let tidy = |text: &str| nfc::normalise(text.trim());
        Self(
            fields
                .map(|(name, value)| (name.into_owned(), tidy(&value)))
                .collect(),
        )
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

/// A form with these fields.
pub fn form(action: &str, fields: &Markup) -> Markup {
    html! {
        form method="post" action=(action) { (fields) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fields_come_back_as_they_were_written() {
        let posted = Posted::parse(b"reason=a&reason=b&more-a=+L%C3%BAa+&empty=");
        assert_eq!(posted.all("reason").collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!(posted.text("more-a"), "Lúa");
        assert!(posted.has("reason", "b") && !posted.has("reason", "c"));
        assert_eq!((posted.text("empty"), posted.text("none")), ("", ""));
    }

    proptest! {
        #[test]
        fn no_body_makes_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = Posted::parse(&bytes);
        }
    }
}
