//! A procedure as checked data: steps, questions, papers, fees, deadline, checks and exits.
//!
//! The binary knows *kinds* of questions and checks; every rule of law is a value of these types,
//! read from `kiosk-config/procedures/` and dated with `valid_from` / `valid_to`.

mod fee;
mod rule;

pub use fee::{Amount, Fee, PageFee, PageTier};
pub use rule::{Check, Days, Rule, Severity};

use crate::filing::age::AgeRange;
use crate::filing::answer::{QuestionId, Value};
use crate::filing::appointment::OpeningHours;
use crate::filing::condition::Condition;
use crate::filing::date::{PartialDate, Precision};
use crate::filing::form::Form;
use crate::filing::phone::NumberPlan;
use crate::filing::validity::Validity;
use jiff::civil;
use std::collections::BTreeMap;

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
    /// How the kiosk speaks while this is filed.
    pub mood: Mood,
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
    /// Deadlines that hold in its place in some cases; the first whose condition holds counts.
    pub other_deadlines: Vec<OtherDeadline>,
    /// Rules across answers.
    pub checks: Vec<Check>,
    /// Ends of the visit before the filing is complete.
    pub exits: Vec<Exit>,
    /// The people it asks about of whom an identity card answers some questions.
    pub people: Vec<Person>,
    /// The application form, where the procedure has one (`forms/*.toml`).
    pub form: Option<Form>,
}

/// How the kiosk speaks while something is filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mood {
    /// As always.
    #[default]
    Plain,
    /// Somebody has died.
    Condolence,
    /// There is something to congratulate on.
    Happy,
}

impl Mood {
    /// How the keys of its own sentences begin; what has no sentence of its own is said as always.
    pub fn prefix(self) -> Option<&'static str> {
        match self {
            Self::Plain => None,
            Self::Condolence => Some("condolence"),
            Self::Happy => Some("happy"),
        }
    }
}

/// Where a rule comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Provenance {
    /// Source marks of `procedures.md`, or a legal citation.
    pub source: String,
    /// Who has confirmed it, and when; none while nobody has. Only staff are told.
    pub review: Option<Review>,
}

/// On what a rule of a procedure stands. What is not stated is that of the version it belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Grounds {
    /// The days on which it holds, within those of the version.
    pub validity: Validity,
    /// Its own source and review.
    pub provenance: Option<Provenance>,
}

impl Grounds {
    /// Whether it holds on that day, as far as the version does.
    pub fn hold_on(&self, day: civil::Date) -> bool {
        self.validity.holds_on(day)
    }
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
        /// Whether "Nhớ ngày âm" is offered (`lunar = true`, e.g. for a day of death). A day of the
        /// lunar calendar is read back as its solar day with the weekday.
        lunar: bool,
        /// Whether an ordinary day is named with its weekday as it is typed (`weekday = true`).
        weekday: bool,
    },
    /// The 12-digit personal number.
    PersonNumber,
    /// One option of a list.
    Choice(Vec<ChoiceOption>),
    /// An address.
    Place,
    /// A phone number, by the plan that says how numbers begin.
    Phone(NumberPlan),
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
    /// A time of day: the hour, and the minutes where they are known.
    Time,
    /// Yes or no.
    YesNo,
    /// A paper that belongs to the filing.
    Paper(Paper),
    /// How the result is received; the ways that the ward offers.
    Delivery(Vec<crate::filing::answer::ResultDelivery>),
    /// A day and a time at the counter, by the ward's hours; not required, it may be left for
    /// "Không hẹn, tôi ra quầy ngay".
    Appointment(OpeningHours),
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
    /// When it is computed at all (the sex of a mother who is not known is not).
    pub when: Condition,
    /// Field number(s) on the official form, if it stands there.
    pub form_field: Option<String>,
    /// Since when and why.
    pub grounds: Grounds,
}

/// A person that the procedure asks about, and the questions that an identity card answers. No
/// question belongs to two people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id within the procedure.
    pub id: String,
    /// The question for the full name.
    pub name: QuestionId,
    /// The question for the personal number.
    pub number: Option<QuestionId>,
    /// The question for the date of birth.
    pub birth: Option<QuestionId>,
    /// The question for the sex (`male` or `female`).
    pub sex: Option<QuestionId>,
    /// The question for the residence.
    pub residence: Option<QuestionId>,
    /// The question for the day on which the card was issued.
    pub issued: Option<QuestionId>,
    /// The question for the number of the old card (9 digits).
    pub old_number: Option<QuestionId>,
    /// What a card answers whose residence is in this ward.
    pub lives: Option<LivesHere>,
    /// Whether this card may be read before the first question: whose it is does not depend on an
    /// answer.
    pub first: bool,
}

/// The question whether somebody lives in the ward, and the answer of a card that says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LivesHere {
    /// The question: a choice, or yes or no. Several people may share it.
    pub question: QuestionId,
    /// The option.
    pub answer: String,
}

impl Person {
    /// Every question about the person that the card answers.
    pub fn questions(&self) -> impl Iterator<Item = &QuestionId> {
        let optional = [
            &self.number,
            &self.birth,
            &self.sex,
            &self.residence,
            &self.issued,
            &self.old_number,
        ];
        std::iter::once(&self.name).chain(optional.into_iter().flatten())
    }

    /// The question on which the card is asked for.
    pub fn asked_on(&self) -> &QuestionId {
        self.number.as_ref().unwrap_or(&self.name)
    }
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
    /// The group of ages that somebody belongs to today, or [`AGE_OPEN`] where the date of birth does
    /// not decide it.
    AgeGroup {
        /// The date of birth.
        born: QuestionId,
        /// The groups, youngest first.
        groups: Vec<AgeGroup>,
    },
    /// `on_time`, `late` or `long_ago`: whether today is within so many days of the date, moved to
    /// the next working day where the last day is not one.
    Timeliness {
        /// The date from which the days count; that day itself is not counted.
        from: QuestionId,
        /// Calendar days allowed.
        within_days: u16,
        /// Calendar days after which it is long ago, where that makes a difference.
        long_ago_after_days: Option<u16>,
    },
    /// One text written from several answers, as a form wants it ("Đang ghi là" and "Sửa thành");
    /// nothing where none of them has a value.
    Joined(Vec<Piece>),
}

/// An answer in a joined text. A piece whose answer has no value is left out with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What stands before the answer.
    pub before: String,
    /// The answer.
    pub of: QuestionId,
    /// What stands after it.
    pub after: String,
    /// How options are written, by their ids; one that is not named here leaves the piece out,
    /// unless it has a proper name.
    pub words: BTreeMap<String, String>,
}

/// The group of ages of somebody whose papers leave it open: an officer decides.
pub const AGE_OPEN: &str = "open";

/// A group of ages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgeGroup {
    /// Its id, which conditions compare with.
    pub id: String,
    /// The age in full years from which somebody belongs to it.
    pub at_least: i16,
}

impl AgeGroup {
    /// The group that an age belongs to.
    pub fn of(groups: &[Self], age: AgeRange) -> &str {
        let at = |years: i16| groups.iter().rev().find(|group| group.at_least <= years);
        match (at(age.fewest), at(age.most)) {
            (Some(youngest), Some(oldest)) if youngest == oldest => &youngest.id,
            _ => AGE_OPEN,
        }
    }
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

/// A deadline in a case of its own (an entry that is only completed is ready the same day).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherDeadline {
    /// When it holds.
    pub when: Condition,
    /// The days on which it holds, within those of the version.
    pub validity: Validity,
    /// The deadline.
    pub deadline: Deadline,
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

/// An end of the visit before the filing is complete. Texts: `exit-<id>` with `.what` and `.do`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exit {
    /// Its id, also its text key.
    pub id: String,
    /// When it is taken.
    pub when: Condition,
    /// Where the resident goes.
    pub kind: ExitKind,
    /// Since when and why.
    pub grounds: Grounds,
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

    /// The person of whom a card answers this question.
    pub fn person_of(&self, id: &QuestionId) -> Option<&Person> {
        self.people
            .iter()
            .find(|person| person.questions().any(|question| question == id))
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
    fn who_has_only_a_year_of_birth_is_left_to_the_officer_where_it_does_not_decide() {
        let group = |id: &str, at_least| AgeGroup {
            id: id.to_owned(),
            at_least,
        };
        let groups = [
            group("under_70", 0),
            group("from_70", 70),
            group("from_75", 75),
        ];
        let today = civil::date(2026, 11, 24);
        let day = |y, m, d| PartialDate::new(y, Some(m), Some(d)).unwrap();
        for (born, expected) in [
            (day(1951, 11, 24), "from_75"),
            (day(1951, 11, 25), "from_70"),
            (day(1956, 11, 24), "from_70"),
            (day(1956, 11, 25), "under_70"),
            (PartialDate::Year(1950), "from_75"),
            (PartialDate::Year(1951), AGE_OPEN),
            (PartialDate::Year(1953), "from_70"),
            (PartialDate::Year(1956), AGE_OPEN),
            (PartialDate::Year(1957), "under_70"),
            (PartialDate::new(1951, Some(11), None).unwrap(), AGE_OPEN),
            (PartialDate::Year(2027), AGE_OPEN),
        ] {
            let group = AgeGroup::of(&groups, AgeRange::on(born, today));
            assert_eq!(group, expected, "{born}");
        }
    }

    #[test]
    fn a_fee_by_pages_falls_from_the_third_page_and_stops_at_its_cap() {
        let tier = |from_page, dong| PageTier { from_page, dong };
        let fee = PageFee {
            pages: "pages".into(),
            tiers: vec![tier(1, 2_000), tier(3, 1_000)],
            most: Some(200_000),
        };
        for (pages, expected) in [
            (0, 0),
            (1, 2_000),
            (2, 4_000),
            (3, 5_000),
            (5, 7_000),
            (198, 200_000),
            (200, 200_000),
            (u32::MAX, 200_000),
        ] {
            assert_eq!(fee.of(pages), expected, "{pages} pages");
        }
        let open = PageFee { most: None, ..fee };
        assert_eq!(open.of(200), 202_000);
    }

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
