//! Files of the site, built into the program and addressed by the digest of all of them together: a changed
//! file changes every address, so browsers may keep what they have for ever.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::error::PageError;

#[derive(RustEmbed)]
#[folder = "../../web/static/"]
struct Files;

static EDITION: LazyLock<String> = LazyLock::new(|| {
    let mut digest = Sha256::new();
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    for name in names {
        digest.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            digest.update(file.metadata.sha256_hash());
        }
    }
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

/// The address of a file.
#[must_use]
pub(crate) fn url(name: &str) -> String {
    format!("/assets/{}/{name}", *EDITION)
}

/// `GET /assets/{edition}/{name}`
pub(crate) async fn show(Path((edition, name)): Path<(String, String)>) -> Result<Response, PageError> {
    let kind = match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("txt") => "text/plain; charset=utf-8",
        Some(_) | None => return Err(PageError::Missing),
    };
    let file = Files::get(&name).ok_or(PageError::Missing)?;
    let keep = if edition == *EDITION { "public, max-age=31536000, immutable" } else { "no-cache" };
    Ok(([(CONTENT_TYPE, kind), (CACHE_CONTROL, keep)], file.data.into_owned()).into_response())
}
