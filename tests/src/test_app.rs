//! The site on a port of its own, over a fresh database and a fresh folder.

use std::net::SocketAddr;

use persistence::{Settings, Store};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use web::{Config, Demo, Server};

use crate::postgres::Postgres;
use crate::visitor::Visitor;

/// On which database. Every test that stores anything runs on both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// A file in a folder.
    Sqlite,
    /// A real server.
    Postgres,
}

impl On {
    /// Both, SQLite first.
    pub const BOTH: [Self; 2] = [Self::Sqlite, Self::Postgres];
}

/// A fresh, migrated store, with the folder that holds it.
pub struct Kept {
    /// The store.
    pub store: Store,
    folder: TempDir,
    settings: Settings,
}

impl Kept {
    /// An empty one.
    pub async fn new(on: On) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = match on {
            On::Sqlite => format!("sqlite://{}?mode=rwc", folder.path().join("smotr.db").display()),
            On::Postgres => Postgres::quick().fresh_database(),
        };
        let settings = Settings { database, files: folder.path().join("files"), connections: 4 };
        let store = Store::open(&settings).await.unwrap();
        store.migrate().await.unwrap();
        Self { store, folder, settings }
    }

    /// A path in its folder.
    pub fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name)
    }

    /// The same data opened anew, as after a restart.
    pub async fn reopen(&mut self) {
        self.store = Store::open(&self.settings).await.unwrap();
        self.store.load_settings().await.unwrap();
    }
}

/// A site that people can visit.
pub struct TestApp {
    /// What it keeps.
    pub kept: Kept,
    /// Where it is: scheme, host, port.
    pub url: String,
    stop: Option<oneshot::Sender<()>>,
}

impl TestApp {
    /// A site over a store that already holds something, with the demo's sign-in by one click.
    pub async fn over(kept: Kept) -> Self {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let speech = words::Speech::load().unwrap();
        let config = Config { public_url: url.clone(), demo: Some(Demo::default()) };
        let server = Server::new(kept.store.clone(), speech, config);
        let (stop, stopped) = oneshot::channel::<()>();
        tokio::spawn(async move {
            let ended = async move { drop(stopped.await) };
            web::serve(listener, server, ended).await.unwrap();
        });
        Self { kept, url, stop: Some(stop) }
    }

    /// The small world of [`crate::given`], on pages.
    pub async fn small(on: On) -> (Self, crate::given::Small) {
        let kept = Kept::new(on).await;
        let small = crate::given::small(&kept.store).await;
        (Self::over(kept).await, small)
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(&self.url)
    }

    /// The person with this address, signed in.
    pub async fn signed_in(&self, email: &str) -> Visitor {
        let visitor = self.visitor();
        let reply = visitor.post("/demo/sign-in", &[("email", email)]).await;
        assert_eq!(reply.status, 303, "{email} could not sign in: {}", reply.text);
        visitor
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            drop(stop.send(()));
        }
    }
}
