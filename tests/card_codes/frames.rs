//! Made-up frames of a camera: an identity card with its square code on a table, as a lens sees it.
//!
//! Everything follows from the seed, so that a frame that is not read can be looked at again.

use image::{GrayImage, Luma};
use qrcode::{Color, EcLevel, QrCode};
use std::f32::consts::TAU;

/// Size of a frame, in pixels.
pub const WIDTH: u32 = 1_280;
/// Height of a frame, in pixels.
pub const HEIGHT: u32 = 720;

/// How well the card can be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tier {
    /// Close to the lens, in good light, nearly still.
    Easy,
    /// Further away, tilted, with noise.
    Medium,
    /// As far as the squares can be told apart: dark, noisy, with a lamp's reflection.
    Hard,
}

impl Tier {
    /// Pixels for each square of the code, at least and at most.
    fn square(self) -> (f32, f32) {
        match self {
            Self::Easy => (5.0, 8.0),
            Self::Medium => (3.2, 5.0),
            Self::Hard => (2.2, 3.4),
        }
    }

    /// Largest tilt, in radians.
    fn tilt(self) -> f32 {
        match self {
            Self::Easy => 0.2,
            Self::Medium => 0.35,
            Self::Hard => 0.4,
        }
    }

    /// Blur of the lens and of a hand, in pixels (one standard deviation), at least and at most.
    fn blur(self) -> (f32, f32) {
        match self {
            Self::Easy => (0.3, 1.2),
            Self::Medium => (0.4, 1.2),
            Self::Hard => (0.6, 1.2),
        }
    }

    /// Noise of the sensor (one standard deviation of 255), at most.
    fn noise(self) -> f32 {
        match self {
            Self::Easy => 6.0,
            Self::Medium => 12.0,
            Self::Hard => 16.0,
        }
    }

    /// Brightness of white paper, at least and at most.
    fn light(self) -> (f32, f32) {
        match self {
            Self::Easy => (150.0, 235.0),
            Self::Medium => (100.0, 240.0),
            Self::Hard => (50.0, 200.0),
        }
    }

    /// How many of a hundred frames have a reflection on the code.
    fn glare(self) -> f32 {
        match self {
            Self::Easy => 0.0,
            Self::Medium => 0.3,
            Self::Hard => 0.5,
        }
    }
}

/// A frame and the text of the code in it.
#[derive(Debug)]
pub struct Shot {
    /// The frame.
    pub frame: GrayImage,
    /// What the code says.
    pub text: String,
}

/// Numbers that look random and follow from the seed.
pub struct Dice(u64);

impl Dice {
    /// Dice of a seed.
    pub fn new(seed: u64) -> Self {
        Self(seed ^ 0x5851_f42d_4c95_7f2d)
    }

    /// The next 64 bits.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to 1.
    fn share(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1_u32 << 24) as f32
    }

    fn between(&mut self, (least, most): (f32, f32)) -> f32 {
        least + (most - least) * self.share()
    }

    fn one_of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[(self.next() % words.len() as u64) as usize]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + (self.next() % 10) as u8))
            .collect()
    }

    /// About normal, with one as its standard deviation.
    fn bell(&mut self) -> f32 {
        let bits = self.next();
        let sum: u64 = (0..4).map(|part| (bits >> (16 * part)) & 0xffff).sum();
        (sum as f32 / 65_535.0 - 2.0) * 1.732
    }
}

/// The text of a made-up card: 112 to 203 bytes, as real ones have.
pub fn card(dice: &mut Dice) -> String {
    const FAMILY: [&str; 6] = ["Nguyễn", "Trần", "Phạm", "Hoàng", "Vũ", "Đặng"];
    const MIDDLE: [&str; 6] = ["Thị", "Văn", "Hữu", "Ngọc", "Thị Minh", "Đức"];
    const GIVEN: [&str; 6] = ["Lúa", "Thóc", "Khoai", "Sắn", "Đậu", "Phượng Hoàng"];
    const PLACE: [&str; 5] = [
        "Thanh Nhàn, Hai Bà Trưng, Hà Nội",
        "Quỳnh Lôi, Hai Bà Trưng, Hà Nội",
        "Phường Trương Định, Quận Hai Bà Trưng, Thành phố Hà Nội",
        "Bạch Mai, Hai Bà Trưng, Hà Nội",
        "Thôn Đông, Xã Đại Hưng, Mỹ Đức, Hà Nội",
    ];
    loop {
        let year = 1_930 + dice.next() % 80;
        let woman = dice.next().is_multiple_of(2);
        let century = if year < 2_000 { 0 } else { 2 } + u8::from(woman);
        let text = format!(
            "001{century}{:02}{}|{}|{} {} {}|{:02}{:02}{year}|{}|Số {} ngõ {}, {}|{:02}{:02}2021",
            year % 100,
            dice.digits(6),
            dice.digits(9),
            dice.one_of(&FAMILY),
            dice.one_of(&MIDDLE),
            dice.one_of(&GIVEN),
            1 + dice.next() % 28,
            1 + dice.next() % 12,
            if woman { "Nữ" } else { "Nam" },
            1 + dice.next() % 200,
            1 + dice.next() % 400,
            dice.one_of(&PLACE),
            1 + dice.next() % 28,
            1 + dice.next() % 12,
        );
        if (112..=203).contains(&text.len()) {
            return text;
        }
    }
}

/// The card's plane as the lens sees it: from a place in the frame to squares of the code.
struct View {
    /// Rows of the homography from the frame to the code, measured in squares from its middle.
    rows: [[f32; 3]; 3],
}

impl View {
    /// The code turned by `turn`, tilted by `tilt` towards `towards`, with its middle at `middle`.
    fn new(square: f32, turn: f32, tilt: f32, towards: f32, middle: (f32, f32)) -> Self {
        // The plane stands before a lens with about 60° of view; its middle has the wanted scale.
        let focal = 1_100.0;
        let distance = focal / square;
        let (sine, cosine) = turn.sin_cos();
        let (lean, upright) = tilt.sin_cos();
        let (across, along) = towards.sin_cos();
        // Rotation about the axis (along, across, 0) by the tilt, after the turn in the plane.
        let about = |x: f32, y: f32| {
            let side = along * x + across * y;
            let height = -across * x + along * y;
            let flat = height * upright;
            [
                along * side - across * flat,
                across * side + along * flat,
                height * lean,
            ]
        };
        let first = about(cosine, sine);
        let second = about(-sine, cosine);
        // Frame = focal × (X + middle × Z / focal) / Z, all linear in the plane's coordinates.
        let to_frame = [
            [
                focal * first[0] + middle.0 * first[2],
                focal * second[0] + middle.0 * second[2],
                middle.0 * distance,
            ],
            [
                focal * first[1] + middle.1 * first[2],
                focal * second[1] + middle.1 * second[2],
                middle.1 * distance,
            ],
            [first[2], second[2], distance],
        ];
        Self {
            rows: inverse(to_frame),
        }
    }

    fn code_at(&self, x: f32, y: f32) -> (f32, f32) {
        let row = |row: [f32; 3]| row[0] * x + row[1] * y + row[2];
        let depth = row(self.rows[2]);
        (row(self.rows[0]) / depth, row(self.rows[1]) / depth)
    }
}

/// The adjugate, which is the inverse but for a factor that a homography does not have.
fn inverse(m: [[f32; 3]; 3]) -> [[f32; 3]; 3] {
    let minor = |a: usize, b: usize, c: usize, d: usize| m[a][c] * m[b][d] - m[a][d] * m[b][c];
    let at = |row: usize, column: usize| {
        let (a, b) = ((column + 1) % 3, (column + 2) % 3);
        let (c, d) = ((row + 1) % 3, (row + 2) % 3);
        minor(a, b, c, d)
    };
    [0, 1, 2].map(|row| [0, 1, 2].map(|column| at(row, column)))
}

/// A frame of this tier.
pub fn shot(tier: Tier, seed: u64) -> Shot {
    let mut dice = Dice::new(seed);
    let text = card(&mut dice);
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M).unwrap();
    let side = code.width() as f32;
    let square = dice.between(tier.square());
    let (turn, towards) = (dice.share() * TAU, dice.share() * TAU);
    let tilt = dice.share() * tier.tilt();
    // The whole code lies in the frame, wherever it is turned to.
    let reach = (side * square * 0.78).min(HEIGHT as f32 / 2.0 - 2.0);
    let middle = (
        dice.between((reach, WIDTH as f32 - reach)),
        dice.between((reach, HEIGHT as f32 - reach)),
    );
    let view = View::new(square, turn, tilt, towards, middle);

    let white = dice.between(tier.light());
    let contrast = dice.between((0.55, 0.9));
    let table = dice.between((0.15, 0.8));
    let slope = (dice.between((-0.25, 0.25)), dice.between((-0.25, 0.25)));
    let grain = dice.between((3.0, 17.0));
    let brightness = |x: f32, y: f32| -> f32 {
        let (u, v) = view.code_at(x, y);
        let (column, row) = (u + side / 2.0, v + side / 2.0);
        let within = |at: f32| (0.0..side).contains(&at);
        // The code lies in a corner of the card, which is some five codes long and three high.
        let on_card =
            (-side * 3.7..side * 0.8).contains(&u) && (-side * 0.8..side * 2.1).contains(&v);
        let paper = if within(column) && within(row) {
            match code[(column as usize, row as usize)] {
                Color::Dark => 1.0 - contrast,
                Color::Light => 1.0,
            }
        } else if on_card {
            // The pattern printed on the card and its lines of letters, away from the code.
            let quiet = 4.0;
            let beside = u < -side / 2.0 - quiet || v > side / 2.0 + quiet;
            let lines = beside && (v / 6.0).rem_euclid(2.0) < 0.6 && (u * 0.37).sin() > 0.2;
            if lines {
                0.45
            } else {
                0.93 + 0.05 * ((u + v) / 5.0).sin()
            }
        } else {
            table + 0.08 * (u / grain).sin() * (v / 3.0).cos()
        };
        let light = 1.0 + slope.0 * (x / WIDTH as f32 - 0.5) + slope.1 * (y / HEIGHT as f32 - 0.5);
        white * paper * light
    };
    let blur = dice.between(tier.blur());
    let mut frame = GrayImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let (x, y) = (x as f32, y as f32);
        // A pixel gathers light from its whole area; away from the code one place is enough.
        let near = (x - middle.0).abs() < reach && (y - middle.1).abs() < reach;
        let places: &[(f32, f32)] = if near {
            &[
                (0.17, 0.17),
                (0.5, 0.17),
                (0.83, 0.17),
                (0.17, 0.5),
                (0.5, 0.5),
                (0.83, 0.5),
                (0.17, 0.83),
                (0.5, 0.83),
                (0.83, 0.83),
            ]
        } else {
            &[(0.5, 0.5)]
        };
        let sum: f32 = places
            .iter()
            .map(|(dx, dy)| brightness(x + dx, y + dy))
            .sum();
        Luma([(sum / places.len() as f32).clamp(0.0, 255.0) as u8])
    });
    frame = blurred(&frame, blur);
    spoil(&mut frame, tier, middle, side * square, &mut dice);
    Shot {
        frame: as_compressed(&frame, &mut dice),
        text,
    }
}

/// The frame through a lens whose point spreads so far (one standard deviation, in pixels).
fn blurred(frame: &GrayImage, deviation: f32) -> GrayImage {
    const REACH: i64 = 3;
    let weights: Vec<f32> = (-REACH..=REACH)
        .map(|far| (-0.5 * (far as f32 / deviation).powi(2)).exp())
        .collect();
    let all: f32 = weights.iter().sum();
    let pass = |from: &GrayImage, step: (i64, i64)| {
        GrayImage::from_fn(WIDTH, HEIGHT, |x, y| {
            let places = (-REACH..=REACH).map(|far| {
                let x = (i64::from(x) + far * step.0).clamp(0, i64::from(WIDTH) - 1);
                let y = (i64::from(y) + far * step.1).clamp(0, i64::from(HEIGHT) - 1);
                f32::from(from.get_pixel(x as u32, y as u32).0[0])
            });
            let sum: f32 = places
                .zip(&weights)
                .map(|(value, weight)| value * weight)
                .sum();
            Luma([(sum / all).round() as u8])
        })
    };
    pass(&pass(frame, (1, 0)), (0, 1))
}

/// A reflection and the noise of the sensor.
fn spoil(frame: &mut GrayImage, tier: Tier, middle: (f32, f32), extent: f32, dice: &mut Dice) {
    let glare = (dice.share() < tier.glare()).then(|| {
        let away = |dice: &mut Dice| dice.between((-0.5, 0.5)) * extent;
        let place = (middle.0 + away(dice), middle.1 + away(dice));
        (
            place,
            extent * dice.between((0.15, 0.5)),
            dice.between((30.0, 150.0)),
        )
    });
    let noise = dice.share() * tier.noise();
    for (x, y, pixel) in frame.enumerate_pixels_mut() {
        let mut value = f32::from(pixel.0[0]);
        if let Some((place, radius, strength)) = glare {
            let far = (x as f32 - place.0).hypot(y as f32 - place.1) / radius;
            if far < 3.0 {
                value += strength * (-far * far).exp();
            }
        }
        value += noise * dice.bell();
        pixel.0[0] = value.clamp(0.0, 255.0) as u8;
    }
}

/// Two of three cameras send JPEG.
fn as_compressed(frame: &GrayImage, dice: &mut Dice) -> GrayImage {
    let quality = 60 + (dice.next() % 30) as u8;
    if dice.share() < 0.34 {
        return frame.clone();
    }
    let mut bytes = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, quality)
        .encode_image(frame)
        .unwrap();
    image::load_from_memory(&bytes).unwrap().into_luma8()
}
