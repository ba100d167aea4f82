//! What a resident would notice of a slip on a receipt printer.

mod receipt;

use super::super::escpos::strips;
use super::super::{PaperSize, Printed, Printer, PrinterLanguage, Sheets};
use super::*;
use crate::paper::layout::{Area, Item, Page};
use proptest::collection::vec;
use proptest::prelude::*;
use receipt::{Script, Seen, Stop, device, printer};
use std::fs::File;
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Rows of a slip of 100 mm, and of its first two strips.
const ROWS: usize = 800;
const TWO_STRIPS: usize = 128;

const QUICK: Patience = Patience {
    job: Duration::from_secs(60),
    pause: Duration::from_millis(4),
    answer: Duration::from_secs(20),
    believed_after: 3,
};

/// For a printer that says nothing.
const SHORT: Patience = Patience {
    job: Duration::from_millis(600),
    answer: Duration::from_millis(200),
    ..QUICK
};

fn slip() -> Sheets {
    let square = Area {
        x: 10.0,
        y: 10.0,
        width: 50.0,
        height: 80.0,
    };
    Sheets {
        pages: vec![Page {
            width: 80.0,
            height: 100.0,
            items: vec![Item::Filled(vec![square])],
        }],
        paper: PaperSize::Roll80,
        title: "Mot Cua",
        language: "vi".to_owned(),
    }
}

fn print_at(uri: &str, patience: Patience) -> Printed {
    let printer = Printer::start(uri, PrinterLanguage::EscPos, patience).unwrap();
    printer.print(slip()).blocking_recv().unwrap()
}

fn print(script: Script, patience: Patience) -> (Printed, Arc<Mutex<Seen>>) {
    let (uri, seen) = printer(script);
    (print_at(&uri, patience), seen)
}

/// Waits for what the printer must come to after the answer.
#[track_caller]
fn until(seen: &Mutex<Seen>, came: impl Fn(&Seen) -> bool) {
    let end = Instant::now() + Duration::from_secs(10);
    while !came(&seen.lock().unwrap()) {
        assert!(Instant::now() < end, "it did not come");
        std::thread::sleep(Duration::from_millis(5));
    }
}

#[test]
fn a_slip_is_done_when_the_printer_has_worked_through_it_and_has_paper() {
    let (printed, seen) = print(Script::default(), QUICK);
    let seen = seen.lock().unwrap();
    assert_eq!(printed, Printed::Done);
    assert_eq!((seen.rows, seen.cuts, seen.strange), (ROWS, 1, 0));
    assert!(!seen.forgot);
}

#[test]
fn a_slow_printer_is_waited_for_and_never_holds_more_than_two_strips() {
    let script = Script {
        pace: Duration::from_millis(30),
        ..Script::default()
    };
    let (printed, seen) = print(script, QUICK);
    assert_eq!(printed, Printed::Done);
    assert!(seen.lock().unwrap().most_waiting <= 2);
}

#[test]
fn one_that_is_slower_than_the_patience_timed_out_and_forgets_the_rest() {
    let script = Script {
        pace: Duration::from_millis(120),
        ..Script::default()
    };
    let patience = Patience {
        pause: Duration::from_millis(200),
        answer: Duration::from_secs(20),
        ..SHORT
    };
    let (printed, seen) = print(script, patience);
    assert_eq!(printed, Printed::Failed(Trouble::TimedOut));
    until(&seen, |seen| seen.forgot);
    std::thread::sleep(Duration::from_millis(400));
    let seen = seen.lock().unwrap();
    assert!(seen.rows < ROWS && seen.cuts == 0);
}

const STOPS: [(Stop, Trouble); 5] = [
    (Stop::Broken, Trouble::Defect),
    (Stop::CoverOpen, Trouble::CoverOpen),
    (Stop::CutterStuck, Trouble::CutterStuck),
    (Stop::PaperEnd, Trouble::NoPaper),
    (Stop::Paused, Trouble::Paused),
];

#[test]
fn what_stops_it_in_the_middle_is_told_and_the_rest_forgotten() {
    for (stop, trouble) in STOPS {
        let script = Script {
            stops: Some((TWO_STRIPS, stop)),
            ..Script::default()
        };
        let (printed, seen) = print(script, QUICK);
        assert_eq!(printed, Printed::Failed(trouble));
        until(&seen, |seen| seen.forgot);
        assert_eq!(seen.lock().unwrap().cuts, 0, "{stop:?}");
    }
}

#[test]
fn a_printer_that_is_not_ready_is_sent_no_dot() {
    for (stop, trouble) in STOPS {
        let script = Script {
            stops: Some((0, stop)),
            ..Script::default()
        };
        let (printed, seen) = print(script, QUICK);
        assert_eq!(printed, Printed::Failed(trouble));
        let ready = stop == Stop::CutterStuck;
        assert_eq!(seen.lock().unwrap().rows > 0, ready, "{stop:?}");
        assert_eq!(seen.lock().unwrap().most_waiting > 0, ready, "{stop:?}");
    }
}

#[test]
fn a_cover_that_is_closed_again_at_once_is_no_trouble() {
    let script = Script {
        stops: Some((TWO_STRIPS, Stop::CoverOpen)),
        mended_after: Duration::from_millis(60),
        ..Script::default()
    };
    let patient = Patience {
        believed_after: 100,
        ..QUICK
    };
    let (printed, seen) = print(script, patient);
    assert_eq!(printed, Printed::Done);
    assert_eq!(seen.lock().unwrap().rows, ROWS);
}

#[test]
fn an_answer_without_paper_is_not_done() {
    for marked in [0x0c, 0x0f] {
        let script = Script {
            marked,
            ..Script::default()
        };
        let (printed, _) = print(script, QUICK);
        assert_eq!(printed, Printed::Failed(Trouble::NoPaper));
    }
    let little = Script {
        marked: 0x03,
        ..Script::default()
    };
    assert_eq!(print(little, QUICK).0, Printed::Done);
}

#[test]
fn one_that_never_answers_prints_and_nobody_says_that_it_has() {
    for questions in [false, true] {
        let script = Script {
            answers: [false, questions],
            ..Script::default()
        };
        let (printed, seen) = print(script, SHORT);
        assert_eq!(printed, Printed::Failed(Trouble::Unconfirmed));
        until(&seen, |seen| seen.rows == ROWS);
    }
}

#[test]
fn one_that_takes_nothing_at_all_is_given_up() {
    let deaf = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("socket://{}", deaf.local_addr().unwrap());
    // The network takes a slip for it, and more.
    assert_eq!(print_at(&uri, SHORT), Printed::Failed(Trouble::Unconfirmed));
}

#[test]
fn one_that_hangs_up_is_never_done() {
    for (after, trouble) in [
        (1, Trouble::Unreachable),
        (20_000, Trouble::Unreachable),
        // Every dot has come and no answer: who knows.
        (ROWS * 72 + 13 * 8, Trouble::Unconfirmed),
    ] {
        let script = Script {
            hangs_up_after: after,
            ..Script::default()
        };
        assert_eq!(print(script, QUICK).0, Printed::Failed(trouble), "{after}");
    }
}

#[test]
fn one_that_is_switched_off_is_unreachable() {
    let closed = TcpListener::bind("127.0.0.1:0").unwrap();
    let uri = format!("socket://{}", closed.local_addr().unwrap());
    drop(closed);
    let unreachable = Printed::Failed(Trouble::Unreachable);
    assert_eq!(print_at(&uri, QUICK), unreachable);
    assert_eq!(print_at("file:///nowhere/lp0", QUICK), unreachable);
}

#[test]
fn what_is_no_receipt_printer_is_never_done() {
    for garbage in [
        b"HTTP/1.1 400 Bad Request\r\n\r\n".as_slice(),
        b"SSH-2.0-OpenSSH_9.2\r\n",
        &[0xff; 40],
        &[0x12, 0x12],
    ] {
        let script = Script {
            garbage: Some(garbage),
            ..Script::default()
        };
        let (printed, seen) = print(script, QUICK);
        assert_eq!(printed, Printed::Failed(Trouble::Garbled), "{garbage:?}");
        assert_eq!(seen.lock().unwrap().rows, 0);
    }
}

#[test]
fn answers_to_an_earlier_job_do_not_count_for_this_one() {
    let script = Script {
        late: 2,
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Failed(Trouble::Garbled));
}

#[test]
fn reports_that_nobody_asked_for_are_no_answers() {
    let script = Script {
        reports: true,
        ..Script::default()
    };
    assert_eq!(print(script, QUICK).0, Printed::Done);
}

#[test]
fn a_printer_that_is_plugged_in_is_spoken_with_like_one_on_the_network() {
    let strips = strips(&slip()).unwrap();
    let print = |script: Script| {
        let (file, seen) = device(script);
        (converse(Wire::Device(file), QUICK, &strips), seen)
    };
    let (printed, seen) = print(Script::default());
    assert_eq!(printed, Ok(()));
    assert_eq!(seen.lock().unwrap().rows, ROWS);

    let empty = Script {
        stops: Some((TWO_STRIPS, Stop::PaperEnd)),
        ..Script::default()
    };
    let (printed, seen) = print(empty);
    assert_eq!(printed, Err(Trouble::NoPaper));
    until(&seen, |seen| seen.forgot);

    let unplugged = Script {
        hangs_up_after: 20_000,
        ..Script::default()
    };
    assert!(print(unplugged).0.is_err());
}

#[test]
fn one_that_is_plugged_in_and_dead_is_given_up() {
    let long = vec![strips(&slip()).unwrap(); 20].concat();
    let (kiosk, _printer) = UnixStream::pair().unwrap();
    kiosk.set_nonblocking(true).unwrap();
    let wire = Wire::Device(File::from(OwnedFd::from(kiosk)));
    let began = Instant::now();
    assert_eq!(converse(wire, SHORT, &long), Err(Trouble::TimedOut));
    assert!(began.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_device_file_that_only_takes_is_not_believed_and_one_that_says_zeros_for_ever_neither() {
    assert_eq!(
        print_at("file:///dev/null", SHORT),
        Printed::Failed(Trouble::Unconfirmed)
    );
    assert_eq!(
        print_at("file:///dev/full", SHORT),
        Printed::Failed(Trouble::Garbled)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_noise_whatever_is_taken_for_done(noise in vec(any::<u8>(), 1..40)) {
        let script = Script { garbage: Some(noise.leak()), ..Script::default() };
        let (printed, _) = print(script, SHORT);
        prop_assert!(matches!(printed, Printed::Failed(_)));
    }
}
