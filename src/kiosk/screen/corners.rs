//! A page put right by hand: turned, or cut out anew between four corners that a finger shows one after the other.

use crate::filing::answer::PageId;
use crate::kiosk::page::{Act, Block, Card, CardState, Page, Photograph};
use crate::kiosk::paging::{self, Heights};
use crate::kiosk::screen::Scene;
use iced::widget::image::Handle;

/// Thousandths of the width for the photograph.
const SHARE: u16 = 620;
/// What is asked for, in turn.
const ASKED: [&str; 4] = [
    "corner-upper-left",
    "corner-upper-right",
    "corner-lower-right",
    "corner-lower-left",
];

/// The corners that are being shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Corners {
    /// Of which page.
    pub page: PageId,
    /// The whole photograph with its width and height in pixels, once it is read.
    pub photograph: Option<(Handle, [u32; 2])>,
    /// What was shown so far, in ten-thousandths of the photograph's width and height.
    pub shown: Vec<[u16; 2]>,
}

impl Corners {
    /// Nothing is shown yet.
    pub fn new(page: PageId) -> Self {
        Self {
            page,
            photograph: None,
            shown: Vec::new(),
        }
    }
}

/// Builds the page.
pub fn page(scene: &Scene<'_>, corners: &Corners) -> Page {
    let words = scene.words;
    let asked = ASKED.get(corners.shown.len()).copied();
    let heading = asked.unwrap_or("corners-cutting");
    let mut page = scene.page("corners", words.say(heading));
    page.private = true;
    page.spoken = vec![words.aloud(heading)];
    let card = |key: &str, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some("rotate-ccw"),
        state: CardState::Action,
        act,
    };
    let (key, act) = if corners.shown.is_empty() {
        ("button-rotate", Act::RotatePage(corners.page))
    } else {
        ("button-corners-again", Act::CornersAgain)
    };
    page.spoken.push(words.aloud(key));
    let cards = vec![Block::Cards {
        columns: 1,
        cards: vec![card(key, act)],
    }];
    let room = paging::room_for_block(&page, scene, &mut Heights::default()).floor();
    let wide = (scene.look.body_width() - scene.look.column_gap()) * f32::from(SHARE) / 1000.0;
    let photograph = corners.photograph.as_ref().map(|(_, [width, height])| {
        let (width, height) = (*width as f32, *height as f32);
        let fit = (wide / width).min(room / height);
        Block::Photograph(Photograph {
            size: [(width * fit).floor(), (height * fit).floor()],
            shown: corners.shown.clone(),
        })
    });
    page.body = vec![Block::Columns {
        share: SHARE,
        left: photograph.into_iter().collect(),
        right: cards,
    }];
    page
}
