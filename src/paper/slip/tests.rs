//! What a resident would notice of a slip.

use super::*;
use crate::paper::layout::{Item, Text};
use lopdf::Document;
use proptest::prelude::*;
use unicode_normalization::is_nfc;

/// The picture of an identity card.
const ID_CARD: char = '\u{e617}';

const BOTH: [SlipPaper; 2] = [SlipPaper::A5, SlipPaper::Roll80];

/// A slip with everything on it.
pub(in crate::paper) fn sample() -> Slip {
    let fact = |label: &str, value: &str| Fact {
        label: label.into(),
        value: value.into(),
    };
    let paper = |name: &str, amount: &str| Paper {
        name: name.into(),
        amount: amount.into(),
        picture: amount.is_empty().then_some(ID_CARD),
    };
    Slip {
        language: "vi".into(),
        title: "PHIẾU HƯỚNG DẪN – KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ".into(),
        office: "Ủy ban nhân dân phường Bạch Mai".into(),
        reference_label: "Mã hồ sơ của bác".into(),
        reference: Reference::from_random([20, 11, 7, 3, 15, 22, 9, 1]),
        code: "K7M4PX2RC".into(),
        next: "Bác cầm phiếu này và giấy tờ gốc ra quầy số 3.".into(),
        visit: vec![
            fact("Ở đâu", "Quầy số 3, 33 phố Đại La, phường Bạch Mai"),
            fact(
                "Khi nào",
                "8 giờ đến 11 giờ 30, 13 giờ 30 đến 17 giờ, thứ Hai đến thứ Sáu",
            ),
            fact("Điện thoại", "024 3869 1234"),
        ],
        procedure: "Cấp Giấy xác nhận tình trạng hôn nhân".into(),
        attached: Papers {
            heading: "Giấy tờ máy đã nhận".into(),
            papers: vec![
                paper("Giấy chứng nhận kết hôn cũ", "2 trang: 7F3K, 92CA"),
                paper("Quyết định ly hôn của Tòa án", "3 trang: A2CE, F3HK, M4NP"),
            ],
        },
        missing: Papers {
            heading: "Giấy tờ còn thiếu".into(),
            papers: vec![paper("Văn bản ủy quyền có chứng thực", "")],
        },
        expected: vec![
            fact("Lệ phí (dự kiến)", "15.000 ₫"),
            fact("Ngày xong (dự kiến)", "thứ Hai, 30/11/2026"),
        ],
    }
}

/// All words of a slip in the order they are read.
fn words(slip: &Slip, paper: SlipPaper) -> Vec<String> {
    let colon = match paper {
        SlipPaper::A5 => "",
        SlipPaper::Roll80 => ":",
    };
    let facts = |facts: &[Fact]| -> Vec<String> {
        let line = |fact: &Fact| format!("{}{colon} {}", fact.label, fact.value);
        facts.iter().map(line).collect()
    };
    let papers = |list: &Papers| -> Vec<String> {
        let lines = list.papers.iter().map(|paper| match paper.amount.as_str() {
            "" => paper.name.clone(),
            amount => format!("{} – {amount}", paper.name),
        });
        let heading = (!list.papers.is_empty()).then(|| list.heading.clone());
        heading.into_iter().chain(lines).collect()
    };
    let mut texts = vec![
        slip.title.clone(),
        slip.office.clone(),
        slip.reference_label.clone(),
    ];
    texts.extend([slip.reference.to_string(), slip.next.clone()]);
    texts.extend(facts(&slip.visit));
    texts.push(slip.procedure.clone());
    texts.extend(facts(&slip.expected));
    texts.extend(papers(&slip.missing));
    texts.extend(papers(&slip.attached));
    split(&texts)
}

fn split(texts: &[String]) -> Vec<String> {
    texts
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(str::to_owned)
        .collect()
}

/// Words of pages without running heads, as they are read.
fn read(pages: &[Page]) -> Vec<String> {
    let spoken: Vec<String> = pages
        .iter()
        .enumerate()
        .flat_map(|(place, page)| page.says().split_off(usize::from(place > 0)))
        .collect();
    split(&spoken)
}

fn sorted(mut words: Vec<String>) -> Vec<String> {
    words.sort();
    words
}

fn texts(pages: &[Page]) -> impl Iterator<Item = &Text> {
    pages
        .iter()
        .flat_map(|page| &page.items)
        .filter_map(|item| match item {
            Item::Text(text) => Some(text),
            _ => None,
        })
}

/// Left, top, right and bottom of what an item draws.
fn edges(item: &Item) -> [f32; 4] {
    match item {
        Item::Filled(areas) => {
            areas
                .iter()
                .fold([f32::MAX, f32::MAX, 0.0, 0.0], |[l, t, r, b], area| {
                    [
                        l.min(area.x),
                        t.min(area.y),
                        r.max(area.x + area.width),
                        b.max(area.y + area.height),
                    ]
                })
        }
        Item::Frame { area, pen } => {
            let half = pen / 2.0;
            [
                area.x - half,
                area.y - half,
                area.x + area.width + half,
                area.y + area.height + half,
            ]
        }
        Item::Line { from, to, .. } => [
            from[0].min(to[0]),
            from[1].min(to[1]),
            from[0].max(to[0]),
            from[1].max(to[1]),
        ],
        Item::Stroke { points, pen } => {
            let half = pen / 2.0;
            points
                .iter()
                .fold([f32::MAX, f32::MAX, 0.0, 0.0], |[l, t, r, b], [x, y]| {
                    [
                        l.min(x - half),
                        t.min(y - half),
                        r.max(x + half),
                        b.max(y + half),
                    ]
                })
        }
        Item::Text(text) => {
            let em = text.em() * 1000.0;
            [
                text.x,
                text.baseline - em,
                text.x + text.width(),
                text.baseline + 0.265 * em,
            ]
        }
    }
}

fn assert_legible(pages: &[Page], margin: f32) {
    for text in texts(pages) {
        assert!(
            text.size >= LEAST_SIZE,
            "{} is {} pt",
            text.says(),
            text.size
        );
    }
    for page in pages {
        for item in &page.items {
            let [left, top, right, bottom] = edges(item);
            let close = 0.05;
            assert!(
                left >= margin - close && right <= page.width - margin + close,
                "{item:?}"
            );
            assert!(
                top >= margin - close && bottom <= page.height - margin + close,
                "{item:?}"
            );
        }
    }
}

#[test]
fn a_common_slip_is_one_sheet_or_one_stretch_in_reading_order() {
    let slip = sample();
    for paper in BOTH {
        let pages = pages(&slip, paper).unwrap();
        assert_eq!(pages.len(), 1, "{paper:?}");
        assert_legible(&pages, 4.0);
        assert_eq!(read(&pages).join(" "), words(&slip, paper).join(" "));
    }
}

#[test]
fn the_reference_is_by_far_the_largest_text() {
    let slip = sample();
    for (paper, least) in [(SlipPaper::A5, 48.0), (SlipPaper::Roll80, 28.0)] {
        let pages = pages(&slip, paper).unwrap();
        let largest = texts(&pages)
            .max_by(|one, other| one.size.total_cmp(&other.size))
            .unwrap();
        assert_eq!(largest.says(), slip.reference.to_string());
        assert!(largest.size >= least, "{paper:?}: {}", largest.size);
    }
}

#[test]
fn nothing_above_the_fold_tells_why_the_resident_came() {
    let slip = sample();
    let pages = pages(&slip, SlipPaper::A5).unwrap();
    let above: Vec<String> = texts(&pages[..1])
        .filter(|text| text.baseline - text.em() * 1000.0 < a5::FOLD)
        .map(Text::says)
        .collect();
    assert!(above.iter().any(|text| text.contains("WF9 5NY C36")));
    let private = [
        "Cấp Giấy",
        "hôn",
        "Lệ phí",
        "15.000",
        "Ngày xong",
        "Giấy tờ máy",
        "trang",
        "còn thiếu",
        "Văn bản",
    ];
    for text in above {
        assert!(!private.iter().any(|word| text.contains(word)), "{text}");
    }
}

#[cfg(feature = "kiosk")]
#[test]
fn the_code_reads_back_from_both_papers() {
    let slip = sample();
    for paper in BOTH {
        let image = to_images(&slip, paper, 8.0).unwrap().remove(0);
        let (width, height) = (image.width as usize, image.height as usize);
        let read = crate::capture::qr::of_frame(&image.pixels, width, height);
        assert_eq!(read.unwrap(), slip.code, "{paper:?}");
    }
}

#[cfg(feature = "kiosk")]
#[test]
fn the_code_is_sharp_at_the_dots_of_a_thermal_printer() {
    let pages = pages(&sample(), SlipPaper::Roll80).unwrap();
    let code = pages[0]
        .items
        .iter()
        .find(|item| matches!(item, Item::Filled(_)))
        .unwrap();
    let alone = Page {
        items: vec![code.clone()],
        ..pages[0].clone()
    };
    let image = crate::paper::raster::draw(&alone, 8.0).unwrap();
    assert_eq!(
        (image.width, image.height),
        (640, image.pixels.len() as u32 / 640)
    );
    assert!(image.pixels.contains(&0));
    let grey = image
        .pixels
        .iter()
        .filter(|pixel| !(3..=252).contains(*pixel))
        .count();
    assert_eq!(grey, image.pixels.len());
}

#[test]
fn a_long_slip_goes_on_overleaf_under_its_reference() {
    let mut slip = sample();
    let paper = slip.attached.papers[0].clone();
    slip.attached.papers = vec![paper; 30];
    slip.visit[0].value = "Nhà văn hóa tổ dân phố số 3, ngõ 191 ".repeat(6);
    let pages = pages(&slip, SlipPaper::A5).unwrap();
    assert_eq!(pages.len(), 3);
    assert_legible(&pages, 4.0);
    assert_eq!(
        read(&pages).join(" "),
        words(&slip, SlipPaper::A5).join(" ")
    );
    assert_eq!(pages[1].says()[0], "WF9 5NY C36 · 2/3");
    assert_eq!(pages[2].says()[0], "WF9 5NY C36 · 3/3");
}

#[test]
fn empty_lists_leave_no_heading() {
    let mut slip = sample();
    slip.missing.papers.clear();
    for paper in BOTH {
        let spoken = pages(&slip, paper).unwrap()[0].says().join(" ");
        assert!(spoken.contains("Giấy tờ máy đã nhận"));
        assert!(!spoken.contains("còn thiếu"));
    }
}

#[test]
fn a_letter_that_cannot_be_drawn_stops_the_slip() {
    let mut slip = sample();
    slip.office.push('漢');
    assert!(matches!(
        to_pdf(&slip, SlipPaper::A5),
        Err(PaperError::MissingGlyph('漢'))
    ));
}

#[test]
fn the_pdf_gives_back_the_words_in_normal_form_c() {
    let mut slip = sample();
    // The same words, typed in decomposed letters.
    slip.office =
        "U\u{309}y ban nha\u{302}n da\u{302}n phu\u{31b}\u{1a1}\u{300}ng Ba\u{323}ch Mai".into();
    for paper in BOTH {
        let document = Document::load_mem(&to_pdf(&slip, paper).unwrap()).unwrap();
        let numbers: Vec<u32> = document.get_pages().into_keys().collect();
        let text = document.extract_text(&numbers).unwrap();
        assert!(is_nfc(&text));
        let found: String = text.split_whitespace().collect();
        let expected: String = read(&pages(&slip, paper).unwrap()).concat();
        assert_eq!(found, expected);
        assert!(found.contains("Ủybannhândânphường"), "{found}");
    }
}

#[test]
fn the_pdf_says_what_readers_need_and_nothing_of_the_resident() {
    let slip = sample();
    let bytes = to_pdf(&slip, SlipPaper::A5).unwrap();
    assert_eq!(bytes, to_pdf(&slip, SlipPaper::A5).unwrap());
    assert!(bytes.len() < 80_000, "{}", bytes.len());
    let document = Document::load_mem(&bytes).unwrap();
    assert_eq!(document.version, "1.4");
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi");
    let information = document.trailer.get(b"Info").unwrap();
    let information = document
        .dereference(information)
        .unwrap()
        .1
        .as_dict()
        .unwrap();
    let keys: Vec<_> = information.iter().map(|(key, _)| key.as_slice()).collect();
    assert_eq!(
        sorted(
            keys.iter()
                .map(|key| String::from_utf8_lossy(key).into())
                .collect()
        ),
        ["Producer", "Title"]
    );
    assert_eq!(
        lopdf::decode_text_string(information.get(b"Title").unwrap()).unwrap(),
        slip.title
    );

    let mut other = sample();
    other.next.push('!');
    let other = Document::load_mem(&to_pdf(&other, SlipPaper::A5).unwrap()).unwrap();
    let identifier = |document: &Document| format!("{:?}", document.trailer.get(b"ID").unwrap());
    assert_ne!(identifier(&document), identifier(&other));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_text_stays_inside_the_paper_and_loses_no_letter(
        sentence in "([a-zàáảãạăâđêôơưộữ0-9.,:;()]{1,30} ){0,16}",
        name in "[A-ZĐẤẾỘỮ]{0,90}",
        count in 0_usize..12,
    ) {
        let mut slip = sample();
        slip.next = sentence.clone();
        slip.visit[1].value = name.clone();
        slip.visit[2].label = sentence;
        let bring = Paper { name, amount: "1 bản".into(), picture: Some(ID_CARD) };
        slip.missing.papers = vec![bring; count];
        for paper in BOTH {
            let pages = pages(&slip, paper).unwrap();
            assert_legible(&pages, 4.0);
            let letters = |words: Vec<String>| {
                let mut letters: Vec<char> = words.concat().chars().collect();
                letters.sort_unstable();
                letters
            };
            prop_assert_eq!(letters(read(&pages)), letters(words(&slip, paper)));
        }
    }
}
