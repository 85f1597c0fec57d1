//! `smotr demo`.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Instant;

use anyhow::{Context, Result};
use persistence::{Settings, Store};
use web::Server;
use words::Speech;

use super::folder::Folder;
use super::seed::seed_demo;
use crate::cli::DemoArguments;
use crate::config::{Log, LogFormat, sqlite};
use crate::logging::millis;
use crate::print::{Ending, Out};
use crate::{logging, serve};

/// Serves a demo on this machine alone; makes its data first where there are none.
pub(crate) async fn run(arguments: &DemoArguments, out: Out<'_>) -> Result<Ending> {
    let started = Instant::now();
    logging::begin(&Log { format: LogFormat::Text, filter: "warn,smotr=info".to_owned() })?;
    // The port first: whoever has to choose another one should not wait for the data.
    let wanted = SocketAddr::from((Ipv4Addr::LOCALHOST, arguments.port));
    let (listener, address) = serve::listen(wanted).await.context("choose another port with --port")?;
    let mut folder = Folder::take(&arguments.data, arguments.fresh)?;
    let settings = Settings { database: sqlite(&folder.database()), files: folder.files(), connections: 4 };
    let store = Store::open(&settings).await.context("cannot open the data of the demo")?;
    store.migrate().await.context("the data of the demo are of another version: begin anew with --fresh")?;
    let cast = seed_demo(&store).await.context("the demo could not be made")?;
    if !folder.is_ready {
        folder.finish()?;
        tracing::info!(ms = millis(started), "the demo was made");
    }
    let public_url = format!("http://{address}");
    let speech = Speech::load().context("the words built into the program cannot be read")?;
    writeln!(out, "Смотр работает:   {public_url}/   (остановить: Ctrl+C)")?;
    writeln!(out, "Smotr is running: {public_url}/   (stop it with Ctrl+C)")?;
    out.flush()?;
    tracing::info!(ready_ms = millis(started), "ready");
    let demo = Some(web::Demo { cast: cast.members });
    let site = web::Config { public_url, trusted_proxies: 0, demo };
    // Letters are not sent: they lie open at /demo/mail.
    serve::until_stopped(listener, Server::new(store, speech, site), None).await?;
    Ok(Ending::Done)
}
