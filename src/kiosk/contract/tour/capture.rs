//! A captured page in large, what is asked before it is thrown away, and the way to take it again.

use super::{Astray, Walk};
use crate::capture::coach::Advice;
use crate::capture::page::judge::Reason;
use crate::capture::viewfinder::Aim;
use crate::config::Config;
use crate::config::settings::{CameraChoice, ScannerChoice};
use crate::filing::answer::{PageId, QuestionId};
use crate::filing::draft::{Draft, Event};
use crate::filing::procedure::Question;
use crate::kiosk::contract::visitor::Visitor;
use crate::kiosk::effect::{Captured, Device, DeviceState, DeviceTrouble, Flaw, Looking, Message};
use crate::kiosk::page::Act;
use iced::widget::image::Handle;
use std::sync::Arc;

/// All that can be the matter with a picture.
const REASONS: [Reason; 8] = [
    Reason::NoPage,
    Reason::TooDark,
    Reason::Glare,
    Reason::Blurred,
    Reason::Cut,
    Reason::CornerMissing,
    Reason::Hand,
    Reason::Blank,
];

/// A picture of the shape that cameras have.
fn white() -> Handle {
    Handle::from_rgba(160, 90, vec![255; 4 * 160 * 90])
}

fn captured(flaw: Option<Flaw>) -> Captured {
    Captured {
        bytes: Vec::new(),
        preview: white(),
        flaw,
        fingerprint: None,
        photograph: Some(Vec::new()),
    }
}

impl Walk<'_> {
    /// Pages that could be better, each in its own way.
    pub(super) fn flawed_pages(&mut self, visitor: &mut Visitor) {
        let poor = REASONS.map(Flaw::Poor).into_iter();
        for flaw in poor.chain([Flaw::Twice]) {
            visitor.give(Message::Captured(captured(Some(flaw))));
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
        visitor.give(Message::PageRead(page, white()));
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

    /// A paper where there are a camera and a scanner.
    pub(super) fn with_devices(&mut self, at: &Draft, paper: &Question) -> Result<(), Astray> {
        let is_first = !self.seen.contains_key("viewfinder");
        if is_first {
            self.viewfinder(at)?;
            self.corners(at, &paper.id)?;
        }
        let states = [("devices", 0), ("devices-one", 1), ("devices-three", 3)];
        // How they stand beside each other is the same for every paper.
        for (state, pages) in states.into_iter().take(if is_first { 3 } else { 1 }) {
            let mut captured = at.clone();
            for page in 1..=pages {
                captured.apply(Event::PageAdded(paper.id.clone(), PageId(page)));
            }
            let visitor = &mut self.visitor_with_devices(captured.clone());
            self.look_through(visitor, state);
            if is_first && pages == 1 {
                let visitor = &mut self.visitor_with(&[Device::Scanner], captured);
                self.look_through(visitor, "scanner-alone");
            }
        }
        Ok(())
    }

    fn visitor_with_devices(&self, draft: Draft) -> Visitor {
        self.visitor_with(&[Device::Camera, Device::Scanner], draft)
    }

    fn visitor_with(&self, devices: &[Device], draft: Draft) -> Visitor {
        let mut config = Config::clone(&self.config);
        let capture = &mut config.settings.capture;
        capture.camera = devices
            .contains(&Device::Camera)
            .then_some(CameraChoice::Any);
        capture.scanner = devices
            .contains(&Device::Scanner)
            .then_some(ScannerChoice::Any);
        Visitor::new(&Arc::new(config), Some(draft), self.variant)
    }

    /// A camera and a scanner that are looked through for pages, whatever they say.
    pub(super) fn viewfinder(&mut self, at: &Draft) -> Result<(), Astray> {
        let mut visitor = self.looking(at, Device::Camera, Aim::Page)?;
        let poor = REASONS.map(Advice::Poor).into_iter();
        let advice = [
            Advice::LayPage,
            Advice::UpsideDown,
            Advice::Twice,
            Advice::HoldStill,
            Advice::Taking,
            Advice::TakeAway,
        ];
        for advice in advice.into_iter().chain(poor) {
            visitor.give(Message::Seen(white(), advice));
            self.look(&visitor, &format!("camera-{advice:?}").to_lowercase());
        }
        visitor.give(Message::CaptureRefused);
        self.look(&visitor, "camera-refused");
        visitor.give(Message::Captured(captured(None)));
        visitor.give(Message::Seen(white(), Advice::TakeAway));
        self.look(&visitor, "camera-one-page");
        self.troubles(&mut visitor, "camera");
        visitor.give(Message::Device(DeviceState::Ready));
        visitor.act(Act::Shoot);
        self.look(&visitor, "camera-shot");

        let mut visitor = self.looking(at, Device::Scanner, Aim::Page)?;
        visitor.act(Act::Shoot);
        self.look(&visitor, "scanner-scanning");
        visitor.give(Message::Captured(captured(None)));
        self.look(&visitor, "scanner-one-page");
        self.troubles(&mut visitor, "scanner");
        Ok(())
    }

    /// The question of a card, and a camera that waits for one.
    pub(super) fn viewfinder_for_card(&mut self, at: &Draft) -> Result<(), Astray> {
        let mut visitor = self.visitor_with_devices(at.clone());
        self.look_through(&mut visitor, "devices");
        let mut visitor = self.looking(at, Device::Camera, Aim::Card)?;
        for advice in [Advice::ShowCard, Advice::CardNearer] {
            visitor.give(Message::Seen(white(), advice));
            self.look(&visitor, &format!("card-{advice:?}").to_lowercase());
        }
        Ok(())
    }

    /// A device that was opened and is ready.
    fn looking(&mut self, at: &Draft, device: Device, aim: Aim) -> Result<Visitor, Astray> {
        let mut visitor = self.visitor_with_devices(at.clone());
        visitor.act(Act::Look(Looking { device, aim }));
        Self::expect(&visitor, "viewfinder")?;
        let state = |state| format!("{device:?}-{aim:?}-{state}").to_lowercase();
        self.look(&visitor, &state("opening"));
        visitor.give(Message::Device(DeviceState::Ready));
        self.look(&visitor, &state("ready"));
        Ok(visitor)
    }

    fn troubles(&mut self, visitor: &mut Visitor, device: &str) {
        for trouble in [
            DeviceTrouble::Gone,
            DeviceTrouble::NoPaper,
            DeviceTrouble::Jammed,
            DeviceTrouble::CoverOpen,
        ] {
            let state = format!("{device}-{trouble:?}").to_lowercase();
            visitor.give(Message::Device(DeviceState::Troubled(trouble)));
            self.look(visitor, &state);
        }
    }

    /// The corners of a page, shown one after the other.
    pub(super) fn corners(&mut self, at: &Draft, paper: &QuestionId) -> Result<(), Astray> {
        let mut captured = at.clone();
        let page = PageId(2);
        for page in [PageId(1), page] {
            captured.apply(Event::PageAdded(paper.clone(), page));
        }
        let mut visitor = self.visitor_with_devices(captured);
        visitor.app.restore_picture(page, white(), true);
        visitor.act(Act::ViewPage(page));
        self.look_through(&mut visitor, "photographed");
        visitor.act(Act::ShowCorners(page));
        Self::expect(&visitor, "corners")?;
        self.look(&visitor, "empty");
        for (state, size) in [("wide", [1600, 1200]), ("tall", [1200, 1600])] {
            let photograph = Some((white(), size));
            visitor.give(Message::PhotographRead(page, photograph));
            self.look(&visitor, state);
        }
        for (state, corner) in [
            ("one", [900, 900]),
            ("two", [9_100, 900]),
            ("three", [9_100, 9_100]),
            ("four", [900, 9_100]),
        ] {
            visitor.act(Act::Corner(corner));
            self.look(&visitor, state);
        }
        Ok(())
    }
}
