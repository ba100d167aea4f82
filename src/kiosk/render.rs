//! Page → widgets: the only place where a page becomes something to see and touch.
//!
//! The bars come first and never move (C17); the body gets what is left. Nothing scrolls.

mod bars;
mod block;
mod cards;
mod input;
mod letters;
mod list;
mod pad;
mod parts;
mod photograph;

pub use block::{block, heading, problem, sentence};
pub use input::hint;

use crate::config::settings::Scanner;
use crate::filing::answer::PageId;
use crate::kiosk::look::Look;
use crate::kiosk::page::{Bars, Page};
use crate::kiosk::render::parts::surface;
use crate::kiosk::semantic::Role;
use crate::kiosk::status::Status;
use crate::kiosk::widget::keys::Pressed;
use crate::kiosk::widget::root::Root;
use crate::machine::clock::Clock;
use iced::widget::{column, container, image, space};
use iced::{Element, Fill, Padding};
use std::collections::BTreeMap;

/// What a rendered page sends: an act, or a key of a real keyboard.
#[derive(Debug, Clone, PartialEq)]
pub enum Input {
    /// A target was hit.
    Act(crate::kiosk::page::Act),
    /// A target was hit so many millimetres from its middle.
    Tapped(crate::kiosk::page::Act, f32),
    /// A key was pressed.
    Key(Pressed),
}

/// Everything besides the page that is seen on every screen.
#[derive(Debug, Clone, Default)]
pub struct Frame {
    /// Grows with every new screen.
    pub generation: u64,
    /// The status corner.
    pub status: Status,
    /// The labels of the bars.
    pub labels: BarLabels,
    /// Decoded pictures of captured pages.
    pub pictures: BTreeMap<PageId, image::Handle>,
    /// The captured page that is looked at.
    pub viewed: Option<image::Handle>,
    /// What a camera sees at this moment.
    pub seen: Option<image::Handle>,
    /// The whole photograph whose corners are being shown.
    pub photograph: Option<image::Handle>,
    /// The picture of the slip.
    pub slip: Option<image::Handle>,
    /// The strips of the application form.
    pub form: Vec<image::Handle>,
    /// The sentence that is being read aloud.
    pub read: Option<String>,
    /// What stands in the top bar in place of progress and status.
    pub voice: Option<VoiceBar>,
    /// The clock by which keys are told from scans, where it is not the machine's.
    pub clock: Option<Clock>,
    /// What reads identity cards, for its pace.
    pub scanner: Scanner,
}

/// What the top bar says of the voice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VoiceBar {
    /// Its buttons.
    Buttons {
        /// "Chậm hơn".
        slower: String,
        /// "Nhanh hơn".
        faster: String,
        /// "Nhỏ hơn".
        softer: String,
        /// "To hơn".
        louder: String,
    },
    /// That nothing can be heard.
    Silent(String),
}

/// The labels of the bars.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BarLabels {
    /// "Quay lại".
    pub back: String,
    /// "Gọi cán bộ".
    pub call_staff: String,
    /// "Cán bộ", where staff was called.
    pub staff_only: String,
    /// "Nghe đọc" or "Dừng đọc".
    pub read_aloud: String,
    /// "Cỡ chữ".
    pub text_size: String,
    /// "Kết thúc".
    pub end: String,
    /// "Che màn hình".
    pub cover: String,
}

/// The widgets of a page.
pub fn view<'a>(page: &Page, frame: &Frame, look: &Look) -> Element<'a, Input> {
    let palette = look.palette;
    let top: Element<'a, Input> = match page.bars {
        Bars::Call | Bars::None => space().height(look.top_bar()).into(),
        Bars::Help => space().height(look.top_bar()).into(),
        _ => bars::top(page, frame, look),
    };
    let bottom: Element<'a, Input> = match page.bars {
        Bars::None if frame.status.helped => bars::bottom(page, frame, look),
        Bars::None => space().height(look.bottom_bar()).into(),
        _ => bars::bottom(page, frame, look),
    };
    let body = container(block::body(page, frame, look))
        .padding(
            Padding::from([0.0, look.margin()])
                .top(look.head_space())
                .bottom(look.foot_space()),
        )
        .width(Fill)
        .height(look.body_height());
    let screen = surface(
        container(column![top, body, bottom])
            .width(Fill)
            .height(Fill),
        Role::Surface,
        palette.paper,
        None,
        0.0,
    );
    Root::new(
        screen,
        frame.generation,
        look,
        Input::Act,
        Input::Tapped,
        Input::Key,
    )
    .timed_by(frame.clock.clone())
    .scanned_with(frame.scanner.pause())
    .into()
}
