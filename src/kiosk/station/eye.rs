//! The camera or scanner that the page of the moment looks through; at most one at a time.
//!
//! It is opened when it is looked through and let go of when it is not, so that nothing sees anybody who did not
//! ask for it.

use crate::capture::page::likeness::Fingerprint;
use crate::capture::source::Trouble;
use crate::capture::source::feed;
use crate::capture::viewfinder::{Taken, Viewfinder};
use crate::config::settings::CaptureDevices;
use crate::kiosk::effect::{Device, DeviceState, DeviceTrouble, Looking, Message};
use crate::kiosk::station::job::{Job, PageLimit};
use crate::kiosk::station::sources;
use iced::widget::image;

/// What looks, where something does.
#[derive(Debug, Default)]
pub(super) struct Eye {
    viewfinder: Option<Viewfinder>,
    told: Option<feed::State>,
    /// A device that could not even begin.
    failed: bool,
}

impl Eye {
    /// Opens a device as the settings choose it.
    pub(super) fn open(
        looking: Looking,
        devices: &CaptureDevices,
        known: Vec<Fingerprint>,
    ) -> Self {
        let Looking { device, aim } = looking;
        let started = match device {
            Device::Camera => devices
                .camera
                .as_ref()
                .map(|choice| Viewfinder::start(sources::camera(choice), aim, known)),
            Device::Scanner => devices
                .scanner
                .as_ref()
                .map(|choice| Viewfinder::start(sources::scanner(choice), aim, known)),
        };
        let viewfinder = started.and_then(Result::ok);
        Self {
            failed: viewfinder.is_none(),
            viewfinder,
            told: None,
        }
    }

    /// Takes a picture now.
    pub(super) fn shoot(&self) {
        if let Some(viewfinder) = &self.viewfinder {
            viewfinder.shoot();
        }
    }

    /// What has happened since the last time.
    pub(super) fn messages(&mut self) -> Vec<Message> {
        let Some(viewfinder) = &self.viewfinder else {
            let failed = std::mem::take(&mut self.failed);
            let gone = Message::Device(DeviceState::Troubled(DeviceTrouble::Gone));
            return failed.then_some(gone).into_iter().collect();
        };
        let mut messages = Vec::new();
        let state = viewfinder.state();
        if self.told.as_ref() != Some(&state) {
            messages.push(Message::Device(told(&state)));
            self.told = Some(state);
        }
        if let Some(view) = viewfinder.view() {
            let picture = image::Handle::from_rgba(view.width, view.height, view.rgba);
            messages.push(Message::Seen(picture, view.advice));
        }
        messages
    }

    /// The picture that was taken, where one was.
    pub(super) fn jobs(&mut self, limit: PageLimit) -> Vec<Job> {
        let taken = self.viewfinder.as_ref().and_then(Viewfinder::taken);
        let job = taken.map(|taken| match taken {
            Taken::Page(finished, photograph) => Job::Finished(finished, photograph, limit),
            Taken::Card(text) => Job::Tell(Message::CardSeen(text)),
            Taken::Refused => {
                // Why is told once more: it may be the same as the last time.
                self.told = None;
                Job::Tell(Message::CaptureRefused)
            }
        });
        job.into_iter().collect()
    }
}

/// How a device stands, in the words of the kiosk.
fn told(state: &feed::State) -> DeviceState {
    match state {
        feed::State::Opening => DeviceState::Opening,
        feed::State::Ready => DeviceState::Ready,
        feed::State::Troubled(trouble) => DeviceState::Troubled(match trouble {
            Trouble::NoPaper => DeviceTrouble::NoPaper,
            Trouble::Jammed => DeviceTrouble::Jammed,
            Trouble::CoverOpen => DeviceTrouble::CoverOpen,
            _ => DeviceTrouble::Gone,
        }),
    }
}
