//! The rules of filing: when, what, how often, and taking back.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::command::{ApplicationCommand, Filing};
use super::draft::{divisions, eligibility_gaps, field_gap, gaps};
use super::fact::{ApplicationFact, Channel};
use super::form;
use super::state::{ApplicationState, Case, Standing};
use crate::access::may::{Place, Right, may};
use crate::basics::digest::Digest;
use crate::basics::id::CallId;
use crate::basics::moment::Moment;
use crate::call::state::{Call, Window, WindowPhase};
use crate::decider::{Act, Decider};
use crate::people::organisation::OrganisationKind;
use crate::people::seat::Seat;
use crate::procedure::form::DivisionSource;
use crate::procedure::procedure::Procedure;
use crate::record::Applicant;
use crate::refusal::{Gap, Refusal};

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
        };
        may(&act.by, right, Place::Organisation(rules.applicant.territory, rules.applicant.organisation))
    }

    fn decide(
        rules: &ApplicationRules,
        case: &ApplicationState,
        act: &Act,
        command: ApplicationCommand,
    ) -> Result<Vec<ApplicationFact>, Refusal> {
        Self::authorise(rules, case, act, &command)?;
        match command {
            ApplicationCommand::Submit(filing) => submit(rules, case, act, *filing),
            ApplicationCommand::EnterPaper { filing, received_at, stamp } => {
                enter_paper(rules, case, act, *filing, (received_at, stamp))
            }
            ApplicationCommand::Withdraw { ground } => withdraw(rules, case, act, ground),
        }
    }

    fn evolve(case: ApplicationState, fact: &ApplicationFact) -> ApplicationState {
        super::evolve::evolve(case, fact)
    }
}

/// Files the draft. The moment that counts is that of the act: when the request arrived.
fn submit(
    rules: &ApplicationRules,
    case: &ApplicationState,
    act: &Act,
    filing: Filing,
) -> Result<Vec<ApplicationFact>, Refusal> {
    in_time(rules, act.at)?;
    let gaps = gaps(&rules.procedure, &filing.draft);
    if !gaps.is_empty() {
        return Err(Refusal::Incomplete { gaps });
    }
    file(rules, case, filing, (Channel::Online, act.at, None))
}

/// Enters what came on paper. The stamp's moment counts, the stamp must be told, and it cannot lie ahead. The
/// form may be thinner than online, since the paper itself is the application: what routes or divides must be
/// there, whatever is there must be right, and at least one scan must be attached. Consents are signed on the
/// paper.
fn enter_paper(
    rules: &ApplicationRules,
    case: &ApplicationState,
    act: &Act,
    filing: Filing,
    (received_at, stamp): (Moment, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    if stamp.is_none() {
        return Err(Refusal::NoGround);
    }
    if act.at < received_at {
        return Err(Refusal::TooEarly { opens: received_at });
    }
    in_time(rules, received_at)?;
    let gaps = paper_gaps(rules, &filing);
    if !gaps.is_empty() {
        return Err(Refusal::Incomplete { gaps });
    }
    file(rules, case, filing, (Channel::Paper, received_at, stamp))
}

fn paper_gaps(rules: &ApplicationRules, filing: &Filing) -> Vec<Gap> {
    let procedure = &rules.procedure;
    let mut gaps: Vec<Gap> = eligibility_gaps(procedure, &filing.draft)
        .into_iter()
        .filter(|gap| matches!(gap, Gap::NotEligible { .. }))
        .collect();
    let title = form::title_field(procedure).map(|field| &field.id);
    for field in form::fields(procedure) {
        let text = filing.draft.answers.get(field.id.as_str()).map_or("", String::as_str);
        let divides = procedure
            .definition()
            .divisions
            .iter()
            .any(|d| d.from == DivisionSource::Answer(field.id.clone()));
        let names = title == Some(&field.id);
        match field_gap(procedure, field, text) {
            Some(Gap::Empty { .. }) if !divides && !names => {}
            Some(gap) => gaps.push(gap),
            None => {}
        }
    }
    if filing.draft.papers.values().all(|count| *count == 0) {
        let scan = form::papers(procedure).find(|slot| slot.signed).or(form::papers(procedure).next());
        gaps.extend(scan.map(|slot| Gap::PaperMissing { paper: slot.id.as_str().to_owned() }));
    }
    gaps
}

fn file(
    rules: &ApplicationRules,
    case: &ApplicationState,
    filing: Filing,
    (channel, received_at, stamp): (Channel, Moment, Option<Digest>),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let divisions = divisions(&rules.procedure, &filing.draft, rules.kind);
    let submission = match case {
        ApplicationState::Absent => 1,
        ApplicationState::Known(case) => {
            keeps_divisions(rules, case, &divisions)?;
            case.submissions.saturating_add(1)
        }
    };
    within_limit(rules, &divisions)?;
    Ok(vec![ApplicationFact::Submitted {
        call: rules.call_id,
        territory: rules.applicant.territory,
        organisation: rules.applicant.organisation,
        code: filing.code,
        submission,
        channel,
        received_at,
        divisions,
        title: form::title_field(&rules.procedure).and_then(|f| filing.answers.get(f.id.as_str()).copied()),
        answers: filing.answers,
        papers: filing.papers,
        authors: filing.authors,
        stamp,
    }])
}

/// Divisions are fixed by the first filing; moving a case to another is an act of its own (V34).
fn keeps_divisions(
    rules: &ApplicationRules,
    case: &Case,
    divisions: &BTreeMap<String, String>,
) -> Result<(), Refusal> {
    let moved = rules.procedure.definition().divisions.iter().filter_map(|division| match &division.from {
        DivisionSource::Answer(field)
            if case.divisions.get(division.id.as_str()) != divisions.get(division.id.as_str()) =>
        {
            Some(Gap::Frozen { field: field.as_str().to_owned() })
        }
        DivisionSource::Answer(_) | DivisionSource::Applicant(_) => None,
    });
    let gaps: Vec<Gap> = moved.collect();
    if gaps.is_empty() { Ok(()) } else { Err(Refusal::Incomplete { gaps }) }
}

/// Takes back what is filed, while it could still be replaced. The draft stays and can be filed again.
fn withdraw(
    rules: &ApplicationRules,
    case: &ApplicationState,
    act: &Act,
    ground: Option<Digest>,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let ApplicationState::Known(Case { standing, .. }) = case else { return Err(Refusal::NotFiled) };
    if *standing == Standing::Withdrawn {
        return Err(Refusal::AlreadyWithdrawn);
    }
    in_time(rules, act.at)?;
    Ok(vec![ApplicationFact::Withdrawn { ground }])
}

/// The window of this applicant is open at that moment.
fn in_time(rules: &ApplicationRules, at: Moment) -> Result<(), Refusal> {
    let window = window(rules).ok_or(Refusal::CallNotRunning)?;
    match window.phase(at) {
        WindowPhase::Before => Err(Refusal::TooEarly { opens: window.opens.unwrap_or(window.closes) }),
        WindowPhase::Open => Ok(()),
        WindowPhase::After => Err(Refusal::TooLate { closed: window.closes }),
    }
}

/// The window of this applicant; none while the call is not announced.
#[must_use]
pub fn window(rules: &ApplicationRules) -> Option<Window> {
    let call = rules.call.announced.then_some(&rules.call)?;
    call.window(Some(rules.applicant.organisation))
}

/// `limits.applications_per`: one application for each combination that the procedure names. The case itself
/// is never among `others`, so replacing it is free.
fn within_limit(rules: &ApplicationRules, divisions: &BTreeMap<String, String>) -> Result<(), Refusal> {
    let Some(by) = form::one_application_per(&rules.procedure) else { return Ok(()) };
    let same = |other: &&OtherCase| {
        by.iter().all(|division| other.divisions.get(*division) == divisions.get(*division))
    };
    match rules.others.iter().find(same) {
        Some(other) => Err(Refusal::LimitReached { limit: 1, other: other.code.clone() }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
