//! What a resident waits for, measured: `cargo bench`.
//!
//! Prints median and slowest of several runs; nothing is asserted, since machines differ.

use motcua::config;
use motcua::filing::reference::Reference;
use motcua::kiosk::effect::Message;
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::render::Input;
use motcua::kiosk::station::{Setup, Station};
use motcua::kiosk::widget::keys::Pressed;
use motcua::machine::clock::Clock;
use motcua::protocol::digest::Digest;
use motcua::store::{Sealed, SealedPart, Store};
use rusqlite::Connection;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

const WIDTH: u32 = 1920;
const HEIGHT: u32 = 1080;
const PARTS: usize = 8;
const PART_SIZE: usize = 600 * 1024;

fn main() -> Result<(), Failure> {
    let folder = Path::new("kiosk-config");
    let _ = measure("read kiosk-config", 10, || {
        drop(config::load(folder)?);
        Ok(())
    })?;
    let _ = measure(
        "start → first screen drawn (config, store, fonts, 1920×1080)",
        10,
        || {
            let data = tempfile::tempdir()?;
            let (station, mut stage) = open(data.path())?;
            draw(&station, &mut stage);
            Ok(())
        },
    )?;
    taps()?;
    keep()
}

fn open(data: &Path) -> Result<(Station, Stage), Failure> {
    let mut config = config::load(Path::new("kiosk-config"))?;
    config.settings.desk = None;
    let station = Station::open(&Setup {
        config: Arc::new(config),
        data: data.to_owned(),
        clock: Clock::played(jiff::Timestamp::now()),
        sends: false,
        search_path: Vec::new(),
    })?;
    Ok((station, Stage::open(WIDTH, HEIGHT)?))
}

fn draw(station: &Station, stage: &mut Stage) {
    let app = station.app();
    drop(stage.draw(&app.page(), &app.frame(), &app.look()));
}

/// The page on which letters are typed.
const NAME_PAGE: &str = "question-requester_name";

/// Key echo and page change: input → state → layout → full frame in memory.
fn taps() -> Result<(), Failure> {
    let data = tempfile::tempdir()?;
    let clock = Clock::played(jiff::Timestamp::now());
    let mut config = config::load(Path::new("kiosk-config"))?;
    config.settings.desk = None;
    let mut station = Station::open(&Setup {
        config: Arc::new(config),
        data: data.path().to_owned(),
        clock: clock.clone(),
        sends: false,
        search_path: Vec::new(),
    })?;
    let mut stage = Stage::open(WIDTH, HEIGHT)?;
    for words in [
        "Bắt đầu",
        "Bỏ qua",
        "Khai sinh, kết hôn, khai tử",
        "Giấy xác nhận độc thân",
        "Tôi đồng ý",
        "Tiếp tục",
    ] {
        tap(&mut station, &mut stage, &clock, words)?;
    }
    for words in ["Mua bán nhà đất", "Tiếp tục", "Cho chính tôi", "Tiếp tục"] {
        tap(&mut station, &mut stage, &clock, words)?;
    }
    for digit in "001152000017".chars() {
        key(&mut station, &clock, Pressed::Text(digit.to_string()));
    }
    tap(&mut station, &mut stage, &clock, "Tiếp tục")?;
    let page = station.app().page().id.clone();
    if page != NAME_PAGE {
        return Err(format!("the way to {NAME_PAGE} has changed: it ends on {page}").into());
    }
    draw(&station, &mut stage);
    let _ = measure(
        "letter typed → shown (name page with its 43 keys)",
        40,
        || {
            key(&mut station, &clock, Pressed::Text("a".to_owned()));
            draw(&station, &mut stage);
            Ok(())
        },
    )?;
    let _ = measure("page change → shown (back and forth)", 40, || {
        let pressed = if station.app().page().id == NAME_PAGE {
            Pressed::Escape
        } else {
            Pressed::Enter
        };
        key(&mut station, &clock, pressed);
        draw(&station, &mut stage);
        Ok(())
    })?;
    Ok(())
}

fn key(station: &mut Station, clock: &Clock, pressed: Pressed) {
    clock.advance(Duration::from_millis(700));
    drop(station.handle(Message::Input(Input::Key(pressed))));
}

fn tap(
    station: &mut Station,
    stage: &mut Stage,
    clock: &Clock,
    words: &str,
) -> Result<(), Failure> {
    use iced::{Event, mouse};
    clock.advance(Duration::from_millis(700));
    let app = station.app();
    let (page, frame, look) = (app.page(), app.frame(), app.look());
    let Some(position) = stage.find(words, &page, &frame, &look) else {
        return Err(format!("“{words}” is not on {}", page.id).into());
    };
    let events = [
        Event::Mouse(mouse::Event::CursorMoved { position }),
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)),
    ];
    for input in stage.play(&events, &page, &frame, &look) {
        drop(station.handle(Message::Input(input)));
    }
    Ok(())
}

/// One filing of 8 × 600 kB: the transaction that ends in "Máy đã giữ", beside the same bytes in one
/// transaction without encryption and digests, and beside a plain write and sync.
fn keep() -> Result<(), Failure> {
    let data = tempfile::tempdir()?;
    let (store, _) = Store::open(data.path(), None)?;
    let bytes: Vec<u8> = (0..PART_SIZE)
        .map(|place| (place * 31 % 251) as u8)
        .collect();
    let mut round = 0u8;
    let seal = measure("seal 8 × 600 kB, durable", 15, || {
        round += 1;
        let parts = (1..=PARTS)
            .map(|number| SealedPart {
                number: number as u32,
                media_type: "image/jpeg".to_owned(),
                sha256: Digest::of(&bytes),
                bytes: bytes.clone(),
                photograph: None,
            })
            .collect();
        let manifest = b"{}".to_vec();
        store.seal(Sealed {
            id: uuid::Uuid::from_u128(u128::from(round)),
            reference: Reference::from_random([round; 8]),
            procedure_code: "1.004873".to_owned(),
            sealed_at: jiff::Timestamp::now(),
            digest: Digest::of(&manifest),
            manifest,
            replaces: None,
            parts,
        })?;
        Ok(())
    });
    let database = database(&data.path().join("database"))?;
    let insert = measure("the same bytes in one transaction, unsealed", 15, || {
        let transaction = database.unchecked_transaction()?;
        for _ in 0..PARTS {
            let _ = transaction.execute("INSERT INTO part (picture) VALUES (?1)", [&bytes])?;
        }
        transaction.commit()?;
        // The store empties its log later, when nobody waits.
        Ok(())
    });
    let file = data.path().join("file");
    let write = measure("plain write + sync of the same bytes", 15, || {
        let mut file = File::create(&file)?;
        for _ in 0..PARTS {
            file.write_all(&bytes)?;
        }
        Ok(file.sync_all()?)
    });
    let (seal, insert, write) = (seal?, insert?, write?);
    let ratio = |time: Duration| time.as_secs_f64() / write.as_secs_f64();
    say(&format!(
        "  ratio to write + sync: sealed {:.1}, unsealed {:.1}",
        ratio(seal),
        ratio(insert)
    ));
    Ok(())
}

/// A database that keeps as the store's does.
fn database(path: &Path) -> Result<Connection, Failure> {
    let connection = Connection::open(path)?;
    connection.execute_batch(
        "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         PRAGMA secure_delete = ON; PRAGMA wal_autocheckpoint = 0;
         CREATE TABLE part (number INTEGER PRIMARY KEY, picture BLOB NOT NULL) STRICT;",
    )?;
    Ok(connection)
}

fn measure<T>(
    what: &str,
    runs: usize,
    mut run: impl FnMut() -> Result<T, Failure>,
) -> Result<Duration, Failure> {
    drop(run()?);
    let mut times = Vec::with_capacity(runs);
    for _ in 0..runs {
        let start = Instant::now();
        drop(run()?);
        times.push(start.elapsed());
    }
    times.sort();
    let median = times[runs / 2];
    let slowest = times[runs - 1];
    say(&format!(
        "{what}: median {median:.1?}, slowest {slowest:.1?} of {runs}"
    ));
    Ok(median)
}

#[allow(clippy::print_stdout)]
fn say(line: &str) {
    println!("{line}");
}
