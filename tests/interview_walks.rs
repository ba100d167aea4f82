//! Random residents walk through both shipped procedures.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Chance};
use jiff::civil;
use motcua::config::Config;
use motcua::filing::answer::{
    Answer, Answers, Author, PageId, PaperAnswer, QuestionId, Reply, Value,
};
use motcua::filing::appointment::{Appointment, OpeningHours};
use motcua::filing::check::{self, Finding, FindingKind};
use motcua::filing::condition::Truth;
use motcua::filing::date::{PartialDate, Precision};
use motcua::filing::draft::{Draft, Event, Position};
use motcua::filing::entry::Entry;
use motcua::filing::interview::{Interview, Next};
use motcua::filing::person_name::PersonName;
use motcua::filing::person_number::PersonNumber;
use motcua::filing::place::Place;
use motcua::filing::procedure::{Exit, Handling, Kind, Procedure, Question, Severity};
use motcua::filing::seal::{self, PageFact, Seal, SealError};
use motcua::kiosk::play::plan::text_for;
use motcua::vietnamese::composition::Key;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// The day of [`lobby::morning`] in the ward.
pub const TODAY: civil::Date = civil::date(2026, 11, 24);

/// The interview over these answers.
pub fn interview<'a>(
    config: &'a Config,
    procedure: &'a Procedure,
    answers: &'a Answers,
) -> Interview<'a> {
    Interview {
        procedure,
        answers,
        today: TODAY,
        calendar: &config.calendar,
        own_commune: &config.settings.ward.commune.code,
        own_province: &config.settings.ward.province.code,
    }
}

fn pick<'a, T>(chance: &mut Chance, list: &'a [T]) -> &'a T {
    &list[chance.below(list.len() as u64) as usize]
}

fn between(chance: &mut Chance, least: i64, most: i64) -> i64 {
    least + chance.below((most - least + 1) as u64) as i64
}

/// Any date up to today that is precise enough.
fn date(chance: &mut Chance, at_least: Precision) -> PartialDate {
    let year = between(chance, 1930, 2026) as i16;
    let month = between(chance, 1, if year == 2026 { 11 } else { 12 }) as i8;
    let day = between(chance, 1, if year == 2026 { 24 } else { 28 }) as i8;
    match (chance.below(3), at_least) {
        (0, Precision::Year) => PartialDate::new(year, None, None),
        (1, Precision::Year | Precision::Month) => PartialDate::new(year, Some(month), None),
        _ => PartialDate::new(year, Some(month), Some(day)),
    }
    .unwrap()
}

fn value(chance: &mut Chance, config: &Config, kind: &Kind) -> Value {
    let names = [
        "Nguyễn Thị Lúa",
        "Trần Văn Thóc",
        "Lê Hạt",
        "Hoàng Phủ Ngọc Ví Dụ",
    ];
    match kind {
        Kind::Name => Value::Name(PersonName::new(pick::<&str>(chance, &names)).unwrap()),
        Kind::Date { at_least, .. } => Value::Date(date(chance, *at_least)),
        Kind::PersonNumber => {
            let (sex, year, serial) = (chance.below(4), chance.below(100), chance.below(1_000_000));
            let number = format!("001{sex}{year:02}{serial:06}");
            Value::PersonNumber(PersonNumber::new(&number).unwrap())
        }
        Kind::Choice(options) => Value::Choice(pick(chance, options).id.clone()),
        Kind::Place => {
            let province = pick(chance, &config.places.provinces);
            let ward = &config.settings.ward;
            let (province, commune) = if chance.below(2) == 0 {
                (ward.province.clone(), ward.commune.clone())
            } else {
                (
                    province.unit.clone(),
                    pick(chance, &province.communes).clone(),
                )
            };
            Value::Place(Place::new(province, commune, "Số 7"))
        }
        Kind::Number { min, max } => {
            Value::Number(between(chance, i64::from(*min), i64::from(*max)) as u32)
        }
        Kind::YesNo => Value::YesNo(chance.below(2) == 0),
        Kind::Paper(paper) => Value::Paper(match chance.below(3) {
            0 if paper.may_be_held => PaperAnswer::HeldByOffice,
            1 => {
                // No two papers share a page.
                let first = chance.below(100_000_000) as u32 * 10;
                PaperAnswer::Attached(vec![PageId(first), PageId(first + 1)])
            }
            _ => PaperAnswer::Later,
        }),
        Kind::Delivery(ways) => Value::Delivery(*pick(chance, ways)),
        Kind::Appointment(hours) => Value::Appointment(appointment(config, hours)),
        _ => typed(kind, "Ví dụ 1"),
    }
}

/// The first time that is offered.
fn appointment(config: &Config, hours: &OpeningHours) -> Appointment {
    let now = TODAY.at(8, 0, 0, 0);
    let day = hours.days(&config.calendar, now)[0];
    let time = hours.times(&config.calendar, now, day)[0];
    Appointment { day, time }
}

/// The value of what is typed key by key.
fn typed(kind: &Kind, text: &str) -> Value {
    let text = match kind {
        Kind::Phone => "0912345678",
        Kind::Email => "lua@vidu.vn",
        _ => text,
    };
    let mut entry = Entry::empty(kind);
    for sign in text.chars() {
        let key = match sign {
            ' ' => Key::Space,
            '0'..='9' => Key::Digit(sign),
            letter if letter.is_alphabetic() => Key::Letter(letter),
            other => Key::Punctuation(other),
        };
        entry.press(kind, key);
    }
    entry.value(kind, &[], TODAY).unwrap()
}

/// Any reply that the question's page would take.
fn reply(chance: &mut Chance, config: &Config, question: &Question) -> Reply {
    match chance.below(4) {
        0 if question.unknown_allowed => Reply::Unknown,
        1 if !question.required => Reply::Skipped,
        _ => Reply::Known(value(chance, config, &question.kind)),
    }
}

fn answer(reply: Reply) -> Answer {
    Answer {
        reply,
        author: Author::Resident,
    }
}

/// How a walk ended.
pub enum End<'a> {
    /// At an exit, after this question.
    Exit(&'a Exit, QuestionId),
    /// At the check page.
    Done,
}

/// One resident from the first question to the end, with what must hold at every step.
pub fn walk<'a>(
    chance: &mut Chance,
    config: &'a Config,
    procedure: &'a Procedure,
    leave: bool,
) -> (Answers, End<'a>) {
    let mut answers = Answers::new();
    let mut asked = BTreeSet::new();
    let mut at: Option<QuestionId> = None;
    let mut steps = (0, usize::MAX);
    loop {
        let seen = answers.clone();
        let now = interview(config, procedure, &seen);
        let question = match now.next(at.as_ref()) {
            Next::Ask(question) => procedure.question(&question.id).unwrap(),
            Next::Exit(exit) => {
                let exit = procedure.exits.iter().find(|one| one.id == exit.id);
                return (answers, End::Exit(exit.unwrap(), at.unwrap()));
            }
            Next::Done => return (answers, End::Done),
        };
        let id = question.id.clone();
        assert!(asked.insert(id.clone()), "{id} is asked twice");
        // Back and then Continue lead here again.
        assert_eq!(now.previous(Some(&id)).map(|q| &q.id), at.as_ref());
        let progress = now.progress(Some(&id));
        assert!(
            (1..=progress.of).contains(&progress.step),
            "{id}: {progress:?}"
        );
        assert!(progress.permille <= 1000, "{id}: {progress:?}");
        assert!(progress.step >= steps.0, "{id}: a step back: {progress:?}");
        assert!(
            progress.of <= steps.1.saturating_add(1),
            "{id}: {} steps became {}",
            steps.1,
            progress.of
        );
        steps = (progress.step, progress.of);
        // Most residents are not to leave by an exit.
        for _ in 0..if leave { 1 } else { 12 } {
            let given = reply(chance, config, question);
            let _ = answers.insert(id.clone(), answer(given));
            let exits = interview(config, procedure, &answers).next(Some(&id));
            if !matches!(exits, Next::Exit(_)) {
                break;
            }
        }
        at = Some(id);
    }
}

fn draft(procedure: &Procedure, answers: &Answers) -> Draft {
    let at = lobby::morning();
    let mut draft = Draft::replay([Event::Started {
        draft: Uuid::from_u128(1),
        procedure: procedure.id.clone(),
        version: procedure.version.clone(),
        at,
    }])
    .unwrap();
    draft.apply(Event::Consented(at));
    for (id, answer) in answers {
        draft.apply(Event::Answered(id.clone(), answer.clone()));
    }
    draft.apply(Event::Moved {
        to: Position::Confirm,
        mending: false,
    });
    draft
}

fn pages(interview: &Interview<'_>) -> Vec<PageFact> {
    seal::attached_pages(interview)
        .into_iter()
        .map(|id| PageFact {
            id,
            media_type: "image/jpeg".to_owned(),
            size: 1000 + u64::from(id.0),
            sha256: [id.0 as u8; 32],
        })
        .collect()
}

fn moment() -> Seal {
    Seal {
        at: lobby::morning(),
        id_bytes: [7; 10],
        reference_bytes: [9; 8],
    }
}

fn stops(findings: &[Finding]) -> Vec<Finding> {
    findings
        .iter()
        .filter(|finding| finding.severity == Severity::Stop)
        .cloned()
        .collect()
}

/// What a filing of a finished walk must contain.
fn assert_seals(config: &Config, procedure: &Procedure, answers: &Answers) {
    let interview = interview(config, procedure, answers);
    let findings = check::findings(&interview);
    for finding in &findings {
        let question = procedure.question(&finding.question).unwrap();
        assert_eq!(
            interview.asked(question),
            Truth::True,
            "{finding:?} cannot be mended: the question is not asked"
        );
    }
    let draft = draft(procedure, answers);
    let pages = pages(&interview);
    let filing = match (
        seal::seal(&interview, &draft, &pages, moment()),
        stops(&findings),
    ) {
        (Err(SealError::Findings(told)), stops) => {
            assert_eq!(told, stops);
            assert!(!stops.is_empty());
            return;
        }
        (sealed, stops) => {
            assert_eq!(stops, []);
            sealed.unwrap()
        }
    };
    let applies = |question: &&Question| {
        let shown = matches!(&question.kind, Kind::Paper(p) if p.handling == Handling::ShowAtDesk);
        !shown && question.when.evaluate(&interview) == Truth::True
    };
    let mut expected: BTreeSet<&QuestionId> = procedure
        .questions
        .iter()
        .filter(applies)
        .map(|question| &question.id)
        .collect();
    let derived = |id: &QuestionId| procedure.derivations.iter().any(|d| &d.id == id);
    let mut sealed = BTreeSet::new();
    for (id, _) in &filing.answers {
        assert!(sealed.insert(id), "{id} stands twice in the filing");
    }
    expected.extend(sealed.iter().filter(|id| derived(id)));
    assert_eq!(sealed, expected);
    assert_eq!(filing.parts.len(), pages.len());
    let numbers: Vec<u32> = filing.parts.iter().map(|part| part.number).collect();
    assert_eq!(numbers, (1..=pages.len() as u32).collect::<Vec<_>>());
    let warned: Vec<&Finding> = findings.iter().collect();
    assert_eq!(filing.warnings.len(), warned.len());
    assert!(uuid_is_of_now(filing.id));
    if let Some(page) = pages.first() {
        let without = &pages[1..];
        assert_eq!(
            seal::seal(&interview, &draft, without, moment()),
            Err(SealError::PageMissing(page.id))
        );
    }
    let mut refused = draft;
    refused.consented = None;
    assert_eq!(
        seal::seal(&interview, &refused, &pages, moment()),
        Err(SealError::NoConsent)
    );
}

fn uuid_is_of_now(id: Uuid) -> bool {
    let (seconds, _) = id.get_timestamp().unwrap().to_unix();
    seconds == lobby::morning().as_second() as u64
}

/// A resident who comes back from the check page four times.
fn mend_at_random(seed: u64, which: usize) {
    let config = lobby::config();
    let procedure = &config.procedures[which];
    let chance = &mut Chance(seed);
    let (mut answers, end) = walk(chance, &config, procedure, false);
    if let End::Exit(..) = end {
        return;
    }
    for _ in 0..4 {
        let before = answers.clone();
        let asked: Vec<&Question> = interview(&config, procedure, &before)
            .asked_questions()
            .collect();
        let mended = *pick(chance, &asked);
        let _ = answers.insert(mended.id.clone(), answer(reply(chance, &config, mended)));
        // What is open now is asked before the check page.
        loop {
            let seen = answers.clone();
            let now = interview(&config, procedure, &seen);
            if let Next::Exit(_) = now.next(None) {
                return;
            }
            let Some(open) = now.first_unanswered() else {
                break;
            };
            let _ = answers.insert(open.id.clone(), answer(reply(chance, &config, open)));
        }
        assert_seals(&config, procedure, &answers);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_walk_asks_each_question_once_and_ends_in_an_exit_or_a_filing(
        seed in 1_u64.., which in 0_usize..2, leave in any::<bool>(),
    ) {
        let config = lobby::config();
        let procedure = &config.procedures[which];
        let (answers, end) = walk(&mut Chance(seed), &config, procedure, leave);
        match end {
            End::Exit(exit, at) => {
                let interview = interview(&config, procedure, &answers);
                prop_assert!(matches!(interview.next(Some(&at)), Next::Exit(same) if same == exit));
            }
            End::Done => {
                let interview = interview(&config, procedure, &answers);
                prop_assert_eq!(interview.first_unanswered(), None);
                prop_assert_eq!(interview.progress(None).permille, 1000);
                let missing = check::findings(&interview)
                    .into_iter()
                    .find(|finding| finding.kind == FindingKind::Missing);
                prop_assert_eq!(missing, None);
                assert_seals(&config, procedure, &answers);
            }
        }
    }

    #[test]
    fn a_mended_answer_leaves_nothing_of_the_old_way_in_the_filing(
        seed in 1_u64.., which in 0_usize..2,
    ) {
        mend_at_random(seed, which);
    }

    #[test]
    fn a_journal_replayed_at_once_is_the_same_as_one_taken_step_by_step(seed in 1_u64.., which in 0_usize..2) {
        let config = lobby::config();
        let procedure = &config.procedures[which];
        let chance = &mut Chance(seed);
        let (answers, _) = walk(chance, &config, procedure, true);
        let mut events = vec![Event::Started {
            draft: Uuid::from_u128(2),
            procedure: procedure.id.clone(),
            version: procedure.version.clone(),
            at: lobby::morning(),
        }];
        for (place, (id, answer)) in answers.into_iter().enumerate() {
            let page = PageId(place as u32);
            events.extend([
                Event::Moved { to: Position::Question(id.clone()), mending: chance.below(2) == 0 },
                Event::Typed("Ví dụ".into()),
                Event::PageAdded(id.clone(), page),
                Event::Answered(id.clone(), answer),
            ]);
            match chance.below(3) {
                0 => events.push(Event::PageRemoved(page)),
                1 => events.push(Event::Withdrawn(id)),
                _ => {}
            }
        }
        // A restart after any event changes nothing of what follows.
        let whole = Draft::replay(events.clone()).unwrap();
        let mut stepwise = Draft::replay(events[..1].to_vec()).unwrap();
        for (place, event) in events.iter().enumerate().skip(1) {
            stepwise.apply(event.clone());
            if place % 7 == 0 {
                let resumed = Draft::replay(events[..=place].to_vec()).unwrap();
                prop_assert_eq!(&resumed, &stepwise);
            }
        }
        prop_assert_eq!(whole, stepwise);
        prop_assert_eq!(Draft::replay(events[1..].to_vec()), None);
    }
}

/// The plain visit of [`text_for`]: no gap and no contradiction.
fn plain(config: &Config, procedure: &Procedure) -> Answers {
    let mut answers = Answers::new();
    let mut at = None;
    loop {
        let seen = answers.clone();
        let now = interview(config, procedure, &seen);
        let Next::Ask(question) = now.next(at.as_ref()) else {
            return answers;
        };
        let value = match &question.kind {
            Kind::Choice(options) => Value::Choice(match question.id.as_str() {
                "subject_sex" => "female".to_owned(),
                _ => options[0].id.clone(),
            }),
            Kind::YesNo => Value::YesNo(true),
            Kind::Delivery(ways) => Value::Delivery(ways[0]),
            Kind::Appointment(hours) => Value::Appointment(appointment(config, hours)),
            Kind::Paper(_) => Value::Paper(PaperAnswer::Later),
            Kind::Place => value(&mut Chance(1), config, &question.kind),
            kind => typed(kind, text_for(question)),
        };
        let _ = answers.insert(question.id.clone(), Answer::by_resident(value));
        at = Some(question.id.clone());
    }
}

#[test]
fn every_planted_fault_is_found_and_nothing_else_in_one_pass() {
    let config = lobby::config();
    let procedure = config.procedure("marital-status", lobby::today()).unwrap();
    let faultless = plain(&config, procedure);
    assert_eq!(
        check::findings(&interview(&config, procedure, &faultless)),
        []
    );
    let day = |year, month, day| {
        let date = PartialDate::new(year, Some(month), Some(day)).unwrap();
        Answer::by_resident(Value::Date(date))
    };
    let male = Answer::by_resident(Value::Choice("male".to_owned()));
    let faults: [(&str, Option<Answer>); 7] = [
        ("copies", None),
        ("delivery", None),
        ("earlier_paper", None),
        ("requester_name", None),
        ("requester_birth", Some(day(1952, 1, 1))),
        ("subject_sex", Some(male)),
        ("subject_card_issued", Some(day(1950, 4, 15))),
    ];
    for subset in 0..1_u32 << faults.len() {
        let mut answers = faultless.clone();
        let planted: Vec<&(&str, Option<Answer>)> = faults
            .iter()
            .enumerate()
            .filter(|(place, _)| subset & (1 << place) != 0)
            .map(|(_, fault)| fault)
            .collect();
        for (id, wrong) in planted.iter().copied() {
            let id = QuestionId::from(*id);
            let _ = match wrong {
                Some(answer) => answers.insert(id, answer.clone()),
                None => answers.remove(&id),
            };
        }
        let findings = check::findings(&interview(&config, procedure, &answers));
        let found: BTreeMap<&str, usize> = findings.iter().fold(BTreeMap::new(), |mut sum, one| {
            *sum.entry(one.question.as_str()).or_default() += 1;
            sum
        });
        let expected: BTreeMap<&str, usize> = planted.iter().map(|(id, _)| (*id, 1)).collect();
        assert_eq!(found, expected, "{findings:?}");
    }
}

#[test]
fn both_shipped_procedures_can_be_filed_without_a_finding_that_stops() {
    let config = lobby::config();
    for procedure in &config.procedures {
        let answers = plain(&config, procedure);
        let now = interview(&config, procedure, &answers);
        assert_eq!(stops(&check::findings(&now)), [], "{}", procedure.id);
        assert_seals(&config, procedure, &answers);
    }
}

#[test]
fn every_exit_of_the_shipped_procedures_can_be_reached() {
    let config = lobby::config();
    for procedure in &config.procedures {
        let reached = exits(&config, procedure);
        for exit in &procedure.exits {
            assert!(reached.contains_key(&exit.id), "{}", exit.id);
        }
    }
}

/// For every exit that random residents come to: their answers and the question before it.
pub fn exits(config: &Config, procedure: &Procedure) -> BTreeMap<String, (Answers, QuestionId)> {
    let mut reached = BTreeMap::new();
    for seed in 1..600 {
        if reached.len() == procedure.exits.len() {
            break;
        }
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        if let (answers, End::Exit(exit, at)) = walk(&mut chance, config, procedure, true) {
            let _ = reached.entry(exit.id.clone()).or_insert((answers, at));
        }
    }
    reached
}
