//! A line that is cut, stalls or comes back: what arrived stays, and nothing is taken twice.

use crate::desk_line::{Request, RunningDesk, Sealed, answer, begun_patch, patch, status_of};
use motcua::desk::Patience;
use motcua::protocol::messages::{Announced, Changes, FilingState};
use std::time::Duration;
use tokio::io::AsyncWriteExt;

const PAGE: &[u8] = b"the only page of it";

fn big_page() -> Vec<u8> {
    (0..3_000_000_u32)
        .flat_map(u32::to_le_bytes)
        .take(3_000_000)
        .collect()
}

#[tokio::test]
async fn an_upload_goes_on_at_every_offset() {
    let desk = RunningDesk::start().await;
    for cut in 0..=PAGE.len() {
        let page = [&PAGE[1..], &[cut as u8]].concat();
        let filing = Sealed::with_pages(cut as u128, &[&page]);
        let _ = desk.announce(&filing).await;
        let upload = filing.upload(1);
        let part = desk.ask(&patch(&upload, 0, &page[..cut])).await;
        assert_eq!(part.status, 204);
        assert_eq!(part.header("upload-offset").unwrap(), cut.to_string());
        assert_eq!(desk.offset(&upload).await, cut as u64);
        assert_eq!(desk.file(&filing).await.status, 200, "cut at {cut}");
    }
}

#[tokio::test]
async fn a_wrong_offset_is_told_the_true_one_and_changes_nothing() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let _ = desk.ask(&patch(&upload, 0, &PAGE[..7])).await;
    for wrong in [0, 6, 8, PAGE.len() as u64, u64::MAX] {
        let refused = desk.ask(&patch(&upload, wrong, &PAGE[7..])).await;
        assert_eq!(refused.status, 409);
        assert_eq!(refused.problem().kind, "/problems/wrong-offset");
        assert_eq!(refused.header("upload-offset"), Some("7"));
        assert_eq!(refused.header("tus-resumable"), Some("1.0.0"));
    }
    assert_eq!(desk.offset(&upload).await, 7);
}

#[tokio::test]
async fn a_wrong_offset_is_heard_even_by_a_sender_that_is_still_sending() {
    let desk = RunningDesk::start().await;
    let page = big_page();
    let filing = Sealed::with_pages(1, &[&page]);
    let _ = desk.announce(&filing).await;
    let refused = desk.ask(&patch(&filing.upload(1), 9, &page[9..])).await;
    assert_eq!(refused.status, 409);
}

#[tokio::test]
async fn what_arrived_before_the_line_was_cut_is_kept() {
    let desk = RunningDesk::start().await;
    let page = big_page();
    let filing = Sealed::with_pages(1, &[&page]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let mut expected = 0;
    for sent in [1, 100, 65_535, 200_000, 1_500_000] {
        let mut line = desk.connect().await;
        let rest = &page[expected as usize..];
        line.write_all(&begun_patch(&upload, expected, rest, sent))
            .await
            .unwrap();
        line.shutdown().await.unwrap();
        let broken = answer(&mut line).await;
        assert_eq!(broken.problem().kind, "/problems/cut");
        expected += sent as u64;
        assert_eq!(desk.offset(&upload).await, expected);
    }
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn a_newer_request_ends_a_half_open_one_and_keeps_its_bytes() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    // A request that has not been read yet is not there for the newer one, which asks again.
    let mut half_open = Vec::new();
    let mut offset = 0;
    while offset < 5 {
        let mut line = desk.connect().await;
        let begun = begun_patch(&upload, 0, PAGE, 5);
        line.write_all(&begun).await.unwrap();
        half_open.push(line);
        offset = desk.offset(&upload).await;
    }
    assert_eq!(offset, 5);
    let rest = desk.ask(&patch(&upload, 5, &PAGE[5..])).await;
    assert_eq!(rest.status, 204);
    let mut told = Vec::new();
    for mut line in half_open {
        told.push(answer(&mut line).await.problem().kind);
    }
    // One that was read late found the bytes of an earlier one there.
    assert!(
        told.iter().any(|kind| kind == "/problems/superseded"),
        "{told:?}"
    );
    assert_eq!(desk.commit(&filing).await.status, 200);
}

#[tokio::test]
async fn the_bytes_of_an_ended_request_do_not_come_in_later() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let mut old = desk.connect().await;
    old.write_all(&begun_patch(&upload, 0, PAGE, 5))
        .await
        .unwrap();
    let offset = desk.offset(&upload).await;
    let new = desk
        .ask(&patch(&upload, offset, &PAGE[offset as usize..]))
        .await;
    let _ = old.write_all(b"#####").await;
    // Whether the old request was read before or after, only the right bytes are there.
    if new.status == 204 {
        assert_eq!(desk.commit(&filing).await.status, 200);
    } else {
        assert_eq!(desk.file(&filing).await.status, 200);
    }
}

#[tokio::test]
async fn a_sender_that_falls_silent_is_let_go_with_its_bytes_kept() {
    let desk = RunningDesk::with_patience(Patience {
        stall: Duration::from_millis(50),
        ..Patience::default()
    })
    .await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let mut line = desk.connect().await;
    line.write_all(&begun_patch(&filing.upload(1), 0, PAGE, 5))
        .await
        .unwrap();
    assert_eq!(answer(&mut line).await.problem().kind, "/problems/slow");
    assert_eq!(desk.offset(&filing.upload(1)).await, 5);
}

#[tokio::test]
async fn headers_that_never_end_do_not_hold_a_line() {
    let desk = RunningDesk::with_patience(Patience {
        headers: Duration::from_millis(50),
        ..Patience::default()
    })
    .await;
    let mut line = desk.connect().await;
    line.write_all(b"GET /v1/health?nonce=a HTTP/1.1\r\nHost:")
        .await
        .unwrap();
    let mut rest = Vec::new();
    let _ = tokio::io::AsyncReadExt::read_to_end(&mut line, &mut rest).await;
    assert!(!rest.starts_with(b"HTTP/1.1 200"));
}

#[tokio::test]
async fn more_bytes_than_declared_are_refused() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let refused = desk.ask(&patch(&upload, 0, &[PAGE, b"!"].concat())).await;
    assert_eq!(refused.status, 413);
    assert_eq!(refused.problem().kind, "/problems/too-long");
    assert_eq!(desk.offset(&upload).await, 0);

    let mut chunked = format!("{:x}\r\n", PAGE.len()).into_bytes();
    chunked.extend(PAGE);
    chunked.extend(b"\r\n1\r\n!\r\n0\r\n\r\n");
    let request = Request::new("PATCH", &upload)
        .header("Tus-Resumable", "1.0.0")
        .header("Upload-Offset", "0")
        .header("Content-Type", "application/offset+octet-stream")
        .header("Transfer-Encoding", "chunked")
        .raw_body(&chunked);
    assert_eq!(desk.ask(&request).await.status, 413);
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn a_commit_names_the_parts_that_are_missing() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"one", b"two", b"three"]);
    let _ = desk.announce(&filing).await;
    let _ = desk.ask(&patch(&filing.upload(2), 0, b"two")).await;
    let _ = desk.ask(&patch(&filing.upload(3), 0, b"thr")).await;
    let refused = desk.commit(&filing).await;
    assert_eq!(refused.status, 409);
    assert_eq!(refused.problem().kind, "/problems/parts-missing");
    assert_eq!(refused.problem().parts, [1, 3]);
    assert_eq!(
        status_of(&desk, &filing).await.state,
        FilingState::Receiving
    );
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn wrong_bytes_are_named_thrown_away_and_can_be_sent_again() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"right", b"other"]);
    let _ = desk.announce(&filing).await;
    let _ = desk.ask(&patch(&filing.upload(1), 0, b"wrong")).await;
    let _ = desk.ask(&patch(&filing.upload(2), 0, b"other")).await;
    let refused = desk.commit(&filing).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.problem().kind, "/problems/digest-mismatch");
    assert_eq!(refused.problem().parts, [1]);
    let announced: Announced = desk.announce(&filing).await.json();
    assert_eq!(
        (announced.parts[0].have, announced.parts[0].offset),
        (false, 0)
    );
    assert!(announced.parts[1].have);
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn a_desk_that_stops_in_the_middle_goes_on_where_it_was() {
    let desk = RunningDesk::start().await;
    let page = big_page();
    let filing = Sealed::with_pages(1, &[&page, b"small"]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let _ = desk.ask(&patch(&upload, 0, &page[..1_234_567])).await;
    let mut open = desk.connect().await;
    open.write_all(&begun_patch(&upload, 1_234_567, &page[1_234_567..], 1000))
        .await
        .unwrap();
    let desk = desk.restart().await;
    let offset = desk.offset(&upload).await;
    assert!((1_234_567..=1_235_567).contains(&offset));
    let announced: Announced = desk.announce(&filing).await.json();
    assert_eq!(announced.parts[0].offset, offset);
    assert_eq!(announced.parts[0].upload, Some(upload));
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn an_upload_that_nobody_goes_on_with_gives_its_space_back_and_can_begin_anew() {
    let desk = RunningDesk::start().await;
    let open = Sealed::with_pages(1, &[PAGE, b"other page"]);
    let whole = Sealed::with_pages(2, &[b"whole page"]);
    let _ = desk.announce(&open).await;
    let _ = desk.ask(&patch(&open.upload(1), 0, &PAGE[..5])).await;
    let receipt = desk.file(&whole).await;
    let desk = desk
        .restart_at(|| "2026-12-20T10:00:00+07:00".parse().unwrap())
        .await;
    assert_eq!(desk.offset(&open.upload(1)).await, 5, "not yet");
    let desk = desk
        .restart_at(|| "2026-12-25T10:00:00+07:00".parse().unwrap())
        .await;
    assert_eq!(desk.offset(&open.upload(1)).await, 0);
    assert_eq!(desk.part_files().len(), 1, "received pages stay");
    assert_eq!(desk.commit(&whole).await.body, receipt.body);
    assert_eq!(desk.file(&open).await.status, 200);
}

#[tokio::test]
async fn a_full_disk_asks_to_come_again_and_loses_nothing() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[PAGE]);
    let _ = desk.announce(&filing).await;
    let upload = filing.upload(1);
    let name = upload.trim_start_matches("/v1/uploads/");
    let file = desk.folder.path().join("parts").join(name);
    std::fs::create_dir(file.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("/dev/full", &file).unwrap();
    let refused = desk.ask(&patch(&upload, 0, PAGE)).await;
    assert_eq!(refused.status, 507);
    assert_eq!(refused.problem().kind, "/problems/disk-full");
    assert!(refused.header("retry-after").is_some());
    std::fs::remove_file(&file).unwrap();
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn a_desk_that_stops_sends_waiting_followers_home() {
    let desk = RunningDesk::start().await;
    let mut follower = desk.connect().await;
    let follow = Request::new("GET", "/v1/changes?after=0&wait=60");
    follower.write_all(&follow.bytes()).await.unwrap();
    // An answer to another question shows that the desk has taken up the first.
    let _ = desk.announce(&Sealed::with_pages(1, &[])).await;
    let _desk = desk.restart().await;
    let told: Changes = answer(&mut follower).await.json();
    assert!(told.changes.is_empty());
}
