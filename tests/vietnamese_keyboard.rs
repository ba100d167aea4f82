//! The keyboards as they are laid out: on every panel, at every text size, in both languages.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, PAUSE};
use iced::Rectangle;
use motcua::config::Config;
use motcua::config::texts::Language;
use motcua::filing::draft::{Draft, Event, Position};
use motcua::filing::entry::{Entry, PlaceEntry};
use motcua::filing::procedure::Kind;
use motcua::kiosk::app::{App, Given};
use motcua::kiosk::effect::Message;
use motcua::kiosk::look::TextSize;
use motcua::kiosk::page::{Act, Block, Layer, LetterOrder, Page};
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::render::Input;
use motcua::kiosk::semantic::{Node, Role, cut};
use motcua::kiosk::widget::keys::Pressed;
use motcua::machine::clock::Moment;
use motcua::vietnamese::composition::Key;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use uuid::Uuid;

const PANELS: [(&str, u32, u32, f32); 4] = [
    ("24-1080", 1920, 1080, 24.0),
    ("21-1080", 1920, 1080, 21.5),
    ("15-768", 1366, 768, 15.6),
    ("15-1024", 1024, 768, 15.0),
];

/// A resident at one field.
struct Typist {
    app: App,
    time: Duration,
}

impl Typist {
    fn at(config: &Arc<Config>, wanted: impl Fn(&Kind) -> bool, entry: Option<Entry>) -> Self {
        let (procedure, question) = config
            .procedures
            .iter()
            .flat_map(|procedure| procedure.questions.iter().map(move |one| (procedure, one)))
            .find(|(_, question)| wanted(&question.kind))
            .unwrap();
        let mut draft = Draft::begin(
            Uuid::from_u128(3),
            procedure.id.clone(),
            procedure.version.clone(),
            lobby::morning(),
        );
        draft.apply(Event::Moved {
            to: Position::Question(question.id.clone()),
            mending: false,
        });
        entry
            .into_iter()
            .for_each(|entry| draft.apply(Event::Typed(entry)));
        let now = Moment {
            monotonic: Duration::ZERO,
            wall: lobby::morning(),
        };
        let (app, _) = App::open(Arc::clone(config), Some(draft), now);
        Self {
            app,
            time: Duration::ZERO,
        }
    }

    fn give(&mut self, input: Input) {
        self.time += PAUSE;
        let given = Given {
            now: Moment {
                monotonic: self.time,
                wall: lobby::morning(),
            },
            fresh_id: Uuid::from_u128(3),
        };
        let _ = self.app.update(Message::Input(input), given);
    }

    fn act(&mut self, act: Act) {
        self.give(Input::Act(act));
    }

    fn write(&mut self, text: &str) {
        for sign in text.chars() {
            self.give(Input::Key(Pressed::Text(sign.to_string())));
        }
    }

    /// The part of the page with the keys.
    fn page(&mut self) -> Page {
        for _ in 0..6 {
            let page = self.app.page();
            if has_keys(&page.body) {
                return page;
            }
            self.act(page.next.unwrap().act);
        }
        panic!("no keys on {}", self.app.page().id);
    }

    fn nodes(&mut self, stage: &mut Stage) -> Vec<Node> {
        let page = self.page();
        stage.nodes(&page, &self.app.frame(), &self.app.look())
    }

    fn offers(&mut self) -> Vec<String> {
        let page = self.page();
        lobby::targets(&page)
            .into_iter()
            .filter(|(_, act)| matches!(act, Act::Suggest(_)))
            .map(|(label, _)| label)
            .collect()
    }

    fn entered(&mut self) -> String {
        let page = self.page();
        lobby::entered(&page).pop().unwrap_or_default()
    }
}

fn has_keys(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Keys(_) => true,
        Block::Columns { left, right, .. } => has_keys(left) || has_keys(right),
        _ => false,
    })
}

fn keys(nodes: &[Node]) -> Vec<&Node> {
    nodes.iter().filter(|node| node.role == Role::Key).collect()
}

fn config_for((_, width_px, height_px, diagonal_in): (&str, u32, u32, f32)) -> Arc<Config> {
    let mut config = lobby::config();
    config.settings.panel.width_px = width_px;
    config.settings.panel.height_px = height_px;
    config.settings.panel.diagonal_in = diagonal_in;
    Arc::new(config)
}

fn at_home(config: &Config) -> Entry {
    let ward = &config.settings.ward;
    Entry::Place(PlaceEntry {
        province: Some(ward.province.clone()),
        commune: Some(ward.commune.clone()),
        ..PlaceEntry::default()
    })
}

/// Every keyboard that the kiosk has.
fn everywhere(config: &Arc<Config>) -> Vec<(&'static str, Typist)> {
    let home = at_home(config);
    vec![
        (
            "name",
            Typist::at(config, |kind| matches!(kind, Kind::Name), None),
        ),
        (
            "address",
            Typist::at(config, |kind| matches!(kind, Kind::Place), Some(home)),
        ),
        (
            "email",
            Typist::at(config, |kind| matches!(kind, Kind::Email), None),
        ),
        (
            "number",
            Typist::at(config, |kind| matches!(kind, Kind::PersonNumber), None),
        ),
        (
            "date",
            Typist::at(config, |kind| matches!(kind, Kind::Date { .. }), None),
        ),
    ]
}

/// What a hand or an eye would find wrong with the keys of a page.
fn faults(nodes: &[Node], px_per_mm: f32, digits: bool) -> BTreeSet<String> {
    let mm = |px: f32| px / px_per_mm;
    let keys = keys(nodes);
    assert!(!keys.is_empty());
    let mut found = BTreeSet::new();
    let least = if digits { 20.0 } else { 16.0 };
    for (place, key) in keys.iter().enumerate() {
        let Rectangle { width, height, .. } = key.bounds;
        // A pixel is a quarter of a millimetre.
        if mm(width) < 16.0 - 0.05 || mm(height) < least - 0.15 {
            let _ = found.insert(format!(
                "{}: {:.1} × {:.1} mm",
                key.text,
                mm(width),
                mm(height)
            ));
        }
        for other in &keys[place + 1..] {
            let apart = gap(key.bounds, other.bounds);
            if mm(apart) < 2.6 {
                let _ = found.insert(format!(
                    "{} and {}: {:.2} mm apart",
                    key.text,
                    other.text,
                    mm(apart)
                ));
            }
        }
    }
    let others = nodes
        .iter()
        .filter(|node| node.is_target() && node.role != Role::Key);
    for other in others {
        for key in &keys {
            let apart = gap(key.bounds, other.bounds);
            if mm(apart) < 4.9 {
                let _ = found.insert(format!(
                    "{} and {}: {:.2} mm apart",
                    key.text,
                    other.text,
                    mm(apart)
                ));
            }
        }
    }
    let cut = cut(nodes);
    for key in keys {
        let inside = cut
            .iter()
            .filter(|node| key.bounds.contains(node.bounds.center()));
        found.extend(
            inside
                .filter(|node| node.is_text())
                .map(|node| format!("cut: {}", node.text)),
        );
    }
    found
}

fn gap(one: Rectangle, other: Rectangle) -> f32 {
    let across = (other.x - one.x - one.width).max(one.x - other.x - other.width);
    let down = (other.y - one.y - one.height).max(one.y - other.y - other.height);
    across.max(down)
}

#[test]
fn every_key_is_large_apart_and_readable_on_every_panel_at_every_text_size() {
    let mut found = BTreeSet::new();
    for panel in PANELS {
        let config = config_for(panel);
        let mut stage = Stage::open(panel.1, panel.2).unwrap();
        for language in [Language::Vietnamese, Language::English] {
            for (field, mut typist) in everywhere(&config) {
                typist.act(Act::Language(language));
                for size in TextSize::ALL {
                    typist.act(Act::Size(size));
                    let changes = match field {
                        "name" => vec![
                            Act::LetterOrder(LetterOrder::Qwerty),
                            Act::LetterOrder(LetterOrder::Alphabet),
                        ],
                        "address" => vec![Act::Layer(Layer::Digits), Act::Layer(Layer::Letters)],
                        _ => Vec::new(),
                    };
                    for change in std::iter::once(None).chain(changes.into_iter().map(Some)) {
                        change.into_iter().for_each(|act| typist.act(act));
                        let nodes = typist.nodes(&mut stage);
                        let px_per_mm = typist.app.look().px_per_mm;
                        let pad = matches!(field, "number" | "date");
                        for fault in faults(&nodes, px_per_mm, pad) {
                            let _ = found.insert(format!(
                                "{} {field} {size:?} {}: {fault}",
                                panel.0,
                                language.code()
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn no_key_moves_while_somebody_types() {
    for panel in PANELS {
        let config = config_for(panel);
        let mut stage = Stage::open(panel.1, panel.2).unwrap();
        for (field, mut typist) in everywhere(&config) {
            let places = |nodes: &[Node]| -> Vec<(String, Rectangle)> {
                keys(nodes)
                    .iter()
                    .map(|key| (key.text.clone(), key.bounds))
                    .collect()
            };
            let before = places(&typist.nodes(&mut stage));
            let text = if matches!(field, "number" | "date") {
                "012"
            } else {
                "Ngb 1"
            };
            for sign in text.chars() {
                typist.write(&sign.to_string());
                let after = places(&typist.nodes(&mut stage));
                assert_eq!(before, after, "{field} on {} after {sign}", panel.0);
            }
        }
    }
}

#[test]
fn two_letters_and_a_tap_write_a_common_name() {
    let config = Arc::new(lobby::config());
    let mut typist = Typist::at(&config, |kind| matches!(kind, Kind::Name), None);
    for letter in ['n', 'g'] {
        typist.act(Act::Key(Key::Letter(letter)));
    }
    assert_eq!(typist.offers()[0], "Nguyễn");
    typist.act(Act::Suggest("Nguyễn".to_owned()));
    assert_eq!(typist.entered(), "Nguyễn ");
    assert_eq!(typist.offers()[..2], ["Thị", "Văn"]);
    typist.act(Act::Key(Key::Erase));
    assert_eq!(typist.entered(), "Ng");
}

#[test]
fn the_streets_of_the_ward_are_offered_for_an_address_in_it_and_for_no_other() {
    let config = Arc::new(lobby::config());
    let home = at_home(&config);
    let mut typist = Typist::at(&config, |kind| matches!(kind, Kind::Place), Some(home));
    typist.write("7 bach");
    assert_eq!(typist.offers(), ["phố Bạch Mai"]);
    typist.act(Act::Suggest("phố Bạch Mai".to_owned()));
    assert_eq!(typist.entered(), "7 phố Bạch Mai");
    let province = config.places.provinces.last().unwrap();
    let elsewhere = Entry::Place(PlaceEntry {
        province: Some(province.unit.clone()),
        commune: province.communes.first().cloned(),
        ..PlaceEntry::default()
    });
    let mut typist = Typist::at(&config, |kind| matches!(kind, Kind::Place), Some(elsewhere));
    typist.write("7 bach");
    assert!(typist.offers().is_empty());
}

#[test]
fn nothing_that_was_typed_is_offered_to_the_next_resident() {
    let config = Arc::new(lobby::config());
    let name = |kind: &Kind| matches!(kind, Kind::Name);
    let mut typist = Typist::at(&config, name, None);
    typist.write("Quyjvidu Thij");
    typist.act(Act::Continue);
    let mut next = Typist::at(&config, name, None);
    next.write("Quyvi");
    assert!(next.offers().is_empty());
}

#[test]
fn the_order_of_the_letters_is_the_alphabet_again_for_the_next_resident() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = lobby::Kiosk::open(data.path(), lobby::config());
    let to_a_name = |kiosk: &mut lobby::Kiosk| {
        kiosk.begin("marital-status");
        while !has_keys(&kiosk.page().body) || !says(kiosk, "sắc") {
            kiosk.answer("marital-status");
        }
    };
    to_a_name(&mut kiosk);
    kiosk.tap("Xếp qwerty");
    assert!(says(&kiosk, "Xếp abc"));
    kiosk.answer("marital-status");
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    to_a_name(&mut kiosk);
    assert!(says(&kiosk, "Xếp qwerty"));
}

fn says(kiosk: &lobby::Kiosk, label: &str) -> bool {
    let page = kiosk.page();
    lobby::targets(&page).iter().any(|(said, _)| said == label)
}

#[test]
fn names_are_offered_on_every_panel_at_the_usual_size() {
    for panel in PANELS {
        let config = config_for(panel);
        let mut typist = Typist::at(&config, |kind| matches!(kind, Kind::Name), None);
        typist.write("tr");
        assert_eq!(
            typist.offers().first().map(String::as_str),
            Some("Trần"),
            "{}",
            panel.0
        );
    }
}
