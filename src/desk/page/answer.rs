//! How the resident hears of a decision: what became of the letter, and a text ready to be sent by telephone.

use super::words::{self, Words};
use crate::desk::Desk;
use crate::desk::letters;
use crate::desk::opened::Opened;
use crate::desk::storage::LetterState;
use crate::filing::answer::Value;
use maud::{Markup, html};

/// The question after a telephone number.
const PHONE: &str = "contact_phone";

/// What is told of a decision, and how far it has come; nothing before one.
pub fn section(desk: &Desk, words: &Words<'_>, opened: &Opened) -> Markup {
    let Some([told, plain]) = letters::text_message(words, desk, &opened.line.status) else {
        return html! {};
    };
    let phone = phone(opened);
    let texts = [("desk-text-plain", plain), ("desk-text-marked", told)];
    html! {
        section.told {
            h2 { (words.say("desk-told")) }
            @if let Some(letter) = opened.letter { p { (state(words, letter)) } }
            @match &phone {
                Some(phone) => p {
                    (words.say("desk-text-phone")) " "
                    a href={ "tel:" (phone) } { (phone) }
                },
                None => p { (words.say("desk-text-no-phone")) },
            }
            p.copied role="status" data-copied=(words.say("desk-copied")) {}
            ul.texts {
                @for (key, text) in &texts {
                    li {
                        label for=(key) { (words.say(key)) }
                        textarea id=(key) readonly rows="3" { (text) }
                        button.scripted.quiet type="button" hidden data-copy=(key) {
                            (words.say("desk-copy-do"))
                        }
                    }
                }
            }
        }
    }
}

fn phone(opened: &Opened) -> Option<String> {
    match opened.manifest.value(PHONE)? {
        Value::Phone(phone) => Some(phone.as_str().to_owned()),
        _ => None,
    }
}

fn state(words: &Words<'_>, letter: LetterState) -> String {
    let at = |key: &str, at| words.fill(key, &[("time", words::time(at).into())]);
    match letter {
        LetterState::Waiting(next) => at("desk-letter-waits", next),
        LetterState::Sent(then) => at("desk-letter-sent", then),
        LetterState::Refused(then, None) => at("desk-letter-given-up", then),
        LetterState::Refused(then, Some(code)) => words.fill(
            "desk-letter-refused",
            &[
                ("time", words::time(then).into()),
                ("code", u32::from(code).into()),
            ],
        ),
    }
}
