//! PostgreSQL: a server that several processes of one desk share.
//!
//! Whoever writes takes one lock of the whole database first, so that there is one writer at a time as with SQLite,
//! and every writer sees what the one before it has done.

use super::{Bound, Execute, Row, Session, Value, postgres_schema};
use crate::desk::driver::Driver;
use crate::desk::storage::StorageError;
use bytes::BytesMut;
use futures_executor::block_on;
use futures_util::TryStreamExt as _;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;
use rustls::{ClientConfig, RootCertStore};
use std::collections::HashMap;
use std::error::Error as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::pin::pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::error::SqlState;
use tokio_postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use tokio_postgres::{Client, Config, Statement};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Most lines to the server from one process.
const LINES: usize = 8;

/// "MCDK": of this and the schema's name is the lock that whoever writes holds, so that the desks of several wards
/// can share a server and a database.
const WRITER: i64 = 0x4d43_444b;

/// How every line is set up. What takes longer is given up: the kiosk asks again, and a process that hangs keeps
/// nobody else from writing.
const SETUP: &str = "SET synchronous_commit = on;
     SET statement_timeout = '30s';
     SET idle_in_transaction_session_timeout = '60s';
     SET bytea_output = 'hex'";

/// A database on a server.
#[derive(Clone)]
pub struct Server {
    config: Config,
    tls: MakeRustlsConnect,
    driver: Driver,
}

/// Why a server is not used, or has not done what it was asked. Holds no value that was stored.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// The address cannot be understood.
    #[error(
        "the database's address cannot be understood; it is like postgresql://user:password@host/name"
    )]
    Address,
    /// The certificates to trust cannot be used.
    #[error("the certificates to trust for the database cannot be used")]
    Authority,
    /// Filings would travel in clear.
    #[error("the database is on another machine: add sslmode=require to its address")]
    InClear,
    /// The database does not hold every letter.
    #[error("the database's encoding must be UTF8; make it with `createdb --encoding=UTF8`")]
    Encoding,
    /// The server has refused a statement.
    #[error("the database server refused (SQLSTATE {0})")]
    Refused(String),
    /// There is no line to it.
    #[error("the database server cannot be reached: {0}")]
    Line(String),
}

impl ServerError {
    /// Whether the server's disk is full.
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Refused(code) if code == SqlState::DISK_FULL.code())
    }
}

impl From<tokio_postgres::Error> for ServerError {
    fn from(error: tokio_postgres::Error) -> Self {
        match error.code() {
            Some(code) => Self::Refused(code.code().to_owned()),
            None => {
                let cause = error.source().map(ToString::to_string);
                Self::Line(cause.unwrap_or_else(|| error.to_string()))
            }
        }
    }
}

impl From<tokio_postgres::Error> for StorageError {
    fn from(error: tokio_postgres::Error) -> Self {
        Self::Server(error.into())
    }
}

impl Server {
    /// Understands an address; `authority` is a PEM file with the only certificates to trust.
    ///
    /// # Errors
    /// [`ServerError`]. Nothing is asked of the server yet.
    pub fn new(
        address: &str,
        authority: Option<&Path>,
        driver: &Driver,
    ) -> Result<Self, ServerError> {
        let mut config: Config = address.parse().map_err(|_| ServerError::Address)?;
        let here = |host: &Host| match host {
            Host::Tcp(name) => matches!(name.as_str(), "localhost" | "127.0.0.1" | "::1"),
            Host::Unix(_) => true,
        };
        let elsewhere = !config.get_hosts().iter().all(here) || !config.get_hostaddrs().is_empty();
        if elsewhere && config.get_ssl_mode() != SslMode::Require {
            return Err(ServerError::InClear);
        }
        let _ = config
            .application_name("motcua-desk")
            .connect_timeout(Duration::from_secs(5))
            .tcp_user_timeout(Duration::from_secs(10))
            .keepalives_idle(Duration::from_secs(20));
        Ok(Self {
            config,
            tls: MakeRustlsConnect::new(trust(authority)?),
            driver: driver.clone(),
        })
    }

    fn connect(&self) -> Result<Line, StorageError> {
        let (config, tls) = (self.config.clone(), self.tls.clone());
        let connecting = self.driver.run(async move { config.connect(tls).await });
        let (client, connection) =
            connecting.map_err(|error| ServerError::Line(error.to_string()))??;
        let _driven = self.driver.spawn(connection);
        block_on(client.batch_execute(SETUP))?;
        Ok(Line {
            client,
            statements: HashMap::new(),
        })
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Server")
    }
}

/// Trusts these certificates alone, or those that the system trusts.
fn trust(authority: Option<&Path>) -> Result<ClientConfig, ServerError> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut roots = RootCertStore::empty();
    let certificates = match authority {
        Some(file) => CertificateDer::pem_file_iter(file)
            .and_then(Iterator::collect::<Result<Vec<_>, _>>)
            .map_err(|_| ServerError::Authority)?,
        None => rustls_native_certs::load_native_certs().certs,
    };
    let (_usable, _) = roots.add_parsable_certificates(certificates);
    if authority.is_some() && roots.is_empty() {
        return Err(ServerError::Authority);
    }
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|_| ServerError::Authority)?;
    Ok(config.with_root_certificates(roots).with_no_client_auth())
}

/// The lines to a server.
#[derive(Debug)]
pub struct Postgres {
    server: Server,
    lines: Mutex<Lines>,
    freed: Condvar,
}

#[derive(Debug, Default)]
struct Lines {
    idle: Vec<Line>,
    open: usize,
}

/// A line to the server, with what it was asked before.
struct Line {
    client: Client,
    statements: HashMap<String, Statement>,
}

impl Postgres {
    /// Reaches the server and brings its tables to the newest version.
    ///
    /// # Errors
    /// [`StorageError`].
    pub fn open(server: &Server) -> Result<Self, StorageError> {
        let postgres = Self {
            server: server.clone(),
            lines: Mutex::default(),
            freed: Condvar::new(),
        };
        postgres.write(postgres_schema::apply)?;
        Ok(postgres)
    }

    /// Runs `work` in one transaction, while nobody else writes.
    pub fn write<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.with(|line| {
            line.batch(&format!(
                "BEGIN; SELECT pg_advisory_xact_lock(hashtextextended(current_schema(), {WRITER}))"
            ))?;
            match work(&mut Session::new(line)) {
                Ok(outcome) => line.batch("COMMIT").map(|()| outcome),
                Err(error) => {
                    line.batch("ROLLBACK")?;
                    Err(error)
                }
            }
        })
    }

    /// Runs `work` that only reads.
    pub fn read<T>(
        &self,
        work: impl FnOnce(&mut Session<'_>) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        self.with(|line| work(&mut Session::new(line)))
    }

    fn with<T>(
        &self,
        work: impl FnOnce(&mut Line) -> Result<T, StorageError>,
    ) -> Result<T, StorageError> {
        let mut taken = Taken {
            postgres: self,
            line: None,
        };
        let line = match self.idle_line() {
            Some(line) => line,
            None => self.server.connect()?,
        };
        let line = taken.line.insert(line);
        let outcome = work(line);
        if outcome.is_err() {
            // After an error nobody knows what the line is in the middle of.
            taken.line = None;
        }
        outcome
    }

    /// A line that nobody uses; `None` where a new one may be opened, after waiting for the right to it.
    fn idle_line(&self) -> Option<Line> {
        let mut lines = self.lines();
        loop {
            match lines.idle.pop() {
                Some(line) if line.client.is_closed() => lines.open -= 1,
                Some(line) => return Some(line),
                None if lines.open < LINES => {
                    lines.open += 1;
                    return None;
                }
                None => {
                    lines = self
                        .freed
                        .wait(lines)
                        .unwrap_or_else(PoisonError::into_inner);
                }
            }
        }
    }

    fn lines(&self) -> MutexGuard<'_, Lines> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One of the lines while it is used; given back, or given up where there is none in it any more.
struct Taken<'a> {
    postgres: &'a Postgres,
    line: Option<Line>,
}

impl Drop for Taken<'_> {
    fn drop(&mut self) {
        let usable = self.line.take().filter(|_| !std::thread::panicking());
        let mut lines = self.postgres.lines();
        match usable {
            Some(line) => lines.idle.push(line),
            None => lines.open -= 1,
        }
        drop(lines);
        self.postgres.freed.notify_one();
    }
}

impl Line {
    fn statement(&mut self, sql: &str) -> Result<Statement, StorageError> {
        if let Some(known) = self.statements.get(sql) {
            return Ok(known.clone());
        }
        let statement = block_on(self.client.prepare(&numbered(sql)))?;
        // The officers' search is many statements; what was asked long ago may be prepared again.
        if self.statements.len() >= 200 {
            self.statements.clear();
        }
        let _ = self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

impl std::fmt::Debug for Line {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Line")
    }
}

/// The same SQL with its values named as PostgreSQL names them. No statement of ours holds a question mark otherwise.
fn numbered(sql: &str) -> String {
    sql.replace('?', "$")
}

impl Execute for Line {
    fn execute(&mut self, sql: &str, values: &[Bound<'_>]) -> Result<u64, StorageError> {
        let statement = self.statement(sql)?;
        Ok(block_on(self.client.execute_raw(&statement, values))?)
    }

    fn visit(
        &mut self,
        sql: &str,
        values: &[Bound<'_>],
        visitor: &mut dyn FnMut(&Row) -> Result<ControlFlow<()>, StorageError>,
    ) -> Result<(), StorageError> {
        let statement = self.statement(sql)?;
        block_on(async {
            let mut rows = pin!(self.client.query_raw(&statement, values).await?);
            let mut wanted = true;
            while let Some(row) = rows.try_next().await? {
                // The rest of the answer is on its way in any case.
                if wanted {
                    wanted = visitor(&read(&row)?)?.is_continue();
                }
            }
            Ok(())
        })
    }

    fn batch(&mut self, sql: &str) -> Result<(), StorageError> {
        Ok(block_on(self.client.batch_execute(sql))?)
    }
}

fn read(row: &tokio_postgres::Row) -> Result<Row, StorageError> {
    let values = row.columns().iter().enumerate().map(|(place, column)| {
        let value = match *column.type_() {
            Type::INT8 => row.try_get::<_, Option<i64>>(place)?.map(Value::Integer),
            Type::INT4 => row
                .try_get::<_, Option<i32>>(place)?
                .map(|number| Value::Integer(number.into())),
            Type::BOOL => row
                .try_get::<_, Option<bool>>(place)?
                .map(|yes| Value::Integer(yes.into())),
            Type::TEXT => row.try_get::<_, Option<String>>(place)?.map(Value::Text),
            Type::BYTEA => row.try_get::<_, Option<Vec<u8>>>(place)?.map(Value::Bytes),
            _ => return Err(StorageError::Value),
        };
        Ok(value.unwrap_or(Value::Null))
    });
    Ok(Row(values.collect::<Result<_, StorageError>>()?))
}

impl ToSql for Bound<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Null => Ok(IsNull::Yes),
            Self::Integer(number) if *kind == Type::INT8 => number.to_sql(kind, out),
            Self::Integer(number) if *kind == Type::INT4 => {
                i32::try_from(number)?.to_sql(kind, out)
            }
            Self::Text(text) if *kind == Type::TEXT => text.to_sql(kind, out),
            Self::Bytes(bytes) if *kind == Type::BYTEA => bytes.to_sql(kind, out),
            _ => Err("a value of another kind than its column".into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        matches!(*kind, Type::INT8 | Type::INT4 | Type::TEXT | Type::BYTEA)
    }

    to_sql_checked!();
}
