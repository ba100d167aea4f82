//! A time of day as papers state it: the hour, and the minutes where they are known.
//!
//! Hours run from 0 to 23. Who knows only the hour says only the hour; no minutes are invented.

use jiff::civil;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TimeOfDay {
    hour: u8,
    minute: Option<u8>,
}

/// Why something is no time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    /// The hour lies outside 0–23.
    #[error("the hour lies outside 0–23")]
    Hour,
    /// The minutes lie outside 0–59.
    #[error("the minutes lie outside 0–59")]
    Minute,
    /// It is not written as `8` or `8:05`.
    #[error("not a time of day")]
    Form,
}

impl TimeOfDay {
    /// A time of day.
    ///
    /// # Errors
    /// [`TimeError::Hour`], [`TimeError::Minute`].
    pub fn new(hour: u8, minute: Option<u8>) -> Result<Self, TimeError> {
        if hour > 23 {
            return Err(TimeError::Hour);
        }
        if minute.is_some_and(|minute| minute > 59) {
            return Err(TimeError::Minute);
        }
        Ok(Self { hour, minute })
    }

    /// The hour, 0–23.
    pub fn hour(self) -> u8 {
        self.hour
    }

    /// The minutes, where they are known.
    pub fn minute(self) -> Option<u8> {
        self.minute
    }

    /// The moment on the clock; at the full hour where the minutes are not known.
    pub fn on_the_clock(self) -> civil::Time {
        let minute = self.minute.unwrap_or(0);
        civil::Time::constant(self.hour as i8, minute as i8, 0, 0)
    }

    /// The same hand of the clock in the other half of the day.
    #[must_use]
    pub fn other_half(self) -> Self {
        Self {
            hour: (self.hour + 12) % 24,
            minute: self.minute,
        }
    }

    /// Reads `8`, `08:05`.
    ///
    /// # Errors
    /// See [`TimeError`].
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        let number = |digits: &str| {
            let plain = (1..=2).contains(&digits.len())
                && digits.bytes().all(|digit| digit.is_ascii_digit());
            plain.then(|| digits.parse().ok()).flatten()
        };
        let (hour, minute) = match text.split_once(':') {
            Some((hour, minute)) => (hour, Some(number(minute).ok_or(TimeError::Form)?)),
            None => (text, None),
        };
        Self::new(number(hour).ok_or(TimeError::Form)?, minute)
    }
}

/// `08:05`, or `08` without minutes.
impl fmt::Display for TimeOfDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}", self.hour)?;
        match self.minute {
            Some(minute) => write!(f, ":{minute:02}"),
            None => Ok(()),
        }
    }
}

impl Serialize for TimeOfDay {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeOfDay {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_no_clock_shows_is_refused_with_the_part_that_is_wrong() {
        for (text, error) in [
            ("24", TimeError::Hour),
            ("8:60", TimeError::Minute),
            ("", TimeError::Form),
            ("8:", TimeError::Form),
            ("8:5:1", TimeError::Form),
            ("+8", TimeError::Form),
            ("tám giờ", TimeError::Form),
        ] {
            assert_eq!(TimeOfDay::parse(text), Err(error), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(hour in 0_u8..24, minute in proptest::option::of(0_u8..60)) {
            let time = TimeOfDay::new(hour, minute).unwrap();
            prop_assert_eq!(TimeOfDay::parse(&time.to_string()), Ok(time));
            prop_assert_eq!(time.other_half().other_half(), time);
        }

        #[test]
        fn any_text_is_a_time_or_refused(text in ".{0,8}") {
            let _ = TimeOfDay::parse(&text);
        }
    }
}
