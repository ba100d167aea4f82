//! Staff at the kiosk: who they are, what each of them may open, and how guessing a PIN is slowed down.
//!
//! The one idea: the number of tries decides alone how long the next one has to wait, so that keeping that one
//! number on the disk before a PIN is looked at is all that a power cut cannot undo.

use crate::vietnamese::nfc;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::time::Duration;
use uuid::Uuid;

/// So many digits has a PIN.
pub const PIN_DIGITS: usize = 6;

/// So many tries need no pause.
pub const FREE_TRIES: u32 = 5;

/// After so many tries nobody enters until `motcua staff unlock`.
pub const LOCKED_AT: u32 = 15;

/// The pause after the last of the [`FREE_TRIES`]; each further try doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(15);

/// No name of a person at work is longer.
const LONGEST_NAME: usize = 40;

/// No word of one is longer.
const LONGEST_WORD: usize = 10;

/// What somebody does for the ward.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Guides residents in the lobby.
    Guide,
    /// Works at the counter.
    Officer,
    /// Looks after the machine.
    Operator,
}

/// What staff can open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// Everything that waits here.
    Queue,
    /// One filing, by the number on its slip.
    Find,
    /// What the machine knows of its devices.
    Machine,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 3] = [Self::Guide, Self::Officer, Self::Operator];

    /// A closed word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Guide => "guide",
            Self::Officer => "officer",
            Self::Operator => "operator",
        }
    }

    /// The role of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// Whether it may open this. A guide is shown a filing by the resident who holds its slip, and has no need
    /// of all the others.
    pub fn may_open(self, room: Room) -> bool {
        match room {
            Room::Queue => self != Self::Guide,
            Room::Find | Room::Machine => true,
        }
    }
}

/// Somebody of the staff.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Names the person in the log, also after the name was taken away.
    pub id: Uuid,
    /// As colleagues say it.
    pub name: StaffName,
    /// What the person does.
    pub role: Role,
}

/// Why a name or a PIN is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StaffError {
    /// A sign that is no letter.
    #[error("a name has letters, spaces and points only")]
    NameSign,
    /// None or too many letters.
    #[error("a name has 1 to 40 letters")]
    NameLength,
    /// A word that is too long for the screen.
    #[error("a word of a name has at most 10 letters")]
    NameWord,
    /// Not six digits.
    #[error("a PIN has six digits")]
    PinDigits,
    /// The first that anybody would try.
    #[error("this PIN is among the first that anybody tries; take another one")]
    PinEasy,
}

/// A name of somebody at work.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StaffName(String);

impl StaffName {
    /// Reads a name.
    ///
    /// # Errors
    /// [`StaffError::NameSign`], [`StaffError::NameLength`], [`StaffError::NameWord`].
    pub fn new(text: &str) -> Result<Self, StaffError> {
        let name = nfc::normalise(text.trim());
        if !(1..=LONGEST_NAME).contains(&name.chars().count()) {
            return Err(StaffError::NameLength);
        }
        let is_of_a_name = |sign: char| sign.is_alphabetic() || matches!(sign, ' ' | '.' | '-');
        if !name.chars().all(is_of_a_name) {
            return Err(StaffError::NameSign);
        }
        if name
            .split(' ')
            .any(|word| word.chars().count() > LONGEST_WORD)
        {
            return Err(StaffError::NameWord);
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a narrow place has room for: all of it where it is short, else the word by which a person is called.
    pub fn short(&self) -> &str {
        if self.0.chars().count() <= LONGEST_WORD {
            return &self.0;
        }
        self.0.rsplit(' ').next().unwrap_or_default()
    }
}

impl fmt::Display for StaffName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for StaffName {
    type Error = StaffError;

    fn try_from(text: String) -> Result<Self, StaffError> {
        Self::new(&text)
    }
}

impl From<StaffName> for String {
    fn from(name: StaffName) -> Self {
        name.0
    }
}

/// Six digits that only one person knows; never shown, and overwritten when dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Pin([u8; PIN_DIGITS]);

impl Pin {
    /// Reads a PIN as it is entered.
    ///
    /// # Errors
    /// [`StaffError::PinDigits`].
    pub fn entered(text: &str) -> Result<Self, StaffError> {
        let digits: [u8; PIN_DIGITS] = text
            .as_bytes()
            .try_into()
            .map_err(|_| StaffError::PinDigits)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(StaffError::PinDigits);
        }
        Ok(Self(digits))
    }

    /// Reads a PIN that somebody chooses.
    ///
    /// # Errors
    /// As [`Self::entered`], and [`StaffError::PinEasy`].
    pub fn chosen(text: &str) -> Result<Self, StaffError> {
        let pin = Self::entered(text)?;
        if pin.is_easy() {
            return Err(StaffError::PinEasy);
        }
        Ok(pin)
    }

    /// A PIN from random bytes; `None` where they make an easy one.
    pub fn from_random(bytes: [u8; 8]) -> Option<Self> {
        let number = u64::from_be_bytes(bytes) % 1_000_000;
        Self::chosen(&format!("{number:06}")).ok()
    }

    /// Its digits, to be checked or to be told once to whoever it belongs to.
    pub fn expose(&self) -> &[u8; PIN_DIGITS] {
        &self.0
    }

    /// All digits alike, one after the other, or the same few again and again.
    fn is_easy(&self) -> bool {
        let steps = |step: i16| {
            let pairs = self.0.windows(2);
            let mut pairs = pairs.map(|pair| i16::from(pair[1]) - i16::from(pair[0]));
            pairs.all(|found| found == step)
        };
        let repeats = |length: usize| self.0.chunks(length).all(|part| part == &self.0[..length]);
        steps(0) || steps(1) || steps(-1) || repeats(2) || repeats(3)
    }
}

impl Drop for Pin {
    fn drop(&mut self) {
        self.0 = [0; PIN_DIGITS];
        // Else nobody would look at it any more, and the zeroes need not be written.
        let _ = std::hint::black_box(&self.0);
    }
}

/// A PIN is no business of a log.
impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin")
    }
}

/// Whether a PIN may be tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    /// At once.
    Open,
    /// After so long.
    Wait(Duration),
    /// Not before an operator has unlocked it.
    Locked,
}

/// What became of a PIN.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Admission {
    /// Nobody has a PIN here.
    NobodySetUp,
    /// It was not looked at: it is too early, or locked.
    Closed(Gate),
    /// It is nobody's; the next one may be tried then.
    Refused(Gate),
    /// It is this person's.
    Entered(Person),
}

/// Whether a PIN may be tried after so many tries without a right one, the last of them so long ago. A restart
/// counts as the last one: it makes no pause shorter.
pub fn gate(tries: u32, since: Duration) -> Gate {
    if tries >= LOCKED_AT {
        return Gate::Locked;
    }
    let Some(further) = tries.checked_sub(FREE_TRIES) else {
        return Gate::Open;
    };
    let left = (FIRST_PAUSE * 2_u32.pow(further)).saturating_sub(since);
    if left.is_zero() {
        Gate::Open
    } else {
        Gate::Wait(left)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const fn s(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    #[test]
    fn five_tries_are_free_then_the_pause_doubles_and_the_fifteenth_locks() {
        for tries in 0..5 {
            assert_eq!(gate(tries, s(0)), Gate::Open, "{tries}");
        }
        assert_eq!(gate(5, s(0)), Gate::Wait(s(15)));
        assert_eq!(gate(5, s(14)), Gate::Wait(s(1)));
        assert_eq!(gate(5, s(15)), Gate::Open);
        assert_eq!(gate(6, s(0)), Gate::Wait(s(30)));
        assert_eq!(gate(14, s(0)), Gate::Wait(s(15 << 9)));
        for since in [s(0), s(u64::MAX)] {
            assert_eq!(gate(15, since), Gate::Locked);
            assert_eq!(gate(u32::MAX, since), Gate::Locked);
        }
    }

    #[test]
    fn a_pin_that_anybody_tries_first_cannot_be_chosen_and_none_is_shown() {
        for easy in ["000000", "123456", "987654", "121212", "456456"] {
            assert_eq!(Pin::chosen(easy), Err(StaffError::PinEasy), "{easy}");
            assert!(Pin::entered(easy).is_ok());
        }
        for wrong in ["", "12345", "1234567", "12345a", "١٢٣٤٥٦"] {
            assert_eq!(Pin::entered(wrong), Err(StaffError::PinDigits), "{wrong}");
        }
        let pin = Pin::chosen("271828").unwrap();
        assert_eq!(format!("{pin:?}"), "Pin");
        assert_eq!(pin.expose(), b"271828");
        assert_eq!(Pin::from_random([0; 8]), None, "000000 is easy");
    }

    #[test]
    fn a_name_is_letters() {
        assert_eq!(
            StaffName::new(" Lê Thị Hoa ").unwrap().as_str(),
            "Lê Thị Hoa"
        );
        assert_eq!(StaffName::new(" "), Err(StaffError::NameLength));
        assert_eq!(StaffName::new("Hoa\n2"), Err(StaffError::NameSign));
        assert_eq!(
            StaffName::new(&"a ".repeat(21)),
            Err(StaffError::NameLength)
        );
        assert_eq!(StaffName::new(&"a".repeat(11)), Err(StaffError::NameWord));
        for (name, short) in [
            ("Hoa", "Hoa"),
            ("Lê Thị Hoa", "Lê Thị Hoa"),
            ("Nguyễn Thị Hoàng Phương Khuyên", "Khuyên"),
        ] {
            assert_eq!(StaffName::new(name).unwrap().short(), short);
        }
    }

    #[test]
    fn a_guide_sees_one_filing_and_not_all_of_them() {
        assert!(!Role::Guide.may_open(Room::Queue));
        assert!(Role::Guide.may_open(Room::Find) && Role::Guide.may_open(Room::Machine));
        for role in [Role::Officer, Role::Operator] {
            assert!(role.may_open(Room::Queue));
        }
        for role in Role::ALL {
            assert_eq!(Role::from_word(role.word()), Some(role));
        }
    }
}
