//! What takes longer than a frame: finishing pages and reading codes, one job at a time.

use crate::capture::page::{self, Finished};
use crate::capture::qr::{self, FrameReader, QrError};
use crate::capture::source::frame::Luma;
use std::io;
use std::sync::mpsc;
use std::thread;

/// A job.
pub(super) enum Job {
    /// Make a page of a picture.
    Page(Vec<u8>),
    /// Read the code in a frame.
    Frame(Luma),
    /// Read the code in a picture.
    Code(Vec<u8>),
}

/// What came of it.
pub(super) enum Done {
    /// A page and the picture it was made of; nothing where it is no picture.
    Page(Option<(Box<Finished>, Vec<u8>)>),
    /// What was read in a frame.
    Frame(Result<String, QrError>),
    /// What was read in a picture.
    Code(Result<String, QrError>),
}

/// A thread that works, with one job at a time.
pub(super) struct Work {
    jobs: mpsc::SyncSender<Job>,
    done: mpsc::Receiver<Done>,
    is_busy: bool,
}

impl Work {
    /// Starts the thread. It ends after the job it is at when this is dropped.
    ///
    /// # Errors
    /// When no thread can be had.
    pub fn start() -> io::Result<Self> {
        let (jobs, to_do) = mpsc::sync_channel(1);
        let (tell, done) = mpsc::channel();
        thread::Builder::new()
            .name("pages".to_owned())
            .spawn(move || {
                let mut reader = FrameReader::default();
                for job in to_do {
                    if tell.send(work(job, &mut reader)).is_err() {
                        return;
                    }
                }
            })?;
        Ok(Self {
            jobs,
            done,
            is_busy: false,
        })
    }

    /// Whether a job is being done.
    pub fn is_busy(&self) -> bool {
        self.is_busy
    }

    /// Gives it a job; it must not be busy.
    pub fn give(&mut self, job: Job) {
        self.is_busy = self.jobs.try_send(job).is_ok();
    }

    /// What came of the last job, once it is done.
    pub fn done(&mut self) -> Option<Done> {
        match self.done.try_recv() {
            Ok(done) => {
                self.is_busy = false;
                Some(done)
            }
            Err(mpsc::TryRecvError::Empty) => None,
            // A job that went down took the thread with it: nothing comes of it.
            Err(mpsc::TryRecvError::Disconnected) => {
                self.is_busy = false;
                None
            }
        }
    }
}

fn work(job: Job, reader: &mut FrameReader) -> Done {
    match job {
        Job::Page(picture) => {
            let finished = page::finish(&picture).ok();
            Done::Page(finished.map(|finished| (Box::new(finished), picture)))
        }
        Job::Frame(frame) => Done::Frame(reader.read(&frame.grey, frame.width, frame.height)),
        Job::Code(picture) => Done::Code(qr::of_picture(&picture)),
    }
}
