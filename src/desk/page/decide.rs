//! The forms by which an officer decides, drawn for where the filing stands.
//!
//! Nothing has to be typed for a filing that is in order: number and day stand there already.

use super::acts::{Act, Attempt};
use super::fields::form;
use super::reasons::{Item, OWN, Offer, Offered};
use super::viewer::Viewer;
use super::words::{self, Words};
use crate::desk::opened::Opened;
use crate::desk::{Desk, limits, review};
use crate::protocol::messages::FilingState;
use maud::{Markup, html};

/// So many items are shown as boxes to check; more are a list to choose from.
const MOST_BOXES: usize = 8;

/// What can be done with a filing now.
pub fn forms(
    desk: &Desk,
    words: &Words<'_>,
    viewer: &Viewer,
    opened: &Opened,
    attempt: &Attempt,
) -> Markup {
    let drawn = Drawn {
        desk,
        words,
        viewer,
        opened,
        attempt,
    };
    match opened.line.status.state {
        FilingState::Receiving | FilingState::Completed => html! {},
        FilingState::Received | FilingState::Returned => html! {
            section.decide id="decide" {
                h2 { (words.say("desk-decide")) }
                (drawn.accept("desk-accept"))
                (drawn.folded(Act::Return, "desk-return", &drawn.give_back()))
            }
        },
        FilingState::Accepted => html! {
            section.decide id="decide" {
                h2 { (words.say("desk-decide")) }
                (drawn.complete())
                (drawn.folded(Act::Accept, "desk-change", &drawn.accept("desk-change-keep")))
                (drawn.folded(Act::Return, "desk-return", &drawn.give_back()))
            }
        },
    }
}

/// What went wrong with an act, above everything else.
pub fn trouble(words: &Words<'_>, attempt: &Attempt) -> Markup {
    html! {
        @if attempt.overtaken {
            section.trouble role="alert" {
                h2 { (words.say("desk-overtaken")) }
                p { (words.say("desk-overtaken-do")) }
            }
        }
        @if !attempt.mistakes.is_empty() {
            section.trouble role="alert" {
                h2 { (words.say("desk-mistakes")) }
                ul {
                    @for mistake in &attempt.mistakes {
                        li { a href={ "#" (mistake.field) } { (mistake.text) } }
                    }
                }
            }
        }
    }
}

struct Drawn<'a> {
    desk: &'a Desk,
    words: &'a Words<'a>,
    viewer: &'a Viewer,
    opened: &'a Opened,
    attempt: &'a Attempt,
}

impl Drawn<'_> {
    fn form(&self, act: Act, fields: &Markup) -> Markup {
        let language = self.words.language.code();
        let address = format!(
            "/filings/{}/{}?lang={language}",
            self.opened.line.id,
            act.token()
        );
        form(
            self.viewer,
            &address,
            &html! {
                input type="hidden" name="seen" value=(self.opened.seen);
                (fields)
            },
        )
    }

    /// An act that is seldom: behind its name, open where it was tried.
    fn folded(&self, act: Act, key: &str, content: &Markup) -> Markup {
        let open = self.attempt.act == Some(act);
        html! {
            details open[open] {
                summary { (self.words.say(key)) }
                (content)
            }
        }
    }

    /// What stands in a field: what was entered, else what is so.
    fn value(&self, act: Act, name: &str, so: String) -> String {
        match self.attempt.act == Some(act) {
            true => self.attempt.posted.text(name).to_owned(),
            false => so,
        }
    }

    fn accept(&self, key: &str) -> Markup {
        let status = &self.opened.line.status;
        let now = self.desk.time();
        let today = limits::WARD_TIME.to_datetime(now).date();
        let known = status.expected_day.filter(|day| *day >= today);
        let procedure = self.opened.procedure(self.words);
        let day = known
            .or_else(|| review::due(self.desk.config(), procedure, &self.opened.manifest, now));
        let calendar = &self.desk.config().calendar;
        let guessed = day.is_some_and(|day| !calendar.is_known_for(day));
        // A browser may write the day of the field in another country's order.
        let rule = match day {
            Some(day) => {
                let day = words::day(day).into();
                self.words.fill("desk-appointment-rule", &[("day", day)])
            }
            None => self.words.say("desk-appointment-free"),
        };
        let day = day.map(|day| day.to_string()).unwrap_or_default();
        let day = self.value(Act::Accept, "day", day);
        let dossier = status.dossier.clone().unwrap_or_default();
        let dossier = self.value(Act::Accept, "dossier", dossier);
        let fields = html! {
            div.fields {
                div.field {
                    label for="dossier" { (self.words.say("desk-dossier")) }
                    input id="dossier" name="dossier" type="text" required autocomplete="off"
                        maxlength=(limits::DOSSIER_LETTERS) value=(dossier)
                        aria-describedby=[self.described("dossier")];
                    (self.mistake("dossier"))
                }
                div.field {
                    label for="day" { (self.words.say("desk-appointment-day")) }
                    input id="day" name="day" type="date" required value=(day) min=(today)
                        aria-describedby="day-rule";
                    p.hint id="day-rule" {
                        (rule)
                        @if guessed { " " (self.words.say("desk-appointment-guessed")) }
                    }
                    (self.mistake("day"))
                }
            }
            button type="submit" { (self.words.say(key)) }
        };
        self.form(Act::Accept, &fields)
    }

    fn complete(&self) -> Markup {
        let fields = html! {
            button type="submit" { (self.words.say("desk-complete")) }
        };
        self.form(Act::Complete, &fields)
    }

    fn give_back(&self) -> Markup {
        let offered = Offered::new(self.desk.config(), self.words, self.opened);
        let fields = html! {
            p.hint { (self.words.say("desk-return-how")) }
            fieldset id="reasons" {
                legend { (self.words.say("desk-reasons")) }
                (self.mistake("reasons"))
                @for offer in &offered.0 { (self.offer(offer)) }
            }
            button type="submit" { (self.words.say("desk-return-do")) }
        };
        self.form(Act::Return, &fields)
    }

    fn offer(&self, offer: &Offer<'_>) -> Markup {
        let posted = &self.attempt.posted;
        let more = format!("more-{}", offer.id);
        let picked = posted.has("reason", offer.id);
        html! {
            div.reason {
                label.box {
                    input type="checkbox" name="reason" value=(offer.id) checked[picked];
                    span { (offer.name) }
                }
                div.more role="group" aria-label=(offer.name) {
                    @if !offer.items.is_empty() { (self.items(offer)) }
                    div.field {
                        label for=(more) {
                            @if offer.id == OWN {
                                (self.words.say("desk-reason-sentence"))
                            } @else {
                                (self.words.say("desk-reason-more"))
                            }
                        }
                        input id=(more) name=(more) type="text" autocomplete="off"
                            maxlength=(limits::SENTENCE_LETTERS) value=(posted.text(&more))
                            aria-describedby=[self.described(&more)];
                        (self.mistake(&more))
                    }
                }
            }
        }
    }

    /// What can be named with a reason; the only one there is, is named already.
    fn items(&self, offer: &Offer<'_>) -> Markup {
        let name = format!("item-{}", offer.id);
        let posted = &self.attempt.posted;
        let alone = offer.items.len() == 1 && offer.needs_item;
        let picked = |item: &Item<'_>| alone || posted.has(&name, item.question.as_str());
        html! {
            @if offer.items.len() <= MOST_BOXES {
                fieldset.items id=(name) {
                    legend { (self.words.say("desk-reason-item")) }
                    @for item in &offer.items {
                        label.box {
                            input type="checkbox" name=(name) value=(item.question)
                                checked[picked(item)];
                            span { (item.label) }
                        }
                    }
                    (self.mistake(&name))
                }
            } @else {
                div.field {
                    label for=(name) { (self.words.say("desk-reason-item")) }
                    select id=(name) name=(name) aria-describedby=[self.described(&name)] {
                        option value="" { (self.words.say("desk-reason-item-none")) }
                        @for item in &offer.items {
                            option value=(item.question) selected[picked(item)] { (item.label) }
                        }
                    }
                    (self.mistake(&name))
                }
            }
        }
    }

    fn described(&self, field: &str) -> Option<String> {
        let mistake = self.attempt.mistake(field)?;
        Some(format!("{}-mistake", mistake.field))
    }

    fn mistake(&self, field: &str) -> Markup {
        html! {
            @if let Some(mistake) = self.attempt.mistake(field) {
                p.mistake id={ (mistake.field) "-mistake" } { (mistake.text) }
            }
        }
    }
}

/// Why the filing went back, as the resident reads it.
pub fn reasons_given(words: &Words<'_>, opened: &Opened) -> Markup {
    let procedure = opened.procedure(words);
    let label = |id: &str| {
        let question = procedure.and_then(|procedure| procedure.question(&id.into()));
        words.question_label(question, id)
    };
    let reasons = &opened.line.status.reasons;
    html! {
        @if !reasons.is_empty() {
            section.returned-for {
                h2 { (words.say("desk-returned-for")) }
                ul {
                    @for reason in reasons {
                        li {
                            (reason.text)
                            @if let Some(question) = &reason.question {
                                " (" (label(question)) ")"
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What was done a moment ago.
pub fn done(words: &Words<'_>, opened: &Opened, act: Act) -> Markup {
    let status = &opened.line.status;
    let day = status.expected_day.map(words::day).unwrap_or_default();
    let told = match act {
        Act::Accept => words.fill("desk-done-accept", &[("day", day.into())]),
        Act::Complete => words.say("desk-done-complete"),
        Act::Return => words.say("desk-done-return"),
    };
    html! { p.done role="status" { (told) } }
}
