//! What the courier tells others about the line.

use crate::courier::outcome::Reason;
use crate::courier::weather::Weather;
use crate::filing::delivery::LineNote;
use crate::machine::health::LineFact;
use jiff::SignedDuration;

/// Whether the desk can be reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Line {
    /// Not tried yet.
    #[default]
    Unknown,
    /// The desk answered as itself, and nothing has failed since.
    Up,
    /// The last try failed.
    Down(Reason),
}

/// What is known of the line and of what it carries.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LineStatus {
    /// Whether the desk can be reached.
    pub line: Line,
    /// How quickly the desk answers.
    pub weather: Weather,
    /// Whether a filing is on its way right now.
    pub sending: bool,
    /// Bytes of parts handed to the line since the start, repeats included.
    pub sent_bytes: u64,
    /// Bytes of parts that the desk confirmed since the start.
    pub payload_bytes: u64,
    /// Why the desk's answers cannot be followed, since the last time that they could.
    pub unheard: Option<Reason>,
    /// How far the desk's clock is ahead of ours, at the last probe.
    pub clock_offset: Option<SignedDuration>,
}

impl LineStatus {
    /// What may be said of it to people. A desk that is busy or has a fault has answered: its line
    /// is not down, only slow.
    pub fn fact(self) -> LineFact {
        match (self.line, self.weather) {
            (Line::Unknown, _) => LineFact::Unknown,
            (Line::Down(Reason::Busy | Reason::DeskError), _) | (Line::Up, Weather::Slow) => {
                LineFact::Slow
            }
            (Line::Down(_), _) => LineFact::Down,
            (Line::Up, _) => LineFact::Up,
        }
    }
}

/// What may be said of a line that another process sends over, by its last note.
pub fn noted(note: Option<&LineNote>) -> LineFact {
    let busy = [Reason::Busy, Reason::DeskError].map(Reason::word);
    match note.map(|note| &note.failure) {
        None => LineFact::Unknown,
        Some(None) => LineFact::Up,
        Some(Some(failure)) if busy.contains(&failure.reason.as_str()) => LineFact::Slow,
        Some(Some(_)) => LineFact::Down,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_called_down_only_where_nobody_answered() {
        let status = |line, weather| LineStatus {
            line,
            weather,
            ..LineStatus::default()
        };
        let rows = [
            (Line::Up, Weather::Fair, LineFact::Up),
            (Line::Up, Weather::Slow, LineFact::Slow),
            (Line::Down(Reason::Busy), Weather::Fair, LineFact::Slow),
            (Line::Down(Reason::DeskError), Weather::Fair, LineFact::Slow),
            (
                Line::Down(Reason::Unreachable),
                Weather::Slow,
                LineFact::Down,
            ),
            (Line::Unknown, Weather::Fair, LineFact::Unknown),
        ];
        for (line, weather, fact) in rows {
            assert_eq!(status(line, weather).fact(), fact, "{line:?} {weather:?}");
        }
    }
}
