//! What a desk answers: whatever comes back over the line, each call ends in an answer that our desk
//! could have given or in a trouble with a name, and the same bytes are never a receipt of another filing.
//!
//! An input is the number of a call and the raw bytes that the false desk writes before it hangs up.

#![no_main]

use libfuzzer_sys::fuzz_target;
use motcua::config::settings::{DeskLink, Enrolment, Profile};
use motcua::courier::client::{Client, Limits, Progress};
use motcua::protocol::digest::Digest;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;
use tokio::runtime::{Builder, Runtime};
use uuid::Uuid;

/// Calls that are tried.
const CALLS: u8 = 9;
/// More than the longest answer that is read.
const MOST_BYTES: usize = 96 * 1024;

fn runtime() -> &'static Runtime {
    static RUNTIME: OnceLock<Runtime> = OnceLock::new();
    RUNTIME.get_or_init(|| {
        Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime")
    })
}

fuzz_target!(|data: &[u8]| {
    let Some((call, answer)) = data.split_first() else {
        return;
    };
    if answer.len() <= MOST_BYTES {
        runtime().block_on(converse(*call % CALLS, answer.to_vec()));
    }
});

async fn converse(call: u8, answer: Vec<u8>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let address = listener.local_addr().expect("an address");
    let desk = tokio::spawn(async move {
        while let Ok((mut line, _)) = listener.accept().await {
            // The head is enough: what is asked changes nothing.
            let mut asked = [0; 4096];
            let _ = line.read(&mut asked).await;
            let _ = line.write_all(&answer).await;
            let _ = line.shutdown().await;
        }
    });
    let link = DeskLink {
        url: format!("http://{address}"),
        profile: if call == CALLS - 1 {
            Profile::Tus
        } else {
            Profile::Desk
        },
        keep_for: Duration::from_secs(1),
        authority: None,
        public_key: None,
        enrolment: Enrolment::Open,
    };
    let limits = Limits {
        answer: Duration::from_secs(1),
        commit: Duration::from_secs(1),
        stall: Duration::from_secs(1),
        ..Limits::default()
    };
    let client = Client::new(&link, limits).expect("a client of this machine");
    let (id, digest) = (Uuid::from_u128(7), Digest::of(b"manifest"));
    match call {
        0 | 8 => {
            let _ = client.look("nonce", Duration::from_secs(1)).await;
        }
        1 => {
            let _ = client.status(id).await;
        }
        2 => {
            let _ = client.changes("K1", 3, Duration::ZERO).await;
        }
        3 => {
            let _ = client.announce(id, digest, b"manifest".to_vec()).await;
        }
        4 => {
            let _ = client.locate("/v1/uploads/a").await;
        }
        5 => {
            let progress = Progress::counted_in(Arc::default());
            if let Ok(reached) = client
                .send("/v1/uploads/a", 2, vec![0; 100], progress)
                .await
            {
                assert!((3..=102).contains(&reached));
            }
        }
        6 => {
            let _ = client.commit(id, digest).await;
        }
        _ => {
            let _ = client.enrol("K1", "code").await;
        }
    }
    desk.abort();
}
