//! How many letters are wrong, missing, extra or swapped before one word becomes the beginning of another.
//!
//! Bit-parallel: a whole column of the table of distances is two words of 64 bits (Hyyrö 2003), so
//! that thousands of names are compared between two keystrokes.

/// A typed word, ready to be compared.
#[derive(Debug, Clone)]
pub(super) struct Pattern {
    /// For each sign, where it stands.
    places: [u64; 256],
    letters: usize,
}

/// Distances of a pattern to a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Distances {
    /// To the whole text.
    pub(super) whole: usize,
    /// To the nearest of its beginnings.
    pub(super) beginning: usize,
}

/// Longer words are cut; no unit has so long a name.
const LONGEST: usize = 63;

impl Pattern {
    pub(super) fn new(typed: &str) -> Self {
        let mut places = [0; 256];
        let bytes = typed.as_bytes();
        let bytes = bytes.get(..LONGEST).unwrap_or(bytes);
        for (at, byte) in bytes.iter().enumerate() {
            if let Some(place) = places.get_mut(usize::from(*byte)) {
                *place |= 1 << at;
            }
        }
        Self {
            places,
            letters: bytes.len(),
        }
    }

    /// Swapped neighbours count as one mistake.
    pub(super) fn distances(&self, text: &str) -> Distances {
        let mut whole = self.letters;
        let mut beginning = whole;
        if self.letters == 0 {
            return Distances {
                whole: text.len(),
                beginning: 0,
            };
        }
        let last = 1 << (self.letters - 1);
        let (mut plus, mut minus, mut same, mut before) = (u64::MAX, 0, 0, 0);
        for byte in text.bytes() {
            let here = self.places.get(usize::from(byte)).copied().unwrap_or(0);
            let swapped = ((!same & here) << 1) & before;
            same = swapped | here | (((here & plus).wrapping_add(plus)) ^ plus) | minus;
            let right_plus = minus | !(same | plus);
            let right_minus = same & plus;
            if right_plus & last != 0 {
                whole += 1;
            } else if right_minus & last != 0 {
                whole -= 1;
            }
            let right_plus = (right_plus << 1) | 1;
            let right_minus = right_minus << 1;
            plus = right_minus | !(same | right_plus);
            minus = right_plus & same;
            before = here;
            beginning = beginning.min(whole);
        }
        Distances { whole, beginning }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The table of distances, letter by letter.
    fn slowly(typed: &str, text: &str) -> Distances {
        let (typed, text) = (typed.as_bytes(), text.as_bytes());
        let mut table = vec![vec![0; text.len() + 1]; typed.len() + 1];
        for row in 0..=typed.len() {
            for column in 0..=text.len() {
                table[row][column] = match (row, column) {
                    (0, n) | (n, 0) => n,
                    _ => {
                        let other = usize::from(typed[row - 1] != text[column - 1]);
                        let mut least = (table[row - 1][column - 1] + other)
                            .min(table[row - 1][column] + 1)
                            .min(table[row][column - 1] + 1);
                        if row > 1
                            && column > 1
                            && typed[row - 1] == text[column - 2]
                            && typed[row - 2] == text[column - 1]
                        {
                            least = least.min(table[row - 2][column - 2] + 1);
                        }
                        least
                    }
                };
            }
        }
        let last = &table[typed.len()];
        Distances {
            whole: last[text.len()],
            beginning: last.iter().copied().min().unwrap_or(0),
        }
    }

    #[test]
    fn wrong_missing_extra_and_swapped_letters_are_one_mistake_each() {
        for (typed, whole, beginning) in [
            ("thanh nhan", 0, 0),
            ("thanh", 5, 0),
            ("thahn nhan", 1, 1),
            ("tanh nhan", 1, 1),
            ("thanh nhann", 1, 1),
            ("thanx nhan", 1, 1),
        ] {
            assert_eq!(
                Pattern::new(typed).distances("thanh nhan"),
                Distances { whole, beginning },
                "{typed}"
            );
        }
    }

    proptest! {
        #[test]
        fn the_quick_way_counts_as_the_slow_one(typed in "[a-d ]{0,12}", text in "[a-d ]{0,12}") {
            prop_assert_eq!(Pattern::new(&typed).distances(&text), slowly(&typed, &text));
        }

        #[test]
        fn any_text_has_a_distance(typed in ".*", text in ".*") {
            let _ = Pattern::new(&typed).distances(&text);
        }
    }
}
