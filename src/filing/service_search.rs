//! Finding a service by everyday words, with or without marks, with a wrong letter here and there.
//!
//! A word counts the more, the fewer services it stands for: "độc thân" decides, "giấy" does not.

use crate::vietnamese::search_key::search_key;
use std::collections::BTreeSet;

/// The phrases by which one service is found, e.g. "giấy độc thân".
pub type Phrases = Vec<String>;

/// Of a word that is only begun so much counts …
const BEGUN: f32 = 0.9;
/// … and of one with a wrong letter so much.
const MISSPELT: f32 = 0.7;
/// A whole phrase found within what was typed, or the other way round, without regard to spaces.
const WHOLE: f32 = 1.0;
/// Whatever is found half as well as the best is not shown.
const WORTH: f32 = 0.55;
/// So much of what was typed must be understood.
const UNDERSTOOD: f32 = 0.45;
/// Less than this says nothing.
const LEAST: f32 = 0.12;

/// The places of the services that what was typed may mean, best first.
pub fn find(services: &[Phrases], typed: &str) -> Vec<usize> {
    let typed = search_key(typed);
    if typed.is_empty() {
        return Vec::new();
    }
    let keys: Vec<Vec<String>> = services
        .iter()
        .map(|phrases| phrases.iter().map(|phrase| search_key(phrase)).collect())
        .collect();
    let rarity = Rarity::of(&keys);
    let mut found: Vec<(f32, usize)> = keys
        .iter()
        .enumerate()
        .map(|(place, phrases)| {
            let score = |phrase: &String| score(&rarity, phrase, &typed);
            (phrases.iter().map(score).fold(0.0, f32::max), place)
        })
        .collect();
    let best = found.iter().map(|(score, _)| *score).fold(0.0, f32::max);
    found.retain(|(score, _)| *score >= LEAST && *score >= best * WORTH);
    found.sort_by(|one, other| other.0.total_cmp(&one.0));
    found.into_iter().map(|(_, place)| place).collect()
}

/// In how many services each word stands.
struct Rarity<'a>(Vec<BTreeSet<&'a str>>);

impl<'a> Rarity<'a> {
    fn of(services: &'a [Vec<String>]) -> Self {
        let words = |phrases: &'a Vec<String>| phrases.iter().flat_map(|phrase| phrase.split(' '));
        Self(services.iter().map(|one| words(one).collect()).collect())
    }

    fn weight(&self, word: &str) -> f32 {
        let services = self.0.iter().filter(|words| words.contains(word)).count();
        1.0 / (services.max(1) as f32).powf(1.5)
    }
}

fn score(rarity: &Rarity<'_>, phrase: &str, typed: &str) -> f32 {
    let words: Vec<&str> = phrase.split(' ').collect();
    let asked: Vec<&str> = typed.split(' ').collect();
    let last = asked.len() - 1;
    let (mut sum, mut understood) = (0.0, 0.0);
    for (place, asked) in asked.iter().enumerate() {
        let alike = |word: &&str| alike(word, asked, place == last);
        let weighed = |word: &&str| alike(word) * rarity.weight(word);
        sum += words.iter().map(weighed).fold(0.0, f32::max);
        understood += words.iter().map(alike).fold(0.0, f32::max);
    }
    let (bare, bare_typed) = (phrase.replace(' ', ""), typed.replace(' ', ""));
    let whole = bare_typed.len() >= 4 && bare.contains(&bare_typed)
        || bare.len() >= 4 && bare_typed.contains(&bare);
    if !whole && understood < asked.len() as f32 * UNDERSTOOD {
        return 0.0;
    }
    // Among phrases that have all that was typed, the shorter one says it better.
    let rest = words.len().saturating_sub(asked.len()) as f32;
    sum + if whole { WHOLE } else { 0.0 } - 0.01 * rest
}

/// How much of a word was typed; the last word may be only begun.
fn alike(word: &str, typed: &str, may_be_begun: bool) -> f32 {
    let letters = typed.chars().count();
    let errors = match letters.min(word.chars().count()) {
        0..4 => 0,
        4..6 => 1,
        _ => 2,
    };
    if word == typed {
        1.0
    } else if may_be_begun && letters >= 2 && word.starts_with(typed) {
        BEGUN
    } else if errors > 0 && distance(word, typed) <= errors {
        MISSPELT
    } else {
        0.0
    }
}

/// How many letters must be added, left out, changed or exchanged with a neighbour.
fn distance(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut before = Vec::new();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, letter) in one.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, opposite) in other.iter().enumerate() {
            let changed = row[j] + usize::from(letter != opposite);
            let mut least = changed.min(row[j + 1] + 1).min(next[j] + 1);
            let exchanged = i > 0 && j > 0 && *letter == other[j - 1] && one[i - 1] == *opposite;
            if exchanged {
                let earlier: &Vec<usize> = &before;
                least = least.min(earlier[j - 1] + 1);
            }
            next.push(least);
        }
        before = std::mem::replace(&mut row, next);
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn services() -> Vec<Phrases> {
        let phrases = |words: &str| words.split(", ").map(str::to_owned).collect();
        vec![
            phrases("giấy xác nhận độc thân, giấy độc thân, giấy chưa vợ chưa chồng"),
            phrases("khai sinh cho cháu bé, làm giấy khai sinh, khai sinh cho cháu nội"),
            phrases("sao y giấy tờ, công chứng bản sao, sao y bản chính"),
            phrases("tiền người già, trợ cấp tuổi già, tiền 75 tuổi, hưu trí xã hội"),
            phrases("tiền tang, mai táng, hỗ trợ mai táng"),
            phrases("chứng thực chữ ký, công chứng chữ ký"),
        ]
    }

    fn first(typed: &str) -> Option<usize> {
        find(&services(), typed).first().copied()
    }

    #[test]
    fn everyday_words_find_the_service() {
        for (typed, place) in [
            ("giấy độc thân", 0),
            ("giay doc than", 0),
            ("chưa vợ", 0),
            ("khai sinh cho cháu ngoại", 1),
            ("làm giấy khai sinh", 1),
            ("sao y", 2),
            ("SAO Y", 2),
            ("công chứng bản sao", 2),
            ("tien nguoi gia", 3),
            ("75 tuổi", 3),
            ("tiền tang", 4),
            ("chữ ký", 5),
        ] {
            assert_eq!(first(typed), Some(place), "{typed}");
        }
    }

    #[test]
    fn a_wrong_letter_or_a_missing_space_still_finds_it() {
        for (typed, place) in [
            ("giấy đôc thna", 0),
            ("kahi sinh", 1),
            ("khaisinh", 1),
            ("saoy", 2),
            ("mai tang", 4),
            ("mai tánh", 4),
            ("trơ cap tuoi gia", 3),
        ] {
            assert_eq!(first(typed), Some(place), "{typed}");
        }
    }

    #[test]
    fn the_last_word_need_not_be_finished() {
        for (typed, place) in [("độc th", 0), ("khai s", 1), ("mai t", 4), ("chữ k", 5)] {
            assert_eq!(first(typed), Some(place), "{typed}");
        }
    }

    #[test]
    fn words_that_stand_for_nothing_find_nothing() {
        for typed in ["", "  ", "xyz", "bánh mì", "qwertyuiop"] {
            assert_eq!(find(&services(), typed), Vec::<usize>::new(), "{typed}");
        }
    }

    #[test]
    fn a_common_word_finds_all_that_have_it_and_a_rare_one_decides() {
        assert!(find(&services(), "giấy").len() >= 3);
        assert_eq!(find(&services(), "giấy độc thân"), [0]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_searched(typed in ".{0,60}") {
            let mut found = find(&services(), &typed);
            let count = found.len();
            found.sort_unstable();
            found.dedup();
            prop_assert_eq!(found.len(), count);
            prop_assert!(found.iter().all(|place| *place < services().len()));
        }

        #[test]
        fn one_exchanged_pair_of_letters_still_finds_the_service(
            service in 0_usize..6, phrase in 0_usize..2, at in 0_usize..40,
        ) {
            let phrase = search_key(&services()[service][phrase]);
            let mut letters: Vec<char> = phrase.chars().collect();
            let at = at % (letters.len() - 1);
            prop_assume!(letters[at] != ' ' && letters[at + 1] != ' ');
            letters.swap(at, at + 1);
            let typed: String = letters.into_iter().collect();
            prop_assert!(find(&services(), &typed).contains(&service), "{typed}");
        }
    }
}
