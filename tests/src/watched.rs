//! Programs the tests need beside them (a database server, a browser's driver) and must not leave behind.
//! A small shell holds the program; its standard input is a pipe from this process. When this process
//! is gone, however it went, the pipe closes, the shell stops the program and removes its folder.

use std::fs::File;
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// `$1` the folder to remove, `$2` the signal that stops the program, the rest the program.
const KEEPER: &str = r#"
folder=$1; signal=$2; shift 2
setsid "$@" </dev/null &
program=$!
cat >/dev/null
kill -s "$signal" -- "-$program" 2>/dev/null
wait "$program" 2>/dev/null
for attempt in 1 2 3 4 5; do
  rm -rf "$folder" 2>/dev/null && exit 0
  sleep 0.2
done
"#;

/// The account a program runs under: our own, or another one when we are root and it refuses root.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Account {
    Ours,
    Other { uid: u32, gid: u32 },
}

impl Account {
    /// PostgreSQL does not run as root; then `postgres` or, failing that, `nobody` runs it.
    pub(crate) fn not_root() -> Result<Self> {
        if std::fs::metadata("/proc/self").context("cannot read /proc/self")?.uid() != 0 {
            return Ok(Self::Ours);
        }
        let accounts = std::fs::read_to_string("/etc/passwd").context("cannot read /etc/passwd")?;
        ["postgres", "nobody"]
            .iter()
            .find_map(|name| account_named(&accounts, name))
            .context("we are root, and neither an account `postgres` nor `nobody` exists")
    }
}

fn account_named(accounts: &str, name: &str) -> Option<Account> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut numbers = line.split(':').skip(2).map(str::parse);
    match (numbers.next(), numbers.next()) {
        (Some(Ok(uid)), Some(Ok(gid))) => Some(Account::Other { uid, gid }),
        _ => None,
    }
}

/// A fresh folder the account may write to; the keeper removes it.
pub(crate) fn folder(prefix: &str, account: Account) -> Result<PathBuf> {
    let folder = tempfile::Builder::new().prefix(prefix).tempdir()?.keep();
    if let Account::Other { uid, gid } = account {
        chown(&folder, Some(uid), Some(gid)).context("cannot give the folder to the other account")?;
    }
    Ok(folder)
}

/// A running program. It ends when this process does.
#[derive(Debug)]
pub(crate) struct Watched {
    keeper: Child,
    log: PathBuf,
}

/// How a program is to be run.
#[derive(Debug)]
pub(crate) struct Plan<'a> {
    pub(crate) folder: &'a Path,
    pub(crate) account: Account,
    pub(crate) stop_signal: &'a str,
    pub(crate) program: &'a [String],
}

impl Watched {
    pub(crate) fn start(plan: &Plan<'_>) -> Result<Self> {
        let log = plan.folder.join("log");
        let output = File::create(&log)?;
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(plan.folder).arg(plan.stop_signal).args(plan.program);
        keeper.current_dir("/").process_group(0).stdin(Stdio::piped());
        keeper.stdout(output.try_clone()?).stderr(output);
        // Neither settings nor caches of whoever runs the tests reach the program or are touched by it.
        keeper.env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default());
        keeper.env("HOME", plan.folder).env("TMPDIR", plan.folder).env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
        if let Account::Other { uid, gid } = plan.account {
            keeper.uid(uid).gid(gid);
        }
        match keeper.spawn() {
            Ok(keeper) => Ok(Self { keeper, log }),
            Err(error) => {
                std::fs::remove_dir_all(plan.folder)?;
                Err(error).context("cannot start sh")
            }
        }
    }

    /// Waits until the program has written what `found` looks for; tells its whole output if it does not.
    pub(crate) fn wait_for<T>(&self, failed: &[&str], found: impl Fn(&str) -> Option<T>) -> Result<T> {
        let begun = Instant::now();
        loop {
            let output = String::from_utf8_lossy(&std::fs::read(&self.log)?).into_owned();
            if let Some(found) = found(&output) {
                return Ok(found);
            }
            if failed.iter().any(|word| output.contains(word)) || begun.elapsed() > Duration::from_secs(60) {
                bail!("it did not start; it said:\n{output}");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Stops the program now, as the end of this process would, and waits until its folder is gone.
    pub(crate) fn stop(mut self) -> Result<()> {
        drop(self.keeper.stdin.take());
        self.keeper.wait().context("cannot wait for the keeper")?;
        Ok(())
    }
}
