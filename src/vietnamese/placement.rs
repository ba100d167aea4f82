//! Where a tone mark stands within its syllable.
//!
//! One idea: a mark belongs to a *group* of neighbouring vowels, and the group with its
//! surroundings says which vowel shows it. A word of several groups (José, Rơmah) is left alone
//! except for the group that is being typed.

use crate::vietnamese::tone::{self, Tone};
use std::ops::Range;

/// The two ways to write the mark on an open oa, oe, uy (`data.md` §12.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Placement {
    /// hòa, khỏe, thúy: the habit of older people and of most names on papers.
    #[default]
    Old,
    /// hoà, khoẻ, thuý: the newer school rule.
    New,
}

/// The tone of the last group of vowels.
pub fn last_tone(word: &str) -> Option<Tone> {
    let letters: Vec<char> = word.chars().collect();
    let group = last_group(&letters)?;
    tone_of(&letters[group])
}

/// The word with this tone, and no other, in its last group of vowels.
/// `None` where no letter can carry it.
pub fn with_last_tone(word: &str, tone: Option<Tone>, placement: Placement) -> Option<String> {
    let mut letters: Vec<char> = word.chars().collect();
    let group = last_group(&letters)?;
    put(&mut letters, group, tone, placement);
    Some(letters.into_iter().collect())
}

/// The text with every mark moved to where this placement wants it. Takes and gives NFC.
pub fn placed(text: &str, placement: Placement) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let mut from = 0;
    while let Some(group) = next_group(&letters, from) {
        from = group.end;
        let tone = tone_of(&letters[group.clone()]);
        put(&mut letters, group, tone, placement);
    }
    letters.into_iter().collect()
}

/// The last run of vowels.
fn last_group(letters: &[char]) -> Option<Range<usize>> {
    let end = letters.iter().rposition(|letter| tone::is_vowel(*letter))? + 1;
    let start = letters[..end]
        .iter()
        .rposition(|letter| !tone::is_vowel(*letter))
        .map_or(0, |before| before + 1);
    Some(start..end)
}

/// The first run of vowels at or after `from`.
fn next_group(letters: &[char], from: usize) -> Option<Range<usize>> {
    let start = from
        + letters[from..]
            .iter()
            .position(|letter| tone::is_vowel(*letter))?;
    let end = letters[start..]
        .iter()
        .position(|letter| !tone::is_vowel(*letter))
        .map_or(letters.len(), |length| start + length);
    Some(start..end)
}

fn tone_of(group: &[char]) -> Option<Tone> {
    group.iter().rev().find_map(|letter| tone::split(*letter).1)
}

fn put(letters: &mut [char], group: Range<usize>, tone: Option<Tone>, placement: Placement) {
    let carrier = carrier(letters, group.clone(), placement);
    for place in group {
        letters[place] = tone::join(letters[place], tone.filter(|_| place == carrier));
    }
}

/// Which letter of the group shows the mark.
fn carrier(letters: &[char], group: Range<usize>, placement: Placement) -> usize {
    let shape = |place: usize| tone::lower(tone::split(letters[place]).0);
    let before = |back: usize| group.start.checked_sub(back).map(shape);

    // The u of "qu" and the i of "gi" belong to the consonant as soon as a vowel follows;
    // in "nghi" and the like the i is a vowel of its own.
    let glide = group.len() > 1
        && match shape(group.start) {
            'u' => before(1) == Some('q'),
            'i' => before(1) == Some('g') && before(2) != Some('n'),
            _ => false,
        };
    let start = group.start + usize::from(glide);
    let vowels = start..group.end;

    if let Some(hatted) = vowels
        .clone()
        .rev()
        .find(|place| matches!(shape(*place), 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư'))
    {
        return hatted;
    }
    let closed = letters.get(group.end).is_some_and(|c| c.is_alphabetic());
    match vowels.len() {
        0 | 1 => start,
        2 if closed => start + 1,
        2 if placement == Placement::New
            && matches!(
                (shape(start), shape(start + 1)),
                ('o', 'a' | 'e') | ('u', 'y')
            ) =>
        {
            start + 1
        }
        2 => start,
        _ => start + 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_styles_differ_only_for_open_oa_oe_uy() {
        let same = [
            "toàn", "hoàng", "huỳnh", "quý", "quà", "già", "giữa", "mía", "múa", "khoái", "khuỷu",
            "thuở", "huế", "của", "nghĩa", "gìn", "cười", "xoáy", "moóc",
        ];
        for word in same {
            assert_eq!(placed(word, Placement::Old), word);
            assert_eq!(placed(word, Placement::New), word);
        }
        for (old, new) in [
            ("hòa", "hoà"),
            ("KHỎE", "KHOẺ"),
            ("Thúy", "Thuý"),
            ("ngũy", "nguỹ"),
        ] {
            assert_eq!(placed(old, Placement::New), new);
            assert_eq!(placed(new, Placement::Old), old);
        }
    }

    #[test]
    fn every_word_of_a_text_is_placed_and_nothing_else_changes() {
        assert_eq!(
            placed("Hoà-Thuý, 12/3 Khoẻ’s", Placement::Old),
            "Hòa-Thúy, 12/3 Khỏe’s"
        );
    }

    #[test]
    fn a_name_of_several_vowel_groups_keeps_the_marks_of_the_earlier_ones() {
        assert_eq!(
            with_last_tone("Josephin", Some(Tone::Acute), Placement::Old).as_deref(),
            Some("Josephín")
        );
        assert_eq!(
            with_last_tone("Joséphin", None, Placement::Old).as_deref(),
            Some("Joséphin")
        );
    }

    #[test]
    fn a_word_without_vowels_carries_no_tone() {
        assert_eq!(
            with_last_tone("Ng", Some(Tone::Acute), Placement::Old),
            None
        );
        assert_eq!(last_tone("Ng"), None);
        assert_eq!(last_tone("Nguyễn"), Some(Tone::Tilde));
    }
}
