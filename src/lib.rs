//! Một Cửa: an offline-first assisted kiosk for Vietnamese ward offices, and the desk that receives its filings.

pub mod config;
#[cfg(feature = "kiosk")]
pub mod courier;
#[cfg(feature = "desk")]
pub mod desk;
pub mod filing;
pub mod paper;
pub mod protocol;
#[cfg(feature = "kiosk")]
pub mod store;
pub mod vietnamese;
