//! Times that the desk names: how long to wait, and what its clock says.

use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use std::time::Duration;

/// The longest wait that a `Retry-After` can impose.
pub const LONGEST_RETRY_AFTER: Duration = Duration::from_secs(3600);

/// Reads `Retry-After`: seconds, or an HTTP date measured against the answer's own `Date`, so
/// that a wrong clock here does no harm. Never longer than [`LONGEST_RETRY_AFTER`]; `None` for
/// anything unreadable.
pub fn retry_after(value: &str, date: Option<&str>) -> Option<Duration> {
    let value = value.trim();
    let wait = if value.bytes().all(|byte| byte.is_ascii_digit()) && !value.is_empty() {
        // More digits than fit are still "very long".
        Duration::from_secs(value.parse().unwrap_or(u64::MAX))
    } else {
        let then = http_date(value)?;
        let now = http_date(date?)?;
        Duration::try_from(then.duration_since(now)).unwrap_or(Duration::ZERO)
    };
    Some(wait.min(LONGEST_RETRY_AFTER))
}

/// Reads an HTTP date (RFC 9110 §5.6.7, the form that is sent today).
pub fn http_date(text: &str) -> Option<Timestamp> {
    rfc2822::DateTimeParser::new()
        .parse_timestamp(text.trim())
        .ok()
}

/// How far the desk's clock is ahead of ours: its time against the middle of the call.
pub fn clock_offset(desk: Timestamp, asked: Timestamp, answered: Timestamp) -> SignedDuration {
    let journey = answered.duration_since(asked);
    desk.duration_since(asked)
        .checked_sub(journey / 2)
        .unwrap_or(SignedDuration::ZERO)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn retry_after_is_read_against_the_answers_own_date() {
        let date = Some("Sun, 06 Nov 1994 08:49:37 GMT");
        let cases = [
            ("120", None, Some(120)),
            (" 0 ", None, Some(0)),
            ("86400", None, Some(3600)),
            ("99999999999999999999999", None, Some(3600)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", date, Some(30)),
            ("Sun, 06 Nov 1994 08:49:00 GMT", date, Some(0)),
            ("Mon, 07 Nov 1994 08:49:37 GMT", date, Some(3600)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", None, None),
            ("soon", date, None),
            ("-5", date, None),
            ("", date, None),
        ];
        for (value, date, seconds) in cases {
            let expected = seconds.map(Duration::from_secs);
            assert_eq!(retry_after(value, date), expected, "{value:?}");
        }
    }

    #[test]
    fn the_clock_offset_ignores_the_journey() {
        let asked: Timestamp = "2026-03-02T08:00:00Z".parse().unwrap();
        let answered: Timestamp = "2026-03-02T08:00:02Z".parse().unwrap();
        let desk: Timestamp = "2026-03-02T09:00:01Z".parse().unwrap();
        assert_eq!(
            clock_offset(desk, asked, answered),
            SignedDuration::from_hours(1)
        );
    }

    proptest::proptest! {
        #[test]
        fn any_header_gives_at_most_an_hour(value in ".*", date in ".*") {
            if let Some(wait) = retry_after(&value, Some(&date)) {
                proptest::prop_assert!(wait <= LONGEST_RETRY_AFTER);
            }
        }
    }
}
