//! What one connection of a line may suffer, drawn from a seed.

use crate::ward_line::Dice;

/// Which way bytes go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// From the kiosk to the desk.
    Up,
    /// From the desk to the kiosk.
    Down,
}

/// Who learns that the line is cut.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Both,
    /// The kiosk; the desk waits on, half-open.
    Kiosk,
    /// The desk; the kiosk waits on.
    Desk,
    /// Nobody: it is a stall.
    Nobody,
}

/// When a request is delivered a second time, on a connection of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    Before,
    Beside,
    After,
}

/// What one connection suffers. Requests are counted where they change something at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nothing.
    Whole,
    /// The line ends after so many bytes one way.
    Cut { way: Way, after: u64, told: Told },
    /// So many bytes per second.
    Slow(u64),
    /// The first so many bytes of the answers come one at a time.
    Dribble(u64),
    /// From this request on somebody else answers, so many times; with a login page, or as if they
    /// were the desk.
    Stranger { from: u64, times: u64, lies: bool },
    /// This request reaches the desk twice.
    Twice { request: u64, again: Again },
    /// The desk has acted on this request, and the kiosk never hears of it.
    Unheard { request: u64 },
}

impl Fault {
    pub fn by(dice: &mut Dice) -> Self {
        match dice.roll(16) {
            0..=5 => Self::Cut {
                way: Way::Up,
                after: Self::bytes(dice, 64, 11),
                told: Self::told(dice),
            },
            6 | 7 => Self::Cut {
                way: Way::Down,
                after: Self::bytes(dice, 8, 9),
                told: Self::told(dice),
            },
            8 => Self::Slow(100_000 << dice.roll(5)),
            9 => Self::Dribble(dice.roll(200)),
            10 | 11 => Self::Stranger {
                from: dice.roll(8),
                times: 1 + dice.roll(12),
                lies: dice.roll(3) > 0,
            },
            12 | 13 => Self::Twice {
                request: dice.roll(8),
                again: [Again::Before, Again::Beside, Again::After][dice.roll(3) as usize],
            },
            _ => Self::Unheard {
                request: dice.roll(8),
            },
        }
    }

    /// What it is counted as.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Cut { told, .. } => match told {
                Told::Both => "cut",
                Told::Kiosk | Told::Desk => "half-open",
                Told::Nobody => "stalled",
            },
            Self::Slow(_) => "slow",
            Self::Dribble(_) => "dribbled",
            Self::Stranger { lies: false, .. } => "login page",
            Self::Stranger { lies: true, .. } => "liar",
            Self::Twice { .. } => "delivered twice",
            Self::Unheard { .. } => "answer lost",
        }
    }

    /// Small numbers are as likely as large ones.
    fn bytes(dice: &mut Dice, least: u64, doublings: u64) -> u64 {
        let most = least << dice.roll(doublings);
        dice.roll(most)
    }

    fn told(dice: &mut Dice) -> Told {
        match dice.roll(8) {
            0 => Told::Nobody,
            1 => Told::Desk,
            2 => Told::Kiosk,
            _ => Told::Both,
        }
    }
}
