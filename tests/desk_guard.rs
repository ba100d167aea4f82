//! The desk's pages as somebody sees them who must not: strangers, other sites, people of another role.

use crate::desk_line::{Answered, Request, RunningDesk, Sealed, options};
use crate::desk_staff::{Browser, encoded, form, token};
use motcua::desk::Options;
use motcua::desk::accounts::Role;
use std::path::Path;

/// Every address of the officers' pages, read from where they are made, so that none is forgotten.
fn addresses(filing: &Sealed) -> Vec<String> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/desk/page.rs");
    let source = std::fs::read_to_string(file).unwrap();
    let found: Vec<String> = source
        .split(".route(")
        .skip(1)
        .map(|rest| rest.split('"').nth(1).unwrap().to_owned())
        .map(|path| {
            path.replace("{filing}", &filing.id.to_string())
                .replace("{n}", "1")
                .replace("{day}", "2026-11-24.json")
                .replace("{name}", "hoa")
                .replace("{kiosk}", "K1")
        })
        .collect();
    assert!(found.len() >= 10, "{found:?}");
    assert!(found.iter().all(|path| !path.contains('{')), "{found:?}");
    found
}

/// Those that anybody may see.
const OPEN: [&str; 4] = ["/sign-in", "/style.css", "/copy.js", "/refresh.js"];

async fn desk_with_a_filing() -> (RunningDesk, Sealed) {
    let desk = RunningDesk::start().await;
    let filing = Sealed::with_pages(1, &[b"page"]);
    assert_eq!(desk.file(&filing).await.status, 200);
    let _ = desk.officer().await;
    (desk, filing)
}

fn leads_to_sign_in(answered: &Answered) -> bool {
    let to = answered.header("location").unwrap_or_default();
    answered.status == 303 && to.starts_with("/sign-in?") && answered.body.is_empty()
}

#[tokio::test]
async fn whoever_is_not_signed_in_sees_nothing_but_the_sign_in() {
    let (desk, filing) = desk_with_a_filing().await;
    for path in addresses(&filing) {
        for method in ["GET", "HEAD", "POST", "PUT", "DELETE"] {
            let request = Request::new(method, &path).header("Origin", "http://localhost");
            if method == "HEAD" || OPEN.contains(&path.as_str()) {
                continue;
            }
            let answered = desk.ask_as_stranger(&request).await;
            assert!(leads_to_sign_in(&answered), "{method} {path}: {answered:?}");
        }
    }
    let shown = desk.ask_as_stranger(&Request::new("GET", "/sign-in")).await;
    assert_eq!(shown.status, 200);
    for secret in ["Nguyễn", "H26-", "hoa", &filing.id.to_string()] {
        assert!(!shown.text().contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn each_role_sees_its_own_pages_and_no_others() {
    let (desk, filing) = desk_with_a_filing().await;
    let mut guide = Browser::of(&desk, "mai", Role::Guide).await;
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let mut officer = desk.officer().await;
    for path in addresses(&filing) {
        if OPEN.contains(&path.as_str()) || path == "/sign-out" {
            continue;
        }
        let filings = path.starts_with("/filings") || path.starts_with("/days");
        // What only takes forms shows nothing.
        let acts = ["/accept", "/return", "/complete"];
        let acts = acts.iter().any(|act| path.ends_with(act));
        let operation = path.starts_with("/accounts") || path == "/audit" || path == "/kiosks";
        for (role, browser) in [
            (Role::Officer, &mut officer),
            (Role::Guide, &mut guide),
            (Role::Operator, &mut operator),
        ] {
            let status = browser.open(&desk, &path).await.status;
            let expected = match role {
                Role::Officer if operation => 403,
                Role::Officer if acts => 405,
                Role::Guide if operation || filings => 403,
                Role::Operator if filings || path.starts_with("/board/") => 403,
                Role::Operator if path == "/" => 303,
                _ => 200,
            };
            assert_eq!(status, expected, "{role} {path}");
        }
    }
    let list = guide.open(&desk, "/").await.text();
    assert!(list.contains("H26-"), "a guide sees what arrived");
    for hidden in ["Nguyễn", "/filings/"] {
        assert!(!list.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn a_session_that_was_made_up_is_none() {
    let (desk, _) = desk_with_a_filing().await;
    let real = desk.officer().await.cookie.unwrap();
    let (name, value) = real.split_once('=').unwrap();
    let flipped: String = value
        .chars()
        .map(|digit| if digit == '0' { '1' } else { '0' })
        .collect();
    for cookie in [
        format!("{name}={flipped}"),
        format!("{name}={}", &value[..62]),
        format!("{name}={value}00"),
        format!("{name}="),
        format!("{name}=' OR 1=1 --"),
        format!("other={value}"),
        format!("{real}; {name}={flipped}"),
        format!("__Host-{real}"),
    ] {
        let request = Request::new("GET", "/").header("Cookie", &cookie);
        assert!(
            leads_to_sign_in(&desk.ask_as_stranger(&request).await),
            "{cookie}"
        );
    }
    let request = Request::new("GET", "/").header("Cookie", &format!("a=b; {real}"));
    assert_eq!(desk.ask_as_stranger(&request).await.status, 200);
}

#[tokio::test]
async fn a_session_ends_with_the_day_and_when_nobody_uses_it() {
    let (desk, filing) = desk_with_a_filing().await;
    let path = format!("/filings/{}", filing.id);
    let mut officer = desk.officer().await;
    let desk = desk
        .restart_at(|| "2026-11-24T10:29:00+07:00".parse().unwrap())
        .await;
    assert_eq!(
        officer.open(&desk, &path).await.status,
        200,
        "a restart ends none"
    );
    let desk = desk
        .restart_at(|| "2026-11-24T10:58:00+07:00".parse().unwrap())
        .await;
    for renewed in ["/", "/board", "/board/K1"] {
        let status = officer.open(&desk, renewed).await.status;
        assert_eq!(status, 200, "it was used meanwhile");
    }
    let desk = desk
        .restart_at(|| "2026-11-24T11:00:00+07:00".parse().unwrap())
        .await;
    let over = officer.open(&desk, &path).await;
    assert!(leads_to_sign_in(&over), "what renews itself is no use");
}

#[tokio::test]
async fn what_an_operator_takes_away_is_gone_at_once() {
    let (desk, filing) = desk_with_a_filing().await;
    let path = format!("/filings/{}", filing.id);
    let records = desk.records();
    let name = "lan".parse().unwrap();
    let mut officer = Browser::of(&desk, "lan", Role::Officer).await;
    assert_eq!(officer.open(&desk, &path).await.status, 200);

    records.accounts().set_role(&name, Role::Guide).unwrap();
    assert_eq!(officer.open(&desk, &path).await.status, 403);
    records.accounts().set_role(&name, Role::Officer).unwrap();
    assert_eq!(officer.open(&desk, &path).await.status, 200);

    let mut copied = officer.clone();
    let out = officer.send(&desk, "/", "/sign-out", &[]).await;
    assert_eq!(out.status, 303);
    assert_eq!(officer.cookie, None, "the browser forgets it");
    assert!(leads_to_sign_in(&copied.open(&desk, &path).await));

    let signed_in = officer
        .sign_in(&desk, "lan", crate::desk_staff::PASSWORD)
        .await;
    assert_eq!(signed_in.status, 303);
    records.accounts().lock(&name).unwrap();
    assert!(leads_to_sign_in(&officer.open(&desk, &path).await));
    records.accounts().unlock(&name).unwrap();
    assert!(
        leads_to_sign_in(&officer.open(&desk, &path).await),
        "ended for good"
    );
}

#[tokio::test]
async fn a_form_is_taken_only_with_the_token_of_its_own_session() {
    let (desk, _) = desk_with_a_filing().await;
    let mut mine = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let mut other = Browser::of(&desk, "quan.hai", Role::Operator).await;
    let others = token(&other.open(&desk, "/accounts").await.text());
    let own = token(&mine.open(&desk, "/accounts").await.text());
    assert_ne!(others, own);
    let stored = mine.cookie.clone().unwrap();
    let stored = stored.split_once('=').unwrap().1;
    for (told, sent) in [
        ("no token", None),
        ("another's", Some(others.as_str())),
        ("the cookie", Some(stored)),
        ("empty", Some("")),
    ] {
        let mut fields = vec![("name", "evil"), ("role", "operator")];
        fields.extend(sent.map(|sent| ("token", sent)));
        let refused = mine.ask(&desk, form("/accounts", &fields)).await;
        assert_eq!(refused.problem().status, 403, "{told}");
    }
    let twice = [
        ("token", "x"),
        ("token", own.as_str()),
        ("name", "evil"),
        ("role", "operator"),
    ];
    assert_eq!(mine.ask(&desk, form("/accounts", &twice)).await.status, 400);
    let json = Request::new("POST", "/accounts")
        .header("Origin", "http://localhost")
        .header("Content-Type", "application/json")
        .body(b"{}");
    assert_eq!(mine.ask(&desk, json).await.status, 415);
    let names = desk.records().accounts().list().unwrap();
    assert!(names.iter().all(|account| account.name.as_str() != "evil"));
    let fields = [("token", own.as_str()), ("name", "lan"), ("role", "guide")];
    assert_eq!(
        mine.ask(&desk, form("/accounts", &fields)).await.status,
        200
    );
}

#[tokio::test]
async fn no_other_site_can_act_here_or_sign_somebody_in() {
    let (desk, _) = desk_with_a_filing().await;
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let own = token(&operator.open(&desk, "/accounts").await.text());
    let fields = encoded(&[("token", &own), ("name", "evil"), ("role", "operator")]);
    let credentials = encoded(&[("name", "hoa"), ("password", crate::desk_staff::PASSWORD)]);
    for (path, body) in [
        ("/accounts", fields),
        ("/sign-in", credentials),
        ("/sign-out", encoded(&[("token", &own)])),
    ] {
        for origin in [
            None,
            Some(("Origin", "null")),
            Some(("Origin", "http://evil.example")),
            Some(("Origin", "http://localhost:8080")),
            Some(("Sec-Fetch-Site", "cross-site")),
            Some(("Sec-Fetch-Site", "same-site")),
        ] {
            let request = Request::new("POST", path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .body(body.as_bytes());
            let request = match origin {
                Some((name, value)) => request.header(name, value),
                None => request,
            };
            let refused = operator.ask(&desk, request).await;
            assert_eq!(refused.problem().status, 403, "{path} {origin:?}");
            assert_eq!(refused.header("set-cookie"), None);
        }
    }
    assert_eq!(
        operator.open(&desk, "/accounts").await.status,
        200,
        "still signed in"
    );
}

#[tokio::test]
async fn the_way_back_after_signing_in_leads_nowhere_else() {
    let (desk, filing) = desk_with_a_filing().await;
    let inside = format!("/filings/{}?lang=en", filing.id);
    let mut browser = Browser::default();
    let led = browser.open(&desk, &inside).await;
    let sign_in = led.header("location").unwrap().to_owned();
    assert!(sign_in.starts_with("/sign-in?lang=en&next="), "{sign_in}");
    let shown = browser.open(&desk, &sign_in).await.text();
    assert!(
        shown.contains(&format!("name=\"next\" value=\"{inside}\"")),
        "{shown}"
    );
    for (next, to) in [
        (inside.as_str(), inside.as_str()),
        ("//evil.example", "/?lang=vi"),
        ("https://evil.example/", "/?lang=vi"),
        ("/\\evil.example", "/?lang=vi"),
        ("/\r\nLocation: //evil.example", "/?lang=vi"),
        ("", "/?lang=vi"),
    ] {
        let password = crate::desk_staff::PASSWORD;
        let fields = [("name", "hoa"), ("password", password), ("next", next)];
        let answered = Browser::default()
            .ask(&desk, form("/sign-in", &fields))
            .await;
        assert_eq!(answered.status, 303);
        assert_eq!(answered.header("location"), Some(to), "{next:?}");
    }
}

#[tokio::test]
async fn a_session_travels_in_a_cookie_that_no_script_and_no_clear_line_gets() {
    for behind_tls in [false, true] {
        let desk = RunningDesk::with_options(Options {
            behind_tls,
            ..options()
        })
        .await;
        let _ = desk.officer().await;
        let mut browser = Browser::default();
        let answered = browser
            .sign_in(&desk, "hoa", crate::desk_staff::PASSWORD)
            .await;
        let cookie = answered.header("set-cookie").unwrap();
        let flags: Vec<&str> = cookie.split("; ").skip(1).collect();
        let mut expected = vec!["Path=/", "HttpOnly", "SameSite=Strict"];
        expected.extend(behind_tls.then_some("Secure"));
        assert_eq!(flags, expected);
        assert_eq!(cookie.starts_with("__Host-"), behind_tls);
        assert_eq!(answered.header("cache-control"), Some("no-store"));
        assert_eq!(browser.open(&desk, "/").await.status, 200);
    }
}

#[tokio::test]
async fn signing_in_gives_a_new_session_whatever_the_browser_brought() {
    let (desk, _) = desk_with_a_filing().await;
    let planted = desk.officer().await.cookie.unwrap();
    let mut victim = Browser {
        cookie: Some(planted.clone()),
    };
    let _ = victim
        .sign_in(&desk, "hoa", crate::desk_staff::PASSWORD)
        .await;
    assert_ne!(victim.cookie, Some(planted));
}

#[tokio::test]
async fn a_browser_is_told_in_words_and_a_kiosk_in_a_problem_detail() {
    let (desk, filing) = desk_with_a_filing().await;
    let mut guide = Browser::of(&desk, "mai", Role::Guide).await;
    let path = format!("/filings/{}", filing.id);
    let request = Request::new("GET", &path).header("Accept", "text/html,*/*;q=0.8");
    let told = guide.ask(&desk, request).await;
    assert_eq!(told.status, 403);
    assert!(
        told.text()
            .contains("Tài khoản này không được dùng trang này")
    );
    let policy = told.header("content-security-policy").unwrap();
    assert!(policy.starts_with("default-src 'none'"));
    let request = Request::new("GET", "/v1/filings/x").header("Accept", "text/html");
    assert_eq!(guide.ask(&desk, request).await.problem().status, 400);
}
