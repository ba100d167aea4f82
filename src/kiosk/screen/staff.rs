//! "Gọi cán bộ": an answer at once, the truth about whether the desk heard it, a way to go on, and
//! the consent to be helped (C45, C46).

use crate::filing::help::{Helper, Stand};
use crate::kiosk::page::{Act, Bars, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;

/// What is known of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Call {
    /// It is on its way to the desk.
    Calling,
    /// The desk has it.
    Heard,
    /// The desk cannot be reached, or nobody came within a minute: the counter is named.
    Unheard,
}

/// Builds the page. The resident's own page is hidden behind it meanwhile. `help` is where the help
/// with the visit stands; none where there is nothing to be helped with.
pub fn page(scene: &Scene<'_>, call: Call, help: Option<Stand>) -> Page {
    let words = scene.words;
    let mut page = scene.page("call-staff-page", words.say("screen-staff"));
    let called = match call {
        Call::Calling => "screen-staff.calling",
        Call::Heard => "screen-staff.heard",
        Call::Unheard => "screen-staff.unheard",
    };
    let about = match help {
        None => "screen-staff.kept",
        Some(Stand::Alone) => "help-about",
        Some(Stand::Agreed(_)) => "help-agreed",
        Some(Stand::Helping(Helper::Family)) => "help-family",
        Some(Stand::Helping(Helper::Staff)) => "help-staff",
        Some(Stand::Helping(Helper::Desk)) => "help-desk",
    };
    // A low panel has no room for both.
    let kept = help == Some(Stand::Alone) && !scene.look.is_low();
    let further = kept.then_some("screen-staff.kept").into_iter();
    let further: Vec<&str> = further.chain([about]).collect();
    page.lead = vec![words.filled(called, "counter", &scene.config.settings.ward.counter)];
    page.lead.extend(further.iter().map(|key| words.say(key)));
    let cards = cards(help);
    let columns = if cards.len() > 1 { 2 } else { 1 };
    let drawn = cards.iter().map(|(key, icon, state, act)| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state: *state,
        act: act.clone(),
    });
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns,
            cards: drawn.collect(),
        },
        Block::Rest,
    ];
    let counter = Speakable::ward(&scene.config.settings.ward, |ward| &ward.counter);
    page.spoken = vec![
        words.aloud("screen-staff"),
        words.aloud_with(called, &[("counter", counter)]),
    ];
    page.spoken
        .extend(further.iter().map(|key| words.aloud(key)));
    let spoken = cards.iter().map(|(key, ..)| words.aloud(key));
    page.spoken.extend(spoken);
    page.back = None;
    // Whoever taps there and has no PIN comes back with "Quay lại".
    page.bars = Bars::Call;
    page
}

type Offer = (&'static str, &'static str, CardState, Act);

fn cards(help: Option<Stand>) -> Vec<Offer> {
    let go_on = |state| ("button-go-on", "arrow-left", state, Act::StaffCame);
    let alone = ("button-help-ends", "x", CardState::Action, Act::EndHelp);
    let agree = |key, icon, helper| (key, icon, CardState::Action, Act::AgreeToHelp(helper));
    match help {
        None => vec![("button-go-on", "check", CardState::Main, Act::StaffCame)],
        Some(Stand::Alone) => vec![
            agree("help-agree-staff", "hand-helping", Helper::Staff),
            agree("help-agree-family", "users", Helper::Family),
            go_on(CardState::Main),
        ],
        Some(Stand::Agreed(_)) => vec![
            (
                "button-help-begins",
                "hand-helping",
                CardState::Main,
                Act::BeginHelp,
            ),
            alone,
        ],
        Some(Stand::Helping(_)) => vec![alone, go_on(CardState::Main)],
    }
}
