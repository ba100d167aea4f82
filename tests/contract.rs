//! The contract with elder residents holds on every screen, in every cell of the matrix.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use motcua::kiosk::contract::survey::{Survey, survey};
use motcua::kiosk::contract::variant::to_measure;
use motcua::kiosk::contract::{Force, Proof, RULES, report};
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// Rules that some screens do not keep yet; they are told, and none may be added.
const NOT_YET: [&str; 0] = [];

/// The whole matrix, measured once.
fn whole() -> &'static Survey {
    static SURVEY: OnceLock<Survey> = OnceLock::new();
    SURVEY.get_or_init(|| survey(&lobby::config(), &to_measure(), 2).unwrap())
}

#[test]
fn every_screen_keeps_the_rules_in_every_cell_of_the_matrix() {
    let survey = whole();
    assert!(survey.screens > 10_000, "{} screens", survey.screens);
    println!("{} screens\n{}", survey.screens, report::findings(survey));
    let broken: Vec<&str> = report::broken(survey)
        .into_iter()
        .filter(|rule| !NOT_YET.contains(rule))
        .collect();
    assert!(broken.is_empty(), "{broken:?}");
}

#[test]
fn a_rule_that_holds_is_no_longer_excused() {
    let broken = report::broken(whole());
    let kept: Vec<&&str> = NOT_YET
        .iter()
        .filter(|rule| !broken.contains(rule))
        .collect();
    assert!(kept.is_empty(), "{kept:?}");
}

#[test]
fn the_report_has_all_rules_and_their_proofs() {
    let text = report::markdown(whole());
    for rule in &RULES {
        assert!(text.contains(&format!("| {} |", rule.id)), "{}", rule.id);
        let measured = whole().tally.of(rule.id).next().is_some();
        if rule.proofs.is_empty() && !measured {
            println!("{} has no proof yet", rule.id);
        }
        assert!(rule.force == Force::Must || !rule.says.is_empty());
    }
}

/// All sources and tests, as text by file.
fn files() -> Vec<(String, String)> {
    fn collect(folder: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                collect(&path, files);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                files.push((path.display().to_string(), text));
            }
        }
    }
    let mut files = Vec::new();
    for folder in ["src", "tests"] {
        collect(&lobby::root().join(folder), &mut files);
    }
    files
}

#[test]
fn every_test_that_proves_a_rule_is_there() {
    let files = files();
    let mut missing = Vec::new();
    for (rule, proof) in RULES
        .iter()
        .flat_map(|rule| rule.proofs.iter().map(move |one| (rule, one)))
    {
        let Proof::Test(name) = proof else { continue };
        let (room, test) = name.rsplit_once("::").unwrap();
        let rooms: Vec<&str> = room.split("::").collect();
        let is_there = files.iter().any(|(path, text)| {
            rooms.iter().all(|room| path.contains(room)) && text.contains(&format!("fn {test}("))
        });
        if !is_there {
            missing.push(format!("{}: {name}", rule.id));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

/// Lines of the window's code that name one of these.
fn lines_with(words: &[&str]) -> Vec<String> {
    files()
        .iter()
        .filter(|(path, _)| path.contains("/src/kiosk/"))
        .flat_map(|(path, text)| {
            text.lines()
                .enumerate()
                .filter(|(_, line)| !line.trim_start().starts_with("//"))
                .filter(|(_, line)| words.iter().any(|word| line.contains(word)))
                .map(move |(number, line)| format!("{path}:{}: {}", number + 1, line.trim()))
        })
        .collect()
}

#[test]
fn nothing_scrolls_slides_or_waits_for_a_long_press() {
    let found = lines_with(&[
        "scrollable",
        "slider",
        "mouse_area",
        "pick_list",
        "combo_box",
        "tooltip",
        "WheelScrolled",
        "on_double_click",
        "on_drag",
        "hover",
        "is_mouse_over",
    ]);
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_is_slanted_or_set_apart_by_more_than_weight() {
    let found = lines_with(&[
        "Style::Italic",
        "Style::Oblique",
        "underline(",
        "strikethrough(",
    ]);
    assert!(found.is_empty(), "{found:#?}");
}
