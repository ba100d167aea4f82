//! Reading aloud: what is said when, how fast and how loud; every person begins anew.
//!
//! Where the machine has a voice, pages are read as they come, until "Dừng đọc" is tapped; on a
//! screen that only changes, what is new is read. Where it has none, tapping says so.

use crate::filing::session::Pause;
use crate::kiosk::app::App;
use crate::kiosk::effect::{Effect, Spoken};
use crate::kiosk::page::Act;
use crate::kiosk::render::VoiceBar;
use crate::kiosk::words::Words;
use crate::kiosk::words::say::Say;
use crate::voice::manner::Manner;

/// The screen that nobody may stand before.
const WELCOME: &str = "welcome";
/// How the keys of what is wrong with an entry begin.
const PROBLEM: &str = "error-";

/// What is known of the voice.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Aloud {
    /// Whether pages are read as they come.
    wanted: bool,
    /// How fast and how loud.
    manner: Manner,
    /// What is being read.
    reading: Option<Reading>,
    /// Whether something could not be said since the voice was asked.
    missed: bool,
    /// Whether the resident asked for the voice on this screen.
    asked: bool,
    /// The screen that was shown last and its sentences.
    shown: (String, Vec<Say>),
}

#[derive(Debug, Clone, PartialEq)]
struct Reading {
    says: Vec<Say>,
    at: usize,
    /// Where the voice began in `says`.
    from: usize,
}

impl Aloud {
    /// As every person finds it.
    pub(super) fn of_a_new_person(wanted: bool) -> Self {
        Self {
            wanted,
            manner: Manner::default(),
            reading: None,
            missed: false,
            asked: false,
            shown: (String::new(), Vec::new()),
        }
    }
}

impl App {
    /// Whether the page is being read.
    pub fn is_reading(&self) -> bool {
        self.aloud.reading.is_some()
    }

    /// The sentence being read.
    pub(super) fn sentence_read(&self) -> Option<&Say> {
        let reading = self.aloud.reading.as_ref()?;
        reading.says.get(reading.at)
    }

    /// A new screen, or the same one with other sentences.
    pub(super) fn read_what_is_new(&mut self, effects: &mut Vec<Effect>) {
        let page = self.page();
        let (id, before) = std::mem::replace(
            &mut self.aloud.shown,
            (page.id.clone(), page.spoken.clone()),
        );
        let same = id == page.id;
        let new: Vec<Say> = if same {
            let is_new = |say: &Say| !before.contains(say);
            page.spoken.into_iter().filter(is_new).collect()
        } else {
            self.aloud.asked = false;
            self.aloud.missed = false;
            page.spoken
        };
        if same && new.is_empty() {
            return;
        }
        self.hush(effects);
        // Whether anybody stands before the welcome page, nobody knows. The warning is always said.
        let wanted = self.aloud.wanted && self.aloud.shown.0 != WELCOME;
        if self.health.voice && (wanted || self.warned) {
            self.read(new, 0, effects);
        }
    }

    /// An answer was not taken: why, and what to do, is said each time.
    pub(super) fn read_problem(&mut self, effects: &mut Vec<Effect>) {
        let page = self.page();
        if page.problem.is_none() || !self.aloud.wanted || !self.health.voice {
            return;
        }
        let of_problem = |say: &Say| say.key().starts_with(PROBLEM);
        let says = page.spoken.iter().filter(|say| of_problem(say)).cloned();
        let says = says.collect();
        self.aloud.shown = (page.id, page.spoken);
        self.hush(effects);
        self.read(says, 0, effects);
    }

    /// "Nghe đọc" and "Dừng đọc".
    pub(super) fn read_aloud(&mut self, effects: &mut Vec<Effect>) {
        self.aloud.asked = true;
        if self.is_reading() {
            self.aloud.wanted = false;
            self.hush(effects);
        } else if self.health.voice {
            self.aloud.wanted = true;
            self.aloud.missed = false;
            self.read(self.page().spoken, 0, effects);
        } else {
            self.aloud.missed = true;
        }
    }

    /// Slower, faster, softer, louder: the sentence under way is said again, or the page is read.
    pub(super) fn change_manner(&mut self, act: &Act, effects: &mut Vec<Effect>) {
        let Manner { pace, volume } = &mut self.aloud.manner;
        match act {
            Act::Slower => *pace = pace.slower(),
            Act::Faster => *pace = pace.faster(),
            Act::Softer => *volume = volume.softer(),
            Act::Louder => *volume = volume.louder(),
            _ => return,
        }
        let reading = self.aloud.reading.take();
        let (says, at) = match reading {
            Some(reading) => (reading.says, reading.at),
            None => (self.page().spoken, 0),
        };
        if self.health.voice {
            self.read(says, at, effects);
        }
    }

    /// The voice has come to this sentence of what it was given.
    pub(super) fn voice_at(&mut self, place: usize) {
        if let Some(reading) = &mut self.aloud.reading {
            reading.at = reading.from + place;
        }
    }

    /// The voice is silent again; `missed` where it could not say everything.
    pub(super) fn voice_ended(&mut self, missed: bool) {
        self.aloud.missed |= missed;
        self.aloud.reading = None;
        self.set_pause(Pause::Speaking, false);
    }

    /// Stops the voice.
    pub(super) fn hush(&mut self, effects: &mut Vec<Effect>) {
        if self.aloud.reading.take().is_some() {
            effects.push(Effect::Hush);
        }
        self.set_pause(Pause::Speaking, false);
    }

    /// What the next person finds.
    pub(super) fn forget_voice(&mut self, effects: &mut Vec<Effect>) {
        self.hush(effects);
        self.aloud = Aloud::of_a_new_person(self.config.settings.voice.read_pages);
    }

    fn read(&mut self, says: Vec<Say>, from: usize, effects: &mut Vec<Effect>) {
        let spoken = Spoken {
            language: self.language,
            manner: self.aloud.manner,
            says: says.get(from..).unwrap_or_default().to_vec(),
        };
        if spoken.says.is_empty() {
            return;
        }
        effects.push(Effect::Speak(spoken));
        self.aloud.reading = Some(Reading {
            says,
            at: from,
            from,
        });
        self.set_pause(Pause::Speaking, true);
    }

    /// What the top bar says of the voice, where it was asked for on this screen.
    pub(super) fn voice_bar(&self, words: &Words<'_>) -> Option<VoiceBar> {
        if self.aloud.missed {
            let key = if self.health.voice {
                "voice-missed"
            } else {
                "voice-none"
            };
            return Some(VoiceBar::Silent(words.say(key)));
        }
        self.aloud.asked.then(|| VoiceBar::Buttons {
            slower: words.say("voice-slower"),
            faster: words.say("voice-faster"),
            softer: words.say("voice-softer"),
            louder: words.say("voice-louder"),
        })
    }
}
