//! The rules of an application's life: who may give which command, and where each is decided.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::command::ApplicationCommand;
use super::fact::ApplicationFact;
use super::state::{ApplicationState, Case};
use super::{admission, intake, leaving, outcome, panel, sheets};
use crate::access::may::{Place, Right, may};
use crate::basics::calendar::Calendar;
use crate::basics::id::{CallId, OrganisationId, PersonId};
use crate::basics::moment::Zone;
use crate::call::state::Call;
use crate::decider::{Act, Decider};
use crate::people::organisation::OrganisationKind;
use crate::people::seat::{Seat, Viewer};
use crate::procedure::procedure::Procedure;
use crate::record::Applicant;
use crate::refusal::Refusal;

/// What an application's rules read beside the case.
#[derive(Debug, Clone)]
pub struct ApplicationRules {
    /// The edition that the call runs.
    pub procedure: Arc<Procedure>,
    /// The call's id.
    pub call_id: CallId,
    /// The call as it stands, locked against change.
    pub call: Call,
    /// Whose application it is.
    pub applicant: Applicant,
    /// What kind of institution the applicant is.
    pub kind: OrganisationKind,
    /// The applicant's other applications in this call that stand.
    pub others: Vec<OtherCase>,
    /// Days that are worked, for terms in working days.
    pub calendar: Arc<Calendar>,
    /// The territory's zone, in which days end.
    pub zone: Zone,
    /// Experts of the territory's register; only those that the command names need be there.
    pub experts: BTreeMap<PersonId, ExpertSnapshot>,
    /// How many works of this call one expert may hold.
    pub load_max: u32,
}

/// What the rules read of an expert.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ExpertSnapshot {
    /// Institutions where the expert works or for which the expert writes applications.
    pub organisations: BTreeSet<OrganisationId>,
    /// Whether the expert declared a conflict with this application.
    pub declared: bool,
    /// How many works of this call the expert holds.
    pub load: u32,
}

/// Another application of the same applicant in the same call that stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OtherCase {
    /// Its public code.
    pub code: String,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
}

/// The decider of applications.
#[derive(Debug, Clone, Copy)]
pub struct Applications;

impl Decider for Applications {
    const STREAM: &'static str = "application";
    type Rules = ApplicationRules;
    type State = ApplicationState;
    type Command = ApplicationCommand;
    type Fact = ApplicationFact;

    fn authorise(
        rules: &ApplicationRules,
        _case: &ApplicationState,
        act: &Act,
        command: &ApplicationCommand,
    ) -> Result<Option<Seat>, Refusal> {
        let right = match command {
            ApplicationCommand::Submit(_) | ApplicationCommand::Withdraw { .. } => Right::WriteApplications,
            ApplicationCommand::EnterPaper { .. } => Right::EnterPaper,
            ApplicationCommand::Check { .. } | ApplicationCommand::Disqualify { .. } => {
                Right::CheckApplications
            }
            ApplicationCommand::ConfirmPanel { .. } | ApplicationCommand::Replace { .. } => {
                Right::AssignExperts
            }
            ApplicationCommand::Accept | ApplicationCommand::Decline { .. } | ApplicationCommand::Sign(_) => {
                // An expert sits in the call's territory, whoever the applicant is.
                return may(&act.by, Right::Review, Place::Territory(rules.call.territory));
            }
            ApplicationCommand::ReturnSheet { .. }
            | ApplicationCommand::VoidSheet { .. }
            | ApplicationCommand::ReleaseReview => Right::ModerateSheets,
            ApplicationCommand::MoreTime { .. } => Right::ExtendIntake,
            ApplicationCommand::Lapse
            | ApplicationCommand::Class { .. }
            | ApplicationCommand::Resolve { .. }
            | ApplicationCommand::Order { .. }
            | ApplicationCommand::Announce { .. } => return machine(act),
        };
        may(&act.by, right, Place::Organisation(rules.applicant.territory, rules.applicant.organisation))
    }

    fn decide(
        rules: &ApplicationRules,
        state: &ApplicationState,
        act: &Act,
        command: ApplicationCommand,
    ) -> Result<Vec<ApplicationFact>, Refusal> {
        Self::authorise(rules, state, act, &command)?;
        match command {
            ApplicationCommand::Submit(filing) => intake::submit(rules, state, act, *filing),
            ApplicationCommand::EnterPaper { filing, received_at, stamp } => {
                intake::enter_paper(rules, state, act, *filing, (received_at, stamp))
            }
            ApplicationCommand::Withdraw { ground } => leaving::withdraw(rules, state, act, ground),
            ApplicationCommand::Check { outcome, failed, remarks, until } => {
                let verdict = admission::Verdict { outcome, failed, remarks, until };
                admission::check(rules, (state, known(state)?), act, verdict)
            }
            ApplicationCommand::ConfirmPanel { seats } => {
                panel::confirm(rules, (state, known(state)?), act, seats)
            }
            ApplicationCommand::Accept => panel::accept(rules, known(state)?, act),
            ApplicationCommand::Decline { conflict, ground } => {
                panel::decline(rules, known(state)?, act, (conflict, ground))
            }
            ApplicationCommand::Replace { expert, by, alias, ground } => {
                panel::replace(rules, known(state)?, act, (expert, by, alias, ground))
            }
            ApplicationCommand::Sign(signing) => sheets::sign(rules, (state, known(state)?), act, *signing),
            ApplicationCommand::ReturnSheet { expert, ground } => {
                sheets::send_back(rules, known(state)?, act, (expert, ground))
            }
            ApplicationCommand::VoidSheet { expert, witnesses, ground } => {
                sheets::set_aside(rules, known(state)?, act, (expert, witnesses, ground))
            }
            ApplicationCommand::ReleaseReview => sheets::release(rules, (state, known(state)?), act),
            ApplicationCommand::Lapse => leaving::lapse(rules, (state, known(state)?), act),
            ApplicationCommand::MoreTime { until, ground } => {
                leaving::more_time(rules, known(state)?, act, (until, ground))
            }
            ApplicationCommand::Disqualify { ground } => {
                leaving::disqualify(rules, (state, known(state)?), act, ground)
            }
            ApplicationCommand::Class { stage, list, class } => {
                outcome::class(rules, (state, known(state)?), act, (stage, list, class))
            }
            ApplicationCommand::Resolve { stage, outcome } => {
                outcome::resolve(rules, (state, known(state)?), act, (stage, outcome))
            }
            ApplicationCommand::Order { order, outcome } => {
                outcome::order(rules, (state, known(state)?), act, (order, outcome))
            }
            ApplicationCommand::Announce { stage } => {
                outcome::announce(rules, (state, known(state)?), act, &stage)
            }
        }
    }

    fn evolve(case: ApplicationState, fact: &ApplicationFact) -> ApplicationState {
        super::evolve::evolve(case, fact)
    }
}

/// Acts that follow from others by rule: the machine alone gives them.
fn machine(act: &Act) -> Result<Option<Seat>, Refusal> {
    match act.by {
        Viewer::System => Ok(None),
        Viewer::Anyone => Err(Refusal::NotSignedIn),
        Viewer::Person(_) => Err(Refusal::NotYours),
    }
}

fn known(state: &ApplicationState) -> Result<&Case, Refusal> {
    state.known().ok_or(Refusal::NotFiled)
}

#[cfg(test)]
mod tests;
