//! A pinhole camera over a sheet: where the sheet's millimetres come to lie in the picture, and back.

use super::random::Random;

/// What the camera sees of a sheet that lies on the table.
#[derive(Clone)]
pub struct View {
    /// From millimetres of the sheet, from its middle, to pixels.
    pub onto: [[f64; 3]; 3],
    /// Back.
    pub back: [[f64; 3]; 3],
}

impl View {
    /// A sheet of this size in millimetres within a picture: turned, tilted, and as large as `fills` of the frame.
    /// `beside` moves its middle, as a share of the room that is left.
    pub fn new(
        random: &mut Random,
        sheet: [f32; 2],
        picture: [f32; 2],
        fills: f32,
        turned: f32,
        tilted: f32,
        beside: [f32; 2],
    ) -> Self {
        let focal = f64::from(random.between(0.75, 1.1) * picture[0].max(picture[1]));
        let axis = f64::from(random.between(0.0, std::f32::consts::TAU));
        let rotation = rotation(f64::from(turned), axis, f64::from(tilted));
        let middle = [f64::from(picture[0]) / 2.0, f64::from(picture[1]) / 2.0];
        let view = |at: [f64; 2], distance: f64| {
            let ray = [at[0] / focal * distance, at[1] / focal * distance, distance];
            let mut onto = [[0.0; 3]; 3];
            for column in 0..3 {
                let part = |row: usize| {
                    if column < 2 {
                        rotation[row][column]
                    } else {
                        ray[row]
                    }
                };
                onto[0][column] = focal * part(0) + middle[0] * part(2);
                onto[1][column] = focal * part(1) + middle[1] * part(2);
                onto[2][column] = part(2);
            }
            onto
        };
        let (mut near, mut far) = (f64::from(sheet[0].max(sheet[1])) * 0.4, 1e5);
        let room = |onto: &[[f64; 3]; 3]| {
            let corners = corners(sheet).map(|corner| apply(onto, corner));
            let span = |axis: usize| {
                let places = corners.map(|corner| corner[axis]);
                let most = places.iter().copied().fold(f64::MIN, f64::max);
                (places.iter().copied().fold(f64::MAX, f64::min), most)
            };
            [span(0), span(1)]
        };
        for _ in 0..60 {
            let distance = (near * far).sqrt();
            let spans = room(&view([0.0, 0.0], distance));
            let share = (0..2)
                .map(|axis| (spans[axis].1 - spans[axis].0) / f64::from(picture[axis]))
                .fold(0.0, f64::max);
            if share > f64::from(fills) {
                near = distance;
            } else {
                far = distance;
            }
        }
        let spans = room(&view([0.0, 0.0], far));
        let at = [0, 1].map(|axis| {
            let free = (f64::from(picture[axis]) - (spans[axis].1 - spans[axis].0)) / 2.0;
            free * f64::from(beside[axis])
        });
        let onto = view(at, far);
        Self {
            back: inverse(&onto),
            onto,
        }
    }

    /// Where a place of the sheet is seen.
    pub fn seen(&self, place: [f64; 2]) -> [f64; 2] {
        apply(&self.onto, place)
    }
}

/// The corners of a sheet in millimetres from its middle, clockwise from the upper left one.
pub fn corners([width, height]: [f32; 2]) -> [[f64; 2]; 4] {
    let (x, y) = (f64::from(width) / 2.0, f64::from(height) / 2.0);
    [[-x, -y], [x, -y], [x, y], [-x, y]]
}

pub fn apply(map: &[[f64; 3]; 3], [x, y]: [f64; 2]) -> [f64; 2] {
    let row = |row: usize| map[row][0] * x + map[row][1] * y + map[row][2];
    [row(0) / row(2), row(1) / row(2)]
}

/// A turn on the table, then a tilt about an axis that lies in it.
fn rotation(turned: f64, axis: f64, tilted: f64) -> [[f64; 3]; 3] {
    let (x, y) = (axis.cos(), axis.sin());
    let (sine, cosine) = tilted.sin_cos();
    let rest = 1.0 - cosine;
    let tilt = [
        [cosine + x * x * rest, x * y * rest, y * sine],
        [x * y * rest, cosine + y * y * rest, -x * sine],
        [-y * sine, x * sine, cosine],
    ];
    let turn = [
        [turned.cos(), -turned.sin(), 0.0],
        [turned.sin(), turned.cos(), 0.0],
        [0.0, 0.0, 1.0],
    ];
    std::array::from_fn(|row| {
        std::array::from_fn(|column| (0..3).map(|at| tilt[row][at] * turn[at][column]).sum())
    })
}

fn inverse(m: &[[f64; 3]; 3]) -> [[f64; 3]; 3] {
    let minor = |row: usize, column: usize| {
        let (r1, r2, c1, c2) = (
            (row + 1) % 3,
            (row + 2) % 3,
            (column + 1) % 3,
            (column + 2) % 3,
        );
        m[r1][c1] * m[r2][c2] - m[r1][c2] * m[r2][c1]
    };
    let determinant: f64 = (0..3).map(|column| m[0][column] * minor(0, column)).sum();
    std::array::from_fn(|row| std::array::from_fn(|column| minor(column, row) / determinant))
}
