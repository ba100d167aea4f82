//! What do you need? Groups, then procedures; or a few letters of everyday words; or a person.

mod found;
mod search;

pub use found::explained;
pub use search::Search;

use crate::config::settings::{MenuEntry, MenuGroup};
use crate::filing::law_calendar::Standing;
use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Say;

/// With more procedures than these, a page that says something about each is too long (C18).
const MOST_WITH_DETAILS: usize = 3;

/// Where in the choice of services a resident is, and what was typed to find one.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Services {
    at: At,
    search: Search,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum At {
    /// The groups.
    #[default]
    Menu,
    /// The procedures of one group.
    Group(usize),
    /// The field for everyday words.
    Search,
    /// What they found.
    Found,
    /// A service that an officer does.
    Explained(usize),
}

impl Services {
    /// Takes an act; `false` where it leads nowhere from here.
    pub fn act(&mut self, act: &Act) -> bool {
        self.at = match (self.at, act) {
            (_, Act::Group(place)) => At::Group(*place),
            (_, Act::Explain(place)) => At::Explained(*place),
            (At::Menu, Act::Search) => {
                self.search = Search::default();
                At::Search
            }
            (At::Search, Act::Continue) => At::Found,
            (At::Search, act) => return self.search.act(act),
            (At::Explained(_), Act::Back) if !self.search.is_empty() => At::Found,
            (At::Found, Act::Search) => {
                self.search = Search::default();
                At::Search
            }
            (At::Found, Act::Back) => At::Search,
            (At::Group(_) | At::Explained(_), Act::Back) => At::Menu,
            _ => return false,
        };
        true
    }

    /// Steps back from the field to the menu, or out of it; `false` at the menu itself.
    pub fn step_back(&mut self) -> bool {
        match self.at {
            At::Menu => false,
            At::Search => {
                *self = Self::default();
                true
            }
            _ => self.act(&Act::Back),
        }
    }

    /// Whether the field for everyday words is shown.
    pub fn is_typing(&self) -> bool {
        self.at == At::Search
    }

    /// Takes a sign of a real keyboard into the field.
    pub fn type_sign(&mut self, typing: crate::vietnamese::typing::Typing, sign: char) {
        if self.is_typing() {
            self.search.type_sign(typing, sign);
        }
    }

    /// Builds the page.
    pub fn page(&self, scene: &Scene<'_>) -> Page {
        match self.at {
            At::Menu => menu(scene),
            At::Group(place) => match scene.config.settings.menu.get(place) {
                Some(MenuEntry::Group(chosen)) => group(scene, chosen),
                _ => menu(scene),
            },
            At::Search => self.search.page(scene),
            At::Found => found::page(scene, &self.search),
            At::Explained(place) => match scene.config.explained.get(place) {
                Some(service) => explained(scene, service),
                None => menu(scene),
            },
        }
    }
}

fn menu(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("services", words.say("screen-services"));
    page.spoken = vec![words.aloud("screen-services")];
    let mut cards = Vec::new();
    for (place, entry) in scene.config.settings.menu.iter().enumerate() {
        let (key, picture, act) = match entry {
            MenuEntry::Procedure(id) => match procedure(scene, id, true) {
                Some((card, said)) => {
                    cards.push(card);
                    page.spoken.extend(said);
                    continue;
                }
                None => continue,
            },
            MenuEntry::Group(group) => (
                format!("menu-{}", group.id),
                group.picture.as_str(),
                Act::Group(place),
            ),
        };
        cards.push(card(scene, &key, icon::of_picture(picture), act));
        page.spoken.extend(said(scene, &key));
    }
    page.foot = vec![
        Card {
            detail: None,
            ..card(scene, "button-search", "search", Act::Search)
        },
        not_sure(scene),
    ];
    page.spoken
        .extend(["button-search", "button-not-sure"].map(|key| words.aloud(key)));
    page.body = vec![Block::Cards {
        columns: columns(scene, &cards),
        cards,
    }];
    page
}

fn group(scene: &Scene<'_>, group: &MenuGroup) -> Page {
    let words = scene.words;
    let key = format!("menu-{}", group.id);
    let mut page = scene.page(&format!("services-{}", group.id), words.say(&key));
    page.spoken = vec![words.aloud(&key)];
    let mut cards = Vec::new();
    for id in &group.procedures {
        let detailed = group.procedures.len() <= MOST_WITH_DETAILS;
        if let Some((card, said)) = procedure(scene, id, detailed) {
            cards.push(card);
            page.spoken.extend(said);
        }
    }
    page.foot = vec![not_sure(scene)];
    page.spoken.push(words.aloud("button-not-sure"));
    page.body = vec![Block::Cards {
        columns: columns(scene, &cards),
        cards,
    }];
    page
}

/// Cards of one line may stand side by side where the page is wide enough.
fn columns(scene: &Scene<'_>, cards: &[Card]) -> u16 {
    if cards.len() > 3 && !scene.look.is_narrow() {
        2
    } else {
        1
    }
}

/// The card of a procedure of the menu. That nobody is served now is said in every case.
fn procedure(scene: &Scene<'_>, id: &str, detailed: bool) -> Option<(Card, Vec<Say>)> {
    let calendar = &scene.config.procedures;
    let place = calendar.place_of(id)?;
    let standing = calendar.standing(id, scene.now.date())?;
    let key = format!("procedure-{id}");
    let picture = icon::of_picture(&standing.version().picture);
    let card = card(scene, &key, picture, Act::Choose(place));
    match standing {
        Standing::InForce(_) if detailed => Some((card, said(scene, &key))),
        Standing::InForce(_) => {
            let card = Card {
                detail: None,
                ..card
            };
            Some((card, vec![scene.words.aloud(&key)]))
        }
        Standing::Lapsed { .. } => {
            let about = "service-not-in-force";
            let card = Card {
                detail: Some(scene.words.say(about)),
                ..card
            };
            Some((
                card,
                vec![scene.words.aloud(&key), scene.words.aloud(about)],
            ))
        }
        // Nobody is offered what has not begun.
        Standing::NotYet(_) => None,
    }
}

fn said(scene: &Scene<'_>, key: &str) -> Vec<Say> {
    vec![
        scene.words.aloud(key),
        scene.words.aloud(&format!("{key}.about")),
    ]
}

fn card(scene: &Scene<'_>, key: &str, icon: &'static str, act: Act) -> Card {
    Card {
        label: scene.words.say(key),
        detail: Some(scene.words.say(&format!("{key}.about"))),
        icon: Some(icon),
        state: CardState::Action,
        act,
    }
}

fn not_sure(scene: &Scene<'_>) -> Card {
    Card {
        detail: None,
        ..card(scene, "button-not-sure", "circle-help", Act::CallStaff)
    }
}
