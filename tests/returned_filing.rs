//! A filing that an officer has returned: it is opened again at what was returned, and sent anew.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk};
use crate::staff_mode::{OFFICER, at_the_pin, enter, set_up, staff, whole};
use crate::ward_line::{DeskThread, link};
use motcua::courier::relay::Relay;
use motcua::desk::{Decision, GivenReason};
use motcua::filing::answer::{Author, QuestionId};
use motcua::filing::deed::Deed;
use motcua::filing::delivery::{LedgerEvent, State};
use motcua::filing::reference::Reference;
use motcua::kiosk::page::{Act, StaffAct};
use motcua::protocol::manifest::Manifest;
use motcua::protocol::messages::ReturnReason;
use std::time::Duration;
use tempfile::TempDir;
use uuid::Uuid;

const PAPER: &str = "paper_birth_notice";
const BLURRED: &str = "Ảnh giấy chứng sinh bị mờ.";
const WRONG_NAME: &str = "Tên không giống tên trên thẻ.";
const COME: &str = "Mang theo sổ hộ khẩu cũ.";

/// A birth with a photographed paper, sealed.
fn file_with_a_paper(kiosk: &mut Kiosk) -> (Uuid, Reference) {
    kiosk.begin("birth");
    let mut papers = ["birth-notice.jpg"].into_iter();
    while kiosk.page().id.starts_with("question-") {
        if kiosk.app().wants_pictures()
            && let Some(paper) = papers.next()
        {
            kiosk.lay_paper(&lobby::root().join("assets/demo").join(paper));
            kiosk.act(Act::Continue);
        } else {
            kiosk.answer("birth");
        }
    }
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    assert_eq!(kiosk.page().id, "done");
    let done = kiosk.app().done().unwrap();
    (done.id, done.reference.clone())
}

fn manifest(kiosk: &Kiosk, id: Uuid) -> Manifest {
    serde_json::from_slice(&kiosk.store().manifest(id).unwrap()).unwrap()
}

fn reason(text: &str, question: Option<&str>) -> GivenReason {
    GivenReason::from(ReturnReason {
        text: text.to_owned(),
        question: question.map(str::to_owned),
    })
}

/// The filing's page of the staff.
fn at_the_filing(kiosk: &mut Kiosk, reference: &Reference) {
    at_the_pin(kiosk);
    enter(kiosk, OFFICER);
    staff(kiosk, StaffAct::Filing(reference.clone()));
    if kiosk.page().id != "staff-filing" {
        staff(kiosk, StaffAct::Go(motcua::filing::staff::Room::Find));
        kiosk.write(reference.as_str());
        kiosk.act(Act::Continue);
    }
    assert_eq!(kiosk.page().id, "staff-filing");
}

fn offers_correction(kiosk: &mut Kiosk) -> bool {
    let correct = Act::Staff(StaffAct::Correct);
    lobby::targets(&kiosk.page())
        .iter()
        .any(|(_, act)| *act == correct)
}

/// A kiosk whose only filing was returned at once, for these reasons.
fn returned(reasons: Vec<motcua::filing::correction::Reason>) -> (TempDir, Kiosk, Uuid, Reference) {
    let folder = tempfile::tempdir().unwrap();
    set_up(folder.path());
    let mut kiosk = Kiosk::open(folder.path(), lobby::config());
    let (id, reference) = file_with_a_paper(&mut kiosk);
    kiosk.act(Act::Finish);
    let event = LedgerEvent::Returned { reasons };
    kiosk.store().record(id, event, lobby::morning()).unwrap();
    (folder, kiosk, id, reference)
}

fn about(text: &str, question: &str) -> motcua::filing::correction::Reason {
    motcua::filing::correction::Reason {
        text: text.to_owned(),
        question: Some(QuestionId::from(question)),
    }
}

#[test]
fn a_returned_filing_opens_at_what_was_returned_and_the_desk_gets_one_that_replaces_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = DeskThread::start(&folder.path().join("desk"));
    let line = Relay::start(desk.address).unwrap();
    let data = folder.path().join("kiosk");
    set_up(&data);
    let mut config = lobby::config();
    config.settings.desk = Some(link(&line.url()));
    let mut kiosk = Kiosk::open(&data, config);
    let (id, reference) = file_with_a_paper(&mut kiosk);
    let at_desk = |kiosk: &Kiosk| kiosk.app().done().unwrap().state.is_at_desk();
    kiosk.until("the receipt", at_desk);
    kiosk.act(Act::Finish);
    let reasons = vec![
        reason(BLURRED, Some(PAPER)),
        reason(WRONG_NAME, Some("requester_name")),
        reason(COME, None),
    ];
    let _ = desk.desk.decide(id, Decision::Return { reasons }).unwrap();
    kiosk.until("the return", |kiosk| {
        kiosk.store().filing(id).unwrap().unwrap().state == State::Returned
    });

    at_the_filing(&mut kiosk, &reference);
    assert!(offers_correction(&mut kiosk));
    staff(&mut kiosk, StaffAct::Correct);
    // No page of the staff is left, and the first returned question says why it is asked again.
    assert_eq!(kiosk.page().id, "question-requester_name");
    assert!(!kiosk.app().frame().status.helped);
    assert!(whole(&mut kiosk).contains(WRONG_NAME));
    // A power cut finds the resident at the same place.
    kiosk.lose_power();
    assert_eq!(kiosk.page().id, "question-requester_name");
    kiosk.write(" Mai");
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, format!("question-{PAPER}"));
    assert!(whole(&mut kiosk).contains(BLURRED));
    assert!(
        kiosk.app().kept_pages().is_empty(),
        "the blurred picture is gone"
    );
    kiosk.lay_paper(&lobby::root().join("assets/demo/death-extract.jpg"));
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "check");
    assert!(whole(&mut kiosk).contains(COME));
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    assert_eq!(kiosk.page().id, "done");
    let corrected = kiosk.app().done().unwrap().id;
    kiosk.until("the second receipt", at_desk);

    let (old, new) = (manifest(&kiosk, id), manifest(&kiosk, corrected));
    assert_eq!((old.replaces, new.replaces), (None, Some(id)));
    let changed: Vec<_> = old
        .answers
        .iter()
        .zip(&new.answers)
        .filter(|(old, new)| old != new)
        .map(|(_, new)| new.question.as_str().to_owned())
        .collect();
    assert!(
        changed.contains(&"requester_name".to_owned()),
        "{changed:?}"
    );
    assert_eq!(old.answers.len(), new.answers.len());
    assert_ne!(old.parts[0].sha256, new.parts[0].sha256);
    assert_eq!(
        old.consents[0], new.consents[0],
        "agreed to once, at that time"
    );
    let logged = kiosk.store().audit().unwrap().0;
    let deed = Deed::Corrected {
        filing: reference.clone(),
    };
    assert!(logged.iter().any(|line| line.deed == deed));

    // The older one says what took its place, and is not corrected twice.
    kiosk.act(Act::Finish);
    at_the_filing(&mut kiosk, &reference);
    assert!(!offers_correction(&mut kiosk));
    assert!(whole(&mut kiosk).contains("Đã có hồ sơ sửa lại"));
    assert_eq!(
        kiosk.store().filing(id).unwrap().unwrap().state,
        State::Returned
    );
}

#[test]
fn papers_that_were_in_order_need_no_second_picture_and_every_value_keeps_its_author() {
    let (_folder, mut kiosk, id, reference) = returned(vec![about(WRONG_NAME, "requester_name")]);
    at_the_filing(&mut kiosk, &reference);
    staff(&mut kiosk, StaffAct::Correct);
    assert_eq!(kiosk.app().kept_pages().len(), 1);
    // Looked at and left as it was.
    for act in [Act::Continue, Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    let corrected = kiosk.app().done().unwrap().id;
    let (old, new) = (manifest(&kiosk, id), manifest(&kiosk, corrected));
    assert_eq!(old.parts, new.parts);
    let authors = |manifest: &Manifest| -> Vec<(QuestionId, Author)> {
        let answers = manifest.answers.iter();
        answers
            .map(|entry| (entry.question.clone(), entry.answer.author))
            .collect()
    };
    assert_eq!(authors(&old), authors(&new));
}

#[test]
fn reasons_about_no_question_lead_to_the_check_page() {
    let (_folder, mut kiosk, _, reference) = returned(vec![COME.into()]);
    at_the_filing(&mut kiosk, &reference);
    staff(&mut kiosk, StaffAct::Correct);
    assert_eq!(kiosk.page().id, "check");
    assert!(whole(&mut kiosk).contains(COME));
}

#[test]
fn a_filing_whose_content_was_erased_is_told_kindly_and_nobodys_visit_is_disturbed() {
    let (_folder, mut kiosk, id, reference) = returned(vec![COME.into()]);
    // Somebody else's visit is not over.
    kiosk.begin("marital-status");
    let draft = kiosk.app().draft().cloned();
    at_the_filing(&mut kiosk, &reference);
    staff(&mut kiosk, StaffAct::Correct);
    assert!(whole(&mut kiosk).contains("Đang có người làm hồ sơ"));
    staff(&mut kiosk, StaffAct::Leave);
    kiosk.act(Act::StaffCame);
    assert_eq!(kiosk.app().draft().cloned(), draft);
    for act in [Act::AskEnd, Act::End] {
        kiosk.act(act);
    }
    let later = lobby::morning() + Duration::from_secs(9);
    kiosk.store().erase_received_before(later).unwrap();
    assert!(kiosk.store().manifest(id).is_err());
    at_the_filing(&mut kiosk, &reference);
    assert!(!offers_correction(&mut kiosk));
    assert!(whole(&mut kiosk).contains("không còn giữ nội dung"));
    let corrected = |kiosk: &Kiosk| {
        let lines = kiosk.store().audit().unwrap().0;
        lines.iter().any(|line| line.deed.word() == "corrected")
    };
    assert!(!corrected(&kiosk));
}

#[test]
fn a_filing_that_was_not_returned_offers_no_correction() {
    let folder = tempfile::tempdir().unwrap();
    set_up(folder.path());
    let mut kiosk = Kiosk::open(folder.path(), lobby::config());
    let (_, reference) = file_with_a_paper(&mut kiosk);
    kiosk.act(Act::Finish);
    at_the_filing(&mut kiosk, &reference);
    assert!(!offers_correction(&mut kiosk));
    staff(&mut kiosk, StaffAct::Correct);
    assert_eq!(kiosk.page().id, "staff-filing");
}
