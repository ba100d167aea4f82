//! How well the coach tells what is wrong with a page in the preview, and how long a frame takes it:
//! `cargo bench --bench coach [-- PHOTOGRAPHS] [-- tuning]`.
//!
//! Photographs with a known fault are made smaller to the frames of a preview, 1280 × 720, written as a camera
//! without much time writes JPEG, decoded and looked at. The seeds are the judging ones; what was tried while the
//! coach was built used others. Nothing is asserted.
//!
//! `taskset -c 0` keeps it on one core. Where others use the machine too, the mean of the processor's time says more
//! than the clock.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../tests/photographs/mod.rs"]
mod photographs;

use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops;
use motcua::capture::coach::{Advice, Coach, Seen};
use motcua::capture::page::judge::Reason;
use motcua::capture::source::frame::{Encoding, Frame};
use photographs::photograph::{Fault, Paper, take};
use photographs::random::Random;
use photographs::{JUDGING, papers};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

const FRAME: (u32, u32) = (1280, 720);
/// Photographs are taken so many times finer than frames.
const FINER: u32 = 2;
/// Frames of each page, and the time between them.
const FRAMES: u32 = 12;
/// A page upside down is told and taken later.
const UPSIDE_DOWN: u32 = 36;
const BETWEEN: Duration = Duration::from_millis(100);
/// Tuning seeds begin here.
const TUNING: u64 = 40_000;

const FAULTS: [Fault; 16] = [
    Fault::Nothing,
    Fault::Blurred,
    Fault::Nothing,
    Fault::Dark,
    Fault::Nothing,
    Fault::Glare,
    Fault::Nothing,
    Fault::Cut,
    Fault::Nothing,
    Fault::Folded,
    Fault::Nothing,
    Fault::Hand,
    Fault::Nothing,
    Fault::NoPage,
    Fault::Nothing,
    // An empty sheet.
    Fault::Nothing,
];

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let count = words.iter().filter_map(|word| word.parse().ok()).next();
    let count: u64 = count.unwrap_or(320);
    let first = if words.iter().any(|word| word == "tuning") {
        TUNING
    } else {
        JUDGING
    };
    let forms: Vec<Paper> = papers::forms(6, 10.0);
    let mut figures = Figures::default();
    for number in 0..count {
        let fault = FAULTS[number as usize % FAULTS.len()];
        let paper = paper(number, &forms);
        let size = (FRAME.0 * FINER, FRAME.1 * FINER);
        let photograph = take(first + number, fault, &paper, size.0, size.1);
        let seen = imageops::thumbnail(&photograph.picture, FRAME.0, FRAME.1);
        let blank = paper.name == "empty";
        figures.watch(first + number, fault, &paper.name, blank, &seen);
    }
    figures.tell(count, first);
}

fn paper(number: u64, forms: &[Paper]) -> Paper {
    let form = &forms[number as usize % forms.len()];
    match number / 3 % 4 {
        _ if number % 16 == 15 => papers::empty(),
        0 | 1 => form.clone(),
        2 => papers::on_a5(form),
        _ => papers::card(form, number),
    }
}

/// The frame as one of many: with noise of its own, and written as JPEG.
fn frame(picture: &RgbImage, seed: u64) -> Frame {
    let mut random = Random::new(seed);
    let mut noisy = picture.clone();
    for value in noisy.iter_mut() {
        *value = (f32::from(*value) + random.between(-4.0, 4.0)).round() as u8;
    }
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, 85);
    noisy.write_with_encoder(encoder).unwrap();
    Frame {
        encoding: Encoding::Jpeg,
        width: FRAME.0,
        height: FRAME.1,
        bytes,
    }
}

#[derive(Default)]
struct Figures {
    decoding: Vec<f64>,
    looking: Vec<f64>,
    /// Milliseconds of the processor for all decoding and looking.
    processor: f64,
    /// Good pages: all, taken by themselves at the first chance, taken at all, and what stopped the others.
    good: [u32; 3],
    /// Good pages that were told to lie upside down.
    upside_down: u32,
    stopped: BTreeMap<String, u32>,
    /// Of each fault: all, named in the end, and taken by mistake.
    faults: BTreeMap<String, [u32; 3]>,
    said: BTreeMap<String, BTreeMap<String, u32>>,
}

impl Figures {
    fn watch(&mut self, seed: u64, fault: Fault, name: &str, blank: bool, picture: &RgbImage) {
        let mut coach = Coach::new();
        let mut last: Option<Seen> = None;
        let mut shot = None;
        let mut is_upside_down = false;
        for number in 0..UPSIDE_DOWN {
            is_upside_down |= last.is_some_and(|seen: Seen| seen.advice == Advice::UpsideDown);
            if number >= FRAMES && !is_upside_down {
                break;
            }
            let frame = frame(picture, seed * 100 + u64::from(number));
            let used = processor();
            let begun = Instant::now();
            let decoded = frame.rgb().unwrap();
            self.decoding.push(begun.elapsed().as_secs_f64() * 1e3);
            let begun = Instant::now();
            let seen = coach.look(&decoded, BETWEEN * number);
            self.looking.push(begun.elapsed().as_secs_f64() * 1e3);
            self.processor += processor() - used;
            if seen.shoot {
                shot = Some(number);
            }
            last = Some(seen);
        }
        let said = last.unwrap().advice;
        let expected = match fault {
            Fault::Nothing if blank => Some(Advice::Poor(Reason::Blank)),
            Fault::Nothing => None,
            Fault::Blurred => Some(Advice::Poor(Reason::Blurred)),
            Fault::Dark => Some(Advice::Poor(Reason::TooDark)),
            Fault::Glare => Some(Advice::Poor(Reason::Glare)),
            Fault::Cut => Some(Advice::Poor(Reason::Cut)),
            Fault::Folded => Some(Advice::Poor(Reason::CornerMissing)),
            Fault::Hand => Some(Advice::Poor(Reason::Hand)),
            Fault::NoPage => Some(Advice::LayPage),
        };
        let Some(expected) = expected else {
            self.good[0] += 1;
            self.good[1] += u32::from(shot.is_some_and(|frame| frame <= 8));
            self.good[2] += u32::from(shot.is_some());
            self.upside_down += u32::from(is_upside_down);
            if shot.is_none() {
                println!("{seed} {name}: good, not taken: {said:?}");
                *self.stopped.entry(format!("{said:?}")).or_default() += 1;
            }
            return;
        };
        let counts = self.faults.entry(format!("{expected:?}")).or_default();
        counts[0] += 1;
        counts[1] += u32::from(said == expected);
        counts[2] += u32::from(shot.is_some());
        if said != expected {
            println!(
                "{seed} {name}: {fault:?} said {said:?}, taken {}",
                shot.is_some()
            );
            let others = self.said.entry(format!("{expected:?}")).or_default();
            *others.entry(format!("{said:?}")).or_default() += 1;
        }
    }

    fn tell(&mut self, count: u64, first: u64) {
        println!("\n{count} pages from seed {first}, {FRAMES} frames of each");
        let [all, prompt, taken] = self.good;
        println!(
            "good pages taken by themselves: {taken} of {all} ({:.1} %), {prompt} of them within a second; not taken: {:?}",
            100.0 * f64::from(taken) / f64::from(all),
            self.stopped
        );
        println!(
            "told to lie upside down, and taken later: {}",
            self.upside_down
        );
        println!(
            "\n| what is wrong | named | taken all the same | said instead |\n|---|---|---|---|"
        );
        for (what, [all, named, taken]) in &self.faults {
            let others = self.said.get(what).map(|said| format!("{said:?}"));
            println!(
                "| {what} | {named} of {all} | {taken} | {} |",
                others.unwrap_or_default()
            );
        }
        let both = self.decoding.iter().zip(&self.looking);
        let mut both: Vec<f64> = both.map(|(one, other)| one + other).collect();
        println!("\n| step | median | 95 of 100 | worst |\n|---|---|---|---|");
        for (what, times) in [
            ("decode", &mut self.decoding),
            ("look", &mut self.looking),
            ("both", &mut both),
        ] {
            times.sort_by(f64::total_cmp);
            let at = |share: usize| times[(times.len() - 1) * share / 100];
            println!(
                "| {what} | {:.1} ms | {:.1} ms | {:.1} ms |",
                at(50),
                at(95),
                at(100)
            );
        }
        println!(
            "\nthe processor's time for both: {:.1} ms in the mean",
            self.processor / self.looking.len() as f64
        );
    }
}

/// How long this thread has had a processor, in milliseconds; 0 where the system does not tell.
fn processor() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = told.split(' ').next().and_then(|word| word.parse().ok());
    nanoseconds.unwrap_or(0.0) / 1e6
}
