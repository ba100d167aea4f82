//! A page begins before the answer to the one before it has come, and nothing is taken for sent by that.

use crate::strangers::{Asked, Stranger, answer, health, json, problem, receipt};
use crate::ward_line::WardLine;
use motcua::filing::delivery::FailureClass;
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// Large enough that sending one tells how fast the line is.
const PAGE: usize = 100_000;
const PAGES: usize = 4;

/// A desk that answers for its second page only once the third has come.
#[derive(Default)]
struct Desk {
    seen: Mutex<Seen>,
    changed: Condvar,
}

#[derive(Default)]
struct Seen {
    offsets: [u64; PAGES],
    third_came: bool,
    /// How the wait for the third page ended, once it has.
    came_before: Option<bool>,
}

impl Desk {
    fn take(&self, asked: &Asked, page: usize) -> u64 {
        let mut seen = self.seen.lock().unwrap();
        let said: u64 = asked.header("upload-offset").unwrap().parse().unwrap();
        assert_eq!(said, seen.offsets[page - 1], "page {page}");
        // Of the third, half is kept at first.
        let whole = asked.body.len() as u64;
        let kept = if page == 3 && !seen.third_came {
            whole / 2
        } else {
            whole
        };
        seen.offsets[page - 1] += kept;
        seen.third_came |= page == 3;
        self.changed.notify_all();
        if page == 2 && seen.came_before.is_none() {
            let (mut seen, _) = self
                .changed
                .wait_timeout_while(seen, Duration::from_secs(10), |seen| !seen.third_came)
                .unwrap();
            seen.came_before = Some(seen.third_came);
            return seen.offsets[1];
        }
        seen.offsets[page - 1]
    }
}

fn page(asked: &Asked) -> Option<usize> {
    asked.path.strip_prefix("/uploads/")?.parse().ok()
}

/// The answer that both stories share.
fn respond(desk: &Desk, asked: &Asked) -> Option<String> {
    let offset = |offset: u64| {
        let headers = format!("Tus-Resumable: 1.0.0\r\nUpload-Offset: {offset}\r\n");
        answer("204 No Content", &headers, "")
    };
    match (asked.method.as_str(), page(asked)) {
        ("PATCH", Some(page)) => offset(desk.take(asked, page)),
        ("HEAD", Some(page)) => offset(desk.seen.lock().unwrap().offsets[page - 1]),
        ("GET", _) if asked.path.starts_with("/v1/health") => health(asked),
        ("GET", _) => problem(404, "unknown"),
        ("PUT", _) => {
            let part = |n| serde_json::json!({ "n": n, "have": false, "upload": format!("/uploads/{n}"), "offset": 0 });
            let parts: Vec<_> = (1..=PAGES).map(part).collect();
            json("201 Created", &serde_json::json!({ "parts": parts }))
        }
        _ => receipt(asked),
    }
}

#[test]
fn the_next_page_is_there_before_the_answer_to_the_one_before() {
    let desk = Arc::new(Desk::default());
    let behind = Arc::clone(&desk);
    let stranger = Stranger::answering(move |asked| respond(&behind, asked));
    let mut line = WardLine::leading_to(stranger.address);
    let _ = line.seal(1, &[&[PAGE; PAGES]]);
    line.start_courier();
    line.await_received(1);
    let seen = desk.seen.lock().unwrap();
    assert_eq!(seen.came_before, Some(true));
    assert_eq!(seen.offsets, [PAGE as u64; PAGES]);
}

#[test]
fn a_page_that_began_ahead_is_asked_about_when_the_one_before_it_fails() {
    let desk = Arc::new(Desk::default());
    let behind = Arc::clone(&desk);
    let stranger = Stranger::answering(move |asked| {
        let before = behind.seen.lock().unwrap().came_before;
        let said = respond(&behind, asked);
        let after = behind.seen.lock().unwrap().came_before;
        match (before, after) {
            (None, Some(_)) if page(asked) == Some(2) => problem(500, "disk"),
            _ => said,
        }
    });
    let mut line = WardLine::leading_to(stranger.address);
    let ids = line.seal(1, &[&[PAGE; PAGES]]);
    line.start_courier();
    line.await_received(1);
    assert!(line.has_failed(ids[0], "desk_error", FailureClass::Wait));
    let of_third: Vec<(String, String)> = stranger
        .asked()
        .iter()
        .filter(|asked| page(asked) == Some(3))
        .map(|asked| {
            let from = asked.header("upload-offset").unwrap_or_default();
            (asked.method.clone(), from.to_owned())
        })
        .collect();
    let [first, question, rest] = of_third.as_slice() else {
        panic!("{of_third:?}");
    };
    assert_eq!((first.0.as_str(), first.1.as_str()), ("PATCH", "0"));
    assert_eq!(question.0, "HEAD");
    assert_eq!((rest.0.as_str(), rest.1.as_str()), ("PATCH", "50000"));
    assert_eq!(desk.seen.lock().unwrap().offsets, [PAGE as u64; PAGES]);
}
