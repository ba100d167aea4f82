//! The way through the pages of the staff: every answer to a PIN, a queue with every reason, a filing with
//! everything that can happen to one.

use super::{Astray, Walk};
use crate::filing::delivery::{Failure, FailureClass, LedgerEvent, Receipt};
use crate::filing::explanation::{Explanation, NextTry};
use crate::filing::reference::Reference;
use crate::filing::staff::{Admission, Gate, PIN_DIGITS, Person, Role, Room, StaffName};
use crate::kiosk::contract::samples::Samples;
use crate::kiosk::contract::visitor::{Visitor, morning};
use crate::kiosk::effect::Message;
use crate::kiosk::page::{Act, StaffAct};
use crate::kiosk::screen::done::SlipState;
use crate::kiosk::staff::{Fact, Kept, News, PageKept, Part, Standing};
use crate::paper::print::Trouble;
use crate::vietnamese::composition::Key;
use jiff::civil;
use std::time::Duration;
use uuid::Uuid;

/// How the keys of the reasons begin.
const REASON: &str = "queue-reason-";

impl Walk<'_> {
    pub(super) fn staff_pages(&mut self) -> Result<(), Astray> {
        self.pin()?;
        for role in Role::ALL {
            let mut visitor = self.at_work(role)?;
            self.look_through(&mut visitor, role.word());
        }
        let mut visitor = self.at_work(Role::Operator)?;
        self.queue(&mut visitor)?;
        self.find(&mut visitor)?;
        self.machine(&mut visitor)
    }

    fn at_the_pin(&self) -> Visitor {
        let mut visitor = self.visitor(None);
        visitor.act(Act::CallStaff);
        visitor.act(Act::Staff(StaffAct::Open));
        visitor
    }

    fn pin(&mut self) -> Result<(), Astray> {
        let mut visitor = self.at_the_pin();
        Self::expect(&visitor, "staff-pin")?;
        self.look_through(&mut visitor, "asked");
        let tell = |visitor: &mut Visitor, news| {
            let _ = visitor.give(Message::Staff(news));
        };
        let open = || News::Gate(Some(Some(Gate::Open)));
        tell(&mut visitor, open());
        self.look_through(&mut visitor, "empty");
        for _ in 0..PIN_DIGITS {
            visitor.act(Act::Key(Key::Digit('7')));
        }
        self.look_through(&mut visitor, "longest");
        visitor.act(Act::Continue);
        self.look_through(&mut visitor, "looking");
        let refused = Admission::Refused(Gate::Open);
        tell(&mut visitor, News::Admission(Some(refused)));
        self.look_through(&mut visitor, "error-refused");
        for (state, gate) in [
            ("error-unready", None),
            ("error-nobody", Some(None)),
            ("error-locked", Some(Some(Gate::Locked))),
            (
                "error-wait",
                Some(Some(Gate::Wait(Duration::from_secs(119)))),
            ),
            (
                "error-wait-long",
                Some(Some(Gate::Wait(Duration::from_secs(7_680)))),
            ),
        ] {
            tell(&mut visitor, News::Gate(gate));
            self.look_through(&mut visitor, state);
        }
        Ok(())
    }

    pub(super) fn at_work(&self, role: Role) -> Result<Visitor, Astray> {
        let mut visitor = self.at_the_pin();
        if let Ok(name) = StaffName::new(&self.tour.samples.long_name) {
            let id = Uuid::from_u128(5);
            let entered = Admission::Entered(Person { id, name, role });
            let _ = visitor.give(Message::Staff(News::Admission(Some(entered))));
        }
        Self::expect(&visitor, "staff-menu")?;
        Ok(visitor)
    }

    fn queue(&mut self, visitor: &mut Visitor) -> Result<(), Astray> {
        visitor.act(Act::Staff(StaffAct::Go(Room::Queue)));
        Self::expect(visitor, "staff-queue")?;
        self.look_through(visitor, "asked");
        for (state, queue) in [
            ("error-unreadable", None),
            ("empty", Some(Vec::new())),
            ("every-reason", Some(self.every_reason())),
        ] {
            let _ = visitor.give(Message::Staff(News::Queue(queue)));
            visitor.act(Act::Turn(0));
            self.look_through(visitor, state);
        }
        for (state, slip_waits, slip) in [
            ("longest", false, None),
            ("slip-waits", true, None),
            ("slip-printing", true, Some(SlipState::Printing)),
            ("slip-printed", true, Some(SlipState::Printed)),
            (
                "slip-failed",
                true,
                Some(SlipState::Failed(Trouble::NoPaper)),
            ),
        ] {
            let kept = Kept {
                history: everything(&self.tour.samples),
                pages: pages(),
                slip_waits,
                ..kept(FailureClass::Ask, Some("certificate_dates"))
            };
            let reference = kept.reference.clone();
            let news = News::Filing(reference.clone(), Some(Box::new(kept)));
            let _ = visitor.give(Message::Staff(news));
            Self::expect(visitor, "staff-filing")?;
            if let Some(slip) = slip {
                let _ = visitor.give(Message::Staff(News::Slip(reference, slip)));
            }
            self.look_through(visitor, state);
            visitor.act(Act::Back);
        }
        visitor.act(Act::Back);
        Ok(())
    }

    /// A filing for each reason that there are words for, in each class.
    fn every_reason(&self) -> Vec<Kept> {
        let reasons = self.config.texts.keys();
        let reasons = reasons.filter_map(|key| key.strip_prefix(REASON));
        let classes = [FailureClass::Wait, FailureClass::Fix, FailureClass::Ask];
        let reasons = reasons.zip(classes.into_iter().cycle());
        let with_reason = reasons.map(|(reason, class)| kept(class, Some(reason)));
        [kept(FailureClass::Wait, None)]
            .into_iter()
            .chain(with_reason)
            .collect()
    }

    fn find(&mut self, visitor: &mut Visitor) -> Result<(), Astray> {
        visitor.act(Act::Staff(StaffAct::Go(Room::Find)));
        Self::expect(visitor, "staff-find")?;
        self.look_through(visitor, "empty");
        visitor.act(Act::Continue);
        self.look_through(visitor, "error-number");
        let reference = Reference::from_random([5; 8]);
        for sign in reference.as_str().chars() {
            visitor.act(Act::Key(Key::of(sign)));
        }
        self.look_through(visitor, "longest");
        visitor.act(Act::Continue);
        let _ = visitor.give(Message::Staff(News::Filing(reference, None)));
        self.look_through(visitor, "error-none");
        visitor.act(Act::Back);
        Ok(())
    }

    fn machine(&mut self, visitor: &mut Visitor) -> Result<(), Astray> {
        visitor.act(Act::Staff(StaffAct::Go(Room::Machine)));
        Self::expect(visitor, "staff-machine")?;
        self.look_through(visitor, "asked");
        let standings = Standing::ALL.into_iter().cycle();
        let facts = Part::ALL.into_iter().zip(standings);
        let facts = facts.map(|(part, standing)| Fact { part, standing });
        let _ = visitor.give(Message::Staff(News::Machine(facts.collect())));
        self.look_through(visitor, "known");
        Ok(())
    }
}

pub(super) fn kept(class: FailureClass, reason: Option<&str>) -> Kept {
    let next = match (class, reason) {
        (FailureClass::Wait, None) => NextTry::Turn,
        (FailureClass::Wait, Some("busy")) => NextTry::At(morning()),
        (FailureClass::Wait, Some(_)) => NextTry::Line,
        _ => NextTry::Person,
    };
    Kept {
        reference: Reference::from_random([5; 8]),
        procedure: "1.004873".to_owned(),
        sealed_at: morning(),
        explained: Explanation {
            state: "failed",
            class: Some(class),
            reason: reason.map(str::to_owned),
            since: Some(morning()),
            attempts: 128,
            next: Some(next),
        },
        history: Vec::new(),
        pages: Vec::new(),
        slip_waits: false,
        mend: None,
    }
}

fn pages() -> Vec<PageKept> {
    (1..=3)
        .map(|number| PageKept {
            number,
            bytes: 298_000,
            code: "K7M4".to_owned(),
            sent: number == 1,
        })
        .collect()
}

/// Everything that can happen to a filing.
fn everything(samples: &Samples) -> Vec<(jiff::Timestamp, LedgerEvent)> {
    let dossier = Some(samples.dossier.clone());
    let day = Some(civil::date(2026, 11, 30));
    let events = [
        LedgerEvent::Queued,
        LedgerEvent::Exported,
        LedgerEvent::AttemptBegun,
        LedgerEvent::Announced,
        LedgerEvent::PartSent { part: 1 },
        LedgerEvent::AttemptFailed(Failure {
            class: FailureClass::Ask,
            reason: "certificate_dates".to_owned(),
            status: None,
            next: None,
        }),
        LedgerEvent::HandedOver { at: morning() },
        LedgerEvent::Received(Receipt {
            received_at: morning(),
            dossier: dossier.clone(),
            expected_day: day,
        }),
        LedgerEvent::Accepted {
            dossier,
            appointment: day,
        },
        LedgerEvent::Completed,
        LedgerEvent::Returned {
            reasons: samples
                .reasons
                .iter()
                .map(|text| text.as_str().into())
                .collect(),
        },
        LedgerEvent::Replaced {
            by: Reference::from_random([6; 8]),
        },
    ];
    events.map(|event| (morning(), event)).into()
}
