//! A tus server in a few lines: core and creation, and what lies there.

use crate::strangers::{Asked, Stranger, answer};
use motcua::protocol::base64;
use motcua::protocol::digest::Digest;
use motcua::store::Sealed;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

/// What a tus server says in every answer.
pub const TUS: &str = "Tus-Resumable: 1.0.0\r\n";

/// One upload on the server.
#[derive(Clone, Default)]
pub struct Upload {
    length: usize,
    pub metadata: BTreeMap<String, String>,
    pub bytes: Vec<u8>,
    is_gone: bool,
}

impl Upload {
    fn is_whole(&self) -> bool {
        self.bytes.len() == self.length
    }

    pub fn is_manifest(&self) -> bool {
        self.metadata["n"] == "0"
    }
}

/// What the server keeps.
#[derive(Clone, Default)]
pub struct Shelf(Arc<Mutex<Vec<Upload>>>);

impl Shelf {
    /// How many filings lie there whole.
    pub fn manifests(&self) -> usize {
        let uploads = self.uploads();
        let whole = uploads
            .iter()
            .filter(|one| one.is_manifest() && one.is_whole());
        whole.count()
    }

    pub fn uploads(&self) -> Vec<Upload> {
        self.0.lock().unwrap().clone()
    }

    /// What a tus server with core and creation answers.
    pub fn answer(&self, asked: &Asked) -> Option<String> {
        let mut uploads = self.0.lock().unwrap();
        let at = asked
            .path
            .strip_prefix("/files/")
            .and_then(|number| number.parse::<usize>().ok());
        let upload = at.and_then(|at| uploads.get_mut(at));
        let number = |name| asked.header(name).and_then(|value| value.parse().ok());
        match (asked.method.as_str(), upload) {
            ("OPTIONS", _) => answer(
                "204 No Content",
                "Tus-Version: 1.0.0\r\nTus-Extension: creation\r\n",
                "",
            ),
            ("POST", None) if asked.path == "/files" => {
                let pairs = asked.header("upload-metadata").unwrap().split(',');
                uploads.push(Upload {
                    length: number("upload-length").unwrap(),
                    metadata: pairs.map(pair).collect(),
                    ..Upload::default()
                });
                let place = format!("{TUS}Location: /files/{}\r\n", uploads.len() - 1);
                answer("201 Created", &place, "")
            }
            (_, None) => answer("404 Not Found", TUS, ""),
            (_, Some(upload)) if upload.is_gone => answer("410 Gone", TUS, ""),
            ("HEAD", Some(upload)) => answer("200 OK", &offset(upload.bytes.len()), ""),
            ("PATCH", Some(upload)) if number("upload-offset") == Some(upload.bytes.len()) => {
                upload.bytes.extend(&asked.body);
                answer("204 No Content", &offset(upload.bytes.len()), "")
            }
            _ => answer("409 Conflict", TUS, ""),
        }
    }

    /// Proves that these filings lie there whole, each with exactly one whole manifest, which came
    /// last, and that every file is what its metadata say.
    #[track_caller]
    pub fn assert_holds(&self, filings: &[Sealed]) {
        for filing in filings {
            let whole: Vec<_> = self
                .uploads()
                .into_iter()
                .filter(|upload| upload.metadata["filing"] == filing.id.to_string())
                .filter(|upload| upload.is_whole() && !upload.is_gone)
                .collect();
            let mut numbers = Vec::new();
            for upload in &whole {
                let digest = Digest::of(&upload.bytes).to_string();
                assert_eq!(upload.metadata["sha256"], digest);
                numbers.push(upload.metadata["n"].parse::<usize>().unwrap());
                let expected = match numbers.last() {
                    Some(0) => filing.digest,
                    Some(number) => filing.parts[number - 1].sha256,
                    None => unreachable!(),
                };
                assert_eq!(digest, expected.to_string());
            }
            let last = numbers.pop();
            assert_eq!(last, Some(0), "the manifest is the last");
            numbers.sort_unstable();
            assert!(numbers.into_iter().eq(1..=filing.parts.len()));
        }
    }
}

fn pair(text: &str) -> (String, String) {
    let (key, value) = text.split_once(' ').unwrap();
    let value = base64::decode(value).unwrap();
    (key.to_owned(), String::from_utf8(value).unwrap())
}

/// The headers of an answer that names an offset.
pub fn offset(bytes: usize) -> String {
    format!("{TUS}Upload-Offset: {bytes}\r\n")
}

/// A server that answers rightly but where `twist` says something.
pub fn server(
    twist: impl Fn(&Asked) -> Option<Option<String>> + Send + Sync + 'static,
) -> (Stranger, Shelf) {
    let shelf = Shelf::default();
    let kept = shelf.clone();
    let stranger =
        Stranger::answering(move |asked| twist(asked).unwrap_or_else(|| kept.answer(asked)));
    (stranger, shelf)
}
