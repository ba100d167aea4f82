//! What staff wishes, carried out beside the window: a PIN, the queue, a filing, the machine, a slip.
//!
//! The one idea: what is to be logged is logged before anything is shown or printed; what cannot be logged does
//! not happen.

use crate::config::Config;
use crate::config::texts::Language;
use crate::filing::deed::Deed;
use crate::filing::reference::Reference;
use crate::kiosk::effect::Message;
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::staff::{Fact, Kept, News, Part, Refill, Standing, Wish};
use crate::kiosk::station::queue_list::QueueList;
use crate::kiosk::station::{CLOCK_TOLERANCE_SECONDS, Station, fresh_id, papers, sources};
use crate::machine::clock::Moment;
use crate::machine::health::{Health, LineFact, StoreFact};
use crate::paper::print::{Printer, Trouble};
use crate::paper::slip::SlipPaper;
use crate::paper::spool;
use crate::store::{Store, StoreError};
use jiff::SignedDuration;
use std::path::PathBuf;
use std::sync::Arc;
use uuid::Uuid;

/// A wish with everything that it takes.
pub struct StaffJob {
    wish: Wish,
    config: Arc<Config>,
    store: Store,
    data: PathBuf,
    printer: Printer,
    paper: SlipPaper,
    now: Moment,
    machine: Machine,
}

impl std::fmt::Debug for StaffJob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StaffJob")
    }
}

/// What is known of the machine without asking a device.
#[derive(Debug, Clone, Copy)]
pub(super) struct Machine {
    health: Health,
    clock_offset: Option<SignedDuration>,
    prints_slips: bool,
    prints_forms: bool,
}

impl Station {
    /// What is to be done about a wish; `None` where nothing comes of it.
    pub(super) fn staff_job(&self, wish: Wish) -> Option<StaffJob> {
        let now = self.clock.now();
        if let Wish::Log(who, deed) = wish {
            if self.store.note_deed(who, deed, now.wall).is_err() {
                tracing::warn!("what staff did could not be logged");
            }
            return None;
        }
        Some(StaffJob {
            wish,
            config: Arc::clone(&self.config),
            store: self.store.clone(),
            data: self.data.clone(),
            printer: self.printer.clone(),
            paper: self.slip_paper,
            now,
            machine: self.machine(),
        })
    }

    /// What is known of the machine.
    pub(super) fn machine(&self) -> Machine {
        Machine {
            health: self.health,
            clock_offset: self.line().and_then(|line| line.clock_offset),
            prints_slips: !matches!(self.printer, Printer::Absent),
            prints_forms: !matches!(self.form_printer, Printer::Absent),
        }
    }
}

impl StaffJob {
    /// Does it, and says what came of it.
    pub(super) fn run(self) -> Message {
        let now = self.now;
        let news = match self.wish.clone() {
            Wish::Gate => News::Gate(told(self.store.staff_gate(now.monotonic))),
            Wish::Enter(pin) => {
                News::Admission(told(self.store.enter_staff(&pin, now.monotonic, now.wall)))
            }
            Wish::Queue => News::Queue(told(self.queue().waiting_for_staff())),
            Wish::Filing(reference, who) => {
                let kept = self.filing(&reference, who);
                News::Filing(reference, kept.map(Box::new))
            }
            Wish::Machine => News::Machine(self.facts()),
            Wish::PrintSlip(reference, who) => {
                let state = self.print_slip(&reference, who);
                News::Slip(reference, state)
            }
            Wish::Correct(reference, who) => {
                let refill = self.correction(&reference, who);
                News::Correction(reference, refill.map(Box::new))
            }
            // That was done at once.
            Wish::Log(..) => News::Logged,
        };
        Message::Staff(news)
    }

    fn queue(&self) -> QueueList<'_> {
        QueueList {
            store: &self.store,
            config: &self.config,
            language: Language::Vietnamese,
            now: self.now.wall,
        }
    }

    fn filing(&self, reference: &Reference, who: Uuid) -> Option<Kept> {
        let kept = told(self.queue().one_for_staff(reference))??;
        let filing = reference.clone();
        told(
            self.store
                .note_deed(who, Deed::Opened { filing }, self.now.wall),
        )?;
        let waiting = spool::waiting(&self.data).unwrap_or_default();
        let slip_waits =
            self.machine.prints_slips && waiting.iter().any(|slip| slip.reference == *reference);
        Some(Kept { slip_waits, ..kept })
    }

    /// Opens a returned filing again.
    fn correction(&self, reference: &Reference, who: Uuid) -> Option<Refill> {
        let refill = told(self.queue().refill(reference, fresh_id()))??;
        let filing = reference.clone();
        told(
            self.store
                .note_deed(who, Deed::Corrected { filing }, self.now.wall),
        )?;
        Some(refill)
    }

    fn print_slip(&self, reference: &Reference, who: Uuid) -> SlipState {
        let filing = reference.clone();
        let deed = Deed::Reprinted { filing };
        if told(self.store.note_deed(who, deed, self.now.wall)).is_none() {
            return SlipState::Failed(Trouble::Undrawn);
        }
        let printed = papers::print_one_again(&self.data, reference, &self.printer, self.paper);
        match printed {
            Ok(Some(state)) => state,
            Ok(None) | Err(_) => SlipState::Failed(Trouble::Undrawn),
        }
    }

    fn facts(&self) -> Vec<Fact> {
        let known = self.machine;
        let devices = sources::standings(&self.config.settings.capture);
        Part::ALL
            .into_iter()
            .map(|part| Fact {
                part,
                standing: match part {
                    Part::Camera => devices.camera,
                    Part::Scanner => devices.scanner,
                    other => known.standing(other),
                },
            })
            .collect()
    }
}

impl Machine {
    /// How a part is; a camera or a scanner has to be asked itself.
    pub(super) fn standing(self, part: Part) -> Standing {
        let set_up = |is_set_up| {
            if is_set_up {
                Standing::SetUp
            } else {
                Standing::Absent
            }
        };
        match part {
            Part::Line => match self.health.line {
                LineFact::NoDesk => Standing::Absent,
                LineFact::Unknown => Standing::Unknown,
                LineFact::Up => Standing::Well,
                LineFact::Slow => Standing::Slow,
                LineFact::Down => Standing::Failing,
            },
            Part::Disk => match self.health.store {
                StoreFact::Well => Standing::Well,
                StoreFact::DiskFull
                | StoreFact::ReadOnly
                | StoreFact::Failing
                | StoreFact::Replaced => Standing::Failing,
            },
            Part::Clock => match self.clock_offset {
                None => Standing::Unknown,
                Some(offset) if offset.as_secs().abs() <= CLOCK_TOLERANCE_SECONDS => Standing::Well,
                Some(_) => Standing::Failing,
            },
            Part::SlipPrinter => set_up(self.prints_slips),
            Part::FormPrinter => set_up(self.prints_forms),
            Part::Sound if self.health.voice => Standing::Well,
            Part::Sound => Standing::Absent,
            Part::Camera | Part::Scanner => Standing::Unknown,
        }
    }
}

/// What the store says; trouble is told by the page and by the store's health.
fn told<T>(answer: Result<T, StoreError>) -> Option<T> {
    if let Err(error) = &answer {
        tracing::warn!(%error, "a wish of the staff could not be carried out");
    }
    answer.ok()
}
