//! Whether one rule holds over the answers.

use super::Verdict;
use crate::filing::age::AgeRange;
use crate::filing::answer::{Author, QuestionId, Value};
use crate::filing::condition::Truth;
use crate::filing::date::PartialDate;
use crate::filing::interview::Interview;
use crate::filing::person_name::PersonName;
use crate::filing::person_number::{PersonNumber, Sex};
use crate::filing::place::Place;
use crate::filing::procedure::{DatedText, Rule};
use crate::vietnamese::search_key::{folded_words, same_name, search_key};

/// Tests a rule; one over answers that are missing holds.
pub(super) fn test(interview: &Interview<'_>, rule: &Rule) -> Verdict {
    Known { interview }.test(rule).unwrap_or(Verdict::Holds)
}

/// Answers by their kind; `None` is what is missing.
struct Known<'a> {
    interview: &'a Interview<'a>,
}

impl Known<'_> {
    fn value(&self, id: &QuestionId) -> Option<Value> {
        self.interview.value(id)
    }

    fn date(&self, id: &QuestionId) -> Option<PartialDate> {
        match self.value(id)? {
            Value::Date(date) => Some(date),
            _ => None,
        }
    }

    fn name(&self, id: &QuestionId) -> Option<PersonName> {
        match self.value(id)? {
            Value::Name(name) => Some(name),
            _ => None,
        }
    }

    fn number(&self, id: &QuestionId) -> Option<PersonNumber> {
        match self.value(id)? {
            Value::PersonNumber(number) => Some(number),
            _ => None,
        }
    }

    fn place(&self, id: &QuestionId) -> Option<Place> {
        match self.value(id)? {
            Value::Place(place) => Some(place),
            _ => None,
        }
    }

    /// A text, or the detail line of a place.
    fn text(&self, id: &QuestionId) -> Option<String> {
        match self.value(id)? {
            Value::Text(text) => Some(text),
            Value::Place(place) => Some(place.detail),
            _ => None,
        }
    }

    fn typed(&self, id: &QuestionId) -> bool {
        let source = self.interview.source_of(id);
        let answer = self.interview.answers.get(&source);
        answer.is_none_or(|answer| answer.author != Author::Card)
    }

    fn test(&self, rule: &Rule) -> Option<Verdict> {
        let holds = match rule {
            Rule::YearsBetween {
                from,
                to,
                min,
                max,
                force,
            } => {
                let end = match to {
                    Some(id) => self.date(id)?,
                    None => PartialDate::Day(self.interview.today),
                };
                if !force.may_hold(end) {
                    return Some(Verdict::Holds);
                }
                let years = AgeRange::between(self.date(from)?, end);
                let least = min.map_or(Truth::True, |min| years.at_least(min));
                let most = max.map_or(Truth::True, |max| years.at_most(max));
                return Some(Verdict::of(least).and(Verdict::of(most)));
            }
            Rule::DateOrder { earlier, later } => {
                self.date(earlier)?.earliest() <= self.date(later)?.latest()
            }
            Rule::DateWithin { date, days } => days.may_hold(self.date(date)?),
            Rule::Same(one, other) => equal(&self.value(one)?, &self.value(other)?),
            Rule::Different(one, other) => !equal(&self.value(one)?, &self.value(other)?),
            Rule::DifferentPeople { names, births } => {
                let [one, other] = [self.name(&names[0])?, self.name(&names[1])?];
                let [born, other_born] = [self.date(&births[0])?, self.date(&births[1])?];
                !(same_name(one.as_str(), other.as_str()) && born.is_same(&other_born))
            }
            Rule::NumberMatchesBirth { number, birth } => {
                let year = self.date(birth)?.year();
                self.number(number)?.birth_year() == year
            }
            Rule::NumberMatchesSex { number, sex } => {
                let male = match self.value(sex)? {
                    Value::Choice(option) => option == "male",
                    _ => return None,
                };
                (self.number(number)?.birth_century_and_sex().1 == Sex::Male) == male
            }
            Rule::NumberHasSex { number, sex } => {
                self.number(number)?.birth_century_and_sex().1 == *sex
            }
            Rule::NumberBetween { number, min, max } => match self.value(number)? {
                Value::Number(number) => {
                    min.is_none_or(|min| number >= min) && max.is_none_or(|max| number <= max)
                }
                _ => return None,
            },
            Rule::NoWords {
                text,
                words,
                unless,
                whole,
            } => {
                let said = folded_words(&self.text(text)?);
                let stands = |word: &String| {
                    let word = folded_words(word);
                    if *whole {
                        said == word
                    } else {
                        contains(&said, &word)
                    }
                };
                !words.iter().any(stands) || unless.iter().any(stands)
            }
            Rule::IssuerOfItsTime { issuer, date, rows } => {
                let issuer = search_key(&self.text(issuer)?);
                let is_said = |row: &&DatedText| search_key(&row.text) == issuer;
                let known = rows.iter().any(|row| is_said(&row));
                let right = DatedText::on(rows, self.date(date)?)?;
                !known || search_key(right) == issuer
            }
            Rule::NotInventedNewYear(id) => match self.date(id)? {
                PartialDate::Day(day) => !(self.typed(id) && day.month() == 1 && day.day() == 1),
                _ => true,
            },
            Rule::NameLength { name, max_letters } => {
                self.name(name)?.as_str().chars().count() <= *max_letters
            }
            Rule::SharesFamilyName { name, with } => {
                let names: Vec<_> = with.iter().filter_map(|id| self.name(id)).collect();
                if names.is_empty() {
                    return None;
                }
                let own = self.name(name)?;
                names
                    .iter()
                    .any(|other| same_name(other.family_name(), own.family_name()))
            }
            Rule::SharesChoice { choice, with } => {
                let others: Vec<_> = with.iter().filter_map(|id| self.value(id)).collect();
                if others.is_empty() {
                    return None;
                }
                others.contains(&self.value(choice)?)
            }
            Rule::InOwnCommune(id) => self.place(id)?.is_in(self.interview.own_commune)?,
            Rule::InOwnProvince(id) => self.place(id)?.province.code == self.interview.own_province,
            Rule::Never => false,
        };
        Some(if holds {
            Verdict::Holds
        } else {
            Verdict::Broken
        })
    }
}

/// Equal for a reader of papers: names fold the position of the tone mark, free texts capitals,
/// marks and signs.
pub(in crate::filing) fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Name(one), Value::Name(other)) => same_name(one.as_str(), other.as_str()),
        (Value::Text(one), Value::Text(other)) => search_key(one) == search_key(other),
        (Value::Date(one), Value::Date(other)) => one.is_same(other),
        _ => one == other,
    }
}

fn contains(said: &[String], word: &[String]) -> bool {
    !word.is_empty() && said.windows(word.len()).any(|words| words == word)
}
