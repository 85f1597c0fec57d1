//! Settings: what the file says, over it what the environment says (`SMOTR_LISTEN`, `SMOTR_SMTP__HOST`), else
//! the default. Read once at start; an unknown key is an error, because it is usually a misspelt one.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use figment::Figment;
use figment::error::{Error, Kind};
use figment::providers::{Format, Toml};
use persistence::Settings;
use serde::Deserialize;

/// What settings in the environment begin with.
const PREFIX: &str = "SMOTR_";

/// How names in the environment begin that are no settings: where the file lies, what the tests need.
const NOT_SETTINGS: [&str; 2] = ["SMOTR_CONFIG", "SMOTR_TEST_"];

/// Everything that can be set.
pub struct Config {
    /// Where pages are served.
    pub listen: SocketAddr,
    /// Where people reach them: scheme, host, port, no slash at the end.
    pub public_url: String,
    /// How many proxies stand before the pages, each of which writes into `X-Forwarded-For` who came to it.
    pub trusted_proxies: usize,
    /// Database, files, connections.
    pub store: Settings,
    /// How letters go out; without it they stay in the queue.
    pub smtp: Option<Smtp>,
    /// What is logged, and how.
    pub log: Log,
}

impl Config {
    /// The file of an embedded database; none for PostgreSQL.
    #[must_use]
    pub fn database_file(&self) -> Option<PathBuf> {
        database_file(&self.store.database)
    }
}

/// Shows nothing secret: an address of a database may hold a password.
impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config")
            .field("listen", &self.listen)
            .field("public_url", &self.public_url)
            .field("trusted_proxies", &self.trusted_proxies)
            .field("files", &self.store.files)
            .field("smtp", &self.smtp)
            .field("log", &self.log)
            .finish_non_exhaustive()
    }
}

/// A server that takes our letters.
#[derive(Clone, PartialEq, Eq)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Name and password, where it asks for them.
    pub login: Option<(String, String)>,
    /// The address that letters come from: `Смотр <smotr@example.org>`.
    pub from: String,
    /// How the way to it is guarded.
    pub tls: Tls,
}

impl fmt::Debug for Smtp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let user = self.login.as_ref().map(|(user, _)| user);
        write!(f, "Smtp({}:{}, {:?}, user {user:?}, from {:?})", self.host, self.port, self.tls, self.from)
    }
}

/// How the way to the mail server is guarded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Tls {
    /// Begins open, and must become TLS before anything is said.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Implicit,
    /// Open: for a server on the same machine.
    None,
}

/// What is logged, and how.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Log {
    /// In which form.
    pub format: LogFormat,
    /// Which lines, as `info` or `info,web=debug`; empty for `info`.
    pub filter: String,
}

/// The form of log lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    #[default]
    Auto,
    /// For people.
    Text,
    /// For machines, an object a line.
    Json,
}

/// The keys as they are written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Written {
    listen: String,
    public_url: Option<String>,
    trusted_proxies: usize,
    data: PathBuf,
    database: Option<String>,
    database_file: Option<PathBuf>,
    files: Option<PathBuf>,
    connections: u32,
    smtp: Option<WrittenSmtp>,
    log: Log,
}

impl Default for Written {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".to_owned(),
            public_url: None,
            trusted_proxies: 0,
            data: PathBuf::from("smotr-data"),
            database: None,
            database_file: None,
            files: None,
            connections: 8,
            smtp: None,
            log: Log::default(),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSmtp {
    host: String,
    port: Option<u16>,
    user: Option<String>,
    password_file: Option<PathBuf>,
    from: String,
    #[serde(default)]
    tls: Tls,
}

/// Reads the settings of this process.
///
/// # Errors
/// Names the key, and the nearest known one where a key is unknown.
pub fn load(file: Option<&Path>) -> Result<Config> {
    let environment = std::env::vars_os().filter_map(|(name, value)| {
        let name = name.into_string().ok().filter(|name| name.starts_with(PREFIX))?;
        Some((name, value.to_string_lossy().into_owned()))
    });
    read(file, environment)
}

/// Reads the settings from a file and from names and values of an environment.
fn read(file: Option<&Path>, environment: impl IntoIterator<Item = (String, String)>) -> Result<Config> {
    let mut figment = Figment::new();
    if let Some(path) = file {
        let text =
            std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
        figment = figment.merge(Toml::string(&text));
    }
    let mut from_environment = Vec::new();
    for (name, value) in environment {
        if NOT_SETTINGS.iter().any(|start| name.starts_with(start)) {
            continue;
        }
        let key = name.trim_start_matches(PREFIX).to_lowercase().replace("__", ".");
        figment = match value.parse::<u32>() {
            Ok(number) => figment.merge((&key, number)),
            Err(_) => figment.merge((&key, value)),
        };
        from_environment.push(key);
    }
    let written = figment.extract().map_err(|error| wrong(&error, file, &from_environment))?;
    settle(written)
}

/// A sentence about the first thing that is wrong.
fn wrong(error: &Error, file: Option<&Path>, from_environment: &[String]) -> anyhow::Error {
    let mut path = error.path.join(".");
    let what = match &error.kind {
        Kind::UnknownField(key, known) => {
            if !path.ends_with(key.as_str()) {
                path = [path.as_str(), key]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect::<Vec<_>>()
                    .join(".");
            }
            let parent = path.rsplit_once('.').map_or_else(String::new, |(parent, _)| format!("{parent}."));
            let nearest = known.iter().min_by_key(|known| distance(key, known));
            nearest.map_or_else(
                || "is no setting".to_owned(),
                |nearest| format!("is no setting; did you mean `{parent}{nearest}`?"),
            )
        }
        Kind::MissingField(key) => {
            path = [path.as_str(), key]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(".");
            "is missing".to_owned()
        }
        kind @ (Kind::Message(_)
        | Kind::InvalidType(..)
        | Kind::InvalidValue(..)
        | Kind::InvalidLength(..)
        | Kind::UnknownVariant(..)
        | Kind::DuplicateField(_)
        | Kind::ISizeOutOfRange(_)
        | Kind::USizeOutOfRange(_)
        | Kind::Unsupported(_)
        | Kind::UnsupportedKey(..)) => kind.to_string(),
    };
    let place = if from_environment.contains(&path) {
        format!("{PREFIX}{}", path.to_uppercase().replace('.', "__"))
    } else {
        file.map_or_else(|| "settings".to_owned(), |file| file.display().to_string())
    };
    anyhow::anyhow!("{place}: `{path}` {what}")
}

/// How many characters must be put in, taken out or changed to make one word of the other.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, c) in one.chars().enumerate() {
        let mut next = vec![line + 1];
        for ((d, above), diagonal) in other.iter().zip(row.iter().skip(1)).zip(&row) {
            let left = next.last().copied().unwrap_or_default();
            next.push((diagonal + usize::from(*d != c)).min(above + 1).min(left + 1));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}

fn settle(written: Written) -> Result<Config> {
    let listen: SocketAddr = written
        .listen
        .parse()
        .with_context(|| format!("`listen` is no address with a port: {}", written.listen))?;
    let public_url = written.public_url.unwrap_or_else(|| format!("http://{listen}"));
    let public_url = public_url.trim_end_matches('/').to_owned();
    if !public_url.starts_with("https://") && !public_url.starts_with("http://") {
        bail!("`public_url` begins with https:// (or http://): {public_url}");
    }
    let database = match (written.database, written.database_file) {
        (Some(_), Some(_)) => bail!("`database` and `database_file` exclude each other"),
        (Some(url), None) => url,
        (None, Some(path)) => secret(&path)?,
        (None, None) => sqlite(&written.data.join("smotr.db")),
    };
    if !["sqlite:", "postgres:", "postgresql:"].iter().any(|scheme| database.starts_with(scheme)) {
        bail!("`database` begins with sqlite: or postgres:");
    }
    let files = written.files.unwrap_or_else(|| written.data.join("files"));
    let store = Settings { database, files, connections: written.connections };
    let smtp = written.smtp.map(settle_smtp).transpose()?;
    let (trusted_proxies, log) = (written.trusted_proxies, written.log);
    Ok(Config { listen, public_url, trusted_proxies, store, smtp, log })
}

fn settle_smtp(written: WrittenSmtp) -> Result<Smtp> {
    let login = match (written.user, written.password_file) {
        (None, None) => None,
        (Some(user), Some(path)) => Some((user, secret(&path)?)),
        _ => bail!("`smtp.user` and `smtp.password_file` need each other"),
    };
    let usual = match written.tls {
        Tls::Starttls => 587,
        Tls::Implicit => 465,
        Tls::None => 25,
    };
    let (host, port) = (written.host, written.port.unwrap_or(usual));
    Ok(Smtp { host, port, login, from: written.from, tls: written.tls })
}

/// A secret from a file of its own, without the line end that editors leave.
fn secret(path: &Path) -> Result<String> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    Ok(text.trim_end_matches(['\r', '\n']).to_owned())
}

/// The address of an embedded database in this file.
#[must_use]
pub fn sqlite(file: &Path) -> String {
    format!("sqlite://{}?mode=rwc", file.display())
}

fn database_file(url: &str) -> Option<PathBuf> {
    let rest = url.strip_prefix("sqlite:")?;
    let rest = rest.strip_prefix("//").unwrap_or(rest);
    let path = rest.split('?').next().unwrap_or_default();
    (!path.is_empty() && path != ":memory:").then(|| PathBuf::from(path))
}

#[cfg(test)]
mod tests;
