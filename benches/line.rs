//! How long a filing of 8 × 600 kB takes over 1 Mbit/s with 80 ms of journey there and back, and how
//! many bytes leave for each that counts: ours to our desk and to `@tus/server` and, beside it over
//! the same kind of line, what others do: `tus-js-client` to that server, and whole files begun again
//! after each failure.
//!
//! `cargo bench --bench line` runs everything, about an hour; words choose: `-- clean cut ours` runs two
//! cases with our sender alone. Without node or npm the others are left out. Nothing is asserted
//! about time.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

#[allow(dead_code)]
#[path = "../tests/desk_line.rs"]
mod desk_line;
#[allow(dead_code)]
#[path = "../tests/desk_staff.rs"]
mod desk_staff;
#[path = "../tests/node.rs"]
mod node;
#[allow(dead_code)]
#[path = "../tests/python.rs"]
mod python;
#[allow(dead_code)]
#[path = "../tests/servers.rs"]
mod servers;
#[allow(dead_code)]
#[path = "../tests/tus_line.rs"]
mod tus_line;
#[allow(dead_code)]
#[path = "../tests/ward_line.rs"]
mod ward_line;

use crate::node::NodeServer;
use crate::tus_line::TusLine;
use crate::ward_line::{Dice, WardLine};
use motcua::courier::relay::{Cut, Relay};
use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

const FILES: u64 = 8;
const SIZE: u64 = 600_000;

/// Whoever is not done after so long will not be.
const LIMIT: Duration = Duration::from_secs(240);

/// What node needs.
const PROGRAMS: [&str; 4] = [
    "benches/tus/package.json",
    "benches/tus/package-lock.json",
    "benches/tus/send.mjs",
    "tests/tus/server.mjs",
];

/// What happens to the line while somebody sends, until that is done.
type Trouble = fn(&Relay, &dyn Fn() -> bool);

/// The cases by their names; random ones follow from a fixed seed, so each sender meets the same.
const CASES: [(&str, Trouble); 8] = [
    ("clean", |_, _| {}),
    ("cut", |relay, is_done| {
        cutting(relay, is_done, Cut::Told, |_| 300_000)
    }),
    ("cut-random", |relay, is_done| {
        cutting(relay, is_done, Cut::Told, |dice| 1 + dice.roll(600_000))
    }),
    ("half-open", |relay, is_done| {
        cutting(relay, is_done, Cut::HalfOpen, |dice| 1 + dice.roll(600_000))
    }),
    ("silent", |relay, is_done| {
        relay.cut_after_as(2_400_000, Cut::Silent);
        while !is_done() && !relay.wait_for_cut(Duration::from_millis(100)) {}
        relay.restore();
    }),
    ("outage", |relay, is_done| {
        outages(relay, is_done, |_| Duration::from_secs(10))
    }),
    // As often, but not in step with the sender.
    ("outage-random", |relay, is_done| {
        outages(relay, is_done, |dice| {
            Duration::from_millis(5_000 + dice.roll(10_000))
        })
    }),
    ("cut-450", |relay, is_done| {
        cutting(relay, is_done, Cut::Told, |_| 450_000)
    }),
];

const SENDERS: [&str; 4] = ["ours", "ours-to-tus", "tus-js", "whole"];

fn main() {
    let words: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| !word.starts_with("--"))
        .collect();
    let cases = CASES.map(|(name, _)| name);
    for word in &words {
        let known = cases.contains(&word.as_str()) || SENDERS.contains(&word.as_str());
        assert!(known, "no case or sender `{word}`: {cases:?}, {SENDERS:?}");
    }
    let chosen = |name: &str, of: &[&str]| {
        let mut among = words.iter().filter(|word| of.contains(&word.as_str()));
        among.clone().count() == 0 || among.any(|word| word == name)
    };
    let others = SENDERS[1..].iter().any(|name| chosen(name, &SENDERS));
    let program = others.then(|| node::install(&PROGRAMS));
    if let Some(Err(why)) = &program {
        tell(&format!("others are left out: {why}"));
    }
    let program = program.and_then(Result::ok);
    for (name, trouble) in CASES {
        if !chosen(name, &cases) {
            continue;
        }
        if chosen("ours", &SENDERS) {
            ours(name, trouble);
        }
        if let Some(program) = program.as_ref().filter(|_| chosen("ours-to-tus", &SENDERS)) {
            ours_to_tus(name, program, trouble);
        }
        for (word, way) in [("tus-js", "tus"), ("whole", "whole")] {
            if let Some(program) = program.as_ref().filter(|_| chosen(word, &SENDERS)) {
                other(name, word, way, program, trouble);
            }
        }
    }
}

/// A filing by our courier to our desk.
fn ours(name: &str, trouble: Trouble) {
    let mut line = WardLine::new();
    let ids = line.seal(1, &[&[SIZE as usize; FILES as usize]]);
    slow(&line.relay);
    let queue = line.store.queue();
    let begun = Instant::now();
    let is_done = || queue.borrow().at_desk == 1 || begun.elapsed() > LIMIT;
    line.start_courier();
    trouble(&line.relay, &is_done);
    while !is_done() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = begun.elapsed();
    report(name, "ours", took, &line.relay);
    if took <= LIMIT {
        line.assert_desk_holds(&ids);
    }
}

/// A filing by our courier to a tus server.
fn ours_to_tus(name: &str, program: &Path, trouble: Trouble) {
    let data = tempfile::tempdir().unwrap();
    let server = NodeServer::start(program, data.path());
    let mut line = TusLine::to(server.address);
    line.seal(1, &[&[SIZE as usize; FILES as usize]]);
    slow(&line.relay);
    let queue = line.store().queue();
    let begun = Instant::now();
    let is_done = || queue.borrow().handed_over == 1 || begun.elapsed() > LIMIT;
    line.start_courier();
    trouble(&line.relay, &is_done);
    while !is_done() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = begun.elapsed();
    report(name, "ours-to-tus", took, &line.relay);
    if took <= LIMIT {
        assert_whole(data.path());
    }
}

/// Files of the same sizes by another sender to another server.
fn other(name: &str, word: &str, way: &str, program: &Path, trouble: Trouble) {
    let data = tempfile::tempdir().unwrap();
    let server = NodeServer::start(program, data.path());
    let relay = Relay::start(server.address).unwrap();
    slow(&relay);
    let begun = Instant::now();
    let sender = RefCell::new(Sender::start(program, &relay.url(), way));
    let is_done = || sender.borrow_mut().is_done() || begun.elapsed() > LIMIT;
    trouble(&relay, &is_done);
    while !is_done() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let took = begun.elapsed();
    report(name, word, took, &relay);
    if took <= LIMIT {
        assert_whole(data.path());
    }
}

/// The other sender's process; it ends by SIGKILL where it is not done.
struct Sender(Child);

impl Sender {
    fn start(program: &Path, origin: &str, way: &str) -> Self {
        let child = Command::new("node")
            .arg(program.join("send.mjs"))
            .args([origin, way, &FILES.to_string(), &SIZE.to_string()])
            .spawn()
            .unwrap();
        Self(child)
    }

    fn is_done(&mut self) -> bool {
        let ended = self.0.try_wait().unwrap();
        ended.is_some_and(|status| {
            assert!(status.success(), "the other sender failed: {status}");
            true
        })
    }
}

impl Drop for Sender {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// All files of the other sender are there in full.
fn assert_whole(data: &Path) {
    let files = std::fs::read_dir(data).unwrap().flatten();
    let paths = files.map(|entry| entry.path());
    let is_file = |path: &PathBuf| path.extension().is_none();
    let sizes = paths
        .filter(is_file)
        .map(|path| path.metadata().unwrap().len());
    let whole = sizes.filter(|size| *size == SIZE).count();
    assert_eq!(whole as u64, FILES);
}

/// 1 Mbit/s each way, 40 ms each way.
fn slow(relay: &Relay) {
    relay.throttle(125_000);
    relay.delay(Duration::from_millis(40));
}

fn report(case: &str, sender: &str, took: Duration, relay: &Relay) {
    let ratio = relay.bytes_up() as f64 / (FILES * SIZE) as f64;
    let connections = relay.connections();
    let seconds = if took > LIMIT {
        format!("not done after {} s", LIMIT.as_secs())
    } else {
        format!("{:.1} s", took.as_secs_f64())
    };
    tell(&format!(
        "{case}, {sender}: {seconds}, {ratio:.3} x, {connections} connections"
    ));
}

#[allow(clippy::print_stdout)]
fn tell(line: &str) {
    println!("{line}");
}

/// Cuts the line after as many bytes as `next` says, again and again, and mends it at once.
fn cutting(relay: &Relay, is_done: &dyn Fn() -> bool, cut: Cut, next: fn(&mut Dice) -> u64) {
    let mut dice = Dice(5);
    while !is_done() {
        relay.cut_after_as(next(&mut dice), cut);
        while !is_done() && !relay.wait_for_cut(Duration::from_millis(100)) {}
        relay.restore();
    }
}

/// The line is down for five seconds after each time that it was up for so long.
fn outages(relay: &Relay, is_done: &dyn Fn() -> bool, up: fn(&mut Dice) -> Duration) {
    let mut dice = Dice(5);
    let pass = |time: Duration| {
        let end = Instant::now() + time;
        while !is_done() && Instant::now() < end {
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    while !is_done() {
        pass(up(&mut dice));
        relay.cut();
        pass(Duration::from_secs(5));
        relay.restore();
    }
}
