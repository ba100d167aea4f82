//! Filings leave the kiosk: over good lines, bad lines, and to desks that say no.

use crate::strangers::{self, Stranger, answer, health, json, problem};
use crate::ward_line::{Dice, WardLine, await_that, sealed};
use motcua::courier::Line;
use motcua::courier::outcome::Reason;
use motcua::courier::relay::Cut;
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

const LONG: Duration = Duration::from_secs(60);

#[test]
fn a_filing_arrives_and_its_bytes_leave_once() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[300_000, 200_000], &[]]);
    let courier = line.start_courier();
    line.await_received(2);
    line.assert_desk_holds(&ids);
    let payload = 500_000;
    assert!(line.relay.bytes_up() < payload * 103 / 100);
    let status = await_that(&courier.status(), |status| !status.sending);
    assert_eq!(status.line, Line::Up);
    assert_eq!(status.payload_bytes, payload);
    assert_eq!(status.sent_bytes, payload);
    assert!(status.clock_offset.is_some());
}

#[test]
fn the_ledger_tells_the_journey_in_its_order() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[70_000]]);
    line.start_courier();
    line.await_received(1);
    let ledger = line.ledger(ids[0]);
    assert!(
        matches!(
            ledger.as_slice(),
            [
                LedgerEvent::Queued,
                LedgerEvent::AttemptBegun,
                LedgerEvent::Announced,
                LedgerEvent::PartSent { part: 1 },
                LedgerEvent::Received(_),
            ]
        ),
        "{ledger:?}"
    );
}

#[test]
fn a_filing_sealed_while_the_courier_runs_leaves_without_being_asked() {
    let mut line = WardLine::new();
    line.start_courier();
    line.await_line(|line| line == Line::Up);
    let ids = line.seal(1, &[&[1000]]);
    line.await_received(1);
    line.assert_desk_holds(&ids);
}

#[test]
fn small_filings_go_before_large_ones_and_all_are_announced_first() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[400_000], &[1000]]);
    line.start_courier();
    line.await_received(2);
    let order: Vec<_> = ids
        .iter()
        .map(|id| {
            let ledger = line.store.ledger(*id).unwrap();
            let at = |wanted: fn(&LedgerEvent) -> bool| {
                ledger.iter().find(|line| wanted(&line.event)).unwrap().at
            };
            (
                at(|event| matches!(event, LedgerEvent::Announced)),
                at(|event| matches!(event, LedgerEvent::PartSent { .. })),
                at(|event| matches!(event, LedgerEvent::Received(_))),
            )
        })
        .collect();
    let [
        (large_announced, large_sent, _),
        (_, small_sent, small_received),
    ] = order[..]
    else {
        panic!("two filings");
    };
    assert!(large_announced < small_sent, "manifests leave early");
    assert!(small_received < large_sent, "the small one is first");
}

#[test]
fn cuts_at_random_bytes_lose_and_repeat_little() {
    let seed = 7;
    let mut dice = Dice(seed);
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[400_000, 300_000], &[500_000]]);
    line.relay.throttle(2_000_000);
    let status = line.start_courier().status();
    let mut cuts = 0;
    while line.store.queue().borrow().at_desk < 2 && cuts < 12 {
        line.relay.cut_after(1 + dice.roll(250_000));
        if line.relay.wait_for_cut(Duration::from_millis(500)) {
            cuts += 1;
        }
        line.relay.restore();
    }
    line.await_received(2);
    assert!(cuts >= 4, "seed {seed}: {cuts} cuts");
    line.assert_desk_holds(&ids);
    assert_eq!(status.borrow().payload_bytes, 1_200_000, "seed {seed}");
}

#[test]
fn a_cut_in_a_part_is_resumed_and_not_begun_again() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[3_000_000]]);
    line.relay.throttle(5_000_000);
    line.relay.cut_after(2_000_000);
    line.start_courier();
    assert!(line.relay.wait_for_cut(LONG));
    let courier_is_told = |line: Line| matches!(line, Line::Down(_));
    line.await_line(courier_is_told);
    line.relay.restore();
    line.await_received(1);
    line.assert_desk_holds(&ids);
    assert!(
        line.relay.bytes_up() < 3_700_000,
        "{}",
        line.relay.bytes_up()
    );
}

#[test]
fn a_half_open_line_is_left_for_a_new_one() {
    for cut in [Cut::HalfOpen, Cut::Silent] {
        let mut line = WardLine::new().impatient();
        let ids = line.seal(1, &[&[600_000]]);
        line.relay.throttle(4_000_000);
        line.relay.cut_after_as(200_000, cut);
        line.start_courier();
        assert!(line.relay.wait_for_cut(LONG), "{cut:?}");
        line.relay.restore();
        line.await_received(1);
        line.assert_desk_holds(&ids);
        let reasons = ["interrupted", "stalled"];
        let failed = |reason: &&str| line.has_failed(ids[0], reason, FailureClass::Wait);
        assert!(reasons.iter().any(failed), "{cut:?}");
    }
}

#[test]
fn a_desk_that_restarts_in_the_middle_gets_the_rest() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[400_000, 400_000]]);
    line.relay.throttle(3_000_000);
    line.relay.cut_after(500_000);
    line.start_courier();
    assert!(line.relay.wait_for_cut(LONG));
    line.restart_desk();
    line.relay.restore();
    line.await_received(1);
    line.assert_desk_holds(&ids);
}

#[test]
fn without_a_desk_nothing_is_lost_and_nothing_is_called_sent() {
    let mut line = WardLine::new();
    line.relay.cut();
    let ids = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_line(|line| matches!(line, Line::Down(_)));
    assert_eq!(line.state(ids[0]), State::Waiting);
    line.relay.restore();
    line.await_received(1);
    line.assert_desk_holds(&ids);
}

#[test]
fn a_courier_that_starts_again_goes_on_where_it_stopped() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[500_000], &[400_000]]);
    line.relay.throttle(3_000_000);
    for stop in 1..=3 {
        line.relay.cut_after(150_000);
        line.start_courier();
        assert!(line.relay.wait_for_cut(LONG), "{stop}");
        line.stop_courier();
        line.relay.restore();
    }
    line.start_courier();
    line.await_received(2);
    line.assert_desk_holds(&ids);
}

#[test]
fn only_one_courier_sends_what_a_folder_holds() {
    let mut line = WardLine::new();
    let first = line.start_courier();
    let link = crate::ward_line::link(&line.relay.url());
    let second = motcua::courier::Courier::start(line.store.clone(), link.clone(), "K1".into());
    assert!(second.is_err());
    drop(first);
    line.stop_courier();
    assert!(motcua::courier::Courier::start(line.store.clone(), link, "K1".into()).is_ok());
}

#[test]
fn a_login_page_is_not_our_desk() {
    let page = "<html>Xin mời đăng nhập</html>";
    let html = "Content-Type: text/html\r\n";
    let elsewhere = "Location: http://127.0.0.1:1/login\r\n";
    for (status, headers) in [
        ("200 OK", html),
        ("302 Found", elsewhere),
        ("307 Temporary Redirect", elsewhere),
        ("404 Not Found", html),
        ("511 Network Authentication Required", html),
    ] {
        let portal = Stranger::answering(move |_| answer(status, headers, page));
        let mut line = WardLine::leading_to(portal.address);
        let ids = line.seal(1, &[&[1000]]);
        line.start_courier();
        line.await_line(|line| line == Line::Down(Reason::NotOurDesk));
        assert_eq!(line.state(ids[0]), State::Waiting, "{status}");
        assert!(
            portal.asked().iter().all(|asked| asked.method == "GET"),
            "nothing of a resident is shown to a portal"
        );
        line.open_desk();
        line.await_received(1);
        line.assert_desk_holds(&ids);
    }
}

#[test]
fn a_portal_that_opens_in_the_middle_does_not_make_a_receipt() {
    let calls = AtomicU32::new(0);
    let portal = Stranger::answering(move |asked| {
        if asked.path.starts_with("/v1/health") && calls.fetch_add(1, Ordering::Relaxed) == 0 {
            health(asked)
        } else {
            answer("200 OK", "Content-Type: text/html\r\n", "<html></html>")
        }
    });
    let mut line = WardLine::leading_to(portal.address);
    let ids = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_line(|line| line == Line::Down(Reason::NotOurDesk));
    assert!(line.has_failed(ids[0], "not_our_desk", FailureClass::Wait));
    line.open_desk();
    line.await_received(1);
    line.assert_desk_holds(&ids);
}

#[test]
fn a_desk_that_asks_for_quiet_is_left_alone_until_then() {
    let calls = AtomicU32::new(0);
    let busy = Stranger::answering(move |asked| {
        if asked.path.starts_with("/v1/health") {
            health(asked)
        } else if calls.fetch_add(1, Ordering::Relaxed) == 0 {
            answer("503 Busy", "Retry-After: 1\r\n", "")
        } else {
            // The desk's word that it is taken back to a wait that no test outlives.
            answer("503 Busy", "Retry-After: 3600\r\n", "")
        }
    });
    let mut line = WardLine::leading_to(busy.address);
    let ids = line.seal(1, &[&[1000]]);
    let begun = std::time::Instant::now();
    let courier = line.start_courier();
    line.await_ledger(ids[0], |ledger| {
        let failed = |event: &&LedgerEvent| matches!(event, LedgerEvent::AttemptFailed(_));
        ledger.iter().filter(failed).count() == 2
    });
    assert!(begun.elapsed() >= Duration::from_secs(1));
    // A hint from the window does not break the desk's peace.
    courier.wake();
    await_that(&courier.status(), |status| !status.sending);
    let puts = busy
        .asked()
        .iter()
        .filter(|asked| asked.method == "PUT")
        .count();
    assert_eq!(puts, 2);
    assert!(line.has_failed(ids[0], "busy", FailureClass::Wait));
}

#[test]
fn a_receipt_for_something_else_is_no_receipt() {
    let filing = sealed(1, &[]);
    let (id, digest) = (filing.id, filing.digest);
    let forms = [
        serde_json::json!({ "id": id, "manifest": "00".repeat(32), "state": "received",
            "received_at": "2026-11-24T03:00:00Z" }),
        serde_json::json!({ "id": uuid::Uuid::nil(), "manifest": digest, "state": "received",
            "received_at": "2026-11-24T03:00:00Z" }),
        serde_json::json!({ "id": id, "manifest": digest, "state": "receiving" }),
        serde_json::json!({ "id": id, "manifest": digest, "state": "received" }),
        serde_json::json!({ "ok": true }),
    ];
    for form in forms {
        let body = form.clone();
        let liar = Stranger::answering(move |asked| match asked.method.as_str() {
            "GET" if asked.path.starts_with("/v1/health") => health(asked),
            "GET" => problem(404, "unknown"),
            "PUT" => json("200 OK", &serde_json::json!({ "parts": [] })),
            _ => json("200 OK", &body),
        });
        let mut line = WardLine::leading_to(liar.address);
        line.store.seal(filing.clone()).unwrap();
        line.start_courier();
        line.await_ledger(id, |ledger| {
            matches!(ledger.last(), Some(LedgerEvent::AttemptFailed(_)))
        });
        line.open_desk();
        line.await_received(1);
        line.assert_desk_holds(&[id]);
        let receipts = line.ledger(id);
        let dossier = receipts.iter().find_map(|event| match event {
            LedgerEvent::Received(receipt) => receipt.dossier.clone(),
            _ => None,
        });
        assert!(
            dossier.is_some(),
            "only the true desk's receipt counts: {form}"
        );
    }
}

#[test]
fn a_filing_that_the_desk_refuses_does_not_stop_the_next() {
    for (status, word, reason) in [
        (400, "manifest", "malformed"),
        (413, "too-long", "too_large"),
        (415, "media-type", "media_type"),
        (409, "other-manifest", "conflict"),
    ] {
        let bad = sealed(1, &[]).id.to_string();
        let desk = Stranger::answering(move |asked| match asked.method.as_str() {
            "GET" if asked.path.starts_with("/v1/health") => health(asked),
            "PUT" if asked.path.ends_with(&bad) => problem(status, word),
            "PUT" => json("201 Created", &serde_json::json!({ "parts": [] })),
            "POST" => {
                let commit: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
                let id = asked.path.split('/').nth(3).unwrap();
                json(
                    "200 OK",
                    &serde_json::json!({ "id": id, "manifest": commit["manifest"],
                        "state": "received", "received_at": "2026-11-24T03:00:00Z" }),
                )
            }
            _ => None,
        });
        let mut line = WardLine::leading_to(desk.address);
        let ids = line.seal(1, &[&[], &[]]);
        line.start_courier();
        let queue = line.await_received(1);
        assert_eq!(queue.attention, 1, "{status}");
        assert!(line.state(ids[1]).is_at_desk());
        assert!(line.has_failed(ids[0], reason, FailureClass::Fix));
        assert!(!line.state(ids[0]).wants_sending());
    }
}

#[test]
fn a_failing_desk_is_asked_again_and_fails_only_this_filing() {
    let calls = AtomicU32::new(0);
    let bad = sealed(1, &[]).id.to_string();
    let desk = Stranger::answering(move |asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" if asked.path.ends_with(&bad) && calls.fetch_add(1, Ordering::Relaxed) < 1 => {
            problem(500, "unavailable")
        }
        "PUT" => json("201 Created", &serde_json::json!({ "parts": [] })),
        "POST" => {
            let commit: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
            let id = asked.path.split('/').nth(3).unwrap();
            json(
                "200 OK",
                &serde_json::json!({ "id": id, "manifest": commit["manifest"],
                    "state": "received", "received_at": "2026-11-24T03:00:00Z" }),
            )
        }
        _ => None,
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[], &[]]);
    line.start_courier();
    line.await_received(2);
    assert!(line.has_failed(ids[0], "desk_error", FailureClass::Wait));
    assert!(!line.has_failed(ids[1], "desk_error", FailureClass::Wait));
}

#[test]
fn a_desk_that_does_not_know_us_pauses_the_sending() {
    let desk = Stranger::answering(|asked| {
        if asked.path.starts_with("/v1/health") {
            health(asked)
        } else {
            problem(403, "unknown-kiosk")
        }
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[10], &[10]]);
    let courier = line.start_courier();
    line.await_line(|line| line == Line::Down(Reason::NotAuthorised));
    await_that(&line.store.queue(), |queue| queue.attention == 1);
    let puts = desk
        .asked()
        .iter()
        .filter(|asked| asked.method == "PUT")
        .count();
    assert_eq!(
        puts, 1,
        "the second filing is not tried against a closed door"
    );
    assert!(line.state(ids[0]).wants_sending(), "it is not given up");
    // The operator has mended it, and says so.
    line.open_desk();
    courier.wake();
    line.await_received(2);
    line.assert_desk_holds(&ids);
}

#[test]
fn a_desk_that_commits_and_dies_before_its_answer_is_asked_and_not_sent_again() {
    let filing = sealed(1, &[]);
    let (id, digest) = (filing.id, filing.digest);
    let desk = Stranger::answering(move |asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "GET" => json(
            "200 OK",
            &serde_json::json!({ "id": id, "manifest": digest, "state": "received",
                "received_at": "2026-11-24T03:00:00Z", "dossier": "D-1" }),
        ),
        "PUT" => json("201 Created", &serde_json::json!({ "parts": [] })),
        // It has committed, and the line breaks.
        _ => None,
    });
    let mut line = WardLine::leading_to(desk.address);
    line.store.seal(filing).unwrap();
    line.start_courier();
    line.await_received(1);
    let methods: Vec<_> = desk
        .asked()
        .into_iter()
        .filter(|asked| !asked.path.starts_with("/v1/health"))
        .map(|asked| asked.method)
        .collect();
    assert_eq!(methods, ["PUT", "POST", "GET"]);
}

#[test]
fn a_desk_with_other_bytes_gets_the_part_once_more_and_then_a_person_looks() {
    let desk = Stranger::answering(|asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => json(
            "200 OK",
            &serde_json::json!({ "parts": [{ "n": 1, "upload": "/u/1", "offset": 0 }] }),
        ),
        "PATCH" => {
            let length = asked.body.len();
            answer("204 Done", &format!("Upload-Offset: {length}\r\n"), "")
        }
        _ => problem(422, "digest-mismatch"),
    });
    let mut line = WardLine::leading_to(desk.address);
    let ids = line.seal(1, &[&[100]]);
    line.start_courier();
    await_that(&line.store.queue(), |queue| queue.attention == 1);
    let sent = desk
        .asked()
        .iter()
        .filter(|asked| asked.method == "PATCH")
        .count();
    assert_eq!(sent, 2);
    assert!(line.has_failed(ids[0], "digest_mismatch", FailureClass::Fix));
}

#[test]
fn a_desk_that_takes_only_small_pieces_gets_small_pieces() {
    let there = AtomicU32::new(0);
    let desk = Stranger::answering(move |asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => json(
            "200 OK",
            &serde_json::json!({ "parts": [{ "n": 1, "upload": "/u/1", "offset": 0 }] }),
        ),
        "HEAD" => {
            let offset = there.load(Ordering::Relaxed);
            answer("200 OK", &format!("Upload-Offset: {offset}\r\n"), "")
        }
        "PATCH" if asked.body.len() > 100_000 => answer("413 Too Large", "", ""),
        "PATCH" => {
            let length = asked.body.len() as u32;
            let offset = there.fetch_add(length, Ordering::Relaxed) + length;
            answer("204 Done", &format!("Upload-Offset: {offset}\r\n"), "")
        }
        _ => {
            let commit: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
            let id = asked.path.split('/').nth(3).unwrap();
            json(
                "200 OK",
                &serde_json::json!({ "id": id, "manifest": commit["manifest"],
                    "state": "received", "received_at": "2026-11-24T03:00:00Z" }),
            )
        }
    });
    let mut line = WardLine::leading_to(desk.address);
    line.seal(1, &[&[350_000]]);
    line.start_courier();
    line.await_received(1);
    let pieces: Vec<_> = desk
        .asked()
        .iter()
        .filter(|asked| asked.method == "PATCH" && asked.body.len() <= 100_000)
        .map(|asked| asked.body.len())
        .collect();
    assert_eq!(pieces.iter().sum::<usize>(), 350_000);
}

#[test]
fn a_call_for_help_reaches_the_desk_beside_an_upload() {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[2_000_000]]);
    line.relay.throttle(2_000_000);
    let courier = line.start_courier();
    await_that(&courier.status(), |status| status.sending);
    let help = courier.call_for_help(true);
    assert!(await_that(&help, |help| help.heard).calling);
    assert_eq!(
        line.store.queue().borrow().at_desk,
        0,
        "the upload still runs"
    );
    let help = courier.call_for_help(false);
    assert!(!await_that(&help, |help| help.heard).calling);
    line.await_received(1);
    line.assert_desk_holds(&ids);
}

#[test]
fn a_call_that_was_taken_back_is_not_delivered_late() {
    let stranger = Stranger::answering(|asked: &strangers::Asked| {
        if asked.path.starts_with("/v1/health") {
            health(asked)
        } else {
            answer("204 Heard", "", "")
        }
    });
    let mut line = WardLine::leading_to(stranger.address);
    line.relay.cut();
    let courier = line.start_courier();
    let _ = courier.call_for_help(true);
    line.await_line(|line| matches!(line, Line::Down(_)));
    let help = courier.call_for_help(false);
    line.relay.restore();
    await_that(&help, |help| help.heard);
    let calls: Vec<_> = stranger
        .asked()
        .into_iter()
        .filter(|asked| asked.method == "PUT")
        .map(|asked| String::from_utf8(asked.body).unwrap())
        .collect();
    assert_eq!(calls, [r#"{"calling":false}"#]);
}
