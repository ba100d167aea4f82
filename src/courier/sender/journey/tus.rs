//! The steps to a plain tus server: each file is an upload, and the manifest, which goes last, is
//! the commit.
//!
//! The one idea: making an upload is the only call that cannot be repeated, so its address is on
//! the disk before a byte follows. Whatever is lost after that, the same upload is asked.

use super::Setback;
use crate::courier::client::Progress;
use crate::courier::outcome::{Call, Trouble};
use crate::courier::sender::Sender;
use crate::filing::delivery::LedgerEvent;
use crate::protocol::digest::Digest;
use crate::store::{Outgoing, StoreError};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use uuid::Uuid;

/// The manifest's number among the uploads of a filing; parts count from 1.
const MANIFEST: u32 = 0;

/// What a server is told of a file before its bytes.
struct File<'a> {
    number: u32,
    length: u64,
    sha256: Digest,
    media_type: &'a str,
}

impl Sender {
    /// Looks up which parts have their upload already; nothing leaves.
    pub(super) fn place(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        let uploads = self.uploads(filing.id)?;
        let sizes = Self::sizes(filing);
        self.course(filing.id).placed(&sizes, uploads);
        Ok(false)
    }

    /// Has the upload of a part made.
    pub(super) async fn create_part(
        &mut self,
        filing: &Outgoing,
        part: u32,
    ) -> Result<bool, Setback> {
        let of_part = filing.parts.iter().find(|known| known.number == part);
        let of_part = of_part.ok_or(Setback::Damaged)?;
        self.begin(filing.id)?;
        let file = File {
            number: part,
            length: of_part.size,
            sha256: of_part.sha256,
            media_type: &of_part.media_type,
        };
        let upload = self.create(filing.id, &file).await?;
        self.course(filing.id).created(part, upload);
        Ok(false)
    }

    /// Asks whether the manifest is there whole: an earlier outcome is unknown.
    pub(super) async fn ask_for_manifest(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        if let Some(upload) = self.uploads(filing.id)?.remove(&MANIFEST) {
            let length = self.manifest(filing)?.len() as u64;
            if self.reached(filing.id, &upload, length).await? == length {
                return self.handed_over(filing.id);
            }
        }
        self.course(filing.id).doubtful = false;
        Ok(false)
    }

    /// Sends the manifest; its last byte is the commit.
    ///
    /// Where its upload is gone, the manifest is sent as another one. The server may then have two
    /// of them whole: whoever takes the files in knows the filing by `filing` and `sha256` in the
    /// metadata, and counts it once.
    pub(super) async fn hand_over(&mut self, filing: &Outgoing) -> Result<bool, Setback> {
        let id = filing.id;
        let manifest = self.manifest(filing)?;
        let length = manifest.len() as u64;
        self.begin(id)?;
        let (upload, offset) = match self.uploads(id)?.remove(&MANIFEST) {
            Some(upload) => {
                let reached = self.reached(id, &upload, length).await?;
                (upload, reached)
            }
            None => {
                let file = File {
                    number: MANIFEST,
                    length,
                    sha256: filing.digest,
                    media_type: "application/json",
                };
                (self.create(id, &file).await?, 0)
            }
        };
        let rest = usize::try_from(offset)
            .ok()
            .and_then(|from| manifest.get(from..))
            .filter(|rest| !rest.is_empty());
        if let Some(rest) = rest {
            // From here on the server may have all of it, whatever we hear.
            self.course(id).doubtful = true;
            let progress = Progress::counted_in(Arc::default());
            let sent = self
                .client
                .send(&upload, offset, rest.to_vec(), progress)
                .await;
            let reached =
                sent.map_err(|trouble| self.of_upload(id, MANIFEST, Call::Send, trouble))?;
            if reached < length {
                return Ok(true);
            }
        }
        self.handed_over(id)
    }

    /// How much of the manifest is there.
    async fn reached(&self, id: Uuid, upload: &str, length: u64) -> Result<u64, Setback> {
        let located = self.client.locate(upload).await;
        let reached =
            located.map_err(|trouble| self.of_upload(id, MANIFEST, Call::Locate, trouble))?;
        if reached > length {
            return Err(Setback::Call(Call::Locate, Trouble::NotOurDesk));
        }
        Ok(reached)
    }

    fn handed_over(&mut self, id: Uuid) -> Result<bool, Setback> {
        let now = Timestamp::now();
        let ahead = self.status.borrow().clock_offset;
        let at = ahead.and_then(|ahead| now.checked_add(ahead).ok());
        let at = at.unwrap_or(now);
        self.record(id, LedgerEvent::HandedOver { at })?;
        tracing::info!(filing = %id, "the filing was handed over in full");
        let _ = self.courses.remove(&id);
        self.ahead = None;
        Ok(true)
    }

    /// Has an upload made and writes its address down, in this order and before anything else.
    async fn create(&self, id: Uuid, file: &File<'_>) -> Result<String, Setback> {
        let (filing, sha256) = (id.to_string(), file.sha256.to_string());
        let number = file.number.to_string();
        let name = name(id, file);
        let metadata = [
            ("filing", filing.as_str()),
            ("n", &number),
            ("sha256", &sha256),
            ("filename", &name),
            ("filetype", file.media_type),
        ];
        let upload = self
            .client
            .create(file.length, &metadata)
            .await
            .map_err(|trouble| Setback::Call(Call::Announce, trouble))?;
        self.store.keep_upload(id, file.number, upload.clone())?;
        Ok(upload)
    }

    /// The uploads that were made for a filing on this server. Where another one is configured
    /// now, it begins anew there.
    fn uploads(&self, id: Uuid) -> Result<BTreeMap<u32, String>, StoreError> {
        let mut uploads = self.store.uploads(id)?;
        uploads.retain(|_, upload| self.client.is_own(upload));
        Ok(uploads)
    }
}

/// The name of a file: nothing of a person is in it.
fn name(id: Uuid, file: &File<'_>) -> String {
    if file.number == MANIFEST {
        return format!("{id}-manifest.json");
    }
    let ending = match file.media_type {
        "image/jpeg" => ".jpg",
        "image/png" => ".png",
        "application/pdf" => ".pdf",
        _ => "",
    };
    format!("{id}-{}{ending}", file.number)
}
