//! The guides' board: each kiosk's step and how long it takes, who calls, what waits, and how its parts are.
//!
//! Nothing on it is about a person. Who needs somebody stands first.

use super::viewer::Viewer;
use super::words::{self, Words};
use super::{Script, Sheet, View, company, document};
use crate::desk::Desk;
use crate::desk::accounts::Right;
use crate::desk::board::Heard;
use crate::desk::company::Glance;
use crate::desk::problem::Refusal;
use crate::protocol::messages::{BeatStep, Light};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use std::collections::BTreeMap;

/// Whoever is at one step of a visit for so long may be glad of somebody.
const LONG: SignedDuration = SignedDuration::from_mins(3);

/// Steps at which nobody is expected to get on.
const RESTING: [&str; 3] = ["welcome", "done", "staff"];

/// Steps at which a resident can be asked for company.
const VISITED: [&str; 7] = [
    "services", "privacy", "prepare", "question", "check", "sign", "confirm",
];

/// A kiosk as it stands on the board.
struct Seen {
    kiosk: String,
    heard: Option<Heard>,
    /// Since when somebody calls there.
    calls: Option<Timestamp>,
}

/// `GET /board`.
pub async fn page(
    State(desk): State<Desk>,
    viewer: Viewer,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Markup, Refusal> {
    let view = View::of(view)?;
    let words = Words::new(desk.config(), view.language());
    let now = desk.time();
    let kiosks = seen(desk.heard().await?, desk.calls().await?, now);
    let drawn = Drawn {
        desk: &desk,
        words: &words,
        viewer: &viewer,
        now,
    };
    let content = html! {
        p.trouble role="alert" data-offline hidden { (words.say("desk-offline")) }
        h1 { (words.say("desk-board")) }
        @if kiosks.is_empty() {
            p.empty { (words.say("desk-board-empty")) }
        } @else {
            ul.board {
                @for kiosk in &kiosks { (drawn.kiosk(kiosk)) }
            }
        }
        p.hint { (words.say("desk-board-nobody")) }
    };
    let title = words.say("desk-board");
    let sheet = Sheet::new(&title, "/board").seen_by(&viewer);
    Ok(document(&words, &sheet.with(Script::Refresh), &content))
}

/// Whether a visit is under way at a kiosk, as far as is known.
pub(super) async fn is_visited(desk: &Desk, kiosk: &str) -> Result<bool, Refusal> {
    let now = desk.time();
    let heard = desk.heard().await?;
    let mut of_kiosk = heard.iter().filter(|(name, _)| name == kiosk);
    Ok(of_kiosk.any(|(_, heard)| can_be_asked(heard, now)))
}

fn can_be_asked(heard: &Heard, now: Timestamp) -> bool {
    !heard.is_silent(now) && VISITED.contains(&heard.beat.step.word.as_str())
}

/// The kiosks: those where somebody calls first, the longest waiting before the others; then by name. A call counts
/// that came by itself, or with the last word of a kiosk that still speaks: a desk that was started anew has only those.
fn seen(heard: Vec<(String, Heard)>, calls: Vec<(String, Timestamp)>, now: Timestamp) -> Vec<Seen> {
    let mut calls: BTreeMap<String, Timestamp> = calls.into_iter().collect();
    let mut kiosks: Vec<Seen> = heard
        .into_iter()
        .map(|(kiosk, heard)| Seen {
            calls: calls
                .remove(&kiosk)
                .or(heard.calls.filter(|_| !heard.is_silent(now))),
            heard: Some(heard),
            kiosk,
        })
        .collect();
    kiosks.extend(calls.into_iter().map(|(kiosk, since)| Seen {
        kiosk,
        heard: None,
        calls: Some(since),
    }));
    kiosks.sort_by(|one, other| {
        let key = |seen: &Seen| (seen.calls.is_none(), seen.calls);
        (key(one), &one.kiosk).cmp(&(key(other), &other.kiosk))
    });
    kiosks
}

struct Drawn<'a> {
    desk: &'a Desk,
    words: &'a Words<'a>,
    viewer: &'a Viewer,
    now: Timestamp,
}

impl Drawn<'_> {
    fn kiosk(&self, seen: &Seen) -> Markup {
        let silent = seen
            .heard
            .as_ref()
            .filter(|heard| heard.is_silent(self.now));
        html! {
            li.calling[seen.calls.is_some()].silent[silent.is_some()] {
                h2 { (self.words.fill("desk-board-kiosk", &[("kiosk", seen.kiosk.as_str().into())])) }
                @if let Some(since) = seen.calls {
                    p.call {
                        (self.words.fill("desk-board-calls", &[("time", self.age(since).into())]))
                    }
                }
                @if let Some(heard) = silent {
                    p.silence {
                        (self.words.fill("desk-board-silent",
                            &[("time", words::time(heard.at).into())]))
                    }
                }
                @if let Some(heard) = &seen.heard {
                    @if silent.is_none() { (self.step(heard)) }
                    (self.queue(heard))
                    (self.lights(&heard.beat.lights))
                    @if self.viewer.role.may(Right::Company) { (self.company(&seen.kiosk, heard)) }
                }
            }
        }
    }

    fn step(&self, heard: &Heard) -> Markup {
        let step = &heard.beat.step;
        let on_step = heard.on_step(self.now);
        let visiting = !RESTING.contains(&step.word.as_str());
        html! {
            p.step { (self.name(step)) }
            @if visiting {
                p.long[on_step >= LONG] {
                    (self.words.fill("desk-board-on-step", &[("time", self.span(on_step).into())]))
                }
            }
        }
    }

    fn name(&self, step: &BeatStep) -> String {
        let word = format!("desk-step-{}", step.word);
        let word = self
            .words
            .first(&[&word])
            .unwrap_or_else(|| step.word.clone());
        let Some(procedure) = &step.procedure else {
            return word;
        };
        let mut versions = self.desk.config().procedures.versions(procedure).rev();
        let named = versions.next();
        let name = named.map_or_else(
            || procedure.clone(),
            |version| self.words.procedure_name(&version.code),
        );
        let place = match &step.question {
            Some(id) => {
                let asked = named.and_then(|version| version.question(&id.as_str().into()));
                self.words.question_label(asked, id)
            }
            None => word,
        };
        format!("{name}: {place}")
    }

    fn queue(&self, heard: &Heard) -> Markup {
        let beat = &heard.beat;
        html! {
            @if beat.waiting > 0 {
                p {
                    (self.words.fill("desk-board-waiting", &[("count", beat.waiting.into())]))
                    @if let Some(seconds) = beat.oldest_seconds {
                        @let age = SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX));
                        ", " (self.words.fill("desk-board-oldest", &[("time", self.span(age).into())]))
                    }
                }
            }
            @if beat.attention > 0 {
                p.long {
                    (self.words.fill("desk-board-attention", &[("count", beat.attention.into())]))
                }
            }
        }
    }

    /// The parts that are set up; what is amiss stands first and says so in words.
    fn lights(&self, lights: &[Light]) -> Markup {
        let amiss = |light: &&Light| matches!(light.standing.as_str(), "failing" | "slow");
        let told = |light: &Light| {
            let part = self.words.first(&[&format!("staff-part-{}", light.part)])?;
            let standing = format!("staff-standing-{}", light.standing);
            Some(format!("{part}: {}", self.words.first(&[&standing])?))
        };
        let shown = lights.iter().filter(|light| light.standing != "absent");
        let (first, then): (Vec<&Light>, Vec<&Light>) = shown.partition(amiss);
        html! {
            ul.lights {
                @for light in first.into_iter().chain(then) {
                    @if let Some(told) = told(light) {
                        li class=(light.standing) { (told) }
                    }
                }
            }
        }
    }

    /// The way to the resident's screen, or to ask for it.
    fn company(&self, kiosk: &str, heard: &Heard) -> Markup {
        let by = company::guide(self.viewer);
        html! {
            @match self.desk.companies().glance(kiosk, &by) {
                Glance::Ours(_) => {
                    p { a.plain href={ (company::address(kiosk)) "?lang=" (self.words.language.code()) } {
                        (self.words.say("desk-company-open"))
                    } }
                }
                Glance::Taken => { p { (self.words.say("desk-company-taken")) } }
                Glance::Free(_) if can_be_asked(heard, self.now) => {
                    (company::ask(self.words, self.viewer, kiosk))
                }
                Glance::Free(_) => {}
            }
        }
    }

    fn age(&self, since: Timestamp) -> String {
        self.span(self.now.duration_since(since))
    }

    /// A time in minutes, or in hours where there are many.
    fn span(&self, time: SignedDuration) -> String {
        let minutes = time.as_mins().max(0);
        match minutes {
            0 => self.words.say("desk-span-moment"),
            1..120 => self
                .words
                .fill("desk-span-minutes", &[("count", minutes.into())]),
            _ => {
                let hours = minutes / 60;
                self.words
                    .fill("desk-span-hours", &[("count", hours.into())])
            }
        }
    }
}
