//! Somebody helps the resident: by consent, in plain sight, and never to the final tap (C46).

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, targets};
use motcua::config::Config;
use motcua::filing::answer::{Answer, Author};
use motcua::filing::draft::{Draft, Event, Position};
use motcua::filing::help::{Ending, Helper, Stand, Step};
use motcua::filing::interview::Interview;
use motcua::filing::seal::{self, Seal, SealError};
use motcua::kiosk::page::Act;
use motcua::kiosk::visit::{Leaves, Outcome, Surroundings, Visit};
use motcua::protocol::manifest::Manifest;
use motcua::vietnamese::composition::Key;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::OnceLock;
use std::time::Duration;
use uuid::Uuid;

const PROCEDURE: &str = "marital-status";

/// A kiosk at the first question, and whoever it is helps.
fn helped(data: &std::path::Path, helper: Helper) -> Kiosk {
    helped_with(data, lobby::config(), helper)
}

fn helped_with(data: &std::path::Path, config: Config, helper: Helper) -> Kiosk {
    let mut kiosk = Kiosk::open(data, config);
    kiosk.begin(PROCEDURE);
    agree(&mut kiosk, helper);
    kiosk
}

fn agree(kiosk: &mut Kiosk, helper: Helper) {
    kiosk.act(Act::CallStaff);
    match helper {
        Helper::Family => kiosk.tap("Đồng ý để người nhà giúp"),
        Helper::Staff => {
            kiosk.tap("Đồng ý để cán bộ giúp");
            kiosk.tap("Cán bộ bắt đầu giúp");
        }
        Helper::Desk => unreachable!("staff at the desk has tests of its own"),
    }
    assert!(kiosk.page().id.starts_with("question-"));
    assert_eq!(helper_of(kiosk), Some(helper));
}

fn helper_of(kiosk: &Kiosk) -> Option<Helper> {
    kiosk.app().draft().and_then(|draft| draft.help.helper())
}

fn banner(kiosk: &Kiosk) -> Option<String> {
    let status = kiosk.app().frame().status;
    status.helped.then_some(status.text)
}

/// From the check page to the last one, by the resident.
fn take_over_and_submit(kiosk: &mut Kiosk) {
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "take-over");
    kiosk.tap("Tôi là người nộp");
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::Continue);
    kiosk.tap("Gửi hồ sơ");
    assert_eq!(kiosk.page().id, "done");
}

/// The manifest of the one filing that was sealed.
fn sealed(kiosk: &Kiosk) -> Manifest {
    let filings = kiosk.store().filings().unwrap();
    assert_eq!(filings.len(), 1);
    let bytes = kiosk.store().manifest(filings[0].id).unwrap();
    serde_json::from_slice(&bytes).unwrap()
}

fn authors(manifest: &Manifest) -> BTreeMap<String, Author> {
    let answers = manifest.answers.iter();
    answers
        .map(|entry| (entry.question.to_string(), entry.answer.author))
        .collect()
}

#[test]
fn every_value_is_sealed_with_who_entered_it_and_the_consent_beside_it() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin(PROCEDURE);
    kiosk.answer(PROCEDURE);
    agree(&mut kiosk, Helper::Family);
    kiosk.answer(PROCEDURE);
    kiosk.act(Act::CallStaff);
    kiosk.tap("Thôi, để tôi tự làm");
    assert_eq!(helper_of(&kiosk), None);
    kiosk.answer(PROCEDURE);
    agree(&mut kiosk, Helper::Staff);
    kiosk.answer_all(PROCEDURE);
    take_over_and_submit(&mut kiosk);

    let manifest = sealed(&kiosk);
    let procedure = kiosk.setup.config.procedure(PROCEDURE, lobby::today());
    let asked: Vec<String> = procedure
        .unwrap()
        .questions
        .iter()
        .map(|question| question.id.to_string())
        .collect();
    let authors = authors(&manifest);
    let entered: Vec<Author> = asked
        .iter()
        .filter_map(|id| authors.get(id).copied())
        .collect();
    assert_eq!(
        entered[..4],
        [
            Author::Resident,
            Author::Family,
            Author::Resident,
            Author::Staff
        ]
    );
    let consents: Vec<&str> = manifest
        .consents
        .iter()
        .map(|consent| consent.purpose.as_str())
        .collect();
    assert_eq!(
        consents,
        [
            "privacy_notice",
            "help_by_family",
            "help_by_staff",
            "declaration"
        ]
    );
    for consent in &manifest.consents[1..3] {
        assert!(consent.until.unwrap() > consent.at);
    }
}

#[test]
fn the_check_page_says_what_a_helper_entered() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin(PROCEDURE);
    kiosk.answer(PROCEDURE);
    agree(&mut kiosk, Helper::Family);
    kiosk.answer_all(PROCEDURE);
    let mut said = Vec::new();
    for part in 0..20 {
        kiosk.act(Act::Turn(part));
        said.extend(lobby::says(&kiosk.page()));
    }
    said.sort();
    said.dedup();
    let marked = said.iter().filter(|text| text.contains("(người nhà ghi)"));
    let answers = &kiosk.app().draft().unwrap().answers;
    // What does not fit together is told in the place of the answer.
    let told = |id: &str| id == "subject_sex";
    let entered = answers
        .iter()
        .filter(|(id, answer)| answer.author == Author::Family && !told(id.as_str()));
    assert_eq!(marked.count(), entered.count(), "{said:#?}");
    assert_eq!(answers["purpose"].author, Author::Resident);
}

#[test]
fn nothing_is_handed_over_before_the_resident_has_taken_over() {
    for helper in [Helper::Family, Helper::Staff] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = helped(data.path(), helper);
        kiosk.answer_all(PROCEDURE);
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, "take-over");
        let offered = targets(&kiosk.page());
        assert!(!offered.iter().any(|(_, act)| *act == Act::Submit));
        kiosk.act(Act::Submit);
        assert_eq!(kiosk.page().id, "take-over");
        assert!(kiosk.store().filings().unwrap().is_empty());

        // Back to the answers: the help goes on, and so does what it asks for.
        kiosk.act(Act::Back);
        assert_eq!(helper_of(&kiosk), Some(helper));
        take_over_and_submit(&mut kiosk);
        assert_eq!(sealed(&kiosk).consents.len(), 3);
    }
}

fn sealing(draft: &Draft) -> Result<(), SealError> {
    let config = lobby::config();
    let procedure = config.procedure(PROCEDURE, lobby::today()).unwrap();
    let interview = Interview {
        procedure,
        answers: &draft.answers,
        today: lobby::today(),
        calendar: &config.calendar,
        own_commune: &config.settings.ward.commune.code,
        own_province: &config.settings.ward.province.code,
    };
    let moment = Seal {
        at: lobby::morning(),
        id_bytes: [1; 10],
        reference_bytes: [2; 8],
    };
    seal::seal(&interview, draft, &[], moment).map(|_| ())
}

#[test]
fn the_seal_itself_refuses_a_draft_that_somebody_still_helps_with() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped(data.path(), Helper::Staff);
    kiosk.answer_all(PROCEDURE);
    let mut draft = kiosk.app().draft().unwrap().clone();
    assert_eq!(sealing(&draft), Err(SealError::Helped(Helper::Staff)));
    draft.apply(Event::Help(Step::Ended {
        by: Ending::Submit,
        at: lobby::morning(),
    }));
    assert_eq!(sealing(&draft), Ok(()));

    // The same answers in a draft whose resident never agreed.
    let mut other = Draft::begin(
        Uuid::nil(),
        draft.procedure.clone(),
        draft.version.clone(),
        lobby::morning(),
    );
    other.apply(Event::Consented(lobby::morning()));
    other.answers.clone_from(&draft.answers);
    assert_eq!(
        sealing(&other),
        Err(SealError::HelpWithoutConsent(Helper::Staff))
    );
}

#[test]
fn help_is_offered_only_once_the_notice_is_agreed_to_and_only_by_consent() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    let agrees = |kiosk: &Kiosk| {
        let offered = targets(&kiosk.page());
        offered
            .iter()
            .any(|(_, act)| matches!(act, Act::AgreeToHelp(_)))
    };
    let place = kiosk.setup.config.procedures.place_of(PROCEDURE).unwrap();
    for act in [Act::Start, Act::Choose(place)] {
        kiosk.act(Act::CallStaff);
        assert!(!agrees(&kiosk), "{}", kiosk.page().id);
        kiosk.act(Act::AgreeToHelp(Helper::Family));
        assert_eq!(helper_of(&kiosk), None);
        if kiosk.page().id == "call-staff-page" {
            kiosk.act(Act::StaffCame);
        }
        kiosk.act(act);
    }
    assert_eq!(kiosk.page().id, "privacy");
    kiosk.act(Act::Agree);
    kiosk.act(Act::CallStaff);
    assert!(agrees(&kiosk));
    kiosk.act(Act::BeginHelp);
    assert_eq!(helper_of(&kiosk), None, "nobody agreed");
}

#[test]
fn a_helper_does_not_agree_to_the_notice_in_the_residents_place() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped(data.path(), Helper::Staff);
    let agreed = kiosk.app().draft().unwrap().consented;
    kiosk.act(Act::Back);
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "privacy");
    kiosk.act(Act::Agree);
    assert_eq!(kiosk.page().id, "prepare");
    assert_eq!(kiosk.app().draft().unwrap().consented, agreed);
}

#[test]
fn staff_that_has_not_come_yet_enters_nothing() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin(PROCEDURE);
    kiosk.act(Act::CallStaff);
    kiosk.tap("Đồng ý để cán bộ giúp");
    assert_eq!(kiosk.page().id, "call-staff-page");
    assert_eq!(banner(&kiosk), None);
    kiosk.tap("Thôi, để tôi tự làm");
    kiosk.answer_all(PROCEDURE);
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    let manifest = sealed(&kiosk);
    assert!(
        authors(&manifest)
            .values()
            .all(|author| matches!(author, Author::Resident | Author::Computed))
    );
    assert_eq!(manifest.consents.len(), 2, "nobody has helped");
}

#[test]
fn letters_of_a_helper_stay_theirs_where_the_resident_goes_on() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    kiosk.begin(PROCEDURE);
    while kiosk.page().id != "question-requester_number" {
        kiosk.answer(PROCEDURE);
    }
    agree(&mut kiosk, Helper::Family);
    kiosk.write("001152000017");
    kiosk.act(Act::CallStaff);
    kiosk.tap("Thôi, để tôi tự làm");
    kiosk.act(Act::Continue);
    let author = |kiosk: &Kiosk| {
        let draft = kiosk.app().draft().unwrap();
        draft.answers["requester_number"].author
    };
    assert_eq!(author(&kiosk), Author::Family);
    // Whoever looks at it again does not become its author; whoever mends it does.
    kiosk.act(Act::Back);
    kiosk.act(Act::Continue);
    assert_eq!(author(&kiosk), Author::Family);
    kiosk.act(Act::Back);
    kiosk.act(Act::Key(Key::Erase));
    kiosk.write("7");
    kiosk.write("7");
    kiosk.act(Act::Key(Key::Erase));
    kiosk.act(Act::Key(Key::Erase));
    kiosk.write("8");
    kiosk.act(Act::Continue);
    assert_eq!(author(&kiosk), Author::Resident);
}

/// A ward that lets a quiet visit stand for ten minutes.
fn patient() -> Config {
    let mut config = lobby::config();
    config.settings.times.idle = Duration::from_secs(600);
    config
}

#[test]
fn help_ends_after_five_minutes_without_a_touch_and_the_visit_goes_on() {
    for called in [false, true] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = helped_with(data.path(), patient(), Helper::Staff);
        kiosk.wait(280);
        // A touch begins the five minutes anew.
        kiosk.act(if called { Act::CallStaff } else { Act::AskEnd });
        kiosk.wait(280);
        if !called {
            kiosk.act(Act::Stay);
            kiosk.wait(280);
        }
        let before = kiosk.page().id;
        assert_eq!(helper_of(&kiosk), Some(Helper::Staff));
        kiosk.wait(21);
        assert_eq!(helper_of(&kiosk), None);
        assert_eq!(banner(&kiosk), None);
        assert_eq!(kiosk.page().id, before);
        let draft = kiosk.app().draft().unwrap();
        let (ending, _) = draft.help.given().next().unwrap().ended.unwrap();
        assert_eq!(ending, Ending::Quiet);
    }
}

#[test]
fn the_final_tap_does_not_come_up_when_the_helper_walks_away() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped_with(data.path(), patient(), Helper::Family);
    kiosk.answer_all(PROCEDURE);
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "take-over");
    kiosk.wait(301);
    // The check page covers itself before it is ever seen by somebody else.
    if kiosk.page().id == "cover" {
        kiosk.act(Act::Uncover);
    }
    assert_eq!(kiosk.page().id, "check");
    assert_eq!(helper_of(&kiosk), None);
}

#[test]
fn the_end_of_help_is_no_touch_and_does_not_prolong_the_visit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped_with(data.path(), patient(), Helper::Family);
    kiosk.wait(598);
    assert_eq!(helper_of(&kiosk), None);
    assert!(kiosk.page().id.starts_with("question-"));
    kiosk.wait(4);
    assert_eq!(kiosk.page().id, "idle");
}

#[test]
fn help_ends_with_the_session() {
    let quiet: fn(&mut Kiosk) = |kiosk| kiosk.wait(300);
    let erased: fn(&mut Kiosk) = |kiosk| {
        kiosk.act(Act::AskEnd);
        kiosk.act(Act::End);
    };
    for end in [quiet, erased] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = helped(data.path(), Helper::Staff);
        kiosk.answer(PROCEDURE);
        end(&mut kiosk);
        assert_eq!(kiosk.page().id, "welcome");
        assert_eq!(banner(&kiosk), None);
        kiosk.begin(PROCEDURE);
        assert_eq!(helper_of(&kiosk), None);
        let draft = kiosk.app().draft().unwrap();
        assert_eq!(
            draft.help.given().count(),
            0,
            "the next resident agreed to nothing"
        );
    }
}

#[test]
fn help_ends_at_the_final_tap() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped(data.path(), Helper::Family);
    kiosk.answer_all(PROCEDURE);
    take_over_and_submit(&mut kiosk);
    assert_eq!(banner(&kiosk), None);
    let help = sealed(&kiosk).consents.remove(1);
    assert_eq!(help.purpose, "help_by_family");
    assert!(help.until.is_some());
}

/// Whether the banner is on the glass.
#[track_caller]
fn assert_banner_is_drawn(kiosk: &Kiosk, stage: &mut motcua::kiosk::play::stage::Stage) {
    let text = banner(kiosk).unwrap_or_else(|| panic!("none on {}", kiosk.page().id));
    let app = kiosk.app();
    let found = stage.find(&text, &app.page(), &app.frame(), &app.look());
    assert!(found.is_some(), "“{text}” is not on {}", app.page().id);
}

#[test]
fn the_banner_stands_on_every_page_while_somebody_helps() {
    for (helper, says) in [
        (Helper::Family, "Người nhà đang giúp"),
        (Helper::Staff, "Cán bộ đang giúp"),
    ] {
        let data = tempfile::tempdir().unwrap();
        let mut kiosk = helped(data.path(), helper);
        let mut stage = lobby::stage();
        assert_eq!(banner(&kiosk).as_deref(), Some(says));
        for act in [Act::AskEnd, Act::AskAppearance] {
            kiosk.act(act);
            assert_banner_is_drawn(&kiosk, &mut stage);
            kiosk.act(Act::Stay);
        }
        kiosk.act(Act::CallStaff);
        assert_banner_is_drawn(&kiosk, &mut stage);
        kiosk.act(Act::StaffCame);
        while kiosk.page().id.starts_with("question-") {
            assert_banner_is_drawn(&kiosk, &mut stage);
            kiosk.answer(PROCEDURE);
        }
        assert_eq!(kiosk.page().id, "check");
        assert_banner_is_drawn(&kiosk, &mut stage);
        kiosk.act(Act::Cover);
        assert_eq!(kiosk.page().id, "cover");
        assert_banner_is_drawn(&kiosk, &mut stage);
        kiosk.act(Act::Uncover);
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, "take-over");
        assert_banner_is_drawn(&kiosk, &mut stage);
        while kiosk.page().id != "idle" {
            kiosk.wait(1);
        }
        assert_banner_is_drawn(&kiosk, &mut stage);
        kiosk.act(Act::Stay);
        kiosk.act(Act::TakeOver);
        assert_eq!(banner(&kiosk), None);
    }
}

#[test]
fn help_that_went_on_when_the_power_failed_goes_on_when_it_comes_back() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped_with(data.path(), patient(), Helper::Family);
    kiosk.answer(PROCEDURE);
    let before = kiosk.app().draft().unwrap().help.clone();
    kiosk.lose_power();
    assert_eq!(kiosk.app().draft().unwrap().help, before);
    assert!(banner(&kiosk).is_some());
    // What the helper goes on to enter is not the resident's.
    kiosk.answer(PROCEDURE);
    let answers = &kiosk.app().draft().unwrap().answers;
    assert!(
        answers
            .values()
            .all(|answer| answer.author == Author::Family)
    );
    kiosk.lose_power();
    // The five minutes begin anew.
    kiosk.wait(299);
    assert_eq!(helper_of(&kiosk), Some(Helper::Family));
    kiosk.wait(2);
    assert_eq!(helper_of(&kiosk), None);
    kiosk.lose_power();
    assert_eq!(helper_of(&kiosk), None, "what is over stays over");
}

#[test]
fn a_power_cut_before_the_final_tap_does_not_hand_it_to_the_helper() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = helped(data.path(), Helper::Staff);
    kiosk.answer_all(PROCEDURE);
    kiosk.act(Act::Continue);
    kiosk.lose_power();
    assert_eq!(kiosk.page().id, "take-over");
    kiosk.act(Act::Submit);
    assert!(kiosk.store().filings().unwrap().is_empty());
    kiosk.act(Act::Back);
    take_over_and_submit(&mut kiosk);
}

fn shipped() -> &'static Config {
    static CONFIG: OnceLock<Config> = OnceLock::new();
    CONFIG.get_or_init(lobby::config)
}

/// Something that happens to a visit.
#[derive(Debug, Clone)]
enum Happening {
    Agree(Helper),
    Begin,
    End(Ending),
    Do(Act),
    Answer,
}

fn happening() -> impl Strategy<Value = Happening> {
    let helper = prop::sample::select(vec![Helper::Family, Helper::Staff]);
    let ending = prop::sample::select(vec![Ending::Resident, Ending::Quiet]);
    let acts = vec![
        Act::Back,
        Act::Continue,
        Act::Submit,
        Act::TakeOver,
        Act::Unknown,
        Act::Skip,
        Act::Agree,
        Act::Key(Key::Digit('7')),
        Act::Key(Key::Erase),
    ];
    prop_oneof![
        2 => helper.prop_map(Happening::Agree),
        2 => Just(Happening::Begin),
        1 => ending.prop_map(Happening::End),
        8 => Just(Happening::Answer),
        6 => prop::sample::select(acts).prop_map(Happening::Do),
    ]
}

/// Answers the question on the screen.
fn answer(visit: &mut Visit, around: &Surroundings<'_>) -> Vec<Outcome> {
    use motcua::kiosk::render::Input;
    use motcua::kiosk::widget::keys::Pressed;
    let Some(question) = visit.question().cloned() else {
        return vec![visit.act(&Act::Continue, around)];
    };
    let mut outcomes = Vec::new();
    for input in lobby::answer_to(&question, around.config) {
        match input {
            Input::Act(act) => outcomes.push(visit.act(&act, around)),
            Input::Key(Pressed::Text(text)) => {
                for sign in text.chars() {
                    outcomes.push(visit.type_sign(sign, around));
                }
            }
            _ => {}
        }
    }
    outcomes.push(visit.act(&Act::Continue, around));
    outcomes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Whatever happens: what is entered while somebody helps is theirs, nothing is handed over
    /// before they are sent away, and a consent stands for everything of theirs.
    #[test]
    fn no_way_through_a_visit_hands_over_what_a_helper_entered_unseen(
        happenings in prop::collection::vec(happening(), 1..120),
    ) {
        let config = shipped();
        let around = Surroundings { config, today: lobby::today(), now: lobby::morning() };
        let procedure = config.procedure(PROCEDURE, lobby::today()).unwrap();
        let (mut visit, _) = Visit::begin(procedure, Uuid::nil(), lobby::morning());
        // Past the notice and the papers to have ready, where most of a visit happens.
        for act in [Act::Agree, Act::Continue] {
            let _ = visit.act(&act, &around);
        }
        let mut mirror = visit.draft.clone();
        for happening in happenings {
            let helper = visit.draft.help.helper();
            let may_be_helped = visit.may_be_helped();
            let outcomes = match &happening {
                Happening::Agree(helper) => vec![visit.agree_to_help(*helper, &around)],
                Happening::Begin => vec![visit.begin_help(&around)],
                Happening::End(ending) => vec![visit.end_help(*ending, &around)],
                Happening::Do(act) => vec![visit.act(act, &around)],
                Happening::Answer => answer(&mut visit, &around),
            };
            for outcome in outcomes {
                if helper.is_some() {
                    prop_assert_ne!(outcome.leaves, Some(Leaves::ToSeal));
                }
                for event in outcome.events {
                    if let (Event::Answered(id, given), Some(helper)) = (&event, helper) {
                        // Who only looks at an answer does not give it.
                        let before = mirror.answers.get(id);
                        let author = match before {
                            Some(before) if before.reply == given.reply => before.author,
                            _ => helper.author(),
                        };
                        prop_assert_eq!(given.author, author);
                    }
                    mirror.apply(event);
                }
            }
            if visit.draft.help.stand() != Stand::Alone {
                prop_assert!(may_be_helped);
            }
            let has_consent = |author: Author| {
                let mut given = visit.draft.help.given();
                given.any(|consent| consent.helper.author() == author)
            };
            for Answer { author, .. } in visit.draft.answers.values() {
                prop_assert!(!matches!(author, Author::Family | Author::Staff) || has_consent(*author));
            }
            if visit.draft.help.helper().is_some() {
                prop_assert!(visit.draft.at != Position::Confirm || visit.is_to_be_taken_over());
            }
            prop_assert_eq!(&mirror, &visit.draft);
        }
    }
}
