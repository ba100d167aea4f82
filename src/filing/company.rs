//! Company from the desk: a member of staff sees what stands on a resident's screen, and may press buttons there.
//!
//! One idea: two grants, each after a wish and a consent of its own, each with an end that comes by itself.
//! To press stands under to see: it is never granted without it and never outlives it. The kiosk, where the
//! resident decides, and the desk, where the wish is made, both follow the same steps.

mod view;

pub use view::{Button, Item, View};

use serde::{Deserialize, Serialize};
use std::time::Duration;

/// A wish that no kiosk answers is over after so long.
pub const ASKED_FOR: Duration = Duration::from_secs(60);
/// A resident who does not answer for so long does not agree.
pub const DECIDES_WITHIN: Duration = Duration::from_secs(45);
/// Longest time to see for.
pub const WATCH: Duration = Duration::from_secs(10 * 60);
/// Longest time to press for.
pub const CONTROL: Duration = Duration::from_secs(5 * 60);
/// Where kiosk and desk have not heard of each other for so long, it is over.
pub const SILENCE: Duration = Duration::from_secs(30);

/// What is wished for and granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// To see what stands on the screen.
    Watch,
    /// To press buttons there.
    Control,
}

impl Kind {
    /// How long it is granted for at most.
    pub fn lasts(self) -> Duration {
        match self {
            Self::Watch => WATCH,
            Self::Control => CONTROL,
        }
    }
}

/// Why a grant is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Its time is over.
    Time,
    /// The resident ended it.
    Resident,
    /// The visit is over.
    Visit,
    /// Kiosk and desk have lost each other.
    Line,
    /// Whoever asked has left.
    Desk,
}

/// A wish that waits for the resident's answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// Its number, which no other wish has.
    pub number: u64,
    /// What is wished for.
    pub kind: Kind,
}

/// Something that the resident has agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grant {
    /// The number of the wish.
    pub number: u64,
    /// Since when.
    pub since: Duration,
    /// Until when at the latest.
    pub until: Duration,
}

/// A button that staff presses from the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Press {
    /// Its number, which no other press has.
    pub number: u64,
    /// The number of the view that was looked at.
    pub view: u64,
    /// The button in that view.
    pub button: u16,
}

/// How a kiosk's company stands at the desk.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Changes with everything else in here.
    pub revision: u64,
    /// What waits for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wish: Option<Wish>,
    /// The wish after which somebody may see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub watch: Option<u64>,
    /// The wish after which they may press.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub control: Option<u64>,
    /// What is to be pressed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub press: Option<Press>,
}

/// What a kiosk says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "word", rename_all = "snake_case")]
pub enum Word {
    /// The resident's answer to a wish; none in time is no.
    Answered {
        /// The wish.
        wish: u64,
        /// Whether they agree.
        agreed: bool,
    },
    /// What stands on the screen, or that nothing has changed there.
    Shown(Shown),
    /// A grant is over.
    Ended {
        /// The wish that it was granted after.
        wish: u64,
        /// What was granted.
        kind: Kind,
        /// Why it is over.
        why: Ending,
    },
}

/// What stands on a kiosk's screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// The wish after which it may be seen.
    pub watch: u64,
    /// Grows with every change of the view.
    pub number: u64,
    /// The view; none of a page that nobody else may see.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub view: Option<View>,
    /// Whether the resident can be asked to let somebody press.
    #[serde(default)]
    pub helpable: bool,
    /// The last press that was dealt with; 0 before the first.
    #[serde(default)]
    pub pressed: u64,
}

/// What time has ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lapse {
    /// A wish that nobody has answered.
    Wish(Wish),
    /// A grant.
    Grant(Grant, Kind, Ending),
}

/// One kiosk's company, as one of the two sides knows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    patience: Duration,
    wish: Option<(Wish, Duration)>,
    watch: Option<Grant>,
    control: Option<Grant>,
    heard: Duration,
}

impl Company {
    /// Nobody is there, and wishes wait for so long.
    pub fn new(patience: Duration) -> Self {
        Self {
            patience,
            wish: None,
            watch: None,
            control: None,
            heard: Duration::ZERO,
        }
    }

    /// Whether this could be asked for now: one wish at a time, nothing twice, and pressing under seeing.
    pub fn may_ask(&self, kind: Kind) -> bool {
        let is_free = match kind {
            Kind::Watch => self.watch.is_none(),
            Kind::Control => self.watch.is_some() && self.control.is_none(),
        };
        self.wish.is_none() && is_free
    }

    /// Takes a wish; `false` where it cannot be asked for now.
    pub fn ask(&mut self, wish: Wish, now: Duration) -> bool {
        let may = self.may_ask(wish.kind);
        if may {
            self.wish = Some((wish, now.saturating_add(self.patience)));
        }
        may
    }

    /// Takes the answer to the wish of this number; `None` where that is not the one that waits.
    pub fn answer(&mut self, number: u64, agreed: bool, now: Duration) -> Option<Kind> {
        let (wish, _) = self.wish.filter(|(wish, _)| wish.number == number)?;
        self.wish = None;
        if agreed {
            let until = now.saturating_add(wish.kind.lasts());
            let grant = |latest: Duration| Grant {
                number,
                since: now,
                until: until.min(latest),
            };
            match (wish.kind, self.watch) {
                (Kind::Watch, _) => {
                    self.watch = Some(grant(until));
                    self.heard = now;
                }
                (Kind::Control, Some(watch)) => self.control = Some(grant(watch.until)),
                (Kind::Control, None) => {}
            }
        }
        Some(wish.kind)
    }

    /// Takes the wish back.
    pub fn withdraw(&mut self) -> Option<Wish> {
        self.wish.take().map(|(wish, _)| wish)
    }

    /// Ends a grant, and with seeing all that stands under it, whether granted or wished for.
    pub fn end(&mut self, kind: Kind) -> Vec<(Grant, Kind)> {
        let mut ended: Vec<_> = self
            .control
            .take()
            .map(|grant| (grant, Kind::Control))
            .into_iter()
            .collect();
        if kind == Kind::Watch {
            ended.extend(self.watch.take().map(|grant| (grant, Kind::Watch)));
            self.wish = self.wish.filter(|(wish, _)| wish.kind == Kind::Watch);
        }
        ended
    }

    /// The other side has been heard.
    pub fn hear(&mut self, now: Duration) {
        self.heard = now;
    }

    /// Time has passed: ends what is over, and says what that is.
    pub fn pass(&mut self, now: Duration) -> Vec<Lapse> {
        let mut lapsed = Vec::new();
        if let Some((wish, until)) = self.wish
            && now >= until
        {
            self.wish = None;
            lapsed.push(Lapse::Wish(wish));
        }
        let silent = now.saturating_sub(self.heard) >= SILENCE;
        for (kind, grant) in [(Kind::Control, self.control), (Kind::Watch, self.watch)] {
            let why = match grant {
                Some(grant) if now >= grant.until => Ending::Time,
                Some(_) if silent => Ending::Line,
                _ => continue,
            };
            let ended = self.end(kind).into_iter();
            lapsed.extend(ended.map(|(grant, kind)| Lapse::Grant(grant, kind, why)));
        }
        lapsed
    }

    /// What waits for an answer.
    pub fn wish(&self) -> Option<Wish> {
        self.wish.map(|(wish, _)| wish)
    }

    /// Under what somebody sees the screen.
    pub fn watch(&self) -> Option<Grant> {
        self.watch
    }

    /// Under what they press buttons.
    pub fn control(&self) -> Option<Grant> {
        self.control
    }

    /// Whether nothing is wished for or granted.
    pub fn is_over(&self) -> bool {
        self.wish.is_none() && self.watch.is_none() && self.control.is_none()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const fn at(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn wish(number: u64, kind: Kind) -> Wish {
        Wish { number, kind }
    }

    /// Somebody sees since second 10.
    fn watched() -> Company {
        let mut company = Company::new(DECIDES_WITHIN);
        assert!(company.ask(wish(1, Kind::Watch), at(5)));
        assert_eq!(company.answer(1, true, at(10)), Some(Kind::Watch));
        company
    }

    #[test]
    fn nothing_is_granted_without_the_answer_to_the_very_wish() {
        let mut company = Company::new(DECIDES_WITHIN);
        assert_eq!(company.answer(1, true, at(1)), None);
        assert!(company.ask(wish(2, Kind::Watch), at(1)));
        assert_eq!(company.answer(1, true, at(2)), None, "of an older wish");
        assert!(
            !company.ask(wish(3, Kind::Watch), at(2)),
            "one wish at a time"
        );
        assert_eq!(company.answer(2, false, at(3)), Some(Kind::Watch));
        assert!(company.is_over());
    }

    #[test]
    fn whoever_does_not_answer_does_not_agree() {
        let mut company = Company::new(DECIDES_WITHIN);
        assert!(company.ask(wish(1, Kind::Watch), at(0)));
        assert_eq!(company.pass(at(44)), []);
        assert_eq!(company.pass(at(45)), [Lapse::Wish(wish(1, Kind::Watch))]);
        assert_eq!(company.answer(1, true, at(46)), None);
        assert!(company.is_over());
    }

    #[test]
    fn pressing_is_asked_for_on_its_own_and_ends_with_seeing() {
        let mut company = Company::new(DECIDES_WITHIN);
        assert!(!company.ask(wish(1, Kind::Control), at(0)));
        let mut company = {
            let _ = company.withdraw();
            watched()
        };
        assert!(company.control().is_none());
        assert!(company.ask(wish(2, Kind::Control), at(20)));
        assert_eq!(company.answer(2, true, at(21)), Some(Kind::Control));
        assert_eq!(company.control().unwrap().until, at(21 + 300));
        let ended: Vec<Kind> = company
            .end(Kind::Watch)
            .iter()
            .map(|(_, kind)| *kind)
            .collect();
        assert_eq!(ended, [Kind::Control, Kind::Watch]);
        assert!(company.is_over());
    }

    #[test]
    fn what_was_granted_late_ends_with_what_it_stands_under() {
        let mut company = watched();
        company.hear(at(600));
        assert!(company.ask(wish(2, Kind::Control), at(600)));
        let _ = company.answer(2, true, at(600));
        assert_eq!(company.control().unwrap().until, at(610));
        let kinds: Vec<_> = company
            .pass(at(610))
            .into_iter()
            .map(|lapse| match lapse {
                Lapse::Grant(_, kind, why) => (kind, why),
                Lapse::Wish(_) => unreachable!("nothing is wished for"),
            })
            .collect();
        assert_eq!(
            kinds,
            [(Kind::Control, Ending::Time), (Kind::Watch, Ending::Time)]
        );
    }

    #[test]
    fn a_silence_ends_it() {
        let mut company = watched();
        company.hear(at(50));
        assert_eq!(company.pass(at(79)), []);
        let Some(Lapse::Grant(grant, Kind::Watch, Ending::Line)) = company.pass(at(80)).pop()
        else {
            unreachable!("it is over");
        };
        assert_eq!(grant.number, 1);
    }

    #[derive(Debug, Clone, Copy)]
    enum Step {
        Ask(Kind),
        Answer(bool),
        Withdraw,
        End(Kind),
        Hear,
        Pass,
    }

    fn step() -> impl Strategy<Value = (Step, u64)> {
        let kind = prop::sample::select(vec![Kind::Watch, Kind::Control]);
        let step = prop_oneof![
            4 => kind.clone().prop_map(Step::Ask),
            4 => any::<bool>().prop_map(Step::Answer),
            1 => Just(Step::Withdraw),
            1 => kind.prop_map(Step::End),
            3 => Just(Step::Hear),
            4 => Just(Step::Pass),
        ];
        (step, 0_u64..40)
    }

    proptest! {
        /// Whatever happens in whatever order: a grant follows a consent to a wish of its kind, pressing
        /// never stands alone, and nothing outlives its time or a silence.
        #[test]
        fn nothing_stands_without_a_consent_or_longer_than_its_time(steps in prop::collection::vec(step(), 0..80)) {
            let mut company = Company::new(DECIDES_WITHIN);
            let (mut now, mut number, mut heard) = (0, 0, 0);
            let mut agreed: Vec<(Kind, u64, u64)> = Vec::new();
            for (step, after) in steps {
                now += after;
                let _ = company.pass(at(now));
                match step {
                    Step::Ask(kind) => {
                        number += 1;
                        let may = company.may_ask(kind);
                        prop_assert_eq!(company.ask(wish(number, kind), at(now)), may);
                    }
                    Step::Answer(yes) => if let Some(open) = company.wish() {
                        let _ = company.answer(open.number, yes, at(now));
                        if yes {
                            agreed.push((open.kind, open.number, now));
                            if open.kind == Kind::Watch { heard = now; }
                        }
                    },
                    Step::Withdraw => { let _ = company.withdraw(); }
                    Step::End(kind) => { let _ = company.end(kind); }
                    Step::Hear => { company.hear(at(now)); heard = now; }
                    Step::Pass => {}
                }
                for (kind, grant) in [(Kind::Watch, company.watch()), (Kind::Control, company.control())] {
                    let Some(grant) = grant else { continue };
                    let since = agreed.iter().find(|(of, number, _)| *of == kind && *number == grant.number);
                    prop_assert!(since.is_some(), "granted without a consent");
                    let (_, _, since) = since.unwrap();
                    prop_assert!(at(now) < at(*since) + kind.lasts());
                    prop_assert!(now - heard < SILENCE.as_secs());
                }
                prop_assert!(company.control().is_none() || company.watch().is_some());
                let wishes_control = company.wish().is_some_and(|wish| wish.kind == Kind::Control);
                prop_assert!(!wishes_control || company.watch().is_some());
            }
        }
    }
}
