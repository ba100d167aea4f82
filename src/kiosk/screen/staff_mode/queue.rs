//! What waits here and why: the same words as `motcua queue`, oldest first.

use super::{Told, lead, page as staff_page, problem, with_leave};
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
            let rows = kept.iter().flat_map(|kept| rows(scene, kept));
            page.body = vec![Block::Rows(rows.collect())];
        }
    }
    with_leave(page, scene)
}

/// The lines of one filing: a reason may be long, so each thing stands on its own.
fn rows(scene: &Scene<'_>, kept: &Kept) -> Vec<Row> {
    let told = &kept.explained;
    let words = scene.words;
    let line = |key: &str, value: String| Row {
        icon: None,
        label: words.say(key),
        value,
        action: None,
        flagged: false,
    };
    let mut rows = vec![Row {
        icon: None,
        label: kept.reference.to_string(),
        value: words.queue_class(told),
        action: Some(Button {
            label: words.say("button-look"),
            act: Act::Staff(StaffAct::Filing(kept.reference.clone())),
        }),
        flagged: told.next == Some(NextTry::Person),
    }];
    let reason = told.reason.as_ref();
    rows.extend(reason.map(|reason| line("queue-column-reason", words.queue_reason(reason))));
    rows.extend([
        line("queue-column-next", words.queue_next(told)),
        line("queue-column-tries", told.attempts.to_string()),
    ]);
    rows
}
