//! What the formal check said of an application and what came of it, for the desk and for the school alike.
//! Where a case is, as far as its own organisation may know: never panels, totals, classes or lists before
//! they are published.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::application::admission::checklist;
use domain::application::decide::ApplicationRules;
use domain::application::fact::ApplicationFact;
use domain::application::intake::mend_until;
use domain::application::state::{At, Case, Standing};
use domain::basics::calendar::Calendar;
use domain::basics::digest::Digest;
use domain::basics::id::CallId;
use domain::basics::moment::{Moment, Zone};
use domain::call::state::Call;
use domain::people::organisation::OrganisationKind;
use domain::procedure::head::SideKind;
use domain::procedure::name::{ChoiceId, EndId, OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Target;
use domain::procedure::stage::{Stage, StageKind};
use domain::procedure::text::Bilingual;
use domain::record::Applicant;

/// The groups of the formal check (H1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Nobody has said yet.
    Waiting,
    /// To be mended by a day and hour.
    Cure,
    /// Admitted.
    Admitted,
    /// Admitted with remarks.
    Remarks,
    /// Not admitted, or not mended in time.
    Refused,
}

impl Group {
    /// All of them, in the order of the desk's work.
    pub const ALL: [Self; 5] = [Self::Waiting, Self::Cure, Self::Admitted, Self::Remarks, Self::Refused];

    /// The word for addresses, and for all but the first the kind's own outcome.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Cure => "cure",
            Self::Admitted => "admitted",
            Self::Remarks => "remarks",
            Self::Refused => "refused",
        }
    }

    /// Reads the word back.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == text)
    }

    /// The group to which an outcome of a check leads.
    #[must_use]
    pub fn of(stage: &Stage, outcome: &OutcomeId) -> Option<Self> {
        Self::parse(stage.native(outcome).as_str()).filter(|group| *group != Self::Waiting)
    }
}

/// The formal check of a procedure: the one to which the intake leads, else the first that there is.
#[must_use]
pub fn main_check(procedure: &Procedure) -> Option<(&StageId, &Stage)> {
    let is_check = |stage: &&Stage| stage.kind() == StageKind::Check;
    let led_to = procedure.intake().on.values().find_map(|route| match &route.to {
        Target::Stage(next) => procedure.stage(next).filter(is_check).map(|stage| (next, stage)),
        Target::End(_) => None,
    });
    led_to.or_else(|| procedure.stages().find(|(_, stage)| is_check(stage)))
}

/// Where a filed application is, as far as its organisation may know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AppStage {
    /// Its papers are being checked, or wait for it.
    Checking,
    /// The check named what has to be mended.
    ToMend {
        /// Until when; none where the procedure sets no term.
        until: Option<Moment>,
    },
    /// Admitted; experts read it.
    InReview,
    /// Everything between the review and the results reads the same.
    Deciding,
    /// Its result is public.
    Published {
        /// When it became so.
        at: Moment,
    },
    /// The check did not admit it, or it was not mended in time.
    NotAdmitted,
    /// It was taken off the contest.
    Disqualified,
    /// It left in another way.
    Ended {
        /// What the procedure calls that.
        label: Bilingual,
    },
}

/// What the organiser told the organisation with the last check, or when taking it off the contest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Remarks or ground, as long as the text has not been erased.
    pub text: String,
    /// Lines of the checklist that were not met.
    pub failed: Vec<Bilingual>,
}

/// Where the case is for its own organisation; none when it was taken back.
pub(crate) fn stage_of(rules: &ApplicationRules, case: &Case) -> Option<AppStage> {
    if case.standing == Standing::Withdrawn {
        return None;
    }
    Some(match &case.at {
        None => AppStage::Checking,
        Some(At::Stage { stage, .. }) => at_stage(rules, case, rules.procedure.stage(stage)?.kind()),
        Some(At::End { end, .. }) => at_end(rules, case, end),
    })
}

fn at_stage(rules: &ApplicationRules, case: &Case, kind: StageKind) -> AppStage {
    let before_review = case.tallies.is_empty() && case.class.is_none();
    match kind {
        StageKind::Intake | StageKind::Check => AppStage::Checking,
        StageKind::Rework => AppStage::ToMend { until: mend_until(rules, case) },
        StageKind::Review if before_review => AppStage::InReview,
        StageKind::Review
        | StageKind::Tally
        | StageKind::Tracks
        | StageKind::Hearing
        | StageKind::Selection
        | StageKind::Council
        | StageKind::Order
        | StageKind::Publication
        | StageKind::External => {
            case.published_at.map_or(AppStage::Deciding, |at| AppStage::Published { at })
        }
    }
}

/// An end is told at once where nothing was judged yet; later only with the results of the call.
fn at_end(rules: &ApplicationRules, case: &Case, end: &EndId) -> AppStage {
    if let Some(at) = case.published_at {
        return AppStage::Published { at };
    }
    if is_side_end(&rules.procedure, SideKind::Disqualification, end) {
        return AppStage::Disqualified;
    }
    let judged = !case.panels.is_empty() || !case.tallies.is_empty() || case.class.is_some();
    if judged && rules.call.published.is_empty() {
        return AppStage::Deciding;
    }
    let check = case.check.as_ref();
    let said = check.and_then(|check| Group::of(rules.procedure.stage(&check.stage)?, &check.outcome));
    match said {
        Some(Group::Refused | Group::Cure) if !judged => AppStage::NotAdmitted,
        Some(Group::Refused | Group::Cure | Group::Admitted | Group::Remarks | Group::Waiting) | None => {
            let label = rules.procedure.end(end.as_str()).map(|end| end.label.clone());
            label.map_or(AppStage::Deciding, |label| AppStage::Ended { label })
        }
    }
}

/// Whether a case comes to this end by the side transition alone, so that the end says nothing else.
fn is_side_end(procedure: &Procedure, side: SideKind, end: &EndId) -> bool {
    let target = Target::End(end.clone());
    let leads = procedure.definition().sides.get(&side).is_some_and(|side| side.to.as_ref() == Some(&target));
    let otherwise = procedure.stages().any(|(_, stage)| stage.on.values().any(|route| route.to == target));
    leads && !otherwise
}

/// Something that the desk said of an application, or that followed from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CheckEvent {
    /// An officer compared it with the checklist.
    Checked {
        /// With what outcome.
        group: Group,
        /// Lines that it did not meet.
        failed: Vec<Bilingual>,
        /// What the applicant was told.
        remarks: String,
        /// Until when it might be mended.
        until: Option<Moment>,
    },
    /// More time was given for the mending.
    MoreTime {
        /// Until when.
        until: Moment,
        /// Why.
        ground: String,
    },
    /// The term passed and nothing had been mended.
    NotMended,
    /// It was taken off the contest.
    Disqualified {
        /// Why.
        ground: String,
    },
    /// Its result was published.
    Published,
}

impl CheckEvent {
    /// The event of a fact, with the digest of its text; none for facts that are not the check's, and for
    /// those of later stages, which a school does not learn from here.
    pub(crate) fn of(procedure: &Procedure, fact: &ApplicationFact) -> Option<(Self, Option<Digest>)> {
        let is_rework = |id: &StageId| procedure.stage(id).is_some_and(|s| s.kind() == StageKind::Rework);
        match fact {
            ApplicationFact::Checked { stage, outcome, failed, remarks, until } => {
                let stage = procedure.stage(stage)?;
                let group = Group::of(stage, outcome)?;
                let failed = labels(stage, |id| failed.contains(id));
                Some((Self::Checked { group, failed, remarks: String::new(), until: *until }, *remarks))
            }
            ApplicationFact::MoreTime { stage, until, ground } if is_rework(stage) => {
                Some((Self::MoreTime { until: *until, ground: String::new() }, Some(*ground)))
            }
            ApplicationFact::Moved { stage, outcome, .. } if is_rework(stage) => {
                let native = procedure.stage(stage)?.native(outcome);
                (native.as_str() == "lapsed").then_some((Self::NotMended, None))
            }
            ApplicationFact::Disqualified { ground } => {
                Some((Self::Disqualified { ground: String::new() }, Some(*ground)))
            }
            ApplicationFact::Announced { .. } => Some((Self::Published, None)),
            ApplicationFact::Submitted { .. }
            | ApplicationFact::Withdrawn { .. }
            | ApplicationFact::Moved { .. }
            | ApplicationFact::MoreTime { .. }
            | ApplicationFact::PanelConfirmed { .. }
            | ApplicationFact::ExpertAccepted { .. }
            | ApplicationFact::ExpertDeclined { .. }
            | ApplicationFact::ExpertReplaced { .. }
            | ApplicationFact::SheetSigned { .. }
            | ApplicationFact::SheetReturned { .. }
            | ApplicationFact::SheetVoided { .. }
            | ApplicationFact::Tallied { .. }
            | ApplicationFact::Classed { .. }
            | ApplicationFact::Ordered { .. } => None,
        }
    }

    /// With its text, read by digest; an erased one stays empty.
    pub(crate) fn with(mut self, texts: &BTreeMap<String, String>, digest: Option<Digest>) -> Self {
        let found = digest.and_then(|digest| texts.get(&digest.to_string()).cloned()).unwrap_or_default();
        match &mut self {
            Self::Checked { remarks: text, .. }
            | Self::MoreTime { ground: text, .. }
            | Self::Disqualified { ground: text } => *text = found,
            Self::NotMended | Self::Published => {}
        }
        self
    }
}

/// Labels of those lines of a checklist that are `wanted`, in its order.
pub(crate) fn labels(stage: &Stage, wanted: impl Fn(&ChoiceId) -> bool) -> Vec<Bilingual> {
    checklist(stage).iter().filter(|item| wanted(&item.id)).map(|item| item.label.clone()).collect()
}

/// What the terms of a case are reckoned from, apart from the case itself.
pub(crate) struct Terms<'a> {
    pub(crate) call_id: CallId,
    pub(crate) call: &'a Call,
    pub(crate) procedure: &'a Arc<Procedure>,
    pub(crate) calendar: &'a Arc<Calendar>,
    pub(crate) zone: Zone,
}

impl Terms<'_> {
    /// Rules for asking when something is due and where a case may go: without experts and other
    /// applications, which only commands ask for.
    pub(crate) fn rules(&self, applicant: Applicant, kind: OrganisationKind) -> ApplicationRules {
        ApplicationRules {
            procedure: self.procedure.clone(),
            call_id: self.call_id,
            call: self.call.clone(),
            applicant,
            kind,
            others: Vec::new(),
            calendar: self.calendar.clone(),
            zone: self.zone,
            experts: BTreeMap::new(),
            load_max: 0,
        }
    }
}

#[cfg(test)]
mod tests;
