//! Papers into pictures: from a watched folder, a camera or a scanner, and what is read in them.
//!
//! A photograph becomes a finished page in [`page`]; [`fit`] keeps what comes out small.
pub mod coach;
pub mod fit;
pub mod folder;
pub mod page;
pub mod qr;
pub mod source;
pub mod viewfinder;
