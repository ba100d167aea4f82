//! The window on a real display: iced drives the station, once a second and at every touch.

use crate::kiosk::effect::Message;
use crate::kiosk::look::REGULAR;
use crate::kiosk::measure;
use crate::kiosk::render::{self, Input};
use crate::kiosk::station::closed::Kiosk;
use crate::kiosk::station::job::Job;
use iced::{Element, Size, Subscription, Task, Theme, window};
use std::sync::Mutex;
use std::time::Duration;

/// While the voice speaks, it is listened to so often.
const LISTENING: Duration = Duration::from_millis(100);

/// While a camera is looked through, it is asked so often for what it sees.
const LOOKING: Duration = Duration::from_millis(40);

/// How the window stands on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Full screen, and nothing closes it.
    Kiosk,
    /// Full screen, closed as the window manager likes.
    Demo,
    /// A window of the panel's size.
    Windowed,
}

/// Why there is no window.
#[derive(Debug, thiserror::Error)]
pub enum WindowError {
    /// Neither an X nor a Wayland display is named in the environment.
    #[error(
        "no display was found, so there is no window to show; \
         `motcua demo` plays the program without one and writes pictures of every screen"
    )]
    NoDisplay,
    /// The display refused.
    #[error("the display could not be used")]
    Display(#[source] iced::Error),
}

#[derive(Debug, Clone)]
enum Happening {
    Input(Input),
    Station(Box<Message>),
    Second,
    Listen,
    Look,
    Resized(Size),
}

struct Window {
    kiosk: Kiosk,
}

/// Whether the environment names a display.
pub fn has_display() -> bool {
    let named = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"]
        .into_iter()
        .any(named)
}

/// Says so where there is no display.
///
/// # Errors
/// [`WindowError::NoDisplay`].
pub fn require_display() -> Result<(), WindowError> {
    if has_display() {
        Ok(())
    } else {
        Err(WindowError::NoDisplay)
    }
}

/// Opens the window and runs until it is closed.
///
/// # Errors
/// [`WindowError::NoDisplay`] where there is none; nothing panics.
pub fn run(kiosk: Kiosk, mode: Mode) -> Result<(), WindowError> {
    require_display()?;
    measure::load_fonts();
    let look = kiosk.app().look();
    // The boot function may be called more than once by its type; the kiosk exists once.
    let kiosk = Mutex::new(Some(kiosk));
    let boot = move || Window {
        kiosk: kiosk
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .take()
            .unwrap_or_else(|| unreachable!("iced boots an application once")),
    };
    iced::application(boot, Window::update, Window::view)
        .settings(iced::Settings {
            id: Some("vn.motcua.kiosk".to_owned()),
            fonts: Vec::new(),
            default_font: REGULAR,
            ..iced::Settings::default()
        })
        .window(window::Settings {
            size: Size::new(look.width, look.height),
            fullscreen: mode != Mode::Windowed,
            decorations: mode == Mode::Windowed,
            resizable: mode == Mode::Windowed,
            // A kiosk in a lobby is not closed by a key combination.
            exit_on_close_request: mode != Mode::Kiosk,
            ..window::Settings::default()
        })
        .title("Một Cửa")
        .theme(|_: &Window| Theme::Light)
        .subscription(Window::subscription)
        .run()
        .map_err(WindowError::Display)
}

impl Window {
    fn update(&mut self, happening: Happening) -> Task<Happening> {
        match &mut self.kiosk {
            Kiosk::Open(station) => {
                let jobs = match happening {
                    Happening::Input(input) => station.handle(Message::Input(input)),
                    Happening::Station(message) => station.handle(*message),
                    Happening::Second => station.tick(),
                    Happening::Listen => station.listen(),
                    Happening::Look => station.look(),
                    Happening::Resized(size) => {
                        station.resize(size.width, size.height);
                        Vec::new()
                    }
                };
                Task::batch(jobs.into_iter().map(run_beside))
            }
            Kiosk::Closed(closed) => {
                match happening {
                    Happening::Input(input) => closed.give(Message::Input(input)),
                    Happening::Station(message) => closed.give(*message),
                    Happening::Resized(size) => closed.resize(size.width, size.height),
                    Happening::Listen | Happening::Look => {}
                    Happening::Second => {
                        if let Some(station) = closed.tick() {
                            self.kiosk = Kiosk::Open(Box::new(station));
                        }
                    }
                }
                Task::none()
            }
        }
    }

    fn view(&self) -> Element<'_, Happening> {
        let app = self.kiosk.app();
        render::view(&app.page(), &app.frame(), &app.look()).map(Happening::Input)
    }

    fn subscription(&self) -> Subscription<Happening> {
        let speaking = matches!(&self.kiosk, Kiosk::Open(station) if station.is_speaking());
        let listening = if speaking {
            iced::time::every(LISTENING).map(|_| Happening::Listen)
        } else {
            Subscription::none()
        };
        let looking = matches!(&self.kiosk, Kiosk::Open(station) if station.is_looking());
        let looking = if looking {
            iced::time::every(LOOKING).map(|_| Happening::Look)
        } else {
            Subscription::none()
        };
        Subscription::batch([
            listening,
            looking,
            iced::time::every(Duration::from_secs(1)).map(|_| Happening::Second),
            window::resize_events().map(|(_, size)| Happening::Resized(size)),
        ])
    }
}

/// Runs a slow job on a thread of its own, so that the window stays alive.
fn run_beside(job: Job) -> Task<Happening> {
    Task::future(async move {
        let (done, message) = iced::futures::channel::oneshot::channel();
        let worker = std::thread::Builder::new()
            .name("job".to_owned())
            .spawn(move || drop(done.send(job.run())));
        match worker {
            Ok(_) => message.await.ok(),
            Err(_) => None,
        }
    })
    .and_then(|message: Message| Task::done(Happening::Station(Box::new(message))))
}
