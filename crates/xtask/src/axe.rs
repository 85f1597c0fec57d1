//! axe-core, the judge of accessibility: one script, fetched once below `target/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::target;

/// The one version everybody judges with; a newer one may find more.
const PACKAGE: &str = "axe-core@4.14.1";

pub(crate) fn present(root: &Path) -> Option<PathBuf> {
    let told = std::env::var_os("SMOTR_TEST_AXE").map(PathBuf::from);
    let script = told.unwrap_or_else(|| folder(root).join("node_modules/axe-core/axe.min.js"));
    script.is_file().then_some(script)
}

/// Finds it or fetches it.
pub(crate) fn fetched(root: &Path, npm: impl Fn() -> Option<PathBuf>) -> Result<PathBuf> {
    if let Some(script) = present(root) {
        return Ok(script);
    }
    let folder = folder(root);
    fs::create_dir_all(&folder).with_context(|| format!("cannot create {}", folder.display()))?;
    println!("== fetching {PACKAGE}");
    let status = Command::new(npm().context("apt-get installed npm, and it is still not found")?)
        .args(["install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"])
        .arg("--prefix")
        .arg(&folder)
        .arg(PACKAGE)
        .stdin(Stdio::null())
        .status()
        .context("cannot run npm")?;
    ensure!(status.success(), "missing: {PACKAGE}; npm could not fetch it ({status})");
    present(root).with_context(|| format!("npm fetched {PACKAGE}, and there is no axe.min.js in it"))
}

fn folder(root: &Path) -> PathBuf {
    target(root).join("axe")
}
