//! The page of figures: what it counts, what it does not say, and who may see it.

use crate::desk_acts::hidden;
use crate::desk_line::{Request, RunningDesk, Sealed};
use crate::desk_staff::{Browser, form, token};
use motcua::desk::accounts::Role;
use serde_json::json;

/// A filing whose name was entered by somebody of the family where `helped`.
fn filing(id: u128, helped: bool) -> Sealed {
    Sealed::with_pages(id, &[]).changed(|manifest| {
        manifest["procedure"]["version"] = "2026-11-24".into();
        manifest["answers"] = json!([
            {"question": "requester_name", "author": if helped { "family" } else { "resident" },
             "reply": {"known": {"kind": "name", "value": "Nguyễn Thị Lúa"}}},
            {"question": "requester_birth", "author": "card",
             "reply": {"known": {"kind": "date", "value": {"day": "1952-03-20"}}}},
        ]);
    })
}

async fn decide(desk: &RunningDesk, filing: &Sealed, act: &str, fields: &[(&str, &str)]) {
    let shown = Request::new("GET", &format!("/filings/{}", filing.id));
    let shown = desk.ask(&shown).await.text();
    let (seen, token) = (hidden(&shown, "seen"), token(&shown));
    let mut all = vec![("seen", seen.as_str()), ("token", token.as_str())];
    all.extend(fields);
    let action = format!("/filings/{}/{act}", filing.id);
    let kept = desk.ask(&form(&action, &all)).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
}

async fn accept(desk: &RunningDesk, filing: &Sealed, dossier: &str) {
    let fields = [("dossier", dossier), ("day", "2026-12-01")];
    decide(desk, filing, "accept", &fields).await;
}

async fn figures(desk: &RunningDesk, query: &str) -> Vec<String> {
    let asked = Request::new("GET", &format!("/figures.csv{query}"));
    let answered = desk.ask(&asked).await;
    assert_eq!(answered.status, 200);
    let rows = answered.text().replace('"', "");
    rows.trim_start_matches('\u{feff}')
        .lines()
        .skip(1)
        .map(str::to_owned)
        .collect()
}

/// Six filings: four accepted at once, one returned twice and then accepted, one that corrects another.
async fn a_week_of_work() -> RunningDesk {
    let desk = RunningDesk::start().await;
    for number in 1..=4 {
        let filing = filing(number, number <= 2);
        let _ = desk.file(&filing).await;
        accept(&desk, &filing, &format!("A-{number}")).await;
    }
    let back = filing(5, false);
    let _ = desk.file(&back).await;
    let name = [
        ("reason", "name_differs"),
        ("item-name_differs", "requester_name"),
    ];
    decide(&desk, &back, "return", &name).await;
    let own = [
        ("reason", "own"),
        ("more-own", "Bà Nguyễn Thị Lúa xin ra quầy."),
    ];
    decide(&desk, &back, "return", &own).await;
    accept(&desk, &back, "A-5").await;
    decide(&desk, &back, "complete", &[]).await;
    let corrected = filing(6, false).changed(|manifest| manifest["replaces"] = json!(back.id));
    let _ = desk.file(&corrected).await;
    accept(&desk, &corrected, "A-6").await;
    desk
}

#[tokio::test]
async fn what_is_decided_and_who_answered_is_counted_once() {
    let desk = a_week_of_work().await;
    let expected = [
        "received,,,,6,",
        "accepted,,,,6,",
        "returned,,,,2,",
        "completed,,,,1,",
        // What was returned first is not right at the first try, and a correction is no first try.
        "first_try,,,,4,5",
        "returned_for,marital-status,name_differs,requester_name,1,",
        "returned_for,marital-status,own,,1,",
        "helped_with,marital-status,,requester_name,2,6",
    ];
    assert_eq!(figures(&desk, "").await, expected);
    assert_eq!(
        figures(&desk, "?procedure=marital-status").await[0],
        "received,marital-status,,,6,"
    );
    for elsewhere in [
        "?procedure=birth",
        "?to=2026-11-23",
        "?from=2026-11-25&to=2026-12-31",
    ] {
        let told = figures(&desk, elsewhere).await;
        assert_eq!(told.len(), 5, "{told:?}");
        assert!(told[..4].iter().all(|row| row.ends_with(",0,")), "{told:?}");
    }
    // The same decision again decides nothing.
    let again = filing(1, true);
    accept(&desk, &again, "A-1").await;
    assert_eq!(figures(&desk, "").await, expected);
}

#[tokio::test]
async fn the_page_tells_it_to_everybody_and_names_nobody() {
    let desk = a_week_of_work().await;
    for (name, role) in [
        ("thu", Role::Officer),
        ("nam", Role::Guide),
        ("tri", Role::Operator),
    ] {
        let mut browser = Browser::of(&desk, name, role).await;
        let page = browser.open(&desk, "/figures").await;
        assert_eq!(page.status, 200);
        let page = page.text();
        assert!(!page.contains('⟨'), "a sentence is missing: {page}");
        for told in [
            "4 trong 5 (80 %)",
            "2 trong 6 (33 %)",
            "Cán bộ ghi bằng lời riêng",
            "Từ 26/10/2026 đến 24/11/2026",
        ] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert!(!page.contains("Lúa") && !page.contains("hoa"), "{page}");
    }
    let shown = desk
        .ask(&Request::new("GET", "/figures?to=2020-01-01"))
        .await;
    assert!(shown.text().contains("chưa có hồ sơ nào được tính"));
    let wrong = desk.ask(&Request::new("GET", "/figures?to=ngày")).await;
    assert_eq!(wrong.status, 400);
}

#[tokio::test]
async fn a_rate_is_told_of_no_less_than_five() {
    let desk = RunningDesk::start().await;
    for number in 1..=4 {
        let filing = filing(number, true);
        let _ = desk.file(&filing).await;
    }
    let page = desk.ask(&Request::new("GET", "/figures")).await.text();
    assert!(page.contains("4 trong 4") && !page.contains('%'), "{page}");
}
