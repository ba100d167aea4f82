//! The Vietnamese language as the kiosk needs it: normal form, tones, search keys, spelled-out numbers and dates.
//!
//! Pure functions on text. Nothing here knows about filings, screens or time.

pub mod address;
pub mod aloud;
pub mod collation;
pub mod composition;
pub mod date_words;
pub mod nfc;
pub mod number_words;
pub mod placement;
pub mod search_key;
pub mod syllables;
pub mod tone;
pub mod typing;
pub mod year_name;
