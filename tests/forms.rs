//! The application form of every golden filing: what stands on it, line by line, and how it looks.
//!
//! After a change that is meant, write words and pictures new, look at what changed, and look at the papers:
//!
//! ```text
//! MOTCUA_FORMS=write MOTCUA_FORMS_PDF=FOLDER cargo test --test motcua forms:: && git diff tests/golden
//! ```

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby;
use crate::papers::{self, Paper};
use motcua::capture::qr;
use motcua::config::Config;
use motcua::filing::form::{FilledForm, Replies};
use motcua::filing::reference::Reference;
use motcua::filing::signature::Signature;
use motcua::paper::layout::{Item, Page};
use motcua::paper::{form, raster};
use motcua::protocol::manifest::{AnswerEntry, Manifest};
use motcua::vietnamese::composition::Composition;
use motcua::vietnamese::typing::Typing;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The reference on all of them.
fn reference() -> String {
    Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8]).to_string()
}

/// Every golden filing with the folder that names its procedure.
fn golden() -> Vec<(PathBuf, Value)> {
    let folder = lobby::root().join("tests/golden");
    let mut found: Vec<(PathBuf, Value)> = lobby::files(&folder)
        .into_iter()
        .filter(|(path, _)| path.extension().is_some_and(|ending| ending == "json"))
        .map(|(path, bytes)| (path, serde_json::from_slice(&bytes).unwrap()))
        .filter(|(_, filing): &(PathBuf, Value)| filing.get("answers").is_some())
        .collect();
    found.sort_by(|one, other| one.0.cmp(&other.0));
    assert!(found.len() > 30);
    found
}

/// The form of a filing; `None` for a procedure that has none.
fn filled(config: &Config, path: &Path, filing: &Value) -> Option<FilledForm> {
    filled_and_signed(config, path, filing, None)
}

fn filled_and_signed(
    config: &Config,
    path: &Path,
    filing: &Value,
    signed: Option<&Signature>,
) -> Option<FilledForm> {
    let id = path
        .parent()
        .unwrap()
        .file_name()
        .unwrap()
        .to_str()
        .unwrap();
    let answers: Vec<AnswerEntry> = serde_json::from_value(filing["answers"].clone()).unwrap();
    let replies = answers.iter().map(|one| (&one.question, &one.answer.reply));
    let day = lobby::today();
    let procedure = config.procedure(id, day).unwrap();
    config.application_form(
        procedure,
        &Replies::new(replies, day).signed(signed),
        day,
        Some(&reference()),
    )
}

#[test]
fn every_golden_filing_has_the_form_that_is_kept_beside_it() {
    let config = lobby::config();
    let write = std::env::var_os("MOTCUA_FORMS").is_some();
    let folder = std::env::var_os("MOTCUA_FORMS_PDF").map(PathBuf::from);
    let mut wrong = Vec::new();
    let mut papers = Vec::new();
    for (path, filing) in golden() {
        let Some(filled) = filled(&config, &path, &filing) else {
            continue;
        };
        let paper = Paper {
            name: name(&path),
            pages: form::pages(&filled).unwrap(),
            pdf: form::to_pdf(&filled).unwrap(),
        };
        // A form without pictures of pages is light.
        assert!(paper.pdf.len() <= 100_000, "{}", paper.name);
        if let Some(folder) = &folder {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(format!("{}.pdf", paper.name)), &paper.pdf).unwrap();
        }
        wrong.extend(papers::compare(&path.with_extension("form"), &paper.pages, write).err());
        papers.push(paper);
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    papers::prove(&papers);
}

/// How a drawn signature stands on the form.
#[test]
fn a_signature_is_drawn_as_lines_above_the_name() {
    let config = lobby::config();
    let kept = lobby::root().join("tests/golden/marital-status/typical.json");
    let (path, mut filing) = golden()
        .into_iter()
        .find(|(path, _)| *path == kept)
        .unwrap();
    let loop_of_a_pen = [
        [2000, 3000],
        [2600, 1600],
        [3400, 1500],
        [3900, 2500],
        [3300, 3500],
        [2700, 3100],
        [4200, 2100],
        [5600, 3300],
        [6800, 2200],
        [8200, 3200],
    ];
    let stroke_below = [[1800, 4200], [5000, 4000], [9000, 4100]];
    filing["signature"] = json!({ "drawn": {
        "pad": [14000, 7000],
        "strokes": [loop_of_a_pen.to_vec(), stroke_below.to_vec()],
    }});
    let signed = signature(&filing).unwrap();
    let filled = filled_and_signed(&config, &path, &filing, Some(&signed)).unwrap();
    let paper = Paper {
        name: "a signed form".to_owned(),
        pages: form::pages(&filled).unwrap(),
        pdf: form::to_pdf(&filled).unwrap(),
    };
    let write = std::env::var_os("MOTCUA_FORMS").is_some();
    papers::compare(&path.with_extension("signed"), &paper.pages, write).unwrap();
    papers::prove(&[paper]);
}

fn signature(filing: &Value) -> Option<Signature> {
    serde_json::from_value(filing.get("signature")?.clone()).unwrap()
}

/// `birth-typical` for `birth/typical.json`.
fn name(path: &Path) -> String {
    let golden = lobby::root().join("tests/golden");
    let name = path.strip_prefix(golden).unwrap().with_extension("");
    name.display().to_string().replace('/', "-")
}

/// Nothing that a resident said may get lost between the screen and the paper.
#[test]
fn every_answer_that_belongs_on_the_form_stands_there() {
    let config = lobby::config();
    let mut missing = Vec::new();
    for (path, filing) in golden() {
        let Some(filled) = filled(&config, &path, &filing) else {
            continue;
        };
        let words = form::pages(&filled)
            .unwrap()
            .iter()
            .flat_map(|page| page.says())
            .collect::<Vec<_>>()
            .join(" ");
        let words = words.replace(' ', "");
        let id = path
            .parent()
            .unwrap()
            .file_name()
            .unwrap()
            .to_str()
            .unwrap();
        let procedure = config.procedure(id, lobby::today()).unwrap();
        for answer in filing["answers"].as_array().unwrap() {
            let question = answer["question"].as_str().unwrap();
            let on_the_form = procedure
                .question(&question.into())
                .is_some_and(|one| one.form_field.is_some());
            let said = &answer["reply"]["known"];
            let expected = match said["kind"].as_str() {
                Some("name") => said["value"].as_str().unwrap().to_uppercase(),
                Some("text" | "person_number") => said["value"].as_str().unwrap().to_owned(),
                _ => continue,
            };
            if on_the_form && !words.contains(&expected.replace(' ', "")) {
                missing.push(format!("{}: {question}", path.display()));
            }
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// What an officer's computer makes of the codes on these pages, read one after the other from paper.
fn scanned(pages: &[Page], typing: Typing) -> String {
    let mut typed = String::new();
    for item in pages.iter().flat_map(|page| &page.items) {
        let Item::Filled(areas) = item else { continue };
        // A scanner sees one code with white around it.
        let mut areas = areas.clone();
        let top = areas.iter().fold(f32::MAX, |top, area| top.min(area.y));
        areas.iter_mut().for_each(|area| area.y -= top - 10.0);
        let alone = Page {
            width: 70.0,
            height: 60.0,
            items: vec![Item::Filled(areas)],
        };
        let seen = raster::draw(&alone, 8.0).unwrap();
        let (width, height) = (seen.width as usize, seen.height as usize);
        let keys = qr::of_frame(&seen.pixels, width, height).unwrap();
        for field in keys.split_inclusive('\t') {
            let (keys, tab) = field.split_at(field.len() - 1);
            assert_eq!(tab, "\t");
            let written = keys.chars().fold(String::new(), |text, key| {
                typing.press(Composition::default(), &text, key)
            });
            typed.push_str(&written);
            typed.push('\t');
        }
    }
    typed
}

#[test]
fn an_officer_who_scans_the_codes_types_nothing() {
    let mut config = lobby::config();
    for typing in [Typing::Telex, Typing::Vni, Typing::Plain] {
        config.settings.form_codes = Some(typing);
        for (path, filing) in golden() {
            if typing != Typing::Telex && !path.ends_with("typical.json") {
                continue;
            }
            let Some(filled) = filled(&config, &path, &filing) else {
                continue;
            };
            let expected = filled.codes.as_ref().unwrap().fields.iter();
            let expected: String = expected.map(|field| format!("{}\t", field.value)).collect();
            assert!(expected.chars().filter(|sign| *sign != '\t').count() > 60);
            let pages = form::pages(&filled).unwrap();
            assert_eq!(scanned(&pages, typing), expected, "{}", path.display());
            let said = pages.iter().flat_map(Page::says).collect::<Vec<_>>();
            let by_hand = &filled.codes.as_ref().unwrap().by_hand;
            assert!(said.iter().all(|text| !text.contains(by_hand)), "{said:?}");
        }
    }
}

/// The whole file that `motcua form` is given.
fn sealed(path: &Path, filing: &Value) -> Value {
    let mut sealed = filing.clone();
    let parts = json!([]);
    for (key, value) in [
        ("protocol", json!(1)),
        ("id", json!("019aa000-0000-7000-8000-000000000001")),
        ("reference", json!(reference())),
        ("kiosk", json!("kiosk-1")),
        (
            "sealed_at",
            json!({ "time": "2026-11-24T03:00:00Z", "clock": "confirmed" }),
        ),
        ("consents", json!([])),
        ("parts", parts),
    ] {
        sealed[key] = value;
    }
    assert!(
        serde_json::from_value::<Manifest>(sealed.clone()).is_ok(),
        "{}",
        path.display()
    );
    sealed
}

#[test]
fn the_command_line_writes_the_form_of_a_sealed_filing() {
    let folder = tempfile::tempdir().unwrap();
    let (path, filing) = golden()
        .into_iter()
        .find(|(path, _)| path.ends_with("birth/typical.json"))
        .unwrap();
    let given = folder.path().join("filing.json");
    fs::write(&given, sealed(&path, &filing).to_string()).unwrap();
    let paper = folder.path().join("form.pdf");
    let ran = std::process::Command::new(env!("CARGO_BIN_EXE_motcua"))
        .args([
            "form".as_ref(),
            given.as_os_str(),
            "-o".as_ref(),
            paper.as_os_str(),
        ])
        .current_dir(lobby::root())
        .output()
        .unwrap();
    assert!(
        ran.status.success(),
        "{}",
        String::from_utf8_lossy(&ran.stderr)
    );
    let bytes = fs::read(&paper).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.4"));
    assert!(bytes.len() < 100_000, "{} bytes", bytes.len());
}
