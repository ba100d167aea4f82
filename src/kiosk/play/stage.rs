//! An off-screen window: lays a page out, finds what is on it, taps it and draws it.

use crate::kiosk::look::Look;
use crate::kiosk::look::REGULAR;
use crate::kiosk::measure::load_fonts;
use crate::kiosk::page::Page;
use crate::kiosk::render::{self, Frame, Input};
use crate::kiosk::semantic::{Node, Reading};
use crate::machine::clock::Clock;
use iced::advanced::clipboard;
use iced::advanced::renderer::{Headless, Style};
use iced::keyboard::{self, Key, key::Named};
use iced::{Event, Pixels, Point, Size, Theme, mouse, window};
use iced_test::runtime::UserInterface;
use iced_test::runtime::user_interface::Cache;
use iced_test::simulator;
use jiff::Timestamp;
use std::time::{Duration, Instant};

/// An off-screen window.
pub struct Stage {
    renderer: iced::Renderer,
    cache: Cache,
    size: Size,
    cursor: mouse::Cursor,
    /// By it, keys are told from scans.
    clock: Clock,
}

/// Between the keys of a person.
const BY_HAND: Duration = Duration::from_millis(150);
/// Between the keys of a scanner.
const BY_SCANNER: Duration = Duration::from_millis(4);
/// Nobody presses keys for so long.
const SILENCE: Duration = Duration::from_millis(500);

/// The renderer could not be made.
#[derive(Debug, thiserror::Error)]
#[error("the software renderer could not be made")]
pub struct NoRenderer;

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
            clock: Clock::played(Timestamp::UNIX_EPOCH),
        })
    }

    /// Everything on the page, in reading order.
    pub fn nodes(&mut self, page: &Page, frame: &Frame, look: &Look) -> Vec<Node> {
        let mut reading = Reading::default();
        self.with_interface(page, frame, look, |interface, renderer, _| {
            interface.operate(renderer, &mut reading);
        });
        reading.into_nodes()
    }

    /// Where a text stands, by its exact words.
    pub fn find(&mut self, words: &str, page: &Page, frame: &Frame, look: &Look) -> Option<Point> {
        self.nodes(page, frame, look)
            .into_iter()
            .find(|node| node.is_text() && node.text == words)
            .map(|node| node.bounds.center())
    }

    /// Plays events and gives what the page sends; keys come as a hand presses them.
    pub fn play(
        &mut self,
        events: &[Event],
        page: &Page,
        frame: &Frame,
        look: &Look,
    ) -> Vec<Input> {
        self.play_at(BY_HAND, events, page, frame, look)
    }

    /// Plays the keys of a scanner that types this text and Enter.
    pub fn scan(&mut self, text: &str, page: &Page, frame: &Frame, look: &Look) -> Vec<Input> {
        self.type_at(&format!("{text}\n"), BY_SCANNER, page, frame, look)
    }

    /// Plays the keys that type this text, with so much time before each.
    pub fn type_at(
        &mut self,
        text: &str,
        pause: Duration,
        page: &Page,
        frame: &Frame,
        look: &Look,
    ) -> Vec<Input> {
        let keys: Vec<Event> = text.chars().map(key_of).collect();
        self.play_at(pause, &keys, page, frame, look)
    }

    /// Plays events with so much time before each key, and silence after the last.
    fn play_at(
        &mut self,
        pause: Duration,
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
        let clock = self.clock.clone();
        let has_keys = events.iter().any(is_key);
        let mut inputs = Vec::new();
        self.with_interface(page, frame, look, |interface, renderer, _| {
            let mut tell = |events: &[Event]| {
                let clipboard = &mut clipboard::Null;
                let _ = interface.update(events, cursor, renderer, clipboard, &mut inputs);
            };
            let redraw = || Event::Window(window::Event::RedrawRequested(Instant::now()));
            for event in events.chunk_by(|one, other| !is_key(one) && !is_key(other)) {
                if event.iter().any(is_key) {
                    clock.advance(pause);
                    tell(&[redraw()]);
                }
                tell(event);
            }
            if has_keys {
                clock.advance(SILENCE);
                tell(&[redraw()]);
            }
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
        let frame = Frame {
            clock: Some(self.clock.clone()),
            ..frame.clone()
        };
        let element = render::view(page, &frame, look);
        let mut interface = UserInterface::build(element, self.size, cache, &mut self.renderer);
        let result = act(&mut interface, &mut self.renderer, self.size);
        self.cache = interface.into_cache();
        result
    }
}

fn is_key(event: &Event) -> bool {
    matches!(event, Event::Keyboard(keyboard::Event::KeyPressed { .. }))
}

/// The press of the key for a sign.
fn key_of(sign: char) -> Event {
    match sign {
        '\n' | '\r' => simulator::press_key(Key::Named(Named::Enter), None),
        '\t' => simulator::press_key(Key::Named(Named::Tab), None),
        '\u{8}' => simulator::press_key(Key::Named(Named::Backspace), None),
        '\u{1b}' => simulator::press_key(Key::Named(Named::Escape), None),
        ' ' => simulator::press_key(Key::Named(Named::Space), Some(" ".into())),
        sign => {
            let text = sign.to_string();
            simulator::press_key(Key::Character(text.as_str().into()), Some(text.into()))
        }
    }
}
