//! The accept loop: bounded lines, bounded patience, an orderly end.

use crate::desk::line::Line;
use crate::desk::{
    Desk, board, company, description, enrolment, expiry, help, intake, letters, limits, news,
    page, problem, status, upload,
};
use axum::Router;
use axum::middleware::{from_fn_with_state, map_response};
use axum::routing::{get, head, post, put};
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{Semaphore, watch};
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};

/// Serves until `shutdown` is over, then lets open requests end for a moment.
///
/// # Errors
/// Only where the listener cannot be used at all.
pub async fn serve(
    listener: TcpListener,
    desk: Desk,
    shutdown: impl Future<Output = ()>,
) -> io::Result<()> {
    let address = listener.local_addr()?;
    tracing::info!(%address, "desk listens");
    expiry::sweep(&desk).await;
    let sweeper = tokio::spawn(expiry::watch(desk.clone()));
    let letters = tokio::spawn(letters::watch(desk.clone()));
    let news = tokio::spawn(news::watch(desk.clone()));
    let companies = tokio::spawn(company::watch(desk.clone()));
    let router = router(desk.clone());
    let places = Arc::new(Semaphore::new(limits::CONNECTIONS));
    let (closing, _) = watch::channel(false);
    let mut lines = JoinSet::new();
    let mut shutdown = pin!(shutdown);
    loop {
        let accepted = tokio::select! {
            biased;
            () = &mut shutdown => break,
            Some(_) = lines.join_next() => continue,
            accepted = accept(&listener, &places) => accepted,
        };
        match accepted {
            Ok((stream, place)) => {
                let line = converse(stream, router.clone(), desk.clone(), closing.subscribe());
                let _ = lines.spawn(async move {
                    line.await;
                    drop(place);
                });
            }
            Err(error) => {
                // Out of descriptors or a peer that left at once: neither may end the desk.
                tracing::warn!(error = %error, "a line was not accepted");
                sleep(Duration::from_millis(50)).await;
            }
        }
    }
    drop(listener);
    desk.close();
    let _ = closing.send(true);
    let _ = timeout(limits::FAREWELL, async {
        while lines.join_next().await.is_some() {}
    })
    .await;
    lines.shutdown().await;
    // It looks into the database, and ends by itself.
    let _ = timeout(limits::FAREWELL, news).await;
    for watcher in [sweeper, letters, companies] {
        watcher.abort();
        let _ = watcher.await;
    }
    desk.rest().await;
    tracing::info!("desk stopped");
    Ok(())
}

async fn accept(
    listener: &TcpListener,
    places: &Arc<Semaphore>,
) -> io::Result<(TcpStream, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places)
        .acquire_owned()
        .await
        .map_err(io::Error::other)?;
    let (stream, _) = listener.accept().await?;
    stream.set_nodelay(true)?;
    Ok((stream, place))
}

async fn converse(
    stream: TcpStream,
    router: Router,
    desk: Desk,
    mut closing: watch::Receiver<bool>,
) {
    let patience = desk.patience();
    let line = TokioIo::new(Line::new(stream, patience.stall));
    let conversation = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(patience.headers)
        .max_headers(limits::HEADERS)
        .serve_connection(line, TowerToHyperService::new(router));
    let mut conversation = pin!(conversation);
    let ended = tokio::select! {
        ended = conversation.as_mut() => ended,
        _ = closing.changed() => {
            conversation.as_mut().graceful_shutdown();
            conversation.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(error = %error, "a line broke");
    }
}

fn router(desk: Desk) -> Router {
    let kiosks = kiosks(&desk);
    Router::new()
        .route("/v1/health", get(status::health))
        .route("/v1/enrolments", post(enrolment::enrol))
        .route("/v1/openapi.json", get(description::openapi))
        .route("/v1/schemas", get(description::schemas))
        .route("/v1/schemas/{code}/{version}", get(description::schema))
        .merge(kiosks)
        .merge(page::routes(&desk))
        .layer(map_response(problem::explain))
        .layer(from_fn_with_state(desk.clone(), page::tell_people))
        .with_state(desk)
}

/// The addresses that only kiosks which the desk listens to may use.
fn kiosks(desk: &Desk) -> Router<Desk> {
    let uploads = Router::new()
        .route(
            "/v1/uploads/{filing}/{part}",
            head(upload::head)
                .patch(upload::patch)
                .post(upload::overridden)
                .options(upload::options),
        )
        .layer(map_response(upload::sign));
    Router::new()
        .route(
            "/v1/filings/{filing}",
            put(intake::announce).get(status::filing),
        )
        .route("/v1/filings/{filing}/commit", post(intake::commit))
        .route("/v1/changes", get(status::changes))
        .route("/v1/kiosks/{kiosk}/beat", put(board::beat))
        .route(
            "/v1/kiosks/{kiosk}/company",
            get(company::standing).put(company::word),
        )
        .route("/v1/kiosks/{kiosk}/help", put(help::call))
        .merge(uploads)
        .layer(from_fn_with_state(desk.clone(), enrolment::check))
}
