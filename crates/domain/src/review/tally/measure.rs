//! Measures of sheets, and the condition of a tally that holds (H9, H11, V17).
use super::counted::Marked;
use super::{Facts, Step, TallyFault, Tried};
use crate::procedure::exact::Exact;
use crate::procedure::guard::{Attribute, AttributeTest, Comparison, Guard, MeasureKind, Subject};
use crate::procedure::name::{OutcomeId, StageId};
use crate::procedure::stage::Stage;
use crate::procedure::work::Tally;
use crate::review::sheet;

/// One measure of some numbers, a number for each sheet. `None` where it has no value: without sheets all but
/// `count`, `sum` and `atleast`, whose value then is zero; and where the value is out of bounds.
#[must_use]
pub fn measure(kind: MeasureKind, of: &[Exact]) -> Option<Exact> {
    let reaching = |points: Exact| Exact::count(of.iter().filter(|one| **one >= points).count());
    let (lowest, highest) = (of.iter().min().copied(), of.iter().max().copied());
    match kind {
        MeasureKind::Sum => Exact::sum(of.iter().copied()),
        MeasureKind::Mean => Exact::mean(of),
        MeasureKind::Min => lowest,
        MeasureKind::Max => highest,
        MeasureKind::Gap => highest?.minus(lowest?),
        MeasureKind::Count => Exact::count(of.len()),
        MeasureKind::AtLeast(points) => reaching(points),
        MeasureKind::Share(points) => reaching(points)?.over(Exact::count(of.len())?),
    }
}

/// What conditions read: the sheets that count, and what is known of the case.
pub(super) struct Case<'a> {
    pub facts: &'a Facts<'a>,
    pub sheets: &'a [Marked<'a>],
}

/// The outcome whose condition holds, and the step that tells of it. A tally with one outcome needs none.
pub(super) fn outcome(
    id: &StageId,
    stage: &Stage,
    rule: &Tally,
    case: &Case<'_>,
) -> Result<(OutcomeId, Step), TallyFault> {
    let nothing = || TallyFault::NoOutcome { stage: id.clone() };
    if rule.rule.is_empty() {
        let mut outcomes = stage.on.keys();
        let (Some(only), None) = (outcomes.next(), outcomes.next()) else { return Err(nothing()) };
        return Ok((only.clone(), Step::Only { outcome: only.clone() }));
    }
    let mut holding = rule.rule.iter().filter(|(_, guard)| case.holds(guard));
    match (holding.next(), holding.next()) {
        (Some((outcome, guard)), None) => {
            let tried = case.tried(guard);
            Ok((outcome.clone(), Step::Held { outcome: outcome.clone(), guard: guard.clone(), tried }))
        }
        (Some((first, _)), Some((second, _))) => {
            Err(TallyFault::SeveralOutcomes { first: first.clone(), second: second.clone() })
        }
        (None, _) => {
            let last = rule.rule.iter().find(|(_, guard)| **guard == Guard::Otherwise);
            let (outcome, guard) = last.ok_or_else(nothing)?;
            let tried = rule.rule.values().flat_map(|other| case.tried(other)).collect();
            Ok((outcome.clone(), Step::Held { outcome: outcome.clone(), guard: guard.clone(), tried }))
        }
    }
}

impl Case<'_> {
    fn holds(&self, guard: &Guard) -> bool {
        guard.holds(&mut |comparison| self.compares(comparison), &mut |test| self.is(test))
    }

    /// Every comparison of a condition, then every test of an attribute.
    fn tried(&self, guard: &Guard) -> Vec<Tried> {
        let comparisons = guard.comparisons().into_iter().map(|comparison| Tried {
            condition: Guard::Compare(comparison.clone()),
            value: self.value(comparison),
            holds: self.compares(comparison),
        });
        let tests = guard.attribute_tests().into_iter().map(|test| Tried {
            condition: Guard::Is(test.clone()),
            value: None,
            holds: self.is(test),
        });
        comparisons.chain(tests).collect()
    }

    /// A measure without a value compares with nothing.
    fn compares(&self, comparison: &Comparison) -> bool {
        self.value(comparison).is_some_and(|value| comparison.op.holds(value, comparison.with))
    }

    /// `count` is of sheets, whatever else is measured. A sheet of another rubric, which lacks the criterion,
    /// is left out of what is measured of that criterion.
    fn value(&self, comparison: &Comparison) -> Option<Exact> {
        let of = &comparison.measure.of;
        match comparison.measure.kind {
            MeasureKind::Count => Exact::count(self.sheets.len()),
            kind @ (MeasureKind::Sum
            | MeasureKind::Mean
            | MeasureKind::Min
            | MeasureKind::Max
            | MeasureKind::Gap
            | MeasureKind::AtLeast(_)
            | MeasureKind::Share(_)) => {
                let points: Vec<Exact> =
                    self.sheets.iter().filter_map(|sheet| self.points(sheet, of)).collect();
                measure(kind, &points)
            }
        }
    }

    /// What is measured of one sheet: of a criterion the bare mark, of all else weighed points.
    fn points(&self, one: &Marked<'_>, of: &Subject) -> Option<Exact> {
        let (divisions, marks) = (self.facts.divisions, &one.sheet.marks);
        match of {
            Subject::Total => Some(one.total),
            Subject::NamedTotal(name) => sheet::named_total(one.rubric?, divisions, marks, name),
            Subject::Criterion(criterion) => marks.get(criterion.as_str()).copied(),
            Subject::Group(group) => sheet::group_total(one.rubric?, divisions, marks, group),
        }
    }

    fn is(&self, test: &AttributeTest) -> bool {
        let value = match &test.attribute {
            Attribute::Answer(field) => self.facts.frozen.get(field.as_str()),
            Attribute::Division(division) => self.facts.divisions.get(division.as_str()),
        };
        (value.map(String::as_str) == Some(test.value.as_str())) != test.negated
    }
}
