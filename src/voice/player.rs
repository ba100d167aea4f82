//! Programs that play recordings, and what each of them can do.

use crate::voice::manner::{Manner, Pace};
use crate::voice::program::{self, Run};
use crate::voice::recording::ENDINGS;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// A program that plays recordings.
#[derive(Debug, Clone)]
pub(super) struct Player {
    program: PathBuf,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Mpv,
    Ffplay,
    PipeWire,
    PulseAudio,
    Alsa,
}

/// Those that can change the pace come first.
const KNOWN: [(&str, Kind); 5] = [
    ("mpv", Kind::Mpv),
    ("ffplay", Kind::Ffplay),
    ("pw-play", Kind::PipeWire),
    ("paplay", Kind::PulseAudio),
    ("aplay", Kind::Alsa),
];

impl Player {
    /// Those in these folders, best first.
    pub(super) fn all_in(folders: &[PathBuf]) -> Vec<Self> {
        KNOWN
            .iter()
            .filter_map(|(name, kind)| {
                let program = program::find(folders, name)?;
                Some(Self {
                    program,
                    kind: *kind,
                })
            })
            .collect()
    }

    /// The endings of files that it plays.
    pub(super) fn endings(&self) -> &'static [&'static str] {
        match self.kind {
            Kind::Mpv | Kind::Ffplay => &ENDINGS,
            Kind::PipeWire | Kind::PulseAudio => &["ogg", "flac", "wav"],
            Kind::Alsa => &["wav"],
        }
    }

    /// Whether it keeps to this pace.
    pub(super) fn keeps(&self, pace: Pace) -> bool {
        pace == Pace::default() || matches!(self.kind, Kind::Mpv | Kind::Ffplay)
    }

    /// The run that plays a file.
    pub(super) fn run(&self, file: &Path, manner: Manner) -> Run {
        let amplitude = manner.volume.amplitude();
        let pace = manner.pace.factor();
        let mut arguments: Vec<OsString> = match self.kind {
            Kind::Mpv => [
                "--no-config",
                "--no-terminal",
                "--no-video",
                &format!("--speed={pace:.2}"),
                // Its scale is cubic.
                &format!("--volume={:.0}", amplitude.cbrt() * 100.0),
                "--",
            ]
            .map(OsString::from)
            .to_vec(),
            Kind::Ffplay => [
                "-nodisp",
                "-autoexit",
                "-loglevel",
                "quiet",
                "-af",
                &format!("atempo={pace:.2},volume={amplitude:.3}"),
                "-i",
            ]
            .map(OsString::from)
            .to_vec(),
            Kind::PipeWire => vec![format!("--volume={amplitude:.3}").into()],
            Kind::PulseAudio => {
                // Its scale is cubic, with 65536 at the top.
                vec![format!("--volume={:.0}", amplitude.cbrt() * 65_536.0).into()]
            }
            Kind::Alsa => vec!["-q".into()],
        };
        arguments.push(file.into());
        Run {
            program: self.program.clone(),
            arguments,
            input: None,
        }
    }
}
