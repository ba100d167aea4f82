//! Cameras and scanners as a ward chooses them.

use super::folder::Copy;
use crate::config::settings::{CameraChoice, CaptureDevices, ScannerChoice};

fn devices(table: &str) -> CaptureDevices {
    let folder = Copy::of_the_shipped().replace("kiosk.toml", "# [capture]", table);
    folder.load().unwrap().settings.capture
}

#[test]
fn as_shipped_neither_is_used_and_each_may_be_left_out() {
    for table in ["# [capture]", "[capture]"] {
        assert_eq!(devices(table), CaptureDevices::default());
    }
    let camera = devices("[capture]\ncamera = \"/dev/video0\"");
    assert_eq!(camera.camera, Some(CameraChoice::At("/dev/video0".into())));
    assert_eq!(camera.scanner, None);
}

#[test]
fn photographs_are_kept_only_where_the_ward_says_so() {
    assert!(!devices("[capture]").keep_photographs);
    assert!(devices("[capture]\nkeep_photographs = true").keep_photographs);
}

#[test]
fn a_receiver_may_take_less_than_a_page_may_have() {
    assert_eq!(devices("[capture]").page_bytes, None);
    let small = devices("[capture]\npage_kilobytes = 120");
    assert_eq!(small.page_bytes, Some(120 * 1024));
}

#[test]
fn both_may_be_found_by_themselves_or_by_name() {
    let found = devices("[capture]\ncamera = \"auto\"\nscanner = \"auto\"");
    assert_eq!(found.camera, Some(CameraChoice::Any));
    assert_eq!(found.scanner, Some(ScannerChoice::Any));
    let named = devices("[capture]\ncamera = \"name:Document\"\nscanner = \"test:0\"");
    assert_eq!(
        named.camera,
        Some(CameraChoice::Named("Document".to_owned()))
    );
    assert_eq!(
        named.scanner,
        Some(ScannerChoice::Named("test:0".to_owned()))
    );
}
