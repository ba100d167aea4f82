//! What the application shows: the page of the moment and the frame around it.

use crate::config::texts::Language;
use crate::filing::company::Kind;
use crate::filing::draft::Position;
use crate::filing::session::Phase;
use crate::kiosk::app::{App, Asking, Stage};
use crate::kiosk::look::Look;
use crate::kiosk::page::Page;
use crate::kiosk::paging::{self, Heights};
use crate::kiosk::render::{BarLabels, Frame};
use crate::kiosk::screen::{
    self, Scene, appearance, captured_page, card, check, company, confirm, corners, cover, done,
    form, prepare, privacy, question, sign, staff, stop, take_over, viewfinder, welcome,
};
use crate::kiosk::status::Status;
use crate::kiosk::visit::Visit;
use crate::machine::clock::ward_time;
use crate::machine::health::StoreFact;

/// The parts of the page shown last, as long as nothing about it changes.
#[derive(Debug, Clone, Default)]
pub(super) struct Divided {
    of: Option<(Page, Look)>,
    parts: Vec<Page>,
    heights: Heights,
}

impl App {
    /// The page of the moment, as far as the panel has room for it.
    pub fn page(&self) -> Page {
        self.facts.page(self.now.wall, || self.build_page())
    }

    /// Builds something with the texts and sizes of the moment.
    pub(super) fn with_scene<T>(&self, build: impl FnOnce(&Scene<'_>) -> T) -> T {
        build(&Scene {
            words: self.words(),
            look: &self.look(),
            config: &self.config,
            now: ward_time(self.now.wall),
        })
    }

    fn build_page(&self) -> Page {
        self.with_scene(|scene| self.part_shown(scene))
    }

    fn part_shown(&self, scene: &Scene<'_>) -> Page {
        let whole = (self.whole_page(scene), *scene.look);
        let mut divided = self.divided.borrow_mut();
        if divided.of.as_ref() != Some(&whole) {
            let Divided { parts, heights, .. } = &mut *divided;
            *parts = paging::divide(whole.0.clone(), scene, heights);
            divided.of = Some(whole.clone());
        }
        let part = match &self.facts.turned {
            Some((page, part)) if *page == whole.0.id => *part,
            _ => 0,
        };
        let last = divided.parts.len().saturating_sub(1);
        divided
            .parts
            .get(part.min(last))
            .cloned()
            .unwrap_or(whole.0)
    }

    /// The part of the page of the moment on which something can be typed.
    pub(super) fn part_with_field(&self) -> Option<usize> {
        let divided = self.divided.borrow();
        let mut parts = divided.parts.iter();
        parts.position(|part| paging::has_keys(&part.body))
    }

    /// Everything that is to be said now, whether the panel has room for it or not.
    fn whole_page(&self, scene: &Scene<'_>) -> Page {
        if let Some(work) = &self.facts.staff {
            return match self.facts.asking {
                Some(Asking::Appearance) => {
                    appearance::page(scene, self.facts.text, self.facts.theme)
                }
                _ => work.mode.page(scene, self.now.monotonic),
            };
        }
        if let Some(kind) = self.company_asked() {
            return company::page(scene, kind);
        }
        if let Some((call, _)) = self.facts.call {
            return staff::page(scene, call, self.help_offered());
        }
        if self.is_stopped_by_store() {
            return stop::fault(scene, self.facts.health.store);
        }
        if self.facts.warned {
            let left = match self.idle.phase(self.now.monotonic) {
                Phase::Warning { remaining } => remaining.as_secs(),
                Phase::Active => self.config.settings.times.warning.as_secs(),
                Phase::Expired => 0,
            };
            return stop::idle(scene, left);
        }
        if self.is_covered() {
            return cover::page(scene);
        }
        match self.facts.asking {
            Some(Asking::End) => return stop::end(scene),
            Some(Asking::Card) => return card::not_needed(scene),
            Some(Asking::Appearance) => {
                return appearance::page(scene, self.facts.text, self.facts.theme);
            }
            Some(Asking::RemovePage(id)) => {
                let visit = self.visit();
                if let Some(page) = visit.and_then(|visit| captured_page::remove(scene, visit, id))
                {
                    return page;
                }
            }
            None => {}
        }
        if let Some(open) = &self.facts.viewfinder {
            return viewfinder::page(scene, open);
        }
        if let Some(shown) = &self.facts.corners {
            return corners::page(scene, shown);
        }
        let viewed = self.facts.viewed.as_ref().zip(self.visit());
        let viewed = viewed.and_then(|((id, _), visit)| {
            captured_page::page(scene, visit, *id, self.photographs.contains(id))
        });
        if let Some(page) = viewed {
            return page;
        }
        if let Some(preview) = &self.facts.form {
            return form::page(scene, preview);
        }
        match &self.facts.stage {
            Stage::Welcome => welcome::page(scene),
            Stage::Fitting(fitting) => fitting.page(scene),
            Stage::Services(services) => services.page(scene),
            Stage::NotInForce(place) => stop::not_in_force(scene, *place),
            Stage::Visit(visit) => self.visit_page(scene, visit),
            Stage::Declined => stop::declined(scene),
            Stage::Sealing(_) => confirm::sealing(scene),
            Stage::NotSealed(_) => stop::not_sealed(scene),
            Stage::Done(_) if self.facts.slip_shown => done::slip_page(scene),
            Stage::Done(done) => {
                let slip_ready = self.facts.slip_picture.is_some();
                done::page(scene, done, slip_ready, self.facts.printer_help)
            }
        }
    }

    /// On a full disk no new visit begins, while one under way may still finish; a disk that takes
    /// nothing stops everything but the last page of a filing that is already kept.
    pub(super) fn is_stopped_by_store(&self) -> bool {
        match self.facts.health.store {
            StoreFact::Well => false,
            StoreFact::DiskFull => matches!(
                self.facts.stage,
                Stage::Welcome | Stage::Services(_) | Stage::NotInForce(_)
            ),
            StoreFact::ReadOnly | StoreFact::Failing | StoreFact::Replaced => {
                !matches!(self.facts.stage, Stage::Done(_))
            }
        }
    }

    fn visit_page(&self, scene: &Scene<'_>, visit: &Visit) -> Page {
        if let Some(exit) = &visit.exit {
            return stop::exit(scene, exit);
        }
        let around = Self::surroundings(&self.config, self.now);
        if let Some(read) = &visit.draft.card {
            return card::page(scene, visit, read, &around);
        }
        match &visit.draft.at {
            Position::Prepare => prepare::page(scene, visit, &around),
            Position::Privacy => privacy::page(scene),
            Position::Question(_) => match visit.question() {
                Some(asked) => question::page(scene, visit, asked, &around),
                None => screen::check::page(scene, visit, &around),
            },
            Position::Check => check::page(scene, visit, &around),
            Position::Sign | Position::Confirm if visit.is_to_be_taken_over() => {
                take_over::page(scene)
            }
            Position::Sign => sign::page(scene, visit),
            Position::Confirm => confirm::page(scene, visit, &around),
        }
    }

    /// What stands around the page.
    pub fn frame(&self) -> Frame {
        let words = self.words();
        let voice = if self.is_reading() {
            "button-stop-reading"
        } else {
            "button-read-aloud"
        };
        Frame {
            generation: self.generation,
            status: match (self.who_is_at_work(), self.helper()) {
                _ if self.company().is_some() => {
                    let presses = self.company() == Some(Kind::Control);
                    Status::accompanied(presses, self.is_reading(), &words)
                }
                (Some(name), _) => Status::at_work(name, self.is_reading(), &words),
                (None, Some(helper)) => Status::helped(helper, self.is_reading(), &words),
                (None, None) => Status::of(&self.facts.health, self.is_reading(), &words),
            },
            labels: BarLabels {
                back: words.say("button-back"),
                call_staff: words.say("button-call-staff"),
                staff_only: words.say("button-staff-only"),
                read_aloud: words.say(voice),
                text_size: words.say("button-text-size"),
                end: words.say("button-end"),
                cover: words.say("button-cover"),
            },
            pictures: self.pictures.clone(),
            viewed: self
                .facts
                .viewed
                .as_ref()
                .and_then(|(_, picture)| picture.clone()),
            seen: self.seen.clone(),
            photograph: self.facts.corners.as_ref().and_then(|shown| {
                let (picture, _) = shown.photograph.as_ref()?;
                Some(picture.clone())
            }),
            slip: self.facts.slip_picture.clone(),
            form: self.strips(),
            read: self
                .sentence_read()
                .map(|say| say.shown().to_owned())
                .filter(|shown| !shown.is_empty()),
            voice: self.voice_bar(&words),
            clock: None,
            scanner: self.config.settings.scanner,
        }
    }

    /// What of the state decides what happens next, besides the page itself: two ways that lead
    /// to the same situation go on alike.
    pub fn situation(&self) -> String {
        let visit = match &self.facts.stage {
            Stage::Visit(visit) | Stage::Sealing(visit) | Stage::NotSealed(visit) => visit,
            other => return format!("{other:?}"),
        };
        let around = (
            &self.facts.asking,
            &self.facts.turned,
            &self.facts.form,
            (
                &self.facts.viewed,
                &self.facts.corners,
                &self.facts.viewfinder,
            ),
            &self.facts.call,
            (self.is_reading(), &self.facts.staff),
        );
        let field = (&visit.entry, &visit.problem, visit.refusals, visit.layer);
        format!("{around:?} {field:?} {:?} {:?}", visit.draft, visit.exit)
    }

    /// The language of the visit.
    pub fn language(&self) -> Language {
        self.facts.language
    }
}
