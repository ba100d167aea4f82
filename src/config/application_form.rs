//! Fills a procedure's application form: the ward's office, the Vietnamese words, the answers.
//!
//! One place for all who show or print a form, so that the window, the desk and the command line make the
//! same paper of one filing.

use super::Config;
use super::texts::{Argument, Language, Texts};
use crate::filing::answer::QuestionId;
use crate::filing::form::{FilledForm, Made, Replies, TypedField, Wording};
use crate::filing::procedure::{Kind, Label, Procedure};
use crate::filing::time_of_day::TimeOfDay;
use jiff::civil;

impl Config {
    /// The form of a procedure with these replies, made on a day; `None` where it has no form.
    pub fn application_form(
        &self,
        procedure: &Procedure,
        replies: &Replies<'_>,
        day: civil::Date,
        reference: Option<&str>,
    ) -> Option<FilledForm> {
        let wording = Vietnamese {
            texts: &self.texts,
            procedure,
        };
        let number = |number: i64| Argument::Number(number);
        let place_and_day = self.texts.say(
            Language::Vietnamese,
            "form-made",
            &[
                (
                    "place",
                    Argument::Text(self.settings.ward.commune.name.clone()),
                ),
                ("day", number(day.day().into())),
                ("month", number(day.month().into())),
                ("year", Argument::Text(day.year().to_string())),
            ],
        );
        let made = Made {
            office: &self.settings.ward.office,
            place_and_day: &place_and_day,
            reference,
            codes: self.settings.form_codes,
        };
        Some(procedure.form.as_ref()?.fill(replies, &wording, &made))
    }

    /// What belongs into the fields of the officer's own form for these replies, in tab order; `None`
    /// where that form is not known.
    pub fn typed_fields(
        &self,
        procedure: &Procedure,
        replies: &Replies<'_>,
    ) -> Option<Vec<TypedField>> {
        let wording = Vietnamese {
            texts: &self.texts,
            procedure,
        };
        let form = procedure.form.as_ref()?;
        (!form.tab_order.is_empty()).then(|| form.typed_fields(replies, &wording))
    }
}

/// The words of a form in the language of all official forms.
struct Vietnamese<'a> {
    texts: &'a Texts,
    procedure: &'a Procedure,
}

impl Wording for Vietnamese<'_> {
    fn option(&self, question: &QuestionId, option: &str) -> String {
        let asked = self.procedure.questions.iter();
        let label = asked
            .filter(|asked| asked.id == *question)
            .find_map(|asked| match &asked.kind {
                Kind::Choice(options) => options.iter().find(|one| one.id == option),
                _ => None,
            })
            .map(|option| &option.label);
        match label {
            Some(Label::Name(name)) => name.clone(),
            Some(Label::Text(key)) => self.say(&key.0),
            // A derivation; officers read its values under these keys.
            None => self.say(&format!("desk-value-{option}")),
        }
    }

    fn time(&self, time: TimeOfDay) -> String {
        let hour = ("hour", Argument::Number(time.hour().into()));
        let (key, arguments) = match time.minute() {
            Some(minute) => {
                let minute = ("minute", Argument::Number(minute.into()));
                ("form-hour-and-minute", vec![hour, minute])
            }
            None => ("form-hour", vec![hour]),
        };
        self.texts.say(Language::Vietnamese, key, &arguments)
    }

    fn say(&self, key: &str) -> String {
        self.texts.say(Language::Vietnamese, key, &[])
    }

    fn field(&self, question: &QuestionId) -> String {
        let mut asked = self.procedure.questions.iter();
        let asked = asked.find(|asked| asked.id == *question);
        let keys =
            asked.map(|asked| ["form", "label"].map(|name| format!("{}.{name}", asked.text.0)));
        let mut keys = keys.into_iter().flatten();
        let has = |key: &String| self.texts.has(Language::Vietnamese, key);
        self.say(
            &keys
                .find(has)
                .unwrap_or_else(|| format!("desk-derived-{question}")),
        )
    }
}
