//! Whom the courier trusts over `https`: the configured authority, and nobody else.

use crate::strangers::{Asked, Stranger, health};
use crate::ward_line::{WardLine, await_that, runtime};
use motcua::config::settings::{DeskLink, Enrolment, Profile};
use motcua::courier::client::{Client, Limits};
use motcua::courier::outcome::{Reason, Trouble};
use motcua::courier::{Courier, Line};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

fn certificate(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/certificates")
        .join(name)
}

/// A desk that shows this certificate and answers probes.
fn desk_with(name: &str) -> Stranger {
    let chain = vec![CertificateDer::from_pem_file(certificate(name)).unwrap()];
    let key = PrivateKeyDer::from_pem_file(certificate("desk.key.pem")).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .unwrap();
    let config = Arc::new(config);
    Stranger::behind(
        move |stream| {
            let connection = ServerConnection::new(Arc::clone(&config)).unwrap();
            StreamOwned::new(connection, stream)
        },
        |asked: &Asked| health(asked),
    )
}

fn link(desk: &Stranger, authority: &str) -> DeskLink {
    DeskLink {
        url: format!("https://{}", desk.address),
        profile: Profile::Desk,
        keep_for: Duration::from_secs(3 * 24 * 3600),
        authority: Some(certificate(authority)),
        public_key: None,
        enrolment: Enrolment::Open,
    }
}

fn probed(desk: &Stranger, authority: &str) -> Result<String, Trouble> {
    let client = Client::new(&link(desk, authority), Limits::default()).unwrap();
    let health = runtime().block_on(client.probe("abc", Duration::from_secs(10)));
    health.map(|health| health.nonce)
}

#[test]
fn a_desk_of_the_configured_authority_is_trusted() {
    let desk = desk_with("desk.pem");
    assert_eq!(probed(&desk, "authority.pem").as_deref(), Ok("abc"));
}

#[test]
fn a_desk_of_another_authority_is_told_nothing() {
    let desk = desk_with("desk.pem");
    let refused = Err(Trouble::Certificate { dates: false });
    assert_eq!(probed(&desk, "other.pem"), refused);
    assert!(desk.asked().is_empty());
}

#[test]
fn a_certificate_out_of_its_time_points_to_the_clock() {
    let desk = desk_with("expired.pem");
    let refused = Err(Trouble::Certificate { dates: true });
    assert_eq!(probed(&desk, "authority.pem"), refused);
    assert!(desk.asked().is_empty());
}

#[test]
fn a_peer_that_does_not_encrypt_is_a_line_that_is_down() {
    let plain = Stranger::answering(health);
    assert_eq!(probed(&plain, "authority.pem"), Err(Trouble::Unreachable));
}

#[test]
fn an_untrusted_desk_pauses_the_sending_and_the_operator_is_told_why() {
    let desk = desk_with("expired.pem");
    let line = WardLine::new();
    line.seal(1, &[&[10]]);
    let courier = Courier::start(
        line.store.clone(),
        link(&desk, "authority.pem"),
        "K1".into(),
    )
    .unwrap();
    let down = Line::Down(Reason::CertificateDates);
    await_that(&courier.status(), |status| status.line == down);
    assert!(desk.asked().is_empty());
}
