//! People who work at the desk, each at a browser of their own.

use crate::desk_line::{Answered, Request, RunningDesk, answer};
use motcua::desk::Records;
use motcua::desk::accounts::{AccountName, Role};
use std::net::SocketAddr;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

/// What every account of these tests chooses as its password.
pub const PASSWORD: &str = "mùa sen nở rộ";

/// Where a desk is reached.
pub trait Reached {
    fn address(&self) -> SocketAddr;
}

impl Reached for RunningDesk {
    fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Reached for SocketAddr {
    fn address(&self) -> SocketAddr {
        *self
    }
}

/// A browser: what it was given as cookie, and nothing else.
#[derive(Debug, Clone, Default)]
pub struct Browser {
    pub cookie: Option<String>,
}

impl Browser {
    /// Somebody of this role who has an account, has chosen a password and is signed in.
    pub async fn of(desk: &RunningDesk, name: &str, role: Role) -> Self {
        Self::of_records(desk, &desk.records(), name, role).await
    }

    /// The same at a desk of which only the data folder is known.
    pub async fn of_records(
        desk: &impl Reached,
        records: &Records,
        name: &str,
        role: Role,
    ) -> Self {
        let name: AccountName = name.parse().unwrap();
        let told = records.accounts().add(&name, role).unwrap();
        let mut browser = Self::default();
        let in_once = browser.sign_in(desk, name.as_str(), told.expose()).await;
        assert_eq!(in_once.status, 303, "{in_once:?}");
        let chosen = [
            ("old", told.expose()),
            ("new", PASSWORD),
            ("again", PASSWORD),
        ];
        let kept = browser.send(desk, "/password", "/password", &chosen).await;
        assert_eq!(kept.status, 303, "{}", kept.text());
        browser
    }

    /// A page, as this browser asks for it.
    pub async fn open(&mut self, desk: &impl Reached, path: &str) -> Answered {
        self.ask(desk, Request::new("GET", path)).await
    }

    /// Fills in the sign-in's form.
    pub async fn sign_in(&mut self, desk: &impl Reached, name: &str, password: &str) -> Answered {
        let fields = [("name", name), ("password", password)];
        self.ask(desk, form("/sign-in", &fields)).await
    }

    /// Opens a page and sends a form of it to `action`, with the token that stands in the page.
    pub async fn send(
        &mut self,
        desk: &impl Reached,
        page: &str,
        action: &str,
        fields: &[(&str, &str)],
    ) -> Answered {
        let token = token(&self.open(desk, page).await.text());
        let mut all = vec![("token", token.as_str())];
        all.extend_from_slice(fields);
        self.ask(desk, form(action, &all)).await
    }

    /// Sends a request with the cookie, and keeps what comes back as one.
    pub async fn ask(&mut self, desk: &impl Reached, request: Request) -> Answered {
        let request = match &self.cookie {
            Some(cookie) => request.header("Cookie", cookie),
            None => request,
        };
        let mut line = TcpStream::connect(desk.address()).await.unwrap();
        line.write_all(&request.bytes()).await.unwrap();
        let answered = answer(&mut line).await;
        if let Some(set) = answered.header("set-cookie") {
            let cookie = set.split(';').next().unwrap();
            self.cookie = Some(cookie.to_owned()).filter(|cookie| !cookie.ends_with('='));
        }
        answered
    }
}

/// The token in a page's first form.
pub fn token(page: &str) -> String {
    let marker = "name=\"token\" value=\"";
    let start = page
        .find(marker)
        .unwrap_or_else(|| panic!("no token in {page}"))
        + marker.len();
    page[start..].split('"').next().unwrap().to_owned()
}

/// A form as a browser sends it from one of the desk's own pages.
pub fn form(action: &str, fields: &[(&str, &str)]) -> Request {
    Request::new("POST", action)
        .header("Origin", "http://localhost")
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(encoded(fields).as_bytes())
}

/// Fields as they stand in a form's body.
pub fn encoded(fields: &[(&str, &str)]) -> String {
    let encode =
        |text: &str| -> String { text.bytes().map(|byte| format!("%{byte:02X}")).collect() };
    let pairs: Vec<String> = fields
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    pairs.join("&")
}
