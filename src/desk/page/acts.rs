//! What an officer does with a filing: accept, return, complete.
//!
//! After an act that is kept, the browser is sent back to the filing, so that loading the page again
//! repeats nothing. What cannot be kept is told on the same page, with everything that was entered.

use super::View;
use super::fields::Fields;
use super::filing::show;
use super::posted::Posted;
use super::reasons::{Item, OWN, Offer, Offered};
use super::viewer::Officer;
use super::words::{self, Words};
use crate::config::texts::Argument;
use crate::desk::opened::Opened;
use crate::desk::problem::Refusal;
use crate::desk::{Decision, DecisionError, Desk, GivenReason, audit, limits, request};
use crate::protocol::digest::Digest;
use crate::protocol::messages::{FilingState, ReturnReason};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::civil;
use serde::Deserialize;

/// What can be done with a filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// It is taken on.
    Accept,
    /// The result is ready.
    Complete,
    /// It goes back with reasons.
    Return,
}

impl Act {
    /// Its word in addresses and in the keys of its texts.
    pub fn token(self) -> &'static str {
        match self {
            Self::Accept => "accept",
            Self::Complete => "complete",
            Self::Return => "return",
        }
    }

    /// What the audit calls it.
    fn written_down(self) -> audit::Act {
        match self {
            Self::Accept => audit::Act::FilingAccepted,
            Self::Complete => audit::Act::FilingCompleted,
            Self::Return => audit::Act::FilingReturned,
        }
    }

    /// Whether a filing in this state may be so because of this act.
    pub fn has_led_to(self, state: FilingState) -> bool {
        state
            == match self {
                Self::Accept => FilingState::Accepted,
                Self::Complete => FilingState::Completed,
                Self::Return => FilingState::Returned,
            }
    }
}

/// What is wrong with what was entered, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The id of the field.
    pub field: String,
    /// What to do, in the reader's language.
    pub text: String,
}

/// An act that was not kept.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Attempt {
    /// What was tried.
    pub act: Option<Act>,
    /// What was entered.
    pub posted: Fields,
    /// What is wrong with it.
    pub mistakes: Vec<Mistake>,
    /// Somebody else was faster, or the filing stands otherwise by now.
    pub overtaken: bool,
}

impl Attempt {
    /// What is wrong with a field.
    pub fn mistake(&self, field: &str) -> Option<&Mistake> {
        self.mistakes.iter().find(|mistake| mistake.field == field)
    }
}

type Asked = Result<Query<View>, QueryRejection>;
type Form = Posted<Vec<(String, String)>>;

/// `POST /filings/{filing}/accept`.
pub async fn accept(
    State(desk): State<Desk>,
    officer: Officer,
    Path(filing): Path<String>,
    asked: Asked,
    form: Form,
) -> Result<Response, Refusal> {
    act(desk, officer, Act::Accept, &filing, asked, form).await
}

/// `POST /filings/{filing}/return`.
pub async fn return_to_resident(
    State(desk): State<Desk>,
    officer: Officer,
    Path(filing): Path<String>,
    asked: Asked,
    form: Form,
) -> Result<Response, Refusal> {
    act(desk, officer, Act::Return, &filing, asked, form).await
}

/// `POST /filings/{filing}/complete`.
pub async fn complete(
    State(desk): State<Desk>,
    officer: Officer,
    Path(filing): Path<String>,
    asked: Asked,
    form: Form,
) -> Result<Response, Refusal> {
    act(desk, officer, Act::Complete, &filing, asked, form).await
}

async fn act(
    desk: Desk,
    Officer(viewer): Officer,
    act: Act,
    filing: &str,
    asked: Asked,
    Posted(sent): Form,
) -> Result<Response, Refusal> {
    let posted = Fields::new(sent);
    let id = request::filing_id(filing)?;
    let language = View::of(asked)?.language();
    let seen = Digest::from_hex(posted.text("seen")).map_err(|_| Refusal::Form)?;
    let opened = Opened::load(&desk, id).await?;
    let words = Words::new(desk.config(), language);
    let mut attempt = Attempt {
        act: Some(act),
        posted,
        ..Attempt::default()
    };
    let entry = Entry {
        desk: &desk,
        words: &words,
        opened: &opened,
        posted: &attempt.posted,
    };
    match entry.decision(act) {
        Err(mistakes) => {
            attempt.mistakes = mistakes;
            // What is corrected now would otherwise be sent as if the change had been seen.
            attempt.overtaken = seen != opened.seen;
        }
        Ok(decision) => {
            let done = audit::Entry::new(&viewer.name, act.written_down()).filing(id);
            let outcome = desk
                .run(move |desk| Ok(desk.decide(id, Some(seen), decision, Some(&done))))
                .await?;
            match outcome {
                Ok(_) => {
                    let (language, act) = (language.code(), act.token());
                    let address = format!("/filings/{id}?lang={language}&done={act}");
                    return Ok(
                        (StatusCode::SEE_OTHER, [(header::LOCATION, address)]).into_response()
                    );
                }
                Err(DecisionError::Storage(error)) => return Err(error.into()),
                Err(DecisionError::NumberTaken) => {
                    let taken = entry.mistake("dossier", "desk-mistake-dossier-taken", &[]);
                    attempt.mistakes.push(taken);
                }
                Err(DecisionError::LongWords | DecisionError::NoWords) => {
                    attempt
                        .mistakes
                        .push(entry.mistake("reasons", "desk-mistake-long", &[]));
                }
                Err(
                    DecisionError::Completed
                    | DecisionError::NotAccepted
                    | DecisionError::NotReceived
                    | DecisionError::Overtaken,
                ) => attempt.overtaken = true,
            }
        }
    }
    let status = match attempt.overtaken {
        true => StatusCode::CONFLICT,
        false => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let opened = Opened::load(&desk, id).await?;
    Ok((
        status,
        show(&desk, &words, &viewer, &opened, &attempt, None),
    )
        .into_response())
}

/// What was entered, with all that it is read by.
struct Entry<'a> {
    desk: &'a Desk,
    words: &'a Words<'a>,
    opened: &'a Opened,
    posted: &'a Fields,
}

impl Entry<'_> {
    fn decision(&self, act: Act) -> Result<Decision, Vec<Mistake>> {
        match act {
            Act::Accept => self.accepted(),
            Act::Complete => Ok(Decision::Complete),
            Act::Return => self.returned(),
        }
    }

    fn mistake(&self, field: &str, key: &str, values: &[(&str, Argument)]) -> Mistake {
        Mistake {
            field: field.to_owned(),
            text: self.words.fill(key, values),
        }
    }

    fn accepted(&self) -> Result<Decision, Vec<Mistake>> {
        let dossier = self.posted.text("dossier");
        let mut mistakes = Vec::new();
        let fits = dossier.chars().count() <= limits::DOSSIER_LETTERS
            && !dossier.contains(char::is_control);
        if dossier.is_empty() {
            mistakes.push(self.mistake("dossier", "desk-mistake-dossier", &[]));
        } else if !fits {
            mistakes.push(self.mistake("dossier", "desk-mistake-dossier-long", &[]));
        }
        match self.appointment() {
            Ok(day) if mistakes.is_empty() => Ok(Decision::Accept {
                dossier: Some(dossier.to_owned()),
                appointment: Some(day),
            }),
            Ok(_) => Err(mistakes),
            Err(mistake) => {
                mistakes.push(mistake);
                Err(mistakes)
            }
        }
    }

    /// The day that was entered: one on which offices work, today or later.
    fn appointment(&self) -> Result<civil::Date, Mistake> {
        let wrong = |key: &str, values: &[_]| self.mistake("day", key, values);
        let day = day(self.posted.text("day")).ok_or_else(|| wrong("desk-mistake-day", &[]))?;
        if self.opened.line.status.expected_day == Some(day) {
            return Ok(day);
        }
        let calendar = &self.desk.config().calendar;
        let today = limits::WARD_TIME.to_datetime(self.desk.time()).date();
        if day < today {
            return Err(wrong("desk-mistake-day-past", &[]));
        }
        if !calendar.is_working_day(day) {
            let next = words::day(calendar.working_day_from(day));
            return Err(wrong("desk-mistake-day-closed", &[("next", next.into())]));
        }
        Ok(day)
    }

    fn returned(&self) -> Result<Decision, Vec<Mistake>> {
        let offered = Offered::new(self.desk.config(), self.words, self.opened);
        let (mut reasons, mut mistakes) = (Vec::new(), Vec::new());
        for offer in &offered.0 {
            if self.posted.has("reason", offer.id) {
                match self.reason(offer) {
                    Ok(given) => reasons.extend(given),
                    Err(mistake) => mistakes.push(mistake),
                }
            }
        }
        if reasons.is_empty() && mistakes.is_empty() {
            mistakes.push(self.mistake("reasons", "desk-mistake-reasons", &[]));
        }
        match mistakes.is_empty() {
            true => Ok(Decision::Return { reasons }),
            false => Err(mistakes),
        }
    }

    /// A reason that was picked, once for each question that is named with it.
    fn reason(&self, offer: &Offer<'_>) -> Result<Vec<GivenReason>, Mistake> {
        let more_field = format!("more-{}", offer.id);
        let more = self.posted.text(&more_field);
        if more.chars().count() > limits::SENTENCE_LETTERS {
            return Err(self.mistake(&more_field, "desk-mistake-long", &[]));
        }
        if offer.id == OWN && more.is_empty() {
            return Err(self.mistake(&more_field, "desk-mistake-own", &[]));
        }
        let item_field = format!("item-{}", offer.id);
        let named = self.posted.all(&item_field).filter(|item| !item.is_empty());
        let items: Vec<_> = named.map(|item| offer.item(item)).collect();
        let missing = items.is_empty() && offer.needs_item;
        if missing || items.iter().any(Option::is_none) {
            return Err(self.mistake(&item_field, "desk-mistake-item", &[]));
        }
        let words = self.words.for_residents();
        let given = |item: Option<&Item<'_>>| GivenReason {
            id: offer.id.to_owned(),
            told: ReturnReason {
                text: offer.sentence(&words, item, more),
                question: item.map(|item| item.question.to_string()),
            },
        };
        Ok(match items.is_empty() {
            true => vec![given(None)],
            false => items.into_iter().map(given).collect(),
        })
    }
}

/// A day as a browser's field for dates sends it, or as people write it where there is none.
pub fn day(text: &str) -> Option<civil::Date> {
    let written = || civil::Date::strptime("%d/%m/%Y", text).ok();
    text.parse().ok().or_else(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_browsers_and_as_people_write_it() {
        let day_of = civil::date(2026, 12, 3);
        assert_eq!(day("2026-12-03"), Some(day_of));
        assert_eq!(day("3/12/2026"), Some(day_of));
        for wrong in ["", "3/12", "2026-02-30", "tomorrow", "31/11/2026"] {
            assert_eq!(day(wrong), None, "{wrong}");
        }
    }
}
