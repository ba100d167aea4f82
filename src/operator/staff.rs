//! What an operator does about the staff's pages: who has a PIN, and what the log says.

use crate::command_line::{Audit, Staff};
use crate::operator::open;
use crate::tell;
use anyhow::Context as _;
use jiff::Timestamp;
use motcua::filing::deed::Deed;
use motcua::filing::staff::{Pin, Role, StaffName};
use motcua::protocol::digest::Digest;
use motcua::store::{Hardness, Options, Role as Process, Store};
use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
use std::io::{self, IsTerminal as _, Write as _};
use std::path::Path;

/// Gives PINs, lists who has one, takes them away.
pub fn look_after(what: Staff) -> anyhow::Result<()> {
    match what {
        Staff::Add {
            name,
            role,
            ask,
            data,
        } => add(&name, &role, ask, &data)?,
        Staff::List { data } => {
            let people = open(&data)?.staff()?;
            for person in &people {
                tell(&format!("{}  {}", person.role.word(), person.name));
            }
            if people.is_empty() {
                tell("nobody has a PIN yet: motcua staff add NAME --role guide|officer|operator");
            }
        }
        Staff::Remove { name, data } => {
            open(&data)?.remove_staff(&StaffName::new(&name)?, Timestamp::now())?;
            tell(&format!("{name} enters no more"));
        }
        Staff::Unlock { data } => {
            open(&data)?.unlock_staff(Timestamp::now())?;
            tell("PINs may be tried again");
        }
    }
    Ok(())
}

fn add(name: &str, role: &str, ask: bool, data: &Path) -> anyhow::Result<()> {
    let name = StaffName::new(name)?;
    let role = Role::from_word(role)
        .ok_or_else(|| anyhow::anyhow!("--role is guide, officer or operator, not {role}"))?;
    // Staff may be set up before the kiosk runs for the first time.
    let (store, _) = Store::open_with(data, Options::of(Process::Operator))?;
    let pin = if ask { asked()? } else { random()? };
    let hardness = Hardness::RECOMMENDED;
    store.add_staff(name.clone(), role, &pin, hardness, Timestamp::now())?;
    if ask {
        tell(&format!("{name} enters with this PIN"));
    } else {
        let digits = String::from_utf8_lossy(pin.expose());
        tell(&format!(
            "{name} enters with {digits}. It is told this once and kept nowhere in clear"
        ));
    }
    Ok(())
}

fn random() -> anyhow::Result<Pin> {
    loop {
        let mut bytes = [0; 8];
        getrandom::fill(&mut bytes).context("the system gives no random bytes")?;
        if let Some(pin) = Pin::from_random(bytes) {
            return Ok(pin);
        }
    }
}

/// A PIN from a terminal, where nobody sees it, or from a script's pipe.
fn asked() -> anyhow::Result<Pin> {
    if !io::stdin().is_terminal() {
        return Ok(Pin::chosen(line()?.trim())?);
    }
    let once = unseen("PIN: ")?;
    let again = unseen("The same again: ")?;
    anyhow::ensure!(
        once == again,
        "the two are not the same; nothing was changed"
    );
    Ok(once)
}

fn unseen(prompt: &str) -> anyhow::Result<Pin> {
    let _ = write!(io::stdout(), "{prompt}");
    let _ = io::stdout().flush();
    let before = tcgetattr(io::stdin())?;
    let mut silent = before.clone();
    silent.local_modes.remove(LocalModes::ECHO);
    tcsetattr(io::stdin(), OptionalActions::Flush, &silent)?;
    let typed = line();
    tcsetattr(io::stdin(), OptionalActions::Flush, &before)?;
    tell("");
    Ok(Pin::chosen(typed?.trim())?)
}

fn line() -> anyhow::Result<String> {
    let mut line = String::new();
    let _ = io::stdin().read_line(&mut line)?;
    Ok(line)
}

/// Verifies the log, or writes it.
pub fn tell_log(what: Audit) -> anyhow::Result<()> {
    match what {
        Audit::Verify { after, data } => {
            let store = open(&data)?;
            let state = store.verify_audit()?;
            if let Some(noted) = after {
                let noted = Digest::from_hex(noted.trim())?;
                let (lines, _) = store.audit()?;
                anyhow::ensure!(
                    lines.iter().any(|line| line.digest == noted),
                    "the log does not go on from this digest: it was begun anew or rewritten after it was noted"
                );
            }
            tell(&format!(
                "{} lines, each follows from the one before it; the last one's digest is {}",
                state.lines, state.head
            ));
        }
        Audit::Export { output, data } => {
            let text = exported(&open(&data)?)?;
            match output {
                Some(file) => std::fs::write(&file, text)
                    .with_context(|| format!("{} cannot be written", file.display()))?,
                None => tell(text.trim_end()),
            }
        }
    }
    Ok(())
}

/// The log line by line; of who is meant, name and role as far as they are known.
fn exported(store: &Store) -> anyhow::Result<String> {
    let (lines, people) = store.audit()?;
    let mut text = String::new();
    for line in lines {
        let named = |id| {
            let person = people.get(&id);
            serde_json::json!({
                "id": id,
                "name": person.map(|person| person.name.as_str()),
                "role": person.map(|person| person.role.word()),
            })
        };
        let by = line.by.map(named);
        let mut told = serde_json::json!({
            "number": line.number,
            "at": line.at,
            "by": by,
            "digest": line.digest,
        });
        let deed = serde_json::to_value(&line.deed)?;
        if let (Some(told), Some(deed)) = (told.as_object_mut(), deed.as_object()) {
            told.extend(deed.clone());
        }
        if let (Deed::Added { person, .. } | Deed::Removed { person }, Some(told)) =
            (&line.deed, told.as_object_mut())
        {
            let _ = told.insert("person".to_owned(), named(*person));
        }
        text.push_str(&told.to_string());
        text.push('\n');
    }
    Ok(text)
}
