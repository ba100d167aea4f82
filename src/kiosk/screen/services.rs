//! What do you need? One card a procedure, and a way to a person for those who are not sure.

use crate::filing::law_calendar::Standing;
use crate::kiosk::icon;
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// A procedure of the menu and how it stands today.
struct Service<'a> {
    place: usize,
    standing: Standing<'a>,
}

impl Service<'_> {
    fn name(&self) -> String {
        format!("procedure-{}", self.standing.version().id)
    }
}

/// What residents are offered; a procedure that has not begun yet is not among it.
fn offered<'a>(scene: &Scene<'a>) -> Vec<Service<'a>> {
    let calendar = &scene.config.procedures;
    calendar
        .ids()
        .enumerate()
        .filter_map(|(place, id)| {
            let standing = calendar.standing(id, scene.today)?;
            (!matches!(standing, Standing::NotYet(_))).then_some(Service { place, standing })
        })
        .collect()
}

/// Builds the page.
pub fn page(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("services", words.say("screen-services"));
    page.lead = vec![words.say("screen-services.hint")];
    let services = offered(scene);
    let about = |service: &Service<'_>| match service.standing {
        Standing::InForce(version) => format!("procedure-{}.about", version.id),
        Standing::NotYet(_) | Standing::Lapsed { .. } => "service-not-in-force".to_owned(),
    };
    let mut cards: Vec<Card> = services
        .iter()
        .map(|service| Card {
            label: words.say(&service.name()),
            detail: Some(words.say(&about(service))),
            icon: Some(icon::of_picture(&service.standing.version().picture)),
            state: CardState::Action,
            act: Act::Choose(service.place),
        })
        .collect();
    cards.push(Card {
        label: words.say("button-not-sure"),
        detail: Some(words.say("button-not-sure.about")),
        icon: Some("circle-help"),
        state: CardState::Action,
        act: Act::CallStaff,
    });
    page.spoken = vec![
        words.aloud("screen-services"),
        words.aloud("screen-services.hint"),
    ];
    for service in &services {
        page.spoken
            .extend([words.aloud(&service.name()), words.aloud(&about(service))]);
    }
    page.spoken
        .extend(["button-not-sure", "button-not-sure.about"].map(|key| words.aloud(key)));
    page.body = vec![Block::Cards { columns: 1, cards }];
    page
}
