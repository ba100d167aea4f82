//! What somebody of the staff can open.

use super::{lead, page as staff_page, with_leave};
use crate::filing::staff::{Person, Room};
use crate::kiosk::page::{Act, Block, Card, CardState, Page, StaffAct};
use crate::kiosk::screen::Scene;

const ROOMS: [(Room, &str, &str); 3] = [
    (Room::Queue, "button-staff-queue", "cloud-upload"),
    (Room::Find, "button-staff-find", "search"),
    (Room::Machine, "button-staff-machine", "check"),
];

/// Builds the page.
pub fn page(scene: &Scene<'_>, who: &Person) -> Page {
    let mut page = staff_page(scene, "staff-menu", "screen-staff-menu");
    let role = format!("screen-staff-menu.{}", who.role.word());
    lead(&mut page, scene, &role);
    let open = ROOMS
        .into_iter()
        .filter(|(room, ..)| who.role.may_open(*room));
    let cards = open.map(|(room, key, icon)| Card {
        label: scene.words.say(key),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act: Act::Staff(StaffAct::Go(room)),
    });
    page.body = vec![
        Block::Rest,
        Block::Cards {
            columns: 1,
            cards: cards.collect(),
        },
        Block::Rest,
    ];
    with_leave(page, scene)
}
