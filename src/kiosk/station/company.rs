//! Company from the desk, between the application and the courier. What may be seen is asked of the application
//! anew each second and kept nowhere.

use super::Station;
use super::job::Job;
use crate::courier::CompanyHeard;
use crate::filing::company::Word;
use crate::kiosk::effect::{CompanyNews, Message};
use tokio::sync::watch;

/// What the courier hears of the desk, and how much of it was told.
#[derive(Debug)]
pub(super) struct Ear {
    hears: watch::Receiver<CompanyHeard>,
    told: CompanyHeard,
}

impl Ear {
    pub(super) fn new(hears: watch::Receiver<CompanyHeard>) -> Self {
        Self {
            hears,
            told: CompanyHeard::default(),
        }
    }

    fn news(&mut self) -> Vec<CompanyNews> {
        let now = *self.hears.borrow_and_update();
        let before = std::mem::replace(&mut self.told, now);
        let taken = (now.taken != before.taken).then_some(CompanyNews::Heard);
        let over = now.over.filter(|_| now.over != before.over);
        let standing = now.standing.filter(|_| now.standing != before.standing);
        taken
            .into_iter()
            .chain(over.map(CompanyNews::Over))
            .chain(standing.map(CompanyNews::Standing))
            .collect()
    }
}

impl Station {
    /// Tells the desk what became of a wish or a grant. Without a courier nobody has wished for anything.
    pub(super) fn say_to_desk(&self, word: Word) {
        if let Some(courier) = &self.courier {
            courier.say(word);
        }
    }

    /// Tells the application what the desk says, and the desk what it may see now.
    pub(super) fn follow_company(&mut self) -> Vec<Job> {
        let news = self.ear.as_mut().map(Ear::news).unwrap_or_default();
        let mut jobs = Vec::new();
        for one in news {
            jobs.extend(self.handle(Message::Company(one)));
        }
        let shown = self.app.shown_to_company();
        if let Some(courier) = &self.courier {
            courier.show(self.app.can_have_company(), shown);
        }
        jobs
    }
}
