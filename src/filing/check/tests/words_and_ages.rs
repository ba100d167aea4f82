//! Rules over ages, words, issuers and people.

use super::*;

#[test]
fn an_age_that_the_papers_leave_open_goes_to_the_officer_and_stops_nobody() {
    let rule = |min, max| Rule::YearsBetween {
        from: id("a"),
        to: None,
        min,
        max,
        force: Days::default(),
    };
    let undecided = || Some(FindingKind::Undecided("rule".into()));
    for (min, max, born, expected) in [
        (Some(75), None, year(1950), None),
        (Some(75), None, year(1951), undecided()),
        (Some(75), None, year(1952), broken()),
        (None, Some(74), year(1951), undecided()),
        (None, Some(74), year(1950), broken()),
        (Some(75), None, day(1951, 11, 24), None),
    ] {
        assert_eq!(
            verdict(rule(min, max), &[("a", born.clone())]),
            expected,
            "{born:?}"
        );
    }
    let procedure = procedure(vec![question("a")], vec![check(rule(Some(75), None))]);
    let answers: Answers = [(id("a"), Answer::by_resident(year(1951)))].into();
    let findings = found(&procedure, &answers);
    assert_eq!(findings.len(), 1);
    assert_eq!(
        findings[0].severity,
        Severity::Warn,
        "the check itself stops"
    );
    assert_eq!(findings[0].clone().warning().unwrap(), "undecided:a");
}

#[test]
fn one_year_that_leaves_several_ages_open_is_told_once() {
    let rule = |min| {
        check(Rule::YearsBetween {
            from: id("a"),
            to: None,
            min: Some(min),
            max: None,
            force: Days::default(),
        })
    };
    let procedure = procedure(vec![question("a")], vec![rule(75), rule(75)]);
    let answers: Answers = [(id("a"), Answer::by_resident(year(1951)))].into();
    assert_eq!(found(&procedure, &answers).len(), 1);
}

#[test]
fn an_age_of_marriage_is_asked_of_marriages_since_its_law_alone() {
    let days = |since, until| Rule::YearsBetween {
        from: id("a"),
        to: Some(id("b")),
        min: Some(20),
        max: None,
        force: Days { since, until },
    };
    let law = civil::date(2015, 1, 1);
    let since = days(Some(law), None);
    let until = days(None, Some(civil::date(2014, 12, 31)));
    let young_in = |year| [("a", day(year - 19, 1, 2)), ("b", day(year, 6, 1))];
    assert_eq!(verdict(since.clone(), &young_in(2015)), broken());
    assert_eq!(verdict(since, &young_in(1958)), None);
    assert_eq!(verdict(until.clone(), &young_in(1958)), broken());
    assert_eq!(verdict(until, &young_in(2015)), None);
}

#[test]
fn a_date_lies_within_days_as_far_as_its_precision_tells() {
    let rule = || Rule::DateWithin {
        date: id("a"),
        days: Days {
            since: Some(civil::date(2024, 7, 1)),
            until: Some(civil::date(2025, 6, 30)),
        },
    };
    for (date, expected) in [
        (day(2024, 7, 1), None),
        (day(2024, 6, 30), broken()),
        (day(2025, 6, 30), None),
        (day(2025, 7, 1), broken()),
        (year(2024), None),
        (year(2026), broken()),
    ] {
        assert_eq!(
            verdict(rule(), &[("a", date.clone())]),
            expected,
            "{date:?}"
        );
    }
}

#[test]
fn a_man_cannot_be_a_mother() {
    let rule = |sex| Rule::NumberHasSex {
        number: id("a"),
        sex,
    };
    let woman = [("a", number("001152000017"))];
    let man = [("a", number("001048000025"))];
    assert_eq!(verdict(rule(Sex::Female), &woman), None);
    assert_eq!(verdict(rule(Sex::Female), &man), broken());
    assert_eq!(verdict(rule(Sex::Male), &man), None);
    assert_eq!(verdict(rule(Sex::Male), &woman), broken());
}

#[test]
fn no_copies_at_all_are_asked_about_again() {
    let rule = |min, max| Rule::NumberBetween {
        number: id("a"),
        min,
        max,
    };
    let copies = |count| [("a", Value::Number(count))];
    assert_eq!(verdict(rule(Some(1), None), &copies(0)), broken());
    assert_eq!(verdict(rule(Some(1), None), &copies(1)), None);
    assert_eq!(verdict(rule(None, Some(5)), &copies(5)), None);
    assert_eq!(verdict(rule(None, Some(5)), &copies(6)), broken());
}

#[test]
fn words_that_belong_in_another_box_are_found_with_their_marks() {
    let rule = |words: &[&str], unless: &[&str], whole| Rule::NoWords {
        text: id("a"),
        words: words.iter().map(|word| (*word).to_owned()).collect(),
        unless: unless.iter().map(|word| (*word).to_owned()).collect(),
        whole,
    };
    let people = || rule(&["Kinh", "dân tộc"], &[], false);
    let kinship = || rule(&["ba", "ba tôi"], &[], true);
    let district = || rule(&["quận", "huyện"], &["cũ"], false);
    for (rule, said, expected) in [
        (people(), text("KINH"), broken()),
        (people(), text("người Kinh"), broken()),
        (people(), text("Dân tộc: Tày"), broken()),
        (people(), text("Kinhs"), None),
        (people(), text("Pháp"), None),
        (kinship(), text("Ba"), broken()),
        (kinship(), text("ba tôi"), broken()),
        (kinship(), text("bà"), None),
        (kinship(), text("con thứ ba"), None),
        (district(), text("12 phố Huế, Quận Hai Bà Trưng"), broken()),
        (district(), text("12 phố Huế (quận Hai Bà Trưng cũ)"), None),
        (district(), text("12 phố Huế"), None),
    ] {
        assert_eq!(
            verdict(rule.clone(), &[("a", said.clone())]),
            expected,
            "{rule:?} {said:?}"
        );
    }
    let Value::Place(mut home) = place(OWN) else {
        unreachable!()
    };
    home.detail = "Tổ 5, quận Hai Bà Trưng".into();
    assert_eq!(verdict(district(), &[("a", Value::Place(home))]), broken());
}

#[test]
fn an_issuer_of_another_time_is_found_and_an_unknown_one_is_left_alone() {
    let row = |from, text: &str| DatedText {
        from,
        text: text.into(),
    };
    let rule = || Rule::IssuerOfItsTime {
        issuer: id("a"),
        date: id("b"),
        rows: vec![
            row(None, "Cục Cảnh sát"),
            row(Some(civil::date(2024, 7, 1)), "Bộ Công an"),
        ],
    };
    for (issuer, date, expected) in [
        ("Cục cảnh sát", day(2024, 6, 30), None),
        ("cục cảnh sát", day(2024, 7, 1), broken()),
        ("BỘ CÔNG AN", day(2021, 4, 15), broken()),
        ("Công an Hà Nội", day(2021, 4, 15), None),
        ("Bộ Công an", year(2024), None),
    ] {
        let values = [("a", text(issuer)), ("b", date)];
        assert_eq!(verdict(rule(), &values), expected, "{values:?}");
    }
}

#[test]
fn one_decree_for_two_events_is_found_however_it_is_written() {
    let rule = || Rule::Different(id("a"), id("b"));
    let values = |one, other| [("a", text(one)), ("b", text(other))];
    assert_eq!(
        verdict(rule(), &values("12/2015/QĐST-HNGĐ", "12/2015 qđst hngđ")),
        broken()
    );
    assert_eq!(
        verdict(rule(), &values("12/2015/QĐST-HNGĐ", "13/2015/QĐST-HNGĐ")),
        None
    );
}

#[test]
fn one_person_in_two_blocks_is_found_by_name_and_birth() {
    let rule = || Rule::DifferentPeople {
        names: [id("a"), id("b")],
        births: [id("c"), id("d")],
    };
    let people = |one: &str, born, other: &str, other_born| {
        [
            ("a", name(one)),
            ("b", name(other)),
            ("c", born),
            ("d", other_born),
        ]
    };
    let born = || day(1952, 3, 20);
    assert_eq!(
        verdict(rule(), &people("Lê Hoà", born(), "LÊ HÒA", born())),
        broken()
    );
    assert_eq!(
        verdict(rule(), &people("Lê Hoà", born(), "Lê Hoa", born())),
        None
    );
    assert_eq!(
        verdict(rule(), &people("Lê Hoà", born(), "Lê Hòa", year(1952))),
        None
    );
}

#[test]
fn a_day_that_no_calendar_has_is_told_in_every_procedure() {
    let mut date = question("a");
    date.kind = Kind::Date {
        at_least: Precision::Day,
        future: false,
        lunar: false,
        weekday: false,
    };
    let day = Value::Date(PartialDate::as_written(1948, 2, 30).unwrap());
    let answers: Answers = [(id("a"), Answer::by_resident(day))].into();
    let findings = found(&procedure(vec![date], Vec::new()), &answers);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].kind, FindingKind::NotInCalendar);
    assert_eq!(findings[0].severity, Severity::Warn);
    assert_eq!(findings[0].clone().warning().unwrap(), "not_in_calendar:a");
}

#[test]
fn another_province_is_another_authority() {
    let rule = || Rule::InOwnProvince(id("a"));
    assert_eq!(verdict(rule(), &[("a", place("00001"))]), None);
    let Value::Place(mut far) = place("00001") else {
        unreachable!()
    };
    far.province.code = "79".into();
    assert_eq!(verdict(rule(), &[("a", Value::Place(far))]), broken());
}
