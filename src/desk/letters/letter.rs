//! What a letter says: the office, the dossier number, the day; no name and no number of a person.

use crate::config::settings::Mail;
use crate::desk::Desk;
use crate::desk::opened::Opened;
use crate::desk::page::words::{self, Words};
use crate::desk::problem::Refusal;
use crate::desk::storage::DueLetter;
use crate::filing::answer::Value;
use crate::filing::email::Email;
use crate::protocol::manifest::Manifest;
use crate::protocol::messages::{FilingState, FilingStatus};
use crate::vietnamese::search_key::without_marks;
use lettre::Message;
use lettre::message::header::ContentType;
use lettre::message::{Mailbox, MessageBuilder};

/// The question after an e-mail address.
const QUESTION: &str = "contact_email";

/// The address that the resident gave, if any.
pub fn address(manifest: &Manifest) -> Option<&Email> {
    match manifest.value(QUESTION)? {
        Value::Email(email) => Some(email),
        _ => None,
    }
}

/// The letter about where the filing stands now; `None` where there is nothing to say or nobody to say it to.
pub(super) async fn write(
    desk: &Desk,
    due: &DueLetter,
    mail: &Mail,
) -> Result<Option<Message>, Refusal> {
    let opened = Opened::load(desk, due.filing).await?;
    let words = Words::new(desk.config(), crate::config::texts::Language::Vietnamese);
    let status = &opened.line.status;
    let said = address(&opened.manifest).zip(token(status.state));
    Ok(said.and_then(|(to, token)| {
        let to = mailbox(to)?;
        let subject = words.fill(
            &format!("desk-letter-{token}-subject"),
            &[("dossier", dossier(status).into())],
        );
        let named = format!("{}.{}@{}", due.filing, due.number, desk.name());
        let letter = envelope(to, mail)?
            .subject(subject)
            .message_id(Some(format!("<{named}>")))
            .header(ContentType::TEXT_PLAIN)
            .body(body(desk, &words, &opened, token));
        letter.ok()
    }))
}

fn envelope(to: Mailbox, mail: &Mail) -> Option<MessageBuilder> {
    Some(Message::builder().from(mailbox(&mail.from)?).to(to))
}

fn mailbox(email: &Email) -> Option<Mailbox> {
    Some(Mailbox::new(None, email.as_str().parse().ok()?))
}

/// What is told of: a decision, by the word of its texts.
fn token(state: FilingState) -> Option<&'static str> {
    match state {
        FilingState::Accepted => Some("accepted"),
        FilingState::Returned => Some("returned"),
        FilingState::Completed => Some("completed"),
        FilingState::Receiving | FilingState::Received => None,
    }
}

fn dossier(status: &FilingStatus) -> String {
    status.dossier.clone().unwrap_or_default()
}

fn body(desk: &Desk, words: &Words<'_>, opened: &Opened, token: &str) -> String {
    let status = &opened.line.status;
    let ward = &desk.config().settings.ward;
    let day = status.expected_day.map(words::day).unwrap_or_default();
    let arguments = [
        ("office", ward.office.as_str().into()),
        ("dossier", dossier(status).into()),
        ("reference", words::reference(&opened.line.reference).into()),
        ("day", day.into()),
        ("counter", ward.counter.as_str().into()),
        ("address", ward.address.as_str().into()),
        ("hours", ward.hours.vi.as_str().into()),
        ("phone", ward.phone.as_str().into()),
    ];
    let mut parts = vec![
        words.say("desk-letter-greeting"),
        words.fill(&format!("desk-letter-{token}"), &arguments),
    ];
    if status.state == FilingState::Returned {
        let reasons = status.reasons.iter();
        let reasons: Vec<String> = reasons.map(|reason| format!("– {}", reason.text)).collect();
        parts.push(reasons.join("\n"));
        parts.push(words.fill("desk-letter-returned-do", &arguments));
    }
    parts.push(words.fill("desk-letter-place", &arguments));
    parts.push(words.say("desk-letter-end"));
    parts.join("\n\n")
}

/// A text message about where the filing stands: as people write it, and without marks for telephones that count
/// each marked letter twice. `None` before a decision.
pub fn text_message(words: &Words<'_>, desk: &Desk, status: &FilingStatus) -> Option<[String; 2]> {
    let token = token(status.state)?;
    let ward = &desk.config().settings.ward;
    let day = status.expected_day.map(words::day).unwrap_or_default();
    let told = words.for_residents().fill(
        &format!("desk-text-{token}"),
        &[
            ("ward", ward.commune.name.as_str().into()),
            ("dossier", dossier(status).into()),
            ("day", day.into()),
            ("phone", ward.phone.as_str().into()),
        ],
    );
    let plain = without_marks(&told);
    Some([told, plain])
}
