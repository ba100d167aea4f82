//! Who may open the pages of the staff: names, roles and PINs, and the count of tries.
//!
//! The one idea: a try is counted on the disk before the PIN is looked at, so that no power cut gives one back.
//! All PINs are worked on with one salt of this box: the PIN alone says who enters, so one piece of work answers
//! for everybody, a wrong PIN takes as long as a right one, and no two people can have the same. A PIN is a gate
//! and not a key: what it opens is sealed under the device's key.

use crate::filing::deed::Deed;
use crate::filing::staff::{Admission, Gate, Person, Pin, Role, StaffName, gate};
use crate::sealing::{Context, Purpose, SecretKey};
use crate::store::Store;
use crate::store::audit;
use crate::store::error::StoreError;
use crate::store::facts;
use crate::store::writer::Writer;
use argon2::{Algorithm, Argon2, Params, Version};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::time::Duration;
use uuid::Uuid;
use zeroize::Zeroizing;

/// How many tries were begun since the last right PIN.
const TRIES: &str = "staff_tries";
/// The salt, and how hard the work on a PIN is.
const WORK: &str = "staff_work";
/// What a damaged database may still tell of the staff, with its length.
pub(super) const FACTS: [(&str, usize); 2] = [(TRIES, 4), (WORK, 28)];

/// What is made of a PIN.
type Mark = Zeroizing<[u8; 32]>;

/// How hard the work on a PIN is. It is kept with the salt: what it was for the first person holds for all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hardness {
    /// Memory in KiB.
    pub memory_kib: u32,
    /// How often it is gone through.
    pub passes: u32,
    /// In how many lanes.
    pub lanes: u32,
}

impl Hardness {
    /// The second recommended choice of RFC 9106: 64 MiB, three passes, four lanes.
    pub const RECOMMENDED: Self = Self {
        memory_kib: 64 << 10,
        passes: 3,
        lanes: 4,
    };
    /// As little as there can be; for tests, which have nothing to hide.
    pub const LEAST: Self = Self {
        memory_kib: 8,
        passes: 1,
        lanes: 1,
    };
}

impl Store {
    /// Everybody who has a PIN here, by name.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn staff(&self) -> Result<Vec<Person>, StoreError> {
        self.ask(|writer| {
            writer.read(|connection, device| {
                let mut people: Vec<_> = admitted(connection, device)?
                    .into_iter()
                    .map(|known| known.person)
                    .collect();
                people.sort_by(|one, other| one.name.cmp(&other.name));
                Ok(people)
            })
        })
    }

    /// Gives somebody a PIN.
    ///
    /// # Errors
    /// [`StoreError::NameTaken`], [`StoreError::PinTaken`], [`StoreError::PinUnchecked`],
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn add_staff(
        &self,
        name: StaffName,
        role: Role,
        pin: &Pin,
        hardness: Hardness,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        let work = self.ask(move |writer| {
            writer.write(|transaction, _| match Work::read(transaction)? {
                Some(work) => Ok(work),
                None => Work::begin(transaction, hardness),
            })
        })?;
        let mark = work.on(pin)?;
        let mut id = [0; 16];
        getrandom::fill(&mut id).map_err(|_| StoreError::Randomness)?;
        let person = Person {
            id: uuid::Builder::from_random_bytes(id).into_uuid(),
            name,
            role,
        };
        self.ask(move |writer| {
            writer.write(|transaction, device| {
                let others = admitted(transaction, device)?;
                if others.iter().any(|other| other.person.name == person.name) {
                    return Err(StoreError::NameTaken {
                        name: person.name.clone(),
                    });
                }
                if find(&others, &mark).is_some() {
                    return Err(StoreError::PinTaken);
                }
                keep(transaction, device, &person, Some(&mark))?;
                let deed = Deed::Added {
                    person: person.id,
                    role: person.role,
                };
                audit::append(transaction, None, &deed, at)
            })
        })
    }

    /// Takes somebody's PIN away.
    ///
    /// # Errors
    /// [`StoreError::NoSuchStaff`], [`StoreError::ReadOnly`].
    pub fn remove_staff(&self, name: &StaffName, at: Timestamp) -> Result<(), StoreError> {
        let name = name.clone();
        self.ask(move |writer| {
            writer.drain(|transaction, device| {
                let known = admitted(transaction, device)?.into_iter();
                let found = known.map(|known| known.person);
                let person = found
                    .into_iter()
                    .find(|person| person.name == name)
                    .ok_or_else(|| StoreError::NoSuchStaff { name: name.clone() })?;
                keep(transaction, device, &person, None)?;
                let deed = Deed::Removed { person: person.id };
                audit::append(transaction, None, &deed, at)
            })?;
            writer.checkpoint_due = true;
            Ok(())
        })
    }

    /// Lets PINs be tried again after too many wrong ones.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::ReadOnly`].
    pub fn unlock_staff(&self, at: Timestamp) -> Result<(), StoreError> {
        self.ask(move |writer| {
            writer.drain(|transaction, _| {
                facts::note(transaction, TRIES, &0_u32.to_be_bytes())?;
                audit::append(transaction, None, &Deed::Unlocked, at)
            })
        })
    }

    /// Whether a PIN may be tried now, by the process's monotonic clock; `None` where nobody has one.
    ///
    /// # Errors
    /// [`StoreError::Failing`].
    pub fn staff_gate(&self, now: Duration) -> Result<Option<Gate>, StoreError> {
        self.ask(move |writer| writer.gate(now))
    }

    /// Tries a PIN. The try is on the disk before the PIN is looked at. The work is done on the caller's
    /// thread and takes a moment.
    ///
    /// # Errors
    /// [`StoreError::PinUnchecked`]; [`StoreError::DiskFull`], [`StoreError::ReadOnly`] where a try cannot be
    /// counted, and is not made then.
    pub fn enter_staff(
        &self,
        pin: &Pin,
        now: Duration,
        at: Timestamp,
    ) -> Result<Admission, StoreError> {
        let begun = match self.ask(move |writer| writer.begin_try(now))? {
            Ok(begun) => begun,
            Err(admission) => return Ok(admission),
        };
        let mark = begun.work.on(pin)?;
        let found = find(&begun.people, &mark);
        let tries = begun.tries;
        self.ask(move |writer| {
            writer.drain(|transaction, _| match &found {
                Some(person) => {
                    facts::note(transaction, TRIES, &0_u32.to_be_bytes())?;
                    audit::append(transaction, Some(person.id), &Deed::Entered, at)
                }
                None => audit::append(transaction, None, &Deed::Refused { tries }, at),
            })?;
            Ok(found.map_or_else(
                || Admission::Refused(gate(tries, Duration::ZERO)),
                Admission::Entered,
            ))
        })
    }
}

/// A try that was counted.
pub(super) struct Begun {
    work: Work,
    people: Vec<Known>,
    tries: u32,
}

impl Writer {
    fn gate(&mut self, now: Duration) -> Result<Option<Gate>, StoreError> {
        // What was tried before this process began was tried when it began.
        let since = *self.staff_since.get_or_insert(now);
        let since = now.saturating_sub(since);
        self.read(|connection, device| {
            if admitted(connection, device)?.is_empty() {
                return Ok(None);
            }
            Ok(Some(gate(tries(connection)?, since)))
        })
    }

    pub(super) fn begin_try(
        &mut self,
        now: Duration,
    ) -> Result<Result<Begun, Admission>, StoreError> {
        match self.gate(now)? {
            None => return Ok(Err(Admission::NobodySetUp)),
            Some(Gate::Open) => {}
            Some(closed) => return Ok(Err(Admission::Closed(closed))),
        }
        self.staff_since = Some(now);
        let begun = self.drain(|transaction, device| {
            let tries = tries(transaction)?.saturating_add(1);
            facts::note(transaction, TRIES, &tries.to_be_bytes())?;
            let work = Work::read(transaction)?;
            let people = admitted(transaction, device)?;
            Ok(work.map(|work| Begun {
                work,
                people,
                tries,
            }))
        })?;
        Ok(begun.ok_or(Admission::NobodySetUp))
    }
}

/// A count that cannot be read is a full one: whoever spoils it gains nothing.
fn tries(connection: &Connection) -> Result<u32, StoreError> {
    let found = facts::read(connection, TRIES)?;
    Ok(found.map_or(0, |bytes| {
        bytes.try_into().map_or(u32::MAX, u32::from_be_bytes)
    }))
}

/// The salt of this box, and how hard the work is.
#[derive(Clone, Copy)]
struct Work {
    salt: [u8; 16],
    hardness: Hardness,
}

impl Work {
    fn read(connection: &Connection) -> Result<Option<Self>, StoreError> {
        let found = facts::read(connection, WORK)?;
        let Some((salt, costs)) = found.as_deref().and_then(|all| all.split_first_chunk()) else {
            return Ok(None);
        };
        let number = |place: usize| {
            let bytes = costs.get(place..)?.first_chunk()?;
            Some(u32::from_be_bytes(*bytes))
        };
        let (Some(memory_kib), Some(passes), Some(lanes)) = (number(0), number(4), number(8))
        else {
            return Ok(None);
        };
        Ok(Some(Self {
            salt: *salt,
            hardness: Hardness {
                memory_kib,
                passes,
                lanes,
            },
        }))
    }

    fn begin(transaction: &Transaction<'_>, hardness: Hardness) -> Result<Self, StoreError> {
        let mut salt = [0; 16];
        getrandom::fill(&mut salt).map_err(|_| StoreError::Randomness)?;
        let mut bytes = salt.to_vec();
        for cost in [hardness.memory_kib, hardness.passes, hardness.lanes] {
            bytes.extend(cost.to_be_bytes());
        }
        facts::note(transaction, WORK, &bytes)?;
        Ok(Self { salt, hardness })
    }

    fn on(&self, pin: &Pin) -> Result<Mark, StoreError> {
        let Hardness {
            memory_kib,
            passes,
            lanes,
        } = self.hardness;
        let mut mark = Zeroizing::new([0; 32]);
        // Among other things this says that there is no memory for it.
        let unchecked = |_| StoreError::PinUnchecked;
        let params = Params::new(memory_kib, passes, lanes, None).map_err(unchecked)?;
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(pin.expose(), &self.salt, mark.as_mut_slice())
            .map_err(unchecked)?;
        Ok(mark)
    }
}

/// Somebody with what is made of the PIN.
struct Known {
    person: Person,
    mark: Mark,
}

/// Looks at everybody, whoever it is.
fn find(people: &[Known], mark: &Mark) -> Option<Person> {
    let mut found = None;
    for known in people {
        let pairs = known.mark.iter().zip(mark.iter());
        let differs = pairs.fold(0, |differs, (one, other)| differs | (one ^ other));
        if std::hint::black_box(differs) == 0 {
            found = Some(known.person.clone());
        }
    }
    found
}

/// What of a person is sealed.
#[derive(Serialize, Deserialize)]
struct Record {
    name: StaffName,
    role: Role,
    mark: Option<[u8; 32]>,
}

fn keep(
    transaction: &Transaction<'_>,
    device: &SecretKey,
    person: &Person,
    mark: Option<&Mark>,
) -> Result<(), StoreError> {
    let context = Context::only(Purpose::Staff, person.id);
    let record = Record {
        name: person.name.clone(),
        role: person.role,
        mark: mark.map(|mark| **mark),
    };
    let plain = serde_json::to_vec(&record).map_err(|_| StoreError::Unreadable { context })?;
    let _ = transaction.execute(
        "INSERT INTO staff (id, sealed) VALUES (?1, ?2)
         ON CONFLICT (id) DO UPDATE SET sealed = excluded.sealed",
        (person.id.as_bytes(), device.seal(plain, context)?),
    )?;
    Ok(())
}

/// Everybody whose row opens: with another device key nobody is known any more, and all are set up anew.
fn records(connection: &Connection, device: &SecretKey) -> Result<Vec<(Uuid, Record)>, StoreError> {
    let mut statement = connection.prepare_cached("SELECT id, sealed FROM staff ORDER BY id")?;
    let mut rows = statement.query([])?;
    let mut all = Vec::new();
    while let Some(row) = rows.next()? {
        let id = Uuid::from_bytes(row.get(0)?);
        let opened = device.open(row.get(1)?, Context::only(Purpose::Staff, id));
        let plain = opened.map(Zeroizing::new).ok();
        if let Some(Ok(record)) = plain.map(|plain| serde_json::from_slice(&plain)) {
            all.push((id, record));
        }
    }
    Ok(all)
}

fn admitted(connection: &Connection, device: &SecretKey) -> Result<Vec<Known>, StoreError> {
    let all = records(connection, device)?.into_iter();
    let known = all.filter_map(|(id, record)| {
        Some(Known {
            mark: Zeroizing::new(record.mark?),
            person: Person {
                id,
                name: record.name,
                role: record.role,
            },
        })
    });
    Ok(known.collect())
}

/// Everybody who has a PIN here or had one.
pub(super) fn everybody(
    connection: &Connection,
    device: &SecretKey,
) -> Result<BTreeMap<Uuid, Person>, StoreError> {
    let all = records(connection, device)?.into_iter();
    let people = all.map(|(id, record)| {
        let person = Person {
            id,
            name: record.name,
            role: record.role,
        };
        (id, person)
    });
    Ok(people.collect())
}
