//! `POST /sign-out`

use axum::extract::State;
use axum::response::IntoResponse;
use http::{HeaderName, HeaderValue};

use crate::error::PageError;
use crate::extract::Who;
use crate::notice::Notice;
use crate::server::Server;
use crate::{session, urls};

/// Ends the session, here and in the store, and asks the browser to forget drafts kept on this computer.
pub(crate) async fn leave(State(server): State<Server>, who: Who) -> Result<impl IntoResponse, PageError> {
    if let Some(secret) = who.secret() {
        server.store.sign_out(secret).await?;
    }
    let forget = [(HeaderName::from_static("clear-site-data"), HeaderValue::from_static("\"storage\""))];
    Ok((forget, session::end(&server, urls::home()).saying(Notice::SignedOut)))
}
