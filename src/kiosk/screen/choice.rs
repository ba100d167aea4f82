//! Choices: cards that are marked first and confirmed by "Tiếp tục"; nothing is preselected.

use crate::filing::answer::ResultDelivery;
use crate::filing::procedure::{ChoiceOption, Label, Question, TextKey};
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::{Scene, page_of, ways_out};
use crate::kiosk::visit::Visit;

/// Fills the page of a list of options; long lists turn pages, frequent options come first.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    visit: &Visit,
    question: &Question,
    options: &[ChoiceOption],
    chosen: Option<&str>,
) {
    let (featured, others): (Vec<_>, Vec<_>) = options.iter().partition(|option| option.featured);
    let options: Vec<&ChoiceOption> = featured.into_iter().chain(others).collect();
    let ways_out = ways_out::cards(scene, question);
    let room = scene.look.choices_per_page().saturating_sub(ways_out.len());
    let (shown, pages) = page_of(&options, room, visit.list_page);
    page.spoken.extend(
        shown
            .iter()
            .flat_map(|option| scene.words.aloud_option(&option.label)),
    );
    let mut shown: Vec<Card> = shown
        .iter()
        .map(|option| {
            let hint = scene.words.option_hint(&option.label);
            card(scene.words.option(&option.label), hint, &option.id, chosen)
        })
        .collect();
    shown.extend(ways_out);
    page.spoken.extend(ways_out::aloud(scene, question));
    page.spoken
        .extend(scene.aloud_ways_on(visit.list_page, pages));
    let long = shown.iter().any(|card| card.label.chars().count() > 40);
    let columns = if shown.len() <= 3 || long { 1 } else { 2 };
    page.body = vec![Block::Cards {
        columns,
        cards: shown,
    }];
    if let Some(pager) = scene.pager(visit.list_page, pages) {
        page.body
            .extend([Block::Rest, Block::Pager(Box::new(pager))]);
    }
}

/// Fills the page of a yes-or-no question.
pub fn fill_yes_no(page: &mut Page, scene: &Scene<'_>, question: &Question, chosen: Option<&str>) {
    let mut cards = vec![
        card(scene.words.say("answer-yes"), None, "yes", chosen),
        card(scene.words.say("answer-no"), None, "no", chosen),
    ];
    cards.extend(ways_out::cards(scene, question));
    page.body = vec![Block::Cards { columns: 2, cards }];
    page.spoken
        .extend(["answer-yes", "answer-no"].map(|key| scene.words.aloud(key)));
    page.spoken.extend(ways_out::aloud(scene, question));
}

/// Fills the page of the ways to receive the result.
pub fn fill_delivery(
    page: &mut Page,
    scene: &Scene<'_>,
    ways: &[ResultDelivery],
    chosen: Option<&str>,
) {
    let label =
        |way: &ResultDelivery| Label::Text(TextKey(format!("option-delivery-{}", way.token())));
    let cards: Vec<Card> = ways
        .iter()
        .map(|way| {
            let label = label(way);
            let icon = match way {
                ResultDelivery::AtWard => "building-2",
                ResultDelivery::Post => "truck",
            };
            Card {
                icon: Some(icon),
                ..card(
                    scene.words.option(&label),
                    scene.words.option_hint(&label),
                    way.token(),
                    chosen,
                )
            }
        })
        .collect();
    page.spoken.extend(
        ways.iter()
            .flat_map(|way| scene.words.aloud_option(&label(way))),
    );
    page.body = vec![Block::Cards { columns: 1, cards }];
}

fn card(label: String, detail: Option<String>, token: &str, chosen: Option<&str>) -> Card {
    Card {
        label,
        detail,
        icon: None,
        state: if chosen == Some(token) {
            CardState::Chosen
        } else {
            CardState::Open
        },
        act: Act::Mark(token.to_owned()),
    }
}
