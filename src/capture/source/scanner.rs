//! A scanner, through the program `scanimage` of SANE: a driver that hangs or breaks takes a program
//! with it, and never the kiosk.
//!
//! A scanner gives nothing by itself: each page is asked for.

mod abilities;
mod program;

use super::{Capture, Source, Trouble, Wait};
use abilities::Abilities;
use program::Finished;
use std::path::{Path, PathBuf};

/// Most bytes of a scanned page: A4 in colour at 300 dots per inch has 26 million.
const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// Most bytes of a list.
const MOST_LIST: u64 = 256 * 1024;
/// How a list is written: name, maker, model, kind.
const LIST: &str = "%d|%v|%m|%t%n";
/// Cameras that SANE passes off as scanners: they are used as cameras.
const CAMERAS: &str = "v4l:";

/// The program that speaks to scanners.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scanimage {
    program: PathBuf,
    drivers: Option<PathBuf>,
}

impl Default for Scanimage {
    fn default() -> Self {
        Self::at(Path::new("scanimage"))
    }
}

/// A scanner that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name, e.g. `fujitsu:fi-7160:12345`.
    pub name: String,
    /// Maker and model.
    pub model: String,
}

impl Scanimage {
    /// The program at this path, or of this name in the search path.
    pub fn at(program: &Path) -> Self {
        Self {
            program: program.to_owned(),
            drivers: None,
        }
    }

    /// Only with the drivers that this folder lists in its `dll.conf`: looking for scanners with all
    /// of them takes seconds.
    #[must_use]
    pub fn with_drivers(mut self, folder: &Path) -> Self {
        self.drivers = Some(folder.to_owned());
        self
    }

    /// The scanners that are there.
    ///
    /// # Errors
    /// Why they cannot be listed; none at all is an empty list.
    pub fn list(&self, wait: &Wait) -> Result<Vec<Listed>, Trouble> {
        let told = self.run(&["-f", LIST], MOST_LIST, wait)?.success()?;
        Ok(listed(&String::from_utf8_lossy(&told)))
    }

    fn abilities(&self, name: &str, wait: &Wait) -> Result<Abilities, Trouble> {
        let told = self.run(&["-d", name, "-A"], MOST_LIST, wait)?.success()?;
        Ok(Abilities::of(&String::from_utf8_lossy(&told)))
    }

    fn run(&self, words: &[&str], most: u64, wait: &Wait) -> Result<Finished, Trouble> {
        program::run(&self.program, self.drivers.as_deref(), words, most, wait)
    }
}

fn listed(text: &str) -> Vec<Listed> {
    let each = text.lines().filter_map(|line| {
        let mut fields = line.split('|').map(str::trim);
        let (name, maker, model) = (fields.next()?, fields.next()?, fields.next()?);
        let is_scanner = !name.is_empty() && !name.starts_with(CAMERAS);
        is_scanner.then(|| Listed {
            name: name.to_owned(),
            model: format!("{maker} {model}"),
        })
    });
    each.collect()
}

/// Which scanner is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// The first one that is there.
    Any,
    /// The one of this name, as `motcua sources` prints it.
    Named(String),
}

/// The scanner of a list that is meant.
///
/// # Errors
/// [`Trouble::Gone`] where none is.
pub fn meant<'a>(list: &'a [Listed], wanted: &Wanted) -> Result<&'a Listed, Trouble> {
    let mut all = list.iter();
    let found = match wanted {
        Wanted::Any => all.next(),
        Wanted::Named(name) => all.find(|listed| listed.name == *name),
    };
    found.ok_or(Trouble::Gone)
}

/// A scanner as a source.
#[derive(Debug)]
pub struct Scanner {
    program: Scanimage,
    wanted: Wanted,
    more: Vec<String>,
    open: Option<(String, Abilities)>,
}

impl Scanner {
    /// The scanner that is meant; it may be switched on later.
    pub fn new(program: Scanimage, wanted: Wanted) -> Self {
        Self {
            program,
            wanted,
            more: Vec::new(),
            open: None,
        }
    }

    /// With more options of `scanimage` for each page, e.g. `--source=ADF`.
    #[must_use]
    pub fn with_options(mut self, more: &[&str]) -> Self {
        self.more = more.iter().map(|word| (*word).to_owned()).collect();
        self
    }

    fn scan(&mut self, wait: &Wait) -> Result<Vec<u8>, Trouble> {
        let (name, abilities) = self.open.as_ref().ok_or(Trouble::Gone)?;
        let options = abilities.options();
        let mut words = vec!["-d", name, "--format=pnm"];
        words.extend(options.iter().map(String::as_str));
        words.extend(self.more.iter().map(String::as_str));
        let page = self.program.run(&words, MOST_BYTES, wait)?.success()?;
        // A driver that gives up in the middle of a page may still end well.
        if is_whole(&page) {
            Ok(page)
        } else {
            Err(Trouble::Failed(0))
        }
    }
}

impl Source for Scanner {
    fn open(&mut self, wait: &Wait) -> Result<(), Trouble> {
        self.open = None;
        let name = match &self.wanted {
            Wanted::Named(name) => name.clone(),
            Wanted::Any => {
                let list = self.program.list(wait)?;
                meant(&list, &self.wanted)?.name.clone()
            }
        };
        let abilities = self.program.abilities(&name, wait)?;
        self.open = Some((name, abilities));
        Ok(())
    }

    fn is_live(&self) -> bool {
        false
    }

    /// Scans a page.
    fn next(&mut self, wait: &Wait) -> Result<Capture, Trouble> {
        let page = self.scan(wait);
        if page.as_ref().is_err_and(Trouble::closes) {
            self.open = None;
        }
        page.map(Capture::Picture)
    }
}

/// Whether a PNM file has all the bytes that its head speaks of.
fn is_whole(page: &[u8]) -> bool {
    let format = image::ImageFormat::Pnm;
    let reader = image::ImageReader::with_format(std::io::Cursor::new(page), format);
    let Ok((width, height)) = reader.into_dimensions() else {
        return false;
    };
    let row = match page.get(..2) {
        Some(b"P4") => u64::from(width).div_ceil(8),
        Some(b"P5") => u64::from(width),
        Some(b"P6") => u64::from(width) * 3,
        _ => return false,
    };
    // The head has at least eleven bytes: `P5 1 1 255 `, and that of a bitmap two parts less.
    width > 0 && height > 0 && page.len() as u64 > row.saturating_mul(u64::from(height))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
