//! `cargo xtask test`: installs what is missing and runs everything; `cargo xtask <step>` runs one step.
#![expect(clippy::print_stdout, reason = "this is a tool for the terminal")]

mod axe;
mod machine;
mod steps;
mod tally;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, ensure};

use crate::machine::Machine;
use crate::steps::{Step, run_all, run_one};

const HELP: &str = "cargo xtask <step>
  test     install what is missing, then fmt, tidy, clippy and every test (ci is the same)
  fmt      is the code formatted
  tidy     is the house in order: dependencies, names, templates, words
  clippy   does the linter agree
  unit     tests beside the code
  e2e      tests through HTTP, both databases and a real browser
  bench    what pages cost: a release build, both databases, minutes
  tools    only install what is missing";

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    let mut words = std::env::args().skip(1);
    let word = words.next();
    ensure!(words.next().is_none(), "one step at a time\n{HELP}");
    let root = root()?;
    match word.as_deref() {
        Some("test" | "ci") => run_all(&root, &Machine::prepared(&root)?),
        Some("fmt") => run_one(&root, Step::Fmt, None),
        Some("tidy") => run_one(&root, Step::Tidy, None),
        Some("clippy") => run_one(&root, Step::Clippy, None),
        Some("unit") => run_one(&root, Step::Unit, Some(&Machine::prepared(&root)?)),
        Some("e2e") => run_one(&root, Step::EndToEnd, Some(&Machine::prepared(&root)?)),
        Some("bench") => run_one(&root, Step::Bench, Some(&Machine::prepared(&root)?)),
        Some("tools") => {
            println!("{}", Machine::prepared(&root)?);
            Ok(ExitCode::SUCCESS)
        }
        Some(other) => anyhow::bail!("no step `{other}`\n{HELP}"),
        None => anyhow::bail!("which step?\n{HELP}"),
    }
}

/// The repository's root, wherever in it the command was given.
fn root() -> Result<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map(Path::to_path_buf).context("xtask lies outside of the repository")
}

/// The cargo that runs us, without what it told us about ourselves.
fn cargo(root: &Path) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(root);
    for (name, _) in std::env::vars_os() {
        let told = name.to_string_lossy().starts_with("CARGO_PKG_");
        if told || name == "CARGO_MANIFEST_DIR" || name == "CARGO_MANIFEST_PATH" {
            cargo.env_remove(name);
        }
    }
    cargo
}

/// Where cargo builds, so that what we fetch lies there too and never in the repository.
fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), |told| root.join(told))
}
