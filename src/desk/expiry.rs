//! Uploads that nobody goes on with give their space back (`protocol.md` R9).
//!
//! Only the bytes of pages go. The filing's id and digest stay for ever, so a kiosk that comes
//! back after all sends the pages again from the start.

use crate::desk::parts::Parts;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, intake, limits};
use jiff::SignedDuration;
use std::time::Duration;
use tokio::time::sleep;

const ONE_DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Looks once a day, for ever.
pub async fn watch(desk: Desk) {
    loop {
        sleep(ONE_DAY).await;
        sweep(&desk).await;
    }
}

/// Throws away what was left unfinished for [`limits::UNFINISHED`].
pub async fn sweep(desk: &Desk) {
    if erase(desk).await.is_err() {
        tracing::warn!("unfinished uploads were not swept; the desk tries again tomorrow");
    }
}

async fn erase(desk: &Desk) -> Result<(), Refusal> {
    let before = desk.time() - SignedDuration::try_from(limits::UNFINISHED).unwrap_or_default();
    let stale = desk
        .run(move |desk| Ok(desk.storage.unfinished(before)?))
        .await?;
    for id in stale {
        let Some(known) = desk.run(move |desk| Ok(desk.storage.filing(id)?)).await? else {
            continue;
        };
        let claims = intake::claim_all(desk, id, &known.parts).await;
        desk.run(move |desk| {
            let _held = claims;
            // It may have been committed while the claims were waited for.
            if desk.storage.receipt(id)?.is_none() {
                for part in &known.parts {
                    desk.parts.discard(id, part.sha256)?;
                }
                tracing::info!(filing = %id, "unfinished upload erased");
            }
            Ok(())
        })
        .await?;
    }
    desk.run(|desk| match &desk.parts {
        Parts::Objects(objects) => Ok(objects.sweep(desk.now())?),
        Parts::Files(_) => Ok(()),
    })
    .await
}
