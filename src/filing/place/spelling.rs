//! How names of units are compared: the kind apart from the name, marks only where they decide.

use crate::vietnamese::nfc;
use crate::vietnamese::placement::{self, Placement};
use crate::vietnamese::search_key::search_key;

/// Kinds of units as [`search_key`] writes them; the longer ones first.
const KINDS: [&str; 9] = [
    "thanh pho",
    "thi tran",
    "dac khu",
    "phuong",
    "huyen",
    "thi xa",
    "quan",
    "tinh",
    "xa",
];

/// Short forms on papers and what they may stand for.
const SHORT: [(&str, &[&str]); 9] = [
    ("tp", &["thanh pho"]),
    ("tx", &["thi xa"]),
    ("tt", &["thi tran"]),
    ("p", &["phuong"]),
    ("f", &["phuong"]),
    ("q", &["quan"]),
    ("h", &["huyen"]),
    ("x", &["xa"]),
    ("t", &["tinh"]),
];

/// The key of a unit's full name: its kind and the rest.
pub(super) fn kind_and_rest(key: &str) -> (&'static str, &str) {
    for kind in KINDS {
        let rest = key
            .strip_prefix(kind)
            .and_then(|rest| rest.strip_prefix(' '));
        if let Some(rest) = rest {
            return (kind, rest);
        }
    }
    ("", key)
}

/// The name without its kind, with its marks.
pub(super) fn bare(name: &str) -> &str {
    let key = search_key(name);
    let words = kind_and_rest(&key).0.split_whitespace().count();
    let mut rest = name;
    for _ in 0..words {
        rest = rest.split_once(' ').map_or(rest, |(_, rest)| rest);
    }
    rest
}

/// Small letters with their marks where they always stand: "Hòa" and "hoà" are one.
pub(super) fn marked(text: &str) -> String {
    let small = nfc::normalise(text).to_lowercase();
    let words: Vec<&str> = small.split_whitespace().collect();
    placement::placed(&words.join(" "), Placement::Old)
}

/// A name as somebody wrote it: every way to read its beginning as a kind, and none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    /// Its kind in full, or nothing.
    pub(super) kind: &'static str,
    /// The rest, as [`search_key`] writes it.
    pub(super) rest: String,
}

/// All readings of a written name, the plain one first.
pub(super) fn readings(text: &str) -> Vec<Written> {
    let key = apart(&search_key(text));
    let mut all = vec![Written {
        kind: "",
        rest: without_zeros(&key),
    }];
    let full = KINDS.iter().map(|kind| (*kind, std::slice::from_ref(kind)));
    let short = SHORT.iter().copied();
    for (word, kinds) in full.chain(short) {
        let rest = key
            .strip_prefix(word)
            .and_then(|rest| rest.strip_prefix(' '));
        for kind in rest.iter().flat_map(|_| kinds.iter()) {
            all.push(Written {
                kind,
                rest: without_zeros(rest.unwrap_or_default()),
            });
        }
    }
    all
}

/// "p1" is "p 1".
fn apart(key: &str) -> String {
    let letters = key.chars().take_while(char::is_ascii_lowercase).count();
    let (word, rest) = key.split_at_checked(letters).unwrap_or((key, ""));
    let is_short = SHORT.iter().any(|(short, _)| *short == word);
    match is_short && rest.starts_with(|sign: char| sign.is_ascii_digit()) {
        true => format!("{word} {rest}"),
        false => key.to_owned(),
    }
}

/// "01" and "1" are one ward.
pub(super) fn without_zeros(key: &str) -> String {
    let words = key.split(' ').map(|word| {
        let short = word.trim_start_matches('0');
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        if is_number && !short.is_empty() {
            short
        } else {
            word
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_told_from_the_name() {
        for (name, expected) in [
            ("Phường Bạch Mai", "Bạch Mai"),
            ("Thành phố Hà Nội", "Hà Nội"),
            ("Thị trấn Yên Viên", "Yên Viên"),
            ("Đặc khu Côn Đảo", "Côn Đảo"),
            ("Bạch Mai", "Bạch Mai"),
            ("Xã", "Xã"),
        ] {
            assert_eq!(bare(name), expected);
        }
    }

    #[test]
    fn short_forms_are_read() {
        for (text, kind, rest) in [
            ("P. Thanh Nhàn", "phuong", "thanh nhan"),
            ("P.Thanh Nhàn", "phuong", "thanh nhan"),
            ("Q1", "quan", "1"),
            ("P.01", "phuong", "1"),
            ("TP Hà Nội", "thanh pho", "ha noi"),
            ("TX. Sơn Tây", "thi xa", "son tay"),
            ("Phương Mai", "", "phuong mai"),
            ("Phương Mai", "phuong", "mai"),
        ] {
            let rest = rest.to_owned();
            assert!(readings(text).contains(&Written { kind, rest }), "{text}");
        }
    }
}
