//! Opening what a command works on.

use anyhow::{Context, Result, bail};
use domain::basics::id::CommandId;
use domain::decider::Act;
use domain::people::seat::Viewer;
use persistence::plain::territories::TerritoryView;
use persistence::{Store, ids};

use crate::config::Config;
use crate::lock::Lock;

/// How much of the database a command needs for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// All of it: nobody else may be at work on an embedded database.
    Alone,
    /// Others may be at work.
    Beside,
}

/// An open store, with its lock where there is one.
pub(crate) struct Opened {
    pub(crate) store: Store,
    /// Held until the end.
    _lock: Option<Lock>,
}

/// Opens a database that is there and is of this version.
pub(crate) async fn open(config: &Config, access: Access) -> Result<Opened> {
    if let Some(file) = config.database_file().filter(|file| !file.exists()) {
        bail!("there is no database at {}: make it with `smotr migrate`", file.display());
    }
    let opened = open_or_make(config, access).await?;
    match opened.store.is_migrated().await {
        Ok(true) => {}
        Ok(false) => bail!("the database is of an older version: run `smotr migrate` first"),
        Err(error)
            if error.to_string().contains("this migration has been applied but its file is missing") =>
        {
            bail!("the database is of a newer version than this program; take the newer program")
        }
        Err(error) => return Err(error).context("cannot tell the version of the database"),
    }
    opened.store.load_settings().await.context("cannot read the settings in the database")?;
    Ok(opened)
}

/// Opens a database as it is, or makes an empty one.
pub(crate) async fn open_or_make(config: &Config, access: Access) -> Result<Opened> {
    let file = config.database_file();
    let lock = file.as_deref().filter(|_| access == Access::Alone).map(Lock::take).transpose()?;
    let store = Store::open(&config.store).await.context("cannot open the data")?;
    Ok(Opened { store, _lock: lock })
}

/// An act of the machine: who holds its shell holds its data.
pub(crate) fn act(store: &Store) -> Act {
    Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) }
}

/// The territory of this slug.
pub(crate) async fn territory(store: &Store, slug: &str) -> Result<TerritoryView> {
    store.find_territory(slug).await?.with_context(|| format!("there is no territory {slug}"))
}
