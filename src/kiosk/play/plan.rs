//! What a resident wants on each page: the answers of a made-up person, key by key.

use crate::config::Config;
use crate::config::settings::MenuEntry;
use crate::filing::answer::QuestionId;
use crate::filing::date::Precision;
use crate::filing::entry::Entry;
use crate::filing::procedure::{Kind, Procedure, Question};
use crate::filing::signature::ByHand;
use crate::kiosk::page::{Act, Block, CardState, DateBox, Page};
use crate::vietnamese::composition::Key;
use crate::vietnamese::tone::Tone;
use unicode_normalization::UnicodeNormalization;

/// The words that a made-up person types.
const PERSON: &str = include_str!("person.txt");

fn words(key: &str) -> &'static str {
    PERSON
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .find(|(known, _)| *known == key)
        .map_or("", |(_, words)| words)
}

/// How the names of the further screens of an address end.
const PLACE_PARTS: [&str; 8] = [
    "-province",
    "-commune",
    "-found",
    "-district",
    "-divided",
    "-detail",
    "-read-back",
    "-time",
];

/// A resident's plan.
#[derive(Debug, Clone, Copy)]
pub struct Plan<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// What is to be filed.
    pub procedure: &'a Procedure,
}

impl Plan<'_> {
    /// What to tap on a page; nothing where the plan has come to its end.
    pub fn wish(&self, page: &Page) -> Option<Act> {
        match page.id.as_str() {
            "welcome" => Some(Act::Start),
            "services" => self.group().or_else(|| self.chosen()),
            id if id.starts_with("services-") => self.chosen(),
            "privacy" => Some(Act::Agree),
            "fitting-ready" => Some(Act::Continue),
            id if id.starts_with("fitting-") => Some(Act::SkipFitting),
            "prepare" | "check" => Some(Act::Continue),
            "sign" => Some(marked(page, Act::SignByHand(ByHand::Pen))),
            "take-over" => Some(Act::TakeOver),
            "confirm" => Some(Act::Submit),
            id => match self.question(id) {
                Some(question) => Some(self.answer(question, page)),
                None => way_back(page),
            },
        }
    }

    fn chosen(&self) -> Option<Act> {
        let calendar = &self.config.procedures;
        calendar.place_of(&self.procedure.id).map(Act::Choose)
    }

    /// The group in which the procedure stands.
    fn group(&self) -> Option<Act> {
        let mut entries = self.config.settings.menu.iter();
        let place = entries.position(|entry| match entry {
            MenuEntry::Group(group) => group.procedures.contains(&self.procedure.id),
            MenuEntry::Procedure(_) => false,
        });
        place.map(Act::Group)
    }

    /// The question that a page asks, by the page's name.
    pub fn question(&self, page: &str) -> Option<&Question> {
        let id = page.strip_prefix("question-")?;
        let id = PLACE_PARTS
            .iter()
            .find_map(|part| id.strip_suffix(part))
            .unwrap_or(id);
        self.procedure.question(&QuestionId::from(id))
    }

    /// The first day that is offered, and its first time.
    fn visit(&self, page: &Page) -> Act {
        let mut wish = None;
        each_block(&page.body, &mut |block| {
            if let Block::Cards { cards, .. } = block {
                wish = wish.take().or_else(|| cards.first().cloned());
            }
        });
        match wish {
            Some(card) if card.state == CardState::Chosen => Act::Continue,
            Some(card) => card.act,
            None => Act::Back,
        }
    }

    fn answer(&self, question: &Question, page: &Page) -> Act {
        let mark = |token: &str| marked(page, Act::Mark(token.to_owned()));
        match &question.kind {
            Kind::Choice(options) => options.first().map_or(Act::Back, |one| mark(&one.id)),
            Kind::YesNo => mark("yes"),
            Kind::Delivery(_) => mark("at_ward"),
            Kind::Appointment(_) => self.visit(page),
            Kind::Paper(_) => mark("later"),
            Kind::Place if page.id.ends_with("-detail") => {
                typed(page, words("detail"), &place_detail())
            }
            Kind::Place if PLACE_PARTS.iter().any(|part| page.id.ends_with(part)) => Act::Back,
            Kind::Place => {
                let ward = &self.config.settings.ward;
                Act::Commune(ward.province.clone(), ward.commune.clone())
            }
            Kind::Date { .. } if page.id.ends_with("-read-back") => Act::Continue,
            Kind::Date { .. } | Kind::Time => date(page, text_for(question)),
            kind => typed(page, text_for(question), kind),
        }
    }
}

/// A line of an address is typed as any other text.
fn place_detail() -> Kind {
    Kind::Text { max_letters: 200 }
}

/// Away from a page that nobody wanted.
pub fn way_back(page: &Page) -> Option<Act> {
    let mut offered = Vec::new();
    each_block(&page.body, &mut |block| {
        if let Block::Cards { cards, .. } | Block::TallCards(cards) = block {
            offered.extend(cards.iter().map(|card| card.act.clone()));
        }
    });
    offered
        .into_iter()
        .find(|act| matches!(act, Act::Stay | Act::StaffCame | Act::Uncover))
        .or_else(|| page.back.clone())
}

/// Marks an option, and goes on once it is marked.
fn marked(page: &Page, wanted: Act) -> Act {
    let mut chosen = false;
    each_block(&page.body, &mut |block| {
        if let Block::Cards { cards, .. } = block {
            chosen |= cards
                .iter()
                .any(|card| card.act == wanted && card.state == CardState::Chosen);
        }
    });
    if chosen { Act::Continue } else { wanted }
}

/// The next key of a text, or ⌫ where something else stands in the field.
fn typed(page: &Page, text: &str, kind: &Kind) -> Act {
    let mut shown = None;
    each_block(&page.body, &mut |block| {
        if let Block::Field(field) = block {
            shown = Some(plain(&field.text, kind));
        }
    });
    let Some(shown) = shown else {
        // The question is read first and answered on the next part.
        return Act::Turn(1);
    };
    let mut entry = Entry::empty(kind);
    for key in keys(text) {
        if plain(text_of(&entry), kind) == shown {
            return Act::Key(key);
        }
        entry.press(kind, key);
    }
    if plain(text_of(&entry), kind) == shown {
        Act::Continue
    } else {
        Act::Key(Key::Erase)
    }
}

fn text_of(entry: &Entry) -> &str {
    match entry {
        Entry::Text(text) => text,
        _ => "",
    }
}

/// Numbers are shown in groups; the spaces between them are not typed.
fn plain(text: &str, kind: &Kind) -> String {
    match kind {
        Kind::PersonNumber | Kind::Phone(_) => text.replace(' ', ""),
        _ => text.to_owned(),
    }
}

/// The keys of the on-screen keyboard that write a text.
pub fn keys(text: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    for sign in text.to_lowercase().nfc() {
        let tone = sign.nfd().find_map(|part| match part {
            '\u{301}' => Some(Tone::Acute),
            '\u{300}' => Some(Tone::Grave),
            '\u{309}' => Some(Tone::HookAbove),
            '\u{303}' => Some(Tone::Tilde),
            '\u{323}' => Some(Tone::DotBelow),
            _ => None,
        });
        let bare: String = sign
            .nfd()
            .filter(|part| !('\u{300}'..='\u{303}').contains(part) || *part == '\u{302}')
            .filter(|part| !matches!(part, '\u{309}' | '\u{323}'))
            .nfc()
            .collect();
        keys.extend(bare.chars().map(|sign| match sign {
            ' ' => Key::Space,
            digit if digit.is_ascii_digit() => Key::Digit(digit),
            letter if letter.is_alphabetic() => Key::Letter(letter),
            other => Key::Punctuation(other),
        }));
        keys.extend(tone.map(Key::Tone));
    }
    keys
}

/// The next key of a date: day, month and year, each in its box.
fn date(page: &Page, text: &str) -> Act {
    let mut boxes: Vec<DateBox> = Vec::new();
    each_block(&page.body, &mut |block| {
        if let Block::DateBoxes(found) = block {
            boxes.clone_from(found);
        }
    });
    if boxes.is_empty() {
        return Act::Turn(1);
    }
    let wanted: Vec<&str> = text.split('/').collect();
    if boxes.len() < wanted.len() {
        return Act::DatePrecision(Precision::Day);
    }
    for (place, (part, wanted)) in boxes.iter().zip(wanted).enumerate() {
        if part.digits == wanted {
            continue;
        }
        if !part.active {
            let before = place.checked_sub(1).and_then(|place| boxes.get(place));
            return match before {
                Some(before) if before.active => Act::NextDatePart,
                _ => part.act.clone(),
            };
        }
        let next = wanted
            .strip_prefix(part.digits.as_str())
            .and_then(|rest| rest.chars().next());
        return Act::Key(next.map_or(Key::Erase, Key::Digit));
    }
    Act::Continue
}

/// What a made-up person types for a question.
pub fn text_for(question: &Question) -> &'static str {
    let id = question.id.as_str();
    let mother = id.starts_with("mother");
    // Somebody beside the resident: a man born in 1995.
    let father = ["father", "deceased", "groom", "late"]
        .iter()
        .any(|person| id.starts_with(person));
    match &question.kind {
        // What is corrected becomes something else.
        Kind::Name if father || id.starts_with("new") => words("name-father"),
        Kind::Name => words("name"),
        Kind::PersonNumber if father => "001095000019",
        Kind::PersonNumber if mother => "001130000018",
        Kind::PersonNumber => "001152000017",
        Kind::Date { .. } if father => "06/05/1995",
        Kind::Date { .. } if mother => "08/03/1930",
        Kind::Date { .. } if id.contains("marriage") => "10/10/2020",
        Kind::Date { .. } if id.starts_with("child") => "21/11/2026",
        Kind::Date { .. } if id.starts_with("death") => "20/11/2026",
        Kind::Date { .. } if id.starts_with("notice") => "21/11/2026",
        Kind::Date { .. } if id.contains("issued") => "15/04/2021",
        Kind::Date { .. } => "20/03/1952",
        Kind::Time => "8",
        Kind::Phone(_) => "0912345678",
        Kind::Email => "lua@vidu.vn",
        Kind::Number { .. } => "2",
        _ => words("text"),
    }
}

/// The key that is not on this layer is on the other; the card that is not on this part is on
/// another.
pub fn reachable(wish: Act, offered: &[Act]) -> Option<Act> {
    if offered.contains(&wish) {
        return Some(wish);
    }
    let (mut layer, mut turn, mut back) = (None, None, None);
    for act in offered {
        match act {
            Act::Layer(_) => layer = Some(act),
            // The last of them leads on.
            Act::Turn(_) => turn = Some(act),
            Act::Back | Act::Stay => back = Some(act),
            _ => {}
        }
    }
    let layer = layer.filter(|_| matches!(wish, Act::Key(_)));
    layer.or(turn).or(back).cloned()
}

fn each_block<'a>(blocks: &'a [Block], see: &mut impl FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        if let Block::Columns { left, right, .. } = block {
            each_block(left, see);
            each_block(right, see);
        }
    }
}
