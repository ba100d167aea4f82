//! The kinds of mistakes of a configuration, and the only place that words them.

use super::texts::Language;
use jiff::civil;
use std::fmt;
use std::io;
use std::path::PathBuf;

/// What is wrong. `Display` says what; [`Fault::remedy`] says what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// A row of places does not have its columns.
    BadRow {
        /// The columns expected.
        columns: &'static str,
    },
    /// A code has the wrong shape.
    BadCode {
        /// What the code is of.
        of: &'static str,
        /// The code.
        code: String,
    },
    /// An id or key that is used for something else already.
    Duplicate {
        /// What it names.
        of: &'static str,
        /// The id.
        id: String,
        /// The line where it stands first.
        first_line: usize,
    },
    /// A name that another file has taken already.
    DuplicateElsewhere {
        /// What it names.
        of: &'static str,
        /// The name.
        id: String,
        /// The file where it stands first.
        file: PathBuf,
        /// The line there.
        first_line: usize,
    },
    /// Nothing where something is needed.
    Empty(&'static str),
    /// A step in which nothing is asked.
    EmptyStep(String),
    /// A receipt printer with sheets in it.
    EscPosOnSheets,
    /// Both of two keys that exclude each other.
    Excludes(&'static str, &'static str),
    /// An `https` desk without its authority.
    HttpsWithoutAuthority,
    /// A user without a password's file, or the other way round.
    HalfAnAccount,
    /// An `http` desk on another machine.
    HttpToElsewhere(String),
    /// An id that is not in snake case.
    IdShape(String),
    /// A condition or copy that looks at a question which is asked later.
    LaterQuestion {
        /// The question that has the condition.
        asking: String,
        /// The question asked later.
        later: String,
    },
    /// A condition with more than one test on a question.
    ManyTests,
    /// A question for an appointment where the ward gives none.
    NoAppointments,
    /// A condition without a test on its question.
    NoTest(String),
    /// A text that is missing in one language.
    MissingText {
        /// The key, with its attribute.
        key: String,
        /// Where it is missing.
        language: Language,
    },
    /// A key that must be there.
    MissingKey(&'static str),
    /// A file that a setting names and that is not there.
    NoSuchFile(String, io::ErrorKind),
    /// A version's file that is named for another day than the first one on which it holds.
    NamedForAnotherDay {
        /// The first day on which it holds.
        from: civil::Date,
        /// The name that says so.
        name: String,
    },
    /// Not exactly two questions to compare.
    NotTwo,
    /// Not one of the words that stand there.
    NotAmong {
        /// The key.
        key: &'static str,
        /// The word found.
        found: String,
        /// The words known.
        known: String,
    },
    /// A value that the question never has.
    NotAnOption {
        /// The question.
        question: String,
        /// The value found.
        found: String,
        /// The values it can have.
        known: String,
    },
    /// What chooses no camera.
    NotCamera(String),
    /// Text that is not in normal form C.
    NotNormalised,
    /// A public key that is not 64 hexadecimal digits.
    NotPublicKey,
    /// What chooses no scanner of pages.
    NotScanner(String),
    /// A day that is no Saturday or Sunday.
    NotWeekend(civil::Date),
    /// The desk's URL is not an origin.
    NotUrl(String),
    /// An address that cannot be where a tus server creates uploads.
    NotEndpoint(String),
    /// The beginning of a phone number that none can have.
    NotPhonePrefix(String),
    /// Letters that would travel unprotected.
    MailInClear(String),
    /// Not an e-mail address.
    NotMailAddress(String),
    /// Not a server's name.
    NotMailServer(String),
    /// The URI is none of a printer.
    NotPrinterUri(String),
    /// A text of a form in which a brace is opened and not closed.
    OpenBrace(String),
    /// A number outside its bounds.
    OutOfBounds {
        /// The key.
        key: &'static str,
        /// Least value.
        min: i64,
        /// Greatest value.
        max: i64,
    },
    /// A screen that nobody can reach all of (C14).
    OutOfReach {
        /// The lower edge above the floor, in millimetres.
        bottom_mm: i64,
        /// The upper edge above the floor, in millimetres.
        top_mm: i64,
    },
    /// Two versions of a procedure that would be in force on one day.
    Overlap {
        /// The file of the version that begins earlier.
        file: PathBuf,
        /// The last day of that version.
        until: Option<civil::Date>,
        /// The first day of the later one.
        from: civil::Date,
    },
    /// A printer that gets PDF where nobody tells what became of it.
    PdfWithoutIpp(String),
    /// Two languages of one text with different placeholders.
    Placeholders {
        /// The key, with its attribute.
        key: String,
        /// The placeholders in Vietnamese.
        vi: String,
        /// The placeholders in English.
        en: String,
    },
    /// A question after one of a later step.
    StepOrder {
        /// The question.
        question: String,
        /// Its step.
        step: String,
    },
    /// The file is not written in its language.
    Syntax(String),
    /// Not a number of units that a country can have.
    TooFew {
        /// What there are too few of.
        of: &'static str,
        /// How many there are.
        found: usize,
        /// How many there must be at least.
        least: usize,
    },
    /// A key without a meaning here.
    UnknownKey {
        /// The key.
        key: String,
        /// The keys known here.
        known: String,
    },
    /// A name of something that is not there.
    UnknownReference {
        /// What kind of thing.
        of: &'static str,
        /// The name.
        name: String,
    },
    /// The file cannot be read.
    Unreadable(io::ErrorKind),
    /// A date that must not lie before another one.
    WrongOrder {
        /// The key that must come first.
        first: &'static str,
        /// The key that must come second.
        second: &'static str,
    },
    /// A question of the wrong kind for this use.
    WrongKind {
        /// The question.
        question: String,
        /// The kind it must have.
        kind: &'static str,
    },
    /// A value of the wrong type.
    WrongType {
        /// The key.
        key: &'static str,
        /// The type expected.
        expected: Expected,
    },
}

/// A type of value in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// `[…]`.
    Array,
    /// `2026-11-24`.
    Date,
    /// `21.5`.
    Decimal,
    /// `true` or `false`.
    Flag,
    /// `{ … }` or `[…]` with keys.
    Table,
    /// `"…"`.
    Text,
    /// `15:00:00`.
    Time,
    /// `20`.
    Whole,
}

impl Fault {
    pub(super) fn wrong_type(key: &'static str, expected: Expected) -> Self {
        Self::WrongType { key, expected }
    }

    /// A parser's own words, on one line.
    pub(super) fn syntax(message: &str) -> Self {
        let words = message.split(|sign: char| sign.is_control() || sign.is_whitespace());
        let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
        Self::Syntax(words.join(" "))
    }

    /// What to do about it.
    pub fn remedy(&self) -> String {
        match self {
            Self::BadCode { of, .. } => format!("write the official code of the {of}"),
            Self::BadRow { columns } => format!("write one unit a line: {columns}"),
            Self::Duplicate { first_line, .. } => {
                format!("rename one of them; the first stands on line {first_line}")
            }
            Self::DuplicateElsewhere {
                file, first_line, ..
            } => {
                format!("keep one of them; the first stands at {}:{first_line}", file.display())
            }
            Self::Empty(key) => format!("give `{key}` a value"),
            Self::EmptyStep(_) => "give it a question or remove it from `steps`".to_owned(),
            Self::EscPosOnSheets => {
                "write paper = \"roll80\", or language = \"pdf\" for a printer with sheets".to_owned()
            }
            Self::Excludes(one, other) => format!("keep either `{one}` or `{other}`"),
            Self::HalfAnAccount => "write both `user` and `password_file`, or neither".to_owned(),
            Self::MailInClear(_) => {
                "write security = \"tls\" or \"starttls\"; \"none\" is only for 127.0.0.1, [::1] and localhost".to_owned()
            }
            Self::NotMailAddress(_) => "write an address such as motcua@example.vn".to_owned(),
            Self::NotMailServer(_) => "write the server's name alone; its port is `port`".to_owned(),
            Self::HttpToElsewhere(_) => {
                "use https:// and set `authority`; http:// is only for 127.0.0.1, [::1] and localhost".to_owned()
            }
            Self::HttpsWithoutAuthority => {
                "set `authority` to the PEM file of the desk's certificate authority".to_owned()
            }
            Self::IdShape(_) => {
                "use small letters a–z, digits and single underscores, a letter first".to_owned()
            }
            Self::LaterQuestion { later, .. } => {
                format!("move `{later}` before it or ask about an earlier question")
            }
            Self::ManyTests => "keep one test, or combine several by all = [ … ]".to_owned(),
            Self::NoAppointments => "add [appointments] with the opening hours to kiosk.toml".to_owned(),
            Self::NoTest(_) => "add is, any, not, known, precision or less_than".to_owned(),
            Self::MissingKey(key) => format!("add `{key} = …`"),
            Self::MissingText { key, language } => match key.split_once('.') {
                Some((message, attribute)) => format!(
                    "add `.{attribute} = …` under `{message}` in texts/{}.ftl",
                    language.code()
                ),
                None => format!("add `{key} = …` to texts/{}.ftl", language.code()),
            },
            Self::NotAmong { known, .. } | Self::NotAnOption { known, .. } => {
                if known.is_empty() {
                    "it has no values to compare with; use `known` instead".to_owned()
                } else {
                    format!("use one of: {known}")
                }
            }
            Self::NamedForAnotherDay { name, .. } => {
                format!("rename the file to {name}, or correct `valid_from`")
            }
            Self::NotCamera(_) => {
                "write \"auto\", a device file such as /dev/video0, name:PART of its name, or recorded:/FOLDER".to_owned()
            }
            Self::NotScanner(_) => {
                "write \"auto\", or the name that `motcua sources` prints, e.g. fujitsu:fi-7160:1".to_owned()
            }
            Self::NotNormalised => "save the text in Unicode normal form C (NFC)".to_owned(),
            Self::NotPhonePrefix(_) => "write the 0 and one to four digits after it".to_owned(),
            Self::NotPrinterUri(_) => {
                "write ipp://HOST:631/printers/NAME, socket://HOST:9100 or file:///dev/usb/lp0".to_owned()
            }
            Self::NotPublicKey => "copy the 64 hexadecimal digits that the desk prints".to_owned(),
            Self::OpenBrace(_) => "write the id of the question between `{` and `}`".to_owned(),
            Self::NoSuchFile(..) => "put the file there or correct its name".to_owned(),
            Self::NotTwo => "write two questions, [\"one\", \"other\"]".to_owned(),
            Self::NotWeekend(_) => "name only Saturdays and Sundays that are worked".to_owned(),
            Self::NotUrl(_) => {
                "write scheme, host and port only, e.g. https://desk.example:8443".to_owned()
            }
            Self::NotEndpoint(_) => {
                "write scheme, host, port and path only, e.g. https://upload.example/files/".to_owned()
            }
            Self::OutOfBounds { min, max, .. } => format!("choose from {min} to {max}"),
            Self::OutOfReach { .. } => {
                "mount the screen so that it lies between 380 and 1200 mm above the floor".to_owned()
            }
            Self::Overlap { file, from, .. } => match from.yesterday() {
                Ok(last) => format!("write `valid_to = {last}` in {}, or let this one begin later", file.display()),
                Err(_) => "let this one begin later".to_owned(),
            },
            Self::PdfWithoutIpp(_) => {
                "write ipp://HOST:631/printers/NAME; only a slip printer with language = \"escpos\" is reached so".to_owned()
            }
            Self::Placeholders { .. } => "use the same placeholders in both languages".to_owned(),
            Self::StepOrder { .. } => {
                "keep the questions of a step together, in the order of `steps`".to_owned()
            }
            Self::Syntax(_) => "mend the line; the rest of the file was not read".to_owned(),
            Self::TooFew { least, .. } => {
                format!("restore the complete list of at least {least} (see places/generate.py)")
            }
            Self::UnknownKey { known, .. } => format!("remove it or use one of: {known}"),
            Self::UnknownReference { of, .. } => format!("correct the name or add the {of}"),
            Self::Unreadable(_) => "put the file there, readable and in UTF-8".to_owned(),
            Self::WrongKind { kind, .. } => format!("name a question of kind {kind}"),
            Self::WrongOrder { first, second } => format!("let `{first}` not lie after `{second}`"),
            Self::WrongType { expected, .. } => format!("write {expected}"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::BadCode { of, code } => write!(f, "`{code}` is not a code of a {of}"),
            Self::BadRow { .. } => f.write_str("the row does not have its columns"),
            Self::Duplicate { of, id, .. } => write!(f, "the {of} `{id}` is there twice"),
            Self::DuplicateElsewhere { of, id, .. } => write!(f, "the {of} `{id}` is there twice"),
            Self::Empty(key) => write!(f, "`{key}` is empty"),
            Self::EmptyStep(step) => write!(f, "nothing is asked in the step `{step}`"),
            Self::EscPosOnSheets => f.write_str("a receipt printer has no sheets"),
            Self::Excludes(one, other) => write!(f, "`{one}` and `{other}` exclude each other"),
            Self::HalfAnAccount => f.write_str("a user and a password belong together"),
            Self::MailInClear(server) => {
                write!(f, "letters would travel unprotected to `{server}`")
            }
            Self::NotMailAddress(address) => write!(f, "`{address}` is no e-mail address"),
            Self::NotMailServer(server) => write!(f, "`{server}` is no server's name"),
            Self::HttpToElsewhere(url) => {
                write!(f, "`{url}` would send personal data unprotected")
            }
            Self::HttpsWithoutAuthority => f.write_str("nothing says which https desk is trusted"),
            Self::IdShape(id) => write!(f, "`{id}` cannot be an id"),
            Self::LaterQuestion { asking, later } => {
                write!(f, "`{asking}` depends on `{later}`, which is asked later")
            }
            Self::ManyTests => f.write_str("the condition has several tests on one question"),
            Self::NoAppointments => f.write_str("the ward sees nobody by appointment"),
            Self::NoTest(question) => write!(
                f,
                "the condition does not say what `{question}` is compared with"
            ),
            Self::MissingKey(key) => write!(f, "`{key}` is missing"),
            Self::MissingText { key, language } => {
                write!(f, "the text `{key}` is missing in {}", language.name())
            }
            Self::NotAmong { key, found, .. } => write!(f, "`{key}` cannot be `{found}`"),
            Self::NotAnOption {
                question, found, ..
            } => write!(f, "`{question}` is never `{found}`"),
            Self::NamedForAnotherDay { from, .. } => {
                write!(
                    f,
                    "the version begins on {from}, but its file is named for another day"
                )
            }
            Self::NotCamera(text) => write!(f, "`{text}` is no camera"),
            Self::NotScanner(text) => write!(f, "`{text}` is no scanner"),
            Self::NotNormalised => f.write_str("the text is not in normal form C"),
            Self::NotPhonePrefix(starts) => {
                write!(f, "no phone number begins with `{starts}`")
            }
            Self::NotPrinterUri(uri) => write!(f, "`{uri}` is not the URI of a printer"),
            Self::NotPublicKey => f.write_str("the public key is not 64 hexadecimal digits"),
            Self::OpenBrace(text) => write!(f, "“{text}” opens a brace that is not closed"),
            Self::NoSuchFile(name, kind) => write!(f, "`{name}` cannot be read ({kind})"),
            Self::NotTwo => f.write_str("the rule compares exactly two questions"),
            Self::NotWeekend(day) => write!(f, "{day} is a working day anyway"),
            Self::NotUrl(url) => write!(f, "`{url}` is not the address of a desk"),
            Self::NotEndpoint(url) => write!(f, "`{url}` is not the address of a tus server"),
            Self::OutOfBounds { key, .. } => write!(f, "`{key}` is out of bounds"),
            Self::OutOfReach { bottom_mm, top_mm } => write!(
                f,
                "the screen reaches from {bottom_mm} to {top_mm} mm above the floor"
            ),
            Self::Overlap { file, until, from } => match until {
                Some(until) => write!(
                    f,
                    "on {from} the version of {} still holds, until {until}",
                    file.display()
                ),
                None => write!(
                    f,
                    "on {from} the version of {} still holds, without an end",
                    file.display()
                ),
            },
            Self::PdfWithoutIpp(uri) => write!(f, "nobody tells what becomes of a PDF at `{uri}`"),
            Self::Placeholders { key, vi, en } => write!(
                f,
                "the placeholders of `{key}` differ: Vietnamese has {vi}, English has {en}"
            ),
            Self::StepOrder { question, step } => {
                write!(
                    f,
                    "`{question}` of the step `{step}` comes after a later step"
                )
            }
            Self::Syntax(message) => f.write_str(message),
            Self::TooFew { of, found, .. } => write!(f, "there are only {found} {of}"),
            Self::UnknownKey { key, .. } => write!(f, "nobody reads `{key}` here"),
            Self::UnknownReference { of, name } => write!(f, "there is no {of} `{name}`"),
            Self::Unreadable(kind) => write!(f, "the file cannot be read ({kind})"),
            Self::WrongKind { question, kind } => {
                write!(f, "`{question}` is not a question of kind {kind}")
            }
            Self::WrongOrder { first, second } => write!(f, "`{first}` lies after `{second}`"),
            Self::WrongType { key, .. } => write!(f, "`{key}` has the wrong type"),
        }
    }
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Array => "a list in brackets, e.g. [\"a\", \"b\"]",
            Self::Date => "a date without quotes, e.g. 2026-11-24",
            Self::Decimal => "a number, e.g. 21.5",
            Self::Flag => "true or false",
            Self::Table => "keys and values, e.g. { question = \"a\", is = \"b\" }",
            Self::Text => "a text in quotes",
            Self::Time => "a time without quotes, e.g. 15:00:00",
            Self::Whole => "a whole number, e.g. 20",
        })
    }
}
