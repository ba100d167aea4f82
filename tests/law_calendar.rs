//! A new version of a form takes over at midnight, and a form that has ended is told so.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, says};
use jiff::Timestamp;
use jiff::civil::date;
use motcua::config::Config;
use motcua::config::texts::{Argument, Language};
use motcua::filing::draft::Event;
use motcua::filing::procedure::{Procedure, Review};
use motcua::kiosk::app::{App, Given};
use motcua::kiosk::effect::{Effect, Message};
use motcua::kiosk::page::{Act, Page};
use motcua::kiosk::render::Input;
use motcua::machine::clock::Moment;
use motcua::protocol::manifest::Manifest;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

const LAST_SECOND: &str = "2027-02-28T23:59:59+07:00";
const MIDNIGHT: &str = "2027-03-01T00:00:00+07:00";
const NEW: &str = "the new law";

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The marital status alone, in force until the end of February.
fn ending() -> Config {
    let mut config = lobby::config();
    let versions = config.procedures.into_iter();
    config.procedures = versions
        .filter(|version| version.id == "marital-status")
        .map(|version| Procedure {
            valid_to: Some(date(2027, 2, 28)),
            ..version
        })
        .collect();
    config
}

/// [`ending`], with a version that begins in March.
fn followed() -> Config {
    let mut config = ending();
    let successor = Procedure {
        version: NEW.to_owned(),
        valid_from: date(2027, 3, 1),
        valid_to: None,
        ..config.procedures[0].clone()
    };
    let versions = config.procedures.into_iter();
    config.procedures = versions.chain([successor]).collect();
    config
}

/// A kiosk's window without its machine, on a clock that a test sets.
struct Window {
    app: App,
    monotonic: Duration,
}

impl Window {
    /// At the choice of services.
    fn at_services(config: Config, now: &str) -> Self {
        let moment = Moment {
            monotonic: Duration::ZERO,
            wall: at(now),
        };
        let (app, _) = App::open(Arc::new(config), None, moment);
        let mut window = Self {
            app,
            monotonic: Duration::ZERO,
        };
        let _ = window.act(Act::Start, now);
        assert_eq!(window.app.page().id, "services");
        window
    }

    fn give(&mut self, message: Message, now: &str) -> Vec<Effect> {
        self.monotonic += Duration::from_secs(1);
        let now = Moment {
            monotonic: self.monotonic,
            wall: at(now),
        };
        let given = Given {
            now,
            fresh_id: Uuid::from_u128(7),
        };
        self.app.update(message, given)
    }

    fn act(&mut self, act: Act, now: &str) -> Vec<Effect> {
        self.give(Message::Input(Input::Act(act)), now)
    }

    /// The page as it is drawn at that time, without anybody touching it.
    fn page_at(&mut self, now: &str) -> Page {
        let _ = self.give(Message::Tick, now);
        self.app.page()
    }
}

/// The version that a visit begins with.
fn begun(effects: &[Effect]) -> Option<&str> {
    effects.iter().find_map(|effect| match effect {
        Effect::Journal(Event::Started { version, .. }) => Some(version.as_str()),
        _ => None,
    })
}

fn text(config: &Config, key: &str, language: Language) -> String {
    let you = |key: &str| Argument::from(config.texts.say(language, key, &[]));
    let counter = config.settings.ward.counter.as_str();
    let arguments = [
        ("you", you("you")),
        ("You", you("you-capital")),
        ("counter", counter.into()),
    ];
    config.texts.say(language, key, &arguments)
}

#[test]
fn the_new_version_takes_over_at_midnight_without_a_restart() {
    let config = followed();
    let old = config.procedures[0].version.clone();
    let mut window = Window::at_services(config, LAST_SECOND);
    let services = window.app.page();
    let before = window.act(Act::Choose(0), LAST_SECOND);
    assert_eq!(begun(&before), Some(old.as_str()));
    let _ = window.act(Act::Back, LAST_SECOND);
    // The same page, the same card, one second later.
    assert_eq!(window.page_at(MIDNIGHT), services);
    let after = window.act(Act::Choose(0), MIDNIGHT);
    assert_eq!(begun(&after), Some(NEW));
}

#[test]
fn a_form_that_has_ended_says_so_and_begins_nothing() {
    for language in [Language::Vietnamese, Language::English] {
        let config = ending();
        let refused = text(&config, "service-not-in-force", language);
        let heading = text(&config, "screen-not-in-force", language);
        let way = text(&config, "screen-not-in-force.do", language);
        let mut window = Window::at_services(config, LAST_SECOND);
        let _ = window.act(Act::Language(language), LAST_SECOND);
        let _ = window.act(Act::Group(0), LAST_SECOND);
        assert!(!says(&window.app.page()).contains(&refused));
        assert!(says(&window.page_at(MIDNIGHT)).contains(&refused));
        let effects = window.act(Act::Choose(0), MIDNIGHT);
        assert_eq!(begun(&effects), None);
        let page = window.app.page();
        assert_eq!(
            (page.id.as_str(), &page.heading),
            ("not-in-force", &heading)
        );
        assert_eq!(page.lead, [way]);
        let offered: Vec<Act> = lobby::targets(&page)
            .into_iter()
            .map(|(_, act)| act)
            .collect();
        assert!(offered.contains(&Act::CallStaff) && offered.contains(&Act::Finish));
        let _ = window.act(Act::Back, MIDNIGHT);
        assert_eq!(window.app.page().id, "services");
    }
}

#[test]
fn a_form_that_begins_later_is_not_offered_before_its_day() {
    let mut config = followed();
    let versions = config.procedures.into_iter();
    config.procedures = versions.filter(|version| version.version == NEW).collect();
    let name = text(&config, "procedure-marital-status", Language::Vietnamese);
    let mut window = Window::at_services(config, LAST_SECOND);
    let _ = window.act(Act::Group(0), LAST_SECOND);
    assert!(!says(&window.app.page()).contains(&name));
    assert!(says(&window.page_at(MIDNIGHT)).contains(&name));
    let effects = window.act(Act::Choose(0), MIDNIGHT);
    assert_eq!(begun(&effects), Some(NEW));
}

#[test]
fn a_visit_from_before_midnight_is_finished_by_the_rules_it_began_with() {
    for config in [followed(), ending()] {
        let old = config.procedures[0].version.clone();
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = Kiosk::open_at(data.path(), config, at("2027-02-28T23:59:50+07:00"));
        kiosk.begin("marital-status");
        kiosk.wait(20);
        kiosk.lose_power();
        let procedure = kiosk.setup.config.procedures[0].clone();
        while kiosk.page().id.starts_with("question-") {
            let question = lobby::question_of(&procedure, &kiosk.page()).unwrap();
            let config = Arc::clone(&kiosk.setup.config);
            for input in lobby::answer_to(question, &config) {
                kiosk.setup.clock.advance(lobby::PAUSE);
                kiosk.give(Message::Input(input));
            }
            kiosk.act(Act::Continue);
        }
        for act in [Act::Continue, Act::Submit] {
            kiosk.act(act);
        }
        assert_eq!(kiosk.page().id, "done");
        assert!(kiosk.setup.clock.now().wall > at(MIDNIGHT));
        let filings = kiosk.store().filings().unwrap();
        let bytes = kiosk.store().manifest(filings[0].id).unwrap();
        let manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
        assert_eq!(manifest.procedure.version, old);
    }
}

/// Everything that a resident is told from the welcome to the end.
fn told(config: Config) -> Vec<String> {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), config);
    let mut told = says(&kiosk.page());
    kiosk.act(Act::Start);
    told.extend(says(&kiosk.page()));
    for act in [Act::Choose(0), Act::Agree, Act::Continue] {
        kiosk.act(act);
        told.extend(says(&kiosk.page()));
    }
    while kiosk.page().id.starts_with("question-") {
        kiosk.answer("marital-status");
        told.extend(says(&kiosk.page()));
    }
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
        told.extend(says(&kiosk.page()));
    }
    let reference = says(&kiosk.page());
    // What is made by chance at the final tap tells nothing about the law.
    told.truncate(told.len() - reference.len());
    told
}

#[test]
fn residents_never_see_whether_a_form_is_signed_off() {
    let unsigned = ending();
    assert_eq!(unsigned.procedures[0].provenance.review, None);
    let mut signed = ending();
    let versions = signed.procedures.into_iter();
    signed.procedures = versions
        .map(|mut version| {
            version.provenance.review = Some(Review {
                by: "the justice officer".to_owned(),
                on: date(2026, 11, 20),
            });
            version
        })
        .collect();
    assert_eq!(told(unsigned), told(signed));
}
