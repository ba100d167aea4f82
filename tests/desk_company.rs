//! Company at the desk: asked for from the board, seen by whoever asked, and gone with its time, its guide or its line.
//! The kiosk is played.

use crate::desk_line::{Answered, Request, RunningDesk, options, tuesday_morning};
use crate::desk_staff::{Browser, PASSWORD};
use jiff::Timestamp;
use motcua::desk::Options;
use motcua::desk::accounts::Role;
use motcua::filing::company::{Kind, Standing};
use serde_json::{Value, json};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

const NAME: &str = "Lê Thị Bí Mật";

fn beat(kiosk: &str, word: &str) -> Request {
    let beat = json!({
        "version": "0.1.0", "calling": false, "waiting": 0, "attention": 0, "lights": [],
        "step": {"word": word, "seconds": 5},
    });
    put(kiosk, "beat", &beat)
}

fn put(kiosk: &str, what: &str, body: &Value) -> Request {
    Request::new("PUT", &format!("/v1/kiosks/{kiosk}/{what}"))
        .header("Content-Type", "application/json")
        .body(body.to_string().as_bytes())
}

async fn say(desk: &RunningDesk, word: Value) -> Answered {
    desk.ask(&put("K1", "company", &word)).await
}

async fn standing(desk: &RunningDesk) -> Standing {
    let request = Request::new("GET", "/v1/kiosks/K1/company");
    desk.ask(&request).await.json()
}

fn shown(watch: u64, number: u64, pressed: u64) -> Value {
    let items = json!([
        {"kind": "value", "label": "Họ tên", "value": NAME},
        {"kind": "button", "label": "Tiếp tục", "id": 0},
        {"kind": "button", "label": "Gọi cán bộ"},
    ]);
    json!({"word": "shown", "watch": watch, "number": number, "helpable": true, "pressed": pressed,
        "view": {"heading": "Họ tên của bác là gì?", "items": items}})
}

struct Ward {
    desk: RunningDesk,
    guide: Browser,
}

impl Ward {
    /// A desk that has heard of a visit at K1, and a guide before it.
    async fn open(options: Options) -> Self {
        let desk = RunningDesk::with_options(options).await;
        assert_eq!(desk.ask(&beat("K1", "question")).await.status, 204);
        let guide = Browser::of(&desk, "mai", Role::Guide).await;
        Self { desk, guide }
    }

    async fn act(&mut self, act: &str) -> Answered {
        self.send(&[("act", act)]).await
    }

    async fn send(&mut self, fields: &[(&str, &str)]) -> Answered {
        self.guide
            .send(&self.desk, "/board", "/board/K1", fields)
            .await
    }

    async fn page(&mut self) -> String {
        let page = self.guide.open(&self.desk, "/board/K1").await;
        assert_eq!(page.status, 200);
        let page = page.text();
        assert!(!page.contains('⟨'), "a sentence is missing: {page}");
        page
    }

    async fn agree(&mut self, act: &str) -> u64 {
        assert_eq!(self.act(act).await.status, 303);
        let wish = standing(&self.desk).await.wish.unwrap();
        let answer = json!({"word": "answered", "wish": wish.number, "agreed": true});
        assert_eq!(say(&self.desk, answer).await.status, 204);
        wish.number
    }

    async fn watched(options: Options) -> (Self, u64) {
        let mut ward = Self::open(options).await;
        let watch = ward.agree("watch").await;
        assert_eq!(say(&ward.desk, shown(watch, 1, 0)).await.status, 204);
        (ward, watch)
    }

    /// Who did what, as the audit has it.
    fn told(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let _ = self.desk.records().export_audit(&mut lines).unwrap();
        let text = String::from_utf8(lines).unwrap();
        assert!(!text.contains(NAME) && !text.contains("Tiếp tục"), "{text}");
        let acts = text.lines().filter_map(|line| {
            let row: Value = serde_json::from_str(line).ok()?;
            let act = row["act"].as_str()?.to_owned();
            let about = ["watch-", "control-", "button-"];
            about
                .iter()
                .any(|start| act.starts_with(start))
                .then_some(act)
        });
        acts.collect()
    }
}

#[tokio::test]
async fn a_guide_asks_from_the_board_and_sees_the_screen_only_after_the_consent() {
    let mut ward = Ward::open(options()).await;
    let board = ward.guide.open(&ward.desk, "/board").await.text();
    assert!(board.contains("Xin cùng xem"), "{board}");
    assert_eq!(ward.act("watch").await.status, 303);
    assert!(ward.page().await.contains("Đang hỏi người dân"));
    let wish = standing(&ward.desk).await.wish.unwrap();
    assert_eq!(wish.kind, Kind::Watch);
    // A kiosk that shows something nobody agreed to is not listened to.
    assert_eq!(
        say(&ward.desk, shown(wish.number, 1, 0))
            .await
            .problem()
            .status,
        409
    );
    assert!(!ward.page().await.contains(NAME));
    let answer = json!({"word": "answered", "wish": wish.number, "agreed": true});
    assert_eq!(say(&ward.desk, answer).await.status, 204);
    assert_eq!(say(&ward.desk, shown(wish.number, 1, 0)).await.status, 204);
    let page = ward.page().await;
    for words in [NAME, "Cùng xem từ 10:00, tự hết lúc 10:10", "Xin bấm giúp"] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("name=\"button\""), "to see is not to press");
    let press = [("button", "0"), ("view", "1")];
    assert_eq!(ward.send(&press).await.status, 409);
    assert_eq!(ward.told(), ["watch-asked", "watch-granted"]);
}

#[tokio::test]
async fn nobody_is_asked_where_nobody_is_and_a_refusal_is_told() {
    let mut ward = Ward::open(options()).await;
    for word in ["welcome", "fitting", "done", "staff"] {
        assert_eq!(ward.desk.ask(&beat("K1", word)).await.status, 204);
        let refused = ward.act("watch").await;
        assert_eq!(refused.status, 409);
        assert!(refused.text().contains("chưa có ai đang khai"), "{word}");
    }
    assert_eq!(standing(&ward.desk).await.wish, None);
    assert_eq!(ward.desk.ask(&beat("K1", "check")).await.status, 204);
    assert_eq!(ward.act("watch").await.status, 303);
    let number = standing(&ward.desk).await.wish.unwrap().number;
    let answer = json!({"word": "answered", "wish": number, "agreed": false});
    assert_eq!(say(&ward.desk, answer.clone()).await.status, 204);
    assert_eq!(say(&ward.desk, answer).await.status, 409, "answered once");
    assert!(
        ward.page()
            .await
            .contains("Người dân chưa đồng ý cho cùng xem")
    );
    assert_eq!(ward.told(), ["watch-asked", "watch-refused"]);
    let mut other = Browser::of(&ward.desk, "nam", Role::Guide).await;
    for browser in [&mut ward.guide, &mut other] {
        let fields = [("act", "watch")];
        let again = browser
            .send(&ward.desk, "/board", "/board/K1", &fields)
            .await;
        assert_eq!(again.status, 409, "who said no is left in peace");
        assert!(again.text().contains("Xin đợi một phút"));
    }
}

#[tokio::test]
async fn only_who_asked_sees_it_and_a_second_wish_is_kindly_refused() {
    let (mut ward, _) = Ward::watched(options()).await;
    assert_eq!(ward.act("watch").await.status, 409);
    let mut other = Browser::of(&ward.desk, "nam", Role::Guide).await;
    let page = other.open(&ward.desk, "/board/K1").await.text();
    assert!(page.contains("Cán bộ khác đang cùng xem") && !page.contains(NAME));
    let fields = [("act", "watch")];
    let refused = other.send(&ward.desk, "/board", "/board/K1", &fields).await;
    assert_eq!(refused.status, 409);
    let page = refused.text();
    assert!(page.contains("Xin đợi đến khi xong") && !page.contains(NAME));
    let _ = other
        .send(&ward.desk, "/board", "/board/K1", &[("act", "leave")])
        .await;
    assert!(ward.page().await.contains(NAME), "nobody ends another's");
    // The same account at another browser is somebody else.
    let mut elsewhere = Browser::default();
    assert_eq!(
        elsewhere.sign_in(&ward.desk, "mai", PASSWORD).await.status,
        303
    );
    let page = elsewhere.open(&ward.desk, "/board/K1").await.text();
    assert!(!page.contains(NAME));
    let mut operator = Browser::of(&ward.desk, "tri", Role::Operator).await;
    assert_eq!(operator.open(&ward.desk, "/board/K1").await.status, 403);
    let board = operator.open(&ward.desk, "/board").await.text();
    assert!(!board.contains("/board/K1"));
}

#[tokio::test]
async fn to_press_is_granted_on_its_own_and_only_for_what_is_seen_now() {
    let (mut ward, watch) = Ward::watched(options()).await;
    let control = ward.agree("control").await;
    let now = standing(&ward.desk).await;
    assert_eq!((now.watch, now.control), (Some(watch), Some(control)));
    let page = ward.page().await;
    assert!(
        page.contains("Bấm giúp từ 10:00, tự hết lúc 10:05"),
        "{page}"
    );
    assert!(page.contains("Gọi cán bộ – người dân tự bấm"), "{page}");
    for (button, view) in [("1", "1"), ("9", "1"), ("0", "2")] {
        let refused = ward.send(&[("button", button), ("view", view)]).await;
        assert_eq!(refused.status, 409, "{button} of {view}");
    }
    assert_eq!(standing(&ward.desk).await.press, None);
    let press = [("button", "0"), ("view", "1")];
    assert_eq!(ward.send(&press).await.status, 303);
    assert_eq!(ward.send(&press).await.status, 409, "one after the other");
    let pressed = standing(&ward.desk).await.press.unwrap();
    assert_eq!((pressed.view, pressed.button), (1, 0));
    let next = shown(watch, 2, pressed.number);
    assert_eq!(say(&ward.desk, next).await.status, 204);
    assert_eq!(standing(&ward.desk).await.press, None);
    let ended = json!({"word": "ended", "wish": control, "kind": "control", "why": "resident"});
    assert_eq!(say(&ward.desk, ended).await.status, 204);
    let press = [("button", "0"), ("view", "2")];
    assert_eq!(ward.send(&press).await.status, 409);
    let page = ward.page().await;
    assert!(page.contains("Người dân đã thôi") && page.contains(NAME));
    let expected = [
        "watch-asked",
        "watch-granted",
        "control-asked",
        "control-granted",
        "button-pressed",
        "control-ended",
    ];
    assert_eq!(ward.told(), expected);
}

#[tokio::test]
async fn it_ends_with_the_guide_the_resident_and_the_visit() {
    for (why, told) in [("resident", "Người dân đã thôi"), ("visit", "đã kết thúc")] {
        let (mut ward, watch) = Ward::watched(options()).await;
        let ended = json!({"word": "ended", "wish": watch, "kind": "watch", "why": why});
        assert_eq!(say(&ward.desk, ended).await.status, 204);
        let page = ward.page().await;
        assert!(page.contains(told) && !page.contains(NAME), "{page}");
        assert_eq!(say(&ward.desk, shown(watch, 2, 0)).await.status, 409);
    }
    let (mut ward, watch) = Ward::watched(options()).await;
    let _ = ward.agree("control").await;
    let out = ward
        .guide
        .send(&ward.desk, "/board", "/sign-out", &[])
        .await;
    assert_eq!(out.status, 303);
    let now = standing(&ward.desk).await;
    assert_eq!((now.watch, now.control), (None, None));
    assert_eq!(say(&ward.desk, shown(watch, 2, 0)).await.status, 409);
    let told = ward.told();
    assert_eq!(told[4..], ["control-ended", "watch-ended"]);

    let (mut ward, watch) = Ward::watched(options()).await;
    assert_eq!(ward.act("leave").await.status, 303);
    assert!(!ward.page().await.contains(NAME));
    assert_eq!(say(&ward.desk, shown(watch, 2, 0)).await.status, 409);
    let desk = ward.desk.restart().await;
    assert_eq!(standing(&desk).await, Standing::default());
}

/// The seconds that have passed for the desk of the one test that moves its clock.
static PASSED: AtomicU64 = AtomicU64::new(0);

fn moved() -> Timestamp {
    tuesday_morning() + Duration::from_secs(PASSED.load(Ordering::SeqCst))
}

fn pass(seconds: u64) {
    let _ = PASSED.fetch_add(seconds, Ordering::SeqCst);
}

#[tokio::test]
async fn it_ends_by_itself() {
    let moving = Options {
        clock: moved,
        ..options()
    };
    // A wish that no kiosk answers.
    let mut ward = Ward::open(moving).await;
    assert_eq!(ward.act("watch").await.status, 303);
    let number = standing(&ward.desk).await.wish.unwrap().number;
    pass(59);
    assert!(ward.page().await.contains("Đang hỏi người dân"));
    pass(1);
    assert!(ward.page().await.contains("chưa đồng ý"));
    let late = json!({"word": "answered", "wish": number, "agreed": true});
    assert_eq!(say(&ward.desk, late).await.status, 409);
    // A line that is away. Who was just asked in vain is left in peace for a minute.
    pass(60);
    assert_eq!(ward.desk.ask(&beat("K1", "question")).await.status, 204);
    let watch = ward.agree("watch").await;
    assert_eq!(say(&ward.desk, shown(watch, 1, 0)).await.status, 204);
    pass(29);
    assert!(ward.page().await.contains(NAME));
    pass(1);
    let page = ward.page().await;
    assert!(page.contains("Mất đường truyền") && !page.contains(NAME));
    // Its time, in which the kiosk is heard and the guide looks.
    assert_eq!(ward.desk.ask(&beat("K1", "question")).await.status, 204);
    let watch = ward.agree("watch").await;
    for number in 1..=29 {
        pass(20);
        assert_eq!(say(&ward.desk, shown(watch, number, 0)).await.status, 204);
        assert!(ward.page().await.contains(NAME));
    }
    pass(20);
    let page = ward.page().await;
    assert!(
        page.contains("Đã hết thời gian") && !page.contains(NAME),
        "{page}"
    );
    // Nobody who looks, though the session goes on.
    assert_eq!(ward.desk.ask(&beat("K1", "question")).await.status, 204);
    let watch = ward.agree("watch").await;
    for _ in 0..2 {
        pass(25);
        assert_eq!(say(&ward.desk, shown(watch, 1, 0)).await.status, 204);
    }
    pass(10);
    assert_eq!(say(&ward.desk, shown(watch, 1, 0)).await.status, 409);
    let told = ward.told();
    assert_eq!(told.last().unwrap(), "watch-ended");
}

#[tokio::test]
async fn what_is_too_long_or_nothing_is_refused() {
    let (ward, watch) = Ward::watched(options()).await;
    let mut long = shown(watch, 2, 0);
    long["view"]["heading"] = "x".repeat(30_000).into();
    assert_eq!(say(&ward.desk, long).await.status, 400);
    let mut endless = shown(watch, 2, 0);
    endless["view"]["heading"] = "x".repeat(100_000).into();
    assert_eq!(say(&ward.desk, endless).await.status, 413);
    let many = json!([{"kind": "text", "text": "x"}]);
    let mut items = shown(watch, 2, 0);
    items["view"]["items"] = vec![many[0].clone(); 251].into();
    assert_eq!(say(&ward.desk, items).await.status, 400);
    assert_eq!(
        say(&ward.desk, json!({"word": "pressed"})).await.status,
        400
    );
    let enrolled = RunningDesk::for_enrolled_kiosks().await;
    let asked = Request::new("GET", "/v1/kiosks/K1/company");
    assert_eq!(enrolled.ask(&asked).await.problem().status, 401);
}

#[tokio::test]
async fn a_kiosk_that_waits_hears_of_a_wish_at_once() {
    let mut ward = Ward::open(options()).await;
    let mut line = ward.desk.connect().await;
    let waiting = Request::new("GET", "/v1/kiosks/K1/company?after=0&wait=20");
    tokio::io::AsyncWriteExt::write_all(&mut line, &waiting.bytes())
        .await
        .unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    let begun = std::time::Instant::now();
    assert_eq!(ward.act("watch").await.status, 303);
    let heard: Standing = crate::desk_line::answer(&mut line).await.json();
    assert!(heard.wish.is_some());
    assert!(begun.elapsed() < Duration::from_secs(2));
}
