//! What officers see, and what a filing's contents can never make their browser do.

use crate::desk_line::{Request, RunningDesk, Sealed};
use motcua::filing::check_code::check_code;
use motcua::protocol::digest::Digest;
use serde_json::json;

async fn page(desk: &RunningDesk, path: &str) -> String {
    let answered = desk.ask(&Request::new("GET", path)).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    let policy = answered.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'"));
    assert_eq!(answered.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(answered.header("cache-control"), Some("no-store"));
    let text = answered.text();
    assert!(!text.contains('⟨'), "a sentence is missing: {text}");
    text
}

#[tokio::test]
async fn the_list_shows_what_arrived_newest_first() {
    let desk = RunningDesk::start().await;
    assert!(page(&desk, "/").await.contains("Chưa có hồ sơ nào"));
    let first = Sealed::with_pages(1, &[b"page"]);
    let second = Sealed::with_pages(2, &[]);
    let _ = desk.file(&first).await;
    let _ = desk.file(&second).await;
    let list = page(&desk, "/").await;
    let place = |text: &str| {
        list.find(text)
            .unwrap_or_else(|| panic!("{text} in {list}"))
    };
    assert!(place("H26-261124-0002") < place("H26-261124-0001"));
    for shown in ["10:00 24/11/2026", "30/11/2026", "Đã nhận"] {
        assert!(list.contains(shown), "{shown}");
    }
    assert!(list.contains(&format!("/filings/{}", first.id)));
    assert!(!list.contains("Nguyễn"), "the list names nobody");
}

#[tokio::test]
async fn a_long_list_is_shown_page_by_page() {
    let desk = RunningDesk::start().await;
    for n in 0..41 {
        let _ = desk.announce(&Sealed::with_pages(n, &[])).await;
    }
    let first = page(&desk, "/").await;
    assert!(first.contains("Trang 1 / 2"));
    assert_eq!(first.matches("/filings/").count(), 40);
    let second = page(&desk, "/?page=2&lang=en").await;
    assert!(second.contains("Page 2 of 2"));
    assert_eq!(second.matches("/filings/").count(), 1);
}

#[tokio::test]
async fn a_call_for_help_stands_on_top_until_it_ends() {
    let desk = RunningDesk::start().await;
    let call = |calling| {
        Request::new("PUT", "/v1/kiosks/K7/help")
            .header("Content-Type", "application/json")
            .body(format!("{{\"calling\":{calling}}}").as_bytes())
    };
    let _ = desk.ask(&call(true)).await;
    let list = page(&desk, "/").await;
    assert!(list.contains("Kiosk K7 gọi cán bộ từ 10:00 24/11/2026"));
    let _ = desk.ask(&call(false)).await;
    assert!(!page(&desk, "/").await.contains("K7"));
}

#[tokio::test]
async fn a_filing_shows_its_answers_with_labels_and_authors() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        let answers = manifest["answers"].as_array_mut().unwrap();
        answers.push(json!({"question": "purpose", "author": "family",
            "reply": {"known": {"kind": "choice", "value": "marry_here"}}}));
        answers
            .push(json!({"question": "no_such_question", "author": "staff", "reply": "unknown"}));
        manifest["consents"].as_array_mut().unwrap().push(json!({
            "purpose": "help_by_family",
            "at": "2026-11-24T03:00:00Z",
            "until": "2026-11-24T03:20:00Z",
        }));
        manifest["warnings"] = json!(["requester_new_year"]);
    });
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    for expected in [
        "Nguyễn Thị Thử",
        "Người dân",
        "Người nhà giúp khai",
        "Ngày sinh của người dân",
        "Cán bộ giúp khai",
        "Đồng ý để người nhà giúp",
        "10:00 24/11/2026 đến 10:20 24/11/2026",
        "Không nhớ",
        "no_such_question",
        "000.00.01.H26-261124-0001",
        "tình trạng hôn nhân",
    ] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
    assert!(!shown.contains(">marry_here<"), "the option has a name");
    let english = page(&desk, &format!("/filings/{}?lang=en", filing.id)).await;
    assert!(english.contains("A family member who helped"));
}

#[tokio::test]
async fn officers_see_how_a_filing_was_signed() {
    let desk = RunningDesk::start().await;
    let line = json!([[500, 500], [1500, 1500]]);
    for (id, signature, told) in [
        (
            1,
            json!({"drawn": {"pad": [14000, 6200], "strokes": [line]}}),
            "Đã ký trên màn hình kiosk",
        ),
        (2, json!({"by_hand": "pen"}), "Sẽ ký bằng bút tại quầy"),
        (3, json!({"by_hand": "fingerprint"}), "Sẽ điểm chỉ tại quầy"),
    ] {
        let filing = Sealed::with_pages(id, &[]).changed(|manifest| {
            manifest["signature"] = signature;
        });
        let _ = desk.file(&filing).await;
        let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
        assert!(shown.contains(told), "{told} in {shown}");
    }
    let unsigned = Sealed::with_pages(4, &[]);
    let _ = desk.file(&unsigned).await;
    let shown = page(&desk, &format!("/filings/{}", unsigned.id)).await;
    assert!(!shown.contains("<dt>Chữ ký"), "nobody was asked");
}

#[tokio::test]
async fn officers_see_which_rules_a_filing_was_made_by_and_who_signed_them_off() {
    let desk = RunningDesk::start().await;
    let filed = |id, version: &str| {
        Sealed::with_pages(id, &[]).changed(|manifest| {
            manifest["procedure"] =
                json!({"code": "1.004873", "id": "marital-status", "version": version});
        })
    };
    for (id, version, told) in [
        (1, "2026-11-24", "Chưa có cán bộ duyệt"),
        (2, "2019-01-01", "Máy này không có bản quy định đó"),
    ] {
        let filing = filed(id, version);
        let _ = desk.file(&filing).await;
        let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
        assert!(shown.contains(version) && shown.contains(told), "{shown}");
    }
}

#[tokio::test]
async fn what_a_sender_wrote_is_text_and_never_markup() {
    let desk = RunningDesk::start().await;
    let hostile = "<script>alert(1)</script>\"'><img src=x>";
    let filing = Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        manifest["kiosk"] = hostile.into();
        manifest["procedure"]["code"] = hostile.into();
        manifest["warnings"] = json!([hostile]);
        manifest["parts"][0]["role"] = hostile.into();
        manifest["answers"] = json!([{"question": hostile, "author": "resident",
            "reply": {"known": {"kind": "text", "value": hostile}}}]);
    });
    assert_eq!(desk.file(&filing).await.status, 200);
    for path in ["/".to_owned(), format!("/filings/{}", filing.id)] {
        let shown = page(&desk, &path).await;
        assert!(shown.contains("&lt;script&gt;"), "{path}");
        assert!(
            !shown.contains("<script>") && !shown.contains("<img src=x"),
            "{path}"
        );
    }
}

#[tokio::test]
async fn a_page_is_served_as_a_picture_and_nothing_else() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"picture", b"<script>"])
        .changed(|manifest| manifest["parts"][1]["media_type"] = "text/html".into());
    let part = |n| Request::new("GET", &format!("/filings/{}/parts/{n}", filing.id));
    let _ = desk.announce(&filing).await;
    assert_eq!(
        desk.ask(&part("1")).await.problem().status,
        404,
        "not received yet"
    );
    let _ = desk.file(&filing).await;
    let picture = desk.ask(&part("1")).await;
    assert_eq!(picture.body, b"picture");
    assert_eq!(picture.header("content-type"), Some("image/jpeg"));
    let document = desk.ask(&part("2")).await;
    assert_eq!(
        document.header("content-type"),
        Some("application/octet-stream")
    );
    assert!(
        document
            .header("content-disposition")
            .unwrap()
            .starts_with("attachment")
    );
    for served in [picture, document] {
        assert_eq!(served.header("x-content-type-options"), Some("nosniff"));
        assert!(
            served
                .header("content-security-policy")
                .unwrap()
                .contains("sandbox")
        );
    }
    for (wrong, status) in [
        ("3", 404),
        ("0", 404),
        ("x", 400),
        ("-1", 400),
        ("..%2f1", 400),
    ] {
        assert_eq!(
            desk.ask(&part(wrong)).await.problem().status,
            status,
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn a_site_that_points_its_name_here_is_not_answered() {
    let desk = RunningDesk::start().await;
    for path in ["/", "/filings/0190e5f2-0000-7000-8000-000000000001"] {
        let request = Request::under_name("evil.example", "GET", path);
        assert_eq!(desk.ask(&request).await.problem().status, 421);
    }
}

#[tokio::test]
async fn addresses_of_the_page_that_mean_nothing_are_refused() {
    let desk = RunningDesk::start().await;
    for (path, status) in [
        ("/?page=x", 400),
        ("/?lang=fr", 400),
        ("/filings/x", 400),
        ("/filings/0190e5f2-0000-7000-8000-000000000001", 404),
        ("/nothing", 404),
    ] {
        let refused = desk.ask(&Request::new("GET", path)).await;
        assert_eq!(refused.problem().status, status, "{path}");
    }
    assert!(page(&desk, "/?page=4294967295").await.contains("Chưa có"));
}

#[tokio::test]
async fn a_ward_that_the_resident_did_not_know_is_asked_of_the_officer() {
    let desk = RunningDesk::start().await;
    let unit = |code: &str, name: &str| json!({"code": code, "name": name});
    let filing = Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        let place = json!({
            "province": unit("01", "Thành phố Hà Nội"),
            "commune": null,
            "undecided": [unit("00292", "Phường Bạch Mai"), unit("00256", "Phường Hai Bà Trưng")],
            "detail": "Số 5, trước là phường Thanh Nhàn, quận Hai Bà Trưng",
        });
        let answers = manifest["answers"].as_array_mut().unwrap();
        answers.push(
            json!({"question": "requester_residence", "author": "resident",
            "reply": {"known": {"kind": "place", "value": place}}}),
        );
    });
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    for expected in [
        "trước là phường Thanh Nhàn, quận Hai Bà Trưng",
        "Phường Bạch Mai / Phường Hai Bà Trưng",
        "cán bộ xác định phường, xã",
    ] {
        assert!(shown.contains(expected), "{expected} in {shown}");
    }
}

#[tokio::test]
async fn an_officer_prints_the_form_that_the_resident_saw() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    let address = format!("/filings/{}/form", filing.id);
    let form = Request::new("GET", &address);
    assert_eq!(desk.ask(&form).await.status, 404);
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    assert!(shown.contains(&address), "{shown}");
    let (_, preview) = shown.split_once("class=\"preview\"").unwrap();
    let preview = preview.split("</details>").next().unwrap();
    for written in ["TỜ KHAI", "<strong>NGUYỄN THỊ THỬ</strong>", "Kính gửi"] {
        assert!(preview.contains(written), "{written} in {preview}");
    }
    let answered = desk.ask(&form).await;
    assert_eq!(answered.status, 200, "{answered:?}");
    assert_eq!(answered.header("content-type"), Some("application/pdf"));
    assert_eq!(answered.header("x-content-type-options"), Some("nosniff"));
    assert!(answered.body.starts_with(b"%PDF-1.4"));
}

#[tokio::test]
async fn every_page_shows_the_code_that_stands_on_the_slip() {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page", b"other"]);
    let _ = desk.file(&filing).await;
    let shown = page(&desk, &format!("/filings/{}", filing.id)).await;
    for bytes in [b"page".as_slice(), b"other"] {
        let code = check_code(&Digest::of(bytes).0);
        assert!(shown.contains(&format!("Mã trang {code}")), "{shown}");
    }
}
