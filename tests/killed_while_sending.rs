//! Either side is killed at random moments, again and again, and nothing is lost or doubled.
//!
//! Courier and desk run as processes of their own, made from this test's executable, and end by
//! SIGKILL while a slow line carries their bytes.

use crate::child::ChildProcess;
use crate::desk_line;
use crate::ward_line::{DeskThread, PATIENCE};
use crate::ward_line::{Dice, assert_desk_holds, await_that, link, open_store, runtime, sealed};
use motcua::courier::Courier;
use motcua::courier::relay::Relay;
use motcua::desk::{Desk, serve};
use motcua::store::{Options, Outgoing, Role, Store};
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::ChildStdin;
use tempfile::TempDir;
use uuid::Uuid;

const KILLS: u32 = 200;
const SEED: u64 = 20_261_124;

/// The test that starts itself anew as each side of the line.
const TEST: &str = "killed_while_sending::two_hundred_kills_lose_nothing_and_double_nothing";
const ROLE: &str = "MOTCUA_CHILD_ROLE";
const FOLDER: &str = "MOTCUA_CHILD_FOLDER";
const PEER: &str = "MOTCUA_CHILD_PEER";

#[test]
fn two_hundred_kills_lose_nothing_and_double_nothing() {
    be_one_side();
    let seed = Seed(SEED);
    let mut dice = Dice(seed.0);
    let [kiosk_folder, desk_folder] = [(); 2].map(|()| TempDir::new().unwrap());
    let store = open_store(kiosk_folder.path());
    let mut desk = DeskProcess::start(desk_folder.path());
    let relay = Relay::start(desk.address).unwrap();
    relay.throttle(1_000_000);
    let mut ids = Vec::new();
    keep_waiting(&store, &mut dice, &mut ids);
    let mut courier = CourierProcess::start(kiosk_folder.path(), &relay.url());

    let mut kills = 0;
    while kills < KILLS {
        keep_waiting(&store, &mut dice, &mut ids);
        // So many more bytes have left when it happens: in a manifest, in a part, at a commit.
        let moment = relay.bytes_up() + 1 + dice.roll(60_000);
        assert!(
            relay.wait_for_up(moment, PATIENCE),
            "nothing moves after {kills} kills"
        );
        let victims = dice.roll(10);
        if victims >= 4 {
            courier.process.kill();
            kills += 1;
        }
        if victims <= 5 {
            desk.process.kill();
            kills += 1;
            desk = DeskProcess::start(desk_folder.path());
            relay.lead_to(desk.address);
        }
        if victims >= 4 {
            courier = CourierProcess::start(kiosk_folder.path(), &relay.url());
        } else {
            courier.link_is_up();
        }
    }

    let waiting = store.to_send().unwrap();
    assert!(!waiting.is_empty(), "the last kill came in the middle too");
    relay.throttle(0);
    await_that(&store.queue(), |queue| queue.at_desk == ids.len());
    drop((courier, desk));
    let filings = store.filings().unwrap();
    let attempts: u32 = filings.iter().map(|filing| filing.attempts).sum();
    let broken = attempts as usize - filings.len();
    assert!(broken > KILLS as usize / 2, "{broken} attempts were broken");
    let desk = DeskThread::start(desk_folder.path());
    assert_desk_holds(desk.address, desk_folder.path(), &store, &ids);
}

/// Seals filings so that more waits than can leave before the next kill.
fn keep_waiting(store: &Store, dice: &mut Dice, ids: &mut Vec<Uuid>) {
    let rest = || -> u64 {
        let waiting = store.to_send().unwrap();
        waiting.iter().map(Outgoing::remaining).sum()
    };
    while rest() < 500_000 {
        let pages = 1 + dice.roll(4) as usize;
        let sizes: Vec<_> = (0..pages)
            .map(|_| 1 + dice.roll(120_000) as usize)
            .collect();
        let filing = sealed(1 + ids.len() as u64, &sizes);
        ids.push(filing.id);
        store.seal(filing).unwrap();
    }
}

/// Told when the test fails.
struct Seed(u64);

impl Drop for Seed {
    #[allow(clippy::print_stderr)]
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the seed was {}", self.0);
        }
    }
}

fn one_side(role: &str, folder: &Path, peer: &str) -> ChildProcess {
    let variables = [
        (ROLE, role.as_ref()),
        (FOLDER, folder.as_ref()),
        (PEER, peer.as_ref()),
    ];
    ChildProcess::start(TEST, &variables)
}

struct DeskProcess {
    process: ChildProcess,
    address: SocketAddr,
}

impl DeskProcess {
    fn start(folder: &Path) -> Self {
        // The desk takes any free port and reports it here.
        let reports = TcpListener::bind("127.0.0.1:0").unwrap();
        let here = reports.local_addr().unwrap();
        let process = one_side("desk", folder, &here.to_string());
        let mut report = String::new();
        let (mut line, _) = reports.accept().unwrap();
        line.read_to_string(&mut report).unwrap();
        Self {
            process,
            address: report.parse().unwrap(),
        }
    }
}

struct CourierProcess {
    process: ChildProcess,
    hints: ChildStdin,
}

impl CourierProcess {
    fn start(folder: &Path, url: &str) -> Self {
        let mut process = one_side("courier", folder, url);
        let hints = process.take_stdin();
        Self { process, hints }
    }

    /// What the network tells a kiosk when its link comes back.
    fn link_is_up(&mut self) {
        self.hints.write_all(b"\n").unwrap();
    }
}

/// Where this process was started as one side of the line, it is that until it is killed.
fn be_one_side() {
    let Ok(role) = std::env::var(ROLE) else {
        return;
    };
    let given = |name| std::env::var(name).expect("started by the test that kills it");
    let folder = given(FOLDER);
    match role.as_str() {
        "courier" => be_courier(Path::new(&folder), &given(PEER)),
        "desk" => be_desk(Path::new(&folder), &given(PEER)),
        role => panic!("no such side: {role}"),
    }
}

fn be_courier(folder: &Path, desk: &str) {
    let options = Options {
        reserve_bytes: 0,
        floor_bytes: 0,
        ..Options::of(Role::Courier)
    };
    let (store, _) = Store::open_with(folder, options).unwrap();
    let courier = Courier::start(store, link(desk), "K1".to_owned()).unwrap();
    let mut hint = [0];
    while std::io::stdin().read(&mut hint).unwrap() > 0 {
        courier.wake();
    }
}

fn be_desk(folder: &Path, reports: &str) {
    let desk = Desk::open(folder, desk_line::config()).unwrap();
    runtime().block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        TcpStream::connect(reports)
            .unwrap()
            .write_all(address.as_bytes())
            .unwrap();
        serve(listener, desk, std::future::pending()).await.unwrap();
    });
}
