//! A picture that is touched at a place: the place where the finger lifts is a message.
//!
//! The root tells it every move, as it tells a pad; places that were shown before come with the page.

use crate::kiosk::semantic::{Mark, Role, Surface};
use crate::kiosk::touch::Contact;
use crate::kiosk::widget::pad::{Pen, pen};
use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{Clipboard, Shell, mouse, renderer};
use iced::{Background, Border, Color, Element, Event, Length, Point, Rectangle, Size};

/// Places are told in parts of a picture's width and height.
pub const PARTS: u16 = 10_000;

/// How the marked places look.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Face {
    /// The ring around a place.
    pub ring: Color,
    /// What stands behind the ring, so that it is seen on any paper.
    pub behind: Color,
    /// Radius of the ring, in pixels.
    pub radius: f32,
    /// Thickness of the ring, in pixels.
    pub width: f32,
}

/// A picture with marked places.
pub struct Spots<'a, Message> {
    picture: Element<'a, Message>,
    size: Size,
    shown: Vec<[u16; 2]>,
    face: Face,
    generation: u64,
    on_spot: Box<dyn Fn([u16; 2]) -> Message + 'a>,
}

impl<'a, Message> Spots<'a, Message> {
    /// A picture of this size in pixels.
    ///
    /// `generation` is the page's: a touch begun on another page does not count here.
    pub fn new(
        picture: impl Into<Element<'a, Message>>,
        size: Size,
        shown: Vec<[u16; 2]>,
        face: Face,
        generation: u64,
        on_spot: impl Fn([u16; 2]) -> Message + 'a,
    ) -> Self {
        Self {
            picture: picture.into(),
            size,
            shown,
            face,
            generation,
            on_spot: Box::new(on_spot),
        }
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    fn place(&self, at: Point, bounds: Rectangle) -> [u16; 2] {
        let off = at - bounds.position();
        [(off.x, bounds.width), (off.y, bounds.height)].map(|(off, side)| {
            let share = (off / side.max(1.0)).clamp(0.0, 1.0);
            (share * f32::from(PARTS)).round() as u16
        })
    }

    fn ring(&self, renderer: &mut iced::Renderer, at: Point) {
        use iced::advanced::Renderer as _;
        for (radius, width, color) in [
            (
                self.face.radius + self.face.width,
                self.face.width * 3.0,
                self.face.behind,
            ),
            (self.face.radius, self.face.width, self.face.ring),
        ] {
            let border = Border {
                color,
                width,
                radius: radius.into(),
            };
            let corner = Point::new(at.x - radius, at.y - radius);
            renderer.fill_quad(
                renderer::Quad {
                    bounds: Rectangle::new(corner, Size::new(2.0 * radius, 2.0 * radius)),
                    border,
                    ..renderer::Quad::default()
                },
                Background::Color(Color::TRANSPARENT),
            );
        }
    }
}

/// The finger that is down, and where.
#[derive(Debug, Default)]
struct Held {
    generation: u64,
    by: Option<(Contact, Point)>,
}

impl<Message> Widget<Message, iced::Theme, iced::Renderer> for Spots<'_, Message> {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<Held>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(Held::default())
    }

    fn children(&self) -> Vec<Tree> {
        vec![Tree::new(&self.picture)]
    }

    fn diff(&self, tree: &mut Tree) {
        let held = tree.state.downcast_mut::<Held>();
        if held.generation != self.generation {
            *held = Held {
                generation: self.generation,
                by: None,
            };
        }
        tree.diff_children(std::slice::from_ref(&self.picture));
    }

    fn size(&self) -> Size<Length> {
        Size::new(
            Length::Fixed(self.size.width),
            Length::Fixed(self.size.height),
        )
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        renderer: &iced::Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let size = limits.resolve(self.size.width, self.size.height, Size::ZERO);
        let picture = self.picture.as_widget_mut().layout(
            &mut tree.children[0],
            renderer,
            &layout::Limits::new(Size::ZERO, size),
        );
        layout::Node::with_children(size, vec![picture])
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &iced::Renderer,
        operation: &mut dyn Operation,
    ) {
        let mut mark = Mark::Surface(Surface {
            role: Role::Photograph,
            fill: self.face.behind,
            line: (self.face.ring, self.face.width),
        });
        operation.custom(None, layout.bounds(), &mut mark);
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
        let (held, bounds) = (tree.state.downcast_mut::<Held>(), layout.bounds());
        let is_held = |by: Contact| held.by.is_some_and(|(held, _)| held == by);
        match pen(event, cursor) {
            Some(Pen::Down(by, at)) if bounds.contains(at) => held.by = Some((by, at)),
            Some(Pen::Along(by, at)) if is_held(by) => held.by = Some((by, at)),
            Some(Pen::Up(by)) if is_held(by) => {
                if let Some((_, at)) = held.by.take() {
                    shell.publish((self.on_spot)(self.place(at, bounds)));
                }
            }
            Some(Pen::Lost(by)) if is_held(by) => held.by = None,
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
        let (held, bounds) = (tree.state.downcast_ref::<Held>(), layout.bounds());
        if let Some(picture) = layout.children().next() {
            self.picture.as_widget().draw(
                &tree.children[0],
                renderer,
                theme,
                style,
                picture,
                cursor,
                viewport,
            );
        }
        // Above the picture, which is drawn after everything else of its layer.
        renderer.with_layer(bounds, |renderer| {
            for [x, y] in &self.shown {
                let share = |part: &u16, side: f32| f32::from(*part) / f32::from(PARTS) * side;
                let at = Point::new(
                    bounds.x + share(x, bounds.width),
                    bounds.y + share(y, bounds.height),
                );
                self.ring(renderer, at);
            }
            if let Some((_, at)) = held.by {
                self.ring(renderer, at);
            }
        });
    }
}

impl<'a, Message: 'a> From<Spots<'a, Message>> for Element<'a, Message> {
    fn from(spots: Spots<'a, Message>) -> Self {
        Self::new(spots)
    }
}
