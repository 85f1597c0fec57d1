//! Lines shown once, on the page after a redirect. The cookie carries a key from a closed list, never a text.

use axum::response::{IntoResponse, Response};
use http::header::{LOCATION, SET_COOKIE};
use http::{HeaderValue, StatusCode};
use i18n_embed_fl::fl;
use words::Words;

/// Name of the cookie.
pub const COOKIE: &str = "notice";

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Whatever was typed is stored.
    Saved,
    /// The session is over.
    SignedOut,
    /// A password was set.
    PasswordSet,
    /// An invitation or a link is in the queue of letters.
    LetterQueued,
    /// A seat was ended.
    SeatEnded,
    /// A seat was given.
    SeatGiven,
    /// So many rows were entered or changed by an import.
    Imported(u32),
    /// The clock of the demo was moved.
    ClockMoved,
    /// An application was taken back.
    Withdrawn,
    /// A date was moved, or an applicant got more time.
    DateMoved,
    /// A call is shown to everybody.
    Announced,
    /// An author's consents are recorded.
    ConsentsRecorded,
}

impl Notice {
    fn key(self) -> String {
        match self {
            Self::Saved => "saved".to_owned(),
            Self::SignedOut => "signed-out".to_owned(),
            Self::PasswordSet => "password-set".to_owned(),
            Self::LetterQueued => "letter-queued".to_owned(),
            Self::SeatEnded => "seat-ended".to_owned(),
            Self::SeatGiven => "seat-given".to_owned(),
            Self::Imported(rows) => format!("imported.{rows}"),
            Self::ClockMoved => "clock-moved".to_owned(),
            Self::Withdrawn => "withdrawn".to_owned(),
            Self::DateMoved => "date-moved".to_owned(),
            Self::Announced => "announced".to_owned(),
            Self::ConsentsRecorded => "consents-recorded".to_owned(),
        }
    }

    /// Reads the cookie back.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        Some(match key {
            "saved" => Self::Saved,
            "signed-out" => Self::SignedOut,
            "password-set" => Self::PasswordSet,
            "letter-queued" => Self::LetterQueued,
            "seat-ended" => Self::SeatEnded,
            "seat-given" => Self::SeatGiven,
            "clock-moved" => Self::ClockMoved,
            "withdrawn" => Self::Withdrawn,
            "date-moved" => Self::DateMoved,
            "announced" => Self::Announced,
            "consents-recorded" => Self::ConsentsRecorded,
            other => Self::Imported(other.strip_prefix("imported.")?.parse().ok()?),
        })
    }

    /// In words.
    #[must_use]
    pub fn say(self, words: &Words) -> String {
        match self {
            Self::Saved => fl!(words, "notice-saved"),
            Self::SignedOut => fl!(words, "notice-signed-out"),
            Self::PasswordSet => fl!(words, "notice-password-set"),
            Self::LetterQueued => fl!(words, "notice-letter-queued"),
            Self::SeatEnded => fl!(words, "notice-seat-ended"),
            Self::SeatGiven => fl!(words, "notice-seat-given"),
            Self::Imported(rows) => fl!(words, "notice-imported", rows = rows),
            Self::ClockMoved => fl!(words, "notice-clock-moved"),
            Self::Withdrawn => fl!(words, "notice-withdrawn"),
            Self::DateMoved => fl!(words, "notice-date-moved"),
            Self::Announced => fl!(words, "notice-announced"),
            Self::ConsentsRecorded => fl!(words, "consent-done"),
        }
    }
}

/// «Done, go there»: the answer to every successful form.
#[derive(Debug, Clone)]
pub struct Done {
    to: String,
    cookies: Vec<String>,
}

impl Done {
    /// Without a notice.
    #[must_use]
    pub fn to(url: impl Into<String>) -> Self {
        Self { to: url.into(), cookies: Vec::new() }
    }

    /// With a line to be shown there.
    #[must_use]
    pub fn saying(self, notice: Notice) -> Self {
        self.setting(format!("{COOKIE}={}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax", notice.key()))
    }

    /// With a cookie, written out.
    #[must_use]
    pub fn setting(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }
}

impl IntoResponse for Done {
    fn into_response(self) -> Response {
        let mut response = StatusCode::SEE_OTHER.into_response();
        let headers = response.headers_mut();
        headers.insert(LOCATION, HeaderValue::from_str(&self.to).unwrap_or(HeaderValue::from_static("/")));
        for cookie in self.cookies {
            if let Ok(cookie) = HeaderValue::from_str(&cookie) {
                headers.append(SET_COOKIE, cookie);
            }
        }
        response
    }
}
