//! What an officer or a resident would notice of a print job.

use super::mock::{Script, Seen, printer};
use super::*;
use ipp::model::{JobState, Operation, StatusCode};
use proptest::collection::vec;
use proptest::prelude::*;
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

const TITLE: &str = "Mot Cua";
const QUICK: Patience = Patience {
    job: Duration::from_secs(60),
    pause: Duration::from_millis(1),
    answer: Duration::from_secs(20),
    believed_after: 3,
};

fn print(script: Script, patience: Patience) -> (Printed, Arc<Mutex<Seen>>) {
    let (uri, seen) = printer(script);
    let printer = Printer::start(&uri, SlipPaper::A5, patience).unwrap();
    let printed = printer
        .print(b"%PDF-1.7 slip".to_vec(), TITLE)
        .blocking_recv()
        .unwrap();
    (printed, seen)
}

#[test]
fn a_completed_job_is_done_and_its_title_is_neutral() {
    let (printed, seen) = print(Script::default(), QUICK);
    let seen = seen.lock().unwrap();
    assert_eq!(printed, Printed::Done);
    assert_eq!(
        (seen.title.as_str(), seen.document.as_slice()),
        (TITLE, b"%PDF-1.7 slip".as_slice())
    );
    assert_eq!(seen.count(Operation::CancelJob), 0);
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
    let printer = Printer::start(&uri, SlipPaper::Roll80, QUICK).unwrap();
    let printed = printer.print(Vec::new(), TITLE).blocking_recv().unwrap();
    assert_eq!(printed, Printed::Failed(Trouble::Unreachable));
}

#[test]
fn no_printer_is_a_normal_answer() {
    let printed = Printer::Absent
        .print(Vec::new(), TITLE)
        .blocking_recv()
        .unwrap();
    assert_eq!(printed, Printed::Failed(Trouble::Absent));
}

#[test]
fn an_address_that_is_none_is_refused_at_once() {
    for uri in [
        "",
        "slip",
        "lpd://printer/queue",
        "ipp:///queue",
        "ipp://a b/",
    ] {
        assert!(matches!(
            Printer::start(uri, SlipPaper::A5, QUICK),
            Err(PrinterError::Address(shown)) if shown == uri
        ));
    }
}
