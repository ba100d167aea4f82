//! Numbers spelled out as Hanoi offices write them.

const DIGITS: [&str; 10] = [
    "không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
];

/// The number in words, in lower case: 1905 is "một nghìn chín trăm linh năm".
///
/// House style of `data.md` §5.2: "mốt", "tư" and "lăm" after tens, "linh" for a missing ten,
/// "nghìn". A group of three noughts is not read (1 000 005 is "một triệu không trăm linh năm").
pub fn spell(number: u32) -> String {
    if number == 0 {
        return DIGITS[0].to_owned();
    }
    let scales = [
        (1_000_000_000, Some("tỷ")),
        (1_000_000, Some("triệu")),
        (1_000, Some("nghìn")),
        (1, None),
    ];
    let mut words = Vec::new();
    for (size, scale) in scales {
        let group = number / size % 1_000;
        if group > 0 {
            let in_full = !words.is_empty();
            spell_group(group, in_full, &mut words);
            words.extend(scale);
        }
    }
    words.join(" ")
}

/// The month in words after "tháng": the fourth is "tư".
pub fn month_name(month: u32) -> String {
    match month {
        4 => "tư".to_owned(),
        other => spell(other),
    }
}

/// Three digits; `in_full` where greater groups stand before, so that noughts are spoken.
fn spell_group(group: u32, in_full: bool, words: &mut Vec<&'static str>) {
    let [hundreds, tens, units] = [group / 100, group / 10 % 10, group % 10];
    let has_hundreds = hundreds > 0 || in_full;
    if has_hundreds {
        words.extend([digit(hundreds), "trăm"]);
    }
    match tens {
        0 if units > 0 && has_hundreds => words.push("linh"),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(tens), "mươi"]),
    }
    let unit = match (tens, units) {
        (_, 0) => return,
        (2.., 1) => "mốt",
        (0, 4) if has_hundreds => "tư",
        (2.., 4) => "tư",
        (1.., 5) => "lăm",
        _ => digit(units),
    };
    words.push(unit);
}

fn digit(value: u32) -> &'static str {
    DIGITS[(value % 10) as usize]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::nfc;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn numbers_are_spelled_as_the_office_writes_them() {
        for (number, expected) in [
            (0, "không"),
            (4, "bốn"),
            (5, "năm"),
            (10, "mười"),
            (11, "mười một"),
            (14, "mười bốn"),
            (15, "mười lăm"),
            (20, "hai mươi"),
            (21, "hai mươi mốt"),
            (24, "hai mươi tư"),
            (25, "hai mươi lăm"),
            (31, "ba mươi mốt"),
            (100, "một trăm"),
            (101, "một trăm linh một"),
            (105, "một trăm linh năm"),
            (110, "một trăm mười"),
            (1_000, "một nghìn"),
            (1_905, "một nghìn chín trăm linh năm"),
            (1_911, "một nghìn chín trăm mười một"),
            (1_921, "một nghìn chín trăm hai mươi mốt"),
            (1_952, "một nghìn chín trăm năm mươi hai"),
            (1_955, "một nghìn chín trăm năm mươi lăm"),
            (2_000, "hai nghìn"),
            (2_004, "hai nghìn không trăm linh tư"),
            (2_010, "hai nghìn không trăm mười"),
            (2_015, "hai nghìn không trăm mười lăm"),
            (2_026, "hai nghìn không trăm hai mươi sáu"),
            (15_000, "mười lăm nghìn"),
            (105_015, "một trăm linh năm nghìn không trăm mười lăm"),
            (1_000_000, "một triệu"),
            (1_000_005, "một triệu không trăm linh năm"),
            (1_005_000, "một triệu không trăm linh năm nghìn"),
            (
                9_999_999,
                "chín triệu chín trăm chín mươi chín nghìn chín trăm chín mươi chín",
            ),
            (2_000_000_021, "hai tỷ không trăm hai mươi mốt"),
        ] {
            assert_eq!(spell(number), expected, "{number}");
        }
    }

    #[test]
    fn no_two_numbers_sound_alike() {
        let spoken: BTreeSet<String> = (0..=20_000).map(spell).collect();
        assert_eq!(spoken.len(), 20_001);
    }

    proptest! {
        #[test]
        fn any_number_has_words_in_nfc(number: u32) {
            let words = spell(number);
            prop_assert!(!words.is_empty() && words.trim() == words && !words.contains("  "));
            prop_assert_eq!(nfc::normalise(&words), words);
        }
    }
}
