//! Whoever looks at a page: handlers name in their arguments whom they are for.

use crate::desk::Desk;
use crate::desk::accounts::{AccountName, Right, Role};
use crate::desk::problem::Refusal;
use crate::desk::session::FormToken;
use crate::protocol::digest::Digest;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use maud::{Markup, html};

/// Somebody who is signed in.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The account.
    pub name: AccountName,
    /// Its role.
    pub role: Role,
    /// What proves that a form was made for this session.
    pub form_token: FormToken,
    /// What the desk knows the session by.
    pub session: Digest,
    /// Whether a one-time password is still to be replaced.
    pub must_choose: bool,
}

impl Viewer {
    /// The hidden field without which no form of these pages is taken.
    pub fn form_field(&self) -> Markup {
        html! { input type="hidden" name="token" value=(self.form_token.as_str()); }
    }

    /// Where this account's work begins.
    pub fn home(&self) -> &'static str {
        if self.role.may(Right::List) {
            "/"
        } else {
            "/accounts"
        }
    }

    fn with_right(self, right: Right) -> Result<Self, Refusal> {
        if self.role.may(right) {
            Ok(self)
        } else {
            Err(Refusal::NotAllowed)
        }
    }
}

impl FromRequestParts<Desk> for Viewer {
    type Rejection = Refusal;

    /// Whom the guard has let through.
    async fn from_request_parts(parts: &mut Parts, _: &Desk) -> Result<Self, Refusal> {
        let viewer = parts.extensions.get::<Self>();
        viewer.cloned().ok_or(Refusal::NotAllowed)
    }
}

/// Somebody who may ask residents at the kiosks to be seen and helped.
#[derive(Debug, Clone)]
pub struct Guide(pub Viewer);

impl FromRequestParts<Desk> for Guide {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let viewer = Viewer::from_request_parts(parts, desk).await?;
        Ok(Self(viewer.with_right(Right::Company)?))
    }
}

/// Somebody who may see filings and act on them.
#[derive(Debug, Clone)]
pub struct Officer(pub Viewer);

impl FromRequestParts<Desk> for Officer {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let viewer = Viewer::from_request_parts(parts, desk).await?;
        Ok(Self(viewer.with_right(Right::Filings)?))
    }
}

/// Somebody who may look after accounts and see who did what.
#[derive(Debug, Clone)]
pub struct Operator(pub Viewer);

impl FromRequestParts<Desk> for Operator {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, desk: &Desk) -> Result<Self, Refusal> {
        let viewer = Viewer::from_request_parts(parts, desk).await?;
        Ok(Self(viewer.with_right(Right::Operation)?))
    }
}
