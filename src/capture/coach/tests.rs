use super::measure::{Lying, Measured};
use super::sketch::Sketch;
use super::*;
use crate::capture::page::corners::Point;
use image::Rgb;
use proptest::prelude::*;
use std::sync::OnceLock;

/// Pages that differ in what is written on them.
fn print(number: u32) -> &'static (Sketch, Fingerprint) {
    static PRINTS: OnceLock<Vec<(Sketch, Fingerprint)>> = OnceLock::new();
    let all = PRINTS.get_or_init(|| {
        let page = |seed: u32| {
            RgbImage::from_fn(180, 256, |x, y| {
                let word = (x / 12 * 7 + y / 8 * 13 + seed * (x / 12) * (y / 8)) % 5 < 3;
                Rgb([if y % 8 < 4 && word { 40 } else { 240 }; 3])
            })
        };
        (0..3)
            .map(|seed| (Sketch::of(&page(seed)), Fingerprint::of(&page(seed))))
            .collect()
    });
    &all[number as usize]
}

/// A page that lies so far to the right, as a share of the frame.
fn page(number: u32, right: f32) -> Lying {
    let (sketch, fingerprint) = print(number);
    let corners = [(0.2, 0.1), (0.6, 0.1), (0.6, 0.9), (0.2, 0.9)];
    Lying {
        outline: Corners(corners.map(|(x, y)| Point::new(x + right, y))),
        reasons: Vec::new(),
        is_upside_down: false,
        sketch: sketch.clone(),
        fingerprint: fingerprint.clone(),
    }
}

fn poor(number: u32, reason: Reason) -> Lying {
    Lying {
        reasons: vec![reason],
        ..page(number, 0.0)
    }
}

fn seen(page: Option<Lying>) -> Measured {
    Measured {
        page,
        is_dark: false,
        goes_beyond: false,
    }
}

/// Somebody at the camera, frame by frame.
struct Story {
    coach: Coach,
    at: Duration,
    frame: Duration,
    /// When pictures were taken.
    shots: Vec<Duration>,
}

impl Story {
    fn new() -> Self {
        Self::at_rate(25)
    }

    fn at_rate(frames: u32) -> Self {
        Self {
            coach: Coach::new(),
            at: Duration::ZERO,
            frame: Duration::from_secs(1) / frames,
            shots: Vec::new(),
        }
    }

    /// The same frame for so many milliseconds; what was said last.
    fn shows(&mut self, page: Option<&Lying>, millis: u64) -> Advice {
        let until = self.at + Duration::from_millis(millis);
        let mut said = None;
        while self.at < until {
            let seen = self.coach.weigh(seen(page.cloned()), self.at);
            said = Some(seen.advice);
            if seen.shoot {
                self.shots.push(self.at);
            }
            self.at += self.frame;
        }
        said.unwrap()
    }
}

#[test]
fn a_page_that_is_laid_down_and_left_alone_is_taken_once_at_any_rate() {
    for rate in [5, 10, 24, 30, 60] {
        let mut story = Story::at_rate(rate);
        assert_eq!(story.shows(None, 2_000), Advice::LayPage);
        for step in 0..20 {
            story.shows(Some(&page(0, 0.01 * step as f32)), 1_000 / u64::from(rate));
        }
        let rests = story.at - story.frame;
        assert_eq!(story.shows(Some(&page(0, 0.19)), 4_000), Advice::Taking);
        assert_eq!(story.shots.len(), 1, "at {rate} frames a second");
        let waited = story.shots[0] - rests;
        let least = STILL.saturating_sub(Duration::from_millis(1));
        let most = STILL + story.frame + Duration::from_millis(1);
        assert!((least..=most).contains(&waited), "{waited:?} at {rate}");
        story.coach.taken(Some(print(0).1.clone()));
        assert_eq!(story.shows(Some(&page(0, 0.19)), 20_000), Advice::TakeAway);
        assert_eq!(story.shots.len(), 1);
    }
}

#[test]
fn the_next_page_is_taken_and_the_one_before_is_told_when_it_comes_again() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 2_000);
    story.coach.taken(Some(print(0).1.clone()));
    story.shows(Some(&page(0, 0.0)), 1_000);
    assert_eq!(story.shows(None, 1_000), Advice::LayPage);
    // Laid on top of it, without an empty table in between.
    story.shows(Some(&page(1, 0.0)), 2_000);
    assert_eq!(story.shots.len(), 2);
    story.coach.taken(Some(print(1).1.clone()));
    assert_eq!(story.shows(Some(&page(1, 0.0)), 1_000), Advice::TakeAway);
    story.shows(Some(&page(2, 0.0)), 2_000);
    assert_eq!(story.shots.len(), 3);
    story.coach.taken(Some(print(2).1.clone()));
    story.shows(None, 500);
    assert_eq!(story.shows(Some(&page(0, 0.05)), 5_000), Advice::Twice);
    assert_eq!(story.shots.len(), 3);
}

#[test]
fn a_page_taken_on_another_day_is_known_once_it_is_told() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 500);
    story.coach.know(vec![print(0).1.clone()]);
    assert_eq!(story.shows(Some(&page(0, 0.0)), 3_000), Advice::Twice);
    assert!(story.shots.is_empty());
}

#[test]
fn a_hand_that_comes_in_begins_the_wait_anew() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 700);
    story.shows(Some(&poor(0, Reason::Hand)), 80);
    let gone = story.at;
    story.shows(Some(&page(0, 0.0)), 2_000);
    assert_eq!(story.shots.len(), 1);
    assert!(story.shots[0] - gone >= STILL);
}

#[test]
fn what_is_wrong_while_the_page_comes_to_rest_does_not_count_as_good() {
    let mut story = Story::at_rate(15);
    story.shows(Some(&poor(1, Reason::Glare)), 190);
    let gone = story.at;
    story.shows(Some(&page(1, 0.0)), 2_000);
    assert_eq!(story.shots.len(), 1);
    assert!(story.shots[0] - gone >= STILL);
}

#[test]
fn whatever_is_wrong_is_said_and_nothing_is_taken() {
    for reason in [
        Reason::TooDark,
        Reason::Glare,
        Reason::Blurred,
        Reason::Cut,
        Reason::CornerMissing,
        Reason::Hand,
        Reason::Blank,
    ] {
        let mut story = Story::new();
        let said = story.shows(Some(&poor(0, reason)), 3_000);
        assert_eq!((said, story.shots.len()), (Advice::Poor(reason), 0));
    }
    for (is_dark, goes_beyond, reason) in [
        (true, false, Reason::TooDark),
        (false, true, Reason::Cut),
        (true, true, Reason::TooDark),
    ] {
        let seen = Measured {
            page: None,
            is_dark,
            goes_beyond,
        };
        let mut coach = Coach::new();
        let said = (0..20).map(|step| {
            let at = Duration::from_millis(100 * step);
            coach.weigh(seen.clone(), at).advice
        });
        assert_eq!(said.last(), Some(Advice::Poor(reason)));
    }
}

#[test]
fn a_page_upside_down_is_told_and_taken_all_the_same() {
    let mut story = Story::new();
    let turned = Lying {
        is_upside_down: true,
        ..page(0, 0.0)
    };
    assert_eq!(story.shows(Some(&turned), 2_000), Advice::UpsideDown);
    assert!(story.shots.is_empty());
    let _ = story.shows(Some(&turned), 2_000);
    assert_eq!(story.shots.len(), 1);
}

#[test]
fn of_several_things_the_one_to_be_done_first_is_said() {
    let mut all = page(0, 0.0);
    all.is_upside_down = true;
    all.reasons = vec![Reason::Blank, Reason::Glare, Reason::Cut, Reason::Hand];
    let mut story = Story::new();
    for (said, repaired) in [
        (Advice::Poor(Reason::Cut), Reason::Cut),
        (Advice::Poor(Reason::Hand), Reason::Hand),
        (Advice::Poor(Reason::Glare), Reason::Glare),
        (Advice::Poor(Reason::Blank), Reason::Blank),
    ] {
        assert_eq!(story.shows(Some(&all), 1_500), said);
        all.reasons.retain(|reason| *reason != repaired);
    }
    assert_eq!(story.shows(Some(&all), 1_500), Advice::UpsideDown);
}

#[test]
fn a_page_that_creeps_is_asked_to_hold_still() {
    let mut story = Story::new();
    let mut said = Advice::LayPage;
    for step in 0..200 {
        said = story.shows(Some(&page(0, 0.002 * step as f32)), 40);
    }
    assert_eq!((said, story.shots.len()), (Advice::HoldStill, 0));
}

#[test]
fn what_passed_between_two_distant_frames_is_not_taken_for_stillness() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 400);
    story.at += Duration::from_secs(5);
    story.shows(Some(&page(0, 0.0)), 400);
    assert!(story.shots.is_empty());
    story.shows(Some(&page(0, 0.0)), 600);
    assert_eq!(story.shots.len(), 1);
}

#[test]
fn a_picture_by_button_is_not_followed_by_one_by_itself() {
    let mut story = Story::new();
    story.shows(Some(&poor(0, Reason::Glare)), 1_000);
    story.coach.asked();
    story.shows(Some(&page(0, 0.0)), 2_000);
    story.coach.taken(Some(print(0).1.clone()));
    assert_eq!(story.shows(Some(&page(0, 0.0)), 5_000), Advice::TakeAway);
    assert!(story.shots.is_empty());
    // Where no page was seen, the one that is seen next is the one that was taken.
    let mut story = Story::new();
    story.shows(None, 1_000);
    story.coach.asked();
    story.coach.taken(None);
    assert_eq!(story.shows(Some(&page(1, 0.0)), 5_000), Advice::TakeAway);
    assert!(story.shots.is_empty());
}

#[test]
fn after_a_picture_that_came_to_nothing_the_page_is_taken_again_after_a_rest() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 1_500);
    assert_eq!(story.shots.len(), 1);
    story.coach.failed(story.at);
    let failed = story.at;
    story.shows(Some(&page(0, 0.0)), 3_000);
    assert_eq!(story.shots.len(), 2);
    assert!(story.shots[1] - failed >= REST);
}

#[test]
fn a_page_that_had_better_be_taken_again_is_taken_when_it_is_laid_down_anew() {
    let mut story = Story::new();
    story.shows(Some(&page(0, 0.0)), 1_500);
    story.coach.taken(None);
    story.shows(None, 1_000);
    story.shows(Some(&page(0, 0.02)), 1_500);
    assert_eq!(story.shots.len(), 2);
}

/// A part of a story: what is seen and for how many frames, and what becomes of pictures.
#[derive(Debug, Clone)]
enum Part {
    Nothing(u64),
    Page(u32, u8, Option<Reason>, u64),
    Moving(u32, u64),
    Unseen(u64),
    Button,
    Answer(bool),
}

fn part() -> impl Strategy<Value = Part> {
    let reason = prop_oneof![
        3 => Just(None),
        1 => prop_oneof![
            Just(Reason::Hand),
            Just(Reason::Glare),
            Just(Reason::Blurred),
            Just(Reason::Cut),
        ].prop_map(Some),
    ];
    prop_oneof![
        2 => (1_u64..30).prop_map(Part::Nothing),
        6 => (0_u32..3, 0_u8..3, reason, 1_u64..40)
            .prop_map(|(number, place, reason, frames)| Part::Page(number, place, reason, frames)),
        2 => (0_u32..3, 1_u64..20).prop_map(|(number, frames)| Part::Moving(number, frames)),
        1 => (100_u64..3_000).prop_map(Part::Unseen),
        1 => Just(Part::Button),
        3 => any::<bool>().prop_map(Part::Answer),
    ]
}

/// A frame of a story and what the coach made of it.
struct Told {
    at: Duration,
    page: Option<Lying>,
    seen: Seen,
}

fn tell(parts: &[Part], rate: u32) -> Vec<Told> {
    let mut coach = Coach::new();
    let mut at = Duration::ZERO;
    let mut told: Vec<Told> = Vec::new();
    let frame = Duration::from_secs(1) / rate;
    for part in parts {
        let pages: Vec<Option<Lying>> = match part {
            Part::Nothing(frames) => (0..*frames).map(|_| None).collect(),
            Part::Page(number, place, reason, frames) => {
                let mut lying = page(*number, 0.1 * f32::from(*place));
                lying.reasons.extend(*reason);
                (0..*frames).map(|_| Some(lying.clone())).collect()
            }
            Part::Moving(number, frames) => (0..*frames)
                .map(|step| Some(page(*number, 0.02 * step as f32)))
                .collect(),
            Part::Unseen(millis) => {
                at += Duration::from_millis(*millis);
                continue;
            }
            Part::Button => {
                coach.asked();
                continue;
            }
            Part::Answer(true) => {
                coach.taken(None);
                continue;
            }
            Part::Answer(false) => {
                coach.failed(at);
                continue;
            }
        };
        for page in pages {
            let seen = coach.weigh(seen(page.clone()), at);
            told.push(Told { at, page, seen });
            at += frame;
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_advice_comes_before_the_last_one_was_heard_but_that_of_the_picture(
        parts in prop::collection::vec(part(), 1..24),
        rate in 5_u32..=60,
    ) {
        let told = tell(&parts, rate);
        let mut changed = Duration::ZERO;
        for pair in told.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            if before.seen.advice != after.seen.advice {
                let soon = after.at - changed < spoken::STANDS;
                prop_assert!(!soon || after.seen.advice == Advice::Taking, "at {:?}", after.at);
                changed = after.at;
            }
        }
    }

    #[test]
    fn a_picture_is_taken_of_nothing_but_a_page_that_was_good_and_still_long_enough(
        parts in prop::collection::vec(part(), 1..24),
        rate in 5_u32..=60,
    ) {
        let told = tell(&parts, rate);
        for (place, shot) in told.iter().enumerate().filter(|(_, told)| told.seen.shoot) {
            let page = shot.page.as_ref().unwrap();
            let from = shot.at.checked_sub(STILL).unwrap();
            let first = told[..place].iter().rposition(|told| told.at <= from).unwrap();
            for pair in told[first..=place].windows(2) {
                prop_assert!(pair[1].at - pair[0].at <= UNSEEN);
                let before = pair[0].page.as_ref().unwrap();
                prop_assert!(before.reasons.is_empty() && before.is_as_still_as(page));
            }
        }
    }

    #[test]
    fn a_page_that_lies_there_is_taken_once_however_long(
        parts in prop::collection::vec(part(), 0..12),
        rate in 5_u32..=60,
        answers in prop::collection::vec(0_u64..40, 4),
    ) {
        // Whatever went before, and whenever the answer comes.
        let mut parts = parts;
        parts.push(Part::Unseen(3_000));
        parts.push(Part::Nothing(u64::from(rate)));
        let begins = tell(&parts, rate).len();
        for frames in answers {
            parts.push(Part::Page(0, 0, None, frames + u64::from(rate) * 2));
            parts.push(Part::Answer(true));
        }
        let told = tell(&parts, rate);
        let shots = told[begins..].iter().filter(|told| told.seen.shoot);
        prop_assert!(shots.count() <= 1);
    }

    #[test]
    fn the_page_is_outlined_in_every_frame_that_shows_it(
        parts in prop::collection::vec(part(), 1..12),
    ) {
        for told in tell(&parts, 30) {
            prop_assert_eq!(told.seen.outline, told.page.map(|page| page.outline));
        }
    }
}
