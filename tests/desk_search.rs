//! How officers find a filing among many.

use crate::desk_line::{Request, RunningDesk, Sealed};
use serde_json::json;

/// A filing of somebody, at a kiosk.
fn of(id: u128, name: &str, number: &str, kiosk: &str) -> Sealed {
    Sealed::with_pages(id, &[]).changed(|manifest| {
        manifest["kiosk"] = kiosk.into();
        manifest["answers"] = json!([
            {"question": "requester_name", "author": "resident",
                "reply": {"known": {"kind": "name", "value": name}}},
            {"question": "requester_number", "author": "card",
                "reply": {"known": {"kind": "person_number", "value": number}}},
        ]);
    })
}

/// The ids of the list at this address, in order.
async fn listed(desk: &RunningDesk, address: &str) -> Vec<String> {
    let answered = desk.ask(&Request::new("GET", address)).await;
    assert_eq!(answered.status, 200, "{address}: {answered:?}");
    let text = answered.text();
    assert!(!text.contains('⟨'), "a sentence is missing: {text}");
    let ids = text.split("href=\"/filings/").skip(1);
    ids.map(|rest| rest[..36].to_owned()).collect()
}

fn escaped(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}

async fn found(desk: &RunningDesk, sought: &str) -> Vec<String> {
    listed(desk, &format!("/?q={}", escaped(sought))).await
}

async fn three(desk: &RunningDesk) -> [Sealed; 3] {
    let all = [
        of(1, "Nguyễn Thị Lúa", "001152000017", "K1"),
        of(2, "Trần Văn Đức", "001060012345", "K2"),
        of(3, "Lê Thị Lụa", "001190054321", "K1"),
    ];
    for filing in &all {
        assert_eq!(desk.file(filing).await.status, 200);
    }
    all
}

#[tokio::test]
async fn a_filing_is_found_by_name_number_reference_dossier_and_card() {
    let desk = RunningDesk::start().await;
    let [lua, duc, other] = three(&desk).await;
    let reference: serde_json::Value = serde_json::from_slice(&duc.manifest).unwrap();
    let reference = reference["reference"].as_str().unwrap().to_owned();
    let grouped = format!(
        "{} {} {}",
        &reference[..3],
        &reference[3..6],
        &reference[6..]
    );
    let (both, lua, duc) = (
        vec![other.id.to_string(), lua.id.to_string()],
        vec![lua.id.to_string()],
        vec![duc.id.to_string()],
    );
    for (sought, expected) in [
        ("lua nguyen", &lua),
        ("NGUYỄN THỊ LÚA", &lua),
        ("thi lua", &both),
        ("van duc tran", &duc),
        ("ngu", &lua),
        ("001 152 000 017", &lua),
        ("H26-261124-0002", &duc),
        ("000.00.01.h26-261124-0001", &lua),
        (reference.as_str(), &duc),
        (grouped.as_str(), &duc),
        ("tran lua", &vec![]),
        ("guyen", &vec![]),
        ("001152", &vec![]),
        ("' OR 1=1 --", &vec![]),
        ("%", &vec![]),
    ] {
        assert_eq!(found(&desk, sought).await, *expected, "{sought}");
    }
}

#[tokio::test]
async fn a_scanned_card_leaves_only_its_number_in_the_address() {
    let desk = RunningDesk::start().await;
    let [lua, ..] = three(&desk).await;
    let card = "001152000017|123456789|Nguyễn Thị Lúa|20031952|Nữ|Số 5, Hà Nội|15042021";
    let address = format!("/?lang=en&kiosk=K1&q={}", escaped(card));
    let sent_on = desk.ask(&Request::new("GET", &address)).await;
    assert_eq!(sent_on.status, 303);
    let address = sent_on.header("location").unwrap();
    assert_eq!(address, "/?q=001152000017&kiosk=K1&lang=en");
    assert_eq!(listed(&desk, address).await, [lua.id.to_string()]);
}

#[tokio::test]
async fn filters_combine_and_say_what_to_do_where_nothing_is_left() {
    let desk = RunningDesk::start().await;
    let [lua, duc, other] = three(&desk).await;
    let arriving = of(4, "Phạm Văn Ba", "001070000001", "K2");
    let _ = desk.announce(&arriving).await;
    let id = |filing: &Sealed| filing.id.to_string();
    for (address, expected) in [
        ("/?state=received&kiosk=K1", vec![id(&other), id(&lua)]),
        ("/?state=receiving", vec![id(&arriving)]),
        (
            "/?kiosk=K2&state=&from=&to=&q=&order=",
            vec![id(&arriving), id(&duc)],
        ),
        ("/?from=2026-11-24&to=2026-11-24&kiosk=K2", vec![id(&duc)]),
        ("/?from=25%2F11%2F2026", vec![]),
        (
            "/?procedure=marital-status&q=lua&kiosk=K1",
            vec![id(&other), id(&lua)],
        ),
        ("/?procedure=birth", vec![]),
        ("/?order=waiting&kiosk=K1", vec![id(&lua), id(&other)]),
        (
            "/?order=waiting",
            vec![id(&lua), id(&duc), id(&other), id(&arriving)],
        ),
    ] {
        assert_eq!(listed(&desk, address).await, expected, "{address}");
    }
    let nothing = desk
        .ask(&Request::new("GET", "/?procedure=birth"))
        .await
        .text();
    assert!(nothing.contains("Xin bớt điều kiện"), "{nothing}");
    for wrong in ["/?state=lost", "/?from=2026-13-01", "/?order=x"] {
        assert_eq!(
            desk.ask(&Request::new("GET", wrong)).await.problem().status,
            400,
            "{wrong}"
        );
    }
}

#[tokio::test]
async fn the_pager_keeps_what_was_searched() {
    let desk = RunningDesk::start().await;
    for n in 0..41 {
        let filing = of(n, "Nguyễn Thị Lúa", "001152000017", "K1");
        let _ = desk.announce(&filing).await;
    }
    let page = desk
        .ask(&Request::new("GET", "/?q=l%C3%BAa&kiosk=K1"))
        .await
        .text();
    assert!(
        page.contains("41 hồ sơ") && page.contains("Trang 1 / 2"),
        "{page}"
    );
    let (_, next) = page.split_once("rel=\"next\" href=\"").unwrap();
    let next = next.split('"').next().unwrap().replace("&amp;", "&");
    assert_eq!(listed(&desk, &next).await.len(), 1, "{next}");
}

#[tokio::test]
async fn what_a_sender_wrote_finds_and_shows_itself_as_text_alone() {
    let desk = RunningDesk::start().await;
    let hostile = "\"><script>alert(1)</script>";
    let filing = Sealed::with_pages(1, &[]).changed(|manifest| {
        manifest["kiosk"] = hostile.into();
        manifest["procedure"]["id"] = hostile.into();
    });
    let _ = desk.file(&filing).await;
    let address = format!("/?kiosk={0}&q={0}&procedure={0}", escaped(hostile));
    let page = desk.ask(&Request::new("GET", &address)).await.text();
    assert!(!page.contains("<script>alert"), "{page}");
    assert_eq!(
        listed(&desk, &format!("/?kiosk={}", escaped(hostile)))
            .await
            .len(),
        1
    );
}
