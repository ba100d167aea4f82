//! The application form (tờ khai) as data: which words of the official form stand where, and which answer
//! goes between them.
//!
//! One idea: a form is filled from the replies alone. What is not known stays an empty line for a pen, so
//! that a form can always be finished by hand; nothing of it is guessed.

use crate::filing::answer::{QuestionId, Reply, Value};
use crate::filing::condition::{Condition, Facts, Truth};
use crate::filing::procedure::Provenance;
use crate::filing::signature::{self, ByHand, Drawing};
use crate::filing::time_of_day::TimeOfDay;
use crate::vietnamese::typing::Typing;
use jiff::civil;
use std::collections::BTreeMap;

/// A form as the configuration describes it.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// The official name, e.g. "TỜ KHAI ĐĂNG KÝ KHAI SINH".
    pub title: String,
    /// To whom it is addressed, before the office's name, e.g. "Kính gửi:".
    pub addressee: String,
    /// Everything between the addressee and the place for signatures.
    pub lines: Vec<Line>,
    /// Who signs, from left to right; usually one.
    pub signatures: Vec<Signature>,
    /// The form's own words for options, where they differ from the screen's.
    pub words: Vec<Words>,
    /// What a barcode scanner types into the officer's form, field by field in tab order: of each field the
    /// first question that is known, or none for a field that is left empty.
    pub tab_order: Vec<Vec<QuestionId>>,
    /// Which form it is (number and decree), where that was read, and who has confirmed it.
    pub provenance: Provenance,
}

/// A line of the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How it is set.
    pub style: LineStyle,
    /// Words and answers in order.
    pub pieces: Vec<Piece>,
    /// Boxes to tick, behind the words.
    pub boxes: Vec<Tick>,
    /// When it stands there.
    pub when: Condition,
}

/// How a line is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineStyle {
    /// Labels and answers.
    Plain,
    /// A heading of a part.
    Heading,
    /// What those who sign promise: it stays with their signatures.
    Promise,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Words of the form.
    Words(String),
    /// The answer to a question.
    Answer(QuestionId),
}

/// A box and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The words behind it.
    pub text: String,
    /// When it is ticked.
    pub when: Condition,
}

/// How a form calls an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// The question.
    pub question: QuestionId,
    /// The option, or `yes` and `no`.
    pub option: String,
    /// The words.
    pub text: String,
}

/// A place for a signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// Who signs, e.g. "Người yêu cầu".
    pub role: String,
    /// How, e.g. "(Ký, ghi rõ họ, chữ đệm, tên)".
    pub note: String,
    /// Whose name stands below.
    pub name: QuestionId,
    /// When it is the resident at the kiosk who signs here; none where it never is.
    pub at_kiosk: Option<Condition>,
}

/// Words that a form takes from the texts.
pub trait Wording {
    /// The name of an option of a question, as residents read it.
    fn option(&self, question: &QuestionId, option: &str) -> String;
    /// A time of day, with its minutes where they are known.
    fn time(&self, time: TimeOfDay) -> String;
    /// A sentence by its key.
    fn say(&self, key: &str) -> String;
    /// What an official form calls a question.
    fn field(&self, question: &QuestionId) -> String;
}

/// The replies of a filing, for a form.
#[derive(Debug)]
pub struct Replies<'a> {
    replies: BTreeMap<&'a QuestionId, &'a Reply>,
    day: civil::Date,
    signed: Option<&'a signature::Signature>,
}

impl<'a> Replies<'a> {
    /// Every question that applies with its reply, and the day of the filing.
    pub fn new(
        replies: impl IntoIterator<Item = (&'a QuestionId, &'a Reply)>,
        day: civil::Date,
    ) -> Self {
        Self {
            replies: replies.into_iter().collect(),
            day,
            signed: None,
        }
    }

    /// How the resident has signed; none leaves room for a pen.
    pub fn signed(self, signed: Option<&'a signature::Signature>) -> Self {
        Self { signed, ..self }
    }

    fn known(&self, question: &QuestionId) -> Option<&'a Value> {
        match self.replies.get(question) {
            Some(Reply::Known(value)) => Some(value),
            _ => None,
        }
    }
}

impl Facts for Replies<'_> {
    fn reply(&self, id: &QuestionId) -> Option<Reply> {
        self.replies.get(id).map(|reply| (*reply).clone())
    }

    /// A question without a reply was not asked.
    fn applies(&self, id: &QuestionId) -> Truth {
        if self.replies.contains_key(id) {
            Truth::True
        } else {
            Truth::False
        }
    }

    fn today(&self) -> civil::Date {
        self.day
    }
}

/// A form with everything filled in, ready to be laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// The name of the state.
    pub state: String,
    /// The state's motto.
    pub motto: String,
    /// See [`Form::title`].
    pub title: String,
    /// To whom, with the office's name.
    pub addressee: String,
    /// What stands below each other.
    pub lines: Vec<FilledLine>,
    /// Place and day.
    pub made: String,
    /// Who signs.
    pub signatures: Vec<FilledSignature>,
    /// The resident's own number, once there is one.
    pub reference: Option<String>,
    /// What a barcode scanner types into the officer's form, where the ward has asked for it.
    pub codes: Option<Codes>,
}

/// The page with codes for a barcode scanner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Codes {
    /// Its heading.
    pub title: String,
    /// What the officer does with it.
    pub how: String,
    /// How the officer's computer writes Vietnamese.
    pub typing: Typing,
    /// The fields in tab order.
    pub fields: Vec<TypedField>,
    /// What is said of a field that cannot be typed by a scanner.
    pub by_hand: String,
}

/// A field of the officer's own form, as a barcode scanner types it or an officer copies it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedField {
    /// What the field is called.
    pub label: String,
    /// What is typed; empty where the field stays empty.
    pub value: String,
}

/// A line of a filled form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledLine {
    /// How it is set.
    pub style: LineStyle,
    /// What stands on it, in order.
    pub parts: Vec<FilledPart>,
}

/// A part of a filled line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FilledPart {
    /// Words of the form.
    Words(String),
    /// An answer.
    Answer(String),
    /// Room for a pen.
    Blank,
    /// A box, and whether it is ticked; the words behind it follow.
    Tick(bool),
}

/// A place for a signature with the name below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledSignature {
    /// See [`Signature::role`].
    pub role: String,
    /// See [`Signature::note`].
    pub note: String,
    /// The name; empty where it is not known.
    pub name: String,
    /// What the resident has drawn on the glass; none leaves room for a pen or a finger.
    pub drawing: Option<Drawing>,
}

/// Where and for whom a form is made.
#[derive(Debug, Clone, Copy)]
pub struct Made<'a> {
    /// The office it is addressed to.
    pub office: &'a str,
    /// Place and day, as the form writes them.
    pub place_and_day: &'a str,
    /// The reference, once the filing is sealed.
    pub reference: Option<&'a str>,
    /// Whether a page with codes is wanted, and how the officer's computer writes Vietnamese.
    pub codes: Option<Typing>,
}

/// The text with the signs that a keyboard has in place of those that a printer has.
fn with_signs_of_a_keyboard(text: &str) -> String {
    text.chars()
        .map(|sign| match sign {
            '“' | '”' => '"',
            '‘' | '’' => '\'',
            '–' | '—' => '-',
            '\u{a0}' => ' ',
            other => other,
        })
        .collect()
}

impl Form {
    /// Fills the form.
    pub fn fill(
        &self,
        replies: &Replies<'_>,
        wording: &impl Wording,
        made: &Made<'_>,
    ) -> FilledForm {
        let holds = |when: &Condition| when.evaluate(replies) == Truth::True;
        let lines = self.lines.iter().filter(|line| holds(&line.when));
        let lines = lines.map(|line| {
            let said = line.pieces.iter().map(|piece| match piece {
                Piece::Words(words) => FilledPart::Words(words.clone()),
                Piece::Answer(question) => match replies.known(question) {
                    Some(value) => FilledPart::Answer(self.written(question, value, wording)),
                    None => FilledPart::Blank,
                },
            });
            let ticked = line.boxes.iter().flat_map(|one| {
                let tick = FilledPart::Tick(holds(&one.when));
                [tick, FilledPart::Words(one.text.clone())]
            });
            FilledLine {
                style: line.style,
                parts: said.chain(ticked).collect(),
            }
        });
        FilledForm {
            state: wording.say("form-state"),
            motto: wording.say("form-motto"),
            title: self.title.clone(),
            addressee: format!("{} {}", self.addressee, made.office),
            lines: lines.collect(),
            made: made.place_and_day.to_owned(),
            signatures: self.signed_by(replies, wording),
            reference: made.reference.map(str::to_owned),
            codes: made
                .codes
                .filter(|_| !self.tab_order.is_empty())
                .map(|typing| self.codes(replies, wording, typing)),
        }
    }

    /// Whether somebody signs this form who stands at the kiosk, as far as the replies tell.
    pub fn is_signed_at_kiosk(&self, facts: &impl Facts) -> bool {
        self.signer_at_kiosk(facts).is_some()
    }

    /// The place of the resident at the kiosk among those who sign.
    fn signer_at_kiosk(&self, facts: &impl Facts) -> Option<usize> {
        self.signatures.iter().position(|one| {
            let at_kiosk = one.at_kiosk.as_ref();
            at_kiosk.is_some_and(|when| when.evaluate(facts) == Truth::True)
        })
    }

    fn signed_by(&self, replies: &Replies<'_>, wording: &impl Wording) -> Vec<FilledSignature> {
        let at_kiosk = self.signer_at_kiosk(replies);
        let places = self.signatures.iter().enumerate();
        places
            .map(|(place, one)| {
                let signed = replies.signed.filter(|_| at_kiosk == Some(place));
                FilledSignature {
                    role: one.role.clone(),
                    note: match signed {
                        Some(signature::Signature::ByHand(ByHand::Fingerprint)) => {
                            wording.say("form-fingerprint")
                        }
                        _ => one.note.clone(),
                    },
                    name: match replies.known(&one.name) {
                        Some(Value::Name(name)) => name.to_string(),
                        _ => String::new(),
                    },
                    drawing: match signed {
                        Some(signature::Signature::Drawn(drawing)) => Some(drawing.clone()),
                        _ => None,
                    },
                }
            })
            .collect()
    }

    /// What belongs into the fields of the officer's own form, in tab order; an empty value where a field
    /// stays empty.
    pub fn typed_fields(&self, replies: &Replies<'_>, wording: &impl Wording) -> Vec<TypedField> {
        let fields = self.tab_order.iter().map(|questions| {
            let known = questions
                .iter()
                .find_map(|question| Some((question, replies.known(question)?)));
            known.map_or_else(TypedField::default, |(question, value)| TypedField {
                label: wording.field(question),
                value: with_signs_of_a_keyboard(&self.written(question, value, wording)),
            })
        });
        fields.collect()
    }

    fn codes(&self, replies: &Replies<'_>, wording: &impl Wording, typing: Typing) -> Codes {
        Codes {
            title: wording.say("form-codes-title"),
            how: wording.say(match typing {
                Typing::Telex => "form-codes-telex",
                Typing::Vni => "form-codes-vni",
                Typing::Plain => "form-codes-plain",
            }),
            typing,
            fields: self.typed_fields(replies, wording),
            by_hand: wording.say("form-codes-by-hand"),
        }
    }

    /// A value as the form has it: names in capitals, numbers without groups.
    fn written(&self, question: &QuestionId, value: &Value, wording: &impl Wording) -> String {
        let option = |token: &str| {
            let mut own = self.words.iter();
            own.find(|own| own.question == *question && own.option == token)
                .map(|own| own.text.clone())
        };
        match value {
            Value::Name(name) => name.in_capitals(),
            Value::Date(date) => date.to_string(),
            Value::PersonNumber(number) => number.as_str().to_owned(),
            Value::Place(place) => place.to_string(),
            Value::Phone(phone) => phone.as_str().to_owned(),
            Value::Email(email) => email.as_str().to_owned(),
            Value::Number(number) => number.to_string(),
            Value::Text(text) => text.clone(),
            Value::Time(time) => wording.time(*time),
            Value::Appointment(appointment) => appointment.to_string(),
            Value::Choice(token) => {
                option(token).unwrap_or_else(|| wording.option(question, token))
            }
            Value::YesNo(_) | Value::Delivery(_) => {
                let token = value.token().unwrap_or_default();
                let key = match value {
                    Value::YesNo(_) => format!("answer-{token}"),
                    _ => format!("option-delivery-{token}"),
                };
                option(token).unwrap_or_else(|| wording.say(&key))
            }
            // No form asks for it: the configuration refuses one that does.
            Value::Paper(_) => String::new(),
        }
    }
}
