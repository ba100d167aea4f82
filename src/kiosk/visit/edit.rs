//! What marks, boxes and places do to the field on the screen.

use super::{Outcome, Visit};
use crate::filing::draft::Event;
use crate::filing::entry::{AppointmentEntry, Entry};
use crate::kiosk::page::Act;

impl Visit {
    /// Takes an act into the field.
    pub(super) fn edit(&mut self, act: &Act, outcome: &mut Outcome) {
        // The page of an exit hides the field.
        if self.exit.is_some() {
            return;
        }
        let before = self.entry.clone();
        match (act, &mut self.entry) {
            (Act::Mark(token), Entry::Choice(chosen)) => *chosen = Some(token.clone()),
            (Act::DatePart(part), Entry::Date(date)) => date.part = *part,
            (Act::NextDatePart, Entry::Date(date)) => date.next_part(),
            (Act::TimePart(part), Entry::Time(time)) => time.part = *part,
            (Act::NextDatePart, Entry::Time(time)) => time.next_part(),
            (Act::OtherHalf, Entry::Time(time)) => time.turn_half(),
            (Act::DatePrecision(precision), Entry::Date(date)) => date.set_precision(*precision),
            (Act::DateAsWritten, Entry::Date(date)) => date.as_written = true,
            (Act::DateLunar(lunar), Entry::Date(date)) => date.set_lunar(*lunar),
            (Act::DateLeap(leap), Entry::Date(date)) => date.set_leap(*leap),
            (Act::Day(day), Entry::Appointment(appointment)) => {
                (appointment.day, appointment.soonest) = (Some(*day), false);
                outcome.moved = true;
            }
            (Act::Soonest(soonest), Entry::Appointment(appointment)) => {
                *appointment = AppointmentEntry {
                    day: Some(soonest.day),
                    time: Some(soonest.time),
                    soonest: true,
                };
            }
            (Act::Time(time), Entry::Appointment(appointment)) => appointment.time = Some(*time),
            (Act::Province(unit), Entry::Place(place)) => {
                place.province = Some(unit.clone());
                outcome.moved = true;
            }
            (Act::Commune(province, commune), Entry::Place(place)) => {
                place.province = Some(province.clone());
                place.commune = Some(commune.clone());
                outcome.moved = true;
            }
            (Act::Place(choice), Entry::Place(place)) => {
                place.choose(choice);
                outcome.moved = true;
            }
            _ => return,
        }
        if self.entry != before {
            self.trail.clear();
            self.problem = None;
            self.note(Event::Typed(self.entry.clone()), outcome);
        }
    }
}
