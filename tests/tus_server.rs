//! A real tus server that is not ours (`@tus/server` with `@tus/file-store`), over lines that break.
//!
//! Whatever was cut, killed or opened anew: afterwards every file on the server is byte for byte what
//! was sealed, each filing has exactly one whole manifest, which came last, and exactly one hand-over.
//! Where node or npm are missing, or the packages cannot be had, these tests leave themselves out.

mod killed;
mod shelf;

use crate::tus_line::TusLine;
use crate::ward_line::{Dice, PATIENCE};
use motcua::courier::Line;
use motcua::courier::relay::Cut;
use shelf::TusServer;
use std::time::Duration;

const CUTS: [Cut; 3] = [Cut::Told, Cut::HalfOpen, Cut::Silent];

#[test]
fn filings_arrive_whole_at_a_real_tus_server() {
    let Some(server) = TusServer::start() else {
        return;
    };
    let mut line = TusLine::to(server.address());
    let filings = line.seal(1, &[&[300_000, 70_000, 1], &[], &[65_536]]);
    line.start_courier();
    line.await_handed_over(3);
    server.assert_holds(&line, &filings);
    let payload = 300_000 + 70_000 + 1 + 65_536;
    assert!(line.relay.bytes_up() < payload * 105 / 100);
}

#[test]
fn a_cut_in_the_middle_of_a_part_is_resumed() {
    let Some(server) = TusServer::start() else {
        return;
    };
    for (cut, seed) in CUTS.into_iter().zip(1..) {
        let mut line = TusLine::to(server.address()).impatient();
        let filings = line.seal(seed, &[&[600_000, 1000]]);
        line.relay.throttle(4_000_000);
        line.relay.cut_after_as(250_000, cut);
        line.start_courier();
        assert!(line.relay.wait_for_cut(PATIENCE), "{cut:?}");
        line.await_line(|line| matches!(line, Line::Down(_)));
        line.relay.restore();
        line.await_handed_over(1);
        server.assert_holds(&line, &filings);
        let up = line.relay.bytes_up();
        assert!(up < 850_000, "{cut:?}: {up} bytes, so it began again");
    }
}

#[test]
fn a_cut_around_the_manifest_makes_no_second_one() {
    let Some(server) = TusServer::start() else {
        return;
    };
    for (cut, seed) in CUTS.into_iter().zip([100_u64, 200, 300]) {
        let mut line = TusLine::to(server.address()).impatient();
        line.start_courier();
        line.await_line(|line| line == Line::Up);
        let before = line.relay.bytes_up();
        let manifest = line.seal(seed, &[&[]])[0].manifest.len() as u64;
        line.await_handed_over(1);
        let all = line.relay.bytes_up() - before;
        // The line holds back what it was carrying: it ends in the making of the upload, before the
        // bytes, and in them.
        let places = [50, all / 3, all - manifest - 20, all - manifest / 2, all];
        for (round, place) in (1..).zip(places) {
            line.relay.cut_after_as(place, cut);
            let filings = line.seal(seed + round, &[&[]]);
            assert!(line.relay.wait_for_cut(PATIENCE), "{cut:?} at {place}");
            line.relay.restore();
            line.await_handed_over(1 + round as usize);
            server.assert_holds(&line, &filings);
        }
        // The server has the last byte, and its answer is still on the way.
        let round = 1 + places.len();
        let before = line.relay.bytes_up();
        line.relay.delay(Duration::from_millis(150));
        let filings = line.seal(seed + round as u64, &[&[]]);
        assert!(line.relay.wait_for_up(before + all, PATIENCE));
        std::thread::sleep(Duration::from_millis(225));
        line.relay.cut_as(cut);
        line.relay.restore();
        line.await_handed_over(1 + round);
        server.assert_holds(&line, &filings);
    }
}

#[test]
fn cuts_at_random_bytes_lose_and_repeat_little() {
    let Some(server) = TusServer::start() else {
        return;
    };
    let seed = 11;
    let mut dice = Dice(seed);
    let mut line = TusLine::to(server.address()).impatient();
    let filings = line.seal(1, &[&[400_000, 300_000], &[500_000]]);
    line.relay.throttle(2_000_000);
    line.start_courier();
    let mut cuts = 0;
    let queue = line.store().queue();
    while queue.borrow().handed_over < 2 && cuts < 12 {
        let cut = CUTS[dice.roll(3) as usize];
        line.relay.cut_after_as(1 + dice.roll(250_000), cut);
        if line.relay.wait_for_cut(Duration::from_millis(500)) {
            cuts += 1;
        }
        line.relay.restore();
    }
    line.await_handed_over(2);
    assert!(cuts >= 4, "seed {seed}: {cuts} cuts");
    server.assert_holds(&line, &filings);
}

#[test]
fn a_server_killed_in_the_middle_gets_the_rest() {
    let Some(mut server) = TusServer::start() else {
        return;
    };
    let mut line = TusLine::to(server.address()).impatient();
    let filings = line.seal(1, &[&[400_000, 300_000]]);
    line.relay.throttle(3_000_000);
    line.start_courier();
    for bytes in [150_000, 450_000, 650_000] {
        assert!(line.relay.wait_for_up(bytes, PATIENCE));
        server.kill_and_start();
        line.lead_to(server.address());
    }
    line.await_handed_over(1);
    server.assert_holds(&line, &filings);
}

#[test]
fn a_kiosk_that_is_opened_anew_in_the_middle_goes_on_where_it_stopped() {
    let Some(server) = TusServer::start() else {
        return;
    };
    let mut line = TusLine::to(server.address()).impatient();
    let filings = line.seal(1, &[&[500_000, 1000], &[400_000]]);
    line.relay.throttle(3_000_000);
    for stop in 1..=4 {
        line.relay.cut_after(150_000);
        line.start_courier();
        assert!(line.relay.wait_for_cut(PATIENCE), "{stop}");
        line.stop_courier();
        line.relay.restore();
        line.reopen();
    }
    line.start_courier();
    line.await_handed_over(2);
    server.assert_holds(&line, &filings);
    let up = line.relay.bytes_up();
    assert!(up < 1_400_000, "{up} bytes, so it began again");
}
