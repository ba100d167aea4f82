//! Reading aloud: recordings first, then a synthesizer found at run time, or silence that says so.
//!
//! A [`Voice`] says the sentences of a [`Speech`] one after another on a thread of its own and
//! tells which one is being said. Nothing here knows a page or a value that a resident gave.

mod dispatcher;
pub mod manner;
mod player;
mod program;
mod reader;
pub mod recording;
mod synthesizer;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests;

use crate::config::settings::{Accent, VoiceSettings};
use crate::config::texts::Language;
use dispatcher::Dispatcher;
use manner::Manner;
use player::Player;
use reader::Reader;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use synthesizer::Synthesizer;

/// A sentence to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The name of its recording, where its words are always the same.
    pub recording: Option<String>,
    /// Its words.
    pub text: String,
}

/// What is read at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speech {
    /// The language of the sentences.
    pub language: Language,
    /// How fast and how loud.
    pub manner: Manner,
    /// The sentences, in order.
    pub sentences: Vec<Sentence>,
}

/// What became of a speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// The sentence at this place begins.
    At(usize),
    /// Everything has been said.
    Ended,
    /// The reading is over, and something could not be said.
    Missed,
}

/// How long a sentence may take before its voice counts as hanging.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// For any sentence.
    pub start: Duration,
    /// More for every syllable.
    pub syllable: Duration,
}

/// Twice what the slowest pace needs.
impl Default for Patience {
    fn default() -> Self {
        Self {
            start: Duration::from_secs(8),
            syllable: Duration::from_millis(1_200),
        }
    }
}

/// What on this machine can be heard.
#[derive(Debug, Clone)]
struct Sources {
    accent: Accent,
    recordings: Vec<PathBuf>,
    players: Vec<Player>,
    dispatcher: Option<Dispatcher>,
    synthesizers: Vec<Synthesizer>,
    patience: Patience,
}

/// The voice of this machine, or its silence.
#[derive(Debug)]
pub struct Voice {
    sources: Arc<Sources>,
    reader: Option<Reader>,
}

impl Voice {
    /// What can be heard by the programs in these folders (the search path), or by a daemon with
    /// its socket below one of them.
    pub fn find(folders: &[PathBuf], settings: &VoiceSettings) -> Self {
        Self::with_patience(folders, settings, Patience::default())
    }

    /// The same with other limits.
    pub fn with_patience(
        folders: &[PathBuf],
        settings: &VoiceSettings,
        patience: Patience,
    ) -> Self {
        Self {
            sources: Arc::new(Sources {
                accent: settings.accent,
                recordings: settings.recordings.clone(),
                players: Player::all_in(folders),
                dispatcher: Dispatcher::in_any(folders),
                synthesizers: Synthesizer::all_in(folders),
                patience,
            }),
            reader: None,
        }
    }

    /// Whether anything can be heard at all.
    pub fn is_there(&self) -> bool {
        let sources = &self.sources;
        sources.dispatcher.is_some()
            || !sources.synthesizers.is_empty()
            || (!sources.players.is_empty() && recording::are_any(&sources.recordings))
    }

    /// Says the sentences, in place of what is being said. `false` where that cannot begin.
    pub fn speak(&mut self, speech: Speech) -> bool {
        self.hush();
        self.reader = Reader::start(Arc::clone(&self.sources), speech);
        self.reader.is_some()
    }

    /// Stops at once; when this returns, no program of the voice runs any more.
    pub fn hush(&mut self) {
        self.reader = None;
    }

    /// What has happened since this was asked last.
    pub fn heard(&mut self) -> Vec<Heard> {
        self.reader.as_ref().map(Reader::heard).unwrap_or_default()
    }

    /// Whether something is being said.
    pub fn is_speaking(&self) -> bool {
        self.reader.as_ref().is_some_and(Reader::is_reading)
    }
}
