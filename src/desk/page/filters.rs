//! What the list's address asks for: filters and the search field, as they are read, drawn and kept.
//!
//! The list is asked for by an address alone, so that it can be kept, sent and gone back to.

use super::words::Words;
use super::{Lang, acts, language};
use crate::config::texts::Language;
use crate::desk::limits;
use crate::desk::problem::Refusal;
use crate::desk::search::Sought;
use crate::desk::storage::Wanted;
use crate::protocol::messages::FilingState;
use jiff::civil;
use maud::{Markup, html};
use serde::Deserialize;

/// The states in the order of an officer's work.
pub const STATES: [(FilingState, &str); 5] = [
    (FilingState::Received, "received"),
    (FilingState::Accepted, "accepted"),
    (FilingState::Returned, "returned"),
    (FilingState::Completed, "completed"),
    (FilingState::Receiving, "receiving"),
];

/// What stands in the address, as a browser sends a form: an empty text for a field left alone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Filters {
    lang: Option<Lang>,
    page: Option<u32>,
    q: String,
    state: String,
    procedure: String,
    kiosk: String,
    from: String,
    to: String,
    order: String,
}

impl Filters {
    /// The view's language.
    pub fn language(&self) -> Language {
        language(self.lang)
    }

    /// The page of the list, from 1.
    pub fn page(&self) -> u32 {
        self.page.unwrap_or(1).max(1)
    }

    /// The text of the search field.
    pub fn sought(&self) -> &str {
        self.q.trim()
    }

    /// The same with another text in the search field, from its first page on.
    pub fn searching(self, text: String) -> Self {
        Self {
            q: text,
            page: None,
            ..self
        }
    }

    /// Whether anything is filtered or searched.
    pub fn narrow(&self) -> bool {
        let narrowing = self.fields().into_iter();
        let mut narrowing = narrowing.filter(|(name, _)| *name != "order");
        narrowing.any(|(_, value)| !value.trim().is_empty())
    }

    /// Whether anything but the search field is made use of.
    fn filters(&self) -> bool {
        let mut filters = self.fields().into_iter().filter(|(name, _)| *name != "q");
        filters.any(|(_, value)| !value.is_empty())
    }

    /// What is wanted.
    ///
    /// # Errors
    /// [`Refusal::Parameter`] where the address holds what no form sends.
    pub fn wanted(&self) -> Result<Wanted, Refusal> {
        let state = match self.state.as_str() {
            "" => None,
            word => {
                let known = STATES.iter().find(|(_, token)| *token == word);
                let (state, _) = known.ok_or(refused("state", "a state of a filing"))?;
                Some(*state)
            }
        };
        let waiting_first = match self.order.as_str() {
            "" => false,
            "waiting" => true,
            _ => return Err(refused("order", "`waiting`, or nothing")),
        };
        Ok(Wanted {
            state,
            procedure: filled(&self.procedure),
            kiosk: filled(&self.kiosk),
            from: day("from", &self.from)?,
            to: day("to", &self.to)?,
            sought: Sought::of(&self.q),
            waiting_first,
        })
    }

    /// The address of a page of the list with the same filters, but for the language.
    pub fn address(&self, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::for_suffix(String::from("/?"), 2);
        for (name, value) in self.fields() {
            if !value.is_empty() {
                let _ = query.append_pair(name, value);
            }
        }
        if page > 1 {
            let _ = query.append_pair("page", &page.to_string());
        }
        query.finish()
    }

    /// As [`Filters::address`], in the language of the view.
    pub fn address_in(&self, language: Language, page: u32) -> String {
        let address = self.address(page);
        let join = if address.ends_with('?') { "" } else { "&" };
        format!("{address}{join}lang={}", language.code())
    }

    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("q", &self.q),
            ("state", &self.state),
            ("procedure", &self.procedure),
            ("kiosk", &self.kiosk),
            ("from", &self.from),
            ("to", &self.to),
            ("order", &self.order),
        ]
    }

    /// The form; who may not open filings searches by their numbers alone.
    pub fn form(
        &self,
        words: &Words<'_>,
        opens: bool,
        procedures: &[(String, String)],
        kiosks: &[String],
    ) -> Markup {
        html! {
            form.filters method="get" action="/" role="search" aria-label=(words.say("desk-search")) {
                input type="hidden" name="lang" value=(words.language.code());
                div.field.search {
                    label for="q" {
                        @if opens {
                            (words.say("desk-search-field"))
                        } @else {
                            (words.say("desk-search-field-guide"))
                        }
                    }
                    div.line {
                        input id="q" name="q" type="search" value=(self.q) autocomplete="off"
                            spellcheck="false" autofocus[!self.narrow()] aria-describedby=[opens.then_some("q-hint")];
                        button type="submit" { (words.say("desk-search-do")) }
                    }
                    @if opens { p.hint id="q-hint" { (words.say("desk-search-hint")) } }
                }
                details open[self.filters()] {
                summary { (words.say("desk-filters")) }
                div.fields {
                    (select("state", &words.say("desk-state"), &words.say("desk-any"), &self.state,
                        STATES.iter().map(|(_, token)| {
                            ((*token).to_owned(), words.say(&format!("desk-state-{token}")))
                        })))
                    (select("procedure", &words.say("desk-procedure"), &words.say("desk-any"),
                        &self.procedure, procedures.iter().cloned()))
                    (select("kiosk", &words.say("desk-kiosk"), &words.say("desk-any"), &self.kiosk,
                        kiosks.iter().map(|kiosk| (kiosk.clone(), kiosk.clone()))))
                    div.field {
                        label for="from" { (words.say("desk-from")) }
                        input id="from" name="from" type="date" value=(self.from);
                    }
                    div.field {
                        label for="to" { (words.say("desk-to")) }
                        input id="to" name="to" type="date" value=(self.to);
                    }
                    (select("order", &words.say("desk-order"), &words.say("desk-order-newest"),
                        &self.order, std::iter::once(
                            ("waiting".to_owned(), words.say("desk-order-waiting")))))
                }
                button.quiet type="submit" { (words.say("desk-filters-do")) }
                }
                @if self.narrow() {
                    a.plain href={ "/?lang=" (words.language.code()) } {
                        (words.say("desk-search-clear"))
                    }
                }
            }
        }
    }
}

/// A list to choose from, or to leave at `any`.
pub fn select(
    name: &str,
    label: &str,
    any: &str,
    chosen: &str,
    options: impl Iterator<Item = (String, String)>,
) -> Markup {
    html! {
        div.field {
            label for=(name) { (label) }
            select id=(name) name=(name) {
                option value="" { (any) }
                @for (value, text) in options {
                    option value=(value) selected[value == chosen] { (text) }
                }
            }
        }
    }
}

/// A text that is there and no longer than a name.
pub fn filled(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.len() <= limits::NAME_BYTES;
    fits.then(|| text.to_owned())
}

/// A day of the address.
///
/// # Errors
/// [`Refusal::Parameter`] where it is none.
pub fn day(name: &'static str, text: &str) -> Result<Option<civil::Date>, Refusal> {
    match text.trim() {
        "" => Ok(None),
        text => acts::day(text)
            .map(Some)
            .ok_or(refused(name, "a day, as 2026-11-24")),
    }
}

fn refused(name: &'static str, wanted: &'static str) -> Refusal {
    Refusal::Parameter { name, wanted }
}
