//! The mirror that `kiosk.toml` asks for, beside the station.

use crate::config::settings::Settings;
use crate::export::mirror::{Following, Mirror};
use crate::kiosk::station::StationError;
use crate::store::Store;

/// Starts to follow the store; `None` where no mirror is asked for.
pub(super) fn follow(
    settings: &Settings,
    store: &Store,
) -> Result<Option<Following>, StationError> {
    let Some(wanted) = &settings.mirror else {
        return Ok(None);
    };
    let mirror = Mirror::new(store.clone(), wanted.folder.clone(), wanted.recovery_key)?;
    Following::start(mirror)
        .map(Some)
        .map_err(StationError::System)
}
