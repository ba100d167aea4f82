//! Slow things, each run to its end beside the window: sealing, printing, reading a picture.

use crate::capture::page::Finished;
use crate::capture::page::corners::Corners;
use crate::capture::{fit, folder, page};
use crate::config::Config;
use crate::filing::answer::{PageId, PaperAnswer, QuestionId, ResultDelivery, Value};
use crate::filing::check_code::check_code;
use crate::filing::delivery::State;
use crate::filing::draft::Draft;
use crate::filing::form::{FilledForm, Replies};
use crate::filing::interview::Interview;
use crate::filing::procedure::Procedure;
use crate::filing::seal::{self, PageFact, Seal};
use crate::filing::sealed::SealedFiling;
use crate::kiosk::effect::{Captured, Flaw, Message, SealRefused, StripSize};
use crate::kiosk::screen::done::{Done, HandedOver, SlipState, ToBring};
use crate::kiosk::station::papers::{self, SlipJob};
use crate::kiosk::station::staff::StaffJob;
use crate::machine::clock::{Moment, ward_time};
use crate::paper::print::Printer;
use crate::protocol::digest::Digest;
use crate::protocol::manifest::{ClockQuality, Manifest};
use crate::store::{Sealed, SealedPart, Store};
use iced::widget::image;
use std::path::PathBuf;
use std::sync::Arc;

/// Something slow. Running it gives the message that ends it.
#[derive(Debug)]
pub enum Job {
    /// A message that needs no work.
    Tell(Message),
    /// Make a page of a picture file.
    Capture(PathBuf, PageLimit),
    /// Read a captured page, to look at it in large.
    ReadPage(Store, PageId),
    /// Keep a page that a camera or a scanner has taken, with the photograph it was made of.
    Finished(Box<Finished>, Vec<u8>, PageLimit),
    /// Read the whole photograph behind a captured page.
    ReadPhotograph(Store, PageId),
    /// Cut a captured page out of its photograph, with these corners.
    CutOut(Store, PageId, Corners, PageLimit),
    /// Turn a captured page by a quarter.
    RotatePage(Store, PageId, PageLimit),
    /// Seal a draft.
    Seal(Box<SealJob>),
    /// Make, keep and print a slip.
    Slip(Box<SlipJob>),
    /// Draw an application form for the screen.
    DrawForm(Box<FilledForm>, StripSize),
    /// Print an application form.
    PrintForm(Box<FilledForm>, Printer),
    /// Something that staff wishes.
    Staff(Box<StaffJob>),
}

/// A draft to seal.
pub struct SealJob {
    /// The configuration.
    pub config: Arc<Config>,
    /// Where it is kept.
    pub store: Store,
    /// The procedure with the draft's version.
    pub procedure: Procedure,
    /// The draft.
    pub draft: Draft,
    /// The moment of the final tap.
    pub now: Moment,
    /// How good the clock is.
    pub clock: ClockQuality,
}

impl std::fmt::Debug for SealJob {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealJob")
    }
}

impl Job {
    /// Does it, and says what became of it.
    pub fn run(self) -> Message {
        match self {
            Self::Tell(message) => message,
            Self::Capture(path, limit) => capture(&path, limit),
            Self::Finished(finished, photograph, limit) => taken(*finished, &photograph, limit),
            Self::ReadPage(store, page) => {
                let large = store.page(page).ok().and_then(|bytes| large(&bytes));
                large.map_or(Message::CaptureRefused, |(picture, _)| {
                    Message::PageRead(page, picture)
                })
            }
            Self::ReadPhotograph(store, page) => {
                let photograph = store.photograph(page).ok().flatten();
                Message::PhotographRead(page, photograph.and_then(|bytes| large(&bytes)))
            }
            Self::CutOut(store, page, corners, limit) => {
                let photograph = store.photograph(page).ok().flatten();
                let cut = photograph.and_then(|bytes| page::finish_at(&bytes, &corners).ok());
                cut.map_or(Message::CaptureRefused, |finished| {
                    redrawn(page, finished.page, limit)
                })
            }
            Self::RotatePage(store, page, limit) => {
                let bytes = store.page(page).ok();
                let turned = bytes.and_then(|bytes| fit::rotated(&bytes).ok());
                turned.map_or(Message::CaptureRefused, |turned| {
                    redrawn(page, turned, limit)
                })
            }
            Self::Seal(job) => Message::Sealed(job.run().map(Box::new)),
            Self::Slip(job) => {
                let picture = job.picture();
                Message::Slip(job.run(), picture)
            }
            Self::DrawForm(form, size) => Message::Form(papers::strips(&form, size)),
            Self::PrintForm(form, printer) => {
                Message::FormPrinted(papers::print_form(&form, &printer))
            }
            Self::Staff(job) => job.run(),
        }
    }
}

/// A page where one is seen, else the whole picture: nobody is refused for how a photograph was taken.
fn capture(path: &std::path::Path, limit: PageLimit) -> Message {
    let bytes = folder::take(path).ok();
    let page = bytes.and_then(|bytes| Some((page::finish(&bytes).ok()?, bytes)));
    page.map_or(Message::CaptureRefused, |(finished, bytes)| {
        taken(finished, &bytes, limit)
    })
}

/// A page with the photograph it was made of, which is kept to put its corners right.
fn taken(finished: Finished, photograph: &[u8], limit: PageLimit) -> Message {
    let Some(page) = limit.fitted(finished.page) else {
        return Message::CaptureRefused;
    };
    Message::Captured(Captured {
        flaw: finished.verdict.reasons.first().copied().map(Flaw::Poor),
        fingerprint: Some(finished.fingerprint),
        photograph: fit::whole(photograph).ok(),
        ..captured(page)
    })
}

fn redrawn(id: PageId, page: fit::Page, limit: PageLimit) -> Message {
    limit.fitted(page).map_or(Message::CaptureRefused, |page| {
        Message::PageRedrawn(id, captured(page))
    })
}

/// The most bytes of a page that the receiver takes, where that is less than a page may have.
#[derive(Debug, Clone, Copy, Default)]
pub struct PageLimit(pub Option<usize>);

impl PageLimit {
    fn fitted(self, page: fit::Page) -> Option<fit::Page> {
        match self.0 {
            Some(most) => page.at_most(most).ok(),
            None => Some(page),
        }
    }
}

/// A picture as large as the screen needs it, with its width and height in pixels.
fn large(bytes: &[u8]) -> Option<(image::Handle, [u32; 2])> {
    let picture = fit::decode(bytes).ok()?;
    let large = picture.thumbnail(LARGE_SIDE, LARGE_SIDE).to_rgba8();
    let (width, height) = large.dimensions();
    let handle = image::Handle::from_rgba(width, height, large.into_raw());
    Some((handle, [width, height]))
}

fn captured(page: fit::Page) -> Captured {
    Captured {
        bytes: page.jpeg,
        preview: handle(page.preview),
        flaw: None,
        fingerprint: None,
        photograph: None,
    }
}

/// Longest side of a captured page that is looked at in large, in pixels.
const LARGE_SIDE: u32 = 1600;

/// The small picture of a kept page.
pub fn preview(jpeg: &[u8]) -> Option<image::Handle> {
    fit::preview(jpeg).ok().map(handle)
}

fn handle(preview: fit::Preview) -> image::Handle {
    let (width, height) = preview.size;
    image::Handle::from_rgba(width, height, preview.rgba)
}

impl SealJob {
    fn run(self) -> Result<Done, SealRefused> {
        let today = ward_time(self.now.wall);
        let interview = Interview {
            procedure: &self.procedure,
            answers: &self.draft.answers,
            today: today.date(),
            calendar: &self.config.calendar,
            own_commune: &self.config.settings.ward.commune.code,
            own_province: &self.config.settings.ward.province.code,
        };
        let mut pages = Vec::new();
        for id in seal::attached_pages(&interview) {
            let bytes = self.store.page(id).map_err(|_| SealRefused::Store)?;
            pages.push((id, bytes));
        }
        let photograph = |page: PageId| {
            let keeps = self.config.settings.capture.keep_photographs;
            keeps.then(|| self.store.photograph(page).ok().flatten())?
        };
        let facts: Vec<PageFact> = pages
            .iter()
            .map(|(id, bytes)| PageFact {
                id: *id,
                media_type: "image/jpeg".to_owned(),
                size: bytes.len() as u64,
                sha256: Digest::of(bytes).0,
            })
            .collect();
        let (mut id_bytes, mut reference_bytes) = ([0; 10], [0; 8]);
        getrandom::fill(&mut id_bytes).map_err(|_| SealRefused::Store)?;
        getrandom::fill(&mut reference_bytes).map_err(|_| SealRefused::Store)?;
        let moment = Seal {
            at: self.now.wall,
            id_bytes,
            reference_bytes,
        };
        let filing = seal::seal(&interview, &self.draft, &facts, moment)
            .map_err(|_| SealRefused::Incomplete)?;
        let done = done(&self, &interview, &filing);
        let manifest = Manifest::of(&filing, &self.config.settings.kiosk, self.clock)
            .to_bytes()
            .map_err(|_| SealRefused::Store)?;
        let parts = filing
            .parts
            .iter()
            .zip(pages)
            .map(|(part, (page, bytes))| SealedPart {
                number: part.number,
                media_type: part.media_type.clone(),
                sha256: Digest(part.sha256),
                bytes,
                photograph: photograph(page),
            })
            .collect();
        self.store
            .seal(Sealed {
                id: filing.id,
                reference: filing.reference,
                procedure_code: filing.procedure_code,
                sealed_at: filing.sealed_at,
                digest: Digest::of(&manifest),
                manifest,
                replaces: filing.replaces,
                parts,
            })
            .map_err(|_| SealRefused::Store)?;
        Ok(done)
    }
}

fn done(job: &SealJob, interview: &Interview<'_>, filing: &SealedFiling) -> Done {
    let mut attached = Vec::new();
    let mut missing = Vec::new();
    for needed in interview.papers().iter().filter(|needed| needed.certain) {
        let text = needed.question.text.0.clone();
        match interview.value(&needed.question.id) {
            Some(Value::Paper(PaperAnswer::Attached(_))) => {
                let pages = filing.parts.iter();
                let codes = pages
                    .filter(|part| part.paper == needed.question.id)
                    .map(|part| check_code(&part.sha256));
                attached.push(HandedOver {
                    text,
                    codes: codes.collect(),
                });
            }
            Some(Value::Paper(PaperAnswer::HeldByOffice)) => {}
            // Also what is only shown at the desk is something to bring.
            _ => missing.push(ToBring {
                text,
                picture: needed.paper.picture.clone(),
            }),
        }
    }
    let today = ward_time(job.now.wall).date();
    let replies = filing.answers.iter();
    let replies = replies.map(|(question, answer)| (question, &answer.reply));
    let form = job.config.application_form(
        &job.procedure,
        &Replies::new(replies, today).signed(filing.signature.as_ref()),
        today,
        Some(&filing.reference.to_string()),
    );
    let delivery = interview.value(&QuestionId::from("delivery"));
    let appointment = filing
        .answers
        .iter()
        .find_map(|(_, answer)| match answer.value() {
            Some(Value::Appointment(appointment)) => Some(*appointment),
            _ => None,
        });
    // What is done at the counter counts from the day on which it is done there.
    let received = appointment.map_or(ward_time(job.now.wall), |visit| visit.moment());
    let deadline = interview.deadline();
    Done {
        id: filing.id,
        reference: filing.reference.clone(),
        procedure: job.procedure.id.clone(),
        expected_day: job.config.calendar.expected_day(deadline, received),
        fee: interview.expected_fee(),
        attached,
        missing,
        appointment,
        by_post: delivery == Some(Value::Delivery(ResultDelivery::Post)),
        state: State::Waiting,
        slip: SlipState::Printing,
        form: form.map(Box::new),
    }
}
