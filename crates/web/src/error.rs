//! Why there is no page. Handlers return it; a layer makes the page of it, in the reader's language, so
//! that no handler needs to know how errors look.

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use domain::refusal::Refusal;
use http::StatusCode;
use persistence::StoreError;

/// Why not.
#[derive(Debug, Clone)]
pub enum PageError {
    /// There is no such page, or this viewer may not know of it.
    Missing,
    /// The rules say no.
    Refused(Refusal),
    /// Somebody acted first.
    Conflict,
    /// The request cannot be read: a form that this site did not make.
    Unreadable,
    /// Its body is of a kind that is not taken here.
    WrongKind,
    /// It is larger than this page takes.
    TooLarge,
    /// The method is not for this address.
    WrongMethod,
    /// It was sent from another site, or nobody knows from where.
    Foreign,
    /// The session is over; what was typed is still in the browser.
    SignedOut,
    /// Too many attempts.
    TooMany,
    /// The server is going down or has no hands free.
    Busy,
    /// Something broke. The text is for the log, never for the page.
    Fault(Arc<str>),
}

impl PageError {
    /// The status with which the page is sent.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::Missing | Self::Refused(Refusal::NotYours | Refusal::Missing) => StatusCode::NOT_FOUND,
            Self::Refused(Refusal::NotSignedIn) | Self::SignedOut => StatusCode::UNAUTHORIZED,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::WrongKind => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::Foreign => StatusCode::FORBIDDEN,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// A fault with its cause.
    #[must_use]
    pub fn fault(cause: impl std::fmt::Display) -> Self {
        Self::Fault(cause.to_string().into())
    }

    /// What a bare answer of the framework means.
    pub(crate) fn of_status(status: StatusCode) -> Option<Self> {
        match status {
            StatusCode::NOT_FOUND => Some(Self::Missing),
            StatusCode::METHOD_NOT_ALLOWED => Some(Self::WrongMethod),
            StatusCode::PAYLOAD_TOO_LARGE => Some(Self::TooLarge),
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Some(Self::WrongKind),
            StatusCode::BAD_REQUEST => Some(Self::Unreadable),
            StatusCode::INTERNAL_SERVER_ERROR => Some(Self::fault("answered 500 without a cause")),
            _ => None,
        }
    }
}

impl From<Refusal> for PageError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Refused(refusal) => Self::Refused(refusal),
            StoreError::Conflict => Self::Conflict,
            StoreError::Stopped => Self::Busy,
            broken @ (StoreError::Damaged(_)
            | StoreError::Database(_)
            | StoreError::Files(_)
            | StoreError::Backup(_)
            | StoreError::Flawed(_)
            | StoreError::Rows(_)) => Self::fault(broken),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::fault(error)
    }
}

/// Carried by a bare response to the layer that makes the page.
#[derive(Debug, Clone)]
pub(crate) struct Cause(pub(crate) PageError);

impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(Cause(self));
        response
    }
}
