//! A printer on loopback that follows a script.

use ipp::model::{DelimiterTag, IppVersion, JobState, Operation, StatusCode};
use ipp::parser::IppParser;
use ipp::prelude::*;
use ipp::reader::IppReader;
use std::io::{BufRead, BufReader, Cursor, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;

/// What the printer is asked, and what it answers.
#[derive(Clone)]
pub(super) struct Script {
    /// The answer to Print-Job.
    pub accept: StatusCode,
    /// The answer to Cancel-Job.
    pub cancel: StatusCode,
    /// States of the job, look by look; the last one stays.
    pub states: Vec<JobState>,
    /// `printer-state-reasons`, look by look; the last ones stay.
    pub reasons: Vec<&'static [&'static str]>,
    /// Sent instead of any IPP.
    pub garbage: Option<&'static [u8]>,
    /// Refuses in the words of a web server.
    pub no_such_page: bool,
    /// Hangs up instead of answering.
    pub hangs_up: bool,
    /// After so many looks the job is unknown.
    pub forgets_after: usize,
}

impl Default for Script {
    fn default() -> Self {
        Self {
            accept: StatusCode::SuccessfulOk,
            cancel: StatusCode::SuccessfulOk,
            states: vec![JobState::Pending, JobState::Processing, JobState::Completed],
            reasons: vec![&["none"]],
            garbage: None,
            no_such_page: false,
            hangs_up: false,
            forgets_after: usize::MAX,
        }
    }
}

/// What arrived.
#[derive(Default)]
pub(super) struct Seen {
    pub operations: Vec<Operation>,
    pub title: String,
    /// What it is sent as.
    pub format: String,
    /// The paper that is asked for.
    pub media: Option<String>,
    pub document: Vec<u8>,
}

impl Seen {
    pub fn count(&self, operation: Operation) -> usize {
        self.operations
            .iter()
            .filter(|seen| **seen == operation)
            .count()
    }
}

/// Starts the printer; it lives as long as the test.
pub(super) fn printer(script: Script) -> (String, Arc<Mutex<Seen>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("ipp://{}/ipp/print", listener.local_addr().unwrap());
    let seen = Arc::new(Mutex::new(Seen::default()));
    let kept = Arc::clone(&seen);
    thread::spawn(move || {
        for stream in listener.incoming() {
            // A caller that hangs up early is the caller's matter.
            let _ = answer(stream.unwrap(), &script, &kept);
        }
    });
    (uri, seen)
}

fn answer(mut stream: TcpStream, script: &Script, seen: &Mutex<Seen>) -> std::io::Result<()> {
    let body = body(&mut BufReader::new(stream.try_clone()?))?;
    if script.hangs_up {
        return Ok(());
    }
    if script.no_such_page {
        return stream.write_all(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
    }
    let bytes = match script.garbage {
        Some(garbage) => garbage.to_vec(),
        None => reply(body, script, &mut seen.lock().unwrap()),
    };
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        bytes.len()
    )?;
    stream.write_all(&bytes)
}

/// The body of a request, chunked or not.
fn body(reader: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    let (mut length, mut chunked) = (0, false);
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().unwrap();
        }
        chunked |= line.starts_with("transfer-encoding:") && line.ends_with("chunked");
    }
    let mut body = Vec::new();
    if !chunked {
        reader.take(length).read_to_end(&mut body)?;
        return Ok(body);
    }
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        let size = u64::from_str_radix(line.trim(), 16).unwrap();
        reader.take(size).read_to_end(&mut body)?;
        reader.read_line(&mut line)?;
        if size == 0 {
            return Ok(body);
        }
    }
}

fn reply(body: Vec<u8>, script: &Script, seen: &mut Seen) -> Vec<u8> {
    let mut request = IppParser::new(IppReader::new(Cursor::new(body)))
        .parse()
        .unwrap();
    let operation = Operation::from_i16(request.header().operation_or_status).unwrap();
    let looks = seen.count(Operation::GetJobAttributes);
    let asked = seen.count(Operation::GetPrinterAttributes);
    seen.operations.push(operation);
    let mut status = StatusCode::SuccessfulOk;
    let mut attributes = Vec::new();
    match operation {
        Operation::PrintJob => {
            let group = request
                .attributes()
                .first_of(DelimiterTag::OperationAttributes)
                .unwrap();
            let title = group.get(IppAttribute::JOB_NAME).unwrap().value();
            seen.title = title
                .as_name_without_language()
                .unwrap()
                .as_str()
                .to_owned();
            let format = group.get(IppAttribute::DOCUMENT_FORMAT).unwrap().value();
            seen.format = format.as_mime_media_type().unwrap().as_str().to_owned();
            seen.media = request
                .attributes()
                .groups()
                .iter()
                .find_map(|group| group.get("media"))
                .map(|media| media.value().as_keyword().unwrap().as_str().to_owned());
            request
                .payload_mut()
                .read_to_end(&mut seen.document)
                .unwrap();
            status = script.accept;
            attributes.push((
                DelimiterTag::JobAttributes,
                IppAttribute::JOB_ID,
                IppValue::Integer(7),
            ));
        }
        Operation::GetJobAttributes if looks >= script.forgets_after => {
            status = StatusCode::ClientErrorNotFound
        }
        Operation::GetJobAttributes => {
            let state = script.states.get(looks).or(script.states.last()).unwrap();
            attributes.push((
                DelimiterTag::JobAttributes,
                IppAttribute::JOB_STATE,
                IppValue::Enum(*state as i32),
            ));
        }
        Operation::GetPrinterAttributes => {
            let reasons = script.reasons.get(asked).or(script.reasons.last()).unwrap();
            let keywords = reasons
                .iter()
                .map(|reason| IppValue::new_keyword(*reason).unwrap())
                .collect();
            let value = IppValue::Array(keywords);
            attributes.push((
                DelimiterTag::PrinterAttributes,
                IppAttribute::PRINTER_STATE_REASONS,
                value,
            ));
        }
        Operation::CancelJob => status = script.cancel,
        other => panic!("{other:?} is not expected"),
    }
    let mut response = IppRequestResponse::new_response(IppVersion::v1_1(), status, 1).unwrap();
    for (group, name, value) in attributes {
        response
            .attributes_mut()
            .add(group, IppAttribute::with_name(name, value).unwrap());
    }
    response.to_bytes().to_vec()
}
