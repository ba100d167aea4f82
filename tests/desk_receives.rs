//! A filing arrives: once, whole, with a receipt that never changes.

use crate::desk_line::{Request, RunningDesk, Sealed, patch, status_of};
use motcua::protocol::messages::{Announced, Changes, FilingState, FilingStatus, Health, HelpCall};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

#[tokio::test]
async fn a_filing_gets_a_dossier_number_and_the_day_of_its_result() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"first page", b"second page"]);
    let receipt: FilingStatus = desk.file(&filing).await.json();
    assert_eq!(receipt.id, filing.id);
    assert_eq!(receipt.manifest, filing.digest());
    assert_eq!(receipt.state, FilingState::Received);
    assert_eq!(
        receipt.dossier.as_deref(),
        Some("000.00.01.H26-261124-0001")
    );
    // Three working days from Tuesday, and Wednesday is a holiday.
    assert_eq!(receipt.expected_day.unwrap().to_string(), "2026-11-30");
    assert_eq!(status_of(&desk, &filing).await, receipt);
}

#[tokio::test]
async fn a_filing_whose_papers_come_later_is_welcome() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[]);
    assert_eq!(desk.file(&filing).await.status, 200);
}

#[tokio::test]
async fn an_unknown_procedure_is_received_without_a_day() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"])
        .changed(|manifest| manifest["procedure"]["code"] = "9.999999".into());
    let receipt: FilingStatus = desk.file(&filing).await.json();
    assert_eq!(receipt.state, FilingState::Received);
    assert_eq!(receipt.expected_day, None);
    assert!(receipt.dossier.is_some());
}

#[tokio::test]
async fn numbers_run_within_the_day_and_no_two_are_equal() {
    let desk = RunningDesk::start().await;
    for n in 1..=3 {
        let filing = Sealed::with_pages(n, &[&n.to_be_bytes()]);
        let receipt: FilingStatus = desk.file(&filing).await.json();
        assert!(receipt.dossier.unwrap().ends_with(&format!("-000{n}")));
    }
}

#[tokio::test]
async fn the_same_announcement_gets_the_same_answer_for_ever() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"a page", b"another page"]);
    let first = desk.announce(&filing).await;
    assert_eq!(first.status, 201);
    let again = desk.announce(&filing).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    let _ = desk.file(&filing).await;
    let later: Announced = desk.announce(&filing).await.json();
    assert!(later.parts.iter().all(|part| part.have));
}

#[tokio::test]
async fn a_repeated_commit_gives_the_same_receipt_byte_for_byte() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let first = desk.file(&filing).await;
    let _ = desk.file(&Sealed::with_pages(2, &[b"other"])).await;
    let again = desk.commit(&filing).await;
    assert_eq!((again.status, &again.body), (200, &first.body));
    let desk = desk.restart().await;
    let after_restart = desk.commit(&filing).await;
    assert_eq!(
        (after_restart.status, after_restart.body),
        (200, first.body)
    );
}

#[tokio::test]
async fn many_commits_at_once_make_one_dossier() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let _ = desk.announce(&filing).await;
    let _ = desk.ask(&patch(&filing.upload(1), 0, b"page")).await;
    let request = filing.commit();
    let answers = futures_util::future::join_all((0..8).map(|_| desk.ask(&request))).await;
    let bodies: std::collections::BTreeSet<_> =
        answers.iter().map(|answer| answer.body.clone()).collect();
    assert_eq!(bodies.len(), 1, "{answers:?}");
    let next: FilingStatus = desk.file(&Sealed::with_pages(2, &[])).await.json();
    assert!(next.dossier.unwrap().ends_with("-0002"));
}

#[tokio::test]
async fn another_manifest_under_the_same_id_is_never_taken() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let receipt = desk.file(&filing).await;
    let other = filing.changed(|manifest| manifest["kiosk"] = "K2".into());
    assert_eq!(
        desk.announce(&other).await.problem().kind,
        "/problems/other-manifest"
    );
    assert_eq!(desk.announce(&other).await.status, 409);
    assert_eq!(desk.commit(&other).await.status, 409);
    assert_eq!(desk.commit(&filing).await.body, receipt.body);
}

#[tokio::test]
async fn a_page_that_another_filing_brought_is_not_sent_again() {
    let desk = RunningDesk::start().await;
    let _ = desk.file(&Sealed::with_pages(1, &[b"shared page"])).await;
    let correction = Sealed::with_pages(2, &[b"new page", b"shared page"]);
    let announced: Announced = desk.announce(&correction).await.json();
    assert!(!announced.parts[0].have);
    assert!(announced.parts[1].have);
    assert_eq!(announced.parts[1].upload, None);
    assert_eq!(desk.file(&correction).await.status, 200);
}

#[tokio::test]
async fn pages_of_a_filing_that_is_not_received_are_no_ones_to_share() {
    let desk = RunningDesk::start().await;
    let first = Sealed::with_pages(1, &[b"page"]);
    let _ = desk.announce(&first).await;
    let _ = desk.ask(&patch(&first.upload(1), 0, b"page")).await;
    let second: Announced = desk
        .announce(&Sealed::with_pages(2, &[b"page"]))
        .await
        .json();
    assert!(!second.parts[0].have);
}

#[tokio::test]
async fn two_equal_pages_of_one_filing_are_sent_once() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"same", b"same"]);
    let announced: Announced = desk.announce(&filing).await.json();
    assert_eq!(announced.parts[0].upload, announced.parts[1].upload);
    let _ = desk.ask(&patch(&filing.upload(1), 0, b"same")).await;
    assert_eq!(desk.commit(&filing).await.status, 200);
}

#[tokio::test]
async fn a_filing_that_never_came_is_not_found_and_an_open_one_is_receiving() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    assert_eq!(desk.ask(&filing.status()).await.problem().status, 404);
    let _ = desk.announce(&filing).await;
    let status = status_of(&desk, &filing).await;
    assert_eq!(status.state, FilingState::Receiving);
    assert_eq!(status.dossier, None);
}

#[tokio::test]
async fn a_probe_hears_its_own_nonce_and_always_the_same_desk() {
    let desk = RunningDesk::start().await;
    let probe = Request::new("GET", "/v1/health?nonce=abc-123");
    let answered = desk.ask(&probe).await;
    assert!(answered.body.len() <= 1024);
    let health: Health = answered.json();
    assert_eq!(health.nonce, "abc-123");
    assert_eq!(health.versions, [1]);
    let after: Health = desk.restart().await.ask(&probe).await.json();
    assert_eq!(after.desk, health.desk);
}

#[tokio::test]
async fn the_feed_tells_every_receipt_in_order_and_wakes_a_waiting_follower() {
    let desk = RunningDesk::start().await;
    let first = Sealed::with_pages(1, &[]);
    let _ = desk.file(&first).await;
    let from_start = Request::new("GET", "/v1/changes?after=0");
    let told: Changes = desk.ask(&from_start).await.json();
    assert_eq!(told.changes.len(), 1);
    assert_eq!(told.changes[0].status.id, first.id);

    let follow = format!("/v1/changes?after={}&wait=60&kiosk=K1", told.cursor);
    let follow = Request::new("GET", &follow);
    let second = Sealed::with_pages(2, &[]);
    let (news, _) = tokio::join!(desk.ask(&follow), desk.file(&second));
    let news: Changes = news.json();
    assert_eq!(news.changes[0].status.id, second.id);
    assert!(news.cursor > told.cursor);

    let foreign = Request::new("GET", "/v1/changes?kiosk=K9");
    let foreign: Changes = desk.ask(&foreign).await.json();
    assert!(foreign.changes.is_empty());
}

#[tokio::test]
async fn a_call_for_help_is_acknowledged() {
    let desk = RunningDesk::start().await;
    let call = Request::new("PUT", "/v1/kiosks/K1/help")
        .header("Content-Type", "application/json")
        .body(b"{\"calling\":true}");
    let heard: HelpCall = desk.ask(&call).await.json();
    assert!(heard.calling);
}

#[tokio::test]
async fn nobody_else_on_the_machine_can_read_what_is_stored() {
    let desk = RunningDesk::start().await;
    let _ = desk.file(&Sealed::with_pages(1, &[b"page"])).await;
    assert_private(desk.folder.path());
}

fn assert_private(path: &Path) {
    let data = std::fs::metadata(path).unwrap();
    let expected = if data.is_dir() { 0o700 } else { 0o600 };
    assert_eq!(data.permissions().mode() & 0o777, expected, "{path:?}");
    if data.is_dir() {
        for entry in std::fs::read_dir(path).unwrap() {
            assert_private(&entry.unwrap().path());
        }
    }
}

#[tokio::test]
async fn two_desks_never_work_in_one_folder() {
    use crate::desk_line::open_again;
    let desk = RunningDesk::start().await;
    assert!(matches!(
        open_again(desk.folder.path()),
        Err(motcua::desk::DeskError::InUse)
    ));
}

#[tokio::test]
async fn a_folder_that_others_use_is_not_taken_over() {
    use crate::desk_line::open_again;
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("theirs"), "x").unwrap();
    let open = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(folder.path(), open).unwrap();
    assert!(matches!(
        open_again(folder.path()),
        Err(motcua::desk::DeskError::Shared)
    ));
}
