//! A call as a line of a list, ready to print.

use domain::call::state::WindowPhase;
use i18n_embed_fl::fl;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallInList;
use words::date::Countdown;

use crate::extract::Who;
use crate::urls;

/// The line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CallLine {
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) year: String,
    /// «Приём до», «Приём откроется», «Приём закончился».
    pub(crate) label: String,
    pub(crate) moment: String,
    pub(crate) countdown: Option<Countdown>,
    pub(crate) state: CallMood,
    /// `datetime` of the moment.
    pub(crate) datetime: String,
}

/// What a call is in now, for its tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CallMood {
    /// Outsiders do not see it.
    Draft,
    /// Announced, intake ahead.
    Ahead,
    /// Intake is on.
    Open,
    /// Intake is over.
    Closed,
}

impl CallLine {
    pub(crate) fn new(who: &Who, call: &CallInList, territory: &TerritoryView) -> Self {
        let (words, now) = (who.words(), who.now());
        let phase = call.window.phase(now);
        let (label, at) = match phase {
            WindowPhase::Before => {
                (fl!(words, "call-opens"), call.window.opens.unwrap_or(call.window.closes))
            }
            WindowPhase::Open => (fl!(words, "call-until"), call.window.closes),
            WindowPhase::After => (fl!(words, "call-closed"), call.window.closes),
        };
        let state = match phase {
            _ if !call.announced => CallMood::Draft,
            WindowPhase::Before => CallMood::Ahead,
            WindowPhase::Open => CallMood::Open,
            WindowPhase::After => CallMood::Closed,
        };
        Self {
            title: who.lang().of(&call.title).to_owned(),
            url: urls::call(&territory.slug, &call.slug),
            year: call.school_year.to_string().replace('-', "–"),
            label,
            moment: words.moment(at, territory.zone),
            countdown: (phase == WindowPhase::Open).then(|| words.countdown(now, at)),
            state,
            datetime: at.to_string(),
        }
    }

    /// Whether applications are taken now.
    pub(crate) fn is_open(&self) -> bool {
        self.state == CallMood::Open
    }

    /// Whether only those who run it see it.
    pub(crate) fn is_draft(&self) -> bool {
        self.state == CallMood::Draft
    }
}
