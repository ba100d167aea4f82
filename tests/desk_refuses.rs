//! Whatever comes over the line: a problem that says what to do, and a store that is as before.

use crate::desk_line::{Request, RunningDesk, Sealed, patch};
use motcua::protocol::digest::Digest;
use proptest::prelude::*;
use serde_json::json;

type Change = fn(&mut serde_json::Value);

#[tokio::test]
async fn a_manifest_that_cannot_be_taken_is_refused_and_leaves_nothing() {
    let cases: &[(&str, Change)] = &[
        ("another id", |m| {
            m["id"] = "0190e5f2-0000-7000-8000-0000000000ff".into()
        }),
        ("an id that is none", |m| {
            m["id"] = "../../etc/passwd".into()
        }),
        ("no id", |m| drop(m.as_object_mut().unwrap().remove("id"))),
        ("a newer protocol", |m| m["protocol"] = 2.into()),
        ("a wrong reference", |m| m["reference"] = "AAAAAAAA2".into()),
        ("a part number twice", |m| m["parts"][1]["n"] = 1.into()),
        ("part number zero", |m| m["parts"][0]["n"] = 0.into()),
        ("a negative part number", |m| {
            m["parts"][0]["n"] = (-1).into()
        }),
        ("a part without bytes", |m| m["parts"][0]["size"] = 0.into()),
        ("a huge part", |m| m["parts"][0]["size"] = (33 << 20).into()),
        ("a size beyond all", |m| {
            m["parts"][0]["size"] = u64::MAX.into()
        }),
        ("one digest, two sizes", |m| {
            m["parts"][1]["sha256"] = m["parts"][0]["sha256"].clone()
        }),
        ("a digest that is none", |m| {
            m["parts"][0]["sha256"] = "../..".into()
        }),
        ("a filing too large", |m| {
            let parts = (1..=7).map(|n| {
                let sha256 = Digest::of(&[n]).to_string();
                json!({"n": n, "role": "r", "media_type": "image/jpeg", "size": 32 << 20, "sha256": sha256})
            });
            m["parts"] = parts.collect();
        }),
        ("too many parts", |m| {
            let part = m["parts"][0].clone();
            let parts = (1..=201).map(|n| {
                let mut part = part.clone();
                part["n"] = n.into();
                part
            });
            m["parts"] = parts.collect();
        }),
        ("no parts at all", |m| {
            drop(m.as_object_mut().unwrap().remove("parts"))
        }),
        ("too many answers", |m| {
            let answer = m["answers"][0].clone();
            m["answers"] = (0..1001).map(|_| answer.clone()).collect();
        }),
        ("no kiosk", |m| m["kiosk"] = "".into()),
        ("a kiosk with a line end", |m| {
            m["kiosk"] = "K1\r\nX: y".into()
        }),
        ("a long kiosk", |m| m["kiosk"] = "K".repeat(201).into()),
        ("a media type with a line end", |m| {
            m["parts"][0]["media_type"] = "a\r\nb: c".into()
        }),
        ("a signature that leaves its pad", |m| {
            m["signature"] =
                json!({"drawn": {"pad": [100, 100], "strokes": [[[0, 0], [900, 900]]]}});
        }),
        ("a signature of a thousand strokes", |m| {
            let strokes = vec![json!([[0, 0], [900, 900]]); 1_000];
            m["signature"] = json!({"drawn": {"pad": [900, 900], "strokes": strokes}});
        }),
        ("a signature that is a dot", |m| {
            m["signature"] = json!({"drawn": {"pad": [900, 900], "strokes": [[[5, 5]]]}});
        }),
        ("an answer of an unknown kind", |m| {
            m["answers"][0]["reply"] = json!({"known": {"kind": "oath", "value": 1}});
        }),
        ("a list instead of an object", |m| *m = json!([])),
    ];
    let desk = RunningDesk::start().await;
    let good = Sealed::with_pages(1, &[b"first", b"second!"]);
    for (what, change) in cases {
        let bad = good.changed(change);
        let refused = desk.announce(&bad).await;
        assert_eq!(refused.status, 400, "{what}: {refused:?}");
        assert!(!refused.text().contains("Nguyễn"), "{what}");
        let _ = refused.problem();
        assert_eq!(desk.ask(&good.status()).await.status, 404, "{what}");
    }
    assert!(desk.part_files().is_empty());
    assert_eq!(desk.file(&good).await.status, 200);
}

#[tokio::test]
async fn bytes_that_are_no_manifest_are_refused() {
    let deep = ["[".repeat(100_000), "]".repeat(100_000)].concat();
    let deep_answer = format!("{{\"answers\":[{{\"x\":{deep}}}]}}");
    let bodies: &[&[u8]] = &[
        b"",
        b"null",
        b"{",
        b"{}",
        b"\xff\xfe\x00",
        b"{\"id\":\"\xc3\x28\"}",
        b"\0\0\0\0",
        deep.as_bytes(),
        deep_answer.as_bytes(),
    ];
    let desk = RunningDesk::start().await;
    let mut filing = Sealed::with_pages(1, &[b"page"]);
    for body in bodies {
        filing.manifest = body.to_vec();
        let refused = desk.announce(&filing).await;
        assert_eq!(refused.status, 400);
        assert_eq!(refused.problem().kind, "/problems/manifest");
    }
    assert_eq!(desk.ask(&filing.status()).await.status, 404);
}

#[tokio::test]
async fn a_manifest_that_is_too_long_is_refused_before_it_is_read() {
    let desk = RunningDesk::start().await;
    let mut filing = Sealed::with_pages(1, &[b"page"]);
    filing.manifest = vec![b' '; (1 << 20) + 1];
    let refused = desk.announce(&filing).await;
    assert_eq!(refused.status, 413);
    let _ = refused.problem();
    let declared = Request::new("PUT", &filing.path())
        .header("Content-Type", "application/json")
        .header("Repr-Digest", &filing.digest().to_repr())
        .header("Content-Length", "99999999999")
        .raw_body(b"{");
    assert_eq!(desk.ask(&declared).await.problem().status, 413);
}

#[tokio::test]
async fn fields_of_a_newer_sender_are_kept_and_not_refused() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        manifest["mood"] = "good".into();
        manifest["parts"][0]["colour"] = "grey".into();
    });
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn requests_that_are_not_in_the_protocol_are_refused_with_the_reason() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let _ = desk.announce(&filing).await;
    let (path, upload) = (filing.path(), filing.upload(1));
    let put = |path: &str| Request::new("PUT", path).header("Content-Type", "application/json");
    let digest = filing.digest().to_repr();
    let post = |path: &str| {
        Request::new("POST", &format!("{path}/commit")).header("Content-Type", "application/json")
    };
    let id = format!("\"{}\"", filing.id);
    let raw_patch = || Request::new("PATCH", &upload).body(b"page");
    let cases = [
        ("no such address", Request::new("GET", "/v1/nothing"), 404),
        (
            "a path upwards",
            Request::new("GET", "/v1/filings/../../etc/passwd"),
            404,
        ),
        (
            "a hidden path upwards",
            Request::new("GET", "/v1/filings/%2e%2e%2f%2e%2e"),
            400,
        ),
        (
            "an id that is none",
            Request::new("GET", "/v1/filings/1"),
            400,
        ),
        (
            "an id in braces",
            Request::new("GET", &format!("/v1/filings/{{{}}}", filing.id)),
            400,
        ),
        (
            "the empty id",
            Request::new("GET", "/v1/filings/00000000-0000-0000-0000-000000000000"),
            400,
        ),
        (
            "bytes that are no text",
            Request::new("GET", "/v1/filings/%ff%fe"),
            400,
        ),
        ("a wrong method", Request::new("DELETE", &path), 405),
        (
            "a wrong method on a list",
            Request::new("POST", "/v1/changes"),
            405,
        ),
        ("no nonce", Request::new("GET", "/v1/health"), 400),
        (
            "an empty nonce",
            Request::new("GET", "/v1/health?nonce="),
            400,
        ),
        (
            "a long nonce",
            Request::new("GET", &format!("/v1/health?nonce={}", "a".repeat(129))),
            400,
        ),
        (
            "a strange nonce",
            Request::new("GET", "/v1/health?nonce=%3Cscript%3E"),
            400,
        ),
        (
            "a cursor that is none",
            Request::new("GET", "/v1/changes?after=x"),
            400,
        ),
        (
            "a negative cursor",
            Request::new("GET", "/v1/changes?after=-1"),
            400,
        ),
        ("no digest", put(&path).body(&filing.manifest), 400),
        (
            "a digest that is none",
            put(&path).header("Repr-Digest", "sha-256=:abc:"),
            400,
        ),
        (
            "two digests",
            put(&path)
                .header("Repr-Digest", &digest)
                .header("Repr-Digest", &digest),
            400,
        ),
        (
            "a digest of other bytes",
            put(&path).header("Repr-Digest", &digest).body(b"{}"),
            422,
        ),
        (
            "no media type",
            Request::new("PUT", &path).header("Repr-Digest", &digest),
            415,
        ),
        (
            "a wrong media type",
            Request::new("PUT", &path)
                .header("Content-Type", "text/plain")
                .header("Repr-Digest", &digest),
            415,
        ),
        ("a commit without key", post(&path).body(b"{}"), 400),
        (
            "a commit with a foreign key",
            post(&path).header("Idempotency-Key", "\"x\""),
            400,
        ),
        (
            "a commit of nothing",
            post(&path).header("Idempotency-Key", &id),
            400,
        ),
        (
            "a commit without digest",
            post(&path).header("Idempotency-Key", &id).body(b"{}"),
            400,
        ),
        (
            "a long commit",
            post(&path)
                .header("Idempotency-Key", &id)
                .body(&[b' '; 5000]),
            413,
        ),
        (
            "a commit of an unknown filing",
            Sealed::with_pages(9, &[]).commit(),
            404,
        ),
        ("no tus", raw_patch(), 412),
        (
            "another tus",
            raw_patch().header("Tus-Resumable", "0.2.2"),
            412,
        ),
        (
            "no upload type",
            raw_patch()
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", "0"),
            415,
        ),
        (
            "no offset",
            raw_patch()
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/offset+octet-stream"),
            400,
        ),
        (
            "an offset that is none",
            raw_patch()
                .header("Tus-Resumable", "1.0.0")
                .header("Content-Type", "application/offset+octet-stream")
                .header("Upload-Offset", "+0"),
            400,
        ),
        (
            "an upload of no filing",
            patch(&Sealed::with_pages(9, &[b"page"]).upload(1), 0, b"page"),
            404,
        ),
        (
            "an upload of another digest",
            patch(
                &format!("/v1/uploads/{}/{}", filing.id, "0".repeat(64)),
                0,
                b"x",
            ),
            404,
        ),
        (
            "an upload outside",
            patch(
                &format!("/v1/uploads/{}/..%2f..%2fdesk.db", filing.id),
                0,
                b"x",
            ),
            400,
        ),
        (
            "an upload by POST",
            Request::new("POST", &upload).header("Tus-Resumable", "1.0.0"),
            405,
        ),
        (
            "a call that is none",
            put("/v1/kiosks/K1/help").body(b"{\"calling\":\"yes\"}"),
            400,
        ),
        (
            "a call of no kiosk",
            put("/v1/kiosks/%00/help").body(b"{\"calling\":true}"),
            400,
        ),
        (
            "a call of a long kiosk",
            put(&format!("/v1/kiosks/{}/help", "k".repeat(201))).body(b"{\"calling\":true}"),
            400,
        ),
    ];
    for (what, request, status) in cases {
        let refused = desk.ask(&request).await;
        assert_eq!(refused.status, status, "{what}: {refused:?}");
        let _ = refused.problem();
        assert!(desk.part_files().is_empty(), "{what}");
    }
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn a_line_that_speaks_no_http_does_not_disturb_the_next() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let desk = RunningDesk::start().await;
    for noise in [
        &b"\x16\x03\x01\x02\x00"[..],
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
    ] {
        let mut line = desk.connect().await;
        line.write_all(noise).await.unwrap();
        line.shutdown().await.unwrap();
        let mut rest = Vec::new();
        let _ = line.read_to_end(&mut rest).await;
        assert!(!rest.starts_with(b"HTTP/1.1 2"));
    }
    assert_eq!(
        desk.file(&Sealed::with_pages(1, &[b"page"])).await.status,
        200
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn no_bytes_as_a_manifest_disturb_the_desk(bodies in prop::collection::vec(any::<Vec<u8>>(), 1..8)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let desk = RunningDesk::start().await;
            let mut filing = Sealed::with_pages(1, &[b"page"]);
            for body in bodies {
                filing.manifest = body;
                let refused = desk.announce(&filing).await;
                assert!((400..500).contains(&refused.status));
                let _ = refused.problem();
            }
        });
    }

    #[test]
    fn no_flipped_byte_of_a_manifest_disturbs_the_desk(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let desk = RunningDesk::start().await;
            let good = Sealed::with_pages(1, &[b"page"]);
            for (place, byte) in flips {
                let mut bad = good.clone();
                let place = place.index(bad.manifest.len());
                bad.manifest[place] = byte;
                let answered = desk.announce(&bad).await;
                assert!(matches!(answered.status, 200 | 201 | 400 | 409), "{answered:?}");
            }
        });
    }
}
