//! The rooms in which guides keep residents company, one for each kiosk: who asked, what was granted, and what
//! stands on the screen. Time comes in as an argument; whatever is to be written down comes out as a [`Note`].

use crate::desk::accounts::AccountName;
use crate::desk::audit::Act;
use crate::desk::limits;
use crate::filing::company::{
    ASKED_FOR, Company, Ending, Grant, Kind, Lapse, Press, Shown, Standing, Wish, Word,
};
use crate::protocol::digest::Digest;
use std::collections::BTreeMap;
use std::time::Duration;

/// A page that nobody has asked for in so long is not looked at any more, and company that nobody keeps is none.
const UNATTENDED: Duration = Duration::from_secs(60);
/// Whoever has just said no is left in peace for so long.
const IN_PEACE: Duration = Duration::from_secs(60);
/// What became of it is told for so long.
const TOLD_FOR: Duration = Duration::from_secs(10 * 60);

/// Who asked, at which browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    /// The account.
    pub name: AccountName,
    /// The session.
    pub session: Digest,
}

/// Something to write down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who asked.
    pub by: AccountName,
    /// What was done.
    pub act: Act,
    /// At which kiosk.
    pub kiosk: String,
}

/// Why nothing was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotNow {
    /// It is asked or granted already, or what it stands under is not granted.
    Already,
    /// Another guide is there.
    Taken,
    /// More kiosks than a desk can have.
    Full,
    /// The resident has just said no.
    Refused,
    /// The screen shows something else by now.
    Changed,
}

/// What became of it last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    /// The resident did not agree.
    Refused(Kind),
    /// It was granted and is over.
    Ended(Kind, Ending),
}

/// A room as one guide sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Glance {
    /// Nobody is there, and what became of this guide's company last.
    Free(Option<Told>),
    /// Another guide is there.
    Taken,
    /// This guide has asked, or is there.
    Ours(Box<Ours>),
}

/// What a guide sees of a room of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ours {
    /// What waits for the resident's answer.
    pub wish: Option<Wish>,
    /// Under what they see the screen.
    pub watch: Option<Grant>,
    /// Under what they press buttons.
    pub control: Option<Grant>,
    /// The screen, once it has come.
    pub shown: Option<Shown>,
    /// Whether a press is on its way.
    pub presses: bool,
    /// What became of a wish or a grant before.
    pub told: Option<Told>,
}

#[derive(Debug)]
struct Room {
    company: Company,
    by: Guide,
    /// When the guide has looked last, or has asked.
    looked: Duration,
    /// Of what the kiosk must know.
    revision: u64,
    /// Of what the guide must know.
    version: u64,
    shown: Option<Shown>,
    press: Option<Press>,
    told: Option<(Told, Duration)>,
}

/// All rooms.
#[derive(Debug)]
pub struct Rooms {
    number: u64,
    rooms: BTreeMap<String, Room>,
}

impl Rooms {
    /// No rooms; numbers begin here, above those of a desk that was there before.
    pub fn new(first: u64) -> Self {
        Self {
            number: first,
            rooms: BTreeMap::new(),
        }
    }

    /// A number that is higher than all before.
    fn next(&mut self) -> u64 {
        self.number += 1;
        self.number
    }

    /// A guide wishes for something.
    ///
    /// # Errors
    /// [`NotNow`].
    pub fn ask(
        &mut self,
        kiosk: &str,
        by: Guide,
        kind: Kind,
        now: Duration,
    ) -> Result<Vec<Note>, NotNow> {
        let number = self.next();
        let known = self.rooms.get(kiosk);
        if known.is_some_and(|room| room.by != by && !room.company.is_over()) {
            return Err(NotNow::Taken);
        }
        if known.is_some_and(|room| room.is_in_peace(now)) {
            return Err(NotNow::Refused);
        }
        if known.is_none() && self.rooms.len() >= limits::KIOSKS {
            return Err(NotNow::Full);
        }
        let room = self
            .rooms
            .entry(kiosk.to_owned())
            .or_insert_with(|| Room::of(by.clone()));
        if !room.company.ask(Wish { number, kind }, now) {
            return Err(NotNow::Already);
        }
        room.by = by;
        room.looked = now;
        room.told = None;
        room.revision = number;
        room.version = number;
        Ok(vec![room.note(kiosk, asked(kind))])
    }

    /// A guide presses a button of the view of this number.
    ///
    /// # Errors
    /// [`NotNow`].
    pub fn press(
        &mut self,
        kiosk: &str,
        by: &Guide,
        view: u64,
        button: u16,
    ) -> Result<Vec<Note>, NotNow> {
        let number = self.next();
        let Some(room) = self.rooms.get_mut(kiosk).filter(|room| room.by == *by) else {
            return Err(NotNow::Taken);
        };
        if room.company.control().is_none() || room.press.is_some() {
            return Err(NotNow::Already);
        }
        let shown = room.shown.as_ref().filter(|shown| shown.number == view);
        let seen = shown.and_then(|shown| shown.view.as_ref());
        if !seen.is_some_and(|view| view.offers(button)) {
            return Err(NotNow::Changed);
        }
        room.press = Some(Press {
            number,
            view,
            button,
        });
        room.revision = number;
        room.version = number;
        Ok(vec![room.note(kiosk, Act::ButtonPressed)])
    }

    /// A guide ends it.
    pub fn leave(&mut self, kiosk: &str, by: &Guide, kind: Kind, now: Duration) -> Vec<Note> {
        let number = self.next();
        match self.rooms.get_mut(kiosk) {
            Some(room) if room.by == *by => {
                let withdrawn = room
                    .company
                    .wish()
                    .filter(|wish| kind == Kind::Watch || wish.kind == Kind::Control);
                if withdrawn.is_some() {
                    let _ = room.company.withdraw();
                    room.changed(number);
                }
                room.end(kiosk, kind, Ending::Desk, number, now)
            }
            _ => Vec::new(),
        }
    }

    /// A session is over.
    pub fn sign_out(&mut self, session: Digest, now: Duration) -> Vec<Note> {
        let of_session = |room: &Room| room.by.session == session;
        let left: Vec<(String, Guide)> = self
            .rooms
            .iter()
            .filter(|(_, room)| of_session(room))
            .map(|(kiosk, room)| (kiosk.clone(), room.by.clone()))
            .collect();
        left.iter()
            .flat_map(|(kiosk, by)| self.leave(kiosk, by, Kind::Watch, now))
            .collect()
    }

    /// A kiosk says something; `None` where that is about nothing that stands here.
    pub fn hear(&mut self, kiosk: &str, word: Word, now: Duration) -> Option<Vec<Note>> {
        let number = self.next();
        let room = self.rooms.get_mut(kiosk)?;
        match word {
            Word::Answered { wish, agreed } => {
                let kind = room.company.answer(wish, agreed, now)?;
                room.changed(number);
                if !agreed {
                    room.told = Some((Told::Refused(kind), now));
                }
                let act = if agreed { granted(kind) } else { refused(kind) };
                Some(vec![room.note(kiosk, act)])
            }
            Word::Shown(shown) => {
                let watch = room.company.watch()?;
                if watch.number != shown.watch {
                    return None;
                }
                room.company.hear(now);
                if room
                    .press
                    .is_some_and(|press| press.number == shown.pressed)
                {
                    room.press = None;
                    room.changed(number);
                }
                if room.shown.as_ref() != Some(&shown) {
                    room.version = number;
                }
                room.shown = Some(shown);
                Some(Vec::new())
            }
            Word::Ended { wish, kind, why } => {
                let grant = match kind {
                    Kind::Watch => room.company.watch()?,
                    Kind::Control => room.company.control()?,
                };
                (grant.number == wish).then(|| room.end(kiosk, kind, why, number, now))
            }
        }
    }

    /// Time has passed: what is over ends, and rooms of which nothing is to be told any more go.
    pub fn pass(&mut self, now: Duration) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut number = self.number;
        for (kiosk, room) in &mut self.rooms {
            number += 1;
            if now.saturating_sub(room.looked) >= UNATTENDED {
                let wish = room.company.withdraw();
                if wish.is_some() {
                    room.changed(number);
                }
                notes.extend(room.end(kiosk, Kind::Watch, Ending::Desk, number, now));
            }
            for lapse in room.company.pass(now) {
                match lapse {
                    Lapse::Wish(wish) => {
                        room.changed(number);
                        room.told = Some((Told::Refused(wish.kind), now));
                        notes.push(room.note(kiosk, refused(wish.kind)));
                    }
                    Lapse::Grant(_, kind, why) => {
                        notes.push(room.ended(kiosk, kind, why, number, now));
                    }
                }
            }
        }
        self.number = number;
        self.rooms.retain(|_, room| {
            let told = room.told.as_ref();
            !room.company.is_over()
                || told.is_some_and(|(_, at)| now.saturating_sub(*at) < TOLD_FOR)
        });
        notes
    }

    /// Whether there is nothing that time could end.
    pub fn is_empty(&self) -> bool {
        self.rooms.is_empty()
    }

    /// Changes whenever a kiosk has something to be told.
    pub fn news(&self) -> (usize, Option<u64>) {
        let revisions = self.rooms.values().map(|room| room.revision);
        (self.rooms.len(), revisions.max())
    }

    /// Whatever could not be written down is not kept.
    pub fn forget(&mut self, kiosk: &str) {
        let _ = self.rooms.remove(kiosk);
    }

    /// What a kiosk must know.
    pub fn standing(&self, kiosk: &str) -> Standing {
        let Some(room) = self.rooms.get(kiosk) else {
            return Standing::default();
        };
        Standing {
            revision: room.revision,
            wish: room.company.wish(),
            watch: room.company.watch().map(|grant| grant.number),
            control: room.company.control().map(|grant| grant.number),
            press: room.press,
        }
    }

    /// The room as this guide sees it, who then has looked, and a number that changes with it.
    pub fn look(&mut self, kiosk: &str, by: &Guide, now: Duration) -> (Glance, u64) {
        let Some(room) = self.rooms.get_mut(kiosk) else {
            return (Glance::Free(None), 0);
        };
        let is_ours = room.by == *by;
        if is_ours {
            room.looked = now;
        }
        (room.seen_by(by), room.version)
    }

    /// The room as it stands on the board.
    pub fn glance(&self, kiosk: &str, by: &Guide) -> Glance {
        let room = self.rooms.get(kiosk);
        room.map_or(Glance::Free(None), |room| room.seen_by(by))
    }
}

impl Room {
    fn of(by: Guide) -> Self {
        Self {
            company: Company::new(ASKED_FOR),
            by,
            looked: Duration::ZERO,
            revision: 0,
            version: 0,
            shown: None,
            press: None,
            told: None,
        }
    }

    fn seen_by(&self, by: &Guide) -> Glance {
        let told = self.told.map(|(told, _)| told);
        match (self.by == *by, self.company.is_over()) {
            (false, false) => Glance::Taken,
            (false, true) => Glance::Free(None),
            (true, true) => Glance::Free(told),
            (true, false) => Glance::Ours(Box::new(Ours {
                wish: self.company.wish(),
                watch: self.company.watch(),
                control: self.company.control(),
                shown: self.shown.clone(),
                presses: self.press.is_some(),
                told,
            })),
        }
    }

    fn is_in_peace(&self, now: Duration) -> bool {
        let refused = self
            .told
            .filter(|(told, _)| matches!(told, Told::Refused(_)));
        refused.is_some_and(|(_, at)| now.saturating_sub(at) < IN_PEACE)
    }

    fn changed(&mut self, number: u64) {
        self.revision = number;
        self.version = number;
    }

    fn end(
        &mut self,
        kiosk: &str,
        kind: Kind,
        why: Ending,
        number: u64,
        now: Duration,
    ) -> Vec<Note> {
        let ended = self.company.end(kind).into_iter();
        ended
            .map(|(_, kind)| self.ended(kiosk, kind, why, number, now))
            .collect()
    }

    /// A grant is over, and what stood under it is gone at the same moment.
    fn ended(&mut self, kiosk: &str, kind: Kind, why: Ending, number: u64, now: Duration) -> Note {
        self.press = None;
        if kind == Kind::Watch {
            self.shown = None;
        }
        self.changed(number);
        self.told = Some((Told::Ended(kind, why), now));
        let act = match kind {
            Kind::Watch => Act::WatchEnded,
            Kind::Control => Act::ControlEnded,
        };
        self.note(kiosk, act)
    }

    fn note(&self, kiosk: &str, act: Act) -> Note {
        Note {
            by: self.by.name.clone(),
            act,
            kiosk: kiosk.to_owned(),
        }
    }
}

fn asked(kind: Kind) -> Act {
    match kind {
        Kind::Watch => Act::WatchAsked,
        Kind::Control => Act::ControlAsked,
    }
}

fn granted(kind: Kind) -> Act {
    match kind {
        Kind::Watch => Act::WatchGranted,
        Kind::Control => Act::ControlGranted,
    }
}

fn refused(kind: Kind) -> Act {
    match kind {
        Kind::Watch => Act::WatchRefused,
        Kind::Control => Act::ControlRefused,
    }
}
