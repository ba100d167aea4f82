//! Một Cửa: an offline-first assisted kiosk for Vietnamese ward offices, and the desk that receives its filings.

pub mod config;
pub mod filing;
pub mod paper;
pub mod protocol;
pub mod vietnamese;
