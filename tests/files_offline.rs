//! A resident files while there is no desk, and the filing arrives when there is one.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::desk_staff::Browser;
use crate::lobby::{self, Kiosk, says};
use crate::{tus_receiver, ward_line};
use motcua::config::Config;
use motcua::config::settings::{DeskLink, Enrolment, Profile};
use motcua::config::texts::Language;
use motcua::courier::relay::Relay;
use motcua::desk::accounts::Role;
use motcua::desk::{self, Desk, Records};
use motcua::filing::check_code::check_code;
use motcua::filing::delivery::State;
use motcua::kiosk::page::Act;
use motcua::protocol::manifest::Manifest;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::Path;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// A desk in a thread of its own, until it is dropped.
struct OpenDesk {
    address: SocketAddr,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl OpenDesk {
    fn open(data: &Path, config: Config) -> Self {
        let desk = Desk::open(data, config).unwrap();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = oneshot::channel::<()>();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let thread = std::thread::spawn(move || {
            runtime.block_on(async {
                let listener = tokio::net::TcpListener::from_std(listener).unwrap();
                let stopped = async {
                    let _ = stopped.await;
                };
                desk::serve(listener, desk, stopped).await.unwrap();
            });
        });
        Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        }
    }
}

impl Drop for OpenDesk {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// An address at which nobody listens.
fn nobody() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    listener.local_addr().unwrap()
}

fn linked_to(line: &Relay) -> Config {
    let mut config = lobby::config();
    config.settings.desk = Some(DeskLink {
        url: line.url(),
        profile: Profile::Desk,
        keep_for: std::time::Duration::from_secs(24 * 3600),
        authority: None,
        public_key: None,
        enrolment: Enrolment::Open,
    });
    config
}

fn say(kiosk: &Kiosk, key: &str) -> String {
    let texts = &kiosk.setup.config.texts;
    let you =
        |key| motcua::config::texts::Argument::Text(texts.say(Language::Vietnamese, key, &[]));
    let words = [("you", you("you")), ("You", you("you-capital"))];
    texts.say(Language::Vietnamese, key, &words)
}

/// Nothing on the page, in the voice or in the status corner claims that the ward has it.
#[track_caller]
fn assert_only_kept(kiosk: &Kiosk) {
    let page = kiosk.page();
    assert!(
        page.lead.contains(&say(kiosk, "done-kept")),
        "{:?}",
        page.lead
    );
    let mut all = says(&page);
    all.push(kiosk.app().frame().status.text);
    for text in all {
        assert!(!text.contains("Phường đã nhận"), "{text}");
        assert_ne!(text, say(kiosk, "done-received"));
        assert_ne!(text, say(kiosk, "done-dossier"));
    }
}

#[test]
fn a_filing_made_without_any_desk_is_kept_and_never_called_received() {
    let data = tempfile::tempdir().unwrap();
    let mut kiosk = Kiosk::open(data.path(), lobby::config());
    for procedure in ["marital-status", "birth"] {
        kiosk.file(procedure);
        assert_only_kept(&kiosk);
        let reference = kiosk.app().done().unwrap().reference.clone();
        let slip = data
            .path()
            .join(format!("slips/{}.pdf", reference.as_str()));
        assert!(std::fs::read(slip).unwrap().starts_with(b"%PDF-"));
        kiosk.tap("Xong");
        assert_eq!(kiosk.page().id, "welcome");
    }
    kiosk.lose_power();
    let filings = kiosk.store().filings().unwrap();
    let codes: Vec<&str> = filings.iter().map(|f| f.procedure_code.as_str()).collect();
    assert_eq!(codes, ["1.004873", "1.001193"]);
    assert!(filings.iter().all(|filing| filing.state == State::Waiting));
    assert_eq!(kiosk.page().id, "welcome");
}

#[test]
fn the_last_page_says_received_only_once_a_desk_that_appeared_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let line = Relay::start(nobody()).unwrap();
    line.cut();
    let mut kiosk = Kiosk::open(&folder.path().join("kiosk"), linked_to(&line));
    kiosk.file("marital-status");
    for _ in 0..5 {
        kiosk.wait(1);
        assert_only_kept(&kiosk);
    }
    let desk = OpenDesk::open(&folder.path().join("desk"), lobby::config());
    line.lead_to(desk.address);
    assert_only_kept(&kiosk);
    line.restore();
    kiosk.until("the desk's receipt", |kiosk| {
        kiosk.app().done().unwrap().state.is_at_desk()
    });
    let page = kiosk.page();
    assert_eq!(page.lead, [say(&kiosk, "done-received")]);
    let State::Received(receipt) = kiosk.app().done().unwrap().state.clone() else {
        panic!("not received: {:?}", kiosk.app().done());
    };
    let dossier = receipt.dossier.unwrap();
    assert!(dossier.starts_with("000.00.01.H26"), "{dossier}");
    assert!(says(&page).contains(&dossier));
    assert_eq!(kiosk.store().queue().borrow().waiting, 0);
}

#[test]
fn a_tus_server_is_handed_the_filing_and_nothing_calls_it_received_or_a_call_heard() {
    let folder = tempfile::tempdir().unwrap();
    let (server, shelf) = tus_receiver::server(|_| None);
    let line = Relay::start(server.address).unwrap();
    let mut config = linked_to(&line);
    if let Some(link) = &mut config.settings.desk {
        link.profile = Profile::Tus;
        link.url += "/files";
    }
    let mut kiosk = Kiosk::open(folder.path(), config);
    kiosk.file("marital-status");
    kiosk.until("the hand-over", |kiosk| {
        kiosk.app().done().unwrap().state == State::HandedOver
    });
    assert_eq!(shelf.manifests(), 1);
    let page = kiosk.page();
    assert_eq!(page.lead, [say(&kiosk, "done-handed-over")]);
    let mut all = says(&page);
    all.push(kiosk.app().frame().status.text);
    for text in all {
        assert!(!text.contains("Phường đã nhận"), "{text}");
        assert_ne!(text, say(&kiosk, "done-dossier"));
    }
    kiosk.act(Act::CallStaff);
    kiosk.wait(3);
    let told = says(&kiosk.page());
    assert!(
        told.iter().any(|text| text.contains("ở quầy số")),
        "{told:?}"
    );
    assert!(
        !told.iter().any(|text| text.contains("Đã báo cán bộ")),
        "{told:?}"
    );
}

#[test]
fn what_was_kept_for_lack_of_a_desk_arrives_after_the_operator_names_one() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("kiosk");
    let mut kiosk = Kiosk::open(&data, lobby::config());
    kiosk.file("birth");
    drop(kiosk);
    let desk = OpenDesk::open(&folder.path().join("desk"), lobby::config());
    let line = Relay::start(desk.address).unwrap();
    let mut kiosk = Kiosk::open(&data, linked_to(&line));
    assert_eq!(kiosk.page().id, "welcome");
    kiosk.until("the desk's receipt", |kiosk| {
        kiosk.store().queue().borrow().waiting == 0
    });
    let filings = kiosk.store().filings().unwrap();
    assert_eq!(filings.len(), 1);
    assert!(filings[0].state.is_at_desk());
}

/// What an officer's browser is shown.
fn shown(desk: SocketAddr, data: &Path, path: &str) -> String {
    let records = Records::open(data).unwrap();
    ward_line::runtime().block_on(async {
        let mut officer = Browser::of_records(&desk, &records, "hoa", Role::Officer).await;
        officer.open(&desk, path).await.text()
    })
}

#[test]
fn a_page_has_the_same_code_on_the_slip_in_the_outbox_in_the_sealed_filing_and_at_the_desk() {
    let folder = tempfile::tempdir().unwrap();
    let desk = OpenDesk::open(&folder.path().join("desk"), lobby::config());
    let line = Relay::start(desk.address).unwrap();
    let data = folder.path().join("kiosk");
    let mut kiosk = Kiosk::open(&data, linked_to(&line));
    kiosk.begin("birth");
    let mut papers = ["birth-notice.jpg", "death-extract.jpg"].into_iter();
    while kiosk.page().id.starts_with("question-") {
        let question = kiosk.page().id;
        if question.starts_with("question-paper") && kiosk.app().wants_pictures() {
            for paper in papers.by_ref() {
                kiosk.lay_paper(&lobby::root().join("assets/demo").join(paper));
            }
            if !kiosk.app().kept_pages().is_empty() && kiosk.page().id == question {
                kiosk.act(Act::Continue);
            }
        }
        if kiosk.page().id == question {
            kiosk.answer("birth");
        }
    }
    for act in [Act::Continue, Act::Submit] {
        kiosk.act(act);
    }
    let done = kiosk.app().done().unwrap().clone();
    let on_slip: Vec<String> = done
        .attached
        .iter()
        .flat_map(|paper| paper.codes.clone())
        .collect();
    assert_eq!(on_slip.len(), 2);

    let parts = kiosk.store().parts(done.id).unwrap();
    let in_outbox: Vec<String> = parts
        .iter()
        .map(|part| check_code(&part.sha256.0))
        .collect();
    assert_eq!(in_outbox, on_slip);

    let manifest = kiosk.store().manifest(done.id).unwrap();
    let manifest: Manifest = serde_json::from_slice(&manifest).unwrap();
    let sealed = manifest.parts.iter();
    let in_sealed: Vec<String> = sealed.map(|part| check_code(&part.sha256.0)).collect();
    assert_eq!(in_sealed, on_slip);

    kiosk.until("the desk's receipt", |kiosk| {
        kiosk.app().done().unwrap().state.is_at_desk()
    });
    let data = folder.path().join("desk");
    let page = shown(desk.address, &data, &format!("/filings/{}", done.id));
    let mut rest = page.as_str();
    for code in &on_slip {
        // In the same order too.
        let at = rest.find(code.as_str()).unwrap();
        rest = &rest[at..];
    }
}
