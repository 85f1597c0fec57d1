//! Lists of a call: drawn together from the cases that came, shown to the body, adopted or drawn anew.

use std::collections::BTreeSet;

use super::decide::CallRules;
use super::fact::CallFact;
use super::state::{Call, ListRecord, ListStanding};
use crate::application::refusal::CaseRefusal;
use crate::application::state::{Case, Standing};
use crate::application::walk::may_reach;
use crate::basics::digest::Digest;
use crate::basics::id::ApplicationId;
use crate::basics::moment::Moment;
use crate::decider::Act;
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::route::{Adoption, Gate, GateWhen};
use crate::procedure::selection::Selection;
use crate::procedure::stage::{Stage, Work};
use crate::ranking::draw::draw;
use crate::ranking::list::{Drawn, Entry, Settled, Terms};
use crate::refusal::Refusal;

/// The digest by which it is seen whether a list still stands.
#[must_use]
pub fn rows_digest(drawn: &Drawn) -> Digest {
    // Serialising ids and exact numbers cannot fail; an empty text would only make every list look stale.
    Digest::of(serde_json::to_string(drawn).unwrap_or_default().as_bytes())
}

/// The selection of a stage; none for a stage of another kind.
#[must_use]
pub fn selection(stage: &Stage) -> Option<&Selection> {
    match &stage.work {
        Work::Selection(selection) => Some(selection),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    }
}

/// Whether a body's minutes alone can adopt the lists of this stage.
pub(super) fn is_adopted_by_body(rules: &CallRules, stage: &StageId) -> bool {
    let adoption = rules.definition.stage(stage).and_then(|stage| stage.adopted_by.as_ref());
    matches!(adoption, Some(Adoption::Body(_)))
}

/// Draws a list. Drawing again before it is adopted replaces it; after a return, a withdrawal or a
/// disqualification it is drawn anew, and when an order was returned. What an order has put in force keeps
/// its class: a list that would change it cannot be drawn, since only an amending order may.
pub(super) fn draw_list(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    (stage, left_empty): (StageId, BTreeSet<(Vec<String>, OutcomeId)>),
) -> Result<Vec<CallFact>, Refusal> {
    let before = call.lists.get(&stage);
    let number = before.map_or(0, |list| list.number).saturating_add(1);
    let drawn = drawn(rules, call, (&stage, Some(act.at)), (&[], &left_empty))?;
    let adopted = before.filter(|list| list.standing == ListStanding::Adopted);
    let stands = |list: &ListRecord| list.rows == rows_digest(&drawn) && !came_back(rules, &stage, list);
    if adopted.is_some_and(stands) {
        return Err(Refusal::AlreadyDone);
    }
    let mut facts = Vec::new();
    let found = rules.definition.stage(&stage);
    if found.is_some_and(|found| found.gate.is_some()) && !call.gates.contains_key(&stage) {
        let cohort = drawn.groups.iter().flat_map(|group| &group.rows).map(|row| row.application).collect();
        facts.push(CallFact::GateOpened { stage: stage.clone(), at: act.at, cohort });
    }
    facts.push(CallFact::ListDrawn { stage, number, base: number, at: act.at, drawn, left_empty });
    Ok(facts)
}

/// Whether a case waits here again that the list had sent on: its order was returned. The same list must then
/// be decided on once more.
fn came_back(rules: &CallRules, stage: &StageId, list: &ListRecord) -> bool {
    let by_it = |case: &Case| {
        case.class.as_ref().is_some_and(|class| class.stage == *stage && class.list == list.number)
    };
    let here = |case: &Case| case.standing == Standing::Filed && case.stage() == Some(stage);
    rules.cases.iter().any(|(_, case)| here(case) && by_it(case))
}

/// Ends a tie by what a body chose, and draws the list by it. What the body was shown stays its base.
pub(super) fn settle_tie(
    rules: &CallRules,
    call: &Call,
    act: &Act,
    (stage, list, order): (StageId, u32, Settled),
) -> Result<Vec<CallFact>, Refusal> {
    let record = open_list(call, &stage, list)?;
    drawn_as_shown(rules, call, &stage, record)?;
    let mut settled = record.settled.clone();
    settled.push(order.clone());
    let left_empty = record.left_empty.clone();
    let drawn = drawn(rules, call, (&stage, None), (&settled, &left_empty))?;
    let (number, base) = (record.number.saturating_add(1), record.base);
    Ok(vec![
        CallFact::TieSettled { stage: stage.clone(), list: record.number, order },
        CallFact::ListDrawn { stage, number, base, at: act.at, drawn, left_empty },
    ])
}

/// Makes the list a decision, if what it was drawn from still stands.
pub(super) fn adopt(
    rules: &CallRules,
    call: &Call,
    (stage, list): (StageId, u32),
) -> Result<Vec<CallFact>, Refusal> {
    let record = open_list(call, &stage, list)?;
    let drawn = drawn_as_shown(rules, call, &stage, record)?;
    if record.ties > 0 {
        return Err(CaseRefusal::TiesOpen { ties: record.ties }.into());
    }
    let in_force: BTreeSet<ApplicationId> = kept(rules, &stage).map(|(id, _)| *id).collect();
    let rows = drawn.groups.into_iter().flat_map(|group| group.rows);
    let free = rows.filter(|row| !in_force.contains(&row.application));
    let classes = free.map(|row| (row.application, row.class)).collect();
    Ok(vec![CallFact::ListAdopted { stage, number: record.number, classes }])
}

/// The list as it stands, if what it was drawn from still does: a body decides on what it was shown.
fn drawn_as_shown(
    rules: &CallRules,
    call: &Call,
    stage: &StageId,
    record: &ListRecord,
) -> Result<Drawn, Refusal> {
    let drawn = drawn(rules, call, (stage, None), (&record.settled, &record.left_empty))?;
    if rows_digest(&drawn) == record.rows {
        Ok(drawn)
    } else {
        Err(CaseRefusal::ListStale { list: record.number }.into())
    }
}

/// A body has not adopted the list.
pub(super) fn send_back(call: &Call, (stage, list): (StageId, u32)) -> Result<Vec<CallFact>, Refusal> {
    let number = open_list(call, &stage, list)?.number;
    Ok(vec![CallFact::ListReturned { stage, number }])
}

/// The list that waits for a decision: the one named, or the one that carries out what was chosen for its
/// ties.
fn open_list<'a>(call: &'a Call, stage: &StageId, list: u32) -> Result<&'a ListRecord, Refusal> {
    let open = |record: &&ListRecord| {
        record.standing == ListStanding::Drawn && (record.number == list || record.base == list)
    };
    Ok(call.lists.get(stage).filter(open).ok_or(CaseRefusal::NoList { list })?)
}

/// Draws from the cases as they are now. With a moment, the gate of the stage is asked too.
fn drawn(
    rules: &CallRules,
    call: &Call,
    (id, gate_at): (&StageId, Option<Moment>),
    (settled, left_empty): (&[Settled], &BTreeSet<(Vec<String>, OutcomeId)>),
) -> Result<Drawn, Refusal> {
    let stage = rules.definition.stage(id).ok_or(CaseRefusal::NotProvided { act: "selection" })?;
    let selection = selection(stage).ok_or(CaseRefusal::NotProvided { act: "selection" })?;
    let entries: Vec<Entry> = cohort(rules, id).map(|(id, case)| entry(selection, *id, case)).collect();
    if let (Some(gate), Some(at)) = (&stage.gate, gate_at) {
        is_open(rules, call, (id, gate), at)?;
    }
    if entries.is_empty() {
        return Err(CaseRefusal::NobodyHere.into());
    }
    if kept(rules, id).count() == entries.len() {
        return Err(CaseRefusal::InForce.into());
    }
    let terms = Terms { selection, quota: &rules.quota, settled, left_empty };
    let drawn = draw(&terms, &entries).map_err(|why| CaseRefusal::Undrawable { why: why.to_string() })?;
    keeps_what_is_in_force(rules, id, &drawn)?;
    Ok(drawn)
}

/// Cases at the selection, and those that a former list of it sent on. What an order has put in force stays
/// among them for good: its place is taken.
fn cohort<'a>(rules: &'a CallRules, stage: &'a StageId) -> impl Iterator<Item = &'a (ApplicationId, Case)> {
    rules.cases.iter().filter(move |(_, case)| {
        let sent_on = case.class.as_ref().is_some_and(|class| class.stage == *stage);
        let stays = case.stage().is_some() || case.in_force.is_some();
        case.standing == Standing::Filed && (case.stage() == Some(stage) || sent_on && stays)
    })
}

/// Cases of the selection whose class an order has put in force.
fn kept<'a>(rules: &'a CallRules, stage: &'a StageId) -> impl Iterator<Item = &'a (ApplicationId, Case)> {
    cohort(rules, stage).filter(|(_, case)| case.in_force.is_some())
}

/// A class in force is changed by an amending order alone. Where a tie is open it is not known yet.
fn keeps_what_is_in_force(rules: &CallRules, stage: &StageId, drawn: &Drawn) -> Result<(), Refusal> {
    let open: BTreeSet<_> = drawn.groups.iter().flat_map(|g| &g.ties).flat_map(|t| &t.applications).collect();
    let rows = || drawn.groups.iter().flat_map(|group| &group.rows);
    let changed = kept(rules, stage).filter(|(id, _)| !open.contains(id)).any(|(id, case)| {
        let now = rows().find(|row| row.application == *id).map(|row| &row.class);
        now != case.class.as_ref().map(|class| &class.class)
    });
    if changed { Err(CaseRefusal::InForce.into()) } else { Ok(()) }
}

fn entry(selection: &Selection, application: ApplicationId, case: &Case) -> Entry {
    let total = selection.ranks.as_ref().and_then(|tally| case.tallies.get(tally));
    let value = |division: &str| case.divisions.get(division).cloned().unwrap_or_default();
    Entry {
        application,
        group: selection.group_by.iter().map(|division| value(division.as_str())).collect(),
        total: total.and_then(|total| total.total),
        criteria: total.map(|total| total.criteria.clone()).unwrap_or_default(),
        filed_at: case.received_at,
        marks_by: case.sheets().into_iter().map(|sheet| (sheet.expert, sheet.total)).collect(),
    }
}

/// Whether the gate lets the stage begin now.
pub(super) fn is_open(
    rules: &CallRules,
    call: &Call,
    (stage, gate): (&StageId, &Gate),
    at: Moment,
) -> Result<(), Refusal> {
    match &gate.when {
        GateWhen::AllSettled => {
            if let Some(closes) = call.closes_for_all().filter(|closes| at < *closes) {
                return Err(CaseRefusal::IntakeOpen { closes }.into());
            }
            let waiting = unsettled(rules, stage).count();
            if waiting > 0 { Err(CaseRefusal::NotSettled { waiting }.into()) } else { Ok(()) }
        }
        GateWhen::At(date) => {
            let until =
                *call.dates.get(date.as_str()).ok_or(Refusal::DateUnset { date: date.to_string() })?;
            if at < until { Err(CaseRefusal::NotYet { until }.into()) } else { Ok(()) }
        }
        GateWhen::Published(other) if call.published.contains_key(other) => Ok(()),
        GateWhen::Published(_) => Err(CaseRefusal::NotProvided { act: "publication" }.into()),
    }
}

/// Cases that can still come to the stage for the first time.
pub(super) fn unsettled<'a>(
    rules: &'a CallRules,
    stage: &'a StageId,
) -> impl Iterator<Item = &'a (ApplicationId, Case)> {
    rules.cases.iter().filter(move |(_, case)| {
        let sent_on = case.class.as_ref().is_some_and(|class| class.stage == *stage);
        case.stage() != Some(stage) && !sent_on && may_reach(&rules.definition, case, stage)
    })
}
