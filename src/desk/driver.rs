//! A thread of its own that drives lines to database servers and object stores.
//!
//! The desk's work blocks on what it stores, wherever it was called from: on a worker of the runtime that serves, on
//! one for blocking work, or on none. So those lines are driven elsewhere, and whoever asks only waits.

use futures_executor::block_on;
use std::io;
use std::sync::Arc;
use tokio::runtime::{Builder, Runtime};
use tokio::task::JoinHandle;

/// The thread; a cheap handle.
#[derive(Debug, Clone)]
pub struct Driver(Arc<Inner>);

#[derive(Debug)]
struct Inner(Option<Runtime>);

/// The work was given up, because the desk stops.
#[derive(Debug, thiserror::Error)]
#[error("the desk is stopping")]
pub struct Stopping;

impl Driver {
    /// Starts it.
    ///
    /// # Errors
    /// Whatever the system says.
    pub fn start() -> io::Result<Self> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .thread_name("desk-lines")
            .enable_all()
            .build()?;
        Ok(Self(Arc::new(Inner(Some(runtime)))))
    }

    /// Drives work in the background; `None` where the desk stops.
    pub fn spawn<F>(&self, work: F) -> Option<JoinHandle<F::Output>>
    where
        F: Future + Send + 'static,
        F::Output: Send,
    {
        let runtime = self.0.0.as_ref()?;
        Some(runtime.spawn(work))
    }

    /// Drives work to its end and waits for it.
    ///
    /// # Errors
    /// [`Stopping`].
    pub fn run<F>(&self, work: F) -> Result<F::Output, Stopping>
    where
        F: Future + Send + 'static,
        F::Output: Send,
    {
        let driven = self.spawn(work).ok_or(Stopping)?;
        block_on(driven).map_err(|_| Stopping)
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        // To wait for the thread here would be refused on a worker of another runtime.
        if let Some(runtime) = self.0.take() {
            runtime.shutdown_background();
        }
    }
}
