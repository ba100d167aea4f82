//! The explained queue: what an operator reads beside a running kiosk, and that it is what the ledger says.

use crate::desk_line;
use crate::strangers::{Stranger, answer, health, problem};
use crate::ward_line::{PATIENCE, WardLine, await_that};
use jiff::Timestamp;
use motcua::config::texts::Language;
use motcua::courier::Line;
use motcua::courier::outcome::Reason;
use motcua::courier::weather::Weather;
use motcua::filing::delivery::{FailureClass, State};
use motcua::filing::explanation::NextTry;
use motcua::kiosk::station::queue_list::{Item, QueueList};
use motcua::machine::health::LineFact;
use std::time::Instant;
use uuid::Uuid;

fn waiting(line: &WardLine) -> Vec<Item> {
    let config = desk_line::config();
    list(line, &config, Language::English).waiting().unwrap()
}

fn list<'a>(
    line: &'a WardLine,
    config: &'a motcua::config::Config,
    language: Language,
) -> QueueList<'a> {
    QueueList {
        store: &line.store,
        config,
        language,
        now: Timestamp::now(),
    }
}

fn one(line: &WardLine, id: Uuid, language: Language) -> (Item, String) {
    let filings = line.store.filings().unwrap();
    let filing = filings.iter().find(|filing| filing.id == id).unwrap();
    let config = desk_line::config();
    let list = list(line, &config, language);
    let item = list.one(&filing.reference).unwrap().unwrap();
    let story = list.story(&item);
    (item, story)
}

#[test]
fn every_reason_and_every_state_has_words_in_both_languages() {
    let texts = desk_line::config().texts;
    let reasons = Reason::ALL.map(|reason| format!("queue-reason-{}", reason.word()));
    for key in reasons {
        for language in [Language::Vietnamese, Language::English] {
            assert!(texts.has(language, &key), "{language:?} {key}");
        }
    }
}

#[test]
fn without_a_line_every_filing_waits_for_it_and_with_one_nothing_waits() {
    let mut line = WardLine::new();
    line.relay.cut();
    let ids = line.seal(1, &[&[2000, 3000], &[]]);
    line.start_courier();
    line.await_line(|line| matches!(line, Line::Down(_)));
    // The note follows the word of it.
    let mut items = waiting(&line);
    while items[0].explained.reason.is_none() {
        items = waiting(&line);
    }
    assert_eq!(items.len(), 2);
    for item in &items {
        assert_eq!(item.explained.class, Some(FailureClass::Wait));
        assert_eq!(item.explained.next, Some(NextTry::Line));
    }
    let (item, story) = one(&line, ids[0], Language::Vietnamese);
    assert!(story.contains("ngay khi có mạng lại"), "{story}");
    assert_eq!(item.parts.len(), 2);
    assert!(
        item.parts
            .iter()
            .all(|page| !page.sent && story.contains(&page.code))
    );
    line.relay.restore();
    line.await_received(2);
    assert_eq!(waiting(&line), []);
    let (item, story) = one(&line, ids[0], Language::English);
    assert!(item.parts.iter().all(|page| page.sent), "{story}");
    let events: Vec<_> = item.history.iter().map(|line| line.event).collect();
    assert_eq!(
        (events.first(), events.last()),
        (Some(&"queued"), Some(&"received"))
    );
}

#[test]
fn a_desk_that_asks_for_quiet_names_the_time_and_a_refusal_a_person() {
    let desk = Stranger::answering(|asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => answer("503 Busy", "Retry-After: 600\r\n", ""),
        _ => problem(404, "unknown"),
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[1000]]);
    let asked = Timestamp::now();
    line.start_courier();
    line.await_line(|line| line == Line::Down(Reason::Busy));
    // The line's note follows the filing's own line.
    let begun = Instant::now();
    let time = loop {
        let told = waiting(&line)[0].explained.clone();
        match told.next {
            Some(NextTry::At(time)) if told.reason.as_deref() == Some("busy") => break time,
            _ => assert!(begun.elapsed() < PATIENCE, "{told:?}"),
        }
    };
    assert!((590..720).contains(&time.duration_since(asked).as_secs()));
    assert!(matches!(line.state(ids[0]), State::Failed(_)));

    let desk = Stranger::answering(|asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => answer("413 Too Large", "", ""),
        _ => problem(404, "unknown"),
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_ledger(ids[0], |_| {
        line.state(ids[0]) != State::Waiting && !line.state(ids[0]).wants_sending()
    });
    let (item, story) = one(&line, ids[0], Language::English);
    assert_eq!(item.explained.class, Some(FailureClass::Fix));
    assert_eq!(item.explained.next, Some(NextTry::Person));
    assert!(
        story.contains("Hand its papers in at the counter"),
        "{story}"
    );
}

#[test]
fn a_desk_with_a_fault_makes_slow_weather_and_one_that_is_mended_fair_weather() {
    let desk = Stranger::answering(|asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => problem(500, "unavailable"),
        _ => problem(404, "unknown"),
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[1000], &[2000], &[3000]]);
    let courier = line.start_courier();
    let status = await_that(&courier.status(), |status| status.weather == Weather::Slow);
    assert_eq!(status.fact(), LineFact::Slow, "the line itself is good");
    line.open_desk();
    courier.wake();
    await_that(&courier.status(), |status| status.weather == Weather::Fair);
    line.await_received(3);
    line.assert_desk_holds(&ids);
}

#[test]
fn the_queue_says_nothing_of_a_person() {
    let line = WardLine::new();
    let ids = line.seal(1, &[&[1000]]);
    let manifest = line.store.manifest(ids[0]).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    let (item, story) = one(&line, ids[0], Language::English);
    let shown = format!("{story}{}", serde_json::to_string(&item).unwrap());
    let mut words = Vec::new();
    collect(&manifest["answers"], &mut words);
    assert!(!words.is_empty());
    for word in words.iter().filter(|word| word.contains(' ')) {
        assert!(!shown.contains(word.as_str()), "{word}");
    }
}

fn collect(value: &serde_json::Value, words: &mut Vec<String>) {
    match value {
        serde_json::Value::String(word) => words.push(word.clone()),
        serde_json::Value::Array(all) => all.iter().for_each(|one| collect(one, words)),
        serde_json::Value::Object(all) => all.values().for_each(|one| collect(one, words)),
        _ => {}
    }
}
