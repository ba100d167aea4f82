//! The way back from a sentence on the screen to its key in the texts.
//!
//! A sentence without placeholders is found as it stands, one with placeholders by the words
//! around them; of several that fit, the one with the most words of its own wins.

use super::stretch::stretch;
use fluent_bundle::FluentResource;
use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::collections::HashMap;
use std::sync::Arc;

/// Keys by sentence, in one language.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    exact: HashMap<String, Vec<String>>,
    patterns: Vec<(String, Vec<String>)>,
}

/// A sentence in the making: its words between the placeholders.
type Pieces = Vec<String>;

impl Lookup {
    pub(super) fn new(
        resources: &[Arc<FluentResource>],
        stretched: bool,
        say: impl Fn(&str) -> String,
    ) -> Self {
        let mut lookup = Self::default();
        let mut reader = Reader {
            stretched,
            address: [("you", say("you")), ("You", say("you-capital"))],
        };
        for resource in resources {
            for entry in resource.entries() {
                let Entry::Message(message) = entry else {
                    continue;
                };
                let id = message.id.name;
                if let Some(value) = &message.value {
                    lookup.add(id.to_owned(), reader.read(value));
                }
                for attribute in &message.attributes {
                    let key = format!("{id}.{}", attribute.id.name);
                    lookup.add(key, reader.read(&attribute.value));
                }
            }
        }
        let words = |pieces: &Pieces| pieces.iter().map(String::len).sum::<usize>();
        lookup
            .patterns
            .sort_by_key(|(_, pieces)| std::cmp::Reverse(words(pieces)));
        lookup
    }

    /// The key of this sentence, with its placeholders filled in whatever way.
    pub fn key_of(&self, sentence: &str) -> Option<&str> {
        if let Some(keys) = self.exact.get(sentence) {
            // The desk's pages may use the same words.
            let of_the_kiosk = keys.iter().find(|key| !key.starts_with("desk-"));
            return of_the_kiosk.or(keys.first()).map(String::as_str);
        }
        self.patterns
            .iter()
            .find(|(_, pieces)| fits(sentence, pieces))
            .map(|(key, _)| key.as_str())
    }

    /// Whether the sentence is the one of this key, which may share its words with another.
    pub fn is(&self, sentence: &str, key: &str) -> bool {
        let exact = self.exact.get(sentence);
        if exact.is_some_and(|keys| keys.iter().any(|one| one == key)) {
            return true;
        }
        let mut patterns = self.patterns.iter().filter(|(one, _)| one == key);
        patterns.any(|(_, pieces)| fits(sentence, pieces))
    }

    fn add(&mut self, key: String, variants: Vec<Pieces>) {
        for pieces in variants {
            match pieces.as_slice() {
                [whole] => {
                    self.exact
                        .entry(whole.clone())
                        .or_default()
                        .push(key.clone());
                }
                // A mere value could be anything.
                _ if pieces.iter().all(|piece| piece.trim().is_empty()) => {}
                _ => self.patterns.push((key.clone(), pieces)),
            }
        }
    }
}

/// Whether a sentence consists of these pieces in order with something between them.
fn fits(sentence: &str, pieces: &[String]) -> bool {
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else {
        return false;
    };
    let Some(rest) = sentence.strip_prefix(first.as_str()) else {
        return false;
    };
    let Some(mut rest) = rest.strip_suffix(last.as_str()) else {
        return false;
    };
    for piece in &pieces[1..pieces.len() - 1] {
        match rest.split_once(piece.as_str()) {
            Some((_, after)) => rest = after,
            None => return false,
        }
    }
    true
}

struct Reader {
    stretched: bool,
    /// The forms of address, which every sentence is given.
    address: [(&'static str, String); 2],
}

impl Reader {
    /// All sentences that a pattern can become, in pieces.
    fn read(&mut self, pattern: &Pattern<&str>) -> Vec<Pieces> {
        let mut all = vec![vec![String::new()]];
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => {
                    let words = if self.stretched {
                        stretch(value)
                    } else {
                        (*value).into()
                    };
                    say(&mut all, &words);
                }
                PatternElement::Placeable { expression } => self.fill(&mut all, expression),
            }
        }
        all
    }

    fn fill(&mut self, all: &mut Vec<Pieces>, expression: &Expression<&str>) {
        match expression {
            Expression::Select { variants, .. } => {
                let ends: Vec<Pieces> = variants
                    .iter()
                    .flat_map(|variant| self.read(&variant.value))
                    .collect();
                *all = all
                    .iter()
                    .flat_map(|start| ends.iter().map(|end| joined(start, end)))
                    .collect();
            }
            Expression::Inline(InlineExpression::StringLiteral { value }) => say(all, value),
            Expression::Inline(InlineExpression::VariableReference { id }) => {
                let address = self.address.iter().find(|(name, _)| *name == id.name);
                match address {
                    Some((_, word)) => say(all, word),
                    None => all.iter_mut().for_each(|pieces| pieces.push(String::new())),
                }
            }
            Expression::Inline(_) => {
                all.iter_mut().for_each(|pieces| pieces.push(String::new()));
            }
        }
    }
}

fn say(all: &mut [Pieces], words: &str) {
    for last in all.iter_mut().filter_map(|pieces| pieces.last_mut()) {
        last.push_str(words);
    }
}

fn joined(start: &Pieces, end: &Pieces) -> Pieces {
    let mut whole = start.clone();
    if let (Some(last), Some(first)) = (whole.last_mut(), end.first()) {
        last.push_str(first);
    }
    whole.extend(end.iter().skip(1).cloned());
    whole
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;

    fn lookup(text: &str) -> Lookup {
        let resource = FluentResource::try_new(text.to_owned()).unwrap();
        Lookup::new(&[Arc::new(resource)], false, |key| key.to_uppercase())
    }

    #[test]
    fn a_sentence_is_found_with_and_without_its_values() {
        let lookup = lookup(
            "plain = Go on\nturn = Page { $page } of { $of }\nvalue = { $it }\n\
             ask = { $You }, who?\n    .what = No { $word } here.\n\
             many = { $count ->\n    [one] One paper\n   *[other] { $count } papers\n }\n",
        );
        for (sentence, key) in [
            ("Go on", "plain"),
            ("Page 2 of 5", "turn"),
            ("YOU-CAPITAL, who?", "ask"),
            ("No cat here.", "ask.what"),
            ("One paper", "many"),
            ("7 papers", "many"),
        ] {
            assert_eq!(lookup.key_of(sentence), Some(key), "{sentence}");
        }
        assert_eq!(lookup.key_of("Nguyen Thi Lua"), None);
    }
}
