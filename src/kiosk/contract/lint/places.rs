//! Where targets stand: within reach, always at the same place, what erases far from all else
//! (C03, C14, C17).

use super::sizes::distance;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::page::Act;
use crate::kiosk::semantic::Node;
use iced::Rectangle;
use std::collections::BTreeMap;

const DANGER_GAP: Aspect = Aspect::at_least(
    "C03",
    "from what erases or submits to any target",
    15.0,
    "mm",
);
const SECOND_TAP: Aspect = Aspect::always("C03", "what confirms is not where the trigger was");
const LOW: Aspect = Aspect::at_least("C14", "lowest target above the floor", 380.0, "mm");
const HIGH: Aspect = Aspect::at_most("C14", "highest target above the floor", 1200.0, "mm");
const FIXED: Aspect = Aspect::at_most("C17", "a fixed target moves between screens", 1.0, "px");
const BACK: Aspect = Aspect::always(
    "C17",
    "Back stands on all but the first and the last screens",
);

/// Screens without a way back: the first, those after the final tap, and those that stand above
/// the visit and have their own way on.
const WITHOUT_BACK: [&str; 12] = [
    "card-not-needed",
    "company-control",
    "company-watch",
    "cover",
    "welcome",
    "sealing",
    "not-sealed",
    "done",
    "idle",
    "end",
    "call-staff-page",
    "declined",
];

pub(super) fn measure(screen: &Screen, tally: &mut Tally) {
    let targets: Vec<&Node> = screen.targets().collect();
    for (place, target) in targets.iter().enumerate() {
        let says = || target.text.clone();
        let above_floor = |y: f32| screen.mount_bottom_mm + screen.mm(screen.look.height - y);
        tally.note(
            &LOW,
            above_floor(target.bounds.y + target.bounds.height),
            screen,
            says,
        );
        tally.note(&HIGH, above_floor(target.bounds.y), screen, says);
        if !target.act.as_ref().is_some_and(erases_or_submits) {
            continue;
        }
        for (other_place, other) in targets.iter().enumerate() {
            if other_place != place {
                let gap = screen.mm(distance(target.bounds, other.bounds));
                let says = || format!("{} and {}", target.text, other.text);
                tally.note(&DANGER_GAP, gap, screen, says);
            }
        }
    }
    let name = screen.name();
    let is_fault = matches!(
        name,
        "screen-disk-full" | "screen-read-only" | "screen-disk-failing" | "screen-replaced"
    );
    let needs_back = !is_fault && !WITHOUT_BACK.contains(&name);
    if needs_back {
        let has = screen.targets().any(|target| target.id == Some("back"));
        tally.check(&BACK, has, screen, String::new);
    }
}

/// What the contract keeps apart. Declining the notice erases nothing that cannot be begun anew.
fn erases_or_submits(act: &Act) -> bool {
    act.is_danger() && *act != Act::Decline
}

/// What can only be seen across the screens of one cell.
pub(super) fn compare(screens: &[Screen], tally: &mut Tally) {
    let mut first: BTreeMap<&str, Rectangle> = BTreeMap::new();
    for screen in screens {
        for target in screen.targets() {
            let Some(id) = target.id else { continue };
            let place = *first.entry(id).or_insert(target.bounds);
            let moved = [
                target.bounds.x - place.x,
                target.bounds.y - place.y,
                target.bounds.width - place.width,
                target.bounds.height - place.height,
            ];
            let most = moved.into_iter().map(f32::abs).fold(0.0, f32::max);
            tally.note(&FIXED, most, screen, || id.to_owned());
        }
    }
    second_taps(screens, tally);
}

/// Two taps at one place must never end a visit or hand a filing over.
fn second_taps(screens: &[Screen], tally: &mut Tally) {
    let triggers: Vec<(&Screen, &Node, Act)> = screens
        .iter()
        .flat_map(|screen| screen.targets().map(move |target| (screen, target)))
        .filter_map(|(screen, target)| match &target.act {
            Some(Act::AskEnd) => Some((screen, target, Act::End)),
            Some(Act::Continue) if matches!(screen.name(), "check" | "sign") => {
                Some((screen, target, Act::Submit))
            }
            _ => None,
        })
        .collect();
    for screen in screens {
        let asks = |act: &Act| match act {
            Act::End => screen.name() == "end",
            _ => screen.name() == "confirm",
        };
        for target in screen.targets() {
            let Some(act) = target.act.as_ref().filter(|act| asks(act)) else {
                continue;
            };
            let same = triggers.iter().find(|(_, trigger, leads_to)| {
                let common = trigger.bounds.intersection(&target.bounds);
                leads_to == act && common.is_some()
            });
            if matches!(act, Act::End | Act::Submit) {
                tally.check(&SECOND_TAP, same.is_none(), screen, || target.text.clone());
            }
        }
    }
}
