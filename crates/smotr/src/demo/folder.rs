//! The folder of a demo. It carries a mark, and nothing without the mark is ever removed.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::lock::Lock;

/// The name of the mark.
const MARK: &str = "smotr-demo";
/// What the mark says while the demo is being made.
const BEGUN: &str = "begun\n";
/// What it says once the demo is there.
const READY: &str = "ready\n";

/// The folder of a demo, held by this process.
pub(super) struct Folder {
    path: PathBuf,
    /// Whether a whole demo lies there.
    pub(super) is_ready: bool,
    _lock: Lock,
}

impl Folder {
    /// Takes a folder for a demo. What is left of a demo that was not made to its end is removed, and with
    /// `fresh` a whole one too.
    pub(super) fn take(path: &Path, fresh: bool) -> Result<Self> {
        let mark = fs::read_to_string(path.join(MARK)).ok();
        if mark.is_none() && holds_something(path)? {
            bail!("{} holds something that is no demo: give another folder with --data", path.display());
        }
        let lock = Lock::take(&path.join(DATABASE))?;
        let is_ready = mark.as_deref() == Some(READY) && !fresh;
        if !is_ready {
            empty(path)?;
            fs::write(path.join(MARK), BEGUN)
                .with_context(|| format!("cannot write into {}", path.display()))?;
        }
        Ok(Self { path: path.to_owned(), is_ready, _lock: lock })
    }

    /// Notes that the demo is whole.
    pub(super) fn finish(&mut self) -> Result<()> {
        fs::write(self.path.join(MARK), READY)?;
        self.is_ready = true;
        Ok(())
    }

    pub(super) fn database(&self) -> PathBuf {
        self.path.join(DATABASE)
    }

    pub(super) fn files(&self) -> PathBuf {
        self.path.join("files")
    }
}

const DATABASE: &str = "smotr.db";

fn holds_something(path: &Path) -> Result<bool> {
    match fs::read_dir(path) {
        Ok(mut entries) => Ok(entries.next().is_some()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot look into {}", path.display())),
    }
}

/// Removes what a demo makes, and nothing else; the mark goes last, the lock stays with its holder.
fn empty(path: &Path) -> Result<()> {
    for name in [DATABASE, "smotr.db-wal", "smotr.db-shm"] {
        match fs::remove_file(path.join(name)) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error).with_context(|| format!("cannot remove {name}")),
        }
    }
    match fs::remove_dir_all(path.join("files")) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).context("cannot remove the files of the demo")
        }
        _ => Ok(()),
    }
}
