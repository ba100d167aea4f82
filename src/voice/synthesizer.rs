//! Programs that make speech of text. The text goes in by the pipe, never by the arguments, which
//! every program of the machine can read.

use crate::config::settings::Accent;
use crate::config::texts::Language;
use crate::voice::manner::Manner;
use crate::voice::program::{self, Run};
use std::path::PathBuf;

/// Words a minute at the usual pace.
const WORDS_PER_MINUTE: f32 = 175.0;
/// The greatest amplitude it takes.
const GREATEST_AMPLITUDE: f32 = 200.0;

/// A synthesizer.
#[derive(Debug, Clone)]
pub(super) struct Synthesizer {
    program: PathBuf,
}

impl Synthesizer {
    /// Those in these folders.
    pub(super) fn all_in(folders: &[PathBuf]) -> Vec<Self> {
        program::find(folders, "espeak-ng")
            .map(|program| Self { program })
            .into_iter()
            .collect()
    }

    /// The run that says a sentence.
    pub(super) fn run(
        &self,
        text: &str,
        language: Language,
        accent: Accent,
        manner: Manner,
    ) -> Run {
        let voice = match (language, accent) {
            (Language::Vietnamese, Accent::North) => "vi",
            (Language::Vietnamese, Accent::Central) => "vi-vn-x-central",
            (Language::Vietnamese, Accent::South) => "vi-vn-x-south",
            (Language::English, _) => "en",
        };
        let amplitude = (manner.volume.amplitude() * GREATEST_AMPLITUDE).round();
        let pace = (manner.pace.factor() * WORDS_PER_MINUTE).round();
        let arguments = [
            "-v",
            voice,
            "-s",
            &pace.to_string(),
            "-a",
            &amplitude.to_string(),
            "--stdin",
        ];
        Run {
            program: self.program.clone(),
            arguments: arguments.map(Into::into).to_vec(),
            input: Some(text.to_owned()),
        }
    }
}
