//! What stands in an address.

use axum::extract::{FromRequestParts, RawPathParams};
use http::request::Parts;
use serde::de::DeserializeOwned;

use super::pairs;
use crate::error::PageError;
use crate::server::Server;

/// The query. Its struct should say `#[serde(deny_unknown_fields)]`.
#[derive(Debug, Clone)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned> FromRequestParts<Server> for Query<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &Server) -> Result<Self, PageError> {
        let query = parts.uri.query().unwrap_or_default();
        pairs::check(query.as_bytes())?;
        serde_html_form::from_str(query).map(Self).map_err(|_| PageError::Unreadable)
    }
}

/// Named places of the path. One that cannot be read is a page that does not exist.
#[derive(Debug, Clone)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send> FromRequestParts<Server> for Path<T> {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, PageError> {
        // The raw ones first: axum's own rejection of bad UTF-8 differs from that of a bad value.
        RawPathParams::from_request_parts(parts, server).await.map_err(|_| PageError::Missing)?;
        let path = axum::extract::Path::<T>::from_request_parts(parts, server).await;
        path.map(|axum::extract::Path(value)| Self(value)).map_err(|_| PageError::Missing)
    }
}
