//! What officers do on the pages, and what the kiosk hears of it.

use crate::desk_line::{Answered, Request, RunningDesk, Sealed, status_of};
use crate::desk_staff::{Browser, encoded, form, token};
use motcua::desk::accounts::Role;
use motcua::protocol::messages::{Changes, FilingState};
use serde_json::json;

/// A browser's request for a page.
fn browser(method: &str, path: &str) -> Request {
    Request::new(method, path).header("Accept", "text/html,application/xhtml+xml")
}

async fn page(desk: &RunningDesk, path: &str) -> String {
    let answered = desk.ask(&browser("GET", path)).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    whole(&answered)
}

/// A page's text, with all its sentences.
fn whole(answered: &Answered) -> String {
    let kind = answered.header("content-type").unwrap();
    assert!(kind.starts_with("text/html"), "{answered:?}");
    let text = answered.text();
    assert!(!text.contains('⟨'), "a sentence is missing: {text}");
    text
}

/// What the hidden field of a page's forms holds.
pub fn hidden(page: &str, name: &str) -> String {
    let marker = format!("name=\"{name}\" value=\"");
    let (_, rest) = page
        .split_once(&marker)
        .unwrap_or_else(|| panic!("{name}: {page}"));
    rest.split('"').next().unwrap().to_owned()
}

/// Sends a form of the filing's page as it was drawn there.
async fn act(desk: &RunningDesk, filing: &Sealed, act: &str, fields: &[(&str, &str)]) -> Answered {
    let shown = page(desk, &format!("/filings/{}", filing.id)).await;
    act_as_drawn(desk, &shown, filing, act, fields).await
}

async fn act_as_drawn(
    desk: &RunningDesk,
    shown: &str,
    filing: &Sealed,
    act: &str,
    fields: &[(&str, &str)],
) -> Answered {
    let (seen, token) = (hidden(shown, "seen"), token(shown));
    let mut all = vec![("seen", seen.as_str()), ("token", token.as_str())];
    all.extend(fields);
    let action = format!("/filings/{}/{act}", filing.id);
    desk.ask(&form(&action, &all).header("Accept", "text/html"))
        .await
}

async fn changes(desk: &RunningDesk) -> Changes {
    desk.ask(&Request::new("GET", "/v1/changes?after=0&kiosk=K1"))
        .await
        .json()
}

/// A filing with a name, a birth and a paper.
fn filing(id: u128) -> Sealed {
    Sealed::with_pages(id, &[b"page"]).changed(|manifest| {
        manifest["procedure"]["version"] = "2026-11-24".into();
        let answers = manifest["answers"].as_array_mut().unwrap();
        answers.push(json!({"question": "requester_birth", "author": "card",
            "reply": {"known": {"kind": "date", "value": {"day": "1952-03-20"}}}}));
        answers.push(json!({"question": "paper_divorce", "author": "resident",
            "reply": {"known": {"kind": "paper", "value": {"attached": [1]}}}}));
    })
}

const NUMBER: &str = "000.00.01.H26-261124-0001";

#[tokio::test]
async fn a_filing_in_order_is_accepted_without_typing_and_the_kiosk_hears_of_it() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    // Number and day stand in the form already.
    assert!(shown.contains(&format!("value=\"{NUMBER}\"")), "{shown}");
    assert!(shown.contains("value=\"2026-11-30\""), "{shown}");
    let fields = [("dossier", NUMBER), ("day", "2026-11-30")];
    let accepted = act(&desk, &filing, "accept", &fields).await;
    assert_eq!(accepted.status, 303, "{accepted:?}");
    let back = accepted.header("location").unwrap().to_owned();
    let told = page(&desk, &back).await;
    assert!(told.contains("Đã tiếp nhận, hẹn ngày 30/11/2026"), "{told}");
    let newest = changes(&desk).await.changes.pop().unwrap().status;
    assert_eq!(newest.state, FilingState::Accepted);
    assert_eq!(newest.dossier.as_deref(), Some(NUMBER));
    // Completed, it offers nothing more.
    assert_eq!(act(&desk, &filing, "complete", &[]).await.status, 303);
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    assert!(!shown.contains("name=\"seen\""), "{shown}");
    assert_eq!(changes(&desk).await.changes.len(), 3);
}

#[tokio::test]
async fn a_return_names_its_questions_so_that_the_next_visit_opens_there() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let fields = [
        ("reason", "paper_unreadable"),
        ("item-paper_unreadable", "paper_divorce"),
        ("more-paper_unreadable", "Trang 1 bị mờ."),
        ("reason", "name_differs"),
        ("item-name_differs", "requester_name"),
        // Named, but the reason was not picked.
        ("item-date_differs", "requester_birth"),
        ("reason", "own"),
        ("more-own", "Xin ra quầy <b>sáng mai</b>."),
    ];
    let returned = act(&desk, &filing, "return", &fields).await;
    assert_eq!(returned.status, 303, "{returned:?}");
    let status = status_of(&desk, &filing).await;
    assert_eq!(status.state, FilingState::Returned);
    let given: Vec<(Option<&str>, &str)> = status
        .reasons
        .iter()
        .map(|reason| (reason.question.as_deref(), reason.text.as_str()))
        .collect();
    assert_eq!(given.len(), 3, "{given:?}");
    assert_eq!(given[0].0, Some("paper_divorce"));
    assert!(given[0].1.ends_with("Trang 1 bị mờ."), "{given:?}");
    assert!(given[0].1.starts_with("Ảnh chụp “"), "{given:?}");
    assert_eq!(given[1].0, Some("requester_name"));
    assert_eq!(given[2], (None, "Xin ra quầy <b>sáng mai</b>."));
    assert_eq!(changes(&desk).await.changes.pop().unwrap().status, status);
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    assert!(
        shown.contains("Lý do đã trả lại") && !shown.contains("<b>sáng"),
        "{shown}"
    );
    // After all, it can be accepted.
    let fields = [("dossier", NUMBER), ("day", "2026-11-30")];
    assert_eq!(act(&desk, &filing, "accept", &fields).await.status, 303);
    assert_eq!(status_of(&desk, &filing).await.reasons, []);
}

#[tokio::test]
async fn what_cannot_be_kept_is_told_beside_what_was_entered() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let _ = desk.file(&Sealed::with_pages(2, &[])).await;
    let long = "dài ".repeat(100);
    for (tried, fields, told) in [
        (
            "accept",
            vec![("dossier", ""), ("day", "2026-11-30")],
            "Xin ghi mã hồ sơ",
        ),
        (
            "accept",
            vec![
                ("dossier", "000.00.01.H26-261124-0002"),
                ("day", "2026-11-30"),
            ],
            "Hồ sơ khác đã có mã này",
        ),
        (
            "accept",
            vec![("dossier", "A-1"), ("day", "31/11/2026")],
            "ngày hẹn có trong lịch",
        ),
        (
            "accept",
            vec![("dossier", "A-1"), ("day", "2026-11-23")],
            "Ngày hẹn đã qua",
        ),
        // The day after is a holiday of this calendar.
        (
            "accept",
            vec![("dossier", "A-1"), ("day", "2026-11-25")],
            "sau đó là 26/11/2026",
        ),
        (
            "accept",
            vec![("dossier", "A-1"), ("day", "28/11/2026")],
            "sau đó là 30/11/2026",
        ),
        ("return", vec![], "ít nhất một lý do"),
        ("return", vec![("reason", "paper_unreadable")], "ở mục nào"),
        (
            "return",
            vec![
                ("reason", "paper_unreadable"),
                ("item-paper_unreadable", "requester_name"),
            ],
            "ở mục nào",
        ),
        ("return", vec![("reason", "own")], "Xin viết lý do"),
        (
            "return",
            vec![("reason", "own"), ("more-own", long.as_str())],
            "dài quá",
        ),
    ] {
        let answered = act(&desk, &filing, tried, &fields).await;
        assert_eq!(answered.status, 422, "{fields:?}");
        let shown = whole(&answered);
        assert!(shown.contains(told), "{fields:?}: {shown}");
        if let Some((_, day)) = fields.iter().find(|(name, _)| *name == "day") {
            assert!(
                shown.contains(&format!("value=\"{day}\"")),
                "{day} is kept: {shown}"
            );
        }
        if let Some((_, reason)) = fields.iter().find(|(name, _)| *name == "reason") {
            assert!(
                shown.contains(&format!("value=\"{reason}\" checked")),
                "{shown}"
            );
        }
    }
    assert_eq!(status_of(&desk, &filing).await.state, FilingState::Received);
    assert_eq!(
        changes(&desk).await.changes.len(),
        2,
        "the kiosk heard of none of it"
    );
}

#[tokio::test]
async fn two_officers_at_once_are_told_kindly_and_the_same_act_twice_is_one() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let drawn = page(&desk, &format!("/filings/{}", filing.id)).await;
    let fields = [("dossier", NUMBER), ("day", "2026-11-30")];
    for _ in 0..2 {
        let twice = act_as_drawn(&desk, &drawn, &filing, "accept", &fields).await;
        assert_eq!(twice.status, 303, "{twice:?}");
    }
    assert_eq!(changes(&desk).await.changes.len(), 2);
    let late = [("reason", "own"), ("more-own", "Thiếu giấy.")];
    let overtaken = act_as_drawn(&desk, &drawn, &filing, "return", &late).await;
    assert_eq!(overtaken.status, 409);
    let told = whole(&overtaken);
    assert!(
        told.contains("Hồ sơ vừa thay đổi") && told.contains("Thiếu giấy."),
        "{told}"
    );
    assert_eq!(status_of(&desk, &filing).await.state, FilingState::Accepted);
    let nothing = act_as_drawn(&desk, &drawn, &filing, "return", &[]).await;
    assert_eq!(nothing.status, 409, "a mistake hides no change");
    // The page that told so is drawn from what is so now.
    let again = act_as_drawn(&desk, &told, &filing, "return", &late).await;
    assert_eq!(again.status, 303, "{again:?}");
}

#[tokio::test]
async fn a_filing_that_is_still_arriving_shows_how_far_it_is_and_offers_nothing() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"one", b"two"]);
    let _ = desk.announce(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    assert!(
        shown.contains("Đã đến 0 trên 2 trang") && !shown.contains("name=\"seen\""),
        "{shown}"
    );
    let seen = "0".repeat(64);
    let token = token(&shown);
    let fields = [("seen", seen.as_str()), ("token", token.as_str())];
    let early = form(&format!("/filings/{}/complete", filing.id), &fields);
    assert_eq!(desk.ask(&early).await.status, 409);
    assert_eq!(
        status_of(&desk, &filing).await.state,
        FilingState::Receiving
    );
}

#[tokio::test]
async fn officers_see_on_top_what_is_open_and_who_helped() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[]).changed(|manifest| {
        manifest["procedure"]["version"] = "2026-11-24".into();
        manifest["warnings"] = json!(["differs_from_card:requester_name"]);
        let answers = manifest["answers"].as_array_mut().unwrap();
        answers.push(json!({"question": "requester_birth", "author": "family",
            "reply": {"known": {"kind": "date", "value": {"day": "1952-01-01"}}}}));
        answers.push(json!({"question": "paper_divorce", "author": "resident",
            "reply": {"known": {"kind": "paper", "value": "later"}}}));
        answers.push(json!({"question": "divorce_number", "author": "resident",
            "reply": "unknown"}));
    });
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    let notes = shown
        .split("class=\"warnings\"")
        .nth(1)
        .unwrap()
        .split("</section>")
        .next()
        .unwrap();
    for told in [
        "Chưa có câu trả lời:",
        "Giấy tờ sẽ mang đến sau:",
        "Người dân không nhớ:",
        "Người nhà giúp khai: Ngày, tháng, năm sinh",
    ] {
        assert!(notes.contains(told), "{told} in {notes}");
    }
}

#[tokio::test]
async fn refusals_are_pages_for_browsers_and_problems_for_programs() {
    let desk = RunningDesk::start().await;
    let gone = "/filings/0190e5f2-0000-7000-8000-000000000001";
    for (method, path, status, told) in [
        ("GET", gone, 404, "Không có gì ở địa chỉ này"),
        ("GET", "/nothing", 404, "Không có gì ở địa chỉ này"),
        (
            "GET",
            "/nothing?lang=en",
            404,
            "There is nothing at this address",
        ),
        ("GET", "/?state=lost", 400, "Không đọc được địa chỉ"),
        ("GET", "/filings/x", 400, "Không đọc được địa chỉ"),
        ("GET", "/days/lost.csv", 400, "Không đọc được địa chỉ"),
        ("POST", "/copy.js", 405, "quay lại trang trước"),
        (
            "POST",
            &format!("{gone}/accept"),
            415,
            "quay lại trang trước",
        ),
    ] {
        let own = |request: Request| request.header("Origin", "http://localhost");
        let answered = desk.ask(&own(browser(method, path))).await;
        assert_eq!(answered.status, status, "{path}");
        assert!(
            whole(&answered).contains(told),
            "{path}: {}",
            answered.text()
        );
        assert!(
            answered.header("content-security-policy").is_some(),
            "{path}"
        );
        let program = desk.ask(&own(Request::new(method, path))).await;
        assert_eq!(program.problem().status, status, "{path}");
    }
}

#[tokio::test]
async fn a_form_that_is_none_changes_nothing() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    let (seen, token) = (hidden(&shown, "seen"), token(&shown));
    let sent = |fields: &[(&str, &str)]| encoded(fields).into_bytes();
    let kind = "application/x-www-form-urlencoded";
    let fields = [
        ("dossier", "A"),
        ("day", "2026-11-30"),
        ("reason", "own"),
        ("more-own", "x"),
    ];
    let with = |more: &[(&str, &str)]| sent(&[&fields, more].concat());
    for (kind, body, status) in [
        (kind, with(&[]), 403),
        (kind, with(&[("seen", &seen)]), 403),
        (
            kind,
            with(&[("seen", &seen), ("token", &"0".repeat(64))]),
            403,
        ),
        (kind, with(&[("token", &token)]), 400),
        (kind, with(&[("token", &token), ("seen", "x")]), 400),
        (kind, vec![b'%'; 70_000], 413),
        (kind, vec![0xff; 1000], 403),
        (
            "text/plain",
            with(&[("seen", &seen), ("token", &token)]),
            415,
        ),
        ("application/json", b"{}".to_vec(), 415),
    ] {
        for act in ["accept", "return", "complete"] {
            let request = browser("POST", &format!("/filings/{}/{act}", filing.id))
                .header("Origin", "http://localhost")
                .header("Content-Type", kind)
                .body(&body);
            let answered = desk.ask(&request).await;
            assert_eq!(answered.status, status, "{act} {kind}");
            let _ = whole(&answered);
        }
    }
    assert_eq!(status_of(&desk, &filing).await.state, FilingState::Received);
}

#[tokio::test]
async fn a_guide_sees_that_filings_are_there_and_learns_nothing_of_people() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let mut guide = Browser::of(&desk, "lan", Role::Guide).await;
    for (sought, count) in [
        ("q=thử", 0),
        ("q=001152000017", 0),
        ("q=H26-261124-0001", 1),
        ("", 1),
    ] {
        let list = guide
            .open(
                &desk,
                &format!("/?{}", sought.replace("thử", "th%E1%BB%AD")),
            )
            .await;
        assert_eq!(list.status, 200);
        assert_eq!(list.text().matches(NUMBER).count(), count, "{sought}");
    }
    for address in ["", "/copy", ".json", ".csv", "/form"] {
        let closed = guide
            .open(&desk, &format!("/filings/{}{address}", filing.id))
            .await;
        assert_eq!(closed.status, 403, "{address}");
    }
    assert_eq!(guide.open(&desk, "/days/2026-11-24.csv").await.status, 403);
    let act = format!("/filings/{}/complete", filing.id);
    assert_eq!(guide.send(&desk, "/", &act, &[]).await.status, 403);
}

#[tokio::test]
async fn every_act_is_written_down_once_and_names_nobody() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let drawn = page(&desk, &format!("/filings/{}", filing.id)).await;
    let fields = [("dossier", NUMBER), ("day", "2026-11-30")];
    for _ in 0..2 {
        let _ = act_as_drawn(&desk, &drawn, &filing, "accept", &fields).await;
    }
    let late = [("reason", "own"), ("more-own", "Thiếu giấy.")];
    let _ = act_as_drawn(&desk, &drawn, &filing, "return", &late).await;
    let _ = page(&desk, &format!("/filings/{}/copy", filing.id)).await;
    for address in [
        format!("/filings/{}.csv", filing.id),
        "/days/2026-11-24.json".to_owned(),
    ] {
        assert_eq!(
            desk.ask(&Request::new("GET", &address)).await.status,
            200,
            "{address}"
        );
    }
    let mut written = Vec::new();
    let _ = desk.records().export_audit(&mut written).unwrap();
    let written = String::from_utf8(written).unwrap();
    for (act, count) in [
        ("filing-accepted", 1),
        ("filing-returned", 0),
        ("filing-copied", 3),
    ] {
        assert_eq!(written.matches(act).count(), count, "{act} in {written}");
    }
    assert!(
        !written.contains("Thiếu") && !written.contains("Nguyễn"),
        "{written}"
    );
}

#[tokio::test]
async fn what_an_officer_wrote_is_text_on_every_page() {
    let desk = RunningDesk::start().await;
    let filing = filing(1);
    let _ = desk.file(&filing).await;
    let hostile = "\"'><script>alert(1)</script>=1+1";
    let fields = [("dossier", hostile), ("day", "2026-11-30")];
    assert_eq!(act(&desk, &filing, "accept", &fields).await.status, 303);
    let fields = [
        ("reason", "own"),
        ("more-own", hostile),
        ("item-own", hostile),
    ];
    let unknown = act(&desk, &filing, "return", &fields).await;
    assert_eq!(unknown.status, 422, "nothing of this name is in the filing");
    assert!(!whole(&unknown).contains("<script>alert"));
    let fields = [("reason", "own"), ("more-own", hostile)];
    assert_eq!(act(&desk, &filing, "return", &fields).await.status, 303);
    let searched = format!("/?q={}", encoded(&[("", hostile)]).trim_start_matches('='));
    for path in [
        "/".to_owned(),
        searched,
        format!("/filings/{}", filing.id),
        format!("/filings/{}?lang=en&done=return", filing.id),
        format!("/filings/{}/copy", filing.id),
    ] {
        let shown = page(&desk, &path).await;
        assert!(!shown.contains("<script>alert"), "{path}");
    }
    let status = status_of(&desk, &filing).await;
    assert_eq!(
        status.reasons[0].text, hostile,
        "the resident reads what was written"
    );
    assert_eq!(status.dossier.as_deref(), Some(hostile));
}
