//! What a call makes public: how the formal check stands, and the results.

use std::collections::{BTreeMap, BTreeSet};

use super::decide::CallRules;
use super::fact::CallFact;
use super::lists::is_open;
use super::state::Call;
use crate::application::refusal::CaseRefusal;
use crate::application::state::{Case, Standing};
use crate::basics::id::ApplicationId;
use crate::decider::Act;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::stage::{Stage, Work};
use crate::refusal::Refusal;

/// Publishes the results of the cases that wait at the publication. What comes later is published when it has
/// come, under the next number.
pub(super) fn publish(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    id: StageId,
) -> Result<Vec<CallFact>, Refusal> {
    let stage = rules.definition.stage(&id).filter(|stage| matches!(stage.work, Work::Publication(_)));
    let stage = stage.ok_or(CaseRefusal::NotProvided { act: "publication" })?;
    let here = |case: &Case| case.standing == Standing::Filed && case.stage() == Some(&id);
    let cases: BTreeSet<ApplicationId> =
        rules.cases.iter().filter(|(_, case)| here(case)).map(|(id, _)| *id).collect();
    if cases.is_empty() {
        return Err(CaseRefusal::NobodyHere.into());
    }
    let before = call.published.get(&id);
    let mut facts = Vec::new();
    if let Some(gate) = &stage.gate {
        is_open(rules, call, (&id, gate), act.at)?;
        if !call.gates.contains_key(&id) {
            facts.push(CallFact::GateOpened { stage: id.clone(), at: act.at, cohort: cases.clone() });
        }
    }
    let number = before.map_or(0, |before| before.number).saturating_add(1);
    facts.push(CallFact::Published { stage: id, number, at: act.at, cases });
    Ok(facts)
}

/// Publishes the groups of the formal check as they stand: who is admitted, admitted with remarks, to mend,
/// refused, and how many are still being checked (H1).
pub(super) fn publish_admission(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    id: StageId,
) -> Result<Vec<CallFact>, Refusal> {
    let stage = rules.definition.stage(&id).filter(|stage| matches!(stage.work, Work::Check(_)));
    let stage = stage.ok_or(CaseRefusal::NotProvided { act: "check" })?;
    let mut groups: BTreeMap<OutcomeId, BTreeSet<ApplicationId>> = BTreeMap::new();
    let mut waiting = 0_u32;
    for (application, case) in rules.cases.iter().filter(|(_, case)| case.standing == Standing::Filed) {
        match case.check.as_ref().filter(|check| check.stage == id) {
            Some(check) => {
                let group = shown(stage, case, &check.outcome).clone();
                groups.entry(group).or_default().insert(*application);
            }
            None if case.stage().is_some() => waiting = waiting.saturating_add(1),
            None => {}
        }
    }
    if groups.is_empty() {
        return Err(CaseRefusal::NobodyHere.into());
    }
    let number = call.admission.get(&id).map_or(0, |before| before.number).saturating_add(1);
    Ok(vec![CallFact::AdmissionPublished { stage: id, number, at: act.at, groups, waiting }])
}

/// The group in which a case is shown: what was to be mended and was not in time is refused (H1).
fn shown<'a>(stage: &'a Stage, case: &Case, said: &'a OutcomeId) -> &'a OutcomeId {
    let is_over = stage.native(said).as_str() == "cure" && case.stage().is_none();
    let refused = || stage.on.keys().find(|outcome| stage.native(outcome).as_str() == "refused");
    if is_over { refused().unwrap_or(said) } else { said }
}
