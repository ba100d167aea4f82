//! A resident signs: with a finger on the glass, or at the counter, and never under words that changed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Chance, Kiosk, entered};
use crate::schemas::Schemas;
use iced::{Event, Point, Rectangle, touch};
use lopdf::Document;
use motcua::config::Config;
use motcua::filing::form::{FilledForm, Replies};
use motcua::filing::procedure::Procedure;
use motcua::filing::signature::{ByHand, Drawing, Signature};
use motcua::kiosk::effect::Message;
use motcua::kiosk::page::{Act, Block, Page};
use motcua::kiosk::play::player::Player;
use motcua::kiosk::play::robot::{Hand, Robot};
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::render::Input;
use motcua::kiosk::semantic::Role;
use motcua::kiosk::station::Setup;
use motcua::kiosk::widget::keys::Pressed;
use motcua::machine::clock::Clock;
use motcua::machine::clock::ward_time;
use motcua::paper::form;
use motcua::paper::layout::Item;
use motcua::protocol::manifest::Manifest;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

const PROCEDURE: &str = "marital-status";

/// The shipped configuration in a ward that lets residents sign on the glass.
fn config() -> Config {
    let mut config = lobby::config();
    config.settings.signature.offer = true;
    config
}

/// A kiosk whose resident has checked everything and is to sign.
fn at_the_signature(data: &Path) -> Kiosk {
    let mut kiosk = Kiosk::open(data, config());
    kiosk.begin(PROCEDURE);
    kiosk.answer_all(PROCEDURE);
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "sign");
    kiosk
}

/// What stands on the pad.
fn on_pad(page: &Page) -> Drawing {
    fn pads(blocks: &[Block]) -> Vec<&Drawing> {
        blocks
            .iter()
            .flat_map(|block| match block {
                Block::Pad(pad) => vec![&pad.drawing],
                Block::Columns { left, right, .. } => [pads(left), pads(right)].concat(),
                _ => Vec::new(),
            })
            .collect()
    }
    let pads = pads(&page.body);
    assert_eq!(pads.len(), 1, "{}", page.id);
    pads[0].clone()
}

fn strokes(kiosk: &Kiosk) -> usize {
    on_pad(&kiosk.page()).strokes().len()
}

fn offers_to_begin_anew(page: &Page) -> bool {
    let again = |block: &Block| matches!(block, Block::Button { button: Some(button), .. } if button.act == Act::SignAgain);
    page.body.iter().any(|block| match block {
        Block::Columns { left, right, .. } => left.iter().chain(right).any(again),
        other => again(other),
    })
}

fn down(finger: u64, position: Point) -> Event {
    let id = touch::Finger(finger);
    Event::Touch(touch::Event::FingerPressed { id, position })
}

fn along(finger: u64, position: Point) -> Event {
    let id = touch::Finger(finger);
    Event::Touch(touch::Event::FingerMoved { id, position })
}

fn up(finger: u64, position: Point) -> Event {
    let id = touch::Finger(finger);
    Event::Touch(touch::Event::FingerLifted { id, position })
}

/// A finger that goes through these points.
fn stroke(finger: u64, points: &[Point]) -> Vec<Event> {
    let (first, last) = (points[0], points[points.len() - 1]);
    let on_the_way = points[1..].iter().map(|point| along(finger, *point));
    std::iter::once(down(finger, first))
        .chain(on_the_way)
        .chain([up(finger, last)])
        .collect()
}

/// The page on the glass.
struct Glass {
    kiosk: Kiosk,
    stage: Stage,
}

impl Glass {
    fn at_the_signature(data: &Path) -> Self {
        Self {
            kiosk: at_the_signature(data),
            stage: lobby::stage(),
        }
    }

    fn touch(&mut self, events: &[Event]) {
        // A finger takes its time, and less between two strokes than between two taps.
        self.kiosk.setup.clock.advance(Duration::from_millis(60));
        let app = self.kiosk.app();
        let (page, frame, look) = (app.page(), app.frame(), app.look());
        for input in self.stage.play(events, &page, &frame, &look) {
            self.kiosk.give(Message::Input(input));
        }
    }

    fn rest(&mut self) {
        self.kiosk.setup.clock.advance(Duration::from_secs(2));
    }

    fn bounds(&mut self, find: impl Fn(&motcua::kiosk::semantic::Node) -> bool) -> Rectangle {
        let app = self.kiosk.app();
        let nodes = self.stage.nodes(&app.page(), &app.frame(), &app.look());
        nodes.iter().find(|node| find(node)).unwrap().bounds
    }

    fn pad(&mut self) -> Rectangle {
        self.bounds(|node| node.role == Role::Pad)
    }

    fn target(&mut self, act: &Act) -> Point {
        self.bounds(|node| node.act.as_ref() == Some(act)).center()
    }

    fn mm(&self, millimetres: f32) -> f32 {
        self.kiosk.app().look().px_per_mm * millimetres
    }

    /// A place on the pad, in millimetres from its corner.
    fn at(&mut self, x: f32, y: f32) -> Point {
        let pad = self.pad();
        Point::new(pad.x + self.mm(x), pad.y + self.mm(y))
    }

    /// A line of so many points from one place on the pad to another.
    fn line(&mut self, from: (f32, f32), to: (f32, f32)) -> Vec<Point> {
        let (from, to) = (self.at(from.0, from.1), self.at(to.0, to.1));
        (0..=20u8)
            .map(|step| from + (to - from) * (f32::from(step) / 20.0))
            .collect()
    }

    fn draw(&mut self, finger: u64, from: (f32, f32), to: (f32, f32)) {
        let points = self.line(from, to);
        self.touch(&stroke(finger, &points));
    }

    /// A cross, as somebody signs who does not write.
    fn cross(&mut self) {
        self.rest();
        self.draw(1, (20.0, 20.0), (40.0, 40.0));
        self.draw(2, (40.0, 20.0), (20.0, 40.0));
    }
}

/// The one filing that was sealed, as it is handed over.
fn sealed(kiosk: &Kiosk) -> (Value, Manifest) {
    let filings = kiosk.store().filings().unwrap();
    assert_eq!(filings.len(), 1);
    let bytes = kiosk.store().manifest(filings[0].id).unwrap();
    let json = serde_json::from_slice(&bytes).unwrap();
    (json, serde_json::from_slice(&bytes).unwrap())
}

fn submit(kiosk: &mut Kiosk) {
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "confirm");
    kiosk.tap("Gửi hồ sơ");
    assert_eq!(kiosk.page().id, "done");
}

/// The form of a sealed filing, as the counter prints it.
fn printed(manifest: &Manifest) -> FilledForm {
    let config = config();
    let day = ward_time(manifest.sealed_at.time).date();
    let answers = manifest.answers.iter();
    let replies = Replies::new(answers.map(|one| (&one.question, &one.answer.reply)), day)
        .signed(manifest.signature.as_ref());
    let procedure = config.procedure(&manifest.procedure.id, day).unwrap();
    config
        .application_form(procedure, &replies, day, Some("7K2M9P4QX"))
        .unwrap()
}

/// The lines with a round pen on a form: those of a hand.
fn hand_drawn(form: &FilledForm) -> Vec<Vec<[f32; 2]>> {
    let pages = form::pages(form).unwrap();
    let items = pages.into_iter().flat_map(|page| page.items);
    items
        .filter_map(|item| match item {
            Item::Stroke { points, .. } => Some(points),
            _ => None,
        })
        .collect()
}

#[test]
fn what_a_finger_draws_is_sealed_as_strokes_and_stands_on_the_form_as_lines() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    assert!(!offers_to_begin_anew(&glass.kiosk.page()));
    glass.cross();
    assert!(offers_to_begin_anew(&glass.kiosk.page()));
    submit(&mut glass.kiosk);

    let (json, manifest) = sealed(&glass.kiosk);
    let Some(Signature::Drawn(drawing)) = &manifest.signature else {
        panic!("{:?}", manifest.signature);
    };
    assert_eq!(drawing.strokes().len(), 2);
    for stroke in drawing.strokes() {
        let [from, to] = stroke.points() else {
            panic!("a straight line is two points: {stroke:?}");
        };
        let length = |axis: usize| from[axis].abs_diff(to[axis]);
        assert!(length(0).abs_diff(2_000) < 60 && length(1).abs_diff(2_000) < 60);
    }
    assert!(json["signature"]["drawn"]["strokes"][0][0][0].is_u64());
    let shipped = config();
    let mut schemas = Schemas::of(&shipped);
    assert_eq!(schemas.refusal(schemas.procedure(&json), &json), None);

    let shown = glass.kiosk.app().done().unwrap().form.clone();
    let lines = hand_drawn(&shown.unwrap());
    assert_eq!(lines.len(), 2, "the last page shows it");
    let form = printed(&manifest);
    assert_eq!(hand_drawn(&form), lines);
    // In the room for a hand, below its note and above its name, and as large as there is room.
    let pages = form::pages(&form).unwrap();
    let page = pages.iter().find(|page| {
        let mut items = page.items.iter();
        items.any(|item| matches!(item, Item::Stroke { .. }))
    });
    let baseline = |words: &str| {
        let mut items = page.unwrap().items.iter().rev();
        items.find_map(|item| match item {
            Item::Text(text) if text.says() == words => Some(text.baseline),
            _ => None,
        })
    };
    let note = baseline("(Ký, ghi rõ họ, chữ đệm, tên)").unwrap();
    let name = baseline(&form.signatures[0].name).unwrap();
    for [x, y] in lines.iter().flatten() {
        assert!((105.0..190.0).contains(x), "{x}");
        assert!(note < *y && *y < name - 4.0, "{note} {y} {name}");
    }
    let down = lines.iter().flatten().map(|[_, y]| *y);
    let height = down.clone().fold(0.0, f32::max) - down.fold(f32::INFINITY, f32::min);
    assert!((17.0..=19.0).contains(&height), "{height}");
}

#[test]
fn the_paper_bears_the_signature_as_vectors_and_no_picture() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    submit(&mut glass.kiosk);
    let (_, mut manifest) = sealed(&glass.kiosk);
    let operators = |manifest: &Manifest| -> Vec<String> {
        let bytes = form::to_pdf(&printed(manifest)).unwrap();
        let paper = Document::load_mem(&bytes).unwrap();
        let pictures = paper.objects.values().filter(|object| {
            let stream = object.as_stream().ok();
            let subtype = stream.and_then(|stream| stream.dict.get(b"Subtype").ok());
            subtype.is_some_and(|subtype| subtype.as_name().ok() == Some(b"Image".as_slice()))
        });
        assert_eq!(pictures.count(), 0);
        let pages = paper.get_pages().into_values();
        pages
            .flat_map(|page| paper.get_and_decode_page_content(page).unwrap().operations)
            .map(|operation| operation.operator)
            .collect()
    };
    let count =
        |operators: &[String], wanted: &str| operators.iter().filter(|one| *one == wanted).count();
    let signed = operators(&manifest);
    manifest.signature = None;
    let blank = operators(&manifest);
    assert_eq!(count(&signed, "l"), count(&blank, "l") + 2);
    assert_eq!((count(&signed, "J"), count(&signed, "j")), (2, 2));
    assert_eq!((count(&blank, "J"), count(&blank, "j")), (0, 0));
    assert_eq!(count(&signed, "Do"), 0);
    assert_eq!(count(&signed, "q"), count(&signed, "Q"));
}

#[test]
fn signing_anew_clears_the_pad_and_takes_one_tap() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    assert_eq!(strokes(&glass.kiosk), 2);
    glass.kiosk.tap("Ký lại");
    assert_eq!(strokes(&glass.kiosk), 0);
    assert!(!offers_to_begin_anew(&glass.kiosk.page()));
    glass.draw(3, (10.0, 30.0), (60.0, 30.0));
    assert_eq!(strokes(&glass.kiosk), 1);
}

#[test]
fn a_power_cut_brings_back_every_stroke_that_was_drawn() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.rest();
    for place in 0..3u8 {
        let x = 20.0 + 15.0 * f32::from(place);
        glass.draw(1, (x, 15.0), (x, 40.0));
        let before = on_pad(&glass.kiosk.page());
        glass.kiosk.lose_power();
        assert_eq!(glass.kiosk.page().id, "sign");
        assert_eq!(on_pad(&glass.kiosk.page()), before);
        glass.rest();
    }
    assert_eq!(strokes(&glass.kiosk), 3);
    glass.kiosk.tap("Điểm chỉ tại quầy");
    glass.kiosk.lose_power();
    assert_eq!(entered(&glass.kiosk.page()), ["Điểm chỉ tại quầy"]);
    assert_eq!(strokes(&glass.kiosk), 0);
}

#[test]
fn without_a_signature_the_way_on_says_kindly_what_to_do() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.kiosk.act(Act::Continue);
    let page = glass.kiosk.page();
    assert_eq!((page.id.as_str(), page.help), ("sign", None));
    assert_eq!(
        page.problem.unwrap().what,
        "Máy cần chữ ký của bác để làm tiếp."
    );
    glass.rest();
    let dot = glass.at(30.0, 30.0);
    glass.touch(&[down(1, dot), up(1, dot)]);
    assert_eq!(strokes(&glass.kiosk), 1, "what is drawn is seen");
    glass.kiosk.act(Act::Continue);
    let page = glass.kiosk.page();
    assert!(
        page.id == "sign" && page.problem.is_some(),
        "a dot is no signature"
    );
    assert_eq!(
        page.help.unwrap().act,
        Act::CallStaff,
        "the second time a person is offered"
    );
    glass.kiosk.tap("Ký bằng bút tại quầy");
    assert_eq!(glass.kiosk.page().problem, None);
    glass.kiosk.act(Act::Continue);
    assert_eq!(glass.kiosk.page().id, "confirm");
}

#[test]
fn the_pad_stands_still_while_a_hand_draws_and_begins_anew() {
    for is_refused in [false, true] {
        let data = tempfile::tempdir().unwrap();
        let mut glass = Glass::at_the_signature(data.path());
        if is_refused {
            glass.kiosk.act(Act::Continue);
        }
        let before = glass.pad();
        glass.cross();
        assert_eq!(glass.pad(), before);
        glass.rest();
        glass.kiosk.tap("Ký lại");
        assert_eq!(glass.pad(), before);
        glass.cross();
        assert_eq!(glass.pad(), before);
    }
}

#[test]
fn whatever_hands_do_on_the_glass_every_stroke_lies_on_the_pad_and_nothing_is_handed_over() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    let (pad, mut chance) = (glass.pad(), Chance(0x5167_6e61_7475_7265));
    for round in 0..150 {
        glass.rest();
        let mut events = Vec::new();
        for _ in 0..chance.below(40) {
            let finger = 1 + chance.below(4);
            // Mostly on the pad or near it.
            let (wide, high) = (pad.width as u64 + 200, pad.height as u64 + 200);
            let at = Point::new(
                pad.x - 100.0 + chance.below(wide) as f32,
                pad.y - 100.0 + chance.below(high) as f32,
            );
            let id = touch::Finger(finger);
            events.push(match chance.below(8) {
                0 | 1 => down(finger, at),
                2 => up(finger, at),
                3 => Event::Touch(touch::Event::FingerLost { id, position: at }),
                _ => along(finger, at),
            });
        }
        glass.touch(&events);
        let page = glass.kiosk.page();
        assert_eq!(page.id, "sign", "round {round}");
        let drawing = on_pad(&page);
        let [width, height] = drawing.pad();
        let inside = |point: &[u16; 2]| point[0] <= width && point[1] <= height;
        let mut points = drawing.strokes().iter().flat_map(|stroke| stroke.points());
        assert!(points.all(inside), "round {round}");
    }
    assert_eq!(glass.kiosk.store().filings().unwrap().len(), 0);
}

#[test]
fn whoever_does_not_draw_signs_at_the_counter_with_a_pen_or_a_fingerprint() {
    for (label, way, note, is_new) in [
        (
            "Ký bằng bút tại quầy",
            ByHand::Pen,
            "(Ký, ghi rõ họ, chữ đệm, tên)",
            false,
        ),
        ("Điểm chỉ tại quầy", ByHand::Fingerprint, "(Điểm chỉ)", true),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = at_the_signature(data.path());
        kiosk.tap(label);
        assert_eq!(entered(&kiosk.page()), [label]);
        submit(&mut kiosk);
        let (json, manifest) = sealed(&kiosk);
        assert_eq!(manifest.signature, Some(Signature::ByHand(way)));
        let shipped = config();
        let mut schemas = Schemas::of(&shipped);
        assert_eq!(schemas.refusal(schemas.procedure(&json), &json), None);
        let form = printed(&manifest);
        assert_eq!(form.signatures[0].note, note);
        assert!(hand_drawn(&form).is_empty(), "there is room for a hand");
        let unsigned = printed(&Manifest {
            signature: None,
            ..manifest
        });
        assert_eq!(form != unsigned, is_new);
    }
}

#[test]
fn by_keys_alone_the_counter_is_chosen() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.rest();
    let app = glass.kiosk.app();
    let (page, frame, look) = (app.page(), app.frame(), app.look());
    let inputs = glass
        .stage
        .type_at("\t\n", Duration::from_millis(150), &page, &frame, &look);
    let acts: Vec<&Input> = inputs
        .iter()
        .filter(|input| matches!(input, Input::Act(_)))
        .collect();
    assert_eq!(acts, [&Input::Act(Act::SignByHand(ByHand::Pen))]);
    for input in inputs.clone() {
        glass.kiosk.give(Message::Input(input));
    }
    glass.rest();
    glass.kiosk.press(Pressed::Enter);
    assert_eq!(glass.kiosk.page().id, "confirm");
}

#[test]
fn drawing_takes_the_place_of_the_counter_and_the_counter_that_of_a_drawing() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.kiosk.tap("Ký bằng bút tại quầy");
    glass.cross();
    assert_eq!(entered(&glass.kiosk.page()), Vec::<String>::new());
    assert_eq!(strokes(&glass.kiosk), 2);
    glass.rest();
    glass.kiosk.tap("Ký bằng bút tại quầy");
    assert_eq!(strokes(&glass.kiosk), 0);
}

/// Mends the first answer of the check page in another way than it was.
fn mend_something(kiosk: &mut Kiosk) {
    let question = "requester_name".into();
    kiosk.act(Act::Mend(question));
    kiosk.press(Pressed::Backspace);
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "check");
}

#[test]
fn an_answer_that_changes_takes_the_drawn_signature_away_and_looking_at_it_does_not() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    let kiosk = &mut glass.kiosk;
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "confirm");
    kiosk.act(Act::Back);
    assert_eq!(strokes(kiosk), 2);
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "check");
    // Only looked at.
    kiosk.act(Act::Mend("requester_name".into()));
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::Continue);
    assert_eq!(strokes(kiosk), 2);
    kiosk.act(Act::Back);
    mend_something(kiosk);
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "sign");
    assert_eq!(
        strokes(kiosk),
        0,
        "nobody's signature stands under words they did not see"
    );
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "sign");
    // Who signs at the counter sees the words there.
    kiosk.tap("Ký bằng bút tại quầy");
    kiosk.act(Act::Back);
    mend_something(kiosk);
    kiosk.act(Act::Continue);
    assert_eq!(entered(&kiosk.page()), ["Ký bằng bút tại quầy"]);
}

#[test]
fn only_the_resident_signs_and_whoever_helped_hands_over_first() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    let drawn = on_pad(&glass.kiosk.page());
    let kiosk = &mut glass.kiosk;
    kiosk.act(Act::CallStaff);
    kiosk.tap("Đồng ý để người nhà giúp");
    assert_eq!(kiosk.page().id, "take-over");
    // Whatever comes now is not the resident's.
    for act in [Act::SignAgain, Act::SignByHand(ByHand::Pen), Act::Continue] {
        kiosk.act(act);
        assert_eq!(kiosk.page().id, "take-over");
    }
    kiosk.tap("Tôi là người nộp");
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::Continue);
    assert_eq!(on_pad(&kiosk.page()), drawn, "nothing was changed");
    // A helper who changes an answer takes the signature away.
    kiosk.act(Act::Back);
    kiosk.act(Act::CallStaff);
    kiosk.tap("Đồng ý để người nhà giúp");
    mend_something(kiosk);
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "take-over");
    kiosk.tap("Tôi là người nộp");
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "sign");
    assert_eq!(strokes(kiosk), 0);
}

#[test]
fn a_hand_on_the_glass_beside_the_pen_draws_and_taps_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    glass.rest();
    let pen = glass.line((20.0, 50.0), (90.0, 50.0));
    let (again, counter) = (
        glass.target(&Act::SignAgain),
        glass.target(&Act::SignByHand(ByHand::Pen)),
    );
    let (on, beside) = (glass.at(70.0, 80.0), glass.at(60.0, 70.0));
    let mut events = vec![down(1, pen[0]), along(1, pen[5])];
    // The ball of the hand comes down on the pad and on targets, moves a little and lifts.
    for (finger, at) in [(2, on), (3, again), (4, counter), (5, beside)] {
        events.extend([down(finger, at), along(finger, at)]);
    }
    events.extend(pen[6..].iter().map(|point| along(1, *point)));
    events.extend([up(3, again), up(4, counter)]);
    events.push(up(1, pen[20]));
    events.extend([up(2, on), up(5, beside)]);
    glass.touch(&events);
    let drawing = on_pad(&glass.kiosk.page());
    assert_eq!(drawing.strokes().len(), 3, "the pen alone has drawn");
    let last = drawing.strokes()[2].points();
    assert!(
        last.iter().all(|point| point[1].abs_diff(5_000) < 60),
        "{last:?}"
    );
    assert_eq!(glass.kiosk.page().id, "sign");
}

#[test]
fn a_hand_that_lies_down_first_leaves_the_pad_to_the_finger() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.rest();
    let hand = glass.at(90.0, 80.0);
    let pen = glass.line((20.0, 30.0), (60.0, 30.0));
    let mut events = vec![down(7, hand)];
    events.extend(stroke(8, &pen));
    events.push(up(7, hand));
    glass.touch(&events);
    let drawing = on_pad(&glass.kiosk.page());
    assert_eq!(drawing.strokes().len(), 1);
    assert!(
        drawing.strokes()[0]
            .points()
            .iter()
            .all(|point| point[1] < 4_000)
    );
}

#[test]
fn a_hand_that_rests_on_a_button_while_the_finger_draws_does_not_tap_it() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.cross();
    glass.rest();
    let again = glass.target(&Act::SignAgain);
    let pen = glass.line((20.0, 50.0), (60.0, 50.0));
    let mut events = vec![down(3, again)];
    events.extend(stroke(4, &pen));
    events.push(up(3, again));
    glass.touch(&events);
    assert_eq!(strokes(&glass.kiosk), 3);
}

#[test]
fn a_stroke_that_leaves_the_pad_stays_on_it_and_taps_nothing_where_it_ends() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.rest();
    let (from, to) = (
        glass.at(40.0, 40.0),
        glass.target(&Act::SignByHand(ByHand::Pen)),
    );
    glass.touch(&stroke(1, &[from, to]));
    let drawing = on_pad(&glass.kiosk.page());
    assert_eq!(drawing.strokes().len(), 1);
    assert_eq!(entered(&glass.kiosk.page()), Vec::<String>::new());
    let [width, _] = drawing.pad();
    let end = drawing.strokes()[0].points()[1];
    assert!(width - end[0] < 60, "{end:?} of {width}");
    // What begins a little beside the pad is meant for it.
    let beside = Point::new(glass.pad().x - glass.mm(2.0), from.y);
    glass.touch(&stroke(1, &[beside, from]));
    assert_eq!(strokes(&glass.kiosk), 2);
}

#[test]
fn a_finger_that_came_with_the_page_before_draws_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.kiosk.act(Act::Back);
    glass.kiosk.act(Act::Continue);
    assert_eq!(glass.kiosk.page().id, "sign");
    glass.draw(1, (20.0, 20.0), (40.0, 40.0));
    assert_eq!(strokes(&glass.kiosk), 0);
}

#[test]
fn a_mouse_draws_too() {
    use iced::mouse::{Button, Event::*};
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.rest();
    let points = glass.line((20.0, 20.0), (40.0, 40.0));
    let moved = |place: usize| {
        Event::Mouse(CursorMoved {
            position: points[place],
        })
    };
    glass.touch(&[moved(0), Event::Mouse(ButtonPressed(Button::Left))]);
    for place in 1..=20 {
        glass.touch(&[moved(place)]);
    }
    glass.touch(&[Event::Mouse(ButtonReleased(Button::Left))]);
    let drawing = on_pad(&glass.kiosk.page());
    assert_eq!(drawing.strokes().len(), 1);
    assert!(drawing.is_ink());
}

/// The script of a golden visit whose resident then does this at the signature.
fn golden_visit_that_ends_with(signs: &str) -> String {
    let golden = lobby::root().join("tests/golden/marital-status/typical.ice");
    let script = fs::read_to_string(golden).unwrap();
    let papers = lobby::root().join("assets/demo").display().to_string();
    let script = script.replace("../../../assets/demo", &papers);
    let (visit, last) = script.rsplit_once("click \"Gửi hồ sơ\"").unwrap();
    format!("{visit}expect \"Ký vào đây\"\n{signs}click \"Tiếp tục\"\nclick \"Gửi hồ sơ\"{last}")
}

#[test]
fn a_script_signs_as_a_resident_does() {
    let data = tempfile::tempdir().unwrap();
    let script = data.path().join("visit.ice");
    let signs = "press (200, 400)\nmove (300, 460)\nmove (250, 520)\nrelease (420, 400)\n\
                 press (460, 420)\nrelease (520, 380)\nclick \"Ký lại\"\n\
                 press (300, 400)\nmove (400, 500)\nrelease (500, 420)\n";
    fs::write(&script, golden_visit_that_ends_with(signs)).unwrap();
    let setup = Setup {
        config: Arc::new(config()),
        data: data.path().join("data"),
        clock: Clock::played(lobby::morning()),
        sends: false,
        search_path: Vec::new(),
    };
    let mut player = Player::new(setup, None, data.path(), false);
    player.play(&script).unwrap();
    let store = player.station().unwrap().store();
    let filings = store.filings().unwrap();
    let bytes = store.manifest(filings[0].id).unwrap();
    let manifest: Manifest = serde_json::from_slice(&bytes).unwrap();
    let Some(Signature::Drawn(drawing)) = manifest.signature else {
        panic!("{:?}", manifest.signature);
    };
    let points: Vec<usize> = drawing
        .strokes()
        .iter()
        .map(|one| one.points().len())
        .collect();
    assert_eq!(
        points,
        [3],
        "what was drawn before it was begun anew is gone"
    );
}

#[test]
fn trembling_hands_sign_at_the_counter_and_finish_on_every_panel() {
    for (diagonal_in, width_px, height_px) in
        [(21.5, 1920, 1080), (15.6, 1366, 768), (15.0, 1024, 768)]
    {
        let mut config = config();
        let panel = &mut config.settings.panel;
        (panel.diagonal_in, panel.width_px, panel.height_px) = (diagonal_in, width_px, height_px);
        let mut robot = Robot::new(&Arc::new(config), PROCEDURE).unwrap();
        let tally = robot.play(Hand::trembling(4.0), 100, 11);
        assert!(tally.finished_percent() >= 99.0, "{width_px}: {tally:?}");
        assert_eq!(tally.unintended, 0, "{width_px}: {tally:?}");
    }
}

#[test]
fn a_signature_that_stands_there_alone_is_covered_and_one_tap_shows_it_again() {
    let data = tempfile::tempdir().unwrap();
    let mut glass = Glass::at_the_signature(data.path());
    glass.kiosk.wait(50);
    assert_eq!(
        glass.kiosk.page().id,
        "sign",
        "nothing is there to be seen yet"
    );
    glass.cross();
    glass.kiosk.wait(45);
    assert_eq!(glass.kiosk.page().id, "cover");
    glass.kiosk.act(Act::Uncover);
    assert_eq!(strokes(&glass.kiosk), 2);
}

#[test]
fn nobody_is_asked_to_sign_where_the_ward_does_not_offer_it_or_where_others_sign() {
    let after_check = |config: Config, procedure: &str| {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = Kiosk::open(data.path(), config);
        kiosk.begin(procedure);
        kiosk.answer_all(procedure);
        kiosk.act(Act::Continue);
        kiosk.page().id
    };
    assert_eq!(after_check(lobby::config(), PROCEDURE), "confirm");
    // It has no form.
    assert_eq!(after_check(config(), "certified-copy"), "confirm");
    // The elder signs, or nobody does at the kiosk.
    assert_eq!(after_check(config(), "pension"), "sign");
    let mut none = config();
    let elsewhere = |mut procedure: Procedure| {
        let signatures = procedure
            .form
            .iter_mut()
            .flat_map(|form| &mut form.signatures);
        signatures.for_each(|one| one.at_kiosk = None);
        procedure
    };
    none.procedures = none.procedures.into_iter().map(elsewhere).collect();
    assert_eq!(after_check(none, PROCEDURE), "confirm");
}

#[test]
fn whoever_turns_out_to_act_for_somebody_else_does_not_sign_in_their_place() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), config());
    kiosk.begin("pension");
    kiosk.answer_all("pension");
    kiosk.act(Act::Continue);
    kiosk.tap("Ký bằng bút tại quầy");
    kiosk.act(Act::Back);
    kiosk.act(Act::Mend("requester_relation".into()));
    kiosk.act(Act::Mark("guardian".to_owned()));
    kiosk.act(Act::Continue);
    kiosk.answer_all("pension");
    assert_eq!(kiosk.page().id, "check");
    // The guardian is somebody else than the elder.
    kiosk.act(Act::Mend("requester_number".into()));
    (0..12).for_each(|_| kiosk.press(Pressed::Backspace));
    kiosk.write("001095000019");
    kiosk.act(Act::Continue);
    submit(&mut kiosk);
    let (_, manifest) = sealed(&kiosk);
    assert_eq!(manifest.signature, None);
}

#[test]
fn the_notice_tells_of_the_signature_where_one_is_asked_for() {
    let notice = |config: Config| {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = Kiosk::open(data.path(), config);
        for act in [Act::Start, Act::Choose(0)] {
            kiosk.act(act);
        }
        assert_eq!(kiosk.page().id, "privacy");
        lobby::says(&kiosk.page()).join(" ")
    };
    assert!(notice(config()).contains("giấy tờ và chữ ký để điền tờ khai"));
    assert!(!notice(lobby::config()).contains("chữ ký"));
}

#[test]
fn a_filing_without_a_signature_says_nothing_of_one() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.file(PROCEDURE);
    let (json, manifest) = sealed(&kiosk);
    assert_eq!(manifest.signature, None);
    assert_eq!(json.get("signature"), None);
}

#[test]
fn a_signature_that_no_hand_drew_is_refused_by_reader_and_schema() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at_the_signature(data.path());
    kiosk.tap("Ký bằng bút tại quầy");
    submit(&mut kiosk);
    let (json, _) = sealed(&kiosk);
    let shipped = config();
    let mut schemas = Schemas::of(&shipped);
    let far: Vec<[u16; 2]> = (0..1_001).map(|step| [step, 0]).collect();
    let line = json!([[500, 500], [1_500, 1_500]]);
    for signature in [
        json!("drawn"),
        json!({}),
        json!({ "by_hand": "toe" }),
        json!({ "drawn": { "pad": [14_000, 6_200] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [[]] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [far] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": vec![line.clone(); 65] } }),
        json!({ "drawn": { "pad": [0, 6_200], "strokes": [line] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [[[1, 2], [3, -4]]] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [[[1, 2], [3, 4e9]]] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [line], "speed": [1] } }),
        json!({ "drawn": { "pad": [14_000, 6_200], "strokes": [line] }, "by_hand": "pen" }),
    ] {
        let mut hostile = json.clone();
        hostile["signature"] = signature.clone();
        let refusal = schemas.refusal(schemas.procedure(&hostile), &hostile);
        assert!(refusal.is_some(), "the schema takes {signature}");
        let read = serde_json::from_value::<Manifest>(hostile);
        assert!(read.is_err(), "the reader takes {signature}");
    }
}
