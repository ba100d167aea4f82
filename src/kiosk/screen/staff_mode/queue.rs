//! What waits here and why: the same words as `motcua queue`, oldest first.

use super::{Told, lead, page as staff_page, problem};
use crate::filing::explanation::NextTry;
use crate::kiosk::page::{Act, Block, Button, Page, Row, StaffAct};
use crate::kiosk::screen::Scene;
use crate::kiosk::staff::Kept;

/// Builds the page.
pub fn page(scene: &Scene<'_>, told: &Told<Vec<Kept>>) -> Page {
    let mut page = staff_page(scene, "staff-queue", "screen-staff-queue");
    match told {
        Told::Asked => lead(&mut page, scene, "screen-staff-asked"),
        Told::Unreadable => problem(&mut page, scene, "error-staff-unreadable"),
        Told::Known(kept) if kept.is_empty() => page.lead = vec![scene.words.say("queue-empty")],
        Told::Known(kept) => {
            page.lead = vec![scene.words.counted("staff-waiting", "count", kept.len())];
            let rows = kept.iter().map(|kept| row(scene, kept));
            page.body = vec![Block::Rows(rows.collect())];
        }
    }
    page
}

fn row(scene: &Scene<'_>, kept: &Kept) -> Row {
    let told = &kept.explained;
    let words = scene.words;
    let reason = told.reason.as_ref();
    let sentences = [
        words.filled("staff-do", "what", &words.queue_class(told)),
        reason
            .map(|reason| words.queue_reason(reason))
            .unwrap_or_default(),
        words.filled("staff-next", "when", &words.queue_next(told)),
        words.counted("staff-tries", "count", told.attempts as usize),
    ];
    Row {
        icon: None,
        label: kept.reference.to_string(),
        value: sentences
            .iter()
            .filter(|sentence| !sentence.is_empty())
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        action: Some(Button {
            label: words.say("button-look"),
            act: Act::Staff(StaffAct::Filing(kept.reference.clone())),
        }),
        flagged: told.next == Some(NextTry::Person),
    }
}
