//! Why the rules of a case on its way say no.

use crate::basics::id::PersonId;
use crate::basics::moment::Moment;
use crate::review::sheet::SheetGap;

/// Every "no" of check, rework, review, totals and what follows them.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CaseRefusal {
    /// The case is elsewhere by now: somebody acted before, or a term passed.
    #[error("the case is at {now}, not at {needed}")]
    Elsewhere {
        /// The stage or end where it is.
        now: String,
        /// The stage at which the act is possible.
        needed: String,
    },
    /// The stage has no such outcome.
    #[error("{stage} has no outcome {outcome}")]
    NoSuchOutcome {
        /// The stage.
        stage: String,
        /// What was asked for.
        outcome: String,
    },
    /// A failed line of the checklist is too light for this outcome: a typo never refuses (H2).
    #[error("nothing that failed bears {outcome}")]
    TooGrave {
        /// The outcome that was asked for.
        outcome: String,
    },
    /// A line that was marked as failed demands a graver outcome, or the mark be taken off.
    #[error("{line} failed, which {outcome} does not allow")]
    TooLight {
        /// The line of the checklist.
        line: String,
        /// The outcome that was asked for.
        outcome: String,
    },
    /// To admit with remarks, to have mended and to refuse need words that the applicant can act on.
    #[error("the applicant has to be told why")]
    NoRemarks,
    /// The term lies outside of what the procedure allows.
    #[error("the term must lie between {least} and {most}")]
    TermOutOfBounds {
        /// The earliest moment.
        least: Moment,
        /// The latest moment.
        most: Moment,
    },
    /// The outcome was taken as often as the procedure allows.
    #[error("{outcome} was taken {times} times already")]
    TimesUp {
        /// The outcome.
        outcome: String,
        /// How often it may be taken.
        times: u32,
    },
    /// The applicant may still replace the application, so experts cannot have it yet.
    #[error("it may be replaced until {closes}")]
    StillOpen {
        /// When this applicant's intake closes.
        closes: Moment,
    },
    /// There is no calendar of working days for a year that the term reaches.
    #[error("no calendar of working days for {year}")]
    NoCalendar {
        /// The year.
        year: i32,
    },
    /// A panel was confirmed already.
    #[error("the panel is confirmed")]
    PanelConfirmed,
    /// The panel has another size than the procedure says.
    #[error("{given} experts given, {needed} needed")]
    PanelSize {
        /// How many were named.
        given: usize,
        /// How many there must be.
        needed: u32,
    },
    /// An expert may not sit on this panel.
    #[error("an expert may not sit here: {why}")]
    MayNotSit {
        /// Who.
        expert: PersonId,
        /// Why not.
        why: SeatBar,
    },
    /// The expert has no seat on this panel, or declined it.
    #[error("no such seat on the panel")]
    NoSeat,
    /// The expert has not said yet that there is no conflict of interest.
    #[error("accept the work first")]
    NotAccepted,
    /// The expert has signed; the sheet can be changed only when it is sent back.
    #[error("the sheet is signed")]
    Signed,
    /// There is no signed sheet of this expert.
    #[error("no signed sheet")]
    NotSigned,
    /// The sheet is not whole yet: every gap, not only the first.
    #[error("{} gaps in the sheet", .gaps.len())]
    SheetIncomplete {
        /// What is missing or wrong, in the order of the rubric.
        gaps: Vec<SheetGap>,
    },
    /// Not every sheet is in.
    #[error("{signed} of {needed} sheets are signed")]
    SheetsMissing {
        /// How many are signed.
        signed: u32,
        /// How many there must be.
        needed: u32,
    },
    /// Voiding a sheet needs witnesses (H13).
    #[error("{given} witnesses named, {needed} needed")]
    Witnesses {
        /// How many were named.
        given: usize,
        /// How many the procedure asks for.
        needed: u32,
    },
    /// The procedure does not provide for this act.
    #[error("the procedure has no {act}")]
    NotProvided {
        /// The act.
        act: &'static str,
    },
    /// The term has not passed yet.
    #[error("the term runs until {until}")]
    NotYet {
        /// When it passes.
        until: Moment,
    },
    /// A term passed before the act.
    #[error("the term passed at {until}")]
    TermPassed {
        /// When.
        until: Moment,
    },
    /// The stage waits for nobody by a term that could be moved.
    #[error("there is no term to move")]
    NoTerm,
    /// A decision of a newer list stands.
    #[error("list {list} has been replaced")]
    OldList {
        /// The list that was given.
        list: u32,
    },
    /// An order has put it in force: only an amending order may change it.
    #[error("it is in force")]
    InForce,
    /// Cases on their way could still come: the list would be drawn without them.
    #[error("{waiting} cases have not settled")]
    NotSettled {
        /// How many.
        waiting: usize,
    },
    /// Intake is still open for somebody.
    #[error("intake is open until {closes}")]
    IntakeOpen {
        /// When it closes for the last applicant.
        closes: Moment,
    },
    /// There is nobody to put on a list.
    #[error("no case has come here")]
    NobodyHere,
    /// There is no such list, or a newer one has replaced it.
    #[error("no list {list} to decide on")]
    NoList {
        /// Its number.
        list: u32,
    },
    /// What the list was drawn from has changed since: draw it anew.
    #[error("list {list} is out of date")]
    ListStale {
        /// Its number.
        list: u32,
    },
    /// Ties on the list wait for a vote.
    #[error("{ties} ties are open")]
    TiesOpen {
        /// How many.
        ties: usize,
    },
    /// The list cannot be drawn by its rules.
    #[error("the list cannot be drawn: {why}")]
    Undrawable {
        /// Why, for the log; the page says the general sentence.
        why: String,
    },
    /// Totals cannot be reckoned: sheets do not fit their rubric.
    #[error("the total cannot be reckoned: {why}")]
    NoTotal {
        /// Why, for the log.
        why: String,
    },
}

/// Why an expert may not sit on a panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeatBar {
    /// The person is not in the territory's register of experts.
    NotAnExpert,
    /// The applicant is the expert's own institution.
    OwnOrganisation,
    /// The expert declared a conflict with this work.
    Declared,
    /// The expert sat on a stage that the procedure keeps apart (H11), or left this panel before.
    EarlierStage,
    /// The expert has as many works as one may have.
    Full {
        /// How many.
        load: u32,
    },
    /// The same expert twice.
    Twice,
}

impl SeatBar {
    /// The word for logs and tests.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotAnExpert => "not-an-expert",
            Self::OwnOrganisation => "own-organisation",
            Self::Declared => "declared",
            Self::EarlierStage => "earlier-stage",
            Self::Full { .. } => "full",
            Self::Twice => "twice",
        }
    }
}

impl std::fmt::Display for SeatBar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

impl CaseRefusal {
    /// A word for logs, mail and tests; never renamed once released.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Elsewhere { .. } => "elsewhere",
            Self::NoSuchOutcome { .. } => "no-such-outcome",
            Self::TooGrave { .. } => "too-grave",
            Self::TooLight { .. } => "too-light",
            Self::NoRemarks => "no-remarks",
            Self::TermOutOfBounds { .. } => "term-out-of-bounds",
            Self::TimesUp { .. } => "times-up",
            Self::StillOpen { .. } => "still-open",
            Self::NoCalendar { .. } => "no-calendar",
            Self::PanelConfirmed => "panel-confirmed",
            Self::PanelSize { .. } => "panel-size",
            Self::MayNotSit { .. } => "may-not-sit",
            Self::NoSeat => "no-seat",
            Self::NotAccepted => "not-accepted",
            Self::Signed => "signed",
            Self::NotSigned => "not-signed",
            Self::SheetIncomplete { .. } => "sheet-incomplete",
            Self::SheetsMissing { .. } => "sheets-missing",
            Self::Witnesses { .. } => "witnesses",
            Self::NotProvided { .. } => "not-provided",
            Self::NotYet { .. } => "not-yet",
            Self::TermPassed { .. } => "term-passed",
            Self::NoTerm => "no-term",
            Self::OldList { .. } => "old-list",
            Self::InForce => "in-force",
            Self::NotSettled { .. } => "not-settled",
            Self::IntakeOpen { .. } => "intake-open",
            Self::NobodyHere => "nobody-here",
            Self::NoList { .. } => "no-list",
            Self::ListStale { .. } => "list-stale",
            Self::TiesOpen { .. } => "ties-open",
            Self::Undrawable { .. } => "undrawable",
            Self::NoTotal { .. } => "no-total",
        }
    }
}
