//! A kiosk that the desk does not listen to yet, and what enrolling it changes.

use crate::ward_line::{self, DeskThread, await_that, open_store};
use motcua::courier::outcome::Reason;
use motcua::courier::{self, Courier, EnrolError, Line};
use motcua::desk::Records;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use tempfile::TempDir;

#[test]
fn a_kiosk_keeps_its_filings_until_it_is_enrolled_and_then_sends_them() {
    let (at_desk, at_kiosk) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let desk = DeskThread::for_enrolled_kiosks(at_desk.path());
    let link = ward_line::link(&format!("http://{}", desk.address));
    let store = open_store(at_kiosk.path());
    let filing = ward_line::sealed(1, &[50_000]);
    store.seal(filing).unwrap();
    let start = || Courier::start(store.clone(), link.clone(), "K1".into()).unwrap();

    let unknown = start();
    let waits = Line::Down(Reason::NotAuthorised);
    let _ = await_that(&unknown.status(), |status| status.line == waits);
    unknown.stop();
    assert_eq!(store.queue().borrow().at_desk, 0);

    let wrong = courier::enrol(&store, &link, "K1", "2222-2222-2222-2222");
    assert!(matches!(wrong, Err(EnrolError::Code)), "{wrong:?}");
    assert!(store.desk_pass().unwrap().is_none());
    let records = Records::open(at_desk.path()).unwrap();
    let code = records.kiosks().add("K1").unwrap();
    let other = courier::enrol(&store, &link, "K2", code.expose());
    assert!(matches!(other, Err(EnrolError::Code)), "{other:?}");
    courier::enrol(&store, &link, "K1", code.expose()).unwrap();
    let again = courier::enrol(&store, &link, "K1", code.expose());
    assert!(
        matches!(again, Err(EnrolError::Code)),
        "a code is used once"
    );

    let pass = store.desk_pass().unwrap().unwrap();
    let mut files = Vec::new();
    crate::desk_line::collect(at_desk.path(), &mut files);
    for (file, _) in files {
        let contents = fs::read(&file).unwrap();
        let found = memchr::memmem::find(&contents, pass.as_bytes());
        assert!(found.is_none(), "the pass lies in {file}");
    }
    let file = at_kiosk.path().join("desk.pass");
    let mode = || fs::metadata(&file).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(), 0o600);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o644)).unwrap();
    assert!(store.desk_pass().unwrap().is_some());
    assert_eq!(mode(), 0o600, "tightened");

    let known = start();
    let _ = await_that(&store.queue(), |queue| queue.at_desk == 1);
    known.stop();

    records.kiosks().revoke("K1").unwrap();
    store.seal(ward_line::sealed(2, &[1000])).unwrap();
    let revoked = start();
    let _ = await_that(&revoked.status(), |status| status.line == waits);
    assert_eq!(store.queue().borrow().at_desk, 1);
}

#[test]
fn a_pass_that_is_none_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let store = open_store(folder.path());
    store.keep_desk_pass("two\nlines").unwrap();
    let link = ward_line::link("http://127.0.0.1:1");
    let refused = Courier::start(store.clone(), link, "K1".into()).unwrap_err();
    assert!(refused.to_string().contains("motcua enrol"), "{refused}");
}
