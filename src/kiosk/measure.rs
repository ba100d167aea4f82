//! How tall a piece of a page is, by laying it out off-screen with the real widgets.
//!
//! Dividing a page into parts must agree with what is drawn later; so nothing is estimated.

use crate::kiosk::look::{FONT_FILES, REGULAR};
use crate::kiosk::render::Input;
use iced::advanced::layout::Limits;
use iced::advanced::renderer::Headless;
use iced::advanced::widget::Tree;
use iced::{Element, Pixels, Size};
use std::sync::Once;

thread_local! {
    // Laying out needs a renderer, though nothing is drawn with this one.
    static RENDERER: Option<iced::Renderer> = {
        load_fonts();
        let renderer = <iced::Renderer as Headless>::new(REGULAR, Pixels(32.0), Some("tiny-skia"));
        iced::futures::executor::block_on(renderer)
    };
}

/// Height in pixels that an element takes at this width; 0 where nothing can be laid out.
pub fn height(element: Element<'_, Input>, width: f32) -> f32 {
    size(element, width).height
}

/// Width in pixels that an element takes if it need not wrap.
pub fn width(element: Element<'_, Input>) -> f32 {
    size(element, f32::INFINITY).width
}

fn size(mut element: Element<'_, Input>, width: f32) -> Size {
    RENDERER.with(|renderer| {
        let Some(renderer) = renderer else {
            return Size::ZERO;
        };
        let mut tree = Tree::new(&element);
        let limits = Limits::new(Size::ZERO, Size::new(width, f32::INFINITY));
        let node = element.as_widget_mut().layout(&mut tree, renderer, &limits);
        node.size()
    })
}

/// Loads the embedded fonts into iced's font system; once is enough for the process.
pub fn load_fonts() {
    use iced::advanced::graphics::text::font_system;
    static LOADED: Once = Once::new();
    LOADED.call_once(|| {
        if let Ok(mut system) = font_system().write() {
            for font in FONT_FILES {
                system.load_font(font.into());
            }
        }
    });
}
