//! Company from end to end: a guide at a browser, a desk that serves, a line, and a kiosk with its own courier.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::desk_line::RunningDesk;
use crate::desk_staff::Browser;
use crate::lobby::{self, Kiosk};
use crate::strangers::{self, Stranger, health, problem};
use crate::ward_line;
use motcua::courier::Line;
use motcua::courier::relay::Relay;
use motcua::desk::accounts::Role;
use motcua::filing::answer::Author;
use motcua::kiosk::page::Act;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

const PROCEDURE: &str = "marital-status";
const PATIENCE: Duration = Duration::from_secs(60);

struct Ward {
    desk: RunningDesk,
    guide: Browser,
    kiosk: Kiosk,
    relay: Relay,
    _data: TempDir,
}

impl Ward {
    /// A resident at the first question that is written, and a guide before the board.
    async fn open() -> Self {
        let desk = RunningDesk::start().await;
        let guide = Browser::of(&desk, "mai", Role::Guide).await;
        // It brings a runtime of its own, which no other may carry.
        let address = desk.address;
        let relay = thread::spawn(move || Relay::start(address).unwrap());
        let relay = relay.join().unwrap();
        let data = TempDir::new().unwrap();
        let mut config = lobby::config();
        config.settings.kiosk = "K1".to_owned();
        config.settings.desk = Some(ward_line::link(&format!("http://{}", relay.address())));
        let mut kiosk = Kiosk::open(data.path(), config);
        kiosk.begin(PROCEDURE);
        while kiosk.page().id != "question-requester_name" {
            kiosk.answer(PROCEDURE);
        }
        let mut ward = Self {
            desk,
            guide,
            kiosk,
            relay,
            _data: data,
        };
        ward.until_board("Xin cùng xem").await;
        ward
    }

    async fn look(&mut self, page: &str) -> String {
        self.kiosk.tick();
        self.guide.open(&self.desk, page).await.text()
    }

    async fn until(&mut self, page: &str, words: &str, shown: bool) -> String {
        let end = Instant::now() + PATIENCE;
        loop {
            let text = self.look(page).await;
            if text.contains(words) == shown {
                return text;
            }
            assert!(Instant::now() < end, "{words} {shown}: {text}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn until_board(&mut self, words: &str) {
        let _ = self.until("/board", words, true).await;
    }

    async fn until_seen(&mut self, words: &str) -> String {
        self.until("/board/K1", words, true).await
    }

    async fn act(&mut self, fields: &[(&str, &str)]) -> u16 {
        let sent = self.guide.send(&self.desk, "/board", "/board/K1", fields);
        sent.await.status
    }

    async fn ask(&mut self, act: &str) {
        assert_eq!(self.act(&[("act", act)]).await, 303);
        let asked = Instant::now();
        let page = format!("company-{act}");
        self.kiosk
            .until("the question", |kiosk| kiosk.page().id == page);
        assert!(
            asked.elapsed() < Duration::from_secs(5),
            "{:?}",
            asked.elapsed()
        );
    }

    /// Presses what says this on the guide's page.
    async fn press(&mut self, label: &str) {
        let page = self.until_seen(&format!(">{label}</button>")).await;
        let view = between(&page, "name=\"view\" value=\"", "\"");
        let before = page.split(&format!(">{label}</button>")).next().unwrap();
        let button = between(before.rsplit_once("<button").unwrap().1, "value=\"", "\"");
        assert_eq!(self.act(&[("button", &button), ("view", &view)]).await, 303);
    }

    fn corner(&self) -> Option<String> {
        let status = self.kiosk.app().frame().status;
        status.company.then_some(status.text)
    }
}

fn between(text: &str, start: &str, end: &str) -> String {
    let rest = text.split_once(start).unwrap().1;
    rest.split_once(end).unwrap().0.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_guide_sees_and_presses_what_the_resident_grants_and_no_longer_than_that() {
    let mut ward = Ward::open().await;
    ward.kiosk.write("Lê Thị Hoa");
    ward.ask("watch").await;
    let page = ward.look("/board/K1").await;
    assert!(
        !page.contains("LÊ THỊ HOA") && !page.contains("Họ, chữ đệm"),
        "{page}"
    );
    ward.kiosk.tap("Đồng ý");
    let heading = ward.kiosk.page().heading;
    let page = ward.until_seen("LÊ THỊ HOA").await;
    assert!(page.contains(&heading), "{page}");
    assert!(!page.contains("name=\"button\""));
    ward.ask("control").await;
    ward.kiosk.tap("Đồng ý");
    ward.press("Tiếp tục").await;
    ward.kiosk.until("the press", |kiosk| {
        kiosk.page().id != "question-requester_name"
    });
    let draft = ward.kiosk.app().draft().unwrap();
    assert_eq!(draft.answers["requester_name"].author, Author::Staff);
    let heading = ward.kiosk.page().heading;
    let _ = ward.until_seen(&heading).await;
    ward.kiosk.act(Act::EndCompany);
    let page = ward.until_seen("Người dân đã thôi").await;
    assert!(!page.contains(&heading), "{page}");
    // What the desk wrote down of it says nothing of the resident.
    let mut lines = Vec::new();
    let _ = ward.desk.records().export_audit(&mut lines).unwrap();
    let lines = String::from_utf8(lines).unwrap().to_lowercase();
    assert!(
        lines.contains("button-pressed") && !lines.contains("hoa\u{22}"),
        "{lines}"
    );
    let mut files = Vec::new();
    crate::desk_line::collect(ward.desk.folder.path(), &mut files);
    for (file, _) in files {
        let bytes = std::fs::read(&file).unwrap();
        let found = memchr::memmem::find(&bytes, heading.as_bytes());
        assert!(found.is_none(), "the view lies in {file}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_who_refuses_is_not_seen() {
    let mut ward = Ward::open().await;
    ward.ask("watch").await;
    ward.kiosk.tap("Không, cảm ơn");
    let page = ward.until_seen("Người dân chưa đồng ý").await;
    assert!(!page.contains(&ward.kiosk.page().heading));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resident_who_says_nothing_is_not_seen() {
    let mut ward = Ward::open().await;
    ward.ask("watch").await;
    ward.kiosk.wait(46);
    let page = ward.until_seen("Người dân chưa đồng ý").await;
    assert!(!page.contains(&ward.kiosk.page().heading));
    assert_eq!(ward.corner(), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_that_starts_anew_knows_nothing_and_the_kiosk_ends_it() {
    let mut ward = Ward::open().await;
    ward.ask("watch").await;
    ward.kiosk.tap("Đồng ý");
    let heading = ward.kiosk.page().heading;
    let _ = ward.until_seen(&heading).await;
    ward.desk = ward.desk.restart().await;
    ward.relay.lead_to(ward.desk.address);
    ward.kiosk
        .until("the end", |kiosk| !kiosk.app().frame().status.company);
    let page = ward.until_seen("Xin cùng xem").await;
    assert!(!page.contains(&heading), "{page}");
}

#[test]
fn a_desk_is_listened_to_only_during_a_visit_and_one_that_knows_no_company_is_asked_once() {
    let desk = Stranger::answering(|asked: &strangers::Asked| match asked.path.as_str() {
        path if path.starts_with("/v1/health") => health(asked),
        _ => problem(404, "unknown"),
    });
    let mut line = ward_line::WardLine::leading_to(desk.address);
    let courier = line.start_courier();
    let _ = line.await_line(|line| line == Line::Up);
    let asked = || {
        let all = desk.asked().into_iter();
        all.filter(|one| one.path.starts_with("/v1/kiosks/K1/company"))
            .count()
    };
    thread::sleep(Duration::from_millis(300));
    assert_eq!(asked(), 0, "nobody is at a visit");
    for _ in 0..3 {
        courier.show(true, None);
        let end = Instant::now() + PATIENCE;
        while asked() == 0 {
            assert!(Instant::now() < end);
            thread::sleep(Duration::from_millis(20));
        }
        courier.show(false, None);
        thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(asked(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_ends_with_the_visit_with_the_guide_and_with_a_line_that_is_away() {
    let mut ward = Ward::open().await;
    ward.ask("watch").await;
    ward.kiosk.tap("Đồng ý");
    let heading = ward.kiosk.page().heading;
    let _ = ward.until_seen(&heading).await;
    assert_eq!(ward.act(&[("act", "leave")]).await, 303);
    ward.kiosk
        .until("the end", |kiosk| !kiosk.app().frame().status.company);

    ward.ask("watch").await;
    ward.kiosk.tap("Đồng ý");
    let _ = ward.until_seen(&heading).await;
    ward.relay.cut();
    ward.kiosk.wait(31);
    assert_eq!(ward.corner(), None);
    ward.relay.restore();
    let _ = ward.until_seen("Xin cùng xem").await;

    ward.ask("watch").await;
    ward.kiosk.tap("Đồng ý");
    let _ = ward.until_seen(&heading).await;
    ward.kiosk.act(Act::AskEnd);
    ward.kiosk.act(Act::End);
    let page = ward.until_seen("đã kết thúc").await;
    assert!(!page.contains(&heading), "{page}");
}
