//! Conditions as the files write them: `{ question = "a", is = "b" }`, combined by `all` and `any`.
//!
//! A test is one of `is = "b"`, `any = ["b", "c"]`, `not = "b"` (or a list), `known = true`,
//! `precision = "day"`, `less_than = "day"`, and for dates of birth `age_at_least = 75`,
//! `age_under = 75`, `age_undecided = 75` (a year alone may leave it open: an officer decides).

use super::fault::Fault;
use super::reader::Table;
use crate::filing::answer::QuestionId;
use crate::filing::condition::{AgeTest, Condition, Test};
use crate::filing::date::Precision;

/// A condition together with where its tests stand.
#[derive(Debug, Default)]
pub(super) struct Clause {
    pub(super) condition: Condition,
    pub(super) tests: Vec<Tested>,
}

/// One test of a condition, still to be compared with the questions.
#[derive(Debug)]
pub(super) struct Tested {
    pub(super) question: QuestionId,
    pub(super) test: Test,
    pub(super) line: usize,
}

/// Reads the condition under a key; "always" where the key is not there.
pub(super) fn optional(table: &Table<'_>, key: &'static str) -> Clause {
    table
        .optional_table(key)
        .map_or_else(Clause::default, |table| read(&table))
}

/// Reads the condition under a key that must be there.
pub(super) fn required(table: &Table<'_>, key: &'static str) -> Clause {
    table
        .table(key)
        .map_or_else(Clause::default, |table| read(&table))
}

fn read(table: &Table<'_>) -> Clause {
    let clause = if table.has("question") {
        read_test(table)
    } else if table.has("all") {
        combine(table, "all", Condition::All)
    } else if table.has("any") {
        combine(table, "any", Condition::Any)
    } else {
        table.report(table.line, Fault::MissingKey("question"));
        return Clause::default();
    };
    table.close();
    clause
}

fn combine(
    table: &Table<'_>,
    key: &'static str,
    combine: fn(Vec<Condition>) -> Condition,
) -> Clause {
    let mut conditions = Vec::new();
    let mut tests = Vec::new();
    for part in table.tables(key) {
        let clause = read(&part);
        conditions.push(clause.condition);
        tests.extend(clause.tests);
    }
    table.not_empty(key);
    Clause {
        condition: combine(conditions),
        tests,
    }
}

fn read_test(table: &Table<'_>) -> Clause {
    let (Some(question), Some(test)) = (table.text("question"), test(table)) else {
        return Clause::default();
    };
    let question = QuestionId::new(question.value);
    Clause {
        condition: Condition::Question(question.clone(), test.clone()),
        tests: vec![Tested {
            question,
            test,
            line: table.line,
        }],
    }
}

fn test(table: &Table<'_>) -> Option<Test> {
    const KEYS: [&str; 9] = [
        "is",
        "any",
        "not",
        "known",
        "precision",
        "less_than",
        "age_at_least",
        "age_under",
        "age_undecided",
    ];
    let keys: Vec<&'static str> = KEYS.into_iter().filter(|key| table.has(key)).collect();
    match keys.as_slice() {
        [key @ ("is" | "any")] => Some(Test::OneOf(tokens(table, key))),
        [key @ "not"] => Some(Test::NoneOf(tokens(table, key))),
        [key @ "known"] => Some(Test::Known(table.flag(key)?.value)),
        [key @ "precision"] => Some(Test::Precision(precision(table, key)?, true)),
        [key @ "less_than"] => Some(Test::Precision(precision(table, key)?, false)),
        [key @ "age_at_least"] => age(table, key, AgeTest::AtLeast),
        [key @ "age_under"] => age(table, key, AgeTest::Under),
        [key @ "age_undecided"] => age(table, key, AgeTest::Undecided),
        [] => {
            let question = table.text("question").map(|id| id.value);
            table.report(table.line, Fault::NoTest(question.unwrap_or_default()));
            None
        }
        _ => {
            table.report(table.line, Fault::ManyTests);
            None
        }
    }
}

fn age(table: &Table<'_>, key: &'static str, test: fn(i16) -> AgeTest) -> Option<Test> {
    let years = table.whole(key, 1_i16, 150)?;
    Some(Test::Age(test(years.value)))
}

fn tokens(table: &Table<'_>, key: &'static str) -> Vec<String> {
    table
        .texts(key)
        .into_iter()
        .map(|token| token.value)
        .collect()
}

/// Reads a precision of a date: `year`, `month` or `day`.
pub(super) fn precision(table: &Table<'_>, key: &'static str) -> Option<Precision> {
    table.one_of(
        key,
        &[
            ("year", Precision::Year),
            ("month", Precision::Month),
            ("day", Precision::Day),
        ],
    )
}
