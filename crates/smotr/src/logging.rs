//! The program's own log, on standard error.

use std::io::{IsTerminal, stderr};
use std::time::Instant;

use anyhow::{Context, Result};
use tracing_subscriber::EnvFilter;

use crate::config::{Log, LogFormat};
use crate::print::colours;

/// Begins to log. A second beginning in the same process changes nothing.
pub(crate) fn begin(log: &Log) -> Result<()> {
    let filter = if log.filter.is_empty() { "info" } else { &log.filter };
    let filter =
        EnvFilter::try_new(filter).with_context(|| format!("`log.filter` makes no sense: {filter}"))?;
    let terminal = stderr().is_terminal();
    let json = match log.format {
        LogFormat::Auto => !terminal,
        LogFormat::Text => false,
        LogFormat::Json => true,
    };
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(stderr);
    let begun = if json {
        lines.json().flatten_event(true).try_init()
    } else {
        lines.with_ansi(terminal && colours()).with_target(false).try_init()
    };
    drop(begun);
    Ok(())
}

/// Whole milliseconds since then, as a number that a log keeps as one.
pub(crate) fn millis(since: Instant) -> u64 {
    u64::try_from(since.elapsed().as_millis()).unwrap_or(u64::MAX)
}
