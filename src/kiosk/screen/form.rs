//! The application form as it will be printed, in strips that are large enough to read.
//!
//! It says the same as the check page, in the words of the office; nothing can be changed here.

use crate::kiosk::effect::{Strip, StripSize};
use crate::kiosk::page::{Act, Block, Card, CardState, FormStrip, Notice, Page};
use crate::kiosk::paging::{self, Heights};
use crate::kiosk::screen::Scene;
use crate::kiosk::screen::done::SlipState;

/// Width of the form without the white at its sides, in millimetres.
const PAPER_WIDTH: f32 = 186.0;
/// The form's letters (13 points) so much enlarged are as high as the least on the screen (C04).
const ENLARGED: f32 = 1.6;

/// The form while it is looked at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preview {
    /// Its strips, once they are drawn; none where the form cannot be drawn.
    pub strips: Option<Vec<Strip>>,
    /// Whether it can be printed here.
    pub can_print: bool,
    /// Whether it bears a signature already.
    pub signed: bool,
    /// What became of printing it, where that was asked.
    pub printed: Option<SlipState>,
}

/// How large its strips may be on this panel.
pub fn strip_size(scene: &Scene<'_>, preview: &Preview) -> StripSize {
    let bare = bare(scene, preview);
    let width = scene.look.body_width();
    StripSize {
        scale: (width / PAPER_WIDTH).min(scene.look.mm(ENLARGED)),
        height: paging::room_for_block(&bare, scene, &mut Heights::default()).floor(),
    }
}

/// Builds the page.
pub fn page(scene: &Scene<'_>, preview: &Preview) -> Page {
    let words = scene.words;
    let mut page = bare(scene, preview);
    match preview.strips.as_deref() {
        None => {
            page.lead = vec![words.say("preview-drawing")];
            page.spoken.push(words.aloud("preview-drawing"));
        }
        Some([]) => {
            page.problem = Some(Notice {
                what: words.say("preview-not-drawn.what"),
                do_this: words.say("preview-not-drawn.do"),
            });
            let problem = ["preview-not-drawn.what", "preview-not-drawn.do"];
            let problem = problem.map(|key| words.aloud(key));
            let _ = page.spoken.splice(0..0, problem);
            page.foot.clear();
        }
        Some(strips) => {
            let room = strip_size(scene, preview).height;
            let strips = strips.iter().enumerate().map(|(place, strip)| {
                // The letters may have grown since they were drawn.
                let fit = (room / strip.height)
                    .min(scene.look.body_width() / strip.width)
                    .min(1.0);
                Block::StripOfForm(FormStrip {
                    place,
                    width: strip.width * fit,
                    height: strip.height * fit,
                })
            });
            page.body = strips.collect();
        }
    }
    if !page.foot.is_empty() {
        page.spoken
            .extend([words.aloud(label(preview)), words.aloud(detail(preview))]);
    }
    page
}

/// The page without the form.
fn bare(scene: &Scene<'_>, preview: &Preview) -> Page {
    let words = scene.words;
    let mut page = scene.page("form", words.say("screen-form"));
    page.private = true;
    page.spoken = vec![words.aloud("screen-form")];
    if preview.can_print {
        page.foot = vec![Card {
            label: words.say(label(preview)),
            detail: Some(words.say(detail(preview))),
            icon: Some("printer"),
            state: CardState::Action,
            act: Act::PrintForm,
        }];
    }
    page
}

fn label(preview: &Preview) -> &'static str {
    match preview.printed {
        Some(SlipState::Printed) => "button-print-form-again",
        _ => "button-print-form",
    }
}

fn detail(preview: &Preview) -> &'static str {
    match preview.printed {
        None | Some(SlipState::Kept) if preview.signed => "preview-signed",
        None | Some(SlipState::Kept) => "preview-to-sign",
        Some(SlipState::Printing) => "preview-printing",
        Some(SlipState::Printed) if preview.signed => "preview-printed-signed",
        Some(SlipState::Printed) => "preview-printed",
        Some(SlipState::Failed(trouble)) => trouble.text_key(),
    }
}
