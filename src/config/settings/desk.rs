//! The table `[desk]`: where filings are sent, whom to trust there, and what receives them.

use super::address::{self, Address};
use super::{DeskLink, Enrolment, Profile};
use crate::config::fault::Fault;
use crate::config::reader::{At, Table};
use std::path::{Path, PathBuf};
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Reads the table; `folder` is the configuration folder, to find the authority's file.
pub(super) fn read(table: &Table<'_>, folder: &Path) -> Option<DeskLink> {
    let url = table.text("url");
    let profile = profile(table);
    let days = table.optional_whole("keep_days", 1_u32, 365);
    let authority = table.optional_text("authority");
    let public_key = optional_key(table);
    let enrolment = enrolment(table);
    table.close();

    let (url, profile) = (url?, profile?);
    let authority = authority.map(|name| found(table, folder, &name));
    let address = match profile {
        Profile::Desk => address::of(&url.value),
        Profile::Tus => address::of_endpoint(&url.value),
    };
    let fault = match (address, profile) {
        (Address::Unusable, Profile::Desk) => Some(Fault::NotUrl(url.value.clone())),
        (Address::Unusable, Profile::Tus) => Some(Fault::NotEndpoint(url.value.clone())),
        (Address::PlainElsewhere, _) => Some(Fault::HttpToElsewhere(url.value.clone())),
        (Address::Protected, _) if authority.is_none() => Some(Fault::HttpsWithoutAuthority),
        (Address::Protected | Address::Loopback, _) => None,
    };
    if let Some(fault) = fault {
        table.report(url.line, fault);
    }
    let days = days.map_or_else(|| profile.usual_keep_days(), |days| days.value);
    Some(DeskLink {
        url: url.value,
        profile,
        keep_for: DAY * days,
        authority,
        public_key: public_key?,
        enrolment: enrolment?,
    })
}

fn profile(table: &Table<'_>) -> Option<Profile> {
    match table.optional_text("profile") {
        None => Some(Profile::Desk),
        Some(word) => table.meaning(
            "profile",
            &word,
            &[("desk", Profile::Desk), ("tus", Profile::Tus)],
        ),
    }
}

fn enrolment(table: &Table<'_>) -> Option<Enrolment> {
    match table.optional_text("enrolment") {
        None => Some(Enrolment::Open),
        Some(word) => table.meaning(
            "enrolment",
            &word,
            &[("open", Enrolment::Open), ("required", Enrolment::Required)],
        ),
    }
}

fn found(table: &Table<'_>, folder: &Path, name: &At<String>) -> PathBuf {
    let path = folder.join(&name.value);
    if let Err(error) = std::fs::metadata(&path) {
        table.report(
            name.line,
            Fault::NoSuchFile(name.value.clone(), error.kind()),
        );
    }
    path
}

/// `Some(None)` without the key, `None` where it is not a key.
fn optional_key(table: &Table<'_>) -> Option<Option<[u8; 32]>> {
    match table.optional_text("public_key") {
        None => Some(None),
        Some(text) => public_key(table, &text).map(Some),
    }
}

/// A public key in hexadecimal digits.
pub(super) fn public_key(table: &Table<'_>, text: &At<String>) -> Option<[u8; 32]> {
    let key = address::key(&text.value);
    if key.is_none() {
        table.report(text.line, Fault::NotPublicKey);
    }
    key
}
