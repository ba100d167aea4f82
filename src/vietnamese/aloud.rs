//! Sentences as they are said: figures in words, long numbers in groups, signs as pauses.
//!
//! What a page shows is written for eyes ("3.000 đồng", "Bước 2/6"); a voice gets the same
//! sentence without a figure in it, by the rules of `data.md` §4 and §5.2.

use crate::vietnamese::number_words::{month_name, spell};

/// From so many figures on, a number without dots is a name for something and no amount.
const FIGURES_OF_A_NAME: usize = 7;

/// The sentence in words.
pub fn aloud(sentence: &str) -> String {
    let signs: Vec<char> = sentence.chars().collect();
    let mut said = String::new();
    let mut at = 0;
    while at < signs.len() {
        if signs[at].is_ascii_digit() {
            if said.chars().next_back().is_some_and(char::is_alphabetic) {
                said.push(' ');
            }
            let end = end_of_figures(&signs, at);
            let figures: String = signs[at..end].iter().collect();
            let before = said.split_whitespace().next_back().unwrap_or_default();
            let after: String = signs[end..].iter().take(6).collect();
            let words = figures_in_words(&figures, before, &after);
            said.push_str(&words);
            if signs.get(end).is_some_and(|sign| sign.is_alphabetic()) {
                said.push(' ');
            }
            at = end;
            continue;
        }
        match signs[at] {
            '–' | '·' | '|' | ';' => {
                said = said.trim_end().to_owned();
                said.push(',');
            }
            '/' => said.push_str(", "),
            '@' => said.push_str("a còng"),
            '"' | '“' | '”' | '(' | ')' => {}
            sign => said.push(sign),
        }
        at += 1;
    }
    said
}

/// Signs one by one in their groups: "K7M 4PX" is "K bảy M, bốn P X".
pub fn sign_by_sign(groups: &str) -> String {
    let group = |group: &str| {
        let signs: Vec<String> = group.chars().map(one_sign).collect();
        signs.join(" ")
    };
    let groups: Vec<String> = groups.split_whitespace().map(group).collect();
    groups.join(", ")
}

fn one_sign(sign: char) -> String {
    sign.to_digit(10).map_or_else(|| sign.to_string(), spell)
}

/// Where the figures end that begin here: parts joined by a dot, a stroke or one space.
fn end_of_figures(signs: &[char], start: usize) -> usize {
    let mut end = start;
    while let Some(sign) = signs.get(end) {
        let joins =
            matches!(sign, '.' | '/' | ' ') && signs.get(end + 1).is_some_and(char::is_ascii_digit);
        if !sign.is_ascii_digit() && !joins {
            break;
        }
        end += 1;
    }
    end
}

fn figures_in_words(figures: &str, before: &str, after: &str) -> String {
    let parts: Vec<&str> = figures.split(['.', '/', ' ']).collect();
    let mut joints = figures.chars().filter(|sign| !sign.is_ascii_digit());
    let joint = joints.next();
    let mixed = joints.any(|other| Some(other) != joint);
    let numbers: Vec<Option<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    match (joint, numbers.as_slice()) {
        (Some('/'), [Some(day), Some(month), Some(year)]) if !mixed => {
            let named = if is_day(before) { "" } else { "ngày " };
            let early = early(*day);
            format!(
                "{named}{early}{} tháng {} năm {}",
                spell(*day),
                month_name(*month),
                spell(*year)
            )
        }
        (Some('/'), [Some(month), Some(year)]) if !mixed && parts[1].len() == 4 => {
            format!("tháng {} năm {}", month_name(*month), spell(*year))
        }
        (Some('/'), [Some(part), Some(whole)]) if !mixed => {
            format!("{} trên {}", spell(*part), spell(*whole))
        }
        (Some('.'), _) if !mixed && is_amount(&parts) => parts
            .concat()
            .parse()
            .map_or_else(|_| in_groups(&parts), spell),
        (None, [Some(number)])
            if parts[0].len() < FIGURES_OF_A_NAME
                && (parts[0].len() == 1 || !figures.starts_with('0')) =>
        {
            if is_day(before) && after.trim_start().starts_with("tháng") {
                format!("{}{}", early(*number), spell(*number))
            } else if before.to_lowercase() == "tháng" {
                month_name(*number)
            } else {
                spell(*number)
            }
        }
        _ => in_groups(&parts),
    }
}

fn is_day(word: &str) -> bool {
    word.to_lowercase() == "ngày"
}

/// "mồng" up to the tenth.
fn early(day: u32) -> &'static str {
    if (1..=10).contains(&day) {
        "mồng "
    } else {
        ""
    }
}

/// Dots after every third figure from the end.
fn is_amount(parts: &[&str]) -> bool {
    let (first, rest) = parts.split_first().unwrap_or((&"", &[]));
    (1..=3).contains(&first.len()) && rest.iter().all(|part| part.len() == 3)
}

/// Figure by figure: in pairs, three together where the group has three.
fn in_groups(parts: &[&str]) -> String {
    let mut groups = Vec::new();
    for part in parts {
        let figures: Vec<String> = part.chars().map(one_sign).collect();
        let size = if figures.len() == 3 { 3 } else { 2 };
        groups.extend(figures.chunks(size).map(|group| group.join(" ")));
    }
    groups.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_within_sentences_are_said_in_words() {
        let said = [
            ("Số này có 12 chữ số.", "Số này có mười hai chữ số."),
            (
                "Bước 2/6: Người làm giấy",
                "Bước hai trên sáu: Người làm giấy",
            ),
            ("Lệ phí: 3.000 đồng.", "Lệ phí: ba nghìn đồng."),
            ("thí dụ 1952.", "thí dụ một nghìn chín trăm năm mươi hai."),
            ("ra quầy số 3", "ra quầy số ba"),
            ("Kiosk K1", "Kiosk K một"),
        ];
        for (shown, expected) in said {
            assert_eq!(aloud(shown), expected);
        }
    }

    #[test]
    fn days_are_said_as_the_office_says_them() {
        assert_eq!(
            aloud("thứ Hai, ngày 5 tháng 4 năm 2026"),
            "thứ Hai, ngày mồng năm tháng tư năm hai nghìn không trăm hai mươi sáu"
        );
        assert_eq!(
            aloud("đến 30/11/2026"),
            "đến ngày ba mươi tháng mười một năm hai nghìn không trăm hai mươi sáu"
        );
        assert_eq!(
            aloud("Ngày nằm ngoài khoảng 1 đến 31."),
            "Ngày nằm ngoài khoảng một đến ba mươi mốt."
        );
        assert_eq!(
            aloud("từ 3/1952"),
            "từ tháng ba năm một nghìn chín trăm năm mươi hai"
        );
    }

    #[test]
    fn telephones_are_said_in_groups() {
        assert_eq!(
            aloud("gọi 024 0000 0001 nhé"),
            "gọi không hai bốn, không không, không không, không không, không một nhé"
        );
        assert_eq!(
            aloud("0912345678"),
            "không chín, một hai, ba bốn, năm sáu, bảy tám"
        );
    }

    #[test]
    fn a_reference_is_said_sign_by_sign() {
        assert_eq!(sign_by_sign("K7M 4PX"), "K bảy M, bốn P X");
    }

    #[test]
    fn signs_for_the_eye_become_pauses() {
        assert_eq!(aloud("phường Bạch Mai – quầy"), "phường Bạch Mai, quầy");
        assert_eq!(aloud("chạm \"Sửa\" nhé"), "chạm Sửa nhé");
    }

    proptest! {
        #[test]
        fn no_figure_is_left_in_any_sentence(sentence in "\\PC{0,40}") {
            let said = aloud(&sentence);
            prop_assert!(!said.chars().any(|sign| sign.is_ascii_digit()), "{said}");
        }

        #[test]
        fn a_sentence_without_figures_and_signs_is_said_as_it_stands(
            sentence in "[a-zàáảãạăâđêôơư ,.?]{0,40}"
        ) {
            prop_assert_eq!(aloud(&sentence), sentence);
        }
    }
}
