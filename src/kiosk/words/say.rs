//! Sentences for the loudspeaker, which a value of a resident cannot get into (C39).
//!
//! Only [`Words`] makes a [`Say`], from keys of the texts; what stands in its places is a
//! [`Speakable`]: a count, a day, or something that the ward wrote itself. Answers are neither.
//! A text with an attribute `.spoken` is said with those words instead of what is shown.

use super::{Words, cause};
use crate::config::explained::Explained;
use crate::config::settings::Ward;
use crate::config::texts::{Argument, Language};
use crate::config::{Config, Places, Province};
use crate::filing::appointment::Appointment;
use crate::filing::entry::EntryProblem;
use crate::filing::procedure::{Label, Question};
use crate::filing::reference::Reference;
use crate::vietnamese::aloud::{aloud, sign_by_sign};
use crate::vietnamese::search_key::search_key;
use jiff::civil;

/// A sentence for the loudspeaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    key: String,
    shown: String,
    aloud: String,
    /// Whether its words are the same at every visit in this ward.
    lasting: bool,
}

impl Say {
    /// The key of its text.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What stands on the page for it; empty where that holds a value.
    pub fn shown(&self) -> &str {
        &self.shown
    }

    /// Its words as they are said, without figures in Vietnamese.
    pub fn aloud(&self) -> &str {
        &self.aloud
    }

    /// The name of its recording, where there can be one.
    pub fn recording(&self) -> Option<&str> {
        self.lasting.then_some(self.key.as_str())
    }
}

/// What may stand in a spoken sentence.
#[derive(Debug, Clone)]
pub struct Speakable {
    shown: Argument,
    /// Where it is said in other words than it is shown.
    said: Option<String>,
    lasting: bool,
}

impl Speakable {
    /// A count of pages, seconds, missing figures.
    pub fn count(count: usize) -> Self {
        Self {
            shown: Argument::from(count),
            said: None,
            lasting: false,
        }
    }

    /// Something that the ward wrote about itself. A plain function can pick nothing else.
    pub fn ward(ward: &Ward, pick: fn(&Ward) -> &str) -> Self {
        Self {
            shown: Argument::from(pick(ward)),
            said: None,
            lasting: true,
        }
    }

    /// The counter of a service that an officer does.
    pub fn counter(config: &Config, service: &Explained) -> Self {
        let ward = &config.settings.ward;
        let counter = service.counter.as_ref().unwrap_or(&ward.counter);
        Self {
            shown: Argument::from(counter.as_str()),
            said: None,
            lasting: false,
        }
    }

    /// A setting of the kiosk in minutes.
    pub fn minutes(setting: std::time::Duration) -> Self {
        let minutes = usize::try_from(setting.as_secs().div_ceil(60)).unwrap_or(usize::MAX);
        Self {
            lasting: true,
            ..Self::count(minutes)
        }
    }

    /// The day on which something of the ward happens.
    pub fn day(words: &Words<'_>, day: civil::Date) -> Self {
        Self {
            shown: Argument::from(words.day(day)),
            said: None,
            lasting: false,
        }
    }

    /// The day of an appointment that is offered or was chosen.
    pub fn appointment_day(words: &Words<'_>, day: civil::Date) -> Self {
        Self {
            shown: Argument::from(words.appointment_day(day)),
            said: None,
            lasting: false,
        }
    }

    /// A time of day that is offered.
    pub fn time(words: &Words<'_>, time: civil::Time) -> Self {
        Self {
            shown: Argument::from(words.time(time)),
            said: None,
            lasting: false,
        }
    }

    /// An appointment; it says nothing about anybody.
    pub fn appointment(words: &Words<'_>, appointment: &Appointment) -> Self {
        Self {
            shown: Argument::from(words.appointment(appointment)),
            said: None,
            lasting: false,
        }
    }

    /// An amount of money.
    pub fn money(words: &Words<'_>, dong: u32) -> Self {
        Self {
            shown: Argument::from(words.money(dong)),
            said: None,
            lasting: false,
        }
    }

    /// The number that the machine gave the filing, sign by sign.
    pub fn reference(words: &Words<'_>, reference: &Reference) -> Self {
        let shown = reference.to_string();
        let said = match words.language {
            Language::Vietnamese => sign_by_sign(&shown),
            Language::English => spaced(&shown),
        };
        Self {
            shown: Argument::from(shown),
            said: Some(said),
            lasting: false,
        }
    }

    /// Texts by their keys, one after another.
    pub fn texts(words: &Words<'_>, keys: &[String]) -> Self {
        let texts: Vec<String> = keys.iter().filter_map(|key| words.find(key)).collect();
        Self {
            shown: Argument::from(texts.join(", ")),
            said: None,
            lasting: false,
        }
    }

    fn said(&self) -> Argument {
        match &self.said {
            Some(said) => Argument::from(said.as_str()),
            None => self.shown.clone(),
        }
    }
}

/// "K7M 4PX" → "K 7 M, 4 P X".
fn spaced(groups: &str) -> String {
    let group = |group: &str| {
        let signs: Vec<String> = group.chars().map(String::from).collect();
        signs.join(" ")
    };
    let groups: Vec<String> = groups.split_whitespace().map(group).collect();
    groups.join(", ")
}

impl Words<'_> {
    /// The sentence with this key, to be said.
    pub fn aloud(&self, key: &str) -> Say {
        self.aloud_with(key, &[])
    }

    /// The sentence with this key and these words in it, to be said.
    pub fn aloud_with(&self, key: &str, arguments: &[(&str, Speakable)]) -> Say {
        let shown: Vec<(&str, Argument)> = arguments
            .iter()
            .map(|(name, argument)| (*name, argument.shown.clone()))
            .collect();
        let key = self.in_mood(key);
        self.speak(&key, self.with(&key, &shown), arguments)
    }

    /// A sentence that is shown with a value in it and said without.
    pub fn aloud_without_value(&self, key: &str) -> Say {
        self.speak(key, String::new(), &[])
    }

    fn speak(&self, key: &str, shown: String, arguments: &[(&str, Speakable)]) -> Say {
        let said: Vec<(&str, Argument)> = arguments
            .iter()
            .map(|(name, argument)| (*name, argument.said()))
            .collect();
        let own = format!("{key}.spoken");
        let has_own = !key.contains('.') && self.texts.has(self.language, &own);
        let source = if has_own { own.as_str() } else { key };
        // What is no key is not said: it might be anything.
        let is_key = self.texts.has(self.language, &self.in_mood(source));
        let text = if is_key {
            self.with(source, &said)
        } else {
            String::new()
        };
        let lasting = arguments.iter().all(|(_, argument)| argument.lasting);
        // Spoken to about somebody else, some sentences have other words, and so a recording of
        // their own.
        let other = Words {
            for_self: false,
            ..*self
        };
        let name = if self.for_self && other.with(source, &said) != text {
            format!("{key}-self")
        } else {
            key.to_owned()
        };
        self.say_of(name, shown, &text, lasting)
    }

    fn say_of(&self, key: String, shown: String, text: &str, lasting: bool) -> Say {
        Say {
            key,
            shown,
            aloud: match self.language {
                Language::Vietnamese => aloud(text),
                Language::English => text.to_owned(),
            },
            lasting,
        }
    }

    /// What is wrong with an entry and what to do about it, to be said.
    pub fn aloud_problem(&self, problem: &EntryProblem) -> [Say; 2] {
        let (key, counts) = cause(problem);
        let arguments: Vec<(&str, Speakable)> = counts
            .into_iter()
            .map(|(name, count)| (name, Speakable::count(count)))
            .collect();
        ["what", "do"].map(|part| self.aloud_with(&format!("{key}.{part}"), &arguments))
    }

    /// The short name of a question, to be said.
    pub fn aloud_label(&self, question: &Question) -> Say {
        self.aloud(&format!("{}.label", question.text.0))
    }

    /// The name of an option and what stands below it, to be said.
    pub fn aloud_option(&self, label: &Label) -> Vec<Say> {
        match label {
            Label::Text(key) => {
                let hint = format!("{}.hint", key.0);
                let hint = self.texts.has(self.language, &hint).then_some(hint);
                let name = std::iter::once(self.aloud(&key.0));
                name.chain(hint.map(|key| self.aloud(&key))).collect()
            }
            // A name of a list of the configuration, in either language the same.
            Label::Name(name) => vec![self.aloud_name(name)],
        }
    }

    /// Which provinces were merged into one, to be said.
    pub fn aloud_merged(&self, places: &Places, province: &Province) -> Option<Say> {
        let names = places.merged_into(&province.unit.code);
        let names = Speakable {
            shown: Argument::from(names.join(", ")),
            said: None,
            lasting: false,
        };
        let has_some = !places.merged_into(&province.unit.code).is_empty();
        has_some.then(|| self.aloud_with("place-merged", &[("names", names)]))
    }

    /// The name of a province, to be said.
    pub fn aloud_province(&self, province: &Province) -> Say {
        self.aloud_name(&province.unit.name)
    }

    /// A name that the ward wrote about itself, to be said.
    pub fn aloud_of_ward(&self, ward: &Ward, pick: fn(&Ward) -> &str) -> Say {
        self.aloud_name(pick(ward))
    }

    fn aloud_name(&self, name: &str) -> Say {
        let key = format!("name-{}", search_key(name).replace([' ', '/'], "-"));
        self.say_of(key, name.to_owned(), name, true)
    }
}
