//! placeholder

use serde::{Deserialize, Serialize};

/// placeholder
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
