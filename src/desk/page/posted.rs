//! Forms as browsers send them, taken only with their session's token.

use super::viewer::Viewer;
use crate::desk::incoming::Incoming;
use crate::desk::problem::Refusal;
use crate::desk::{Desk, limits, request};
use axum::Form;
use axum::body::Body;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{Method, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;

const KIND: &str = "application/x-www-form-urlencoded";

/// A form of this session's pages, without [`Viewer::form_field`] refused. Where a field may come
/// more than once, take it as `Vec<(String, String)>`.
#[derive(Debug)]
pub struct Posted<T>(pub T);

#[derive(Deserialize)]
struct Proof {
    #[serde(default)]
    token: String,
}

impl<T: DeserializeOwned> FromRequest<Desk> for Posted<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let patience = desk.patience();
        let body = Incoming::new(body, &patience, patience.message);
        let viewer = Viewer::from_request_parts(&mut parts, desk).await?;
        request::media_type(&parts.headers, KIND)?;
        let bytes = body.whole(limits::FORM_BYTES).await?;
        let proof: Proof = read(bytes.clone()).await?;
        if !viewer.form_token.is(&proof.token) {
            return Err(Refusal::FormToken);
        }
        Ok(Self(read(bytes).await?))
    }
}

/// The form for signing in, which no session has a token for yet.
#[derive(Debug)]
pub struct Unproven<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Desk> for Unproven<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, desk: &Desk) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let patience = desk.patience();
        let body = Incoming::new(body, &patience, patience.message);
        request::media_type(&parts.headers, KIND)?;
        Ok(Self(read(body.whole(limits::MESSAGE_BYTES).await?).await?))
    }
}

async fn read<T: DeserializeOwned>(bytes: Vec<u8>) -> Result<T, Refusal> {
    let mut request = Request::new(Body::from(bytes));
    *request.method_mut() = Method::POST;
    let kind = axum::http::HeaderValue::from_static(KIND);
    let _ = request.headers_mut().insert(header::CONTENT_TYPE, kind);
    let read = Form::<T>::from_request(request, &()).await;
    read.map(|Form(form)| form).map_err(|_| Refusal::Form)
}
