//! The officers' answers flow back to the kiosk: over good lines and bad ones, soon or after a month.

use crate::strangers::{self, Stranger, health, json, problem};
use crate::ward_line::{PATIENCE, WardLine, await_that, link, open_store};
use jiff::{SignedDuration, Timestamp, civil};
use motcua::courier::{Courier, Line};
use motcua::desk::{Decision, GivenReason};
use motcua::filing::delivery::{LedgerEvent, State};
use motcua::protocol::messages::ReturnReason;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use uuid::Uuid;

fn accept(dossier: &str) -> Decision {
    Decision::Accept {
        dossier: Some(dossier.to_owned()),
        appointment: Some(civil::date(2026, 12, 7)),
    }
}

fn because(reason: &str) -> Decision {
    Decision::Return {
        reasons: vec![GivenReason::from(ReturnReason {
            text: reason.to_owned(),
            question: None,
        })],
    }
}

fn accepted(dossier: &str) -> LedgerEvent {
    LedgerEvent::Accepted {
        dossier: Some(dossier.to_owned()),
        appointment: Some(civil::date(2026, 12, 7)),
    }
}

fn returned(reason: &str) -> LedgerEvent {
    LedgerEvent::Returned {
        reasons: vec![reason.into()],
    }
}

/// What the officers said, as the kiosk's ledger has it.
fn words(line: &WardLine, id: Uuid) -> Vec<LedgerEvent> {
    let mut ledger = line.ledger(id);
    ledger.retain(|event| {
        matches!(
            event,
            LedgerEvent::Accepted { .. } | LedgerEvent::Returned { .. } | LedgerEvent::Completed
        )
    });
    ledger
}

/// A line whose desk has received filings of one small page each.
fn received(count: usize) -> (WardLine, Vec<Uuid>) {
    let mut line = WardLine::new();
    let pages: Vec<&[usize]> = vec![&[1000]; count];
    let ids = line.seal(1, &pages);
    line.start_courier();
    line.await_received(count);
    (line, ids)
}

#[test]
fn an_accepted_filing_brings_its_number_and_its_appointment_back() {
    let (line, ids) = received(1);
    line.decide(ids[0], accept("H26.7-261130-0001"));
    line.await_ledger(ids[0], |ledger| {
        ledger.contains(&accepted("H26.7-261130-0001"))
    });
    assert_eq!(line.state(ids[0]), State::Accepted);
    line.decide(ids[0], Decision::Complete);
    line.await_ledger(ids[0], |ledger| ledger.contains(&LedgerEvent::Completed));
    assert_eq!(line.state(ids[0]), State::Completed);
}

#[test]
fn a_returned_filing_brings_the_officers_words_back() {
    let (line, ids) = received(2);
    line.decide(ids[1], because("Thiếu mặt sau giấy chứng sinh"));
    line.await_ledger(ids[1], |ledger| {
        ledger.contains(&returned("Thiếu mặt sau giấy chứng sinh"))
    });
    assert_eq!(line.state(ids[1]), State::Returned);
    assert!(matches!(line.state(ids[0]), State::Received(_)));
}

#[test]
fn after_a_month_without_power_everything_is_caught_up_in_order() {
    let (mut line, ids) = received(3);
    line.stop_courier();
    // Another kiosk of this name was here before, and its database is gone.
    let folder = TempDir::new().unwrap();
    let gone = open_store(folder.path());
    let lost = crate::ward_line::sealed(900, &[500]);
    let lost_id = lost.id;
    gone.seal(lost).unwrap();
    let courier = Courier::start(gone.clone(), link(&line.relay.url()), "K1".into()).unwrap();
    await_that(&gone.queue(), |queue| queue.at_desk == 1);
    courier.stop();
    // More than two pages of the feed.
    let mut said = Vec::new();
    for round in 0..120 {
        let (number, reason) = (format!("H26-{round}"), format!("Lý do {round}"));
        line.decide(ids[0], because(&reason));
        line.decide(ids[0], accept(&number));
        line.decide(lost_id, because(&reason));
        said.extend([returned(&reason), accepted(&number)]);
    }
    line.decide(ids[1], because("Ảnh mờ"));
    line.decide(ids[0], Decision::Complete);
    said.push(LedgerEvent::Completed);
    assert_eq!(words(&line, ids[0]), []);
    line.start_courier();
    line.await_ledger(ids[0], |ledger| ledger.contains(&LedgerEvent::Completed));
    assert_eq!(words(&line, ids[0]), said);
    assert_eq!(words(&line, ids[1]), [returned("Ảnh mờ")]);
    assert!(matches!(line.state(ids[2]), State::Received(_)));
    assert_eq!(line.store.filings().unwrap().len(), 3);
}

#[test]
fn a_courier_killed_while_it_catches_up_misses_nothing_and_hears_nothing_twice() {
    let (mut line, ids) = received(1);
    line.stop_courier();
    let mut said = Vec::new();
    for round in 0..200 {
        let (number, reason) = (format!("H26-{round}"), format!("Lý do {round}"));
        line.decide(ids[0], because(&reason));
        line.decide(ids[0], accept(&number));
        said.extend([returned(&reason), accepted(&number)]);
    }
    line.relay.throttle(1_000_000);
    for heard in [1, 101, 201, 301] {
        line.start_courier();
        line.await_ledger(ids[0], |_| words(&line, ids[0]).len() >= heard);
        line.stop_courier();
    }
    line.start_courier();
    line.await_ledger(ids[0], |_| words(&line, ids[0]).len() >= said.len());
    assert_eq!(words(&line, ids[0]), said);
}

#[test]
fn an_answer_comes_while_pages_leave() {
    let (mut line, ids) = received(1);
    line.stop_courier();
    line.relay.throttle(2_000_000);
    let _ = line.seal(50, &[&[3_000_000]]);
    let courier = line.start_courier();
    await_that(&courier.status(), |status| status.sending);
    line.decide(ids[0], accept("H26-5"));
    line.await_ledger(ids[0], |ledger| ledger.contains(&accepted("H26-5")));
    assert_eq!(
        line.store.queue().borrow().at_desk,
        1,
        "the upload still runs"
    );
    line.await_received(2);
}

#[test]
fn words_about_an_erased_filing_still_change_where_it_stands() {
    let (line, ids) = received(1);
    let later = Timestamp::now() + SignedDuration::from_hours(1);
    line.store.erase_received_before(later).unwrap();
    line.decide(ids[0], because("Nguyễn Thị Hoa phải ký lại"));
    line.await_ledger(ids[0], |_| line.state(ids[0]) == State::Returned);
    let wordless = LedgerEvent::Returned {
        reasons: Vec::new(),
    };
    assert_eq!(words(&line, ids[0]), std::slice::from_ref(&wordless));
    line.decide(ids[0], accept("H26-2"));
    line.await_ledger(ids[0], |_| line.state(ids[0]) == State::Accepted);
    assert_eq!(words(&line, ids[0]), [wordless, accepted("H26-2")]);
}

#[test]
fn a_desk_whose_feed_is_another_one_is_asked_for_each_filing() {
    let (mut line, ids) = received(3);
    line.stop_courier();
    line.decide(ids[0], accept("H26-1"));
    line.decide(ids[0], Decision::Complete);
    line.decide(ids[1], because("Sai tên mẹ"));
    // As after the desk went back to an older copy of its data.
    line.store
        .record_answers(Vec::new(), Some(1_000_000), Timestamp::now())
        .unwrap();
    line.start_courier();
    line.await_ledger(ids[1], |ledger| ledger.contains(&returned("Sai tên mẹ")));
    line.decide(ids[2], accept("H26-3"));
    line.await_ledger(ids[2], |ledger| ledger.contains(&accepted("H26-3")));
    assert_eq!(
        words(&line, ids[0]),
        [accepted("H26-1"), LedgerEvent::Completed]
    );
    assert_eq!(words(&line, ids[1]), [returned("Sai tên mẹ")]);
    // The filings are asked for first, and only then is the feed's own place taken over.
    let until = Instant::now() + Duration::from_secs(30);
    while line.store.feed_cursor().unwrap().unwrap() >= 1000 {
        assert!(Instant::now() < until, "the feed is not followed again");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn an_answer_that_makes_no_sense_is_refused_whole_and_told() {
    let sane = Arc::new(AtomicBool::new(false));
    let mended = Arc::clone(&sane);
    let mut line = WardLine::new();
    let sealed = crate::ward_line::sealed(1, &[]);
    let (id, digest) = (sealed.id, sealed.digest);
    line.store.seal(sealed).unwrap();
    let status = move |dossier: &str| {
        serde_json::json!({
            "id": id, "manifest": digest, "state": "accepted",
            "received_at": "2026-11-24T03:00:00Z", "dossier": dossier,
        })
    };
    let stranger = Stranger::answering(move |asked: &strangers::Asked| {
        if asked.path.starts_with("/v1/health") {
            health(asked)
        } else if asked.path.starts_with("/v1/changes?after=0") {
            let second = if mended.load(Ordering::SeqCst) {
                status("H26-2")
            } else {
                status(&"9".repeat(10_000))
            };
            json(
                "200 OK",
                &serde_json::json!({
                    "changes": [
                        {"cursor": 5, "status": status("H26-1")},
                        {"cursor": 6, "status": second},
                    ],
                    "cursor": 6,
                }),
            )
        } else if asked.path.starts_with("/v1/changes?after=6") {
            json("200 OK", &serde_json::json!({"changes": [], "cursor": 6}))
        } else if asked.method == "GET" {
            problem(404, "unknown")
        } else {
            // The line itself stays good.
            problem(500, "unavailable")
        }
    });
    line.relay.lead_to(stranger.address);
    let courier = line.start_courier();
    await_that(&courier.status(), |status| status.unheard.is_some());
    assert!(!line.state(id).is_at_desk());
    assert_eq!(line.store.feed_cursor().unwrap(), None);
    sane.store(true, Ordering::SeqCst);
    line.await_ledger(id, |_| line.state(id) == State::Accepted);
    assert_eq!(line.store.feed_cursor().unwrap(), Some(6));
    let dossiers: Vec<_> = words(&line, id);
    assert_eq!(dossiers.len(), 2);
}

#[test]
fn nothing_is_asked_while_the_line_is_in_doubt_and_it_goes_on_by_itself() {
    let (line, ids) = received(1);
    line.relay.cut();
    line.decide(ids[0], accept("H26-8"));
    let begun = Instant::now();
    line.relay.restore();
    line.await_ledger(ids[0], |ledger| ledger.contains(&accepted("H26-8")));
    assert!(begun.elapsed() < PATIENCE);
    line.await_line(|line| line == Line::Up);
}
