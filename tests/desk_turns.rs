//! More kiosks than the desk can take in at once: each is told when its turn comes.

use crate::desk_line::{RunningDesk, Sealed, patch};
use crate::strangers::{Stranger, answer, health, json, receipt};
use crate::ward_line::WardLine;
use motcua::desk::limits;
use motcua::protocol::messages::Announced;
use std::time::{Duration, Instant};

const PAGE: &[u8] = b"the only page of it";

/// The filing of one kiosk.
fn of_kiosk(number: usize) -> Sealed {
    let page = [PAGE, &number.to_be_bytes()].concat();
    let name = format!("K{number}");
    Sealed::with_pages(number as u128, &[&page]).changed(|manifest| {
        manifest["kiosk"] = name.into();
    })
}

#[tokio::test]
async fn the_kiosk_after_the_last_place_is_told_its_turn_and_let_in_when_one_is_done() {
    let desk = RunningDesk::start().await;
    let filings: Vec<Sealed> = (1..=limits::PLACES + 2).map(of_kiosk).collect();
    let (late, early) = filings.split_last().unwrap();
    let (first, others) = early.split_first().unwrap();
    let start_in = async |filing: &Sealed| {
        let answered = desk.announce(filing).await;
        assert_eq!(answered.status, 201, "every manifest is taken at once");
        answered.json::<Announced>().start_in
    };
    assert_eq!(start_in(first).await, 0);
    let mut told = Vec::new();
    for filing in others {
        told.push(start_in(filing).await);
    }
    told.push(start_in(late).await);
    let (in_place, in_row) = told.split_at(limits::PLACES - 1);
    assert!(in_place.iter().all(|wait| *wait == 0), "{told:?}");
    assert!(in_row[0] >= 1 && in_row[1] > in_row[0], "{told:?}");

    // Whoever does not keep to it is told again, and nothing of it is written.
    let send = |filing: &Sealed| patch(&filing.upload(1), 0, filing.page(1));
    let refused = desk.ask(&send(late)).await;
    assert_eq!(refused.status, 503);
    assert_eq!(refused.problem().kind, "/problems/not-your-turn");
    let again: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=in_row[1]).contains(&again), "{again}");
    assert_eq!(desk.offset(&late.upload(1)).await, 0);

    // A receipt frees the place at once.
    assert_eq!(desk.file(first).await.status, 200);
    assert_eq!(desk.ask(&send(late)).await.status, 204);
    assert_eq!(desk.commit(late).await.status, 200);
}

#[tokio::test]
async fn a_kiosk_keeps_its_place_while_more_of_its_pages_are_announced() {
    let desk = RunningDesk::start().await;
    let second = Sealed::with_pages(1000, &[b"another page"]).changed(|manifest| {
        manifest["kiosk"] = "K1".into();
    });
    for filing in (1..=limits::PLACES).map(of_kiosk) {
        let _ = desk.announce(&filing).await;
    }
    let _ = desk.announce(&second).await;
    assert_eq!(desk.file(&of_kiosk(1)).await.status, 200);
    let stranger: Announced = desk.announce(&of_kiosk(999)).await.json();
    assert!(stranger.start_in > 0, "no place has become free");
    assert_eq!(desk.file(&second).await.status, 200);
    let stranger: Announced = desk.announce(&of_kiosk(998)).await.json();
    assert_eq!(stranger.start_in, 0);
}

#[test]
fn the_courier_waits_for_its_turn_and_brings_what_has_no_pages_meanwhile() {
    let desk = Stranger::answering(move |asked| match asked.method.as_str() {
        "GET" if asked.path.starts_with("/v1/health") => health(asked),
        "PUT" => {
            let manifest: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
            let parts =
                manifest["parts"].as_array().unwrap().iter().map(
                    |part| serde_json::json!({ "n": part["n"], "upload": "/u/1", "offset": 0 }),
                );
            let parts: Vec<_> = parts.collect();
            let start_in = if parts.is_empty() { 0 } else { 2 };
            json(
                "200 OK",
                &serde_json::json!({ "parts": parts, "start_in": start_in }),
            )
        }
        "PATCH" => {
            let length = asked.body.len();
            answer("204 Done", &format!("Upload-Offset: {length}\r\n"), "")
        }
        "POST" => receipt(asked),
        _ => None,
    });
    let mut line = WardLine::leading_to(desk.address);
    let with_pages = line.seal(1, &[&[100]])[0];
    let courier = line.start_courier();
    let begun = Instant::now();
    // It is announced first, and then another resident comes.
    line.await_ledger(with_pages, |ledger| ledger.len() >= 3);
    let without = line.seal(2, &[&[]])[0];
    courier.wake();
    line.await_received(1);
    assert!(line.state(without).is_at_desk());
    line.await_received(2);
    assert!(begun.elapsed() >= Duration::from_secs(2));
    let methods: Vec<_> = desk
        .asked()
        .into_iter()
        .filter(|asked| !asked.path.contains("/health") && !asked.path.contains("/changes"))
        .map(|asked| asked.method)
        .collect();
    assert_eq!(methods, ["PUT", "PUT", "POST", "PATCH", "POST"]);
}
