//! The shipped folder, and what is said of broken ones.

mod shipped;
