//! The page of every «no»: what happened, why, what next. Never the cause's text.

use askama::Template;
use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::basics::moment::Zone;
use domain::refusal::Refusal;
use http::header::RETRY_AFTER;
use http::{HeaderValue, StatusCode};
use i18n_embed_fl::fl;
use words::gap::NoLabels;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html_as};
use crate::urls;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorView {
    frame: Frame,
    text: String,
    code: Option<String>,
    way: (String, String),
}

/// No route has this path.
pub(crate) async fn missing() -> PageError {
    PageError::Missing
}

/// A route has this path, with another method.
pub(crate) async fn wrong_method() -> PageError {
    PageError::WrongMethod
}

/// For scripts: the status says it.
pub(crate) fn brief(cause: &PageError) -> Response {
    if let PageError::Fault(text) = cause {
        tracing::error!(cause = %text, "fault");
    }
    (cause.status(), Json(serde_json::json!({ "error": word(cause) }))).into_response()
}

/// The page.
pub(crate) fn page(who: &Who, cause: &PageError) -> Response {
    let words = who.words();
    let (title, text) = say(who, cause);
    let code = if let PageError::Fault(text) = cause { Some(incident(text)) } else { None };
    let way = match cause.status() {
        StatusCode::UNAUTHORIZED => (urls::sign_in(None), fl!(words, "error-way-sign-in")),
        _ if who.card().is_some() => (urls::today(), fl!(words, "error-way-today")),
        _ => (urls::home(), fl!(words, "error-way-home")),
    };
    let mut frame = who.frame(title);
    if cause.status() == StatusCode::NOT_FOUND {
        // What was asked for must not show, so that hidden and missing look the same.
        frame = frame.nowhere();
    }
    match html_as(cause.status(), &ErrorView { frame, text, code, way }) {
        Ok(mut response) => {
            if matches!(cause, PageError::Busy | PageError::TooMany) {
                response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("20"));
            }
            response
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Title and text.
fn say(who: &Who, cause: &PageError) -> (String, String) {
    let words = who.words();
    match cause {
        PageError::Missing | PageError::Refused(Refusal::NotYours | Refusal::Missing) => {
            (fl!(words, "error-missing"), fl!(words, "error-missing-text"))
        }
        PageError::SignedOut | PageError::Refused(Refusal::NotSignedIn) => {
            (fl!(words, "error-signed-out"), fl!(words, "error-signed-out-text"))
        }
        PageError::Refused(refusal) => {
            (fl!(words, "error-refused"), words.refusal(refusal, Zone::MOSCOW, &NoLabels))
        }
        PageError::Conflict => (fl!(words, "error-conflict"), fl!(words, "error-conflict-text")),
        PageError::Unreadable => (fl!(words, "error-unreadable"), fl!(words, "error-unreadable-text")),
        PageError::WrongKind => (fl!(words, "error-kind"), fl!(words, "error-kind-text")),
        PageError::TooLarge => (fl!(words, "error-large"), fl!(words, "error-large-text")),
        PageError::WrongMethod => (fl!(words, "error-method"), fl!(words, "error-method-text")),
        PageError::Foreign => (fl!(words, "error-foreign"), fl!(words, "error-foreign-text")),
        PageError::TooMany => (fl!(words, "error-many"), fl!(words, "error-many-text")),
        PageError::Busy => (fl!(words, "error-busy"), fl!(words, "error-busy-text")),
        PageError::Fault(_) => (fl!(words, "error-fault"), fl!(words, "error-fault-text")),
    }
}

fn word(cause: &PageError) -> &'static str {
    match cause {
        PageError::Missing => "missing",
        PageError::Refused(refusal) => refusal.code(),
        PageError::Conflict => "conflict",
        PageError::Unreadable => "unreadable",
        PageError::WrongKind => "wrong-kind",
        PageError::TooLarge => "too-large",
        PageError::WrongMethod => "wrong-method",
        PageError::Foreign => "foreign",
        PageError::SignedOut => "signed-out",
        PageError::TooMany => "too-many",
        PageError::Busy => "busy",
        PageError::Fault(_) => "fault",
    }
}

/// Logs the cause under a number that the reader can tell on the telephone.
fn incident(cause: &str) -> String {
    const SIGNS: &[u8] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bytes = persistence::ids::random().unwrap_or_default();
    let sign = |byte: &u8| SIGNS.get(usize::from(byte % 32)).map_or('0', |sign| char::from(*sign));
    let code: String = bytes.iter().take(8).map(sign).collect();
    tracing::error!(incident = code, cause, "fault");
    code
}
