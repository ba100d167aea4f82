//! Dates spelled out ("ghi bằng chữ") as registers want them beside the figures.

use crate::vietnamese::number_words::{self, month_name};

/// "Ngày mồng năm tháng ba năm một nghìn chín trăm năm mươi hai".
///
/// House style of `data.md` §5.2: "mồng" up to the tenth, "tư" for April. The parts are not
/// checked: a paper may state a day that no calendar has.
pub fn day(day: u32, month: u32, year: u32) -> String {
    let early = if (1..=10).contains(&day) {
        "mồng "
    } else {
        ""
    };
    format!(
        "Ngày {early}{} tháng {} năm {}",
        number_words::spell(day),
        month_name(month),
        number_words::spell(year)
    )
}

/// "Tháng ba năm một nghìn chín trăm năm mươi hai".
pub fn month(month: u32, year: u32) -> String {
    format!(
        "Tháng {} năm {}",
        month_name(month),
        number_words::spell(year)
    )
}

/// "Năm một nghìn chín trăm năm mươi hai".
pub fn year(year: u32) -> String {
    format!("Năm {}", number_words::spell(year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_spelled_as_the_office_writes_them() {
        assert_eq!(
            day(5, 3, 1952),
            "Ngày mồng năm tháng ba năm một nghìn chín trăm năm mươi hai"
        );
        assert_eq!(
            day(24, 4, 2026),
            "Ngày hai mươi tư tháng tư năm hai nghìn không trăm hai mươi sáu"
        );
        assert_eq!(
            day(10, 10, 1905),
            "Ngày mồng mười tháng mười năm một nghìn chín trăm linh năm"
        );
        assert_eq!(
            day(11, 12, 2004),
            "Ngày mười một tháng mười hai năm hai nghìn không trăm linh tư"
        );
    }

    #[test]
    fn a_date_without_a_day_is_spelled_without_one() {
        assert_eq!(
            month(1, 1955),
            "Tháng một năm một nghìn chín trăm năm mươi lăm"
        );
        assert_eq!(year(2010), "Năm hai nghìn không trăm mười");
    }
}
