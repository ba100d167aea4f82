//! The reasons for return that a filing's page offers: those of the catalogue that this filing can have,
//! and last the officer's own words.

use super::words::Words;
use crate::config::Config;
use crate::config::reasons::About;
use crate::desk::GivenReason;
use crate::desk::opened::Opened;
use crate::filing::answer::QuestionId;
use crate::filing::procedure::Question;

/// The reason in the officer's own words.
pub const OWN: &str = GivenReason::OWN;

/// The reasons offered, in order.
#[derive(Debug)]
pub struct Offered<'a>(pub Vec<Offer<'a>>);

/// One reason that can be picked.
#[derive(Debug)]
pub struct Offer<'a> {
    /// Its id within the page.
    pub id: &'a str,
    /// What officers read.
    pub name: String,
    /// What can be named with it.
    pub items: Vec<Item<'a>>,
    /// Whether something must be.
    pub needs_item: bool,
}

/// A question of the filing.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The question.
    pub question: &'a QuestionId,
    /// What officers read.
    pub label: String,
    asked: Option<&'a Question>,
}

impl<'a> Offered<'a> {
    /// The reasons that a filing can have.
    pub fn new(config: &'a Config, words: &Words<'a>, opened: &'a Opened) -> Self {
        let procedure = opened.procedure(words);
        let entries = opened.manifest.answers.iter();
        let items = entries.filter_map(|entry| {
            let asked = procedure.map(|procedure| procedure.question(&entry.question));
            // What is worked out is not asked, so nothing can be mended there.
            if asked == Some(None) {
                return None;
            }
            let asked = asked.flatten();
            Some(Item {
                question: &entry.question,
                label: words.question_label(asked, entry.question.as_str()),
                asked,
            })
        });
        let items: Vec<Item<'_>> = items.collect();
        let reasons = config
            .reasons
            .iter()
            .filter(|reason| procedure.is_none_or(|procedure| reason.is_for(procedure)));
        let reasons = reasons.filter_map(|reason| {
            let fits = |item: &&Item<'_>| match (item.asked, reason.about) {
                (_, About::Filing) => false,
                (Some(asked), about) => about.fits(&asked.kind),
                // Of a procedure that this desk does not have, no kind is known.
                (None, _) => true,
            };
            let items: Vec<Item<'_>> = items.iter().filter(fits).cloned().collect();
            let needs_item = reason.about != About::Filing;
            (!needs_item || !items.is_empty()).then(|| Offer {
                id: &reason.id,
                name: words.say(&format!("reason-{}", reason.id)),
                items,
                needs_item,
            })
        });
        let mut offered: Vec<Offer<'_>> = reasons.collect();
        offered.push(Offer {
            id: OWN,
            name: words.say("desk-reason-own"),
            items,
            needs_item: false,
        });
        Self(offered)
    }
}

impl<'a> Offer<'a> {
    /// What is named by this id, if it can be named with this reason.
    pub fn item(&self, id: &str) -> Option<&Item<'a>> {
        self.items.iter().find(|item| item.question.as_str() == id)
    }

    /// What the resident reads.
    pub fn sentence(&self, words: &Words<'_>, item: Option<&Item<'_>>, more: &str) -> String {
        if self.id == OWN {
            return more.to_owned();
        }
        let label = item.map(|item| words.plain_label(item.asked, item.question.as_str()));
        let key = format!("reason-{}.resident", self.id);
        let said = words.fill(&key, &[("item", label.unwrap_or_default().into())]);
        match more.is_empty() {
            true => said,
            false => format!("{said} {more}"),
        }
    }
}
