//! The desk as the courier calls it: one method per call of `protocol.md` §1.
//!
//! The one idea: nothing is believed that only our desk could not have said. Every answer is read
//! with limits, redirects are refused, `https` trusts only the configured authority, plain `http`
//! is for loopback only, and every failure becomes a [`Trouble`] that `outcome` can judge.

mod answer;
mod body;
mod company;
mod link;
mod tus;

use crate::config::settings::{DeskLink, Profile};
use crate::courier::outcome::Trouble;
use crate::protocol;
use crate::protocol::digest::Digest;
use crate::protocol::messages::{
    Announced, Beat, Changes, Commit, Enrol, Enrolled, FilingStatus, Health, HelpCall,
};
use answer::Answer;
pub use body::Progress;
use jiff::Timestamp;
use reqwest::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use reqwest::{Method, RequestBuilder, StatusCode, Url};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};
use uuid::Uuid;

/// How long the courier waits for what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// For a connection.
    pub connect: Duration,
    /// From the start of a small call to its answer's head, and as long again for its body.
    pub answer: Duration,
    /// For the answer to a commit, which is given only once the desk's disk has everything.
    pub commit: Duration,
    /// Without a byte accepted or an answer received, before an upload is given up.
    pub stall: Duration,
    /// The rate assumed of a line that has not shown its own, in bytes per second.
    pub slow: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(10),
            commit: Duration::from_secs(30),
            stall: Duration::from_secs(15),
            // 16 kbit/s. A line that is dead rather than slow is noticed by the kernel, which then gets
            // no word from the other side for as long as a stall may last.
            slow: 2_000,
        }
    }
}

/// Why no client can be made for a desk.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The desk's address is not an origin.
    #[error(
        "the desk's address is not of the form https://name:port, with a path only for a tus server: correct desk.url in kiosk.toml"
    )]
    Address,
    /// `https` without an authority.
    #[error(
        "an https desk needs desk.authority in kiosk.toml, a PEM file with the authority to trust"
    )]
    AuthorityMissing,
    /// The authority's file cannot be read.
    #[error("cannot read the authority file {}", path.display())]
    AuthorityUnreadable {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The authority's file has no certificate.
    #[error("{} holds no PEM certificate", path.display())]
    AuthorityUnusable {
        /// The file.
        path: PathBuf,
    },
    /// Plain `http` over a network.
    #[error("plain http is allowed only to this machine itself: use https for a desk elsewhere")]
    PlainHttp,
    /// The pass cannot be shown.
    #[error("the file desk.pass holds no pass: enrol this kiosk anew with `motcua enrol`")]
    Pass,
    /// The HTTP client could not be built.
    #[error("cannot set up the line's encryption")]
    Setup(#[source] reqwest::Error),
}

/// What the desk says of its feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Feed {
    /// The changes after the cursor.
    Changes(Changes),
    /// The feed never gave this cursor: it is another desk, or one that lost its data.
    Other {
        /// The newest cursor of this feed.
        newest: u64,
    },
}

/// A client of one desk.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    /// The desk's origin; for a tus server with the path where uploads are created.
    endpoint: Url,
    profile: Profile,
    keep_for: Duration,
    limits: Limits,
    /// Bytes per second of the last whole part; 0 while unknown.
    rate: Arc<AtomicU64>,
}

impl Client {
    /// A client of the desk behind this link. Opens no connection.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub fn new(link: &DeskLink, limits: Limits) -> Result<Self, ClientError> {
        Self::with_pass(link, limits, None)
    }

    /// As [`Client::new`], showing the desk with every request by which pass it knows this kiosk.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub fn with_pass(
        link: &DeskLink,
        limits: Limits,
        pass: Option<&str>,
    ) -> Result<Self, ClientError> {
        let endpoint = link::endpoint(&link.url, link.profile)?;
        // A second installation is refused, and then the first one serves as well.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let builder = reqwest::Client::builder()
            .user_agent(concat!("motcua/", env!("CARGO_PKG_VERSION")))
            .default_headers(link::headers(pass)?)
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .referer(false)
            .http1_only()
            .connect_timeout(limits.connect)
            .tcp_nodelay(true)
            .pool_idle_timeout(Duration::from_secs(30))
            .pool_max_idle_per_host(2);
        // What the peer's kernel does not acknowledge is lost as surely as what it resets.
        #[cfg(target_os = "linux")]
        let builder = builder.tcp_user_timeout(limits.stall);
        let builder = match (endpoint.scheme(), &link.authority) {
            ("https", Some(path)) => builder
                .https_only(true)
                .tls_certs_only(link::authority(path)?),
            ("https", None) => return Err(ClientError::AuthorityMissing),
            _ => builder.tls_certs_only([]),
        };
        Ok(Self {
            http: builder.build().map_err(ClientError::Setup)?,
            endpoint,
            profile: link.profile,
            keep_for: link.keep_for,
            limits,
            rate: Arc::default(),
        })
    }

    /// What receives at the end of the line.
    pub fn profile(&self) -> Profile {
        self.profile
    }

    /// How long the content of what has left stays here.
    pub fn keep_for(&self) -> Duration {
        self.keep_for
    }

    /// Asks whether whoever should receive is there. Returns the time there, where it is told.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn look(
        &self,
        nonce: &str,
        patience: Duration,
    ) -> Result<Option<Timestamp>, Trouble> {
        match self.profile {
            Profile::Desk => Ok(Some(self.probe(nonce, patience).await?.time)),
            Profile::Tus => self.probe_tus(patience).await,
        }
    }

    /// Asks whether the desk is there and is our desk.
    ///
    /// # Errors
    /// Any [`Trouble`]; [`Trouble::NotOurDesk`] where the nonce does not come back.
    pub async fn probe(&self, nonce: &str, patience: Duration) -> Result<Health, Trouble> {
        let mut url = self.url("/v1/health");
        let _ = url.query_pairs_mut().append_pair("nonce", nonce);
        let answer = self
            .call(self.http.get(url), patience.min(self.limits.answer))
            .await?;
        let health: Health = answer.json(&[StatusCode::OK])?;
        if health.nonce != nonce {
            return Err(Trouble::NotOurDesk);
        }
        if !health.versions.contains(&protocol::VERSION) {
            return Err(Trouble::ProtocolVersion);
        }
        Ok(health)
    }

    /// Asks what the desk knows of a filing; `None` if it has never seen it.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn status(&self, id: Uuid) -> Result<Option<FilingStatus>, Trouble> {
        let request = self.http.get(self.url(&format!("/v1/filings/{id}")));
        let answer = self.call(request, self.limits.answer).await?;
        if answer.status == StatusCode::NOT_FOUND && answer.is_problem() {
            return Ok(None);
        }
        answer.json(&[StatusCode::OK]).map(Some)
    }

    /// Asks what has changed at the desk for this kiosk after `cursor`; where nothing has, the desk
    /// may keep the answer back for as long as `wait`, in whole seconds.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn changes(&self, kiosk: &str, cursor: u64, wait: Duration) -> Result<Feed, Trouble> {
        let mut url = self.url("/v1/changes");
        let _ = url
            .query_pairs_mut()
            .append_pair("after", &cursor.to_string())
            .append_pair("wait", &wait.as_secs().to_string())
            .append_pair("kiosk", kiosk);
        let limit = wait.saturating_add(self.limits.answer);
        let answer = self.call(self.http.get(url), limit).await?;
        if answer.status == StatusCode::GONE
            && let Some(newest) = answer.problem().and_then(|problem| problem.cursor)
        {
            return Ok(Feed::Other { newest });
        }
        answer.json(&[StatusCode::OK]).map(Feed::Changes)
    }

    /// Puts a manifest.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn announce(
        &self,
        id: Uuid,
        digest: Digest,
        manifest: Vec<u8>,
    ) -> Result<Announced, Trouble> {
        let request = self
            .http
            .put(self.url(&format!("/v1/filings/{id}")))
            .header(CONTENT_TYPE, "application/json")
            .header("repr-digest", digest.to_repr());
        // Also a long manifest gets through a slow line.
        let limit = self.limits.answer + body::drain(manifest.len() as u64, self.limits.slow);
        self.call(request.body(manifest), limit)
            .await?
            .json(&[StatusCode::OK, StatusCode::CREATED])
    }

    /// Asks how many bytes of an upload the desk has.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn locate(&self, upload: &str) -> Result<u64, Trouble> {
        let request = self
            .http
            .head(self.upload_url(upload)?)
            .header("tus-resumable", tus::VERSION);
        self.call(request, self.limits.answer)
            .await?
            .offset(&[StatusCode::OK, StatusCode::NO_CONTENT])
    }

    /// Sends bytes of a part from this offset, in one request. Returns the desk's new offset.
    ///
    /// `progress` counts the bytes as they are handed to the line.
    ///
    /// # Errors
    /// Any [`Trouble`]; [`Trouble::Stalled`] if nothing moves for [`Limits::stall`].
    pub async fn send(
        &self,
        upload: &str,
        offset: u64,
        bytes: Vec<u8>,
        progress: Progress,
    ) -> Result<u64, Trouble> {
        let length = bytes.len() as u64;
        let (body, watch) = body::watched(bytes, progress);
        let request = self
            .http
            .request(Method::PATCH, self.upload_url(upload)?)
            .header("tus-resumable", tus::VERSION)
            .header("upload-offset", offset)
            .header(CONTENT_TYPE, "application/offset+octet-stream")
            .header(CONTENT_LENGTH, length)
            .body(body);
        let begun = Instant::now();
        let rate = self.rate().unwrap_or(self.limits.slow);
        let response = tokio::select! {
            response = request.send() => response.map_err(|error| answer::trouble(&error))?,
            () = watch.stalled(self.limits.stall, rate) => {
                self.rate.store(0, Ordering::Relaxed);
                return Err(Trouble::Stalled);
            }
        };
        let answer = self.read(response).await?;
        let reached = answer.offset(&[StatusCode::NO_CONTENT, StatusCode::OK])?;
        if length >= body::TELLING_LENGTH {
            let seconds = begun.elapsed().as_secs_f64().max(0.001);
            self.rate
                .store((length as f64 / seconds) as u64, Ordering::Relaxed);
        }
        if !(offset..=offset + length).contains(&reached) {
            return Err(Trouble::NotOurDesk);
        }
        // Whoever takes nothing again and again must not keep the line busy for ever.
        if reached == offset && length > 0 {
            return Err(Trouble::Stalled);
        }
        Ok(reached)
    }

    /// How long the line needs for so many bytes, if it has shown how fast it is.
    pub fn needs(&self, bytes: u64) -> Option<Duration> {
        self.rate().map(|rate| body::drain(bytes, rate))
    }

    fn rate(&self) -> Option<u64> {
        let shown = self.rate.load(Ordering::Relaxed);
        (shown > 0).then_some(shown)
    }

    /// Asks the desk to take the filing for good.
    ///
    /// # Errors
    /// Any [`Trouble`]; then what the desk did is unknown.
    pub async fn commit(&self, id: Uuid, manifest: Digest) -> Result<FilingStatus, Trouble> {
        let request = self
            .http
            .post(self.url(&format!("/v1/filings/{id}/commit")))
            .header("idempotency-key", format!("\"{id}\""))
            .json(&Commit { manifest });
        self.call(request, self.limits.commit)
            .await?
            .json(&[StatusCode::OK, StatusCode::CREATED])
    }

    /// Tells the desk that somebody at this kiosk calls for staff, or no longer does.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn help(&self, kiosk: &str, calling: bool) -> Result<(), Trouble> {
        let request = self.http.put(self.kiosk_url(kiosk, "help"));
        self.call(request.json(&HelpCall { calling }), self.limits.answer)
            .await?
            .is_one_of(&[StatusCode::OK, StatusCode::NO_CONTENT])
    }

    /// Tells the desk's board how this kiosk is.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn beat(&self, kiosk: &str, beat: &Beat) -> Result<(), Trouble> {
        let request = self.http.put(self.kiosk_url(kiosk, "beat"));
        self.call(request.json(beat), self.limits.answer)
            .await?
            .is_one_of(&[StatusCode::NO_CONTENT])
    }

    fn kiosk_url(&self, kiosk: &str, what: &str) -> Url {
        let mut url = self.url("");
        if let Ok(mut path) = url.path_segments_mut() {
            let _ = path.clear().extend(["v1", "kiosks", kiosk, what]);
        }
        url
    }

    /// Brings the code that the desk's operator was told.
    ///
    /// # Errors
    /// Any [`Trouble`].
    pub async fn enrol(&self, kiosk: &str, code: &str) -> Result<Enrolled, Trouble> {
        let request = self.http.post(self.url("/v1/enrolments"));
        let asked = Enrol {
            code: code.to_owned(),
            kiosk: kiosk.to_owned(),
        };
        self.call(request.json(&asked), self.limits.answer)
            .await?
            .json(&[StatusCode::OK])
    }

    fn url(&self, path: &str) -> Url {
        let mut url = self.endpoint.clone();
        url.set_path(path);
        url
    }

    /// The desk names uploads itself, but only on its own origin.
    fn upload_url(&self, upload: &str) -> Result<Url, Trouble> {
        let is_ours = |url: &Url| {
            url.origin() == self.endpoint.origin()
                && url.username().is_empty()
                && url.password().is_none()
        };
        self.endpoint
            .join(upload)
            .ok()
            .filter(is_ours)
            .ok_or(Trouble::NotOurDesk)
    }

    async fn call(&self, request: RequestBuilder, limit: Duration) -> Result<Answer, Trouble> {
        let response = tokio::time::timeout(limit, request.send())
            .await
            .map_err(|_| Trouble::Stalled)?
            .map_err(|error| answer::trouble(&error))?;
        self.read(response).await
    }

    async fn read(&self, response: reqwest::Response) -> Result<Answer, Trouble> {
        let answer = tokio::time::timeout(self.limits.answer, Answer::read(response))
            .await
            .map_err(|_| Trouble::Stalled)??;
        match self.profile {
            Profile::Desk => Ok(answer),
            Profile::Tus => answer.of_tus(),
        }
    }
}

/// Whether these headers announce a problem detail (RFC 9457).
fn announces_problem(headers: &HeaderMap) -> bool {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/problem+json"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::config::settings::Enrolment;

    fn link(url: &str) -> DeskLink {
        DeskLink {
            url: url.to_owned(),
            profile: Profile::Desk,
            keep_for: Duration::from_secs(1),
            authority: None,
            public_key: None,
            enrolment: Enrolment::Open,
        }
    }

    #[test]
    fn plain_http_goes_no_further_than_this_machine() {
        for url in [
            "http://127.0.0.1:8080",
            "http://[::1]:1",
            "http://localhost",
        ] {
            assert!(Client::new(&link(url), Limits::default()).is_ok(), "{url}");
        }
        for url in [
            "http://desk.example",
            "http://10.0.0.1",
            "http://127.0.0.1.example",
        ] {
            let refused = Client::new(&link(url), Limits::default());
            assert!(matches!(refused, Err(ClientError::PlainHttp)), "{url}");
        }
    }

    #[test]
    fn https_trusts_nobody_unless_told_whom() {
        let refused = Client::new(&link("https://desk.example"), Limits::default());
        assert!(matches!(refused, Err(ClientError::AuthorityMissing)));
    }

    #[test]
    fn an_address_is_an_origin_and_nothing_more() {
        for url in [
            "",
            "desk.example",
            "ftp://desk.example",
            "https://desk.example/path",
            "https://a:b@desk.example",
            "https://desk.example/?x",
        ] {
            let refused = Client::new(&link(url), Limits::default());
            assert!(matches!(refused, Err(ClientError::Address)), "{url}");
        }
    }

    #[test]
    fn a_tus_server_has_a_path_and_its_uploads_stay_on_its_origin() {
        let tus = |url: &str| {
            let mut link = link(url);
            link.profile = Profile::Tus;
            Client::new(&link, Limits::default())
        };
        let client = tus("http://127.0.0.1:80/files/").unwrap();
        let here = |location: &str| client.upload_url(location).map(String::from);
        let address = "http://127.0.0.1/files/a".to_owned();
        for location in ["a", "/files/a", "http://127.0.0.1:80/files/a"] {
            assert_eq!(here(location).as_ref(), Ok(&address), "{location}");
        }
        for foreign in ["//evil.example/files/a", "http://a:b@127.0.0.1/files/a"] {
            assert!(!client.is_own(foreign), "{foreign}");
        }
        let refused = tus("http://127.0.0.1/files/?a");
        assert!(matches!(refused, Err(ClientError::Address)));
    }

    #[test]
    fn uploads_stay_on_the_desks_own_origin() {
        let client = Client::new(&link("http://127.0.0.1:80"), Limits::default()).unwrap();
        assert!(client.upload_url("/v1/uploads/a").is_ok());
        assert!(
            client
                .upload_url("http://127.0.0.1:80/v1/uploads/a")
                .is_ok()
        );
        for foreign in [
            "//evil.example/a",
            "https://127.0.0.1/a",
            "http://127.0.0.1:81/",
        ] {
            assert!(client.upload_url(foreign).is_err(), "{foreign}");
        }
    }
}
