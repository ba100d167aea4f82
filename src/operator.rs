//! What an operator does with what a kiosk keeps: the queue, photographs, slips, a stick, a mirror.

pub mod staff;

use crate::command_line::Folders;
use crate::{load, tell};
use anyhow::Context as _;
use jiff::Timestamp;
use motcua::config::texts::Language;
use motcua::courier;
use motcua::export::{self, Outcome, adoption};
use motcua::filing::reference::Reference;
use motcua::kiosk::screen::done::SlipState;
use motcua::kiosk::station::queue_list::QueueList;
use motcua::kiosk::station::{self, papers};
use motcua::paper;
use motcua::sealing::key_pair::PrivateKey;
use motcua::store::{Options, Role, Store};
use std::path::Path;
use std::process::ExitCode;

/// Opens what a kiosk keeps. A folder that is not there would be made, and its queue called empty.
fn open(data: &Path) -> anyhow::Result<Store> {
    anyhow::ensure!(data.is_dir(), "there is no data folder {}", data.display());
    let (store, _) = Store::open_with(data, Options::of(Role::Operator))?;
    Ok(store)
}

/// Exchanges a code of the desk's operator for this kiosk's pass.
pub fn enrol(code: &str, folders: &Folders) -> anyhow::Result<()> {
    let settings = load(&folders.config)?.settings;
    let link = settings.desk.context("kiosk.toml names no [desk]")?;
    let (store, _) = Store::open_with(&folders.data, Options::of(Role::Operator))?;
    courier::enrol(&store, &link, &settings.kiosk, code)?;
    tell(&format!(
        "enrolled at the desk as {}; start the kiosk anew so that it shows its pass",
        settings.kiosk
    ));
    Ok(())
}

/// Lists what waits, or tells one filing's story.
pub fn show_queue(
    reference: Option<&str>,
    json: bool,
    lang: &str,
    folders: &Folders,
) -> anyhow::Result<()> {
    let config = load(&folders.config)?;
    let store = open(&folders.data)?;
    let language = match lang {
        "vi" => Language::Vietnamese,
        "en" => Language::English,
        _ => anyhow::bail!("--lang has no {lang}"),
    };
    let queue = QueueList {
        store: &store,
        config: &config,
        language,
        now: Timestamp::now(),
    };
    let text = if let Some(reference) = reference {
        let reference = Reference::parse(reference)?;
        let item = queue
            .one(&reference)?
            .ok_or_else(|| anyhow::anyhow!("there is no filing {reference}"))?;
        if json {
            serde_json::to_string_pretty(&item)?
        } else {
            queue.story(&item)
        }
    } else {
        let items = queue.waiting()?;
        if json {
            serde_json::to_string_pretty(&items)?
        } else {
            queue.table(&items)
        }
    };
    tell(&text);
    Ok(())
}

/// Writes the whole photographs of a filing. A file's name is a reference and a number: neither says anything of a
/// person.
pub fn write_photographs(reference: &str, output: &Path, data: &Path) -> anyhow::Result<()> {
    let reference = Reference::parse(reference)?;
    let store = open(data)?;
    let filing = store
        .filing_of(&reference)?
        .ok_or_else(|| anyhow::anyhow!("there is no filing {reference}"))?;
    let mut written = 0;
    for part in store.parts(filing.id)? {
        let Some(photograph) = store.photograph_of_part(filing.id, part.number)? else {
            continue;
        };
        let file = output.join(format!("{}-{}.jpg", reference.as_str(), part.number));
        std::fs::write(&file, photograph)
            .with_context(|| format!("{} cannot be written", file.display()))?;
        written += 1;
    }
    tell(&format!("{written} photographs in {}", output.display()));
    Ok(())
}

/// Writes what waits to a stick; fails where a filing had to be left out, so that a script notices.
pub fn export_to(folder: &Path, data: &Path) -> anyhow::Result<ExitCode> {
    let store = open(data)?;
    let (mut written, mut there, mut left_out) = (0, 0, 0);
    export::export(&store, folder, Timestamp::now, |exported| {
        let reference = &exported.reference;
        match exported.outcome {
            Outcome::Written => {
                written += 1;
                tell(&format!("{reference}: written"));
            }
            Outcome::AlreadyThere => {
                there += 1;
                tell(&format!("{reference}: was there already"));
            }
            Outcome::SealedToNoDesk => {
                left_out += 1;
                tell(&format!(
                    "{reference}: left out, because kiosk.toml named no public_key of a desk when it was sealed; \
                     it can only go over the line. Put in the key that `motcua-desk key` prints, so that \
                     the filings to come can be carried"
                ));
            }
        }
    })?;
    tell(&format!(
        "{written} written, {there} were there already, {left_out} left out. Carry the stick to the desk: \
         `motcua-desk import`. The filings wait here until the desk has confirmed them"
    ));
    Ok(if left_out == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Takes over what a lost box has mirrored. The desk's key comes from the configuration, so that adopted filings can be carried too.
pub fn adopt_from(mirror: &Path, key: &Path, folders: &Folders) -> anyhow::Result<ExitCode> {
    let link = load(&folders.config)?.settings.desk;
    let bytes = std::fs::read(key).with_context(|| format!("{} cannot be read", key.display()))?;
    let private = PrivateKey::from_bytes(&bytes)
        .with_context(|| format!("{} is no private key", key.display()))?;
    let options = Options {
        desk_key: link.and_then(|link| link.public_key),
        ..Options::of(Role::Operator)
    };
    let (store, _) = Store::open_with(&folders.data, options)?;
    let (mut adopted, mut left) = (0, 0);
    adoption::adopt(
        &store,
        mirror,
        &private,
        Timestamp::now,
        |id, outcome| match outcome {
            Ok(reference) => {
                adopted += 1;
                tell(&format!("{reference}: adopted"));
            }
            Err(error) => {
                left += 1;
                tell(&format!("{id}: not adopted: {error}"));
            }
        },
    )?;
    tell(&format!(
        "{adopted} adopted, {left} not. The box that wrote this mirror sends nothing more once it sees it"
    ));
    Ok(if left == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Lists the slips that wait for a printer, or prints them.
pub fn waiting_slips(print: bool, folders: &Folders) -> anyhow::Result<ExitCode> {
    let settings = load(&folders.config)?.settings;
    if !print {
        for slip in paper::spool::waiting(&folders.data)? {
            tell(&slip.reference.to_string());
        }
        return Ok(ExitCode::SUCCESS);
    }
    let (printer, paper) = (
        station::slip_printer(&settings)?,
        station::slip_paper(&settings),
    );
    let told = papers::print_again(&folders.data, &printer, paper)?;
    for (reference, state) in &told {
        tell(&format!("{reference}: {state:?}"));
    }
    let all_printed = told.iter().all(|(_, state)| *state == SlipState::Printed);
    Ok(if all_printed {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
