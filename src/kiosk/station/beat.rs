//! How the kiosk is, told to the courier for the desk's board.

use super::Station;
use crate::courier::beat::{Seen, SeenStep};
use crate::kiosk::app::whereabouts::Whereabouts;
use crate::kiosk::staff::{Part, Standing};
use crate::protocol::messages::Light;
use std::time::Instant;

/// Where the visit is, and since when.
#[derive(Debug, Default)]
pub(super) struct LastSeen(Option<(Whereabouts, Instant)>);

impl LastSeen {
    /// Since when the visit is where it is.
    fn since(&mut self, now: &Whereabouts) -> Instant {
        match &self.0 {
            Some((last, since)) if last == now => *since,
            _ => {
                let since = Instant::now();
                self.0 = Some((now.clone(), since));
                since
            }
        }
    }
}

impl Station {
    /// Tells the courier how the kiosk is; only what has changed goes on from there.
    pub(super) fn tell_board(&mut self) {
        let Some(courier) = &self.courier else {
            return;
        };
        let whereabouts = self.app.whereabouts();
        let machine = self.machine();
        let capture = &self.config.settings.capture;
        let set_up = |is_set_up| match is_set_up {
            true => Standing::SetUp,
            false => Standing::Absent,
        };
        let light = |part: Part| Light {
            part: part.word().to_owned(),
            standing: match part {
                Part::Camera => set_up(capture.camera.is_some()),
                Part::Scanner => set_up(capture.scanner.is_some()),
                other => machine.standing(other),
            }
            .word()
            .to_owned(),
        };
        courier.tell(Seen {
            since: self.last_seen.since(&whereabouts),
            step: SeenStep {
                word: whereabouts.step,
                procedure: whereabouts.procedure,
                question: whereabouts.question,
            },
            calling: self.app.calls(),
            lights: Part::ALL.map(light).into(),
        });
    }
}
