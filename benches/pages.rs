//! How well and how fast photographs become finished pages, judged on seeds that nothing was tuned on:
//! `cargo bench --bench pages [-- PHOTOGRAPHS]`. With `tuning` the seeds are those that limits are set on; with
//! `legibility` the finished forms are read by machine in many sizes and qualities.
//!
//! Twelve-megapixel photographs with known corners are made, written as JPEG, finished, and compared. Where
//! `tesseract` with its Vietnamese words is there, the finished forms are read; where `python3` with OpenCV is there,
//! `benches/opencv_page.py` does the same job on the same photographs. Nothing is asserted.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    missing_docs
)]

#[path = "../tests/photographs/mod.rs"]
mod photographs;

use image::codecs::jpeg::JpegEncoder;
use image::{RgbImage, imageops};
use motcua::capture::fit;
use motcua::capture::page::corners::{Corners, Point};
use motcua::capture::page::judge::{Reason, Thresholds};
use motcua::capture::page::light::Light;
use motcua::capture::page::likeness::Fingerprint;
use motcua::capture::page::{self, Finished, clean, find, judge, straighten, upright};
use photographs::photograph::{Fault, Paper, Photograph, take};
use photographs::{JUDGING, jpeg, off, papers};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

const SIZE: (u32, u32) = (4000, 3000);
/// Photographs of the same paper that are read by machine.
const READ: usize = 8;

fn main() {
    let wanted = std::env::args()
        .filter_map(|argument| argument.parse().ok())
        .next();
    let count: u64 = wanted.unwrap_or(200);
    let asked = |what: &str| std::env::args().any(|argument| argument == what);
    let first = if asked("tuning") { 0 } else { JUDGING };
    let folder = std::env::temp_dir().join("motcua-pages");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let forms: Vec<Paper> = papers::forms(6, 10.0);
    let mut figures = Figures::default();
    for number in 0..count {
        let seed = first + number;
        let form = &forms[number as usize % forms.len()];
        let (fault, paper) = case(number, form);
        let photograph = take(seed, fault, &paper, SIZE.0, SIZE.1);
        let bytes = jpeg(&photograph);
        let begun = Instant::now();
        let finished = page::finish(&bytes).unwrap();
        figures.add("finish", begun);
        figures.steps(&bytes);
        let off = finished.found.map(|found| off(&photograph, &found.corners));
        figures.judge(number, fault, &paper, &finished, off);
        let readable = fault == Fault::Nothing && paper.size[0] > 200.0 && !paper.words.is_empty();
        if readable && figures.readable.len() < READ {
            let name = folder.join(format!("{number}"));
            fs::write(name.with_extension("photograph.jpg"), &bytes).unwrap();
            fs::write(name.with_extension("page.jpg"), &finished.page.jpeg).unwrap();
            figures
                .readable
                .push((number, paper.words.clone(), finished.page.jpeg.len()));
        }
        let seen = imageops::thumbnail(&photograph.picture, 1280, 960);
        let frame = imageops::crop_imm(&seen, 0, 120, 1280, 720).to_image();
        let begun = Instant::now();
        let _ = find::find_in_preview(&frame);
        figures.add("find in a preview of 1280 × 720", begun);
        if fault == Fault::Nothing && finished.found.is_some() {
            figures.up(&photograph, &paper, &finished);
            figures
                .prints
                .push((paper.name.clone(), finished.fingerprint));
        }
    }
    println!("\n{count} photographs of 12 megapixels from seed {first}");
    figures.tell();
    if asked("legibility") {
        legibility(&folder, &figures.readable);
        return;
    }
    if let Some(share) = read(&folder, &figures.readable, 1.0, None) {
        println!("\nwords read back from finished forms: {share:.1} %");
    }
    compare(&folder);
}

/// What is photographed: half of it good, the other half with something wrong.
fn case(number: u64, form: &Paper) -> (Fault, Paper) {
    let faults = [
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
        Fault::Nothing,
    ];
    let fault = faults[number as usize % faults.len()];
    let paper = match number / 3 % 4 {
        _ if number % 16 == 15 => papers::empty(),
        0 | 1 => form.clone(),
        2 => papers::on_a5(form),
        _ => papers::card(form, number),
    };
    (fault, paper)
}

#[derive(Default)]
struct Figures {
    times: BTreeMap<String, Vec<f64>>,
    off: Vec<f32>,
    /// Good photographs: all, found, stopped without a reason.
    good: [u32; 3],
    /// Of each fault: all, and named.
    named: BTreeMap<String, [u32; 2]>,
    bytes: Vec<usize>,
    readable: Vec<(u64, Vec<String>, usize)>,
    prints: Vec<(String, Fingerprint)>,
    /// Forms: all, and upright when finished.
    turned: [u32; 2],
    /// Finished forms, and forms in previews: all, known as upside down when they were, and when they were not.
    over: [u32; 3],
    over_preview: [u32; 3],
    /// Cards and empty sheets: all, and those of which anything was said.
    textless: [u32; 2],
}

/// Which corner of the paper became the upper left one.
fn first_corner(photograph: &Photograph, parts: &Corners) -> usize {
    let first = parts.scaled(SIZE.0 as f32, SIZE.1 as f32).at(0);
    let away = |at: usize| {
        let [x, y] = photograph.corners[at];
        first.distance(Point::new(x, y))
    };
    (0..4)
        .min_by(|one, other| away(*one).total_cmp(&away(*other)))
        .unwrap()
}

/// A page as it should be read, given which of the paper's corners is its upper left one.
fn upright(page: RgbImage, corner: usize) -> RgbImage {
    (0..corner).fold(page, |page, _| imageops::rotate90(&page))
}

impl Figures {
    fn add(&mut self, what: &str, begun: Instant) {
        let time = begun.elapsed().as_secs_f64() * 1e3;
        self.times.entry(what.to_owned()).or_default().push(time);
    }

    /// The same once more, step by step.
    fn steps(&mut self, bytes: &[u8]) {
        let begun = Instant::now();
        let picture = fit::decode(bytes).unwrap().into_rgb8();
        self.add("step 1: decode", begun);
        let begun = Instant::now();
        let found = find::find(&picture);
        self.add("step 2: find", begun);
        let Some(found) = found else { return };
        let begun = Instant::now();
        let straight = straighten::straighten(&picture, &found.corners);
        self.add("step 3: straighten", begun);
        let mut page = straight.picture;
        let begun = Instant::now();
        let light = Light::of(&page, straight.shape);
        let _ = judge::judge(&page, &light, Some((&found, SIZE)), &Thresholds::default());
        self.add("step 4: judge", begun);
        let begun = Instant::now();
        clean::clean(&mut page, &light);
        self.add("step 5: clean", begun);
        let begun = Instant::now();
        let _ = fit::encode(&page, fit::MOST_BYTES).unwrap();
        self.add("step 6: fit", begun);
    }

    fn judge(
        &mut self,
        number: u64,
        fault: Fault,
        paper: &Paper,
        finished: &Finished,
        off: Option<f32>,
    ) {
        self.bytes.push(finished.page.jpeg.len());
        let reasons = &finished.verdict.reasons;
        let blank = paper.words.is_empty() && paper.round == 0.0;
        let expected = match fault {
            Fault::Nothing if blank => Some(Reason::Blank),
            Fault::Nothing => None,
            Fault::Blurred => Some(Reason::Blurred),
            Fault::Dark => Some(Reason::TooDark),
            Fault::Glare => Some(Reason::Glare),
            Fault::Cut => Some(Reason::Cut),
            Fault::Folded => Some(Reason::CornerMissing),
            Fault::Hand => Some(Reason::Hand),
            Fault::NoPage => Some(Reason::NoPage),
        };
        let mut wrong = false;
        if fault == Fault::Nothing {
            let found = off.is_some_and(|off| off < 0.02);
            if !blank {
                self.good[0] += 1;
                self.good[1] += u32::from(found);
                self.good[2] += u32::from(!reasons.is_empty());
                wrong = !reasons.is_empty();
            }
            if let Some(off) = off.filter(|_| found) {
                self.off.push(off);
            }
            wrong |= !found;
        }
        if let Some(expected) = expected {
            let counts = self.named.entry(format!("{expected:?}")).or_default();
            counts[0] += 1;
            counts[1] += u32::from(reasons.contains(&expected));
            wrong |= !reasons.contains(&expected);
        }
        if wrong {
            let off = off.map(|off| off * 100.0);
            println!(
                "{number} {fault:?} {}: {reasons:?}, off {off:?} % {:?}",
                paper.name, finished.verdict.measures
            );
        }
    }

    /// Whether the page came out upright, and what is said of it when it lies upright and upside down.
    fn up(&mut self, photograph: &Photograph, paper: &Paper, finished: &Finished) {
        let corner = first_corner(photograph, &finished.corners);
        let page = image::load_from_memory(&finished.page.jpeg).unwrap();
        let page = upright(page.into_rgb8(), corner);
        if paper.words.is_empty() {
            self.textless[0] += 1;
            let says = |page: &RgbImage| upright::turns(page).confidence >= upright::SURE;
            self.textless[1] += u32::from(says(&page));
            return;
        }
        let (width, height) = (SIZE.0 * 720 / SIZE.1, 720);
        let frame = imageops::thumbnail(&photograph.picture, width, height);
        let seen = find::find_in_preview(&frame).map(|found| {
            let straight = straighten::straighten(&frame, &found.corners);
            let parts = straight
                .corners
                .scaled(1.0 / width as f32, 1.0 / height as f32);
            upright(straight.picture, first_corner(photograph, &parts))
        });
        self.turned[0] += 1;
        self.turned[1] += u32::from(corner == 0);
        for (counts, page) in [(&mut self.over, Some(page)), (&mut self.over_preview, seen)] {
            let Some(page) = page else { continue };
            counts[0] += 1;
            counts[1] += u32::from(upright::is_upside_down(&imageops::rotate180(&page)));
            counts[2] += u32::from(upright::is_upside_down(&page));
        }
    }

    fn tell(&mut self) {
        let [all, found, stopped] = self.good;
        println!("pages found: {found} of {all} ({:.1} %)", share(found, all));
        println!(
            "good photographs stopped: {stopped} of {all} ({:.1} %)",
            share(stopped, all)
        );
        self.off.sort_by(f32::total_cmp);
        let at = |share: usize| self.off[(self.off.len() - 1) * share / 100] * 100.0;
        println!(
            "worst corner: median {:.4} %, 95 of 100 {:.4} %, worst {:.3} % of the diagonal",
            at(50),
            at(95),
            at(100)
        );
        for (reason, [all, named]) in &self.named {
            println!(
                "{reason}: named {named} of {all} ({:.1} %)",
                share(*named, *all)
            );
        }
        let [all, right] = self.turned;
        println!("forms upright when finished: {right} of {all}");
        for (what, [all, right, wrong]) in [("pages", self.over), ("previews", self.over_preview)] {
            println!(
                "{what} upside down: known {right} of {all} ({:.1} %), false alarms {wrong} ({:.1} %)",
                share(right, all),
                share(wrong, all)
            );
        }
        let [all, said] = self.textless;
        println!("cards and empty sheets turned: {said} of {all}");
        self.bytes.sort_unstable();
        println!(
            "bytes: median {}, most {}",
            self.bytes[self.bytes.len() / 2],
            self.bytes[self.bytes.len() - 1]
        );
        let (mut same, mut other) = (Vec::new(), Vec::new());
        for (number, (name, one)) in self.prints.iter().enumerate() {
            for (again, two) in &self.prints[number + 1..] {
                if name != "card"
                    && again != "card"
                    && !name.contains("empty")
                    && !again.contains("empty")
                {
                    let alike = one.likeness(two);
                    if name.split(' ').next() == again.split(' ').next() {
                        &mut same
                    } else {
                        &mut other
                    }
                    .push(alike);
                }
            }
        }
        same.sort_by(f32::total_cmp);
        other.sort_by(f32::total_cmp);
        if let (Some(least), Some(most)) = (same.first(), other.last()) {
            println!(
                "likeness: the same page at least {least:.2} (1 in 100 below {:.2}), another at most {most:.2}; {} and {} pairs",
                same[same.len() / 100],
                same.len(),
                other.len()
            );
        }
        println!("\n| step | median | 95 of 100 |\n|---|---|---|");
        for (what, times) in &mut self.times {
            times.sort_by(f64::total_cmp);
            let at = |share: usize| times[(times.len() - 1) * share / 100];
            println!("| {what} | {:.1} ms | {:.1} ms |", at(50), at(95));
        }
    }
}

fn share(part: u32, of: u32) -> f32 {
    100.0 * part as f32 / of.max(1) as f32
}

/// Reads finished pages by machine, made smaller and written anew where that is asked: the share of words that
/// came back, in hundredths.
fn read(
    folder: &Path,
    readable: &[(u64, Vec<String>, usize)],
    smaller: f32,
    quality: Option<u8>,
) -> Option<f32> {
    let (mut back, mut all) = (0, 0);
    for (number, words, _) in readable {
        let mut path = folder.join(format!("{number}.page.jpg"));
        if smaller < 1.0 || quality.is_some() {
            let page = image::open(&path).unwrap().into_rgb8();
            let size = [page.width(), page.height()].map(|side| (side as f32 * smaller) as u32);
            let small = imageops::resize(&page, size[0], size[1], imageops::FilterType::Triangle);
            path = folder.join("reading.jpg");
            let mut bytes = Vec::new();
            let encoder = JpegEncoder::new_with_quality(&mut bytes, quality.unwrap_or(88));
            imageops::grayscale(&small)
                .write_with_encoder(encoder)
                .unwrap();
            fs::write(&path, bytes).unwrap();
        }
        all += words.len();
        match recalled(&path, words) {
            Ok(count) => back += count,
            Err(Unread::NoProgram) => {
                println!("tesseract is not there: nothing was read");
                return None;
            }
            // Its words count as lost.
            Err(Unread::Failed(complaint)) => {
                println!("tesseract could not read {}: {complaint}", path.display());
            }
        }
    }
    Some(share(back as u32, all as u32))
}

/// How small and how coarse a form may become before it cannot be read any more.
fn legibility(folder: &Path, readable: &[(u64, Vec<String>, usize)]) {
    println!(
        "\n| longest side | small letters | words read back, quality 88 | 30 | 15 |\n|---|---|---|---|---|"
    );
    for side in [2339.0_f32, 1870.0, 1640.0, 1400.0, 1170.0, 940.0, 760.0] {
        let smaller = side / 2339.0;
        // Form text is set in 13 points: its small letters are 2.1 mm high.
        let height = 2.1 / 25.4 * 200.0 * smaller;
        let shares = [88, 30, 15].map(|quality| read(folder, readable, smaller, Some(quality)));
        let [good, coarse, coarsest] = shares.map(Option::unwrap_or_default);
        println!("| {side} | {height:.1} pixels | {good:.1} % | {coarse:.1} % | {coarsest:.1} % |");
    }
}

/// Why no words came back from a page.
enum Unread {
    /// There is no tesseract.
    NoProgram,
    /// It is there and gave up, with this complaint: also where it has no Vietnamese words.
    Failed(String),
}

fn recalled(path: &Path, words: &[String]) -> Result<usize, Unread> {
    let output = Command::new("tesseract")
        .arg(path)
        .args(["-", "-l", "vie", "--psm", "4"])
        .output()
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound => Unread::NoProgram,
            _ => Unread::Failed(error.to_string()),
        })?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(Unread::Failed(complaint.trim().to_owned()));
    }
    let bare = |word: &str| {
        word.trim_matches(|sign: char| !sign.is_alphanumeric())
            .to_lowercase()
    };
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let seen: BTreeSet<String> = text
        .split(|sign: char| sign.is_whitespace() || sign == '.' || sign == '/')
        .map(bare)
        .collect();
    // Dots that a pen fills and signs are no words.
    let known = words.iter().filter(|word| {
        let word = bare(word);
        word.is_empty()
            || word
                .split(['.', '/'])
                .all(|part| part.is_empty() || seen.contains(&bare(part)))
    });
    Ok(known.count())
}

/// The same job by OpenCV on the same photographs in the same run, one photograph after the other by both.
fn compare(folder: &Path) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/opencv_page.py");
    let mut photographs: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.to_string_lossy().ends_with(".photograph.jpg"))
        .collect();
    photographs.sort();
    let peer = Command::new("python3")
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let Ok(mut peer) = peer else {
        println!("\npython3 is not there: nothing was compared");
        return;
    };
    let (mut ask, mut answers) = (
        peer.stdin.take().unwrap(),
        BufReader::new(peer.stdout.take().unwrap()).lines(),
    );
    let (mut own, mut other) = (Vec::new(), Vec::new());
    for path in photographs.iter().cycle().take(photographs.len() * 5) {
        let answer = writeln!(ask, "{}", path.display())
            .ok()
            .and_then(|()| answers.next()?.ok()?.parse::<f64>().ok());
        let Some(answer) = answer else {
            println!("\nOpenCV for Python is not there: nothing was compared");
            return;
        };
        other.push(answer);
        let bytes = fs::read(path).unwrap();
        let begun = Instant::now();
        let _ = page::finish(&bytes).unwrap();
        own.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    drop(ask);
    let _ = peer.wait();
    let [own, other] = [own, other].map(|mut times| {
        times.sort_by(f64::total_cmp);
        [times.len() / 10, times.len() / 2].map(|at| times.get(at).copied().unwrap_or_default())
    });
    println!(
        "\nthe whole job on the same photographs: own {:.0} ms, OpenCV {:.0} ms, {:.2} times (undisturbed {:.0} ms, \
         {:.0} ms, {:.2} times)",
        own[1],
        other[1],
        own[1] / other[1],
        own[0],
        other[0],
        own[0] / other[0],
    );
}
