//! All sentences, from `texts/vi*.ftl` and `texts/en*.ftl` (Fluent), in both languages.
//!
//! The texts are checked once, when the folder is loaded: every key has both languages with the same
//! placeholders. At run time a missing key shows itself as `⟨key⟩` and nothing fails.

pub(super) mod catalogue;
mod lookup;
mod stretch;

pub use lookup::Lookup;

use catalogue::Catalogue;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use std::fmt;
use std::sync::Arc;
use unic_langid::LanguageIdentifier;

/// A language of the screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Language {
    /// Vietnamese, the language of every form.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Vietnamese, Self::English];

    /// `vi` or `en`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The language with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code() == code)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Vietnamese => "Vietnamese",
            Self::English => "English",
        }
    }

    fn identifier(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

/// How the keys of the texts on key caps begin. They name letters and tones; no wording makes them
/// longer.
const KEY_CAPS: &str = "key-";

/// A value for a placeholder.
#[derive(Debug, Clone, PartialEq)]
pub enum Argument {
    /// A number, which may choose a plural form.
    Number(i64),
    /// A text, put in as it is.
    Text(String),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Argument {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// All sentences in both languages; a cheap handle.
#[derive(Clone)]
pub struct Texts(Arc<Bundles>);

struct Bundles {
    keys: Vec<String>,
    vietnamese: Edition,
    english: Edition,
}

/// The sentences of one language.
struct Edition {
    bundle: FluentBundle<Arc<FluentResource>>,
    resources: Vec<Arc<FluentResource>>,
    /// The texts on key caps, where the others are stretched.
    caps: Option<FluentBundle<Arc<FluentResource>>>,
    stretched: bool,
    /// How the resident is addressed, within a sentence and at its beginning.
    address: [String; 2],
}

impl Texts {
    pub(super) fn new(vietnamese: Catalogue, english: Catalogue) -> Self {
        let resources = |catalogue: Catalogue| {
            let resources = catalogue.into_resources();
            resources.into_iter().map(Arc::new).collect()
        };
        Self(Arc::new(Bundles {
            keys: vietnamese.keys(),
            vietnamese: Edition::new(Language::Vietnamese, resources(vietnamese), false),
            english: Edition::new(Language::English, resources(english), false),
        }))
    }

    /// The same sentences with every Vietnamese one a third longer, as the wording of another ward
    /// or a later year might be. Values put into them stay as they are. Only the checks of the
    /// layout use it; no resident is ever shown it.
    pub fn stretched(&self) -> Self {
        let edition = |language, edition: &Edition| {
            let stretched = language == Language::Vietnamese;
            Edition::new(language, edition.resources.clone(), stretched)
        };
        Self(Arc::new(Bundles {
            keys: self.0.keys.clone(),
            vietnamese: edition(Language::Vietnamese, &self.0.vietnamese),
            english: edition(Language::English, &self.0.english),
        }))
    }

    /// The way back from a sentence to its key.
    pub fn lookup(&self, language: Language) -> Lookup {
        let edition = self.edition(language);
        Lookup::new(&edition.resources, edition.stretched, |key| {
            self.say(language, key, &[])
        })
    }

    /// The sentence for `key` or `key.attribute`, with its placeholders filled.
    ///
    /// A missing key returns the key itself in ⟨⟩, a missing argument the placeholder's name, so that
    /// both are seen.
    pub fn say(&self, language: Language, key: &str, arguments: &[(&str, Argument)]) -> String {
        let edition = self.edition(language);
        let bundle = match &edition.caps {
            Some(plain) if key.starts_with(KEY_CAPS) => plain,
            _ => &edition.bundle,
        };
        say(bundle, key, arguments)
    }

    /// How the resident is addressed: within a sentence and at its beginning.
    pub fn address(&self, language: Language) -> &[String; 2] {
        &self.edition(language).address
    }

    /// Whether there is a sentence for `key` or `key.attribute`.
    pub fn has(&self, language: Language, key: &str) -> bool {
        pattern(&self.edition(language).bundle, key).is_some()
    }

    /// Every key of both languages, `key` and `key.attribute`, in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        self.0.keys.iter().map(String::as_str)
    }

    fn edition(&self, language: Language) -> &Edition {
        match language {
            Language::Vietnamese => &self.0.vietnamese,
            Language::English => &self.0.english,
        }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Texts(…)")
    }
}

impl Edition {
    fn new(language: Language, resources: Vec<Arc<FluentResource>>, stretched: bool) -> Self {
        let bundle = |stretched: bool| {
            let mut bundle = FluentBundle::new_concurrent(vec![language.identifier()]);
            // Isolating marks would be invisible signs in names, on paper and in comparisons.
            bundle.set_use_isolating(false);
            if stretched {
                bundle.set_transform(Some(stretch::stretch));
            }
            for resource in &resources {
                bundle.add_resource_overriding(Arc::clone(resource));
            }
            bundle
        };
        let bundle_of_all = bundle(stretched);
        Self {
            address: ["you", "you-capital"].map(|key| say(&bundle_of_all, key, &[])),
            bundle: bundle_of_all,
            caps: stretched.then(|| bundle(false)),
            resources,
            stretched,
        }
    }
}

fn say(
    bundle: &FluentBundle<Arc<FluentResource>>,
    key: &str,
    arguments: &[(&str, Argument)],
) -> String {
    let Some(pattern) = pattern(bundle, key) else {
        return format!("⟨{key}⟩");
    };
    let mut filled = FluentArgs::with_capacity(arguments.len());
    for (name, argument) in arguments {
        let value = match argument {
            Argument::Number(number) => FluentValue::from(*number),
            Argument::Text(text) => FluentValue::from(text.as_str()),
        };
        filled.set(*name, value);
    }
    let mut errors = Vec::new();
    bundle
        .format_pattern(pattern, Some(&filled), &mut errors)
        .into_owned()
}

fn pattern<'a>(
    bundle: &'a FluentBundle<Arc<FluentResource>>,
    key: &str,
) -> Option<&'a fluent_syntax::ast::Pattern<&'a str>> {
    match key.split_once('.') {
        Some((message, attribute)) => bundle
            .get_message(message)?
            .get_attribute(attribute)
            .map(|attribute| attribute.value()),
        None => bundle.get_message(key)?.value(),
    }
}
