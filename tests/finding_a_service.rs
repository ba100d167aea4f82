//! What do you need? The groups of the menu, everyday words, and services that an officer does.

use crate::lobby::{self, Kiosk, says, targets};
use motcua::config::settings::MenuEntry;
use motcua::kiosk::page::Act;
use motcua::kiosk::widget::keys::Pressed;

/// A kiosk at the choice of services.
fn kiosk(data: &std::path::Path) -> Kiosk {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.act(Act::Start);
    assert_eq!(kiosk.page().id, "services");
    kiosk
}

/// What the kiosk offers first for these words.
fn first(kiosk: &mut Kiosk, words: &str) -> Option<String> {
    kiosk.act(Act::Search);
    kiosk.write(words);
    kiosk.press(Pressed::Enter);
    let offered = targets(&kiosk.page())
        .into_iter()
        .find(|(_, act)| matches!(act, Act::Choose(_) | Act::Explain(_)));
    offered.map(|(label, _)| label)
}

#[test]
fn everyday_words_find_the_service_with_and_without_marks() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    for (words, service) in [
        ("giấy độc thân", "Giấy xác nhận độc thân"),
        ("giấy xác nhận độc thân", "Giấy xác nhận độc thân"),
        ("giay chua vo chua chong", "Giấy xác nhận độc thân"),
        ("giay doc thna", "Giấy xác nhận độc thân"),
        ("làm giấy khai sinh cho cháu", "Khai sinh cho cháu bé"),
        ("khai sinh cho cháu nội", "Khai sinh cho cháu bé"),
        ("khai sanh cho chau", "Khai sinh cho cháu bé"),
        ("báo tử", "Khai tử người đã mất"),
        ("giay bao tu", "Khai tử người đã mất"),
        ("khai tử", "Khai tử người đã mất"),
        ("sao y", "Sao y giấy tờ"),
        ("cong chung ban sao", "Sao y giấy tờ"),
        ("sửa tên", "Sửa giấy ghi sai"),
        ("sua nam sinh", "Sửa giấy ghi sai"),
        ("sai họ tên", "Sửa giấy ghi sai"),
        ("mất giấy khai sinh", "Xin bản sao giấy cũ"),
        ("tiền người già", "Tiền trợ cấp người già"),
        ("tro cap tuoi gia", "Tiền trợ cấp người già"),
        ("tiền 75 tuổi", "Tiền trợ cấp người già"),
        ("tiền tang", "Tiền lo tang lễ"),
        ("mai tang", "Tiền lo tang lễ"),
        ("chứng thực chữ ký", "Chứng thực chữ ký"),
        ("so yeu ly lich", "Chứng thực chữ ký"),
        ("trợ cấp khuyết tật", "Trợ cấp xã hội hằng tháng"),
        ("nhận ba", "Nhận cha, mẹ, con"),
        ("di chuc", "Di chúc"),
        ("mất hôn thú", "Đăng ký lại kết hôn"),
        ("mất giấy khai sinh", "Xin bản sao giấy cũ"),
        ("trich luc khai tu", "Xin bản sao giấy cũ"),
        ("làm lại giấy khai sinh", "Đăng ký lại khai sinh"),
        ("mat so khai sinh", "Đăng ký lại khai sinh"),
        ("cải chính", "Sửa giấy ghi sai"),
        ("sai ngay sinh", "Sửa giấy ghi sai"),
        ("lấy chồng nước ngoài", "Cưới người nước ngoài"),
        ("sang tên sổ đỏ", "Hợp đồng, giấy nhà đất"),
    ] {
        assert_eq!(
            first(&mut kiosk, words).as_deref(),
            Some(service),
            "{words}"
        );
    }
    for nothing in ["qwerty", "bánh mì"] {
        assert_eq!(first(&mut kiosk, nothing), None, "{nothing}");
        let said = says(&kiosk.page()).join(" ");
        assert!(said.contains("Máy chưa tìm thấy việc này ạ"), "{said}");
    }
}

#[test]
fn a_lost_birth_certificate_is_first_copied_and_then_registered_again() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let _ = first(&mut kiosk, "mất giấy khai sinh");
    let mut found = targets(&kiosk.page());
    while let Some((_, more)) = found.iter().find(|(label, _)| label == "Xem tiếp") {
        kiosk.act(more.clone());
        found.retain(|(label, _)| label != "Xem tiếp");
        found.extend(targets(&kiosk.page()));
    }
    let place = |name: &str| found.iter().position(|(label, _)| label == name);
    let places = ["Xin bản sao giấy cũ", "Đăng ký lại khai sinh"].map(place);
    assert!(places[0].is_some() && places[0] < places[1], "{found:?}");
}

#[test]
fn a_service_that_was_found_is_opened_with_one_tap() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.tap("Tìm bằng chữ");
    kiosk.write("sao y");
    kiosk.tap("Sao y giấy tờ");
    assert_eq!(kiosk.page().id, "privacy");
}

#[test]
fn a_service_that_an_officer_does_ends_with_what_to_bring_and_which_counter() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.tap("Tìm bằng chữ");
    kiosk.write("khai sinh người lớn");
    kiosk.press(Pressed::Enter);
    kiosk.tap("Khai sinh cho người lớn");
    let said = says(&kiosk.page()).join(" ");
    assert!(said.contains("Mang theo: thẻ căn cước"), "{said}");
    assert!(said.contains("quầy số 3"), "{said}");
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "services-found");
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "services-search");
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "services");
}

#[test]
fn every_procedure_is_two_taps_away_and_nobody_is_offered_more_than_six() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let menu = lobby::config().settings.menu;
    let mut reached = 0;
    for (place, entry) in menu.iter().enumerate() {
        let MenuEntry::Group(group) = entry else {
            continue;
        };
        kiosk.act(Act::Group(place));
        let page = kiosk.page();
        assert_eq!(page.id, format!("services-{}", group.id));
        let mut offered = targets(&page);
        while let Some((_, more)) = offered.iter().find(|(label, _)| label == "Xem tiếp") {
            kiosk.act(more.clone());
            offered.retain(|(label, _)| label != "Xem tiếp");
            offered.extend(targets(&kiosk.page()));
        }
        let chosen = |(_, act): &&(String, Act)| matches!(act, Act::Choose(_));
        reached += offered.iter().filter(chosen).count();
        assert!(offered.iter().filter(chosen).count() <= 6, "{page:?}");
        kiosk.act(Act::Back);
        assert_eq!(kiosk.page().id, "services");
    }
    assert_eq!(reached, lobby::config().procedures.len());
}

#[test]
fn what_was_typed_to_find_a_service_is_gone_with_the_visit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.tap("Tìm bằng chữ");
    kiosk.write("giấy của bà Lúa");
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    kiosk.act(Act::Start);
    kiosk.tap("Tìm bằng chữ");
    let said = says(&kiosk.page()).join(" ");
    assert!(!said.contains("Lúa"), "{said}");
}
