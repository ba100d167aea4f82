//! Whoever cannot read hears every page in full, and nobody in the lobby hears a value.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stdout)]

use crate::lobby::{self, Kiosk};
use motcua::config::Config;
use motcua::config::texts::Language;
use motcua::filing::procedure::Kind;
use motcua::kiosk::contract::Tour;
use motcua::kiosk::contract::variant::{Profile, Variant, Wording};
use motcua::kiosk::effect::Message;
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::page::{Act, Block, Notice, Page, Row};
use motcua::kiosk::render::Input;
use motcua::kiosk::voice_list;
use motcua::kiosk::widget::keys::Pressed;
use motcua::kiosk::words::say::Say;
use motcua::vietnamese::aloud::aloud;
use motcua::vietnamese::syllables;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;

/// Notes what pages show and do not say, and what they say.
#[derive(Default)]
struct Listener {
    pages: usize,
    unsaid: BTreeSet<String>,
    /// By key and recording.
    said: BTreeMap<String, Say>,
    short: BTreeSet<String>,
    doubtful: BTreeSet<String>,
    late_problems: BTreeSet<String>,
    /// The pages that name a complete day with its weekday in the hint's place.
    names_days: BTreeSet<String>,
}

impl Listener {
    fn look(&mut self, page: Page, language: Language) {
        self.pages += 1;
        for text in shown(&page, &self.names_days) {
            if !is_covered(&text, &page.spoken) {
                let _ = self.unsaid.insert(format!("{}: {text}", page.id));
            }
        }
        if let Some(problem) = &page.problem
            && page.spoken.first().map(Say::shown) != Some(problem.what.as_str())
        {
            let _ = self.late_problems.insert(page.id.clone());
        }
        for say in page.spoken {
            let words = say.aloud();
            let is_sentence = words.ends_with(['.', '?', '!']);
            let vietnamese = language == Language::Vietnamese;
            if vietnamese && is_sentence && syllables::count(words) < 4 {
                let _ = self.short.insert(words.to_owned());
            }
            let figures = words.chars().any(|sign| sign.is_ascii_digit());
            if words.trim().is_empty() || words.contains(['⟨', '{']) || (vietnamese && figures) {
                let _ = self.doubtful.insert(format!("{}: {words}", say.key()));
            }
            let name = say.recording().unwrap_or(say.key()).to_owned();
            if let Some(other) = self.said.get(&name)
                && say.recording().is_some()
                && other.aloud() != say.aloud()
            {
                let _ = self
                    .doubtful
                    .insert(format!("{name}: “{}” and “{words}”", other.aloud()));
            }
            let _ = self.said.insert(name, say);
        }
    }
}

/// Whether it is an officer's words about a filing that came back, of which the voice tells.
fn is_returned_for(notice: &Notice, page: &Page) -> bool {
    let told = |say: &Say| say.key() == "returned-for" && say.shown() == notice.what;
    page.spoken.iter().any(told)
}

/// Whether the sentences said make up the text.
fn is_covered(text: &str, says: &[Say]) -> bool {
    let mut parts: Vec<&str> = says.iter().map(Say::shown).collect();
    parts.retain(|part| !part.is_empty());
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    let mut rest = text.to_owned();
    for part in parts {
        rest = rest.replace(part, "");
    }
    rest.trim().is_empty()
}

/// What a page shows besides values: sentences, options, lines.
fn shown(page: &Page, names_days: &BTreeSet<String>) -> Vec<String> {
    // These pages show the place that was chosen and what was found by the letters typed.
    let parts = ["-commune", "-found", "-district", "-divided", "-detail"];
    let of_a_place = parts.iter().any(|part| page.id.ends_with(part));
    let mut of_a_day = false;
    blocks(&page.body, &mut |block| {
        if let Block::DateBoxes(boxes) = block {
            let is_complete = boxes.iter().all(|one| !one.digits.is_empty());
            of_a_day |= is_complete && names_days.contains(&page.id);
        }
    });
    let mut all = vec![page.heading.clone()];
    // Staff reads for itself: what waits here is not told to the whole lobby.
    if page.id.starts_with("staff-") {
        let problem = page.problem.iter();
        all.extend(problem.flat_map(|one| [one.what.clone(), one.do_this.clone()]));
        return all;
    }
    if !of_a_place && !of_a_day {
        all.extend(page.lead.iter().cloned());
    }
    if let Some(problem) = &page.problem {
        all.extend([problem.what.clone(), problem.do_this.clone()]);
    }
    blocks(&page.body, &mut |block| match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) => {
            for card in cards {
                let is_value = match card.act {
                    Act::Commune(..) | Act::Place(_) => of_a_place,
                    // The time that was typed, in words.
                    Act::OtherHalf | Act::TimePart(_) => true,
                    _ => false,
                };
                if !is_value {
                    all.push(card.label.clone());
                    all.extend(card.detail.clone());
                }
            }
        }
        // The day that is read back is a value, and it is shown alone.
        Block::Prose(_) if page.id.ends_with("-read-back") => {}
        Block::Prose(sentences) => all.extend(sentences.iter().cloned()),
        Block::Rows(rows) => all.extend(rows.iter().flat_map(|row| lines(page, row))),
        // An officer's words may name what nobody else in the lobby is to hear: the voice says where they stand.
        Block::Notice(notice) if is_returned_for(notice, page) => all.push(notice.what.clone()),
        Block::Notice(notice) => all.extend([notice.what.clone(), notice.do_this.clone()]),
        Block::Pager(pager) => {
            let ways = [&pager.previous, &pager.following];
            all.extend(ways.into_iter().flatten().map(|way| way.label.clone()));
        }
        Block::Pictures(pictures) => {
            let ways = pictures.iter().map(|picture| &picture.view);
            all.extend(ways.map(|way| way.label.clone()));
        }
        _ => {}
    });
    all.extend(page.foot.iter().map(|card| card.label.clone()));
    all.extend(page.next.iter().map(|next| next.label.clone()));
    all
}

/// An answer on the check page is not said, and neither is the desk's number of the filing.
fn lines(page: &Page, row: &Row) -> Vec<String> {
    match page.id.as_str() {
        "check" if !row.flagged => Vec::new(),
        // What a card says is personal.
        "card" => Vec::new(),
        "done" if row.icon == Some("file-check") => Vec::new(),
        // Label and value are one sentence there, but for what comes next.
        "done" if row.icon == Some("arrow-right") => vec![row.value.clone()],
        "done" => vec![row.label.clone()],
        _ => vec![row.label.clone(), row.value.clone()],
    }
}

fn blocks<'a>(all: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in all {
        see(block);
        if let Block::Columns { left, right, .. } = block {
            blocks(left, see);
            blocks(right, see);
        }
    }
}

fn listen(config: &Config, wording: Wording, size: TextSize) -> Listener {
    let questions = config.procedures.iter().flat_map(|one| &one.questions);
    let mut listener = Listener {
        names_days: questions
            .filter(|question| matches!(question.kind, Kind::Date { weekday: true, .. }))
            .map(|question| format!("question-{}", question.id))
            .collect(),
        ..Listener::default()
    };
    let variant = Variant::new(Profile::Usual, size, Theme::default(), wording);
    let screens = Tour::new(config).screens(variant, &mut lobby::stage());
    for screen in screens.unwrap() {
        listener.look(screen.page, wording.language());
    }
    assert!(listener.pages > 500, "{} pages", listener.pages);
    listener
}

#[test]
fn every_sentence_and_option_of_every_page_can_be_heard() {
    let config = lobby::config();
    // At the largest size pages have more parts.
    for (wording, size) in [
        (Wording::Vietnamese, TextSize::Largest),
        (Wording::English, TextSize::Large),
    ] {
        let listener = listen(&config, wording, size);
        assert_eq!(listener.unsaid, BTreeSet::new(), "shown and not said");
        assert_eq!(listener.late_problems, BTreeSet::new(), "said too late");
        assert_eq!(listener.short, BTreeSet::new(), "too short to understand");
        assert_eq!(listener.doubtful, BTreeSet::new(), "not to be understood");
    }
}

#[test]
fn a_ward_is_told_of_each_sentence_that_it_can_record_and_of_no_other() {
    let config = lobby::config();
    let listener = listen(&config, Wording::Vietnamese, TextSize::default());
    let said: BTreeMap<&str, &str> = listener
        .said
        .values()
        .filter_map(|say| Some((say.recording()?, say.aloud())))
        .collect();
    let lines = voice_list::lines(&config);
    let listed: BTreeMap<&str, &str> = lines
        .iter()
        .map(|line| (line.key.as_str(), line.text.as_str()))
        .collect();
    let missing: Vec<_> = said
        .iter()
        .filter(|one| !listed.contains_key(one.0))
        .collect();
    assert!(missing.is_empty(), "said and not listed: {missing:#?}");
    let other: Vec<_> = said
        .iter()
        .filter(|(key, text)| listed[**key] != **text)
        .collect();
    assert!(other.is_empty(), "listed with other words: {other:#?}");
    // What is wrong with answers has more causes than a tour of the pages has answers.
    let is_of_a_finding = |key: &str| {
        key.starts_with("check-") || key.starts_with("error-") || key.contains(".label")
    };
    // Where a card is asked for, that is said in place of how to type.
    let people = || config.procedures.iter().flat_map(|one| &one.people);
    let instead_of_a_card = |key: &str| {
        people()
            .flat_map(|person| [person.asked_on(), &person.name])
            .any(|id| key == format!("question-{id}.hint"))
    };
    // Screens beside a visit, which the tour does not come to.
    let is_beside = |key: &str| {
        key.starts_with("screen-fitting")
            || key.starts_with("screen-cover")
            || key == "button-uncover"
            || key == "place-doubtful"
            // The tour is in a ward that asks for signatures.
            || key == "screen-privacy.what"
            // Large groups of the menu have no room for what a service is about.
            || key.starts_with("procedure-") && key.ends_with(".about")
    };
    // Said of oneself or of somebody else: a tour hears one of the two.
    let is_said = |key: &str| {
        let of_oneself = format!("{key}-self");
        let of_another = key.strip_suffix("-self").unwrap_or(key);
        [key, &of_oneself, of_another]
            .iter()
            .any(|key| said.contains_key(key))
    };
    let never: Vec<_> = listed
        .keys()
        .filter(|key| !is_of_a_finding(key) && !is_beside(key) && !is_said(key))
        .filter(|key| !instead_of_a_card(key))
        .collect();
    assert!(never.is_empty(), "listed and never said: {never:#?}");
}

/// Installs a synthesizer that keeps everything it is given. Another process writes the file, so
/// that none of ours has it open.
fn install_synthesizer(folder: &Path) {
    let mut writer = Command::new("sh")
        .args(["-c", "cat > \"$0\" && chmod +x \"$0\""])
        .arg(folder.join("espeak-ng"))
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let script = format!(
        "#!/bin/sh\n{{ echo \"$*\"; cat; echo; }} >> '{}'\n",
        folder.join("heard").display()
    );
    let input = writer.stdin.take();
    input.unwrap().write_all(script.as_bytes()).unwrap();
    assert!(writer.wait().unwrap().success());
}

/// Hears the page to its end; the kiosk reads it by itself.
fn hear_out(kiosk: &mut Kiosk) {
    kiosk.until("the voice", |kiosk| !kiosk.app().is_reading());
}

#[test]
fn nothing_that_a_resident_enters_is_ever_given_to_the_synthesizer() {
    let of_oneself = file_aloud("marital-status");
    for sample in ["Nguyễn Thị Lúa", "001 152 000 017", "0912 345 678"] {
        assert!(of_oneself.contains(sample), "{of_oneself:#?}");
    }
    let of_a_child = file_aloud("birth");
    for sample in ["Nguyễn Văn Thóc", "Số 7, ngõ 10", "21/11/2026"] {
        assert!(of_a_child.contains(sample), "{of_a_child:#?}");
    }
}

/// Files with every page read aloud; gives what was entered, none of which was heard.
fn file_aloud(procedure: &str) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    install_synthesizer(folder.path());
    let programs = vec![folder.path().to_owned()];
    let data = folder.path().join("data");
    let mut kiosk = Kiosk::open_with(&data, lobby::config(), lobby::morning(), programs);
    let config = Arc::clone(&kiosk.setup.config);
    let questions = config.procedure(procedure, lobby::today()).unwrap();
    let mut entered: BTreeSet<String> = BTreeSet::new();
    kiosk.begin(procedure);
    while kiosk.page().id.starts_with("question-") {
        let question = lobby::question_of(questions, &kiosk.page()).unwrap();
        // Half an answer first: what is wrong with it is said.
        let of_digits = matches!(
            question.kind,
            Kind::PersonNumber | Kind::Phone(_) | Kind::Date { .. }
        );
        if of_digits && !kiosk.page().id.ends_with("-read-back") {
            kiosk.write("1");
            kiosk.act(Act::Continue);
            assert!(kiosk.page().problem.is_some());
            hear_out(&mut kiosk);
            for _ in 0..3 {
                kiosk.press(Pressed::Backspace);
            }
        }
        for input in lobby::answer_to(question, &config) {
            if let Input::Key(Pressed::Text(text)) = &input {
                let _ = entered.insert(text.clone());
            }
            kiosk.setup.clock.advance(lobby::PAUSE);
            kiosk.give(Message::Input(input));
        }
        entered.extend(values_on(&kiosk.page()));
        // The page is read from its beginning while the answer stands on it.
        hear_out(&mut kiosk);
        kiosk.act(Act::ReadAloud);
        assert!(kiosk.app().is_reading(), "{}", kiosk.page().id);
        hear_out(&mut kiosk);
        let before = kiosk.page().id;
        kiosk.act(Act::Continue);
        let page = kiosk.page();
        assert_ne!(
            page.id,
            before,
            "not taken: {:?} {:?}",
            page.problem,
            values_on(&page)
        );
    }
    assert_eq!(kiosk.page().id, "check");
    hear_out(&mut kiosk);
    while let Some(turn) = following(&kiosk.page()) {
        entered.extend(values_on(&kiosk.page()));
        kiosk.act(turn);
        hear_out(&mut kiosk);
    }
    entered.extend(values_on(&kiosk.page()));
    for act in [Act::CallStaff, Act::StaffCame, Act::Continue, Act::Submit] {
        kiosk.act(act);
        hear_out(&mut kiosk);
    }
    assert_eq!(kiosk.page().id, "done");
    // A count or the year of an example may well be heard.
    entered.retain(|value| value.chars().count() > 4);
    let heard = fs::read_to_string(folder.path().join("heard")).unwrap();
    let heard = heard.to_lowercase();
    assert!(heard.contains("thế là xong rồi ạ!"), "{heard}");
    for value in &entered {
        for form in [value.clone(), aloud(value)] {
            assert!(!heard.contains(&form.to_lowercase()), "“{form}” was heard");
        }
    }
    entered
}

/// What a resident has entered and sees on a page, as far as no sentence could be it.
fn values_on(page: &Page) -> Vec<String> {
    let mut all = Vec::new();
    blocks(&page.body, &mut |block| match block {
        Block::Field(field) => all.push(field.text.clone()),
        Block::DateBoxes(boxes) => all.extend(boxes.iter().map(|one| one.digits.clone())),
        // Options that were chosen stand there too, in words that any page may say.
        Block::Rows(rows) if page.id == "check" => all.extend(
            rows.iter()
                .map(|row| row.value.clone())
                .filter(|value| value.contains(|sign: char| sign.is_ascii_digit())),
        ),
        _ => {}
    });
    all
}

fn following(page: &Page) -> Option<Act> {
    page.body.iter().find_map(|block| match block {
        Block::Pager(pager) => pager.following.as_ref().map(|button| button.act.clone()),
        _ => None,
    })
}
