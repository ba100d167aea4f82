//! The kinds of fields on a card, each known by its shape.

use crate::filing::date::PartialDate;
use crate::filing::person_number::{PersonNumber, Sex};

/// Whether a field consists of digits alone.
pub(super) fn is_digits(field: &str) -> bool {
    !field.is_empty() && field.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a field can be the sex, also where its mark was lost: `Nam`, `Nữ`, `Nu`, `N?`, `N`.
pub(super) fn may_be_sex(field: &str) -> bool {
    let letters = field.chars().count();
    (1..=6).contains(&letters)
        && field.starts_with(['N', 'n'])
        && !field.contains([' ', ','])
        && !field.chars().any(|sign| sign.is_ascii_digit())
}

/// The sex. A word that lost its mark counts only where the number says the same.
pub(super) fn sex(word: &str, number: &PersonNumber) -> Option<Sex> {
    match word.to_lowercase().as_str() {
        "nam" => Some(Sex::Male),
        "nữ" => Some(Sex::Female),
        _ => {
            let (_, stated) = number.birth_century_and_sex();
            (stated == Sex::Female).then_some(stated)
        }
    }
}

/// A date as cards write it: `ddMMyyyy`, with signs between or without. Of a birth of which only
/// the year is known no form is published, so every one that can be meant is taken: `yyyy`, zeros
/// for day and month before the year or after it.
pub(super) fn date(field: &str) -> Option<PartialDate> {
    let digits: String = field
        .chars()
        .filter(|sign| !matches!(sign, '/' | '-' | '.'))
        .collect();
    if !is_digits(&digits) {
        return None;
    }
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize| i8::try_from(part(from, from + 2)?).ok();
    match digits.len() {
        4 => PartialDate::new(part(0, 4)?, None, None).ok(),
        8 if digits.ends_with("0000") => PartialDate::new(part(0, 4)?, None, None).ok(),
        8 => {
            let (day, month, year) = (small(0)?, small(2)?, part(4, 8)?);
            match (day, month) {
                (_, 0) => PartialDate::new(year, None, None),
                (0, month) => PartialDate::new(year, Some(month), None),
                // The card is a paper too, and papers have days that never were.
                (day, month) => PartialDate::as_written(year, month, day),
            }
            .ok()
        }
        _ => None,
    }
}

/// Puts digits back where the keyboard layout of Vietnam (TCVN 5712) made letters and tones of
/// them. Only a field without any other sign is one of digits.
pub(super) fn with_digits(text: &str) -> String {
    let fields: Vec<String> = text.split('|').map(digits_again).collect();
    fields.join("|")
}

fn digits_again(field: &str) -> String {
    let digits: Option<String> = field.trim().chars().map(digit_of).collect();
    match digits {
        Some(digits) if matches!(digits.len(), 4 | 8 | 9 | 12) => digits,
        _ => field.to_owned(),
    }
}

fn digit_of(sign: char) -> Option<char> {
    const ROW: [char; 10] = [
        'đ', 'ă', 'â', 'ê', 'ô', '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}',
    ];
    if sign.is_ascii_digit() {
        return Some(sign);
    }
    let place = ROW.iter().position(|letter| *letter == sign)?;
    char::from_digit(u32::try_from(place).ok()?, 10)
}
