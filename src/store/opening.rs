//! Opening a data folder: lock, key, checks, quarantine, migration, the draft of a lost session.

use crate::filing::draft::Draft;
use crate::sealing::key_pair::PublicKey;
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::check::Check;
use crate::store::database;
use crate::store::device_key::DeviceKey;
use crate::store::drafts::{self, OpenDraft};
use crate::store::error::StoreError;
use crate::store::folder;
use crate::store::index::Index;
use crate::store::lock::{Role, RoleLock, Turn};
use crate::store::options::Options;
use crate::store::records::{Queue, StoreHealth};
use crate::store::salvage;
use crate::store::space::{self, Space};
use crate::store::writer::Writer;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use std::path::Path;
use tokio::sync::watch;
use uuid::Uuid;

/// What was found when the folder was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// The visit that was interrupted; only the kiosk gets it.
    pub draft: Option<Draft>,
    /// Whether the process that had this role before stopped without farewell.
    pub unclean_stop: bool,
    /// What an operator should hear of.
    pub notices: Vec<Notice>,
}

/// Something that an operator should hear of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// The interrupted visit could not be read to its end.
    DraftCut,
    /// Others than the program may read the key file.
    KeyExposed {
        /// Its permission bits.
        mode: u32,
    },
    /// The key is not the one that earlier filings were sealed under: those can be seen in the
    /// queue but not be read here.
    KeyLost,
    /// A damaged database was set aside and a new one begun.
    SetAside {
        /// The damaged file's name in the data folder.
        file: String,
        /// How many filings could be carried over from it.
        filings: u32,
    },
}

/// Below this not even a lock can be marked, so the reserve goes before anything is opened.
const LEAST_ROOM: u64 = 1 << 20;

/// Opens the folder and makes the thread's state.
pub(super) fn open(data: &Path, options: Options) -> Result<(Writer, Opening), StoreError> {
    open_checked(data, options).map_err(StoreError::of_disk)
}

fn open_checked(data: &Path, options: Options) -> Result<(Writer, Opening), StoreError> {
    folder::prepare(data)?;
    if Space::of(data)?.free < LEAST_ROOM {
        let _ = space::give_reserve_up(data)?;
    }
    let desk = options.desk_key.map(PublicKey::new).transpose()?;
    let turn = Turn::wait(data)?;
    let mut lock = RoleLock::take(data, options.role)?;
    let others = RoleLock::take_others(data, options.role)?;
    let alone = others.is_some();
    let device = DeviceKey::load_or_create(data)?;
    let mut notices = Vec::new();
    notices.extend(device.exposed.map(|mode| Notice::KeyExposed { mode }));

    let unclean_stop = lock.unclean_stop;
    let unclean_other = others.iter().flatten().any(|other| other.unclean_stop);
    let check = match options.role {
        Role::Operator if !alone => Check::None,
        _ if unclean_stop || unclean_other => Check::Full,
        _ => Check::Quick,
    };
    let (mut connection, set_aside) = open_or_set_aside(data, check, alone, &options)?;
    if let Some(file) = set_aside {
        let filings = salvage::carry_over(&data.join(&file), &mut connection, &device.key)?;
        tracing::error!(file, filings, "a damaged database was set aside");
        notices.push(Notice::SetAside { file, filings });
    }
    if !is_same_key(&mut connection, &device.key)? {
        notices.push(Notice::KeyLost);
    }
    let mut draft = None;
    let mut open_draft = None;
    if options.role == Role::Kiosk
        && let Some(resumed) = resume(&mut connection, &device.key)?
    {
        notices.extend(resumed.cut.then_some(Notice::DraftCut));
        draft = Some(resumed.draft);
        open_draft = Some(resumed.open);
    }
    lock.mark_running()?;
    let mut writer = writer(
        data, options, desk, device.key, connection, open_draft, lock,
    );
    writer.refresh()?;
    writer.keep_reserve();
    let _ = writer.publish_health();
    drop((others, turn));
    Ok((
        writer,
        Opening {
            draft,
            unclean_stop,
            notices,
        },
    ))
}

fn writer(
    data: &Path,
    options: Options,
    desk: Option<PublicKey>,
    device: SecretKey,
    connection: Connection,
    draft: Option<OpenDraft>,
    lock: RoleLock,
) -> Writer {
    Writer {
        data: data.to_owned(),
        options,
        desk,
        device,
        connection: Some(connection),
        draft,
        unwritten: Vec::new(),
        index: Index::default(),
        lock,
        trouble: StoreHealth::Well,
        checkpoint_due: false,
        replaced: false,
        data_version: 0,
        staff_since: None,
        health: watch::Sender::new(StoreHealth::Well),
        queue: watch::Sender::new(Queue::default()),
    }
}

/// Opens the database; a damaged one is set aside, a full disk gets the reserve.
fn open_or_set_aside(
    data: &Path,
    check: Check,
    alone: bool,
    options: &Options,
) -> Result<(Connection, Option<String>), StoreError> {
    let attempt = || -> Result<Connection, StoreError> {
        let mut connection = database::open(data, check, options.page_limit)?;
        database::migrate(&mut connection, alone)?;
        Ok(connection)
    };
    match attempt() {
        Ok(connection) => Ok((connection, None)),
        Err(error) if error.is_damage() && !alone => Err(StoreError::DamagedInUse),
        Err(error) if error.is_damage() => {
            let file = database::set_aside(data)?;
            Ok((attempt()?, Some(file)))
        }
        Err(error) if error.is_full() && space::give_reserve_up(data)? => Ok((attempt()?, None)),
        Err(error) => Err(error),
    }
}

fn resume(
    connection: &mut Connection,
    device: &SecretKey,
) -> Result<Option<drafts::Resumed>, StoreError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let resumed = drafts::resume(&transaction, device)?;
    transaction.commit()?;
    Ok(resumed)
}

/// Whether this is the key that the database was made with. The check value is then that of the
/// present key, so that a lost key is told of once.
fn is_same_key(connection: &mut Connection, device: &SecretKey) -> Result<bool, StoreError> {
    let context = Context::only(Purpose::KeyCheck, Uuid::nil());
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found: Option<Vec<u8>> = transaction
        .query_row(
            "SELECT value FROM fact WHERE name = 'key_check'",
            [],
            |row| row.get(0),
        )
        .optional()?;
    let first = found.is_none();
    let same = found.is_some_and(|sealed| device.open(sealed, context).is_ok());
    if !same {
        let _ = transaction.execute(
            "INSERT OR REPLACE INTO fact (name, value) VALUES ('key_check', ?1)",
            [device.seal(Vec::new(), context)?],
        )?;
    }
    transaction.commit()?;
    Ok(same || first)
}
