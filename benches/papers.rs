//! How long each paper takes and how large it is: the application forms of all golden filings, with and
//! without codes, and a slip for a sheet and for a roll: `cargo bench --bench papers`.
//!
//! Nothing is asserted about time.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use motcua::config;
use motcua::filing::form::{FilledForm, Replies};
use motcua::filing::reference::Reference;
use motcua::paper::slip::{Fact, Paper, Papers, Slip, SlipPaper};
use motcua::paper::{form, raster, slip, strips};
use motcua::protocol::manifest::AnswerEntry;
use motcua::vietnamese::typing::Typing;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Every paper is made so many times.
const TIMES: usize = 9;

#[allow(clippy::print_stdout)]
fn main() {
    println!("| paper | pages | median | at worst | bytes |");
    println!("|---|---|---|---|---|");
    for (codes, name) in [(None, "form"), (Some(Typing::Telex), "form with codes")] {
        let forms = forms(codes);
        let largest = forms
            .iter()
            .map(|form| form::to_pdf(form).unwrap().len())
            .max();
        let pages = forms.iter().map(|form| form::pages(form).unwrap().len());
        let pages = pages.max().unwrap();
        let name = format!("{name} as PDF ({} golden filings)", forms.len());
        row(&name, pages, largest.unwrap(), || {
            forms
                .iter()
                .map(|form| time(|| form::to_pdf(form).unwrap().len()))
                .collect()
        });
    }
    let forms = forms(None);
    row("form for the screen (6.4 dots/mm, in strips)", 1, 0, || {
        let draw = |form: &FilledForm| {
            let pages = form::pages(form).unwrap();
            let strips = pages
                .iter()
                .map(|page| strips::cut(page, 6.4, 700).unwrap().len());
            strips.sum::<usize>()
        };
        forms.iter().map(|form| time(|| draw(form))).collect()
    });
    let slip = sample();
    for (paper, name) in [
        (SlipPaper::A5, "slip, A5"),
        (SlipPaper::Roll80, "slip, 80 mm"),
    ] {
        let bytes = slip::to_pdf(&slip, paper).unwrap().len();
        row(&format!("{name}, as PDF"), 1, bytes, || {
            vec![time(|| slip::to_pdf(&slip, paper).unwrap().len())]
        });
    }
    let roll = slip::pages(&slip, SlipPaper::Roll80).unwrap();
    row("slip, 80 mm, as dots of a receipt printer", 1, 0, || {
        vec![time(|| raster::draw(&roll[0], 8.0).unwrap().pixels.len())]
    });
}

fn time(make: impl Fn() -> usize) -> Duration {
    let begun = Instant::now();
    let _ = black_box(make());
    begun.elapsed()
}

#[allow(clippy::print_stdout)]
fn row(name: &str, pages: usize, bytes: usize, make: impl Fn() -> Vec<Duration>) {
    let mut times: Vec<Duration> = (0..TIMES).flat_map(|_| make()).collect();
    times.sort();
    let millis = |time: Duration| time.as_secs_f64() * 1e3;
    let middle = millis(times[times.len() / 2]);
    let worst = millis(times[times.len() - 1]);
    println!("| {name} | {pages} | {middle:.1} ms | {worst:.1} ms | {bytes} |");
}

/// The form of every golden filing that has one.
fn forms(codes: Option<Typing>) -> Vec<FilledForm> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut config = config::load(&root.join("kiosk-config")).unwrap();
    config.settings.form_codes = codes;
    let day = jiff::civil::date(2026, 11, 24);
    let reference = Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8]).to_string();
    let mut all = Vec::new();
    for folder in folders(&root.join("tests/golden")) {
        let id = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let procedure = config.procedure(&id, day).unwrap();
        for path in folders(&folder) {
            if path.extension().is_none_or(|ending| ending != "json") {
                continue;
            }
            let filing = std::fs::read(&path).unwrap();
            let filing: serde_json::Value = serde_json::from_slice(&filing).unwrap();
            let Some(answers) = filing.get("answers") else {
                continue;
            };
            let answers: Vec<AnswerEntry> = serde_json::from_value(answers.clone()).unwrap();
            let replies = answers.iter().map(|one| (&one.question, &one.answer.reply));
            let replies = Replies::new(replies, day);
            all.extend(config.application_form(procedure, &replies, day, Some(&reference)));
        }
    }
    all
}

fn folders(of: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(of)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    found.sort();
    found
}

/// A common slip.
fn sample() -> Slip {
    let fact = |label: &str, value: &str| Fact {
        label: label.into(),
        value: value.into(),
    };
    let paper = |name: &str, amount: &str| Paper {
        name: name.into(),
        amount: amount.into(),
        picture: amount.is_empty().then_some('\u{e617}'),
    };
    Slip {
        language: "vi".into(),
        title: "PHIẾU HƯỚNG DẪN – KHÔNG THAY GIẤY TIẾP NHẬN HỒ SƠ".into(),
        office: "Ủy ban nhân dân phường Bạch Mai".into(),
        reference_label: "Số của bác".into(),
        reference: Reference::from_random([1, 2, 3, 4, 5, 6, 7, 8]),
        code: "3456789AE".into(),
        next: "Cầm phiếu này ra quầy số 3".into(),
        visit: vec![
            fact("Ở đâu", "Số 1, phố Ví Dụ, phường Bạch Mai, Hà Nội"),
            fact(
                "Giờ làm việc",
                "Thứ Hai đến thứ Sáu, 8 giờ sáng đến 5 giờ chiều",
            ),
            fact("Điện thoại quầy", "024 0000 0000"),
        ],
        procedure: "Cấp Giấy xác nhận tình trạng hôn nhân".into(),
        expected: vec![
            fact("Lệ phí dự kiến", "3.000 đồng"),
            fact("Dự kiến có kết quả", "thứ Hai, ngày 30 tháng 11 năm 2026"),
        ],
        missing: Papers {
            heading: "Giấy tờ cần mang theo".into(),
            papers: vec![paper("Thẻ căn cước của bác", "")],
        },
        attached: Papers {
            heading: "Giấy tờ đã chụp".into(),
            papers: vec![paper("Giấy khai tử", "2 trang: 7F3K, 92CA")],
        },
    }
}
