//! Somebody answers who is not our desk, or a desk that says no.

use crate::strangers::{Stranger, answer, health, json, problem, receipt};
use crate::ward_line::{WardLine, await_that, sealed};
use motcua::courier::Line;
use motcua::courier::outcome::Reason;
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

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
        } else if asked.method == "PUT" && calls.fetch_add(1, Ordering::Relaxed) == 0 {
            answer("503 Busy", "Retry-After: 1\r\n", "")
        } else {
            // So long that no test outlives it.
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
            "POST" => receipt(asked),
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
        "POST" => receipt(asked),
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
        .filter(|asked| {
            let beside = ["/v1/health", "/v1/changes"];
            !beside.iter().any(|path| asked.path.starts_with(path))
        })
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
        _ => receipt(asked),
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
