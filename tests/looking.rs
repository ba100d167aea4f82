//! A camera and a scanner at the kiosk, as a resident has them: pages that are taken by themselves, a card held up,
//! corners shown by a finger, and the way on when a device is pulled out.

use crate::finished_pages::photographs::photograph::{Fault, Photograph, take};
use crate::finished_pages::photographs::{jpeg, papers};
use crate::lobby::{self, Kiosk, says};
use motcua::capture::coach::Advice;
use motcua::capture::page::judge::Reason;
use motcua::capture::viewfinder::Aim;
use motcua::config::Config;
use motcua::config::settings::{CameraChoice, ScannerChoice};
use motcua::filing::answer::PageId;
use motcua::kiosk::effect::{Captured, Device, DeviceState, DeviceTrouble, Looking, Message};
use motcua::kiosk::page::Act;
use motcua::kiosk::widget::keys::Pressed;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

const CAMERA: Act = Act::Look(Looking {
    device: Device::Camera,
    aim: Aim::Page,
});
const SCANNER: Act = Act::Look(Looking {
    device: Device::Scanner,
    aim: Aim::Page,
});

/// A form on a table, as a camera of 640 × 360 sees it.
fn on_the_table() -> &'static Photograph {
    static SEEN: OnceLock<Photograph> = OnceLock::new();
    SEEN.get_or_init(|| {
        let form = papers::forms(1, 5.0).remove(0);
        take(1_000_040, Fault::Nothing, &form, 640, 360)
    })
}

/// A kiosk whose camera plays this folder.
fn with_camera(folder: &Path) -> Config {
    let mut config = lobby::config();
    config.settings.capture.camera = Some(CameraChoice::Recorded(folder.to_owned()));
    config
}

fn at_a_paper(data: &Path, config: Config) -> Kiosk {
    let mut kiosk = Kiosk::open(data, config);
    kiosk.begin("birth");
    while !lobby::asks_for_a_paper(&kiosk, "birth") {
        kiosk.answer("birth");
    }
    kiosk
}

/// So many frames of a camera that sees this, 100 ms apart.
fn record(folder: &Path, picture: &[u8], frames: u32) {
    fs::create_dir_all(folder).unwrap();
    for frame in 0..frames {
        fs::write(folder.join(format!("{:06}.jpg", frame * 100)), picture).unwrap();
    }
}

fn seen(advice: Advice) -> Message {
    let picture = iced::widget::image::Handle::from_rgba(1, 1, vec![255; 4]);
    Message::Seen(picture, advice)
}

fn troubled(trouble: DeviceTrouble) -> Message {
    Message::Device(DeviceState::Troubled(trouble))
}

#[test]
fn a_page_under_the_camera_is_taken_by_the_button_and_kept_with_its_photograph() {
    let data = tempfile::tempdir().unwrap();
    let frames = data.path().join("frames");
    record(&frames, &jpeg(on_the_table()), 600);
    let mut kiosk = at_a_paper(&data.path().join("data"), with_camera(&frames));
    kiosk.tap("Chụp giấy này");
    kiosk.until("the camera", |kiosk| kiosk.app().frame().seen.is_some());
    kiosk.tap("Chụp ngay");
    kiosk.until("the page", |kiosk| !kiosk.app().kept_pages().is_empty());
    assert!(kiosk.store().photograph(PageId(1)).unwrap().is_some());
    if kiosk.page().id == "viewfinder" {
        kiosk.tap("Xong");
    }
    assert!(lobby::asks_for_a_paper(&kiosk, "birth"));
    let view = Act::ViewPage(PageId(1));
    let targets = lobby::targets(&kiosk.page());
    assert!(targets.iter().any(|(_, act)| *act == view));
    assert!(!kiosk.station().is_looking());
}

#[test]
fn the_hint_of_the_moment_is_what_is_shown_largest_and_what_is_said() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at_a_paper(data.path(), with_camera(&data.path().join("frames")));
    kiosk.act(CAMERA);
    kiosk.give(Message::Device(DeviceState::Ready));
    for (advice, heading) in [
        (Advice::LayPage, "Đặt giấy vào khung hình"),
        (Advice::Poor(Reason::Glare), "Giấy bị loá đèn"),
        (Advice::Poor(Reason::Hand), "Có bàn tay trong hình"),
        (Advice::UpsideDown, "Tờ giấy đang ngược"),
        (Advice::HoldStill, "Rõ rồi, để yên nhé"),
    ] {
        kiosk.give(seen(advice));
        let page = kiosk.page();
        assert_eq!(page.heading, heading);
        let said: Vec<&str> = page.spoken.iter().map(|say| say.shown()).collect();
        assert_eq!(said[..2], [heading, page.lead[0].as_str()], "{advice:?}");
    }
}

#[test]
fn a_camera_that_is_not_there_leaves_every_other_way_open() {
    let data = tempfile::tempdir().unwrap();
    let mut config = with_camera(&data.path().join("nothing"));
    config.settings.capture.scanner = Some(ScannerChoice::Named("nobody:0".to_owned()));
    let mut kiosk = at_a_paper(&data.path().join("data"), config);
    kiosk.act(CAMERA);
    kiosk.until("the camera's silence", |kiosk| {
        kiosk.page().heading == "Máy ảnh không trả lời"
    });
    kiosk.act(SCANNER);
    kiosk.until("the scanner's silence", |kiosk| {
        kiosk.page().heading == "Máy quét không trả lời"
    });
    kiosk.tap("Thôi, không chụp");
    let before = kiosk.page().id;
    kiosk.tap("Để sau");
    kiosk.act(Act::Continue);
    assert_ne!(kiosk.page().id, before);
}

#[test]
fn pages_taken_before_a_camera_is_pulled_out_stay() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at_a_paper(data.path(), with_camera(&data.path().join("frames")));
    kiosk.act(CAMERA);
    kiosk.give(Message::Device(DeviceState::Ready));
    for moment in [
        seen(Advice::LayPage),
        seen(Advice::HoldStill),
        seen(Advice::Taking),
    ] {
        kiosk.give(Message::Device(DeviceState::Ready));
        kiosk.give(moment);
        kiosk.give(Message::Captured(captured()));
        kiosk.give(troubled(DeviceTrouble::Gone));
        assert_eq!(kiosk.page().heading, "Máy ảnh không trả lời");
        assert!(kiosk.app().frame().seen.is_none(), "nothing old is shown");
    }
    assert_eq!(kiosk.app().kept_pages().len(), 3);
    // Plugged in again, it goes on where it was.
    kiosk.give(Message::Device(DeviceState::Ready));
    kiosk.give(seen(Advice::LayPage));
    assert_eq!(kiosk.page().heading, "Đặt giấy vào khung hình");
}

fn captured() -> Captured {
    Captured {
        bytes: vec![1],
        preview: iced::widget::image::Handle::from_rgba(1, 1, vec![255; 4]),
        flaw: None,
        fingerprint: None,
        photograph: None,
    }
}

#[test]
fn nothing_is_looked_at_while_anything_else_stands_above_the_camera() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at_a_paper(data.path(), with_camera(&data.path().join("frames")));
    kiosk.act(CAMERA);
    assert!(kiosk.station().is_looking());
    for (above, back) in [
        (Act::CallStaff, Act::StaffCame),
        (Act::AskEnd, Act::Stay),
        (Act::Cover, Act::Uncover),
        (Act::AskAppearance, Act::Stay),
    ] {
        kiosk.act(above.clone());
        assert!(!kiosk.station().is_looking(), "{above:?}");
        kiosk.act(back);
        assert!(kiosk.station().is_looking(), "{above:?}");
    }
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    assert!(!kiosk.station().is_looking());
    assert_eq!(kiosk.page().id, "welcome");
}

#[test]
fn a_scanner_that_has_no_paper_says_so_each_time_and_scans_in_the_end() {
    let data = tempfile::tempdir().unwrap();
    let mut config = lobby::config();
    config.settings.capture.scanner = Some(ScannerChoice::Named("nobody:0".to_owned()));
    let mut kiosk = at_a_paper(data.path(), config);
    kiosk.act(SCANNER);
    kiosk.give(Message::Device(DeviceState::Ready));
    assert_eq!(kiosk.page().heading, "Đặt giấy vào máy quét");
    for trouble in [
        DeviceTrouble::NoPaper,
        DeviceTrouble::NoPaper,
        DeviceTrouble::CoverOpen,
    ] {
        kiosk.act(Act::Shoot);
        assert_eq!(kiosk.page().heading, "Máy đang quét");
        kiosk.give(Message::CaptureRefused);
        kiosk.give(troubled(trouble));
    }
    assert_eq!(kiosk.page().heading, "Nắp máy quét đang mở");
    kiosk.act(Act::Shoot);
    kiosk.give(Message::Captured(captured()));
    assert_eq!(kiosk.page().heading, "Quét xong rồi");
    assert_eq!(kiosk.app().kept_pages().len(), 1);
}

#[test]
fn a_page_that_is_taken_again_with_the_camera_comes_back_to_its_paper() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at_a_paper(data.path(), with_camera(&data.path().join("frames")));
    kiosk.act(CAMERA);
    for _ in 0..2 {
        kiosk.give(Message::Device(DeviceState::Ready));
        kiosk.give(Message::Captured(captured()));
    }
    kiosk.act(Act::Back);
    kiosk.act(Act::ViewPage(PageId(1)));
    kiosk.act(Act::RetakePage(PageId(1)));
    assert_eq!(kiosk.page().id, "viewfinder");
    kiosk.give(Message::Captured(captured()));
    assert!(lobby::asks_for_a_paper(&kiosk, "birth"));
    let mut pages = kiosk.app().draft().unwrap().pages.keys();
    let paper = kiosk.app().draft().unwrap().pages.values().next().unwrap();
    let order = kiosk.app().draft().unwrap().pages_of(paper);
    assert_eq!(order, [PageId(3), PageId(2)]);
    assert!(pages.all(|page| *page != PageId(1)));
}

#[test]
fn an_identity_card_held_up_to_the_camera_is_asked_about_like_one_on_the_reader() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), with_camera(&data.path().join("frames")));
    kiosk.begin("birth");
    while !says(&kiosk.page())
        .iter()
        .any(|text| text == "Đọc thẻ bằng máy ảnh")
    {
        kiosk.answer("birth");
    }
    const CARD: &str = "001152000017|012000000|Nguyễn Thị Lúa|20031952|Nữ|Số 5 ngõ 10, Thanh Nhàn, Hai Bà Trưng, Hà Nội|15042021";
    kiosk.tap("Đọc thẻ bằng máy ảnh");
    kiosk.give(Message::Device(DeviceState::Ready));
    kiosk.give(seen(Advice::CardNearer));
    assert_eq!(kiosk.page().heading, "Đưa thẻ lại gần hơn");
    // A code that is no card's: the question says so, and nothing is filled in.
    kiosk.give(Message::CardSeen("https://example.vn".to_owned()));
    assert!(kiosk.page().problem.is_some());
    kiosk.tap("Đọc thẻ bằng máy ảnh");
    kiosk.give(Message::CardSeen(CARD.to_owned()));
    assert_eq!(kiosk.page().id, "card");
    assert!(!kiosk.station().is_looking());
    // Whoever lays the card on the reader instead need not close the camera first.
    kiosk.act(Act::DropCard);
    kiosk.tap("Đọc thẻ bằng máy ảnh");
    kiosk.press(Pressed::Scanned(CARD.to_owned()));
    assert_eq!(kiosk.page().id, "card");
}

#[test]
fn four_taps_on_the_photograph_cut_the_page_out_anew() {
    let data = tempfile::tempdir().unwrap();
    let mut config = lobby::config();
    config.settings.capture.camera = None;
    let mut kiosk = at_a_paper(&data.path().join("data"), config);
    let file = data.path().join("photograph.jpg");
    let form = papers::forms(1, 5.0).remove(0);
    let photograph = take(1_000_001, Fault::Nothing, &form, 1200, 900);
    fs::write(&file, jpeg(&photograph)).unwrap();
    kiosk.lay_paper(&file);
    let before = kiosk.store().page(PageId(1)).unwrap();
    kiosk.act(Act::ViewPage(PageId(1)));
    kiosk.tap("Xoay, cắt lại");
    let asked = [
        "Chạm góc trên bên trái",
        "Chạm góc trên bên phải",
        "Chạm góc dưới bên phải",
        "Chạm góc dưới bên trái",
    ];
    // Half of the page alone, so that it is seen that the taps count.
    let [a, b, c, d] = photograph.corners;
    let middle = |one: [f32; 2], other: [f32; 2]| [0, 1].map(|at| (one[at] + other[at]) / 2.0);
    let shown = [a, b, middle(b, c), middle(a, d)];
    let mut corners = shown;
    // Whatever way up the page lies in the photograph: from the upper left corner on, clockwise.
    let upper_left = (0..4).min_by(|one, other| {
        let sum = |at: usize| corners[at][0] + corners[at][1];
        sum(*one).total_cmp(&sum(*other))
    });
    corners.rotate_left(upper_left.unwrap());
    for (heading, [x, y]) in asked.into_iter().zip(corners) {
        assert_eq!(kiosk.page().heading, heading);
        let part = |at: f32, side: f32| (at / side * 10_000.0).round() as u16;
        kiosk.act(Act::Corner([part(x, 1200.0), part(y, 900.0)]));
    }
    assert_eq!(kiosk.page().id, "captured-page");
    let after = kiosk.store().page(PageId(1)).unwrap();
    let size = |bytes: &[u8]| {
        let picture = motcua::capture::fit::decode(bytes).unwrap();
        (picture.width() as f32, picture.height() as f32)
    };
    let (whole, half) = (size(&before), size(&after));
    let long = |(width, height): (f32, f32)| width.max(height) / width.min(height);
    assert!((long(whole) - 1.414).abs() < 0.03, "{whole:?}");
    assert!(
        (long(half) - 1.414).abs() < 0.08,
        "half a sheet is A5: {half:?}"
    );
    assert_ne!(before, after);
}
