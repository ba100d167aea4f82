//! The application form within a filing's page, so that an officer sees what will be printed without
//! opening another window.

use super::words::Words;
use crate::filing::form::{FilledForm, FilledPart, FilledSignature, LineStyle};
use crate::filing::signature::Drawing;
use maud::{Markup, html};
use std::fmt::Write as _;

/// The form, folded; its words are Vietnamese as on paper.
pub fn form(words: &Words<'_>, filled: &FilledForm) -> Markup {
    html! {
        details.preview {
            summary { (words.say("desk-preview")) }
            article lang="vi" {
                p.center { strong { (filled.state) } br; (filled.motto) }
                h2 { (filled.title) }
                p.center { (filled.addressee) }
                @for line in &filled.lines {
                    p class=(style(line.style)) { @for part in &line.parts { (written(words, part)) } }
                }
                p.right { (filled.made) }
                div.signatures {
                    @for one in &filled.signatures { (signed(words, one)) }
                }
            }
        }
    }
}

fn style(style: LineStyle) -> &'static str {
    match style {
        LineStyle::Plain => "plain-line",
        LineStyle::Heading => "heading",
        LineStyle::Promise => "promise",
    }
}

/// What a pen would fill in is said too, not only drawn.
fn written(words: &Words<'_>, part: &FilledPart) -> Markup {
    match part {
        FilledPart::Words(text) => html! { (text) },
        FilledPart::Answer(text) => html! { strong { (text) } },
        FilledPart::Blank => html! {
            span.blank role="img" aria-label=(words.say("desk-preview-blank")) { "……………" }
        },
        FilledPart::Tick(true) => html! { "☒ " },
        FilledPart::Tick(false) => html! { "☐ " },
    }
}

fn signed(words: &Words<'_>, one: &FilledSignature) -> Markup {
    html! {
        div {
            p { strong { (one.role) } br; em { (one.note) } }
            @if let Some(drawing) = &one.drawing { (drawn(words, drawing)) }
            p { strong { (one.name) } }
        }
    }
}

fn drawn(words: &Words<'_>, drawing: &Drawing) -> Markup {
    let [width, height] = drawing.pad();
    let mut path = String::new();
    for stroke in drawing.strokes() {
        for (place, [x, y]) in stroke.points().iter().enumerate() {
            let step = if place == 0 { 'M' } else { 'L' };
            // Writing into a text never fails.
            let _ = write!(path, "{step}{x} {y}");
        }
        // A dot is a line that goes nowhere.
        path.push_str("l1 0");
    }
    html! {
        svg viewBox={ "0 0 " (width) " " (height) } role="img" aria-label=(words.say("desk-signature-drawn")) {
            path d=(path) {}
        }
    }
}
