//! Help with a filing: nobody writes for a resident without a consent that is kept (C46).
//!
//! One idea: a fold of [`Step`]s. Consent comes first, then the helping, then its end; a step that
//! does not follow from what was before changes nothing. The end of a session needs no step of its
//! own: it erases the draft, and the help with it.
//!
//! The steps stand in the draft's journal, so help that went on when the power failed still goes on
//! when it comes back: the helper most likely still stands there, and letters that they type must
//! never count as the resident's. That the resident is named as helped a little too long is harmless.
//! The quiet time begins anew, and nothing can be handed over before the resident has taken over.

use crate::filing::answer::Author;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Help that nobody touches the screen for so long ends by itself.
pub const QUIET: Duration = Duration::from_secs(300);

/// Who helps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Helper {
    /// A family member.
    Family,
    /// A member of staff.
    Staff,
    /// A member of staff who presses from the desk. Where the power fails, they are gone.
    Desk,
}

impl Helper {
    /// The author of what they enter.
    pub fn author(self) -> Author {
        match self {
            Self::Family => Author::Family,
            Self::Staff | Self::Desk => Author::Staff,
        }
    }

    /// What was agreed to, as the sealed filing names it.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Family => "help_by_family",
            Self::Staff | Self::Desk => "help_by_staff",
        }
    }
}

/// One step of the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// The resident agreed to be helped.
    Agreed {
        /// By whom.
        helper: Helper,
        /// When.
        at: Timestamp,
    },
    /// The helper has come and begins.
    Began {
        /// When.
        at: Timestamp,
    },
    /// The help, or the waiting for it, is over.
    Ended {
        /// Why.
        by: Ending,
        /// When.
        at: Timestamp,
    },
}

/// Why help is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The resident goes on alone.
    Resident,
    /// The resident looks it through and hands it over.
    Submit,
    /// Nobody touched the screen for [`QUIET`].
    Quiet,
    /// Its time was over, or whoever helped is gone.
    Time,
}

/// A consent to be helped, and what came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// Who may help.
    pub helper: Helper,
    /// When the resident agreed.
    pub agreed: Timestamp,
    /// When the help began, where it did.
    pub began: Option<Timestamp>,
    /// Why and when it was over.
    pub ended: Option<(Ending, Timestamp)>,
}

/// Where the help stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Nobody helps.
    Alone,
    /// The resident has agreed, and the helper has not begun.
    Agreed(Helper),
    /// Somebody helps.
    Helping(Helper),
}

/// All help that a resident has agreed to during a visit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Help {
    consents: Vec<Consent>,
}

impl Help {
    /// Takes a step; one that does not follow from what was before changes nothing.
    pub fn apply(&mut self, step: Step) {
        match (self.stand(), step) {
            (Stand::Alone, Step::Agreed { helper, at }) => self.consents.push(Consent {
                helper,
                agreed: at,
                began: None,
                ended: None,
            }),
            (Stand::Agreed(_), Step::Began { at }) => {
                self.last(|consent| consent.began = Some(at));
            }
            (Stand::Agreed(_) | Stand::Helping(_), Step::Ended { by, at }) => {
                self.last(|consent| consent.ended = Some((by, at)));
            }
            _ => {}
        }
    }

    fn last(&mut self, change: impl FnOnce(&mut Consent)) {
        if let Some(last) = self.consents.last_mut() {
            change(last);
        }
    }

    /// Where it stands.
    pub fn stand(&self) -> Stand {
        match self.consents.last() {
            Some(consent) if consent.ended.is_none() => match consent.began {
                Some(_) => Stand::Helping(consent.helper),
                None => Stand::Agreed(consent.helper),
            },
            _ => Stand::Alone,
        }
    }

    /// Who helps now.
    pub fn helper(&self) -> Option<Helper> {
        match self.stand() {
            Stand::Helping(helper) => Some(helper),
            Stand::Alone | Stand::Agreed(_) => None,
        }
    }

    /// The consents under which somebody has really helped, in order.
    pub fn given(&self) -> impl Iterator<Item = &Consent> {
        self.consents
            .iter()
            .filter(|consent| consent.began.is_some())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minute(minute: i64) -> Timestamp {
        Timestamp::from_second(1_795_489_200 + 60 * minute).unwrap()
    }

    fn agreed(helper: Helper) -> Step {
        Step::Agreed {
            helper,
            at: minute(1),
        }
    }

    fn ended(by: Ending) -> Step {
        Step::Ended { by, at: minute(9) }
    }

    fn after(steps: &[Step]) -> Help {
        let mut help = Help::default();
        steps.iter().for_each(|step| help.apply(*step));
        help
    }

    #[test]
    fn nobody_begins_to_help_without_a_consent() {
        let help = after(&[Step::Began { at: minute(1) }]);
        assert_eq!(help.stand(), Stand::Alone);
        let lapsed = [
            agreed(Helper::Staff),
            ended(Ending::Quiet),
            Step::Began { at: minute(10) },
        ];
        assert_eq!(after(&lapsed).stand(), Stand::Alone);
        assert_eq!(after(&lapsed).given().count(), 0);
    }

    #[test]
    fn a_consent_to_one_helper_does_not_hold_for_another() {
        let help = after(&[
            agreed(Helper::Family),
            Step::Began { at: minute(2) },
            agreed(Helper::Staff),
            Step::Began { at: minute(3) },
        ]);
        assert_eq!(help.helper(), Some(Helper::Family));
        assert_eq!(help.given().count(), 1);
    }

    #[test]
    fn every_consent_is_kept_with_its_beginning_and_its_end() {
        let help = after(&[
            agreed(Helper::Family),
            Step::Began { at: minute(2) },
            ended(Ending::Resident),
            agreed(Helper::Staff),
            Step::Began { at: minute(10) },
        ]);
        let given: Vec<_> = help.given().copied().collect();
        assert_eq!(
            given.iter().map(|one| one.helper).collect::<Vec<_>>(),
            [Helper::Family, Helper::Staff]
        );
        assert_eq!(given[0].ended, Some((Ending::Resident, minute(9))));
        assert_eq!(given[1].began, Some(minute(10)));
        assert_eq!(given[1].ended, None);
    }

    fn step() -> impl Strategy<Value = Step> {
        let helper = prop::sample::select(vec![Helper::Family, Helper::Staff, Helper::Desk]);
        let by = prop::sample::select(vec![
            Ending::Resident,
            Ending::Submit,
            Ending::Quiet,
            Ending::Time,
        ]);
        let at = (0_i64..600).prop_map(minute);
        prop_oneof![
            (helper, at.clone()).prop_map(|(helper, at)| Step::Agreed { helper, at }),
            at.clone().prop_map(|at| Step::Began { at }),
            (by, at).prop_map(|(by, at)| Step::Ended { by, at }),
        ]
    }

    proptest! {
        /// The fold against a model that remembers only the last consent.
        #[test]
        fn help_goes_from_consent_to_helping_to_its_end_and_no_other_way(
            steps in prop::collection::vec(step(), 0..40),
        ) {
            let mut help = Help::default();
            let (mut model, mut begun) = (Stand::Alone, 0);
            for step in steps {
                help.apply(step);
                model = match (model, step) {
                    (Stand::Alone, Step::Agreed { helper, .. }) => Stand::Agreed(helper),
                    (Stand::Agreed(helper), Step::Began { .. }) => {
                        begun += 1;
                        Stand::Helping(helper)
                    }
                    (_, Step::Ended { .. }) => Stand::Alone,
                    (same, _) => same,
                };
                prop_assert_eq!(help.stand(), model);
                prop_assert_eq!(help.given().count(), begun);
                let open = help.given().filter(|consent| consent.ended.is_none()).count();
                prop_assert_eq!(open, usize::from(help.helper().is_some()));
            }
        }

        #[test]
        fn a_step_comes_back_from_the_journal_as_it_was(step in step()) {
            let written = serde_json::to_string(&step).unwrap();
            prop_assert_eq!(serde_json::from_str::<Step>(&written).unwrap(), step);
        }
    }
}
