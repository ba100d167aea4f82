//! Every kind of rule with a case that holds and one that is broken.

mod words_and_ages;

use super::*;
use crate::filing::answer::{Answer, Answers, Author};
use crate::filing::condition::{Condition, Test};
use crate::filing::person_name::PersonName;
use crate::filing::person_number::{PersonNumber, Sex};
use crate::filing::place::{Place, Unit};
use crate::filing::procedure::{
    DatedText, Days, Deadline, Grounds, Mood, Procedure, Provenance, Question, Rule, TextKey,
};
use crate::filing::working_days::WorkingCalendar;
use jiff::civil;

const TODAY: civil::Date = civil::date(2026, 11, 24);
const OWN: &str = "00292";

fn id(id: &str) -> QuestionId {
    QuestionId::from(id)
}

fn provenance() -> Provenance {
    Provenance {
        source: "test".into(),
        review: None,
    }
}

fn question(name: &str) -> Question {
    Question {
        id: id(name),
        step: "one".into(),
        kind: Kind::Text { max_letters: 100 },
        text: TextKey(format!("question-{name}")),
        required: true,
        unknown_allowed: false,
        when: Condition::Always,
        copy: None,
        private: false,
        form_field: None,
    }
}

fn procedure(questions: Vec<Question>, checks: Vec<Check>) -> Procedure {
    Procedure {
        code: "0.000000".into(),
        id: "test".into(),
        picture: "birth_notice".into(),
        mood: Mood::Plain,
        version: "1".into(),
        valid_from: civil::date(2026, 1, 1),
        valid_to: None,
        provenance: provenance(),
        steps: vec!["one".into()],
        questions,
        derivations: Vec::new(),
        fees: Vec::new(),
        deadline: Deadline {
            working_days: 1,
            extra_working_days: 0,
            same_day_until: civil::time(15, 0, 0, 0),
            provenance: provenance(),
        },
        other_deadlines: Vec::new(),
        checks,
        exits: Vec::new(),
        people: Vec::new(),
        form: None,
    }
}

fn check(rule: Rule) -> Check {
    Check {
        id: "rule".into(),
        rule,
        severity: Severity::Stop,
        when: Condition::Always,
        question: id("a"),
        grounds: Grounds::default(),
    }
}

/// The findings of a procedure with the questions `a`, `b`, `c`, all of them answered by text
/// where the list gives no other value.
fn found(procedure: &Procedure, answers: &Answers) -> Vec<Finding> {
    findings(&Interview {
        procedure,
        answers,
        today: TODAY,
        calendar: &WorkingCalendar::default(),
        own_commune: OWN,
        own_province: "01",
    })
}

fn holds_for(rule: Rule, values: &[(&str, Value)]) -> bool {
    let questions = ["a", "b", "c"].map(question).to_vec();
    let mut answers: Answers = questions
        .iter()
        .map(|question| {
            let reply = Answer {
                reply: Reply::Unknown,
                author: Author::Resident,
            };
            (question.id.clone(), reply)
        })
        .collect();
    for (name, value) in values {
        let _ = answers.insert(id(name), Answer::by_resident(value.clone()));
    }
    let procedure = procedure(questions, vec![check(rule)]);
    !found(&procedure, &answers)
        .iter()
        .any(|finding| finding.kind == FindingKind::Broken("rule".into()))
}

fn day(year: i16, month: i8, day: i8) -> Value {
    Value::Date(PartialDate::new(year, Some(month), Some(day)).unwrap())
}

fn year(year: i16) -> Value {
    Value::Date(PartialDate::new(year, None, None).unwrap())
}

fn name(name: &str) -> Value {
    Value::Name(PersonName::new(name).unwrap())
}

fn number(number: &str) -> Value {
    Value::PersonNumber(PersonNumber::new(number).unwrap())
}

fn choice(option: &str) -> Value {
    Value::Choice(option.into())
}

fn place(commune: &str) -> Value {
    let unit = |code: &str| Unit {
        code: code.into(),
        name: "Ví Dụ".into(),
    };
    Value::Place(Place::new(unit("01"), unit(commune), ""))
}

fn verdict(rule: Rule, values: &[(&str, Value)]) -> Option<FindingKind> {
    let questions = ["a", "b", "c", "d"].map(question).to_vec();
    let procedure = procedure(questions, vec![check(rule)]);
    let answers: Answers = values
        .iter()
        .map(|(name, value)| (id(name), Answer::by_resident(value.clone())))
        .collect();
    found(&procedure, &answers)
        .into_iter()
        .map(|finding| finding.kind)
        .find(|kind| *kind != FindingKind::Missing)
}

fn broken() -> Option<FindingKind> {
    Some(FindingKind::Broken("rule".into()))
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

#[test]
fn dates_in_the_wrong_order_are_found_as_far_as_their_precision_tells() {
    let rule = || Rule::DateOrder {
        earlier: id("a"),
        later: id("b"),
    };
    for (earlier, later, expected) in [
        (day(1952, 3, 20), day(1952, 3, 20), true),
        (day(1952, 3, 21), day(1952, 3, 20), false),
        (day(1952, 3, 21), year(1952), true),
        (year(1953), day(1952, 12, 31), false),
        (year(1952), day(1952, 1, 1), true),
    ] {
        let values = [("a", earlier), ("b", later)];
        assert_eq!(holds_for(rule(), &values), expected, "{values:?}");
    }
}

#[test]
fn years_between_count_whole_years_to_the_day() {
    let until = |to: Option<&str>, min, max| Rule::YearsBetween {
        from: id("a"),
        to: to.map(id),
        min,
        max,
        force: Days::default(),
    };
    for (rule, from, to, expected) in [
        (until(None, Some(18), None), day(2008, 11, 24), None, true),
        (until(None, Some(18), None), day(2008, 11, 25), None, false),
        (until(None, None, Some(17)), day(2008, 11, 25), None, true),
        (until(None, None, Some(17)), day(2008, 11, 24), None, false),
        // Somebody born in 2008 may be 18.
        (until(None, Some(18), None), year(2008), None, true),
        (until(None, Some(18), None), year(2009), None, false),
        (
            until(Some("b"), Some(20), None),
            day(2000, 10, 10),
            Some(day(2020, 10, 10)),
            true,
        ),
        (
            until(Some("b"), Some(20), None),
            day(2000, 10, 11),
            Some(day(2020, 10, 10)),
            false,
        ),
    ] {
        let mut values = vec![("a", from)];
        values.extend(to.map(|to| ("b", to)));
        assert_eq!(
            holds_for(rule.clone(), &values),
            expected,
            "{rule:?} {values:?}"
        );
    }
}

#[test]
fn names_are_the_same_wherever_the_tone_mark_stands() {
    for (one, other, same) in [
        (name("Hoà"), name("Hòa"), true),
        (name("Nguyễn Thị Lúa"), name("nguyễn thị lúa"), true),
        (name("Lúa"), name("Lụa"), false),
        (number("001152000017"), number("001152000017"), true),
        (number("001152000017"), number("001152000018"), false),
    ] {
        let values = [("a", one), ("b", other)];
        assert_eq!(
            holds_for(Rule::Same(id("a"), id("b")), &values),
            same,
            "{values:?}"
        );
        let different = holds_for(Rule::Different(id("a"), id("b")), &values);
        assert_eq!(different, !same, "{values:?}");
    }
}

#[test]
fn the_year_and_the_sex_within_a_personal_number_must_agree() {
    let birth = Rule::NumberMatchesBirth {
        number: id("a"),
        birth: id("b"),
    };
    let sex = Rule::NumberMatchesSex {
        number: id("a"),
        sex: id("b"),
    };
    // 0 and 1: born in the 1900s, man and woman; 2 and 3: in the 2000s.
    for (rule, digits, other, expected) in [
        (&birth, "001152000017", day(1952, 3, 20), true),
        (&birth, "001152000017", day(1953, 3, 20), false),
        (&birth, "001352000017", day(2052, 3, 20), true),
        (&birth, "001052000017", year(1952), true),
        (&sex, "001152000017", choice("female"), true),
        (&sex, "001152000017", choice("male"), false),
        (&sex, "001205000017", choice("male"), true),
        (&sex, "001305000017", choice("male"), false),
    ] {
        let values = [("a", number(digits)), ("b", other)];
        assert_eq!(holds_for(rule.clone(), &values), expected, "{values:?}");
    }
}

#[test]
fn the_first_of_january_is_doubted_only_where_it_was_typed_in_full() {
    let rule = || Rule::NotInventedNewYear(id("a"));
    assert!(!holds_for(rule(), &[("a", day(1952, 1, 1))]));
    assert!(holds_for(rule(), &[("a", day(1952, 1, 2))]));
    assert!(holds_for(rule(), &[("a", year(1952))]));
    let from_card = Answer {
        reply: Reply::Known(day(1952, 1, 1)),
        author: Author::Card,
    };
    let procedure = procedure(vec![question("a")], vec![check(rule())]);
    assert_eq!(found(&procedure, &[(id("a"), from_card)].into()), []);
}

#[test]
fn a_name_is_measured_in_letters() {
    let rule = |max_letters| Rule::NameLength {
        name: id("a"),
        max_letters,
    };
    let values = [("a", name("Nguyễn Thị Lúa"))];
    assert!(holds_for(rule(14), &values));
    assert!(!holds_for(rule(13), &values));
}

#[test]
fn a_child_shares_a_family_name_and_a_people_with_one_of_its_parents() {
    let family = || Rule::SharesFamilyName {
        name: id("a"),
        with: vec![id("b"), id("c")],
    };
    let people = || Rule::SharesChoice {
        choice: id("a"),
        with: vec![id("b"), id("c")],
    };
    let child = ("a", name("Trần Hạt"));
    let mother = ("b", name("Lê Đòng"));
    assert!(holds_for(
        family(),
        &[child.clone(), mother.clone(), ("c", name("Trần Thóc"))]
    ));
    assert!(!holds_for(
        family(),
        &[child.clone(), mother, ("c", name("Lý Thóc"))]
    ));
    assert!(holds_for(family(), &[child]), "nobody to compare with");
    let tay = ("a", choice("tay"));
    let kinh = ("b", choice("kinh"));
    assert!(holds_for(
        people(),
        &[tay.clone(), kinh.clone(), ("c", choice("tay"))]
    ));
    assert!(!holds_for(
        people(),
        &[tay.clone(), kinh, ("c", choice("nung"))]
    ));
    assert!(holds_for(people(), &[tay]), "nobody to compare with");
}

#[test]
fn the_wards_own_commune_is_known_by_its_code() {
    let rule = || Rule::InOwnCommune(id("a"));
    assert!(holds_for(rule(), &[("a", place(OWN))]));
    assert!(!holds_for(rule(), &[("a", place("00001"))]));
}

#[test]
fn a_ward_that_is_left_to_the_officer_sends_nobody_away_who_may_be_right() {
    let rule = || Rule::InOwnCommune(id("a"));
    let open = |codes: &[&str]| {
        let Value::Place(mut place) = place("") else {
            unreachable!()
        };
        place.undecided = codes
            .iter()
            .map(|code| Unit {
                code: (*code).into(),
                name: "Ví Dụ".into(),
            })
            .collect();
        place.commune = None;
        Value::Place(place)
    };
    assert!(holds_for(rule(), &[("a", open(&[OWN, "00001"]))]));
    assert!(!holds_for(rule(), &[("a", open(&["00001", "00002"]))]));
    assert!(holds_for(rule(), &[("a", open(&[]))]));
}

#[test]
fn a_rule_over_answers_that_are_missing_holds_but_never_does_not() {
    for rule in [
        Rule::DateOrder {
            earlier: id("a"),
            later: id("b"),
        },
        Rule::Same(id("a"), id("b")),
        Rule::Different(id("a"), id("b")),
        Rule::NotInventedNewYear(id("a")),
        Rule::InOwnCommune(id("a")),
    ] {
        assert!(holds_for(rule.clone(), &[]), "{rule:?}");
    }
    assert!(!holds_for(Rule::Never, &[]));
}

#[test]
fn an_answer_that_no_longer_applies_breaks_no_rule() {
    let mut later = question("b");
    later.when = Condition::Question(id("c"), Test::OneOf(vec!["yes".into()]));
    let rule = Rule::DateOrder {
        earlier: id("a"),
        later: id("b"),
    };
    let procedure = procedure(vec![question("a"), question("c"), later], vec![check(rule)]);
    let mut answers: Answers = [
        (id("a"), Answer::by_resident(day(1952, 3, 20))),
        (id("b"), Answer::by_resident(day(1951, 3, 20))),
        (id("c"), Answer::by_resident(Value::YesNo(true))),
    ]
    .into();
    assert_eq!(found(&procedure, &answers).len(), 1);
    let _ = answers.insert(id("c"), Answer::by_resident(Value::YesNo(false)));
    assert_eq!(found(&procedure, &answers), []);
}

#[test]
fn a_copied_answer_is_mended_where_it_was_typed() {
    let mut copied = question("b");
    copied.copy = Some(crate::filing::procedure::Copy {
        from: id("a"),
        when: Condition::Always,
    });
    let mut rule = check(Rule::NotInventedNewYear(id("b")));
    rule.question = id("b");
    let procedure = procedure(vec![question("a"), copied], vec![rule]);
    let answers: Answers = [(id("a"), Answer::by_resident(day(1952, 1, 1)))].into();
    let findings = found(&procedure, &answers);
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].question, id("a"));
}

#[test]
fn a_required_question_wants_a_value_and_unknown_only_where_it_is_offered() {
    let reply = |reply: Reply| Answer {
        reply,
        author: Author::Resident,
    };
    let known = || Reply::Known(Value::Text("x".into()));
    for (required, unknown_allowed, given, missing) in [
        (true, false, None, true),
        (true, false, Some(known()), false),
        (true, false, Some(Reply::Unknown), true),
        (true, false, Some(Reply::Skipped), true),
        (true, true, Some(Reply::Unknown), false),
        (true, true, Some(Reply::Skipped), true),
        (false, false, Some(Reply::Skipped), false),
        (false, false, None, true),
    ] {
        let question = Question {
            required,
            unknown_allowed,
            ..question("a")
        };
        let answers: Answers = given
            .iter()
            .map(|given| (id("a"), reply(given.clone())))
            .collect();
        let findings = found(&procedure(vec![question], Vec::new()), &answers);
        let expected = if missing { 1 } else { 0 };
        assert_eq!(
            findings.len(),
            expected,
            "{required} {unknown_allowed} {given:?}"
        );
    }
}

/// The findings of a draft in which a card said one name and the resident another.
fn against_card(on_card: Value, said: Value) -> Vec<Finding> {
    use crate::filing::draft::{Draft, Event};
    let procedure = procedure(vec![question("a")], Vec::new());
    let mut draft = Draft::begin(
        uuid::Uuid::nil(),
        "test".into(),
        "1".into(),
        jiff::Timestamp::UNIX_EPOCH,
    );
    let from_card = Answer {
        reply: Reply::Known(on_card),
        author: Author::Card,
    };
    draft.apply(Event::Answered(id("a"), from_card));
    draft.apply(Event::Answered(id("a"), Answer::by_resident(said)));
    let interview = Interview {
        procedure: &procedure,
        answers: &draft.answers,
        today: TODAY,
        calendar: &WorkingCalendar::default(),
        own_commune: OWN,
        own_province: "01",
    };
    of_draft(&interview, &draft)
}

#[test]
fn an_answer_that_differs_from_the_card_is_told_and_the_habit_of_writing_is_not() {
    let findings = against_card(name("Nguyễn Thị Lúa"), name("Nguyễn Thị Lụa"));
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].kind, FindingKind::DiffersFromCard);
    assert_eq!(findings[0].severity, Severity::Warn);
    assert_eq!(
        findings[0].clone().warning().unwrap(),
        "differs_from_card:a"
    );
    assert_eq!(against_card(name("Thuý"), name("Thúy")), []);
    assert_eq!(against_card(name("Lý"), name("Lí")).len(), 1);
    assert_eq!(against_card(day(1952, 3, 20), day(1952, 3, 21)).len(), 1);
    assert_eq!(against_card(place("00001"), place("00002")), []);
}
