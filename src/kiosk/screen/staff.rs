//! "Gọi cán bộ": an answer at once, the truth about whether the desk heard it, and a way to go on.

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

/// Builds the page. The resident's own page is hidden behind it meanwhile.
pub fn page(scene: &Scene<'_>, call: Call) -> Page {
    let words = scene.words;
    let mut page = scene.page("call-staff-page", words.say("screen-staff"));
    let key = match call {
        Call::Calling => "screen-staff.calling",
        Call::Heard => "screen-staff.heard",
        Call::Unheard => "screen-staff.unheard",
    };
    page.lead = vec![
        words.filled(key, "counter", &scene.config.settings.ward.counter),
        words.say("screen-staff.kept"),
    ];
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 1,
            cards: vec![Card {
                label: words.say("button-go-on"),
                detail: None,
                icon: Some("check"),
                state: CardState::Main,
                act: Act::StaffCame,
            }],
        },
        Block::Rest,
    ];
    let counter = Speakable::ward(&scene.config.settings.ward, |ward| &ward.counter);
    page.spoken = vec![
        words.aloud("screen-staff"),
        words.aloud_with(key, &[("counter", counter)]),
        words.aloud("screen-staff.kept"),
        words.aloud("button-go-on"),
    ];
    page.back = None;
    page.bars = Bars::None;
    page
}
