//! What a camera or a scanner sees, and one hint at a time.
//!
//! The hint is the heading, so that it always stands in the same place and is the largest thing to read; the
//! targets below keep their places whatever the device says.

use crate::capture::coach::Advice;
use crate::capture::page::judge::Reason;
use crate::capture::source::{Trouble, feed};
use crate::capture::viewfinder::Aim;
use crate::config::settings::Settings;
use crate::filing::answer::PageId;
use crate::kiosk::effect::{Device, Looking};
use crate::kiosk::page::{Act, Block, Card, CardState, Page};
use crate::kiosk::paging::{self, Heights};
use crate::kiosk::screen::Scene;
use crate::kiosk::words::say::Say;

/// Thousandths of the width for the picture.
const SHARE: u16 = 620;

/// A device that is looked through.
#[derive(Debug, Clone, PartialEq)]
pub struct Viewfinder {
    /// Which, and what for.
    pub looking: Looking,
    /// How it stands.
    pub state: feed::State,
    /// What could be better, once it sees something.
    pub advice: Option<Advice>,
    /// Whether a picture was asked for and has not come.
    pub taking: bool,
    /// Whether the last picture could not be used.
    pub refused: bool,
    /// How many pages were taken here.
    pub taken: usize,
    /// The one that was taken last.
    pub last: Option<PageId>,
    /// What else could take the pictures.
    pub other: Option<Device>,
}

impl Viewfinder {
    /// Looks through a device.
    pub fn new(looking: Looking, other: Option<Device>) -> Self {
        Self {
            looking,
            state: feed::State::Opening,
            advice: None,
            taking: false,
            refused: false,
            taken: 0,
            last: None,
            other,
        }
    }

    /// The key of the one hint of the moment.
    fn hint(&self) -> &'static str {
        let is_scanner = self.looking.device == Device::Scanner;
        match &self.state {
            feed::State::Troubled(trouble) if is_scanner => scanner_trouble(trouble),
            feed::State::Troubled(_) => "look-gone",
            _ if self.refused => "look-refused",
            _ if self.taking && is_scanner => "look-scanning",
            _ if self.taking => "look-taking",
            feed::State::Opening => "look-opening",
            feed::State::Ready if is_scanner && self.taken > 0 => "look-scanned",
            feed::State::Ready if is_scanner => "look-scan",
            feed::State::Ready => self.advice.map_or("look-opening", advised),
        }
    }

    /// Whether "Chụp ngay" does something now.
    pub(crate) fn can_shoot(&self) -> bool {
        let waits = match (&self.state, self.looking.device) {
            (feed::State::Ready, _) => true,
            // Once the paper lies right, the same button is the way on.
            (feed::State::Troubled(trouble), Device::Scanner) => !trouble.closes(),
            _ => false,
        };
        waits && !self.taking && self.looking.aim == Aim::Page
    }
}

fn scanner_trouble(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::NoPaper => "look-no-paper",
        Trouble::Jammed => "look-jammed",
        Trouble::CoverOpen => "look-cover",
        _ => "look-scanner-gone",
    }
}

fn advised(advice: Advice) -> &'static str {
    match advice {
        Advice::LayPage => "look-lay",
        Advice::Poor(reason) => match reason {
            Reason::NoPage => "look-lay",
            Reason::TooDark => "look-dark",
            Reason::Glare => "look-glare",
            Reason::Blurred => "look-blurred",
            Reason::Cut => "look-cut",
            Reason::CornerMissing => "look-corner",
            Reason::Hand => "look-hand",
            Reason::Blank => "look-blank",
        },
        Advice::UpsideDown => "look-upside-down",
        Advice::Twice => "look-twice",
        Advice::HoldStill => "look-still",
        Advice::Taking => "look-taking",
        Advice::TakeAway => "look-taken",
        Advice::ShowCard => "look-card",
        Advice::CardNearer => "look-card-nearer",
    }
}

/// Builds the page.
pub fn page(scene: &Scene<'_>, viewfinder: &Viewfinder) -> Page {
    let words = scene.words;
    let mut page = bare(scene, viewfinder, viewfinder.hint());
    let height = picture_height(scene, viewfinder);
    let picture = match viewfinder.looking.device {
        Device::Camera => Block::Seen { height },
        // What lies on the glass is seen by nobody until it is scanned.
        Device::Scanner => Block::Taken {
            page: viewfinder.last,
            height,
        },
    };
    if let [Block::Columns { left, .. }] = page.body.as_mut_slice() {
        *left = vec![picture];
    }
    let hint = viewfinder.hint();
    page.spoken = vec![words.aloud(hint), words.aloud(&format!("{hint}.do"))];
    page
}

/// The page with this hint, without what the device sees.
fn bare(scene: &Scene<'_>, viewfinder: &Viewfinder, hint: &str) -> Page {
    let words = scene.words;
    let mut page = scene.page("viewfinder", words.say(hint));
    page.lead = vec![words.say(&format!("{hint}.do"))];
    page.private = true;
    page.body = vec![Block::Columns {
        share: SHARE,
        left: Vec::new(),
        right: vec![Block::Cards {
            columns: 1,
            cards: cards(scene, viewfinder),
        }],
    }];
    page
}

/// The ways on; each keeps its place as long as the page is shown.
fn cards(scene: &Scene<'_>, viewfinder: &Viewfinder) -> Vec<Card> {
    let words = scene.words;
    let card = |key: &str, icon, state, act| Card {
        label: words.say(key),
        detail: None,
        icon: Some(icon),
        state,
        act,
    };
    let mut cards = Vec::new();
    if viewfinder.looking.aim == Aim::Page {
        let (key, icon) = match viewfinder.looking.device {
            Device::Camera => ("button-shoot", "camera"),
            Device::Scanner => ("button-scan", "file-text"),
        };
        let state = if viewfinder.can_shoot() && viewfinder.taken == 0 {
            CardState::Main
        } else {
            CardState::Action
        };
        cards.push(card(key, icon, state, Act::Shoot));
    }
    cards.extend(viewfinder.other.map(|device| offer(scene, device)));
    let (key, state) = if viewfinder.looking.aim == Aim::Card {
        ("button-type-instead", CardState::Action)
    } else if viewfinder.taken > 0 {
        ("button-all-taken", CardState::Main)
    } else {
        ("button-not-now", CardState::Action)
    };
    let icon = if viewfinder.taken > 0 {
        "check"
    } else {
        "arrow-left"
    };
    cards.push(card(key, icon, state, Act::Back));
    cards
}

/// What pictures can be taken with here, the camera first.
pub fn devices(settings: &Settings) -> Vec<Device> {
    let chosen = &settings.capture;
    let camera = chosen.camera.as_ref().map(|_| Device::Camera);
    let scanner = chosen.scanner.as_ref().map(|_| Device::Scanner);
    camera.into_iter().chain(scanner).collect()
}

/// The cards that open a device for pages.
pub fn offers(scene: &Scene<'_>) -> Vec<Card> {
    let devices = devices(&scene.config.settings).into_iter();
    devices.map(|device| offer(scene, device)).collect()
}

/// The same as they are said.
pub fn offers_aloud(scene: &Scene<'_>) -> Vec<Say> {
    let devices = devices(&scene.config.settings).into_iter();
    devices
        .map(|device| scene.words.aloud(offer_key(device)))
        .collect()
}

/// The card that opens the camera for an identity card, where there is a camera.
pub fn offer_card(scene: &Scene<'_>) -> Option<Card> {
    let camera = scene.config.settings.capture.camera.as_ref();
    camera.map(|_| Card {
        label: scene.words.say("button-card-camera"),
        detail: None,
        icon: Some("camera"),
        state: CardState::Action,
        act: Act::Look(Looking {
            device: Device::Camera,
            aim: Aim::Card,
        }),
    })
}

fn offer(scene: &Scene<'_>, device: Device) -> Card {
    let icon = match device {
        Device::Camera => "camera",
        Device::Scanner => "file-text",
    };
    Card {
        label: scene.words.say(offer_key(device)),
        detail: None,
        icon: Some(icon),
        state: CardState::Action,
        act: Act::Look(Looking {
            device,
            aim: Aim::Page,
        }),
    }
}

fn offer_key(device: Device) -> &'static str {
    match device {
        Device::Camera => "button-camera",
        Device::Scanner => "button-scanner",
    }
}

/// How high the picture may be, whatever the device says.
fn picture_height(scene: &Scene<'_>, viewfinder: &Viewfinder) -> f32 {
    let heights = &mut Heights::default();
    // The longest hint; where one breaks into a further line, the picture keeps its size all the same.
    let longest = HINTS.iter().max_by_key(|hint| {
        let length = |key: &str| scene.words.say(key).chars().count();
        length(hint) + length(&format!("{hint}.do"))
    });
    let mut page = bare(scene, viewfinder, longest.copied().unwrap_or_default());
    page.body.clear();
    paging::room_for_block(&page, scene, heights).floor()
}

/// The keys of all hints, each with a sentence that says what to do.
pub const HINTS: [&str; 24] = [
    "look-blank",
    "look-blurred",
    "look-card",
    "look-card-nearer",
    "look-corner",
    "look-cover",
    "look-cut",
    "look-dark",
    "look-glare",
    "look-gone",
    "look-hand",
    "look-jammed",
    "look-lay",
    "look-no-paper",
    "look-opening",
    "look-refused",
    "look-scan",
    "look-scanned",
    "look-scanner-gone",
    "look-scanning",
    "look-still",
    "look-taken",
    "look-taking",
    "look-twice",
];
