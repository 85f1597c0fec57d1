//! What all handlers share.

use std::sync::Arc;

use persistence::Store;
use persistence::plain::territories::TerritoryView;
use words::Speech;

use crate::error::PageError;
use crate::password::Passwords;

/// Settings of the site.
#[derive(Debug, Clone)]
pub struct Config {
    /// Where people reach the site: scheme, host, port, no slash at the end. Links in letters begin with it.
    pub public_url: String,
    /// How many proxies of ours stand before the site, each of which writes into `X-Forwarded-For` who came
    /// to it. With none the header is ignored.
    pub trusted_proxies: usize,
    /// Set in a demo: roles by one click, a clock that can be moved.
    pub demo: Option<Demo>,
}

impl Config {
    /// Whether people come by TLS: cookies are then bound to it.
    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}

/// What a demo adds.
#[derive(Debug, Clone, Default)]
pub struct Demo {
    /// People whose roles are offered by one click, in the order of the cards.
    pub cast: Vec<CastMember>,
}

/// One card of the demo's sign-in page.
#[derive(Debug, Clone)]
pub struct CastMember {
    /// By which address the person is found.
    pub email: String,
    /// What they are, in one line, Russian and English.
    pub line: (String, String),
}

/// Handed to every handler. Cheap to clone.
#[derive(Clone)]
pub struct Server {
    /// Everything kept.
    pub store: Store,
    /// Both languages.
    pub speech: Speech,
    /// Settings.
    pub config: Arc<Config>,
    /// Hashing and checking of passwords.
    pub passwords: Passwords,
}

impl Server {
    /// Puts the parts together.
    #[must_use]
    pub fn new(store: Store, speech: Speech, config: Config) -> Self {
        Self { store, speech, config: Arc::new(config), passwords: Passwords::new() }
    }

    /// The territory of an address.
    ///
    /// # Errors
    /// [`PageError::Missing`] when there is none.
    pub(crate) async fn territory(&self, slug: &str) -> Result<TerritoryView, PageError> {
        self.store.find_territory(slug).await?.ok_or(PageError::Missing)
    }
}

impl std::fmt::Debug for Server {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Server").field("config", &self.config).finish_non_exhaustive()
    }
}
