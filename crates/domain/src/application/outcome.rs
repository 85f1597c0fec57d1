//! What lists, orders and publications do to a case. The machine carries these over from their own streams.

use super::decide::ApplicationRules;
use super::fact::ApplicationFact;
use super::refusal::CaseRefusal;
use super::state::{ApplicationState, Case, Standing};
use super::walk::{Trail, at, elsewhere, outcome_of};
use crate::basics::id::OrderId;
use crate::decider::Act;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::route::Effect;
use crate::procedure::stage::Work;
use crate::refusal::Refusal;

/// An adopted list puts the case into a class. A case that a former list of the same selection had sent on
/// goes where its new class leads, unless an order has put the former one in force.
pub(super) fn class(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    (id, list, class): (StageId, u32, OutcomeId),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let stage = rules.procedure.stage(&id).filter(|stage| matches!(stage.work, Work::Selection(_)));
    let stage = stage.ok_or(CaseRefusal::NotProvided { act: "selection" })?;
    if case.standing != Standing::Filed || case.stage().is_none() {
        return Err(elsewhere(case, id.as_str()));
    }
    let before = case.class.as_ref().filter(|record| record.stage == id);
    if before.is_some_and(|before| before.list >= list) {
        return Err(CaseRefusal::OldList { list }.into());
    }
    if case.in_force.is_some() {
        return Err(CaseRefusal::InForce.into());
    }
    let here = case.stage() == Some(&id);
    if !here && before.is_none() {
        return Err(elsewhere(case, id.as_str()));
    }
    let moves = here || before.is_some_and(|before| before.class != class);
    let proposes = stage.effects.get(&class).cloned().unwrap_or_default();
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Classed {
        stage: id.clone(),
        list,
        class: class.clone(),
        proposes,
        decided_at: act.at,
    });
    if moves {
        trail.take(&id, &class, act.at)?;
    }
    Ok(trail.facts())
}

/// A body resolved on the case by itself: list 0 of its stage, so that whatever reads a class reads this too.
pub(super) fn resolve(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    (id, outcome): (StageId, OutcomeId),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (here, stage) = at(rules, case, id.as_str(), |work| matches!(work, Work::Council(_)))?;
    if *here != id {
        return Err(elsewhere(case, id.as_str()));
    }
    let proposes = stage.effects.get(&outcome).cloned().unwrap_or_default();
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Classed {
        stage: id.clone(),
        list: 0,
        class: outcome.clone(),
        proposes,
        decided_at: act.at,
    });
    trail.take(&id, &outcome, act.at)?;
    Ok(trail.facts())
}

/// An order takes effect, comes back or is refused. Only an executing stage makes facts of what was proposed
/// (V31).
pub(super) fn order(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    (order, native): (OrderId, OutcomeId),
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, stage) = at(rules, case, "order", |work| matches!(work, Work::Order(_)))?;
    let outcome = outcome_of(id, stage, native.as_str())?.clone();
    let executes = stage.executes && native.as_str() == "in_force";
    let proposed = case.class.as_ref().filter(|_| executes).map(|class| class.proposes.iter());
    let effects: Vec<Effect> =
        proposed.into_iter().flatten().filter(|e| e.kind.is_legal()).cloned().collect();
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Ordered {
        stage: id.clone(),
        order,
        outcome: outcome.clone(),
        effects,
        since: act.at,
    });
    trail.take(id, &outcome, act.at)?;
    Ok(trail.facts())
}

/// The case's result was published with those of its call.
pub(super) fn announce(
    rules: &ApplicationRules,
    (state, case): (&ApplicationState, &Case),
    act: &Act,
    stage: &StageId,
) -> Result<Vec<ApplicationFact>, Refusal> {
    let (id, found) = at(rules, case, stage.as_str(), |work| matches!(work, Work::Publication(_)))?;
    if id != stage {
        return Err(elsewhere(case, stage.as_str()));
    }
    let outcome = outcome_of(id, found, "published")?.clone();
    let mut trail = Trail::new(rules, state);
    trail.push(ApplicationFact::Announced { stage: id.clone(), at: act.at });
    trail.take(id, &outcome, act.at)?;
    Ok(trail.facts())
}
