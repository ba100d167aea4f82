//! What a camera or a scanner sees, and one hint at a time.
//!
//! The hint is the heading, so that it always stands in the same place and is the largest thing to read; the
//! targets below keep their places whatever the device says.

use crate::capture::coach::Advice;
use crate::capture::page::judge::Reason;
use crate::capture::viewfinder::Aim;
use crate::config::settings::Settings;
use crate::filing::answer::PageId;
use crate::kiosk::effect::{Device, DeviceState, DeviceTrouble, Looking};
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
    pub state: DeviceState,
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
            state: DeviceState::Opening,
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
        match self.state {
            DeviceState::Troubled(trouble) if is_scanner => scanner_trouble(trouble),
            DeviceState::Troubled(_) => "look-gone",
            _ if self.refused => "look-refused",
            _ if self.taking && is_scanner => "look-scanning",
            _ if self.taking => "look-taking",
            DeviceState::Opening if is_scanner => "look-scanner-opening",
            DeviceState::Opening => "look-opening",
            DeviceState::Ready if is_scanner && self.taken > 0 => "look-scanned",
            DeviceState::Ready if is_scanner => "look-scan",
            DeviceState::Ready => self.advice.map_or("look-opening", advised),
        }
    }

    /// Whether "Chụp ngay" does something now.
    pub(crate) fn can_shoot(&self) -> bool {
        let waits = match (self.state, self.looking.device) {
            (DeviceState::Ready, _) => true,
            // Once the paper lies right, the same button is the way on.
            (DeviceState::Troubled(trouble), Device::Scanner) => trouble != DeviceTrouble::Gone,
            _ => false,
        };
        waits && !self.taking && self.looking.aim == Aim::Page
    }
}

fn scanner_trouble(trouble: DeviceTrouble) -> &'static str {
    match trouble {
        DeviceTrouble::NoPaper => "look-no-paper",
        DeviceTrouble::Jammed => "look-jammed",
        DeviceTrouble::CoverOpen => "look-cover",
        DeviceTrouble::Gone => "look-scanner-gone",
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
    page.spoken.extend(cards_aloud(scene, viewfinder));
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

/// What takes a picture now, where the page is for that.
fn shutter(viewfinder: &Viewfinder) -> Option<&'static str> {
    let takes = viewfinder.looking.aim == Aim::Page;
    takes.then_some(match viewfinder.looking.device {
        Device::Camera => "button-shoot",
        Device::Scanner => "button-scan",
    })
}

/// The way back.
fn ending(viewfinder: &Viewfinder) -> &'static str {
    match viewfinder.looking.aim {
        Aim::Card => "button-type-instead",
        Aim::Page if viewfinder.taken > 0 => "button-all-taken",
        Aim::Page => "button-not-now",
    }
}

/// The ways on; each keeps its place as long as the page is shown.
fn cards(scene: &Scene<'_>, viewfinder: &Viewfinder) -> Vec<Card> {
    let card = |key: &str, icon, main, act| Card {
        label: scene.words.say(key),
        detail: None,
        icon: Some(icon),
        state: if main {
            CardState::Main
        } else {
            CardState::Action
        },
        act,
    };
    let has_pages = viewfinder.taken > 0;
    let shutter = shutter(viewfinder).map(|key| {
        let main = viewfinder.can_shoot() && !has_pages;
        card(key, "camera", main, Act::Shoot)
    });
    let other = viewfinder.other.map(|device| Card {
        label: scene.words.say(other_key(device)),
        ..offer(scene, device)
    });
    let icon = if has_pages { "check" } else { "arrow-left" };
    let ending = card(ending(viewfinder), icon, has_pages, Act::Back);
    shutter.into_iter().chain(other).chain([ending]).collect()
}

/// The same as they are said.
fn cards_aloud(scene: &Scene<'_>, viewfinder: &Viewfinder) -> Vec<Say> {
    let other = viewfinder.other.map(other_key);
    let keys = shutter(viewfinder).into_iter().chain(other);
    let keys = keys.chain([ending(viewfinder)]);
    keys.map(|key| scene.words.aloud(key)).collect()
}

/// What pictures can be taken with here, the camera first.
pub fn devices(settings: &Settings) -> Vec<Device> {
    let chosen = &settings.capture;
    let camera = chosen.camera.as_ref().map(|_| Device::Camera);
    let scanner = chosen.scanner.as_ref().map(|_| Device::Scanner);
    camera.into_iter().chain(scanner).collect()
}

/// The cards that open a device for the first page; for a further one, one card is enough.
pub fn offers(scene: &Scene<'_>, pages: usize) -> Vec<Card> {
    let devices = devices(&scene.config.settings).into_iter();
    if pages == 0 {
        return devices.map(|device| offer(scene, device)).collect();
    }
    let more = devices.take(1).map(|device| Card {
        label: scene.words.say(more_key(device)),
        ..offer(scene, device)
    });
    more.collect()
}

/// The same as they are said.
pub fn offers_aloud(scene: &Scene<'_>, pages: usize) -> Vec<Say> {
    let devices = devices(&scene.config.settings).into_iter();
    let keys: Vec<&str> = if pages == 0 {
        devices.map(offer_key).collect()
    } else {
        devices.take(1).map(more_key).collect()
    };
    keys.into_iter().map(|key| scene.words.aloud(key)).collect()
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

/// In few words: beside what a device sees there is little room.
fn other_key(device: Device) -> &'static str {
    match device {
        Device::Camera => "button-use-camera",
        Device::Scanner => "button-use-scanner",
    }
}

fn more_key(device: Device) -> &'static str {
    match device {
        Device::Camera => "button-camera-more",
        Device::Scanner => "button-scanner-more",
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
const HINTS: [&str; 26] = [
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
    "look-scanner-opening",
    "look-scanning",
    "look-still",
    "look-taken",
    "look-taking",
    "look-twice",
    "look-upside-down",
];
