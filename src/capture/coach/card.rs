//! What is said while a card is shown to the camera for its square code.

use super::Advice;
use super::spoken::Spoken;
use crate::capture::qr::QrError;
use std::time::Duration;

/// Watches what comes of reading one frame after the other.
pub(in crate::capture) struct CardCoach {
    spoken: Spoken,
    /// What was read last: the same card is told once.
    read: Option<String>,
}

impl CardCoach {
    /// A coach that has seen no card yet.
    pub fn new() -> Self {
        Self {
            spoken: Spoken::new(Advice::ShowCard),
            read: None,
        }
    }

    /// What to say after a frame was read, and the text of a card that was not read just before.
    pub fn weigh(
        &mut self,
        read: Result<String, QrError>,
        at: Duration,
    ) -> (Advice, Option<String>) {
        let (advice, text) = match read {
            Ok(text) if self.read.as_ref() == Some(&text) => (Advice::TakeAway, None),
            Ok(text) => (Advice::TakeAway, Some(text)),
            Err(QrError::Unreadable) => (Advice::CardNearer, None),
            Err(_) => (Advice::ShowCard, None),
        };
        if text.is_some() {
            self.read.clone_from(&text);
        }
        (self.spoken.hear(advice, at), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(card: &str) -> Result<String, QrError> {
        Ok(card.to_owned())
    }

    #[test]
    fn a_card_that_is_held_there_is_told_once_and_another_one_too() {
        let mut coach = CardCoach::new();
        let mut told = Vec::new();
        for (step, card) in (0..).zip(["one", "one", "one", "two", "two"]) {
            let at = Duration::from_millis(100 * step);
            told.extend(coach.weigh(text(card), at).1);
        }
        assert_eq!(told, ["one", "two"]);
    }

    #[test]
    fn a_code_that_is_seen_and_not_read_is_wanted_nearer_once_it_is_seen_for_a_while() {
        let mut coach = CardCoach::new();
        let said: Vec<Advice> = (0..12)
            .map(|step| {
                let at = Duration::from_millis(100 * step);
                let read = if step < 3 {
                    QrError::NoCode
                } else {
                    QrError::Unreadable
                };
                coach.weigh(Err(read), at).0
            })
            .collect();
        assert_eq!(said[..8], [Advice::ShowCard; 8]);
        assert_eq!(said[8..], [Advice::CardNearer; 4]);
    }
}
