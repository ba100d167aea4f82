//! A TOML reader that knows where everything stands and never stops at a mistake.
//!
//! [`Table`] takes typed values out of a parsed [`Source`] by key. Every key that was asked for is a
//! known key: [`Table::close`] reports the others.

use super::fault::{Expected, Fault};
use super::mistake::Findings;
use super::source::Source;
use crate::vietnamese::nfc;
use jiff::civil;
use std::cell::RefCell;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value and the line it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// One table of a file.
pub(super) struct Table<'a> {
    pub(super) source: &'a Source,
    pub(super) findings: &'a Findings,
    /// The line where the table begins.
    pub(super) line: usize,
    values: &'a DeTable<'a>,
    asked: RefCell<Vec<&'static str>>,
}

impl<'a> Table<'a> {
    pub(super) fn new(
        source: &'a Source,
        findings: &'a Findings,
        values: &'a DeTable<'a>,
        line: usize,
    ) -> Self {
        Self {
            source,
            findings,
            line,
            values,
            asked: RefCell::default(),
        }
    }

    /// Reports a mistake in this file.
    pub(super) fn report(&self, line: usize, fault: Fault) {
        self.findings.add(&self.source.name, line, fault);
    }

    /// Whether the key stands in the table.
    pub(super) fn has(&self, key: &'static str) -> bool {
        self.get(key).is_some()
    }

    /// The line of a key's value, or of the table.
    pub(super) fn line_of(&self, key: &'static str) -> usize {
        self.get(key).map_or(self.line, |value| self.line_at(value))
    }

    /// Reports an array that is missing or has no entries.
    pub(super) fn not_empty(&self, key: &'static str) {
        match self.get(key).map(Spanned::get_ref) {
            None => self.report(self.line, Fault::MissingKey(key)),
            Some(DeValue::Array(entries)) if entries.is_empty() => {
                self.report(self.line_of(key), Fault::Empty(key));
            }
            Some(_) => {}
        }
    }

    /// Reports every key that nobody asked for.
    pub(super) fn close(&self) {
        let asked = self.asked.borrow();
        for (key, _) in self.values {
            let name: &str = key.get_ref();
            if !asked.contains(&name) {
                let mut known: Vec<&str> = asked.clone();
                known.sort_unstable();
                known.dedup();
                self.report(
                    self.source.line(key.span().start),
                    Fault::UnknownKey {
                        key: name.to_owned(),
                        known: known.join(", "),
                    },
                );
            }
        }
    }

    fn get(&self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.asked.borrow_mut().push(key);
        self.values.get(key)
    }

    fn line_at(&self, value: &Spanned<DeValue<'_>>) -> usize {
        self.source.line(value.span().start)
    }

    fn optional<T>(
        &self,
        key: &'static str,
        expected: Expected,
        take: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<At<T>> {
        let value = self.get(key)?;
        let line = self.line_at(value);
        let taken = take(value.get_ref());
        if taken.is_none() {
            self.report(line, Fault::wrong_type(key, expected));
        }
        taken.map(|value| At { value, line })
    }

    fn required<T>(&self, key: &'static str, value: Option<At<T>>) -> Option<At<T>> {
        if !self.has(key) {
            self.report(self.line, Fault::MissingKey(key));
        }
        value
    }

    /// A text that is not empty, in NFC.
    pub(super) fn optional_text(&self, key: &'static str) -> Option<At<String>> {
        let text = self.optional(key, Expected::Text, |value| {
            value.as_str().map(str::to_owned)
        })?;
        self.check_text(key, &text);
        Some(text)
    }

    /// [`Self::optional_text`] that must be there.
    pub(super) fn text(&self, key: &'static str) -> Option<At<String>> {
        let text = self.optional_text(key);
        self.required(key, text)
    }

    fn check_text(&self, key: &'static str, text: &At<String>) {
        if text.value.trim().is_empty() {
            self.report(text.line, Fault::Empty(key));
        } else if nfc::normalise(&text.value) != text.value {
            self.report(text.line, Fault::NotNormalised);
        }
    }

    /// One of the words that have a meaning; reports another one.
    pub(super) fn meaning<T: Clone>(
        &self,
        key: &'static str,
        word: &At<String>,
        meanings: &[(&'static str, T)],
    ) -> Option<T> {
        let meaning = meanings.iter().find(|(known, _)| *known == word.value);
        if meaning.is_none() {
            let known: Vec<&str> = meanings.iter().map(|(known, _)| *known).collect();
            self.report(
                word.line,
                Fault::NotAmong {
                    key,
                    found: word.value.clone(),
                    known: known.join(", "),
                },
            );
        }
        meaning.map(|(_, meaning)| meaning.clone())
    }

    /// A text that must be one of the words that have a meaning.
    pub(super) fn one_of<T: Clone>(
        &self,
        key: &'static str,
        meanings: &[(&'static str, T)],
    ) -> Option<T> {
        self.meaning(key, &self.text(key)?, meanings)
    }

    /// `true` or `false`.
    pub(super) fn optional_flag(&self, key: &'static str) -> Option<At<bool>> {
        self.optional(key, Expected::Flag, DeValue::as_bool)
    }

    /// [`Self::optional_flag`] that must be there.
    pub(super) fn flag(&self, key: &'static str) -> Option<At<bool>> {
        let flag = self.optional_flag(key);
        self.required(key, flag)
    }

    /// A whole number within bounds, inclusive.
    pub(super) fn optional_whole<T>(&self, key: &'static str, min: T, max: T) -> Option<At<T>>
    where
        T: TryFrom<i64> + PartialOrd + Into<i64> + Copy,
    {
        let number = self.optional(key, Expected::Whole, |value| {
            let whole = value.as_integer()?;
            i64::from_str_radix(whole.as_str(), whole.radix()).ok()
        })?;
        let within = T::try_from(number.value)
            .ok()
            .filter(|value| (min..=max).contains(value));
        if within.is_none() {
            self.report(
                number.line,
                Fault::OutOfBounds {
                    key,
                    min: min.into(),
                    max: max.into(),
                },
            );
        }
        within.map(|value| At {
            value,
            line: number.line,
        })
    }

    /// [`Self::optional_whole`] that must be there.
    pub(super) fn whole<T>(&self, key: &'static str, min: T, max: T) -> Option<At<T>>
    where
        T: TryFrom<i64> + PartialOrd + Into<i64> + Copy,
    {
        let number = self.optional_whole(key, min, max);
        self.required(key, number)
    }

    /// A number, whole or not.
    pub(super) fn decimal(&self, key: &'static str) -> Option<At<f32>> {
        let number = self.optional(key, Expected::Decimal, |value| {
            let text = match value {
                DeValue::Float(number) => number.as_str(),
                DeValue::Integer(number) if number.radix() == 10 => number.as_str(),
                _ => return None,
            };
            text.parse().ok().filter(|number: &f32| number.is_finite())
        });
        self.required(key, number)
    }

    /// A calendar date, e.g. `2026-11-24`.
    pub(super) fn optional_date(&self, key: &'static str) -> Option<At<civil::Date>> {
        self.optional(key, Expected::Date, as_date)
    }

    /// [`Self::optional_date`] that must be there.
    pub(super) fn date(&self, key: &'static str) -> Option<At<civil::Date>> {
        let date = self.optional_date(key);
        self.required(key, date)
    }

    /// A time of day, e.g. `15:00:00`.
    pub(super) fn time(&self, key: &'static str) -> Option<At<civil::Time>> {
        let time = self.optional(key, Expected::Time, |value| {
            let time = value
                .as_datetime()
                .filter(|moment| moment.date.is_none())?
                .time?;
            let number = |part: u8| i8::try_from(part).ok();
            let second = number(time.second.unwrap_or(0))?;
            civil::Time::new(number(time.hour)?, number(time.minute)?, second, 0).ok()
        });
        self.required(key, time)
    }

    /// A table; empty where the key is not there.
    pub(super) fn optional_table(&self, key: &'static str) -> Option<Table<'a>> {
        let value = self.get(key)?;
        self.as_table(key, value)
    }

    /// [`Self::optional_table`] that must be there.
    pub(super) fn table(&self, key: &'static str) -> Option<Table<'a>> {
        let table = self.optional_table(key);
        if !self.has(key) {
            self.report(self.line, Fault::MissingKey(key));
        }
        table
    }

    /// All tables of an array; none where the key is not there.
    pub(super) fn tables(&self, key: &'static str) -> Vec<Table<'a>> {
        self.entries(key)
            .into_iter()
            .filter_map(|entry| self.as_table(key, entry))
            .collect()
    }

    /// All dates of an array.
    pub(super) fn dates(&self, key: &'static str) -> Vec<At<civil::Date>> {
        self.entries(key)
            .into_iter()
            .filter_map(|entry| {
                let line = self.line_at(entry);
                let date = as_date(entry.get_ref());
                if date.is_none() {
                    self.report(line, Fault::wrong_type(key, Expected::Date));
                }
                date.map(|value| At { value, line })
            })
            .collect()
    }

    /// All texts of an array, or the one text that stands there alone.
    pub(super) fn texts(&self, key: &'static str) -> Vec<At<String>> {
        if matches!(
            self.get(key).map(Spanned::get_ref),
            Some(DeValue::String(_))
        ) {
            return self.optional_text(key).into_iter().collect();
        }
        self.entries(key)
            .into_iter()
            .filter_map(|entry| self.as_text(key, entry))
            .collect()
    }

    /// An array of which each entry is a text or a table.
    pub(super) fn texts_or_tables(&self, key: &'static str) -> Vec<Entry<'a>> {
        self.entries(key)
            .into_iter()
            .filter_map(|entry| match entry.get_ref() {
                DeValue::Table(_) => self.as_table(key, entry).map(Entry::Table),
                _ => self.as_text(key, entry).map(Entry::Text),
            })
            .collect()
    }

    fn entries(&self, key: &'static str) -> Vec<&'a Spanned<DeValue<'a>>> {
        let Some(value) = self.get(key) else {
            return Vec::new();
        };
        match value.get_ref() {
            DeValue::Array(entries) => entries.iter().collect(),
            _ => {
                self.report(self.line_at(value), Fault::wrong_type(key, Expected::Array));
                Vec::new()
            }
        }
    }

    fn as_table(&self, key: &'static str, value: &'a Spanned<DeValue<'a>>) -> Option<Table<'a>> {
        let line = self.line_at(value);
        match value.get_ref() {
            DeValue::Table(values) => Some(Table::new(self.source, self.findings, values, line)),
            _ => {
                self.report(line, Fault::wrong_type(key, Expected::Table));
                None
            }
        }
    }

    fn as_text(&self, key: &'static str, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let line = self.line_at(value);
        let Some(text) = value.get_ref().as_str() else {
            self.report(line, Fault::wrong_type(key, Expected::Text));
            return None;
        };
        let text = At {
            value: text.to_owned(),
            line,
        };
        self.check_text(key, &text);
        Some(text)
    }
}

/// An entry of an array that takes both forms.
pub(super) enum Entry<'a> {
    /// The short form.
    Text(At<String>),
    /// The long form.
    Table(Table<'a>),
}

fn as_date(value: &DeValue<'_>) -> Option<civil::Date> {
    let moment = value.as_datetime().filter(|moment| moment.time.is_none())?;
    let date = moment.date?;
    civil::Date::new(
        i16::try_from(date.year).ok()?,
        i8::try_from(date.month).ok()?,
        i8::try_from(date.day).ok()?,
    )
    .ok()
}
