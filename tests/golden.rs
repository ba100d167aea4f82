//! Golden filings: whole visits of made-up residents, and what each of them seals.
//!
//! `tests/golden/PROCEDURE/NAME.ice` is played on a kiosk of its own, which stands without a desk
//! and without the first minute at ten on the morning of 24 November 2026, or at the `now:` of the
//! script's head. `NAME.json` beside it is what the filing must be, without what differs from run
//! to run (ids, reference, times, the pages' bytes). A visit that ends on a kind page instead of a
//! filing has the name of that page.
//!
//! After a change that is meant, write them new and look at what changed:
//!
//! ```text
//! MOTCUA_GOLDEN=write cargo test --test motcua golden:: -- --nocapture && git diff tests/golden
//! ```
//!
//! `MOTCUA_GOLDEN=death` (any part of a path) plays only some of them, `MOTCUA_GOLDEN=write:death`
//! writes only those. `--nocapture` shows what each visit cost in screens, taps besides keys, and
//! keystrokes, beside the fewest screens that one question a screen allows;
//! `MOTCUA_GOLDEN_PICTURES=FOLDER` draws every screen of every visit there, and
//! `MOTCUA_SLIPS_PDF=FOLDER` writes the slips, for a sheet and for a roll.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use crate::papers::{self, Paper};
use crate::schemas::Schemas;
use motcua::config::Config;
use motcua::filing::answer::QuestionId;
use motcua::filing::procedure::{Handling, Kind};
use motcua::filing::reference::Reference;
use motcua::kiosk::app::Counters;
use motcua::kiosk::play::player::Player;
use motcua::kiosk::station::slip::slip as words_of_slip;
use motcua::kiosk::station::{Setup, Station};
use motcua::machine::clock::Clock;
use motcua::paper::slip::{self, Slip, SlipPaper};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What a visit may cost (C21): screens, taps besides keys.
const MOST: (usize, usize) = (16, 30);
/// Keystrokes with a scanned card, and without.
const MOST_KEYS: (usize, usize) = (60, 140);

/// Screens around the questions: welcome, two for the service, notice, papers, check, declaration,
/// last page.
const AROUND: usize = 8;

/// One played script.
struct Played {
    script: PathBuf,
    cost: Counters,
    scans: usize,
    /// What was sealed, or why it did not come to that.
    came_to: Result<Value, String>,
    /// The slip of what was sealed.
    slip: Option<Slip>,
}

fn folder() -> PathBuf {
    lobby::root().join("tests/golden")
}

/// The files of an ending, in order of their paths.
fn files(ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = lobby::files(&folder())
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| path.extension().is_some_and(|found| found == ending))
        .collect();
    found.sort();
    found
}

fn name(path: &Path) -> String {
    let path = path.strip_prefix(folder()).unwrap_or(path);
    path.with_extension("").display().to_string()
}

#[test]
fn every_golden_visit_seals_what_is_kept_beside_it() {
    let wish = std::env::var("MOTCUA_GOLDEN").unwrap_or_default();
    let (write, part) = match wish.strip_prefix("write") {
        Some(rest) => (true, rest.trim_start_matches(':')),
        None => (false, wish.as_str()),
    };
    let scripts: Vec<PathBuf> = files("ice")
        .into_iter()
        .filter(|script| name(script).contains(part))
        .collect();
    assert!(!scripts.is_empty(), "no script has “{part}” in its path");

    let mut played = play_all(&scripts);
    played.sort_by(|one, other| one.script.cmp(&other.script));
    println!("{}", costs(&played, &lobby::config()));

    let mut wrong = String::new();
    for visit in &played {
        let kept = visit.script.with_extension("json");
        let outcome = match &visit.came_to {
            Ok(sealed) if write => {
                fs::write(&kept, pretty(sealed)).unwrap();
                Ok(())
            }
            Ok(sealed) => compare(&kept, sealed),
            Err(reason) => Err(reason.clone()),
        };
        if let Err(reason) = outcome {
            let _ = write!(wrong, "\n=== {}\n{reason}\n", name(&visit.script));
        }
    }
    for (script, slip) in slips(&played) {
        if let Err(reason) = papers::compare(&script.with_extension("slip"), &slip.pages, write) {
            let _ = write!(wrong, "\n=== {}\n{reason}\n", slip.name);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    let slips: Vec<Paper> = slips(&played).map(|(_, slip)| slip).collect();
    papers::prove(&slips);
}

/// The slips of the visits that have sealed something, as a printer for sheets gets them.
fn slips(played: &[Played]) -> impl Iterator<Item = (&Path, Paper)> {
    let slips = played
        .iter()
        .filter_map(|visit| Some((visit.script.as_path(), visit.slip.as_ref()?)));
    slips.map(|(script, slip)| {
        let paper = Paper {
            name: name(script).replace('/', "-"),
            pages: slip::pages(slip, SlipPaper::A5).unwrap(),
            pdf: slip::to_pdf(slip, SlipPaper::A5).unwrap(),
        };
        if let Some(folder) = std::env::var_os("MOTCUA_SLIPS_PDF") {
            let folder = Path::new(&folder);
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(format!("{}.pdf", paper.name)), &paper.pdf).unwrap();
            let roll = slip::to_pdf(slip, SlipPaper::Roll80).unwrap();
            fs::write(folder.join(format!("{}-roll.pdf", paper.name)), roll).unwrap();
        }
        (script, paper)
    })
}

#[test]
fn every_kept_filing_has_its_visit() {
    for kept in files("json") {
        assert!(
            kept.with_extension("ice").exists(),
            "{} has no script beside it",
            name(&kept)
        );
    }
}

/// Two visits at a time, each on a kiosk of its own.
fn play_all(scripts: &[PathBuf]) -> Vec<Played> {
    let next = AtomicUsize::new(0);
    let mut config = lobby::config();
    config.settings.printer = None;
    let config = Arc::new(config);
    let work = || {
        let mut played = Vec::new();
        while let Some(script) = scripts.get(next.fetch_add(1, Ordering::Relaxed)) {
            played.push(play(script, &config));
        }
        played
    };
    thread::scope(|scope| {
        let other = scope.spawn(work);
        let mut played = work();
        played.extend(other.join().unwrap());
        played
    })
}

fn play(script: &Path, config: &Arc<Config>) -> Played {
    let text = fs::read_to_string(script).unwrap();
    let now = text
        .lines()
        .take_while(|line| !line.starts_with("---"))
        .find_map(|line| line.strip_prefix("now:"))
        .map_or_else(lobby::morning, |now| now.trim().parse().unwrap());
    let data = tempfile::tempdir().unwrap();
    let setup = Setup {
        config: Arc::clone(config),
        data: data.path().to_owned(),
        clock: Clock::played(now),
        sends: false,
        search_path: Vec::new(),
    };
    let pictures = std::env::var_os("MOTCUA_GOLDEN_PICTURES")
        .map(|folder| Path::new(&folder).join(name(script)));
    let out = pictures.as_deref().unwrap_or(data.path());
    fs::create_dir_all(out).unwrap();
    let mut player = Player::new(setup, None, out, pictures.is_some());
    let ran = player.play(script);
    Played {
        script: script.to_owned(),
        cost: player.counters(),
        scans: text
            .lines()
            .filter(|line| line.starts_with("# scan "))
            .count(),
        slip: player
            .station()
            .and_then(|station| slip_of(station, config)),
        came_to: match ran {
            Ok(()) => came_to(player.station().unwrap(), config),
            Err(failure) => Err(failure.to_string()),
        },
    }
}

/// The slip of the last page, without what differs from run to run.
fn slip_of(station: &Station, config: &Config) -> Option<Slip> {
    let mut done = station.app().done()?.clone();
    done.reference = Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8]);
    let codes = done.attached.iter_mut().flat_map(|paper| &mut paper.codes);
    codes.for_each(|code| *code = "7F3K".to_owned());
    Some(words_of_slip(config, &done, station.app().language()))
}

/// The one filing of a visit, or the page on which it ended without one.
fn came_to(station: &Station, config: &Config) -> Result<Value, String> {
    let filings = station.store().filings().unwrap();
    match filings.as_slice() {
        [] => Ok(json!({ "ends_on": station.app().page().id })),
        [one] => {
            let manifest = station.store().manifest(one.id).unwrap();
            let mut filing: Value = serde_json::from_slice(&manifest).unwrap();
            let mut schemas = Schemas::of(config);
            if let Some(refusal) = schemas.refusal(schemas.procedure(&filing), &filing) {
                return Err(format!("its schema refuses it:\n{refusal}"));
            }
            forget_the_moment(&mut filing);
            Ok(filing)
        }
        many => Err(format!("{} filings instead of one", many.len())),
    }
}

/// Takes away what differs from run to run, and what the packed pictures decide.
fn forget_the_moment(filing: &mut Value) {
    let filing = filing.as_object_mut().unwrap();
    for part in ["protocol", "id", "reference", "kiosk", "sealed_at"] {
        assert!(
            filing.remove(part).is_some(),
            "{part} is no part of a filing"
        );
    }
    for consent in filing["consents"].as_array_mut().unwrap() {
        *consent = consent["purpose"].take();
    }
    for part in filing["parts"].as_array_mut().unwrap() {
        *part = json!({ "n": part["n"], "role": part["role"], "media_type": part["media_type"] });
    }
}

/// JSON with one answer a line, so that a difference is a line.
fn pretty(filing: &Value) -> String {
    let Some(parts) = filing.as_object() else {
        return format!("{filing}\n");
    };
    let lines: Vec<String> = parts
        .iter()
        .map(|(key, value)| match value.as_array() {
            Some(list) if !list.is_empty() => {
                let list: Vec<String> = list.iter().map(|one| format!("    {one}")).collect();
                format!("  {}: [\n{}\n  ]", json!(key), list.join(",\n"))
            }
            _ => format!("  {}: {value}", json!(key)),
        })
        .collect();
    format!("{{\n{}\n}}\n", lines.join(",\n"))
}

fn compare(kept: &Path, sealed: &Value) -> Result<(), String> {
    let text = fs::read_to_string(kept).map_err(|_| {
        "nothing is kept beside it; play with MOTCUA_GOLDEN=write and look at what it writes"
            .to_owned()
    })?;
    let expected: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    if expected == *sealed {
        return Ok(());
    }
    let (before, now) = (pretty(&expected), pretty(sealed));
    Err(difference(&before, &now))
}

/// Lines that went (`-`) and came (`+`), in their order.
fn difference(before: &str, now: &str) -> String {
    let (before, now): (Vec<&str>, Vec<&str>) = (before.lines().collect(), now.lines().collect());
    // How many lines two ends have in common at most.
    let mut common = vec![vec![0_usize; now.len() + 1]; before.len() + 1];
    for old in (0..before.len()).rev() {
        for new in (0..now.len()).rev() {
            common[old][new] = if before[old] == now[new] {
                common[old + 1][new + 1] + 1
            } else {
                common[old + 1][new].max(common[old][new + 1])
            };
        }
    }
    let (mut old, mut new, mut text) = (0, 0, String::new());
    while old < before.len() || new < now.len() {
        if old < before.len() && new < now.len() && before[old] == now[new] {
            (old, new) = (old + 1, new + 1);
        } else if new == now.len()
            || old < before.len() && common[old + 1][new] >= common[old][new + 1]
        {
            let _ = writeln!(text, "- {}", before[old]);
            old += 1;
        } else {
            let _ = writeln!(text, "+ {}", now[new]);
            new += 1;
        }
    }
    text
}

/// The fewest screens on which this filing can be made with one question a screen (C15): one for
/// each answer that is neither on a card nor copied, one for each card, and those around them.
fn fewest_screens(visit: &Played, config: &Config) -> Option<usize> {
    let answers = visit.came_to.as_ref().ok()?["answers"].as_array()?;
    let folder = visit.script.parent()?.file_name()?.to_str()?;
    let procedure = config.procedure(folder, lobby::today())?;
    let is_asked = |answer: &&Value| {
        let id = QuestionId::from(answer["question"].as_str().unwrap());
        procedure.question(&id).is_some_and(|question| {
            let shown = matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk);
            !shown && question.copy.is_none() && answer["author"] != "card"
        })
    };
    Some(AROUND + visit.scans + answers.iter().filter(is_asked).count())
}

fn costs(played: &[Played], config: &Config) -> String {
    let mut text = format!(
        "{:<44} {:>7} {:>7} {:>5} {:>5}\n",
        "golden visit", "screens", "fewest", "taps", "keys"
    );
    for visit in played {
        let Counters {
            screens,
            taps,
            keystrokes,
            ..
        } = visit.cost;
        let most_keys = if visit.scans > 0 {
            MOST_KEYS.0
        } else {
            MOST_KEYS.1
        };
        let over = screens > MOST.0 || taps > MOST.1 || keystrokes > most_keys;
        let _ = writeln!(
            text,
            "{:<44} {screens:>7} {:>7} {taps:>5} {keystrokes:>5}{}{}",
            name(&visit.script),
            fewest_screens(visit, config).map_or_else(String::new, |fewest| fewest.to_string()),
            if visit.scans > 0 { " scan" } else { "" },
            if over { " over C21" } else { "" },
        );
    }
    text
}

#[test]
fn a_difference_shows_only_what_went_and_came() {
    let told = difference("a\nb\nc\n", "a\nx\nc\nd\n");
    assert_eq!(told, "- b\n+ x\n+ d\n");
}
