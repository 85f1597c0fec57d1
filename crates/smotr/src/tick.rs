//! What happens by itself, now and then. Nothing here decides: cutoffs are computed where they are read.

use std::time::Duration;

use persistence::{Store, StoreError};
use tokio::sync::watch;

/// How often the house is swept.
const HOUR: Duration = Duration::from_secs(3_600);

/// Keeps house until told to stop: at once, and then every hour.
pub(crate) async fn run(store: Store, mut stop: watch::Receiver<bool>) {
    let mut hours = tokio::time::interval(HOUR);
    hours.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => return,
            _ = hours.tick() => sweep(&store).await,
        }
    }
}

async fn sweep(store: &Store) {
    told("files that nobody claimed", store.sweep_waiting().await);
    told("sign-ins that ended", store.sweep_sign_ins().await);
    told("counters of attempts", store.sweep_attempts().await);
}

fn told(what: &str, swept: Result<u64, StoreError>) {
    match swept {
        Ok(0) => {}
        Ok(count) => tracing::info!(count, what, "swept"),
        Err(error) => tracing::error!(%error, what, "not swept"),
    }
}
