//! Takes photographs of papers on tables: a camera, a lamp, what lies about, and whatever goes wrong.

use super::camera::{View, apply, corners};
use super::random::{Random, grain, smooth_grain};
use image::RgbImage;
use std::thread;

/// A paper as it would be printed.
#[derive(Clone)]
pub struct Paper {
    pub name: String,
    /// Its print.
    pub print: RgbImage,
    /// Width and height in millimetres.
    pub size: [f32; 2],
    /// Radius of its corners in millimetres.
    pub round: f32,
    /// The words on it.
    pub words: Vec<String>,
}

/// What is wrong with a photograph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Nothing,
    Blurred,
    Dark,
    Glare,
    Cut,
    Folded,
    Hand,
    NoPage,
}

/// A photograph, and what is known of it.
pub struct Photograph {
    pub picture: RgbImage,
    /// The corners of the paper, clockwise from the print's upper left.
    pub corners: [[f32; 2]; 4],
}

/// A table: its colour, how much it varies, and how long its grain is.
#[derive(Clone, Copy)]
struct Table {
    colour: [f32; 3],
    varies: f32,
    grain: [f32; 2],
    weave: bool,
}

const TABLES: [Table; 7] = [
    Table {
        colour: [92.0, 60.0, 40.0],
        varies: 0.35,
        grain: [0.004, 0.08],
        weave: false,
    },
    Table {
        colour: [186.0, 146.0, 100.0],
        varies: 0.18,
        grain: [0.003, 0.05],
        weave: false,
    },
    Table {
        colour: [122.0, 126.0, 130.0],
        varies: 0.06,
        grain: [0.3, 0.3],
        weave: false,
    },
    Table {
        colour: [206.0, 200.0, 188.0],
        varies: 0.03,
        grain: [0.05, 0.05],
        weave: false,
    },
    Table {
        colour: [48.0, 98.0, 74.0],
        varies: 0.25,
        grain: [0.15, 0.15],
        weave: true,
    },
    Table {
        colour: [74.0, 76.0, 80.0],
        varies: 0.7,
        grain: [0.09, 0.09],
        weave: false,
    },
    Table {
        colour: [158.0, 52.0, 50.0],
        varies: 0.12,
        grain: [0.01, 0.02],
        weave: true,
    },
];

const SKINS: [[f32; 3]; 3] = [
    [224.0, 172.0, 138.0],
    [198.0, 140.0, 104.0],
    [150.0, 100.0, 72.0],
];

/// Something long and round on the picture, in pixels.
struct Capsule {
    from: [f32; 2],
    to: [f32; 2],
    radius: f32,
    colour: [f32; 3],
    /// How much darker its sides are.
    rounding: f32,
}

impl Capsule {
    /// How much of a pixel it covers, and its colour there.
    fn at(&self, x: f32, y: f32) -> Option<(f32, [f32; 3])> {
        let (dx, dy) = (self.to[0] - self.from[0], self.to[1] - self.from[1]);
        let along =
            ((x - self.from[0]) * dx + (y - self.from[1]) * dy) / (dx * dx + dy * dy).max(1.0);
        let along = along.clamp(0.0, 1.0);
        let away = (x - self.from[0] - dx * along).hypot(y - self.from[1] - dy * along);
        let cover = (self.radius - away + 0.5).clamp(0.0, 1.0);
        let shade = 1.0 - self.rounding * (away / self.radius).powi(2);
        (cover > 0.0).then(|| (cover, self.colour.map(|value| value * shade)))
    }
}

/// A sheet on the table: its print in a size that fits the picture.
struct Sheet<'a> {
    view: View,
    paper: &'a Paper,
    print: RgbImage,
    /// Pixels of the print in a millimetre.
    fine: f32,
    /// Pixels of the picture in a millimetre, about.
    scale: f32,
    /// Which corner is folded over, and how many millimetres of it.
    fold: Option<(usize, f32)>,
}

impl<'a> Sheet<'a> {
    fn new(view: View, paper: &'a Paper, fold: Option<(usize, f32)>) -> Self {
        let [a, b] = [view.seen([-20.0, 0.0]), view.seen([20.0, 0.0])];
        let scale = (a[0] - b[0]).hypot(a[1] - b[1]) as f32 / 40.0;
        let wanted = (paper.size[0] * scale * 1.05) as u32;
        let print = if wanted < paper.print.width() {
            let height = (f64::from(wanted) / f64::from(paper.print.width())
                * f64::from(paper.print.height()))
            .round();
            image::imageops::thumbnail(&paper.print, wanted.max(8), (height as u32).max(8))
        } else {
            paper.print.clone()
        };
        let fine = print.width() as f32 / paper.size[0];
        Self {
            view,
            paper,
            print,
            fine,
            scale,
            fold,
        }
    }

    /// How much of a pixel it covers, its colour there, and how far outside the place is in millimetres.
    fn at(&self, x: f32, y: f32) -> (f32, [f32; 3], f32, [f32; 2]) {
        let [u, v] = apply(&self.view.back, [f64::from(x), f64::from(y)]).map(|value| value as f32);
        let half = self.paper.size.map(|side| side / 2.0 - self.paper.round);
        let out = [u.abs() - half[0], v.abs() - half[1]];
        let outside =
            out[0].max(0.0).hypot(out[1].max(0.0)) + out[0].max(out[1]).min(0.0) - self.paper.round;
        let mut cover = (0.5 - outside * self.scale).clamp(0.0, 1.0);
        if cover <= 0.0 {
            return (0.0, [0.0; 3], outside, [u, v]);
        }
        let mut colour = self.printed(u, v);
        if let Some((corner, length)) = self.fold {
            let [cx, cy] = corners(self.paper.size)[corner].map(|value| value as f32);
            // How far behind the fold, towards the corner, along both sides.
            let depth = length - ((cx - u).abs() + (cy - v).abs());
            if depth > 0.0 {
                cover *= (0.5 - depth * self.scale).clamp(0.0, 1.0);
            } else if (cx - u).abs() < length && (cy - v).abs() < length {
                let shade = 0.88 + 0.1 * (-depth / length).min(1.0);
                colour = [232.0 * shade, 231.0 * shade, 226.0 * shade];
            }
        }
        (cover, colour, outside, [u, v])
    }

    fn printed(&self, u: f32, v: f32) -> [f32; 3] {
        let (width, height) = (self.print.width(), self.print.height());
        let x = ((u + self.paper.size[0] / 2.0) * self.fine - 0.5).clamp(0.0, width as f32 - 1.01);
        let y = ((v + self.paper.size[1] / 2.0) * self.fine - 0.5).clamp(0.0, height as f32 - 1.01);
        let (left, top) = (x as u32, y as u32);
        let (fx, fy) = (x - left as f32, y - top as f32);
        let pixel = |dx: u32, dy: u32| {
            self.print
                .get_pixel((left + dx).min(width - 1), (top + dy).min(height - 1))
                .0
        };
        let [a, b, c, d] = [pixel(0, 0), pixel(1, 0), pixel(0, 1), pixel(1, 1)];
        std::array::from_fn(|at| {
            let [a, b, c, d] = [a, b, c, d].map(|pixel| f32::from(pixel[at]));
            let (upper, lower) = (a + (b - a) * fx, c + (d - c) * fx);
            upper + (lower - upper) * fy
        })
    }
}

/// Everything that is seen, ready to be drawn.
struct Scene<'a> {
    size: [f32; 2],
    table: Table,
    sheets: Vec<Sheet<'a>>,
    pens: Vec<Capsule>,
    fingers: Vec<Capsule>,
    creases: Vec<([f32; 3], f32)>,
    lamp: [f32; 3],
    slope: [f32; 2],
    /// Direction, place, softness and strength.
    shadow: Option<([f32; 2], f32, f32, f32)>,
    /// Middle and radii in millimetres of the first sheet.
    glare: Option<([f32; 2], [f32; 2])>,
    seed: u32,
}

/// Takes a photograph of so many pixels.
pub fn take(seed: u64, fault: Fault, paper: &Paper, width: u32, height: u32) -> Photograph {
    let mut random = Random::new(seed);
    let size = [width as f32, height as f32];
    let longest = size[0].max(size[1]);
    let quarter = std::f32::consts::FRAC_PI_2;
    let turned = random.one_of(&[0.0, 1.0, 2.0, 3.0]) * quarter
        + if random.chance(0.25) {
            random.between(-0.7, 0.7)
        } else {
            random.between(-0.18, 0.18)
        };
    let tilted = random.between(0.0, 0.42) * random.between(0.2, 1.0);
    let small = paper.size[0] < 100.0 && random.chance(0.5);
    let fills = if small {
        random.between(0.35, 0.6)
    } else {
        random.between(0.72, 0.95)
    };
    let beside = match fault {
        Fault::Cut => {
            let side = random.one_of(&[-1.0, 1.0]);
            let far = random.between(1.0, 1.3);
            [side * far, random.between(-0.4, 0.4)]
        }
        _ => [random.between(-0.75, 0.75), random.between(-0.75, 0.75)],
    };
    let mut fills = fills;
    let mut view = View::new(
        &mut random.clone(),
        paper.size,
        size,
        fills,
        turned,
        tilted,
        beside,
    );
    // A tilted sheet moves over the frame when it lies far beside the middle.
    while fault != Fault::Cut
        && !corners(paper.size)
            .iter()
            .all(|corner| within(view.seen(*corner), size))
    {
        fills *= 0.96;
        view = View::new(
            &mut random.clone(),
            paper.size,
            size,
            fills,
            turned,
            tilted,
            beside,
        );
    }
    let _ = random.next();
    if fault == Fault::Cut {
        // Beyond the frame by a twentieth to a sixth of it.
        let seen = corners(paper.size).map(|corner| view.seen(corner));
        let beyond = f64::from(size[0] * random.between(0.05, 0.16));
        let shift = if beside[0] < 0.0 {
            -beyond - seen.iter().map(|corner| corner[0]).fold(f64::MAX, f64::min)
        } else {
            f64::from(size[0]) + beyond
                - seen.iter().map(|corner| corner[0]).fold(f64::MIN, f64::max)
        };
        view = moved(&view, [shift, 0.0]);
    }
    let seen = corners(paper.size).map(|corner| view.seen(corner).map(|value| value as f32));
    let table = random.one_of(&TABLES);
    let fold = (fault == Fault::Folded).then(|| {
        (
            (random.next() % 4) as usize,
            random.between(28.0, 45.0) * (paper.size[0] / 210.0).max(0.45),
        )
    });
    let mut sheets = Vec::new();
    let middle = [0, 1].map(|axis| seen.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0);
    if fault != Fault::NoPage {
        sheets.push(Sheet::new(view.clone(), paper, fold));
        if random.chance(0.4) {
            let way = random.between(0.0, std::f32::consts::TAU);
            let far = longest * random.between(0.5, 0.8);
            let below = moved(
                &view,
                [f64::from(way.cos() * far), f64::from(way.sin() * far)],
            );
            sheets.push(Sheet::new(below, paper, None));
        }
    }
    let scale = sheets
        .first()
        .map_or(longest / 300.0, |sheet| sheet.scale.max(longest / 500.0));
    let mut pens = Vec::new();
    for _ in 0..random.next() % 3 {
        let way = random.between(0.0, std::f32::consts::TAU);
        let far = longest * random.between(0.33, 0.55);
        let from = [middle[0] + way.cos() * far, middle[1] + way.sin() * far];
        let way = way + random.between(1.0, 2.1);
        let length = longest * random.between(0.15, 0.3);
        pens.push(Capsule {
            from,
            to: [from[0] + way.cos() * length, from[1] + way.sin() * length],
            radius: longest * random.between(0.006, 0.011),
            colour: random.one_of(&[
                [30.0, 30.0, 34.0],
                [30.0, 50.0, 150.0],
                [180.0, 30.0, 30.0],
                [170.0, 172.0, 176.0],
            ]),
            rounding: 0.5,
        });
    }
    let fingers = if fault == Fault::Hand {
        hand(&mut random, &view, paper, scale)
    } else {
        Vec::new()
    };
    let mut creases = Vec::new();
    if paper.round == 0.0 && random.chance(0.5) {
        for _ in 0..1 + random.next() % 2 {
            let way = if random.chance(0.5) { 0.0 } else { quarter } + random.between(-0.05, 0.05);
            let place = random.between(-0.3, 0.3) * paper.size[1];
            creases.push((
                [way.cos(), way.sin(), place],
                random.one_of(&[-0.09, 0.06, -0.06]),
            ));
        }
    }
    // Below 0 the light is that of a tube.
    let warm = random.between(-0.3, 1.0);
    let exposure = if fault == Fault::Dark {
        random.between(0.1, 0.19)
    } else {
        random.between(0.72, 1.0)
    };
    let lamp = [1.0, 1.0 - 0.12 * warm, 1.0 - 0.34 * warm].map(|value| value * exposure);
    let slope = [random.between(-0.22, 0.22), random.between(-0.22, 0.22)];
    let shadow = random.chance(0.5).then(|| {
        let way = random.between(0.0, std::f32::consts::TAU);
        (
            [way.cos(), way.sin()],
            random.between(-0.25, 0.25) * longest,
            random.between(0.01, 0.12) * longest,
            random.between(0.5, 0.8),
        )
    });
    let shadow = if fault == Fault::Glare { None } else { shadow };
    let glare = (fault == Fault::Glare).then(|| {
        let at = paper.size.map(|side| side * random.between(-0.28, 0.28));
        (at, paper.size.map(|side| side * random.between(0.12, 0.2)))
    });
    let scene = Scene {
        size,
        table,
        sheets,
        pens,
        fingers,
        creases,
        lamp,
        slope,
        shadow,
        glare,
        seed: seed as u32,
    };
    let mut picture = scene.drawn(width, height);
    let fine = longest / 4000.0;
    if fault == Fault::Blurred {
        if random.chance(0.5) {
            soften(&mut picture, random.between(5.0, 9.0) * fine);
        } else {
            shake(
                &mut picture,
                random.between(22.0, 36.0) * fine,
                random.between(0.0, 3.1),
            );
        }
    } else {
        soften(&mut picture, random.between(0.7, 1.1) * fine.max(0.6));
    }
    let strength = random.between(2.0, 6.0);
    add_noise(&mut picture, strength, seed as u32);
    Photograph {
        picture,
        corners: seen,
    }
}

/// Whether a place is seen, not quite at the frame.
fn within(place: [f64; 2], size: [f32; 2]) -> bool {
    place.iter().zip(size).all(|(at, length)| {
        let length = f64::from(length);
        (length * 0.008..length * 0.992).contains(at)
    })
}

fn moved(view: &View, [dx, dy]: [f64; 2]) -> View {
    let mut moved = view.clone();
    for column in 0..3 {
        moved.onto[0][column] += dx * view.onto[2][column];
        moved.onto[1][column] += dy * view.onto[2][column];
        moved.back[column][2] -= view.back[column][0] * dx + view.back[column][1] * dy;
    }
    moved
}

/// Three or four fingers that hold the paper down at a side.
fn hand(random: &mut Random, view: &View, paper: &Paper, scale: f32) -> Vec<Capsule> {
    let skin = random.one_of(&SKINS);
    let side = random.one_of(&[0, 1, 2, 3]);
    let [right, down] = [paper.size[0] / 2.0, paper.size[1] / 2.0];
    let reach = random.between(0.16, 0.3) * paper.size[0].min(paper.size[1]);
    let thick = 9.0;
    let start = random.between(-0.4, 0.2) * paper.size[if side % 2 == 0 { 0 } else { 1 }];
    let fingers = if paper.size[0] < 100.0 { 1 } else { 3 };
    (0..fingers)
        .map(|finger| {
            let beside = start + finger as f32 * thick * 1.9;
            let inner = reach * [0.85, 1.0, 0.9][finger];
            let (tip, root) = match side {
                0 => ([beside, -down + inner], [beside + 8.0, -down - 90.0]),
                1 => ([right - inner, beside], [right + 90.0, beside + 8.0]),
                2 => ([beside, down - inner], [beside - 8.0, down + 90.0]),
                _ => ([-right + inner, beside], [-right - 90.0, beside - 8.0]),
            };
            let place = |[x, y]: [f32; 2]| {
                view.seen([f64::from(x), f64::from(y)])
                    .map(|value| value as f32)
            };
            Capsule {
                from: place(root),
                to: place(tip),
                radius: thick * scale,
                colour: skin,
                rounding: 0.35,
            }
        })
        .collect()
}

impl Scene<'_> {
    fn drawn(&self, width: u32, height: u32) -> RgbImage {
        let mut picture = RgbImage::new(width, height);
        let row = width as usize * 3;
        let bands = thread::available_parallelism().map_or(1, usize::from);
        let each = (height as usize).div_ceil(bands);
        thread::scope(|scope| {
            for (band, rows) in picture.chunks_mut(each * row).enumerate() {
                let _ = scope.spawn(move || {
                    for (y, row) in rows.chunks_exact_mut(row).enumerate() {
                        for (x, pixel) in row.chunks_exact_mut(3).enumerate() {
                            let colour = self.at(x as f32 + 0.5, (y + band * each) as f32 + 0.5);
                            for (pixel, value) in pixel.iter_mut().zip(colour) {
                                *pixel = value.clamp(0.0, 255.0) as u8;
                            }
                        }
                    }
                });
            }
        });
        picture
    }

    fn at(&self, x: f32, y: f32) -> [f32; 3] {
        let fine = 4000.0 / self.size[0].max(self.size[1]);
        let mut colour = self.table_at(x * fine, y * fine);
        let mut shine = 0.0;
        for (number, sheet) in self.sheets.iter().enumerate().rev() {
            let (cover, own, outside, [u, v]) = sheet.at(x, y);
            if cover > 0.0 {
                let mut own = own;
                if number == 0 {
                    for ([across, down, place], strength) in &self.creases {
                        let away = u * across + v * down - place;
                        let fold =
                            1.0 + strength * (-(away * away) / 1.5).exp() + 0.02 * away.signum();
                        own = own.map(|value| value * fold);
                    }
                    if let Some((middle, radii)) = self.glare {
                        let away = ((u - middle[0]) / radii[0]).hypot((v - middle[1]) / radii[1]);
                        shine = 330.0 * (1.25 - away).clamp(0.0, 1.0).powi(2) * cover;
                        own = own.map(|value| value + shine * 0.9);
                    }
                }
                mix(&mut colour, own, cover);
            } else if outside < 2.5 {
                // Where the paper lies on the table it takes a little light.
                let shade = 1.0 - 0.28 * (1.0 - outside / 2.5).powi(2);
                colour = colour.map(|value| value * shade);
            }
        }
        for thing in self.pens.iter().chain(&self.fingers) {
            if let Some((cover, own)) = thing.at(x, y) {
                mix(&mut colour, own, cover);
            }
        }
        let (across, down) = (x / self.size[0] - 0.5, y / self.size[1] - 0.5);
        let mut light = 1.0 + self.slope[0] * across + self.slope[1] * down;
        if let Some((way, place, soft, strength)) = self.shadow {
            let away =
                (x - self.size[0] / 2.0) * way[0] + (y - self.size[1] / 2.0) * way[1] - place;
            let within = (away / soft + 0.5).clamp(0.0, 1.0);
            light *= 1.0 - (1.0 - strength) * within * within * (3.0 - 2.0 * within);
        }
        std::array::from_fn(|at| colour[at] * self.lamp[at] * light + shine * 0.5)
    }

    fn table_at(&self, x: f32, y: f32) -> [f32; 3] {
        let table = &self.table;
        let long = smooth_grain(x * table.grain[0], y * table.grain[1], self.seed)
            + 0.5
                * smooth_grain(
                    x * table.grain[0] * 2.3,
                    y * table.grain[1] * 2.7,
                    self.seed ^ 7,
                );
        let mut shade = 1.0 + table.varies * (long / 1.5 - 0.5);
        if table.weave {
            shade *= 1.0 + 0.12 * ((x * 0.35).sin() * (y * 0.35).sin());
        }
        table.colour.map(|value| value * shade)
    }
}

fn mix(colour: &mut [f32; 3], over: [f32; 3], cover: f32) {
    for (value, over) in colour.iter_mut().zip(over) {
        *value += (over - *value) * cover;
    }
}

/// Three box filters one after the other, which is nearly what a lens out of focus does.
fn soften(picture: &mut RgbImage, sigma: f32) {
    for _ in 0..3 {
        let radius = sigma;
        spread(picture, radius, [1, 0]);
        spread(picture, radius, [0, 1]);
    }
}

fn shake(picture: &mut RgbImage, length: f32, way: f32) {
    let source = picture.clone();
    let steps = length.ceil().max(2.0) as i32;
    let (width, height) = (source.width() as i32, source.height() as i32);
    for (x, y, pixel) in picture.enumerate_pixels_mut() {
        let mut sum = [0_u32; 3];
        for step in 0..steps {
            let away = (step as f32 / (steps - 1) as f32 - 0.5) * length;
            let from = |place: u32, part: f32, most: i32| {
                (place as i32 + (away * part).round() as i32).clamp(0, most - 1) as u32
            };
            let at = source.get_pixel(from(x, way.cos(), width), from(y, way.sin(), height));
            for (sum, value) in sum.iter_mut().zip(at.0) {
                *sum += u32::from(value);
            }
        }
        pixel.0 = sum.map(|sum| (sum / steps as u32) as u8);
    }
}

/// A box filter along one axis; its radius may be a part of a pixel.
fn spread(picture: &mut RgbImage, radius: f32, [dx, dy]: [usize; 2]) {
    let (width, height) = (picture.width() as usize, picture.height() as usize);
    let (whole, part) = (radius.floor() as usize, radius.fract());
    let total = 1.0 + 2.0 * radius;
    let (lines, length, step, next) = if dx == 1 {
        (height, width, 3, width * 3)
    } else {
        (width, height, width * 3, 3)
    };
    let _ = dy;
    let mut line = vec![0.0_f32; length];
    let pixels = &mut **picture;
    for number in 0..lines {
        for channel in 0..3 {
            let start = number * next + channel;
            for (at, value) in line.iter_mut().enumerate() {
                *value = f32::from(pixels[start + at * step]);
            }
            let at = |place: isize| line[place.clamp(0, length as isize - 1) as usize];
            let mut sum: f32 = (-(whole as isize)..=whole as isize).map(at).sum();
            for place in 0..length {
                let here = place as isize;
                let reach = whole as isize;
                let ends = at(here - reach - 1) + at(here + reach + 1);
                pixels[start + place * step] = ((sum + part * ends) / total + 0.5) as u8;
                sum += at(here + reach + 1) - at(here - reach);
            }
        }
    }
}

fn add_noise(picture: &mut RgbImage, strength: f32, seed: u32) {
    for (place, pixel) in picture.pixels_mut().enumerate() {
        let place = place as i32;
        let both = grain(place, 1, seed) + grain(place, 2, seed) - 1.0;
        for (channel, value) in pixel.0.iter_mut().enumerate() {
            let own = grain(place, 3 + channel as i32, seed) - 0.5;
            *value = (f32::from(*value) + strength * (both * 1.6 + own * 1.4) + 0.5)
                .clamp(0.0, 255.0) as u8;
        }
    }
}
