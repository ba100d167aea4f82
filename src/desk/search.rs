//! What an officer types or scans into the search field, and what a filing is found by.
//!
//! One field takes everything. What could be several things is looked for as all of them, so that
//! nobody has to say first what it is.

use crate::filing::answer::{Reply, Value};
use crate::filing::id_card;
use crate::filing::reference::Reference;
use crate::protocol::manifest::Manifest;
use crate::vietnamese::search_key::search_key;

/// Words of a name that are looked for, at most.
const MOST_WORDS: usize = 8;
/// Longest text that is looked for as a dossier number.
const MOST_LETTERS: usize = 64;

/// What is looked for; a filing that has any of it is found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought {
    /// This reference, without spaces.
    pub reference: Option<String>,
    /// A dossier number with this in it, in capitals.
    pub dossier: Option<String>,
    /// This number of a person or an identity paper.
    pub number: Option<String>,
    /// A name with all of these words, each at the beginning of a word.
    pub words: Vec<String>,
}

impl Sought {
    /// What a text asks for; `None` where it asks for nothing.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.is_empty() {
            return None;
        }
        if let Some(number) = number_on_card(text) {
            return Some(Self {
                number: Some(number),
                ..Self::default()
            });
        }
        let digits: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let is_number = matches!(digits.len(), 9 | 12) && is_digits(&digits);
        let has_digit = text.contains(|sign: char| sign.is_ascii_digit());
        let fits = !text.contains(char::is_whitespace) && text.chars().count() <= MOST_LETTERS;
        let key = search_key(text);
        let words = key.split(' ').filter(|word| !word.is_empty() && !has_digit);
        Some(Self {
            reference: Reference::parse(text)
                .ok()
                .map(|reference| reference.as_str().to_owned()),
            dossier: (has_digit && fits).then(|| text.to_uppercase()),
            number: is_number.then_some(digits),
            words: words.take(MOST_WORDS).map(str::to_owned).collect(),
        })
    }

    /// The same without what tells who has filed.
    pub fn without_people(self) -> Self {
        Self {
            number: None,
            words: Vec::new(),
            ..self
        }
    }
}

/// The personal number where the text is what a reader types of an identity card.
pub fn number_on_card(text: &str) -> Option<String> {
    let card = id_card::read(text).ok()?;
    Some(card.number.as_str().to_owned())
}

/// The search keys of all names in a filing, with a space before each word.
pub fn names(manifest: &Manifest) -> Vec<String> {
    let names = values(manifest).filter_map(|value| match value {
        Value::Name(name) => Some(format!(" {}", search_key(&name.to_string()))),
        _ => None,
    });
    once(names.collect())
}

/// The numbers of people and their identity papers in a filing.
pub fn numbers(manifest: &Manifest) -> Vec<String> {
    let numbers = values(manifest).filter_map(|value| match value {
        Value::PersonNumber(number) => Some(number.as_str().to_owned()),
        // The number of an older card is a line of text.
        Value::Text(text) if matches!(text.len(), 9 | 12) && is_digits(text) => Some(text.clone()),
        _ => None,
    });
    once(numbers.collect())
}

fn values(manifest: &Manifest) -> impl Iterator<Item = &Value> {
    let replies = manifest.answers.iter().map(|entry| &entry.answer.reply);
    replies.filter_map(|reply| match reply {
        Reply::Known(value) => Some(value),
        Reply::Unknown | Reply::Skipped => None,
    })
}

fn once(mut found: Vec<String>) -> Vec<String> {
    found.sort_unstable();
    found.dedup();
    found
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|sign| sign.is_ascii_digit())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        Sought::of(text).unwrap().words
    }

    #[test]
    fn one_field_takes_names_numbers_references_and_scanned_cards() {
        assert_eq!(Sought::of("  "), None);
        assert_eq!(words("  Lúa Nguyễn"), ["lua", "nguyen"]);
        let reference = Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8]);
        let typed = reference.to_string().to_lowercase();
        assert_eq!(
            Sought::of(&typed).unwrap().reference.as_deref(),
            Some(reference.as_str())
        );
        let number = Sought::of("001 152 000 017").unwrap();
        assert_eq!(number.number.as_deref(), Some("001152000017"));
        let dossier = Sought::of("h26-261124-0001").unwrap();
        assert_eq!(dossier.dossier.as_deref(), Some("H26-261124-0001"));
        let card = "001152000017|123456789|Nguyễn Thị Lúa|20031952|Nữ|Số 5, Hà Nội|15042021";
        let scanned = Sought::of(card).unwrap();
        assert_eq!(scanned.number.as_deref(), Some("001152000017"));
        assert!(
            scanned.words.is_empty(),
            "a card is looked for by its number alone"
        );
    }

    proptest! {
        #[test]
        fn no_text_is_too_much(text in ".{0,2000}") {
            if let Some(sought) = Sought::of(&text) {
                prop_assert!(sought.words.len() <= MOST_WORDS);
            }
        }
    }
}
