//! The answers of the desk and the few other bodies on the wire.

use crate::protocol::digest::Digest;
use jiff::{Timestamp, civil};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Answer to `GET /v1/health?nonce=N`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Health {
    /// The nonce of the question; a captive portal cannot know it.
    pub nonce: String,
    /// The desk's own name.
    pub desk: String,
    /// The desk's clock.
    pub time: Timestamp,
    /// Protocol versions spoken.
    pub versions: Vec<u32>,
}

/// Answer to `PUT /v1/filings/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Announced {
    /// What the desk has of each part.
    pub parts: Vec<PartState>,
    /// After how many seconds it is the kiosk's turn to send pages; 0 is now. A desk says so where
    /// more kiosks come back at once than it can take in.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub start_in: u64,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// What the desk has of one part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PartState {
    /// The part's number.
    pub n: u32,
    /// Whether the desk holds it whole, by digest.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub have: bool,
    /// Where the rest of it goes; a path on the same origin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upload: Option<String>,
    /// How many bytes of it are there.
    #[serde(default)]
    pub offset: u64,
}

/// Body of `POST /v1/filings/{id}/commit`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commit {
    /// Digest of the manifest's bytes.
    pub manifest: Digest,
}

/// Answer to commit and to `GET /v1/filings/{id}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingStatus {
    /// The filing.
    pub id: Uuid,
    /// Digest of the manifest that the desk holds.
    pub manifest: Digest,
    /// Where it stands.
    pub state: FilingState,
    /// When the desk committed it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_at: Option<Timestamp>,
    /// The dossier number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossier: Option<String>,
    /// The day on which the result is expected.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_day: Option<civil::Date>,
    /// Why it was returned; each may name the question to mend.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reasons: Vec<ReturnReason>,
}

/// Where a filing stands at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FilingState {
    /// Announced, parts still missing or not committed.
    Receiving,
    /// Committed.
    Received,
    /// Accepted by an officer.
    Accepted,
    /// Returned with reasons.
    Returned,
    /// The result is ready or handed over.
    Completed,
}

/// One reason for return.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReturnReason {
    /// The reason in words for the resident.
    pub text: String,
    /// The question it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
}

/// Answer to `GET /v1/changes?after=CURSOR&wait=S`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// The changes after the cursor of the question, oldest first.
    pub changes: Vec<Change>,
    /// The cursor to go on from.
    pub cursor: u64,
}

/// One change of a filing's status.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Its place in the feed.
    pub cursor: u64,
    /// The status from then on.
    pub status: FilingStatus,
}

/// Body of `PUT /v1/kiosks/{kiosk}/help`: a resident calls for staff, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HelpCall {
    /// Whether somebody is calling.
    pub calling: bool,
}

/// Body of `PUT /v1/kiosks/{kiosk}/beat`: how a kiosk is. Nothing in it is about a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Beat {
    /// The version of the kiosk's program.
    pub version: String,
    /// Where the visit is.
    pub step: BeatStep,
    /// Whether somebody calls for staff.
    pub calling: bool,
    /// Filings that wait to be sent.
    pub waiting: u32,
    /// Filings that a person must look at.
    pub attention: u32,
    /// The age of the one that waits longest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub oldest_seconds: Option<u64>,
    /// How the parts of the machine are.
    pub lights: Vec<Light>,
}

/// Where a visit is, without anything that was said in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BeatStep {
    /// The kind of page: `welcome`, `question`, `check`, ….
    pub word: String,
    /// The procedure's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<String>,
    /// The question, where one is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<String>,
    /// Since how many seconds.
    pub seconds: u64,
}

/// How a part of a kiosk is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Light {
    /// The part: `line`, `disk`, `slip-printer`, ….
    pub part: String,
    /// How it is: `well`, `set-up`, `absent`, `unknown`, `slow` or `failing`.
    pub standing: String,
}

/// Body of `POST /v1/enrolments`: the code that the desk's operator was told.
#[derive(Clone, Serialize, Deserialize)]
pub struct Enrol {
    /// The code; how its groups are set apart does not matter.
    pub code: String,
    /// The kiosk's own name; the code is for this one alone.
    pub kiosk: String,
}

/// Answer to `POST /v1/enrolments`.
#[derive(Clone, Serialize, Deserialize)]
pub struct Enrolled {
    /// The kiosk's name again.
    pub kiosk: String,
    /// What the kiosk shows with every request from now on, as `Authorization: Bearer`.
    pub pass: String,
}

/// A problem detail (RFC 9457), served as `application/problem+json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// A stable word for the kind of problem, as a relative URI, e.g. `/problems/digest-mismatch`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What happened, for an operator.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// What to do, for an operator; never personal data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The parts concerned, if any.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<u32>,
    /// The newest cursor of the feed, where the one that was asked about is not the feed's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<u64>,
}
