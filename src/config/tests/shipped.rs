//! What residents get: the folder in this repository.

use crate::config::settings::MenuEntry;
use crate::config::texts::{Argument, Language};
use crate::config::{Config, check, load};
use crate::filing::answer::QuestionId;
use crate::filing::procedure::{ExitKind, Handling, Kind, Severity};
use jiff::civil::{Date, date};
use std::path::Path;

const TODAY: Date = date(2026, 11, 24);

pub(super) fn shipped() -> Config {
    load(Path::new("kiosk-config")).unwrap()
}

#[test]
fn the_shipped_folder_has_no_mistake() {
    let (report, fine) = check(Path::new("kiosk-config"), TODAY);
    assert!(fine, "{report}");
    let ward = "Phường Bạch Mai, Thành phố Hà Nội: ";
    assert!(report.starts_with(ward), "{report}");
    let counts = "34 provinces, 3321 communes; no mistakes";
    assert!(report.contains(counts), "{report}");
}

#[test]
fn every_procedure_stands_in_one_group_of_the_menu() {
    let config = shipped();
    let codes: Vec<&str> = config.procedures.iter().map(|p| p.code.as_str()).collect();
    assert!(codes.starts_with(&["1.004873", "1.001193"]), "{codes:?}");
    let files = std::fs::read_dir("kiosk-config/procedures").unwrap();
    assert_eq!(codes.len(), files.count(), "one is not in the menu");
    let groups = config.settings.menu.iter().map(|entry| match entry {
        MenuEntry::Group(group) => group.procedures.len(),
        MenuEntry::Procedure(id) => panic!("{id} stands in no group"),
    });
    let sizes: Vec<usize> = groups.collect();
    // With the search and the person, six on a page (C19).
    assert!(sizes.len() <= 4, "{sizes:?}");
    assert!(sizes.iter().all(|size| *size <= 5), "{sizes:?}");
    assert!(config.procedure("ghost", TODAY).is_none());
}

#[test]
fn the_country_has_34_provinces_and_3321_communes() {
    let places = shipped().places;
    let communes: usize = places.provinces.iter().map(|p| p.communes.len()).sum();
    assert_eq!((places.provinces.len(), communes), (34, 3321));
    let hanoi = places.province("01").unwrap();
    let wards = hanoi
        .communes
        .iter()
        .filter(|c| c.name.starts_with("Phường "))
        .count();
    assert_eq!((hanoi.communes.len(), wards), (126, 51));
    for (code, name) in [
        ("00292", "Phường Bạch Mai"),
        ("00256", "Phường Hai Bà Trưng"),
        ("00082", "Phường Cửa Nam"),
        ("00097", "Phường Hồng Hà"),
        ("00283", "Phường Vĩnh Tuy"),
        ("00322", "Phường Tương Mai"),
    ] {
        assert!(
            hanoi
                .communes
                .iter()
                .any(|c| c.code == code && c.name == name),
            "{name}"
        );
    }
    for (province, communes) in [("04", 56), ("75", 95), ("79", 168), ("38", 166), ("12", 38)] {
        assert_eq!(
            places.province(province).unwrap().communes.len(),
            communes,
            "{province}"
        );
    }
}

#[test]
fn communes_stand_in_vietnamese_order() {
    let places = shipped().places;
    let hanoi = places.province("01").unwrap();
    let place = |name: &str| hanoi.communes.iter().position(|c| c.name == name).unwrap();
    let order = [
        "Xã An Khánh",
        "Phường Ba Đình",
        "Phường Bạch Mai",
        "Xã Bát Tràng",
        "Xã Bất Bạt",
        "Xã Dân Hòa",
        "Xã Đa Phúc",
        "Phường Đống Đa",
        "Phường Ô Chợ Dừa",
        "Phường Yên Hòa",
    ];
    let places: Vec<usize> = order.iter().map(|name| place(name)).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn results_are_due_on_the_days_of_the_calendar() {
    let config = shipped();
    let marital = &config.procedure("marital-status", TODAY).unwrap().deadline;
    let birth = &config.procedure("birth", TODAY).unwrap().deadline;
    assert_eq!(marital.extra_working_days, 3);
    // Vectors of data.md §10.3.
    let in_three_days: [(Date, Date); 5] = [
        (date(2026, 11, 23), date(2026, 11, 27)),
        (date(2026, 11, 27), date(2026, 12, 2)),
        (date(2026, 12, 31), date(2027, 1, 6)),
        (date(2027, 4, 15), date(2027, 4, 21)),
        (date(2027, 4, 28), date(2027, 5, 5)),
    ];
    for (received, expected) in in_three_days {
        let received = received.at(9, 0, 0, 0);
        assert_eq!(config.calendar.expected_day(marital, received), expected);
    }
    for (received, expected) in [
        (date(2026, 10, 30).at(14, 59, 0, 0), date(2026, 10, 30)),
        (date(2026, 10, 30).at(15, 1, 0, 0), date(2026, 11, 2)),
        (date(2026, 12, 31).at(16, 0, 0, 0), date(2027, 1, 4)),
        (date(2026, 11, 23).at(15, 30, 0, 0), date(2026, 11, 25)),
    ] {
        assert_eq!(config.calendar.expected_day(birth, received), expected);
    }
}

#[test]
fn a_hint_is_offered_in_both_languages_or_in_none() {
    let texts = shipped().texts;
    for procedure in shipped().procedures {
        for question in procedure.questions {
            for attribute in ["hint", "why"] {
                let key = format!("{}.{attribute}", question.text.0);
                let vietnamese = texts.has(Language::Vietnamese, &key);
                assert_eq!(vietnamese, texts.has(Language::English, &key), "{key}");
            }
        }
    }
}

#[test]
fn the_forms_labels_are_vietnamese_in_both_languages() {
    let config = shipped();
    for question in config.procedures.iter().flat_map(|p| &p.questions) {
        let key = format!("{}.form", question.text.0);
        assert_eq!(
            config.texts.say(Language::Vietnamese, &key, &[]),
            config.texts.say(Language::English, &key, &[]),
            "{key}"
        );
    }
}

#[test]
fn a_sentence_is_said_with_the_form_of_address_and_without_hidden_signs() {
    let texts = shipped().texts;
    let address = [
        ("you", Argument::from("ông")),
        ("You", Argument::from("Ông")),
    ];
    assert_eq!(
        texts.say(Language::Vietnamese, "question-requester_birth", &address),
        "Ông sinh ngày nào ạ?"
    );
    assert_eq!(
        texts.say(Language::English, "question-requester_birth", &address),
        "When were you born?"
    );
    assert_eq!(
        texts.say(Language::Vietnamese, "procedure-birth.official", &[]),
        "Đăng ký khai sinh"
    );
}

#[test]
fn a_missing_sentence_shows_its_key() {
    let texts = shipped().texts;
    for key in ["no-such-key", "procedure-birth.no-such-attribute", "", "."] {
        assert_eq!(texts.say(Language::English, key, &[]), format!("⟨{key}⟩"));
        assert!(!texts.has(Language::English, key));
    }
}

#[test]
fn marital_status_asks_the_purpose_first_and_the_relation_before_the_persons() {
    let config = shipped();
    let procedure = config.procedure("marital-status", TODAY).unwrap();
    let place = |id: &str| {
        let id = QuestionId::from(id);
        procedure.questions.iter().position(|q| q.id == id).unwrap()
    };
    assert_eq!(place("purpose"), 0);
    assert!(place("requester_relation") < place("requester_number"));
    assert!(place("requester_birth") < place("subject_number"));
    let happy: Vec<&str> = procedure
        .exits
        .iter()
        .filter(|exit| exit.kind == ExitKind::NotNeeded)
        .map(|exit| exit.id.as_str())
        .collect();
    assert_eq!(happy, ["no_paper_to_marry"]);
    let Kind::Choice(options) = &procedure.question(&"marital_status".into()).unwrap().kind else {
        unreachable!("marital_status is a choice");
    };
    assert_eq!(options.len(), 6);
}

#[test]
fn both_procedures_end_with_papers_delivery_and_contact() {
    let config = shipped();
    for procedure in ["birth", "marital-status"].map(|id| config.procedure(id, TODAY).unwrap()) {
        let steps: Vec<&str> = procedure.steps.iter().map(String::as_str).collect();
        assert!(
            steps.ends_with(&["papers", "copies", "delivery", "contact"]),
            "{steps:?}"
        );
        let shown = procedure.questions.iter().any(|question| {
            matches!(&question.kind, Kind::Paper(paper) if paper.handling == Handling::ShowAtDesk)
        });
        assert!(shown, "{} lists no paper to show", procedure.id);
        assert!(
            procedure
                .checks
                .iter()
                .any(|check| check.severity == Severity::Stop)
        );
    }
}

#[test]
fn every_form_field_of_the_official_form_has_a_source() {
    // The rows of procedures.md P1–P3 and P5–P7 that a resident fills in; the others are printed.
    for (id, fields) in [
        ("birth", 2..=31),
        ("marital-status", 2..=19),
        ("death", 2..=19),
        ("marriage", 2..=20),
        ("register-copy", 2..=17),
        ("birth-again", 2..=33),
        ("correction", 2..=17),
    ] {
        let config = shipped();
        let procedure = config.procedure(id, TODAY).unwrap();
        let questions = procedure.questions.iter().map(|q| &q.form_field);
        let derived = procedure.derivations.iter().map(|d| &d.form_field);
        let known: Vec<&str> = questions
            .chain(derived)
            .flatten()
            .map(String::as_str)
            .collect();
        for field in fields {
            // The declaration and the signature.
            let signed = matches!(
                (id, field),
                ("birth", 30) | ("marital-status", 18) | ("marriage", 19)
            );
            let known = known.contains(&field.to_string().as_str());
            assert!(known || signed, "{id}: nothing fills in row {field}");
        }
    }
}

#[test]
fn long_lists_have_a_short_first_page() {
    for procedure in shipped().procedures {
        for question in &procedure.questions {
            if let Kind::Choice(options) = &question.kind
                && options.len() > 6
            {
                let featured = options.iter().filter(|option| option.featured).count();
                assert!((1..=5).contains(&featured), "{}: {featured}", question.id);
            }
        }
    }
}

#[test]
fn the_commonest_names_and_the_wards_streets_are_offered() {
    let config = shipped();
    let lists = &config.suggestions;
    let first = |words: &crate::filing::suggestion::Words| words.iter().next().map(str::to_owned);
    assert_eq!(first(&lists.family_names).as_deref(), Some("Nguyễn"));
    assert_eq!(first(&lists.middle_names).as_deref(), Some("Thị"));
    assert!(!lists.given_names.is_empty());
    let ward = &config.settings.ward.commune.code;
    assert!(
        lists.streets[ward]
            .iter()
            .any(|street| street == "phố Bạch Mai")
    );
}

#[test]
fn a_real_keyboard_types_telex_unless_the_ward_says_otherwise() {
    use crate::vietnamese::typing::Typing;
    let telex = "typing = \"telex\"";
    assert_eq!(shipped().settings.keyboard.typing, Typing::Telex);
    let without = super::folder::Copy::of_the_shipped().replace(
        "kiosk.toml",
        "[keyboard]\ntyping = \"telex\"",
        "",
    );
    assert_eq!(
        without.load().unwrap().settings.keyboard.typing,
        Typing::Telex
    );
    for (word, typing) in [("vni", Typing::Vni), ("plain", Typing::Plain)] {
        let folder = super::folder::Copy::of_the_shipped().replace(
            "kiosk.toml",
            telex,
            &format!("typing = \"{word}\""),
        );
        assert_eq!(folder.load().unwrap().settings.keyboard.typing, typing);
    }
}
