//! The contract with elder residents holds on every screen, in every cell of the matrix.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby;
use motcua::filing::delivery::State;
use motcua::filing::draft::Position;
use motcua::filing::reference::Reference;
use motcua::kiosk::contract::survey::{Survey, survey};
use motcua::kiosk::contract::variant::{Profile, Variant, Wording, to_measure};
use motcua::kiosk::contract::visitor::{self, Visitor};
use motcua::kiosk::contract::{Force, Proof, RULES, report};
use motcua::kiosk::effect::Message;
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::page::Act;
use motcua::kiosk::play::stage::{Picture, Stage};
use motcua::kiosk::screen::done::{Done, SlipState};
use motcua::paper::print::Trouble;
use std::fs;
use std::path::Path;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

/// The whole matrix, measured once.
fn whole() -> &'static Survey {
    static SURVEY: OnceLock<Survey> = OnceLock::new();
    SURVEY.get_or_init(|| survey(&lobby::config(), &to_measure(), 2).unwrap())
}

#[test]
fn every_screen_keeps_the_rules() {
    let survey = whole();
    assert!(survey.screens > 100_000, "{} screens", survey.screens);
    println!("{} screens\n{}", survey.screens, report::findings(survey));
    let broken = report::broken(survey);
    assert!(broken.is_empty(), "{broken:?}");
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
        let Proof::Test(name) = proof;
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

/// The pixels of a picture in a rectangle.
fn pixels(picture: &Picture, area: iced::Rectangle) -> Vec<[u8; 3]> {
    let mut all = Vec::new();
    let bottom = (area.y + area.height).min(picture.height as f32) as usize;
    let right = (area.x + area.width).min(picture.width as f32) as usize;
    for y in area.y.max(0.0) as usize..bottom {
        for x in area.x.max(0.0) as usize..right {
            let start = (y * picture.width as usize + x) * 4;
            let pixel = &picture.pixels[start..start + 3];
            all.push([pixel[0], pixel[1], pixel[2]]);
        }
    }
    all
}

fn is_near(one: [u8; 3], colour: iced::Color) -> bool {
    let [red, green, blue, _] = colour.into_rgba8();
    let apart = |a: u8, b: u8| a.abs_diff(b) < 12;
    apart(one[0], red) && apart(one[1], green) && apart(one[2], blue)
}

#[test]
fn what_is_measured_is_what_is_drawn() {
    let config = lobby::config();
    let procedure = &config.procedures[0];
    for (profile, theme) in [
        (Profile::LowNarrow, Theme::Paper),
        (Profile::Usual, Theme::Dark),
        (Profile::LowWide, Theme::Light),
    ] {
        let variant = Variant::new(profile, TextSize::Large, theme, Wording::Vietnamese);
        let configured = Arc::new(variant.configure(&config));
        let panel = profile.panel(0.0);
        let mut stage = Stage::open(panel.width_px, panel.height_px).unwrap();
        for at in [None, Some(Position::Check), Some(Position::Confirm)] {
            let draft = at.map(|at| visitor::draft(procedure, at));
            let visitor = Visitor::new(&configured, draft, variant);
            let (page, frame, look) = (visitor.page(), visitor.app.frame(), visitor.app.look());
            let nodes = stage.nodes(&page, &frame, &look);
            let picture = stage.draw(&page, &frame, &look);
            assert!(nodes.len() > 10, "{}", page.id);
            for node in &nodes {
                let place = format!("{} {:?} {}", page.id, node.role, node.text);
                let inner = node.bounds.shrink(node.line_px + 3.0);
                let drawn = pixels(&picture, inner);
                if node.is_text() {
                    let inked = drawn.iter().any(|pixel| is_near(*pixel, node.ink));
                    assert!(inked, "{place}: no letters where they are said to be");
                } else if let (true, Some(fill)) = (node.is_target(), node.fill) {
                    let filled = drawn.iter().filter(|pixel| is_near(**pixel, fill)).count();
                    assert!(filled * 2 > drawn.len(), "{place}: another colour is drawn");
                    let outside = node.bounds.expand(1.0);
                    let edge = pixels(
                        &picture,
                        iced::Rectangle {
                            y: node.bounds.center_y() - 1.0,
                            height: 2.0,
                            ..outside
                        },
                    );
                    let lined = edge.iter().any(|pixel| is_near(*pixel, node.ink));
                    assert!(lined, "{place}: no edge where it is said to be");
                }
            }
        }
    }
}

fn layouts() -> impl Iterator<Item = (Profile, TextSize)> {
    let sizes = |profile| TextSize::ALL.map(|size| (profile, size));
    Profile::ALL.into_iter().flat_map(sizes)
}

/// A filing that is kept, received or cannot be printed.
pub fn kept(procedure: &str, slip: SlipState) -> Done {
    Done {
        id: Uuid::from_u128(4),
        reference: Reference::from_random([5; 8]),
        procedure: procedure.to_owned(),
        expected_day: jiff::civil::date(2026, 11, 30),
        fee: 8_000,
        attached: Vec::new(),
        missing: Vec::new(),
        appointment: None,
        by_post: false,
        state: State::Waiting,
        slip,
        form: None,
    }
}

#[test]
fn the_last_page_says_what_next_when_where_and_whom_to_ask() {
    let config = Arc::new(lobby::config());
    let procedure = &config.procedures[0];
    for wording in [Wording::Vietnamese, Wording::English] {
        for (profile, size) in layouts() {
            let variant = Variant::new(profile, size, Theme::Paper, wording);
            let configured = Arc::new(variant.configure(&config));
            for (slip, by_post) in [
                (SlipState::Kept, false),
                (SlipState::Printing, true),
                (SlipState::Printed, false),
                (SlipState::Failed(Trouble::NoPaper), true),
            ] {
                let draft = visitor::draft(procedure, Position::Confirm);
                let mut visitor = Visitor::new(&configured, Some(draft), variant);
                visitor.act(Act::Submit);
                let done = Done {
                    by_post,
                    ..kept(&procedure.id, slip)
                };
                visitor.give(Message::Sealed(Ok(Box::new(done))));
                let mut said = Vec::new();
                loop {
                    let page = visitor.page();
                    assert_eq!(page.id, "done");
                    let ends = page.next.as_ref().map(|next| &next.act);
                    assert_eq!(ends, Some(&Act::Finish), "every part can be the last");
                    said.extend(page.spoken.iter().map(|say| say.key().to_owned()));
                    if !visitor.turn() {
                        break;
                    }
                }
                let next = if by_post {
                    "done-next-post"
                } else {
                    "done-next"
                };
                let about_the_slip = match slip {
                    SlipState::Failed(_) => "slip-ask-staff",
                    _ => "slip-not-receipt",
                };
                for key in [
                    "done-reference",
                    next,
                    "done-when",
                    "done-where",
                    "done-hours",
                    "done-phone",
                    about_the_slip,
                ] {
                    let times = said.iter().filter(|one| *one == key).count();
                    assert_eq!(times, 1, "{key} in {}", report::name(variant));
                }
            }
        }
    }
}
