//! A throw-away PostgreSQL server for the tests of this process, with as many databases as they want.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use anyhow::{Context, Result, bail};

use crate::watched::{Account, Plan, Watched, folder};

const OWNER: &str = "smotr";

/// Whether a commit waits for the disk.
#[derive(Debug, Clone, Copy)]
enum Disk {
    Waits,
    DoesNotWait,
}

/// A server on loopback and on a socket in its own folder; it ends with this process.
#[derive(Debug)]
pub struct Postgres {
    binaries: PathBuf,
    port: u16,
    databases: AtomicU32,
    /// Held for its life: the server ends when this is gone.
    _server: Watched,
}

impl Postgres {
    /// The server of this process, as one would run it for real: a commit waits for the disk.
    ///
    /// # Panics
    /// When there is no PostgreSQL or it does not start: a test is never skipped for that.
    pub fn shared() -> &'static Self {
        static SERVER: OnceLock<Result<Postgres, String>> = OnceLock::new();
        the_one(&SERVER, Disk::Waits)
    }

    /// A second server whose commits do not wait for the disk, for tests that do not ask about durability.
    ///
    /// # Panics
    /// As [`Postgres::shared`].
    pub fn quick() -> &'static Self {
        static SERVER: OnceLock<Result<Postgres, String>> = OnceLock::new();
        the_one(&SERVER, Disk::DoesNotWait)
    }

    /// Creates an empty database and tells its address, `postgres://smotr@127.0.0.1:PORT/NAME`.
    ///
    /// # Panics
    /// When the server refuses.
    pub fn fresh_database(&self) -> String {
        let name = format!("smotr_{}", self.databases.fetch_add(1, Ordering::Relaxed) + 1);
        let created = Command::new(self.binaries.join("createdb"))
            .args(["--host=127.0.0.1", &format!("--port={}", self.port), &format!("--username={OWNER}")])
            .args(["--no-password", "--maintenance-db=postgres", "--template=template0", &name])
            .output();
        match created {
            Ok(output) if output.status.success() => {
                format!("postgres://{OWNER}@127.0.0.1:{}/{name}", self.port)
            }
            Ok(output) => panic!("createdb: {}", String::from_utf8_lossy(&output.stderr)),
            Err(error) => panic!("createdb: {error}"),
        }
    }

    /// Where `psql`, `pg_dump` and the others of the same version are.
    pub fn binaries(&self) -> &Path {
        &self.binaries
    }

    fn start(disk: Disk) -> Result<Self> {
        let binaries = find_binaries()?;
        let mut last = None;
        // Another program may take the free port between our look and the server's start.
        for _ in 0..3 {
            let port = free_port()?;
            match serve(&binaries, port, disk) {
                Ok(server) => {
                    return Ok(Self { binaries, port, databases: AtomicU32::new(0), _server: server });
                }
                Err(error) => last = Some(error),
            }
        }
        Err(last.context("no attempt was made")?)
    }
}

fn the_one(cell: &'static OnceLock<Result<Postgres, String>>, disk: Disk) -> &'static Postgres {
    match cell.get_or_init(|| Postgres::start(disk).map_err(|error| format!("{error:#}"))) {
        Ok(server) => server,
        Err(error) => panic!("PostgreSQL: {error}"),
    }
}

fn serve(binaries: &Path, port: u16, disk: Disk) -> Result<Watched> {
    let account = Account::not_root()?;
    let folder = folder("smotr-postgres-", account)?;
    let binary = |name: &str| binaries.join(name).display().to_string();
    let fsync = match disk {
        Disk::Waits => "fsync=on",
        Disk::DoesNotWait => "fsync=off",
    };
    let program = [
        "sh".to_owned(),
        "-c".to_owned(),
        include_str!("postgres.sh").to_owned(),
        "postgres.sh".to_owned(),
        binary("initdb"),
        binary("postgres"),
        folder.display().to_string(),
        OWNER.to_owned(),
        port.to_string(),
        fsync.to_owned(),
    ];
    let plan = Plan { folder: &folder, account, stop_signal: "QUIT", program: &program };
    let server = Watched::start(&plan)?;
    let ready = |output: &str| output.contains("ready to accept connections").then_some(());
    match server.wait_for(&["smotr: no server", "FATAL"], ready) {
        Ok(()) => Ok(server),
        Err(error) => {
            server.stop()?;
            Err(error)
        }
    }
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// `SMOTR_TEST_POSTGRES_BIN`, else where `initdb` is on the PATH, else the newest of Debian's folders.
fn find_binaries() -> Result<PathBuf> {
    if let Some(told) = std::env::var_os("SMOTR_TEST_POSTGRES_BIN") {
        let told = PathBuf::from(told);
        if has_server(&told) {
            return Ok(told);
        }
        bail!("SMOTR_TEST_POSTGRES_BIN is {}, which holds no initdb and postgres", told.display());
    }
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&on_path)
        .filter_map(|folder| folder.join("initdb").canonicalize().ok()?.parent().map(Path::to_path_buf))
        .chain(debian_folders())
        .find(|folder| has_server(folder))
        .context("no initdb and postgres found: run `cargo xtask test`, which installs what is missing")
}

fn debian_folders() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = versions.map(|version| version.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders
}

fn has_server(folder: &Path) -> bool {
    ["initdb", "postgres", "createdb"].iter().all(|binary| folder.join(binary).is_file())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::Postgres;

    fn ask(server: &Postgres, database: &str, sql: &str) -> String {
        let psql = server.binaries().join("psql");
        let output = Command::new(psql).args(["-XAtq", "-c", sql, database]).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }

    #[test]
    fn each_database_is_empty_and_its_own() {
        let server = Postgres::shared();
        let (one, other) = (server.fresh_database(), server.fresh_database());
        assert_ne!(one, other);
        ask(server, &one, "create table t (word text); insert into t values ('Ёлка')");
        assert_eq!(ask(server, &one, "select lower(word) from t"), "ёлка");
        assert_eq!(ask(server, &other, "select count(*) from pg_tables where tablename = 't'"), "0");
    }

    #[test]
    fn the_shared_server_waits_for_the_disk_and_the_quick_one_does_not() {
        let (shared, quick) = (Postgres::shared(), Postgres::quick());
        assert_eq!(ask(shared, &shared.fresh_database(), "show fsync"), "on");
        assert_eq!(ask(quick, &quick.fresh_database(), "show fsync"), "off");
    }
}
