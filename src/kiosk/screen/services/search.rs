//! A few letters of everyday words find a service; the best stand above the keys.

use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::entry::{Entry, Keyboard};
use crate::filing::procedure::Kind;
use crate::filing::service_search::{self, Phrases};
use crate::kiosk::page::{Act, Block, Card, CardState, Field, Layer, LetterOrder, Page};
use crate::kiosk::screen::{Scene, keyboard};
use crate::vietnamese::composition::AWAITED;
use crate::vietnamese::typing::Typing;

/// Services offered above the keys.
const OFFERED: usize = 3;
/// What is typed is a line of text.
const KIND: Kind = Kind::Text { max_letters: 60 };

/// What was typed to find a service, and the keyboard as it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Search {
    entry: Entry,
    layer: Layer,
    letter_order: LetterOrder,
}

impl Default for Search {
    fn default() -> Self {
        Self {
            entry: Entry::empty(&KIND),
            layer: Layer::default(),
            letter_order: LetterOrder::default(),
        }
    }
}

/// A service that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Hit {
    /// A procedure, by its place in the menu.
    Procedure(usize),
    /// A service that an officer does, by its place among them.
    Explained(usize),
}

impl Hit {
    /// The key of its name, its picture, and what choosing it does.
    pub(super) fn card<'a>(&self, config: &'a Config) -> Option<(String, &'a str, Act)> {
        Some(match *self {
            Self::Procedure(place) => {
                let procedure = config.procedures.get(place)?;
                let key = format!("procedure-{}", procedure.id);
                (key, &procedure.picture, Act::Choose(place))
            }
            Self::Explained(place) => {
                let service = config.explained.get(place)?;
                let key = format!("explained-{}", service.id);
                (key, &service.picture, Act::Explain(place))
            }
        })
    }
}

impl Search {
    /// Whether nothing was typed.
    pub(super) fn is_empty(&self) -> bool {
        self.typed().trim().is_empty()
    }

    /// What was typed.
    pub(super) fn typed(&self) -> &str {
        self.entry.typed().unwrap_or_default()
    }

    pub(super) fn act(&mut self, act: &Act) -> bool {
        match act {
            Act::Key(key) => self.entry.press(&KIND, *key),
            Act::Layer(layer) => self.layer = *layer,
            Act::LetterOrder(order) => self.letter_order = *order,
            _ => {}
        }
        false
    }

    pub(super) fn type_sign(&mut self, typing: Typing, sign: char) {
        self.entry.type_sign(&KIND, typing, sign);
    }

    /// The services that what was typed may mean, best first.
    pub(super) fn hits(&self, scene: &Scene<'_>) -> Vec<Hit> {
        let config = scene.config;
        let mut services: Vec<(Hit, String)> = Vec::new();
        for (place, procedure) in config.procedures.iter().enumerate() {
            let key = format!("procedure-{}", procedure.id);
            services.push((Hit::Procedure(place), key));
        }
        for (place, service) in config.explained.iter().enumerate() {
            let key = format!("explained-{}", service.id);
            services.push((Hit::Explained(place), key));
        }
        let phrases: Vec<Phrases> = services
            .iter()
            .map(|(_, key)| phrases(scene, key))
            .collect();
        service_search::find(&phrases, self.typed())
            .into_iter()
            .filter_map(|place| services.get(place).map(|(hit, _)| *hit))
            .collect()
    }

    pub(super) fn page(&self, scene: &Scene<'_>) -> Page {
        let words = scene.words;
        let mut page = scene.page("services-search", words.say("screen-search"));
        page.label = Some(words.aloud("screen-search.label"));
        page.lead = vec![words.say("screen-search.hint")];
        page.spoken = vec![
            words.aloud("screen-search"),
            words.aloud("screen-search.hint"),
        ];
        let offers = self.hits(scene).into_iter().take(OFFERED);
        let cards = offers.filter_map(|hit| hit.card(scene.config));
        let cards: Vec<Card> = cards
            .map(|(key, _, act)| Card {
                label: words.say(&key),
                detail: None,
                icon: None,
                state: CardState::Action,
                act,
            })
            .collect();
        page.body = vec![
            Block::Field(Field {
                text: self.typed().replace(AWAITED, "\u{a0}"),
                hint: words.say("field-empty"),
                capitals: false,
                longest: 40,
            }),
            Block::Strip(cards),
            Block::Rest,
            keyboard::of(Keyboard::Text, self.layer, self.letter_order, scene),
        ];
        if !self.is_empty() {
            page.next = Some(scene.continue_button());
            page.spoken.push(words.aloud("button-continue"));
        }
        page
    }
}

/// The names of a service and the words by which people look for it, in both languages.
fn phrases(scene: &Scene<'_>, key: &str) -> Phrases {
    let mut phrases = Vec::new();
    for language in [Language::Vietnamese, Language::English] {
        for part in ["", ".official", ".words"] {
            let key = format!("{key}{part}");
            if scene.words.texts.has(language, &key) {
                let text = scene.words.texts.say(language, &key, &[]);
                phrases.extend(text.split(',').map(|phrase| phrase.trim().to_owned()));
            }
        }
    }
    phrases
}
