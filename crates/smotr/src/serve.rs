//! Serving: pages, letters and house-keeping, until somebody says stop.

use std::net::SocketAddr;
use std::time::Instant;

use anyhow::{Context, Result};
use persistence::Store;
use tokio::net::TcpListener;
use tokio::sync::watch;
use web::Server;
use words::Speech;

use crate::config::Config;
use crate::logging::millis;
use crate::mail::Sender;
use crate::print::{Ending, Out};
use crate::store::{self, Access};
use crate::{logging, tick};

/// `smotr serve`.
pub(crate) async fn serve(config: Config, out: Out<'_>) -> Result<Ending> {
    let started = Instant::now();
    logging::begin(&config.log)?;
    let opened = store::open(&config, Access::Alone).await?;
    let speech = Speech::load().context("the words built into the program cannot be read")?;
    let sender = match &config.smtp {
        None => None,
        Some(smtp) => Some(Sender::new(opened.store.clone(), speech.clone(), &config.public_url, smtp)?),
    };
    let (listener, address) = listen(config.listen).await?;
    writeln!(out, "Смотр работает: {}  Smotr is running, listening on {address}", config.public_url)?;
    tracing::info!(%address, ready_ms = millis(started), mail = sender.is_some(), "ready");
    let site =
        web::Config { public_url: config.public_url, trusted_proxies: config.trusted_proxies, demo: None };
    until_stopped(listener, Server::new(opened.store.clone(), speech, site), sender).await?;
    Ok(Ending::Done)
}

/// Takes the address; says which one it is where any free port was asked for.
pub(crate) async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr)> {
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let address = listener.local_addr()?;
    Ok((listener, address))
}

/// Serves until a signal comes. Answers under way are given their time, and letters are not cut in two.
pub(crate) async fn until_stopped(
    listener: TcpListener,
    server: Server,
    sender: Option<Sender>,
) -> Result<()> {
    let (stop, stopped) = watch::channel(false);
    let store: Store = server.store.clone();
    let ticks = tokio::spawn(tick::run(store, stopped.clone()));
    let letters = sender.map(|sender| tokio::spawn(sender.run(stopped)));
    let asked = async {
        signal().await;
        tracing::info!("stopping");
        stop.send_replace(true);
    };
    web::serve(listener, server, asked).await.context("serving ended")?;
    ticks.abort();
    if let Some(letters) = letters {
        // It was told to stop when the pages were; a letter that still waits for its server is sent later.
        letters.abort();
    }
    Ok(())
}

/// Waits for Ctrl+C, or for the system's polite request to end.
async fn signal() {
    let interrupted = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminated = std::future::pending::<()>();
    tokio::select! {
        () = interrupted => {}
        () = terminated => {}
    }
}
