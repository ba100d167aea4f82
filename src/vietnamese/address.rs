//! How a Vietnamese address says what a place was called before.
//!
//! A new ward alone tells old neighbours little, so the detail part keeps the old name behind it:
//! `Số 5 ngõ 10, trước là phường Thanh Nhàn, quận Hai Bà Trưng`.

/// What stands before the old names.
const FORMERLY: &str = "trước là ";

/// A detail line with the old names behind it.
pub fn with_former(detail: &str, former: &str) -> String {
    match (detail.is_empty(), former.is_empty()) {
        (_, true) => detail.to_owned(),
        (true, false) => format!("{FORMERLY}{former}"),
        (false, false) => format!("{detail}, {FORMERLY}{former}"),
    }
}

/// A detail line taken apart: what was written, and the old names; the opposite of [`with_former`].
pub fn split_former(detail: &str) -> (&str, &str) {
    let between = format!(", {FORMERLY}");
    let parts = match detail.strip_prefix(FORMERLY) {
        Some(former) => Some(("", former)),
        None => detail
            .split_once(&between)
            .filter(|(written, _)| !written.is_empty()),
    };
    parts
        .filter(|(_, former)| !former.is_empty())
        .unwrap_or((detail, ""))
}

/// The name of a unit inside a sentence: its kind begins with a small letter.
pub fn inside(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_old_names_stand_behind_what_was_written() {
        let former = "phường Thanh Nhàn, quận Hai Bà Trưng";
        assert_eq!(
            with_former("Số 5 ngõ 10", former),
            "Số 5 ngõ 10, trước là phường Thanh Nhàn, quận Hai Bà Trưng"
        );
        assert_eq!(with_former("", "xã Đông Mỹ"), "trước là xã Đông Mỹ");
        assert_eq!(with_former("Số 5", ""), "Số 5");
    }

    #[test]
    fn a_kind_begins_small_inside_a_sentence() {
        assert_eq!(inside("Đặc khu Côn Đảo"), "đặc khu Côn Đảo");
        assert_eq!(inside(""), "");
    }

    proptest! {
        #[test]
        fn what_was_put_together_comes_apart_again(
            detail in "[a-zA-Z0-9À-ỹ ]{0,20}",
            former in "[a-zA-ZÀ-ỹ, ]{0,20}",
        ) {
            let whole = with_former(&detail, &former);
            prop_assert_eq!(split_former(&whole), (detail.as_str(), former.as_str()));
        }

        #[test]
        fn no_detail_loses_a_letter(detail in ".*") {
            let (written, former) = split_former(&detail);
            prop_assert_eq!(with_former(written, former), detail);
        }
    }
}
