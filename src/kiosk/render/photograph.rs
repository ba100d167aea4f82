//! What a camera sees, what a scanner has taken, and a photograph whose corners are being shown.

use crate::filing::answer::PageId;
use crate::kiosk::page::{Act, Photograph};
use crate::kiosk::render::Input;
use crate::kiosk::render::block::Draw;
use crate::kiosk::render::parts::surface;
use crate::kiosk::semantic::Role;
use crate::kiosk::widget::spots::{Face, Spots};
use iced::widget::{container, image};
use iced::{Element, Fill, Size};

impl Draw<'_> {
    /// What a camera sees at this moment.
    pub(super) fn seen<'a>(&self, height: f32) -> Element<'a, Input> {
        self.framed(self.frame.seen.clone(), height)
    }

    /// The page that was taken last.
    pub(super) fn taken<'a>(&self, page: Option<PageId>, height: f32) -> Element<'a, Input> {
        let picture = page.and_then(|page| self.frame.pictures.get(&page));
        self.framed(picture.cloned(), height)
    }

    /// A picture in a frame that keeps its size whether there is a picture or not.
    fn framed<'a>(&self, picture: Option<image::Handle>, height: f32) -> Element<'a, Input> {
        let look = self.look;
        let shown = picture.map(|picture| image(picture).width(Fill).height(Fill));
        surface(
            container(shown)
                .padding(look.hairline())
                .width(Fill)
                .height(height),
            Role::Surface,
            look.palette.card,
            Some((look.palette.line, look.hairline())),
            0.0,
        )
        .into()
    }

    /// A photograph, to be touched at its page's corners.
    pub(super) fn photograph<'a>(&self, photograph: &Photograph) -> Element<'a, Input> {
        let look = self.look;
        let [width, height] = photograph.size;
        let size = Size::new(width, height);
        let picture = self.frame.photograph.clone();
        let picture = container(picture.map(|picture| image(picture).width(width).height(height)));
        let face = Face {
            ring: look.palette.paper,
            behind: look.palette.ink,
            radius: look.mm(4.0),
            width: look.mm(0.8),
        };
        let spots = Spots::new(
            picture,
            size,
            photograph.shown.clone(),
            face,
            self.frame.generation,
            |place| Input::Act(Act::Corner(place)),
        );
        container(spots).center_x(Fill).into()
    }
}
