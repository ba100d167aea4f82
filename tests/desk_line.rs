//! A real desk on a port of its own, and a sender that speaks to it in raw bytes.

use crate::desk_staff::Browser;
use crate::servers::{self, Servers};
use jiff::{Timestamp, civil};
use motcua::config::Config;
use motcua::config::settings::Enrolment;
use motcua::desk::accounts::{Cost, Role};
use motcua::desk::{Desk, Options, Patience, Records, serve};
use motcua::filing::answer::{Answer, QuestionId, Value};
use motcua::filing::person_name::PersonName;
use motcua::filing::procedure::Procedure;
use motcua::filing::reference::Reference;
use motcua::filing::sealed::{Part, SealedFiling};
use motcua::filing::working_days::WorkingCalendar;
use motcua::protocol::digest::Digest;
use motcua::protocol::manifest::{ClockQuality, Manifest};
use motcua::protocol::messages::{Announced, FilingStatus, Problem};
use serde::de::DeserializeOwned;
use std::io::{self, ErrorKind};
use std::net::SocketAddr;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OnceCell, oneshot};
use tokio::task::JoinHandle;
use uuid::Uuid;

/// Tuesday, 24 November 2026, 10:00 at the ward.
pub fn tuesday_morning() -> Timestamp {
    "2026-11-24T10:00:00+07:00".parse().unwrap()
}

/// The options of these tests' desks: their clock stands still, and passwords cost nothing.
pub fn options() -> Options {
    Options {
        clock: tuesday_morning,
        password_cost: Cost::LIGHT,
        ..Options::default()
    }
}

/// A desk that serves in this process.
pub struct RunningDesk {
    pub folder: TempDir,
    pub address: SocketAddr,
    options: Options,
    officer: OnceCell<Browser>,
    stop: Option<oneshot::Sender<()>>,
    served: Option<JoinHandle<()>>,
}

impl RunningDesk {
    pub async fn start() -> Self {
        Self::with_patience(Patience::default()).await
    }

    pub async fn with_patience(patience: Patience) -> Self {
        Self::with_options(Options {
            patience,
            ..options()
        })
        .await
    }

    pub async fn with_options(options: Options) -> Self {
        Self::in_folder(TempDir::new().unwrap(), options).await
    }

    /// A desk that listens to enrolled kiosks alone.
    pub async fn for_enrolled_kiosks() -> Self {
        let config = config_for_enrolled_kiosks();
        Self::with_config(TempDir::new().unwrap(), config, options()).await
    }

    async fn in_folder(folder: TempDir, options: Options) -> Self {
        Self::with_config(folder, config(), options).await
    }

    /// A desk on this folder, by this configuration.
    pub async fn with_config(folder: TempDir, config: Config, options: Options) -> Self {
        if let Some(servers) = Servers::given()
            && !folder.path().join("storage.toml").exists()
        {
            servers::share(folder.path(), &servers.storage_toml());
        }
        let desk = Desk::open_with(folder.path(), config, options).unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel();
        let served = tokio::spawn(async move {
            let ended = async {
                let _ = stopped.await;
            };
            serve(listener, desk, ended).await.unwrap();
        });
        Self {
            folder,
            address,
            options,
            officer: OnceCell::new(),
            stop: Some(stop),
            served: Some(served),
        }
    }

    /// Stops it and opens the same data folder again.
    pub async fn restart(self) -> Self {
        self.restart_at(tuesday_morning).await
    }

    /// As [`RunningDesk::restart`], at another time.
    pub async fn restart_at(self, clock: fn() -> Timestamp) -> Self {
        self.restart_with(config(), clock).await
    }

    /// As [`RunningDesk::restart_at`], by another configuration.
    pub async fn restart_with(mut self, config: Config, clock: fn() -> Timestamp) -> Self {
        self.stop.take().unwrap().send(()).unwrap();
        self.served.take().unwrap().await.unwrap();
        let options = Options { clock, ..options() };
        let officer = std::mem::take(&mut self.officer);
        let desk = Self::with_config(self.folder, config, options).await;
        Self { officer, ..desk }
    }

    /// Accounts and audit, as a command sees them while this desk runs.
    pub fn records(&self) -> Records {
        Records::open_with(self.folder.path(), self.options).unwrap()
    }

    /// The browser of an officer who is signed in.
    pub async fn officer(&self) -> Browser {
        let sign_in = || Browser::of(self, "hoa", Role::Officer);
        self.officer.get_or_init(sign_in).await.clone()
    }

    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// One request on a line of its own; what is no kiosk's address is asked by an officer.
    pub async fn ask(&self, request: &Request) -> Answered {
        if request.is_kiosks() {
            self.ask_as_stranger(request).await
        } else {
            // Boxed, because the officer signs in by asking.
            Box::pin(async { self.officer().await.ask(self, request.clone()).await }).await
        }
    }

    /// One request on a line of its own, as it is.
    pub async fn ask_as_stranger(&self, request: &Request) -> Answered {
        let mut line = self.connect().await;
        line.write_all(&request.bytes()).await.unwrap();
        answer(&mut line).await
    }

    pub async fn announce(&self, filing: &Sealed) -> Answered {
        self.ask(&filing.announcement()).await
    }

    pub async fn commit(&self, filing: &Sealed) -> Answered {
        self.ask(&filing.commit()).await
    }

    pub async fn offset(&self, upload: &str) -> u64 {
        let request = Request::new("HEAD", upload).header("Tus-Resumable", "1.0.0");
        let answered = self.ask(&request).await;
        assert_eq!(answered.status, 200);
        answered.header("upload-offset").unwrap().parse().unwrap()
    }

    /// Announces, sends every part and commits.
    pub async fn file(&self, filing: &Sealed) -> Answered {
        let announced: Announced = self.announce(filing).await.json();
        for part in announced.parts.iter().filter(|part| !part.have) {
            let upload = part.upload.clone().unwrap();
            let bytes = filing.page(part.n);
            let sent = self
                .ask(&patch(&upload, part.offset, &bytes[part.offset as usize..]))
                .await;
            assert_eq!(sent.status, 204);
        }
        self.commit(filing).await
    }

    /// Every file or object with bytes of pages, with its size.
    pub fn part_files(&self) -> Vec<(String, u64)> {
        if let Some(servers) = Servers::given() {
            return servers.pieces(self.folder.path());
        }
        let mut found = Vec::new();
        collect(&self.folder.path().join("parts"), &mut found);
        found.sort();
        found
    }
}

pub fn collect(folder: &Path, found: &mut Vec<(String, u64)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            collect(&entry.path(), found);
        } else {
            found.push((entry.path().display().to_string(), data.len()));
        }
    }
}

/// A request as it goes over the line.
#[derive(Debug, Clone)]
pub struct Request {
    head: String,
    sized: bool,
    body: Vec<u8>,
}

impl Request {
    pub fn new(method: &str, path: &str) -> Self {
        Self::under_name("localhost", method, path)
    }

    /// A request as a browser sends it that knows the desk by this name.
    pub fn under_name(host: &str, method: &str, path: &str) -> Self {
        Self {
            head: format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\n"),
            sized: true,
            body: Vec::new(),
        }
    }

    fn is_kiosks(&self) -> bool {
        self.head.split(' ').nth(1).unwrap().starts_with("/v1/")
    }

    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.head += &format!("{name}: {value}\r\n");
        self
    }

    pub fn body(mut self, body: &[u8]) -> Self {
        self.body = body.to_vec();
        self
    }

    /// The body goes out as it is, with whatever framing the test wrote itself.
    pub fn raw_body(mut self, body: &[u8]) -> Self {
        self.sized = false;
        self.body(body)
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = self.head.clone().into_bytes();
        if self.sized {
            bytes.extend(format!("Content-Length: {}\r\n", self.body.len()).bytes());
        }
        bytes.extend(b"\r\n");
        bytes.extend(&self.body);
        bytes
    }
}

/// What came back.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    pub status: u16,
    headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answered {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub fn json<T: DeserializeOwned>(&self) -> T {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The problem detail, with all that the standard asks of one.
    pub fn problem(&self) -> Problem {
        assert_eq!(
            self.header("content-type"),
            Some("application/problem+json"),
            "{self:?}"
        );
        let problem: Problem = self.json();
        assert_eq!(problem.status, self.status);
        assert!(
            problem
                .detail
                .as_ref()
                .is_some_and(|detail| !detail.is_empty())
        );
        problem
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// Reads one answer.
pub async fn answer(line: &mut TcpStream) -> Answered {
    heard(line).await.unwrap()
}

/// What the desk answers, or how the line died.
pub async fn heard(line: &mut TcpStream) -> io::Result<Answered> {
    let mut bytes = Vec::new();
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end + 4;
        }
        bytes.extend(piece(line, 4096).await?);
    };
    let text = String::from_utf8(bytes[..head].to_vec()).unwrap();
    let mut lines = text.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap();
    let headers: Vec<_> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let mut answered = Answered {
        status: status.parse().unwrap(),
        headers,
        body: bytes[head..].to_vec(),
    };
    let length = match answered.header("content-length") {
        // An answer to HEAD names a length and has no body; it is the only one with this header.
        Some(_) if answered.header("upload-length").is_some() => 0,
        Some(length) => length.parse().unwrap(),
        None => 0,
    };
    while answered.body.len() < length {
        let rest = piece(line, length - answered.body.len()).await?;
        answered.body.extend(rest);
    }
    Ok(answered)
}

async fn piece(line: &mut TcpStream, most: usize) -> io::Result<Vec<u8>> {
    let mut piece = vec![0; most];
    let count = line.read(&mut piece).await?;
    piece.truncate(count);
    match count {
        0 => Err(ErrorKind::UnexpectedEof.into()),
        _ => Ok(piece),
    }
}

pub fn patch(upload: &str, offset: u64, bytes: &[u8]) -> Request {
    Request::new("PATCH", upload)
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Offset", &offset.to_string())
        .header("Content-Type", "application/offset+octet-stream")
        .body(bytes)
}

/// A `PATCH` of which only the beginning goes out.
pub fn begun_patch(upload: &str, offset: u64, bytes: &[u8], sent: usize) -> Vec<u8> {
    let mut whole = patch(upload, offset, bytes).bytes();
    whole.truncate(whole.len() - bytes.len() + sent);
    whole
}

/// A filing as a kiosk sealed it.
#[derive(Debug, Clone)]
pub struct Sealed {
    pub id: Uuid,
    pub manifest: Vec<u8>,
    pub pages: Vec<Vec<u8>>,
}

impl Sealed {
    /// A filing with these pages.
    pub fn with_pages(id: u128, pages: &[&[u8]]) -> Self {
        let filing = filing(id, pages);
        let manifest = Manifest::of(&filing, "K1", ClockQuality::Confirmed);
        Self {
            id: filing.id,
            manifest: manifest.to_bytes().unwrap(),
            pages: pages.iter().map(|page| page.to_vec()).collect(),
        }
    }

    /// The same filing with another manifest.
    pub fn changed(&self, change: impl FnOnce(&mut serde_json::Value)) -> Self {
        let mut json = serde_json::from_slice(&self.manifest).unwrap();
        change(&mut json);
        Self {
            manifest: serde_json::to_vec(&json).unwrap(),
            ..self.clone()
        }
    }

    pub fn path(&self) -> String {
        format!("/v1/filings/{}", self.id)
    }

    pub fn digest(&self) -> Digest {
        Digest::of(&self.manifest)
    }

    pub fn page(&self, n: u32) -> &[u8] {
        &self.pages[n as usize - 1]
    }

    pub fn announcement(&self) -> Request {
        Request::new("PUT", &self.path())
            .header("Content-Type", "application/json")
            .header("Repr-Digest", &self.digest().to_repr())
            .body(&self.manifest)
    }

    pub fn commit(&self) -> Request {
        Request::new("POST", &format!("{}/commit", self.path()))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", &format!("\"{}\"", self.id))
            .body(format!("{{\"manifest\":\"{}\"}}", self.digest()).as_bytes())
    }

    pub fn status(&self) -> Request {
        Request::new("GET", &self.path())
    }

    /// Where page `n` goes.
    pub fn upload(&self, n: u32) -> String {
        format!("/v1/uploads/{}/{}", self.id, Digest::of(self.page(n)))
    }
}

pub fn filing(id: u128, pages: &[&[u8]]) -> SealedFiling {
    let name = PersonName::new("Nguyễn Thị Thử").unwrap();
    SealedFiling {
        id: Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + id),
        reference: Reference::from_random(id.to_be_bytes()[8..].try_into().unwrap()),
        sealed_at: tuesday_morning(),
        procedure_code: "1.004873".into(),
        procedure_id: "marital-status".into(),
        procedure_version: "1".into(),
        answers: vec![(
            QuestionId::new("requester_name"),
            Answer::by_resident(Value::Name(name)),
        )],
        consented_at: tuesday_morning(),
        help: Vec::new(),
        signature: None,
        warnings: Vec::new(),
        parts: (1..)
            .zip(pages)
            .map(|(number, page)| Part {
                number,
                paper: "residence_paper".into(),
                media_type: "image/jpeg".into(),
                size: page.len() as u64,
                sha256: Digest::of(page).0,
            })
            .collect(),
        replaces: None,
    }
}

/// Where a filing stands, as the desk tells it.
pub async fn status_of(desk: &RunningDesk, filing: &Sealed) -> FilingStatus {
    desk.ask(&filing.status()).await.json()
}

/// The configuration that is shipped, with a calendar and a deadline that these tests know.
pub fn config() -> Config {
    static LOADED: OnceLock<Config> = OnceLock::new();
    let mut config = LOADED
        .get_or_init(|| {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
            motcua::config::load(&folder).unwrap_or_else(|mistakes| panic!("{mistakes}"))
        })
        .clone();
    config.calendar = WorkingCalendar {
        holidays: [civil::date(2026, 11, 25)].into(),
        ..WorkingCalendar::default()
    };
    let due_in_three_days = |mut procedure: Procedure| {
        procedure.deadline.working_days = 3;
        procedure.deadline.same_day_until = civil::time(15, 0, 0, 0);
        procedure
    };
    let procedures = config.procedures.into_iter().map(due_in_three_days);
    config.procedures = procedures.collect();
    config
}

/// The same for a desk that listens to enrolled kiosks alone.
pub fn config_for_enrolled_kiosks() -> Config {
    let mut config = config();
    if let Some(link) = &mut config.settings.desk {
        link.enrolment = Enrolment::Required;
    }
    config
}

/// Tries to open a data folder beside whoever is at work in it.
pub fn open_again(folder: &Path) -> Result<(), motcua::desk::DeskError> {
    Desk::open_with(folder, config(), options()).map(drop)
}
