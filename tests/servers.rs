//! The servers that several desks may share: PostgreSQL from the system's package, and a store that speaks S3.
//!
//! Both are started by the test that needs them, once for its process, and end with it. A process that was started with
//! [`SERVERS`] uses those of whoever started it instead.

use crate::python;
use std::ffi::OsString;
use std::fs::{self, File, Permissions};
use std::io::{BufRead, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::os::unix::fs::{PermissionsExt as _, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use tokio_postgres::{NoTls, SimpleQueryMessage, SimpleQueryRow};
use uuid::Uuid;

/// The variable by which tests in a further process are told of the servers: `DATABASE PAGES`.
pub const SERVERS: &str = "MOTCUA_TEST_SERVERS";

/// How long a server may take to start.
const PATIENCE: Duration = Duration::from_secs(60);

/// Both servers.
#[derive(Debug, Clone)]
pub struct Servers {
    /// Where databases are, as `storage.toml` names it but for the schema.
    pub database: String,
    /// The address of the store.
    pub pages: String,
}

impl Servers {
    /// The servers of this process; none where this machine has no programs for them, unless everything must be
    /// checked.
    pub fn shared() -> Option<&'static Self> {
        static SERVERS: OnceLock<Option<Servers>> = OnceLock::new();
        SERVERS
            .get_or_init(|| match Self::start() {
                Ok(servers) => Some(servers),
                Err(missing) => {
                    assert!(std::env::var_os("MOTCUA_CI").is_none(), "{missing}");
                    let _ = writeln!(std::io::stderr(), "left out: {missing}");
                    None
                }
            })
            .as_ref()
    }

    /// Those that whoever started this process has named.
    pub fn given() -> Option<Self> {
        let given = std::env::var(SERVERS).ok()?;
        let (database, pages) = given.split_once(' ').unwrap();
        Some(Self {
            database: database.to_owned(),
            pages: pages.to_owned(),
        })
    }

    /// As [`SERVERS`] names them.
    pub fn named(&self) -> String {
        format!("{} {}", self.database, self.pages)
    }

    fn start() -> Result<Self, String> {
        Ok(Self {
            database: start_postgres()?,
            pages: start_store()?,
        })
    }

    /// The `storage.toml` of desks that share a part of the database and of the store that nobody else has.
    pub fn storage_toml(&self) -> String {
        let (database, name) = self.fresh();
        format!(
            "{database}pages = \"s3://pages/{name}\"\n\
             [s3]\nendpoint = \"{}\"\naccess_key = \"key\"\nsecret_key = \"secret\"\n",
            self.pages
        )
    }

    /// The same with the pages in a folder that all of them see.
    pub fn storage_toml_with_folder(&self, folder: &Path) -> String {
        let (database, _) = self.fresh();
        format!("{database}pages = \"file://{}\"\n", folder.display())
    }

    fn fresh(&self) -> (String, String) {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("desk{}x{count}", Uuid::now_v7().simple());
        let _ = self.tell(&format!("CREATE SCHEMA {name}"));
        let address = format!("{}?options=-csearch_path%3D{name}", self.database);
        (format!("database = \"{address}\"\n"), name)
    }

    /// Runs a statement in the database; what it answers, as text.
    pub fn tell(&self, sql: &str) -> Vec<Vec<String>> {
        let (database, sql) = (self.database.clone(), sql.to_owned());
        // In a thread of its own, because the asker may be a runtime's.
        let told = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build();
            runtime.unwrap().block_on(async {
                let (client, line) = tokio_postgres::connect(&database, NoTls).await.unwrap();
                let driven = tokio::spawn(line);
                let answers = client.simple_query(&sql).await.unwrap();
                drop(client);
                driven.await.unwrap().unwrap();
                let rows = answers.into_iter().filter_map(|answer| match answer {
                    SimpleQueryMessage::Row(row) => Some(row),
                    _ => None,
                });
                let columns = |row: SimpleQueryRow| {
                    (0..row.len())
                        .map(|column| row.get(column).unwrap_or_default().to_owned())
                        .collect()
                };
                rows.map(columns).collect()
            })
        });
        told.join().unwrap()
    }

    /// Every object with bytes of pages of the desk in this folder, with its size.
    pub fn pieces(&self, folder: &Path) -> Vec<(String, u64)> {
        let storage_toml = fs::read_to_string(folder.join("storage.toml")).unwrap();
        let schema = storage_toml.split("search_path%3D").nth(1).unwrap();
        let schema = schema.split('"').next().unwrap();
        self.tell(&format!(
            "SELECT object, size FROM {schema}.pieces ORDER BY object"
        ))
        .into_iter()
        .map(|row| (row[0].clone(), row[1].parse().unwrap()))
        .collect()
    }
}

/// A free port of this machine.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap().port()
}

/// Waits until something listens there.
pub fn await_port(port: u16) -> Result<(), String> {
    let until = Instant::now() + PATIENCE;
    while TcpStream::connect(SocketAddr::from((Ipv4Addr::LOCALHOST, port))).is_err() {
        if Instant::now() > until {
            return Err(format!("nothing listens at port {port}"));
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// A program that ends with this process: a shell beside it waits for its own input to end, which it does then.
fn start_guarded(program: &mut Command) -> Result<Child, String> {
    let mut words: Vec<OsString> = vec![program.get_program().to_owned()];
    words.extend(program.get_args().map(ToOwned::to_owned));
    Command::new("sh")
        .args([
            "-c",
            "\"$@\" </dev/null & one=$!; read -r _; kill -INT $one; wait $one",
            "sh",
        ])
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())
}

/// The folder of PostgreSQL's programs, the newest where there are several.
fn postgres_programs() -> Result<PathBuf, String> {
    let versions =
        fs::read_dir("/usr/lib/postgresql").map_err(|_| "postgresql is not installed")?;
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| {
            let version = version.ok()?;
            let number = version.file_name().to_str()?.parse().ok()?;
            Some((number, version.path().join("bin")))
        })
        .filter(|(_, programs)| programs.join("initdb").exists())
        .collect();
    found.sort();
    let (_, programs) = found.pop().ok_or("postgresql is not installed")?;
    Ok(programs)
}

/// PostgreSQL runs as nobody but its own user; a superuser's tests start it as that.
fn as_postgres(program: &Path) -> Command {
    if is_superuser() {
        let mut command = Command::new("setpriv");
        let _ = command.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]);
        let _ = command.arg(program);
        command
    } else {
        Command::new(program)
    }
}

fn is_superuser() -> bool {
    rustix::process::geteuid().is_root()
}

/// Starts a server on a folder of its own; the folder goes with the machine's temporary files.
fn start_postgres() -> Result<String, String> {
    let programs = postgres_programs()?;
    let folder = TempDir::new().unwrap().keep();
    if is_superuser() {
        let passwd = fs::read_to_string("/etc/passwd").unwrap();
        let line = passwd.lines().find(|line| line.starts_with("postgres:"));
        let fields: Vec<&str> = line
            .ok_or("there is no user postgres")?
            .split(':')
            .collect();
        let (user, group) = (fields[2].parse().unwrap(), fields[3].parse().unwrap());
        chown(&folder, Some(user), Some(group)).unwrap();
    }
    let data = folder.join("data");
    let made = as_postgres(&programs.join("initdb"))
        .args([
            "--auth=trust",
            "--encoding=UTF8",
            "--locale=C",
            "--username=motcua",
            "-D",
        ])
        .arg(&data)
        .current_dir("/")
        .output()
        .map_err(|error| error.to_string())?;
    if !made.status.success() {
        return Err(String::from_utf8_lossy(&made.stderr).into_owned());
    }
    let port = free_port();
    let mut server = as_postgres(&programs.join("postgres"));
    let _ = server.arg("-D").arg(&data).arg("-p").arg(port.to_string());
    let _ = server.args([
        "-c",
        "max_connections=400",
        "-c",
        "listen_addresses=127.0.0.1",
    ]);
    let _ = server.arg("-k").arg(&folder);
    hold(start_guarded(&mut server)?);
    await_port(port)?;
    Ok(format!("postgresql://motcua@127.0.0.1:{port}/postgres"))
}

/// Starts a store that speaks S3, with one bucket.
fn start_store() -> Result<String, String> {
    let list = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/moto/requirements.txt");
    let programs = python::install("moto", &list)?;
    let port = free_port();
    let mut server = Command::new(programs.join("moto_server"));
    let _ = server.args(["-H", "127.0.0.1", "-p", &port.to_string()]);
    hold(start_guarded(&mut server)?);
    await_port(port)?;
    let mut made = TcpStream::connect((Ipv4Addr::LOCALHOST, port)).unwrap();
    // Any signature is good for it.
    let request = "PUT /pages HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 0\r\nConnection: close\r\n\
        Authorization: AWS4-HMAC-SHA256 Credential=key/20260101/us-east-1/s3/aws4_request, \
        SignedHeaders=host, Signature=x\r\n\r\n";
    made.write_all(request.as_bytes()).unwrap();
    let mut answer = String::new();
    let _ = BufReader::new(made).read_line(&mut answer);
    if !answer.contains(" 200 ") {
        return Err(format!("the store makes no bucket: {answer}"));
    }
    Ok(format!("http://127.0.0.1:{port}"))
}

/// Keeps a guarded server's input open until this process ends.
fn hold(child: Child) {
    static HELD: OnceLock<std::sync::Mutex<Vec<Child>>> = OnceLock::new();
    let held = HELD.get_or_init(std::sync::Mutex::default);
    held.lock().unwrap().push(child);
}

/// Puts `storage.toml` into a desk's data folder, made as a desk would have made it.
pub fn share(folder: &Path, storage_toml: &str) {
    fs::set_permissions(folder, Permissions::from_mode(0o700)).unwrap();
    let file = folder.join("storage.toml");
    fs::write(&file, storage_toml).unwrap();
    fs::set_permissions(&file, Permissions::from_mode(0o600)).unwrap();
}

/// The key by which the first of several desks signs, for the others.
pub fn copy_key(from: &Path, to: &Path) {
    let _ = fs::copy(from.join("hand-over.key"), to.join("hand-over.key")).unwrap();
    File::open(to).unwrap().sync_all().unwrap();
}
