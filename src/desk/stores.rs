//! Where a desk keeps everything: in its data folder, or on servers that several desks share.
//!
//! The choice is `storage.toml` in the data folder, which only the desk's user can read, because passwords stand in it.
//! Without that file a ward's desk needs nothing but its folder.

use crate::desk::DeskError;
use crate::desk::driver::Driver;
use crate::desk::part_files::PartFiles;
use crate::desk::part_objects::{Objects, PartObjects};
use crate::desk::parts::Parts;
use crate::desk::storage::{Server, ServerError, Storage};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::prefix::PrefixStore;
use object_store::{Certificate, ClientOptions, ObjectStore};
use serde::Deserialize;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

const FILE: &str = "storage.toml";

/// What `storage.toml` says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    /// `postgresql://user:password@host/name?sslmode=require`
    database: String,
    /// A PEM file with the only certificates to trust for it.
    database_authority: Option<PathBuf>,
    /// `s3://bucket/folder`, or `file:///folder` on a disk that every process mounts.
    pages: String,
    s3: Option<S3>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct S3 {
    endpoint: Option<String>,
    #[serde(default = "usual_region")]
    region: String,
    access_key: String,
    secret_key: String,
    /// A PEM file with a certificate to trust for it.
    authority: Option<PathBuf>,
}

/// Why `storage.toml` cannot be followed. Names no password.
#[derive(Debug, thiserror::Error)]
pub enum StoresError {
    /// It cannot be read.
    #[error("storage.toml cannot be read: {0}")]
    Unreadable(#[source] io::Error),
    /// It is not what it should be.
    #[error(
        "storage.toml, line {0}: not understood; it holds database and pages, and [s3] with access_key and secret_key"
    )]
    Unknown(usize),
    /// Where the pages are kept cannot be used.
    #[error(
        "storage.toml: pages must be s3://BUCKET or s3://BUCKET/FOLDER with a table [s3], or file:///FOLDER"
    )]
    Pages,
    /// Pages would travel in clear.
    #[error(
        "storage.toml: the endpoint of [s3] must begin with https:// unless it is on this machine"
    )]
    InClear,
    /// The object store cannot be used as it is set up.
    #[error("storage.toml: the object store cannot be used: {0}")]
    Store(#[from] object_store::Error),
    /// A certificate cannot be used.
    #[error("storage.toml: the authority of [s3] cannot be used")]
    Authority,
    /// The database cannot be used as it is set up.
    #[error("storage.toml: {0}")]
    Database(#[from] ServerError),
}

fn usual_region() -> String {
    "us-east-1".into()
}

/// The database of a data folder, and what keeps its pages.
pub struct Stores {
    /// The database.
    pub storage: Arc<Storage>,
    /// The pages.
    pub parts: Parts,
}

impl Stores {
    /// Opens what the folder names, or what lies in it.
    ///
    /// # Errors
    /// [`DeskError`] says what to do.
    pub fn open(data: &Path) -> Result<Self, DeskError> {
        let Some(written) = Written::read(data)? else {
            return Ok(Self {
                storage: Arc::new(Storage::open(data)?),
                parts: Parts::Files(PartFiles::open(data).map_err(DeskError::Folder)?),
            });
        };
        let driver = Driver::start().map_err(DeskError::Folder)?;
        let storage = Arc::new(written.storage(&driver)?);
        let objects = Objects::new(written.objects()?, driver);
        Ok(Self {
            parts: Parts::Objects(PartObjects::new(objects, Arc::clone(&storage))),
            storage,
        })
    }
}

/// The database alone, for commands that look at no page.
///
/// # Errors
/// [`DeskError`] says what to do.
pub fn open_storage(data: &Path) -> Result<Storage, DeskError> {
    match Written::read(data)? {
        None => Ok(Storage::open(data)?),
        Some(written) => written.storage(&Driver::start().map_err(DeskError::Folder)?),
    }
}

impl Written {
    fn read(data: &Path) -> Result<Option<Self>, StoresError> {
        let text = match std::fs::read_to_string(data.join(FILE)) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(StoresError::Unreadable(error)),
        };
        // What the parser says of a mistake may hold the password beside it.
        let written = toml::from_str(&text).map_err(|error| {
            let before = error.span().map_or("", |span| &text[..span.start]);
            StoresError::Unknown(before.matches('\n').count() + 1)
        })?;
        Ok(Some(written))
    }

    fn storage(&self, driver: &Driver) -> Result<Storage, DeskError> {
        let authority = self.database_authority.as_deref();
        let server = Server::new(&self.database, authority, driver)
            .map_err(|error| DeskError::Stores(error.into()))?;
        Ok(Storage::at(&server)?)
    }

    fn objects(&self) -> Result<Arc<dyn ObjectStore>, StoresError> {
        if let Some(folder) = self.pages.strip_prefix("file://") {
            if !folder.starts_with('/') {
                return Err(StoresError::Pages);
            }
            let files = LocalFileSystem::new_with_prefix(folder)?;
            return Ok(Arc::new(files.with_fsync(true)));
        }
        let (Some(place), Some(s3)) = (self.pages.strip_prefix("s3://"), &self.s3) else {
            return Err(StoresError::Pages);
        };
        let (bucket, folder) = place.split_once('/').unwrap_or((place, ""));
        if bucket.is_empty() {
            return Err(StoresError::Pages);
        }
        let store = s3.open(bucket)?;
        Ok(match folder.trim_matches('/') {
            "" => Arc::new(store),
            folder => Arc::new(PrefixStore::new(store, folder)),
        })
    }
}

impl S3 {
    fn open(&self, bucket: &str) -> Result<impl ObjectStore, StoresError> {
        // The client takes whatever the process trusts to be good cryptography; a second time is no change.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut options = ClientOptions::new()
            .with_connect_timeout(Duration::from_secs(5))
            .with_timeout(Duration::from_secs(30));
        if let Some(file) = &self.authority {
            let pem = std::fs::read(file).map_err(|_| StoresError::Authority)?;
            let authority = Certificate::from_pem(&pem).map_err(|_| StoresError::Authority)?;
            options = options.with_root_certificate(authority);
        }
        let mut builder = AmazonS3Builder::new()
            .with_bucket_name(bucket)
            .with_region(&self.region)
            .with_access_key_id(&self.access_key)
            .with_secret_access_key(&self.secret_key);
        if let Some(endpoint) = &self.endpoint {
            let here = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
            let in_clear = endpoint.starts_with("http://");
            let is_here = here.iter().any(|start| {
                let rest = endpoint.strip_prefix(start);
                rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/']))
            });
            if in_clear && !is_here {
                return Err(StoresError::InClear);
            }
            options = options.with_allow_http(in_clear);
            builder = builder.with_endpoint(endpoint);
        }
        Ok(builder.with_client_options(options).build()?)
    }
}
