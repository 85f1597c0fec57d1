//! Finds out who asks, and makes pages of errors, so that handlers return causes only.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, Method, StatusCode, header};

use super::log::{Answered, Asked};
use crate::error::{Cause, PageError};
use crate::extract::{Who, identify};
use crate::notice;
use crate::pages::error;
use crate::server::Server;

/// Identifies, runs, dresses.
pub(crate) async fn layer(State(server): State<Server>, request: Request, next: Next) -> Response {
    let plain =
        matches!(request.uri().path(), "/livez" | "/readyz") || request.uri().path().starts_with("/assets/");
    if plain {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let scripted = parts.headers.contains_key("x-autosave");
    let reads = matches!(parts.method, Method::GET | Method::HEAD);
    let (who, response) = match identify(&server, &parts).await {
        Ok(who) => {
            parts.extensions.insert(who.clone());
            let response = next.run(Request::from_parts(parts, body)).await;
            (who, response)
        }
        Err((who, trouble)) => (who, trouble.into_response()),
    };
    let mut response = dress(&who, scripted, response);
    response.extensions_mut().insert(Asked(who.viewer().person()));
    if reads && who.inner.notice.is_some() && is_page(&response) {
        let gone = format!("{}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax", notice::COOKIE);
        if let Ok(gone) = HeaderValue::from_str(&gone) {
            response.headers_mut().append(header::SET_COOKIE, gone);
        }
    }
    response
}

/// A bare error becomes a page, or a word for the scripts that save drafts.
fn dress(who: &Who, scripted: bool, response: Response) -> Response {
    let cause = response.extensions().get::<Cause>().map(|cause| cause.0.clone());
    let bare = !response.headers().contains_key(header::CONTENT_TYPE) || is_text(&response);
    let cause = cause.or_else(|| PageError::of_status(response.status()).filter(|_| bare));
    let Some(cause) = cause else { return response };
    let answered = response.extensions().get::<Answered>().copied();
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut page = if scripted { error::brief(&cause) } else { error::page(who, &cause) };
    if let Some(answered) = answered {
        page.extensions_mut().insert(answered);
    }
    if let Some(allow) = allow {
        page.headers_mut().insert(header::ALLOW, allow);
    }
    page
}

fn is_text(response: &Response) -> bool {
    kind(response).starts_with("text/plain")
}

fn is_page(response: &Response) -> bool {
    response.status() == StatusCode::OK && kind(response).starts_with("text/html")
}

fn kind(response: &Response) -> &str {
    response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default()
}
