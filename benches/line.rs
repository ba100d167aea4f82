//! How long a filing of 8 × 600 kB takes over 1 Mbit/s with 80 ms of journey there and back, and how
//! many bytes leave for each that counts: `cargo bench --bench line`, about five minutes.
//!
//! It stands on the lines that the tests are played on; nothing is asserted about time.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/desk_line.rs"]
mod desk_line;
#[allow(dead_code)]
#[path = "../tests/ward_line.rs"]
mod ward_line;

use crate::ward_line::{Dice, WardLine};
use motcua::courier::relay::{Cut, Relay};
use std::time::{Duration, Instant};

const PAYLOAD: u64 = 8 * 600_000;

/// Sends the filing while `trouble` happens to the line, until it says that it is done.
#[allow(clippy::print_stdout)]
fn measure(name: &str, trouble: impl Fn(&Relay, &dyn Fn() -> bool)) {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[600_000; 8]]);
    line.relay.throttle(125_000);
    line.relay.delay(Duration::from_millis(40));
    let queue = line.store.queue();
    let begun = Instant::now();
    line.start_courier();
    trouble(&line.relay, &|| queue.borrow().at_desk == 1);
    line.await_received(1);
    let seconds = begun.elapsed().as_secs_f64();
    let ratio = line.relay.bytes_up() as f64 / PAYLOAD as f64;
    let connections = line.relay.connections();
    line.assert_desk_holds(&ids);
    println!("{name}: {seconds:.1} s, {ratio:.3} x, {connections} connections");
}

/// Cuts the line after as many bytes as `next` says, again and again, and mends it at once.
fn cutting(cut: Cut, next: impl Fn(&mut Dice) -> u64) -> impl Fn(&Relay, &dyn Fn() -> bool) {
    move |relay, is_done| {
        let mut dice = Dice(5);
        while !is_done() {
            relay.cut_after_as(next(&mut dice), cut);
            while !is_done() && !relay.wait_for_cut(Duration::from_millis(100)) {}
            relay.restore();
        }
    }
}

fn main() {
    measure("clean", |_, _| {});
    measure(
        "cut at random, mean 300 kB",
        cutting(Cut::Told, |dice| 1 + dice.roll(600_000)),
    );
    measure("cut every 450 kB", cutting(Cut::Told, |_| 450_000));
    measure(
        "half-open cuts at random, mean 300 kB",
        cutting(Cut::HalfOpen, |dice| 1 + dice.roll(600_000)),
    );
    measure("one silent cut after 2.4 MB", |relay, _| {
        relay.cut_after_as(2_400_000, Cut::Silent);
        assert!(relay.wait_for_cut(Duration::from_secs(60)));
        relay.restore();
    });
    measure("10 s up, 5 s down", |relay, is_done| {
        let pass = |seconds: u64| {
            let end = Instant::now() + Duration::from_secs(seconds);
            while !is_done() && Instant::now() < end {
                std::thread::sleep(Duration::from_millis(20));
            }
        };
        while !is_done() {
            pass(10);
            relay.cut();
            pass(5);
            relay.restore();
        }
    });
}
