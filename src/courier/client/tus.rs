//! A tus 1.0 server that is not ours (`protocol.md` §1, plain-tus profile): core and creation.
//!
//! The one idea: such a server proves itself in every answer by `Tus-Resumable`; what is said
//! without it about an upload was said by somebody in between, and changes nothing.

use super::Client;
use crate::courier::outcome::Trouble;
use crate::protocol::base64;
use jiff::Timestamp;
use reqwest::{Method, StatusCode};
use std::time::Duration;

/// The version of the protocol.
pub(super) const VERSION: &str = "1.0.0";

/// No address of an upload is longer, in bytes.
const LONGEST_ADDRESS: usize = 2048;

impl Client {
    /// Asks whether a tus server is there that creates uploads. Returns its time, where it tells it.
    ///
    /// # Errors
    /// Any [`Trouble`]; [`Trouble::ProtocolVersion`] where it creates none.
    pub(super) async fn probe_tus(&self, patience: Duration) -> Result<Option<Timestamp>, Trouble> {
        let request = self.http.request(Method::OPTIONS, self.endpoint.clone());
        let answer = self.call(request, patience.min(self.limits.answer)).await?;
        answer.is_one_of(&[StatusCode::OK, StatusCode::NO_CONTENT])?;
        if !answer.lists_extension("creation") {
            return Err(Trouble::ProtocolVersion);
        }
        Ok(answer.date())
    }

    /// Has an upload of this length made, without a byte of it. Returns its address, which is on
    /// the configured origin.
    ///
    /// # Errors
    /// Any [`Trouble`]; what became of an upload whose answer was lost is unknown, but it is empty.
    pub async fn create(&self, length: u64, metadata: &[(&str, &str)]) -> Result<String, Trouble> {
        let metadata: Vec<String> = metadata
            .iter()
            .map(|(key, value)| format!("{key} {}", base64::encode(value.as_bytes())))
            .collect();
        let request = self
            .http
            .post(self.endpoint.clone())
            .header("tus-resumable", VERSION)
            .header("upload-length", length)
            .header("upload-metadata", metadata.join(","))
            .header("content-length", 0);
        let answer = self.call(request, self.limits.answer).await?;
        answer.is_one_of(&[StatusCode::CREATED])?;
        let location = answer.location().ok_or(Trouble::NotOurDesk)?;
        let address = String::from(self.upload_url(location)?);
        if address.len() > LONGEST_ADDRESS {
            return Err(Trouble::NotOurDesk);
        }
        Ok(address)
    }

    /// Whether an upload's address is one that this server could have given.
    pub fn is_own(&self, upload: &str) -> bool {
        self.upload_url(upload).is_ok()
    }
}
