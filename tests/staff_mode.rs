//! Staff at the kiosk: a PIN, what waits and why, and a resident whose page is found as it was left.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, says};
use jiff::Timestamp;
use motcua::config::Config;
use motcua::config::settings::{DeskLink, Enrolment, Printer, PrinterLanguage, Profile, SlipPaper};
use motcua::config::texts::Language;
use motcua::filing::deed::Deed;
use motcua::filing::delivery::{Failure, FailureClass, LedgerEvent, LineNote};
use motcua::filing::staff::{Pin, Role, Room, StaffName};
use motcua::kiosk::page::{Act, Bars, Page, StaffAct};
use motcua::kiosk::station::queue_list::QueueList;
use motcua::kiosk::widget::keys::Pressed;
use motcua::machine::clock::ward_time;
use motcua::store::{Hardness, Options, Role as Process, Store};
use std::io::Write as _;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;
use tempfile::TempDir;

pub const OFFICER: &str = "271828";
const GUIDE: &str = "314159";
const WRONG: &str = "161803";

pub fn set_up(data: &Path) {
    let (store, _) = Store::open_with(data, Options::of(Process::Operator)).unwrap();
    for (name, role, pin) in [
        ("Lê Thị Hoa", Role::Officer, OFFICER),
        ("Trần Nam", Role::Guide, GUIDE),
    ] {
        let (name, pin) = (StaffName::new(name).unwrap(), Pin::entered(pin).unwrap());
        store
            .add_staff(name, role, &pin, Hardness::LEAST, lobby::morning())
            .unwrap();
    }
}

fn kiosk() -> (TempDir, Kiosk) {
    let folder = tempfile::tempdir().unwrap();
    set_up(folder.path());
    let kiosk = Kiosk::open(folder.path(), lobby::config());
    (folder, kiosk)
}

pub fn staff(kiosk: &mut Kiosk, act: StaffAct) {
    kiosk.act(Act::Staff(act));
}

pub fn at_the_pin(kiosk: &mut Kiosk) {
    kiosk.act(Act::CallStaff);
    staff(kiosk, StaffAct::Open);
    assert_eq!(kiosk.page().id, "staff-pin");
}

pub fn enter(kiosk: &mut Kiosk, pin: &str) {
    for digit in pin.chars() {
        kiosk.tap(&digit.to_string());
    }
    kiosk.act(Act::Continue);
}

fn banner(kiosk: &Kiosk) -> String {
    let status = kiosk.app().frame().status;
    if status.helped {
        status.text
    } else {
        String::new()
    }
}

fn told(page: &Page) -> String {
    says(page).join("\n")
}

/// All parts of the page of the moment.
pub fn whole(kiosk: &mut Kiosk) -> String {
    let mut text = String::new();
    for part in 0..60 {
        kiosk.act(Act::Turn(part));
        text.push_str(&told(&kiosk.page()));
        text.push('\n');
    }
    kiosk.act(Act::Turn(0));
    text
}

fn deeds(kiosk: &Kiosk) -> Vec<&'static str> {
    let (lines, _) = kiosk.store().audit().unwrap();
    let _ = kiosk.store().verify_audit().unwrap();
    lines.iter().map(|line| line.deed.word()).collect()
}

#[test]
fn a_kiosk_without_staff_says_how_to_set_it_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(folder.path(), lobby::config());
    at_the_pin(&mut kiosk);
    assert!(told(&kiosk.page()).contains("motcua staff add"));
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "call-staff-page");
}

#[test]
fn it_is_opened_only_where_staff_is_called() {
    let (_folder, mut kiosk) = kiosk();
    staff(&mut kiosk, StaffAct::Open);
    assert_eq!(kiosk.page().id, "welcome");
    kiosk.begin("marital-status");
    let page = kiosk.page();
    staff(&mut kiosk, StaffAct::Open);
    assert_eq!(kiosk.page(), page);
    kiosk.act(Act::CallStaff);
    assert_eq!(kiosk.page().bars, Bars::Call);
}

#[test]
fn the_pin_is_never_shown_and_a_wrong_one_looks_like_any_other() {
    let (_folder, mut kiosk) = kiosk();
    at_the_pin(&mut kiosk);
    for digit in OFFICER.chars() {
        kiosk.tap(&digit.to_string());
    }
    let shown = format!("{:?} {}", kiosk.page().body, kiosk.app().situation());
    assert!(!shown.contains(OFFICER) && !shown.contains("2 7 1 8 2 8"));
    assert!(told(&kiosk.page()).contains("• • • • • •"));
    for _ in 0..6 {
        kiosk.press(Pressed::Backspace);
    }
    let mut pages = Vec::new();
    // One that is near to somebody's, one that is nobody's, one that is too easy to be anybody's.
    for wrong in ["271829", WRONG, "000000"] {
        enter(&mut kiosk, wrong);
        let page = kiosk.page();
        assert!(page.problem.is_some() && banner(&kiosk).is_empty());
        pages.push(page);
    }
    assert!(pages.windows(2).all(|pair| pair[0] == pair[1]));
    // Four digits are no try.
    enter(&mut kiosk, "2718");
    kiosk.write("28");
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "staff-menu");
    let count = deeds(&kiosk)
        .iter()
        .filter(|deed| **deed == "refused")
        .count();
    assert_eq!(count, 3);
}

#[test]
fn each_role_opens_its_own_rooms_and_the_banner_says_who_works_here() {
    for (pin, name, rooms) in [(OFFICER, "Lê Thị Hoa", 3), (GUIDE, "Trần Nam", 2)] {
        let (_folder, mut kiosk) = kiosk();
        at_the_pin(&mut kiosk);
        enter(&mut kiosk, pin);
        let goes = |(_, act): &(String, Act)| matches!(act, Act::Staff(StaffAct::Go(_)));
        let targets = lobby::targets(&kiosk.page());
        assert_eq!(targets.iter().filter(|target| goes(target)).count(), rooms);
        for (room, page) in [
            (Room::Queue, "staff-queue"),
            (Room::Find, "staff-find"),
            (Room::Machine, "staff-machine"),
        ] {
            staff(&mut kiosk, StaffAct::Go(room));
            let allowed = pin == OFFICER || room != Room::Queue;
            let expected = if allowed { page } else { "staff-menu" };
            assert_eq!(kiosk.page().id, expected);
            assert!(banner(&kiosk).ends_with(name), "{}", banner(&kiosk));
            kiosk.act(if allowed { Act::Back } else { Act::Stay });
        }
        staff(&mut kiosk, StaffAct::Leave);
        assert_eq!(kiosk.page().id, "welcome", "nobody waits for the staff");
        assert!(banner(&kiosk).is_empty());
    }
}

#[test]
fn after_five_wrong_pins_even_the_right_one_waits_and_a_power_cut_makes_no_pause_shorter() {
    let (_folder, mut kiosk) = kiosk();
    at_the_pin(&mut kiosk);
    for _ in 0..5 {
        enter(&mut kiosk, WRONG);
    }
    let waits = |kiosk: &Kiosk| told(&kiosk.page()).contains("15 giây");
    assert!(waits(&kiosk), "{}", told(&kiosk.page()));
    enter(&mut kiosk, OFFICER);
    assert!(banner(&kiosk).is_empty());
    kiosk.wait(8);
    kiosk.lose_power();
    at_the_pin(&mut kiosk);
    assert!(told(&kiosk.page()).contains("giây"));
    enter(&mut kiosk, OFFICER);
    assert!(banner(&kiosk).is_empty(), "the pause begins anew");
    kiosk.wait(16);
    kiosk.act(Act::Continue);
    assert_eq!(
        kiosk.page().id,
        "staff-menu",
        "what was entered is still there"
    );
}

#[test]
fn a_resident_finds_the_page_and_every_letter_as_they_were() {
    let (_folder, mut kiosk) = kiosk();
    kiosk.begin("marital-status");
    while !kiosk.page().id.contains("name") {
        kiosk.answer("marital-status");
    }
    for letter in ['h', 'o', 'a'] {
        kiosk.act(Act::Key(motcua::vietnamese::composition::Key::Letter(
            letter,
        )));
    }
    let (before, draft) = (kiosk.page(), kiosk.app().draft().cloned());
    assert!(
        lobby::entered(&before).join("").contains("Hoa"),
        "{before:?}"
    );
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    staff(&mut kiosk, StaffAct::Go(Room::Queue));
    // Neither keys nor cards nor taps reach the page that is hidden.
    kiosk.write("xyz");
    kiosk.press(Pressed::Backspace);
    kiosk.press(Pressed::Scanned("no card".to_owned()));
    for act in [Act::Skip, Act::Unknown, Act::AskEnd, Act::End, Act::Submit] {
        kiosk.act(act);
        assert_eq!(kiosk.page().id, "staff-queue");
    }
    kiosk.act(Act::AskAppearance);
    assert_eq!(kiosk.page().id, "appearance");
    kiosk.act(Act::Stay);
    staff(&mut kiosk, StaffAct::Leave);
    assert_eq!(
        kiosk.page().id,
        "call-staff-page",
        "hidden until somebody goes on"
    );
    kiosk.act(Act::StaffCame);
    assert_eq!(
        (kiosk.page(), kiosk.app().draft().cloned()),
        (before.clone(), draft.clone())
    );
    // Nor does a power cut while staff is there lose anything.
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    kiosk.lose_power();
    assert_eq!(
        (kiosk.page(), kiosk.app().draft().cloned()),
        (before, draft)
    );
}

#[test]
fn two_quiet_minutes_end_it_and_cost_the_resident_nothing() {
    let (_folder, mut kiosk) = kiosk();
    kiosk.begin("marital-status");
    let draft = kiosk.app().draft().cloned();
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    for _ in 0..8 {
        kiosk.wait(100);
        staff(&mut kiosk, StaffAct::Go(Room::Machine));
        assert_eq!(kiosk.page().id, "staff-machine");
        kiosk.act(Act::Back);
    }
    kiosk.wait(119);
    assert_eq!(kiosk.page().id, "staff-menu");
    kiosk.wait(2);
    assert_eq!(kiosk.page().id, "call-staff-page");
    assert!(banner(&kiosk).is_empty());
    kiosk.act(Act::StaffCame);
    assert_eq!(kiosk.app().draft().cloned(), draft);
    let (lines, _) = kiosk.store().audit().unwrap();
    assert_eq!(lines.last().unwrap().deed, Deed::Left { by_itself: true });
    // Also a pad that nobody types on is left.
    at_the_pin(&mut kiosk);
    kiosk.wait(121);
    assert_eq!(kiosk.page().id, "call-staff-page");
}

#[test]
fn whoever_calls_staff_on_a_page_of_the_staff_is_no_staff() {
    let (_folder, mut kiosk) = kiosk();
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    kiosk.act(Act::CallStaff);
    assert_eq!(kiosk.page().id, "call-staff-page");
    assert!(banner(&kiosk).is_empty());
    assert_eq!(deeds(&kiosk), ["added", "added", "entered", "left"]);
}

fn failed(class: FailureClass, reason: &str) -> LedgerEvent {
    LedgerEvent::AttemptFailed(Failure {
        class,
        reason: reason.to_owned(),
        status: None,
        next: None,
    })
}

/// A kiosk with three filings: one that waits for the line, one to be put right, one that needs an operator.
fn with_a_queue() -> (TempDir, Kiosk) {
    let (folder, mut kiosk) = kiosk();
    for _ in 0..3 {
        kiosk.file("marital-status");
        kiosk.act(Act::Finish);
    }
    let filings = kiosk.store().filings().unwrap();
    let at = kiosk.setup.clock.now().wall;
    for (filing, failure) in filings.iter().zip([
        failed(FailureClass::Wait, "interrupted"),
        failed(FailureClass::Fix, "too_large"),
        failed(FailureClass::Ask, "not_authorised"),
    ]) {
        for event in [LedgerEvent::AttemptBegun, failure] {
            kiosk.store().record(filing.id, event, at).unwrap();
        }
    }
    (folder, kiosk)
}

fn queue_list<'a>(kiosk: &'a Kiosk, config: &'a Config) -> QueueList<'a> {
    QueueList {
        store: kiosk.store(),
        config,
        language: Language::Vietnamese,
        now: kiosk.setup.clock.now().wall,
    }
}

#[test]
fn the_queue_and_a_filing_say_what_the_command_line_says_for_every_class() {
    let (_folder, mut kiosk) = with_a_queue();
    let config = lobby::config();
    let items = queue_list(&kiosk, &config).waiting().unwrap();
    let classes: Vec<_> = items
        .iter()
        .map(|item| item.explained.class.unwrap())
        .collect();
    assert_eq!(
        classes,
        [FailureClass::Wait, FailureClass::Fix, FailureClass::Ask]
    );
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    staff(&mut kiosk, StaffAct::Go(Room::Queue));
    let queue = whole(&mut kiosk);
    for item in &items {
        let table = queue_list(&kiosk, &config).table(std::slice::from_ref(item));
        let line = table.lines().nth(1).unwrap();
        let cells: Vec<_> = line.split("  ").filter(|cell| !cell.is_empty()).collect();
        // Tries, what to do, next try; the reason stands below.
        for said in cells.iter().rev().take(2) {
            assert!(queue.contains(said.trim()), "{said} in {queue}");
        }
        assert!(queue.contains(&item.reference));
        assert!(queue.contains(item.because.as_ref().unwrap()), "{queue}");
        let reference = motcua::filing::reference::Reference::parse(&item.reference).unwrap();
        staff(&mut kiosk, StaffAct::Filing(reference.clone()));
        assert_eq!(kiosk.page().id, "staff-filing");
        let filing = whole(&mut kiosk);
        let one = queue_list(&kiosk, &config)
            .one(&reference)
            .unwrap()
            .unwrap();
        for happened in &one.history {
            let at = ward_time(happened.at)
                .strftime("%d/%m/%Y %H:%M")
                .to_string();
            assert!(
                filing.contains(&happened.words) && filing.contains(&at),
                "{filing}"
            );
        }
        for page in &one.parts {
            assert!(filing.contains(&page.code), "{filing}");
        }
        kiosk.act(Act::Back);
        assert_eq!(kiosk.page().id, "staff-queue");
    }
    let opened = deeds(&kiosk);
    assert_eq!(opened.iter().filter(|deed| **deed == "opened").count(), 3);
}

#[test]
fn a_filing_is_found_by_the_number_on_its_slip_and_another_number_is_told_kindly() {
    let (_folder, mut kiosk) = with_a_queue();
    let reference = kiosk.store().filings().unwrap()[1].reference.clone();
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, GUIDE);
    staff(&mut kiosk, StaffAct::Go(Room::Find));
    let other = motcua::filing::reference::Reference::from_random([1; 8]);
    for wrong in [&reference.as_str()[..8], other.as_str()] {
        kiosk.write(wrong);
        kiosk.act(Act::Continue);
        assert_eq!(kiosk.page().id, "staff-find");
        assert!(kiosk.page().problem.is_some());
        for _ in 0..9 {
            kiosk.press(Pressed::Backspace);
        }
    }
    kiosk.write(&reference.as_str().to_lowercase());
    kiosk.act(Act::Continue);
    assert_eq!(kiosk.page().id, "staff-filing");
    assert!(whole(&mut kiosk).contains(&reference.to_string()));
    let (lines, people) = kiosk.store().audit().unwrap();
    let last = lines.last().unwrap();
    assert_eq!(last.deed, Deed::Opened { filing: reference });
    assert_eq!(people[&last.by.unwrap()].name.as_str(), "Trần Nam");
}

#[test]
fn a_server_without_receipts_is_never_called_the_ward_and_nothing_is_called_received() {
    let (_folder, kiosk) = with_a_queue();
    let mut config = lobby::config();
    config.settings.desk = Some(DeskLink {
        url: "https://upload.example/files/".to_owned(),
        profile: Profile::Tus,
        keep_for: Duration::from_secs(1),
        authority: None,
        public_key: None,
        enrolment: Enrolment::Open,
    });
    let filing = kiosk.store().filings().unwrap().remove(0);
    let at = Timestamp::UNIX_EPOCH;
    let sent = LedgerEvent::PartSent { part: 1 };
    kiosk.store().record(filing.id, sent, at).unwrap();
    let note = LineNote {
        since: at,
        failure: None,
    };
    kiosk.store().note_line(note).unwrap();
    for language in [Language::Vietnamese, Language::English] {
        let list = QueueList {
            language,
            ..queue_list(&kiosk, &config)
        };
        for item in list.waiting().unwrap() {
            let reference = motcua::filing::reference::Reference::parse(&item.reference).unwrap();
            let story = list.story(&list.one(&reference).unwrap().unwrap());
            for word in ["phường", "ward", "received", "at the desk", "đã nhận"] {
                assert!(!story.to_lowercase().contains(word), "{word}: {story}");
            }
        }
        for key in config
            .texts
            .keys()
            .filter(|key| key.starts_with("queue-reason-"))
        {
            let said = config.texts.say(language, key, &[]);
            for word in ["Phường", "phường", "ward ", "desk "] {
                assert!(!said.contains(word), "{key}: {said}");
            }
        }
    }
}

/// The address of a printer that is switched off.
fn switched_off() -> String {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("ipp://{}/ipp/print", closed.local_addr().unwrap())
}

#[test]
fn a_slip_that_waits_for_a_printer_is_printed_from_the_filings_page_and_that_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    set_up(folder.path());
    let mut config = lobby::config();
    config.settings.printer = Some(Printer {
        uri: switched_off(),
        language: PrinterLanguage::Pdf,
        paper: SlipPaper::Roll80,
    });
    let mut kiosk = Kiosk::open(folder.path(), config);
    kiosk.file("marital-status");
    kiosk.act(Act::Finish);
    let reference = kiosk.store().filings().unwrap()[0].reference.clone();
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    staff(&mut kiosk, StaffAct::Go(Room::Queue));
    staff(&mut kiosk, StaffAct::Filing(reference.clone()));
    let targets = lobby::targets(&kiosk.page());
    let print = Act::Staff(StaffAct::PrintSlip);
    assert!(targets.iter().any(|(_, act)| *act == print), "{targets:?}");
    kiosk.act(print.clone());
    // The truth about the printer, and no button that would only be tapped again and again.
    assert!(whole(&mut kiosk).contains("Máy in đang tắt"));
    assert!(
        lobby::targets(&kiosk.page())
            .iter()
            .all(|(_, act)| *act != print)
    );
    let (lines, _) = kiosk.store().audit().unwrap();
    let last = lines.last().unwrap();
    assert_eq!(last.deed, Deed::Reprinted { filing: reference });
}

#[test]
fn without_a_printer_no_slip_is_offered() {
    let (_folder, mut kiosk) = with_a_queue();
    let reference = kiosk.store().filings().unwrap()[0].reference.clone();
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    staff(&mut kiosk, StaffAct::Go(Room::Queue));
    staff(&mut kiosk, StaffAct::Filing(reference));
    staff(&mut kiosk, StaffAct::PrintSlip);
    assert!(!deeds(&kiosk).contains(&"reprinted"));
}

fn motcua(data: &Path, arguments: &[&str], typed: &str) -> (bool, String) {
    let mut program = Command::new(env!("CARGO_BIN_EXE_motcua"))
        .args(arguments)
        .arg("--data")
        .arg(data)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // Whoever asks for nothing has closed its end.
    let _ = writeln!(program.stdin.take().unwrap(), "{typed}");
    let told = program.wait_with_output().unwrap();
    let text = [told.stdout, told.stderr].concat();
    (told.status.success(), String::from_utf8(text).unwrap())
}

#[test]
fn an_operator_gives_and_takes_pins_beside_a_running_kiosk_and_reads_the_log() {
    let folder = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(folder.path(), lobby::config());
    let name = "Phạm Thị Ba";
    let add = ["staff", "add", name, "--role", "operator", "--ask"];
    let (refused, why) = motcua(folder.path(), &add, "123456");
    assert!(!refused && why.contains("take another one"), "{why}");
    let (added, told) = motcua(folder.path(), &add, OFFICER);
    assert!(added && !told.contains(OFFICER), "{told}");
    let (_, listed) = motcua(folder.path(), &["staff", "list"], "");
    assert_eq!(listed.trim(), format!("operator  {name}"));
    at_the_pin(&mut kiosk);
    enter(&mut kiosk, OFFICER);
    assert_eq!(kiosk.page().id, "staff-menu");
    staff(&mut kiosk, StaffAct::Leave);
    let (verified, told) = motcua(folder.path(), &["audit", "verify"], "");
    assert!(verified && told.starts_with("3 lines"), "{told}");
    let (_, log) = motcua(folder.path(), &["audit", "export"], "");
    for deed in ["added", "entered", "left"] {
        assert!(log.contains(&format!("\"deed\":\"{deed}\"")), "{log}");
    }
    assert!(log.contains(name) && !log.contains(OFFICER), "{log}");
    let (removed, _) = motcua(folder.path(), &["staff", "remove", name], "");
    assert!(removed);
    at_the_pin(&mut kiosk);
    assert!(says(&kiosk.page()).join(" ").contains("motcua staff add"));
}
