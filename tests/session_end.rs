//! However a visit ends, nothing of the resident stays; and it does not end by surprise.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::lobby::{self, Kiosk, entered, files, says};
use motcua::config::texts::Language;
use motcua::kiosk::effect::Message;
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::page::Act;
use motcua::kiosk::play::stage::Stage;
use motcua::kiosk::widget::keys::Pressed;
use motcua::vietnamese::composition::Key;
use std::io;
use std::sync::{Mutex, Once};
use std::time::Duration;
use tracing::Metadata;
use tracing_subscriber::fmt::MakeWriter;
use unicode_normalization::UnicodeNormalization;

const NAME: &str = "Đỗ Thị Kỳ Lạ";
const NAME_IN_CAPITALS: &str = "ĐỖ THỊ KỲ LẠ";
const NUMBER: &str = "001152987653";
const ADDRESS: &str = "Ngách Cá Chép số 77";
const COURT: &str = "Toà án Xóm Ếch";
const SECRETS: [&str; 5] = [NAME, NAME_IN_CAPITALS, NUMBER, ADDRESS, COURT];

/// Everything that the program logs while this file's visits go on.
static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

struct Log;

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keeps what this program logs, and not what the libraries below it do.
struct Own;

impl<'a> MakeWriter<'a> for Own {
    type Writer = Box<dyn io::Write>;

    fn make_writer(&'a self) -> Self::Writer {
        Box::new(Log)
    }

    fn make_writer_for(&'a self, about: &Metadata<'_>) -> Self::Writer {
        if about.target().starts_with("motcua") {
            Box::new(Log)
        } else {
            Box::new(io::sink())
        }
    }
}

/// A kiosk whose log is kept, as talkative as it can be.
fn kiosk(data: &std::path::Path) -> Kiosk {
    static KEPT: Once = Once::new();
    KEPT.call_once(|| {
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::DEBUG)
            .with_writer(Own)
            .init();
    });
    Kiosk::open(data, lobby::config())
}

/// The shapes in which a secret might lie in a file: composed, decomposed, and of two bytes a sign.
fn shapes(secret: &str) -> Vec<Vec<u8>> {
    let decomposed: String = secret.nfd().collect();
    let wide = |big: bool| -> Vec<u8> {
        let units = secret.encode_utf16();
        units
            .flat_map(|unit| {
                if big {
                    unit.to_be_bytes()
                } else {
                    unit.to_le_bytes()
                }
            })
            .collect()
    };
    vec![
        secret.as_bytes().to_vec(),
        decomposed.into_bytes(),
        wide(false),
        wide(true),
    ]
}

fn contains(bytes: &[u8], shape: &[u8]) -> bool {
    memchr::memmem::find(bytes, shape).is_some()
}

/// Takes the question with this id from the answers that come before it.
fn go_to(kiosk: &mut Kiosk, question: &str) {
    let id = format!("question-{question}");
    while kiosk.page().id != id {
        kiosk.answer("marital-status");
    }
}

/// A visit in English with large letters that has typed every secret.
fn visit_with_secrets(kiosk: &mut Kiosk) {
    kiosk.act(Act::Language(Language::English));
    for act in [
        Act::AskAppearance,
        Act::Size(TextSize::Largest),
        Act::Theme(Theme::Dark),
        Act::Stay,
    ] {
        kiosk.act(act);
    }
    kiosk.begin("marital-status");
    go_to(kiosk, "requester_number");
    kiosk.write(NUMBER);
    kiosk.act(Act::Continue);
    kiosk.write(NAME);
    kiosk.act(Act::Continue);
    go_to(kiosk, "subject_lives");
    kiosk.act(Act::Mark("formerly".to_owned()));
    kiosk.act(Act::Continue);
    let ward = kiosk.setup.config.settings.ward.clone();
    kiosk.act(Act::Commune(ward.province, ward.commune));
    kiosk.write(ADDRESS);
    kiosk.act(Act::Continue);
    go_to(kiosk, "marital_status");
    kiosk.act(Act::Mark("divorced".to_owned()));
    kiosk.act(Act::Continue);
    go_to(kiosk, "divorce_court");
    kiosk.write(COURT);
    let page = kiosk.page();
    assert!(entered(&page).contains(&COURT.to_owned()), "{page:?}");
    let state = format!("{:?}", kiosk.app());
    for secret in [ADDRESS, COURT] {
        assert!(state.contains(secret), "the visit does not know {secret}");
    }
}

#[track_caller]
fn assert_nothing_stays(kiosk: &mut Kiosk) {
    assert_eq!(kiosk.page().id, "welcome");
    let state = format!("{:?}", kiosk.app());
    for secret in SECRETS {
        assert!(!state.contains(secret), "the window still knows {secret}");
    }
    assert_eq!(kiosk.app().language(), Language::Vietnamese);
    assert_eq!(kiosk.app().look().text, TextSize::default());
    assert_eq!(kiosk.app().look().palette, Theme::default().palette());
    assert!(kiosk.app().kept_pages().is_empty());
    assert!(kiosk.app().frame().pictures.is_empty());
    assert_unreadable(kiosk);
    kiosk.lose_power();
    assert_eq!(kiosk.page().id, "welcome");
    assert_unreadable(kiosk);
    kiosk.act(Act::Start);
    kiosk.act(Act::Choose(0));
    assert!(
        !says(&kiosk.page())
            .iter()
            .any(|text| SECRETS.iter().any(|s| text.contains(s)))
    );
}

/// No file of the data folder contains a secret, whatever its format.
#[track_caller]
fn assert_unreadable(kiosk: &Kiosk) {
    kiosk.store().flush().unwrap();
    let files = files(&kiosk.setup.data);
    assert!(!files.is_empty());
    for (path, bytes) in files {
        for secret in SECRETS {
            for shape in shapes(secret) {
                let found = contains(&bytes, &shape);
                assert!(!found, "{} contains {secret}", path.display());
            }
        }
    }
    let log = LOG.lock().unwrap();
    for shape in SECRETS.into_iter().flat_map(shapes) {
        assert!(!contains(&log, &shape), "a secret was logged");
    }
}

#[test]
fn what_is_typed_cannot_be_read_from_the_disk_even_during_the_visit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    assert_unreadable(&kiosk);
}

#[test]
fn nothing_stays_after_end_and_erase() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    kiosk.act(Act::AskEnd);
    assert_eq!(kiosk.page().id, "end");
    kiosk.act(Act::Stay);
    assert!(entered(&kiosk.page()).contains(&COURT.to_owned()));
    kiosk.act(Act::AskEnd);
    kiosk.act(Act::End);
    assert_nothing_stays(&mut kiosk);
    assert!(kiosk.store().filings().unwrap().is_empty());
}

#[test]
fn nothing_stays_after_a_filing_but_the_sealed_filing() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    kiosk.act(Act::Continue);
    kiosk.answer_all("marital-status");
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    assert_eq!(kiosk.page().id, "done");
    for text in says(&kiosk.page()) {
        assert!(
            !SECRETS.iter().any(|secret| text.contains(secret)),
            "{text}"
        );
    }
    kiosk.act(Act::End);
    assert_nothing_stays(&mut kiosk);
    assert_eq!(kiosk.store().filings().unwrap().len(), 1);
}

#[test]
fn nothing_stays_after_a_resident_who_walked_away() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    let quiet = quiet_seconds_until(&mut kiosk, "idle");
    assert!(quiet >= 180, "{quiet}");
    for text in says(&kiosk.page()) {
        assert!(
            !SECRETS.iter().any(|secret| text.contains(secret)),
            "{text}"
        );
    }
    let warned = quiet_seconds_until(&mut kiosk, "welcome");
    assert!(warned >= 60, "{warned}");
    assert_nothing_stays(&mut kiosk);
}

#[test]
fn nothing_stays_after_declining_the_notice_or_going_back_to_the_menu() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    while kiosk.page().id != "privacy" {
        kiosk.act(Act::Back);
    }
    kiosk.act(Act::Decline);
    assert_eq!(kiosk.page().id, "declined");
    assert_unreadable(&kiosk);
    kiosk.act(Act::Finish);
    assert_nothing_stays(&mut kiosk);
}

#[test]
fn nothing_stays_when_the_answers_lead_to_an_exit() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    while kiosk.page().id != "question-purpose" {
        kiosk.act(Act::Back);
    }
    kiosk.act(Act::Mark("marry_here".to_owned()));
    kiosk.act(Act::Continue);
    assert!(kiosk.page().id.starts_with("exit-"), "{}", kiosk.page().id);
    kiosk.act(Act::Finish);
    assert_nothing_stays(&mut kiosk);
    assert!(kiosk.store().filings().unwrap().is_empty());
}

#[test]
fn nothing_stays_of_a_resident_who_called_for_staff_and_went_home() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    kiosk.act(Act::CallStaff);
    let waited = quiet_seconds_until(&mut kiosk, "welcome");
    assert!(waited >= 600, "{waited}");
    assert_nothing_stays(&mut kiosk);
}

#[test]
fn nothing_stays_when_the_power_comes_back_too_late() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    let late = kiosk.setup.config.settings.times.resume_within + Duration::from_secs(60);
    kiosk.setup.clock.advance(late);
    kiosk.lose_power();
    assert_nothing_stays(&mut kiosk);
}

/// Lets seconds pass until this page is shown.
fn quiet_seconds_until(kiosk: &mut Kiosk, page: &str) -> u64 {
    for second in 1..3_600 {
        kiosk.wait(1);
        if kiosk.page().id == page {
            return second;
        }
    }
    panic!("{page} never came; {} is shown", kiosk.page().id);
}

#[test]
fn the_warning_never_comes_before_the_configured_limit() {
    for limit in [120, 180, 600] {
        let data = tempfile::tempdir().unwrap();
        let mut config = lobby::config();
        config.settings.times.idle = Duration::from_secs(limit);
        config.settings.times.warning = Duration::from_secs(75);
        let mut kiosk = Kiosk::open(data.path(), config);
        kiosk.begin("birth");
        let quiet = quiet_seconds_until(&mut kiosk, "idle");
        assert!(quiet >= limit, "{quiet} of {limit}");
        let warned = quiet_seconds_until(&mut kiosk, "welcome");
        assert!(warned >= 75, "{warned}");
    }
}

#[test]
fn any_key_or_tap_goes_on_at_the_same_field_and_is_not_typed() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    let before = kiosk.page();
    let goes_on: [&dyn Fn(&mut Kiosk); 6] = [
        &|kiosk| kiosk.act(Act::Stay),
        &|kiosk| kiosk.act(Act::Key(Key::Letter('x'))),
        &|kiosk| kiosk.write("x"),
        &|kiosk| kiosk.press(Pressed::Backspace),
        &|kiosk| kiosk.press(Pressed::Enter),
        &|kiosk| kiosk.press(Pressed::Escape),
    ];
    for go_on in goes_on {
        let quiet = quiet_seconds_until(&mut kiosk, "idle");
        assert!(quiet >= 180, "{quiet}");
        go_on(&mut kiosk);
        let after = kiosk.page();
        assert_eq!((&after.id, entered(&after)), (&before.id, entered(&before)));
    }
}

#[test]
fn a_touch_beside_every_target_tells_that_somebody_is_there() {
    use iced::{Event, Point, mouse, touch};
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    let mut stage = lobby::stage();
    kiosk.begin("birth");
    let before = kiosk.page();
    let position = Point::new(3.0, 540.0);
    let finger = touch::Finger(1);
    let by_finger = [Event::Touch(touch::Event::FingerPressed {
        id: finger,
        position,
    })];
    let by_mouse = [
        Event::Mouse(mouse::Event::CursorMoved { position }),
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)),
    ];
    for events in [&by_finger[..], &by_mouse[..]] {
        // On the question itself it starts the quiet time anew …
        kiosk.wait(170);
        touch_screen(&mut kiosk, &mut stage, events);
        assert_eq!(kiosk.page(), before);
        let quiet = quiet_seconds_until(&mut kiosk, "idle");
        assert!(quiet >= 180, "{quiet}");
        // … and on the warning it goes on.
        touch_screen(&mut kiosk, &mut stage, events);
        assert_eq!(kiosk.page(), before);
    }
}

fn touch_screen(kiosk: &mut Kiosk, stage: &mut Stage, events: &[iced::Event]) {
    let app = kiosk.app();
    let inputs = stage.play(events, &app.page(), &app.frame(), &app.look());
    for input in inputs {
        kiosk.give(Message::Input(input));
    }
}

#[test]
fn a_call_for_staff_hides_the_page_and_stops_the_clock() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    let before = kiosk.page();
    kiosk.act(Act::CallStaff);
    for _ in 0..19 {
        kiosk.wait(60);
        let page = kiosk.page();
        assert_eq!(page.id, "call-staff-page");
        for text in says(&page) {
            assert!(
                !SECRETS.iter().any(|secret| text.contains(secret)),
                "{text}"
            );
        }
    }
    kiosk.act(Act::StaffCame);
    let after = kiosk.page();
    assert_eq!((&after.id, entered(&after)), (&before.id, entered(&before)));
    let quiet = quiet_seconds_until(&mut kiosk, "idle");
    assert!(quiet >= 180, "{quiet}");
}

#[test]
fn a_call_that_nobody_ends_does_not_leave_the_visit_to_the_next_person() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    visit_with_secrets(&mut kiosk);
    kiosk.act(Act::CallStaff);
    kiosk.wait(21 * 60);
    assert_eq!(kiosk.page().id, "welcome");
    assert_nothing_stays(&mut kiosk);
}

#[test]
fn without_a_desk_the_counter_is_named_at_once() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = kiosk(data.path());
    kiosk.act(Act::CallStaff);
    let counter = kiosk.setup.config.settings.ward.counter.clone();
    let page = kiosk.page();
    assert!(page.lead[0].contains(&counter), "{:?}", page.lead);
}
