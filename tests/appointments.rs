//! Days and times at the counter: what is offered, what is kept, and what nobody is promised.

use crate::lobby::{self, Kiosk, says, targets};
use jiff::civil::{date, time};
use motcua::filing::answer::Value;
use motcua::filing::appointment::Appointment;
use motcua::kiosk::page::Act;
use motcua::kiosk::widget::keys::Pressed;
use motcua::protocol::manifest::Manifest;

/// A kiosk at this moment, at the question for an appointment.
fn kiosk(data: &std::path::Path, now: &str) -> Kiosk {
    let mut kiosk = Kiosk::open_at(data, lobby::config(), now.parse().unwrap());
    kiosk.begin("certified-signature");
    for answer in ["Đơn, giấy cam kết", "Ký tên"] {
        kiosk.tap(answer);
        kiosk.tap("Tiếp tục");
    }
    for text in ["1", "Trần Văn Thóc"] {
        kiosk.write(text);
        kiosk.press(Pressed::Enter);
    }
    kiosk.tap("Bỏ qua");
    kiosk.tap("Không cần");
    kiosk.tap("Tiếp tục");
    assert_eq!(kiosk.page().id, "question-appointment");
    kiosk
}

/// The days or times on this part of the page.
fn offered(kiosk: &Kiosk) -> Vec<String> {
    targets(&kiosk.page())
        .into_iter()
        .filter(|(_, act)| matches!(act, Act::Day(_) | Act::Time(_)))
        .map(|(label, _)| label)
        .collect()
}

fn sealed(kiosk: &Kiosk) -> Manifest {
    let filings = kiosk.store().filings().unwrap();
    let manifest = kiosk.store().manifest(filings[0].id).unwrap();
    serde_json::from_slice(&manifest).unwrap()
}

#[test]
fn a_day_then_a_time_is_kept_shown_and_never_promised() {
    let data = tempfile::tempdir().unwrap();
    // Friday, ten to eight in the morning.
    let mut kiosk = kiosk(data.path(), "2026-11-27T00:50:00Z");
    let hint = says(&kiosk.page()).join(" ");
    let expected = "Đây là giờ dự kiến. Quầy sẽ xác nhận với bác.";
    assert!(hint.contains(expected), "{hint}");
    let days = ["Thứ Sáu, 27 tháng 11", "Thứ Hai, 30 tháng 11"];
    assert_eq!(offered(&kiosk)[..2], days);
    assert!(kiosk.page().next.is_none(), "no day is chosen yet");
    kiosk.tap("Thứ Sáu, 27 tháng 11");
    assert_eq!(offered(&kiosk)[0], "9 giờ sáng", "an hour to get ready");
    kiosk.tap("Tiếp tục");
    assert!(kiosk.page().problem.is_some(), "no time is chosen yet");
    kiosk.act(Act::Back);
    kiosk.tap("Thứ Hai, 30 tháng 11");
    kiosk.tap("8 giờ rưỡi sáng");
    kiosk.tap("Tiếp tục");
    kiosk.tap("Tiếp tục");
    kiosk.tap("Gửi hồ sơ");
    let said = says(&kiosk.page()).join(" ");
    let when = "8 giờ rưỡi sáng, Thứ Hai, 30 tháng 11";
    assert!(said.contains(when), "{said}");
    assert!(said.contains("Hẹn dự kiến"), "{said}");
    let kept = Appointment {
        day: date(2026, 11, 30),
        time: time(8, 30, 0, 0),
    };
    let last = sealed(&kiosk).answers.pop().unwrap();
    assert_eq!(last.answer.value(), Some(&Value::Appointment(kept)));
    // What is done at the counter is done on that day.
    let expected = kiosk.app().done().unwrap().expected_day;
    assert_eq!(expected, date(2026, 11, 30));
}

#[test]
fn without_an_appointment_the_slip_leads_to_the_counter_at_once() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path(), "2026-11-27T01:00:00Z");
    kiosk.tap("Không hẹn, tôi ra quầy ngay");
    assert_eq!(kiosk.page().id, "check");
    kiosk.tap("Tiếp tục");
    kiosk.tap("Gửi hồ sơ");
    let said = says(&kiosk.page()).join(" ");
    assert!(said.contains("Cầm phiếu này ra quầy số 3"), "{said}");
    assert!(!said.contains("Hẹn dự kiến"), "{said}");
}

#[test]
fn late_in_the_day_before_a_holiday_the_next_open_day_is_offered() {
    let data = tempfile::tempdir().unwrap();
    // Monday, a quarter past two; Tuesday is the day of Vietnamese culture.
    let mut kiosk = kiosk(data.path(), "2026-11-23T07:15:00Z");
    assert_eq!(offered(&kiosk)[0], "Thứ Tư, 25 tháng 11");
    kiosk.tap("Thứ Tư, 25 tháng 11");
    let mut times = offered(&kiosk);
    while let Some((_, more)) = targets(&kiosk.page())
        .into_iter()
        .find(|(label, _)| label == "Xem tiếp")
    {
        kiosk.act(more);
        times.extend(offered(&kiosk));
    }
    assert_eq!(times.len(), 10, "{times:?}");
    // Nothing at lunch, and nothing from three on.
    assert_eq!(times[9], "2 giờ rưỡi chiều");
    assert!(!times.contains(&"12 giờ trưa".to_owned()), "{times:?}");
}

#[test]
fn a_power_cut_brings_the_chosen_day_back() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path(), "2026-11-27T01:00:00Z");
    kiosk.tap("Thứ Hai, 30 tháng 11");
    kiosk.tap("9 giờ sáng");
    let before = kiosk.page();
    kiosk.lose_power();
    assert_eq!(kiosk.page(), before);
}

#[test]
fn the_soonest_time_takes_one_tap_and_can_be_left_for_another_day() {
    let data = tempfile::tempdir().unwrap();
    // Friday, eight in the morning.
    let mut kiosk = kiosk(data.path(), "2026-11-27T01:00:00Z");
    kiosk.tap("Sớm nhất");
    assert_eq!(kiosk.page().id, "question-appointment", "it is only marked");
    kiosk.tap("Thứ Hai, 30 tháng 11");
    assert_eq!(kiosk.page().id, "question-appointment-time");
    kiosk.act(Act::Back);
    kiosk.tap("Sớm nhất");
    kiosk.tap("Tiếp tục");
    kiosk.tap("Tiếp tục");
    kiosk.tap("Gửi hồ sơ");
    let kept = Appointment {
        day: date(2026, 11, 27),
        time: time(9, 0, 0, 0),
    };
    let last = sealed(&kiosk).answers.pop().unwrap();
    assert_eq!(last.answer.value(), Some(&Value::Appointment(kept)));
}
