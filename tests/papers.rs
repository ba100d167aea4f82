//! How papers are compared with what was approved: their words exactly, their pictures within a tolerance,
//! and the PDF by programs that are not ours.
//!
//! One idea: a paper is laid out once ([`Page`]); the words and a small picture of every page are kept
//! beside the golden filing it belongs to, and the PDF has to show that same picture to somebody else's
//! renderer. `NAME.form`, `NAME.slip` hold the words in reading order, `NAME.form-1.png` the first page.

#![allow(clippy::print_stderr)]

use motcua::paper::layout::Page;
use motcua::paper::raster::{self, GreyImage};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Dots in a millimetre of a kept picture: enough to see every line and box, and each word as a grey bar.
const DOTS: f32 = 2.0;
/// Shades of a kept picture.
const SHADE: u8 = 17;
/// Side of the squares that are compared, in dots.
const SQUARE: usize = 6;
/// How much darker or lighter a square may be, of 255, on another machine: rounding of half shades.
const MAY_ROUND: f32 = 6.0;
/// The same where another program has drawn the PDF: it smooths and places letters in its own way.
const MAY_DIFFER: f32 = 56.0;

/// A paper with its name, its pages and its PDF.
pub struct Paper {
    pub name: String,
    pub pages: Vec<Page>,
    pub pdf: Vec<u8>,
}

/// The words of a paper as they are kept.
fn words(pages: &[Page]) -> String {
    let pages: Vec<String> = pages.iter().map(|page| page.says().join("\n")).collect();
    format!("{}\n", pages.join("\n\u{2014}\n"))
}

/// Compares words and pictures with what is kept at `kept` (`NAME.form`), or keeps them there.
pub fn compare(kept: &Path, pages: &[Page], write: bool) -> Result<(), String> {
    let words = words(pages);
    let picture = |number: usize| {
        let name = kept.file_name().unwrap().to_str().unwrap();
        kept.with_file_name(format!("{name}-{number}.png"))
    };
    if write {
        fs::write(kept, words).unwrap();
        for (place, page) in pages.iter().enumerate() {
            write_png(&picture(place + 1), &raster::draw(page, DOTS).unwrap());
        }
        let mut further = pages.len() + 1;
        while fs::remove_file(picture(further)).is_ok() {
            further += 1;
        }
        return Ok(());
    }
    if fs::read_to_string(kept).ok() != Some(words) {
        return Err(format!("{} says something else", kept.display()));
    }
    for (place, page) in pages.iter().enumerate() {
        let path = picture(place + 1);
        let approved = read_png(&path).ok_or_else(|| format!("{} is missing", path.display()))?;
        differs(&approved, &raster::draw(page, DOTS).unwrap(), MAY_ROUND)
            .map_err(|why| format!("{}: {why}", path.display()))?;
    }
    match picture(pages.len() + 1).exists() {
        true => Err(format!("{} has a page less", kept.display())),
        false => Ok(()),
    }
}

/// Whether some square of two pictures differs by more than this.
fn differs(one: &GreyImage, other: &GreyImage, most: f32) -> Result<(), String> {
    let near = |a: u32, b: u32| a.abs_diff(b) <= 1;
    if !near(one.width, other.width) || !near(one.height, other.height) {
        return Err("the page has another size".to_owned());
    }
    let (wide, high) = (
        one.width.min(other.width) as usize,
        one.height.min(other.height) as usize,
    );
    for top in (0..high).step_by(SQUARE) {
        for left in (0..wide).step_by(SQUARE) {
            let mean = |image: &GreyImage| {
                let (right, bottom) = ((left + SQUARE).min(wide), (top + SQUARE).min(high));
                let row = |y: usize| {
                    let start = y * image.width as usize;
                    &image.pixels[start + left..start + right]
                };
                let sum: u32 = (top..bottom).flat_map(row).map(|dot| u32::from(*dot)).sum();
                sum as f32 / ((right - left) * (bottom - top)) as f32
            };
            let difference = (mean(one) - mean(other)).abs();
            if difference > most {
                let [x, y] = [left, top].map(|dots| dots as f32 / DOTS);
                return Err(format!("{difference:.0} shades at {x} mm, {y} mm"));
            }
        }
    }
    Ok(())
}

fn write_png(path: &Path, image: &GreyImage) {
    let file = fs::File::create(path).unwrap();
    let mut encoder = png::Encoder::new(file, image.width, image.height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_compression(png::Compression::High);
    let shade = |dot: &u8| (dot / SHADE) + u8::from(dot % SHADE > SHADE / 2);
    let rows = image.pixels.chunks(image.width as usize);
    let packed = rows.flat_map(|row| {
        row.chunks(2)
            .map(|pair| shade(&pair[0]) << 4 | pair.get(1).map_or(0, shade))
    });
    let packed: Vec<u8> = packed.collect();
    encoder
        .write_header()
        .unwrap()
        .write_image_data(&packed)
        .unwrap();
}

fn read_png(path: &Path) -> Option<GreyImage> {
    let mut decoder = png::Decoder::new(std::io::BufReader::new(fs::File::open(path).ok()?));
    decoder.set_transformations(png::Transformations::EXPAND);
    let mut reader = decoder.read_info().ok()?;
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    Some(GreyImage {
        width: frame.width,
        height: frame.height,
        pixels,
    })
}

/// What is asked of the PDFs beyond our own reading of them; each program is needed in CI only.
pub fn prove(papers: &[Paper]) {
    let folder = tempfile::tempdir().unwrap();
    let path = |place: usize| folder.path().join(format!("{place}.pdf"));
    for (place, paper) in papers.iter().enumerate() {
        fs::write(path(place), &paper.pdf).unwrap();
    }
    let ran = |program: &str, arguments: &[&str], place: usize, last: &[&str]| {
        Command::new(program)
            .args(arguments)
            .arg(path(place))
            .args(last)
            .output()
            .unwrap()
    };
    if is_there("qpdf") {
        for (place, paper) in papers.iter().enumerate() {
            let checked = ran("qpdf", &["--check"], place, &[]);
            let said = String::from_utf8_lossy(&checked.stderr).into_owned();
            assert!(
                checked.status.success() && said.is_empty(),
                "{}: {said}",
                paper.name
            );
        }
    }
    if is_there("pdftotext") {
        for (place, paper) in papers.iter().enumerate() {
            let read = ran("pdftotext", &["-raw", "-enc", "UTF-8"], place, &["-"]);
            let read = String::from_utf8(read.stdout).unwrap();
            let said: Vec<String> = paper.pages.iter().flat_map(Page::says).collect();
            let letters = |text: &str| -> String { text.split_whitespace().collect() };
            assert_eq!(letters(&read), letters(&said.concat()), "{}", paper.name);
        }
    }
    if is_there("pdftoppm") {
        for (place, paper) in papers.iter().enumerate() {
            let resolution = (DOTS * 25.4).to_string();
            for (number, page) in paper.pages.iter().enumerate() {
                let number = (number + 1).to_string();
                let arguments = ["-gray", "-r", &resolution, "-f", &number, "-l", &number];
                let drawn = read_pgm(&ran("pdftoppm", &arguments, place, &[]).stdout);
                let ours = raster::draw(page, DOTS).unwrap();
                if let Err(why) = differs(&ours, &drawn, MAY_DIFFER) {
                    panic!("{}, page {number}: {why}", paper.name);
                }
            }
        }
    }
    if let Some(classes) = preflight() {
        let list = folder.path().join("list");
        let names: Vec<String> = (0..papers.len())
            .map(|place| path(place).display().to_string())
            .collect();
        fs::write(&list, names.join("\n")).unwrap();
        let checked = Command::new("java")
            .args(["-cp", &classes])
            .arg("org.apache.pdfbox.preflight.Validator_A1b")
            .args(["xml", "group"])
            .arg(&list)
            .output()
            .unwrap();
        let report = fs::read_to_string(folder.path().join("list.preflight.xml"))
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&checked.stderr)));
        let valid = report.matches("<isValid type=\"PDF/A1-b\">true</isValid>");
        assert_eq!(valid.count(), papers.len(), "{report}");
    }
}

/// A picture as `pdftoppm -gray` writes it.
fn read_pgm(bytes: &[u8]) -> GreyImage {
    let mut rest = bytes;
    let mut word = || {
        let end = rest.iter().position(u8::is_ascii_whitespace).unwrap();
        let (word, further) = rest.split_at(end);
        rest = &further[1..];
        std::str::from_utf8(word).unwrap().to_owned()
    };
    assert_eq!(word(), "P5");
    let [width, height] = [word(), word()].map(|side| side.parse().unwrap());
    assert_eq!(word(), "255");
    GreyImage {
        width,
        height,
        pixels: rest.to_vec(),
    }
}

fn is_there(program: &str) -> bool {
    let found = Command::new(program).arg("--version").output().is_ok();
    needed(found, program)
}

/// Where CI runs, nothing may be left out.
fn needed(found: bool, program: &str) -> bool {
    assert!(
        found || std::env::var_os("MOTCUA_CI").is_none(),
        "{program} is not installed"
    );
    if !found {
        eprintln!("left out: {program} is not installed");
    }
    found
}

/// The class path of PDFBox Preflight, as Debian's libpdfbox2-java installs it.
fn preflight() -> Option<String> {
    let names = [
        "preflight",
        "pdfbox2",
        "xmpbox",
        "fontbox2",
        "commons-logging",
        "commons-io",
        "javax.activation",
        "jaxb-api",
    ];
    let files = names.map(|name| format!("/usr/share/java/{name}.jar"));
    let all_there = files.iter().all(|file| Path::new(file).exists());
    let found = all_there && Command::new("java").arg("-version").output().is_ok();
    needed(found, "PDFBox Preflight").then(|| files.join(":"))
}
