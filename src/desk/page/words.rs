//! The page's sentences and the official labels, in one language.

use crate::config::Config;
use crate::config::texts::{Argument, Language};
use crate::desk::limits;
use crate::filing::procedure::{Kind, Label, Procedure, Question};
use crate::filing::reference::Reference;
use crate::protocol::manifest::ProcedureName;
use jiff::{Timestamp, civil};

/// The words of one view.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    config: &'a Config,
    /// The view's language.
    pub language: Language,
    /// The office that files are addressed to.
    pub office: &'a str,
}

impl<'a> Words<'a> {
    /// The words of a configuration in one language.
    pub fn new(config: &'a Config, language: Language) -> Self {
        Self {
            config,
            language,
            office: &config.settings.ward.office,
        }
    }

    /// A sentence.
    pub fn say(&self, key: &str) -> String {
        self.fill(key, &[])
    }

    /// A sentence with its placeholders filled.
    pub fn fill(&self, key: &str, arguments: &[(&str, Argument)]) -> String {
        let texts = &self.config.texts;
        let you = ["desk-you", "desk-you-first"].map(|key| texts.say(self.language, key, &[]));
        let [you, first] = you;
        // Sentences written for residents address them; here they are spoken about.
        let mut all: Vec<(&str, Argument)> = vec![("you", you.into()), ("You", first.into())];
        all.extend_from_slice(arguments);
        texts.say(self.language, key, &all)
    }

    /// The first of these keys that has a sentence.
    pub fn first(&self, keys: &[&str]) -> Option<String> {
        let key = keys
            .iter()
            .find(|key| self.config.texts.has(self.language, key))?;
        Some(self.say(key))
    }

    /// The version that a filing was sealed with; where this desk does not have it, the one that
    /// was in force on the day of the seal.
    pub fn procedure(&self, name: &ProcedureName, sealed: Timestamp) -> Option<&'a Procedure> {
        let calendar = &self.config.procedures;
        let day = limits::WARD_TIME.to_datetime(sealed).date();
        calendar
            .version(&name.id, &name.version)
            .or_else(|| calendar.by_code(&name.code, day))
    }

    /// A procedure's official name (in English its plain one); its code where this desk does not know it.
    pub fn procedure_name(&self, code: &str) -> String {
        let mut versions = self.config.procedures.iter();
        versions
            .find(|procedure| procedure.code == code)
            .and_then(|procedure| {
                let key = format!("procedure-{}", procedure.id);
                let official = format!("{key}.official");
                self.first(&match self.language {
                    Language::Vietnamese => [official.as_str(), &key],
                    Language::English => [key.as_str(), &official],
                })
            })
            .unwrap_or_else(|| code.to_owned())
    }

    /// A question's label on the official form (Vietnamese, as officers know it), else its short name,
    /// else a derived value's, else the id.
    pub fn question_label(&self, question: Option<&Question>, id: &str) -> String {
        let Some(question) = question else {
            return self
                .first(&[&format!("desk-derived-{id}")])
                .unwrap_or_else(|| id.to_owned());
        };
        let key = &question.text.0;
        let keys = [format!("{key}.form"), format!("{key}.label"), key.clone()];
        let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
        self.first(&keys).unwrap_or_else(|| id.to_owned())
    }

    /// A question's short name as residents read it.
    pub fn plain_label(&self, question: Option<&Question>, id: &str) -> String {
        let key = question.map(|question| question.text.0.as_str());
        let key = key.unwrap_or_default();
        self.first(&[&format!("{key}.label"), key])
            .unwrap_or_else(|| self.question_label(question, id))
    }

    /// The words of the same configuration in the language of the slip and of all official papers.
    pub fn for_residents(&self) -> Self {
        Self {
            language: Language::Vietnamese,
            ..*self
        }
    }

    /// An option's name, or a derived word's, or the id.
    pub fn option_name(&self, question: Option<&Question>, id: &str) -> String {
        let options = match question.map(|question| &question.kind) {
            Some(Kind::Choice(options)) => options.as_slice(),
            _ => &[],
        };
        let option = options.iter().find(|option| option.id == id);
        let name = match option.map(|option| &option.label) {
            Some(Label::Name(name)) => Some(name.clone()),
            Some(Label::Text(key)) => self.first(&[&key.0]),
            None => self.first(&[&format!("desk-value-{id}")]),
        };
        name.unwrap_or_else(|| id.to_owned())
    }
}

/// A time at the ward, `10:05 24/11/2026`.
pub fn time(at: Timestamp) -> String {
    let local = limits::WARD_TIME.to_datetime(at);
    local.strftime("%H:%M %d/%m/%Y").to_string()
}

/// A time of the day at the ward, `10:05`.
pub fn clock_time(at: Timestamp) -> String {
    let local = limits::WARD_TIME.to_datetime(at);
    local.strftime("%H:%M").to_string()
}

/// A day, `24/11/2026`.
pub fn day(day: civil::Date) -> String {
    day.strftime("%d/%m/%Y").to_string()
}

/// A stored reference in its groups.
pub fn reference(stored: &str) -> String {
    Reference::parse(stored).map_or_else(|_| stored.to_owned(), |reference| reference.to_string())
}
