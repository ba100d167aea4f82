//! The filing is kept: reference, what next, when, where – and the truth about where it is.

use crate::config::settings::Ward;
use crate::config::texts::Language;
use crate::filing::appointment::Appointment;
use crate::filing::delivery::State;
use crate::filing::form::FilledForm;
use crate::filing::reference::Reference;
use crate::kiosk::page::{Act, Block, Button, Card, CardState, Notice, Page, Row};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::{Say, Speakable};
use crate::paper::print::Trouble;
use jiff::civil;

/// What the last page and the slip say.
#[derive(Debug, Clone, PartialEq)]
pub struct Done {
    /// The filing.
    pub id: uuid::Uuid,
    /// Its reference.
    pub reference: Reference,
    /// The procedure's id.
    pub procedure: String,
    /// The day on which the result is expected.
    pub expected_day: civil::Date,
    /// The fee to expect in đồng.
    pub fee: u32,
    /// The papers handed over.
    pub attached: Vec<HandedOver>,
    /// The papers to bring.
    pub missing: Vec<ToBring>,
    /// When the resident would like to come to the counter.
    pub appointment: Option<Appointment>,
    /// Whether the result comes by post.
    pub by_post: bool,
    /// Where the filing stands, by the ledger.
    pub state: State,
    /// What became of the slip.
    pub slip: SlipState,
    /// The application form, where the procedure has one.
    pub form: Option<Box<FilledForm>>,
}

/// A paper of which pages were taken here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// Its text key.
    pub text: String,
    /// The short code of each page.
    pub codes: Vec<String>,
}

/// A paper to bring to the counter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToBring {
    /// Its text key.
    pub text: String,
    /// The name of its picture.
    pub picture: String,
}

/// What became of the slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlipState {
    /// No printer is set up; the slip is kept and can be printed at the counter.
    Kept,
    /// It is being printed.
    Printing,
    /// The printer reported it as done.
    Printed,
    /// The printer could not, or is not known to have.
    Failed(Trouble),
}

/// A call to the desk because the printer failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PrinterHelp {
    /// The desk was told.
    Called,
    /// The desk has heard it.
    Heard,
}

impl Done {
    /// The key of what is to be done next.
    pub fn next(&self) -> &'static str {
        if self.appointment.is_some() {
            "done-next-appointment"
        } else if self.by_post {
            "done-next-post"
        } else {
            "done-next"
        }
    }
}

/// Builds the page.
pub fn page(
    scene: &Scene<'_>,
    done: &Done,
    slip_ready: bool,
    printer_help: Option<PrinterHelp>,
) -> Page {
    let words = scene.words;
    let ward = &scene.config.settings.ward;
    let mut page = scene.page("done", words.say("screen-done"));
    page.label = Some(words.aloud("done-label"));
    page.back = None;
    let kept = match &done.state {
        State::HandedOver => "done-handed-over",
        state if state.is_at_desk() => "done-received",
        _ => "done-kept",
    };
    page.lead = vec![words.say(kept)];
    let hours = match words.language {
        Language::Vietnamese => &ward.hours.vi,
        Language::English => &ward.hours.en,
    };
    let row = |icon, label: &str, value: String| Row {
        icon: Some(icon),
        label: words.say(label),
        value,
        action: None,
        flagged: false,
    };
    let next = done.next();
    let mut first = vec![row(
        "arrow-right",
        "done-what-next",
        words.filled(next, "counter", &ward.counter),
    )];
    let mut rows = vec![
        row("calendar-days", "done-when", words.day(done.expected_day)),
        row("map-pin", "done-where", ward.address.clone()),
        row("clock", "done-hours", hours.clone()),
        row("phone", "done-phone", ward.phone.clone()),
    ];
    if let Some(appointment) = &done.appointment {
        let when = words.appointment(appointment);
        first.insert(0, row("clock", "done-appointment", when));
    }
    if let State::Received(receipt) = &done.state
        && let Some(dossier) = &receipt.dossier
    {
        first.insert(0, row("file-check", "done-dossier", dossier.clone()));
    }
    if !done.missing.is_empty() {
        let names: Vec<String> = done
            .missing
            .iter()
            .map(|paper| words.say(&format!("{}.label", paper.text)))
            .collect();
        rows.push(row("file-text", "done-missing", names.join(" · ")));
    }
    let slip = match done.slip {
        SlipState::Kept => "slip-kept",
        SlipState::Printing => "slip-printing",
        SlipState::Printed => "slip-printed",
        SlipState::Failed(trouble) => trouble.text_key(),
    };
    let then = match (done.slip, printer_help) {
        (SlipState::Failed(_), Some(PrinterHelp::Heard)) => "slip-staff-come",
        (SlipState::Failed(_), _) => "slip-ask-staff",
        _ => "slip-not-receipt",
    };
    page.next = Some(Button {
        label: words.say("button-finish"),
        act: Act::Finish,
    });
    let card = |key: &str, icon, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act,
    };
    let mut cards = Vec::new();
    if slip_ready {
        cards.push(card("button-show-slip", "eye", Act::ShowSlip));
    }
    if done.form.is_some() {
        cards.push(card("button-show-form", "file-text", Act::ShowForm));
    }
    // Without a printer there is nothing to print again.
    if done.slip != SlipState::Kept {
        cards.push(card("button-print-again", "printer", Act::Print));
    }
    page.spoken = said(scene, done, [kept, slip, then, next]);
    if slip_ready {
        page.spoken.push(words.aloud("button-show-slip"));
    }
    if done.form.is_some() {
        page.spoken.push(words.aloud("button-show-form"));
    }
    if done.slip != SlipState::Kept {
        page.spoken.push(words.aloud("button-print-again"));
    }
    page.spoken.push(words.aloud("button-finish"));
    page.body = vec![
        Block::Columns {
            share: 400,
            left: vec![
                Block::Prose(vec![words.say("done-reference")]),
                Block::Code(done.reference.to_string()),
            ],
            right: vec![
                Block::Rows(first),
                Block::Notice(Notice {
                    what: words.say(slip),
                    do_this: words.say(then),
                }),
                Block::Cards { columns: 1, cards },
            ],
        },
        Block::Turn,
        Block::Rows(rows),
    ];
    page.bars = crate::kiosk::page::Bars::Start;
    page
}

/// The page as it is said: where the filing is, its number, and everything about what comes next.
fn said(scene: &Scene<'_>, done: &Done, [kept, slip, then, next]: [&str; 4]) -> Vec<Say> {
    let words = scene.words;
    let ward = &scene.config.settings.ward;
    let about = |key: &str, name: &str, pick: fn(&Ward) -> &str| {
        words.aloud_with(key, &[(name, Speakable::ward(ward, pick))])
    };
    let reference = Speakable::reference(&words, &done.reference);
    let day = Speakable::day(&words, done.expected_day);
    let hours = match words.language {
        Language::Vietnamese => about("done-hours", "hours", |ward| &ward.hours.vi),
        Language::English => about("done-hours", "hours", |ward| &ward.hours.en),
    };
    let mut said = vec![
        words.aloud("screen-done"),
        words.aloud(kept),
        words.aloud_with("done-reference", &[("reference", reference)]),
        words.aloud(slip),
        words.aloud(then),
        about(next, "counter", |ward| &ward.counter),
    ];
    if let Some(appointment) = &done.appointment {
        let when = Speakable::appointment(&words, appointment);
        said.push(words.aloud_with("done-appointment", &[("when", when)]));
    }
    said.extend([
        words.aloud_with("done-when", &[("day", day)]),
        about("done-where", "address", |ward| &ward.address),
        hours,
        about("done-phone", "phone", |ward| &ward.phone),
    ]);
    if !done.missing.is_empty() {
        let labels: Vec<String> = done
            .missing
            .iter()
            .map(|paper| format!("{}.label", paper.text))
            .collect();
        let papers = Speakable::texts(&words, &labels);
        said.push(words.aloud_with("done-missing", &[("papers", papers)]));
    }
    said
}

/// The slip as it is printed, for those who have no printer beside them.
pub fn slip_page(scene: &Scene<'_>) -> Page {
    let mut page = scene.page("slip", scene.words.say("screen-slip"));
    page.body = vec![Block::Slip];
    page.spoken = vec![scene.words.aloud("screen-slip")];
    page.bars = crate::kiosk::page::Bars::Start;
    page
}
