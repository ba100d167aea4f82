//! The words of the explained queue: `motcua queue` and the staff's pages say the same of a filing.

use super::Words;
use crate::config::settings::{Profile, Settings};
use crate::config::texts::Argument;
use crate::filing::delivery::{LedgerEvent, State};
use crate::filing::explanation::{Explanation, NextTry};
use crate::kiosk::staff::PageKept;
use crate::machine::clock::ward_time;
use jiff::{Timestamp, civil};

impl Words<'_> {
    /// Where a filing stands.
    pub fn queue_state(&self, told: &Explanation) -> String {
        self.say(&format!("queue-state-{}", told.state))
    }

    /// What is in the way.
    pub fn queue_reason(&self, reason: &str) -> String {
        self.say(&format!("queue-reason-{reason}"))
    }

    /// What is to be done; empty where nothing waits.
    pub fn queue_class(&self, told: &Explanation) -> String {
        let key = |class| self.say(&format!("queue-class-{class}"));
        told.class
            .map(|class| key(class.word()))
            .unwrap_or_default()
    }

    /// When it is tried again; empty where nothing waits.
    pub fn queue_next(&self, told: &Explanation) -> String {
        let say = |next: NextTry| {
            let at = match next {
                NextTry::At(at) => minute(at),
                _ => String::new(),
            };
            self.filled(&format!("queue-next-{}", next.word()), "time", &at)
        };
        told.next.map(say).unwrap_or_default()
    }

    /// What happened.
    pub fn queue_event(&self, event: &LedgerEvent) -> String {
        let text =
            |text: &Option<String>| Argument::Text(text.clone().unwrap_or_else(|| "–".into()));
        let day = |day: &Option<civil::Date>| {
            let shown = day.map(|day| day.strftime("%d/%m/%Y").to_string());
            text(&shown)
        };
        let arguments = match event {
            LedgerEvent::PartSent { part } => vec![("part", Argument::Number((*part).into()))],
            LedgerEvent::AttemptFailed(failure) => {
                let reason = self.queue_reason(&failure.reason);
                vec![("reason", Argument::Text(reason))]
            }
            LedgerEvent::Replaced { by } => vec![("reference", Argument::Text(by.to_string()))],
            LedgerEvent::Received(receipt) => vec![("dossier", text(&receipt.dossier))],
            LedgerEvent::Accepted {
                dossier,
                appointment,
            } => vec![("dossier", text(dossier)), ("day", day(appointment))],
            _ => Vec::new(),
        };
        self.with(&format!("queue-event-{}", event.word()), &arguments)
    }

    /// A page and where it is. What was sent to a server without receipts was handed over, whether the filing
    /// is complete there or not.
    pub fn queue_page(&self, page: &PageKept, told: &Explanation, gives_receipts: bool) -> String {
        let key = match page.sent {
            true if told.state == State::HandedOver.word() || !gives_receipts => {
                "queue-page-handed_over"
            }
            true => "queue-page-sent",
            false => "queue-page-here",
        };
        let arguments = [
            ("number", Argument::Number(page.number.into())),
            ("code", Argument::Text(page.code.clone())),
            ("size", Argument::Text(kilobytes(page.bytes))),
        ];
        self.with(key, &arguments)
    }
}

/// Whether whoever receives says so in a receipt.
pub fn gives_receipts(settings: &Settings) -> bool {
    let link = settings.desk.as_ref();
    link.is_none_or(|link| link.profile != Profile::Tus)
}

/// A time at the ward, `24/11/2026 10:05`.
pub fn minute(at: Timestamp) -> String {
    ward_time(at).strftime("%d/%m/%Y %H:%M").to_string()
}

/// A size as operators read it.
pub fn kilobytes(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1000))
}
