//! Signing in, one-time passwords, and what wrong passwords lead to.

use crate::desk_line::{RunningDesk, collect};
use crate::desk_staff::{Browser, PASSWORD, token};
use motcua::desk::accounts::{AccountName, Role};
use std::fs;

fn name(text: &str) -> AccountName {
    text.parse().unwrap()
}

#[tokio::test]
async fn a_desk_without_accounts_says_how_to_make_the_first() {
    let desk = RunningDesk::start().await;
    let mut browser = Browser::default();
    let led = browser.open(&desk, "/").await;
    assert_eq!(led.header("location"), Some("/sign-in?lang=vi"));
    let shown = browser.open(&desk, "/sign-in?lang=vi").await.text();
    assert!(shown.contains("motcua-desk account add"), "{shown}");
    assert!(!shown.contains("<form"), "{shown}");
    let _ = desk
        .records()
        .accounts()
        .add(&name("hoa"), Role::Officer)
        .unwrap();
    let shown = browser.open(&desk, "/sign-in?lang=en").await.text();
    assert!(
        shown.contains("<form") && shown.contains("Sign in"),
        "{shown}"
    );
}

#[tokio::test]
async fn a_one_time_password_opens_nothing_but_the_choice_of_another() {
    let desk = RunningDesk::start().await;
    let told = desk
        .records()
        .accounts()
        .add(&name("hoa"), Role::Officer)
        .unwrap();
    let mut browser = Browser::default();
    let _ = browser.sign_in(&desk, "hoa", told.expose()).await;
    for path in ["/", "/filings/0190e5f2-0000-7000-8000-000000000001"] {
        let led = browser.open(&desk, path).await;
        assert_eq!(led.header("location"), Some("/password"), "{path}");
    }
    for (old, new, again, trouble) in [
        ("sai", PASSWORD, PASSWORD, "Mật khẩu đang dùng chưa đúng"),
        (told.expose(), PASSWORD, "khác", "không giống nhau"),
        (told.expose(), "ngắn", "ngắn", "ít hơn 10 ký tự"),
        (told.expose(), "aaaaaaaaaaaa", "aaaaaaaaaaaa", "lặp lại"),
        (
            told.expose(),
            "hoa sen mua ha",
            "hoa sen mua ha",
            "tên đăng nhập",
        ),
        (
            told.expose(),
            told.expose(),
            told.expose(),
            "giống mật khẩu đang dùng",
        ),
    ] {
        let fields = [("old", old), ("new", new), ("again", again)];
        let refused = browser.send(&desk, "/password", "/password", &fields).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text().contains(trouble),
            "{trouble} in {}",
            refused.text()
        );
    }
    let before = browser.clone();
    let fields = [
        ("old", told.expose()),
        ("new", PASSWORD),
        ("again", PASSWORD),
    ];
    let kept = browser.send(&desk, "/password", "/password", &fields).await;
    assert_eq!(
        (kept.status, kept.header("location")),
        (303, Some("/?lang=vi"))
    );
    assert_ne!(browser.cookie, before.cookie);
    assert_eq!(browser.open(&desk, "/").await.status, 200);
    assert_eq!(
        before.clone().open(&desk, "/").await.status,
        303,
        "the old session is over"
    );
    let again = Browser::default()
        .sign_in(&desk, "hoa", told.expose())
        .await;
    assert_eq!(again.status, 401, "once is once");
    let own = Browser::default().sign_in(&desk, " HOA ", PASSWORD).await;
    assert_eq!(own.status, 303);
}

#[tokio::test]
async fn a_one_time_password_that_nobody_used_ends_after_a_week() {
    let desk = RunningDesk::start().await;
    let told = desk
        .records()
        .accounts()
        .add(&name("hoa"), Role::Officer)
        .unwrap();
    let desk = desk
        .restart_at(|| "2026-12-01T10:00:00+07:00".parse().unwrap())
        .await;
    let late = Browser::default()
        .sign_in(&desk, "hoa", told.expose())
        .await;
    assert_eq!(late.status, 401);
    let told = desk.records().accounts().reset(&name("hoa")).unwrap();
    let anew = Browser::default()
        .sign_in(&desk, "hoa", told.expose())
        .await;
    assert_eq!(anew.status, 303);
}

#[tokio::test]
async fn a_wrong_name_a_wrong_password_and_a_locked_account_get_one_answer() {
    let desk = RunningDesk::start().await;
    let _ = desk.officer().await;
    let _ = Browser::of(&desk, "lan", Role::Guide).await;
    desk.records().accounts().lock(&name("lan")).unwrap();
    let mut answers = Vec::new();
    for (who, password) in [
        ("hoa", "sai rồi"),
        ("nobody", PASSWORD),
        ("Không phải tên", PASSWORD),
        ("", ""),
        ("lan", PASSWORD),
    ] {
        let answered = Browser::default().sign_in(&desk, who, password).await;
        assert_eq!(answered.status, 401, "{who}");
        assert_eq!(answered.header("set-cookie"), None);
        answers.push(answered.text());
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "{answers:?}");
}

#[tokio::test]
async fn wrong_passwords_make_a_name_wait_longer_each_time_also_after_a_restart() {
    let desk = RunningDesk::start().await;
    let _ = desk.officer().await;
    for who in ["hoa", "nobody"] {
        for _ in 0..4 {
            let wrong = Browser::default().sign_in(&desk, who, "sai").await;
            assert!(wrong.text().contains("chưa đúng"), "{who}");
        }
        let fifth = Browser::default().sign_in(&desk, who, "sai").await;
        assert!(
            fifth.text().contains("thử lại sau 10:01"),
            "{}",
            fifth.text()
        );
    }
    let desk = desk.restart().await;
    for who in ["hoa", "nobody"] {
        let right = Browser::default().sign_in(&desk, who, PASSWORD).await;
        assert_eq!(right.status, 401, "{who}");
        assert!(right.text().contains("thử lại sau 10:01"), "{who}");
    }
    let desk = desk
        .restart_at(|| "2026-11-24T10:01:00+07:00".parse().unwrap())
        .await;
    let sixth = Browser::default().sign_in(&desk, "hoa", "sai").await;
    assert!(
        sixth.text().contains("thử lại sau 10:03"),
        "{}",
        sixth.text()
    );
    let desk = desk
        .restart_at(|| "2026-11-24T10:03:00+07:00".parse().unwrap())
        .await;
    let right = Browser::default().sign_in(&desk, "hoa", PASSWORD).await;
    assert_eq!(right.status, 303);
    let wrong = Browser::default().sign_in(&desk, "hoa", "sai").await;
    assert!(
        wrong.text().contains("chưa đúng"),
        "what had failed is forgotten"
    );
}

#[tokio::test]
async fn an_operator_lets_somebody_try_again_at_once() {
    let desk = RunningDesk::start().await;
    let _ = desk.officer().await;
    for _ in 0..5 {
        let _ = Browser::default().sign_in(&desk, "hoa", "sai").await;
    }
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let shown = operator.open(&desk, "/accounts/hoa").await.text();
    assert!(shown.contains("Phải chờ đến 10:01"), "{shown}");
    let done = operator
        .send(
            &desk,
            "/accounts/hoa",
            "/accounts/hoa",
            &[("act", "unlock")],
        )
        .await;
    assert_eq!(done.status, 303);
    let right = Browser::default().sign_in(&desk, "hoa", PASSWORD).await;
    assert_eq!(right.status, 303);
}

#[tokio::test]
async fn an_operator_makes_and_changes_accounts_on_the_page() {
    let desk = RunningDesk::start().await;
    let mut operator = Browser::of(&desk, "quan.tri", Role::Operator).await;
    let fields = [("name", "Nguyen.Hoa"), ("role", "officer")];
    let made = operator
        .send(&desk, "/accounts", "/accounts", &fields)
        .await;
    assert_eq!(made.status, 200);
    let told = one_time(&made.text());
    let list = operator.open(&desk, "/accounts").await.text();
    assert!(
        list.contains("nguyen.hoa") && !list.contains(&told),
        "shown once"
    );
    let mut officer = Browser::default();
    assert_eq!(
        officer.sign_in(&desk, "nguyen.hoa", &told).await.status,
        303
    );

    for (fields, status, trouble) in [
        (
            [("name", "nguyen.hoa"), ("role", "guide")],
            409,
            "Đã có tài khoản",
        ),
        ([("name", "Hòa"), ("role", "guide")], 422, "chưa đúng mẫu"),
    ] {
        let refused = operator
            .send(&desk, "/accounts", "/accounts", &fields)
            .await;
        assert_eq!(refused.status, status);
        assert!(refused.text().contains(trouble));
    }
    let wrong = [("name", "lan"), ("role", "mayor")];
    let wrong = operator.send(&desk, "/accounts", "/accounts", &wrong).await;
    assert_eq!(wrong.status, 400);

    let page = "/accounts/nguyen.hoa";
    let reset = operator.send(&desk, page, page, &[("act", "reset")]).await;
    let anew = one_time(&reset.text());
    assert_ne!(anew, told);
    assert_eq!(
        officer.open(&desk, "/password").await.status,
        303,
        "signed out"
    );
    assert_eq!(
        officer.sign_in(&desk, "nguyen.hoa", &told).await.status,
        401
    );
    assert_eq!(
        officer.sign_in(&desk, "nguyen.hoa", &anew).await.status,
        303
    );
    let ended = operator.send(&desk, page, page, &[("act", "end")]).await;
    assert_eq!(ended.status, 303);
    assert_eq!(officer.open(&desk, "/password").await.status, 303);
    let guide = [("act", "role"), ("role", "guide")];
    let _ = operator.send(&desk, page, page, &guide).await;
    let shown = operator.open(&desk, page).await.text();
    assert!(shown.contains("người hướng dẫn"));
    assert_eq!(operator.open(&desk, "/accounts/nobody").await.status, 404);

    let own = "/accounts/quan.tri";
    for act in [
        [("act", "lock"), ("role", "")],
        [("act", "role"), ("role", "guide")],
    ] {
        let refused = operator.send(&desk, own, own, &act).await;
        assert_eq!(refused.status, 409);
        assert!(refused.text().contains("người quản trị cuối cùng"));
    }
}

fn one_time(page: &str) -> String {
    let start = page.find("class=\"secret\">").unwrap() + "class=\"secret\">".len();
    page[start..].split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn neither_passwords_nor_sessions_lie_in_the_data_folder() {
    let desk = RunningDesk::start().await;
    let told = desk
        .records()
        .accounts()
        .add(&name("lan"), Role::Guide)
        .unwrap();
    let mut officer = desk.officer().await;
    let _ = Browser::default()
        .sign_in(&desk, "a password in the wrong field", "sai")
        .await;
    let cookie = officer.cookie.clone().unwrap();
    let secret = cookie.split_once('=').unwrap().1.to_owned();
    let form_token = token(&officer.open(&desk, "/password").await.text());
    let bytes = |digits: &str| -> Vec<u8> {
        let pairs = digits.as_bytes().chunks(2);
        pairs
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect()
    };
    let canaries: Vec<Vec<u8>> = vec![
        PASSWORD.into(),
        told.expose().into(),
        b"a password in the wrong field".to_vec(),
        bytes(&secret),
        secret.clone().into_bytes(),
        bytes(&form_token),
        form_token.into_bytes(),
    ];
    let mut files = Vec::new();
    collect(desk.folder.path(), &mut files);
    assert!(files.iter().any(|(file, _)| file.ends_with("desk.db-wal")));
    let mut names = 0;
    for (file, _) in files {
        let contents = fs::read(&file).unwrap();
        for (place, canary) in canaries.iter().enumerate() {
            let found = memchr::memmem::find(&contents, canary).is_some();
            assert!(!found, "canary {place} in {file}");
        }
        names += usize::from(memchr::memmem::find(&contents, b"lan").is_some());
    }
    assert!(names > 0, "the search finds what is there");
}
