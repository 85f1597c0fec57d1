//! The steps, in the order in which they tell most soonest.

use std::io::{BufReader, stdout};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::cargo;
use crate::machine::Machine;
use crate::tally::{Tally, pass_through};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Fmt,
    Tidy,
    Clippy,
    Unit,
    EndToEnd,
    /// `Unit`, `EndToEnd`, `Tidy` and the examples in the documentation in one go of cargo.
    Tests,
    /// What pages cost, in a release build. Not among the steps of `test`: it judges nothing.
    Bench,
}

impl Step {
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Tidy => "tidy",
            Self::Clippy => "clippy",
            Self::Unit => "unit",
            Self::EndToEnd => "e2e",
            Self::Tests => "tests",
            Self::Bench => "bench",
        }
    }

    /// Always `--workspace`: another choice of crates is another choice of features, and builds all anew.
    fn words(self) -> &'static [&'static str] {
        match self {
            Self::Fmt => &["fmt", "--all", "--check"],
            Self::Tidy => &["test", "--workspace", "--test", "tidy"],
            Self::Clippy => &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
            Self::Unit => &["test", "--workspace", "--no-fail-fast", "--lib", "--bins"],
            Self::EndToEnd => &["test", "--workspace", "--no-fail-fast", "--test", "*"],
            Self::Tests => &["test", "--workspace", "--no-fail-fast"],
            Self::Bench => &["bench", "--workspace", "--bench", "pages"],
        }
    }

    fn counts_tests(self) -> bool {
        match self {
            Self::Fmt | Self::Clippy | Self::Bench => false,
            Self::Tidy | Self::Unit | Self::EndToEnd | Self::Tests => true,
        }
    }
}

/// How a step went.
#[derive(Debug)]
struct Went {
    step: Step,
    well: bool,
    tally: Tally,
    took: Duration,
}

/// All steps, also after one that failed, so that one run shows everything.
pub(crate) fn run_all(root: &Path, machine: &Machine) -> Result<ExitCode> {
    println!("{machine}");
    let mut all = Vec::new();
    for step in [Step::Fmt, Step::Tidy, Step::Clippy, Step::Tests] {
        all.push(run(root, step, Some(machine))?);
    }
    Ok(finish(&all))
}

pub(crate) fn run_one(root: &Path, step: Step, machine: Option<&Machine>) -> Result<ExitCode> {
    Ok(finish(&[run(root, step, machine)?]))
}

fn run(root: &Path, step: Step, machine: Option<&Machine>) -> Result<Went> {
    println!("\n== {}: cargo {}", step.name(), step.words().join(" "));
    let begun = Instant::now();
    if matches!(step, Step::Tests | Step::EndToEnd) {
        // Some tests start the program itself, and `cargo test` builds a program for its own package alone.
        // Where this fails, so do the tests.
        plain(cargo(root).args(["build", "--workspace", "--bins"]).stdin(Stdio::null()))?;
    }
    if step == Step::Bench {
        plain(cargo(root).args(["build", "--workspace", "--bins", "--release"]).stdin(Stdio::null()))?;
    }
    let mut cargo = cargo(root);
    cargo.args(step.words()).stdin(Stdio::null());
    for (name, path) in machine.map(Machine::settings).into_iter().flatten() {
        cargo.env(name, path);
    }
    let (well, tally) = if step.counts_tests() { counted(&mut cargo)? } else { plain(&mut cargo)? };
    let took = begun.elapsed();
    println!("== {}: {} in {:.1} s", step.name(), verdict(well), took.as_secs_f64());
    Ok(Went { step, well, tally, took })
}

fn plain(cargo: &mut Command) -> Result<(bool, Tally)> {
    let status = cargo.status().context("cannot run cargo")?;
    Ok((status.success(), Tally::default()))
}

fn counted(cargo: &mut Command) -> Result<(bool, Tally)> {
    let mut child = cargo.stdout(Stdio::piped()).spawn().context("cannot run cargo")?;
    let output = child.stdout.take().context("cargo has no output")?;
    let mut tally = pass_through(BufReader::new(output), stdout().lock())?;
    let well = child.wait().context("cannot wait for cargo")?.success();
    // What did not build, or died without a result, has failed too.
    if !well && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok((well, tally))
}

/// The summary; its last line is for machines. The tests of `tidy` run again among all tests: counted once.
fn finish(all: &[Went]) -> ExitCode {
    println!("\n== summary");
    let mut sum = Tally::default();
    for went in all {
        let Went { step, well, tally, took } = went;
        println!("{:<7} {:<6} {:>7.1} s", step.name(), verdict(*well), took.as_secs_f64());
        if all.len() == 1 || *step != Step::Tidy {
            sum += *tally;
        }
    }
    if sum.ignored > 0 {
        println!("{} ignored: marked #[ignore] or `ignore` in documentation", sum.ignored);
    }
    println!("{} passed, {} failed", sum.passed, sum.failed);
    if all.iter().all(|went| went.well) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn verdict(well: bool) -> &'static str {
    if well { "ok" } else { "FAILED" }
}
