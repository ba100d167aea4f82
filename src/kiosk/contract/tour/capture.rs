//! A captured page in large, what is asked before it is thrown away, and the way to take it again.

use super::{Astray, Walk};
use crate::capture::page::judge::Reason;
use crate::filing::answer::PageId;
use crate::kiosk::contract::visitor::Visitor;
use crate::kiosk::effect::{Captured, Flaw, Message};
use crate::kiosk::page::Act;

impl Walk<'_> {
    /// Pages that could be better, each in its own way.
    pub(super) fn flawed_pages(&mut self, visitor: &mut Visitor) {
        let poor = [
            Reason::NoPage,
            Reason::TooDark,
            Reason::Glare,
            Reason::Blurred,
            Reason::Cut,
            Reason::CornerMissing,
            Reason::Hand,
            Reason::Blank,
        ];
        let poor = poor.map(Flaw::Poor).into_iter();
        for flaw in poor.chain([Flaw::Twice]) {
            let preview = iced::widget::image::Handle::from_rgba(1, 1, vec![255; 4]);
            visitor.give(Message::Captured(Captured {
                bytes: Vec::new(),
                preview,
                flaw: Some(flaw),
                fingerprint: None,
            }));
            visitor.act(Act::Turn(0));
            self.look_through(visitor, flaw.text_key());
        }
    }

    /// The last page of the paper on the screen; it is taken again in the end.
    pub(super) fn captured_page(
        &mut self,
        visitor: &mut Visitor,
        page: PageId,
    ) -> Result<(), Astray> {
        visitor.act(Act::ViewPage(page));
        Self::expect(visitor, "captured-page")?;
        self.look_through(visitor, "reading");
        let picture = iced::widget::image::Handle::from_rgba(1, 1, vec![255; 4]);
        visitor.give(Message::PageRead(page, picture));
        visitor.act(Act::Turn(0));
        self.look_through(visitor, "read");
        visitor.act(Act::AskRemovePage(page));
        Self::expect(visitor, "remove-page")?;
        self.look(visitor, "empty");
        visitor.act(Act::Stay);
        visitor.act(Act::RetakePage(page));
        self.look_through(visitor, "taken-again");
        Ok(())
    }
}
