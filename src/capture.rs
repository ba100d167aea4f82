//! Papers into pictures: from a watched folder, a camera or a scanner, and what is read in them.

pub mod fit;
pub mod folder;
pub mod qr;
pub mod source;
