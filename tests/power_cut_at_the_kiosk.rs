//! The power fails in the middle of a visit: same field, same letters; one filing or a whole draft.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Chance, Kiosk, entered, stage};
use iced_test::Instruction;
use iced_test::instruction::{Expectation, Interaction, Target};
use jiff::Timestamp;
use motcua::kiosk::effect::Message;
use motcua::kiosk::page::Page;
use motcua::kiosk::play::script::{Script, Step};
use motcua::kiosk::play::stage::Stage;
use std::fs;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const ROUNDS: u64 = 24;
const SEED: u64 = 0x6d6f_7463_7561;
/// Every so many answers the script writes a picture, which tells how far it came.
const ANSWERS_PER_PICTURE: usize = 3;

/// The bundled visit without its line, up to the last page.
fn script(pictures: bool) -> String {
    let bundled = fs::read_to_string(lobby::root().join("assets/demo/1-marital-status.ice"));
    let mut answers = 0;
    let mut lines = Vec::new();
    for line in bundled.unwrap().lines() {
        if line.starts_with("# offline") {
            continue;
        }
        lines.push(line.to_owned());
        if line == "click \"Tiếp tục\"" {
            answers += 1;
            if pictures && answers % ANSWERS_PER_PICTURE == 0 {
                lines.push(format!("# shot after-{answers}"));
            }
        }
        if line == "expect \"Xong rồi ạ!\"" {
            break;
        }
    }
    lines.join("\n") + "\n"
}

/// What a resident sees again after a power cut.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    screen: String,
    entered: Vec<String>,
    pages: usize,
}

fn seen(kiosk: &Kiosk) -> Seen {
    let page: Page = kiosk.page();
    // Before a procedure is chosen, and once the filing is sealed, there is no visit to go on with.
    let screen = match page.id.as_str() {
        id if id.starts_with("services") => "welcome".to_owned(),
        "done" => "welcome".to_owned(),
        _ => page.id.clone(),
    };
    Seen {
        screen,
        entered: entered(&page),
        pages: kiosk.app().kept_pages().len(),
    }
}

/// Plays one step of a script; `after` is called after every single input.
fn play(kiosk: &mut Kiosk, stage: &mut Stage, step: &Step, after: &mut impl FnMut(&Kiosk)) {
    kiosk.setup.clock.advance(lobby::PAUSE);
    match step {
        Step::Do(Instruction::Interact(interaction)) => {
            for input in inputs(kiosk, stage, interaction) {
                kiosk.give(Message::Input(input));
                after(kiosk);
            }
        }
        Step::Do(Instruction::Expect(Expectation::Text(words))) => {
            let app = kiosk.app();
            let found = stage.find(words, &app.page(), &app.frame(), &app.look());
            assert!(found.is_some(), "“{words}” is not on {}", app.page().id);
        }
        Step::Paper(file) => {
            kiosk.lay_paper(&lobby::root().join("assets/demo").join(file));
            after(kiosk);
        }
        Step::Shot(_) => {}
        other => panic!("{other:?} has no place in this script"),
    }
    kiosk.tick();
}

fn inputs(
    kiosk: &Kiosk,
    stage: &mut Stage,
    interaction: &Interaction,
) -> Vec<motcua::kiosk::render::Input> {
    let app = kiosk.app();
    let (page, frame, look) = (app.page(), app.frame(), app.look());
    let events = interaction.events(|target| match target {
        Target::Point(point) => Some(*point),
        Target::Text(words) => stage.find(words, &page, &frame, &look),
    });
    let events = events.unwrap_or_else(|| panic!("{interaction} fails on {}", page.id));
    stage.play(&events, &page, &frame, &look)
}

#[test]
fn a_power_cut_after_any_step_brings_back_the_same_field_with_the_same_letters() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    let mut stage = stage();
    // What a page says about a refused answer, and the page of a list, begin anew.
    let lasting = |line: &&str| !line.starts_with("expect") && !line.contains("Xem trước");
    let text: Vec<String> = script(false).lines().map(str::to_owned).collect();
    let mut text: Vec<&str> = text.iter().map(String::as_str).filter(lasting).collect();
    // The first minute begins anew; it is not offered here.
    let skip = text.iter().position(|line| *line == "click \"Bỏ qua\"");
    let _ = text.remove(skip.unwrap());
    let script = Script::parse(&text.join("\n")).unwrap();
    for (line, step) in &script.steps {
        play(&mut kiosk, &mut stage, step, &mut |_| {});
        let before = seen(&kiosk);
        let at_services = kiosk.page().id.clone();
        kiosk.lose_power();
        assert_eq!(seen(&kiosk), before, "line {line}");
        if at_services.starts_with("services") {
            kiosk.tap("Bắt đầu");
        }
        if at_services == "services-civil" {
            kiosk.tap("Khai sinh, kết hôn, khai tử");
        }
    }
    assert_eq!(kiosk.page().id, "welcome");
    let filings = kiosk.store().filings().unwrap();
    assert_eq!(filings.len(), 1, "the last step but one sealed it");
}

/// Everything the script passes, and for each picture how much of it lay behind.
struct Way {
    seen: Vec<Seen>,
    pictures: Vec<usize>,
}

impl Way {
    fn walk(text: &str) -> Self {
        let data = tempfile::tempdir().unwrap();
        let mut config = lobby::config();
        config.settings.fitting.offer = true;
        let mut kiosk = Kiosk::open(data.path(), config);
        let mut stage = stage();
        let mut way = Self {
            seen: vec![seen(&kiosk)],
            pictures: Vec::new(),
        };
        for (_, step) in &Script::parse(text).unwrap().steps {
            if matches!(step, Step::Shot(_)) {
                way.pictures.push(way.seen.len() - 1);
            }
            play(&mut kiosk, &mut stage, step, &mut |kiosk| {
                way.seen.push(seen(kiosk));
            });
        }
        assert_eq!(kiosk.page().id, "done");
        way
    }

    /// The furthest point at which this is seen.
    fn furthest(&self, seen: &Seen) -> Option<usize> {
        self.seen.iter().rposition(|passed| passed == seen)
    }
}

fn start(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_motcua"))
        .current_dir(lobby::root())
        .arg("play")
        .arg(folder.join("visit.ice"))
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--out")
        .arg(folder.join("out"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn prepare(folder: &Path, script: &str) {
    fs::write(folder.join("visit.ice"), script).unwrap();
    let paper = "death-extract.jpg";
    let _ = fs::copy(
        lobby::root().join("assets/demo").join(paper),
        folder.join(paper),
    )
    .unwrap();
}

fn pictures_in(folder: &Path) -> usize {
    fs::read_dir(folder.join("out")).map_or(0, Iterator::count)
}

#[test]
fn a_killed_kiosk_resumes_where_it_was_and_never_has_two_filings_or_none() {
    let script = script(true);
    let way = Way::walk(&script);
    let whole = {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path(), &script);
        let begun = Instant::now();
        assert!(start(folder.path()).wait().unwrap().success());
        begun.elapsed()
    };
    let mut chance = Chance(SEED);
    let (mut unfinished, mut sealed) = (0, 0);
    for round in 0..ROUNDS {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path(), &script);
        let mut kiosk = start(folder.path());
        // Every round dies after another picture, the last ones around the final tap.
        let pictures_before = round as usize % (way.pictures.len() + 1);
        while pictures_in(folder.path()) < pictures_before && kiosk.try_wait().unwrap().is_none() {
            thread::sleep(Duration::from_millis(1));
        }
        let between = whole.as_micros() as u64 / (way.pictures.len() as u64 + 1);
        thread::sleep(Duration::from_micros(chance.below(between)));
        kiosk.kill().unwrap();
        let _ = kiosk.wait().unwrap();

        let pictures = pictures_in(folder.path());
        let data = folder.path().join("data");
        if !data.exists() {
            assert_eq!(pictures, 0, "round {round}");
            continue;
        }
        let mut resumed = Kiosk::open_at(&data, lobby::config(), Timestamp::now());
        let (found, filings) = (seen(&resumed), resumed.store().filings().unwrap().len());
        if filings == 1 {
            sealed += 1;
            assert_eq!(
                found.screen, "welcome",
                "round {round}: a visit besides its filing"
            );
            assert_eq!(pictures, way.pictures.len(), "round {round}");
            continue;
        }
        assert_eq!(filings, 0, "round {round}");
        let place = way.furthest(&found);
        let place = place.unwrap_or_else(|| panic!("round {round}: {found:?} was never there"));
        // What stood before the last picture but one has long been written.
        if pictures >= 2 {
            unfinished += 1;
            assert_ne!(found.screen, "welcome", "round {round}: the visit is gone");
            let certain = way.pictures[pictures - 2];
            assert!(
                place >= certain,
                "round {round}: {found:?} was left at {certain}"
            );
        }
        // The visit can be brought to its end.
        if found.screen == "confirm" {
            resumed.tap("Gửi hồ sơ");
            assert_eq!(resumed.store().filings().unwrap().len(), 1);
        }
    }
    assert!(
        unfinished >= ROUNDS / 4,
        "{unfinished} rounds died in the middle"
    );
    assert!(unfinished + sealed <= ROUNDS);
}
