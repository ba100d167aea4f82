//! The thread that looks at every frame it can, and sees to it that every picture asked for is answered.

use super::drawn;
use super::work::{Done, Job, Work};
use super::{Aim, Desk, Taken};
use crate::capture::coach::card::CardCoach;
use crate::capture::coach::{Advice, Coach};
use crate::capture::source::Capture;
use crate::capture::source::feed::Feed;
use crate::capture::source::frame::{Frame, Luma};
use image::RgbImage;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// How long a wish of the caller may wait while no frame comes.
const STEP: Duration = Duration::from_millis(40);

pub(super) struct Watch {
    desk: Arc<Desk>,
    feed: Feed,
    work: Work,
    begun: Instant,
    coach: Looking,
    /// Whether a picture was asked for that has not come yet.
    waits: bool,
}

/// Who looks at the frames.
enum Looking {
    Page(Box<Coach>),
    Card(CardCoach, Advice),
}

impl Watch {
    pub fn new(desk: Arc<Desk>, feed: Feed, work: Work, aim: Aim) -> Self {
        let coach = match aim {
            Aim::Page => Looking::Page(Box::default()),
            Aim::Card => Looking::Card(CardCoach::new(), Advice::ShowCard),
        };
        Self {
            desk,
            feed,
            work,
            begun: Instant::now(),
            coach,
            waits: false,
        }
    }

    pub fn until_stopped(mut self) {
        while !self.desk.is_stopped() {
            self.hear_the_caller();
            if let Some(done) = self.work.done() {
                self.hand_over(done);
            }
            // What is asked for from here on cannot have been answered yet.
            let is_over = self.waits && !self.feed.is_owed();
            // A picture waits in the feed until the one before is finished and fetched.
            let is_full = self.work.is_busy() || self.is_unfetched();
            let capture = if is_full {
                self.feed.wait_for_frame(STEP).map(Capture::Frame)
            } else {
                self.feed.wait(STEP)
            };
            self.desk.lock().state = self.feed.state();
            match capture {
                Some(Capture::Frame(frame)) => self.look(&frame),
                Some(Capture::Picture(picture)) => {
                    self.work.give(match self.coach {
                        Looking::Page(_) => Job::Page(picture),
                        Looking::Card(..) => Job::Code(picture),
                    });
                    continue;
                }
                None => {}
            }
            if is_over && !is_full {
                self.refuse();
            }
        }
    }

    fn now(&self) -> Duration {
        self.begun.elapsed()
    }

    fn is_unfetched(&self) -> bool {
        self.desk.lock().taken.is_some()
    }

    fn hear_the_caller(&mut self) {
        let mut shared = self.desk.lock();
        let is_asked = std::mem::take(&mut shared.is_asked);
        let known = std::mem::take(&mut shared.known);
        drop(shared);
        if let Looking::Page(coach) = &mut self.coach {
            if !known.is_empty() {
                coach.know(known);
            }
            if is_asked {
                coach.asked();
            }
        }
        if is_asked {
            self.ask();
        }
    }

    fn ask(&mut self) {
        if !self.waits {
            self.waits = true;
            self.feed.shoot();
        }
    }

    fn look(&mut self, frame: &Frame) {
        // Now and then a camera sends a frame that is no picture; the next one comes soon.
        let Ok(picture) = frame.rgb() else { return };
        let at = self.now();
        let view = match &mut self.coach {
            Looking::Page(coach) => {
                let seen = coach.look(&picture, at);
                if seen.shoot {
                    self.ask();
                }
                drawn::page(&picture, seen.outline.as_ref(), seen.advice)
            }
            Looking::Card(_, advice) => {
                let view = drawn::card(&picture, *advice);
                if !self.work.is_busy() && !self.is_unfetched() {
                    self.work.give(Job::Frame(grey(&picture)));
                }
                view
            }
        };
        self.desk.lock().view = Some(view);
    }

    fn hand_over(&mut self, done: Done) {
        let at = self.now();
        let taken = match (done, &mut self.coach) {
            (Done::Page(Some((finished, picture))), Looking::Page(coach)) => {
                // A page that had better be taken again may come again.
                let is_good = finished.verdict.is_good();
                coach.taken(is_good.then(|| finished.fingerprint.clone()));
                Taken::Page(finished, picture)
            }
            (Done::Frame(read), Looking::Card(coach, advice)) => {
                let (said, text) = coach.weigh(read, at);
                *advice = said;
                let Some(text) = text else { return };
                self.desk.lock().taken = Some(Taken::Card(text));
                return;
            }
            (Done::Code(Ok(text)), _) => Taken::Card(text),
            _ => return self.refuse(),
        };
        self.waits = false;
        self.desk.lock().taken = Some(taken);
    }

    fn refuse(&mut self) {
        let at = self.now();
        if let Looking::Page(coach) = &mut self.coach {
            coach.failed(at);
        }
        self.waits = false;
        self.desk.lock().taken = Some(Taken::Refused);
    }
}

fn grey(picture: &RgbImage) -> Luma {
    let grey = image::imageops::grayscale(picture);
    Luma {
        width: grey.width() as usize,
        height: grey.height() as usize,
        grey: grey.into_raw(),
    }
}
