//! A pad to sign on: the root tells it every move of the pen, and a finished stroke is a message.
//!
//! What was drawn before comes with the page; only the stroke under way lives here. Both are drawn as lines,
//! and nothing but the pad is drawn anew while a finger moves.

use crate::filing::signature::{Drawing, LARGEST_PAD, PadStroke, Point as Place, Stroke};
use crate::kiosk::semantic::{Mark, Role, Surface};
use crate::kiosk::touch::Contact;
use crate::kiosk::widget::marked::Paint;
use iced::advanced::graphics::geometry::{Path, Renderer as _, Stroke as Line, path, stroke};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::widget::canvas::{Cache, Frame};
use iced::{
    Background, Border, Color, Element, Event, Length, Point, Rectangle, Size, Vector, touch,
};

/// More points than this of one stroke are a scribble, and not followed any further.
const MOST_FOLLOWED: usize = 6_000;
/// Thickness of the ink, in millimetres.
const INK_MM: f32 = 0.9;
/// Where the line to sign on stands, from the top.
const BASE: f32 = 0.74;

/// How a pad looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// Its fill and border.
    pub paint: Paint,
    /// The colour of what is drawn.
    pub ink: Color,
    /// The colour of the line to sign on.
    pub base: Color,
    /// Pixels in a millimetre.
    pub px_per_mm: f32,
}

/// A pad.
pub struct Pad<'a, Message> {
    hint: Element<'a, Message>,
    drawing: Drawing,
    face: Face,
    height: f32,
    generation: u64,
    on_stroke: Box<dyn Fn(PadStroke) -> Message + 'a>,
}

impl<'a, Message> Pad<'a, Message> {
    /// A pad of this height in pixels, as wide as there is room; the hint is seen while nothing is drawn.
    ///
    /// `generation` is the page's: a stroke begun on another page does not count here.
    pub fn new(
        hint: impl Into<Element<'a, Message>>,
        drawing: Drawing,
        face: Face,
        height: f32,
        generation: u64,
        on_stroke: impl Fn(PadStroke) -> Message + 'a,
    ) -> Self {
        Self {
            hint: hint.into(),
            drawing,
            face,
            height,
            generation,
            on_stroke: Box::new(on_stroke),
        }
    }

    fn is_empty(&self, state: &State) -> bool {
        self.drawing.is_empty() && state.line.is_empty()
    }

    /// A place on the glass in hundredths of a millimetre from the pad's corner.
    fn place(&self, at: Point, bounds: Rectangle) -> Place {
        let off = at - bounds.position();
        [(off.x, bounds.width), (off.y, bounds.height)]
            .map(|(off, side)| self.hundredths(off.clamp(0.0, side)))
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn hundredths(&self, px: f32) -> u16 {
        let most = f32::from(LARGEST_PAD);
        (px / self.face.px_per_mm * 100.0).round().clamp(0.0, most) as u16
    }

    fn px(&self, hundredths: u16) -> f32 {
        f32::from(hundredths) / 100.0 * self.face.px_per_mm
    }

    /// A place on the pad, in pixels from its corner.
    fn at(&self, point: &Place) -> Point {
        Point::new(self.px(point[0]), self.px(point[1]))
    }

    /// Thickness of the ink, in pixels.
    fn pen(&self) -> f32 {
        (INK_MM * self.face.px_per_mm).max(2.0)
    }

    /// What a line of ink covers; `None` for no line.
    fn room(&self, points: &[Place]) -> Option<Rectangle> {
        let dots = points
            .iter()
            .map(|point| Rectangle::new(self.at(point), Size::ZERO));
        let line = dots.reduce(|all, dot| all.union(&dot))?;
        Some(line.expand(self.pen()))
    }

    fn ink(&self, frame: &mut Frame, points: &[Place]) {
        let at = |point: &Place| self.at(point);
        let width = self.pen();
        if let [dot] = points {
            frame.fill(&Path::circle(at(dot), width * 0.75), self.face.ink);
            return;
        }
        let path = Path::new(|path: &mut path::Builder| {
            let mut points = points.iter().map(at);
            if let Some(start) = points.next() {
                path.move_to(start);
            }
            points.for_each(|point| path.line_to(point));
        });
        let line = Line {
            style: stroke::Style::Solid(self.face.ink),
            width,
            line_cap: stroke::LineCap::Round,
            line_join: stroke::LineJoin::Round,
            ..Line::default()
        };
        frame.stroke(&path, line);
    }
}

/// The stroke under way, and what was drawn before as it looks.
#[derive(Default)]
struct State {
    generation: u64,
    by: Option<Contact>,
    line: Vec<Place>,
    before: Cache,
    /// What of it is in the cache.
    cached: Option<(Drawing, Face)>,
}

impl State {
    fn forget(&mut self) {
        self.by = None;
        self.line.clear();
    }
}

/// What a pen or a finger does on the glass.
pub(super) enum Pen {
    /// It touches the glass.
    Down(Contact, Point),
    /// It moves.
    Along(Contact, Point),
    /// It lifts.
    Up(Contact),
    /// It is not known any more.
    Lost(Contact),
}

/// What an event says of a pen or a finger; none for other events.
pub(super) fn pen(event: &Event, cursor: mouse::Cursor) -> Option<Pen> {
    Some(match event {
        Event::Touch(event) => match *event {
            touch::Event::FingerPressed { id, position } => {
                Pen::Down(Contact::Finger(id.0), position)
            }
            touch::Event::FingerMoved { id, position } => {
                Pen::Along(Contact::Finger(id.0), position)
            }
            touch::Event::FingerLifted { id, .. } => Pen::Up(Contact::Finger(id.0)),
            touch::Event::FingerLost { id, .. } => Pen::Lost(Contact::Finger(id.0)),
        },
        Event::Mouse(mouse::Event::ButtonPressed(mouse::Button::Left)) => {
            Pen::Down(Contact::Mouse, cursor.position()?)
        }
        Event::Mouse(mouse::Event::CursorMoved { position }) => {
            Pen::Along(Contact::Mouse, *position)
        }
        Event::Mouse(mouse::Event::ButtonReleased(mouse::Button::Left)) => {
            match cursor.position() {
                Some(_) => Pen::Up(Contact::Mouse),
                None => Pen::Lost(Contact::Mouse),
            }
        }
        _ => return None,
    })
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Pad<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.hint)]
    }

    fn diff(&self, tree: &mut Tree) {
        let state = tree.state.downcast_mut::<State>();
        if state.generation != self.generation {
            state.generation = self.generation;
            state.forget();
        }
        let now = (&self.drawing, &self.face);
        if state.cached.as_ref().map(|(drawing, face)| (drawing, face)) != Some(now) {
            state.cached = Some((self.drawing.clone(), self.face));
            state.before.clear();
        }
        tree.diff_children(std::slice::from_ref(&self.hint));
    }

    fn size(&self) -> Size<Length> {
        Size::new(Length::Fill, Length::Fixed(self.height))
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = limits.resolve(Length::Fill, self.height, Size::ZERO);
        let hint = self.hint.as_widget_mut().layout(
            &mut tree.children[0],
            renderer,
            &layout::Limits::new(Size::ZERO, size),
        );
        // On the line to sign on.
        let room = Size::new(size.width, size.height * BASE);
        let hint = hint.align(iced::Alignment::Center, iced::Alignment::End, room);
        layout::Node::with_children(size, vec![hint])
    }

    fn operate(
        &mut self,
        tree: &mut Tree,
        layout: Layout<'_>,
        renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let Paint {
            fill,
            line,
            line_width,
            ..
        } = self.face.paint;
        let mut mark = Mark::Surface(Surface {
            role: Role::Pad,
            fill,
            line: (line, line_width),
        });
        operation.custom(None, layout.bounds(), &mut mark);
        if !self.is_empty(tree.state.downcast_ref::<State>()) {
            return;
        }
        operation.traverse(&mut |operation| {
            if let Some(hint) = layout.children().next() {
                self.hint
                    .as_widget_mut()
                    .operate(&mut tree.children[0], hint, renderer, operation);
            }
        });
    }

    fn update(
        &mut self,
        tree: &mut Tree,
        event: &Event,
        layout: Layout<'_>,
        cursor: mouse::Cursor,
        _renderer: &iced::Renderer,
        _clipboard: &mut dyn Clipboard,
        shell: &mut Shell<'_, Message>,
        _viewport: &Rectangle,
    ) {
        let (state, bounds) = (tree.state.downcast_mut::<State>(), layout.bounds());
        match pen(event, cursor) {
            Some(Pen::Down(by, at)) if bounds.contains(at) => {
                state.by = Some(by);
                state.line = vec![self.place(at, bounds)];
            }
            Some(Pen::Along(by, at)) if state.by == Some(by) => {
                let place = self.place(at, bounds);
                if state.line.last() == Some(&place) || state.line.len() >= MOST_FOLLOWED {
                    return;
                }
                state.line.push(place);
            }
            Some(Pen::Up(by)) if state.by == Some(by) => {
                let pad = [bounds.width, bounds.height].map(|side| self.hundredths(side));
                if let Some(stroke) = Stroke::thinned(&state.line) {
                    shell.publish((self.on_stroke)(PadStroke { pad, stroke }));
                }
                state.forget();
            }
            Some(Pen::Lost(by)) if state.by == Some(by) => state.forget(),
            _ => return,
        }
        shell.capture_event();
        shell.request_redraw();
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
        let (state, bounds) = (tree.state.downcast_ref::<State>(), layout.bounds());
        let Paint {
            fill,
            line,
            line_width,
            radius,
        } = self.face.paint;
        let border = Border {
            color: line,
            width: line_width,
            radius: radius.into(),
        };
        renderer.fill_quad(
            renderer::Quad {
                bounds,
                border,
                ..renderer::Quad::default()
            },
            Background::Color(fill),
        );
        let side = 8.0 * self.face.px_per_mm;
        let base = Rectangle {
            x: bounds.x + side,
            y: (bounds.y + bounds.height * BASE).round(),
            width: (bounds.width - 2.0 * side).max(0.0),
            height: (0.5 * self.face.px_per_mm).round().max(1.0),
        };
        renderer.fill_quad(
            renderer::Quad {
                bounds: base,
                ..renderer::Quad::default()
            },
            Background::Color(self.face.base),
        );
        if self.is_empty(state) {
            if let Some(hint) = layout.children().next() {
                self.hint.as_widget().draw(
                    &tree.children[0],
                    renderer,
                    theme,
                    style,
                    hint,
                    cursor,
                    viewport,
                );
            }
            return;
        }
        let size = bounds.size();
        let before = state.before.draw(renderer, size, |frame| {
            for stroke in self.drawing.strokes() {
                self.ink(frame, stroke.points());
            }
        });
        let mut now = Frame::new(renderer, size);
        if let Some(room) = self.room(&state.line) {
            // The renderer draws anew what a line spans from point to point, without the pen's own width;
            // this unseen area tells it of the rest.
            now.fill_rectangle(room.position(), room.size(), Color::TRANSPARENT);
            self.ink(&mut now, &state.line);
        }
        let now = now.into_geometry();
        renderer.with_translation(Vector::new(bounds.x, bounds.y), |renderer| {
            renderer.draw_geometry(before);
            renderer.draw_geometry(now);
        });
    }
}

impl<'a, Message: 'a> From<Pad<'a, Message>> for Element<'a, Message> {
    fn from(pad: Pad<'a, Message>) -> Self {
        Self::new(pad)
    }
}
