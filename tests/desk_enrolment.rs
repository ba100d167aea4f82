//! Kiosks that the desk listens to, and those that it does not.

use crate::desk_line::{Answered, Request, RunningDesk, Sealed};
use crate::desk_staff::Browser;
use motcua::desk::accounts::Role;
use motcua::protocol::messages::{Changes, Enrolled};

fn enrol(code: &str) -> Request {
    enrol_as("K7", code)
}

pub fn enrol_as(kiosk: &str, code: &str) -> Request {
    let body = serde_json::json!({ "code": code, "kiosk": kiosk });
    Request::new("POST", "/v1/enrolments")
        .header("Content-Type", "application/json")
        .body(body.to_string().as_bytes())
}

fn with(request: Request, pass: &str) -> Request {
    request.header("Authorization", &format!("Bearer {pass}"))
}

fn not_enrolled(answered: &Answered) -> bool {
    answered.problem().kind == "/problems/not-enrolled"
        && answered.status == 401
        && answered.header("www-authenticate") == Some("Bearer")
}

/// Every address of kiosks but the probe and the enrolment itself.
fn requests(filing: &Sealed) -> Vec<Request> {
    let upload = filing.upload(1);
    vec![
        filing.announcement(),
        filing.status(),
        filing.commit(),
        Request::new("GET", "/v1/changes?after=0&wait=0&kiosk=K1"),
        Request::new("PUT", "/v1/kiosks/K1/help")
            .header("Content-Type", "application/json")
            .body(b"{\"calling\":true}"),
        Request::new("OPTIONS", &upload),
        crate::desk_line::patch(&upload, 0, filing.page(1)),
    ]
}

#[tokio::test]
async fn a_kiosk_without_a_pass_is_heard_only_where_enrolment_is_open() {
    let filing = Sealed::with_pages(1, &[b"page"]);
    let open = RunningDesk::start().await;
    assert_eq!(open.file(&filing).await.status, 200);
    let desk = RunningDesk::for_enrolled_kiosks().await;
    for request in requests(&filing) {
        for pass in ["", &"0".repeat(64), "x"] {
            let refused = desk.ask(&with(request.clone(), pass)).await;
            assert!(not_enrolled(&refused), "{request:?} {refused:?}");
        }
        assert!(not_enrolled(&desk.ask(&request).await), "{request:?}");
    }
    let probe = Request::new("GET", "/v1/health?nonce=n");
    assert_eq!(desk.ask(&probe).await.status, 200);
    let made_up = with(filing.status(), &"0".repeat(64));
    assert!(
        not_enrolled(&open.ask(&made_up).await),
        "a pass that is none"
    );
}

#[tokio::test]
async fn a_code_becomes_a_pass_once() {
    let desk = RunningDesk::for_enrolled_kiosks().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let code = desk.records().kiosks().add("K7").unwrap();
    let wrong = desk.ask(&enrol("2222-2222-2222-2222")).await;
    assert_eq!(wrong.problem().status, 403);
    let other = desk.ask(&enrol_as("K8", code.expose())).await;
    assert_eq!(other.problem().status, 403, "it is for K7 alone");
    let first: Enrolled = desk.ask(&enrol(code.expose())).await.json();
    assert_eq!(first.kiosk, "K7");
    // The answer was lost, and somebody types the code again.
    let typed = code.expose().to_uppercase().replace('-', " ");
    let second: Enrolled = desk.ask(&enrol(&typed)).await.json();
    assert!(not_enrolled(
        &desk.ask(&with(filing.announcement(), &first.pass)).await
    ));
    let heard = desk.ask(&with(filing.announcement(), &second.pass)).await;
    assert_eq!(heard.status, 201);
    let late = desk.ask(&enrol(code.expose())).await;
    assert_eq!(late.problem().status, 403, "the pass was shown");
    let still = desk.ask(&with(filing.status(), &second.pass)).await;
    assert_eq!(still.status, 200);

    let anew = desk.records().kiosks().add("K7").unwrap();
    let still = desk.ask(&with(filing.status(), &second.pass)).await;
    assert_eq!(still.status, 200, "a new code takes nothing away");
    let third: Enrolled = desk.ask(&enrol(anew.expose())).await.json();
    assert!(not_enrolled(
        &desk.ask(&with(filing.status(), &second.pass)).await
    ));
    assert_eq!(
        desk.ask(&with(filing.status(), &third.pass)).await.status,
        200
    );
    desk.records().kiosks().revoke("K7").unwrap();
    assert!(not_enrolled(
        &desk.ask(&with(filing.status(), &third.pass)).await
    ));
}

#[tokio::test]
async fn a_code_ends_after_a_day_and_with_its_revocation() {
    let desk = RunningDesk::start().await;
    let records = desk.records();
    let (late, taken) = (
        records.kiosks().add("K7").unwrap(),
        records.kiosks().add("K8").unwrap(),
    );
    records.kiosks().revoke("K8").unwrap();
    assert!(records.kiosks().revoke("K8").is_err() && records.kiosks().revoke("K9").is_err());
    assert_eq!(desk.ask(&enrol_as("K8", taken.expose())).await.status, 403);
    let desk = desk
        .restart_at(|| "2026-11-25T10:00:00+07:00".parse().unwrap())
        .await;
    assert_eq!(desk.ask(&enrol(late.expose())).await.status, 403);
    for name in ["", "K\n7", &"K".repeat(201)] {
        assert!(desk.records().kiosks().add(name).is_err(), "{name:?}");
    }
}

#[tokio::test]
async fn an_operator_gives_codes_and_takes_passes_on_the_page() {
    let desk = RunningDesk::start().await;
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let shown = operator.open(&desk, "/kiosks").await.text();
    assert!(
        shown.contains("Chưa có kiosk nào") && shown.contains("mọi kiosk"),
        "{shown}"
    );
    let add = [("act", "add"), ("name", "K7")];
    let told = operator
        .send(&desk, "/kiosks", "/kiosks", &add)
        .await
        .text();
    let code = told.split("class=\"secret\">").nth(1).unwrap();
    let code = code.split('<').next().unwrap();
    let enrolled: Enrolled = desk.ask(&enrol(code)).await.json();
    let probe = with(Request::new("GET", "/v1/changes"), &enrolled.pass);
    assert_eq!(desk.ask(&probe).await.status, 200);
    let shown = operator.open(&desk, "/kiosks").await.text();
    assert!(shown.contains("Đã ghi danh từ 10:00 24/11/2026"), "{shown}");
    assert!(!shown.contains(code) && !shown.contains('⟨'), "{shown}");
    let revoke = [("act", "revoke"), ("name", "K7")];
    let gone = operator.send(&desk, "/kiosks", "/kiosks", &revoke).await;
    assert_eq!(gone.status, 303);
    assert!(not_enrolled(&desk.ask(&probe).await));
    let audit = operator.open(&desk, "/audit").await.text();
    for told in [
        "Cấp mã ghi danh",
        "Kiosk đã ghi danh",
        "Thu quyền của kiosk",
        "K7",
    ] {
        assert!(audit.contains(told), "{told}");
    }
    let nameless = [("act", "add"), ("name", " ")];
    let refused = operator.send(&desk, "/kiosks", "/kiosks", &nameless).await;
    assert_eq!(refused.status, 422);
}

#[tokio::test]
async fn an_enrolled_kiosk_speaks_and_hears_for_itself_alone() {
    let desk = RunningDesk::start().await;
    let own = Sealed::with_pages(1, &[]).changed(|manifest| manifest["kiosk"] = "K7".into());
    let others = Sealed::with_pages(2, &[]);
    for filing in [&own, &others] {
        assert_eq!(desk.file(filing).await.status, 200);
    }
    let code = desk.records().kiosks().add("K7").unwrap();
    let enrolled: Enrolled = desk.ask(&enrol(code.expose())).await.json();
    for question in ["", "?kiosk=K7"] {
        let feed = Request::new("GET", &format!("/v1/changes{question}"));
        let heard: Changes = desk.ask(&with(feed, &enrolled.pass)).await.json();
        let ids: Vec<_> = heard
            .changes
            .iter()
            .map(|change| change.status.id)
            .collect();
        assert_eq!(ids, [own.id], "{question}");
    }
    let call = |kiosk: &str| {
        let request = Request::new("PUT", &format!("/v1/kiosks/{kiosk}/help"))
            .header("Content-Type", "application/json")
            .body(b"{\"calling\":true}");
        with(request, &enrolled.pass)
    };
    assert_eq!(desk.ask(&call("K7")).await.status, 200);
    let feed = with(Request::new("GET", "/v1/changes?kiosk=K1"), &enrolled.pass);
    for request in [call("K1"), feed] {
        let refused = desk.ask(&request).await;
        assert_eq!(refused.problem().kind, "/problems/other-kiosk");
    }
}
