//! Why the rules of a case on its way say no, in words.

use domain::application::refusal::{CaseRefusal, SeatBar};
use domain::basics::moment::Zone;
use domain::procedure::scoring::Rubric;
use domain::review::sheet::SheetGap;
use i18n_embed_fl::fl;

use crate::Words;
use crate::gap::{Labels, named};

impl Words {
    /// Says why, and what can be done.
    #[must_use]
    pub fn case_refusal(&self, refusal: &CaseRefusal, zone: Zone, labels: &dyn Labels) -> String {
        match refusal {
            CaseRefusal::Elsewhere { now, .. } => self.elsewhere(now, labels),
            CaseRefusal::NoSuchOutcome { stage, outcome } => {
                let outcome = self.outcome(Some(stage), outcome, labels);
                let stage = named(self.lang(), labels.stage(stage), stage).to_owned();
                fl!(self.own, "case-no-such-outcome", stage = stage, outcome = outcome)
            }
            CaseRefusal::TooGrave { outcome } => {
                fl!(self.own, "case-too-grave", outcome = self.outcome(None, outcome, labels))
            }
            CaseRefusal::TooLight { line, outcome } => {
                let outcome = self.outcome(None, outcome, labels);
                let line = named(self.lang(), labels.check_line(line), line).to_owned();
                fl!(self.own, "case-too-light", line = line, outcome = outcome)
            }
            CaseRefusal::NoRemarks => fl!(self.own, "case-no-remarks"),
            CaseRefusal::TermOutOfBounds { least, most } => {
                let (least, most) = (self.moment(*least, zone), self.moment(*most, zone));
                fl!(self.own, "case-term-out-of-bounds", least = least, most = most)
            }
            CaseRefusal::TimesUp { outcome, times } => {
                let (outcome, times) = (self.outcome(None, outcome, labels), *times);
                fl!(self.own, "case-times-up", outcome = outcome, times = times)
            }
            CaseRefusal::StillOpen { closes } => {
                fl!(self.own, "case-still-open", closes = self.moment(*closes, zone))
            }
            CaseRefusal::NoCalendar { year } => {
                fl!(self.own, "case-no-calendar", year = year.to_string())
            }
            CaseRefusal::NotProvided { act } => {
                fl!(self.own, "case-not-provided", act = self.provided(act))
            }
            CaseRefusal::NotYet { until } => fl!(self.own, "case-not-yet", until = self.moment(*until, zone)),
            CaseRefusal::TermPassed { until } => {
                fl!(self.own, "case-term-passed", until = self.moment(*until, zone))
            }
            CaseRefusal::NoTerm => fl!(self.own, "case-no-term"),
            CaseRefusal::PanelConfirmed => fl!(self.own, "case-panel-confirmed"),
            CaseRefusal::PanelSize { given, needed } => {
                let (given, needed) = (*given, *needed);
                fl!(self.own, "case-panel-size", given = given, needed = needed)
            }
            CaseRefusal::MayNotSit { expert, why } => {
                let who = labels.person(*expert).map(ToOwned::to_owned);
                let who = who.unwrap_or_else(|| fl!(self.own, "case-this-expert"));
                fl!(self.own, "case-may-not-sit", who = who, why = self.seat_bar(*why))
            }
            CaseRefusal::NoSeat => fl!(self.own, "case-no-seat"),
            CaseRefusal::NotAccepted => fl!(self.own, "case-not-accepted"),
            CaseRefusal::Signed => fl!(self.own, "case-signed"),
            CaseRefusal::NotSigned => fl!(self.own, "case-not-signed"),
            CaseRefusal::SheetIncomplete { gaps } => fl!(self.own, "case-sheet-incomplete", n = gaps.len()),
            CaseRefusal::SheetsMissing { signed, needed } => {
                let (signed, needed) = (*signed, *needed);
                fl!(self.own, "case-sheets-missing", signed = signed, needed = needed)
            }
            CaseRefusal::Witnesses { given, needed } => {
                let (given, needed) = (*given, *needed);
                fl!(self.own, "case-witnesses", given = given, needed = needed)
            }
            CaseRefusal::OldList { list } => fl!(self.own, "case-old-list", list = list.to_string()),
            CaseRefusal::InForce => fl!(self.own, "case-in-force"),
            CaseRefusal::NotSettled { waiting } => fl!(self.own, "case-not-settled", n = (*waiting)),
            CaseRefusal::IntakeOpen { closes } => {
                fl!(self.own, "case-intake-open", closes = self.moment(*closes, zone))
            }
            CaseRefusal::NobodyHere => fl!(self.own, "case-nobody-here"),
            CaseRefusal::NoList { list } => fl!(self.own, "case-no-list", list = list.to_string()),
            CaseRefusal::ListStale { list } => fl!(self.own, "case-list-stale", list = list.to_string()),
            CaseRefusal::TiesOpen { ties } => fl!(self.own, "case-ties-open", n = (*ties)),
            CaseRefusal::Undrawable { .. } => fl!(self.own, "case-undrawable"),
            CaseRefusal::NoTotal { .. } => fl!(self.own, "case-no-total"),
        }
    }

    /// What a sheet still lacks: which criterion, and what to do.
    #[must_use]
    pub fn sheet_gap(&self, gap: &SheetGap, rubric: &Rubric) -> String {
        let label = |id: &str| {
            named(self.lang(), rubric.criterion(id).map(|criterion| &criterion.label), id).to_owned()
        };
        match gap {
            SheetGap::MarkMissing { criterion } => {
                fl!(self.own, "sheet-mark-missing", criterion = label(criterion.as_str()))
            }
            SheetGap::MarkOffScale { criterion } => {
                let ends = rubric.criterion(criterion.as_str()).and_then(|criterion| criterion.ends());
                let (least, most) =
                    ends.map_or_else(Default::default, |(least, most)| (self.exact(least), self.exact(most)));
                let criterion = label(criterion.as_str());
                fl!(self.own, "sheet-mark-off-scale", criterion = criterion, least = least, most = most)
            }
            SheetGap::CommentMissing { criterion } => {
                fl!(self.own, "sheet-comment-missing", criterion = label(criterion.as_str()))
            }
            SheetGap::CommentTooLong { criterion, words, limit } => {
                let (criterion, words, limit) = (label(criterion.as_str()), *words, *limit);
                fl!(self.own, "sheet-comment-too-long", criterion = criterion, words = words, limit = limit)
            }
            SheetGap::AdviceMissing => fl!(self.own, "sheet-advice-missing"),
            SheetGap::AdviceTooLong { words, limit } => {
                let (words, limit) = (*words, *limit);
                fl!(self.own, "sheet-advice-too-long", words = words, limit = limit)
            }
        }
    }

    /// Why an expert may not sit on a panel.
    #[must_use]
    pub fn seat_bar(&self, bar: SeatBar) -> String {
        match bar {
            SeatBar::NotAnExpert => fl!(self.own, "bar-not-an-expert"),
            SeatBar::OwnOrganisation => fl!(self.own, "bar-own-organisation"),
            SeatBar::Declared => fl!(self.own, "bar-declared"),
            SeatBar::EarlierStage => fl!(self.own, "bar-earlier-stage"),
            SeatBar::Full { load } => fl!(self.own, "bar-full", load = load),
            SeatBar::Twice => fl!(self.own, "bar-twice"),
        }
    }

    /// What an outcome is called: by the procedure, else by its kind, else its bare id.
    #[must_use]
    pub fn outcome(&self, stage: Option<&str>, id: &str, labels: &dyn Labels) -> String {
        let own = labels.outcome(stage, id).map(|label| self.lang().of(label).to_owned());
        own.unwrap_or_else(|| self.native_outcome(id))
    }

    /// What one of the kinds' own outcomes is called; the id itself where it is none of them.
    #[must_use]
    pub fn native_outcome(&self, id: &str) -> String {
        match id {
            "submitted" => fl!(self.own, "outcome-submitted"),
            "declined" => fl!(self.own, "outcome-declined"),
            "admitted" => fl!(self.own, "outcome-admitted"),
            "remarks" => fl!(self.own, "outcome-remarks"),
            "cure" => fl!(self.own, "outcome-cure"),
            "refused" => fl!(self.own, "outcome-refused"),
            "resubmitted" => fl!(self.own, "outcome-resubmitted"),
            "exhausted" => fl!(self.own, "outcome-exhausted"),
            "lapsed" => fl!(self.own, "outcome-lapsed"),
            "complete" => fl!(self.own, "outcome-complete"),
            "short" => fl!(self.own, "outcome-short"),
            "incomplete" => fl!(self.own, "outcome-incomplete"),
            "heard" => fl!(self.own, "outcome-heard"),
            "absent" => fl!(self.own, "outcome-absent"),
            "in_force" => fl!(self.own, "outcome-in-force"),
            "returned" => fl!(self.own, "outcome-returned"),
            "published" => fl!(self.own, "outcome-published"),
            "withdrawn" => fl!(self.own, "outcome-withdrawn"),
            "disqualified" => fl!(self.own, "outcome-disqualified"),
            other => other.to_owned(),
        }
    }

    fn elsewhere(&self, now: &str, labels: &dyn Labels) -> String {
        if now.is_empty() {
            return fl!(self.own, "case-not-on-its-way");
        }
        match now.strip_prefix("end:") {
            Some(end) => {
                fl!(self.own, "case-at-an-end", end = named(self.lang(), labels.end(end), end).to_owned())
            }
            None => {
                fl!(self.own, "case-elsewhere", stage = named(self.lang(), labels.stage(now), now).to_owned())
            }
        }
    }

    /// What the procedure does not provide for, as the rules name it.
    fn provided(&self, act: &str) -> String {
        match act {
            "check" => fl!(self.own, "provided-check"),
            "review" => fl!(self.own, "provided-review"),
            "marks" => fl!(self.own, "provided-marks"),
            "moderation" => fl!(self.own, "provided-moderation"),
            "voiding of sheets" => fl!(self.own, "provided-voiding"),
            "selection" => fl!(self.own, "provided-selection"),
            "publication" => fl!(self.own, "provided-publication"),
            "disqualification" => fl!(self.own, "provided-disqualification"),
            "more time" => fl!(self.own, "provided-more-time"),
            _ => fl!(self.own, "provided-act"),
        }
    }
}
