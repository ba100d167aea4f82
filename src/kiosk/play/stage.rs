//! An off-screen window: lays a page out, finds what is on it, taps it and draws it.

use crate::kiosk::look::Look;
use crate::kiosk::look::{FONT_FILES, REGULAR};
use crate::kiosk::page::Page;
use crate::kiosk::render::{self, Frame, Input};
use crate::kiosk::widget::tap::TARGET;
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::advanced::widget::{Id, Operation};
use iced::{Event, Pixels, Point, Rectangle, Size, Theme, mouse, window};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use std::time::Instant;

/// An off-screen window.
pub struct Stage {
    renderer: iced::Renderer,
    cache: Cache,
    size: Size,
    cursor: mouse::Cursor,
}

/// The renderer could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the software renderer could not be made")]
pub struct NoRenderer;

/// A text or a target as laid out.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Where it is, in pixels.
    pub bounds: Rectangle,
    /// What it says; `None` for a frame around others.
    pub text: Option<String>,
    /// The frame around it, by its place in the list.
    pub inside: Option<usize>,
    /// Whether it can be tapped.
    pub target: bool,
}

impl Item {
    /// Whether it lies within a frame, but for rounding.
    fn fits(&self, frame: Rectangle) -> bool {
        let (own, slack) = (self.bounds, 1.5);
        own.x >= frame.x - slack
            && own.y >= frame.y - slack
            && own.x + own.width <= frame.x + frame.width + slack
            && own.y + own.height <= frame.y + frame.height + slack
    }
}

/// The texts that a resident would see cut: those that stick out of a frame around them.
pub fn cut_texts(items: &[Item]) -> Vec<&str> {
    items
        .iter()
        .filter_map(|item| {
            let text = item.text.as_deref()?;
            let mut around = item.inside;
            while let Some(place) = around {
                let frame = items.get(place)?;
                if !item.fits(frame.bounds) {
                    return Some(text);
                }
                around = frame.inside;
            }
            None
        })
        .collect()
}

/// A picture of the window.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// RGBA.
    pub pixels: Vec<u8>,
}

impl Stage {
    /// A window of this size in pixels.
    ///
    /// # Errors
    /// [`NoRenderer`].
    pub fn open(width: u32, height: u32) -> Result<Self, NoRenderer> {
        load_fonts();
        let renderer = <iced::Renderer as Headless>::new(REGULAR, Pixels(32.0), Some("tiny-skia"));
        let renderer = iced::futures::executor::block_on(renderer).ok_or(NoRenderer)?;
        Ok(Self {
            renderer,
            cache: Cache::default(),
            size: Size::new(width as f32, height as f32),
            cursor: mouse::Cursor::Unavailable,
        })
    }

    /// Everything on the page, in reading order.
    pub fn items(&mut self, page: &Page, frame: &Frame, look: &Look) -> Vec<Item> {
        let mut collect = Collect::default();
        self.with_interface(page, frame, look, |interface, renderer, _| {
            interface.operate(renderer, &mut collect);
        });
        collect.items
    }

    /// Where a text stands, by its exact words.
    pub fn find(&mut self, words: &str, page: &Page, frame: &Frame, look: &Look) -> Option<Point> {
        self.items(page, frame, look)
            .into_iter()
            .find(|item| item.text.as_deref() == Some(words))
            .map(|item| item.bounds.center())
    }

    /// Plays events and gives what the page sends.
    pub fn play(
        &mut self,
        events: &[Event],
        page: &Page,
        frame: &Frame,
        look: &Look,
    ) -> Vec<Input> {
        for event in events {
            if let Event::Mouse(mouse::Event::CursorMoved { position }) = event {
                self.cursor = mouse::Cursor::Available(*position);
            }
        }
        let cursor = self.cursor;
        let mut inputs = Vec::new();
        self.with_interface(page, frame, look, |interface, renderer, _| {
            let _ = interface.update(events, cursor, renderer, &mut clipboard::Null, &mut inputs);
        });
        inputs
    }

    /// Draws the page.
    pub fn draw(&mut self, page: &Page, frame: &Frame, look: &Look) -> Picture {
        let size = Size::new(self.size.width as u32, self.size.height as u32);
        let palette = look.palette;
        let pixels = self.with_interface(page, frame, look, |interface, renderer, _| {
            let redraw = Event::Window(window::Event::RedrawRequested(Instant::now()));
            let cursor = mouse::Cursor::Unavailable;
            let mut ignored = Vec::new();
            let _ = interface.update(
                &[redraw],
                cursor,
                renderer,
                &mut clipboard::Null,
                &mut ignored,
            );
            interface.draw(
                renderer,
                &Theme::Light,
                &Style {
                    text_color: palette.ink,
                },
                cursor,
            );
            renderer.screenshot(size, 1.0, palette.paper)
        });
        Picture {
            width: size.width,
            height: size.height,
            pixels,
        }
    }

    fn with_interface<T>(
        &mut self,
        page: &Page,
        frame: &Frame,
        look: &Look,
        act: impl FnOnce(
            &mut UserInterface<'_, Input, Theme, iced::Renderer>,
            &mut iced::Renderer,
            Size,
        ) -> T,
    ) -> T {
        let cache = std::mem::take(&mut self.cache);
        let element = render::view(page, frame, look);
        let mut interface = UserInterface::build(element, self.size, cache, &mut self.renderer);
        let result = act(&mut interface, &mut self.renderer, self.size);
        self.cache = interface.into_cache();
        result
    }
}

/// Loads the embedded fonts into iced's font system; once is enough for the process.
pub fn load_fonts() {
    use iced::advanced::graphics::text::font_system;
    if let Ok(mut system) = font_system().write() {
        for font in FONT_FILES {
            system.load_font(font.into());
        }
    }
}

#[derive(Default)]
struct Collect {
    items: Vec<Item>,
    around: Vec<usize>,
}

impl Collect {
    fn keep(&mut self, bounds: Rectangle, text: Option<&str>, target: bool) {
        self.items.push(Item {
            bounds,
            text: text.map(str::to_owned),
            inside: self.around.last().copied(),
            target,
        });
    }
}

impl Operation for Collect {
    fn traverse(&mut self, operate: &mut dyn FnMut(&mut dyn Operation)) {
        self.around.push(self.items.len().saturating_sub(1));
        operate(self);
        let _ = self.around.pop();
    }

    fn container(&mut self, id: Option<&Id>, bounds: Rectangle) {
        self.keep(bounds, None, id == Some(&TARGET));
    }

    fn text(&mut self, _id: Option<&Id>, bounds: Rectangle, text: &str) {
        self.keep(bounds, Some(text), false);
    }
}
