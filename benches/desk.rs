//! How long an officer waits for the list and for a search among 10,000 filings.
//!
//! A real desk in a folder of its own takes made-up filings in over the line, then a browser that is
//! signed in asks for its pages; whole answers are measured, from the request to the last byte.
//!
//! ```text
//! cargo bench --no-default-features --features desk --bench desk
//! ```
//!
//! `MOTCUA_FILINGS` is another number of filings.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use jiff::Timestamp;
use motcua::desk::accounts::{Cost, Role};
use motcua::desk::{Desk, Options, Records, serve};
use motcua::filing::reference::Reference;
use motcua::protocol::digest::Digest;
use serde_json::json;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use uuid::Uuid;

/// The desk's clock in milliseconds: three minutes later with every filing, as in a busy ward.
static NOW: AtomicI64 = AtomicI64::new(1_779_670_800_000);
const BETWEEN: i64 = 3 * 60 * 1000;

fn now() -> Timestamp {
    Timestamp::from_millisecond(NOW.load(Ordering::Relaxed)).unwrap()
}

fn options() -> Options {
    Options {
        clock: now,
        password_cost: Cost::LIGHT,
        ..Options::default()
    }
}

/// How often each page is asked for.
const ASKED: usize = 51;

const FAMILIES: [&str; 12] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Phan", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô",
];
const MIDDLES: [&str; 8] = ["Thị", "Văn", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quang"];
const GIVEN: [&str; 20] = [
    "Lúa", "Hoa", "Đức", "Bông", "Thóc", "Mai", "Sen", "Tâm", "Hùng", "Dũng", "Lan", "Huệ", "Cúc",
    "Trúc", "Sơn", "Hải", "Hà", "Giang", "Long", "Phúc",
];

fn main() {
    let count = std::env::var("MOTCUA_FILINGS").ok();
    let count: u32 = count.and_then(|count| count.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::TempDir::new().unwrap();
    let address = start(folder.path());
    let mut line = Line::connect(address);
    let begun = Instant::now();
    for n in 0..count {
        let _ = NOW.fetch_add(BETWEEN, Ordering::Relaxed);
        file(&mut line, n);
    }
    println!(
        "{count} filings taken in within {:.1} s",
        begun.elapsed().as_secs_f64()
    );
    let cookie = sign_in(&mut line, folder.path());
    let middle = count / 2;
    let scattered = number(middle);
    println!("median of {ASKED}, slowest:");
    for (what, path) in [
        ("the list", "/".to_owned()),
        ("what waits longest first", "/?order=waiting".to_owned()),
        ("page 200 of the list", "/?page=200".to_owned()),
        (
            "received, one kiosk, one week",
            "/?state=received&kiosk=K3&from=2026-06-01&to=2026-06-08".to_owned(),
        ),
        ("a name of two words", "/?q=lua%20nguyen".to_owned()),
        ("a name that nobody has", "/?q=xyz".to_owned()),
        ("a personal number", format!("/?q={scattered}")),
        ("a reference", format!("/?q={}", reference(middle).as_str())),
        ("a dossier number", "/?q=-260601-0007".to_owned()),
    ] {
        let mut times: Vec<Duration> = (0..ASKED).map(|_| line.page(&path, &cookie)).collect();
        times.sort_unstable();
        let shown = |time: &Duration| format!("{:.1} ms", time.as_secs_f64() * 1000.0);
        println!(
            "  {what}: {}, {}",
            shown(&times[ASKED / 2]),
            shown(&times[ASKED - 1])
        );
    }
}

/// A desk on a port of its own in a thread of its own, which ends with this program.
fn start(folder: &Path) -> SocketAddr {
    let config = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
    let config = motcua::config::load(&config).unwrap_or_else(|mistakes| panic!("{mistakes}"));
    let desk = Desk::open_with(folder, config, options()).unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let _ = thread::spawn(move || {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_all().build().unwrap();
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener).unwrap();
            serve(listener, desk, std::future::pending()).await.unwrap();
        });
    });
    address
}

fn reference(n: u32) -> Reference {
    Reference::from_random(
        u64::from(n)
            .wrapping_mul(0x9e37_79b9_7f4a_7c15)
            .to_be_bytes(),
    )
}

fn number(n: u32) -> String {
    format!("0011{:02}{n:06}", n % 100)
}

fn name(n: u32) -> String {
    let pick = |all: &[&str], by: u32| all[by as usize % all.len()].to_owned();
    [
        pick(&FAMILIES, n),
        pick(&MIDDLES, n / 7),
        pick(&GIVEN, n / 3),
    ]
    .join(" ")
}

/// Takes one filing in, with as many answers as one has.
fn file(line: &mut Line, n: u32) {
    let id = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + u128::from(n));
    let mut answers = vec![
        json!({"question": "requester_name", "author": "card",
            "reply": {"known": {"kind": "name", "value": name(n)}}}),
        json!({"question": "requester_number", "author": "card",
            "reply": {"known": {"kind": "person_number", "value": number(n)}}}),
        json!({"question": "spouse_name", "author": "resident",
            "reply": {"known": {"kind": "name", "value": name(n.wrapping_mul(31) + 5)}}}),
    ];
    for place in 0..40 {
        answers.push(
            json!({"question": format!("answer_{place}"), "author": "resident",
            "reply": {"known": {"kind": "text", "value": "Số 5, ngõ 10 phố Bạch Mai"}}}),
        );
    }
    let manifest = json!({
        "protocol": 1, "id": id, "reference": reference(n).as_str(), "kiosk": format!("K{}", n % 10),
        "sealed_at": {"time": "2026-11-24T03:00:00Z", "clock": "confirmed"},
        "procedure": {"code": "1.004873", "id": "marital-status", "version": "1"},
        "answers": answers, "consents": [], "warnings": [], "parts": [],
    });
    let bytes = serde_json::to_vec(&manifest).unwrap();
    let digest = Digest::of(&bytes);
    let path = format!("/v1/filings/{id}");
    let kind = "Content-Type: application/json\r\n";
    let headers = format!("{kind}Repr-Digest: {}\r\n", digest.to_repr());
    assert_eq!(line.ask("PUT", &path, &headers, &bytes).status, 201);
    let headers = format!("{kind}Idempotency-Key: \"{id}\"\r\n");
    let commit = format!("{{\"manifest\":\"{digest}\"}}");
    let path = format!("{path}/commit");
    assert_eq!(
        line.ask("POST", &path, &headers, commit.as_bytes()).status,
        200
    );
}

/// The cookie of an officer who has signed in.
fn sign_in(line: &mut Line, folder: &Path) -> String {
    let records = Records::open_with(folder, options()).unwrap();
    let once = records
        .accounts()
        .add(&"hoa".parse().unwrap(), Role::Officer)
        .unwrap();
    let form = "Origin: http://localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n";
    let body = format!("name=hoa&password={}", once.expose());
    let cookie = line
        .ask("POST", "/sign-in", form, body.as_bytes())
        .cookie
        .unwrap();
    let signed_in = format!("Cookie: {cookie}\r\n");
    let page = line.ask("GET", "/password", &signed_in, b"").body;
    let page = String::from_utf8(page).unwrap();
    let token = page.split("name=\"token\" value=\"").nth(1).unwrap();
    let token = token.split('"').next().unwrap();
    let chosen = "m%C3%B9a+sen+n%E1%BB%9F+r%E1%BB%99";
    let body = format!(
        "token={token}&old={}&new={chosen}&again={chosen}",
        once.expose()
    );
    let headers = format!("{form}{signed_in}");
    let chosen = line.ask("POST", "/password", &headers, body.as_bytes());
    assert_eq!(chosen.status, 303);
    chosen.cookie.unwrap_or(cookie)
}

/// A line to the desk that stays open.
struct Line {
    stream: TcpStream,
    reader: BufReader<TcpStream>,
}

struct Answer {
    status: u16,
    cookie: Option<String>,
    body: Vec<u8>,
}

impl Line {
    fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        let reader = BufReader::new(stream.try_clone().unwrap());
        Self { stream, reader }
    }

    fn page(&mut self, path: &str, cookie: &str) -> Duration {
        let begun = Instant::now();
        let answer = self.ask("GET", path, &format!("Cookie: {cookie}\r\n"), b"");
        let took = begun.elapsed();
        assert_eq!(answer.status, 200, "{path}");
        took
    }

    fn ask(&mut self, method: &str, path: &str, headers: &str, body: &[u8]) -> Answer {
        let length = body.len();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: localhost\r\n{headers}Content-Length: {length}\r\n\r\n"
        );
        self.stream
            .write_all(&[head.as_bytes(), body].concat())
            .unwrap();
        let (mut status, mut length, mut cookie) = (0, 0, None);
        loop {
            let mut row = String::new();
            let _ = self.reader.read_line(&mut row).unwrap();
            let row = row.trim_end();
            if row.is_empty() {
                break;
            }
            match row.split_once(": ") {
                Some(("content-length", value)) => length = value.parse().unwrap(),
                Some(("set-cookie", value)) => {
                    cookie = value.split(';').next().map(str::to_owned);
                }
                Some(_) => {}
                None => status = row.split(' ').nth(1).unwrap().parse().unwrap(),
            }
        }
        let mut body = vec![0; length];
        self.reader.read_exact(&mut body).unwrap();
        Answer {
            status,
            cookie,
            body,
        }
    }
}
