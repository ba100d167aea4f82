//! Pages that are kept as objects: which objects they are, in order.

use super::database::{Session, values};
use super::receipts::receipt;
use super::{Storage, StorageError};
use crate::protocol::digest::Digest;
use uuid::Uuid;

/// An object with some bytes of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Where in the part they begin.
    pub place: u64,
    /// How many they are.
    pub size: u64,
    /// The object's name.
    pub object: String,
}

impl Storage {
    /// The pieces of a part, in order and without a gap.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn pieces(&self, filing: Uuid, part: Digest) -> Result<Vec<Piece>, StorageError> {
        self.read(|session| {
            session.all(
                "SELECT place, size, object FROM pieces
                 WHERE filing = ?1 AND sha256 = ?2 ORDER BY place",
                values![filing, part],
                |row| {
                    Ok(Piece {
                        place: row.get(0)?,
                        size: row.get(1)?,
                        object: row.get(2)?,
                    })
                },
            )
        })
    }

    /// Adds a piece at the end of a part; `false` where the part ends elsewhere by now.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn add_piece(
        &self,
        filing: Uuid,
        part: Digest,
        piece: &Piece,
    ) -> Result<bool, StorageError> {
        self.write(|session| {
            let end: u64 = session.one(
                "SELECT CAST(coalesce(sum(size), 0) AS BIGINT) FROM pieces
                 WHERE filing = ?1 AND sha256 = ?2",
                values![filing, part],
                |row| row.get(0),
            )?;
            if end != piece.place {
                return Ok(false);
            }
            let _ = session.execute(
                "INSERT INTO pieces (filing, sha256, place, size, object) VALUES (?1, ?2, ?3, ?4, ?5)",
                values![filing, part, piece.place, piece.size, piece.object],
            )?;
            Ok(true)
        })
    }

    /// Makes this piece the only one of a part, or leaves none, unless the filing has its receipt by now; the objects
    /// that no row names any more.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn replace_pieces(
        &self,
        filing: Uuid,
        part: Digest,
        piece: Option<&Piece>,
    ) -> Result<Vec<String>, StorageError> {
        self.write(|session| {
            if receipt(session, filing)?.is_some() && piece.is_none() {
                return Ok(Vec::new());
            }
            let replaced = session.all(
                "SELECT object FROM pieces WHERE filing = ?1 AND sha256 = ?2",
                values![filing, part],
                |row| row.get(0),
            )?;
            let _ = session.execute(
                "DELETE FROM pieces WHERE filing = ?1 AND sha256 = ?2",
                values![filing, part],
            )?;
            if let Some(piece) = piece {
                let _ = session.execute(
                    "INSERT INTO pieces (filing, sha256, place, size, object) VALUES (?1, ?2, ?3, ?4, ?5)",
                    values![filing, part, piece.place, piece.size, piece.object],
                )?;
            }
            Ok(replaced)
        })
    }

    /// Whether some part has this object.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn names_object(&self, object: &str) -> Result<bool, StorageError> {
        self.read(|session| {
            session.one(
                "SELECT EXISTS (SELECT 1 FROM pieces WHERE object = ?1)",
                values![object],
                |row| row.get(0),
            )
        })
    }
}

/// Whether every part of a filing has all its bytes in pieces.
pub(super) fn are_whole(session: &mut Session<'_>, filing: Uuid) -> Result<bool, StorageError> {
    session.one(
        "SELECT NOT EXISTS (SELECT 1 FROM parts WHERE filing = ?1 AND size <>
           (SELECT coalesce(sum(pieces.size), 0) FROM pieces
            WHERE pieces.filing = parts.filing AND pieces.sha256 = parts.sha256))",
        values![filing],
        |row| row.get(0),
    )
}
