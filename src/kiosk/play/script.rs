//! Reads a script: iced's instructions, and comment lines that only our player understands.

use iced_test::Instruction;
use std::time::Duration;

/// A script.
#[derive(Debug, Clone)]
pub struct Script {
    /// Width and height of the screen in pixels.
    pub viewport: (u32, u32),
    /// The steps with their line numbers, from 1.
    pub steps: Vec<(usize, Step)>,
}

/// One step.
#[derive(Debug, Clone)]
pub enum Step {
    /// An instruction of iced: `click`, `type`, `expect`.
    Do(Instruction),
    /// `# shot NAME`: write a picture.
    Shot(String),
    /// `# paper FILE`: put a picture into the watched folder.
    Paper(String),
    /// `# scan TEXT`: a burst of keys from a scanner, ending with Enter.
    Scan(String),
    /// `# offline`: cut the line now.
    Offline,
    /// `# offline-after BYTES`: cut the line when so many more bytes have gone up.
    OfflineAfter(u64),
    /// `# online`: restore the line.
    Online,
    /// `# wait-cut`: wait until a planned cut has happened.
    WaitCut,
    /// `# wait-received`: wait until the desk holds every filing.
    WaitReceived,
    /// `# wait SECONDS`: move the clock.
    Wait(Duration),
    /// `# kill`: drop the application's state and boot again from disk.
    Kill,
}

/// A line that is not a step.
#[derive(Debug, thiserror::Error)]
pub enum ScriptError {
    /// The head lacks `viewport: WIDTHxHEIGHT` or the line of dashes.
    #[error("the head must have `viewport: WIDTHxHEIGHT` and end with a line of dashes")]
    Head,
    /// A comment that looks like a step and is none.
    #[error(
        "line {line}: no such step; known are shot, paper, scan, offline, offline-after, online, wait-cut, wait-received, wait, kill"
    )]
    Step {
        /// The line, from 1.
        line: usize,
    },
    /// An instruction that iced does not know.
    #[error("line {line}: not an instruction of the .ice format")]
    Instruction {
        /// The line, from 1.
        line: usize,
    },
}

impl Script {
    /// Parses a script.
    ///
    /// # Errors
    /// The first line that is not a step.
    pub fn parse(text: &str) -> Result<Self, ScriptError> {
        let mut lines = text
            .lines()
            .enumerate()
            .map(|(place, line)| (place + 1, line.trim()));
        let mut viewport = None;
        let mut ended = false;
        for (_, line) in lines.by_ref() {
            if line.len() >= 3 && line.chars().all(|c| c == '-') {
                ended = true;
                break;
            }
            if let Some(size) = line.strip_prefix("viewport:") {
                viewport = size
                    .trim()
                    .split_once('x')
                    .and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
            }
        }
        let viewport = viewport.filter(|_| ended).ok_or(ScriptError::Head)?;
        let steps = lines
            .filter(|(_, line)| !line.is_empty() && !line.starts_with("##"))
            .map(|(number, line)| Ok((number, step(number, line)?)))
            .collect::<Result<_, ScriptError>>()?;
        Ok(Self { viewport, steps })
    }
}

fn step(line: usize, text: &str) -> Result<Step, ScriptError> {
    let Some(comment) = text.strip_prefix('#') else {
        return Instruction::parse(text)
            .map(Step::Do)
            .map_err(|_| ScriptError::Instruction { line });
    };
    let comment = comment.trim();
    let (word, rest) = comment.split_once(' ').unwrap_or((comment, ""));
    let rest = rest.trim();
    let unknown = ScriptError::Step { line };
    Ok(match (word, rest) {
        ("kill", "") => Step::Kill,
        ("offline", "") => Step::Offline,
        ("offline-after", bytes) => Step::OfflineAfter(bytes.parse().map_err(|_| unknown)?),
        ("online", "") => Step::Online,
        ("paper", file) if !file.is_empty() => Step::Paper(file.to_owned()),
        ("scan", code) if !code.is_empty() => Step::Scan(code.to_owned()),
        ("shot", name) if !name.is_empty() => Step::Shot(name.to_owned()),
        ("wait", seconds) => Step::Wait(Duration::from_secs(seconds.parse().map_err(|_| unknown)?)),
        ("wait-cut", "") => Step::WaitCut,
        ("wait-received", "") => Step::WaitReceived,
        _ => return Err(unknown),
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_read_with_its_line_numbers() {
        let script = Script::parse(
            "viewport: 1920x1080\nmode: Immediate\n-----\nclick \"Bắt đầu\"\n## a remark\n# wait 5\n# shot welcome\n",
        )
        .unwrap();
        assert_eq!(script.viewport, (1920, 1080));
        let lines: Vec<usize> = script.steps.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [4, 6, 7]);
    }

    #[test]
    fn a_misspelled_step_names_its_line() {
        let head = "viewport: 10x10\n---\n";
        for text in ["# wiat 5", "# offline now", "# wait soon", "clack \"x\""] {
            let error = Script::parse(&format!("{head}{text}\n"))
                .unwrap_err()
                .to_string();
            assert!(error.contains("line 3"), "{error}");
        }
        assert!(matches!(
            Script::parse("click \"x\""),
            Err(ScriptError::Head)
        ));
    }
}
