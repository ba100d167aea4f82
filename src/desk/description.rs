//! The desk's description of itself for machines: its calls as OpenAPI, and of every procedure the JSON
//! Schema of its filings. Both say what anybody may know, so nobody has to be enrolled to read them.

use crate::desk::Desk;
use crate::desk::problem::Refusal;
use crate::filing::procedure::Procedure;
use crate::protocol::schema;
use axum::Json;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Written by hand; tests hold it to the router, to the refusals and to the wire types.
const OPENAPI: &str = include_str!("openapi.json");

/// The schemas that there are.
#[derive(Debug, Serialize)]
struct Schemas<'a> {
    schemas: Vec<SchemaEntry<'a>>,
}

/// Where the schema of one version of a procedure is.
#[derive(Debug, Serialize)]
struct SchemaEntry<'a> {
    code: &'a str,
    procedure: &'a str,
    version: &'a str,
    address: String,
}

/// `GET /v1/openapi.json`.
pub async fn openapi() -> Response {
    ([(header::CONTENT_TYPE, "application/json")], OPENAPI).into_response()
}

/// `GET /v1/schemas`.
pub async fn schemas(State(desk): State<Desk>) -> Response {
    let schemas = procedures(&desk).map(|procedure| SchemaEntry {
        code: &procedure.code,
        procedure: &procedure.id,
        version: &procedure.version,
        address: format!("/v1/schemas/{}/{}", procedure.code, procedure.version),
    });
    Json(Schemas {
        schemas: schemas.collect(),
    })
    .into_response()
}

/// `GET /v1/schemas/{code}/{version}`.
pub async fn schema(
    State(desk): State<Desk>,
    Path((code, version)): Path<(String, String)>,
) -> Result<Response, Refusal> {
    let found = procedures(&desk)
        .find(|procedure| procedure.code == code && procedure.version == version)
        .ok_or(Refusal::Unknown)?;
    Ok((
        [(header::CONTENT_TYPE, "application/schema+json")],
        schema::of(found).to_string(),
    )
        .into_response())
}

fn procedures(desk: &Desk) -> impl Iterator<Item = &Procedure> {
    let calendar = &desk.config().procedures;
    calendar.ids().flat_map(|id| calendar.versions(id))
}
