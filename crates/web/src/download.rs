//! Files as answers: always to be saved, never shown in the page's own origin.

use axum::body::Body;
use axum::response::{IntoResponse, Response};
use domain::basics::digest::Digest;
use domain::basics::id::TerritoryId;
use http::{HeaderValue, header};

use crate::error::PageError;
use crate::server::Server;
use crate::urls::escape;

/// A stored file under a name.
///
/// # Errors
/// [`PageError::Fault`] when its bytes are not there.
pub async fn blob(
    server: &Server,
    territory: TerritoryId,
    sha256: Digest,
    (name, size): (&str, u64),
) -> Result<Response, PageError> {
    let bytes = server.store.open_blob(territory, sha256).await?;
    let mut response = Body::from_stream(bytes).into_response();
    head(&mut response, name);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    Ok(response)
}

/// The type says nothing, so that no browser shows it; the name is given as RFC 6266 wants it.
fn head(response: &mut Response, name: &str) {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || c == '.' { c } else { '_' }).collect();
    let disposition =
        format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", escape(name).replace('/', "%2F"));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'"));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
}
