//! The corners of a captured page, put right by four taps on its photograph.

use crate::capture::page::corners::{self, Point};
use crate::filing::answer::PageId;
use crate::kiosk::app::App;
use crate::kiosk::effect::Effect;
use crate::kiosk::screen::corners::Corners;
use crate::kiosk::widget::spots::PARTS;
use iced::widget::image;

impl App {
    pub(super) fn show_corners(&mut self, page: PageId, effects: &mut Vec<Effect>) {
        if self.kept_pages().contains(&page) {
            self.facts.corners = Some(Corners::new(page));
            effects.push(Effect::ReadPhotograph(page));
            self.new_screen(effects);
        }
    }

    pub(super) fn take_photograph(
        &mut self,
        page: PageId,
        photograph: Option<(image::Handle, [u32; 2])>,
        effects: &mut Vec<Effect>,
    ) {
        let Some(corners) = &mut self.facts.corners else {
            return;
        };
        if corners.page != page {
            return;
        }
        if photograph.is_some() {
            corners.photograph = photograph;
            self.generation += 1;
        } else {
            // The picture of a scanner, or of before: there is nothing more than the page.
            self.close_corners(effects);
        }
    }

    /// A finger shows the next corner; the last one cuts the page out.
    pub(super) fn take_corner(&mut self, place: [u16; 2], effects: &mut Vec<Effect>) {
        let Some(corners) = &mut self.facts.corners else {
            return;
        };
        if corners.photograph.is_none() || corners.shown.len() >= 4 {
            return;
        }
        corners.shown.push(place);
        if let Ok(shown) = <[[u16; 2]; 4]>::try_from(corners.shown.clone()) {
            let share = |part: u16| f32::from(part) / f32::from(PARTS);
            let shown = shown.map(|[x, y]| Point::new(share(x), share(y)));
            effects.push(Effect::CutOut(corners.page, corners::Corners(shown)));
        }
        self.new_screen(effects);
    }

    pub(super) fn corners_again(&mut self, effects: &mut Vec<Effect>) {
        if let Some(corners) = &mut self.facts.corners {
            corners.shown.clear();
            self.new_screen(effects);
        }
    }

    pub(super) fn close_corners(&mut self, effects: &mut Vec<Effect>) {
        self.facts.corners = None;
        self.new_screen(effects);
    }
}
