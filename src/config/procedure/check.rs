//! One `[[checks]]` entry: a rule across answers, written as `filing::procedure::Rule` shows.

use super::Context;
use super::derivation::dated_texts;
use super::references::Reference;
use crate::config::condition::{self, Clause};
use crate::config::fault::Fault;
use crate::config::provenance;
use crate::config::reader::{At, Table};
use crate::config::snake_case;
use crate::filing::answer::QuestionId;
use crate::filing::person_number::Sex;
use crate::filing::procedure::{Check, Days, Rule, Severity};
use std::cell::RefCell;

/// A check and everything in it that names a question.
pub(super) struct Read {
    pub(super) check: Check,
    pub(super) line: usize,
    pub(super) when: Clause,
    pub(super) references: Vec<Reference>,
}

/// Reads a check; `None` where it has no usable rule.
pub(super) fn read(table: &Table<'_>, context: &Context<'_>) -> Option<Read> {
    let id = table.text("id");
    let when = condition::optional(table, "when");
    let severity = table.one_of(
        "severity",
        &[("stop", Severity::Stop), ("warn", Severity::Warn)],
    );
    let names = Names {
        table,
        found: RefCell::default(),
    };
    let reader = table.one_of("rule", &RULES);
    let rule = reader.and_then(|read| read(&names));
    let question = names.one("question", "any");
    let grounds = provenance::grounds(table);
    if reader.is_some() {
        table.close();
    }

    let id = id?;
    if snake_case(table, &id) {
        let key = format!("check-{}", id.value);
        context
            .needs
            .add_attributes(&table.source.name, id.line, &key, &["what", "do"]);
    }
    Some(Read {
        line: id.line,
        check: Check {
            id: id.value,
            rule: rule?,
            severity: severity?,
            when: when.condition.clone(),
            question: question?,
            grounds,
        },
        when,
        references: names.found.into_inner(),
    })
}

/// Takes names of questions out of a table and keeps them for the comparison.
struct Names<'a> {
    table: &'a Table<'a>,
    found: RefCell<Vec<Reference>>,
}

impl Names<'_> {
    fn one(&self, key: &'static str, kind: &'static str) -> Option<QuestionId> {
        self.table.text(key).map(|name| self.keep(name, kind))
    }

    fn several(&self, key: &'static str, kind: &'static str) -> Vec<QuestionId> {
        self.table.not_empty(key);
        self.table
            .texts(key)
            .into_iter()
            .map(|name| self.keep(name, kind))
            .collect()
    }

    fn pair(&self, key: &'static str, kind: &'static str) -> Option<[QuestionId; 2]> {
        let pair = <[QuestionId; 2]>::try_from(self.several(key, kind)).ok();
        if pair.is_none() {
            self.table.report(self.table.line_of(key), Fault::NotTwo);
        }
        pair
    }

    /// A question of kind `text`, or a place for its detail line.
    fn text_or_place(&self, key: &'static str) -> Option<QuestionId> {
        self.one(key, "text or place")
    }

    /// `since` and `until`.
    fn days(&self) -> Days {
        let since = self.table.optional_date("since");
        let until = self.table.optional_date("until");
        if let (Some(since), Some(until)) = (&since, &until)
            && since.value > until.value
        {
            self.table.report(
                until.line,
                Fault::WrongOrder {
                    first: "since",
                    second: "until",
                },
            );
        }
        Days {
            since: since.map(|day| day.value),
            until: until.map(|day| day.value),
        }
    }

    /// Reports where neither of two keys is there.
    fn one_at_least(&self, one: &'static str, other: &'static str) {
        if !self.table.has(one) && !self.table.has(other) {
            self.table.report(self.table.line, Fault::MissingKey(one));
        }
    }

    fn keep(&self, name: At<String>, kind: &'static str) -> QuestionId {
        let id = QuestionId::new(name.value.clone());
        self.found.borrow_mut().push(Reference::new(name, kind));
        id
    }
}

/// How a rule is read.
type Reader = fn(&Names<'_>) -> Option<Rule>;

const RULES: [(&str, Reader); 19] = [
    ("date_order", date_order),
    ("date_within", date_within),
    ("different", different),
    ("different_people", different_people),
    ("in_own_commune", in_own_commune),
    ("in_own_province", in_own_province),
    ("issuer_of_its_time", issuer_of_its_time),
    ("name_length", name_length),
    ("never", never),
    ("no_words", no_words),
    ("not_invented_new_year", not_invented_new_year),
    ("number_between", number_between),
    ("number_has_sex", number_has_sex),
    ("number_matches_birth", number_matches_birth),
    ("number_matches_sex", number_matches_sex),
    ("same", same),
    ("shares_choice", shares_choice),
    ("shares_family_name", shares_family_name),
    ("years_between", years_between),
];

fn date_order(names: &Names<'_>) -> Option<Rule> {
    let earlier = names.one("earlier", "date");
    let later = names.one("later", "date");
    Some(Rule::DateOrder {
        earlier: earlier?,
        later: later?,
    })
}

fn years_between(names: &Names<'_>) -> Option<Rule> {
    let from = names.one("from", "date");
    let to = names
        .table
        .has("to")
        .then(|| names.one("to", "date"))
        .flatten();
    let min = names.table.optional_whole("min", -200_i16, 200);
    let max = names.table.optional_whole("max", -200_i16, 200);
    if let (Some(min), Some(max)) = (&min, &max)
        && min.value > max.value
    {
        names.table.report(
            max.line,
            Fault::WrongOrder {
                first: "min",
                second: "max",
            },
        );
    }
    names.one_at_least("min", "max");
    Some(Rule::YearsBetween {
        from: from?,
        to,
        min: min.map(|min| min.value),
        max: max.map(|max| max.value),
        force: names.days(),
    })
}

fn date_within(names: &Names<'_>) -> Option<Rule> {
    let date = names.one("date", "date");
    let days = names.days();
    names.one_at_least("since", "until");
    Some(Rule::DateWithin { date: date?, days })
}

fn same(names: &Names<'_>) -> Option<Rule> {
    let [one, other] = names.pair("questions", "any")?;
    Some(Rule::Same(one, other))
}

fn different(names: &Names<'_>) -> Option<Rule> {
    let [one, other] = names.pair("questions", "any")?;
    Some(Rule::Different(one, other))
}

fn different_people(names: &Names<'_>) -> Option<Rule> {
    let people = names.pair("names", "name");
    let births = names.pair("births", "date");
    Some(Rule::DifferentPeople {
        names: people?,
        births: births?,
    })
}

fn number_matches_birth(names: &Names<'_>) -> Option<Rule> {
    let number = names.one("number", "person_number");
    let birth = names.one("birth", "date");
    Some(Rule::NumberMatchesBirth {
        number: number?,
        birth: birth?,
    })
}

fn number_matches_sex(names: &Names<'_>) -> Option<Rule> {
    let number = names.one("number", "person_number");
    let sex = names.one("sex", "choice");
    Some(Rule::NumberMatchesSex {
        number: number?,
        sex: sex?,
    })
}

fn number_has_sex(names: &Names<'_>) -> Option<Rule> {
    let number = names.one("number", "person_number");
    let sex = names
        .table
        .one_of("sex", &[("female", Sex::Female), ("male", Sex::Male)]);
    Some(Rule::NumberHasSex {
        number: number?,
        sex: sex?,
    })
}

fn number_between(names: &Names<'_>) -> Option<Rule> {
    let number = names.one("number", "number");
    let min = names.table.optional_whole("min", 0_u32, 1_000_000);
    let max = names.table.optional_whole("max", 0_u32, 1_000_000);
    names.one_at_least("min", "max");
    Some(Rule::NumberBetween {
        number: number?,
        min: min.map(|min| min.value),
        max: max.map(|max| max.value),
    })
}

fn no_words(names: &Names<'_>) -> Option<Rule> {
    let text = names.text_or_place("text");
    names.table.not_empty("words");
    let words = |key| {
        let words = names.table.texts(key).into_iter();
        words.map(|word| word.value).collect()
    };
    Some(Rule::NoWords {
        text: text?,
        words: words("words"),
        unless: words("unless"),
        whole: names
            .table
            .optional_flag("whole")
            .is_some_and(|whole| whole.value),
    })
}

fn issuer_of_its_time(names: &Names<'_>) -> Option<Rule> {
    let issuer = names.one("issuer", "text");
    let date = names.one("date", "date");
    let rows = dated_texts(names.table);
    Some(Rule::IssuerOfItsTime {
        issuer: issuer?,
        date: date?,
        rows,
    })
}

fn not_invented_new_year(names: &Names<'_>) -> Option<Rule> {
    names.one("date", "date").map(Rule::NotInventedNewYear)
}

fn name_length(names: &Names<'_>) -> Option<Rule> {
    let name = names.one("name", "name");
    let max_letters = names.table.whole("max_letters", 1_u16, 200);
    Some(Rule::NameLength {
        name: name?,
        max_letters: usize::from(max_letters?.value),
    })
}

fn shares_family_name(names: &Names<'_>) -> Option<Rule> {
    let name = names.one("name", "name");
    let with = names.several("with", "name");
    Some(Rule::SharesFamilyName { name: name?, with })
}

fn shares_choice(names: &Names<'_>) -> Option<Rule> {
    let choice = names.one("choice", "choice");
    let with = names.several("with", "choice");
    Some(Rule::SharesChoice {
        choice: choice?,
        with,
    })
}

fn in_own_commune(names: &Names<'_>) -> Option<Rule> {
    names.one("place", "place").map(Rule::InOwnCommune)
}

fn in_own_province(names: &Names<'_>) -> Option<Rule> {
    names.one("place", "place").map(Rule::InOwnProvince)
}

fn never(_: &Names<'_>) -> Option<Rule> {
    Some(Rule::Never)
}
