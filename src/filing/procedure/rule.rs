//! What a procedure checks across answers, as data: every kind of rule with the way files write it.
//!
//! ```toml
//! [[checks]]
//! id = "requester_age"        # texts: check-requester_age with .what and .do, in both languages
//! rule = "years_between"      # one of the kinds of [`Rule`], with its own keys
//! from = "requester_birth"
//! min = 18
//! severity = "warn"           # or "stop"
//! question = "requester_birth"  # where it is mended
//! when = { question = "requester_relation", is = "other" }  # optional
//! ```
//!
//! Without being listed in a procedure, the kiosk also asks to look again at a day that no calendar
//! has and at an answer that differs from what the card says (`filing::check`).

use super::DatedText;
use super::Grounds;
use crate::filing::answer::QuestionId;
use crate::filing::condition::Condition;
use crate::filing::date::PartialDate;
use crate::filing::person_number::Sex;
use jiff::civil;

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
    /// Since when and why.
    pub grounds: Grounds,
}

/// Whether a broken rule stops the filing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The filing cannot be handed over like this.
    Stop,
    /// The resident is asked to look again; the officer sees the warning.
    Warn,
}

/// Days from one to another, both counted; open at an end without a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Days {
    /// The first day.
    pub since: Option<civil::Date>,
    /// The last day.
    pub until: Option<civil::Date>,
}

impl Days {
    /// Whether the date can mean one of these days.
    pub fn may_hold(self, date: PartialDate) -> bool {
        self.since.is_none_or(|since| date.latest() >= since)
            && self.until.is_none_or(|until| date.earliest() <= until)
    }
}

/// What a check compares. A rule over missing answers holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `earlier` does not lie after `later`, as far as the precision of both can tell.
    ///
    /// ```toml
    /// rule = "date_order"
    /// earlier = "subject_birth"
    /// later = "death_date"
    /// ```
    DateOrder {
        /// The date that comes first.
        earlier: QuestionId,
        /// The date that comes second.
        later: QuestionId,
    },
    /// Between two dates lie at least / at most so many whole years. Where the precision of the
    /// dates does not decide, an officer does ([`Verdict::Undecided`](crate::filing::check::Verdict)).
    ///
    /// ```toml
    /// rule = "years_between"
    /// from = "subject_birth"
    /// to = "marriage_date"     # without it: today
    /// min = 18                 # at least one of min and max
    /// max = 120
    /// since = 2015-01-01       # only where the second date does not lie before this day
    /// until = 2014-12-31       # only where the second date does not lie after this day
    /// ```
    YearsBetween {
        /// The first date.
        from: QuestionId,
        /// The second date; `None` is today.
        to: Option<QuestionId>,
        /// Fewest years.
        min: Option<i16>,
        /// Most years.
        max: Option<i16>,
        /// The days of the second date for which the rule is in force.
        force: Days,
    },
    /// The date lies within these days, as far as its precision can tell.
    ///
    /// ```toml
    /// rule = "date_within"     # registered before 1/1/2016
    /// date = "old_registration_date"
    /// since = 1945-09-02       # at least one of since and until
    /// until = 2015-12-31
    /// ```
    DateWithin {
        /// The date.
        date: QuestionId,
        /// The days.
        days: Days,
    },
    /// Two answers are equal. Names fold the place of the tone mark; free texts (numbers of papers)
    /// fold capitals, marks and signs between the letters.
    ///
    /// ```toml
    /// rule = "same"            # or "different"
    /// questions = ["requester_number", "subject_number"]
    /// ```
    Same(QuestionId, QuestionId),
    /// Two answers differ; compared as in [`Rule::Same`]. Finds one decree or one certificate that
    /// is given for two events.
    Different(QuestionId, QuestionId),
    /// Two persons are not one: names and births do not both agree. For persons without a number.
    ///
    /// ```toml
    /// rule = "different_people"
    /// names = ["requester_name", "subject_name"]
    /// births = ["requester_birth", "subject_birth"]
    /// ```
    DifferentPeople {
        /// The two names.
        names: [QuestionId; 2],
        /// The two births.
        births: [QuestionId; 2],
    },
    /// The birth year and century inside the personal number agree with the birth date.
    ///
    /// ```toml
    /// rule = "number_matches_birth"
    /// number = "subject_number"
    /// birth = "subject_birth"
    /// ```
    NumberMatchesBirth {
        /// The personal number.
        number: QuestionId,
        /// The birth date.
        birth: QuestionId,
    },
    /// The sex inside the personal number agrees with the answer (`male` / `female`).
    ///
    /// ```toml
    /// rule = "number_matches_sex"
    /// number = "subject_number"
    /// sex = "subject_sex"         # a choice of the list `sex`
    /// ```
    NumberMatchesSex {
        /// The personal number.
        number: QuestionId,
        /// The sex.
        sex: QuestionId,
    },
    /// The sex inside the personal number is this one ("Mẹ" ticked by a man).
    ///
    /// ```toml
    /// rule = "number_has_sex"
    /// number = "requester_number"
    /// sex = "female"           # or "male"
    /// when = { question = "requester_relation", is = "wife" }
    /// ```
    NumberHasSex {
        /// The personal number.
        number: QuestionId,
        /// The sex.
        sex: Sex,
    },
    /// A number lies within bounds (no copies at all is asked about again).
    ///
    /// ```toml
    /// rule = "number_between"
    /// number = "copies"
    /// min = 1                  # at least one of min and max
    /// ```
    NumberBetween {
        /// The number.
        number: QuestionId,
        /// Least value.
        min: Option<u32>,
        /// Greatest value.
        max: Option<u32>,
    },
    /// None of these words stands in a text, or in the detail line of a place. Marks count, capitals
    /// and the place of a tone mark do not: "ba" is not "bà".
    ///
    /// ```toml
    /// rule = "no_words"
    /// text = "partner_nationality"
    /// words = ["Kinh", "dân tộc"]
    /// unless = ["cũ"]          # optional: one of these beside them makes it right
    /// whole = true             # optional: only where the text is nothing but one of the words
    /// ```
    NoWords {
        /// The text or place.
        text: QuestionId,
        /// The words, each in its folded syllables.
        words: Vec<String>,
        /// Words that make it right.
        unless: Vec<String>,
        /// Whether the text must be nothing else.
        whole: bool,
    },
    /// The issuer is not one that issued only at another time (table of `procedures.md` §3.2). An
    /// issuer that is not in the table holds.
    ///
    /// ```toml
    /// rule = "issuer_of_its_time"
    /// issuer = "old_card_issuer"
    /// date = "old_card_issued"
    /// rows = [{ text = "Cục …" }, { from = 2024-07-01, text = "Bộ Công an" }]
    /// ```
    IssuerOfItsTime {
        /// The issuer as a text.
        issuer: QuestionId,
        /// The date of issue.
        date: QuestionId,
        /// The issuers with the first day on which each holds, earliest first.
        rows: Vec<DatedText>,
    },
    /// The date is not a suspicious 01/01 typed by the resident.
    ///
    /// ```toml
    /// rule = "not_invented_new_year"
    /// date = "subject_birth"
    /// ```
    NotInventedNewYear(QuestionId),
    /// The name has at most so many letters.
    ///
    /// ```toml
    /// rule = "name_length"
    /// name = "child_name"
    /// max_letters = 25
    /// ```
    NameLength {
        /// The name.
        name: QuestionId,
        /// Most letters.
        max_letters: usize,
    },
    /// The family name equals that of one of the others.
    ///
    /// ```toml
    /// rule = "shares_family_name"
    /// name = "child_name"
    /// with = ["mother_name", "father_name"]
    /// ```
    SharesFamilyName {
        /// The name.
        name: QuestionId,
        /// The parents' names.
        with: Vec<QuestionId>,
    },
    /// The choice equals one of the others' (ethnicity of a parent).
    ///
    /// ```toml
    /// rule = "shares_choice"
    /// choice = "child_ethnicity"
    /// with = ["mother_ethnicity", "father_ethnicity"]
    /// ```
    SharesChoice {
        /// The choice.
        choice: QuestionId,
        /// The parents' choices.
        with: Vec<QuestionId>,
    },
    /// The commune is the ward's own (competence); the ward's code comes with the facts.
    ///
    /// ```toml
    /// rule = "in_own_commune"
    /// place = "subject_residence"
    /// ```
    InOwnCommune(QuestionId),
    /// The province is the ward's own: within it every one-stop desk takes the filing.
    ///
    /// ```toml
    /// rule = "in_own_province"
    /// place = "subject_residence"
    /// ```
    InOwnProvince(QuestionId),
    /// The condition holds never in a correct filing.
    ///
    /// ```toml
    /// rule = "never"              # what is wrong is said by `when`
    /// when = { all = [{ question = "copies", known = false }] }
    /// ```
    Never,
}
