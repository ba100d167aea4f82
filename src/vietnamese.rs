//! The Vietnamese language as the kiosk needs it: normal form, tones, search keys, spelled-out numbers and dates.
//!
//! Pure functions on text. Nothing here knows about filings, screens or time.

pub mod nfc;
