//! Một Cửa: an offline-first assisted kiosk for Vietnamese ward offices, and the desk that receives its filings.

#[cfg(feature = "kiosk")]
pub mod capture;
pub mod config;
#[cfg(feature = "kiosk")]
pub mod courier;
#[cfg(all(feature = "kiosk", feature = "desk"))]
pub mod demo;
#[cfg(feature = "desk")]
pub mod desk;
pub mod filing;
#[cfg(feature = "kiosk")]
pub mod kiosk;
#[cfg(feature = "kiosk")]
pub mod machine;
pub mod paper;
pub mod protocol;
#[cfg(feature = "kiosk")]
pub mod store;
pub mod vietnamese;
#[cfg(feature = "kiosk")]
pub mod voice;
