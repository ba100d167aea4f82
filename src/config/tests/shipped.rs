//! What residents get: the folder in this repository.

use crate::config::{check, load};
use std::path::Path;

#[test]
fn the_shipped_folder_has_no_mistake() {
    let (report, fine) = check(Path::new("kiosk-config"));
    assert!(fine, "{report}");
    assert!(load(Path::new("kiosk-config")).is_ok());
}
