//! One process an embedded database. SQLite itself would let a second one in, and both would hold states of
//! their own; the second one is turned away at the door instead.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Somebody else is at work on the database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("another Smotr{} is at work on {}; stop it first", who(.process), .database.display())]
pub struct Busy {
    /// Number of the process, as far as it left one.
    pub process: Option<u32>,
    /// On what.
    pub database: PathBuf,
}

fn who(process: &Option<u32>) -> String {
    process.map_or_else(String::new, |number| format!(" (process {number})"))
}

/// Held as long as the process works on a database. The system lets go of it even when the process is killed.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock that lies beside the database file.
    ///
    /// # Errors
    /// [`Busy`] when another process holds it.
    pub fn take(database: &Path) -> Result<Self> {
        let mut name = database.as_os_str().to_owned();
        name.push(".lock");
        let path = PathBuf::from(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        }
        let mut options = OpenOptions::new();
        // Emptied only once it is ours: it tells the others who holds it.
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(&path).with_context(|| format!("cannot open {}", path.display()))?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                writeln!(file, "{}", std::process::id())?;
                Ok(Self { _file: file })
            }
            Err(TryLockError::WouldBlock) => {
                let mut text = String::new();
                file.read_to_string(&mut text).unwrap_or_default();
                Err(Busy { process: text.trim().parse().ok(), database: database.to_owned() }.into())
            }
            Err(TryLockError::Error(error)) => {
                Err(error).with_context(|| format!("cannot lock {}", path.display()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_process_is_refused_and_told_who_is_there() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("data/smotr.db");
        let held = Lock::take(&database).unwrap();
        let refused = Lock::take(&database).unwrap_err();
        let busy = refused.downcast_ref::<Busy>().unwrap();
        assert_eq!(busy.process, Some(std::process::id()));
        assert!(refused.to_string().contains("another Smotr (process "), "{refused}");
        drop(held);
        Lock::take(&database).unwrap();
    }
}
