//! The root of every page: it owns the touch engine and the focus.
//!
//! It knows every target of the laid-out page. A finger is told to the widgets only as far as
//! the engine knows which target it means, and then as if it had hit its middle; a key is told
//! to the target that has the focus, once it is known that no scanner sent it. What belongs to
//! another page is forgotten.
//!
//! A subscription drops events when more than a hundred wait; a widget sees them all, and a
//! script can play them without a window.

mod drawing;
mod pointer;
mod strokes;
mod targets;

use crate::config::settings::Scanner;
use crate::kiosk::focus::{Focus, Spot};
use crate::kiosk::look::Look;
use crate::kiosk::page::Act;
use crate::kiosk::semantic::{Mark, Ring};
use crate::kiosk::touch::pen::Pen;
use crate::kiosk::touch::{Area, Contact, Engine, Reach};
use crate::kiosk::widget::burst::Burst;
use crate::kiosk::widget::keys::{Pressed, stroke};
use crate::machine::clock::Clock;
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::window;
use iced::{Background, Border, Color, Element, Event, Length, Rectangle, Size};
use pointer::{Motion, motion, told};
use std::time::{Duration, Instant};
use targets::Targets;

/// How the focus is drawn and how far a finger may miss.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Measures {
    px_per_mm: f32,
    reach: Reach,
    /// Thickness of the ring (C10).
    ring: f32,
    /// Space between a target and its ring.
    gap: f32,
    radius: f32,
    color: Color,
    /// Behind the ring, so that it stands out from dark faces too.
    behind: Color,
}

/// The root of a page.
pub struct Root<'a, Message> {
    content: Element<'a, Message>,
    generation: u64,
    measures: Measures,
    clock: Option<Clock>,
    scanner_pause: Duration,
    on_act: Box<dyn Fn(Act) -> Message + 'a>,
    on_aimed: Box<dyn Fn(Act, f32) -> Message + 'a>,
    on_key: Box<dyn Fn(Pressed) -> Message + 'a>,
}

struct State {
    generation: u64,
    engine: Engine,
    spots: Vec<Spot>,
    /// Where can be drawn, and what draws there.
    pad: Option<Rectangle>,
    pen: Pen,
    focus: Focus,
    burst: Burst,
    ring: Option<Ring>,
    /// The engine counts time from here.
    opened: Instant,
}

impl State {
    fn now(&self) -> Duration {
        self.opened.elapsed()
    }

    fn areas(&self) -> Vec<Area> {
        self.spots
            .iter()
            .map(|spot| Area {
                bounds: spot.bounds,
                danger: spot.act.is_danger(),
            })
            .collect()
    }

    /// Takes the targets as they stand now; fingers keep theirs, wherever it is in the list.
    fn take(&mut self, targets: Targets) {
        let Targets { spots, pad } = targets;
        self.pad = pad;
        if self.spots == spots {
            return;
        }
        let before = std::mem::replace(&mut self.spots, spots);
        let now = &self.spots;
        self.engine.renumber(|place| {
            let held = before.get(place)?;
            now.iter()
                .position(|spot| spot.act == held.act && spot.bounds == held.bounds)
        });
    }
}

impl<'a, Message> Root<'a, Message> {
    /// Wraps a page; every tap, key and touch becomes a message.
    ///
    /// `on_aimed` is told of a practice target, with the millimetres from its middle.
    pub fn new(
        content: impl Into<Element<'a, Message>>,
        generation: u64,
        look: &Look,
        on_act: impl Fn(Act) -> Message + 'a,
        on_aimed: impl Fn(Act, f32) -> Message + 'a,
        on_key: impl Fn(Pressed) -> Message + 'a,
    ) -> Self {
        let (ring, gap) = (look.px_per_mm * 1.2, look.px_per_mm * 0.7);
        Self {
            content: content.into(),
            generation,
            measures: Measures {
                px_per_mm: look.px_per_mm,
                reach: Reach::new(look.px_per_mm),
                ring: ring.ceil(),
                gap: gap.ceil(),
                radius: look.radius(),
                color: look.palette.ink,
                behind: look.palette.paper,
            },
            clock: None,
            scanner_pause: Scanner::USUAL_PAUSE,
            on_act: Box::new(on_act),
            on_aimed: Box::new(on_aimed),
            on_key: Box::new(on_key),
        }
    }

    /// Tells keys from scans by this clock instead of the machine's.
    pub fn timed_by(mut self, clock: Option<Clock>) -> Self {
        self.clock = clock;
        self
    }

    /// The longest pause of the scanner between two keys.
    pub fn scanned_with(mut self, pause: Duration) -> Self {
        self.scanner_pause = pause;
        self
    }

    /// The time by which keys are told from scans.
    fn time(&self, state: &State) -> Duration {
        let clock = self.clock.as_ref();
        clock.map_or_else(|| state.now(), |clock| clock.now().monotonic)
    }

    fn targets(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
    ) -> Targets {
        let mut targets = Targets::default();
        if let Some(content) = layout.children().next() {
            let widget = self.content.as_widget_mut();
            widget.operate(tree, content, renderer, &mut targets);
        }
        targets
    }

    /// The ring around a target, as far as the window reaches.
    fn ring(&self, spot: &Spot, window: Rectangle) -> Option<Ring> {
        let Measures { ring, gap, .. } = self.measures;
        Some(Ring {
            target: spot.bounds,
            bounds: spot.bounds.expand(gap + ring).intersection(&window)?,
            width_px: ring,
            color: self.measures.color,
            behind: self.measures.behind,
        })
    }

    fn sync(&self, state: &mut State) {
        if state.generation != self.generation {
            state.generation = self.generation;
            state.engine.clear();
            state.pen.clear();
            state.spots.clear();
            state.focus.page_changed();
            state.burst.page_changed();
        }
    }
}

impl<Message> Root<'_, Message> {
    /// Corrects a pointer; gives what the widgets are told instead.
    fn point(
        &self,
        state: &mut State,
        by: Contact,
        motion: &Motion,
    ) -> Vec<(Event, mouse::Cursor)> {
        let (areas, reach, now) = (state.areas(), self.measures.reach, state.now());
        let before = state.engine.held();
        let middle = |place: usize| areas.get(place).map(|area| area.bounds.center());
        let mut events = Vec::new();
        match *motion {
            Motion::Down(at) => {
                let meant = state.engine.press(by, at, now, &areas, reach);
                if let Some(at) = meant.and_then(middle) {
                    events.push(told(by, Some(at), true));
                }
            }
            Motion::Along(at) => state.engine.slide(by, at, &areas, reach),
            Motion::Up(at) => {
                let tapped = state.engine.lift(by, at, &areas, reach);
                events.push(told(by, tapped.and_then(middle), false));
            }
            Motion::Lost => {
                state.engine.lose(by);
                events.push(told(by, None, false));
            }
        }
        // Who means nothing any more lets go of the target.
        let gone = before
            .into_iter()
            .filter(|held| *held != by || matches!(motion, Motion::Along(_)))
            .filter(|held| state.engine.meant(*held).is_none());
        events.extend(gone.map(|held| told(held, None, false)));
        events
    }

    /// A practice target on which a finger lifts, and how far from its middle.
    fn aimed(&self, state: &State, by: Contact, motion: &Motion) -> Option<(Act, f32)> {
        let Motion::Up(at) = *motion else {
            return None;
        };
        let spot = state.spots.get(state.engine.meant(by)?)?;
        let is_practice = matches!(spot.act, Act::Practice(_));
        let off = at.distance(spot.bounds.center()) / self.measures.px_per_mm;
        is_practice.then(|| (spot.act.clone(), off))
    }
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Root<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State {
            generation: self.generation,
            engine: Engine::default(),
            spots: Vec::new(),
            pad: None,
            pen: Pen::default(),
            focus: Focus::default(),
            burst: Burst::of(self.scanner_pause),
            ring: None,
            opened: Instant::now(),
        })
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.content)]
    }

    fn diff(&self, tree: &mut Tree) {
        self.sync(tree.state.downcast_mut::<State>());
        tree.diff_children(std::slice::from_ref(&self.content));
    }

    fn size(&self) -> Size<Length> {
        self.content.as_widget().size()
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let node = self
            .content
            .as_widget_mut()
            .layout(&mut tree.children[0], renderer, limits);
        layout::Node::with_children(node.size(), vec![node])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let spots = self.targets(&mut tree.children[0], layout, renderer).spots;
        let focus = &tree.state.downcast_ref::<State>().focus;
        let focused = focus.resolve(&spots).and_then(|place| spots.get(place));
        if let Some(ring) = focused.and_then(|spot| self.ring(spot, layout.bounds())) {
            operation.custom(None, ring.bounds, &mut Mark::Ring(ring));
        }
        if let Some(content) = layout.children().next() {
            self.content.as_widget_mut().operate(
                &mut tree.children[0],
                content,
                renderer,
                operation,
            );
        }
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        renderer: &iced::Renderer,
        clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        viewport: &Rectangle,
    ) {
        let Some(content) = layout.children().next() else {
            return;
        };
        self.sync(tree.state.downcast_mut::<State>());
        let moved = motion(event, cursor.position());
        let stroke = stroke(event);
        let slides = matches!(moved, Some((_, Motion::Along(_))));
        let redraws = matches!(event, Event::Window(window::Event::RedrawRequested(_)));
        if stroke.is_some() || redraws || moved.is_some() && !slides {
            let targets = self.targets(&mut tree.children[0], layout, renderer);
            tree.state.downcast_mut::<State>().take(targets);
        }
        let state = tree.state.downcast_mut::<State>();
        if let Some(stroke) = stroke {
            self.hear(state, Some(stroke), shell);
            shell.capture_event();
            return;
        }
        if redraws {
            self.hear(state, None, shell);
            let focused = state.focus.resolve(&state.spots);
            let focused = focused.and_then(|place| state.spots.get(place));
            state.ring = focused.and_then(|spot| self.ring(spot, layout.bounds()));
        }
        let drawn = moved
            .as_ref()
            .and_then(|(by, motion)| self.draw_on_pad(state, *by, motion, shell));
        let events = match (drawn, moved) {
            (Some(drawn), _) => drawn,
            (None, Some((by, motion))) => {
                let aimed = self.aimed(state, by, &motion);
                let ends = matches!(motion, Motion::Up(_) | Motion::Lost);
                let lets_go = ends && !state.engine.is_idle();
                let events = self.point(state, by, &motion);
                let heard = events.first().map(|(_, cursor)| *cursor);
                if lets_go && heard == Some(mouse::Cursor::Unavailable) && aimed.is_none() {
                    shell.publish((self.on_key)(Pressed::Present));
                }
                if matches!(motion, Motion::Down(_)) {
                    state.focus.hide();
                    let pressed = match state.engine.meant(by) {
                        Some(_) => Pressed::Touched,
                        None => Pressed::Elsewhere,
                    };
                    shell.publish((self.on_key)(pressed));
                }
                match aimed {
                    Some((act, off_mm)) => {
                        shell.publish((self.on_aimed)(act, off_mm));
                        vec![told(by, None, false)]
                    }
                    None => events,
                }
            }
            (None, None) => vec![(event.clone(), cursor)],
        };
        for (event, cursor) in events {
            self.content.as_widget_mut().update(
                &mut tree.children[0],
                &event,
                content,
                cursor,
                renderer,
                clipboard,
                shell,
                viewport,
            );
        }
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut iced::Renderer,
        theme: &iced::Theme,
        style: &renderer::Style,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        use iced::advanced::Renderer as _;
        if let Some(content) = layout.children().next() {
            self.content.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                content,
                cursor,
                viewport,
            );
        }
        let Some(ring) = tree.state.downcast_ref::<State>().ring else {
            return;
        };
        let Measures { gap, radius, .. } = self.measures;
        renderer.with_layer(*viewport, |renderer| {
            for (color, width) in [
                (ring.behind, ring.width_px + gap),
                (ring.color, ring.width_px),
            ] {
                let border = Border {
                    color,
                    width,
                    radius: (radius + ring.width_px + gap).into(),
                };
                renderer.fill_quad(
                    renderer::Quad {
                        bounds: ring.bounds,
                        border,
                        ..renderer::Quad::default()
                    },
                    Background::Color(Color::TRANSPARENT),
                );
            }
        });
    }
}

impl<'a, Message: 'a> From<Root<'a, Message>> for Element<'a, Message> {
    fn from(root: Root<'a, Message>) -> Self {
        Self::new(root)
    }
}
