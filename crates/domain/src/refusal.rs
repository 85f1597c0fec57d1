//! Why the rules say no. A refusal is an answer, not a fault: it is shown, never logged as an error, and it
//! loses nothing of what was typed. The English text here is for logs and tests; people read the sentence
//! that crate `words` makes of it.

use crate::application::refusal::CaseRefusal;
use crate::basics::id::AuthorId;
use crate::basics::moment::Moment;
use crate::meeting::refusal::MeetingRefusal;
use crate::order::refusal::OrderRefusal;

/// Every "no" of the rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The seat does not give this right here. Shown as "no such page" wherever the thing's existence is
    /// not for the viewer to know.
    #[error("this act belongs to another role")]
    NotYours,
    /// Nobody has signed in.
    #[error("nobody has signed in")]
    NotSignedIn,
    /// The thing does not exist, or the viewer may not know that it does.
    #[error("no such thing")]
    Missing,
    /// The call has not been announced, or was cancelled.
    #[error("the call takes no applications")]
    CallNotRunning,
    /// Intake has not begun.
    #[error("intake opens at {opens}")]
    TooEarly {
        /// When it opens.
        opens: Moment,
    },
    /// The cutoff has passed. The draft stays.
    #[error("intake closed at {closed}")]
    TooLate {
        /// When it closed for this applicant.
        closed: Moment,
    },
    /// The application is not whole yet: every gap, not only the first.
    #[error("{} gaps in the application", .gaps.len())]
    Incomplete {
        /// What is missing or wrong, in the order of the form.
        gaps: Vec<Gap>,
    },
    /// The applicant has filed all the applications that the procedure allows here.
    #[error("limit of {limit} applications reached")]
    LimitReached {
        /// How many are allowed for one applicant (and division, where the procedure says so).
        limit: u32,
        /// The public code of one that stands in the way.
        other: String,
    },
    /// There is nothing filed to withdraw.
    #[error("nothing is filed")]
    NotFiled,
    /// It was withdrawn already.
    #[error("already withdrawn")]
    AlreadyWithdrawn,
    /// An act that must give its ground gives none.
    #[error("the act needs a ground")]
    NoGround,
    /// The call has no date of this name that can be moved.
    #[error("no date {date} to move")]
    NoSuchDate {
        /// The name given.
        date: String,
    },
    /// Outsiders rely on the date; it never moves earlier once announced.
    #[error("the date may not move earlier than {from}")]
    NotEarlier {
        /// Where it stands.
        from: Moment,
    },
    /// The new date has passed already.
    #[error("the new date has passed: {to}")]
    InThePast {
        /// The date given.
        to: Moment,
    },
    /// Dates stand in an order that the procedure fixes.
    #[error("{later} may not come before {earlier}")]
    DatesOutOfOrder {
        /// Name of the date that must come first.
        earlier: String,
        /// Name of the date that must follow.
        later: String,
    },
    /// A date of the call is not set.
    #[error("the date {date} is not set")]
    DateUnset {
        /// Its name.
        date: String,
    },
    /// The thing is already so.
    #[error("already done")]
    AlreadyDone,
    /// The rules of meetings say no.
    #[error(transparent)]
    Meeting(#[from] MeetingRefusal),
    /// The rules of orders say no.
    #[error(transparent)]
    Order(#[from] OrderRefusal),
    /// The rules of a case on its way through the stages say no.
    #[error(transparent)]
    Case(#[from] CaseRefusal),
    /// The address or name is taken.
    #[error("{what} is taken")]
    Taken {
        /// What is taken, as typed.
        what: String,
    },
}

impl Refusal {
    /// A word for logs, mail and tests; never renamed once released.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotYours => "not-yours",
            Self::NotSignedIn => "not-signed-in",
            Self::Missing => "missing",
            Self::CallNotRunning => "call-not-running",
            Self::TooEarly { .. } => "too-early",
            Self::TooLate { .. } => "too-late",
            Self::Incomplete { .. } => "incomplete",
            Self::LimitReached { .. } => "limit-reached",
            Self::NotFiled => "not-filed",
            Self::AlreadyWithdrawn => "already-withdrawn",
            Self::NoGround => "no-ground",
            Self::NoSuchDate { .. } => "no-such-date",
            Self::NotEarlier { .. } => "not-earlier",
            Self::InThePast { .. } => "in-the-past",
            Self::DatesOutOfOrder { .. } => "dates-out-of-order",
            Self::DateUnset { .. } => "date-unset",
            Self::AlreadyDone => "already-done",
            Self::Meeting(refusal) => refusal.code(),
            Self::Order(refusal) => refusal.code(),
            Self::Case(refusal) => refusal.code(),
            Self::Taken { .. } => "taken",
        }
    }
}

/// One thing that keeps an application from being filed. Ids are those of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Gap {
    /// A question of the eligibility check is not answered.
    EligibilityOpen {
        /// Which question.
        question: String,
    },
    /// Its answer means that this applicant may not enter.
    NotEligible {
        /// Which question.
        question: String,
    },
    /// A required answer is empty.
    Empty {
        /// Which field.
        field: String,
    },
    /// An answer has more words than allowed.
    TooManyWords {
        /// Which field.
        field: String,
        /// How many it has.
        words: usize,
        /// How many it may have.
        limit: usize,
    },
    /// An answer has more characters than allowed.
    TooLong {
        /// Which field.
        field: String,
        /// How many characters it has.
        chars: usize,
        /// How many it may have.
        limit: usize,
    },
    /// The answer is none of the choices.
    NotAChoice {
        /// Which field.
        field: String,
    },
    /// The answer divides the contest and was fixed by the first filing.
    Frozen {
        /// Which field.
        field: String,
    },
    /// The answer is not a whole number within bounds, or not a date.
    NotReadable {
        /// Which field.
        field: String,
    },
    /// A paper is not attached, or too few files are.
    PaperMissing {
        /// Which slot.
        paper: String,
    },
    /// More files than the slot takes.
    TooManyFiles {
        /// Which slot.
        paper: String,
        /// How many it takes.
        limit: u32,
    },
    /// No author is named.
    NoAuthors,
    /// More authors than the procedure allows.
    TooManyAuthors {
        /// How many it allows.
        limit: u32,
    },
    /// An author has not given a consent.
    ConsentMissing {
        /// Who.
        author: AuthorId,
        /// Their name, so that the sentence can name them.
        name: String,
        /// Which consent.
        consent: String,
    },
}
