//! All that some sheets can come to: which comparisons hold together, decided over the breakpoints (V17).
//!
//! Sheets are described by their number, the lowest and the highest total, how many reach each threshold, and
//! the sum. Under `min <= mean <= max` every such description is realised by some sheets, so nothing is
//! missed and nothing is invented. What is measured of a total and of a criterion is tried
//! independently: a rule that needs the link between them is told of a gap, and closes it with `otherwise`.
use super::scale::Scale;
use crate::procedure::exact::Exact;
use crate::procedure::guard::{Comparison, MeasureKind};
use std::collections::{BTreeMap, BTreeSet};

/// Up to so many steps every total is tried; beyond, only breakpoints and their neighbours.
const ALL_STEPS: i64 = 160;
/// More totals than this are not tried.
const TOTALS_MOST: usize = 400;

/// Sheets in steps of their scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sheets {
    pub count: i64,
    pub min: i64,
    pub max: i64,
    pub sum: i64,
}

/// Which of the comparisons hold together, bit by bit, with an example of each case. `None` where the scale
/// is
/// too fine to try.
pub(super) fn cases(scale: &Scale, count: i64, comparisons: &[&Comparison]) -> Option<BTreeMap<u64, Sheets>> {
    let mut found = BTreeMap::new();
    let trial = Trial { scale, comparisons, thresholds: thresholds(scale, comparisons) };
    if count == 0 {
        let none = Sheets { count, min: 0, max: 0, sum: 0 };
        found.insert(trial.mask(&none, &|_| 0), none);
        return Some(found);
    }
    let totals = trial.totals();
    if totals.len() > TOTALS_MOST || comparisons.len() > 64 {
        return None;
    }
    for min in &totals {
        for max in totals.iter().filter(|max| *max >= min && (count > 1 || *max == min)) {
            trial.between(count, *min, *max, &mut found);
        }
    }
    Some(found)
}

struct Trial<'a> {
    scale: &'a Scale,
    comparisons: &'a [&'a Comparison],
    /// Steps from which a sheet counts for `atleast` or `share`.
    thresholds: BTreeSet<i64>,
}

fn thresholds(scale: &Scale, comparisons: &[&Comparison]) -> BTreeSet<i64> {
    let points = comparisons.iter().filter_map(|comparison| match comparison.measure.kind {
        MeasureKind::AtLeast(points) | MeasureKind::Share(points) => Some(points),
        MeasureKind::Sum
        | MeasureKind::Mean
        | MeasureKind::Min
        | MeasureKind::Max
        | MeasureKind::Gap
        | MeasureKind::Count => None,
    });
    points.map(|points| scale.step_at(points)).collect()
}

impl Trial<'_> {
    /// Totals of a sheet to try as the lowest and the highest.
    fn totals(&self) -> BTreeSet<i64> {
        let steps = self.scale.steps();
        if steps <= ALL_STEPS {
            return (0..=steps).collect();
        }
        let mut base = BTreeSet::from([0, steps]);
        let mut gaps = BTreeSet::from([0]);
        for comparison in self.comparisons {
            match comparison.measure.kind {
                MeasureKind::Min | MeasureKind::Max | MeasureKind::Mean => {
                    base.insert(self.scale.step_at(comparison.with));
                }
                MeasureKind::Gap => {
                    gaps.insert(Scale { low: 0, ..*self.scale }.step_at(comparison.with));
                }
                MeasureKind::Sum | MeasureKind::Count | MeasureKind::AtLeast(_) | MeasureKind::Share(_) => {}
            }
        }
        base.extend(&self.thresholds);
        let apart = base.iter().flat_map(|step| gaps.iter().flat_map(move |gap| [step - gap, step + gap]));
        let near = apart.flat_map(|step| [step - 1, step, step + 1]);
        near.filter(|step| (0..=steps).contains(step)).collect()
    }

    /// Every way in which sheets with this lowest and highest total may lie between the thresholds.
    fn between(&self, count: i64, min: i64, max: i64, found: &mut BTreeMap<u64, Sheets>) {
        let cuts: Vec<i64> =
            self.thresholds.iter().copied().filter(|cut| min < *cut && *cut <= max).collect();
        let lows: Vec<i64> = std::iter::once(min).chain(cuts.iter().copied()).collect();
        let highs: Vec<i64> = cuts.iter().map(|cut| cut - 1).chain([max]).collect();
        for parts in parted(count, lows.len()) {
            let over = |ends: &[i64]| -> i64 { parts.iter().zip(ends).map(|(part, end)| part * end).sum() };
            let least = over(&lows) + max - lows.last().copied().unwrap_or(min);
            let most = over(&highs) - highs.first().copied().unwrap_or(max) + min;
            let reaching = |threshold: i64| -> i64 {
                parts.iter().zip(&lows).filter(|(_, low)| **low >= threshold).map(|(part, _)| *part).sum()
            };
            for sum in self.sums(count, least, most) {
                let sheets = Sheets { count, min, max, sum };
                found.entry(self.mask(&sheets, &reaching)).or_insert(sheets);
            }
        }
    }

    /// Sums to try: the ends, and both sides of each breakpoint.
    fn sums(&self, count: i64, least: i64, most: i64) -> BTreeSet<i64> {
        let mut sums = BTreeSet::from([least, most]);
        for comparison in self.comparisons {
            let at = match comparison.measure.kind {
                MeasureKind::Mean => comparison.with.times(whole(count)),
                MeasureKind::Sum => Some(comparison.with),
                MeasureKind::Min
                | MeasureKind::Max
                | MeasureKind::Gap
                | MeasureKind::Count
                | MeasureKind::AtLeast(_)
                | MeasureKind::Share(_) => None,
            };
            let Some(at) = at else { continue };
            let step = Scale { low: self.scale.low * count, ..*self.scale }.step_at(at);
            sums.extend([step - 1, step, step + 1].into_iter().filter(|sum| (least..=most).contains(sum)));
        }
        sums
    }

    fn mask(&self, sheets: &Sheets, reaching: &dyn Fn(i64) -> i64) -> u64 {
        let held = |comparison: &&Comparison| self.holds(comparison, sheets, reaching);
        self.comparisons.iter().enumerate().fold(0, |mask, (bit, one)| mask | (u64::from(held(one)) << bit))
    }

    fn holds(&self, comparison: &Comparison, sheets: &Sheets, reaching: &dyn Fn(i64) -> i64) -> bool {
        let Scale { low, unit, parts, .. } = *self.scale;
        let Sheets { count, min, max, sum } = *sheets;
        let some = count > 0;
        let of = |points: Exact| reaching(self.scale.step_at(points));
        let (above, below) = match comparison.measure.kind {
            MeasureKind::Count => (count, 1),
            MeasureKind::AtLeast(points) => (of(points), 1),
            MeasureKind::Sum => (low * count + unit * sum, parts),
            MeasureKind::Mean if some => (low * count + unit * sum, parts * count),
            MeasureKind::Min if some => (low + unit * min, parts),
            MeasureKind::Max if some => (low + unit * max, parts),
            MeasureKind::Gap if some => (unit * (max - min), parts),
            MeasureKind::Share(points) if some => (of(points), count),
            MeasureKind::Mean
            | MeasureKind::Min
            | MeasureKind::Max
            | MeasureKind::Gap
            | MeasureKind::Share(_) => return false,
        };
        Exact::ratio(above, below).is_some_and(|value| comparison.op.holds(value, comparison.with))
    }
}

fn whole(count: i64) -> Exact {
    Exact::ratio(count, 1).unwrap_or(Exact::ZERO)
}

/// All ways to part so many sheets into so many intervals, where the first and the last hold at least one.
fn parted(count: i64, intervals: usize) -> Vec<Vec<i64>> {
    let ends = if intervals > 1 { 2 } else { 1 };
    if count < ends {
        return Vec::new();
    }
    let mut ways: Vec<Vec<i64>> = vec![Vec::new()];
    for place in 0..intervals {
        let least = i64::from(place == 0 || place + 1 == intervals);
        let last = place + 1 == intervals;
        ways = ways
            .into_iter()
            .flat_map(|way| {
                let left = count - way.iter().sum::<i64>();
                let from = if last { left.max(least) } else { least };
                (from..=left).map(move |part| way.iter().copied().chain([part]).collect())
            })
            .collect();
    }
    ways
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::guard::Guard;

    /// Every multiset of marks, one by one: slow and certainly right.
    fn slowly(scale: &Scale, count: i64, comparisons: &[&Comparison]) -> BTreeSet<u64> {
        let trial = Trial { scale, comparisons, thresholds: thresholds(scale, comparisons) };
        let mut all: Vec<Vec<i64>> = vec![Vec::new()];
        for _ in 0..count {
            all = all
                .into_iter()
                .flat_map(|marks| {
                    let from = marks.last().copied().unwrap_or(0);
                    (from..=scale.steps()).map(move |mark| marks.iter().copied().chain([mark]).collect())
                })
                .collect();
        }
        let of = |marks: Vec<i64>| {
            let (min, max) = (*marks.first().unwrap(), *marks.last().unwrap());
            let sheets = Sheets { count, min, max, sum: marks.iter().sum() };
            trial.mask(&sheets, &|from| {
                i64::try_from(marks.iter().filter(|mark| **mark >= from).count()).unwrap()
            })
        };
        all.into_iter().map(of).collect()
    }

    #[test]
    fn cases_are_exactly_those_that_sheets_can_give() {
        let scale = Scale { low: 0, high: 12, unit: 1, parts: 1 };
        for text in [
            "mean >= 6 and gap < 4 and min > 2",
            "atleast(7) >= 2 and mean < 7 and share(4) = 1",
            "sum = 20 or max > 3 or mean != 13/2",
            "atleast(3) = 2 and atleast(9) = 1 and sum < 18 and gap >= 6",
        ] {
            let guard = text.parse::<Guard>().unwrap();
            let comparisons = guard.comparisons();
            for count in 1..=4 {
                let quick: BTreeSet<u64> = cases(&scale, count, &comparisons).unwrap().into_keys().collect();
                assert_eq!(quick, slowly(&scale, count, &comparisons), "{text}, {count} sheets");
            }
        }
    }
}
