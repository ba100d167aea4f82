//! What becomes of filings where a tus server, or somebody in between, answers wrongly: nothing is
//! lost, nothing is called handed over too early, nothing is sent twice.

use crate::desk_line;
use crate::strangers::{Stranger, answer};
use crate::tus_line::TusLine;
use crate::tus_receiver::{Shelf, TUS, offset, server};
use crate::ward_line::await_that;
use jiff::Timestamp;
use motcua::config::texts::Language;
use motcua::courier::outcome::Reason;
use motcua::courier::{Courier, Line};
use motcua::export::mirror::Mirror;
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
use motcua::kiosk::station::queue_list::QueueList;
use motcua::sealing::key_pair::PrivateKey;
use motcua::stick::Stick;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

fn methods(server: &Stranger) -> Vec<String> {
    let asked = server.asked().into_iter();
    asked.map(|asked| asked.method).collect()
}

#[test]
fn parts_go_first_the_manifest_last_and_nothing_is_said_that_only_our_desk_understands() {
    let (server, shelf) = server(|_| None);
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[70_000, 300]]);
    let courier: Courier = line.start_courier();
    line.await_handed_over(1);
    shelf.assert_holds(&filings);
    let id = filings[0].id;
    line.assert_handed_over_once(id);
    assert_eq!(
        methods(&server),
        ["OPTIONS", "POST", "PATCH", "POST", "PATCH", "POST", "PATCH"]
    );
    let ledger = line.ledger(id);
    assert!(
        matches!(
            ledger.as_slice(),
            [
                LedgerEvent::Queued,
                LedgerEvent::AttemptBegun,
                LedgerEvent::PartSent { part: 1 },
                LedgerEvent::PartSent { part: 2 },
                LedgerEvent::HandedOver { .. },
            ]
        ),
        "{ledger:?}"
    );
    let names: Vec<_> = shelf
        .uploads()
        .into_iter()
        .map(|upload| {
            (
                upload.metadata["filename"].clone(),
                upload.metadata["filetype"].clone(),
            )
        })
        .collect();
    let named = |name: &str, kind: &str| (format!("{id}-{name}"), kind.to_owned());
    assert_eq!(
        names,
        [
            named("1.jpg", "image/jpeg"),
            named("2.jpg", "image/jpeg"),
            named("manifest.json", "application/json"),
        ]
    );
    assert!(!courier.hears_calls(), "nobody there could come");
}

#[test]
fn the_operator_reads_that_it_was_handed_over_and_not_that_it_was_received() {
    let (server, _) = server(|_| None);
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[300]]);
    line.start_courier();
    line.await_handed_over(1);
    let config = desk_line::config();
    for (language, handed_over, never) in [
        (Language::English, "handed over", "received"),
        (Language::Vietnamese, "đã chuyển đủ", "đã nhận"),
    ] {
        let list = QueueList {
            store: line.store(),
            config: &config,
            language,
            now: Timestamp::now(),
        };
        assert_eq!(list.waiting().unwrap(), []);
        let item = list.one(&filings[0].reference).unwrap().unwrap();
        let story = list.story(&item);
        assert!(story.contains(handed_over), "{story}");
        assert!(!story.contains(never), "{story}");
        assert_eq!(item.explained.next, None);
    }
}

#[test]
fn a_login_page_is_no_tus_server() {
    let page = "<html>Xin mời đăng nhập</html>";
    for (status, headers) in [
        ("200 OK", "Content-Type: text/html\r\n"),
        ("302 Found", "Location: http://127.0.0.1:1/login\r\n"),
        ("404 Not Found", "Content-Type: text/html\r\n"),
    ] {
        let portal = Stranger::answering(move |_| answer(status, headers, page));
        let (server, shelf) = server(|_| None);
        let mut line = TusLine::to(portal.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        line.await_line(|line| line == Line::Down(Reason::NotOurDesk));
        assert_eq!(line.state(filings[0].id), State::Waiting, "{status}");
        assert!(methods(&portal).iter().all(|method| method == "OPTIONS"));
        line.lead_to(server.address);
        line.await_handed_over(1);
        shelf.assert_holds(&filings);
    }
}

#[test]
fn a_server_without_creation_or_of_another_version_is_for_the_operator() {
    for headers in [
        "Tus-Version: 1.0.0\r\nTus-Extension: termination\r\n",
        "Tus-Version: 0.2.2,0.1.0\r\nTus-Extension: creation\r\n",
    ] {
        let server = Stranger::answering(move |_| answer("204 No Content", headers, ""));
        let mut line = TusLine::to(server.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        line.await_line(|line| line == Line::Down(Reason::ProtocolVersion));
        assert_eq!(line.state(filings[0].id), State::Waiting);
    }
}

/// What a portal or a broken server says in the middle, once the server was found.
#[test]
fn whatever_is_said_wrongly_in_the_middle_loses_nothing_and_makes_no_false_success() {
    let html = "Content-Type: text/html\r\n";
    let cases: [(&str, &str, &str, String); 9] = [
        ("POST", "200 OK", "a login page", html.to_owned()),
        ("PATCH", "200 OK", "a login page", html.to_owned()),
        ("PATCH", "404 Not Found", "a portal's 404", html.to_owned()),
        (
            "PATCH",
            "204 Done",
            "no Tus-Resumable",
            "Upload-Offset: 1000\r\n".to_owned(),
        ),
        (
            "POST",
            "201 Created",
            "a foreign Location",
            format!("{TUS}Location: http://127.0.0.1:1/files/0\r\n"),
        ),
        ("POST", "201 Created", "no Location", TUS.to_owned()),
        ("PATCH", "204 Done", "too much", offset(1_000_000)),
        ("PATCH", "204 Done", "no offset", TUS.to_owned()),
        (
            "PATCH",
            "307 Moved",
            "elsewhere",
            format!("{TUS}Location: /files/9\r\n"),
        ),
    ];
    for (method, status, what, headers) in cases {
        let (wrong, _) = server(move |asked| {
            (asked.method == method).then(|| answer(status, &headers, "<html></html>"))
        });
        let (right, shelf) = server(|_| None);
        let mut line = TusLine::to(wrong.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        line.await_failure(filings[0].id, "not_our_desk", FailureClass::Wait);
        line.await_line(|line| line == Line::Down(Reason::NotOurDesk));
        assert!(line.state(filings[0].id).wants_sending(), "{what}");
        line.lead_to(right.address);
        line.await_handed_over(1);
        shelf.assert_holds(&filings);
        line.assert_handed_over_once(filings[0].id);
    }
}

#[test]
fn an_offset_beyond_the_manifest_is_no_hand_over() {
    let (server, shelf) = server(|asked| {
        // The line breaks at the manifest's first bytes, and then far too many are claimed.
        match asked.method.as_str() {
            "PATCH" if asked.path == "/files/0" => Some(None),
            "HEAD" => Some(answer("200 OK", &offset(1_000_000), "")),
            _ => None,
        }
    });
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[]]);
    line.start_courier();
    line.await_line(|line| line == Line::Down(Reason::NotOurDesk));
    assert!(line.state(filings[0].id).wants_sending());
    assert!(shelf.uploads()[0].bytes.is_empty());
}

#[test]
fn a_filing_that_is_always_answered_wrongly_does_not_stop_the_next() {
    let (server, shelf) = server(|asked| {
        let wrong = asked.method == "PATCH" && asked.body.len() == 100;
        wrong.then(|| answer("204 Done", &offset(1_000_000), ""))
    });
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[100], &[1000]]);
    line.start_courier();
    line.await_handed_over(1);
    shelf.assert_holds(&filings[1..]);
    assert!(line.has_failed(filings[0].id, "not_our_desk", FailureClass::Wait));
    assert!(line.state(filings[0].id).wants_sending());
}

#[test]
fn a_locked_upload_or_another_offset_is_asked_and_never_begun_again() {
    for status in ["423 Locked", "409 Conflict", "460 Odd"] {
        let calls = AtomicU32::new(0);
        let (server, shelf) = server(move |asked| {
            let first = asked.method == "PATCH" && calls.fetch_add(1, Ordering::Relaxed) == 0;
            first.then(|| answer(status, TUS, ""))
        });
        let mut line = TusLine::to(server.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        if status == "460 Odd" {
            // A refusal that nobody knows is for a person, and is not tried for ever.
            await_that(&line.store().queue(), |queue| queue.attention == 1);
            assert!(line.has_failed(filings[0].id, "refused", FailureClass::Fix));
            continue;
        }
        line.await_handed_over(1);
        shelf.assert_holds(&filings);
        let posts = methods(&server).iter().filter(|one| *one == "POST").count();
        assert_eq!(posts, 2, "{status}");
    }
}

#[test]
fn an_upload_that_is_gone_is_made_anew_and_only_if_the_server_itself_says_so() {
    for (status, manifest) in [
        ("404 Not Found", false),
        ("410 Gone", false),
        ("403 Forbidden", false),
        ("404 Not Found", true),
        ("403 Forbidden", true),
    ] {
        // The upload that is lost as soon as its bytes come: the part's, or the manifest's after it.
        let lost = if manifest { "/files/1" } else { "/files/0" };
        let (server, shelf) = server(move |asked| {
            let is_lost = asked.path == lost && asked.method != "POST";
            is_lost.then(|| answer(status, TUS, ""))
        });
        let mut line = TusLine::to(server.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        line.await_handed_over(1);
        shelf.assert_holds(&filings);
        line.assert_handed_over_once(filings[0].id);
        let uploads = shelf.uploads();
        assert_eq!(uploads.len(), 3, "{status}");
        assert_eq!(
            uploads.iter().filter(|one| one.is_manifest()).count(),
            1 + usize::from(manifest)
        );
        assert!(line.has_failed(filings[0].id, "upload_gone", FailureClass::Wait));
    }
}

#[test]
fn a_file_that_is_too_large_goes_to_a_person_and_a_body_that_is_too_large_in_pieces() {
    let (server, shelf) = server(|asked| match asked.method.as_str() {
        "POST" if asked.header("upload-length") == Some("400000") => {
            Some(answer("413 Too Large", TUS, ""))
        }
        // A gateway refuses this one, and does not speak tus.
        "PATCH" if asked.body.len() > 100_000 => Some(answer("413 Too Large", "", "")),
        _ => None,
    });
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[400_000], &[350_000]]);
    line.start_courier();
    line.await_handed_over(1);
    shelf.assert_holds(&filings[1..]);
    await_that(&line.store().queue(), |queue| queue.attention == 1);
    assert!(line.has_failed(filings[0].id, "too_large", FailureClass::Fix));
    assert!(!line.state(filings[0].id).wants_sending());
}

#[test]
fn a_busy_server_is_left_alone_for_as_long_as_it_asks() {
    let calls = AtomicU32::new(0);
    let (server, shelf) = server(move |asked| {
        let busy = asked.method == "POST" && calls.fetch_add(1, Ordering::Relaxed) == 0;
        busy.then(|| answer("503 Busy", "Retry-After: 1\r\n", ""))
    });
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_line(|line| line == Line::Down(Reason::Busy));
    line.await_handed_over(1);
    shelf.assert_holds(&filings);
    assert!(line.has_failed(filings[0].id, "busy", FailureClass::Wait));
}

#[test]
fn a_manifest_whose_answer_was_lost_is_asked_and_not_sent_again_also_after_a_power_cut() {
    for power_cut in [false, true] {
        let shelf = Shelf::default();
        let kept = shelf.clone();
        let (lost, is_lost) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let (once, told) = (Arc::clone(&lost), Arc::clone(&is_lost));
        let server = Stranger::answering(move |asked| {
            let said = kept.answer(asked);
            let is_manifest = asked.method == "PATCH" && asked.path == "/files/1";
            if is_manifest && once.fetch_add(1, Ordering::Relaxed) == 0 {
                told.store(1, Ordering::Relaxed);
                // It has everything, and the line breaks.
                return None;
            }
            said
        });
        let mut line = TusLine::to(server.address);
        let filings = line.seal(1, &[&[1000]]);
        line.start_courier();
        if power_cut {
            while is_lost.load(Ordering::Relaxed) == 0 {
                std::thread::sleep(Duration::from_millis(1));
            }
            line.stop_courier();
            line.reopen();
            line.start_courier();
        }
        line.await_handed_over(1);
        shelf.assert_holds(&filings);
        line.assert_handed_over_once(filings[0].id);
        assert_eq!(shelf.uploads().len(), 2, "nothing was made twice");
        assert_eq!(
            lost.load(Ordering::Relaxed),
            1,
            "the manifest was sent once"
        );
    }
}

#[test]
fn a_manifest_that_was_cut_in_the_middle_goes_on_there() {
    let shelf = Shelf::default();
    let (kept, calls) = (shelf.clone(), AtomicU32::new(0));
    let server = Stranger::answering(move |asked| {
        let is_manifest = asked.method == "PATCH" && asked.path == "/files/1";
        if is_manifest && calls.fetch_add(1, Ordering::Relaxed) == 0 {
            let mut half = asked.clone();
            half.body.truncate(asked.body.len() / 2);
            let _ = kept.answer(&half);
            return None;
        }
        kept.answer(asked)
    });
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_handed_over(1);
    shelf.assert_holds(&filings);
    assert_eq!(shelf.uploads().len(), 2, "nothing was made twice");
    let sent = server
        .asked()
        .into_iter()
        .filter(|asked| asked.path == "/files/1");
    let sent: usize = sent.map(|asked| asked.body.len()).sum();
    let manifest = filings[0].manifest.len();
    assert_eq!(
        sent,
        manifest + manifest.div_ceil(2),
        "only the rest was sent again"
    );
}

#[test]
fn a_mirror_holds_a_filing_until_it_was_handed_over_so_that_no_spare_box_sends_it_again() {
    let (server, _) = server(|_| None);
    let mut line = TusLine::to(server.address);
    line.seal(1, &[&[1000]]);
    let medium = tempfile::tempdir().unwrap();
    let key = PrivateKey::random().public_bytes();
    let folder = medium.path().to_owned();
    let mut mirror = Mirror::new(line.store().clone(), folder, key).unwrap();
    let mut mirrored = || {
        mirror.follow().unwrap();
        Stick::open(medium.path()).unwrap().filings().unwrap().len()
    };
    assert_eq!(mirrored(), 1);
    line.start_courier();
    line.await_handed_over(1);
    assert_eq!(mirrored(), 0);
}

#[test]
fn with_another_server_in_the_configuration_a_filing_begins_anew_there() {
    let (first, _) = server(|asked| (asked.method == "PATCH").then_some(None));
    let (second, shelf) = server(|_| None);
    let mut line = TusLine::to(first.address);
    let filings = line.seal(1, &[&[1000]]);
    line.start_courier();
    line.await_line(|line| matches!(line, Line::Down(_)));
    line.stop_courier();
    // Another port is another origin.
    line.relay = motcua::courier::relay::Relay::start(second.address).unwrap();
    line.start_courier();
    line.await_handed_over(1);
    shelf.assert_holds(&filings);
}

#[test]
fn what_was_handed_over_stays_for_its_days_and_then_leaves() {
    let (server, _) = server(|_| None);
    let mut line = TusLine::to(server.address);
    let filings = line.seal(1, &[&[1000]]);
    let id = filings[0].id;
    line.start_courier();
    line.await_handed_over(1);
    line.stop_courier();
    assert!(line.store().part(id, 1).is_ok());
    // The same courier a day later would find nothing to erase; one that keeps nothing erases.
    line.keep_for = Duration::ZERO;
    let revision = line.store().queue().borrow().revision;
    line.start_courier();
    await_that(&line.store().queue(), |queue| queue.revision > revision);
    assert!(line.store().part(id, 1).is_err());
    line.assert_handed_over_once(id);
}
