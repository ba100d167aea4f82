//! The receiving desk's program.

fn main() {}
