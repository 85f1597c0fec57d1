//! What happens by itself, now and then. Nothing here decides: cutoffs are computed where they are read, and
//! a passed one moves a case by a command that the rules judge like any other.

use std::time::Duration;

use persistence::{Store, StoreError};
use tokio::sync::watch;

/// How often the house is swept.
const HOUR: Duration = Duration::from_secs(3_600);

/// How often passed terms are looked for, and what was left to follow is carried on.
const HALF_MINUTE: Duration = Duration::from_secs(30);

/// Keeps house until told to stop: at once, then every hour; terms every half minute.
pub(crate) async fn run(store: Store, mut stop: watch::Receiver<bool>) {
    let (mut hours, mut terms) = (tokio::time::interval(HOUR), tokio::time::interval(HALF_MINUTE));
    hours.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    terms.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = stop.changed() => return,
            _ = hours.tick() => sweep(&store).await,
            _ = terms.tick() => go_on(&store).await,
        }
    }
}

/// Gives the commands that anybody could give: rules compare moments, so a late timer changes nothing.
async fn go_on(store: &Store) {
    told("cases whose term had passed", store.lapse().await);
    told("what had been left to follow", store.follow().await);
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
