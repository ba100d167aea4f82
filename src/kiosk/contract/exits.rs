//! The answers that lead out of a procedure before its end, found by trying.

use crate::config::Config;
use crate::filing::answer::{Answer, Answers, QuestionId, Reply, Value};
use crate::filing::date::PartialDate;
use crate::filing::interview::{Interview, Next};
use crate::filing::place::Place;
use crate::filing::procedure::{Kind, Procedure, Question};
use jiff::civil;
use std::collections::BTreeMap;

/// So many made-up residents are sent through a procedure.
const WALKS: u64 = 2000;

/// By exit: the answers that lead to it and the question before it.
pub type Exits = BTreeMap<String, (Answers, QuestionId)>;

/// The exits of a procedure that can be reached.
pub fn reachable(config: &Config, procedure: &Procedure, today: civil::Date) -> Exits {
    let mut found = Exits::new();
    for seed in 1..WALKS {
        if found.len() == procedure.exits.len() {
            break;
        }
        let mut chance = Chance(0x9e37_79b9_7f4a_7c15_u64.wrapping_mul(seed));
        if let Some((exit, answers, at)) = walk(config, procedure, today, &mut chance) {
            let _ = found.entry(exit).or_insert((answers, at));
        }
    }
    found
}

fn walk(
    config: &Config,
    procedure: &Procedure,
    today: civil::Date,
    chance: &mut Chance,
) -> Option<(String, Answers, QuestionId)> {
    let mut answers = Answers::new();
    let mut at: Option<QuestionId> = None;
    loop {
        let interview = Interview {
            procedure,
            answers: &answers,
            today,
            calendar: &config.calendar,
            own_commune: &config.settings.ward.commune.code,
            own_province: &config.settings.ward.province.code,
        };
        let question = match interview.next(at.as_ref()) {
            Next::Ask(question) => question,
            Next::Exit(exit) => return Some((exit.id.clone(), answers, at?)),
            Next::Done => return None,
        };
        let id = question.id.clone();
        let reply = reply(config, question, today, chance);
        let answer = Answer {
            reply,
            author: crate::filing::answer::Author::Resident,
        };
        let _ = answers.insert(id.clone(), answer);
        at = Some(id);
    }
}

fn reply(config: &Config, question: &Question, today: civil::Date, chance: &mut Chance) -> Reply {
    if question.unknown_allowed && chance.below(4) == 0 {
        return Reply::Unknown;
    }
    let value = match &question.kind {
        Kind::Choice(options) => {
            let place = chance.below(options.len() as u64) as usize;
            options
                .get(place)
                .map(|option| Value::Choice(option.id.clone()))
        }
        Kind::YesNo => Some(Value::YesNo(chance.below(2) == 0)),
        Kind::Number { min, max } => {
            let span = u64::from(max.saturating_sub(*min)) + 1;
            Some(Value::Number(min + chance.below(span) as u32))
        }
        Kind::Date { .. } => {
            let year = today.year() - chance.below(96) as i16;
            PartialDate::new(year, Some(1), Some(1))
                .ok()
                .map(Value::Date)
        }
        Kind::Place => place(config, chance).map(Value::Place),
        _ => None,
    };
    value.map_or(Reply::Unknown, Reply::Known)
}

fn place(config: &Config, chance: &mut Chance) -> Option<Place> {
    let ward = &config.settings.ward;
    let (province, commune) = if chance.below(2) == 0 {
        (ward.province.clone(), ward.commune.clone())
    } else {
        let provinces = &config.places.provinces;
        let other = provinces.get(chance.below(provinces.len() as u64) as usize)?;
        (other.unit.clone(), other.communes.first()?.clone())
    };
    Some(Place::new(province, commune, ""))
}

/// The same numbers on every machine.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit.max(1)
    }
}
