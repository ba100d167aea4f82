//! The board of the kiosks: a real kiosk tells how it is, and nothing of who is before it.

use crate::desk_line::{Request, RunningDesk, tuesday_morning};
use crate::desk_staff::Browser;
use jiff::Timestamp;
use motcua::desk::accounts::Role;
use serde_json::{Value, json};

fn beat(kiosk: &str, change: impl FnOnce(&mut Value)) -> Request {
    let mut beat = json!({
        "version": "0.1.0",
        "step": {"word": "question", "procedure": "marital-status", "question": "requester_name", "seconds": 250},
        "calling": false, "waiting": 0, "attention": 0,
        "lights": [{"part": "line", "standing": "well"}, {"part": "slip-printer", "standing": "failing"},
                   {"part": "camera", "standing": "absent"}],
    });
    change(&mut beat);
    Request::new("PUT", &format!("/v1/kiosks/{kiosk}/beat"))
        .header("Content-Type", "application/json")
        .body(beat.to_string().as_bytes())
}

async fn told(desk: &RunningDesk, request: &Request) {
    assert_eq!(desk.ask(request).await.status, 204);
}

async fn board(desk: &RunningDesk) -> String {
    let page = desk.ask(&Request::new("GET", "/board")).await;
    assert_eq!(page.status, 200);
    let page = page.text();
    assert!(!page.contains('⟨'), "a sentence is missing: {page}");
    page
}

#[tokio::test]
async fn each_kiosk_stands_there_with_its_step_its_queue_and_its_lights() {
    let desk = RunningDesk::start().await;
    assert!(board(&desk).await.contains("Chưa nghe được kiosk nào"));
    let waiting = |beat: &mut Value| {
        beat["waiting"] = 3.into();
        beat["oldest_seconds"] = 7500.into();
        beat["attention"] = 1.into();
    };
    told(&desk, &beat("K1", waiting)).await;
    let page = board(&desk).await;
    for words in [
        "Kiosk K1",
        "Cấp Giấy xác nhận tình trạng hôn nhân: ",
        "Ở bước này 4 phút",
        "3 hồ sơ đang chờ gửi, cũ nhất 2 giờ",
        "1 hồ sơ cần người xem lại",
        "Đường truyền: Tốt",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    let (printer, line) = (page.find("Máy in phiếu: "), page.find("Đường truyền: "));
    assert!(
        printer.unwrap() < line.unwrap(),
        "what is amiss stands first"
    );
    assert!(!page.contains("Máy ảnh"), "what is not set up is not told");
    let idle = |beat: &mut Value| beat["step"] = json!({"word": "welcome", "seconds": 9000});
    told(&desk, &beat("K1", idle)).await;
    let page = board(&desk).await;
    assert!(
        page.contains("Màn hình đầu") && !page.contains("Ở bước này"),
        "{page}"
    );
}

#[tokio::test]
async fn who_calls_stands_first_and_who_is_silent_is_told_as_silent() {
    fn later() -> Timestamp {
        tuesday_morning() + std::time::Duration::from_secs(600)
    }
    let desk = RunningDesk::start().await;
    told(&desk, &beat("K1", |_| ())).await;
    told(&desk, &beat("K2", |_| ())).await;
    let call = Request::new("PUT", "/v1/kiosks/K2/help")
        .header("Content-Type", "application/json")
        .body(b"{\"calling\":true}");
    assert_eq!(desk.ask(&call).await.status, 200);
    let page = board(&desk).await;
    assert!(page.find("Kiosk K2").unwrap() < page.find("Kiosk K1").unwrap());
    assert!(page.contains("Đang gọi cán bộ"));
    assert!(!page.contains("Không nghe được"));
    // A new start forgets neither who was heard nor who calls.
    let desk = desk.restart_at(later).await;
    let page = board(&desk).await;
    assert!(page.contains("Không nghe được") && page.contains("Đang gọi cán bộ"));
    // Whoever has called before is still calling, as the kiosk goes on to say.
    told(&desk, &beat("K1", |_| ())).await;
    told(&desk, &beat("K2", |beat| beat["calling"] = true.into())).await;
    let page = board(&desk).await;
    assert!(page.contains("Đang gọi cán bộ"));
    assert!(page.find("Kiosk K2").unwrap() < page.find("Kiosk K1").unwrap());
}

#[tokio::test]
async fn everybody_who_works_here_may_see_it_and_no_stranger() {
    let desk = RunningDesk::start().await;
    told(&desk, &beat("K1", |_| ())).await;
    for (name, role) in [
        ("thu", Role::Officer),
        ("nam", Role::Guide),
        ("tri", Role::Operator),
    ] {
        let mut browser = Browser::of(&desk, name, role).await;
        assert_eq!(browser.open(&desk, "/board").await.status, 200, "{role}");
    }
    let stranger = desk.ask_as_stranger(&Request::new("GET", "/board")).await;
    assert_eq!(stranger.status, 303);
    let enrolled = RunningDesk::for_enrolled_kiosks().await;
    assert_eq!(
        enrolled.ask(&beat("K1", |_| ())).await.problem().status,
        401
    );
}

#[tokio::test]
async fn calls_are_counted_at_the_step_where_they_began() {
    let desk = RunningDesk::start().await;
    let calling = |beat: &mut Value| beat["calling"] = true.into();
    for kiosk in ["K1", "K2", "K3", "K4", "K5"] {
        told(&desk, &beat(kiosk, |_| ())).await;
        told(&desk, &beat(kiosk, |_| ())).await;
    }
    told(&desk, &beat("K1", calling)).await;
    told(&desk, &beat("K1", calling)).await;
    let table = desk.ask(&Request::new("GET", "/figures.csv")).await.text();
    let row = "\"called_at\",\"marital-status\",\"\",\"requester_name\",\"1\",\"5\"";
    assert!(table.contains(row), "{table}");
    let page = desk.ask(&Request::new("GET", "/figures")).await.text();
    assert!(page.contains("1 trong 5 (20 %)"), "{page}");
}
