//! Conditions of a procedure, as data: when a question, a paper, a fee or an exit applies.
//!
//! A condition over answers that are not given yet is neither true nor false;
//! the third value lets the kiosk list what *may* be needed before the first question.

use crate::filing::age::AgeRange;
use crate::filing::answer::{QuestionId, Reply, Value};
use crate::filing::date::Precision;
use jiff::civil;

/// A condition over the facts of a filing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Condition {
    /// Always true.
    #[default]
    Always,
    /// All of them hold.
    All(Vec<Condition>),
    /// At least one of them holds.
    Any(Vec<Condition>),
    /// A test on one question.
    Question(QuestionId, Test),
}

/// A test on the reply to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// The reply's token is one of these.
    OneOf(Vec<String>),
    /// The reply's token is none of these.
    NoneOf(Vec<String>),
    /// A value was given (`true`), or it is unknown or skipped (`false`).
    Known(bool),
    /// A date is known to at least this precision (`true`) or to less (`false`).
    Precision(Precision, bool),
    /// Today so many whole years have passed since a date of birth.
    Age(AgeTest),
}

/// A test on an age today. Exactly one of the three holds of a known birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgeTest {
    /// Certainly at least so many years (`age_at_least`).
    AtLeast(i16),
    /// Certainly fewer (`age_under`).
    Under(i16),
    /// The papers do not tell (`age_undecided`): an officer decides.
    Undecided(i16),
}

/// A truth value where the answer may still be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    True,
    /// It does not hold.
    False,
    /// A question it depends on has not been answered.
    Open,
}

/// Where conditions find replies: answered, copied or derived.
pub trait Facts {
    /// The reply to a question; `None` while it has not been answered.
    fn reply(&self, id: &QuestionId) -> Option<Reply>;

    /// Whether the question applies at all; a question that is not asked counts as skipped.
    fn applies(&self, id: &QuestionId) -> Truth;

    /// Today in the ward.
    fn today(&self) -> civil::Date;
}

impl Condition {
    /// Evaluates over the facts known so far.
    pub fn evaluate(&self, facts: &impl Facts) -> Truth {
        match self {
            Self::Always => Truth::True,
            Self::All(parts) => {
                parts
                    .iter()
                    .fold(Truth::True, |sum, part| match (sum, part.evaluate(facts)) {
                        (Truth::False, _) | (_, Truth::False) => Truth::False,
                        (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
                        _ => Truth::True,
                    })
            }
            Self::Any(parts) => parts.iter().fold(Truth::False, |sum, part| {
                match (sum, part.evaluate(facts)) {
                    (Truth::True, _) | (_, Truth::True) => Truth::True,
                    (Truth::Open, _) | (_, Truth::Open) => Truth::Open,
                    _ => Truth::False,
                }
            }),
            Self::Question(id, test) => match facts.applies(id) {
                Truth::False => test.of(&Reply::Skipped, facts.today()),
                Truth::Open => Truth::Open,
                Truth::True => facts
                    .reply(id)
                    .map_or(Truth::Open, |reply| test.of(&reply, facts.today())),
            },
        }
    }

    /// Every question the condition looks at.
    pub fn questions(&self) -> Vec<&QuestionId> {
        match self {
            Self::Always => Vec::new(),
            Self::All(parts) | Self::Any(parts) => {
                parts.iter().flat_map(Condition::questions).collect()
            }
            Self::Question(id, _) => vec![id],
        }
    }
}

impl Test {
    fn of(&self, reply: &Reply, today: civil::Date) -> Truth {
        let value = match reply {
            Reply::Known(value) => Some(value),
            Reply::Unknown | Reply::Skipped => None,
        };
        let token = value.and_then(Value::token);
        let holds = match self {
            Self::OneOf(tokens) => token.is_some_and(|t| tokens.iter().any(|x| x == t)),
            Self::NoneOf(tokens) => !token.is_some_and(|t| tokens.iter().any(|x| x == t)),
            Self::Known(known) => value.is_some() == *known,
            Self::Precision(precision, at_least) => match value {
                Some(Value::Date(date)) => (date.precision() >= *precision) == *at_least,
                _ => !*at_least,
            },
            Self::Age(age) => match value {
                Some(Value::Date(born)) => age.holds(AgeRange::on(*born, today)),
                _ => false,
            },
        };
        if holds { Truth::True } else { Truth::False }
    }
}

impl AgeTest {
    fn holds(self, age: AgeRange) -> bool {
        match self {
            Self::AtLeast(years) => age.at_least(years) == Truth::True,
            Self::Under(years) => age.at_least(years) == Truth::False,
            Self::Undecided(years) => age.at_least(years) == Truth::Open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filing::answer::PaperAnswer;
    use Truth::{False, Open, True};
    use std::collections::BTreeMap;

    /// Replies as given; a question in `absent` does not apply.
    struct Given {
        replies: BTreeMap<QuestionId, Reply>,
        absent: Vec<QuestionId>,
    }

    impl Facts for Given {
        fn reply(&self, id: &QuestionId) -> Option<Reply> {
            self.replies.get(id).cloned()
        }

        fn applies(&self, id: &QuestionId) -> Truth {
            if self.absent.contains(id) {
                False
            } else {
                True
            }
        }

        fn today(&self) -> civil::Date {
            civil::date(2026, 11, 24)
        }
    }

    fn given(replies: &[(&str, Reply)]) -> Given {
        Given {
            replies: replies
                .iter()
                .map(|(id, reply)| (QuestionId::from(*id), reply.clone()))
                .collect(),
            absent: Vec::new(),
        }
    }

    fn is(id: &str, token: &str) -> Condition {
        Condition::Question(id.into(), Test::OneOf(vec![token.into()]))
    }

    /// A condition that has this truth over [`facts`].
    fn of(truth: Truth) -> Condition {
        match truth {
            True => is("said", "yes"),
            False => is("said", "no"),
            Open => is("unsaid", "yes"),
        }
    }

    fn facts() -> Given {
        given(&[("said", Reply::Known(Value::YesNo(true)))])
    }

    const ALL: [Truth; 3] = [True, False, Open];

    #[test]
    fn all_and_any_follow_the_three_valued_tables() {
        for (one, other, all, any) in [
            (True, True, True, True),
            (True, False, False, True),
            (True, Open, Open, True),
            (False, False, False, False),
            (False, Open, False, Open),
            (Open, Open, Open, Open),
        ] {
            for (left, right) in [(one, other), (other, one)] {
                let parts = vec![of(left), of(right)];
                let told = Condition::All(parts.clone()).evaluate(&facts());
                assert_eq!(told, all, "all of {left:?}, {right:?}");
                let told = Condition::Any(parts).evaluate(&facts());
                assert_eq!(told, any, "any of {left:?}, {right:?}");
            }
        }
        assert_eq!(Condition::All(Vec::new()).evaluate(&facts()), True);
        assert_eq!(Condition::Any(Vec::new()).evaluate(&facts()), False);
        assert_eq!(Condition::Always.evaluate(&facts()), True);
    }

    #[test]
    fn grouping_changes_nothing() {
        for (a, b, c) in ALL
            .iter()
            .flat_map(|a| ALL.iter().map(move |b| (a, b)))
            .flat_map(|(a, b)| ALL.iter().map(move |c| (*a, *b, *c)))
        {
            for group in [Condition::All, Condition::Any] {
                let flat = group(vec![of(a), of(b), of(c)]);
                let nested = group(vec![of(a), group(vec![of(b), of(c)])]);
                assert_eq!(flat.evaluate(&facts()), nested.evaluate(&facts()));
            }
        }
    }

    #[test]
    fn a_question_that_does_not_apply_counts_as_skipped_whatever_was_once_said() {
        let mut facts = facts();
        facts.absent.push("said".into());
        let test = |test| Condition::Question("said".into(), test);
        for (condition, expected) in [
            (is("said", "yes"), False),
            (test(Test::NoneOf(vec!["yes".into()])), True),
            (test(Test::Known(true)), False),
            (test(Test::Known(false)), True),
            (test(Test::Precision(Precision::Day, false)), True),
        ] {
            assert_eq!(condition.evaluate(&facts), expected, "{condition:?}");
        }
    }

    #[test]
    fn every_test_says_what_it_says_of_known_unknown_and_skipped() {
        let year = Value::Date(crate::filing::date::PartialDate::Year(1952));
        let later = Value::Paper(PaperAnswer::Later);
        let one_of = Test::OneOf(vec!["later".into(), "x".into()]);
        let none_of = Test::NoneOf(vec!["later".into()]);
        for (test, reply, expected) in [
            (&one_of, Reply::Known(later.clone()), True),
            (&one_of, Reply::Known(Value::Choice("y".into())), False),
            (&one_of, Reply::Unknown, False),
            (&none_of, Reply::Known(later), False),
            (&none_of, Reply::Skipped, True),
            (&Test::Known(true), Reply::Known(year.clone()), True),
            (&Test::Known(true), Reply::Unknown, False),
            (&Test::Known(false), Reply::Skipped, True),
            (
                &Test::Precision(Precision::Year, true),
                Reply::Known(year.clone()),
                True,
            ),
            (
                &Test::Precision(Precision::Day, true),
                Reply::Known(year.clone()),
                False,
            ),
            (
                &Test::Precision(Precision::Day, false),
                Reply::Known(year),
                True,
            ),
            (
                &Test::Precision(Precision::Day, false),
                Reply::Unknown,
                True,
            ),
        ] {
            let condition = Condition::Question("a".into(), test.clone());
            let told = condition.evaluate(&given(&[("a", reply.clone())]));
            assert_eq!(told, expected, "{test:?} of {reply:?}");
            assert_eq!(condition.evaluate(&given(&[])), Open, "{test:?}");
        }
    }

    #[test]
    fn exactly_one_test_of_an_age_holds_of_a_known_birth() {
        use crate::filing::date::PartialDate;
        let tests = [
            AgeTest::AtLeast(75),
            AgeTest::Undecided(75),
            AgeTest::Under(75),
        ];
        for (born, expected) in [
            (1950, [True, False, False]),
            (1951, [False, True, False]),
            (1952, [False, False, True]),
        ] {
            let born = Reply::Known(Value::Date(PartialDate::Year(born)));
            let facts = given(&[("born", born)]);
            let told = tests
                .map(|test| Condition::Question("born".into(), Test::Age(test)).evaluate(&facts));
            assert_eq!(told, expected);
        }
        let unknown = given(&[("born", Reply::Unknown)]);
        for test in tests {
            let condition = Condition::Question("born".into(), Test::Age(test));
            assert_eq!(condition.evaluate(&unknown), False);
        }
    }
}
