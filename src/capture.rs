//! Papers into pictures. In this step from a watched folder; camera and scanner join here.

pub mod fit;
pub mod folder;
pub mod qr;
