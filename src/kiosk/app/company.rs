//! Company from the desk: asked for above the visit, granted by the resident alone, and over by itself.
//!
//! The one idea: the resident's grants are kept here and nowhere else. Nothing of a page leaves without one, and
//! what is pressed at the desk is looked up in the page of this very moment before it counts.

use crate::filing::company::{
    Company, DECIDES_WITHIN, Ending, Grant, Kind, Lapse, Press, Shown, Standing, View, Wish, Word,
};
use crate::filing::draft::Position;
use crate::filing::help::{self, Helper, Stand};
use crate::kiosk::app::{App, Asking, Given, Stage};
use crate::kiosk::effect::{CompanyNews, Effect};
use crate::kiosk::page::{Act, Button, Reading};
use uuid::Uuid;

/// Who keeps the resident company, and what they were shown.
#[derive(Debug, Clone)]
pub(super) struct Companion {
    company: Company,
    /// The number of the last wish: none is put to the resident twice, and the desk tells them in order.
    asked: u64,
    /// The visit that somebody sees.
    draft: Option<Uuid>,
    /// How many views there were.
    views: u64,
    /// The last of them; none of a page that nobody else may see.
    view: Option<View>,
    /// The last press that was dealt with.
    pressed: u64,
}

impl Default for Companion {
    fn default() -> Self {
        Self {
            company: Company::new(DECIDES_WITHIN),
            asked: 0,
            draft: None,
            views: 0,
            view: None,
            pressed: 0,
        }
    }
}

impl App {
    /// Takes what the desk says.
    pub(super) fn take_company(
        &mut self,
        news: CompanyNews,
        given: Given,
        effects: &mut Vec<Effect>,
    ) {
        match news {
            CompanyNews::Standing(standing) => self.follow_desk(standing, given, effects),
            CompanyNews::Heard => self.facts.company.company.hear(self.now.monotonic),
            CompanyNews::Over(number) => {
                let watch = self.facts.company.company.watch();
                if watch.is_some_and(|watch| watch.number == number) {
                    self.end_company(Kind::Watch, Ending::Desk, effects);
                }
            }
        }
    }

    fn follow_desk(&mut self, standing: Standing, given: Given, effects: &mut Vec<Effect>) {
        let company = &self.facts.company.company;
        let waits = |number| standing.wish.is_some_and(|wish| wish.number == number);
        // Where the wish still waits there, the resident's answer has not arrived yet.
        let is_over = |number, there: Option<u64>| there != Some(number) && !waits(number);
        let watch = company.watch();
        let control = company.control();
        let wish = company.wish();
        if control.is_some_and(|grant| is_over(grant.number, standing.control)) {
            self.end_company(Kind::Control, Ending::Desk, effects);
        }
        if watch.is_some_and(|grant| is_over(grant.number, standing.watch)) {
            self.end_company(Kind::Watch, Ending::Desk, effects);
        }
        // Before this program was started anew somebody may have seen this screen; the resident knows nothing of it.
        if let Some(number) = standing.watch
            && watch.is_none_or(|grant| grant.number != number)
        {
            let (kind, why) = (Kind::Watch, Ending::Visit);
            effects.push(Effect::Company(Word::Ended {
                wish: number,
                kind,
                why,
            }));
        }
        if wish.is_some_and(|wish| !waits(wish.number)) {
            let _ = self.facts.company.company.withdraw();
            self.new_screen(effects);
        }
        if let Some(wish) = standing.wish
            && wish.number != self.facts.company.asked
        {
            self.facts.company.asked = wish.number;
            self.take_wish(wish, effects);
        }
        if let Some(press) = standing.press
            && press.number != self.facts.company.pressed
        {
            self.facts.company.pressed = press.number;
            self.take_press(press, given, effects);
        }
    }

    fn take_wish(&mut self, wish: Wish, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        if self.may_be_asked(wish.kind) && self.facts.company.company.ask(wish, now) {
            self.new_screen(effects);
        } else {
            effects.push(answered(wish, false));
        }
    }

    /// Whether the resident can be asked: somebody is at a visit, and not staff. Nobody presses before the
    /// privacy notice was agreed to, or beside another helper.
    fn may_be_asked(&self, kind: Kind) -> bool {
        let is_free = match kind {
            Kind::Watch => true,
            Kind::Control => self.help_offered() == Some(Stand::Alone),
        };
        self.is_visited() && !self.is_staff_there() && is_free
    }

    fn is_visited(&self) -> bool {
        match self.facts.stage {
            Stage::Services(_)
            | Stage::NotInForce(_)
            | Stage::Visit(_)
            | Stage::Sealing(_)
            | Stage::NotSealed(_) => true,
            Stage::Welcome | Stage::Fitting(_) | Stage::Declined | Stage::Done(_) => false,
        }
    }

    /// Whether the desk may ask for company here at all, so that it is worth listening to it.
    pub fn can_have_company(&self) -> bool {
        self.is_visited()
    }

    /// What is asked of the resident now. The idle warning stands above it, and so does a machine that fails.
    pub(super) fn company_asked(&self) -> Option<Kind> {
        let wish = self.facts.company.company.wish()?;
        let is_behind = self.facts.warned || self.is_staff_there() || self.is_stopped_by_store();
        (!is_behind).then_some(wish.kind)
    }

    /// What the resident has agreed to, at most.
    pub(super) fn company(&self) -> Option<Kind> {
        let company = &self.facts.company.company;
        let control = company.control().map(|_| Kind::Control);
        control.or(company.watch().map(|_| Kind::Watch))
    }

    /// Takes what the resident answers; `false` leaves the act to others. While something is asked, nothing
    /// behind the question can be meant.
    pub(super) fn act_on_company(&mut self, act: &Act, effects: &mut Vec<Effect>) -> bool {
        let is_asked = self.company_asked().is_some();
        match act {
            Act::AllowCompany if is_asked => self.answer_company(true, effects),
            Act::RefuseCompany if is_asked => self.answer_company(false, effects),
            Act::EndCompany => self.end_company(Kind::Watch, Ending::Resident, effects),
            Act::AllowCompany | Act::RefuseCompany => {}
            // Whoever calls for staff wants somebody here.
            Act::CallStaff if is_asked => {
                self.answer_company(false, effects);
                return false;
            }
            // A long question stands on two parts of a small panel.
            Act::Turn(_) => return false,
            _ => return is_asked,
        }
        true
    }

    fn answer_company(&mut self, agreed: bool, effects: &mut Vec<Effect>) {
        let now = self.now.monotonic;
        let company = &mut self.facts.company.company;
        let Some(wish) = company.wish() else {
            return;
        };
        let answer = company.answer(wish.number, agreed, now);
        effects.push(answered(wish, agreed));
        match answer {
            Some(Kind::Watch) => self.facts.company.draft = None,
            Some(Kind::Control) if agreed => {
                self.help(effects, |visit, around| {
                    visit.agree_to_help(Helper::Desk, around)
                });
            }
            _ => {}
        }
        self.new_screen(effects);
    }

    fn end_company(&mut self, kind: Kind, why: Ending, effects: &mut Vec<Effect>) {
        let ended = self.facts.company.company.end(kind);
        for (grant, of) in ended {
            // The desk ends by itself what stands under it, and hears of the one end at once.
            if of == kind {
                effects.push(ended_word(grant, kind, why));
            }
            self.take_end(of, why, effects);
        }
    }

    /// After a power cut nobody at the desk presses any more; what is typed now is the resident's.
    pub(super) fn end_help_from_desk(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.helper() == Some(Helper::Desk) {
            let by = help::Ending::Time;
            self.help(&mut effects, |visit, around| visit.end_help(by, around));
        }
        effects
    }

    /// What a grant's end ends here.
    fn take_end(&mut self, kind: Kind, why: Ending, effects: &mut Vec<Effect>) {
        match kind {
            Kind::Watch => self.facts.company.view = None,
            // Where the resident took over, the help is over already.
            Kind::Control if self.helper() == Some(Helper::Desk) => {
                let by = match why {
                    Ending::Resident => help::Ending::Resident,
                    _ => help::Ending::Time,
                };
                self.help(effects, |visit, around| visit.end_help(by, around));
                self.new_screen(effects);
            }
            Kind::Control => {}
        }
    }

    /// What is over by now ends: with the visit, with the help that pressing is, and with time.
    pub(super) fn settle_company(&mut self, effects: &mut Vec<Effect>) {
        if self.facts.company.company.is_over() {
            return;
        }
        let draft = self.draft_of_visit();
        let before = self.facts.company.draft;
        if !self.is_visited() || before.is_some() && draft != before {
            let wish = self.facts.company.company.withdraw();
            effects.extend(wish.map(|wish| answered(wish, false)));
            self.end_company(Kind::Watch, Ending::Visit, effects);
            return;
        }
        if self.facts.company.company.watch().is_some() && before != draft {
            self.facts.company.draft = draft;
        }
        let presses = self.facts.company.company.control().is_some();
        if presses && self.helper() != Some(Helper::Desk) {
            self.end_company(Kind::Control, Ending::Resident, effects);
        }
        for lapse in self.facts.company.company.pass(self.now.monotonic) {
            match lapse {
                Lapse::Wish(wish) => {
                    effects.push(answered(wish, false));
                    self.new_screen(effects);
                }
                Lapse::Grant(grant, kind, why) => {
                    effects.push(ended_word(grant, kind, why));
                    self.take_end(kind, why, effects);
                }
            }
        }
    }

    fn draft_of_visit(&self) -> Option<Uuid> {
        match &self.facts.stage {
            Stage::Visit(visit) | Stage::Sealing(visit) | Stage::NotSealed(visit) => {
                Some(visit.draft.id)
            }
            _ => None,
        }
    }

    /// What may be seen of the page now; `None` while nobody may see anything.
    pub fn shown_to_company(&mut self) -> Option<Shown> {
        let watch = self.facts.company.company.watch()?.number;
        let view = self.reading().map(|reading| reading.view);
        let helpable = self.company() == Some(Kind::Watch) && self.may_be_asked(Kind::Control);
        let shown = &mut self.facts.company;
        if shown.views == 0 || shown.view != view {
            shown.views += 1;
            shown.view.clone_from(&view);
        }
        Some(Shown {
            watch,
            number: shown.views,
            view,
            helpable,
            pressed: shown.pressed,
        })
    }

    /// The page as whoever may see it reads it; the pages of the staff are read by nobody.
    fn reading(&self) -> Option<Reading> {
        if self.is_staff_there() {
            return None;
        }
        let page = self.page();
        let words = self.words();
        let button = |key: &str, act: &Act| Button {
            label: words.say(key),
            act: act.clone(),
        };
        let back = page.back.as_ref().map(|act| button("button-back", act));
        let call = button("button-call-staff", &Act::CallStaff);
        let around: Vec<Button> = back.into_iter().chain([call]).collect();
        Reading::of(&page, &around, self.may_be_pressed())
            .filter(|reading| reading.view.is_bounded())
    }

    /// Whether anything on the page of the moment may be pressed from the desk. Not on what stands above the
    /// visit, where the resident alone is meant, and not where a step back would leave the visit.
    fn may_be_pressed(&self) -> bool {
        let above = self.facts.warned
            || self.facts.call.is_some()
            || self.is_covered()
            || self.is_stopped_by_store()
            || self.company_asked().is_some()
            || !matches!(self.facts.asking, None | Some(Asking::Appearance));
        let inside = match &self.facts.stage {
            Stage::Visit(visit) => visit.draft.at != Position::Privacy,
            _ => false,
        };
        self.facts.company.company.control().is_some() && inside && !above
    }

    /// Presses for whoever may: only what they have seen, and only if it still stands there.
    fn take_press(&mut self, press: Press, given: Given, effects: &mut Vec<Effect>) {
        if self.facts.company.company.control().is_none() {
            return;
        }
        let Some(reading) = self.reading() else {
            return;
        };
        let shown = &self.facts.company;
        let is_seen = shown.views == press.view && shown.view.as_ref() == Some(&reading.view);
        if !is_seen {
            return;
        }
        if let Some(act) = reading.act(press.button) {
            // Not a touch: who watches over a page that is left alone asks whether the resident is there.
            self.idle.touch(self.now.monotonic);
            self.act(act, given, effects);
        }
    }
}

fn ended_word(grant: Grant, kind: Kind, why: Ending) -> Effect {
    let wish = grant.number;
    Effect::Company(Word::Ended { wish, kind, why })
}

fn answered(wish: Wish, agreed: bool) -> Effect {
    Effect::Company(Word::Answered {
        wish: wish.number,
        agreed,
    })
}
