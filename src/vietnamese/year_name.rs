//! The names of lunar years, which repeat every sixty: Giáp Tý, Ất Sửu …

const STEMS: [&str; 10] = [
    "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý",
];
const BRANCHES: [&str; 12] = [
    "Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi",
];

/// The name of the lunar year that begins in this solar year: 2027 is "Đinh Mùi".
pub fn year_name(year: i16) -> String {
    // The year 4 of our count began the sixty with Giáp Tý.
    let of = |names: &'static [&'static str]| {
        let count = i32::try_from(names.len()).unwrap_or(1);
        let place = (i32::from(year) - 4).rem_euclid(count);
        usize::try_from(place)
            .ok()
            .and_then(|place| names.get(place))
            .copied()
            .unwrap_or_default()
    };
    format!("{} {}", of(&STEMS), of(&BRANCHES))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_have_the_names_that_everybody_knows() {
        for (year, name) in [
            (1945, "Ất Dậu"),
            (1954, "Giáp Ngọ"),
            (1968, "Mậu Thân"),
            (1975, "Ất Mão"),
            (1984, "Giáp Tý"),
            (2024, "Giáp Thìn"),
            (2025, "Ất Tỵ"),
            (2026, "Bính Ngọ"),
            (2027, "Đinh Mùi"),
            (2028, "Mậu Thân"),
        ] {
            assert_eq!(year_name(year), name, "{year}");
        }
        for year in [i16::MIN, 0, i16::MAX - 60] {
            assert_eq!(year_name(year), year_name(year + 60));
        }
    }
}
