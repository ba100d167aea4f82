//! The calls about company from the desk.

use super::Client;
use crate::courier::outcome::Trouble;
use crate::protocol::company::{Standing, Word};
use reqwest::StatusCode;
use std::time::Duration;

impl Client {
    /// Asks how company stands at the desk; where that is still as at `after`, the desk may keep the answer
    /// back for as long as `wait`, in whole seconds.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn company(
        &self,
        kiosk: &str,
        after: u64,
        wait: Duration,
    ) -> Result<Standing, Trouble> {
        let mut url = self.kiosk_url(kiosk, "company");
        let _ = url
            .query_pairs_mut()
            .append_pair("after", &after.to_string())
            .append_pair("wait", &wait.as_secs().to_string());
        let limit = wait.saturating_add(self.limits.answer);
        let answer = self.call(self.http.get(url), limit).await?;
        answer.json(&[StatusCode::OK])
    }

    /// Says a word about it.
    ///
    /// # Errors
    /// Any [`Trouble`]; refused with 409 where what it is about is over at the desk.
    pub async fn say(&self, kiosk: &str, word: &Word) -> Result<(), Trouble> {
        let request = self.http.put(self.kiosk_url(kiosk, "company"));
        self.call(request.json(word), self.limits.answer)
            .await?
            .is_one_of(&[StatusCode::NO_CONTENT])
    }
}
