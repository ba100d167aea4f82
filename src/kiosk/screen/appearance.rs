//! How the letters are to look: three sizes and three sets of colours, tried out at once.

use crate::kiosk::look::{TextSize, Theme};
use crate::kiosk::page::{Act, Bars, Block, Button, Card, CardState, Page};
use crate::kiosk::screen::Scene;

/// Builds the page.
pub fn page(scene: &Scene<'_>, size: TextSize, theme: Theme) -> Page {
    let words = scene.words;
    let mut page = scene.page("appearance", words.say("screen-appearance"));
    let card = |key: String, chosen: bool, act: Act| Card {
        label: words.say(&key),
        detail: None,
        icon: None,
        state: if chosen {
            CardState::Chosen
        } else {
            CardState::Open
        },
        act,
    };
    let sizes = TextSize::ALL.map(|one| {
        let key = format!("text-size-{}", one.name());
        card(key, one == size, Act::Size(one))
    });
    let themes = Theme::ALL.map(|one| {
        let key = format!("theme-{}", one.name());
        card(key, one == theme, Act::Theme(one))
    });
    let cards = sizes.into_iter().chain(themes).collect();
    page.body = vec![Block::Rest, Block::Cards { columns: 3, cards }, Block::Rest];
    let sizes = TextSize::ALL.map(|one| format!("text-size-{}", one.name()));
    let themes = Theme::ALL.map(|one| format!("theme-{}", one.name()));
    page.spoken.push(words.aloud("screen-appearance"));
    page.spoken
        .extend(sizes.iter().chain(&themes).map(|key| words.aloud(key)));
    page.spoken.push(words.aloud("button-done"));
    page.back = Some(Act::Stay);
    page.next = Some(Button {
        label: words.say("button-done"),
        act: Act::Stay,
    });
    page.bars = Bars::Start;
    page
}
