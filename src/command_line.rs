//! The command line: what each command takes and what it is for. What it does stands in `main`.

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Một Cửa: an assisted kiosk that guides residents through a filing, keeps it, and sends it when the line is back.
#[derive(Parser)]
#[command(version)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Subcommand)]
pub enum Command {
    /// The kiosk, fullscreen (the default).
    Run {
        #[command(flatten)]
        folders: Folders,
        /// Who sends: this process, or `motcua courier` outside of it.
        #[arg(long, value_enum, default_value_t = Sender::Inside)]
        courier: Sender,
        /// A window of the panel's size instead of the whole screen.
        #[arg(long)]
        windowed: bool,
    },
    /// The sender alone, without a window.
    Courier {
        #[command(flatten)]
        folders: Folders,
    },
    /// Enrols this kiosk at the desk with a code that `motcua-desk kiosk add` has printed. Start the kiosk anew afterwards.
    Enrol {
        /// The code.
        #[arg(long)]
        code: String,
        #[command(flatten)]
        folders: Folders,
    },
    /// Writes every filing that the desk has not confirmed to a stick, sealed so that only the desk can open it.
    /// Works while the kiosk runs; run again, it writes only what is missing.
    Export {
        /// Where the stick is mounted.
        folder: PathBuf,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// Takes over every filing of a lost box's mirror, and fences that box. Its filings begin in doubt: the desk is
    /// asked first.
    Adopt {
        /// The mirror's folder.
        folder: PathBuf,
        /// The file with the private half of the recovery key.
        #[arg(long)]
        key: PathBuf,
        #[command(flatten)]
        folders: Folders,
    },
    /// A desk on loopback and a kiosk with made-up residents; without a display, plays scripts and writes pictures.
    Demo {
        /// Where pictures, papers and data go.
        #[arg(long, default_value = "demo-out")]
        out: PathBuf,
        /// The configuration folder.
        #[arg(long, default_value = "kiosk-config")]
        config: PathBuf,
        /// Play the scripts even where there is a display.
        #[arg(long)]
        scripted: bool,
    },
    /// Plays scripts against the real application off-screen.
    Play {
        /// The scripts.
        #[arg(required = true)]
        scripts: Vec<PathBuf>,
        #[command(flatten)]
        folders: Folders,
        /// Where pictures go.
        #[arg(long)]
        out: PathBuf,
        /// The desk's origin; without it, filings stay in the kiosk.
        #[arg(long)]
        desk: Option<String>,
    },
    /// Lays out every screen in every state and tells what is on it, or how the contract stands.
    Pages {
        /// The configuration folder.
        #[arg(long, default_value = "kiosk-config")]
        config: PathBuf,
        #[command(flatten)]
        what: PagesWanted,
        /// One panel: 24-1080, 21-1080, 15-768 or 15-1024.
        #[arg(long)]
        profile: Option<String>,
        /// One text size: medium, large or largest.
        #[arg(long)]
        size: Option<String>,
        /// One theme: paper, dark or light.
        #[arg(long)]
        theme: Option<String>,
        /// One wording: vi, en or pseudo.
        #[arg(long)]
        lang: Option<String>,
        /// Only screens whose name contains this, where pictures are drawn.
        #[arg(long, default_value = "")]
        screen: String,
        /// Every state of a screen is drawn, not the first one alone.
        #[arg(long)]
        every_state: bool,
    },
    /// The sentences of the kiosk's voice, and which of them are recorded.
    Voice {
        /// List them: name of the file, whether it is there, and what to say.
        #[arg(long, required = true)]
        list: bool,
        /// As JSON instead of a table.
        #[arg(long)]
        json: bool,
        /// The configuration folder.
        #[arg(long, default_value = "kiosk-config")]
        config: PathBuf,
    },
    /// What the reader of identity cards makes of a scan, as JSON; fails where it makes nothing of it.
    Scan {
        /// The text of a square code, the three lines on the back of a card, or a picture file.
        what: String,
    },
    /// Makes a finished page of a photograph: found, straight, clean and small; tells the verdict and the corners as JSON.
    Page {
        /// A photograph or a scan, JPEG or PNG.
        picture: PathBuf,
        /// Where the page goes, as JPEG.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// The cameras and scanners that are plugged in, and what a configuration chooses of them.
    Sources {
        /// The configuration folder.
        #[arg(long)]
        config: Option<PathBuf>,
    },
    /// The JSON Schema of a procedure's sealed filings.
    Schema {
        /// The national code, e.g. 1.004873, or the id, e.g. marital-status.
        procedure: String,
        /// Another version than the one in force today.
        #[arg(long)]
        version: Option<String>,
        /// The configuration folder.
        #[arg(long, default_value = "kiosk-config")]
        config: PathBuf,
    },
    /// The application form of a sealed filing as PDF.
    Form {
        /// The filing, as the kiosk seals it and the desk keeps it.
        filing: PathBuf,
        /// Where the form goes.
        #[arg(short, long)]
        output: PathBuf,
        /// The configuration folder.
        #[arg(long, default_value = "kiosk-config")]
        config: PathBuf,
    },
    /// The slips that wait for a printer: lists them, or prints them with nothing to type.
    Slips {
        /// Print all of them, the oldest first.
        #[arg(long)]
        print: bool,
        #[command(flatten)]
        folders: Folders,
    },
    /// Writes the whole photographs of a filing that are kept until the desk has confirmed it.
    Photographs {
        /// The filing's reference, as it stands on the slip.
        reference: String,
        /// Where they go.
        #[arg(short, long)]
        output: PathBuf,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// What waits here and why, what happens next, and the history of one filing; beside a running kiosk.
    Queue {
        /// The filing's reference, as it stands on the slip: its history and its pages.
        reference: Option<String>,
        /// As JSON instead of a table.
        #[arg(long)]
        json: bool,
        /// The language of the words: vi or en.
        #[arg(long, default_value = "en")]
        lang: String,
        #[command(flatten)]
        folders: Folders,
    },
    /// Who may open the pages of the staff at the kiosk; beside a running kiosk.
    Staff {
        #[command(subcommand)]
        what: Staff,
    },
    /// The log of what staff did at the kiosk.
    Audit {
        #[command(subcommand)]
        what: Audit,
    },
    /// Checks a configuration and tells every mistake with file, line and what to do.
    Check {
        /// The configuration folder.
        #[arg(default_value = "kiosk-config")]
        folder: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum Staff {
    /// Gives somebody a PIN of six digits: a random one, told once, or one that is asked for.
    Add {
        /// The person's name, as it stands on the screen and in the log.
        name: String,
        /// What the person does: guide, officer or operator.
        #[arg(long)]
        role: String,
        /// Asks for the PIN; from a terminal twice and without showing it.
        #[arg(long)]
        ask: bool,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// Lists who has a PIN.
    List {
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// Takes somebody's PIN away. The name stays in the log.
    Remove {
        /// The person's name.
        name: String,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// Lets PINs be tried again after fifteen wrong ones.
    Unlock {
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
}

#[derive(Subcommand)]
pub enum Audit {
    /// Makes sure that no line was changed or taken away, and tells the digest of the last one; fails where one was.
    Verify {
        /// A digest noted earlier: fails where the log does not go on from it.
        #[arg(long, value_name = "DIGEST")]
        after: Option<String>,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
    /// Writes every line as a JSON object: when, who, what, which filing.
    Export {
        /// Where the lines go; without it, they are told.
        #[arg(short, long)]
        output: Option<PathBuf>,
        /// The data folder.
        #[arg(long, default_value = "kiosk-data")]
        data: PathBuf,
    },
}

#[derive(clap::Args)]
#[group(required = true, multiple = false)]
pub struct PagesWanted {
    /// One JSON object a line for each screen in each state.
    #[arg(long)]
    pub json: bool,
    /// The report of the contract in Markdown; fails where a rule that must hold does not.
    #[arg(long)]
    pub report: bool,
    /// Pictures of the screens into this folder, for eyes.
    #[arg(long, value_name = "FOLDER")]
    pub pictures: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct Folders {
    /// The configuration folder.
    #[arg(long, default_value = "kiosk-config")]
    pub config: PathBuf,
    /// The data folder.
    #[arg(long, default_value = "kiosk-data")]
    pub data: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Sender {
    Inside,
    Outside,
}
