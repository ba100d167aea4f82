//! Một Cửa: an offline-first assisted kiosk for Vietnamese ward offices, and the desk that receives its filings.
//!
//! # The path of one answer
//! touch → [`kiosk`] (`Tap` → page → visit) → [`filing`] checks and keeps it → [`store`] journals every
//! keystroke → … → the final tap seals the filing in **one** transaction → slip ([`paper`]) →
//! [`courier`] sends manifest, pages and commit ([`protocol`]) → [`desk`] answers with a receipt → ledger → screen.
//!
//! # Rooms
//! - [`vietnamese`]: normal form, tones, keyboard composition, collation, spelled numbers and dates.
//! - [`filing`]: the domain, pure: values, procedure, interview, checks, seal, delivery state, idle rules.
//! - [`config`]: `kiosk-config` → checked domain values and texts.
//! - [`protocol`]: wire types shared by courier and desk, with their version.
//! - [`sealing`]: one blob under one key, and keys wrapped for the desk; kiosk and desk share it.
//! - [`store`]: the kiosk's SQLite: journal, sealed filings, outbox, ledger; everything about a person encrypted.
//! - [`courier`]: the only HTTP client: probe, resumable parts, retry, one sender.
//! - [`stick`]: sealed filings as folders on a medium that is carried; [`export`] writes them at the kiosk.
//! - [`paper`]: slip as PDF and picture; printing and its truth; kept slips.
//! - [`capture`]: pictures of papers from a watched folder, a camera or a scanner, made into finished pages; codes in them.
//! - [`voice`]: reading aloud by a synthesizer found at run time, or silence that says so.
//! - [`machine`]: clock and health as plain facts.
//! - [`kiosk`]: the window; iced lives only here. `station` carries effects out, `play` runs scripts.
//! - [`desk`]: the receiver: inbox, accounts and their audit, officers' pages.
//! - [`demo`]: desk, line and kiosk on one machine, with made-up residents.
//!
//! # Invariants
//! - `filing` and `vietnamese` have no clock, no randomness, no files, no async, no iced: time and random
//!   bytes come in as arguments.
//! - Only `store` (and the desk's own storage) contains SQL; only `courier` is an HTTP client; only `kiosk`
//!   knows iced; only `kiosk-config/texts` contains sentences; only `kiosk::look` contains colours and sizes.
//! - The kiosk works with courier, printer, voice and pictures all absent.
//! - A filing is durable before the resident is told so; screen, slip and desk never claim a state that the
//!   ledger does not hold.
//! - The desk builds without iced, the kiosk's rooms without the desk's server, and the pure rooms
//!   (`vietnamese`, `filing`, `config`, `protocol`) without either.
//! - Domain types are not the wire form; `protocol` owns that and its version.
//!
//! `tests/architecture.rs` holds the arrows between rooms.

#[cfg(feature = "pictures")]
pub mod capture;
pub mod config;
#[cfg(feature = "kiosk")]
pub mod courier;
#[cfg(all(feature = "kiosk", feature = "desk"))]
pub mod demo;
#[cfg(feature = "desk")]
pub mod desk;
#[cfg(feature = "kiosk")]
pub mod export;
pub mod filing;
#[cfg(feature = "kiosk")]
pub mod kiosk;
#[cfg(feature = "kiosk")]
pub mod machine;
#[cfg(feature = "program")]
pub mod paper;
pub mod protocol;
#[cfg(feature = "program")]
pub mod sealing;
#[cfg(feature = "program")]
pub mod stick;
#[cfg(feature = "kiosk")]
pub mod store;
pub mod vietnamese;
#[cfg(feature = "kiosk")]
pub mod voice;
