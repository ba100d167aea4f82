//! How large a filing may be on any way to the desk, over a line or on a stick.

/// Longest manifest, in bytes.
pub const MANIFEST_BYTES: u64 = 1024 * 1024;
/// Most parts of a filing.
pub const PARTS: usize = 200;
/// Largest part, in bytes.
pub const PART_BYTES: u64 = 32 * 1024 * 1024;
/// Largest filing, in bytes of all parts.
pub const FILING_BYTES: u64 = 200 * 1024 * 1024;
