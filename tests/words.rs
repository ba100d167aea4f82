//! The words of every page that a resident can come to: few, plain, and none of them in the code.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use motcua::kiosk::contract::Tour;
use motcua::kiosk::contract::variant::{Profile, Variant, Wording};
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::page::{Block, Page};
use std::collections::BTreeSet;
use std::sync::OnceLock;

/// Words of the law with the words that explain them, on the same screen (C49).
const EXPLAINED: [(&str, &[&str]); 5] = [
    ("trích lục", &["bản sao", "bản trích"]),
    ("hộ tịch", &["sổ"]),
    ("cải chính", &["sửa"]),
    ("cam đoan", &["hứa"]),
    ("ủy quyền", &["thay", "nhờ"]),
];

fn syllables(text: &str) -> usize {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|part| part.chars().any(char::is_alphabetic))
        .count()
}

/// Everything on a page that is read as words, but for keys and what the resident entered.
fn texts(page: &Page) -> Vec<String> {
    let mut fields = page.clone();
    fields
        .body
        .retain(|block| matches!(block, Block::Field(_) | Block::Columns { .. }));
    let entered = lobby::entered(&fields);
    let silent = Page {
        spoken: Vec::new(),
        ..page.clone()
    };
    let mut all = lobby::says(&silent);
    all.retain(|text| !entered.contains(text));
    let buttons = page.help.iter().chain(&page.next);
    all.extend(buttons.map(|button| button.label.clone()));
    all
}

/// Every page in these words, on the usual panel at the usual size.
fn pages_in(wording: Wording) -> Vec<Page> {
    let variant = Variant::new(
        Profile::Usual,
        TextSize::default(),
        Theme::default(),
        wording,
    );
    let tour = Tour::new(&lobby::config());
    let screens = tour.screens(variant, &mut lobby::stage()).unwrap();
    screens.into_iter().map(|screen| screen.page).collect()
}

/// Every page in Vietnamese.
fn pages() -> &'static Vec<Page> {
    static PAGES: OnceLock<Vec<Page>> = OnceLock::new();
    PAGES.get_or_init(|| pages_in(Wording::Vietnamese))
}

#[track_caller]
fn none(wrong: &BTreeSet<String>, rule: &str) {
    let all: Vec<&str> = wrong.iter().map(String::as_str).collect();
    assert!(wrong.is_empty(), "{rule}:\n{}", all.join("\n"));
}

#[test]
fn a_word_of_the_law_is_explained_on_the_screen_where_it_stands() {
    let mut wrong = BTreeSet::new();
    for page in pages().iter().filter(|page| page.id != "check") {
        let all = texts(page).join(" ").to_lowercase();
        for (term, words) in EXPLAINED {
            if all.contains(term) && !words.iter().any(|word| all.contains(word)) {
                let _ = wrong.insert(format!("{}: {term}: {all}", page.id));
            }
        }
    }
    none(&wrong, "C49");
}

#[test]
fn the_privacy_notice_says_what_for_whom_how_long_and_which_rights_on_two_pages() {
    let notice: Vec<&Page> = pages().iter().filter(|page| page.id == "privacy").collect();
    let parts = notice.len();
    assert!((1..=2).contains(&parts), "{parts}");
    let all: Vec<String> = notice.iter().flat_map(|page| texts(page)).collect();
    let count: usize = all.iter().map(|text| syllables(text)).sum();
    println!("the privacy notice has {count} syllables on {parts} pages");
    assert!(count <= 120, "{count}");
    let all = all.join(" ");
    for part in ["họ tên", "để điền tờ khai", "Chỉ cán bộ", "xóa", "quyền"] {
        assert!(all.contains(part), "the notice does not say “{part}”");
    }
}

#[test]
fn a_refused_answer_is_told_what_and_what_to_do_in_both_languages() {
    for wording in [Wording::Vietnamese, Wording::English] {
        let mut told = 0;
        for page in pages_in(wording) {
            if let Some(problem) = &page.problem {
                told += 1;
                assert!(!problem.what.is_empty() && !problem.do_this.is_empty());
                let count = syllables(&problem.what) + syllables(&problem.do_this);
                let short = wording == Wording::English || count <= 30;
                assert!(short, "{}: {problem:?}", page.id);
            }
        }
        assert!(told > 50, "{told}");
    }
}

#[test]
fn nine_words_of_ten_are_among_the_three_thousand_most_common() {
    let common: BTreeSet<&str> = include_str!("words/common.txt").lines().collect();
    assert_eq!(common.len(), 3_000);
    let explained: BTreeSet<&str> = EXPLAINED
        .iter()
        .flat_map(|(term, _)| term.split(' '))
        .collect();
    let all: BTreeSet<String> = pages().iter().flat_map(texts).collect();
    let (mut known, mut rare) = (0, BTreeSet::new());
    let mut read = 0;
    for text in all {
        let text = text.to_lowercase();
        let words = text.split(|sign: char| !sign.is_alphabetic());
        for word in words.filter(|word| !word.is_empty()) {
            read += 1;
            if common.contains(word) || explained.contains(word) {
                known += 1;
            } else {
                let _ = rare.insert(word.to_owned());
            }
        }
    }
    let percent = f64::from(known) * 100.0 / f64::from(read);
    println!("C51: {percent:.1} % of {read} words are common; the others: {rare:?}");
    assert!(read > 1_000 && percent >= 90.0, "{percent:.1} % of {read}");
}

#[test]
fn no_sentence_for_residents_stands_in_the_code() {
    let mut wrong = BTreeSet::new();
    for room in ["screen", "render", "app"] {
        let folder = lobby::root().join("src/kiosk").join(room);
        for (path, bytes) in lobby::files(&folder) {
            if path.ends_with("tests.rs") {
                continue;
            }
            let source = String::from_utf8(bytes).unwrap();
            let source = source.split("#[cfg(test)]").next().unwrap();
            for line in source.lines().map(str::trim) {
                if !line.starts_with("//") && has_sentence(line) {
                    let _ = wrong.insert(format!("{}: {line}", path.display()));
                }
            }
        }
    }
    none(&wrong, "C48");
}

/// Whether a literal of the line has two words in it.
fn has_sentence(line: &str) -> bool {
    line.split('"').skip(1).step_by(2).any(|literal| {
        let words = literal
            .split(' ')
            .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_alphabetic));
        words.count() > 1
    })
}

#[test]
fn a_sentence_in_the_code_would_be_found() {
    assert!(has_sentence("page.heading = \"Chào bác\".to_owned();"));
    assert!(!has_sentence("words.say(\"screen-welcome\")"));
}
