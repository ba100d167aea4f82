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
