//! One kiosk's screen as its resident lets a guide see it, and the buttons that they may press there.
//!
//! The page renews itself and says what is asked, granted and over; it is whole without a script.

use super::posted::Posted;
use super::viewer::{Guide, Viewer};
use super::words::{self, Words};
use super::{Lang, Script, Sheet, View, board, document, language};
use crate::desk::Desk;
use crate::desk::company::{self, Glance, NotNow, Ours, Told};
use crate::desk::problem::Refusal;
use crate::desk::request;
use crate::filing::company::{Button, Ending, Grant, Item, Kind, Shown};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use maud::{Markup, html};
use serde::Deserialize;
use std::time::Duration;

/// What a form of the page says.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    act: Option<Act>,
    button: Option<u16>,
    view: Option<u64>,
    lang: Option<Lang>,
}

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Act {
    /// Ask to see.
    Watch,
    /// Ask to press.
    Control,
    /// See no longer.
    Leave,
    /// Press no longer.
    Release,
}

/// `GET /board/{kiosk}`.
pub async fn page(
    State(desk): State<Desk>,
    Guide(viewer): Guide,
    Path(kiosk): Path<String>,
    view: Result<Query<View>, QueryRejection>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), View::of(view)?.language());
    let kiosk = request::kiosk_name(&kiosk)?;
    draw(&desk, &words, &viewer, kiosk, None).await
}

/// `POST /board/{kiosk}`: asks, presses or ends.
pub async fn act(
    State(desk): State<Desk>,
    Guide(viewer): Guide,
    Path(kiosk): Path<String>,
    Posted(wanted): Posted<Wanted>,
) -> Result<Response, Refusal> {
    let words = Words::new(desk.config(), language(wanted.lang));
    let kiosk = request::kiosk_name(&kiosk)?.to_owned();
    let by = guide(&viewer);
    let trouble = match (wanted.act, wanted.button.zip(wanted.view)) {
        (Some(Act::Watch), _) => wish(&desk, &kiosk, &by, Kind::Watch).await?,
        (Some(Act::Control), _) => wish(&desk, &kiosk, &by, Kind::Control).await?,
        (Some(Act::Leave), _) => leave(&desk, &kiosk, &by, Kind::Watch).await?,
        (Some(Act::Release), _) => leave(&desk, &kiosk, &by, Kind::Control).await?,
        (None, Some((button, view))) => {
            let pressed = desk.press_at(kiosk.clone(), by.clone(), view, button);
            pressed.await?.err().map(trouble)
        }
        (None, None) => return Err(Refusal::Form),
    };
    match trouble {
        None => {
            let here = format!("{}?lang={}", address(&kiosk), words.language.code());
            Ok(Redirect::to(&here).into_response())
        }
        Some(key) => {
            let again = draw(&desk, &words, &viewer, &kiosk, Some(&words.say(key))).await?;
            Ok((StatusCode::CONFLICT, again).into_response())
        }
    }
}

/// Asks the resident, where there is one.
async fn wish(
    desk: &Desk,
    kiosk: &str,
    by: &company::Guide,
    kind: Kind,
) -> Result<Option<&'static str>, Refusal> {
    if !board::is_visited(desk, kiosk).await? {
        return Ok(Some("desk-company-nobody"));
    }
    let asked = desk.ask_for_company(kiosk.to_owned(), by.clone(), kind);
    Ok(asked.await?.err().map(trouble))
}

async fn leave(
    desk: &Desk,
    kiosk: &str,
    by: &company::Guide,
    kind: Kind,
) -> Result<Option<&'static str>, Refusal> {
    let left = desk.leave_company(kiosk.to_owned(), by.clone(), kind);
    Ok(left.await?.err().map(trouble))
}

/// Why nothing was done, as a kind sentence.
fn trouble(not_now: NotNow) -> &'static str {
    match not_now {
        NotNow::Already => "desk-company-already",
        NotNow::Taken => "desk-company-taken",
        NotNow::Full => "desk-company-full",
        NotNow::Refused => "desk-company-in-peace",
        NotNow::Changed => "desk-company-changed",
    }
}

/// Who asks, from which browser.
pub(super) fn guide(viewer: &Viewer) -> company::Guide {
    company::Guide {
        name: viewer.name.clone(),
        session: viewer.session,
    }
}

/// The address of a kiosk's page, whatever its name.
pub(super) fn address(kiosk: &str) -> String {
    let mut address = "/board/".to_owned();
    for byte in kiosk.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            address.push(char::from(byte));
        } else {
            address += &format!("%{byte:02X}");
        }
    }
    address
}

/// The form that asks to see a kiosk's screen.
pub(super) fn ask(words: &Words<'_>, viewer: &Viewer, kiosk: &str) -> Markup {
    let wish = ("watch", "desk-company-ask-watch");
    form(words, viewer, kiosk, wish)
}

/// A form of one button.
fn form(words: &Words<'_>, viewer: &Viewer, kiosk: &str, (act, key): (&str, &str)) -> Markup {
    html! {
        form method="post" action=(address(kiosk)) {
            (viewer.form_field())
            input type="hidden" name="lang" value=(words.language.code());
            button type="submit" name="act" value=(act) { (words.say(key)) }
        }
    }
}

async fn draw(
    desk: &Desk,
    words: &Words<'_>,
    viewer: &Viewer,
    kiosk: &str,
    trouble: Option<&str>,
) -> Result<Response, Refusal> {
    let (glance, version) = desk.look_at(kiosk.to_owned(), guide(viewer)).await?;
    let visited = board::is_visited(desk, kiosk).await?;
    let drawn = Drawn {
        words,
        viewer,
        kiosk,
    };
    // Whether somebody is there changes the page too.
    let version = format!("\"{version}-{}\"", u8::from(visited));
    let title = words.fill("desk-company", &[("kiosk", kiosk.into())]);
    let content = html! {
        p.trouble role="alert" data-offline data-seconds="2" data-version=(version) hidden {
            (words.say("desk-offline"))
        }
        p.back { a href={ "/board?lang=" (words.language.code()) } { (words.say("desk-board")) } }
        h1 { (title) }
        @if let Some(trouble) = trouble {
            p.trouble role="alert" { (trouble) }
        }
        @match &glance {
            Glance::Free(told) => {
                @if let Some(told) = told { p.told { (words.say(outcome(*told))) } }
                @if visited {
                    p { (words.say("desk-company-about")) }
                    (ask(words, viewer, kiosk))
                } @else {
                    p.empty { (words.say("desk-company-nobody")) }
                }
            }
            Glance::Taken => { p.empty { (words.say("desk-company-taken")) } }
            Glance::Ours(ours) => { (drawn.ours(ours)) }
        }
    };
    let here = address(kiosk);
    let sheet = Sheet::new(&title, &here)
        .seen_by(viewer)
        .with(Script::Follow);
    let page = document(words, &sheet, &content);
    Ok(([(header::ETAG, version)], page).into_response())
}

/// What became of a wish or a grant.
fn outcome(told: Told) -> &'static str {
    match told {
        Told::Refused(Kind::Watch) => "desk-company-refused-watch",
        Told::Refused(Kind::Control) => "desk-company-refused-control",
        Told::Ended(_, Ending::Time) => "desk-company-ended-time",
        Told::Ended(_, Ending::Resident) => "desk-company-ended-resident",
        Told::Ended(_, Ending::Visit) => "desk-company-ended-visit",
        Told::Ended(_, Ending::Line) => "desk-company-ended-line",
        Told::Ended(_, Ending::Desk) => "desk-company-ended-desk",
    }
}

struct Drawn<'a> {
    words: &'a Words<'a>,
    viewer: &'a Viewer,
    kiosk: &'a str,
}

impl Drawn<'_> {
    fn ours(&self, ours: &Ours) -> Markup {
        let asks = ours.wish.map(|wish| match wish.kind {
            Kind::Watch => "desk-company-asks-watch",
            Kind::Control => "desk-company-asks-control",
        });
        let helpable = ours.shown.as_ref().is_some_and(|shown| shown.helpable);
        html! {
            @if let Some(told) = ours.told { p.told { (self.words.say(outcome(told))) } }
            @if let Some(key) = asks { p.asks role="status" { (self.words.say(key)) } }
            @if let Some(watch) = ours.watch { p { (self.times("desk-company-watches", watch)) } }
            @if let Some(control) = ours.control { p { (self.times("desk-company-presses", control)) } }
            div.actions {
                @if ours.control.is_some() {
                    (self.form(("release", "desk-company-release")))
                } @else if ours.wish.is_none() && helpable {
                    (self.form(("control", "desk-company-ask-control")))
                }
                (self.form(("leave", "desk-company-leave")))
            }
            @if ours.watch.is_some() {
                @match &ours.shown {
                    Some(shown) => (self.screen(shown, ours)),
                    None => p.empty { (self.words.say("desk-company-coming")) },
                }
            }
        }
    }

    fn form(&self, wish: (&str, &str)) -> Markup {
        form(self.words, self.viewer, self.kiosk, wish)
    }

    fn times(&self, key: &str, grant: Grant) -> String {
        let time = |at| words::clock_time(moment(at));
        let times = [
            ("from", time(grant.since).into()),
            ("until", time(grant.until).into()),
        ];
        self.words.fill(key, &times)
    }

    fn screen(&self, shown: &Shown, ours: &Ours) -> Markup {
        let Some(view) = &shown.view else {
            return html! { p.empty { (self.words.say("desk-company-hidden")) } };
        };
        let presses = ours.control.is_some();
        let (keys, others): (Vec<&Item>, Vec<&Item>) = view
            .items
            .iter()
            .partition(|item| matches!(item, Item::Button(button) if button.key));
        let items = html! {
            h2 { (view.heading) }
            @for item in others { (self.item(item, presses)) }
            @if presses && !keys.is_empty() {
                div.keys { @for key in keys { (self.item(key, presses)) } }
            }
        };
        html! {
            section.screen {
                @if ours.presses { p.asks role="status" { (self.words.say("desk-company-pressing")) } }
                @if presses {
                    form method="post" action=(address(self.kiosk)) {
                        (self.viewer.form_field())
                        input type="hidden" name="lang" value=(self.words.language.code());
                        input type="hidden" name="view" value=(shown.number);
                        (items)
                    }
                } @else {
                    (items)
                }
            }
        }
    }

    fn item(&self, item: &Item, presses: bool) -> Markup {
        html! {
            @match item {
                Item::Text { text } => { p { (text) } }
                Item::Problem { text } => { p.long { (text) } }
                Item::Value { label, value } => {
                    p.value {
                        @if !label.is_empty() { span { (label) ": " } }
                        strong { @if value.is_empty() { "–" } @else { (value) } }
                    }
                }
                Item::Button(button) => (self.button(button, presses)),
            }
        }
    }

    fn button(&self, button: &Button, presses: bool) -> Markup {
        let label = html! {
            (button.label)
            @if button.chosen { " (" (self.words.say("desk-company-chosen")) ")" }
        };
        html! {
            @match button.id {
                Some(id) if presses => {
                    button.plain type="submit" name="button" value=(id) { (label) }
                }
                _ => {
                    span.target {
                        (label)
                        @if presses { " – " (self.words.say("desk-company-own")) }
                    }
                }
            }
        }
    }
}

/// A moment as the rooms count it.
fn moment(at: Duration) -> Timestamp {
    let since = SignedDuration::try_from(at).unwrap_or_default();
    Timestamp::UNIX_EPOCH
        .checked_add(since)
        .unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kiosk_of_any_name_has_an_address_of_its_own() {
        assert_eq!(address("K1"), "/board/K1");
        assert_eq!(
            address("tầng 1/trái?"),
            "/board/t%E1%BA%A7ng%201%2Ftr%C3%A1i%3F"
        );
    }
}
