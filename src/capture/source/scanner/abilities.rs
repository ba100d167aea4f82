//! What a scanner can be told: read from the list of its options, since no two have the same ones.

/// Dots per inch that a page is made of; more only takes time.
const WANTED_DPI: f32 = 200.0;
/// Dots per inch beyond which a page does not fit the limits.
const MOST_DPI: f32 = 300.0;
/// A4, in millimetres.
const PAGE: (f32, f32) = (210.0, 297.0);

/// The options that are set for a page.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Abilities {
    mode: Option<String>,
    dpi: Option<f32>,
    width: Option<f32>,
    height: Option<f32>,
}

impl Abilities {
    /// Reads the list that `scanimage -A` prints.
    pub(super) fn of(text: &str) -> Self {
        let mut found = Self::default();
        for line in text.lines() {
            let Some((name, rest)) = line.trim().split_once(' ') else {
                continue;
            };
            let Some((values, now)) = rest.split_once(" [") else {
                continue;
            };
            if now.starts_with("inactive") || now.contains("[read-only]") {
                continue;
            }
            match name {
                "--mode" => found.mode = mode(values),
                "--resolution" => found.dpi = resolution(values),
                "-x" => found.width = extent(values, PAGE.0),
                "-y" => found.height = extent(values, PAGE.1),
                _ => {}
            }
        }
        found
    }

    /// The words for the command line.
    pub(super) fn options(&self) -> Vec<String> {
        let number = |name: &str, value: Option<f32>| value.map(|value| format!("{name}{value}"));
        let mode = self.mode.as_ref().map(|mode| format!("--mode={mode}"));
        // The mode comes first: some drivers offer other resolutions with another mode.
        let all = [
            mode,
            number("--resolution=", self.dpi),
            number("-x", self.width),
            number("-y", self.height),
        ];
        all.into_iter().flatten().collect()
    }
}

/// Colour if there is some, else grey.
fn mode(values: &str) -> Option<String> {
    let words: Vec<&str> = values.split('|').map(str::trim).collect();
    let holding = |parts: &[&str]| {
        let holds = |word: &&&str| {
            let small = word.to_ascii_lowercase();
            parts.iter().any(|part| small.contains(part))
        };
        words.iter().find(holds).map(|word| (*word).to_owned())
    };
    holding(&["color", "colour"]).or_else(|| holding(&["gray", "grey"]))
}

/// The least that is enough for a page, else the most.
fn resolution(values: &str) -> Option<f32> {
    if let Some((least, most)) = range(values) {
        return (least <= MOST_DPI).then(|| WANTED_DPI.clamp(least, most.max(least)));
    }
    let numbers: Vec<f32> = values.split('|').filter_map(leading_number).collect();
    let enough = numbers
        .iter()
        .filter(|dpi| (WANTED_DPI..=MOST_DPI).contains(*dpi));
    let less = numbers.iter().filter(|dpi| **dpi < WANTED_DPI);
    let enough = enough.copied().reduce(f32::min);
    enough.or_else(|| less.copied().reduce(f32::max))
}

/// As much of the page as the glass has.
fn extent(values: &str, page: f32) -> Option<f32> {
    let (_, most) = range(values)?;
    (most > 0.0).then_some(most.min(page))
}

/// `1..1200dpi (in steps of 1)`.
fn range(values: &str) -> Option<(f32, f32)> {
    let (least, most) = values.split_once("..")?;
    Some((leading_number(least)?, leading_number(most)?))
}

/// `300dpi`, `215.9mm`, `75`.
fn leading_number(text: &str) -> Option<f32> {
    let text = text.trim();
    let end = text.find(|sign: char| !sign.is_ascii_digit() && sign != '.');
    let number: f32 = text.get(..end.unwrap_or(text.len()))?.parse().ok()?;
    number.is_finite().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_asked_for_in_the_words_of_each_scanner() {
        for (text, expected) in [
            (
                "    --mode Gray|Color [Gray]\n    --resolution 1..1200dpi (in steps of 1) [75]\n    -x 0..200mm (in steps of 1) [80]\n    -y 0..200mm (in steps of 1) [100]",
                "--mode=Color --resolution=200 -x200 -y200",
            ),
            (
                "  --mode Lineart|Halftone|Gray [Lineart]\n  --resolution 75|150|300|600dpi [75]\n  -x 0..215.9mm [215.9]\n  -y 0..355.6mm [355.6]",
                "--mode=Gray --resolution=300 -x210 -y297",
            ),
            (
                "  --mode Black & White|24bit Color|True Gray [24bit Color]\n  --resolution auto||75|90|100dpi [75]",
                "--mode=24bit Color --resolution=100",
            ),
            ("  --resolution 600|1200dpi [600]", ""),
            (
                "  --resolution 1..1200dpi [inactive]\n  --mode Color [Color] [read-only]",
                "",
            ),
            ("", ""),
            ("--mode [\n-x ..mm [\n--resolution ..[ [", ""),
        ] {
            assert_eq!(Abilities::of(text).options().join(" "), expected, "{text}");
        }
    }
}
