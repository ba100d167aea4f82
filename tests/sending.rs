//! Filings leave the kiosk: over good lines, bad lines, and to desks that say no.

use crate::strangers::{self, Stranger, answer, health};
use crate::ward_line::{Dice, WardLine, await_that};
use motcua::courier::Line;
use motcua::courier::relay::Cut;
use motcua::filing::delivery::{FailureClass, LedgerEvent, State};
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

#[test]
fn a_line_of_16_kbit_carries_a_page_without_being_taken_for_dead() {
    let mut line = WardLine::new();
    line.relay.throttle(2_000);
    line.relay.delay(Duration::from_millis(150));
    // Longer on its way than a line may be silent.
    let ids = line.seal(1, &[&[40_000]]);
    line.start_courier();
    line.await_received(1);
    line.assert_desk_holds(&ids);
    let failed = |event: &LedgerEvent| matches!(event, LedgerEvent::AttemptFailed(_));
    assert!(!line.ledger(ids[0]).iter().any(failed));
}
