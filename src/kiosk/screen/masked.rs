//! Numbers that a passer-by must not read: the middle digits become dots (C44).

/// Digits left at the end, for whoever knows the number to recognise it by.
const TAIL: usize = 2;

/// The number with dots for digits, but for the first `head` and the last two. Spaces stay.
///
/// A number so short that nothing would be hidden shows its end alone.
pub fn masked(grouped: &str, head: usize) -> String {
    let digits = grouped.chars().filter(|sign| !sign.is_whitespace()).count();
    let head = if digits <= head + TAIL { 0 } else { head };
    let mut place = 0;
    grouped
        .chars()
        .map(|sign| {
            if sign.is_whitespace() {
                return sign;
            }
            place += 1;
            if place <= head || place + TAIL > digits {
                sign
            } else {
                '•'
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_number_shows_its_province_and_its_end() {
        assert_eq!(masked("001 152 000 017", 6), "001 152 ••• •17");
        assert_eq!(masked("0912 345 678", 4), "0912 ••• •78");
    }

    proptest! {
        #[test]
        fn at_least_three_digits_of_a_whole_number_are_hidden(digits in "[0-9]{9,15}", head in 0_usize..7) {
            let hidden = masked(&digits, head).chars().filter(|sign| *sign == '•').count();
            prop_assert!(hidden >= digits.len() - head - TAIL && hidden >= 1);
        }

        #[test]
        fn a_short_number_is_hidden_too(digits in "[0-9]{3,8}") {
            prop_assert!(masked(&digits, 6).contains('•'));
        }
    }
}
