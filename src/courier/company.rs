//! Company from the desk: what is wished for there, and what the resident's screen says to whoever may see it.
//!
//! The one idea: nothing of it is worth anything late. The desk is listened to only during a visit and over a line
//! that is up; of the screen only the latest view is sent; and neither is ever written down.

use crate::courier::beat::{UNHEARD, is_final};
use crate::courier::client::Client;
use crate::courier::outcome::Trouble;
use crate::courier::sender::Chance;
use crate::courier::status::{Line, LineStatus};
use crate::courier::waiting;
use crate::filing::company::{Kind, SILENCE, Shown, Standing, Word};
use std::time::{Duration, Instant};
use tokio::sync::watch;
use tokio::time::{sleep, timeout};

/// How long the desk may keep a question open; routers forget a silent connection after a minute.
const OPEN: Duration = Duration::from_secs(25);
/// A desk that answers sooner with nothing new is asked again only after a rest.
const EARLY: Duration = Duration::from_secs(2);
/// Changes of the view within this time are told together.
const TOGETHER: Duration = Duration::from_secs(1);
/// So often the desk hears that the kiosk is there, where nothing changes.
const SIGN_OF_LIFE: Duration = Duration::from_secs(5);
/// Most words that wait; there are two grants, each with an answer and an end.
const WORDS: usize = 8;

/// What the window has for the desk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Said {
    /// Whether somebody is at a visit.
    visiting: bool,
    /// What the desk has not heard yet, in order, and since when it waits.
    words: Vec<(Word, Instant)>,
    /// What stands on the screen, while it may be seen.
    shown: Option<Shown>,
}

/// What the courier has heard for the window.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Heard {
    /// How company stands at the desk.
    pub standing: Option<Standing>,
    /// When the desk last took a view.
    pub taken: Option<Instant>,
    /// The wish whose view the desk takes no more.
    pub over: Option<u64>,
}

impl Said {
    /// Adds a word. Once seeing is over, no view goes out any more, not even one that was about to.
    pub fn add(&mut self, word: Word) {
        if matches!(
            word,
            Word::Ended {
                kind: Kind::Watch,
                ..
            }
        ) {
            self.shown = None;
        }
        self.words.push((word, Instant::now()));
        let surplus = self.words.len().saturating_sub(WORDS);
        drop(self.words.drain(..surplus));
    }

    /// Whether somebody is at a visit, and what of it may be seen.
    pub fn show(&mut self, visiting: bool, shown: Option<Shown>) -> bool {
        let changed = (self.visiting, &self.shown) != (visiting, &shown);
        self.visiting = visiting;
        self.shown = shown;
        changed
    }
}

/// Both ends that the courier holds.
#[derive(Debug, Clone)]
pub(super) struct Ends {
    pub(super) said: watch::Sender<Said>,
    pub(super) heard: watch::Sender<Heard>,
}

impl Default for Ends {
    fn default() -> Self {
        Self {
            said: watch::Sender::new(Said::default()),
            heard: watch::Sender::new(Heard::default()),
        }
    }
}

/// Listens to the desk and speaks to it.
pub(super) struct Companion {
    client: Client,
    kiosk: String,
    ends: Ends,
    status: watch::Receiver<LineStatus>,
}

impl Companion {
    pub(super) fn new(
        client: Client,
        kiosk: String,
        ends: Ends,
        status: watch::Receiver<LineStatus>,
    ) -> Self {
        Self {
            client,
            kiosk,
            ends,
            status,
        }
    }

    /// Runs for ever.
    pub(super) async fn run(self) {
        tokio::select! {
            () = self.listen() => {}
            () = self.speak() => {}
        }
    }

    async fn listen(&self) {
        let mut said = self.ends.said.subscribe();
        let mut line = self.status.clone();
        let mut chance = Chance::default();
        let (mut after, mut failures) = (0, 0_u32);
        loop {
            let visiting = said.wait_for(|said| said.visiting).await.is_ok();
            if !visiting || line.wait_for(|line| line.line == Line::Up).await.is_err() {
                return std::future::pending().await;
            }
            let asked = Instant::now();
            let answer = tokio::select! {
                answer = self.client.company(&self.kiosk, after, OPEN) => answer,
                _ = said.wait_for(|said| !said.visiting) => continue,
                _ = line.wait_for(|line| line.line != Line::Up) => continue,
            };
            match answer {
                Ok(standing) => {
                    failures = 0;
                    let is_new = standing.revision != after;
                    after = standing.revision;
                    self.ends
                        .heard
                        .send_modify(|heard| heard.standing = Some(standing));
                    if !is_new && asked.elapsed() < EARLY {
                        sleep(EARLY).await;
                    }
                }
                Err(trouble) if is_final(&trouble) => sleep(UNHEARD).await,
                Err(_) => {
                    failures = failures.saturating_add(1);
                    let longest = EARLY * failures.min(15);
                    sleep(waiting::between(TOGETHER, longest, chance.draw())).await;
                }
            }
        }
    }

    async fn speak(&self) {
        let mut said = self.ends.said.subscribe();
        let mut last: Option<(Instant, Shown)> = None;
        loop {
            let now = said.borrow_and_update().clone();
            if let Some((word, since)) = now.words.first() {
                let outcome = self.client.say(&self.kiosk, word).await;
                // The desk ends what it hears nothing of; what is refused it has ended already.
                let done = match &outcome {
                    Ok(()) => true,
                    Err(trouble) => is_refused(trouble) || since.elapsed() >= SILENCE,
                };
                if done {
                    self.forget(word, *since);
                } else {
                    let _ = timeout(TOGETHER, said.changed()).await;
                }
                continue;
            }
            let Some(shown) = now.shown else {
                last = None;
                if said.changed().await.is_err() {
                    return std::future::pending().await;
                }
                continue;
            };
            let rest = last.as_ref().map_or(Duration::ZERO, |(at, before)| {
                let pause = if *before == shown {
                    SIGN_OF_LIFE
                } else {
                    TOGETHER
                };
                pause.saturating_sub(at.elapsed())
            });
            if !rest.is_zero() {
                let _ = timeout(rest, said.changed()).await;
                continue;
            }
            let watch = shown.watch;
            last = Some((Instant::now(), shown.clone()));
            match self.client.say(&self.kiosk, &Word::Shown(shown)).await {
                Ok(()) => self
                    .ends
                    .heard
                    .send_modify(|heard| heard.taken = Some(Instant::now())),
                Err(trouble) if is_refused(&trouble) => self
                    .ends
                    .heard
                    .send_modify(|heard| heard.over = Some(watch)),
                // What is lost by then is old; the next view is not.
                Err(_) => {}
            }
        }
    }

    fn forget(&self, word: &Word, since: Instant) {
        let _ = self.ends.said.send_if_modified(|said| {
            let is_first = said.words.first();
            let is_first = is_first.is_some_and(|(first, at)| first == word && *at == since);
            if is_first {
                let _ = said.words.remove(0);
            }
            // Only this loop waits for words to go, and it looks again by itself.
            false
        });
    }
}

/// Whether the desk has said that this is nothing, or nothing any more.
fn is_refused(trouble: &Trouble) -> bool {
    let is_over =
        matches!(trouble, Trouble::Refused(refusal) if matches!(refusal.status, 409 | 413));
    is_over || is_final(trouble)
}
