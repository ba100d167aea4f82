//! One tap of a trembling hand, as what the glass feels of it.

use super::Hand;
use super::chance::Chance;
use crate::kiosk::touch::Contact;
use iced::Point;
use std::time::Duration;

/// What a contact does.
#[derive(Debug, Clone, Copy)]
pub enum Motion {
    /// It goes down.
    Down(Point),
    /// It lifts.
    Up(Point),
}

/// A tap at some point.
#[derive(Debug, Clone, Copy)]
pub struct Tap {
    pub aim: Point,
    pub px_per_mm: f32,
    pub hand: Hand,
    /// Whether it is one of many: nobody rests long on each key.
    pub again: bool,
}

impl Tap {
    /// Everything that the glass feels, in order of time.
    pub fn events(&self, chance: &mut Chance) -> Vec<(Duration, Contact, Motion)> {
        let mut events = Vec::with_capacity(4);
        let double = chance
            .permille(self.hand.doubles_permille)
            .then(|| chance.between(80, 350));
        let rests = if self.again {
            self.hand.holds_permille / 3
        } else {
            self.hand.holds_permille
        };
        let held = match double {
            // The finger leaves the glass before it comes again.
            Some(again) => chance.between(30, 60 + again / 2).min(again - 20),
            None if chance.permille(rests) => chance.between(500, 3_000),
            None => chance.between(60, 300),
        };
        // A palm may come before the finger, with it or after it.
        let lead = 250;
        self.contact(0, lead, held, chance, &mut events);
        if let Some(again) = double {
            let held = chance.between(40, 250);
            self.contact(1, lead + again, held, chance, &mut events);
        }
        if chance.permille(self.hand.palms_permille) {
            let start = chance.between(0, 2 * lead);
            self.palm(start, chance, &mut events);
        }
        events.sort_by_key(|(time, _, _)| *time);
        events
    }

    fn contact(
        &self,
        finger: u64,
        start: u64,
        held: u64,
        chance: &mut Chance,
        events: &mut Vec<(Duration, Contact, Motion)>,
    ) {
        let down = self.scattered(self.aim, self.hand.sigma_mm, chance);
        // A finger that rests creeps.
        let creep = 0.6 + held as f32 / 2_000.0;
        let up = self.scattered(down, creep, chance);
        let by = Contact::Finger(finger);
        events.push((Duration::from_millis(start), by, Motion::Down(down)));
        events.push((Duration::from_millis(start + held), by, Motion::Up(up)));
    }

    /// Three to five contacts over 30 to 60 mm, below the finger.
    fn palm(&self, start: u64, chance: &mut Chance, events: &mut Vec<(Duration, Contact, Motion)>) {
        let contacts = chance.between(3, 5);
        let wide = chance.between(30, 60) as f32;
        let below = chance.between(20, 120) as f32;
        let aside = chance.between(0, 100) as f32 - 30.0;
        for contact in 0..contacts {
            let along = wide * contact as f32 / (contacts - 1) as f32;
            let at = Point::new(
                self.aim.x + (aside + along - wide / 2.0) * self.px_per_mm,
                self.aim.y + below * self.px_per_mm,
            );
            let at = self.scattered(at, 4.0, chance);
            let down = start + chance.between(0, 120);
            let up = down + chance.between(150, 700);
            let by = Contact::Finger(10 + contact);
            events.push((Duration::from_millis(down), by, Motion::Down(at)));
            events.push((Duration::from_millis(up), by, Motion::Up(at)));
        }
    }

    fn scattered(&self, around: Point, sigma_mm: f32, chance: &mut Chance) -> Point {
        let (x, y) = chance.normal();
        let sigma = sigma_mm * self.px_per_mm;
        Point::new(around.x + sigma * x, around.y + sigma * y)
    }
}
