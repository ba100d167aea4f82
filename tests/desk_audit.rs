//! Who saw and did what: everything is written down, and nothing can be changed unnoticed.

use crate::desk_line::{Request, RunningDesk, Sealed};
use crate::desk_staff::{Browser, PASSWORD};
use motcua::desk::AuditError;
use motcua::desk::accounts::Role;
use motcua::desk::audit::Noted;
use rusqlite::Connection;

/// The audit as it is exported: who, what, and the filing or account.
fn told(desk: &RunningDesk) -> Vec<(String, String, String)> {
    let mut lines = Vec::new();
    let _ = desk.records().export_audit(&mut lines).unwrap();
    let text = String::from_utf8(lines).unwrap();
    text.lines()
        .map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let word = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
            let what = [word("filing"), word("subject")].concat();
            (word("who"), word("act"), what)
        })
        .collect()
}

#[tokio::test]
async fn every_view_and_every_act_is_a_row() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let _ = desk.file(&filing).await;
    let id = filing.id.to_string();
    let mut officer = desk.officer().await;
    for path in ["", "/form", "/parts/1"] {
        let seen = officer.open(&desk, &format!("/filings/{id}{path}")).await;
        assert_eq!(seen.status, 200);
    }
    let unknown = "/filings/0190e5f2-0000-7000-8000-00000000ffff";
    assert_eq!(officer.open(&desk, unknown).await.status, 404);
    let _ = officer.send(&desk, "/", "/sign-out", &[]).await;
    for _ in 0..5 {
        let _ = Browser::default().sign_in(&desk, "hoa", "sai").await;
    }
    let _ = Browser::default()
        .sign_in(&desk, "Nguyễn Thị Thử", PASSWORD)
        .await;
    let rows = told(&desk);
    let expected = [
        ("@command", "account-added", "hoa"),
        ("hoa", "signed-in", ""),
        ("hoa", "password-changed", ""),
        ("hoa", "filing-viewed", &id),
        ("hoa", "form-viewed", &id),
        ("hoa", "part-viewed", &id),
        ("hoa", "signed-out", ""),
        ("@stranger", "sign-in-failed", "hoa"),
        ("@stranger", "sign-in-failed", "hoa"),
        ("@stranger", "sign-in-failed", "hoa"),
        ("@stranger", "sign-in-failed", "hoa"),
        ("@stranger", "sign-in-failed", "hoa"),
        ("@stranger", "locked-out", "hoa"),
        ("@stranger", "sign-in-failed", ""),
    ];
    let expected: Vec<_> = expected
        .map(|(who, act, what)| (who.to_owned(), act.to_owned(), what.to_owned()))
        .into();
    assert_eq!(rows, expected);
    assert!(told(&desk).last().unwrap().1 == "audit-exported");
}

#[tokio::test]
async fn an_operator_reads_the_audit_page_by_page_in_plain_words() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let _ = desk.file(&filing).await;
    let view = Request::new("GET", &format!("/filings/{}", filing.id));
    for _ in 0..100 {
        assert_eq!(desk.ask(&view).await.status, 200);
    }
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let first = operator.open(&desk, "/audit").await.text();
    for shown in [
        "Trang 1 / 2",
        "Xem hồ sơ",
        "Đổi mật khẩu",
        &filing.id.to_string(),
    ] {
        assert!(first.contains(shown), "{shown} in {first}");
    }
    assert!(!first.contains('⟨'), "a sentence is missing: {first}");
    assert!(!first.contains("Nguyễn"), "no value of a filing");
    let second = operator.open(&desk, "/audit?page=2&lang=en").await.text();
    assert!(second.contains("somebody at the desk") && second.contains("Page 2 of 2"));
}

#[tokio::test]
async fn a_row_that_was_changed_behind_the_desks_back_is_named() {
    let desk = RunningDesk::start().await;
    let _ = desk.officer().await;
    let _ = Browser::of(&desk, "lan", Role::Guide).await;
    let before = desk.records().verify_audit(None).unwrap();
    assert_eq!(before.rows, 6);
    let database = Connection::open(desk.folder.path().join("desk.db")).unwrap();
    for change in ["UPDATE audit SET who = 'mai'", "DELETE FROM audit"] {
        let refused = database.execute(change, []).unwrap_err();
        assert!(refused.to_string().contains("only added to"), "{refused}");
    }
    database
        .execute_batch("DROP TRIGGER audit_is_not_changed; DROP TRIGGER audit_is_not_deleted;")
        .unwrap();
    for (change, undo, row) in [
        (
            "UPDATE audit SET who = 'mai' WHERE number = 3",
            "UPDATE audit SET who = 'hoa' WHERE number = 3",
            3,
        ),
        (
            "UPDATE audit SET at = at + 1 WHERE number = 5",
            "UPDATE audit SET at = at - 1 WHERE number = 5",
            5,
        ),
        (
            "UPDATE audit SET number = 7 WHERE number = 6",
            "UPDATE audit SET number = 6 WHERE number = 7",
            6,
        ),
    ] {
        let _ = database.execute(change, []).unwrap();
        let found = desk.records().verify_audit(None);
        assert!(
            matches!(&found, Err(AuditError::Broken(broken)) if broken.0 == row),
            "{change}: {found:?}"
        );
        let _ = database.execute(undo, []).unwrap();
        assert_eq!(desk.records().verify_audit(None).unwrap(), before);
    }
}

#[tokio::test]
async fn a_cut_end_shows_against_what_was_noted_elsewhere() {
    let desk = RunningDesk::start().await;
    let _ = desk.officer().await;
    let chain = desk.records().verify_audit(None).unwrap();
    let noted: Noted = format!("{}:{}", chain.rows, chain.digest).parse().unwrap();
    let _ = Browser::of(&desk, "lan", Role::Guide).await;
    let later = desk.records().verify_audit(Some(noted)).unwrap();
    assert_eq!(later.rows, chain.rows + 3);
    let database = Connection::open(desk.folder.path().join("desk.db")).unwrap();
    database
        .execute_batch("DROP TRIGGER audit_is_not_deleted; DELETE FROM audit WHERE number > 2;")
        .unwrap();
    assert_eq!(desk.records().verify_audit(None).unwrap().rows, 2);
    let cut = desk.records().verify_audit(Some(noted));
    assert!(matches!(cut, Err(AuditError::Rewritten(3))), "{cut:?}");
    for text in ["", "3", "3:x", "x:y"] {
        assert!(text.parse::<Noted>().is_err(), "{text}");
    }
}
