//! Screens where the visit pauses or ends: idle, end and erase, exits, faults of the machine.

use crate::filing::procedure::{Exit, ExitKind};
use crate::kiosk::page::{Act, Bars, Block, Card, CardState, Page};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Speakable;
use crate::machine::health::StoreFact;

fn card(scene: &Scene<'_>, key: &str, icon: &'static str, state: CardState, act: Act) -> Card {
    Card {
        label: scene.words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    }
}

fn counter(scene: &Scene<'_>) -> Speakable {
    Speakable::ward(&scene.config.settings.ward, |ward| &ward.counter)
}

fn framed(mut page: Page, cards: Vec<Card>, columns: u16) -> Page {
    page.body = vec![Block::Rest, Block::Cards { columns, cards }, Block::Rest];
    page
}

/// "Bác còn ở đó không ạ?" Any touch or key goes on.
pub fn idle(scene: &Scene<'_>, seconds_left: u64) -> Page {
    let mut page = scene.page("idle", scene.words.say("screen-idle"));
    page.lead = vec![
        scene
            .words
            .counted("screen-idle.about", "seconds", seconds_left as usize),
    ];
    let seconds = Speakable::count(usize::try_from(seconds_left).unwrap_or(usize::MAX));
    page.spoken = vec![
        scene.words.aloud("screen-idle"),
        scene
            .words
            .aloud_with("screen-idle.about", &[("seconds", seconds)]),
        scene.words.aloud("button-go-on"),
    ];
    page.back = None;
    page.bars = Bars::Help;
    let stay = card(scene, "button-go-on", "check", CardState::Main, Act::Stay);
    framed(page, vec![stay], 1)
}

/// Whether to end and erase. The erasing card does not stand where the trigger was.
pub fn end(scene: &Scene<'_>) -> Page {
    let mut page = scene.page("end", scene.words.say("screen-end"));
    page.lead = vec![scene.words.say("screen-end.about")];
    page.spoken = [
        "screen-end",
        "screen-end.about",
        "button-go-on",
        "button-erase",
        "button-call-staff",
    ]
    .map(|key| scene.words.aloud(key))
    .to_vec();
    page.back = None;
    page.bars = Bars::Help;
    let stay = card(
        scene,
        "button-go-on",
        "arrow-left",
        CardState::Main,
        Act::Stay,
    );
    let mut page = framed(page, vec![stay], 1);
    let erase = card(
        scene,
        "button-erase",
        "trash-2",
        CardState::Danger,
        Act::End,
    );
    page.body.insert(2, Block::Rest);
    page.body.insert(
        3,
        Block::Cards {
            columns: 2,
            cards: vec![erase],
        },
    );
    page
}

/// An exit of the procedure: not needed, or a matter for an officer.
pub fn exit(scene: &Scene<'_>, exit: &Exit) -> Page {
    let words = scene.words;
    let notice = words.notice(&format!("exit-{}", exit.id));
    let mut page = scene.page(&format!("exit-{}", exit.id), notice.what);
    page.lead = vec![notice.do_this];
    page.spoken = ["what", "do"]
        .map(|part| words.aloud(&format!("exit-{}.{part}", exit.id)))
        .to_vec();
    if exit.kind == ExitKind::Officer {
        page.spoken.push(words.aloud("button-call-staff"));
    }
    page.spoken.push(words.aloud("button-finish"));
    let finish = card(
        scene,
        "button-finish",
        "check",
        CardState::Main,
        Act::Finish,
    );
    let cards = match exit.kind {
        ExitKind::NotNeeded => vec![finish],
        ExitKind::Officer => vec![
            card(
                scene,
                "button-call-staff",
                "bell-ring",
                CardState::Main,
                Act::CallStaff,
            ),
            Card {
                state: CardState::Action,
                ..finish
            },
        ],
    };
    let columns = if cards.len() > 1 { 2 } else { 1 };
    framed(page, cards, columns)
}

/// The procedure is not in force today: its rules have ended and no new ones are known here.
pub fn not_in_force(scene: &Scene<'_>, place: usize) -> Page {
    let words = scene.words;
    let mut page = scene.page("not-in-force", words.say("screen-not-in-force"));
    page.label = scene
        .config
        .procedures
        .ids()
        .nth(place)
        .map(|id| words.aloud(&format!("procedure-{id}")));
    page.lead = vec![words.filled(
        "screen-not-in-force.do",
        "counter",
        &scene.config.settings.ward.counter,
    )];
    page.spoken = vec![
        words.aloud("screen-not-in-force"),
        words.aloud_with("screen-not-in-force.do", &[("counter", counter(scene))]),
        words.aloud("button-call-staff"),
        words.aloud("button-finish"),
    ];
    let cards = vec![
        card(
            scene,
            "button-call-staff",
            "bell-ring",
            CardState::Main,
            Act::CallStaff,
        ),
        card(
            scene,
            "button-finish",
            "check",
            CardState::Action,
            Act::Finish,
        ),
    ];
    framed(page, cards, 2)
}

/// The notice was declined: the counter does it without the machine.
pub fn declined(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("declined", words.say("screen-declined"));
    page.lead = vec![words.filled(
        "screen-declined.about",
        "counter",
        &scene.config.settings.ward.counter,
    )];
    page.spoken = vec![
        words.aloud("screen-declined"),
        words.aloud_with("screen-declined.about", &[("counter", counter(scene))]),
        words.aloud("button-finish"),
    ];
    page.back = None;
    let finish = card(
        scene,
        "button-finish",
        "check",
        CardState::Main,
        Act::Finish,
    );
    framed(page, vec![finish], 1)
}

/// The machine cannot keep filings: what happened, what to do, what became of the answers.
pub fn fault(scene: &Scene<'_>, fault: StoreFact) -> Page {
    let key = match fault {
        StoreFact::DiskFull => "screen-disk-full",
        StoreFact::ReadOnly => "screen-read-only",
        StoreFact::Replaced => "screen-replaced",
        StoreFact::Failing | StoreFact::Well => "screen-disk-failing",
    };
    let words = scene.words;
    let mut page = scene.page(key, words.say(key));
    page.lead = vec![
        words.filled(
            &format!("{key}.do"),
            "counter",
            &scene.config.settings.ward.counter,
        ),
        words.say("fault-answers"),
    ];
    page.spoken = vec![
        words.aloud(key),
        words.aloud_with(&format!("{key}.do"), &[("counter", counter(scene))]),
        words.aloud("fault-answers"),
        words.aloud("button-call-staff"),
    ];
    page.back = None;
    page.bars = Bars::Help;
    let call = card(
        scene,
        "button-call-staff",
        "bell-ring",
        CardState::Main,
        Act::CallStaff,
    );
    framed(page, vec![call], 1)
}

/// The seal did not succeed: nothing is lost, and it can be tried again.
pub fn not_sealed(scene: &Scene<'_>) -> Page {
    let words = scene.words;
    let mut page = scene.page("not-sealed", words.say("screen-not-sealed"));
    page.lead = vec![
        words.say("screen-not-sealed.do"),
        words.say("fault-answers"),
    ];
    page.spoken = [
        "screen-not-sealed",
        "screen-not-sealed.do",
        "fault-answers",
        "button-call-staff",
        "button-try-again",
    ]
    .map(|key| words.aloud(key))
    .to_vec();
    page.back = None;
    // The bar has the call for staff; what submits stands alone (C03).
    let again = card(
        scene,
        "button-try-again",
        "rotate-ccw",
        CardState::Main,
        Act::Submit,
    );
    framed(page, vec![again], 1)
}
