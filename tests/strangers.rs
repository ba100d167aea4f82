//! Somebody at the end of the line who is not our desk, or a desk that misbehaves.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A request as the stranger read it.
#[derive(Debug, Clone)]
pub struct Asked {
    pub method: String,
    pub path: String,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Asked {
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// A server on loopback that answers as it is told, and remembers what it was asked.
pub struct Stranger {
    pub address: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Stranger {
    /// Answers every request with what `answer` makes of it: status line, headers, body.
    pub fn answering(answer: impl Fn(&Asked) -> Option<String> + Send + Sync + 'static) -> Self {
        Self::behind(|stream| stream, answer)
    }

    /// As [`Self::answering`], speaking through what `wrap` makes of each connection.
    pub fn behind<S: Read + Write>(
        wrap: impl Fn(TcpStream) -> S + Send + Sync + 'static,
        answer: impl Fn(&Asked) -> Option<String> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let talk = Arc::new((wrap, answer));
        let remembered = Arc::clone(&asked);
        drop(std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (talk, remembered) = (Arc::clone(&talk), Arc::clone(&remembered));
                drop(std::thread::spawn(move || {
                    converse((talk.0)(stream), &talk.1, &remembered);
                }));
            }
        }));
        Self { address, asked }
    }

    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

/// An answer with this status, extra headers and body.
pub fn answer(status: &str, headers: &str, body: &str) -> Option<String> {
    let length = body.len();
    Some(format!(
        "HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    ))
}

/// A JSON answer.
pub fn json(status: &str, body: &serde_json::Value) -> Option<String> {
    answer(
        status,
        "Content-Type: application/json\r\n",
        &body.to_string(),
    )
}

/// The receipt for the filing that is asked to be taken for good, as our desk gives it.
pub fn receipt(asked: &Asked) -> Option<String> {
    let commit: serde_json::Value = serde_json::from_slice(&asked.body).unwrap();
    let id = asked.path.split('/').nth(3).unwrap();
    json(
        "200 OK",
        &serde_json::json!({ "id": id, "manifest": commit["manifest"],
            "state": "received", "received_at": "2026-11-24T03:00:00Z" }),
    )
}

/// A problem detail.
pub fn problem(status: u16, word: &str) -> Option<String> {
    let body = serde_json::json!({
        "type": format!("/problems/{word}"), "title": "test", "status": status,
    });
    answer(
        &format!("{status} Test"),
        "Content-Type: application/problem+json\r\n",
        &body.to_string(),
    )
}

/// The answer to a probe, as our desk gives it.
pub fn health(asked: &Asked) -> Option<String> {
    let nonce = asked.path.split("nonce=").nth(1)?;
    json(
        "200 OK",
        &serde_json::json!({
            "nonce": nonce, "desk": "test", "time": "2026-11-24T03:00:00Z", "versions": [1],
        }),
    )
}

fn converse<S: Read + Write>(
    stream: S,
    answer: &impl Fn(&Asked) -> Option<String>,
    remembered: &Mutex<Vec<Asked>>,
) {
    let mut line = BufReader::new(stream);
    while let Some(asked) = read(&mut line) {
        remembered.lock().unwrap().push(asked.clone());
        let Some(text) = answer(&asked) else { return };
        let writer = line.get_mut();
        if writer
            .write_all(text.as_bytes())
            .and_then(|()| writer.flush())
            .is_err()
        {
            return;
        }
    }
}

fn read<S: Read>(reader: &mut BufReader<S>) -> Option<Asked> {
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line).ok()? == 0 {
            return None;
        }
        let line = line.trim_end().to_owned();
        if line.is_empty() {
            break;
        }
        head.push(line);
    }
    let mut words = head.first()?.split(' ');
    let (method, path) = (words.next()?.to_owned(), words.next()?.to_owned());
    let headers: Vec<_> = head[1..]
        .iter()
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
        .collect();
    let mut asked = Asked {
        method,
        path,
        headers,
        body: Vec::new(),
    };
    let length = asked
        .header("content-length")
        .map_or(0, |length| length.parse().unwrap());
    asked.body = vec![0; length];
    reader.read_exact(&mut asked.body).ok()?;
    Some(asked)
}
