//! The whole story: two residents file at the kiosk, an officer accepts the one filing and returns the other in a
//! real browser without typing a sign, and the kiosk tells both answers.

#![allow(clippy::print_stdout)]

use crate::chromium;
use crate::desk_line::RunningDesk;
use crate::desk_staff::{Browser, PASSWORD};
use crate::lobby;
use crate::node;
use motcua::desk::accounts::Role;
use serde::Deserialize;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long the answers may take to the kiosk.
const PATIENCE: Duration = Duration::from_secs(120);

/// What the officer's browser tells.
#[derive(Debug, Deserialize)]
struct Told {
    filings: Vec<String>,
    accepted: Accepted,
    fields: Vec<String>,
    copied: Vec<String>,
    returned: Returned,
    /// What was counted of one sign that was typed to see whether it is.
    control: u32,
    typed: u32,
}

#[derive(Debug, Deserialize)]
struct Accepted {
    title: String,
    dossier: String,
    day: String,
}

#[derive(Debug, Deserialize)]
struct Returned {
    title: String,
    /// Why, as the resident reads it.
    words: String,
    trouble: Vec<String>,
}

/// node with its packages and a browser; where everything must be checked, none may be missing.
fn programs() -> Option<(PathBuf, PathBuf)> {
    let files = [
        "tests/story/package.json",
        "tests/story/package-lock.json",
        "tests/story/officer.mjs",
    ];
    let found = chromium::find().and_then(|browser| Ok((node::install(&files)?, browser)));
    match found {
        Ok(found) => Some(found),
        Err(missing) => {
            assert!(std::env::var_os("MOTCUA_CI").is_none(), "{missing}");
            let _ = writeln!(std::io::stderr(), "left out: {missing}");
            None
        }
    }
}

/// The kiosk's program on a data folder of its own.
struct KioskProgram {
    config: PathBuf,
    data: PathBuf,
    out: PathBuf,
}

/// A courier in a process of its own, until dropped.
struct CourierProgram(Child);

impl Drop for CourierProgram {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl KioskProgram {
    /// A kiosk of this desk, by the shipped configuration but for the desk's address.
    fn new(folder: &Path, desk: &str) -> Self {
        let config = folder.join("config");
        for (path, bytes) in lobby::files(&lobby::root().join("kiosk-config")) {
            let inside = path
                .strip_prefix(lobby::root().join("kiosk-config"))
                .unwrap();
            let target = config.join(inside);
            fs::create_dir_all(target.parent().unwrap()).unwrap();
            fs::write(target, bytes).unwrap();
        }
        let settings = config.join("kiosk.toml");
        let shipped = fs::read_to_string(&settings).unwrap();
        let changed = shipped.replace("http://127.0.0.1:8700", desk);
        assert_ne!(shipped, changed);
        fs::write(settings, changed).unwrap();
        Self {
            config,
            data: folder.join("data"),
            out: folder.join("out"),
        }
    }

    fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_motcua"));
        let _ = command.args(words).arg("--data").arg(&self.data);
        command
    }

    fn run(&self, command: &mut Command) -> String {
        let ended = command.output().unwrap();
        let said = String::from_utf8_lossy(&ended.stdout).into_owned();
        let wrong = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.success(), "{said}\n{wrong}");
        said
    }

    fn play(&self, script: &Path, desk: &str) {
        let mut play = self.command(&["play", "--desk", desk]);
        let _ = play.arg("--config").arg(&self.config);
        let _ = self.run(play.arg("--out").arg(&self.out).arg(script));
    }

    fn start_courier(&self) -> CourierProgram {
        let mut courier = self.command(&["courier"]);
        let courier = courier.arg("--config").arg(&self.config);
        CourierProgram(
            courier
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap(),
        )
    }

    fn story(&self, reference: &str) -> String {
        let mut queue = self.command(&["queue", reference, "--lang", "vi"]);
        self.run(queue.arg("--config").arg(&self.config))
    }

    fn await_story(&self, reference: &str, words: &str) -> String {
        let until = Instant::now() + PATIENCE;
        loop {
            let story = self.story(reference);
            if story.contains(words) {
                return story;
            }
            assert!(Instant::now() < until, "no “{words}” in:\n{story}");
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// Staff finds a filing at the kiosk by its reference; these words stand on its page.
    fn staff_sees(&self, pin: &str, reference: &str, words: &[&str], desk: &str) {
        let digits: String = pin
            .chars()
            .map(|digit| format!("click \"{digit}\"\n"))
            .collect();
        let seen: String = words
            .iter()
            .map(|words| format!("expect \"{words}\"\n"))
            .collect();
        let script = format!(
            "viewport: 1920x1080\nmode: Immediate\n-----\nclick \"Gọi cán bộ\"\nclick \"Cán bộ\"\n{digits}\
             click \"Tiếp tục\"\nclick \"Tìm hồ sơ\"\ntype \"{reference}\"\nclick \"Tìm\"\n{seen}"
        );
        let file = self.out.join("staff.ice");
        fs::write(&file, script).unwrap();
        self.play(&file, desk);
    }
}

fn drive(program: &Path, browser: &Path, desk: &str, name: &str, scripts: &str) -> Told {
    let ended = Command::new("node")
        .arg(program.join("officer.mjs"))
        .args([desk, name, PASSWORD, scripts])
        .env("CHROMIUM", browser)
        .output()
        .unwrap();
    let wrong = String::from_utf8_lossy(&ended.stderr);
    assert!(ended.status.success(), "{wrong}");
    serde_json::from_slice(&ended.stdout).unwrap()
}

fn reference(title: &str) -> String {
    let signs: String = title.chars().filter(|sign| !sign.is_whitespace()).collect();
    let at = signs.char_indices().nth_back(8).unwrap().0;
    signs[at..].to_owned()
}

async fn told_without_typing(scripts: &'static str) {
    let Some((program, browser)) = programs() else {
        return;
    };
    let desk = RunningDesk::start().await;
    let _ = Browser::of(&desk, "hoa", Role::Officer).await;
    let address = format!("http://{}", desk.address);
    let worked = tokio::task::spawn_blocking(move || {
        let folder = tempfile::tempdir().unwrap();
        let kiosk = KioskProgram::new(folder.path(), &address);
        for script in ["1-marital-status.ice", "2-birth.ice"] {
            kiosk.play(&lobby::root().join("assets/demo").join(script), &address);
        }
        let told = drive(&program, &browser, &address, "hoa", scripts);
        assert_eq!((told.filings.len(), told.typed), (2, 0), "{told:?}");
        assert!(told.returned.trouble.is_empty(), "{told:?}");
        assert!(told.fields.len() > 10, "{told:?}");
        if scripts == "with" {
            assert_eq!(told.control, 1, "typing is counted");
            assert_eq!(told.copied, told.fields, "one key copies one field");
        }
        let courier = kiosk.start_courier();
        let [accepted, returned] =
            [&told.accepted.title, &told.returned.title].map(|title| reference(title));
        let story = kiosk.await_story(&accepted, "Cán bộ đã tiếp nhận");
        let day = told
            .accepted
            .day
            .split('-')
            .rev()
            .collect::<Vec<_>>()
            .join("/");
        for words in [&told.accepted.dossier, &day] {
            assert!(story.contains(words), "{words}: {story}");
        }
        let _ = kiosk.await_story(&returned, "Cán bộ trả lại");
        drop(courier);
        let mut add = kiosk.command(&["staff", "add", "Lê Thị Hoa", "--role", "officer"]);
        let said = kiosk.run(&mut add);
        let pin: String = said.chars().filter(char::is_ascii_digit).collect();
        let dossier = &told.accepted.dossier;
        let seen = format!("Cán bộ đã tiếp nhận: mã hồ sơ {dossier}, ngày hẹn {day}.");
        kiosk.staff_sees(&pin, &accepted, &[&seen], &address);
        let seen = ["Cán bộ đã trả lại hồ sơ vì:", told.returned.words.as_str()];
        kiosk.staff_sees(&pin, &returned, &seen, &address);
        (kiosk, folder)
    });
    let (kiosk, _folder) = worked.await.unwrap();
    // Where they were is told on the board, who they were is not. A program that plays a visit may end before its
    // word is heard; then somebody else files.
    let mut guide = Browser::of(&desk, "nam", Role::Guide).await;
    let address = format!("http://{}", desk.address);
    let until = Instant::now() + PATIENCE;
    let board = loop {
        let board = guide.open(&desk, "/board").await.text();
        if board.contains("Kiosk K1") {
            break board;
        }
        assert!(
            Instant::now() < until,
            "the board has heard of no kiosk: {board}"
        );
        let again = lobby::root().join("assets/demo/1-marital-status.ice");
        tokio::task::block_in_place(|| kiosk.play(&again, &address));
    };
    let figures = guide.open(&desk, "/figures").await.text();
    for page in [board, figures] {
        let page = page.to_uppercase();
        assert!(
            !page.contains("LÚA") && !page.contains("0011520000"),
            "{page}"
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_officer_decides_in_a_browser_is_told_at_the_kiosk() {
    told_without_typing("with").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_officer_whose_browser_runs_no_scripts_decides_all_the_same() {
    told_without_typing("without").await;
}
