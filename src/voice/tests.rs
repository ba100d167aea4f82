//! The voice with made-up programs: real processes that log, crash, hang and never read.

use super::*;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

/// What everything gets that has to happen.
const ENOUGH: Duration = Duration::from_secs(60);

/// Logs its arguments and what it reads.
const LOGS: &str =
    "echo \"args: $*\" >> \"$HERE/log\"; cat >> \"$HERE/log\"; echo >> \"$HERE/log\"";
/// Says who it is and never ends.
const HANGS: &str = "sleep 1000 & echo \"$$ $!\" > \"$HERE/running.new\"; \
                     mv \"$HERE/running.new\" \"$HERE/running\"; wait";

/// A machine with made-up programs.
struct Machine {
    folder: tempfile::TempDir,
}

impl Machine {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Installs a program. Another process writes it, so that none of ours has it open.
    fn install(&self, name: &str, body: &str) {
        let mut writer = Command::new("sh")
            .args(["-c", "cat > \"$0\" && chmod +x \"$0\""])
            .arg(self.path().join(name))
            .stdin(Stdio::piped())
            .spawn()
            .unwrap();
        let script = format!("#!/bin/sh\nHERE='{}'\n{body}\n", self.path().display());
        writer
            .stdin
            .take()
            .unwrap()
            .write_all(script.as_bytes())
            .unwrap();
        assert!(writer.wait().unwrap().success());
    }

    fn record(&self, file: &str) {
        let file = self.path().join("voice").join(file);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, "sound").unwrap();
    }

    fn voice(&self) -> Voice {
        self.impatient(Patience::default())
    }

    fn impatient(&self, patience: Patience) -> Voice {
        let settings = VoiceSettings {
            read_pages: true,
            accent: Accent::North,
            recordings: vec![self.path().join("voice")],
        };
        Voice::with_patience(&[self.path().to_owned()], &settings, patience)
    }

    fn log(&self) -> String {
        fs::read_to_string(self.path().join("log")).unwrap_or_default()
    }

    /// Waits for a program that hangs, and gives the ids of it and of what it started.
    fn running(&self) -> Vec<String> {
        let file = self.path().join("running");
        until(|| file.exists());
        let ids = fs::read_to_string(file).unwrap();
        ids.split_whitespace().map(str::to_owned).collect()
    }
}

fn until(happened: impl Fn() -> bool) {
    let end = Instant::now() + ENOUGH;
    while !happened() {
        assert!(Instant::now() < end, "waited too long");
        std::thread::sleep(Duration::from_millis(5));
    }
}

/// Whether a process is there and has not merely not been waited for.
fn is_alive(id: &str) -> bool {
    let state = fs::read_to_string(format!("/proc/{id}/stat")).unwrap_or_default();
    let after_name = state.rsplit_once(") ").map_or("", |(_, rest)| rest);
    !after_name.is_empty() && !after_name.starts_with('Z')
}

fn is_left(id: &str) -> bool {
    Path::new(&format!("/proc/{id}")).exists()
}

fn speech(sentences: &[(&str, &str)]) -> Speech {
    Speech {
        language: Language::Vietnamese,
        manner: Manner::default(),
        sentences: sentences
            .iter()
            .map(|(recording, text)| Sentence {
                recording: (!recording.is_empty()).then(|| (*recording).to_owned()),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

/// Speaks to the end and gives what was heard.
fn hear(voice: &mut Voice, speech: Speech) -> Vec<Heard> {
    assert!(voice.speak(speech));
    until(|| !voice.is_speaking());
    voice.heard()
}

#[test]
fn sentences_are_said_one_after_another_and_each_is_told() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    let mut voice = machine.voice();
    assert!(voice.is_there());
    let heard = hear(
        &mut voice,
        speech(&[("", "Chào bác ạ."), ("", "Bác ngồi nhé.")]),
    );
    assert_eq!(heard, [Heard::At(0), Heard::At(1), Heard::Ended]);
    let log = machine.log();
    let (first, second) = (log.find("Chào bác ạ."), log.find("Bác ngồi nhé."));
    assert!(first.is_some() && first < second, "{log}");
}

#[test]
fn what_is_said_is_never_among_the_arguments() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    let _ = hear(&mut machine.voice(), speech(&[("", "Chào bác ạ.")]));
    let log = machine.log();
    let arguments = log.lines().find(|line| line.starts_with("args:")).unwrap();
    assert!(!arguments.contains("bác"), "{arguments}");
}

#[test]
fn slower_and_louder_reach_the_synthesizer() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    let mut slow = speech(&[("", "Chào bác ạ.")]);
    slow.manner.pace = slow.manner.pace.slower();
    slow.manner.volume = slow.manner.volume.louder();
    let _ = hear(&mut machine.voice(), speech(&[("", "Chào bác ạ.")]));
    let _ = hear(&mut machine.voice(), slow);
    let log = machine.log();
    let number = |line: &str, flag: &str| -> u32 {
        let words: Vec<&str> = line.split_whitespace().collect();
        let at = words.iter().position(|word| *word == flag).unwrap();
        words[at + 1].parse().unwrap()
    };
    let runs: Vec<&str> = log
        .lines()
        .filter(|line| line.starts_with("args:"))
        .collect();
    assert!(number(runs[1], "-s") < number(runs[0], "-s"));
    assert!(number(runs[1], "-a") > number(runs[0], "-a"));
}

#[test]
fn a_stopped_voice_is_silent_at_once_and_leaves_nothing_behind() {
    let machine = Machine::new();
    machine.install("espeak-ng", HANGS);
    let mut voice = machine.voice();
    assert!(voice.speak(speech(&[("", "Chào bác ạ."), ("", "Bác ngồi nhé.")])));
    let ids = machine.running();
    assert!(is_alive(&ids[0]) && is_alive(&ids[1]));
    voice.hush();
    assert!(!voice.is_speaking());
    assert!(!is_left(&ids[0]), "the program is still there");
    // What it started has no parent any more; the system takes it away.
    until(|| !is_alive(&ids[1]));
}

#[test]
fn a_dropped_voice_leaves_nothing_behind() {
    let machine = Machine::new();
    machine.install("espeak-ng", HANGS);
    let mut voice = machine.voice();
    assert!(voice.speak(speech(&[("", "Chào bác ạ.")])));
    let ids = machine.running();
    drop(voice);
    assert!(!is_left(&ids[0]));
    until(|| !is_alive(&ids[1]));
}

#[test]
fn a_new_speech_takes_the_place_of_the_one_under_way() {
    let machine = Machine::new();
    machine.install("espeak-ng", HANGS);
    let mut voice = machine.voice();
    assert!(voice.speak(speech(&[("", "Chào bác ạ.")])));
    let ids = machine.running();
    machine.install("espeak-ng", LOGS);
    let heard = hear(&mut voice, speech(&[("", "Bác ngồi nhé.")]));
    assert_eq!(heard, [Heard::At(0), Heard::Ended]);
    assert!(!is_left(&ids[0]));
}

#[test]
fn a_synthesizer_that_crashes_is_told_and_not_waited_for() {
    let machine = Machine::new();
    machine.install("espeak-ng", "kill -SEGV $$");
    let heard = hear(
        &mut machine.voice(),
        speech(&[("", "Chào bác ạ."), ("", "Bác ngồi nhé.")]),
    );
    assert_eq!(heard, [Heard::At(0), Heard::At(1), Heard::Missed]);
}

#[test]
fn a_synthesizer_that_hangs_is_ended_and_not_asked_again() {
    let machine = Machine::new();
    machine.install(
        "espeak-ng",
        &format!("echo asked >> \"$HERE/log\"; {HANGS}"),
    );
    let mut voice = machine.impatient(Patience {
        start: Duration::from_millis(400),
        syllable: Duration::ZERO,
    });
    let heard = hear(&mut voice, speech(&[("", "Chào bác ạ."); 20]));
    assert_eq!(heard.last(), Some(&Heard::Missed));
    assert!(machine.log().lines().count() <= 1, "{}", machine.log());
}

#[test]
fn a_program_that_never_reads_does_not_hold_the_voice() {
    let machine = Machine::new();
    machine.install("espeak-ng", "sleep 0.1");
    let long = "rất dài ".repeat(40_000);
    let heard = hear(&mut machine.voice(), speech(&[("", &long)]));
    assert_eq!(heard, [Heard::At(0), Heard::Ended]);
}

#[test]
fn recordings_go_first_and_the_synthesizer_says_the_rest() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    machine.install("pw-play", "echo \"played: $*\" >> \"$HERE/log\"");
    machine.record("vi/screen-welcome.ogg");
    let heard = hear(
        &mut machine.voice(),
        speech(&[
            ("screen-welcome", "Kính chào bác ạ."),
            ("screen-welcome.about", "Máy này giúp bác."),
        ]),
    );
    assert_eq!(heard, [Heard::At(0), Heard::At(1), Heard::Ended]);
    let log = machine.log();
    assert!(log.contains("vi/screen-welcome.ogg"), "{log}");
    assert!(!log.contains("Kính chào"), "{log}");
    assert!(log.contains("Máy này giúp bác."), "{log}");
}

#[test]
fn a_player_without_paces_leaves_the_slower_pace_to_the_synthesizer() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    machine.install("aplay", "echo \"played: $*\" >> \"$HERE/log\"");
    machine.record("vi/screen-welcome.wav");
    let mut slow = speech(&[("screen-welcome", "Kính chào bác ạ.")]);
    slow.manner.pace = slow.manner.pace.slower();
    let _ = hear(&mut machine.voice(), slow.clone());
    assert!(machine.log().contains("Kính chào bác ạ."));
    // Without one, the recording at its own pace is better than nothing.
    fs::remove_file(machine.path().join("espeak-ng")).unwrap();
    assert_eq!(hear(&mut machine.voice(), slow).last(), Some(&Heard::Ended));
    assert!(machine.log().contains("played:"));
}

#[test]
fn a_recording_that_cannot_be_played_is_said_by_the_synthesizer() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    machine.install("mpv", "exit 2");
    machine.record("vi/screen-welcome.mp3");
    let sentence = ("screen-welcome", "Kính chào bác ạ.");
    let heard = hear(&mut machine.voice(), speech(&[sentence]));
    assert_eq!(heard, [Heard::At(0), Heard::Ended]);
    assert!(machine.log().contains("Kính chào bác ạ."));
}

#[test]
fn the_accent_of_the_ward_goes_before_the_common_recording() {
    let machine = Machine::new();
    machine.record("vi/screen-welcome.ogg");
    machine.record("vi-south/screen-welcome.ogg");
    let folders = [machine.path().join("voice")];
    let find = |accent| {
        recording::find(
            &folders,
            Language::Vietnamese,
            accent,
            "screen-welcome",
            &recording::ENDINGS,
        )
        .unwrap()
    };
    assert!(find(Accent::South).ends_with("vi-south/screen-welcome.ogg"));
    assert!(find(Accent::North).ends_with("vi/screen-welcome.ogg"));
}

#[test]
fn a_name_of_a_recording_leads_to_no_other_folder() {
    let machine = Machine::new();
    machine.record("secret.wav");
    let folders = [machine.path().join("voice")];
    let accent = Accent::North;
    let found = recording::find(
        &folders,
        Language::Vietnamese,
        accent,
        "../secret",
        &recording::ENDINGS,
    );
    assert_eq!(found, None);
}

#[test]
fn without_a_program_there_is_no_voice() {
    let machine = Machine::new();
    machine.record("vi/screen-welcome.ogg");
    let mut voice = machine.voice();
    assert!(!voice.is_there());
    let heard = hear(
        &mut voice,
        speech(&[("screen-welcome", "Kính chào bác ạ.")]),
    );
    assert_eq!(heard, [Heard::At(0), Heard::Missed]);
}

#[test]
fn a_player_is_a_voice_only_where_something_is_recorded() {
    let machine = Machine::new();
    machine.install("aplay", LOGS);
    assert!(!machine.voice().is_there());
    machine.record("vi/screen-welcome.wav");
    assert!(machine.voice().is_there());
}

/// A made-up daemon that answers as speech-dispatcher does and tells what it was sent.
fn daemon(machine: &Machine, ends: bool) -> std::sync::mpsc::Receiver<String> {
    use std::io::{BufRead as _, BufReader};
    let folder = machine.path().join("speech-dispatcher");
    fs::create_dir_all(&folder).unwrap();
    let listener = std::os::unix::net::UnixListener::bind(folder.join("speechd.sock")).unwrap();
    let (told, sent) = std::sync::mpsc::channel();
    let _ = std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut is_text = false;
            for line in BufReader::new(stream.try_clone().unwrap()).lines() {
                let Ok(line) = line else { break };
                let answer = match line.as_str() {
                    "SPEAK" => {
                        is_text = true;
                        "230 OK RECEIVING DATA\r\n".to_owned()
                    }
                    "." if is_text => {
                        is_text = false;
                        let queued = "225-7\r\n225 OK MESSAGE QUEUED\r\n";
                        let begins = "701-7\r\n701-1\r\n701 BEGIN\r\n";
                        let said = if ends {
                            "702-7\r\n702-1\r\n702 END\r\n"
                        } else {
                            ""
                        };
                        format!("{queued}{begins}{said}")
                    }
                    _ if is_text => String::new(),
                    _ => "208 OK SET\r\n".to_owned(),
                };
                let _ = told.send(line);
                if stream.write_all(answer.as_bytes()).is_err() {
                    break;
                }
            }
        }
    });
    sent
}

#[test]
fn a_daemon_says_what_has_no_recording_before_any_program() {
    let machine = Machine::new();
    machine.install("espeak-ng", LOGS);
    let sent = daemon(&machine, true);
    let mut voice = machine.voice();
    assert!(voice.is_there());
    let mut slow = speech(&[("", "Chào bác ạ."), ("", "Bác ngồi nhé.")]);
    slow.manner.pace = slow.manner.pace.slower();
    let heard = hear(&mut voice, slow);
    assert_eq!(heard, [Heard::At(0), Heard::At(1), Heard::Ended]);
    let sent: Vec<String> = sent.try_iter().collect();
    for line in ["Chào bác ạ.", "Bác ngồi nhé.", "SET SELF LANGUAGE vi"] {
        assert!(sent.iter().any(|one| one == line), "{sent:?}");
    }
    let rate = sent
        .iter()
        .find_map(|line| line.strip_prefix("SET SELF RATE "));
    assert!(rate.unwrap().parse::<i32>().unwrap() < 0);
    assert_eq!(machine.log(), "");
}

#[test]
fn a_daemon_is_told_to_be_silent_at_once() {
    let machine = Machine::new();
    let sent = daemon(&machine, false);
    let mut voice = machine.voice();
    assert!(voice.speak(speech(&[("", "Chào bác ạ.")])));
    let patience = || sent.recv_timeout(ENOUGH).unwrap();
    while patience() != "." {}
    voice.hush();
    assert_eq!(patience(), "CANCEL SELF");
}

#[test]
fn where_the_daemon_has_gone_or_hangs_the_synthesizer_speaks() {
    let gone = Machine::new();
    gone.install("espeak-ng", LOGS);
    fs::create_dir_all(gone.path().join("speech-dispatcher")).unwrap();
    fs::write(gone.path().join("speech-dispatcher/speechd.sock"), "").unwrap();
    let heard = hear(&mut gone.voice(), speech(&[("", "Chào bác ạ.")]));
    assert_eq!(heard, [Heard::At(0), Heard::Ended]);
    assert!(gone.log().contains("Chào bác ạ."));

    let hangs = Machine::new();
    hangs.install("espeak-ng", "cat > /dev/null");
    let sent = daemon(&hangs, false);
    let mut voice = hangs.impatient(Patience {
        start: Duration::from_secs(3),
        syllable: Duration::ZERO,
    });
    let heard = hear(&mut voice, speech(&[("", "Chào bác ạ."); 2]));
    assert_eq!(heard.last(), Some(&Heard::Ended));
    let begun = sent.try_iter().filter(|line| line == "SPEAK").count();
    assert!(begun <= 1, "a daemon that hung was asked {begun} times");
}
