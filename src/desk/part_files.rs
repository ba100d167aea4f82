//! The pages' bytes: one file per (filing, digest), whose length is the upload's offset.
//!
//! Every filing has its own folder, so that erasing one can never touch another; a page that
//! another filing already has is a hard link.

use crate::desk::limits;
use crate::desk::parts::Verdict;
use crate::protocol::digest::Digest;
use sha2::{Digest as _, Sha256};
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The folder of all parts.
#[derive(Debug)]
pub struct PartFiles {
    folder: PathBuf,
}

/// A part that grows.
#[derive(Debug)]
pub struct Writer {
    file: File,
    length: u64,
    synced: u64,
}

impl PartFiles {
    /// Opens or makes `parts/` in the data folder.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn open(data: &Path) -> io::Result<Self> {
        let folder = data.join("parts");
        private_folder(&folder)?;
        // A receipt is worth nothing if a power cut takes the folder with all pages in it.
        File::open(data)?.sync_all()?;
        Ok(Self { folder })
    }

    /// How many bytes of a part are here.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn length(&self, filing: Uuid, part: Digest) -> io::Result<u64> {
        match fs::metadata(self.path(filing, part)) {
            Ok(found) => Ok(found.len()),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(0),
            Err(error) => Err(error),
        }
    }

    /// Opens a part to go on at its end.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn writer(&self, filing: Uuid, part: Digest) -> io::Result<Writer> {
        private_folder(&self.filing(filing))?;
        let file = OpenOptions::new()
            .create(true)
            .append(true)
            .mode(0o600)
            .open(self.path(filing, part))?;
        let length = file.metadata()?.len();
        Ok(Writer {
            file,
            length,
            synced: length,
        })
    }

    /// Takes over a part that another filing has. `false` where it is no longer there, or no longer
    /// what its digest says: then the sender brings it itself.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn adopt(&self, from: Uuid, to: Uuid, part: Digest, size: u64) -> io::Result<bool> {
        // A page that the disk has damaged would be refused at every commit.
        if self.length(from, part)? != size || self.digest(from, part)? != Some(part) {
            return Ok(false);
        }
        private_folder(&self.filing(to))?;
        let target = self.path(to, part);
        remove(&target)?;
        match fs::hard_link(self.path(from, part), target) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Syncs a part to disk and compares its bytes with its digest.
    ///
    /// # Errors
    /// Whatever the file system says. After a failed sync the bytes are thrown away: the kernel
    /// may have dropped them while a later read still shows them.
    pub fn verify(&self, filing: Uuid, part: Digest, size: u64) -> io::Result<Verdict> {
        let path = self.path(filing, part);
        let file = match File::open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Verdict::Missing),
            Err(error) => return Err(error),
        };
        let length = file.metadata()?.len();
        if length < size {
            return Ok(Verdict::Missing);
        }
        if length > size {
            return Ok(Verdict::Wrong);
        }
        if let Err(error) = file.sync_all() {
            remove(&path)?;
            return Err(error);
        }
        Ok(if digest(file)? == part {
            Verdict::Right
        } else {
            Verdict::Wrong
        })
    }

    /// The digest of a part's bytes; `None` where it is not there.
    fn digest(&self, filing: Uuid, part: Digest) -> io::Result<Option<Digest>> {
        match File::open(self.path(filing, part)) {
            Ok(file) => digest(file).map(Some),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Throws a part's bytes away.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn discard(&self, filing: Uuid, part: Digest) -> io::Result<()> {
        remove(&self.path(filing, part))
    }

    /// Makes the names of a filing's parts durable.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn sync_names(&self, filing: Uuid) -> io::Result<()> {
        match File::open(self.filing(filing)) {
            Ok(folder) => folder.sync_all()?,
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
        File::open(&self.folder)?.sync_all()
    }

    /// A part's bytes.
    ///
    /// # Errors
    /// Whatever the file system says.
    pub fn read(&self, filing: Uuid, part: Digest) -> io::Result<Vec<u8>> {
        fs::read(self.path(filing, part))
    }

    fn filing(&self, filing: Uuid) -> PathBuf {
        self.folder.join(filing.to_string())
    }

    fn path(&self, filing: Uuid, part: Digest) -> PathBuf {
        self.filing(filing).join(part.to_string())
    }
}

impl Writer {
    /// Bytes so far.
    pub fn length(&self) -> u64 {
        self.length
    }

    /// Appends bytes and syncs in bounded steps.
    ///
    /// # Errors
    /// Whatever the file system says; the part is cut back to what is surely on disk.
    pub fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        let written = self.file.write_all(bytes).and_then(|()| {
            self.length += bytes.len() as u64;
            if self.length - self.synced >= limits::SYNC_STEP {
                self.sync()
            } else {
                Ok(())
            }
        });
        if written.is_err() {
            self.cut_back();
        }
        written
    }

    /// Syncs what was appended.
    ///
    /// # Errors
    /// Whatever the file system says; the part is cut back to what is surely on disk.
    pub fn finish(&mut self) -> io::Result<()> {
        if self.synced == self.length {
            return Ok(());
        }
        let synced = self.sync();
        if synced.is_err() {
            self.cut_back();
        }
        synced
    }

    fn sync(&mut self) -> io::Result<()> {
        self.file.sync_data()?;
        self.synced = self.length;
        Ok(())
    }

    fn cut_back(&mut self) {
        // Should this fail too, the digest at the commit still tells.
        if self.file.set_len(self.synced).is_ok() {
            self.length = self.synced;
        }
    }
}

fn digest(mut file: File) -> io::Result<Digest> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; limits::WRITE_STEP];
    loop {
        match file.read(&mut piece) {
            Ok(0) => return Ok(Digest(hasher.finalize().into())),
            Ok(count) => hasher.update(&piece[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Makes a folder that only its owner may enter.
fn private_folder(folder: &Path) -> io::Result<()> {
    match DirBuilder::new().mode(0o700).create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        other => other,
    }
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;
    use tempfile::TempDir;

    fn files() -> (TempDir, PartFiles) {
        let folder = TempDir::new().unwrap();
        let files = PartFiles::open(folder.path()).unwrap();
        (folder, files)
    }

    #[test]
    fn a_full_disk_takes_no_bytes_and_says_so() {
        let (_folder, files) = files();
        let (filing, part) = (Uuid::from_u128(1), Digest::of(b"page"));
        private_folder(&files.filing(filing)).unwrap();
        symlink("/dev/full", files.path(filing, part)).unwrap();
        let mut writer = files.writer(filing, part).unwrap();
        let error = writer.append(b"page").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::StorageFull);
        assert_eq!(writer.length(), 0);
        files.discard(filing, part).unwrap();
        let mut writer = files.writer(filing, part).unwrap();
        writer.append(b"page").unwrap();
        writer.finish().unwrap();
        assert_eq!(files.verify(filing, part, 4).unwrap(), Verdict::Right);
    }

    #[test]
    fn a_shared_page_outlives_the_filing_that_brought_it() {
        let (_folder, files) = files();
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let part = Digest::of(b"page");
        let mut writer = files.writer(first, part).unwrap();
        writer.append(b"page").unwrap();
        assert!(files.adopt(first, second, part, 4).unwrap());
        files.discard(first, part).unwrap();
        assert_eq!(files.read(second, part).unwrap(), b"page");
        assert!(!files.adopt(first, second, part, 4).unwrap());
    }

    #[test]
    fn a_page_that_the_disk_has_damaged_is_not_taken_over() {
        let (_folder, files) = files();
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let part = Digest::of(b"page");
        let mut writer = files.writer(first, part).unwrap();
        writer.append(b"pagf").unwrap();
        assert!(!files.adopt(first, second, part, 4).unwrap());
        assert!(
            files.read(first, part).is_ok(),
            "nobody else's page is touched"
        );
        assert_eq!(files.length(second, part).unwrap(), 0);
    }

    #[test]
    fn a_part_is_right_only_with_its_very_bytes() {
        let (_folder, files) = files();
        let (filing, part) = (Uuid::from_u128(1), Digest::of(b"page"));
        for (bytes, verdict) in [
            (&b""[..], Verdict::Missing),
            (b"pag", Verdict::Missing),
            (b"pagf", Verdict::Wrong),
            (b"pages", Verdict::Wrong),
            (b"page", Verdict::Right),
        ] {
            let mut writer = files.writer(filing, part).unwrap();
            writer.append(bytes).unwrap();
            assert_eq!(files.verify(filing, part, 4).unwrap(), verdict, "{bytes:?}");
            files.discard(filing, part).unwrap();
        }
    }
}
