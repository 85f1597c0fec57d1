//! What the tests need on this machine besides Rust: found, installed where that is allowed, or named.

use std::fmt;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::axe;

/// Paths of everything the tests use.
#[derive(Debug)]
pub(crate) struct Machine {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
    pub(crate) postgres: PathBuf,
    pub(crate) axe: PathBuf,
}

impl fmt::Display for Machine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "Chromium    {}", self.chromium.display())?;
        writeln!(out, "its driver  {}", self.chromedriver.display())?;
        writeln!(out, "PostgreSQL  {}", self.postgres.display())?;
        write!(out, "axe-core    {}", self.axe.display())
    }
}

impl Machine {
    /// Everything is there afterwards, or the error says exactly what is not.
    pub(crate) fn prepared(root: &Path) -> Result<Self> {
        let missing = missing(root);
        if !missing.is_empty() {
            install(&missing)?;
        }
        let lost = |what: &str| format!("apt-get installed {what}, and it is still not found");
        Ok(Self {
            chromium: chromium().with_context(|| lost("chromium"))?,
            chromedriver: chromedriver().with_context(|| lost("chromium-driver"))?,
            postgres: postgres().with_context(|| lost("postgresql"))?,
            axe: axe::fetched(root, npm)?,
        })
    }

    /// The names under which the tests look for it.
    pub(crate) fn settings(&self) -> [(&'static str, &Path); 4] {
        [
            ("SMOTR_TEST_CHROMIUM", &self.chromium),
            ("SMOTR_TEST_CHROMEDRIVER", &self.chromedriver),
            ("SMOTR_TEST_POSTGRES_BIN", &self.postgres),
            ("SMOTR_TEST_AXE", &self.axe),
        ]
    }
}

/// Debian packages for what was not found.
fn missing(root: &Path) -> Vec<&'static str> {
    let mut packages = Vec::new();
    if chromium().is_none() {
        packages.push("chromium");
    }
    if chromedriver().is_none() {
        packages.push("chromium-driver");
    }
    if postgres().is_none() {
        packages.push("postgresql");
    }
    if axe::present(root).is_none() && npm().is_none() {
        packages.push("npm");
    }
    packages
}

fn install(packages: &[&str]) -> Result<()> {
    let list = packages.join(" ");
    let Some(before) = rights() else {
        bail!(
            "missing: {list}\nneither root nor sudo without a password; somebody who may should run\n  \
             apt-get update && apt-get install --yes --no-install-recommends {list}"
        );
    };
    println!("== installing {list}");
    apt(before, &["update"])?;
    let options = ["install", "--yes", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=600"];
    apt(before, &[&options[..], packages].concat())
}

/// Words to put before `apt-get` to be allowed to use it.
fn rights() -> Option<&'static [&'static str]> {
    on_path("apt-get")?;
    if fs::metadata("/proc/self").ok()?.uid() == 0 {
        return Some(&["env"]);
    }
    let sudo = Command::new("sudo").args(["-n", "true"]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    sudo.is_ok_and(|status| status.success()).then_some(&["sudo", "-n", "env"])
}

fn apt(before: &[&str], words: &[&str]) -> Result<()> {
    let mut command = before.iter().copied().chain(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]);
    let program = command.next().context("nothing to run")?;
    let mut apt = Command::new(program);
    apt.args(command).args(words).stdin(Stdio::null());
    let status = apt.status().with_context(|| format!("cannot run {program}"))?;
    if !status.success() {
        bail!("apt-get {} failed ({status})", words.join(" "));
    }
    Ok(())
}

fn chromium() -> Option<PathBuf> {
    told("SMOTR_TEST_CHROMIUM").or_else(|| on_path("chromium")).or_else(|| on_path("google-chrome"))
}

fn chromedriver() -> Option<PathBuf> {
    told("SMOTR_TEST_CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

fn npm() -> Option<PathBuf> {
    on_path("npm")
}

/// The folder that holds the server's programs of one version; the newest of Debian's.
fn postgres() -> Option<PathBuf> {
    let beside = |program: PathBuf| Some(program.canonicalize().ok()?.parent()?.to_path_buf());
    let on_path = on_path("initdb").and_then(beside);
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<(u32, PathBuf)> = versions
        .filter_map(|version| Some((version.file_name().to_str()?.parse().ok()?, version.path().join("bin"))))
        .collect();
    folders.sort();
    let newest_first = folders.into_iter().rev().map(|(_, folder)| folder);
    let whole =
        |folder: &PathBuf| ["initdb", "postgres", "createdb", "psql"].iter().all(|p| runs(&folder.join(p)));
    told("SMOTR_TEST_POSTGRES_BIN").into_iter().chain(on_path).chain(newest_first).find(whole)
}

/// A path someone set by hand, if there is something.
fn told(setting: &str) -> Option<PathBuf> {
    std::env::var_os(setting).map(PathBuf::from).filter(|path| path.exists())
}

fn on_path(program: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(|path| runs(path))
}

fn runs(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|file| file.is_file() && file.permissions().mode() & 0o111 != 0)
}
