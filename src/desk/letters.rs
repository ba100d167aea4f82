//! Letters to residents who gave an e-mail address: what an officer decided, and the day to come.
//!
//! The one idea: a letter waits in the database from the moment of its decision until the server has taken it, and
//! tells what is so when it leaves. It may come twice where the line dies at its end, never be lost, and never be told
//! of as sent before it is.

mod letter;
mod post;

pub use letter::{address, text_message};

use crate::config::settings::Mail;
use crate::desk::problem::Refusal;
use crate::desk::storage::{DueLetter, LetterState};
use crate::desk::{Desk, News};
use jiff::SignedDuration;
use post::{Post, Trouble};
use std::time::Duration;
use tokio::time::timeout;

/// Whoever sends a letter has so long; then another may.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// A server that says nothing for so long is left alone for a while; less than [`LEASE`].
const PATIENCE: Duration = Duration::from_secs(90);
/// So often it is looked whether a letter is due.
const LOOK: Duration = Duration::from_secs(30);
/// The longest pause between two tries.
const LONGEST_REST: SignedDuration = SignedDuration::from_hours(1);
/// A letter that nobody took for so long tells of a day that is perhaps over.
const GIVEN_UP_AFTER: SignedDuration = SignedDuration::from_hours(72);

/// Sends letters until the desk closes; a desk without a mail server has none.
pub async fn watch(desk: Desk) {
    let Some(mail) = desk.config().settings.mail.clone() else {
        return;
    };
    let mut news = desk.news();
    loop {
        if *news.borrow_and_update() == News::Closing {
            return;
        }
        if send_due(&desk, &mail).await.is_err() {
            tracing::warn!("letters cannot be read or kept; the desk tries again");
        }
        let _ = timeout(LOOK, news.changed()).await;
    }
}

/// Sends what is due, one letter after the other.
async fn send_due(desk: &Desk, mail: &Mail) -> Result<(), Refusal> {
    while let Some(due) = take(desk).await? {
        let filing = due.filing;
        let outcome = match letter::write(desk, &due, mail).await? {
            Some(letter) => match Post::open(mail).await {
                Ok(post) => timeout(PATIENCE, post.send(letter))
                    .await
                    .unwrap_or(Err(Trouble::Later(None))),
                Err(trouble) => Err(trouble),
            },
            None => Err(Trouble::Never(None)),
        };
        if let Err(trouble) = &outcome {
            tracing::warn!(filing = %filing, ?trouble, "a letter was not sent");
        }
        desk.run(move |desk| {
            let now = desk.now();
            let refused = |code| (LetterState::Refused(now, code), code);
            let (state, code) = match outcome {
                Ok(()) => (LetterState::Sent(now), None),
                Err(Trouble::Never(code)) => refused(code),
                Err(Trouble::Later(code)) if now.duration_since(due.since) >= GIVEN_UP_AFTER => {
                    refused(code)
                }
                Err(Trouble::Later(code)) => {
                    let next = now.saturating_add(rest(due.tries)).unwrap_or(now);
                    (LetterState::Waiting(next), code)
                }
            };
            Ok(desk.storage.keep_letter(&due, state, code)?)
        })
        .await?;
    }
    Ok(())
}

async fn take(desk: &Desk) -> Result<Option<DueLetter>, Refusal> {
    desk.run(|desk| Ok(desk.storage.due_letter(desk.now(), LEASE)?))
        .await
}

/// A minute after the first try, twice as long after each further one.
fn rest(tries: u64) -> SignedDuration {
    let doubled = u32::try_from(tries.min(8)).unwrap_or(8);
    let minutes = SignedDuration::from_mins(1_i64 << doubled);
    minutes.min(LONGEST_REST)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pauses_grow_to_an_hour() {
        let minutes = |tries| rest(tries).as_mins();
        assert_eq!([0, 1, 2, 5, 6, 99].map(minutes), [1, 2, 4, 32, 60, 60]);
    }
}
