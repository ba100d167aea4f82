//! Two spellings of a name laid under each other, letter by letter, so that one wrong mark is seen.
//!
//! One idea: the letters of one name stand in columns with those of the other; where a letter is
//! missing, its place stays empty. Capitals and the place of a tone mark are no differences.

use crate::filing::person_name::PersonName;
use crate::vietnamese::placement::{Placement, placed};
use crate::vietnamese::search_key::search_key;

/// A letter of each name in the same place; none where a name has no letter there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The letter of the first name, a capital.
    pub one: Option<char>,
    /// The letter of the other name, a capital.
    pub other: Option<char>,
}

impl Column {
    /// Whether the names differ here.
    pub fn differs(self) -> bool {
        self.one != self.other
    }
}

/// Both names in capitals as papers write them, column by column. No column differs where the
/// names are the same to a reader.
pub fn compare(one: &PersonName, other: &PersonName) -> Vec<Column> {
    let capitals = [one.in_capitals(), other.in_capitals()];
    // The place of the tone mark is the one that the first name has.
    let old = placed(&capitals[0], Placement::Old);
    let placement = if old == capitals[0] {
        Placement::Old
    } else {
        Placement::New
    };
    let letters = |name: &str| placed(name, placement).chars().collect::<Vec<char>>();
    align(&letters(&capitals[0]), &letters(&capitals[1]))
}

/// A letter that stands alone.
const ALONE: u32 = 3;

/// What it costs to lay two letters under each other: marks alone differ little, a space and a
/// letter never share a column.
fn apart(one: char, other: char) -> u32 {
    if one == other {
        0
    } else if one == ' ' || other == ' ' {
        100
    } else if search_key(one.encode_utf8(&mut [0; 4])) == search_key(other.encode_utf8(&mut [0; 4]))
    {
        1
    } else {
        4
    }
}

/// Lays the letters under each other at the least cost.
fn align(one: &[char], other: &[char]) -> Vec<Column> {
    // costs[i][j]: what is left from the i-th letter of one name and the j-th of the other.
    let mut costs = vec![vec![0_u32; other.len() + 1]; one.len() + 1];
    for i in (0..=one.len()).rev() {
        for j in (0..=other.len()).rev() {
            costs[i][j] = match (one.get(i), other.get(j)) {
                (None, None) => 0,
                (Some(_), None) => costs[i + 1][j] + ALONE,
                (None, Some(_)) => costs[i][j + 1] + ALONE,
                (Some(a), Some(b)) => (costs[i + 1][j + 1] + apart(*a, *b))
                    .min(costs[i + 1][j] + ALONE)
                    .min(costs[i][j + 1] + ALONE),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut columns = Vec::with_capacity(one.len().max(other.len()));
    while i < one.len() || j < other.len() {
        let here = costs[i][j];
        let (a, b) = (one.get(i).copied(), other.get(j).copied());
        let both = a
            .zip(b)
            .filter(|(a, b)| costs[i + 1][j + 1] + apart(*a, *b) == here);
        let one_alone = a.is_some() && costs[i + 1][j] + ALONE == here;
        let other_alone = b.is_some() && costs[i][j + 1] + ALONE == here;
        // Where both are right, whole words stay together.
        let begins = i.checked_sub(1).is_none_or(|before| one[before] == ' ')
            && j.checked_sub(1).is_none_or(|before| other[before] == ' ');
        let column = match both {
            Some((a, b)) if !(begins && (one_alone || other_alone)) => Column {
                one: Some(a),
                other: Some(b),
            },
            _ if one_alone => Column {
                one: a,
                other: None,
            },
            _ => Column {
                one: None,
                other: b,
            },
        };
        i += usize::from(column.one.is_some());
        j += usize::from(column.other.is_some());
        columns.push(column);
    }
    columns
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::vietnamese::search_key::same_name;
    use proptest::prelude::*;

    fn columns(one: &str, other: &str) -> Vec<Column> {
        compare(
            &PersonName::new(one).unwrap(),
            &PersonName::new(other).unwrap(),
        )
    }

    /// What differs, as `Ú/Ù`, with `·` for an empty place.
    fn differences(one: &str, other: &str) -> String {
        let letter = |letter: Option<char>| letter.unwrap_or('·');
        let told: Vec<String> = columns(one, other)
            .into_iter()
            .filter(|column| column.differs())
            .map(|column| format!("{}/{}", letter(column.one), letter(column.other)))
            .collect();
        told.join(" ")
    }

    #[test]
    fn one_letter_or_mark_is_found_in_its_place() {
        for (card, typed, told) in [
            ("Nguyễn Thị Lúa", "Nguyễn Thị Lụa", "Ú/Ụ"),
            ("Nguyễn Thị Lúa", "Nguyên Thị Lúa", "Ễ/Ê"),
            ("Trần Văn Đức", "Trần Văn Dức", "Đ/D"),
            ("Lý Thị Hoa", "Lí Thị Hoa", "Ý/Í"),
            ("Phạm Thị Thúy", "Phạm Thi Thúy", "Ị/I"),
            ("Nguyễn Thị Lúa", "Nguyễn Lúa", "T/· H/· Ị/· \u{20}/·"),
            ("Ngô Thu Hương", "Ngô Thu Hươngg", "·/G"),
            ("Lê An", "Lê Ân", "A/Â"),
        ] {
            assert_eq!(differences(card, typed), told, "{card} {typed}");
        }
    }

    #[test]
    fn the_habit_of_writing_a_mark_is_no_difference() {
        for (card, typed) in [
            ("Nguyễn Thị Thuý", "nguyễn thị thúy"),
            ("Nguyễn Thị Thúy", "Nguyễn Thị Thuý"),
            ("Lê Hoà", "LÊ HÒA"),
        ] {
            assert_eq!(differences(card, typed), "");
        }
        let shown: String = columns("Lê Hoà", "Lê Hòa")
            .iter()
            .filter_map(|column| column.other)
            .collect();
        assert_eq!(shown, "LÊ HOÀ", "as the card writes it");
    }

    #[test]
    fn a_word_that_is_missing_leaves_its_place_empty() {
        let columns = columns("Trần Thị Thu Hà", "Trần Thu Hà");
        let typed: String = columns
            .iter()
            .map(|column| column.other.unwrap_or('·'))
            .collect();
        assert!(
            typed.starts_with("TRẦN ") && typed.ends_with("THU HÀ"),
            "{typed}"
        );
        assert_eq!(typed.matches('·').count(), 4);
    }

    proptest! {
        #[test]
        fn names_differ_in_a_column_exactly_where_a_reader_sees_two_names(
            one in "[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,5}( [A-ZĐ][a-zà-ỹ]{0,5}){0,3}",
            other in "[A-ZĐÀ-Ỹ][a-zđà-ỹ]{0,5}( [A-ZĐ][a-zà-ỹ]{0,5}){0,3}",
        ) {
            if let (Ok(a), Ok(b)) = (PersonName::new(&one), PersonName::new(&other)) {
                let columns = compare(&a, &b);
                prop_assert!(columns.iter().all(|column| column.one.or(column.other).is_some()));
                let same = same_name(&a.in_capitals(), &b.in_capitals());
                prop_assert_eq!(columns.iter().all(|column| !column.differs()), same);
                let count = |letters: Vec<Option<char>>| letters.into_iter().flatten().count();
                let letters = columns.iter().map(|column| column.one).collect();
                prop_assert_eq!(count(letters), a.in_capitals().chars().count());
            }
        }
    }
}
