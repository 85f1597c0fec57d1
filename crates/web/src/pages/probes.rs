//! `/livez` and `/readyz`, for whatever keeps the program running.

use std::time::Duration;

use axum::extract::State;
use http::StatusCode;

use crate::server::Server;

/// The program runs.
pub(crate) async fn alive() -> &'static str {
    "ok\n"
}

/// It can do its work: the database answers within two seconds.
pub(crate) async fn ready(State(server): State<Server>) -> (StatusCode, &'static str) {
    match tokio::time::timeout(Duration::from_secs(2), server.store.ping()).await {
        Ok(Ok(())) => (StatusCode::OK, "ok\n"),
        Ok(Err(_)) | Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n"),
    }
}
