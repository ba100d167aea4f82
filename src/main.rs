//! The kiosk program: command line → wiring → window.

mod command_line;
mod operator;

use anyhow::Context as _;
use clap::Parser as _;
use command_line::{Command, CommandLine, Folders, Sender};
use jiff::{Timestamp, civil};
use motcua::capture::{page, qr};
use motcua::config::{self, Config};
use motcua::courier;
use motcua::demo;
use motcua::desk;
use motcua::filing::id_card;
use motcua::filing::law_calendar::Standing;
use motcua::filing::procedure::Procedure;
use motcua::kiosk::contract::pictures::{self, States};
use motcua::kiosk::contract::survey::survey;
use motcua::kiosk::contract::variant::{self, Choice, Profile, Wording};
use motcua::kiosk::contract::{dump, report};
use motcua::kiosk::look::{TextSize, Theme};
use motcua::kiosk::play::player::Player;
use motcua::kiosk::station::closed::Kiosk;
use motcua::kiosk::station::{Setup, sources};
use motcua::kiosk::voice_list;
use motcua::kiosk::window::{self, Mode};
use motcua::machine::clock::{Clock, ward_time};
use motcua::paper;
use motcua::protocol::manifest::Manifest;
use motcua::protocol::schema;
use motcua::store::{Options, Role, Store};
use operator::staff;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        .init();
    let command = CommandLine::parse().command.unwrap_or(Command::Run {
        folders: Folders {
            config: "kiosk-config".into(),
            data: "kiosk-data".into(),
        },
        courier: Sender::Inside,
        windowed: false,
    });
    match carry_out(command) {
        Ok(code) => code,
        Err(error) => {
            complain(&format!("motcua: {error:#}"));
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> anyhow::Result<ExitCode> {
    match command {
        Command::Check { folder } => {
            let (report, fine) = config::check(&folder, today());
            tell(&report);
            return Ok(if fine {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            });
        }
        Command::Courier { folders } => send(&folders)?,
        Command::Adopt {
            folder,
            key,
            folders,
        } => return operator::adopt_from(&folder, &key, &folders),
        Command::Enrol { code, folders } => operator::enrol(&code, &folders)?,
        Command::Export { folder, data } => return operator::export_to(&folder, &data),
        Command::Schema {
            procedure,
            version,
            config,
        } => {
            let config = load(&config)?;
            let found = version_of(&config, &procedure, version.as_deref())?;
            tell(&serde_json::to_string_pretty(&schema::of(found))?);
        }
        Command::Form {
            filing,
            output,
            config,
        } => write_form(&filing, &output, &load(&config)?)?,
        Command::Slips { print, folders } => return operator::waiting_slips(print, &folders),
        Command::Queue {
            reference,
            json,
            lang,
            folders,
        } => operator::show_queue(reference.as_deref(), json, &lang, &folders)?,
        Command::Staff { what } => staff::look_after(what)?,
        Command::Audit { what } => staff::tell_log(what)?,
        Command::Photographs {
            reference,
            output,
            data,
        } => operator::write_photographs(&reference, &output, &data)?,
        Command::Pages {
            config,
            what,
            profile,
            size,
            theme,
            lang,
            screen,
            every_state,
        } => {
            let choice = Choice {
                profile: one_of("profile", profile, Profile::from_name)?,
                size: one_of("size", size, TextSize::from_name)?,
                theme: one_of("theme", theme, Theme::from_name)?,
                wording: one_of("lang", lang, Wording::from_name)?,
            };
            let config = load(&config)?;
            if let Some(folder) = what.pictures {
                let states = if every_state {
                    States::All
                } else {
                    States::First
                };
                let drawn = pictures::write(&config, &choice.variants(), &screen, states, &folder)?;
                tell(&format!("{drawn} pictures in {}", folder.display()));
                return Ok(ExitCode::SUCCESS);
            }
            return pages(&config, choice, what.json);
        }
        Command::Voice { json, config, .. } => {
            let lines = voice_list::lines(&load(&config)?);
            if json {
                tell(&serde_json::to_string_pretty(&lines)?);
            } else {
                tell(&voice_list::table(&lines));
            }
        }
        Command::Demo {
            out,
            config,
            scripted,
        } => {
            let config = load(&config)?;
            if !scripted && window::has_display() {
                demo::in_window(config, &out)?;
            } else {
                tell(&demo::scripted(config, &out)?.to_string());
            }
        }
        Command::Play {
            scripts,
            folders,
            out,
            desk,
        } => play(&scripts, &folders, &out, desk)?,
        Command::Page { picture, output } => finish_page(&picture, &output)?,
        Command::Scan { what } => return scan(&what),
        Command::Sources { config } => {
            let config = config.as_deref().map(load).transpose()?;
            let found = sources::look();
            let mut lines = found.lines();
            if let Some(config) = config {
                lines.extend(found.chosen(&config.settings.capture));
            }
            tell(&lines.join("\n"));
        }
        Command::Run {
            folders,
            courier,
            windowed,
        } => {
            window::require_display()?;
            let setup = setup(
                load(&folders.config)?,
                &folders.data,
                courier == Sender::Inside,
            );
            let mode = if windowed {
                Mode::Windowed
            } else {
                Mode::Kiosk
            };
            window::run(Kiosk::open(setup)?, mode)?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn load(folder: &Path) -> anyhow::Result<Config> {
    Ok(config::load(folder)?)
}

fn setup(config: Config, data: &Path, sends: bool) -> Setup {
    Setup {
        config: Arc::new(config),
        data: data.to_owned(),
        clock: Clock::system(),
        sends,
        search_path: search_path(),
    }
}

fn scan(what: &str) -> anyhow::Result<ExitCode> {
    let path = Path::new(what);
    let text = if path.is_file() {
        qr::of_picture(&std::fs::read(path)?)?
    } else {
        what.to_owned()
    };
    let (answer, code) = match id_card::read(&text) {
        Ok(card) => (serde_json::json!({ "card": card }), ExitCode::SUCCESS),
        Err(refusal) => (
            serde_json::json!({ "refused": refusal, "why": refusal.to_string() }),
            ExitCode::FAILURE,
        ),
    };
    tell(&serde_json::to_string_pretty(&answer)?);
    Ok(code)
}

fn finish_page(picture: &Path, output: &Path) -> anyhow::Result<()> {
    let bytes =
        std::fs::read(picture).with_context(|| format!("{} cannot be read", picture.display()))?;
    let finished = page::finish(&bytes)?;
    std::fs::write(output, &finished.page.jpeg)
        .with_context(|| format!("{} cannot be written", output.display()))?;
    let answer = serde_json::json!({
        "found": finished.found,
        "shape": finished.shape,
        "size": finished.size,
        "bytes": finished.page.jpeg.len(),
        "verdict": finished.verdict,
    });
    tell(&serde_json::to_string_pretty(&answer)?);
    Ok(())
}

/// Programs lie in the search path, the sockets of daemons in the folder of the session.
fn search_path() -> Vec<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let session = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from);
    std::env::split_paths(&path).chain(session).collect()
}

fn send(folders: &Folders) -> anyhow::Result<()> {
    let settings = load(&folders.config)?.settings;
    let link = settings
        .desk
        .ok_or_else(|| anyhow::anyhow!("kiosk.toml names no [desk]"))?;
    let (store, _) = Store::open_with(
        &folders.data,
        Options {
            desk_key: link.public_key,
            ..Options::of(Role::Courier)
        },
    )?;
    Ok(courier::run_until(
        store,
        &link,
        settings.kiosk,
        std::future::pending(),
    )?)
}

fn play(
    scripts: &[PathBuf],
    folders: &Folders,
    out: &Path,
    desk: Option<String>,
) -> anyhow::Result<()> {
    let mut config = load(&folders.config)?;
    let line = demo::line_to(&mut config, desk.as_deref())?;
    let mut setup = setup(config, &folders.data, true);
    setup.clock = Clock::played(Timestamp::now());
    let mut player = Player::new(setup, line, out, false);
    for script in scripts {
        player.play(script)?;
        tell(&format!("{}: played", script.display()));
    }
    Ok(())
}

/// The value with this name, where one is wanted.
fn one_of<T>(
    option: &str,
    name: Option<String>,
    of: impl Fn(&str) -> Option<T>,
) -> anyhow::Result<Option<T>> {
    name.map(|name| of(&name).ok_or_else(|| anyhow::anyhow!("--{option} has no {name}")))
        .transpose()
}

fn pages(config: &Config, choice: Choice, json: bool) -> anyhow::Result<ExitCode> {
    if json {
        dump::write(config, &choice.variants(), &mut std::io::stdout().lock())?;
        return Ok(ExitCode::SUCCESS);
    }
    let wanted = choice.variants();
    let cells: Vec<_> = variant::to_measure()
        .into_iter()
        .filter(|cell| wanted.contains(cell))
        .collect();
    let survey = survey(config, &cells, threads())?;
    tell(&report::markdown(&survey));
    let broken = report::broken(&survey);
    if broken.is_empty() {
        return Ok(ExitCode::SUCCESS);
    }
    complain(&format!(
        "motcua: these rules do not hold: {}",
        broken.join(", ")
    ));
    Ok(ExitCode::FAILURE)
}

/// The version of a procedure that is asked for; else the one in force, else the nearest one.
/// Fills the form with the version of the procedure under which the filing was sealed.
fn write_form(filing: &Path, output: &Path, config: &Config) -> anyhow::Result<()> {
    let bytes =
        std::fs::read(filing).with_context(|| format!("{} cannot be read", filing.display()))?;
    let sealed: Manifest = serde_json::from_slice(&bytes)
        .with_context(|| format!("{} is no sealed filing", filing.display()))?;
    let name = &sealed.procedure;
    let procedure = version_of(config, &name.code, Some(&name.version))?;
    let form = desk::form::of_sealed(config, procedure, &sealed)
        .with_context(|| format!("procedure {} has no application form", name.code))?;
    std::fs::write(output, paper::form::to_pdf(&form)?)
        .with_context(|| format!("{} cannot be written", output.display()))?;
    Ok(())
}

fn version_of<'a>(
    config: &'a Config,
    name: &str,
    version: Option<&str>,
) -> anyhow::Result<&'a Procedure> {
    let calendar = &config.procedures;
    let nearest = calendar
        .standing(name, today())
        .map(Standing::version)
        .or_else(|| calendar.by_code(name, today()))
        .ok_or_else(|| anyhow::anyhow!("there is no procedure {name}"))?;
    let Some(version) = version else {
        return Ok(nearest);
    };
    calendar
        .version(&nearest.id, version)
        .ok_or_else(|| anyhow::anyhow!("{name} has no version {version}"))
}

/// Today in the ward.
fn today() -> civil::Date {
    ward_time(Timestamp::now()).date()
}

fn threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}

/// Whoever has stopped listening (`| head`) is told nothing more.
fn tell(text: &str) {
    let _ = writeln!(io::stdout(), "{text}");
}

#[allow(clippy::print_stderr)]
fn complain(text: &str) {
    eprintln!("{text}");
}
