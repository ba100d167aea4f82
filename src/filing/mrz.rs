//! The three lines for machines on the back of an identity card (TD1; `data.md` §3).
//!
//! Their check digits catch every slip of a reader, but letters lose their marks there: they say
//! number, date of birth and sex, and never a name.

use crate::filing::date::PartialDate;
use crate::filing::id_card::IdCard;
use crate::filing::person_number::{PersonNumber, Sex};

/// Letters of the three lines together.
const LETTERS: usize = 90;

/// What the lines say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mrz {
    /// The personal number.
    pub number: PersonNumber,
    /// The date of birth; its century is that of the number.
    pub birth: PartialDate,
    /// The sex, where it is stated.
    pub sex: Option<Sex>,
}

/// Why a text is not the three lines of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MrzError {
    /// Not three lines of thirty letters.
    #[error("these are not three lines of thirty letters")]
    Shape,
    /// Not a card of Vietnam.
    #[error("this is not a card of Vietnam")]
    Country,
    /// A check digit does not fit.
    #[error("a check digit does not fit")]
    CheckDigit,
    /// The date of birth cannot be.
    #[error("the date of birth cannot be")]
    Birth,
}

/// Whether a text may be these lines, so that nothing else need be tried.
pub fn is_likely(text: &str) -> bool {
    text.starts_with("ID") && text.contains('<') && !text.contains('|')
}

/// The check digit of a field: its letters by the weights 7, 3, 1. None where a letter stands
/// there that the lines do not have.
pub fn check_digit(field: &str) -> Option<u8> {
    let mut sum = 0_u32;
    for (place, letter) in field.bytes().enumerate() {
        let value = match letter {
            b'0'..=b'9' => letter - b'0',
            b'A'..=b'Z' => letter - b'A' + 10,
            b'<' => 0,
            _ => return None,
        };
        let weight = [7, 3, 1].get(place % 3).copied().unwrap_or(1);
        sum = (sum + u32::from(value) * weight) % 10;
    }
    u8::try_from(sum).ok()
}

/// Reads the lines, with or without breaks between them.
///
/// # Errors
/// See [`MrzError`].
pub fn read(text: &str) -> Result<Mrz, MrzError> {
    let lines: String = text
        .chars()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .take(LETTERS + 1)
        .collect();
    let known = |letter: u8| matches!(letter, b'0'..=b'9' | b'A'..=b'Z' | b'<');
    if lines.len() != LETTERS || !lines.bytes().all(known) {
        return Err(MrzError::Shape);
    }
    let part = |from: usize, to: usize| lines.get(from..to).unwrap_or_default();
    if part(0, 5) != "IDVNM" {
        return Err(MrzError::Country);
    }
    // Line 1 from 0, line 2 from 30, line 3 from 60.
    let composite = [part(5, 30), part(30, 37), part(38, 45), part(48, 59)].concat();
    for (field, digit) in [
        (part(5, 14), part(14, 15)),
        (part(15, 29), part(29, 30)),
        (part(30, 36), part(36, 37)),
        (part(38, 44), part(44, 45)),
        (composite.as_str(), part(59, 60)),
    ] {
        if check_digit(field).map(|sum| sum.to_string()).as_deref() != Some(digit) {
            return Err(MrzError::CheckDigit);
        }
    }
    let number = PersonNumber::new(part(15, 27)).map_err(|_| MrzError::Shape)?;
    // The number of the document is the end of the same number.
    if !number.as_str().ends_with(part(5, 14)) {
        return Err(MrzError::CheckDigit);
    }
    let birth = birth(part(30, 36), &number).ok_or(MrzError::Birth)?;
    let sex = match part(37, 38) {
        "M" => Some(Sex::Male),
        "F" => Some(Sex::Female),
        _ => None,
    };
    Ok(Mrz { number, birth, sex })
}

/// `yyMMdd`, in the century that the number states; what is not known is filled up with `<`.
fn birth(field: &str, number: &PersonNumber) -> Option<PartialDate> {
    let (century, _) = number.birth_century_and_sex();
    let two = |from: usize| field.get(from..from + 2);
    let known = |part: Option<&str>| match part? {
        "<<" | "00" => Some(None),
        digits => digits.parse::<i8>().ok().map(Some),
    };
    let year = century + two(0)?.parse::<i16>().ok()?;
    let (month, day) = (known(two(2))?, known(two(4))?);
    match (month, day) {
        (Some(month), Some(day)) => PartialDate::as_written(year, month, day).ok(),
        (month, _) => PartialDate::new(year, month, None).ok(),
    }
}

impl From<Mrz> for IdCard {
    fn from(lines: Mrz) -> Self {
        Self {
            number: lines.number,
            old_number: None,
            name: None,
            birth: lines.birth,
            sex: lines.sex,
            residence: None,
            issued: None,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const LINES: &str = "IDVNM1520000174001152000017<<5\n\
                         5203150F9912315VNM<<<<<<<<<<<4\n\
                         NGUYEN<<THI<LUA<<<<<<<<<<<<<<<\n";

    #[test]
    fn the_lines_say_number_birth_and_sex() {
        let joined = LINES.replace('\n', "");
        for text in [LINES, &joined, &LINES.replace('\n', "\r\n")] {
            let lines = read(text).unwrap();
            assert_eq!(lines.number.as_str(), "001152000017");
            assert_eq!(
                lines.birth,
                PartialDate::new(1952, Some(3), Some(15)).unwrap()
            );
            assert_eq!(lines.sex, Some(Sex::Female));
        }
    }

    #[test]
    fn what_is_not_a_whole_card_of_vietnam_is_refused() {
        for (text, error) in [
            ("", MrzError::Shape),
            (&LINES[..60], MrzError::Shape),
            (&LINES.to_lowercase(), MrzError::Shape),
            (&LINES.replace("IDVNM", "IDLAO"), MrzError::Country),
            (&LINES.replace("5203150", "5203160"), MrzError::CheckDigit),
        ] {
            assert_eq!(read(text), Err(error), "{text}");
        }
    }

    #[test]
    fn a_year_alone_stays_a_year() {
        let number = PersonNumber::new("001152000017").unwrap();
        assert_eq!(birth("52<<<<", &number), Some(PartialDate::Year(1952)));
        assert_eq!(birth("520000", &number), Some(PartialDate::Year(1952)));
        assert_eq!(birth("5213<<", &number), None);
    }

    proptest! {
        #[test]
        fn a_slip_in_any_digit_of_number_or_birth_is_caught(
            place in prop_oneof![5_usize..27, 31_usize..37],
            add in 1_u8..10,
        ) {
            let mut lines = LINES.as_bytes().to_vec();
            prop_assume!(lines[place].is_ascii_digit());
            lines[place] = b'0' + (lines[place] - b'0' + add) % 10;
            prop_assert!(read(&String::from_utf8(lines).unwrap()).is_err());
        }

        #[test]
        fn no_text_makes_the_reader_panic(text in ".*", lines in "IDVNM[0-9A-Z<]{85}") {
            let _ = read(&text);
            let _ = read(&lines);
            let _ = check_digit(&text);
        }
    }
}
