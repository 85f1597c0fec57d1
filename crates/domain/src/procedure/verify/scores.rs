//! V18-V20, V30, V32: scales with words, sources that sum to one, thresholds within reach, ties that end.
use super::{rules, scale};
use crate::procedure::definition::Definition;
use crate::procedure::exact::Exact;
use crate::procedure::flaw::{Flaw, Part, Place};
use crate::procedure::graph;
use crate::procedure::guard::Subject;
use crate::procedure::name::{RubricId, StageId};
use crate::procedure::procedure::rubric_of;
use crate::procedure::reason::Reason;
use crate::procedure::route::{Capacity, Class};
use crate::procedure::scoring::{Criterion, MARKS_MAX};
use crate::procedure::selection::{Scoring, Selection, TiePolicy};
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::{ReviewMode, Source, TotalRule};
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (id, rubric) in &definition.rubrics {
        let place = Place::path(format!("rubric.{id}"));
        if rubric.criteria.is_empty() {
            flaws.push(Flaw::at(place.clone(), Reason::NoCriteria));
        }
        for criterion in &rubric.criteria {
            criterion_makes_sense(&place.within(&criterion.id), criterion, flaws);
        }
    }
    rubrics_used(definition, flaws);
    for (id, stage) in &definition.stages {
        let place = Place::path(format!("stage.{id}"));
        match &stage.work {
            Work::Tally(tally) => sources(definition, id, &place, &tally.sources, flaws),
            Work::Selection(selection) => {
                selected(definition, id, stage, selection, flaws);
            }
            Work::Intake(_)
            | Work::Check(_)
            | Work::Rework(_)
            | Work::Review(_)
            | Work::Tracks(_)
            | Work::Hearing(_)
            | Work::Council(_)
            | Work::Order(_)
            | Work::Publication(_)
            | Work::External(_) => {}
        }
    }
}

fn criterion_makes_sense(place: &Place, criterion: &Criterion, flaws: &mut Vec<Flaw>) {
    let marks = criterion.marks();
    let Some((low, high)) = criterion.ends().filter(|(low, high)| low < high && marks.len() < MARKS_MAX)
    else {
        flaws.push(Flaw::at(place.clone(), Reason::ScaleMakesNoSense));
        return;
    };
    for end in [low, high].into_iter().filter(|end| criterion.anchor(*end).is_none()) {
        flaws.push(Flaw::at(place.within("anchor"), Reason::AnchorMissing { points: end.to_string() }));
    }
    let mut seen = BTreeSet::new();
    for anchor in &criterion.anchors {
        let points = anchor.points.to_string();
        if !marks.contains(&anchor.points) {
            flaws.push(Flaw::at(place.within("anchor"), Reason::AnchorOutside { points }));
        } else if !seen.insert(anchor.points) {
            let reason = Reason::Duplicate { part: Part::Value, id: points };
            flaws.push(Flaw::at(place.within("anchor"), reason));
        }
    }
    let weighs = criterion.weight != Exact::ZERO || criterion.weights.values().any(|one| *one != Exact::ZERO);
    let told = criterion.weight != Exact::ONE || !criterion.weights.is_empty();
    if criterion.unsummed == weighs && (told || !criterion.unsummed) {
        let reason = Reason::CriterionUnsummed { weight: criterion.weight.to_string() };
        flaws.push(Flaw::at(place.within("weight"), reason));
    }
}

/// V19: sheets are filled in by some rubric, and every rubric is used.
fn rubrics_used(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let mut used: BTreeSet<&RubricId> = BTreeSet::new();
    for (id, stage) in &definition.stages {
        let (rubric, needed) = match &stage.work {
            Work::Review(review) => (review.rubric.as_ref(), review.mode == ReviewMode::Scored),
            Work::Hearing(hearing) => (hearing.rubric.as_ref(), hearing.panel.is_some()),
            Work::Intake(_)
            | Work::Check(_)
            | Work::Rework(_)
            | Work::Tally(_)
            | Work::Tracks(_)
            | Work::Selection(_)
            | Work::Council(_)
            | Work::Order(_)
            | Work::Publication(_)
            | Work::External(_) => (None, false),
        };
        if needed && rubric.is_none() {
            flaws.push(Flaw::at(Place::path(format!("stage.{id}.rubric")), Reason::NoCriteria));
        }
        used.extend(rubric);
    }
    for id in definition.rubrics.keys().filter(|id| !used.contains(id)) {
        let reason = Reason::RubricUnused { rubric: id.clone() };
        flaws.push(Flaw::at(Place::path(format!("rubric.{id}")), reason));
    }
}

/// V32: shares sum to one, and a source that a case may come without says what that means.
fn sources(definition: &Definition, id: &StageId, place: &Place, sources: &[Source], flaws: &mut Vec<Flaw>) {
    let place = place.within("sources");
    let shared: Vec<&Source> = sources.iter().filter(|source| source.policy.is_none()).collect();
    let sum = shared.iter().filter_map(|source| source.share).sum();
    if sum != 100 || shared.iter().any(|source| source.share.is_none()) {
        flaws.push(Flaw::at(place.clone(), Reason::SharesDoNotSum { sum }));
    }
    let next = graph::successors(definition);
    for source in sources {
        let stage = &source.stage;
        let Some(from) = definition.stages.get(stage) else { continue };
        if !gives_marks(definition, stage, from) {
            flaws.push(Flaw::at(place.clone(), Reason::NotASource { stage: stage.clone() }));
        }
        let around = graph::way(&next, &definition.procedure.starts, id, Some(stage));
        if let (Some(trace), None) = (around, source.missing) {
            let reason = Reason::MissingSourceUnruled { stage: stage.clone() };
            flaws.push(Flaw::traced(place.clone(), reason, trace));
        }
        let known = source.of.as_ref().is_none_or(|of| shared.iter().any(|one| one.stage == *of));
        let clear = source.of.is_some() || shared.len() == 1;
        if source.policy.is_some() && !(known && clear) {
            flaws.push(Flaw::at(place.clone(), Reason::PolicyOfWhich { stage: stage.clone() }));
        }
    }
}

fn gives_marks(definition: &Definition, id: &StageId, stage: &Stage) -> bool {
    match &stage.work {
        Work::Review(review) => review.mode == ReviewMode::Scored,
        Work::Hearing(_) => rubric_of(definition, id).is_some(),
        Work::External(external) => external.gives_numbers,
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_) => false,
    }
}

/// V30, V20, V18: a selection that is adopted, can be redrawn, ends its ties, and whose classes can be had.
fn selected(
    definition: &Definition,
    id: &StageId,
    stage: &Stage,
    selection: &Selection,
    flaws: &mut Vec<Flaw>,
) {
    let place = Place::path(format!("stage.{id}"));
    let by_points = selection.scoring == Scoring::Points;
    let ordered =
        selection.classes.iter().any(|class| class.at_least.is_some()) || !selection.ties.is_empty();
    let quota = selection.classes.iter().any(|class| class.take == Capacity::Quota);
    let lacks = [
        ("adopted_by", stage.adopted_by.is_none()),
        ("redraw", selection.redraw.is_none()),
        ("classes", selection.classes.is_empty()),
        ("ranks", by_points && ordered && selection.ranks.is_none()),
        ("sources", !by_points && selection.sources.is_empty()),
        ("quota", quota && selection.quota.is_none()),
    ];
    for (key, _) in lacks.into_iter().filter(|(_, lacks)| *lacks) {
        flaws.push(Flaw::at(place.within(key), Reason::SelectionLacks { key }));
    }
    ranks(definition, id, selection, &place, flaws);
    ties(definition, selection, &place, flaws);
    classes(definition, selection, &place, flaws);
}

/// The list is ordered by the total of a tally that every case has been through.
fn ranks(definition: &Definition, id: &StageId, selection: &Selection, place: &Place, flaws: &mut Vec<Flaw>) {
    let Some(ranks) = &selection.ranks else { return };
    let Some(stage) = definition.stages.get(ranks) else { return };
    if !matches!(stage.work, Work::Tally(_)) {
        flaws.push(Flaw::at(place.within("ranks"), Reason::NotASource { stage: ranks.clone() }));
    }
    let next = graph::successors(definition);
    if let Some(trace) = graph::way(&next, &definition.procedure.starts, id, Some(ranks)) {
        let reason = Reason::MissingSourceUnruled { stage: ranks.clone() };
        flaws.push(Flaw::traced(place.within("ranks"), reason, trace));
    }
}

/// V20: where places are few, the last policy ends every tie; nothing stands after one that does.
fn ties(definition: &Definition, selection: &Selection, place: &Place, flaws: &mut Vec<Flaw>) {
    let place = place.within("ties");
    let few = |class: &Class| match class.take {
        Capacity::All => false,
        Capacity::Count(_) | Capacity::Percent(_) | Capacity::Quota | Capacity::Budget => true,
    };
    let decisive = |policy: &TiePolicy| match policy {
        TiePolicy::Criterion(_) => false,
        TiePolicy::RegisteredAt | TiePolicy::Council | TiePolicy::Lot | TiePolicy::Shared => true,
    };
    let ranked = selection.ranks.is_some() || selection.scoring == Scoring::Places;
    if ranked && selection.classes.iter().any(few) && !selection.ties.last().is_some_and(decisive) {
        flaws.push(Flaw::at(place.clone(), Reason::TiesStayOpen));
    }
    let mut ended = false;
    for (at, policy) in selection.ties.iter().enumerate() {
        if ended || selection.ties.iter().take(at).any(|before| before == policy) {
            let reason = Reason::TiePolicyNeverUsed { policy: policy.to_string() };
            flaws.push(Flaw::at(place.clone(), reason));
        }
        ended |= matches!(policy, TiePolicy::Lot | TiePolicy::Shared);
        if let TiePolicy::Criterion(criterion) = policy {
            let mut rubrics = tally_sources(definition, selection)
                .iter()
                .filter_map(|source| rubric_of(definition, &source.stage));
            if !rubrics.any(|rubric| rubric.criterion(criterion.as_str()).is_some()) {
                let reason = Reason::Unknown { part: Part::Criterion, id: criterion.to_string() };
                flaws.push(Flaw::at(place.clone(), reason));
            }
        }
    }
}

/// V18: a threshold can be reached, and no class stands behind one that takes everyone.
fn classes(definition: &Definition, selection: &Selection, place: &Place, flaws: &mut Vec<Flaw>) {
    let most = highest(definition, selection);
    let mut taken = false;
    for class in &selection.classes {
        let place = place.within("classes").within(&class.id);
        if let (Some(points), Some(most)) = (class.at_least, most)
            && points > most
        {
            let reason = Reason::ThresholdOutside { points: points.to_string(), most: most.to_string() };
            flaws.push(Flaw::at(place.within("at_least"), reason));
        }
        if taken || matches!(class.take, Capacity::Count(0) | Capacity::Percent(0)) {
            flaws.push(Flaw::at(place, Reason::OutcomeImpossible { outcome: class.id.clone() }));
        }
        taken |= class.take == Capacity::All && class.at_least.is_none();
    }
    if !taken && !selection.classes.is_empty() {
        let kind = crate::procedure::stage::StageKind::Selection;
        let reason = Reason::Unhandled { kind, outcome: "none".to_owned() };
        flaws.push(Flaw::at(place.within("classes"), reason));
    }
}

/// The highest total that a case may have in the list.
fn highest(definition: &Definition, selection: &Selection) -> Option<Exact> {
    let sources = tally_sources(definition, selection);
    let scale = scale::of_sources(definition, sources, &Subject::Total)?;
    let most = scale.points(scale.high)?;
    let ranks = selection.ranks.as_ref()?;
    let Work::Tally(tally) = &definition.stages.get(ranks)?.work else { return Some(most) };
    match tally.total {
        TotalRule::Mean => Some(most),
        TotalRule::Sum => {
            let sheets = rules::counts(definition, ranks, sources).end().to_owned();
            most.times(Exact::ratio(sheets, 1)?)
        }
    }
}

fn tally_sources<'a>(definition: &'a Definition, selection: &'a Selection) -> &'a [Source] {
    let tally = selection.ranks.as_ref().and_then(|ranks| definition.stages.get(ranks));
    match tally.map(|stage| &stage.work) {
        Some(Work::Tally(tally)) => &tally.sources,
        Some(_) | None => &selection.sources,
    }
}
