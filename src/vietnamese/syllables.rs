//! How many syllables ("tiếng") a text has; screens and sentences are bounded by them (C18).

/// The number of syllables: runs of letters and digits between spaces, hyphens, dashes and slashes.
///
/// Every Vietnamese syllable is written apart, so this needs no dictionary. A number such as
/// `1.004873` or `15:00` counts once.
pub fn count(text: &str) -> usize {
    text.split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—' | '/'))
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_counted_as_they_are_spoken() {
        for (text, expected) in [
            ("", 0),
            (" … – ! ", 0),
            ("Gọi cán bộ giúp", 4),
            (
                "Chào bác ạ! Máy này giúp bác làm giấy tờ từng bước một.",
                13,
            ),
            ("Ê-đê, Gia-rai", 4),
            ("cha/mẹ", 2),
            ("Phí: 5.000 đồng – trước 15:00", 5),
            ("Xem trước\nXem\u{a0}tiếp", 4),
        ] {
            assert_eq!(count(text), expected, "{text}");
        }
    }
}
