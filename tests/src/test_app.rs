//! The site on a port of its own, over a fresh database and a fresh folder.

use std::net::SocketAddr;

use persistence::{Settings, Store};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use web::server::CastMember;
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
    /// An empty one. On PostgreSQL its commits do not wait for the disk.
    pub async fn new(on: On) -> Self {
        Self::with(on, Postgres::quick).await
    }

    /// An empty one whose commits wait for the disk on both databases: for tests of what outlives a kill.
    pub async fn durable(on: On) -> Self {
        Self::with(on, Postgres::shared).await
    }

    /// Where its data lie.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    async fn with(on: On, postgres: fn() -> &'static Postgres) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = match on {
            On::Sqlite => format!("sqlite://{}?mode=rwc", folder.path().join("smotr.db").display()),
            On::Postgres => postgres().fresh_database(),
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
    demo: Demo,
    serving: Option<Serving>,
}

/// The server at work: how to tell it to end, and what to wait for then.
struct Serving {
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
}

impl TestApp {
    /// A site over a store that already holds something, with the demo's sign-in by one click.
    pub async fn over(kept: Kept) -> Self {
        Self::showing(kept, Demo::default()).await
    }

    /// The demo as it ships, on pages, with its people offered by one click.
    pub async fn demo(on: On) -> (Self, smotr::DemoCast) {
        let kept = Kept::new(on).await;
        let cast = smotr::seed_demo(&kept.store).await.unwrap();
        let demo = Demo { cast: cast.members.clone() };
        (Self::showing(kept, demo).await, cast)
    }

    async fn showing(kept: Kept, demo: Demo) -> Self {
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mut app = Self { kept, url, demo, serving: None };
        app.serve(listener);
        app
    }

    fn serve(&mut self, listener: TcpListener) {
        let speech = words::Speech::load().unwrap();
        let (public_url, demo) = (self.url.clone(), Some(self.demo.clone()));
        let config = Config { public_url, trusted_proxies: 0, demo };
        let server = Server::new(self.kept.store.clone(), speech, config);
        let (stop, stopped) = oneshot::channel::<()>();
        let ended = tokio::spawn(async move {
            let ended = async move { drop(stopped.await) };
            web::serve(listener, server, ended).await.unwrap();
        });
        self.serving = Some(Serving { stop, ended });
    }

    /// Ends the server, and waits for that. Nobody is at its address until [`TestApp::start_again`].
    pub async fn stop(&mut self) {
        if let Some(Serving { stop, ended }) = self.serving.take() {
            let _ = stop.send(());
            ended.await.unwrap();
        }
    }

    /// A new server over the same data at the same address.
    pub async fn start_again(&mut self) {
        self.kept.reopen().await;
        let listener = TcpListener::bind(self.url.trim_start_matches("http://")).await.unwrap();
        self.serve(listener);
    }

    /// The small world of [`crate::given`], on pages.
    pub async fn small(on: On) -> (Self, crate::given::Small) {
        let kept = Kept::new(on).await;
        let small = crate::given::small(&kept.store).await;
        let line = (String::new(), String::new());
        let member = |email| CastMember { email, line: line.clone() };
        let cast = crate::given::addresses().into_iter().map(member).collect();
        (Self::showing(kept, Demo { cast }).await, small)
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
        if let Some(Serving { stop, .. }) = self.serving.take() {
            let _ = stop.send(());
        }
    }
}
