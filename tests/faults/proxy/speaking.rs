//! Faults that concern whole requests: delivered twice, answered by a stranger, never heard of.

use super::super::fault::{Again, Fault};
use super::reset;
use motcua::protocol::digest::Digest;
use motcua::protocol::manifest::Manifest;
use motcua::protocol::messages::{Announced, FilingState, FilingStatus, Health, PartState};
use serde::Serialize;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

/// So long the copy of a request is waited for; one of the two may be held back for the other.
const COPY: Duration = Duration::from_millis(200);

/// Carries requests and answers, one after the other.
pub(super) async fn carry(kiosk: TcpStream, desk: TcpStream, fault: Fault) {
    // Whoever closes, the other is told by what is dropped here.
    let _ = converse(kiosk, desk, fault).await;
}

async fn converse(mut kiosk: TcpStream, mut desk: TcpStream, fault: Fault) -> Option<()> {
    let address = desk.peer_addr().ok()?;
    let mut changing = 0;
    let mut strange = 0;
    loop {
        let asked = Message::read(&mut kiosk, false).await?;
        let mine = changing;
        changing += u64::from(asked.changes_something());
        let is_it = |request: u64| mine == request && asked.changes_something();
        let answer = match fault {
            Fault::Stranger { times, .. } if strange == times => return None,
            Fault::Stranger { from, lies, .. } if mine >= from => {
                strange += 1;
                asked.answered_by_a_stranger(lies)
            }
            Fault::Twice { request, again } if is_it(request) => {
                twice(&mut desk, address, &asked, again).await?
            }
            Fault::Unheard { request } if is_it(request) => {
                let _ = deliver(&mut desk, &asked).await?;
                reset(&kiosk);
                return None;
            }
            _ => deliver(&mut desk, &asked).await?,
        };
        kiosk.write_all(&answer).await.ok()?;
    }
}

async fn deliver(desk: &mut TcpStream, asked: &Message) -> Option<Vec<u8>> {
    desk.write_all(&asked.bytes).await.ok()?;
    let answer = Message::read(desk, asked.method() == "HEAD").await?;
    Some(answer.bytes)
}

async fn twice(
    desk: &mut TcpStream,
    address: SocketAddr,
    asked: &Message,
    again: Again,
) -> Option<Vec<u8>> {
    let mut second = TcpStream::connect(address).await.ok()?;
    match again {
        Again::Before => {
            let _ = tokio::time::timeout(COPY, deliver(&mut second, asked)).await;
            deliver(desk, asked).await
        }
        Again::Beside => {
            let (_, answer) = tokio::join!(
                tokio::time::timeout(COPY, deliver(&mut second, asked)),
                deliver(desk, asked)
            );
            answer
        }
        Again::After => {
            let answer = deliver(desk, asked).await;
            let _ = tokio::time::timeout(COPY, deliver(&mut second, asked)).await;
            answer
        }
    }
}

/// A request or an answer.
struct Message {
    bytes: Vec<u8>,
    head: String,
    body: usize,
}

impl Message {
    /// Reads one; `None` where the other side has gone.
    async fn read(stream: &mut TcpStream, bodiless: bool) -> Option<Self> {
        let mut bytes = Vec::new();
        let mut piece = vec![0; 16 * 1024];
        let body = loop {
            let end = bytes.windows(4).position(|four| four == b"\r\n\r\n");
            if let Some(end) = end {
                break end + 4;
            }
            match stream.read(&mut piece).await {
                Ok(count @ 1..) => bytes.extend_from_slice(&piece[..count]),
                _ => return None,
            }
        };
        let head = String::from_utf8(bytes[..body].to_vec()).ok()?;
        let mut message = Self { bytes, head, body };
        let length: usize = match message.header("content-length") {
            Some(length) if !bodiless => length.parse().ok()?,
            _ => 0,
        };
        while message.bytes.len() < body + length {
            match stream.read(&mut piece).await {
                Ok(count @ 1..) => message.bytes.extend_from_slice(&piece[..count]),
                _ => return None,
            }
        }
        Some(message)
    }

    fn method(&self) -> &str {
        self.head.split(' ').next().unwrap_or_default()
    }

    fn path(&self) -> &str {
        self.head.split(' ').nth(1).unwrap_or_default()
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then_some(value.trim())
        })
    }

    fn changes_something(&self) -> bool {
        matches!(self.method(), "PUT" | "PATCH" | "POST")
    }

    /// What somebody says who is not the desk: a login page, or an answer as a desk gives it.
    fn answered_by_a_stranger(&self, lies: bool) -> Vec<u8> {
        lies.then(|| self.lie()).flatten().unwrap_or_else(|| {
            let page = "<html><body>Xin mời đăng nhập</body></html>";
            said("200 OK", "Content-Type: text/html\r\n", page.as_bytes())
        })
    }

    /// The most pleasing answer that a stranger can think of who does not know the manifest's digest.
    fn lie(&self) -> Option<Vec<u8>> {
        let path = self.path();
        if let Some((_, nonce)) = path.split_once("nonce=") {
            return Some(json(&Health {
                nonce: nonce.to_owned(),
                desk: "desk".to_owned(),
                time: jiff::Timestamp::now(),
                versions: vec![motcua::protocol::VERSION],
            }));
        }
        if path.starts_with("/v1/uploads/") {
            let length = (self.bytes.len() - self.body) as u64;
            let offset: u64 = self
                .header("upload-offset")
                .and_then(|offset| offset.parse().ok())
                .unwrap_or(0);
            let headers = format!("Upload-Offset: {}\r\n", offset + length);
            return Some(said("204 No Content", &headers, b""));
        }
        let id: Uuid = path
            .strip_prefix("/v1/filings/")?
            .split('/')
            .next()?
            .parse()
            .ok()?;
        if self.method() == "PUT" {
            let manifest: Manifest = serde_json::from_slice(&self.bytes[self.body..]).ok()?;
            let whole = |part: &motcua::protocol::manifest::PartEntry| PartState {
                n: part.n,
                have: true,
                upload: None,
                offset: part.size,
            };
            return Some(json(&Announced {
                parts: manifest.parts.iter().map(whole).collect(),
                start_in: 0,
            }));
        }
        Some(json(&FilingStatus {
            id,
            manifest: Digest::of(b"of somebody else"),
            state: FilingState::Received,
            received_at: Some(jiff::Timestamp::now()),
            dossier: Some("STRANGER-1".to_owned()),
            expected_day: None,
            reasons: Vec::new(),
        }))
    }
}

fn json(answer: &impl Serialize) -> Vec<u8> {
    let body = serde_json::to_vec(answer).unwrap();
    said("200 OK", "Content-Type: application/json\r\n", &body)
}

fn said(status: &str, headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let mut bytes =
        format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{headers}\r\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}
