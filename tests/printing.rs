//! A real IPP printer out of paper, jammed, open, empty, switched off, cancelled, broken or hanging: each
//! is told by its name, and nothing is ever called printed that did not come out.

mod at_the_kiosk;
pub mod programs;
mod queue;
mod virtual_printer;

use crate::lobby;
use ipp::prelude::{IppClient, IppOperationBuilder, Uri};
use motcua::config::texts::Language;
use motcua::paper::layout::{Area, Item, Page};
use motcua::paper::print::{
    PaperSize, Patience, Printed, Printer, PrinterLanguage, Sheets, Trouble,
};
use queue::RawQueue;
use std::io::Read;
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};
use virtual_printer::{PRINTS, PRINTS_SLOWLY, VirtualPrinter};

/// As a kiosk has it, with less time.
const PATIENCE: Patience = Patience {
    job: Duration::from_secs(30),
    pause: Duration::from_millis(50),
    answer: Duration::from_secs(10),
    believed_after: 4,
};
/// For a printer that does not come back.
const SHORT: Patience = Patience {
    job: Duration::from_secs(4),
    answer: Duration::from_secs(2),
    ..PATIENCE
};

fn form(paper: PaperSize) -> Sheets {
    let square = Area {
        x: 20.0,
        y: 20.0,
        width: 100.0,
        height: 100.0,
    };
    let (width, height) = match paper {
        PaperSize::A4 => (210.0, 297.0),
        PaperSize::A5 => (148.0, 210.0),
        PaperSize::Roll80 => (80.0, 150.0),
    };
    Sheets {
        pages: vec![Page {
            width,
            height,
            items: vec![Item::Filled(vec![square])],
        }],
        paper,
        title: "Mot Cua",
        language: "vi".to_owned(),
    }
}

/// A job on its way.
struct OnItsWay(tokio::sync::oneshot::Receiver<Printed>);

impl OnItsWay {
    fn end(self) -> Printed {
        self.0.blocking_recv().unwrap()
    }
}

fn send(printer: &VirtualPrinter, patience: Patience) -> OnItsWay {
    let line = Printer::start(&printer.uri(), PrinterLanguage::Pdf, patience).unwrap();
    OnItsWay(line.print(form(PaperSize::A4)))
}

fn print(printer: &VirtualPrinter, patience: Patience) -> Printed {
    send(printer, patience).end()
}

/// Sends a job, and sees the printer take it.
fn send_and_see_it_taken(printer: &VirtualPrinter, patience: Patience) -> OnItsWay {
    let job = send(printer, patience);
    until(|| state(printer, 1).is_some());
    job
}

/// Waits for what must come.
#[track_caller]
fn until(mut came: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !came() {
        assert!(Instant::now() < end, "it did not come");
        thread::sleep(Duration::from_millis(20));
    }
}

/// The state of a job as the printer tells anybody who asks.
fn state(printer: &VirtualPrinter, job: i32) -> Option<i32> {
    let uri: Uri = printer.uri().parse().unwrap();
    let question = IppOperationBuilder::get_job_attributes(uri.clone(), job);
    let answer = IppClient::new(uri).send(question.build().unwrap()).unwrap();
    let attributes = answer.attributes();
    let mut groups = attributes.groups().iter();
    groups
        .find_map(|group| group.get("job-state"))
        .and_then(|state| state.value().as_enum().copied())
}

const CANCELLED: Option<i32> = Some(7);

fn failed(trouble: Trouble) -> Printed {
    Printed::Failed(trouble)
}

#[test]
fn a_printer_that_is_well_prints_and_says_so() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    assert_eq!(print(&printer, PATIENCE), Printed::Done);
    assert_eq!(printer.printed(), 1);
}

#[test]
fn out_of_paper_is_told_and_after_the_refill_a_new_job_is_printed() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    printer.put_paper(0);
    assert_eq!(print(&printer, PATIENCE), failed(Trouble::NoPaper));
    assert_eq!(printer.printed(), 0);

    printer.put_paper(250);
    until(|| state(&printer, 1) == CANCELLED);
    // This printer agrees to cancel a job that waits for paper, and prints it once there is some. That
    // nobody was told it was printed is all that a kiosk can do about it.
    let before = printer.printed();
    assert_eq!(print(&printer, PATIENCE), Printed::Done);
    assert_eq!(printer.printed(), before + 1);
}

#[test]
fn what_stops_a_printer_in_the_middle_is_told_by_its_name() {
    for (behaviour, trouble) in [
        ("state +media-jam-error; held", Trouble::Jammed),
        ("state +cover-open-error; held", Trouble::CoverOpen),
        ("state +media-empty-error; held", Trouble::NoPaper),
        ("state +paused; held", Trouble::Paused),
    ] {
        let Some(printer) = VirtualPrinter::start(behaviour) else {
            return;
        };
        printer.hold();
        assert_eq!(print(&printer, PATIENCE), failed(trouble), "{behaviour}");
        printer.let_go();
        until(|| state(&printer, 1) == CANCELLED);
        assert_eq!(printer.printed(), 0);
    }
}

#[test]
fn an_empty_toner_is_told_and_a_full_one_prints() {
    let Some(printer) = VirtualPrinter::start(PRINTS_SLOWLY) else {
        return;
    };
    printer.put_toner(0);
    printer.hold();
    assert_eq!(print(&printer, PATIENCE), failed(Trouble::NoToner));
    printer.let_go();
    until(|| state(&printer, 1) == CANCELLED);

    printer.put_toner(80);
    assert_eq!(print(&printer, PATIENCE), Printed::Done);
}

#[test]
fn one_that_is_switched_off_before_the_job_is_unreachable() {
    let Some(mut printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    printer.switch_off();
    assert_eq!(print(&printer, PATIENCE), failed(Trouble::Unreachable));
    assert_eq!(printer.printed(), 0);
}

#[test]
fn one_that_is_switched_off_in_the_middle_may_have_printed() {
    let Some(mut printer) = VirtualPrinter::start(PRINTS_SLOWLY) else {
        return;
    };
    printer.hold();
    let job = send_and_see_it_taken(&printer, SHORT);
    printer.switch_off();
    assert_eq!(job.end(), failed(Trouble::Uncancelled));
}

#[test]
fn one_that_hangs_in_the_middle_or_before_prints_when_it_goes_on_and_that_was_said() {
    let Some(printer) = VirtualPrinter::start(PRINTS_SLOWLY) else {
        return;
    };
    printer.hold();
    let job = send_and_see_it_taken(&printer, SHORT);
    printer.freeze();
    assert_eq!(job.end(), failed(Trouble::Uncancelled));
    printer.let_go();
    printer.thaw();
    until(|| printer.printed() == 1);

    printer.freeze();
    assert_eq!(print(&printer, SHORT), failed(Trouble::Unconfirmed));
    printer.thaw();
    until(|| printer.printed() == 2);
}

#[test]
fn a_job_that_somebody_cancels_at_the_printer_is_not_printed() {
    let Some(printer) = VirtualPrinter::start("held; exit 0") else {
        return;
    };
    printer.hold();
    let job = send_and_see_it_taken(&printer, PATIENCE);
    let uri: Uri = printer.uri().parse().unwrap();
    let cancel = IppOperationBuilder::cancel_job(uri.clone(), 1);
    let answer = IppClient::new(uri).send(cancel.build().unwrap()).unwrap();
    assert!(answer.header().status_code().is_success());
    printer.let_go();
    assert_eq!(job.end(), failed(Trouble::Cancelled));
}

#[test]
fn a_job_that_the_printer_gives_up_is_aborted() {
    for behaviour in ["exit 1", "kill -9 $$"] {
        let Some(printer) = VirtualPrinter::start(behaviour) else {
            return;
        };
        assert_eq!(print(&printer, PATIENCE), failed(Trouble::Aborted));
    }
}

#[test]
fn one_that_takes_longer_than_the_patience_is_timed_out_and_cancelled() {
    let Some(printer) = VirtualPrinter::start("held; exit 0") else {
        return;
    };
    printer.hold();
    assert_eq!(print(&printer, SHORT), failed(Trouble::TimedOut));
    printer.let_go();
    until(|| state(&printer, 1) == CANCELLED);
}

#[test]
fn one_that_prints_for_somebody_else_is_busy_and_later_prints() {
    let Some(printer) = VirtualPrinter::start(PRINTS_SLOWLY) else {
        return;
    };
    printer.hold();
    let first = send_and_see_it_taken(&printer, PATIENCE);
    assert_eq!(print(&printer, PATIENCE), failed(Trouble::Busy));
    printer.let_go();
    assert_eq!(first.end(), Printed::Done);
    assert_eq!(print(&printer, PATIENCE), Printed::Done);
}

#[test]
fn what_a_printer_has_no_paper_or_no_words_for_is_refused() {
    let Some(printer) = VirtualPrinter::start(PRINTS) else {
        return;
    };
    for (paper, language) in [
        (PaperSize::A5, PrinterLanguage::Pdf),
        (PaperSize::Roll80, PrinterLanguage::EscPos),
    ] {
        let line = Printer::start(&printer.uri(), language, PATIENCE).unwrap();
        let printed = line.print(form(paper)).blocking_recv();
        assert_eq!(printed, Ok(failed(Trouble::Refused)), "{paper:?}");
    }
    assert_eq!(printer.printed(), 0);
}

#[test]
fn every_trouble_is_told_in_both_languages() {
    let texts = lobby::config().texts;
    for trouble in Trouble::ALL {
        for language in Language::ALL {
            assert!(texts.has(language, trouble.text_key()), "{trouble:?}");
        }
    }
}

/// Sends a slip to a raw queue.
fn print_slip(queue: &RawQueue, patience: Patience) -> Printed {
    let line = Printer::start(&queue.uri(), PrinterLanguage::EscPos, patience).unwrap();
    line.print(form(PaperSize::Roll80)).blocking_recv().unwrap()
}

#[test]
fn a_raw_queue_passes_the_dots_on_as_they_are_and_is_followed_to_the_end() {
    let printer = TcpListener::bind("127.0.0.1:0").unwrap();
    let Some(queue) = RawQueue::start(printer.local_addr().unwrap().port()) else {
        return;
    };
    let roll = thread::spawn(move || {
        let mut bytes = Vec::new();
        printer.accept().unwrap().0.read_to_end(&mut bytes).unwrap();
        bytes
    });
    assert_eq!(print_slip(&queue, PATIENCE), Printed::Done);
    let bytes = roll.join().unwrap();
    assert!(bytes.starts_with(b"\x1b@"));
    // 150 mm of 576 dots, and cut.
    assert!(bytes.len() > 150 * 8 * 72);
    assert_eq!(bytes[bytes.len() - 4..], [0x1d, b'V', 66, 0]);
}

#[test]
fn a_queue_whose_printer_is_off_prints_nothing_now_and_nothing_later() {
    let printer = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = printer.local_addr().unwrap();
    drop(printer);
    let Some(queue) = RawQueue::start(address.port()) else {
        return;
    };
    // The queue takes the slip and says nothing of its printer.
    assert_eq!(print_slip(&queue, SHORT), failed(Trouble::TimedOut));
    // The queue would try again every few seconds.
    let printer = TcpListener::bind(address).unwrap();
    printer.set_nonblocking(true).unwrap();
    let end = Instant::now() + Duration::from_secs(12);
    while Instant::now() < end {
        assert!(printer.accept().is_err(), "it comes out for somebody else");
        thread::sleep(Duration::from_millis(100));
    }
}
