//! What storage asks of a database, whichever it is: SQL with `?1`, `?2`, … and rows of plain values.
//!
//! The one idea: one text of SQL for both. Whatever only one of them understands stands in its own room and its
//! own schema; here are numbers, texts and bytes, and nothing else.

pub(super) mod postgres;
mod postgres_schema;
pub(super) mod sqlite;
mod sqlite_schema;

use super::StorageError;
use crate::protocol::digest::Digest;
use jiff::Timestamp;
use std::ops::ControlFlow;
use uuid::Uuid;

/// A value as it is given to the database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound<'a> {
    /// Nothing.
    Null,
    /// A whole number, or 0 and 1 for no and yes.
    Integer(i64),
    /// A text.
    Text(&'a str),
    /// Bytes.
    Bytes(&'a [u8]),
}

/// A value as the database gives it back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A whole number, or 0 and 1 for no and yes.
    Integer(i64),
    /// A text.
    Text(String),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// One row of an answer.
#[derive(Debug)]
pub struct Row(Vec<Value>);

/// What a database does.
pub trait Execute {
    /// Changes rows; how many.
    ///
    /// # Errors
    /// [`StorageError`].
    fn execute(&mut self, sql: &str, values: &[Bound<'_>]) -> Result<u64, StorageError>;

    /// Visits rows in order, until there is none or the visitor breaks.
    ///
    /// # Errors
    /// [`StorageError`], also the visitor's.
    fn visit(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        visitor: &mut dyn FnMut(&Row) -> Result<ControlFlow<()>, StorageError>,
    ) -> Result<(), StorageError>;

    /// Runs several statements without values.
    ///
    /// # Errors
    /// [`StorageError`].
    fn batch(&mut self, sql: &str) -> Result<(), StorageError>;
}

/// A conversation with the database: within a transaction where it is for writing.
pub struct Session<'a>(&'a mut dyn Execute);

impl<'a> Session<'a> {
    pub(super) fn new(database: &'a mut dyn Execute) -> Self {
        Self(database)
    }

    /// Changes rows; how many.
    pub fn execute(&mut self, sql: &str, values: &[Bound<'_>]) -> Result<u64, StorageError> {
        self.0.execute(sql, values)
    }

    /// Runs several statements without values.
    pub fn batch(&mut self, sql: &str) -> Result<(), StorageError> {
        self.0.batch(sql)
    }

    /// The only row.
    pub fn one<T>(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        read: impl Fn(&Row) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.first(sql, values, read)?.ok_or(StorageError::Value)
    }

    /// The first row, where there is one.
    pub fn first<T>(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        read: impl Fn(&Row) -> Result<T, StorageError>,
    ) -> Result<Option<T>, StorageError> {
        let mut first = None;
        self.visit(sql, values, |row| {
            first = Some(read(row)?);
            Ok(ControlFlow::Break(()))
        })?;
        Ok(first)
    }

    /// Every row.
    pub fn all<T>(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        read: impl Fn(&Row) -> Result<T, StorageError>,
    ) -> Result<Vec<T>, StorageError> {
        let mut all = Vec::new();
        self.visit(sql, values, |row| {
            all.push(read(row)?);
            Ok(ControlFlow::Continue(()))
        })?;
        Ok(all)
    }

    /// Visits rows in order, until there is none or the visitor breaks.
    pub fn visit(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        mut visitor: impl FnMut(&Row) -> Result<ControlFlow<()>, StorageError>,
    ) -> Result<(), StorageError> {
        self.0.visit(sql, values, &mut visitor)
    }
}

impl Row {
    /// The value of a column, counted from 0.
    pub fn get<T: Stored>(&self, column: usize) -> Result<T, StorageError> {
        let value = self.0.get(column).ok_or(StorageError::Value)?;
        T::stored(value).ok_or(StorageError::Value)
    }

    /// A moment, kept in Unix milliseconds.
    pub fn time(&self, column: usize) -> Result<Timestamp, StorageError> {
        Timestamp::from_millisecond(self.get(column)?).map_err(|_| StorageError::Value)
    }

    /// A moment, where there is one.
    pub fn optional_time(&self, column: usize) -> Result<Option<Timestamp>, StorageError> {
        match self.get::<Option<i64>>(column)? {
            Some(_) => self.time(column).map(Some),
            None => Ok(None),
        }
    }

    /// A text that means something to whoever parses it.
    pub fn parsed<T: std::str::FromStr>(&self, column: usize) -> Result<T, StorageError> {
        let text: String = self.get(column)?;
        text.parse().map_err(|_| StorageError::Value)
    }
}

/// What a column can be read as.
pub trait Stored: Sized {
    /// The value, where it is one of this kind.
    fn stored(value: &Value) -> Option<Self>;
}

impl Stored for i64 {
    fn stored(value: &Value) -> Option<Self> {
        match value {
            Value::Integer(number) => Some(*number),
            _ => None,
        }
    }
}

macro_rules! narrower {
    ($($number:ty),*) => {$(
        impl Stored for $number {
            fn stored(value: &Value) -> Option<Self> {
                Self::try_from(i64::stored(value)?).ok()
            }
        }
        impl Given for $number {
            fn bound(&self) -> Bound<'_> {
                // A number past the column's range never equals a stored one.
                Bound::Integer(i64::try_from(*self).unwrap_or(i64::MAX))
            }
        }
    )*};
}

narrower!(u16, u32, u64);

impl Stored for bool {
    fn stored(value: &Value) -> Option<Self> {
        i64::stored(value).map(|number| number != 0)
    }
}

impl Stored for String {
    fn stored(value: &Value) -> Option<Self> {
        match value {
            Value::Text(text) => Some(text.clone()),
            _ => None,
        }
    }
}

impl Stored for Vec<u8> {
    fn stored(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => Some(bytes.clone()),
            _ => None,
        }
    }
}

impl<const N: usize> Stored for [u8; N] {
    fn stored(value: &Value) -> Option<Self> {
        match value {
            Value::Bytes(bytes) => bytes.as_slice().try_into().ok(),
            _ => None,
        }
    }
}

impl Stored for Uuid {
    fn stored(value: &Value) -> Option<Self> {
        <[u8; 16]>::stored(value).map(Self::from_bytes)
    }
}

impl Stored for Digest {
    fn stored(value: &Value) -> Option<Self> {
        <[u8; 32]>::stored(value).map(Self)
    }
}

impl<T: Stored> Stored for Option<T> {
    fn stored(value: &Value) -> Option<Self> {
        match value {
            Value::Null => Some(None),
            other => T::stored(other).map(Some),
        }
    }
}

/// What can be given to the database.
pub trait Given {
    /// It, as the database takes it.
    fn bound(&self) -> Bound<'_>;
}

impl Given for i64 {
    fn bound(&self) -> Bound<'_> {
        Bound::Integer(*self)
    }
}

impl Given for bool {
    fn bound(&self) -> Bound<'_> {
        Bound::Integer(i64::from(*self))
    }
}

impl Given for str {
    fn bound(&self) -> Bound<'_> {
        Bound::Text(self)
    }
}

impl Given for String {
    fn bound(&self) -> Bound<'_> {
        Bound::Text(self)
    }
}

impl Given for [u8] {
    fn bound(&self) -> Bound<'_> {
        Bound::Bytes(self)
    }
}

impl<const N: usize> Given for [u8; N] {
    fn bound(&self) -> Bound<'_> {
        Bound::Bytes(self)
    }
}

impl Given for Uuid {
    fn bound(&self) -> Bound<'_> {
        Bound::Bytes(self.as_bytes())
    }
}

impl Given for Digest {
    fn bound(&self) -> Bound<'_> {
        Bound::Bytes(&self.0)
    }
}

impl Given for Timestamp {
    fn bound(&self) -> Bound<'_> {
        Bound::Integer(self.as_millisecond())
    }
}

impl<T: Given + ?Sized> Given for &T {
    fn bound(&self) -> Bound<'_> {
        (**self).bound()
    }
}

impl<T: Given> Given for Option<T> {
    fn bound(&self) -> Bound<'_> {
        self.as_ref().map_or(Bound::Null, Given::bound)
    }
}

/// The values of `?1`, `?2`, … in order.
macro_rules! values {
    ($($value:expr),* $(,)?) => {
        &[$($crate::desk::storage::database::Given::bound(&$value)),*]
    };
}

pub(super) use values;
