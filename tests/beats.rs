//! How a kiosk tells the desk's board of itself: the latest alone, over a line that is up, to a desk that takes it.

use crate::strangers::{self, Stranger, answer, health, problem};
use crate::ward_line::WardLine;
use motcua::courier::beat::{Seen, SeenStep};
use motcua::courier::{Courier, Line};
use motcua::protocol::messages::Beat;
use std::time::{Duration, Instant};

const PATIENCE: Duration = Duration::from_secs(30);

/// A desk that answers to beats like this.
fn desk(status: u16) -> Stranger {
    Stranger::answering(move |asked: &strangers::Asked| match status {
        _ if asked.path.starts_with("/v1/health") => health(asked),
        204 => answer("204 Noted", "", ""),
        status => problem(status, "unknown"),
    })
}

fn at(question: &str) -> Seen {
    Seen {
        step: SeenStep {
            word: "question",
            procedure: Some("birth".to_owned()),
            question: Some(question.to_owned()),
        },
        since: Instant::now(),
        calling: false,
        lights: Vec::new(),
    }
}

/// The questions that the desk was told of, in order.
fn told(desk: &Stranger) -> Vec<String> {
    let asked = desk.asked().into_iter();
    let beats = asked.filter(|asked| asked.path == "/v1/kiosks/K1/beat");
    beats
        .map(|asked| {
            let beat: Beat = serde_json::from_slice(&asked.body).unwrap();
            beat.step.question.unwrap()
        })
        .collect()
}

fn await_told(desk: &Stranger, count: usize) -> Vec<String> {
    let until = Instant::now() + PATIENCE;
    while told(desk).len() < count {
        assert!(Instant::now() < until, "{:?}", told(desk));
        std::thread::sleep(Duration::from_millis(20));
    }
    told(desk)
}

/// A courier over a line that is up.
fn up(desk: &Stranger) -> (WardLine, Courier) {
    let mut line = WardLine::leading_to(desk.address);
    let courier = line.start_courier();
    let _ = line.await_line(|line| line == Line::Up);
    (line, courier)
}

#[test]
fn nothing_is_told_before_the_window_has_spoken_and_then_every_change() {
    let desk = desk(204);
    let (_line, courier) = up(&desk);
    assert_eq!(told(&desk), Vec::<String>::new());
    courier.tell(at("child_name"));
    let _ = await_told(&desk, 1);
    courier.tell(at("child_birth"));
    assert_eq!(await_told(&desk, 2), ["child_name", "child_birth"]);
}

#[test]
fn after_an_outage_the_latest_alone_is_told() {
    let desk = desk(204);
    let mut line = WardLine::leading_to(desk.address);
    line.relay.cut();
    let courier = line.start_courier();
    let _ = line.await_line(|line| matches!(line, Line::Down(_)));
    for question in ["child_name", "child_birth", "mother_name"] {
        courier.tell(at(question));
    }
    line.relay.restore();
    assert_eq!(await_told(&desk, 1), ["mother_name"]);
}

#[test]
fn a_desk_that_has_no_board_is_asked_once() {
    let (with_board, without) = (desk(204), desk(404));
    let lines = [up(&with_board), up(&without)];
    for (question, count) in [("child_name", 1), ("child_birth", 2)] {
        for (_, courier) in &lines {
            courier.tell(at(question));
        }
        // What the one desk has heard, the other would have heard as well.
        let _ = await_told(&with_board, count);
        let _ = await_told(&without, 1);
    }
    assert_eq!(told(&without), ["child_name"]);
}
