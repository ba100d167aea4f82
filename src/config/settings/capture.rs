//! What takes pictures of papers: a camera, a scanner, both or neither.

use super::{CameraChoice, CaptureDevices, ScannerChoice};
use crate::config::fault::Fault;
use crate::config::reader::{At, Table};
use std::path::PathBuf;

/// Small print is lost below this.
const LEAST_KILOBYTES: u16 = 100;
/// A page never has more.
const MOST_KILOBYTES: u16 = 300;
/// The first device that is found.
const AUTO: &str = "auto";
/// Before a part of a camera's name.
const NAME: &str = "name:";
/// Before the folder of a recording.
const RECORDED: &str = "recorded:";

/// Reads `[capture]`.
pub(super) fn read(table: &Table<'_>) -> Option<CaptureDevices> {
    let camera = chosen(table, "camera", camera, Fault::NotCamera);
    let scanner = chosen(table, "scanner", scanner, Fault::NotScanner);
    let keep_photographs = table.optional_flag("keep_photographs");
    let kilobytes = table.optional_whole("page_kilobytes", LEAST_KILOBYTES, MOST_KILOBYTES);
    table.close();
    Some(CaptureDevices {
        camera: camera?,
        scanner: scanner?,
        keep_photographs: keep_photographs.is_some_and(|flag| flag.value),
        page_bytes: kilobytes.map(|kilobytes| usize::from(kilobytes.value) * 1024),
    })
}

/// `Some(None)` without the key, `None` where it chooses nothing.
fn chosen<T>(
    table: &Table<'_>,
    key: &'static str,
    choice: fn(&str) -> Option<T>,
    fault: fn(String) -> Fault,
) -> Option<Option<T>> {
    // A key of the wrong type was reported, and is no key left out.
    let Some(At { value, line }) = table.optional_text(key) else {
        return (!table.has(key)).then_some(None);
    };
    let chosen = choice(&value);
    if chosen.is_none() {
        table.report(line, fault(value));
    }
    chosen.map(Some)
}

fn camera(text: &str) -> Option<CameraChoice> {
    if text == AUTO {
        return Some(CameraChoice::Any);
    }
    if let Some(name) = text.strip_prefix(NAME) {
        let name = name.trim();
        return (!name.is_empty()).then(|| CameraChoice::Named(name.to_owned()));
    }
    if let Some(folder) = text.strip_prefix(RECORDED) {
        let folder = PathBuf::from(folder);
        return folder
            .is_absolute()
            .then_some(CameraChoice::Recorded(folder));
    }
    let file = text.strip_prefix("/dev/")?;
    let is_file = !file.is_empty() && !file.ends_with('/') && !file.contains("..");
    is_file.then(|| CameraChoice::At(PathBuf::from(text)))
}

/// A name of SANE begins with its driver: `fujitsu:fi-7160:12345`.
fn scanner(text: &str) -> Option<ScannerChoice> {
    if text == AUTO {
        return Some(ScannerChoice::Any);
    }
    let (driver, device) = text.split_once(':')?;
    let sign = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '_' | '-');
    let is_driver =
        driver.starts_with(|first: char| first.is_ascii_alphanumeric()) && driver.chars().all(sign);
    let is_device = !device.is_empty() && !device.chars().any(char::is_control);
    (is_driver && is_device).then(|| ScannerChoice::Named(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_camera_is_chosen_by_its_file_its_name_or_at_random() {
        for (text, expected) in [
            ("auto", Some(CameraChoice::Any)),
            ("/dev/video0", Some(CameraChoice::At("/dev/video0".into()))),
            (
                "/dev/v4l/by-id/usb-Cam-index0",
                Some(CameraChoice::At("/dev/v4l/by-id/usb-Cam-index0".into())),
            ),
            (
                "name: Document",
                Some(CameraChoice::Named("Document".into())),
            ),
            ("name: ", None),
            (
                "recorded:/srv/frames",
                Some(CameraChoice::Recorded("/srv/frames".into())),
            ),
            ("recorded:frames", None),
            ("video0", None),
            ("/dev/", None),
            ("/dev/../etc/passwd", None),
            ("/home/camera", None),
            ("Auto", None),
        ] {
            assert_eq!(camera(text), expected, "{text}");
        }
    }

    #[test]
    fn a_scanner_is_chosen_by_its_name_or_at_random() {
        for (text, named) in [
            ("fujitsu:fi-7160:12345", true),
            ("airscan:e0:Canon LiDE 400", true),
            ("net:192.168.1.9:test:0", true),
            ("fi-7160", false),
            (":1", false),
            ("fujitsu:", false),
            ("--help:1", false),
            ("test:a\nb", false),
        ] {
            let expected = named.then(|| ScannerChoice::Named(text.to_owned()));
            assert_eq!(scanner(text), expected, "{text}");
        }
        assert_eq!(scanner("auto"), Some(ScannerChoice::Any));
    }
}
