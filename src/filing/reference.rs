//! The reference number that a resident takes home: eight signs without look-alikes and a check sign.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The signs used: a prime number of them, and one at most of each set that is easily confused
/// in print (0 O Q D, 1 I J L, 2 Z, 5 S, 6 G, 8 B, U V).
pub const ALPHABET: &[u8; 23] = b"23456789ACEFHKMNPRTVWXY";

/// A reference number with its check sign, e.g. `K7M 4PX 2RC`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// Why a text is not a reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReferenceError {
    /// The check sign does not agree: one sign is wrong or two are swapped.
    #[error("the check sign does not agree")]
    Check,
    /// Not nine signs.
    #[error("a reference has nine signs")]
    Length,
    /// A sign outside [`ALPHABET`].
    #[error("a reference has no such sign")]
    Sign(char),
}

impl Reference {
    /// A reference from eight random bytes (the slight modulo bias does no harm here).
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut signs: Vec<usize> = bytes
            .iter()
            .map(|byte| usize::from(*byte) % ALPHABET.len())
            .collect();
        signs.push(check_sign(&signs));
        Self(
            signs
                .iter()
                .map(|sign| char::from(ALPHABET[*sign]))
                .collect(),
        )
    }

    /// Reads a reference as a person types it: any case, spaces, dots or hyphens.
    ///
    /// # Errors
    /// See [`ReferenceError`].
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let mut signs = Vec::with_capacity(9);
        for sign in text.chars().filter(|c| !matches!(c, ' ' | '-' | '.')) {
            let upper = sign.to_ascii_uppercase();
            let index = ALPHABET
                .iter()
                .position(|known| char::from(*known) == upper)
                .ok_or(ReferenceError::Sign(sign))?;
            signs.push(index);
        }
        let [body @ .., check] = signs.as_slice() else {
            return Err(ReferenceError::Length);
        };
        if body.len() != 8 {
            return Err(ReferenceError::Length);
        }
        if check_sign(body) != *check {
            return Err(ReferenceError::Check);
        }
        Ok(Self(
            signs
                .iter()
                .map(|sign| char::from(ALPHABET[*sign]))
                .collect(),
        ))
    }

    /// The nine signs without spaces.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A weighted sum modulo a prime: every single wrong sign and every swap of neighbours changes it.
/// The weights 2–9 keep the swap of the last sign with the check sign (weight −1) visible too.
fn check_sign(body: &[usize]) -> usize {
    body.iter()
        .enumerate()
        .map(|(place, sign)| (place + 2) * sign)
        .sum::<usize>()
        % ALPHABET.len()
}

/// Three groups of three, as it is read aloud.
impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, sign) in self.0.chars().enumerate() {
            if place > 0 && place % 3 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{sign}")?;
        }
        Ok(())
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        Self::parse(&text)
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn sign(index: usize) -> char {
        char::from(ALPHABET[index])
    }

    #[test]
    fn the_alphabet_has_a_prime_number_of_signs_and_no_look_alikes() {
        let signs: BTreeSet<char> = ALPHABET.iter().copied().map(char::from).collect();
        assert_eq!(signs.len(), 23);
        for alike in ["0OQD", "1IJL", "2Z", "5S", "6G", "8B", "UV"] {
            assert!(
                alike.chars().filter(|c| signs.contains(c)).count() <= 1,
                "{alike}"
            );
        }
    }

    #[test]
    fn a_reference_is_read_aloud_in_three_groups_and_typed_in_any_way() {
        let reference = Reference::from_random([0, 5, 22, 23, 100, 255, 7, 64]);
        let shown = reference.to_string();
        assert_eq!(shown.len(), 11);
        assert_eq!(shown.matches(' ').count(), 2);
        for text in [
            shown.clone(),
            shown.to_lowercase(),
            shown.replace(' ', "-"),
            shown.replace(' ', "."),
            format!(" {} ", reference.as_str()),
        ] {
            assert_eq!(Reference::parse(&text), Ok(reference.clone()), "{text}");
        }
    }

    #[test]
    fn what_is_no_reference_is_told_apart() {
        assert_eq!(Reference::parse(""), Err(ReferenceError::Length));
        assert_eq!(Reference::parse("222 222 22"), Err(ReferenceError::Length));
        assert_eq!(
            Reference::parse("222 222 222 2"),
            Err(ReferenceError::Length)
        );
        assert_eq!(
            Reference::parse("22O 222 222"),
            Err(ReferenceError::Sign('O'))
        );
        assert_eq!(Reference::parse("222 222 223"), Err(ReferenceError::Check));
    }

    #[test]
    fn a_journal_with_a_bad_reference_is_refused() {
        let reference: Reference = serde_json::from_str("\"222222222\"").unwrap();
        assert_eq!(serde_json::to_string(&reference).unwrap(), "\"222222222\"");
        assert!(serde_json::from_str::<Reference>("\"222222223\"").is_err());
    }

    /// The sum is linear, so what holds around one body for every pair of signs at every place
    /// holds around all; the bodies here only vary the surroundings.
    fn bodies() -> impl Iterator<Item = Vec<char>> {
        [
            [0; 8],
            [22; 8],
            [3, 1, 4, 15, 9, 2, 6, 5],
            [250, 7, 99, 181, 44, 13, 201, 8],
        ]
        .into_iter()
        .map(|bytes| Reference::from_random(bytes).as_str().chars().collect())
    }

    #[test]
    fn every_single_wrong_sign_is_caught_at_every_place() {
        for body in bodies() {
            for place in 0..9 {
                for index in 0..ALPHABET.len() {
                    let mut wrong = body.clone();
                    wrong[place] = sign(index);
                    let text: String = wrong.iter().collect();
                    let expected = if wrong == body {
                        Ok(())
                    } else {
                        Err(ReferenceError::Check)
                    };
                    assert_eq!(Reference::parse(&text).map(|_| ()), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn every_swap_of_different_neighbours_is_caught_at_every_place() {
        for place in 0..8 {
            for (first, second) in
                (0..23).flat_map(|first| (0..23).map(move |second| (first, second)))
            {
                for body in bodies() {
                    let Some(whole) = with_pair(&body, place, sign(first), sign(second)) else {
                        continue;
                    };
                    let mut swapped = whole.clone();
                    swapped.swap(place, place + 1);
                    let text: String = swapped.iter().collect();
                    assert_eq!(Reference::parse(&text).is_ok(), first == second, "{text}");
                }
            }
        }
    }

    /// A valid reference with these two signs at `place`, made so by one of the other signs.
    fn with_pair(body: &[char], place: usize, first: char, second: char) -> Option<Vec<char>> {
        let mut signs = body.to_vec();
        signs[place] = first;
        signs[place + 1] = second;
        let free = if place == 0 { 8 } else { 0 };
        (0..ALPHABET.len()).find_map(|index| {
            signs[free] = sign(index);
            let text: String = signs.iter().collect();
            Reference::parse(&text).ok().map(|_| signs.clone())
        })
    }

    proptest! {
        #[test]
        fn no_text_makes_the_parser_panic(text in ".*") {
            let _ = Reference::parse(&text);
        }

        #[test]
        fn every_reference_reads_back_from_what_is_shown(bytes: [u8; 8]) {
            let reference = Reference::from_random(bytes);
            prop_assert_eq!(Reference::parse(&reference.to_string()), Ok(reference));
        }

        #[test]
        fn different_random_signs_give_different_references(
            one in prop::array::uniform8(0_u8..23), other in prop::array::uniform8(0_u8..23),
        ) {
            prop_assert_eq!(Reference::from_random(one) == Reference::from_random(other), one == other);
        }

        #[test]
        fn a_wrong_sign_in_any_reference_is_caught(bytes: [u8; 8], place in 0_usize..9, index in 0_usize..23) {
            let reference = Reference::from_random(bytes);
            let mut signs: Vec<char> = reference.as_str().chars().collect();
            signs[place] = sign(index);
            let text: String = signs.into_iter().collect();
            prop_assert_eq!(Reference::parse(&text).is_ok(), text == reference.as_str());
        }
    }

    #[test]
    fn ten_thousand_random_references_are_all_different() {
        let mut state = 0x9e37_79b9_7f4a_7c15_u64;
        let drawn: BTreeSet<Reference> = (0..10_000)
            .map(|_| {
                state ^= state << 13;
                state ^= state >> 7;
                state ^= state << 17;
                Reference::from_random(state.to_le_bytes())
            })
            .collect();
        assert_eq!(drawn.len(), 10_000);
    }
}
