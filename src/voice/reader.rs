//! One reading on its own thread: sentence after sentence, each by the first way that works.

use crate::vietnamese::syllables;
use crate::voice::dispatcher::{Dispatcher, Saying};
use crate::voice::program::{Ending, Run, Stop};
use crate::voice::{Heard, Sentence, Sources, Speech, recording};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::Duration;

/// A reading under way. Dropping it ends it at once.
#[derive(Debug)]
pub(super) struct Reader {
    stop: Stop,
    heard: Receiver<Heard>,
    thread: Option<JoinHandle<()>>,
}

impl Reader {
    /// Begins to read; `None` where the machine has no thread left.
    pub(super) fn start(sources: Arc<Sources>, speech: Speech) -> Option<Self> {
        let stop = Stop::default();
        let (told, heard) = channel();
        let wish = stop.clone();
        let thread = thread::Builder::new()
            .name("voice".to_owned())
            .spawn(move || read(&sources, &speech, &wish, &told))
            .ok()?;
        Some(Self {
            stop,
            heard,
            thread: Some(thread),
        })
    }

    /// What has happened since this was asked last.
    pub(super) fn heard(&self) -> Vec<Heard> {
        self.heard.try_iter().collect()
    }

    /// Whether the reading goes on.
    pub(super) fn is_reading(&self) -> bool {
        self.thread
            .as_ref()
            .is_some_and(|thread| !thread.is_finished())
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        self.stop.now();
        if let Some(thread) = self.thread.take() {
            // A voice that broke down has nothing left to say.
            let _ = thread.join();
        }
    }
}

fn read(sources: &Sources, speech: &Speech, stop: &Stop, told: &Sender<Heard>) {
    let mut hanging = BTreeSet::new();
    let mut missed = false;
    for (place, sentence) in speech.sentences.iter().enumerate() {
        // Nobody listens any more where the receiver is gone.
        let _ = told.send(Heard::At(place));
        let limit = limit(sources, sentence);
        match say(sources, speech, sentence, stop, limit, &mut hanging) {
            Ending::Done => {}
            Ending::Failed | Ending::Hung => missed = true,
            Ending::Stopped => return,
        }
    }
    let _ = told.send(if missed { Heard::Missed } else { Heard::Ended });
}

fn limit(sources: &Sources, sentence: &Sentence) -> Duration {
    let syllables = u32::try_from(syllables::count(&sentence.text)).unwrap_or(u32::MAX);
    let patience = sources.patience;
    patience
        .start
        .saturating_add(patience.syllable.saturating_mul(syllables))
}

/// Says a sentence by the first way that works. A program that hung is not asked again.
fn say(
    sources: &Sources,
    speech: &Speech,
    sentence: &Sentence,
    stop: &Stop,
    limit: Duration,
    hanging: &mut BTreeSet<PathBuf>,
) -> Ending {
    for way in ways(sources, speech, sentence) {
        if hanging.contains(way.program()) {
            continue;
        }
        match way.to_end(stop, limit) {
            Ending::Failed => {}
            Ending::Hung => drop(hanging.insert(way.program().to_owned())),
            ending => return ending,
        }
    }
    Ending::Failed
}

/// A way to say a sentence.
enum Way<'a> {
    Program(Run),
    Daemon(&'a Dispatcher, Saying<'a>),
}

impl Way<'_> {
    fn program(&self) -> &Path {
        match self {
            Self::Program(run) => &run.program,
            Self::Daemon(daemon, _) => daemon.socket(),
        }
    }

    fn to_end(&self, stop: &Stop, limit: Duration) -> Ending {
        match self {
            Self::Program(run) => run.to_end(stop, limit),
            Self::Daemon(daemon, saying) => daemon.say(saying, stop, limit),
        }
    }
}

/// The ways to say a sentence, best first: its recording at the wanted pace, the daemon, the
/// synthesizers, and its recording at the usual pace.
fn ways<'a>(sources: &'a Sources, speech: &Speech, sentence: &'a Sentence) -> Vec<Way<'a>> {
    let mut ways = Vec::new();
    let mut last = Vec::new();
    for player in &sources.players {
        let file = sentence.recording.as_ref().and_then(|name| {
            recording::find(
                &sources.recordings,
                speech.language,
                sources.accent,
                name,
                player.endings(),
            )
        });
        if let Some(file) = file {
            let run = Way::Program(player.run(&file, speech.manner));
            if player.keeps(speech.manner.pace) {
                ways.push(run);
            } else {
                last.push(run);
            }
        }
    }
    ways.extend(sources.dispatcher.iter().map(|daemon| {
        let saying = Saying {
            text: &sentence.text,
            language: speech.language,
            manner: speech.manner,
        };
        Way::Daemon(daemon, saying)
    }));
    ways.extend(sources.synthesizers.iter().map(|synthesizer| {
        Way::Program(synthesizer.run(
            &sentence.text,
            speech.language,
            sources.accent,
            speech.manner,
        ))
    }));
    ways.extend(last);
    ways
}
