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
    /// An expert has signed a sheet.
    SheetSigned,
    /// An expert has said whether a work is taken.
    ReviewAnswered,
    /// Experts are proposed.
    PanelsProposed,
    /// Panels are confirmed.
    PanelsConfirmed,
    /// An expert's seat was given to another.
    ExpertReplaced,
    /// Experts are reminded of their sheets.
    Reminded,
    /// A sheet was sent back.
    SheetReturned,
    /// A sheet was set aside.
    SheetVoided,
    /// Sheets went on to the totals.
    ReviewReleased,
    /// A list was drawn.
    ListDrawn,
    /// A list was adopted.
    ListAdopted,
    /// An order was entered, returned or refused.
    OrderEntered,
    /// Results were published.
    ResultsPublished,
    /// A meeting was convened.
    Convened,
    /// Something of a meeting was entered.
    MeetingEntered,
    /// Minutes were signed.
    MinutesSigned,
    /// The outcome of a formal check is stored.
    Checked,
    /// The state of the formal check is public.
    AdmissionPublished,
    /// An application was taken off the contest.
    Disqualified,
    /// What was mended is filed.
    Mended,
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
            Self::SheetSigned => "sheet-signed".to_owned(),
            Self::ReviewAnswered => "review-answered".to_owned(),
            Self::PanelsProposed => "panels-proposed".to_owned(),
            Self::PanelsConfirmed => "panels-confirmed".to_owned(),
            Self::ExpertReplaced => "expert-replaced".to_owned(),
            Self::Reminded => "reminded".to_owned(),
            Self::SheetReturned => "sheet-returned".to_owned(),
            Self::SheetVoided => "sheet-voided".to_owned(),
            Self::ReviewReleased => "review-released".to_owned(),
            Self::ListDrawn => "list-drawn".to_owned(),
            Self::ListAdopted => "list-adopted".to_owned(),
            Self::OrderEntered => "order-entered".to_owned(),
            Self::ResultsPublished => "results-published".to_owned(),
            Self::Convened => "convened".to_owned(),
            Self::MeetingEntered => "meeting-entered".to_owned(),
            Self::MinutesSigned => "minutes-signed".to_owned(),
            Self::Checked => "checked".to_owned(),
            Self::AdmissionPublished => "admission-published".to_owned(),
            Self::Disqualified => "disqualified".to_owned(),
            Self::Mended => "mended".to_owned(),
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
            "sheet-signed" => Self::SheetSigned,
            "review-answered" => Self::ReviewAnswered,
            "panels-proposed" => Self::PanelsProposed,
            "panels-confirmed" => Self::PanelsConfirmed,
            "expert-replaced" => Self::ExpertReplaced,
            "reminded" => Self::Reminded,
            "sheet-returned" => Self::SheetReturned,
            "sheet-voided" => Self::SheetVoided,
            "review-released" => Self::ReviewReleased,
            "list-drawn" => Self::ListDrawn,
            "list-adopted" => Self::ListAdopted,
            "order-entered" => Self::OrderEntered,
            "results-published" => Self::ResultsPublished,
            "convened" => Self::Convened,
            "meeting-entered" => Self::MeetingEntered,
            "minutes-signed" => Self::MinutesSigned,
            "checked" => Self::Checked,
            "admission-published" => Self::AdmissionPublished,
            "disqualified" => Self::Disqualified,
            "mended" => Self::Mended,
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
            Self::SheetSigned => fl!(words, "rev-notice-signed"),
            Self::ReviewAnswered => fl!(words, "rev-notice-answered"),
            Self::PanelsProposed => fl!(words, "asg-notice-proposed"),
            Self::PanelsConfirmed => fl!(words, "asg-notice-confirmed"),
            Self::ExpertReplaced => fl!(words, "prog-notice-replaced"),
            Self::Reminded => fl!(words, "prog-notice-reminded"),
            Self::SheetReturned => fl!(words, "prog-notice-returned"),
            Self::SheetVoided => fl!(words, "prog-notice-voided"),
            Self::ReviewReleased => fl!(words, "prog-notice-released"),
            Self::ListDrawn => fl!(words, "res-notice-drawn"),
            Self::ListAdopted => fl!(words, "res-notice-adopted"),
            Self::OrderEntered => fl!(words, "ord-notice-entered"),
            Self::ResultsPublished => fl!(words, "res-notice-published"),
            Self::Convened => fl!(words, "mtg-notice-convened"),
            Self::MeetingEntered => fl!(words, "mtg-notice-entered"),
            Self::MinutesSigned => fl!(words, "mtg-notice-signed"),
            Self::Checked => fl!(words, "adm-notice-checked"),
            Self::AdmissionPublished => fl!(words, "adm-notice-published"),
            Self::Disqualified => fl!(words, "adm-notice-off"),
            Self::Mended => fl!(words, "adm-notice-mended"),
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
