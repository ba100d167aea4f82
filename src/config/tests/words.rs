//! How the Vietnamese texts speak: `elder-ux.md` C18, C34 and C49, over every file of texts.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use std::fs;

/// Words that no resident reads. Syllables; compared in small letters.
const BANNED: [&str; 17] = [
    "bạn",
    "quý khách",
    "cccd",
    "cmnd",
    "ubnd",
    "tthc",
    "dvc",
    "vneid",
    "vui lòng nhập",
    "click",
    "submit",
    "không hợp lệ",
    "lỗi",
    "sai định dạng",
    "quên",
    "cấm",
    "người dùng",
];

/// Attributes that speak in the words of the law or of a search, not of the screen.
const NOT_SPOKEN: [&str; 3] = ["form", "official", "words"];

/// The Vietnamese texts of all files: key, attribute or "", sentence.
fn texts() -> Vec<(String, String, String)> {
    let mut texts = Vec::new();
    for entry in fs::read_dir("kiosk-config/texts").unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        if name != "vi.ftl" && !name.starts_with("vi-") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for entry in fluent_syntax::parser::parse(source.as_str()).unwrap().body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let key = message.id.name.to_owned();
            for pattern in message.value.iter() {
                texts.push((key.clone(), String::new(), plain(pattern)));
            }
            for attribute in &message.attributes {
                let name = attribute.id.name.to_owned();
                texts.push((key.clone(), name, plain(&attribute.value)));
            }
        }
    }
    assert!(texts.len() > 400, "only {} texts", texts.len());
    texts
}

/// The sentence as it is read: a placeholder counts as one syllable, a choice as its default.
fn plain(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => text.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(InlineExpression::StringLiteral { value }) => {
                    text.push_str(value);
                }
                Expression::Inline(_) => text.push_str("bác"),
                Expression::Select { variants, .. } => {
                    for variant in variants.iter().filter(|variant| variant.default) {
                        text.push_str(&plain(&variant.value));
                    }
                }
            },
        }
    }
    text
}

fn syllables(text: &str) -> Vec<String> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|syllable| !syllable.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Asserts once, with everything that is wrong.
fn none(wrong: Vec<String>, rule: &str) {
    assert!(wrong.is_empty(), "{rule}:\n{}", wrong.join("\n"));
}

#[test]
fn no_text_has_a_banned_word() {
    let wrong = texts()
        .into_iter()
        .filter(|(_, attribute, _)| !NOT_SPOKEN.contains(&attribute.as_str()))
        .filter_map(|(key, attribute, text)| {
            let words = format!(" {} ", syllables(&text).join(" "));
            let banned = BANNED
                .iter()
                .find(|banned| words.contains(&format!(" {banned} ")))?;
            Some(format!("{key}.{attribute}: {banned}"))
        });
    none(wrong.collect(), "C49");
}

#[test]
fn questions_and_sentences_are_short() {
    let wrong = texts()
        .into_iter()
        .filter(|(_, attribute, _)| !NOT_SPOKEN.contains(&attribute.as_str()))
        .filter_map(|(key, attribute, text)| {
            let heading = key.starts_with("question-") && attribute.is_empty();
            let most = if heading { 14 } else { 20 };
            let long = text
                .split(['.', '?', '!', '\n'])
                .map(|sentence| syllables(sentence).len())
                .find(|length| *length > most)?;
            Some(format!("{key}.{attribute}: {long} syllables"))
        });
    none(
        wrong.collect(),
        "C18: a heading has at most 14 syllables, a sentence 20",
    );
}

#[test]
fn buttons_options_and_names_are_short() {
    let wrong = texts().into_iter().filter_map(|(key, attribute, text)| {
        let most = match (key.split('-').next()?, attribute.as_str()) {
            ("button", "") => 5,
            ("option" | "step" | "procedure", "") => 6,
            ("question", "label") => 7,
            _ => return None,
        };
        let length = syllables(&text).len();
        (length > most).then(|| format!("{key}.{attribute}: {length} syllables"))
    });
    none(
        wrong.collect(),
        "a button has at most 5 syllables, an option 6",
    );
}

#[test]
fn a_reminder_says_what_and_what_to_do_in_thirty_syllables() {
    let texts = texts();
    let length = |key: &str, attribute: &str| {
        texts
            .iter()
            .find(|(k, a, _)| k == key && a == attribute)
            .map(|(_, _, text)| syllables(text).len())
    };
    let mut wrong = Vec::new();
    for (key, attribute, _) in &texts {
        let kind = key.split('-').next().unwrap_or_default();
        if !matches!(kind, "check" | "error") || attribute != "what" {
            continue;
        }
        match (length(key, "what"), length(key, "do")) {
            (Some(what), Some(act)) if what + act <= 30 => {}
            lengths => wrong.push(format!("{key}: {lengths:?}")),
        }
    }
    none(wrong, "C34");
}

#[test]
fn the_address_is_never_written_out() {
    // "bác" stands only where the placeholder puts it.
    let wrong: Vec<String> = fs::read_to_string("kiosk-config/texts/vi.ftl")
        .unwrap()
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
        .filter(|(_, line)| syllables(line).contains(&"bác".to_owned()))
        .map(|(index, line)| format!("{}: {line}", index + 1))
        .collect();
    none(wrong, "C49");
}
