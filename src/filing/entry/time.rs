//! The boxes of a time of day as they are filled, and the time that they make.

use super::{EntryProblem, TimeEntry, TimePart};
use crate::filing::time_of_day::{TimeError, TimeOfDay};
use crate::vietnamese::composition::Key;

impl TimeEntry {
    /// Two empty boxes, the hour first.
    pub fn empty() -> Self {
        Self {
            hour: String::new(),
            minute: String::new(),
            part: TimePart::Hour,
        }
    }

    pub(super) fn of(time: TimeOfDay) -> Self {
        Self {
            hour: time.hour().to_string(),
            minute: time
                .minute()
                .map(|minute| format!("{minute:02}"))
                .unwrap_or_default(),
            part: TimePart::Minute,
        }
    }

    /// The digits of one box.
    pub fn digits(&self, part: TimePart) -> &str {
        match part {
            TimePart::Hour => &self.hour,
            TimePart::Minute => &self.minute,
        }
    }

    /// Goes on to the other box.
    pub fn next_part(&mut self) {
        self.part = match self.part {
            TimePart::Hour => TimePart::Minute,
            TimePart::Minute => TimePart::Hour,
        };
    }

    /// The same hour in the other half of the day; nothing while the boxes make no time.
    pub fn turn_half(&mut self) {
        if let Ok(time) = self.value() {
            self.hour = time.other_half().hour().to_string();
        }
    }

    pub(super) fn press(&mut self, key: Key) {
        let digits = match self.part {
            TimePart::Hour => &mut self.hour,
            TimePart::Minute => &mut self.minute,
        };
        match key {
            Key::Digit(digit) if digits.len() < 2 && digit.is_ascii_digit() => digits.push(digit),
            Key::Erase => {
                let _ = digits.pop();
            }
            // A separator typed on a real keyboard goes on to the other box.
            Key::Space | Key::Punctuation(':' | '/' | '-' | '.') => self.next_part(),
            _ => {}
        }
    }

    /// The time that the boxes make; the minutes may stay empty.
    ///
    /// # Errors
    /// The first reason why they make none.
    pub fn value(&self) -> Result<TimeOfDay, EntryProblem> {
        if self.hour.is_empty() {
            return Err(EntryProblem::Empty);
        }
        let hour = self.hour.parse().map_err(|_| TimeError::Hour)?;
        let minute = match self.minute.as_str() {
            "" => None,
            digits => Some(digits.parse().map_err(|_| TimeError::Minute)?),
        };
        Ok(TimeOfDay::new(hour, minute)?)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn typed(text: &str) -> TimeEntry {
        let mut entry = TimeEntry::empty();
        for sign in text.chars() {
            entry.press(Key::of(sign));
        }
        entry
    }

    #[test]
    fn the_minutes_may_stay_empty() {
        assert_eq!(typed("8").value(), Ok(TimeOfDay::new(8, None).unwrap()));
        let with_minutes = TimeOfDay::new(8, Some(5)).unwrap();
        assert_eq!(typed("8:05").value(), Ok(with_minutes));
        assert_eq!(typed(":05").value(), Err(EntryProblem::Empty));
    }

    #[test]
    fn eight_in_the_morning_becomes_eight_in_the_evening_and_back() {
        let mut entry = typed("8:30");
        entry.turn_half();
        assert_eq!(entry.value(), Ok(TimeOfDay::new(20, Some(30)).unwrap()));
        entry.turn_half();
        assert_eq!(entry.value(), Ok(TimeOfDay::new(8, Some(30)).unwrap()));
        let mut nothing = TimeEntry::empty();
        nothing.turn_half();
        assert_eq!(nothing, TimeEntry::empty());
    }

    #[test]
    fn an_answer_comes_back_into_its_boxes() {
        for text in ["8:05", "20", "0:00"] {
            let time = typed(text).value().unwrap();
            assert_eq!(TimeEntry::of(time).value(), Ok(time), "{text}");
        }
    }

    #[test]
    fn a_third_digit_is_not_taken() {
        assert_eq!(typed("123").hour, "12");
    }
}
