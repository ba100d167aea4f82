use super::*;
use proptest::prelude::*;

const PAD: Point = [14_000, 6_200];

fn line(points: &[Point]) -> PadStroke {
    let stroke = Stroke::thinned(points).unwrap();
    PadStroke { pad: PAD, stroke }
}

fn drawn(strokes: &[&[Point]]) -> Drawing {
    let mut drawing = Drawing::default();
    for stroke in strokes {
        drawing.add(line(stroke)).unwrap();
    }
    drawing
}

fn read(json: &str) -> Result<Signature, serde_json::Error> {
    serde_json::from_str(json)
}

#[test]
fn a_dot_or_two_is_no_signature_and_a_cross_is() {
    assert!(!Drawing::default().is_ink());
    assert!(!drawn(&[&[[500, 500]]]).is_ink());
    assert!(!drawn(&[&[[500, 500]], &[[9_000, 3_000]]]).is_ink());
    assert!(!drawn(&[&[[500, 500], [560, 540]]]).is_ink(), "it trembles");
    let cross = drawn(&[&[[500, 500], [1_500, 1_500]], &[[1_500, 500], [500, 1_500]]]);
    assert!(cross.is_ink());
    assert_eq!(cross.bounds(), Some([[500, 500], [1_500, 1_500]]));
}

#[test]
fn a_straight_line_is_its_two_ends_and_a_corner_stays() {
    let straight: Vec<Point> = (0..500).map(|step| [1_000 + 10 * step, 2_000]).collect();
    assert_eq!(
        line(&straight).stroke.points(),
        [[1_000, 2_000], [5_990, 2_000]]
    );
    let corner = [[1_000, 1_000], [3_000, 1_000], [3_000, 3_000]];
    assert_eq!(line(&corner).stroke.points(), corner);
    assert_eq!(line(&[[7, 7], [9, 8], [8, 9]]).stroke.points(), [[7, 7]]);
    assert_eq!(Stroke::thinned(&[]), None);
}

#[test]
fn a_scribble_of_minutes_still_fits() {
    let scribble: Vec<Point> = (0u16..20_000)
        .map(|step| {
            let turn = f64::from(step) * 0.7;
            let at = |middle: f64, sway: f64| (middle + sway) as u16;
            [
                at(7_000.0, 6_500.0 * (turn * 0.31).sin()),
                at(3_000.0, 2_900.0 * turn.cos()),
            ]
        })
        .collect();
    let points = line(&scribble).stroke.points().len();
    assert!((2..=MOST_POINTS_OF_A_STROKE).contains(&points), "{points}");
}

#[test]
fn a_full_pad_takes_nothing_more_and_keeps_what_it_has() {
    let mut drawing = Drawing::default();
    for place in 0..MOST_STROKES {
        let x = 100 + 100 * u16::try_from(place).unwrap();
        drawing.add(line(&[[x, 100], [x, 2_000]])).unwrap();
    }
    let before = drawing.clone();
    let one_more = drawing.add(line(&[[50, 50], [60, 900]]));
    assert_eq!(one_more, Err(SignatureError::TooManyStrokes(65)));
    assert_eq!(drawing, before);
}

#[test]
fn what_is_drawn_on_a_larger_screen_after_a_power_cut_keeps_its_place() {
    let mut drawing = drawn(&[&[[500, 500], [1_500, 1_500]]]);
    let stroke = Stroke::thinned(&[[15_000, 500], [16_000, 1_500]]).unwrap();
    let pad = [18_000, 6_000];
    drawing.add(PadStroke { pad, stroke }).unwrap();
    assert_eq!(drawing.pad(), [18_000, 6_200]);
    assert_eq!(drawing.strokes().len(), 2);
}

#[test]
fn the_ways_of_signing_are_written_plainly() {
    let written = |signature: &Signature| serde_json::to_string(signature).unwrap();
    let pen = Signature::ByHand(ByHand::Pen);
    assert_eq!(written(&pen), r#"{"by_hand":"pen"}"#);
    let finger = Signature::ByHand(ByHand::Fingerprint);
    assert_eq!(written(&finger), r#"{"by_hand":"fingerprint"}"#);
    let name = Signature::Drawn(drawn(&[&[[500, 500], [1_500, 1_500]]]));
    assert_eq!(
        written(&name),
        r#"{"drawn":{"pad":[14000,6200],"strokes":[[[500,500],[1500,1500]]]}}"#
    );
    for signature in [pen, finger, name] {
        assert_eq!(read(&written(&signature)).unwrap(), signature);
    }
}

#[test]
fn a_hostile_drawing_is_refused_and_never_taken_halfway() {
    let drawn =
        |pad: &str, strokes: &str| format!(r#"{{"drawn":{{"pad":{pad},"strokes":{strokes}}}}}"#);
    let good = "[[[500,500],[1500,1500]]]";
    assert!(read(&drawn("[14000,6200]", good)).is_ok());
    let dots = format!("[{}]", vec!["[[1,1]]"; 65].join(","));
    let points = |count: usize| vec!["[1,1]"; count].join(",");
    let long = format!("[[{}]]", points(1_001));
    let many = format!("[{}]", vec![format!("[{}]", points(900)); 5].join(","));
    for (pad, strokes) in [
        ("[0,6200]", good),
        ("[60001,6200]", good),
        ("[14000,-1]", good),
        ("[14000]", good),
        ("[14000,6200,1]", good),
        ("[1400,1400]", good),
        ("[14000,6200]", "[]"),
        ("[14000,6200]", "[[]]"),
        ("[14000,6200]", "[[[500,500]]]"),
        ("[14000,6200]", "[[[500,500],[1500]]]"),
        ("[14000,6200]", "[[[500,500],[1500,70000]]]"),
        ("[14000,6200]", "[[[500,500],[1500.5,1500]]]"),
        ("[14000,6200]", "[[[500,500],[1500,\"1500\"]]]"),
        ("[14000,6200]", "null"),
        ("[14000,6200]", dots.as_str()),
        ("[14000,6200]", long.as_str()),
        ("[14000,6200]", many.as_str()),
    ] {
        let json = drawn(pad, strokes);
        assert!(read(&json).is_err(), "{}", &json[..json.len().min(80)]);
    }
    for json in [
        r#""drawn""#,
        r#"{"drawn":null}"#,
        r#"{"by_hand":"toe"}"#,
        r#"{"drawn":{"pad":[14000,6200],"strokes":[[[500,500],[1500,1500]]],"speed":[1]}}"#,
        r#"{"by_hand":"pen","drawn":{"pad":[1,1],"strokes":[]}}"#,
        "{}",
        "null",
    ] {
        assert!(read(json).is_err(), "{json}");
    }
}

/// Any path on the pad, with points as a screen tells them: near each other.
fn path() -> impl Strategy<Value = Vec<Point>> {
    let start = (0..=PAD[0], 0..=PAD[1]);
    let steps = prop::collection::vec((-90_i32..=90, -90_i32..=90), 0..300);
    (start, steps).prop_map(|(start, steps)| {
        let mut at = [i32::from(start.0), i32::from(start.1)];
        let mut points = vec![[start.0, start.1]];
        for (right, down) in steps {
            let moved = |at: i32, by: i32, most: u16| (at + by).clamp(0, i32::from(most));
            at = [moved(at[0], right, PAD[0]), moved(at[1], down, PAD[1])];
            points.push(at.map(|side| u16::try_from(side).unwrap()));
        }
        points
    })
}

/// How far a point is from a line of points, in hundredths of a millimetre.
fn away(point: Point, line: &[Point]) -> f64 {
    let at = point.map(f64::from);
    let pieces = line.windows(2).map(|piece| {
        let [from, to] = [piece[0].map(f64::from), piece[1].map(f64::from)];
        let along = [to[0] - from[0], to[1] - from[1]];
        let length = along[0].powi(2) + along[1].powi(2);
        let share = if length == 0.0 {
            0.0
        } else {
            ((at[0] - from[0]) * along[0] + (at[1] - from[1]) * along[1]) / length
        };
        let share = share.clamp(0.0, 1.0);
        (from[0] + share * along[0] - at[0]).hypot(from[1] + share * along[1] - at[1])
    });
    let ends = line.iter().map(|end| {
        let end = end.map(f64::from);
        (end[0] - at[0]).hypot(end[1] - at[1])
    });
    pieces.chain(ends).fold(f64::INFINITY, f64::min)
}

proptest! {
    #[test]
    fn thinning_keeps_the_beginning_and_stays_within_a_third_of_a_millimetre(drawn in path()) {
        let stroke = Stroke::thinned(&drawn).unwrap();
        let points = stroke.points();
        prop_assert_eq!(points.first(), drawn.first());
        prop_assert!(points.len() <= drawn.len());
        for point in &drawn {
            prop_assert!(away(*point, points) <= 33.0, "{point:?}");
        }
        prop_assert_eq!(Stroke::thinned(points).map(|again| again.points().len() <= points.len()), Some(true));
    }

    #[test]
    fn a_drawing_comes_back_from_json_as_it_was_or_was_a_dot(strokes in prop::collection::vec(path(), 1..12)) {
        let mut drawing = Drawing::default();
        for stroke in &strokes {
            let _ = drawing.add(line(stroke));
        }
        let json = serde_json::to_string(&drawing).unwrap();
        match serde_json::from_str::<Drawing>(&json) {
            Ok(again) => prop_assert_eq!(again, drawing),
            Err(_) => prop_assert!(!drawing.is_ink()),
        }
    }

    #[test]
    fn any_json_of_the_right_shape_is_within_bounds_or_refused(
        pad in prop::array::uniform2(any::<u16>()),
        strokes in prop::collection::vec(prop::collection::vec(prop::array::uniform2(any::<u16>()), 0..40), 0..80),
    ) {
        let json = serde_json::json!({ "pad": pad, "strokes": strokes });
        if let Ok(drawing) = serde_json::from_value::<Drawing>(json) {
            prop_assert!(drawing.is_ink());
            prop_assert!(drawing.strokes().len() <= MOST_STROKES);
            let inside = |point: &Point| point[0] <= pad[0] && point[1] <= pad[1];
            prop_assert!(drawing.points().all(inside));
            prop_assert!(drawing.points().count() <= MOST_POINTS);
        }
    }
}
