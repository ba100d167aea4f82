//! A procedure as checked data: steps, questions, papers, fees, deadline, checks and exits.
//!
//! The binary knows *kinds* of questions and checks; every rule of law is a value of these types,
//! read from `kiosk-config/procedures/` and dated with `valid_from` / `valid_to`.

use crate::filing::answer::{QuestionId, Value};
use crate::filing::condition::Condition;
use crate::filing::date::{PartialDate, Precision};
use crate::filing::validity::Validity;
use jiff::civil;

/// A key into the texts (`kiosk-config/texts/`).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TextKey(pub String);

/// A complete procedure.
#[derive(Debug, Clone, PartialEq)]
pub struct Procedure {
    /// The national code, e.g. `1.004873`.
    pub code: String,
    /// Our short name, e.g. `marital-status`; also the base of its text keys:
    /// `procedure-<id>` with attributes `.official`, `.about`.
    pub id: String,
    /// Name of the picture that stands for it in the menu.
    pub picture: String,
    /// Version of this data; a draft keeps the version it started with.
    pub version: String,
    /// The first day on which the rules hold.
    pub valid_from: civil::Date,
    /// The last day on which the rules hold, if known.
    pub valid_to: Option<civil::Date>,
    /// Where the rules come from, and whether a ward officer has signed them off.
    pub provenance: Provenance,
    /// The parts of the interview in order; text key `step-<id>`.
    pub steps: Vec<String>,
    /// All questions in the order in which they are asked.
    pub questions: Vec<Question>,
    /// Values computed from answers; conditions and the form may use them.
    pub derivations: Vec<Derivation>,
    /// Expected fees; those whose condition holds are added up.
    pub fees: Vec<Fee>,
    /// When the result is due.
    pub deadline: Deadline,
    /// Rules across answers.
    pub checks: Vec<Check>,
    /// Ends of the visit before the filing is complete.
    pub exits: Vec<Exit>,
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Source marks of `procedures.md`, or a legal citation.
    pub source: String,
    /// Who has confirmed it, and when; none while nobody has. Only staff are told.
    pub review: Option<Review>,
}

/// The word of an officer that a fact is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The officer, by name or office.
    pub by: String,
    /// The day.
    pub on: civil::Date,
}

/// One question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Its id within the procedure.
    pub id: QuestionId,
    /// The step it belongs to; one of [`Procedure::steps`].
    pub step: String,
    /// What kind of value it asks for.
    pub kind: Kind,
    /// Text key, `question-<text or id>`: the question itself; attributes `.label` (short name on the
    /// check page), `.form` (label on the official form, Vietnamese), and optionally `.hint`, `.why`.
    pub text: TextKey,
    /// Whether it must be answered with a value.
    pub required: bool,
    /// Whether "Không nhớ" is offered.
    pub unknown_allowed: bool,
    /// When it is asked.
    pub when: Condition,
    /// Where its value is copied from instead of asking, and when.
    pub copy: Option<Copy>,
    /// Whether the value is personal data that must never be spoken aloud (C39).
    pub private: bool,
    /// Field number(s) on the official form, if it stands there.
    pub form_field: Option<String>,
}

/// A value copied from another question when the condition holds ("Bản thân").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// The question copied from.
    pub from: QuestionId,
    /// When it is copied; otherwise the question is asked.
    pub when: Condition,
}

/// What kind of value a question asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// A person's full name.
    Name,
    /// A date.
    Date {
        /// The least precision that is enough.
        at_least: Precision,
        /// Whether a date after today is allowed.
        future: bool,
    },
    /// The 12-digit personal number.
    PersonNumber,
    /// One option of a list.
    Choice(Vec<ChoiceOption>),
    /// An address.
    Place,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A whole number within bounds, inclusive.
    Number {
        /// Least value.
        min: u32,
        /// Greatest value.
        max: u32,
    },
    /// One line of text.
    Text {
        /// Most letters.
        max_letters: usize,
    },
    /// Yes or no.
    YesNo,
    /// A paper that belongs to the filing.
    Paper(Paper),
    /// How the result is received; the ways that the ward offers.
    Delivery(Vec<crate::filing::answer::ResultDelivery>),
}

/// A paper that belongs to the filing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// Whether a picture is taken here, or the paper is only shown at the desk.
    pub handling: Handling,
    /// Name of the picture that shows what is meant (an icon of `assets/icons`).
    pub picture: String,
    /// Whether "Cơ quan đã có" is offered: the data may already be in a national database.
    pub may_be_held: bool,
}

/// What happens with a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Handling {
    /// Photographed at the kiosk; the original is handed in at the desk.
    Photograph,
    /// Only shown at the desk; the kiosk lists it and never asks for a picture.
    ShowAtDesk,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChoiceOption {
    /// Its id, stable across versions.
    pub id: String,
    /// How it is named.
    pub label: Label,
    /// Its code on the national portal, where known.
    pub portal_code: Option<String>,
    /// Other words by which people search for it (without marks).
    pub synonyms: Vec<String>,
    /// Whether it stands on the first page of a long list.
    pub featured: bool,
}

/// How an option is named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// By a sentence in the texts.
    Text(TextKey),
    /// By a proper name that is the same in every language.
    Name(String),
}

/// A value computed from answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derivation {
    /// The id under which conditions and the form find it.
    pub id: QuestionId,
    /// How it is computed.
    pub rule: DerivationRule,
    /// Field number(s) on the official form, if it stands there.
    pub form_field: Option<String>,
}

/// How a value is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DerivationRule {
    /// Always the same value, where the procedure leaves no choice (a child registered here is
    /// Vietnamese: other cases leave by an exit).
    Constant(Value),
    /// A text that depends on a date (the issuer of an ID card); nothing where the date is unknown
    /// or does not say which row holds.
    ByDate {
        /// The date.
        of: QuestionId,
        /// The texts with the first day on which each holds, earliest first.
        rows: Vec<DatedText>,
    },
    /// The date spelled in words ("ghi bằng chữ").
    DateInWords(QuestionId),
    /// `on_time` or `late`: whether today is within so many days of the date, moved to the next
    /// working day where the last day is not one.
    Timeliness {
        /// The date from which the days count; that day itself is not counted.
        from: QuestionId,
        /// Calendar days allowed.
        within_days: u16,
    },
}

/// A text that holds from a day on, until the next one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatedText {
    /// The first day on which it holds; `None` is "always before".
    pub from: Option<civil::Date>,
    /// The text as the form states it.
    pub text: String,
}

impl DatedText {
    /// The text that holds on a date, where the date is precise enough to tell.
    pub fn on(rows: &[Self], date: PartialDate) -> Option<&str> {
        let holding = |day: civil::Date| {
            rows.iter()
                .rev()
                .find(|row| row.from.is_none_or(|from| from <= day))
                .map(|row| row.text.as_str())
        };
        let earliest = holding(date.earliest())?;
        (holding(date.latest()) == Some(earliest)).then_some(earliest)
    }
}

/// An expected fee.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fee {
    /// The amount in đồng.
    pub dong: u32,
    /// When it is due.
    pub when: Condition,
    /// The question whose number multiplies it (copies), if any.
    pub times: Option<QuestionId>,
    /// The days on which it is due, within those of the procedure.
    pub validity: Validity,
    /// Its source.
    pub provenance: Provenance,
}

/// When the result is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// Working days; 0 means the same day until `same_day_until`, else the next working day.
    pub working_days: u16,
    /// Further working days when another office must be asked.
    pub extra_working_days: u16,
    /// The time of day until which a filing counts for today; later ones count for the next working day.
    pub same_day_until: civil::Time,
    /// Its source.
    pub provenance: Provenance,
}

/// A rule across answers. Texts: `check-<id>` with attributes `.what` and `.do`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// Its id, also its text key.
    pub id: String,
    /// The rule.
    pub rule: Rule,
    /// Whether it stops or only warns.
    pub severity: Severity,
    /// When it applies.
    pub when: Condition,
    /// The question where it is mended.
    pub question: QuestionId,
    /// The days on which it applies, within those of the procedure.
    pub validity: Validity,
}

/// Whether a broken rule stops the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The filing cannot be handed over like this.
    Stop,
    /// The resident is asked to look again; the officer sees the warning.
    Warn,
}

/// What a check compares. A rule over missing answers holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `earlier` does not lie after `later`, as far as the precision of both can tell.
    DateOrder {
        /// The date that comes first.
        earlier: QuestionId,
        /// The date that comes second.
        later: QuestionId,
    },
    /// Between two dates lie at least / at most so many whole years.
    YearsBetween {
        /// The first date.
        from: QuestionId,
        /// The second date; `None` is today.
        to: Option<QuestionId>,
        /// Fewest years.
        min: Option<i16>,
        /// Most years.
        max: Option<i16>,
    },
    /// Two answers are equal.
    Same(QuestionId, QuestionId),
    /// Two answers differ.
    Different(QuestionId, QuestionId),
    /// The birth year and century inside the personal number agree with the birth date.
    NumberMatchesBirth {
        /// The personal number.
        number: QuestionId,
        /// The birth date.
        birth: QuestionId,
    },
    /// The sex inside the personal number agrees with the answer (`male` / `female`).
    NumberMatchesSex {
        /// The personal number.
        number: QuestionId,
        /// The sex.
        sex: QuestionId,
    },
    /// The date is not a suspicious 01/01 typed by the resident.
    NotInventedNewYear(QuestionId),
    /// The name has at most so many letters.
    NameLength {
        /// The name.
        name: QuestionId,
        /// Most letters.
        max_letters: usize,
    },
    /// The family name equals that of one of the others.
    SharesFamilyName {
        /// The name.
        name: QuestionId,
        /// The parents' names.
        with: Vec<QuestionId>,
    },
    /// The choice equals one of the others' (ethnicity of a parent).
    SharesChoice {
        /// The choice.
        choice: QuestionId,
        /// The parents' choices.
        with: Vec<QuestionId>,
    },
    /// The commune is the ward's own (competence); the ward's code comes with the facts.
    InOwnCommune(QuestionId),
    /// The condition holds never in a correct filing.
    Never,
}

/// An end of the visit before the filing is complete. Texts: `exit-<id>` with `.what` and `.do`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// Its id, also its text key.
    pub id: String,
    /// When it is taken.
    pub when: Condition,
    /// Where the resident goes.
    pub kind: ExitKind,
}

/// Where an exit leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExitKind {
    /// The paper is not needed: the visit ends happily.
    NotNeeded,
    /// An officer does it in person.
    Officer,
}

impl Procedure {
    /// The question with this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions.iter().find(|question| &question.id == id)
    }

    /// The days on which this version is in force.
    pub fn validity(&self) -> Validity {
        Validity {
            from: Some(self.valid_from),
            to: self.valid_to,
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_issuer_follows_from_the_issue_date_only_where_the_date_decides() {
        let row = |from: Option<civil::Date>, text: &str| DatedText {
            from,
            text: text.to_owned(),
        };
        let rows = [
            row(None, "Cục ĐKQL cư trú"),
            row(Some(civil::date(2018, 10, 10)), "Cục QLHC"),
            row(Some(civil::date(2024, 7, 1)), "Bộ Công an"),
        ];
        let day = |y, m, d| PartialDate::new(y, Some(m), Some(d)).unwrap();
        for (date, expected) in [
            (day(2018, 10, 9), Some("Cục ĐKQL cư trú")),
            (day(2018, 10, 10), Some("Cục QLHC")),
            (day(2024, 6, 30), Some("Cục QLHC")),
            (day(2024, 7, 1), Some("Bộ Công an")),
            (PartialDate::Year(2024), None),
            (PartialDate::Year(2022), Some("Cục QLHC")),
        ] {
            assert_eq!(DatedText::on(&rows, date), expected, "{date}");
        }
        assert_eq!(DatedText::on(&[], PartialDate::Year(2022)), None);
    }
}
