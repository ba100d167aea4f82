//! Papers into pictures. In this step from a watched folder; camera and scanner join here.
//!
//! A photograph becomes a finished page in [`page`]; [`fit`] keeps what comes out small.
pub mod fit;
pub mod folder;
pub mod page;
pub mod qr;
