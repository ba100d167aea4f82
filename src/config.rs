//! `kiosk-config` → checked domain values.
//!
//! A folder is read as a whole and every mistake is reported at once, with file, line and what to do.

pub mod settings;

use crate::filing::place::Unit;
use crate::filing::procedure::Procedure;
use crate::filing::working_days::WorkingCalendar;
use settings::Settings;

/// A complete, checked configuration.
#[derive(Debug, Clone)]
pub struct Config {
    /// `kiosk.toml`.
    pub settings: Settings,
    /// `procedures/*.toml`, in the order of `kiosk.toml`'s menu.
    pub procedures: Vec<Procedure>,
    /// `holidays.toml`.
    pub calendar: WorkingCalendar,
    /// `places/`.
    pub places: Places,
}

/// Today's administrative units.
#[derive(Debug, Clone, Default)]
pub struct Places {
    /// The provinces, with their communes in collation order.
    pub provinces: Vec<Province>,
}

/// A province and its communes.
#[derive(Debug, Clone)]
pub struct Province {
    /// The province itself.
    pub unit: Unit,
    /// Its communes.
    pub communes: Vec<Unit>,
}
