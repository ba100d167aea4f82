//! Letters to residents, over a mail server that takes, refuses, hangs or dies; and texts for the telephone.

use crate::desk_acts::hidden;
use crate::desk_line::{Request, RunningDesk, Sealed, config, options, tuesday_morning};
use crate::desk_staff::{form, token};
use jiff::Timestamp;
use mailparse::MailHeaderMap as _;
use motcua::config::settings::{Mail, MailSecurity};
use motcua::filing::email::Email;
use serde_json::json;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

const ADDRESS: &str = "lua.ban.tra@example.vn";

/// What the mail server does with its next letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Takes,
    /// It dies after it has taken the letter, before it says so.
    DiesAtTheEnd,
    RefusesForNow,
    KnowsNobody,
    WantsAnAccount,
}

/// A mail server on this machine.
#[derive(Clone, Default)]
struct Sink {
    manners: Arc<Mutex<VecDeque<Manner>>>,
    letters: Arc<Mutex<Vec<String>>>,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Sink {
    async fn start(manners: &[Manner]) -> (Self, u16) {
        let sink = Self::default();
        sink.manners.lock().unwrap().extend(manners);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let serving = sink.clone();
        let _serving = tokio::spawn(async move {
            while let Ok((line, _)) = listener.accept().await {
                let manner = serving.manners.lock().unwrap().pop_front();
                let _ = serving
                    .converse(line, manner.unwrap_or(Manner::Takes))
                    .await;
            }
        });
        (sink, port)
    }

    async fn converse(&self, line: TcpStream, manner: Manner) -> std::io::Result<()> {
        let mut line = BufReader::new(line);
        line.write_all(b"220 sink\r\n").await?;
        loop {
            let mut asked = String::new();
            if line.read_line(&mut asked).await? == 0 {
                return Ok(());
            }
            self.asked.lock().unwrap().push(asked.trim().to_owned());
            let word = asked.split([' ', ':', '\r']).next().unwrap_or_default();
            let answer = match (word, manner) {
                ("EHLO", _) => "250-sink\r\n250 8BITMIME",
                ("MAIL", Manner::WantsAnAccount) => "530 sign in first",
                ("RCPT", Manner::RefusesForNow) => "451 later",
                ("RCPT", Manner::KnowsNobody) => "550 nobody of this name",
                ("DATA", _) => {
                    line.write_all(b"354 go on\r\n").await?;
                    let mut letter = String::new();
                    while !letter.ends_with("\r\n.\r\n") {
                        if line.read_line(&mut letter).await? == 0 {
                            return Ok(());
                        }
                    }
                    let letter = letter.strip_suffix(".\r\n").unwrap().to_owned();
                    self.letters.lock().unwrap().push(letter);
                    if manner == Manner::DiesAtTheEnd {
                        return Ok(());
                    }
                    "250 taken"
                }
                ("QUIT", _) => "221 farewell",
                _ => "250 yes",
            };
            line.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
    }

    fn letters(&self) -> Vec<String> {
        self.letters.lock().unwrap().clone()
    }
}

fn mail(port: u16, security: MailSecurity) -> Mail {
    Mail {
        server: "127.0.0.1".into(),
        port,
        security,
        from: Email::new("motcua@example.vn").unwrap(),
        account: None,
        authority: None,
    }
}

async fn desk_in(folder: TempDir, mail: Mail, clock: fn() -> Timestamp) -> RunningDesk {
    let mut config = config();
    config.settings.mail = Some(mail);
    let options = motcua::desk::Options { clock, ..options() };
    RunningDesk::with_config(folder, config, options).await
}

async fn desk(port: u16) -> RunningDesk {
    let mail = mail(port, MailSecurity::None);
    desk_in(TempDir::new().unwrap(), mail, tuesday_morning).await
}

fn filing(id: u128) -> Sealed {
    Sealed::with_pages(id, &[]).changed(|manifest| {
        manifest["procedure"]["version"] = "2026-11-24".into();
        manifest["answers"] = json!([
            {"question": "requester_name", "author": "resident",
             "reply": {"known": {"kind": "name", "value": "Nguyễn Thị Lúa"}}},
            {"question": "contact_email", "author": "resident",
             "reply": {"known": {"kind": "email", "value": ADDRESS}}},
        ]);
    })
}

async fn page(desk: &RunningDesk, filing: &Sealed) -> String {
    let shown = Request::new("GET", &format!("/filings/{}", filing.id));
    let page = desk.ask(&shown).await.text();
    assert!(!page.contains('⟨'), "a sentence is missing: {page}");
    page
}

async fn decide(desk: &RunningDesk, filing: &Sealed, act: &str, fields: &[(&str, &str)]) {
    let shown = page(desk, filing).await;
    let (seen, token) = (hidden(&shown, "seen"), token(&shown));
    let mut all = vec![("seen", seen.as_str()), ("token", token.as_str())];
    all.extend(fields);
    let kept = desk
        .ask(&form(&format!("/filings/{}/{act}", filing.id), &all))
        .await;
    assert_eq!(kept.status, 303, "{}", kept.text());
}

const ACCEPT: [(&str, &str); 2] = [("dossier", "H26-7"), ("day", "2026-12-01")];

async fn accepted(desk: &RunningDesk, filing: &Sealed) {
    let _ = desk.file(filing).await;
    decide(desk, filing, "accept", &ACCEPT).await;
}

/// Waits until the filing's page says this.
async fn told(desk: &RunningDesk, filing: &Sealed, words: &str) {
    for _ in 0..600 {
        if page(desk, filing).await.contains(words) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("no “{words}” in {}", page(desk, filing).await);
}

#[tokio::test]
async fn a_decision_is_written_to_whoever_gave_an_address() {
    let (sink, port) = Sink::start(&[]).await;
    let desk = desk(port).await;
    let filing = filing(1);
    accepted(&desk, &filing).await;
    told(&desk, &filing, "Thư điện tử đã gửi lúc 10:00 24/11/2026").await;
    let [letter] = sink.letters().try_into().unwrap();
    let letter = mailparse::parse_mail(letter.as_bytes()).unwrap();
    let header = |name: &str| letter.headers.get_first_value(name).unwrap();
    assert_eq!(header("To"), ADDRESS);
    assert_eq!(header("Subject"), "Hồ sơ H26-7 đã được tiếp nhận");
    assert!(header("Message-ID").contains(&filing.id.to_string()));
    let body = letter.get_body().unwrap();
    assert!(body.contains("Hẹn trả kết quả: ngày 01/12/2026."), "{body}");
    assert!(!body.contains("Lúa") && !body.contains('⟨'), "{body}");

    let reasons = [("reason", "own"), ("more-own", "Xin mang thêm trích lục.")];
    decide(&desk, &filing, "return", &reasons).await;
    decide(
        &desk,
        &filing,
        "accept",
        &[("dossier", "H26-7"), ("day", "2026-12-02")],
    )
    .await;
    decide(&desk, &filing, "complete", &[]).await;
    told(&desk, &filing, "Thư điện tử đã gửi").await;
    let last = sink.letters().pop().unwrap();
    let last = mailparse::parse_mail(last.as_bytes()).unwrap();
    assert_eq!(
        last.headers.get_first_value("Subject").unwrap(),
        "Hồ sơ H26-7 đã có kết quả"
    );
    let asked = sink.asked.lock().unwrap().join("\n");
    assert!(!asked.contains("Lúa"), "{asked}");
}

#[tokio::test]
async fn a_letter_waits_for_a_server_that_refuses_for_now_and_is_then_sent_once() {
    fn later() -> Timestamp {
        tuesday_morning() + Duration::from_secs(600)
    }
    for manner in [Manner::RefusesForNow, Manner::WantsAnAccount] {
        let (sink, port) = Sink::start(&[manner]).await;
        let mut desk = desk(port).await;
        let filing = filing(1);
        accepted(&desk, &filing).await;
        told(&desk, &filing, "lần gửi tới lúc 10:01").await;
        assert_eq!(sink.letters(), Vec::<String>::new());
        desk = desk.restart_with(config_with(port), later).await;
        told(&desk, &filing, "Thư điện tử đã gửi lúc 10:10").await;
        assert_eq!(sink.letters().len(), 1, "{manner:?}");
    }
}

fn config_with(port: u16) -> motcua::config::Config {
    let mut config = config();
    config.settings.mail = Some(mail(port, MailSecurity::None));
    config
}

#[tokio::test]
async fn a_letter_whose_end_was_cut_comes_again_under_the_same_name() {
    fn later() -> Timestamp {
        tuesday_morning() + Duration::from_secs(600)
    }
    let (sink, port) = Sink::start(&[Manner::DiesAtTheEnd]).await;
    let mut desk = desk(port).await;
    let filing = filing(1);
    accepted(&desk, &filing).await;
    told(&desk, &filing, "lần gửi tới lúc 10:01").await;
    assert_eq!(sink.letters().len(), 1);
    desk = desk.restart_with(config_with(port), later).await;
    told(&desk, &filing, "Thư điện tử đã gửi").await;
    let named: Vec<String> = sink
        .letters()
        .iter()
        .map(|letter| {
            let letter = mailparse::parse_mail(letter.as_bytes()).unwrap();
            letter.headers.get_first_value("Message-ID").unwrap()
        })
        .collect();
    assert_eq!(named.len(), 2);
    assert_eq!(named[0], named[1]);
}

#[tokio::test]
async fn an_address_that_is_nobodys_is_told_to_the_officer() {
    let (sink, port) = Sink::start(&[Manner::KnowsNobody]).await;
    let desk = desk(port).await;
    let filing = filing(1);
    accepted(&desk, &filing).await;
    told(&desk, &filing, "từ chối lúc 10:00 24/11/2026 (mã 550)").await;
    assert_eq!(sink.letters(), Vec::<String>::new());
}

#[tokio::test]
async fn nothing_leaves_in_clear_where_protection_is_demanded() {
    let (sink, port) = Sink::start(&[]).await;
    let mail = mail(port, MailSecurity::StartTls);
    let desk = desk_in(TempDir::new().unwrap(), mail, tuesday_morning).await;
    let filing = filing(1);
    accepted(&desk, &filing).await;
    told(&desk, &filing, "lần gửi tới lúc 10:01").await;
    let asked = sink.asked.lock().unwrap().join("\n");
    assert!(
        !asked.contains("MAIL") && !asked.contains(ADDRESS),
        "{asked}"
    );
}

#[tokio::test]
async fn nobody_is_written_to_without_a_server_or_an_address() {
    let (sink, port) = Sink::start(&[]).await;
    let with_server = desk(port).await;
    let nameless = Sealed::with_pages(2, &[]);
    accepted(&with_server, &nameless).await;
    let without_server = RunningDesk::start().await;
    let addressed = filing(1);
    accepted(&without_server, &addressed).await;
    for (desk, filing) in [(with_server, nameless), (without_server, addressed)] {
        let page = page(&desk, &filing).await;
        assert!(!page.contains("Thư điện tử đ"), "{page}");
        assert!(page.contains("Tin nhắn SMS, không dấu"), "{page}");
    }
    assert_eq!(sink.letters(), Vec::<String>::new());
}

#[tokio::test]
async fn a_text_for_the_telephone_is_one_message_long() {
    // The longest name of a ward in Hanoi.
    let mut config = config();
    config.settings.ward.commune.name = "Phường Văn Miếu - Quốc Tử Giám".into();
    let folder = TempDir::new().unwrap();
    let desk = RunningDesk::with_config(folder, config, options()).await;
    let number = "000.00.01.H26-261124-0001";
    let steps: [(&str, &[(&str, &str)]); 3] = [
        ("return", &[("reason", "own"), ("more-own", "Xin ra quầy.")]),
        ("accept", &[("dossier", number), ("day", "2026-12-01")]),
        ("complete", &[]),
    ];
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    for (act, fields) in steps {
        decide(&desk, &filing, act, fields).await;
        let page = page(&desk, &filing).await;
        let (_, rest) = page.split_once("<textarea id=\"desk-text-plain\"").unwrap();
        let text = rest
            .split_once('>')
            .unwrap()
            .1
            .split("</textarea>")
            .next()
            .unwrap();
        assert!(text.len() <= 160, "{} letters: {text}", text.len());
        // Every sign is in the basic alphabet of GSM 03.38, which counts it once.
        assert!(
            text.chars()
                .all(|sign| sign.is_ascii_alphanumeric() || " .,:/-@+".contains(sign)),
            "{text}"
        );
        assert!(
            text.contains(number) && text.contains("Phuong Van Mieu - Quoc Tu Giam"),
            "{text}"
        );
        assert!(!text.contains("Lua"), "{text}");
    }
}
