//! The officers' page.

use crate::desk::Desk;
use axum::Router;

/// The page's addresses.
pub fn routes() -> Router<Desk> {
    Router::new()
}
