//! What a screen consists of: one question, few choices, a way on, help, nothing preselected
//! (C13, C15, C16, C19, C20, C24, C25, C38, C41, C45).

use crate::config::texts::Lookup;
use crate::kiosk::contract::screen::Screen;
use crate::kiosk::contract::tally::{Aspect, Tally};
use crate::kiosk::contract::variant::Wording;
use crate::kiosk::page::{Act, Bars, Block, Page};
use crate::kiosk::semantic::{Node, Role};
use std::collections::BTreeMap;

const PAGER: Aspect = Aspect::at_least("C13", "height of the turn of pages", 24.0, "mm");
const PAGE_OF: Aspect = Aspect::always("C13", "a page that is turned says which it is");
const HEADING: Aspect = Aspect::always("C15", "one heading on every screen");
const UNIQUE: Aspect = Aspect::always("C15", "no two screens have the same heading");
const QUESTIONS: Aspect = Aspect::at_most("C15", "questions on a screen", 1.0, "");
const CHOICES: Aspect = Aspect::at_most("C16", "choices on a page of a usual panel", 6.0, "");
const CHOICES_LOW: Aspect = Aspect::at_most("C16", "choices on a page of a low panel", 4.0, "");
const WAY_ON: Aspect = Aspect::always("C19", "every screen has a way on");
const PROGRESS: Aspect = Aspect::always("C20", "every question says how far one has come");
const MEND: Aspect = Aspect::always("C24", "every line of the check page can be mended");
const UNMARKED: Aspect = Aspect::always("C25", "nothing is marked before the resident marks it");
const SPOKEN: Aspect = Aspect::always("C38", "every screen, problem and choice is spoken");
const ON_SCREEN: Aspect = Aspect::always("C41", "what is spoken stands on the screen");
const HELP: Aspect = Aspect::always("C45", "staff can be called from every screen");

pub(super) fn measure(screen: &Screen, lookup: &Lookup, tally: &mut Tally) {
    let page = &screen.page;
    let name = || page.heading.clone();
    let headings = screen
        .nodes
        .iter()
        .filter(|node| node.role == Role::Heading);
    tally.check(&HEADING, headings.count() == 1, screen, name);
    tally.note(&QUESTIONS, questions(page) as f32, screen, name);
    choices(screen, tally);
    pager(screen, lookup, tally);
    let busy = page.id == "sealing";
    if !busy {
        let ways = screen.targets().filter(|target| {
            !matches!(
                target.id,
                Some("read-aloud" | "text-size" | "end" | "call-staff")
            )
        });
        tally.check(&WAY_ON, ways.count() > 0, screen, name);
    }
    let is_question = page.id.starts_with("question-");
    if is_question {
        let progress = screen.nodes.iter().find(|node| node.role == Role::Progress);
        let told = progress.is_some_and(|node| lookup.is(&node.text, "progress-text"));
        tally.check(&PROGRESS, told, screen, name);
    }
    if page.id == "check" {
        for row in rows(&page.body) {
            let mends = matches!(
                &row.action,
                // The form is shown and mended where its answers stand.
                Some(button) if matches!(button.act, Act::Mend(_) | Act::ShowForm)
            );
            tally.check(&MEND, mends, screen, || row.label.clone());
        }
    }
    let untouched = screen.state == "empty" || screen.state.starts_with("page-");
    if untouched && page.id != "appearance" {
        let marked = screen
            .targets()
            .find(|target| target.chosen && target.role == Role::Choice);
        tally.check(&UNMARKED, marked.is_none(), screen, || {
            marked.map(|target| target.text.clone()).unwrap_or_default()
        });
    }
    speech(screen, tally);
    let is_call = page.id == "call-staff-page";
    if !is_call {
        let calls = screen
            .targets()
            .any(|target| target.act == Some(Act::CallStaff));
        tally.check(&HELP, calls, screen, name);
    }
}

/// A field, a date and a list of choices are a question each; an address is one.
fn questions(page: &Page) -> usize {
    fn of(blocks: &[Block]) -> usize {
        blocks
            .iter()
            .map(|block| match block {
                Block::Field(_) | Block::DateBoxes(_) => 1,
                Block::Columns { left, right, .. } => of(left) + of(right),
                _ => 0,
            })
            .sum()
    }
    of(&page.body)
}

fn choices(screen: &Screen, tally: &mut Tally) {
    if screen.has_keys() {
        return;
    }
    let cards: Vec<&Node> = screen
        .targets()
        .filter(|target| matches!(target.role, Role::Card | Role::Choice))
        .collect();
    let aspect = if screen.look.is_low() {
        &CHOICES_LOW
    } else {
        &CHOICES
    };
    tally.note(aspect, cards.len() as f32, screen, || {
        screen.page.heading.clone()
    });
}

fn pager(screen: &Screen, lookup: &Lookup, tally: &mut Tally) {
    let turns: Vec<&Node> = screen
        .targets()
        .filter(|target| matches!(target.act, Some(Act::Turn(_))) && target.id.is_none())
        .collect();
    for turn in &turns {
        let height = screen.mm(turn.bounds.height);
        tally.note(&PAGER, height, screen, || turn.text.clone());
    }
    if !turns.is_empty() {
        let mut texts = screen.texts();
        let counted = texts.any(|text| lookup.is(&text.text, "pager-text"));
        tally.check(&PAGE_OF, counted, screen, || screen.page.heading.clone());
    }
}

fn rows(blocks: &[Block]) -> Vec<&crate::kiosk::page::Row> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Rows(list) => list.iter().collect(),
            Block::Columns { left, right, .. } => {
                let mut both = rows(left);
                both.extend(rows(right));
                both
            }
            _ => Vec::new(),
        })
        .collect()
}

fn speech(screen: &Screen, tally: &mut Tally) {
    let page = &screen.page;
    let says = |words: &str| page.spoken.iter().any(|say| say.shown() == words);
    // A further part of a page does not say its name again.
    let needed = match &page.problem {
        Some(problem) => says(&problem.what),
        None if is_further_part(page) => !page.spoken.is_empty(),
        None => says(&page.heading),
    };
    tally.check(&SPOKEN, needed, screen, || page.heading.clone());
    for say in page.spoken.iter().filter(|say| !say.shown().is_empty()) {
        let is_shown = screen.texts().any(|text| text.text.contains(say.shown()));
        tally.check(&ON_SCREEN, is_shown, screen, || say.key().to_owned());
    }
}

/// Further parts of a page bear its short name.
fn is_further_part(page: &Page) -> bool {
    page.label
        .as_ref()
        .is_some_and(|label| label.shown() == page.heading)
}

/// What can only be seen across the screens of one cell: a heading names one screen to whoever sees
/// it. Services that no visit comes to together may ask alike; a further part of a page bears the
/// page's short name; and the stretched wording is nobody's.
pub(super) fn compare(screens: &[Screen], tally: &mut Tally) {
    let mut headings: BTreeMap<&str, Vec<&Screen>> = BTreeMap::new();
    for screen in screens {
        if screen.variant.wording == Wording::Pseudo || screen.page.bars == Bars::None {
            continue;
        }
        if is_further_part(&screen.page) {
            continue;
        }
        let owner = base(screen.name());
        let known = headings.entry(&screen.page.heading).or_default();
        let other = known
            .iter()
            .find(|other| base(other.name()) != owner && meet(screen, other));
        let name = other.map(|other| other.name());
        tally.check(&UNIQUE, name.is_none(), screen, || {
            let heading = &screen.page.heading;
            format!(
                "{heading} is also the heading of {}",
                name.unwrap_or_default()
            )
        });
        known.push(screen);
    }
}

/// Whether one visit can come to both.
fn meet(one: &Screen, other: &Screen) -> bool {
    one.procedures.is_empty()
        || other.procedures.is_empty()
        || !one.procedures.is_disjoint(&other.procedures)
}

/// The parts of an address, and the taps for practice, are one screen each.
fn base(screen: &str) -> &str {
    screen
        .trim_end_matches("-province")
        .trim_end_matches("-commune")
        .trim_end_matches("-found")
        .trim_end_matches("-district")
        .trim_end_matches("-divided")
        .trim_end_matches("-detail")
        .trim_end_matches("-read-back")
        .trim_end_matches(|sign: char| sign == '-' || sign.is_ascii_digit())
}
