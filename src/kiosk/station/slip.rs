//! The words of a slip, from the facts of the last page.

use crate::config::Config;
use crate::config::texts::{Argument, Language};
use crate::filing::procedure::Mood;
use crate::kiosk::icon;
use crate::kiosk::screen::done::Done;
use crate::kiosk::words::Words;
use crate::paper::slip::{Fact, Paper, Papers, Slip};

/// The slip of a sealed filing.
pub fn slip(config: &Config, done: &Done, language: Language) -> Slip {
    let words = Words {
        texts: &config.texts,
        language,
        for_self: false,
        mood: Mood::Plain,
    };
    let ward = &config.settings.ward;
    let fact = |key: &str, value: String| Fact {
        label: words.say(key),
        value,
    };
    let hours = match language {
        Language::Vietnamese => &ward.hours.vi,
        Language::English => &ward.hours.en,
    };
    let name = |text: &str| words.say(&format!("{text}.label"));
    let next = done.next();
    Slip {
        language: language.code().to_owned(),
        title: words.say("slip-title"),
        office: ward.office.clone(),
        reference_label: words.say("done-reference"),
        reference: done.reference.clone(),
        code: done.reference.as_str().to_owned(),
        next: words.filled(next, "counter", &ward.counter),
        visit: vec![
            fact("done-where", ward.address.clone()),
            fact("done-hours", hours.clone()),
            fact("done-phone", ward.phone.clone()),
        ],
        procedure: words.say(&format!("procedure-{}.official", done.procedure)),
        attached: Papers {
            heading: words.say("slip-attached"),
            papers: done
                .attached
                .iter()
                .map(|paper| Paper {
                    name: name(&paper.text),
                    amount: words.with(
                        "slip-pages",
                        &[
                            ("count", Argument::Number(paper.codes.len() as i64)),
                            ("codes", Argument::Text(paper.codes.join(", "))),
                        ],
                    ),
                    picture: None,
                })
                .collect(),
        },
        missing: Papers {
            heading: words.say("slip-missing"),
            papers: done
                .missing
                .iter()
                .map(|paper| Paper {
                    name: name(&paper.text),
                    amount: String::new(),
                    picture: icon::glyph(icon::of_picture(&paper.picture)),
                })
                .collect(),
        },
        expected: done
            .appointment
            .iter()
            .map(|when| fact("slip-appointment", words.appointment(when)))
            .chain([
                fact("slip-fee", words.money(done.fee)),
                fact("slip-day", words.day(done.expected_day)),
            ])
            .collect(),
    }
}
