//! What would be seen on the roll, and what a printer would understand.

use super::*;
use crate::capture::qr;
use crate::paper::layout::{Area, Item};
use crate::paper::slip::{self, SlipPaper, tests::sample};
use proptest::collection::vec;
use proptest::prelude::*;

fn roll(pages: Vec<Page>) -> Sheets {
    Sheets {
        pages,
        paper: PaperSize::Roll80,
        title: "Mot Cua",
        language: "vi".to_owned(),
    }
}

/// A black bar over the whole paper.
fn bar(height: f32) -> Page {
    let area = Area {
        x: 0.0,
        y: 0.0,
        width: 80.0,
        height,
    };
    Page {
        width: 80.0,
        height,
        items: vec![Item::Filled(vec![area])],
    }
}

#[test]
fn the_printable_72_of_80_millimetres_are_sent_in_strips_and_each_page_is_cut_off() {
    let strips = strips(&roll(vec![bar(20.0), bar(1.0)])).unwrap();
    let heights: Vec<u8> = strips.iter().map(|strip| strip[6]).collect();
    assert_eq!(heights, [64, 64, 32, 8]);
    for (strip, cut) in strips.iter().zip([false, false, true, true]) {
        assert_eq!(strip[..6], [0x1d, b'v', b'0', 0, 72, 0]);
        let rows = usize::from(strip[6]) * 72;
        assert!(strip[8..8 + rows].iter().all(|byte| *byte == 0xff));
        assert_eq!(strip[8 + rows..] == END, cut);
        assert_eq!(strip[8 + rows..].is_empty(), !cut);
    }
}

#[test]
fn the_square_code_of_a_slip_is_whole_dots_and_reads_back() {
    let slip = sample();
    let pages = slip::pages(&slip, SlipPaper::Roll80).unwrap();
    let rows: Vec<_> = pages.iter().flat_map(|page| rows(page).unwrap()).collect();
    let grey: Vec<u8> = rows
        .iter()
        .flatten()
        .flat_map(|byte| (0..8).map(move |bit| byte << bit & 0x80))
        .map(|black| if black == 0 { 255 } else { 0 })
        .collect();
    assert_eq!(qr::of_frame(&grey, DOTS, rows.len()).unwrap(), slip.code);
}

#[test]
fn sheets_are_refused_and_no_page_is_no_strip() {
    let sheets = Sheets {
        paper: PaperSize::A5,
        ..roll(vec![bar(10.0)])
    };
    assert_eq!(strips(&sheets), Err(Trouble::Refused));
    assert_eq!(strips(&roll(Vec::new())), Ok(Vec::new()));
}

#[test]
fn the_answers_are_told_apart_by_their_bits() {
    for (byte, answer) in [
        (0x00, Answer::Marked { paper: true }),
        (0x03, Answer::Marked { paper: true }),
        (0x0c, Answer::Marked { paper: false }),
        (0x0f, Answer::Marked { paper: false }),
        (0x12, Answer::Told(0x12)),
        (0x72, Answer::Told(0x72)),
        (0x10, Answer::Report),
        (0x14, Answer::Report),
        (0x11, Answer::Flow),
        (0x13, Answer::Flow),
        (b'H', Answer::Noise),
        (0x01, Answer::Noise),
        (0x80, Answer::Noise),
        (0xff, Answer::Noise),
    ] {
        assert_eq!(Answer::of(byte), answer, "{byte:#04x}");
    }
}

#[test]
fn what_is_the_matter_has_a_name_and_what_passes_is_none() {
    for (question, answer, trouble) in [
        (Question::Cause, 0x12, None),
        (Question::Cause, 0x16, Some(Trouble::CoverOpen)),
        (Question::Cause, 0x1a, None),
        (Question::Cause, 0x32, Some(Trouble::NoPaper)),
        (Question::Fault, 0x1a, Some(Trouble::CutterStuck)),
        (Question::Fault, 0x32, Some(Trouble::Defect)),
        (Question::Fault, 0x16, Some(Trouble::Defect)),
        (Question::Fault, 0x52, None),
        (Question::Paper, 0x1e, None),
        (Question::Paper, 0x72, Some(Trouble::NoPaper)),
        (Question::Line, 0x1a, Some(Trouble::Paused)),
        (Question::Line, 0x16, None),
    ] {
        assert_eq!(
            question.trouble(answer),
            trouble,
            "{question:?} {answer:#x}"
        );
    }
}

proptest! {
    #[test]
    fn no_picture_looks_like_a_question_or_an_order(mut dots in vec(prop_oneof![Just(0x10_u8), Just(4), Just(5), Just(0x14), any::<u8>()], 0..200)) {
        let before = dots.clone();
        disarm(&mut dots);
        let looks = dots.windows(2).any(|pair| pair[0] == 0x10 && matches!(pair[1], 4 | 5 | 0x14));
        prop_assert!(!looks);
        for (one, other) in before.iter().zip(&dots) {
            prop_assert_eq!(one | other, *other);
            prop_assert!((one ^ other).count_ones() <= 1);
        }
    }
}
