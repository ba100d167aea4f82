//! Values that are computed from answers instead of asked.

use super::Interview;
use crate::filing::age::AgeRange;
use crate::filing::answer::{QuestionId, Value};
use crate::filing::procedure::{AgeGroup, DatedText, DerivationRule, Kind, Label, Piece};

impl Interview<'_> {
    /// The value of a rule over the answers so far.
    pub(super) fn derived(&self, rule: &DerivationRule) -> Option<Value> {
        match rule {
            DerivationRule::Constant(value) => Some(value.clone()),
            DerivationRule::ByDate { of, rows } => match self.value(of)? {
                Value::Date(date) => {
                    DatedText::on(rows, date).map(|text| Value::Text(text.to_owned()))
                }
                _ => None,
            },
            DerivationRule::AgeGroup { born, groups } => match self.value(born)? {
                Value::Date(born) => {
                    let age = AgeRange::on(born, self.today);
                    Some(Value::Choice(AgeGroup::of(groups, age).to_owned()))
                }
                _ => None,
            },
            DerivationRule::DateInWords(date) => match self.value(date)? {
                Value::Date(date) => Some(Value::Text(date.in_words())),
                _ => None,
            },
            DerivationRule::Timeliness {
                from,
                within_days,
                long_ago_after_days,
            } => match self.value(from)? {
                Value::Date(date) => {
                    let within =
                        |days| self.today <= self.calendar.last_day_within(date.latest(), days);
                    let kind = if within(*within_days) {
                        "on_time"
                    } else if long_ago_after_days.is_none_or(within) {
                        "late"
                    } else {
                        "long_ago"
                    };
                    Some(Value::Choice(kind.to_owned()))
                }
                _ => None,
            },
            DerivationRule::Joined(pieces) => self.joined(pieces).map(Value::Text),
        }
    }

    fn joined(&self, pieces: &[Piece]) -> Option<String> {
        let written: Vec<String> = pieces
            .iter()
            .filter_map(|piece| {
                let answer = self.written(piece)?;
                Some(format!("{}{answer}{}", piece.before, piece.after))
            })
            .collect();
        (!written.is_empty()).then(|| written.concat())
    }

    /// An answer as a form writes it.
    fn written(&self, piece: &Piece) -> Option<String> {
        let value = self.value(&piece.of)?;
        if let Some(token) = value.token() {
            let words = piece.words.get(token).cloned();
            return words.or_else(|| self.proper_name(&piece.of, token));
        }
        match value {
            Value::Name(name) => Some(name.in_capitals()),
            Value::Date(date) => Some(date.to_string()),
            Value::PersonNumber(number) => Some(number.as_str().to_owned()),
            Value::Place(place) => Some(place.to_string()),
            Value::Phone(phone) => Some(phone.as_str().to_owned()),
            Value::Email(email) => Some(email.as_str().to_owned()),
            Value::Number(number) => Some(number.to_string()),
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The name of an option that is the same in every language.
    fn proper_name(&self, of: &QuestionId, option: &str) -> Option<String> {
        let Kind::Choice(options) = &self.procedure.question(of)?.kind else {
            return None;
        };
        let chosen = options.iter().find(|known| known.id == option)?;
        match &chosen.label {
            Label::Name(name) => Some(name.clone()),
            Label::Text(_) => None,
        }
    }
}
