//! Residents who call for staff: kept in memory, shown to the officers.

use crate::desk::enrolment::Speaker;
use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits, request};
use crate::protocol::messages::HelpCall;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

/// The open calls, by kiosk, with the time of the first word.
#[derive(Debug, Default)]
pub struct HelpBoard(Mutex<BTreeMap<String, Timestamp>>);

impl HelpBoard {
    /// Notes what a kiosk says; a call that is repeated keeps its first time. `false` where the
    /// board is full.
    pub fn note(&self, kiosk: &str, call: &HelpCall, now: Timestamp) -> bool {
        let mut calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !call.calling {
            let _ = calls.remove(kiosk);
        } else if !calls.contains_key(kiosk) {
            if calls.len() >= limits::KIOSKS {
                return false;
            }
            let _ = calls.insert(kiosk.to_owned(), now);
        }
        true
    }

    /// The open calls, the longest waiting first.
    pub fn open(&self) -> Vec<(String, Timestamp)> {
        let calls = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut open: Vec<_> = calls
            .iter()
            .map(|(kiosk, at)| (kiosk.clone(), *at))
            .collect();
        open.sort_by_key(|(_, at)| *at);
        open
    }
}

/// `PUT /v1/kiosks/{kiosk}/help`; the answer repeats the call, which no captive portal would.
pub async fn call(
    State(desk): State<Desk>,
    Extension(speaker): Extension<Speaker>,
    Path(kiosk): Path<String>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let patience = desk.patience();
    let body = Incoming::new(body, &patience, patience.message);
    let kiosk = request::kiosk_name(&kiosk)?;
    let _ = speaker.name(Some(kiosk.to_owned()))?;
    let call: HelpCall = request::message(&headers, body).await?;
    if !desk.help().note(kiosk, &call, desk.time()) {
        return Err(Refusal::Unavailable);
    }
    Ok(Json(call).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_repeated_call_keeps_its_place_and_an_ended_one_goes() {
        let board = HelpBoard::default();
        let at = |second| Timestamp::constant(second, 0);
        let calling = HelpCall { calling: true };
        assert!(board.note("K2", &calling, at(5)));
        assert!(board.note("K1", &calling, at(9)));
        assert!(board.note("K2", &calling, at(20)));
        assert_eq!(board.open(), [("K2".into(), at(5)), ("K1".into(), at(9))]);
        assert!(board.note("K2", &HelpCall { calling: false }, at(21)));
        assert_eq!(board.open(), [("K1".into(), at(9))]);
    }

    #[test]
    fn a_flood_of_names_does_not_grow_without_end() {
        let board = HelpBoard::default();
        let calling = HelpCall { calling: true };
        for number in 0..2 * limits::KIOSKS {
            let taken = board.note(&number.to_string(), &calling, Timestamp::UNIX_EPOCH);
            assert_eq!(taken, number < limits::KIOSKS);
        }
    }
}
