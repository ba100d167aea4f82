//! placeholder

use serde::{Deserialize, Serialize};

/// placeholder
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Phone(String);

impl Phone {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
