//! The window: iced lives here and nowhere else.
//!
//! A pure core (`app`, `visit`, `screen`) turns messages into pages and effects; `render` makes
//! widgets of a page; `station` carries effects out; `window` and `play` drive both – one with a
//! display, one without.

pub mod app;
pub mod contract;
pub mod effect;
pub mod focus;
pub mod icon;
pub mod look;
pub mod measure;
pub mod page;
pub mod paging;
pub mod play;
pub mod render;
pub mod screen;
pub mod semantic;
pub mod staff;
pub mod station;
pub mod status;
pub mod touch;
pub mod visit;
pub mod voice_list;
pub mod widget;
pub mod window;
pub mod words;
