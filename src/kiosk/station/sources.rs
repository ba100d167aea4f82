//! The cameras and scanners of a machine, as lines of text for the person who sets it up, and which
//! of them the settings choose.

use crate::capture::source::camera::v4l2::V4l2;
use crate::capture::source::camera::{self, Camera, Cameras as _};
use crate::capture::source::recorded::{Recorded, Speed};
use crate::capture::source::scanner::{self, Scanimage, Scanner};
use crate::capture::source::{Source, Trouble, Wait};
use crate::config::settings::{CameraChoice, CaptureDevices, ScannerChoice};
use crate::kiosk::staff::Standing;
use std::path::Path;
use std::time::Duration;

/// How long scanners are looked for: SANE asks the network too.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is there.
#[derive(Debug)]
pub struct Found {
    cameras: Vec<camera::Listed>,
    scanners: Result<Vec<scanner::Listed>, Trouble>,
}

/// Looks for cameras and scanners; takes some seconds.
pub fn look() -> Found {
    Found {
        cameras: V4l2.list(),
        scanners: Scanimage::default().list(&Wait::new(PATIENCE)),
    }
}

/// How the devices are that take pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standings {
    /// The camera.
    pub camera: Standing,
    /// The scanner.
    pub scanner: Standing,
}

/// Whether the devices are there that the settings choose; only those are looked for.
pub fn standings(devices: &CaptureDevices) -> Standings {
    let is_there = |found: bool| match found {
        true => Standing::Well,
        false => Standing::Failing,
    };
    let camera = devices.camera.as_ref().map(|choice| {
        is_there(match wanted_camera(choice) {
            Ok(wanted) => camera::meant(&V4l2.list(), &wanted).is_ok(),
            Err(folder) => folder.is_dir(),
        })
    });
    let scanner = devices.scanner.as_ref().map(|choice| {
        let scanners = Scanimage::default().list(&Wait::new(PATIENCE));
        let wanted = wanted_scanner(choice);
        is_there(scanners.is_ok_and(|found| scanner::meant(&found, &wanted).is_ok()))
    });
    Standings {
        camera: camera.unwrap_or(Standing::Absent),
        scanner: scanner.unwrap_or(Standing::Absent),
    }
}

/// The camera that the settings choose.
pub fn camera(choice: &CameraChoice) -> Box<dyn Source> {
    match wanted_camera(choice) {
        Ok(wanted) => Box::new(Camera::new(V4l2, wanted)),
        Err(folder) => Box::new(Recorded::new(folder, Speed::AsRecorded)),
    }
}

/// The scanner that the settings choose.
pub fn scanner(choice: &ScannerChoice) -> Scanner {
    Scanner::new(Scanimage::default(), wanted_scanner(choice))
}

/// Which camera is wanted, or the folder of the recording that takes its place.
fn wanted_camera(choice: &CameraChoice) -> Result<camera::Wanted, &Path> {
    match choice {
        CameraChoice::Any => Ok(camera::Wanted::Any),
        CameraChoice::At(path) => Ok(camera::Wanted::At(path.clone())),
        CameraChoice::Named(name) => Ok(camera::Wanted::Named(name.clone())),
        CameraChoice::Recorded(folder) => Err(folder),
    }
}

fn wanted_scanner(choice: &ScannerChoice) -> scanner::Wanted {
    match choice {
        ScannerChoice::Any => scanner::Wanted::Any,
        ScannerChoice::Named(name) => scanner::Wanted::Named(name.clone()),
    }
}

impl Found {
    /// One line for each device, with what it offers below it.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for listed in &self.cameras {
            lines.push(format!("camera {}: {}", listed.path.display(), listed.name));
            lines.extend(listed.modes.iter().map(|mode| format!("  {mode}")));
            if listed.modes.is_empty() {
                lines.push(with_remedy("  ", &Trouble::Unsuited));
            }
        }
        if self.cameras.is_empty() {
            lines.push("no camera was found".to_owned());
        }
        match &self.scanners {
            Ok(scanners) if scanners.is_empty() => lines.push("no scanner was found".to_owned()),
            Ok(scanners) => lines.extend(
                scanners
                    .iter()
                    .map(|listed| format!("scanner {}: {}", listed.name, listed.model)),
            ),
            Err(trouble) => lines.push(with_remedy("no scanner was found: ", trouble)),
        }
        lines
    }

    /// What the settings choose of it.
    pub fn chosen(&self, devices: &CaptureDevices) -> Vec<String> {
        let camera = devices.camera.as_ref().map(|choice| {
            let wanted = match wanted_camera(choice) {
                Ok(wanted) => wanted,
                Err(folder) => return Ok(format!("recording in {}", folder.display())),
            };
            let found = camera::meant(&self.cameras, &wanted);
            found.map(|(listed, mode)| format!("{}, {mode}", listed.path.display()))
        });
        let scanner = devices.scanner.as_ref().map(|choice| {
            let scanners = self.scanners.as_ref().map_err(Trouble::clone)?;
            let found = scanner::meant(scanners, &wanted_scanner(choice));
            found.map(|listed| listed.name.clone())
        });
        [("camera", camera), ("scanner", scanner)]
            .into_iter()
            .map(|(what, chosen)| match chosen {
                None => format!("kiosk.toml chooses no {what}"),
                Some(Ok(found)) => format!("kiosk.toml chooses the {what} {found}"),
                Some(Err(trouble)) => {
                    with_remedy(&format!("the {what} that kiosk.toml chooses: "), &trouble)
                }
            })
            .collect()
    }
}

fn with_remedy(before: &str, trouble: &Trouble) -> String {
    format!("{before}{trouble} – {}", trouble.remedy())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::capture::source::camera::mode::{Format, Mode};

    fn found() -> Found {
        let mode = |width, height| Mode {
            format: Format::Mjpeg,
            width,
            height,
        };
        Found {
            cameras: vec![
                camera::Listed {
                    path: "/dev/video0".into(),
                    name: "Document camera".to_owned(),
                    modes: vec![mode(1_280, 720), mode(3_264, 2_448)],
                },
                camera::Listed {
                    path: "/dev/video2".into(),
                    name: "Infrared".to_owned(),
                    modes: Vec::new(),
                },
            ],
            scanners: Ok(vec![scanner::Listed {
                name: "fujitsu:fi-7160:1".to_owned(),
                model: "FUJITSU fi-7160".to_owned(),
            }]),
        }
    }

    #[test]
    fn every_device_is_a_line_with_what_it_offers() {
        let expected = [
            "camera /dev/video0: Document camera",
            "  MJPEG 1280×720",
            "  MJPEG 3264×2448",
            "camera /dev/video2: Infrared",
            "  the device offers no picture that can be used – use a camera that gives MJPEG or YUYV",
            "scanner fujitsu:fi-7160:1: FUJITSU fi-7160",
        ];
        assert_eq!(found().lines(), expected);
        let nothing = Found {
            cameras: Vec::new(),
            scanners: Err(Trouble::NoProgram),
        };
        let expected = [
            "no camera was found",
            "no scanner was found: the program scanimage is not installed – install the package sane-utils",
        ];
        assert_eq!(nothing.lines(), expected);
    }

    #[test]
    fn what_the_settings_choose_is_told_or_why_it_is_not_there() {
        for (camera, scanner, expected) in [
            (
                Some(CameraChoice::Any),
                Some(ScannerChoice::Any),
                [
                    "kiosk.toml chooses the camera /dev/video0, MJPEG 1280×720",
                    "kiosk.toml chooses the scanner fujitsu:fi-7160:1",
                ],
            ),
            (
                Some(CameraChoice::At("/dev/video9".into())),
                Some(ScannerChoice::Named("test:0".to_owned())),
                [
                    "the camera that kiosk.toml chooses: the device is not there – check its cable and its power; it is found again by itself",
                    "the scanner that kiosk.toml chooses: the device is not there – check its cable and its power; it is found again by itself",
                ],
            ),
            (
                Some(CameraChoice::Named("Infrared".to_owned())),
                None,
                [
                    "the camera that kiosk.toml chooses: the device offers no picture that can be used – use a camera that gives MJPEG or YUYV",
                    "kiosk.toml chooses no scanner",
                ],
            ),
        ] {
            let chosen = found().chosen(&CaptureDevices {
                camera,
                scanner,
                ..CaptureDevices::default()
            });
            assert_eq!(chosen, expected);
        }
    }
}
