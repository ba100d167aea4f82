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
        // Staff reads by itself, and not to the whole lobby.
        let is_for_residents = self.aloud.shown.0 != WELCOME && !self.is_staff_there();
        let wanted = self.aloud.wanted && is_for_residents;
        if self.facts.health.voice && (wanted || self.facts.warned) {
            self.read(new, 0, effects);
        }
    }

    /// An answer was not taken: why, and what to do, is said each time.
    pub(super) fn read_problem(&mut self, effects: &mut Vec<Effect>) {
        let page = self.page();
        if page.problem.is_none() || !self.aloud.wanted || !self.facts.health.voice {
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
        } else if self.facts.health.voice {
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
        if self.facts.health.voice {
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
            language: self.facts.language,
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
            let key = if self.facts.health.voice {
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

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used)]
mod tests {
    use super::*;
    use crate::config;
    use crate::config::texts::Language;
    use crate::kiosk::app::Given;
    use crate::kiosk::effect::Message;
    use crate::kiosk::render::Input;
    use crate::machine::clock::Moment;
    use crate::machine::health::Health;
    use std::path::Path;
    use std::sync::Arc;
    use std::time::Duration;
    use uuid::Uuid;

    /// A kiosk that is spoken to and listened to.
    struct Lobby {
        app: App,
        time: Duration,
    }

    impl Lobby {
        fn new(voice: bool, read_pages: bool) -> Self {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
            let mut config = config::load(&folder).unwrap();
            config.settings.voice.read_pages = read_pages;
            config.settings.fitting.offer = false;
            let (app, _) = App::open(Arc::new(config), None, Self::moment(Duration::ZERO));
            let mut lobby = Self {
                app,
                time: Duration::ZERO,
            };
            let health = Health {
                voice,
                ..Health::default()
            };
            let _ = lobby.give(Message::Health(health));
            lobby
        }

        fn moment(monotonic: Duration) -> Moment {
            Moment {
                monotonic,
                wall: "2026-11-24T03:00:00Z".parse().unwrap(),
            }
        }

        fn give(&mut self, message: Message) -> Vec<Effect> {
            let given = Given {
                now: Self::moment(self.time),
                fresh_id: Uuid::from_u128(1),
            };
            self.app.update(message, given)
        }

        fn act(&mut self, act: Act) -> Vec<Effect> {
            self.time += Duration::from_secs(1);
            self.give(Message::Input(Input::Act(act)))
        }

        fn begin(&mut self) -> Vec<Effect> {
            for act in [Act::Start, Act::Choose(0), Act::Agree] {
                let _ = self.act(act);
            }
            self.act(Act::Continue)
        }
    }

    fn spoken(effects: &[Effect]) -> Option<&crate::kiosk::effect::Spoken> {
        effects.iter().find_map(|effect| match effect {
            Effect::Speak(spoken) => Some(spoken),
            _ => None,
        })
    }

    fn keys(effects: &[Effect]) -> Vec<String> {
        let says = spoken(effects).map(|spoken| spoken.says.as_slice());
        let says = says.unwrap_or_default().iter();
        says.map(|say| say.key().to_owned()).collect()
    }

    fn is_hushed(effects: &[Effect]) -> bool {
        effects.contains(&Effect::Hush)
    }

    #[test]
    fn pages_are_read_as_they_come_until_the_resident_stops_it() {
        let mut lobby = Lobby::new(true, true);
        assert_eq!(keys(&lobby.act(Act::Start))[0], "screen-services");
        let stopped = lobby.act(Act::ReadAloud);
        assert!(is_hushed(&stopped) && spoken(&stopped).is_none());
        assert!(spoken(&lobby.act(Act::Choose(0))).is_none());
        // And again from here on, once it is asked for.
        assert_eq!(keys(&lobby.act(Act::ReadAloud))[0], "screen-privacy");
        let next = lobby.act(Act::Agree);
        assert!(is_hushed(&next));
        assert_eq!(keys(&next)[0], "screen-prepare");
    }

    #[test]
    fn a_ward_may_leave_the_beginning_to_the_resident() {
        let mut lobby = Lobby::new(true, false);
        assert!(spoken(&lobby.act(Act::Start)).is_none());
        assert_eq!(keys(&lobby.act(Act::ReadAloud))[0], "screen-services");
    }

    #[test]
    fn nobody_is_spoken_to_before_the_first_touch() {
        let mut lobby = Lobby::new(true, true);
        for _ in 0..900 {
            lobby.time += Duration::from_secs(1);
            assert!(spoken(&lobby.give(Message::Tick)).is_none());
        }
    }

    #[test]
    fn an_answer_that_is_not_taken_is_spoken_about_every_time() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.begin();
        for _ in 0..2 {
            let refused = lobby.act(Act::Continue);
            assert_eq!(
                keys(&refused)[..2],
                ["error-not-chosen.what", "error-not-chosen.do"]
            );
        }
    }

    #[test]
    fn slower_says_the_sentence_under_way_again_and_the_rest_after_it() {
        let mut lobby = Lobby::new(true, true);
        let begun = lobby.act(Act::Start);
        let all = keys(&begun);
        let pace = spoken(&begun).unwrap().manner.pace;
        let _ = lobby.give(Message::VoiceAt(2));
        let slower = lobby.act(Act::Slower);
        assert_eq!(keys(&slower), all[2..]);
        assert!(spoken(&slower).unwrap().manner.pace < pace);
        // The voice counts from what it was given last.
        let _ = lobby.give(Message::VoiceAt(1));
        assert_eq!(lobby.app.sentence_read().unwrap().key(), all[3]);
    }

    #[test]
    fn the_sentence_being_read_is_lit_and_none_afterwards() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.act(Act::Start);
        let _ = lobby.give(Message::VoiceAt(0));
        assert_eq!(lobby.app.frame().read, Some(lobby.app.page().heading));
        let _ = lobby.give(Message::VoiceEnded);
        assert_eq!(lobby.app.frame().read, None);
        assert!(!lobby.app.is_reading());
    }

    #[test]
    fn the_next_person_finds_the_usual_voice() {
        let mut lobby = Lobby::new(true, true);
        let first = lobby.act(Act::Start);
        let usual = spoken(&first).unwrap().manner;
        for act in [Act::Slower, Act::Slower, Act::Louder, Act::Louder] {
            let _ = lobby.act(act);
        }
        for act in [Act::ReadAloud, Act::AskEnd, Act::End] {
            let _ = lobby.act(act);
        }
        assert!(!lobby.app.is_reading());
        assert_eq!(spoken(&lobby.act(Act::Start)).unwrap().manner, usual);
    }

    #[test]
    fn a_machine_without_a_voice_says_so_to_whoever_asks() {
        let mut lobby = Lobby::new(false, true);
        assert!(spoken(&lobby.act(Act::Start)).is_none());
        assert_eq!(lobby.app.frame().voice, None);
        assert!(spoken(&lobby.act(Act::ReadAloud)).is_none());
        let note = lobby.app.config.texts.say(
            Language::Vietnamese,
            "voice-none",
            &[("You", "Bác".into()), ("you", "bác".into())],
        );
        assert_eq!(lobby.app.frame().voice, Some(VoiceBar::Silent(note)));
        let _ = lobby.act(Act::Choose(0));
        assert_eq!(lobby.app.frame().voice, None);
    }

    #[test]
    fn what_could_not_be_said_is_told_on_the_page() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.act(Act::Start);
        let _ = lobby.give(Message::VoiceMissed);
        assert!(matches!(lobby.app.frame().voice, Some(VoiceBar::Silent(_))));
        assert!(!lobby.app.is_reading());
    }

    #[test]
    fn the_buttons_of_the_voice_stand_where_it_was_asked_for() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.act(Act::Start);
        assert_eq!(lobby.app.frame().voice, None);
        let _ = lobby.act(Act::ReadAloud);
        assert!(matches!(
            lobby.app.frame().voice,
            Some(VoiceBar::Buttons { .. })
        ));
    }

    #[test]
    fn the_warning_is_spoken_even_to_whoever_stopped_the_voice() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.act(Act::Start);
        let _ = lobby.act(Act::ReadAloud);
        let heard = (0..900).find_map(|_| {
            lobby.time += Duration::from_secs(1);
            let effects = lobby.give(Message::Tick);
            spoken(&effects).is_some().then(|| keys(&effects))
        });
        assert_eq!(heard.unwrap()[0], "screen-idle");
        // A touch goes on and ends the voice.
        assert!(is_hushed(&lobby.act(Act::Continue)));
    }

    #[test]
    fn quiet_time_does_not_run_while_the_machine_speaks() {
        let mut lobby = Lobby::new(true, true);
        let _ = lobby.act(Act::Start);
        for _ in 0..900 {
            lobby.time += Duration::from_secs(1);
            let _ = lobby.give(Message::Tick);
        }
        assert_eq!(lobby.app.page().id, "services");
    }
}
