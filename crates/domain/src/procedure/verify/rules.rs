//! V17, V18: conditions of a tally leave no gap and do not overlap, and none of them is idle.
use super::scale::{self, Scale};
use super::sheets::{self, Sheets};
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Part, Place, Witness, WitnessMarks};
use crate::procedure::graph;
use crate::procedure::guard::{Attribute, AttributeTest, Comparison, Guard, MeasureKind, Subject};
use crate::procedure::name::{ChoiceId, OutcomeId, StageId};
use crate::procedure::procedure::options;
use crate::procedure::reason::Reason;
use crate::procedure::route::Target;
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::{Panel, Source, Tally};
use std::collections::{BTreeMap, BTreeSet};

/// A panel without an upper bound is tried with so many members above its floor.
const SPARE: i64 = 3;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (id, stage) in &definition.stages {
        let Work::Tally(tally) = &stage.work else { continue };
        let place = Place::path(format!("stage.{id}.rule"));
        if tally.rule.is_empty() {
            if stage.on.len() > 1 {
                flaws.push(Flaw::at(place, Reason::NoRule));
            }
            continue;
        }
        let before = flaws.len();
        let Some(rule) = Rule::of(definition, id, tally, &place, flaws) else { continue };
        if flaws.len() == before {
            flaws.extend(rule.judged(&place));
        }
    }
}

/// A rule with all that its conditions read.
struct Rule<'a> {
    guards: Vec<(&'a OutcomeId, &'a Guard)>,
    /// What is measured, on which scale, in which comparisons.
    subjects: Vec<(&'a Subject, Scale, Vec<&'a Comparison>)>,
    attributes: Vec<(&'a Attribute, Vec<&'a ChoiceId>)>,
    counts: std::ops::RangeInclusive<i64>,
}

/// One case that sheets and attributes can make.
struct World<'a> {
    count: i64,
    sheets: Vec<(&'a Subject, u64, Sheets)>,
    attributes: Vec<(&'a Attribute, &'a ChoiceId)>,
}

impl<'a> Rule<'a> {
    /// `None` where there is nothing to decide by: numbers come from outside, without a scale.
    fn of(
        definition: &'a Definition,
        id: &StageId,
        tally: &'a Tally,
        place: &Place,
        flaws: &mut Vec<Flaw>,
    ) -> Option<Self> {
        let mut subjects: Vec<(&Subject, Scale, Vec<&Comparison>)> = Vec::new();
        for comparison in tally.rule.values().flat_map(Guard::comparisons) {
            let of = &comparison.measure.of;
            let scale = scale::of_sources(definition, &tally.sources, of);
            if scale.is_none() && *of != Subject::Total {
                let reason = Reason::Unknown { part: Part::Criterion, id: of.to_string() };
                flaws.push(Flaw::at(place.clone(), reason));
            }
            let scale = scale?;
            match subjects.iter_mut().find(|(known, _, _)| *known == of) {
                Some((_, _, list)) if list.contains(&comparison) => {}
                Some((_, _, list)) => list.push(comparison),
                None => subjects.push((of, scale, vec![comparison])),
            }
        }
        let mut attributes: Vec<(&Attribute, Vec<&ChoiceId>)> = Vec::new();
        for test in tally.rule.values().flat_map(Guard::attribute_tests) {
            let values = values(definition, &test.attribute);
            if !values.contains(&&test.value) {
                let reason = Reason::Unknown { part: Part::Value, id: test.value.to_string() };
                flaws.push(Flaw::at(place.clone(), reason));
            }
            if !attributes.iter().any(|(known, _)| **known == test.attribute) {
                attributes.push((&test.attribute, values));
            }
        }
        let counts = counts(definition, id, &tally.sources);
        Some(Self { guards: tally.rule.iter().collect(), subjects, attributes, counts })
    }

    /// Tries every case; the largest panels first, so that an example looks like an ordinary one.
    fn judged(&self, place: &Place) -> Vec<Flaw> {
        let mut verdict = Verdict::default();
        for count in self.counts.clone().rev() {
            let Some(worlds) = self.worlds(count) else {
                return vec![Flaw::at(place.clone(), Reason::TooFine)];
            };
            for world in &worlds {
                self.tried(world, &mut verdict);
            }
        }
        let mut reasons: Vec<Reason> = verdict.gap.into_iter().collect();
        reasons.extend(verdict.overlaps.into_values());
        let idle = self.guards.iter().filter(|(outcome, _)| !verdict.seen.contains(*outcome));
        reasons.extend(idle.map(|(outcome, _)| Reason::OutcomeImpossible { outcome: (*outcome).clone() }));
        reasons.extend(self.constants(&verdict.held));
        reasons.into_iter().map(|reason| Flaw::at(place.clone(), reason)).collect()
    }

    /// Every combination of what the subjects and the attributes can come to with so many sheets.
    fn worlds(&self, count: i64) -> Option<Vec<World<'a>>> {
        let mut worlds = vec![World { count, sheets: Vec::new(), attributes: Vec::new() }];
        for (subject, scale, comparisons) in &self.subjects {
            let cases = sheets::cases(scale, count, comparisons)?;
            worlds = worlds
                .iter()
                .flat_map(|world| {
                    cases.iter().map(|(mask, sheets)| world.with_sheets(subject, *mask, *sheets))
                })
                .collect();
        }
        for (attribute, values) in &self.attributes {
            worlds = worlds
                .iter()
                .flat_map(|world| values.iter().map(|value| world.with_attribute(attribute, value)))
                .collect();
        }
        Some(worlds)
    }

    fn tried(&self, world: &World<'_>, verdict: &mut Verdict) {
        for (subject, _, comparisons) in &self.subjects {
            for comparison in comparisons.iter().filter(|one| world.count > 0 || counts_sheets(one)) {
                let held = self.holds(world, comparison);
                verdict.held.insert((subject.to_string(), comparison.to_string(), held));
            }
        }
        let met: Vec<&OutcomeId> = self
            .guards
            .iter()
            .filter(|(_, guard)| guard.holds(&mut |one| self.holds(world, one), &mut |test| world.is(test)))
            .map(|(outcome, _)| *outcome)
            .collect();
        match met.as_slice() {
            [] => match self.guards.iter().find(|(_, guard)| **guard == Guard::Otherwise) {
                Some((outcome, _)) => {
                    verdict.seen.insert((*outcome).clone());
                }
                None if verdict.gap.is_none() => {
                    verdict.gap = Some(Reason::NoOutcome { witness: Box::new(self.witness(world)) });
                }
                None => {}
            },
            [first, rest @ ..] => {
                verdict.seen.extend(met.iter().map(|outcome| (*outcome).clone()));
                if let Some(second) = rest.first() {
                    let pair = ((*first).clone(), (*second).clone());
                    verdict.overlaps.entry(pair.clone()).or_insert_with(|| Reason::SeveralOutcomes {
                        first: pair.0,
                        second: pair.1,
                        witness: Box::new(self.witness(world)),
                    });
                }
            }
        }
    }

    fn holds(&self, world: &World<'_>, comparison: &Comparison) -> bool {
        let of = &comparison.measure.of;
        let known = self.subjects.iter().find(|(subject, _, _)| *subject == of);
        let bit = known.and_then(|(_, _, list)| list.iter().position(|one| *one == comparison));
        let case = world.sheets.iter().find(|(subject, _, _)| *subject == of);
        bit.zip(case).is_some_and(|(bit, (_, mask, _))| mask >> bit & 1 == 1)
    }

    /// V18: comparisons that hold for every case, or for none.
    fn constants(&self, held: &BTreeSet<(String, String, bool)>) -> Vec<Reason> {
        let all =
            self.subjects.iter().flat_map(|(subject, _, list)| list.iter().map(move |one| (subject, one)));
        let was = |subject: &Subject, one: &Comparison, value| {
            held.contains(&(subject.to_string(), one.to_string(), value))
        };
        all.filter(|(subject, one)| was(subject, one, true) != was(subject, one, false))
            .map(|(subject, one)| Reason::ComparisonIsConstant {
                comparison: Box::new((*one).clone()),
                always: was(subject, one, true),
            })
            .collect()
    }

    fn witness(&self, world: &World<'_>) -> Witness {
        let all = self.subjects.iter().flat_map(|(_, _, list)| list);
        let shown = world.sheets.iter().filter_map(|(subject, _, sheets)| {
            let (_, scale, _) = self.subjects.iter().find(|(known, _, _)| known == subject)?;
            let text = |parts| scale.points(parts).map_or_else(String::new, |points| points.to_string());
            (sheets.count > 0).then(|| WitnessMarks {
                of: subject.to_string(),
                min: text(scale.low + scale.unit * sheets.min),
                max: text(scale.low + scale.unit * sheets.max),
                sum: text(scale.low * sheets.count + scale.unit * sheets.sum),
            })
        });
        Witness {
            sheets: u32::try_from(world.count).unwrap_or(0),
            comparisons: all.map(|one| (one.to_string(), self.holds(world, one))).collect(),
            attributes: world.attributes.iter().map(|(what, value)| format!("{what} = {value}")).collect(),
            example: shown.collect(),
        }
    }
}

#[derive(Default)]
struct Verdict {
    gap: Option<Reason>,
    overlaps: BTreeMap<(OutcomeId, OutcomeId), Reason>,
    seen: BTreeSet<OutcomeId>,
    held: BTreeSet<(String, String, bool)>,
}

impl<'a> World<'a> {
    fn with_sheets(&self, subject: &'a Subject, mask: u64, sheets: Sheets) -> Self {
        let added = self.sheets.iter().copied().chain([(subject, mask, sheets)]).collect();
        Self { count: self.count, sheets: added, attributes: self.attributes.clone() }
    }

    fn with_attribute(&self, attribute: &'a Attribute, value: &'a ChoiceId) -> Self {
        let added = self.attributes.iter().copied().chain([(attribute, value)]).collect();
        Self { count: self.count, sheets: self.sheets.clone(), attributes: added }
    }

    fn is(&self, test: &AttributeTest) -> bool {
        let value =
            self.attributes.iter().find(|(known, _)| **known == test.attribute).map(|(_, value)| *value);
        (value == Some(&test.value)) != test.negated
    }
}

fn counts_sheets(comparison: &Comparison) -> bool {
    matches!(comparison.measure.kind, MeasureKind::Count)
}

/// What an attribute may be.
fn values<'a>(definition: &'a Definition, attribute: &Attribute) -> Vec<&'a ChoiceId> {
    let choices = match attribute {
        Attribute::Answer(id) => {
            let mut fields = definition.sections.iter().flat_map(|section| &section.fields);
            fields.find(|field| field.id == *id).map(|field| options(definition, field))
        }
        Attribute::Division(id) => definition
            .divisions
            .iter()
            .find(|known| known.id == *id)
            .map(|division| division.values.as_slice()),
    };
    choices.into_iter().flatten().map(|choice| &choice.id).collect()
}

/// How few and how many sheets may come to a tally.
pub(super) fn counts(
    definition: &Definition,
    id: &StageId,
    sources: &[Source],
) -> std::ops::RangeInclusive<i64> {
    let (mut least, mut most) = (0, 0);
    for source in sources {
        let Some(stage) = definition.stages.get(&source.stage) else { continue };
        let (few, many) = panel(stage);
        most += many;
        if !may_be_short(definition, id, stage) && source.missing.is_none() {
            least += few;
        }
    }
    least..=most
}

fn panel(stage: &Stage) -> (i64, i64) {
    let panel = match &stage.work {
        Work::Review(review) => Some(&review.panel),
        Work::Hearing(hearing) => hearing.panel.as_ref(),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    };
    match panel {
        Some(Panel::Exactly(count)) => (i64::from(*count), i64::from(*count)),
        Some(Panel::AtLeast(bounds)) => {
            let min = i64::from(bounds.min);
            (min, bounds.max.map_or(min + SPARE, i64::from))
        }
        Some(Panel::Whole(_)) | None => (1, 1 + SPARE),
    }
}

/// Whether a case whose sheets did not all come may still come to the tally.
fn may_be_short(definition: &Definition, tally: &StageId, stage: &Stage) -> bool {
    let next = graph::successors(definition);
    stage.on.iter().any(|(outcome, route)| match (&route.to, stage.native(outcome).as_str()) {
        (Target::Stage(to), "short" | "absent") => graph::reachable(&next, to, None).contains(tally),
        (Target::Stage(_) | Target::End(_), _) => false,
    })
}
