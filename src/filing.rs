//! The domain of a filing: pure values and rules.
//!
//! Nothing here has a clock, randomness, files, async or a window; time, random bytes and
//! configuration come in as arguments.

pub mod age;
pub mod answer;
pub mod appointment;
pub mod card_answers;
pub mod check;
pub mod check_code;
pub mod company;
pub mod condition;
pub mod correction;
pub mod date;
pub mod deed;
pub mod delivery;
pub mod draft;
pub mod email;
pub mod entry;
pub mod explanation;
pub mod form;
pub mod help;
pub mod id_card;
pub mod interview;
pub mod law_calendar;
pub mod lunar;
pub mod mrz;
pub mod name_difference;
pub mod person_name;
pub mod person_number;
pub mod phone;
pub mod place;
pub mod procedure;
pub mod reference;
pub mod seal;
pub mod sealed;
pub mod service_search;
pub mod session;
pub mod signature;
pub mod staff;
pub mod suggestion;
pub mod time_of_day;
pub mod validity;
pub mod working_days;
