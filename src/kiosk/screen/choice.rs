//! Choices: cards that are marked first and confirmed by "Tiếp tục"; nothing is preselected.

use crate::filing::answer::ResultDelivery;
use crate::filing::procedure::{ChoiceOption, Label, Question, TextKey};
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::screen::{Scene, ways_out};

/// Fills the page of a list of options; frequent options come first.
pub fn fill(
    page: &mut Page,
    scene: &Scene<'_>,
    question: &Question,
    options: &[ChoiceOption],
    chosen: Option<&str>,
) {
    let (featured, others): (Vec<_>, Vec<_>) = options.iter().partition(|option| option.featured);
    let options: Vec<&ChoiceOption> = featured.into_iter().chain(others).collect();
    page.spoken.extend(
        options
            .iter()
            .flat_map(|option| scene.words.aloud_option(&option.label)),
    );
    let cards: Vec<Card> = options
        .iter()
        .map(|option| {
            let hint = scene.words.option_hint(&option.label);
            card(scene.words.option(&option.label), hint, &option.id, chosen)
        })
        .collect();
    page.spoken.extend(ways_out::aloud(scene, question));
    page.foot = ways_out::cards(scene, question);
    let long = cards.iter().any(|card| card.label.chars().count() > 40);
    let columns = if cards.len() <= 3 || long { 1 } else { 2 };
    page.body = vec![Block::Cards { columns, cards }];
}

/// Fills the page of a yes-or-no question.
pub fn fill_yes_no(page: &mut Page, scene: &Scene<'_>, question: &Question, chosen: Option<&str>) {
    let cards = vec![
        card(scene.words.say("answer-yes"), None, "yes", chosen),
        card(scene.words.say("answer-no"), None, "no", chosen),
    ];
    page.foot = ways_out::cards(scene, question);
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
