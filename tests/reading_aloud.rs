//! Whoever cannot read hears every page in full, and nobody in the lobby hears a value.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use crate::every_screen_fits::{Look, Tour, Visitor};
use crate::lobby;
use motcua::config::Config;
use motcua::config::texts::Language;
use motcua::kiosk::page::{Act, Block, Page, Row};
use motcua::kiosk::voice_list;
use motcua::kiosk::words::say::Say;
use motcua::vietnamese::syllables;
use std::collections::{BTreeMap, BTreeSet};
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
}

impl Look for Listener {
    fn look(&mut self, visitor: &Visitor) {
        let page = visitor.page();
        self.pages += 1;
        for text in shown(&page) {
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
            if is_sentence && syllables::count(words) < 4 {
                let _ = self.short.insert(words.to_owned());
            }
            let figures = words.chars().any(|sign| sign.is_ascii_digit());
            let vietnamese = visitor.language == Language::Vietnamese;
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

/// Whether the sentences said make up the text.
fn is_covered(text: &str, says: &[Say]) -> bool {
    let mut rest = text.to_owned();
    for say in says.iter().filter(|say| !say.shown().is_empty()) {
        rest = rest.replace(say.shown(), "");
    }
    rest.trim().is_empty()
}

/// What a page shows besides values: sentences, options, lines.
fn shown(page: &Page) -> Vec<String> {
    // These pages show the place that was chosen and what was found by the letters typed.
    let of_a_place = page.id.ends_with("-commune") || page.id.ends_with("-detail");
    let mut all = vec![page.heading.clone()];
    if !of_a_place {
        all.extend(page.lead.iter().cloned());
    }
    if let Some(problem) = &page.problem {
        all.extend([problem.what.clone(), problem.do_this.clone()]);
    }
    blocks(&page.body, &mut |block| match block {
        Block::Cards { cards, .. } | Block::TallCards(cards) => {
            for card in cards {
                if !(of_a_place && matches!(card.act, Act::Commune(..))) {
                    all.push(card.label.clone());
                    all.extend(card.detail.clone());
                }
            }
        }
        Block::Prose(sentences) => all.extend(sentences.iter().cloned()),
        Block::Rows(rows) => all.extend(rows.iter().flat_map(|row| lines(page, row))),
        Block::Notice(notice) => all.extend([notice.what.clone(), notice.do_this.clone()]),
        Block::Pager(pager) => {
            let ways = [&pager.previous, &pager.following];
            all.extend(ways.into_iter().flatten().map(|way| way.label.clone()));
        }
        Block::Pictures(pictures) => {
            let ways = pictures
                .iter()
                .filter_map(|picture| picture.remove.as_ref());
            all.extend(ways.map(|way| way.label.clone()));
        }
        _ => {}
    });
    all.extend(page.next.iter().map(|next| next.label.clone()));
    all
}

/// An answer on the check page is not said, and neither is the desk's number of the filing.
fn lines(page: &Page, row: &Row) -> Vec<String> {
    match page.id.as_str() {
        "check" if !row.flagged => Vec::new(),
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

fn listen(config: &Arc<Config>, language: Language) -> Listener {
    let mut listener = Listener::default();
    Tour {
        config,
        language,
        size_taps: 0,
        inspection: &mut listener,
    }
    .everything();
    assert!(listener.pages > 500, "{} pages", listener.pages);
    listener
}

#[test]
fn every_sentence_and_option_of_every_page_can_be_heard() {
    let config = Arc::new(lobby::config());
    for language in Language::ALL {
        let listener = listen(&config, language);
        assert_eq!(listener.unsaid, BTreeSet::new(), "shown and not said");
        assert_eq!(listener.late_problems, BTreeSet::new(), "said too late");
        assert_eq!(listener.short, BTreeSet::new(), "too short to understand");
        assert_eq!(listener.doubtful, BTreeSet::new(), "not to be understood");
    }
}

#[test]
fn a_ward_is_told_of_each_sentence_that_it_can_record_and_of_no_other() {
    let config = Arc::new(lobby::config());
    let listener = listen(&config, Language::Vietnamese);
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
    let never: Vec<_> = listed
        .keys()
        .filter(|key| !said.contains_key(**key))
        .collect();
    assert!(never.is_empty(), "listed and never said: {never:#?}");
}
