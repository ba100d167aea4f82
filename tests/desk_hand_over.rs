//! What officers take over into other programs: never typed, never changed on the way.

use crate::desk_line::{Request, RunningDesk, Sealed};
use motcua::desk::signing::HandOverKey;
use serde_json::{Value, json};

async fn file(desk: &RunningDesk, address: &str, kind: &str) -> Vec<u8> {
    let answered = desk.ask(&Request::new("GET", address)).await;
    assert_eq!(answered.status, 200, "{address}: {answered:?}");
    assert_eq!(answered.header("content-type"), Some(kind));
    assert_eq!(answered.header("x-content-type-options"), Some("nosniff"));
    let disposition = answered.header("content-disposition").unwrap();
    assert!(
        disposition.starts_with("attachment; filename="),
        "{disposition}"
    );
    answered.body
}

/// The rows of a table as a spreadsheet reads them, without the apostrophes that keep it from reading
/// a formula.
pub fn rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{feff}').expect("the mark of UTF-8");
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut quoted, mut signs) = (false, text.chars().peekable());
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                let _ = signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            sign => cell.push(sign),
        }
    }
    assert!(
        !quoted && row.is_empty() && cell.is_empty(),
        "the table is whole"
    );
    for cell in rows.iter_mut().flatten() {
        assert!(
            !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']),
            "{cell}"
        );
        if let Some(bare) = cell.strip_prefix('\'') {
            *cell = bare.to_owned();
        }
    }
    rows
}

/// Texts that a careless table would break at, or a spreadsheet would calculate.
const HOSTILE: [&str; 9] = [
    "=HYPERLINK(\"http://evil.example\",\"x\")",
    "+84 912 345 678",
    "-1",
    "@SUM(A1)",
    "'=1",
    "a \"b\", c",
    "dòng một\ndòng hai",
    "<script>alert(1)</script>",
    "＝1+1",
];

fn hostile() -> Sealed {
    Sealed::with_pages(1, &[b"page"]).changed(|manifest| {
        let answers = HOSTILE.iter().enumerate().map(|(n, text)| {
            json!({"question": format!("q{n}"), "author": "resident",
                "reply": {"known": {"kind": "text", "value": text}}})
        });
        manifest["answers"] = answers.collect();
    })
}

#[tokio::test]
async fn a_table_gives_back_what_was_answered() {
    let desk = RunningDesk::start().await;
    let filing = hostile();
    let _ = desk.file(&filing).await;
    let table = file(
        &desk,
        &format!("/filings/{}.csv", filing.id),
        "text/csv; charset=utf-8",
    )
    .await;
    let rows = rows(&table);
    assert_eq!(rows[0][7..], ["question", "label", "value", "author"]);
    for (n, text) in HOSTILE.iter().enumerate() {
        let row = rows.iter().find(|row| row[7] == format!("q{n}")).unwrap();
        assert_eq!(row[9], *text);
        assert_eq!(row[1], "000.00.01.H26-261124-0001");
    }
}

#[tokio::test]
async fn a_file_holds_the_filing_and_a_day_all_that_came_on_it() {
    let desk = RunningDesk::start().await;
    let (first, second) = (hostile(), Sealed::with_pages(2, &[]));
    for filing in [&first, &second] {
        let _ = desk.file(filing).await;
    }
    let _ = desk
        .announce(&Sealed::with_pages(3, &[b"still coming"]))
        .await;
    let bytes = file(
        &desk,
        &format!("/filings/{}.json", first.id),
        "application/json",
    )
    .await;
    let handed: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(handed["format"], "motcua-hand-over-1");
    let filing = &handed["filings"][0];
    assert_eq!(filing["state"], "received");
    assert_eq!(filing["answers"][0]["answer"], HOSTILE[0]);
    assert_eq!(filing["answers"][0]["reply"]["known"]["kind"], "text");
    assert_eq!(filing["pages"][0]["size"], 4);
    let day = file(&desk, "/days/2026-11-24.json", "application/json").await;
    let day: Value = serde_json::from_slice(&day).unwrap();
    let filings = day["filings"].as_array().unwrap();
    let ids: Vec<&str> = filings
        .iter()
        .map(|filing| filing["id"].as_str().unwrap())
        .collect();
    assert_eq!(ids, [first.id.to_string(), second.id.to_string()]);
    assert_eq!(filings[0], *filing);
    let table = rows(&file(&desk, "/days/2026-11-24.csv", "text/csv; charset=utf-8").await);
    assert!(table.iter().any(|row| row[1].ends_with("0002")));
    let empty = rows(&file(&desk, "/days/2026-11-23.csv", "text/csv; charset=utf-8").await);
    assert_eq!(empty.len(), 1);
    for (wrong, status) in [
        (format!("/filings/{}.exe", first.id), 404),
        ("/days/2026-11-24".to_owned(), 404),
        ("/days/2026-13-24.csv".to_owned(), 400),
        ("/filings/x.json".to_owned(), 400),
    ] {
        let refused = desk.ask(&Request::new("GET", &wrong)).await;
        assert_eq!(refused.problem().status, status, "{wrong}");
    }
}

#[tokio::test]
async fn a_file_that_was_changed_on_its_way_is_noticed() {
    let desk = RunningDesk::start().await;
    let filing = hostile();
    let _ = desk.file(&filing).await;
    let key = HandOverKey::load_or_create(desk.folder.path())
        .unwrap()
        .public();
    for address in [
        format!("/filings/{}.json", filing.id),
        format!("/filings/{}.csv", filing.id),
        "/days/2026-11-24.json".to_owned(),
        "/days/2026-11-24.csv".to_owned(),
    ] {
        let handed = desk.ask(&Request::new("GET", &address)).await.body;
        let signed = desk
            .ask(&Request::new("GET", &format!("{address}.sig")))
            .await;
        assert_eq!(signed.status, 200, "{address}");
        assert!(key.has_signed(&handed, &signed.body), "{address}");
        let mut changed = handed.clone();
        changed[handed.len() / 2] ^= 1;
        assert!(!key.has_signed(&changed, &signed.body), "{address}");
    }
}
