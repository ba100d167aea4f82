//! What a resident and the staff notice of a printer: the truth on the last page, a call for staff, and a
//! slip that comes out later without anything being typed.

use super::virtual_printer::{PRINTS, VirtualPrinter};
use crate::lobby::{self, Kiosk};
use motcua::config::Config;
use motcua::config::settings::{FormPrinter, Printer, PrinterLanguage, SlipPaper};
use motcua::config::texts::Language;
use motcua::filing::answer::Value;
use motcua::filing::draft::Position;
use motcua::kiosk::contract::variant::{Profile, Variant, Wording};
use motcua::kiosk::contract::visitor::{self, Visitor};
use motcua::kiosk::effect::{Effect, Message};
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::page::{Act, Block};
use motcua::kiosk::screen::done::SlipState;
use motcua::kiosk::station::{self, papers};
use motcua::paper::print::Trouble;
use motcua::paper::spool;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

/// The address of a printer that is switched off.
fn switched_off() -> String {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    format!("ipp://{}/ipp/print", closed.local_addr().unwrap())
}

fn with_printer(uri: String) -> Config {
    let mut config = lobby::config();
    config.settings.printer = Some(Printer {
        uri,
        language: PrinterLanguage::Pdf,
        // The virtual printer has no A5.
        paper: SlipPaper::Roll80,
    });
    config
}

fn say(kiosk: &Kiosk, key: &str) -> String {
    let config = &kiosk.setup.config;
    let you = config.texts.address(Language::Vietnamese);
    let arguments = [
        ("you", you[0].clone().into()),
        ("You", you[1].clone().into()),
    ];
    config.texts.say(Language::Vietnamese, key, &arguments)
}

/// All that stands on the parts of the last page.
fn last_page(kiosk: &mut Kiosk) -> String {
    kiosk.act(Act::Turn(0));
    let mut said = Vec::new();
    loop {
        let page = kiosk.page();
        assert_eq!(page.id, "done");
        said.extend(lobby::says(&page));
        let following = page.body.iter().find_map(|block| match block {
            Block::Pager(pager) => pager.following.as_ref().map(|way| way.act.clone()),
            _ => None,
        });
        match following {
            Some(act) => kiosk.act(act),
            None => return said.join("\n"),
        }
    }
}

fn kept(data: &Path) -> usize {
    std::fs::read_dir(data.join("slips")).map_or(0, Iterator::count)
}

#[test]
fn a_printer_that_is_off_is_told_and_the_slip_waits_for_it() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), with_printer(switched_off()));
    kiosk.file("marital-status");
    let done = kiosk.app().done().unwrap().clone();
    assert_eq!(done.slip, SlipState::Failed(Trouble::Unreachable));
    let said = last_page(&mut kiosk);
    for sentence in ["printer-off", "slip-ask-staff"] {
        assert!(said.contains(&say(&kiosk, sentence)), "{sentence}: {said}");
    }
    assert!(!said.contains(&say(&kiosk, "slip-printed")), "{said}");
    assert!(said.contains(&done.reference.to_string()), "{said}");

    kiosk.act(Act::Finish);
    assert_eq!(kiosk.page().id, "welcome");
    drop(kiosk);
    let listed = Command::new(env!("CARGO_BIN_EXE_motcua"))
        .args(["slips".as_ref(), "--data".as_ref(), data.path().as_os_str()])
        .current_dir(lobby::root())
        .output()
        .unwrap();
    let listed = String::from_utf8(listed.stdout).unwrap();
    assert_eq!(listed.trim(), done.reference.to_string());
}

#[test]
fn what_waits_holds_nothing_of_the_resident() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), with_printer(switched_off()));
    kiosk.begin("marital-status");
    kiosk.answer_all("marital-status");
    let answers = kiosk.app().draft().unwrap().answers.clone();
    kiosk.act(Act::Continue);
    kiosk.act(Act::Submit);
    assert_eq!(kept(data.path()), 1);
    let files = lobby::files(&data.path().join("slips"));
    let text = String::from_utf8(files[0].1.clone()).unwrap();
    assert!(text.contains("Giấy xác nhận tình trạng hôn nhân"), "{text}");
    let values = answers.values().filter_map(|answer| match answer.value()? {
        Value::Name(name) => Some(name.to_string()),
        Value::PersonNumber(number) => Some(number.as_str().to_owned()),
        Value::Phone(phone) => Some(phone.as_str().to_owned()),
        _ => None,
    });
    let values: Vec<String> = values.collect();
    assert!(values.len() > 2, "{values:?}");
    for value in values {
        assert!(!text.contains(&value), "{value} in {text}");
    }
}

#[test]
fn a_slip_that_waited_is_printed_later_and_then_forgotten() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), with_printer(switched_off()));
    kiosk.file("marital-status");
    kiosk.act(Act::Finish);
    assert_eq!(kept(data.path()), 1);

    let settings = with_printer(printer.uri()).settings;
    let (way, paper) = (
        station::slip_printer(&settings).unwrap(),
        station::slip_paper(&settings),
    );
    let told = papers::print_again(data.path(), &way, paper).unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].1, SlipState::Printed);
    assert_eq!(printer.printed(), 1);
    assert_eq!(kept(data.path()), 0);
    assert!(spool::waiting(data.path()).unwrap().is_empty());
}

#[test]
fn a_slip_on_paper_leaves_nothing_behind() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), with_printer(printer.uri()));
    kiosk.file("marital-status");
    let state = kiosk.app().done().unwrap().slip;
    assert_eq!((state, printer.printed()), (SlipState::Printed, 1));
    let said = last_page(&mut kiosk);
    assert!(said.contains(&say(&kiosk, "slip-printed")), "{said}");
    assert_eq!(kept(data.path()), 0);
}

#[test]
fn the_form_is_printed_from_the_check_page_through_an_outage() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    let data = tempfile::tempdir().unwrap();
    let mut config = lobby::config();
    config.settings.desk = None;
    config.settings.form_printer = Some(FormPrinter { uri: printer.uri() });
    let mut kiosk = Kiosk::open(data.path(), config);
    kiosk.begin("marital-status");
    kiosk.answer_all("marital-status");
    assert_eq!(kiosk.page().id, "check");
    kiosk.act(Act::ShowForm);
    assert_eq!(kiosk.page().id, "form");
    kiosk.act(Act::PrintForm);
    assert_eq!(printer.printed(), 1);
    let foot = kiosk.page().foot;
    let told = say(&kiosk, "preview-printed");
    assert_eq!(foot[0].detail.as_deref(), Some(told.as_str()));
    kiosk.act(Act::Back);
    assert_eq!(kiosk.page().id, "check");
    assert_eq!(kept(data.path()), 0);
}

#[test]
fn staff_are_called_for_a_printer_that_fails_and_no_longer_once_it_prints() {
    let config = Arc::new(lobby::config());
    let procedure = config.procedures.iter().next().unwrap();
    let (size, theme) = (TextSize::default(), Theme::default());
    let usual = Variant::new(Profile::Usual, size, theme, Wording::Vietnamese);
    let at_the_end = |slip: SlipState| {
        let draft = visitor::draft(procedure, Position::Confirm);
        let mut visitor = Visitor::new(&config, Some(draft), usual);
        visitor.act(Act::Submit);
        let done = crate::contract::kept(&procedure.id, SlipState::Printing);
        visitor.give(Message::Sealed(Ok(Box::new(done))));
        let effects = visitor.give(Message::Slip(slip, None));
        (visitor, effects)
    };
    let calls = |effects: &[Effect]| -> Vec<bool> {
        let calls = effects.iter().filter_map(|effect| match effect {
            Effect::Help(calling) => Some(*calling),
            _ => None,
        });
        calls.collect()
    };
    let (mut visitor, effects) = at_the_end(SlipState::Failed(Trouble::NoPaper));
    assert_eq!(calls(&effects), [true]);
    let asked = |visitor: &Visitor, key: &str| {
        let page = visitor.page();
        page.spoken.iter().any(|say| say.key() == key)
    };
    assert!(asked(&visitor, "slip-ask-staff"));
    visitor.give(Message::HelpHeard(true));
    assert!(asked(&visitor, "slip-staff-come"));
    visitor.act(Act::Print);
    let effects = visitor.give(Message::Slip(SlipState::Printed, None));
    assert_eq!(calls(&effects), [false]);
    assert!(asked(&visitor, "slip-printed"));

    let (mut visitor, _) = at_the_end(SlipState::Failed(Trouble::NoPaper));
    assert_eq!(calls(&visitor.act(Act::Finish)), [false]);
    let (mut visitor, effects) = at_the_end(SlipState::Printed);
    assert!(calls(&effects).is_empty());
    assert!(calls(&visitor.act(Act::Finish)).is_empty());
}
