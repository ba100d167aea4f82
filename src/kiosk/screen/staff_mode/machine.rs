//! How the machine is, as far as it knows: one line for each of its parts.

use super::{lead, page as staff_page, with_leave};
use crate::kiosk::page::{Block, Page, Row};
use crate::kiosk::screen::Scene;
use crate::kiosk::staff::{Fact, Standing};

/// Builds the page.
pub fn page(scene: &Scene<'_>, facts: Option<&[Fact]>) -> Page {
    let mut page = staff_page(scene, "staff-machine", "screen-staff-machine");
    let Some(facts) = facts else {
        lead(&mut page, scene, "screen-staff-asked");
        return with_leave(page, scene);
    };
    let rows = facts.iter().map(|fact| Row {
        icon: Some(match fact.standing {
            Standing::Well => "circle-check",
            Standing::SetUp | Standing::Unknown => "circle-help",
            Standing::Absent => "circle",
            Standing::Slow => "clock",
            Standing::Failing => "triangle-alert",
        }),
        label: scene.words.say(&format!("staff-part-{}", fact.part.word())),
        value: scene
            .words
            .say(&format!("staff-standing-{}", fact.standing.word())),
        action: None,
        flagged: fact.standing == Standing::Failing,
    });
    page.body = vec![Block::Rows(rows.collect())];
    with_leave(page, scene)
}
