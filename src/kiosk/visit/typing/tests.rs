use super::*;
use crate::config::Config;
use crate::filing::draft::Position;
use crate::kiosk::page::{Act, LetterOrder};
use crate::vietnamese::nfc;
use crate::vietnamese::tone::Tone;
use crate::vietnamese::typing::Typing;
use jiff::{Timestamp, civil};
use proptest::prelude::*;
use std::path::Path;
use std::sync::OnceLock;
use uuid::Uuid;

fn config() -> &'static Config {
    static CONFIG: OnceLock<Config> = OnceLock::new();
    CONFIG.get_or_init(|| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("kiosk-config");
        crate::config::load(&folder).unwrap()
    })
}

/// A visit at a field.
struct Typist {
    visit: Visit,
    config: Config,
}

impl Typist {
    fn at(wanted: impl Fn(&Kind) -> bool, typing: Typing) -> Self {
        let mut config = config().clone();
        config.settings.keyboard.typing = typing;
        let procedure = &config.procedures[0];
        let question = procedure
            .questions
            .iter()
            .find(|one| wanted(&one.kind))
            .unwrap();
        let (mut visit, _) = Visit::begin(procedure, Uuid::from_u128(3), Timestamp::UNIX_EPOCH);
        visit.draft.at = Position::Question(question.id.clone());
        visit.open_field();
        Self { visit, config }
    }

    fn at_a_name(typing: Typing) -> Self {
        Self::at(|kind| matches!(kind, Kind::Name), typing)
    }

    fn act(&mut self, act: Act) -> Outcome {
        let around = Surroundings {
            config: &self.config,
            today: civil::date(2026, 11, 24),
            now: Timestamp::UNIX_EPOCH,
        };
        self.visit.act(&act, &around)
    }

    fn sign(&mut self, sign: char) -> Outcome {
        let around = Surroundings {
            config: &self.config,
            today: civil::date(2026, 11, 24),
            now: Timestamp::UNIX_EPOCH,
        };
        self.visit.type_sign(sign, &around)
    }

    fn type_by_hand(&mut self, keys: &str) {
        for sign in keys.chars() {
            let _ = self.sign(sign);
        }
    }

    fn erase(&mut self) {
        let _ = self.act(Act::Key(Key::Erase));
    }

    fn line(&self) -> String {
        self.visit.entry.typed().unwrap().to_owned()
    }
}

#[test]
fn a_hand_on_a_real_keyboard_writes_telex_or_vni_as_the_ward_has_set() {
    for (typing, keys) in [
        (Typing::Telex, "nguyeenx thij hoaf"),
        (Typing::Vni, "nguye6n4 thi5 hoa2"),
    ] {
        let mut typist = Typist::at_a_name(typing);
        typist.type_by_hand(keys);
        assert_eq!(typist.line(), "Nguyễn Thị Hòa");
    }
    let mut typist = Typist::at_a_name(Typing::Plain);
    typist.type_by_hand("hoaf");
    assert_eq!(typist.line(), "Hoaf");
}

#[test]
fn erase_takes_back_a_wrong_tone_and_then_the_letter() {
    let mut typist = Typist::at_a_name(Typing::Telex);
    for key in [
        Key::Letter('h'),
        Key::Letter('o'),
        Key::Letter('a'),
        Key::Tone(Tone::Grave),
        Key::Tone(Tone::Acute),
    ] {
        let _ = typist.act(Act::Key(key));
    }
    for expected in ["Hóa", "Hòa", "Hoa", "Ho", "H", ""] {
        assert_eq!(typist.line(), expected);
        typist.erase();
    }
}

#[test]
fn an_offer_is_journaled_like_typing_and_taken_back_with_one_tap() {
    let mut typist = Typist::at_a_name(Typing::Telex);
    typist.type_by_hand("ng");
    let outcome = typist.act(Act::Suggest("Nguyễn".to_owned()));
    assert_eq!(typist.line(), "Nguyễn ");
    assert_eq!(
        outcome.events,
        [Event::Typed(Entry::Text("Nguyễn ".to_owned()))]
    );
    typist.erase();
    assert_eq!(typist.line(), "Ng");
}

#[test]
fn a_street_is_offered_for_the_address_and_the_number_of_the_house_stays() {
    let mut typist = Typist::at(|kind| matches!(kind, Kind::Place), Typing::Telex);
    let ward = typist.config.settings.ward.clone();
    let _ = typist.act(Act::Commune(ward.province, ward.commune));
    typist.type_by_hand("Soos 7, ngox 10 bac");
    let _ = typist.act(Act::Suggest("phố Bạch Mai".to_owned()));
    assert_eq!(typist.line(), "Số 7, ngõ 10 phố Bạch Mai");
}

#[test]
fn after_a_power_cut_erase_takes_letters() {
    let mut typist = Typist::at_a_name(Typing::Telex);
    typist.type_by_hand("hoaf");
    let draft = typist.visit.draft.clone();
    typist.visit = Visit::resume(typist.config.procedures[0].clone(), draft);
    assert_eq!(typist.line(), "Hòa");
    typist.erase();
    assert_eq!(typist.line(), "Hò");
}

#[test]
fn the_order_of_the_letters_is_kept_from_field_to_field() {
    let mut typist = Typist::at_a_name(Typing::Telex);
    assert_eq!(typist.visit.letter_order, LetterOrder::Alphabet);
    let _ = typist.act(Act::LetterOrder(LetterOrder::Qwerty));
    typist.type_by_hand("lúa");
    let _ = typist.act(Act::Continue);
    assert_eq!(typist.visit.letter_order, LetterOrder::Qwerty);
}

#[derive(Debug, Clone)]
enum Doing {
    Tap(Key),
    Type(char),
    Offer(usize),
    Erase,
}

fn doing() -> impl Strategy<Value = Doing> {
    let letter = prop::sample::select(
        "aăâbcdđeêghiklmnoôơpqrstuưvxyfjwz"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        5 => letter.prop_map(|letter| Doing::Tap(Key::Letter(letter))),
        3 => prop::sample::select(Tone::ALL.to_vec()).prop_map(|tone| Doing::Tap(Key::Tone(tone))),
        1 => Just(Doing::Tap(Key::RemoveTone)),
        1 => Just(Doing::Tap(Key::Space)),
        1 => Just(Doing::Tap(Key::Punctuation('-'))),
        5 => prop::char::range('a', 'z').prop_map(Doing::Type),
        1 => (0_usize..4).prop_map(Doing::Offer),
        4 => Just(Doing::Erase),
    ]
}

proptest! {
    #[test]
    fn erase_takes_the_last_visible_change_back(steps in prop::collection::vec(doing(), 1..60), vni in any::<bool>()) {
        let mut typist = Typist::at_a_name(if vni { Typing::Vni } else { Typing::Telex });
        let mut seen: Vec<String> = Vec::new();
        for step in steps {
            let before = typist.line();
            match step {
                Doing::Erase => {
                    typist.erase();
                    prop_assert_eq!(typist.line(), seen.pop().unwrap_or_default());
                    continue;
                }
                Doing::Tap(key) => {
                    let _ = typist.act(Act::Key(key));
                }
                Doing::Type(sign) => {
                    let _ = typist.sign(sign);
                }
                Doing::Offer(place) => {
                    let lists = &typist.config.suggestions;
                    let word = suggestion::names(lists, &before, 4).get(place).map(|word| (*word).to_owned());
                    word.into_iter().for_each(|word| drop(typist.act(Act::Suggest(word))));
                }
            }
            let after = typist.line();
            prop_assert_eq!(nfc::normalise(&after), after.clone());
            if after != before {
                seen.push(before);
            }
        }
    }
}
