//! Copies, births registered again and corrections: what the law makes of the answers.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::interview_walks::interview;
use crate::lobby::{self, Kiosk, says};
use jiff::civil;
use motcua::config::Config;
use motcua::filing::answer::{Answer, Answers, Author, Reply, Value};
use motcua::filing::check::{self, FindingKind};
use motcua::filing::date::PartialDate;
use motcua::filing::interview::{Interview, Next};
use motcua::filing::person_name::PersonName;
use motcua::filing::procedure::Procedure;
use motcua::kiosk::page::Act;
use std::path::Path;

fn answers(given: &[(&str, Reply)]) -> Answers {
    given
        .iter()
        .map(|(id, reply)| {
            let answer = Answer {
                reply: reply.clone(),
                author: Author::Resident,
            };
            ((*id).into(), answer)
        })
        .collect()
}

fn choice(option: &str) -> Reply {
    Reply::Known(Value::Choice(option.to_owned()))
}

fn name(name: &str) -> Reply {
    Reply::Known(Value::Name(PersonName::new(name).unwrap()))
}

fn text(text: &str) -> Reply {
    Reply::Known(Value::Text(text.to_owned()))
}

fn day(year: i16, month: i8, day: i8) -> Reply {
    let date = PartialDate::new(year, Some(month), Some(day)).unwrap();
    Reply::Known(Value::Date(date))
}

fn year(year: i16) -> Reply {
    Reply::Known(Value::Date(PartialDate::Year(year)))
}

fn procedure<'a>(config: &'a Config, id: &str) -> &'a Procedure {
    config.procedure(id, crate::lobby::today()).unwrap()
}

/// The sentence for row 15 of the form.
fn content(config: &Config, given: &[(&str, Reply)]) -> Option<Value> {
    let answers = answers(given);
    interview(config, procedure(config, "correction"), &answers).value(&"content".into())
}

#[test]
fn the_form_of_a_correction_says_what_from_what_to_what() {
    let config = lobby::config();
    for (given, expected) in [
        (
            vec![
                ("act", choice("correct")),
                ("item", choice("name")),
                ("wrong_name", name("Nguyễn Thị Lụa")),
                ("new_name", name("Nguyễn Thị Lúa")),
            ],
            "Cải chính họ, chữ đệm, tên từ “NGUYỄN THỊ LỤA” thành “NGUYỄN THỊ LÚA”",
        ),
        (
            vec![
                ("act", choice("correct")),
                ("item", choice("other")),
                ("item_text", text("giới tính")),
                ("current_text", text("Nam")),
                ("new_text", text("Nữ")),
            ],
            "Cải chính mục “giới tính” từ “Nam” thành “Nữ”",
        ),
        (
            vec![
                ("act", choice("add")),
                ("item", choice("birth_date")),
                ("current_birth", year(1950)),
                ("new_birth", day(1950, 9, 2)),
            ],
            "Bổ sung ngày, tháng, năm sinh từ “1950” thành “02/09/1950”",
        ),
        (
            vec![
                ("act", choice("add")),
                ("item", choice("hometown")),
                ("added_text", text("xã Ví Dụ, thành phố Hà Nội")),
            ],
            "Bổ sung quê quán: “xã Ví Dụ, thành phố Hà Nội”",
        ),
        (
            vec![
                ("act", choice("change")),
                ("wrong_name", name("Lê Thị Tép")),
                ("new_name", name("Lê Thị Trang")),
            ],
            "Thay đổi họ, chữ đệm, tên từ “LÊ THỊ TÉP” thành “LÊ THỊ TRANG”",
        ),
        (
            vec![
                ("act", choice("ethnicity")),
                ("subject_ethnicity", choice("kinh")),
                ("new_ethnicity", choice("tay")),
            ],
            "Xác định lại dân tộc từ “Kinh” thành “Tày”",
        ),
    ] {
        assert_eq!(
            content(&config, &given),
            Some(Value::Text(expected.to_owned()))
        );
    }
    assert_eq!(content(&config, &[]), None);
}

#[test]
fn what_a_changed_answer_left_behind_does_not_reach_the_form() {
    let config = lobby::config();
    let given = [
        ("act", choice("change")),
        ("item", choice("hometown")),
        ("current_text", text("Hà Tây")),
        ("new_text", text("Hà Nội")),
        ("wrong_name", name("Lê Thị Tép")),
        ("new_name", name("Lê Thị Trang")),
    ];
    let expected = "Thay đổi họ, chữ đệm, tên từ “LÊ THỊ TÉP” thành “LÊ THỊ TRANG”";
    assert_eq!(
        content(&config, &given),
        Some(Value::Text(expected.to_owned()))
    );
}

#[test]
fn what_is_only_completed_is_ready_the_same_day() {
    let config = lobby::config();
    let correction = procedure(&config, "correction");
    for (act, days) in [("add", 0), ("correct", 3), ("change", 3), ("ethnicity", 3)] {
        let answers = answers(&[("act", choice(act))]);
        let deadline = interview(&config, correction, &answers).deadline();
        assert_eq!(deadline.working_days, days, "{act}");
    }
}

#[test]
fn the_fee_of_a_correction_follows_the_age_and_is_never_too_low() {
    let config = lobby::config();
    let correction = procedure(&config, "correction");
    for (born, dong) in [
        (day(2012, 11, 24), 25_000),
        (day(2012, 11, 25), 5_000),
        (year(2012), 25_000),
        (year(1938), 25_000),
    ] {
        let answers = answers(&[
            ("requester_relation", choice("other")),
            ("act", choice("change")),
            ("subject_birth", born.clone()),
        ]);
        let fee = interview(&config, correction, &answers).expected_fee();
        assert_eq!(fee, dong, "{born:?}");
    }
}

#[test]
fn copies_are_free_for_holders_of_an_e_identity_on_the_days_of_the_law() {
    let config = lobby::config();
    let register_copy = procedure(&config, "register-copy");
    for (e_identity, today, dong) in [
        (true, civil::date(2026, 8, 14), 16_000),
        (true, civil::date(2026, 8, 15), 0),
        (true, civil::date(2027, 2, 28), 0),
        (false, civil::date(2026, 8, 15), 16_000),
    ] {
        let answers = answers(&[
            ("copies", Reply::Known(Value::Number(2))),
            ("e_identity", Reply::Known(Value::YesNo(e_identity))),
        ]);
        let now = interview(&config, register_copy, &answers);
        let then = Interview { today, ..now };
        assert_eq!(then.expected_fee(), dong, "{today}");
    }
}

/// The checks that are broken, beside what is still missing.
fn broken(config: &Config, id: &str, given: &[(&str, Reply)]) -> Vec<String> {
    let answers = answers(given);
    check::findings(&interview(config, procedure(config, id), &answers))
        .into_iter()
        .filter_map(|finding| match finding.kind {
            FindingKind::Broken(check) => Some(check),
            _ => None,
        })
        .collect()
}

#[test]
fn only_a_registration_of_before_2016_is_made_again() {
    let config = lobby::config();
    for (date, found) in [
        (day(2015, 12, 31), false),
        (day(2016, 1, 1), true),
        (year(2015), false),
        (year(2016), true),
        (Reply::Unknown, false),
    ] {
        let broken = broken(&config, "birth-again", &[("former_date", date.clone())]);
        let told = broken.iter().any(|check| check == "again_before_2016");
        assert_eq!(told, found, "{date:?}");
    }
}

#[test]
fn the_name_on_the_card_in_the_place_of_the_wrong_one_is_noticed() {
    let config = lobby::config();
    let given = |wrong: &str, right: &str| {
        vec![
            ("requester_relation", choice("self")),
            ("act", choice("correct")),
            ("item", choice("name")),
            ("requester_name", name("Nguyễn Thị Lúa")),
            ("wrong_name", name(wrong)),
            ("new_name", name(right)),
        ]
    };
    let found = |wrong, right| broken(&config, "correction", &given(wrong, right));
    assert!(found("Nguyễn Thị Lụa", "Nguyễn Thị Lúa").is_empty());
    assert_eq!(
        found("Nguyễn Thị Lúa", "Nguyễn Thị Lụa"),
        ["new_content_as_current"]
    );
    assert_eq!(found("Nguyễn Thị Lụa", "Nguyễn Thị Lụa"), ["same_content"]);
}

#[test]
fn nobody_is_asked_for_the_card_or_the_address_of_a_parent_who_has_died() {
    let config = lobby::config();
    let again = procedure(&config, "birth-again");
    for (alive, asked) in [(true, true), (false, false)] {
        let answers = answers(&[
            ("requester_relation", choice("self")),
            ("parents_known", choice("both")),
            ("mother_alive", Reply::Known(Value::YesNo(alive))),
            ("mother_birth", year(1925)),
            ("mother_number", Reply::Unknown),
        ]);
        let interview = interview(&config, again, &answers);
        let put: Vec<&str> = interview
            .asked_questions()
            .map(|question| question.id.as_str())
            .collect();
        for id in ["mother_number", "mother_residence"] {
            assert_eq!(put.contains(&id), asked, "{id}");
        }
        let residence = interview.value(&"mother_residence_of_the_dead".into());
        assert_eq!(residence.is_some(), !alive);
    }
}

#[test]
fn the_three_services_send_on_what_they_cannot_do() {
    let config = lobby::config();
    for (id, given, exit) in [
        (
            "register-copy",
            vec![
                ("copy_kind", choice("birth")),
                ("old_paper", choice("register_lost")),
            ],
            "register_lost_birth",
        ),
        (
            "register-copy",
            vec![
                ("copy_kind", choice("marriage")),
                ("old_paper", choice("register_lost")),
            ],
            "register_lost_other",
        ),
        (
            "birth-again",
            vec![("registered", choice("since_2016"))],
            "registered_since_2016",
        ),
        (
            "birth-again",
            vec![("registered", Reply::Unknown)],
            "register_unsure",
        ),
        (
            "birth-again",
            vec![("again_lost", choice("original_kept"))],
            "original_kept",
        ),
        (
            "birth-again",
            vec![("place_here", choice("elsewhere"))],
            "paper_elsewhere",
        ),
        (
            "correction",
            vec![
                ("act", choice("correct")),
                ("reason", choice("school_record")),
            ],
            "school_record",
        ),
    ] {
        let answers = answers(&given);
        let next = interview(&config, procedure(&config, id), &answers).next(None);
        let Next::Exit(taken) = next else {
            unreachable!("{id} goes on with {given:?}");
        };
        assert_eq!(taken.id, exit);
    }
}

#[test]
fn an_entry_without_number_and_date_is_told_to_be_hard_to_find() {
    let config = lobby::config();
    for (date, found) in [(Reply::Unknown, true), (year(1948), false)] {
        let given = [("old_paper", choice("none")), ("entry_date", date.clone())];
        let broken = broken(&config, "register-copy", &given);
        let told = broken.iter().any(|check| check == "entry_hard_to_find");
        assert_eq!(told, found, "{date:?}");
    }
}

/// A kiosk at this question of a birth that is registered again.
fn at(data: &Path, question: &str) -> Kiosk {
    let mut kiosk = Kiosk::open(data, lobby::config());
    kiosk.begin("birth-again");
    while kiosk.page().id != format!("question-{question}") {
        kiosk.answer("birth-again");
    }
    kiosk
}

fn shows(kiosk: &Kiosk, words: &str) -> bool {
    says(&kiosk.page()).iter().any(|text| text.contains(words))
}

#[test]
fn the_card_of_a_parent_is_asked_for_while_the_parent_lives() {
    for (answer, next, asked) in [
        ("Có", "question-mother_number", true),
        ("Không", "question-mother_name", false),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = at(data.path(), "mother_alive");
        kiosk.tap(answer);
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, next);
        assert_eq!(shows(&kiosk, "đặt thẻ căn cước"), asked, "{answer}");
    }
}

#[test]
fn an_office_is_asked_for_its_old_name_and_no_house_number() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = at(data.path(), "former_place");
    kiosk.tap("Phường Bạch Mai");
    assert!(shows(&kiosk, "Tên cũ ghi trên giấy"));
    assert!(!shows(&kiosk, "số nhà"));
}
