//! Residents who call for staff: kept for a day at most, shown to the officers.

use crate::desk::board::a_day_before;
use crate::desk::enrolment::Speaker;
use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, request};
use crate::protocol::messages::HelpCall;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use jiff::Timestamp;

impl Desk {
    /// The open calls, the longest waiting first.
    pub(super) async fn calls(&self) -> Result<Vec<(String, Timestamp)>, Refusal> {
        self.run(|desk| Ok(desk.storage.open_calls(a_day_before(desk.now()))?))
            .await
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
    let (kiosk, calling) = (kiosk.to_owned(), call.calling);
    let noted = desk.run(move |desk| {
        let now = desk.now();
        let times = (now, a_day_before(now));
        Ok(desk.storage.note_call(&kiosk, calling, times)?)
    });
    match noted.await? {
        true => Ok(Json(call).into_response()),
        false => Err(Refusal::Unavailable),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::desk::limits;
    use crate::desk::storage::Storage;

    #[test]
    fn a_repeated_call_keeps_its_place_and_an_ended_or_old_one_goes() {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let at = |second| Timestamp::constant(second, 0);
        let note = |kiosk, calling, second| {
            let times = (at(second), a_day_before(at(second)));
            assert!(storage.note_call(kiosk, calling, times).unwrap());
        };
        let open = |second| storage.open_calls(a_day_before(at(second))).unwrap();
        note("K2", true, 5);
        note("K1", true, 9);
        note("K2", true, 20);
        assert_eq!(open(20), [("K2".into(), at(5)), ("K1".into(), at(9))]);
        note("K2", false, 21);
        assert_eq!(open(21), [("K1".into(), at(9))]);
        assert_eq!(open(86_410), []);
    }

    #[test]
    fn a_flood_of_names_does_not_grow_without_end() {
        let folder = tempfile::TempDir::new().unwrap();
        let storage = Storage::open(folder.path()).unwrap();
        let times = (Timestamp::UNIX_EPOCH, Timestamp::MIN);
        for number in 0..limits::KIOSKS + 3 {
            let taken = storage.note_call(&number.to_string(), true, times).unwrap();
            assert_eq!(taken, number < limits::KIOSKS);
        }
    }
}
