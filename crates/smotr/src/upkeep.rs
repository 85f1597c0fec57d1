//! What an administrator does to the data from the command line.

use std::path::Path;

use anyhow::{Context, Result};
use persistence::check::Blobs;

use crate::config::Config;
use crate::print::{Ending, Out};
use crate::store::{self, Access};

/// Makes the database, or brings it to this version.
pub(crate) async fn migrate(config: &Config, out: Out<'_>) -> Result<Ending> {
    let opened = store::open_or_make(config, Access::Alone).await?;
    opened
        .store
        .migrate()
        .await
        .context("the database could not be brought to this version; nothing was changed")?;
    writeln!(out, "The database is of this version.")?;
    Ok(Ending::Done)
}

/// Checks everything that is kept.
pub(crate) async fn verify(config: &Config, out: Out<'_>) -> Result<Ending> {
    let opened = store::open(config, Access::Beside).await?;
    let report = opened.store.verify(Blobs::Read).await?;
    writeln!(
        out,
        "{} streams, {} entries, {} contents ({} erased), {} files",
        report.streams, report.entries, report.contents, report.erased, report.blobs
    )?;
    for damage in &report.damages {
        writeln!(out, "damaged: {damage}")?;
    }
    if report.damages.is_empty() {
        writeln!(out, "All of it holds together.")?;
        return Ok(Ending::Done);
    }
    Ok(Ending::Found)
}

/// Makes the lists anew from the journal, or only says what would come out otherwise.
pub(crate) async fn rebuild(config: &Config, check_only: bool, out: Out<'_>) -> Result<Ending> {
    let access = if check_only { Access::Beside } else { Access::Alone };
    let opened = store::open(config, access).await?;
    let report = opened.store.rebuild(check_only).await?;
    writeln!(out, "{} rows of {}", report.rows, report.tables.join(", "))?;
    for difference in &report.differences {
        writeln!(out, "differs: {difference}")?;
    }
    if report.differences.is_empty() {
        writeln!(out, "What stands is what the journal says.")?;
        return Ok(Ending::Done);
    }
    if !check_only {
        writeln!(out, "Now it stands as the journal says.")?;
    }
    Ok(Ending::Found)
}

/// Puts everything into one file, while others go on working.
pub(crate) async fn backup(config: &Config, file: &Path, out: Out<'_>) -> Result<Ending> {
    let opened = store::open(config, Access::Beside).await?;
    let done = opened.store.backup(file).await?;
    writeln!(
        out,
        "{}: {} rows, {} entries, {} files",
        done.path.display(),
        done.rows,
        done.entries,
        done.blobs
    )?;
    Ok(Ending::Done)
}

/// Fills an empty database from such a file.
pub(crate) async fn restore(config: &Config, file: &Path, out: Out<'_>) -> Result<Ending> {
    let opened = store::open_or_make(config, Access::Alone).await?;
    opened.store.migrate().await.context("the database could not be made")?;
    let done = opened.store.restore(file).await?;
    writeln!(
        out,
        "Restored the state of {}: {} rows, {} entries, {} files",
        done.created_at, done.rows, done.entries, done.blobs
    )?;
    writeln!(out, "All sign-ins of that time are ended: everybody signs in anew.")?;
    Ok(Ending::Done)
}
