//! Papers to photograph: the application forms of golden filings with a stamp and a signature, a card, an
//! empty sheet.

use super::photograph::Paper;
use super::random::Random;
use image::{Rgb, RgbImage};
use motcua::config;
use motcua::filing::form::Replies;
use motcua::paper::layout::{Item, Page};
use motcua::paper::{form, raster};
use motcua::protocol::manifest::AnswerEntry;
use std::path::{Path, PathBuf};

const STAMP: [u8; 3] = [205, 40, 52];
const INK: [u8; 3] = [36, 52, 150];

/// The first pages of this many golden forms, at so many dots a millimetre.
pub fn forms(most: usize, dots: f32) -> Vec<Paper> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let config = config::load(&root.join("kiosk-config")).unwrap();
    let day = jiff::civil::date(2026, 11, 24);
    let mut papers = Vec::new();
    for folder in sorted(&root.join("tests/golden")) {
        let id = folder.file_name().unwrap().to_str().unwrap().to_owned();
        let Some(procedure) = config.procedure(&id, day) else {
            continue;
        };
        // One filing of each procedure: the forms of one look alike.
        for path in sorted(&folder) {
            let Ok(bytes) = std::fs::read(&path) else {
                continue;
            };
            let Ok(filing) = serde_json::from_slice::<serde_json::Value>(&bytes) else {
                continue;
            };
            let Some(answers) = filing.get("answers") else {
                continue;
            };
            let answers: Vec<AnswerEntry> = serde_json::from_value(answers.clone()).unwrap();
            let replies = answers.iter().map(|one| (&one.question, &one.answer.reply));
            let replies = Replies::new(replies, day);
            let Some(filled) = config.application_form(procedure, &replies, day, None) else {
                continue;
            };
            let page = form::pages(&filled).unwrap().remove(0);
            papers.push(printed(&id, &page, dots));
            break;
        }
        if papers.len() == most {
            break;
        }
    }
    papers
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut found: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    found.sort();
    found
}

/// A page as printed, stamped and signed.
fn printed(name: &str, page: &Page, dots: f32) -> Paper {
    let grey = raster::draw(page, dots).unwrap();
    let mut print = RgbImage::from_fn(grey.width, grey.height, |x, y| {
        let level = f32::from(grey.pixels[(y * grey.width + x) as usize]) / 255.0;
        Rgb([240.0, 239.0, 234.0].map(|paper: f32| (28.0 + (paper - 28.0) * level) as u8))
    });
    let (x, y) = (page.width * 0.66, page.height * 0.86);
    ring(&mut print, [x, y], 16.0, 1.2, dots);
    ring(&mut print, [x, y], 11.0, 0.5, dots);
    ring(&mut print, [x, y], 2.6, 3.0, dots);
    let words = page.items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(
            text.glyphs
                .iter()
                .map(|glyph| glyph.text.as_str())
                .collect::<String>(),
        ),
        _ => None,
    });
    let words: Vec<String> = words
        .collect::<Vec<_>>()
        .join(" ")
        .split_whitespace()
        .map(str::to_owned)
        .collect();
    Paper {
        name: name.to_owned(),
        print,
        size: [page.width, page.height],
        round: 0.0,
        words,
    }
}

fn ring(print: &mut RgbImage, [x, y]: [f32; 2], radius: f32, pen: f32, dots: f32) {
    for (px, py, pixel) in print.enumerate_pixels_mut() {
        let away = (px as f32 / dots - x).hypot(py as f32 / dots - y);
        let cover = ((pen / 2.0 - (away - radius).abs()) * dots + 0.5).clamp(0.0, 1.0) * 0.85;
        if cover > 0.0 {
            for (value, stamp) in pixel.0.iter_mut().zip(STAMP) {
                *value = (f32::from(*value) * (1.0 - cover)
                    + f32::from(stamp).min(f32::from(*value)) * cover)
                    as u8;
            }
        }
    }
}

/// The same print on a sheet half as large.
pub fn on_a5(paper: &Paper) -> Paper {
    Paper {
        name: format!("{} on A5", paper.name),
        size: [148.5, 210.0],
        ..paper.clone()
    }
}

/// A sheet with nothing on it.
pub fn empty() -> Paper {
    Paper {
        name: "empty".to_owned(),
        print: RgbImage::from_pixel(420, 594, Rgb([240, 239, 234])),
        size: [210.0, 297.0],
        round: 0.0,
        words: Vec::new(),
    }
}

/// A card: a coloured ground, a portrait, an emblem and lines of letters taken from a form.
pub fn card(form: &Paper, seed: u64) -> Paper {
    let mut random = Random::new(seed);
    let dots = 22.0;
    let (width, height) = ((85.6 * dots) as u32, (53.98 * dots) as u32);
    let tint = random.one_of(&[
        [206.0, 226.0, 232.0],
        [226.0, 220.0, 206.0],
        [216.0, 230.0, 212.0],
    ]);
    let hair = random.between(20.0, 60.0);
    let letters = form.print.width() as f32 / form.size[0];
    let print = RgbImage::from_fn(width, height, |x, y| {
        let (u, v) = (x as f32 / dots, y as f32 / dots);
        let wave = 1.0 + 0.03 * ((u * 1.7).sin() + (v * 2.1 + u * 0.6).sin());
        let mut colour = tint.map(|value: f32| value * wave);
        if (6.0..26.0).contains(&u) && (18.0..45.0).contains(&v) {
            let (du, dv) = (u - 16.0, v - 30.0);
            colour = [214.0, 222.0, 230.0];
            if (du / 6.0).hypot((dv + 2.0) / 8.0) < 1.0 {
                colour = [hair; 3];
            }
            if (du / 4.6).hypot(dv / 6.2) < 1.0 {
                colour = [206.0, 160.0, 132.0];
            }
            if dv > 7.0 && (du / 9.0).hypot((dv - 15.0) / 8.0) < 1.0 {
                colour = [60.0, 70.0, 110.0];
            }
        }
        if (u - 10.0).hypot(v - 9.0) < 5.0 {
            colour = [205.0, 50.0, 45.0];
        }
        if (29.0..82.0).contains(&u) && (5.0..50.0).contains(&v) {
            let (fx, fy) = (
                ((u + 5.0) * 1.8 * letters) as u32,
                ((v + 12.0) * 1.8 * letters) as u32,
            );
            if fx < form.print.width() && fy < form.print.height() {
                let ink = f32::from(form.print.get_pixel(fx, fy).0[1]) / 239.0;
                colour = colour.map(|value| value * ink.min(1.0));
            }
        }
        Rgb(colour.map(|value| value as u8))
    });
    Paper {
        name: "card".to_owned(),
        print,
        size: [85.6, 53.98],
        round: 3.18,
        words: Vec::new(),
    }
}

/// A line in blue ink, as a hand signs.
pub fn sign(paper: &mut Paper, seed: u64) {
    let mut random = Random::new(seed);
    let dots = paper.print.width() as f32 / paper.size[0];
    let start = [paper.size[0] * 0.6, paper.size[1] * 0.8];
    let phase = random.between(0.0, 6.0);
    for step in 0..4000 {
        let along = step as f32 / 4000.0;
        let x = start[0] + along * 38.0 + 3.0 * (along * 31.0 + phase).cos();
        let y = start[1] + 6.0 * (along * 23.0 + phase).sin() * (1.0 - along * 0.5);
        for (dx, dy) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
            let (px, py) = ((x * dots) as u32 + dx, (y * dots) as u32 + dy);
            if px < paper.print.width() && py < paper.print.height() {
                paper.print.put_pixel(px, py, Rgb(INK));
            }
        }
    }
}
