//! What is offered above the keys: common names and the streets of a commune, from lists on the disk.
//!
//! One idea: an offer only ever finishes what is being typed. Of a name that is the last syllable,
//! of a street the words that begin its name; what stands before stays as it is, letter by letter.
//! Nothing that a resident typed enters a list.

use crate::vietnamese::search_key::search_key;
use std::collections::BTreeMap;

/// The lists that offers come from, the commonest word first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists {
    /// Family names.
    pub family_names: Words,
    /// Middle names.
    pub middle_names: Words,
    /// Given names.
    pub given_names: Words,
    /// Streets, by the code of their commune.
    pub streets: BTreeMap<String, Words>,
}

/// Words with what they are found by.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words(Vec<Word>);

#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    key: String,
}

impl Words {
    /// The words, in the order in which they are offered.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|word| word.text.as_str())
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Into<String>> FromIterator<T> for Words {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let word = |text: String| Word {
            key: search_key(&text),
            text,
        };
        Self(words.into_iter().map(|text| word(text.into())).collect())
    }
}

/// Names that the last syllable may become, at most `most`.
pub fn names<'a>(lists: &'a Lists, typed: &str, most: usize) -> Vec<&'a str> {
    let last = last_syllable(typed);
    let key = search_key(last);
    // A sign alone asks for nothing, and after three given names a name is rarely longer.
    let finished = typed[..typed.len() - last.len()].split_whitespace().count();
    if (key.is_empty() && !last.is_empty()) || (last.is_empty() && finished > 3) {
        return Vec::new();
    }
    let (family, middle, given) = (&lists.family_names, &lists.middle_names, &lists.given_names);
    let order = match finished {
        0 => vec![family],
        1 => vec![middle, given],
        _ => vec![given, middle],
    };
    let mut found: Vec<&str> = Vec::new();
    for word in order.into_iter().flat_map(|words| &words.0) {
        let fits = word.key.starts_with(&key) && word.text != last;
        if fits && !found.contains(&word.text.as_str()) {
            found.push(&word.text);
        }
    }
    // What the typed marks already say comes first.
    let small = last.to_lowercase();
    found.sort_by_key(|word| !word.to_lowercase().starts_with(&small));
    found.truncate(most);
    found
}

/// The text with its last syllable replaced by this name; a space follows where a name goes on.
pub fn with_name(lists: &Lists, typed: &str, name: &str) -> String {
    let finished = &typed[..typed.len() - last_syllable(typed).len()];
    let ends = !finished.is_empty() && lists.given_names.iter().any(|given| given == name);
    let second = finished.split_whitespace().count() == 1;
    let goes_on = second && lists.middle_names.iter().any(|middle| middle == name);
    let space = if ends && !goes_on { "" } else { " " };
    format!("{finished}{name}{space}")
}

/// Streets that the last words may become, at most `most`.
pub fn streets<'a>(streets: &'a Words, typed: &str, most: usize) -> Vec<&'a str> {
    let after_number = typed.ends_with(' ')
        && last_syllable(typed.trim_end()).contains(|sign: char| sign.is_ascii_digit());
    streets
        .0
        .iter()
        .filter(|street| after_number || begun(street, typed).is_some())
        .map(|street| street.text.as_str())
        .take(most)
        .collect()
}

/// What stands before the name of a street, as [`search_key`] writes it.
const KINDS: [&str; 4] = ["duong", "pho", "ngo", "hem"];

/// The text with the words that begin this street replaced by its name.
pub fn with_street(typed: &str, street: &str) -> String {
    let word = Word {
        text: street.to_owned(),
        key: search_key(street),
    };
    let from = begun(&word, typed).unwrap_or(typed.len());
    let before = &typed[..from];
    let space = if before.is_empty() || before.ends_with(' ') {
        ""
    } else {
        " "
    };
    format!("{before}{space}{street}")
}

/// Where in the text the words stand that begin this street, with or without "phố" before it.
fn begun(street: &Word, typed: &str) -> Option<usize> {
    let (kind, bare) = street.key.split_once(' ').unwrap_or(("", &street.key));
    // What is complete is left alone.
    if typed.ends_with(',') || search_key(typed).ends_with(bare) {
        return None;
    }
    let starts = std::iter::once(0).chain(
        typed
            .char_indices()
            .filter(|(_, sign)| matches!(sign, ' ' | ','))
            .map(|(place, sign)| place + sign.len_utf8()),
    );
    starts
        .filter(|start| typed[*start..].starts_with(|sign: char| sign.is_alphanumeric()))
        .find(|start| {
            let words = &typed[*start..];
            let key = search_key(words);
            // A number alone is the number of the house.
            let says = key.chars().any(char::is_alphabetic);
            // "đường Bạch" may not become "đường phố Bạch Mai".
            let before = search_key(last_syllable(typed[..*start].trim_end()));
            let named = before != kind && KINDS.contains(&before.as_str());
            says && !named && (begins(&street.key, &key, words) || begins(bare, &key, words))
        })
}

/// After a space the next word must begin, so that "Bạch " does not fit "Bạchx".
fn begins(name: &str, key: &str, words: &str) -> bool {
    name.strip_prefix(key)
        .is_some_and(|rest| !words.ends_with(' ') || rest.starts_with(' '))
}

fn last_syllable(text: &str) -> &str {
    text.rsplit(' ').next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn lists() -> Lists {
        let words = |text: &str| text.split(", ").collect();
        Lists {
            family_names: words("Nguyễn, Trần, Lê, Phạm, Ngô, Nghiêm, Ngụy, Niê"),
            middle_names: words("Thị, Văn, Hữu, Ngọc, Anh"),
            given_names: words("Anh, Hương, Hòa, Nga, Thủy"),
            streets: BTreeMap::new(),
        }
    }

    #[test]
    fn two_letters_find_the_common_names_without_their_marks() {
        let lists = lists();
        assert_eq!(names(&lists, "Ng", 3), ["Nguyễn", "Ngô", "Nghiêm"]);
        assert_eq!(names(&lists, "NGU", 3), ["Nguyễn", "Ngụy"]);
        assert_eq!(names(&lists, "Ngụ", 3), ["Ngụy", "Nguyễn"]);
        assert_eq!(names(&lists, "", 4), ["Nguyễn", "Trần", "Lê", "Phạm"]);
        assert!(names(&lists, "Xyz", 4).is_empty());
        assert!(names(&lists, "-", 4).is_empty());
    }

    #[test]
    fn middle_names_follow_the_family_name_and_given_names_end_it() {
        let lists = lists();
        assert_eq!(names(&lists, "Nguyễn ", 2), ["Thị", "Văn"]);
        assert_eq!(names(&lists, "Nguyễn H", 3), ["Hữu", "Hương", "Hòa"]);
        assert_eq!(names(&lists, "Nguyễn Thị H", 3), ["Hương", "Hòa", "Hữu"]);
        assert_eq!(with_name(&lists, "Ng", "Nguyễn"), "Nguyễn ");
        assert_eq!(with_name(&lists, "Nguyễn ", "Thị"), "Nguyễn Thị ");
        assert_eq!(with_name(&lists, "Nguyễn A", "Anh"), "Nguyễn Anh ");
        assert_eq!(with_name(&lists, "Nguyễn Thị H", "Hòa"), "Nguyễn Thị Hòa");
    }

    #[test]
    fn a_word_that_stands_there_is_not_offered_again() {
        assert!(!names(&lists(), "Nguyễn", 8).contains(&"Nguyễn"));
    }

    #[test]
    fn a_street_is_found_by_its_first_letters_with_or_without_what_it_is() {
        let ward: Words = ["phố Bạch Mai", "phố Quỳnh Mai", "đường Đại La"]
            .into_iter()
            .collect();
        assert_eq!(streets(&ward, "12 b", 3), ["phố Bạch Mai"]);
        assert_eq!(streets(&ward, "Số 12, phố bach m", 3), ["phố Bạch Mai"]);
        assert_eq!(streets(&ward, "12 dai", 3), ["đường Đại La"]);
        assert_eq!(streets(&ward, "12 ", 2), ["phố Bạch Mai", "phố Quỳnh Mai"]);
        assert!(streets(&ward, "", 3).is_empty());
        assert!(streets(&ward, "12", 3).is_empty());
        assert!(streets(&ward, "12 phố Bạch Mai", 3).is_empty());
        assert!(streets(&ward, "12 phố Bạch Mai, ", 3).is_empty());
        assert!(streets(&ward, "12 đường b", 3).is_empty());
        assert_eq!(with_street("12 b", "phố Bạch Mai"), "12 phố Bạch Mai");
        assert_eq!(with_street("12 ", "phố Bạch Mai"), "12 phố Bạch Mai");
        assert_eq!(
            with_street("Số 12, phố bach m", "phố Bạch Mai"),
            "Số 12, phố Bạch Mai"
        );
    }

    proptest! {
        #[test]
        fn an_offer_keeps_everything_before_the_syllable_being_typed(typed in "([A-ZÀ-ỹ][a-zà-ỹ]{0,5} ){0,3}[a-zà-ỹA-Z]{0,3}") {
            let lists = lists();
            let kept = &typed[..typed.len() - last_syllable(&typed).len()];
            for name in names(&lists, &typed, 4) {
                let after = with_name(&lists, &typed, name);
                prop_assert!(after.starts_with(kept));
                prop_assert_eq!(after[kept.len()..].trim_end(), name);
            }
        }

        #[test]
        fn no_text_makes_an_offer_fail(typed in "\\PC{0,20}") {
            let lists = lists();
            let ward: Words = ["phố Bạch Mai", "phố 8 Tháng 3"].into_iter().collect();
            for name in names(&lists, &typed, 4) {
                prop_assert!(with_name(&lists, &typed, name).contains(name));
            }
            for street in streets(&ward, &typed, 4) {
                let after = with_street(&typed, street);
                prop_assert!(after.ends_with(street));
            }
        }
    }
}
