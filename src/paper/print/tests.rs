//! What an officer or a resident would notice of a print job.

use super::mock::{Script, Seen, printer};
use super::*;
use crate::paper::layout::{Area, Item, Page};
use ipp::model::{JobState, Operation, StatusCode};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

const TITLE: &str = "Mot Cua";
const QUICK: Patience = Patience {
    job: Duration::from_secs(60),
    pause: Duration::from_millis(1),
    answer: Duration::from_secs(20),
    believed_after: 3,
};

/// A page with a square on it.
fn sheets(paper: PaperSize) -> Sheets {
    let (width, height) = match paper {
        PaperSize::A4 => (210.0, 297.0),
        PaperSize::A5 => (148.0, 210.0),
        PaperSize::Roll80 => (80.0, 30.0),
    };
    let square = Area {
        x: 10.0,
        y: 10.0,
        width: 10.0,
        height: 10.0,
    };
    Sheets {
        pages: vec![Page {
            width,
            height,
            items: vec![Item::Filled(vec![square])],
        }],
        paper,
        title: TITLE,
        language: "vi".to_owned(),
    }
}

fn printed(
    sheets: Sheets,
    language: PrinterLanguage,
    script: Script,
    patience: Patience,
) -> (Printed, Arc<Mutex<Seen>>) {
    let (uri, seen) = printer(script);
    let printer = Printer::start(&uri, language, patience).unwrap();
    let printed = printer.print(sheets).blocking_recv().unwrap();
    (printed, seen)
}

fn print(script: Script, patience: Patience) -> (Printed, Arc<Mutex<Seen>>) {
    printed(
        sheets(PaperSize::A5),
        PrinterLanguage::Pdf,
        script,
        patience,
    )
}

#[test]
fn a_completed_job_is_done_and_its_title_is_neutral() {
    let (printed, seen) = print(Script::default(), QUICK);
    let seen = seen.lock().unwrap();
    assert_eq!(printed, Printed::Done);
    assert_eq!(seen.title, TITLE);
    assert!(seen.document.starts_with(b"%PDF-1.4"));
    assert_eq!(seen.count(Operation::CancelJob), 0);
}

#[test]
fn a_sheet_asks_for_its_own_paper_and_a_roll_for_none() {
    for (paper, media) in [
        (PaperSize::A4, Some("iso_a4_210x297mm")),
        (PaperSize::A5, Some("iso_a5_148x210mm")),
        (PaperSize::Roll80, None),
    ] {
        let (printed, seen) = printed(
            sheets(paper),
            PrinterLanguage::Pdf,
            Script::default(),
            QUICK,
        );
        let seen = seen.lock().unwrap();
        assert_eq!(printed, Printed::Done);
        assert_eq!(seen.format, "application/pdf");
        assert_eq!(seen.media.as_deref(), media);
    }
}

#[test]
fn a_raw_queue_gets_the_dots_of_a_receipt_printer_and_is_followed_to_the_end() {
    let raw = |script| {
        printed(
            sheets(PaperSize::Roll80),
            PrinterLanguage::EscPos,
            script,
            QUICK,
        )
    };
    let (printed, seen) = raw(Script::default());
    let seen = seen.lock().unwrap();
    assert_eq!(printed, Printed::Done);
    assert_eq!(seen.format, "application/vnd.cups-raw");
    assert_eq!(seen.media, None);
    assert!(seen.document.starts_with(&[0x1b, b'@']));
    let stopped = Script {
        states: vec![JobState::ProcessingStopped],
        ..Script::default()
    };
    assert_eq!(raw(stopped).0, Printed::Failed(Trouble::Paused));
}

#[test]
fn a_receipt_printer_is_never_given_sheets() {
    let (printed, seen) = printed(
        sheets(PaperSize::A5),
        PrinterLanguage::EscPos,
        Script::default(),
        QUICK,
    );
    assert_eq!(printed, Printed::Failed(Trouble::Refused));
    assert!(seen.lock().unwrap().operations.is_empty());
}

#[test]
fn a_stuck_job_is_cancelled_when_its_time_is_up() {
    let script = Script {
        states: vec![JobState::Processing],
        ..Script::default()
    };
    let short = Patience {
        job: Duration::from_millis(500),
        ..QUICK
    };
    let (printed, seen) = print(script.clone(), short);
    assert_eq!(printed, Printed::Failed(Trouble::TimedOut));
    assert_eq!(seen.lock().unwrap().count(Operation::CancelJob), 1);

    let script = Script {
        cancel: StatusCode::ClientErrorNotPossible,
        ..script
    };
    assert_eq!(
        print(script, short).0,
        Printed::Failed(Trouble::Uncancelled)
    );
}

#[test]
fn a_job_that_ends_while_it_is_cancelled_is_done() {
    let script = Script {
        states: vec![
            JobState::Processing,
            JobState::Processing,
            JobState::Processing,
            JobState::Completed,
        ],
        reasons: vec![&["media-empty-error"]],
        cancel: StatusCode::ClientErrorNotPossible,
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Done);
}

#[test]
fn a_job_that_comes_out_although_its_cancelling_was_agreed_to_is_done() {
    let script = Script {
        states: vec![
            JobState::Processing,
            JobState::Processing,
            JobState::Processing,
            JobState::Processing,
            JobState::Completed,
        ],
        reasons: vec![&["media-empty-error"]],
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Done);
}

#[test]
fn what_the_printer_complains_of_is_told_and_the_job_cancelled() {
    let cases: [(&'static [&'static str], Trouble); 9] = [
        (&["media-empty-report"], Trouble::NoPaper),
        (&["none", "media-empty-warnin"], Trouble::NoPaper),
        (&["media-needed-error"], Trouble::NoPaper),
        (&["media-jam-error", "media-empty-error"], Trouble::Jammed),
        (&["cover-open"], Trouble::CoverOpen),
        (&["toner-empty-error"], Trouble::NoToner),
        (&["marker-supply-empty-warning"], Trouble::NoToner),
        (&["offline-report"], Trouble::Offline),
        (&["paused"], Trouble::Paused),
    ];
    for (reasons, trouble) in cases {
        let script = Script {
            states: vec![JobState::Processing],
            reasons: vec![reasons],
            ..Script::default()
        };
        let (printed, seen) = print(script, QUICK);
        assert_eq!(printed, Printed::Failed(trouble), "{reasons:?}");
        assert_eq!(seen.lock().unwrap().count(Operation::CancelJob), 1);
    }
}

#[test]
fn an_old_complaint_that_goes_away_is_not_believed() {
    let mut states = vec![JobState::Processing; 5];
    states.push(JobState::Completed);
    let script = Script {
        states,
        reasons: vec![
            &["media-empty-report"],
            &["media-empty-report"],
            &["none"],
            &["media-empty-report"],
            &["none"],
        ],
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Done);
}

#[test]
fn low_toner_is_no_trouble() {
    let mut states = vec![JobState::Processing; 6];
    states.push(JobState::Completed);
    let script = Script {
        states,
        reasons: vec![&["toner-low-warning", "media-low-report"]],
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Done);
}

#[test]
fn every_other_end_is_told_by_its_name() {
    let ends = [
        (
            Script {
                states: vec![JobState::Aborted],
                ..Script::default()
            },
            Trouble::Aborted,
        ),
        (
            Script {
                states: vec![JobState::Canceled],
                ..Script::default()
            },
            Trouble::Cancelled,
        ),
        (
            Script {
                states: vec![JobState::ProcessingStopped],
                ..Script::default()
            },
            Trouble::Paused,
        ),
        (
            Script {
                forgets_after: 1,
                ..Script::default()
            },
            Trouble::Lost,
        ),
        (
            Script {
                accept: StatusCode::ServerErrorBusy,
                ..Script::default()
            },
            Trouble::Busy,
        ),
        (
            Script {
                accept: StatusCode::ServerErrorNotAcceptingJobs,
                ..Script::default()
            },
            Trouble::Paused,
        ),
        (
            Script {
                accept: StatusCode::ClientErrorDocumentFormatNotSupported,
                ..Script::default()
            },
            Trouble::Refused,
        ),
        (
            Script {
                no_such_page: true,
                ..Script::default()
            },
            Trouble::Refused,
        ),
        (
            Script {
                hangs_up: true,
                ..Script::default()
            },
            Trouble::Unconfirmed,
        ),
    ];
    for (script, trouble) in ends {
        assert_eq!(print(script, QUICK).0, Printed::Failed(trouble));
    }
}

#[test]
fn an_answer_that_is_no_ipp_is_never_done() {
    for garbage in [
        b"<html>It works!</html>".as_slice(),
        b"",
        b"\x01\x01\x00\x00\x00\x00\x00\x01\x03",
        &[0x4a; 300],
    ] {
        let script = Script {
            garbage: Some(garbage),
            ..Script::default()
        };
        assert_eq!(
            print(script, QUICK).0,
            Printed::Failed(Trouble::Garbled),
            "{garbage:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_answer_whatever_brings_the_printer_down(header in any::<bool>(), noise in vec(any::<u8>(), 0..200)) {
        let mut answer = if header { vec![1, 1, 0, 0, 0, 0, 0, 1, 2] } else { Vec::new() };
        answer.extend(noise);
        let script = Script { garbage: Some(answer.leak()), ..Script::default() };
        let (printed, _) = print(script, QUICK);
        prop_assert!(matches!(printed, Printed::Failed(_)));
    }
}

#[test]
fn a_printer_that_is_switched_off_is_unreachable() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("ipp://{}/", closed.local_addr().unwrap());
    drop(closed);
    let printer = Printer::start(&uri, PrinterLanguage::Pdf, QUICK).unwrap();
    let printed = printer.print(sheets(PaperSize::A4)).blocking_recv();
    assert_eq!(printed, Ok(Printed::Failed(Trouble::Unreachable)));
}

#[test]
fn no_printer_is_a_normal_answer() {
    let printed = Printer::Absent.print(sheets(PaperSize::A5)).blocking_recv();
    assert_eq!(printed, Ok(Printed::Failed(Trouble::Absent)));
}

#[test]
fn an_address_that_is_none_is_refused_at_once() {
    for uri in [
        "",
        "slip",
        "lpd://printer/queue",
        "ipp:///queue",
        "ipp://a b/",
        "ipps://printer/queue",
        "socket://:9100",
        "socket://printer:9100/queue",
        "file://dev/usb/lp0",
        "file:///",
    ] {
        for language in [PrinterLanguage::Pdf, PrinterLanguage::EscPos] {
            assert!(matches!(
                Printer::start(uri, language, QUICK),
                Err(PrinterError::Address(shown)) if shown == uri
            ));
        }
    }
}

#[test]
fn a_pdf_goes_only_where_somebody_tells_what_became_of_it() {
    for uri in ["socket://printer", "file:///dev/usb/lp0"] {
        assert!(matches!(
            Printer::start(uri, PrinterLanguage::Pdf, QUICK),
            Err(PrinterError::NotIpp(shown)) if shown == uri
        ));
    }
}

#[test]
fn every_trouble_has_a_sentence_in_a_handful_of_keys() {
    let keys: BTreeSet<&str> = Trouble::ALL.map(Trouble::text_key).into();
    assert_eq!(keys.len(), 7);
    assert!(keys.iter().all(|key| key.starts_with("printer-")));
}
