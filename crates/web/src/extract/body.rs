//! Posted forms.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::header::CONTENT_TYPE;
use serde::de::DeserializeOwned;

use super::pairs;
use crate::error::PageError;
use crate::server::Server;

/// A posted form. Its struct should say `#[serde(deny_unknown_fields)]`.
#[derive(Debug, Clone)]
pub struct Form<T>(pub T);

impl<T: DeserializeOwned> FromRequest<Server> for Form<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, server: &Server) -> Result<Self, PageError> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(PageError::WrongKind);
        }
        let bytes = Bytes::from_request(request, server)
            .await
            .map_err(|rejection| PageError::of_status(rejection.status()).unwrap_or(PageError::Unreadable))?;
        pairs::check(&bytes)?;
        serde_html_form::from_bytes(&bytes).map(Self).map_err(|_| PageError::Unreadable)
    }
}
