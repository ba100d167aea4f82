//! Appointments: the soonest one, or a day and then a time of that day; the counter can be gone to
//! without one.

use crate::filing::appointment::OpeningHours;
use crate::filing::entry::AppointmentEntry;
use crate::filing::procedure::Question;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;
use jiff::civil;

/// Fills the page of an appointment.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    question: &Question,
    hours: &OpeningHours,
    entry: &AppointmentEntry,
) {
    match entry.day.filter(|_| !entry.soonest) {
        None => days(page, scene, hours, entry.soonest),
        Some(day) => times(page, scene, hours, day, entry.time),
    }
    if !question.required {
        page.spoken.push(scene.words.aloud("appointment-none"));
        page.foot = vec![card(
            scene.words.say("appointment-none"),
            None,
            Some("arrow-right"),
            CardState::Action,
            Act::Skip,
        )];
    }
}

fn card(
    label: String,
    detail: Option<String>,
    icon: Option<&'static str>,
    state: CardState,
    act: Act,
) -> Card {
    Card {
        label,
        detail,
        icon,
        state,
        act,
    }
}

fn days(page: &mut Page, scene: &Scene<'_>, hours: &OpeningHours, chosen: bool) {
    let words = scene.words;
    if !chosen {
        page.next = None;
    }
    let near = |day: civil::Date| match day {
        day if day == scene.now.date() => Some("appointment-today"),
        day if Some(day) == scene.now.date().tomorrow().ok() => Some("appointment-tomorrow"),
        _ => None,
    };
    let mut cards = Vec::new();
    if let Some(soonest) = hours.soonest(&scene.config.calendar, scene.now) {
        page.spoken.push(words.aloud("appointment-soonest"));
        let arguments = [
            ("time", Speakable::time(&words, soonest.time)),
            ("day", Speakable::appointment_day(&words, soonest.day)),
        ];
        page.spoken
            .push(words.aloud_with("appointment-value", &arguments));
        cards.push(card(
            words.say("appointment-soonest"),
            Some(words.appointment(&soonest)),
            Some("clock"),
            if chosen {
                CardState::Chosen
            } else {
                CardState::Open
            },
            Act::Soonest(soonest),
        ));
    }
    for day in hours.days(&scene.config.calendar, scene.now) {
        let detail = near(day);
        page.spoken.push(words.aloud_with(
            "appointment-day-card",
            &[("day", Speakable::appointment_day(&words, day))],
        ));
        page.spoken.extend(detail.map(|key| words.aloud(key)));
        cards.push(card(
            words.filled("appointment-day-card", "day", &words.appointment_day(day)),
            detail.map(|key| words.say(key)),
            Some("calendar-days"),
            CardState::Action,
            Act::Day(day),
        ));
    }
    page.body = vec![Block::Cards { columns: 2, cards }];
}

fn times(
    page: &mut Page,
    scene: &Scene<'_>,
    hours: &OpeningHours,
    day: civil::Date,
    chosen: Option<civil::Time>,
) {
    let words = scene.words;
    // The time is a screen of its own.
    page.id.push_str("-time");
    page.heading = words.filled("appointment-times", "day", &words.appointment_day(day));
    page.lead.clear();
    page.spoken
        .retain(|say| page.problem.is_some() && say.key().starts_with("error-"));
    page.spoken.push(words.aloud_with(
        "appointment-times",
        &[("day", Speakable::appointment_day(&words, day))],
    ));
    let mut cards = Vec::new();
    for time in hours.times(&scene.config.calendar, scene.now, day) {
        page.spoken.push(words.aloud_with(
            "appointment-time-card",
            &[("time", Speakable::time(&words, time))],
        ));
        let state = if chosen == Some(time) {
            CardState::Chosen
        } else {
            CardState::Open
        };
        let label = words.filled("appointment-time-card", "time", &words.time(time));
        cards.push(card(label, None, Some("clock"), state, Act::Time(time)));
    }
    page.body = vec![Block::Cards { columns: 2, cards }];
}
