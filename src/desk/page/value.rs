//! Replies and authors as officers read them.

use super::words::Words;
use crate::filing::answer::{Author, PaperAnswer, Reply, Value};
use crate::filing::date::PartialDate;
use crate::filing::procedure::{Kind, Question};
use crate::vietnamese::year_name::year_name;
use maud::{Markup, html};

/// A reply in words; what is not known is set apart from what was said.
pub fn reply(words: &Words<'_>, question: Option<&Question>, reply: &Reply) -> Markup {
    let said = reply_in_words(words, question, reply);
    match reply {
        Reply::Known(_) => html! { (said) },
        Reply::Unknown | Reply::Skipped => html! { span.open { (said) } },
    }
}

/// A reply in words.
pub fn reply_in_words(words: &Words<'_>, question: Option<&Question>, reply: &Reply) -> String {
    match reply {
        Reply::Known(known) => value(words, question, known),
        Reply::Unknown => words.say("desk-answer-unknown"),
        Reply::Skipped if asks_for_appointment(question) => words.say("desk-appointment-none"),
        Reply::Skipped => words.say("desk-answer-skipped"),
    }
}

fn asks_for_appointment(question: Option<&Question>) -> bool {
    question.is_some_and(|question| matches!(question.kind, Kind::Appointment(_)))
}

fn value(words: &Words<'_>, question: Option<&Question>, value: &Value) -> String {
    match value {
        Value::Appointment(appointment) => words.fill(
            "desk-appointment",
            &[("when", appointment.to_string().into())],
        ),
        Value::Choice(option) => words.option_name(question, option),
        Value::Date(PartialDate::FromLunar(remembered)) => {
            let lunar = remembered.lunar();
            let key = if lunar.leap {
                "desk-from-lunar-leap"
            } else {
                "desk-from-lunar"
            };
            let date = PartialDate::FromLunar(*remembered).to_string();
            words.fill(
                key,
                &[
                    ("date", date.into()),
                    ("day", i64::from(lunar.day).into()),
                    ("month", i64::from(lunar.month).into()),
                    ("year", year_name(lunar.year).into()),
                ],
            )
        }
        Value::Date(date) => date.to_string(),
        Value::Delivery(delivery) => words.say(match delivery.token() {
            "post" => "desk-delivery-post",
            _ => "desk-delivery-ward",
        }),
        Value::Email(email) => email.as_str().to_owned(),
        Value::Name(name) => name.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Paper(PaperAnswer::Attached(pages)) => {
            words.fill("desk-paper-attached", &[("pages", pages.len().into())])
        }
        Value::Paper(PaperAnswer::HeldByOffice) => words.say("desk-paper-held"),
        Value::Paper(PaperAnswer::Later) => words.say("desk-paper-later"),
        Value::PersonNumber(number) => number.as_str().to_owned(),
        Value::Phone(phone) => phone.as_str().to_owned(),
        Value::Place(place) if place.commune.is_none() => words.fill(
            "desk-place-undecided",
            &[("place", place.to_string().into())],
        ),
        Value::Place(place) => place.to_string(),
        Value::Text(text) => text.clone(),
        Value::Time(time) => time.to_string(),
        Value::YesNo(true) => words.say("desk-yes"),
        Value::YesNo(false) => words.say("desk-no"),
    }
}

/// Who gave an answer.
pub fn author(words: &Words<'_>, author: Author) -> String {
    words.say(match author {
        Author::Card => "desk-author-card",
        Author::Computed => "desk-author-computed",
        Author::Family => "desk-author-family",
        Author::Resident => "desk-author-resident",
        Author::Staff => "desk-author-staff",
    })
}
