//! The shipped folder, and what is said of broken ones.

mod broken;
mod capture;
mod folder;
mod places;
mod printers;
mod reasons;
mod shipped;
mod versions;
mod words;
