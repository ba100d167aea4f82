//! What an officer decides about a filing, and which decisions may follow which.
//!
//! The one idea: a decision makes a new status of the one before it, and the same decision twice
//! makes none, so that nobody is told twice.

use crate::desk::StorageError;
use crate::desk::limits;
use crate::protocol::messages::{FilingState, FilingStatus, ReturnReason};
use jiff::civil;

/// An officer's decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// It is taken on.
    Accept {
        /// The dossier number, where it is not the one of the receipt.
        dossier: Option<String>,
        /// The day on which the resident is asked to come.
        appointment: Option<civil::Date>,
    },
    /// It goes back to the resident.
    Return {
        /// Why; at least one reason.
        reasons: Vec<GivenReason>,
    },
    /// The result is ready or handed over.
    Complete,
}

/// A reason for return as an officer gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenReason {
    /// Its id in the ward's catalogue, or [`GivenReason::OWN`]; counted, and not told to the resident.
    pub id: String,
    /// What the resident is told.
    pub told: ReturnReason,
}

impl GivenReason {
    /// Stands for an officer's own words.
    pub const OWN: &str = "own";
}

/// In the officer's own words.
impl From<ReturnReason> for GivenReason {
    fn from(told: ReturnReason) -> Self {
        Self {
            id: Self::OWN.to_owned(),
            told,
        }
    }
}

/// Why a decision cannot be kept.
#[derive(Debug, thiserror::Error)]
pub enum DecisionError {
    /// It is completed, and what was handed over is not taken back here.
    #[error("the filing is completed; nothing is decided about it any more")]
    Completed,
    /// Its words are longer than an answer may be.
    #[error("the decision's words are too long; say it in fewer")]
    LongWords,
    /// A return without a reason, or a reason or a dossier number without a word.
    #[error("a return needs a reason, and no reason and no dossier number is empty")]
    NoWords,
    /// It was not accepted before.
    #[error("the filing is not accepted; accept it before it is completed")]
    NotAccepted,
    /// Somebody else has decided since the officer saw it.
    #[error("somebody else has decided about the filing meanwhile; look at it again")]
    Overtaken,
    /// There is no receipt for it.
    #[error("the desk has not received the filing; wait until all of it is here")]
    NotReceived,
    /// Another filing has this dossier number.
    #[error("another filing has this dossier number; give the one of this filing")]
    NumberTaken,
    /// The storage fails.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Decision {
    /// The status after this decision; `None` where it says what is so already.
    ///
    /// # Errors
    /// [`DecisionError`] where it may not follow.
    pub(super) fn after(
        self,
        status: &FilingStatus,
    ) -> Result<Option<FilingStatus>, DecisionError> {
        let mut next = status.clone();
        match self {
            _ if status.state == FilingState::Receiving => return Err(DecisionError::NotReceived),
            Self::Complete if status.state == FilingState::Completed => {}
            _ if status.state == FilingState::Completed => return Err(DecisionError::Completed),
            Self::Accept {
                dossier,
                appointment,
            } => {
                if dossier.as_deref().is_some_and(is_blank) {
                    return Err(DecisionError::NoWords);
                }
                next.state = FilingState::Accepted;
                next.dossier = dossier.or(next.dossier);
                next.expected_day = appointment.or(next.expected_day);
                next.reasons.clear();
            }
            Self::Return { reasons } => {
                if reasons.is_empty() || reasons.iter().any(|reason| is_blank(&reason.told.text)) {
                    return Err(DecisionError::NoWords);
                }
                next.state = FilingState::Returned;
                next.reasons = reasons.into_iter().map(|reason| reason.told).collect();
            }
            Self::Complete if status.state != FilingState::Accepted => {
                return Err(DecisionError::NotAccepted);
            }
            Self::Complete => next.state = FilingState::Completed,
        }
        let length = serde_json::to_vec(&next).map_err(|_| StorageError::Value)?;
        if length.len() > limits::STATUS_BYTES {
            return Err(DecisionError::LongWords);
        }
        Ok((next != *status).then_some(next))
    }
}

fn is_blank(text: &str) -> bool {
    text.trim().is_empty()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::protocol::digest::Digest;
    use jiff::Timestamp;
    use uuid::Uuid;

    fn received() -> FilingStatus {
        FilingStatus {
            id: Uuid::from_u128(1),
            manifest: Digest::of(b"manifest"),
            state: FilingState::Received,
            received_at: Some(Timestamp::UNIX_EPOCH),
            dossier: Some("H26-1".into()),
            expected_day: None,
            reasons: Vec::new(),
        }
    }

    fn because(text: &str) -> Decision {
        Decision::Return {
            reasons: vec![GivenReason::from(ReturnReason {
                text: text.into(),
                question: None,
            })],
        }
    }

    const ACCEPT: Decision = Decision::Accept {
        dossier: None,
        appointment: None,
    };

    #[test]
    fn a_decision_keeps_the_receipt_and_the_same_one_again_is_none() {
        let accept = Decision::Accept {
            dossier: Some("H26-9".into()),
            appointment: Some(civil::date(2026, 12, 3)),
        };
        let accepted = accept.clone().after(&received()).unwrap().unwrap();
        assert_eq!(accepted.received_at, received().received_at);
        assert_eq!(accepted.dossier.as_deref(), Some("H26-9"));
        assert_eq!(accept.after(&accepted).unwrap(), None);
        let completed = Decision::Complete.after(&accepted).unwrap().unwrap();
        assert_eq!(Decision::Complete.after(&completed).unwrap(), None);
        assert!(matches!(
            because("too late").after(&completed),
            Err(DecisionError::Completed)
        ));
    }

    #[test]
    fn what_came_back_can_be_taken_on_after_all_without_its_reasons() {
        let returned = because("page 2 is missing").after(&received());
        let returned = returned.unwrap().unwrap();
        assert!(matches!(
            Decision::Complete.after(&returned),
            Err(DecisionError::NotAccepted)
        ));
        let accepted = ACCEPT.after(&returned).unwrap().unwrap();
        assert_eq!(accepted.reasons, Vec::new());
    }

    #[test]
    fn nothing_is_decided_in_no_words_or_too_many_or_too_early() {
        let early = FilingStatus {
            state: FilingState::Receiving,
            ..received()
        };
        assert!(matches!(
            ACCEPT.after(&early),
            Err(DecisionError::NotReceived)
        ));
        assert!(matches!(
            because("  ").after(&received()),
            Err(DecisionError::NoWords)
        ));
        let nothing = Decision::Return {
            reasons: Vec::new(),
        };
        assert!(matches!(
            nothing.after(&received()),
            Err(DecisionError::NoWords)
        ));
        assert!(matches!(
            because(&"dài ".repeat(4000)).after(&received()),
            Err(DecisionError::LongWords)
        ));
    }
}
