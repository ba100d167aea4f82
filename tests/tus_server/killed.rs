//! The courier is killed at random moments, again and again, and no manifest is finished twice.
//!
//! It runs as a process of its own, made from this test's executable, and ends by SIGKILL.

use super::shelf::TusServer;
use crate::child::ChildProcess;
use crate::tus_line::{KEEP_FOR, TusLine, link};
use crate::ward_line::{Dice, PATIENCE};
use motcua::courier::Courier;
use motcua::store::{Options, Outgoing, Role, Store};
use std::io::Read;
use std::path::Path;

const KILLS: u32 = 40;
const SEED: u64 = 20_261_201;

/// The test that starts itself anew as the courier.
const TEST: &str = "tus_server::killed::forty_kills_lose_nothing_and_finish_nothing_twice";
const FOLDER: &str = "MOTCUA_CHILD_FOLDER";
const PEER: &str = "MOTCUA_CHILD_PEER";

#[test]
fn forty_kills_lose_nothing_and_finish_nothing_twice() {
    be_the_courier();
    let Some(server) = TusServer::start() else {
        return;
    };
    let mut dice = Dice(SEED);
    let line = TusLine::to(server.address());
    line.relay.throttle(1_000_000);
    let mut filings = Vec::new();
    for kill in 1..=KILLS {
        keep_waiting(&line, &mut dice, &mut filings);
        let _courier = courier(line.folder(), &line.relay.url());
        // So many more bytes have left when it happens: at a creation, in a part, in a manifest.
        let moment = line.relay.bytes_up() + 1 + dice.roll(25_000);
        let moved = line.relay.wait_for_up(moment, PATIENCE);
        assert!(moved, "seed {SEED}: nothing moves before kill {kill}");
    }
    line.relay.throttle(0);
    let _courier = courier(line.folder(), &line.relay.url());
    line.await_handed_over(filings.len());
    server.assert_holds(&line, &filings);
    let attempts: u32 = line
        .store()
        .filings()
        .unwrap()
        .iter()
        .map(|filing| filing.attempts)
        .sum();
    let broken = attempts as usize - filings.len();
    assert!(broken > KILLS as usize / 2, "{broken} attempts were broken");
}

/// Seals filings so that more waits than can leave before the next kill.
fn keep_waiting(line: &TusLine, dice: &mut Dice, filings: &mut Vec<motcua::store::Sealed>) {
    let rest = || -> u64 {
        let waiting = line.store().to_send().unwrap();
        waiting.iter().map(Outgoing::remaining).sum()
    };
    while rest() < 60_000 {
        let pages = 1 + dice.roll(2) as usize;
        let sizes: Vec<_> = (0..pages).map(|_| 1 + dice.roll(12_000) as usize).collect();
        let seed = 1 + filings.len() as u64;
        filings.extend(line.seal(seed, &[&sizes]));
    }
}

fn courier(folder: &Path, origin: &str) -> ChildProcess {
    ChildProcess::start(TEST, &[(FOLDER, folder.as_ref()), (PEER, origin.as_ref())])
}

/// Where this process was started as the courier, it is that until it is killed.
fn be_the_courier() {
    let (Ok(folder), Ok(origin)) = (std::env::var(FOLDER), std::env::var(PEER)) else {
        return;
    };
    let options = Options {
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Courier)
    };
    let (store, _) = Store::open_with(Path::new(&folder), options).unwrap();
    let _courier = Courier::start(store, link(&origin, KEEP_FOR), "K1".to_owned()).unwrap();
    // Until whoever started it is gone.
    let _ = std::io::stdin().read(&mut [0]);
    std::process::exit(0);
}
