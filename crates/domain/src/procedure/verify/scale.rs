//! What totals a rubric can give: the lowest, the highest, and the step between.
use crate::procedure::definition::Definition;
use crate::procedure::exact::{Exact, common_denominator, gcd};
use crate::procedure::guard::Subject;
use crate::procedure::procedure::rubric_of;
use crate::procedure::scoring::{Criterion, Rubric};
use crate::procedure::work::Source;

/// Totals from `low` to `high` by `unit`, all in parts of a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scale {
    pub low: i64,
    pub high: i64,
    pub unit: i64,
    /// How many parts make a point.
    pub parts: i64,
}

impl Scale {
    /// How many steps lead from the lowest total to the highest.
    pub fn steps(&self) -> i64 {
        (self.high - self.low) / self.unit
    }

    pub fn points(&self, parts: i64) -> Option<Exact> {
        Exact::ratio(parts, self.parts)
    }

    /// The smallest step whose total is not below so many points; may lie outside of the scale.
    pub fn step_at(&self, points: Exact) -> i64 {
        let parts = i128::from(points.numerator()) * i128::from(self.parts);
        let above = parts - i128::from(self.low) * i128::from(points.denominator());
        let unit = i128::from(self.unit) * i128::from(points.denominator());
        i64::try_from(above.div_euclid(unit) + i128::from(above.rem_euclid(unit) != 0))
            .unwrap_or(i64::MAX / 4)
    }

    fn joined(self, other: Self) -> Option<Self> {
        let parts = self.parts.checked_mul(other.parts / gcd(self.parts, other.parts))?;
        let (own, its) = (parts / self.parts, parts / other.parts);
        let low = (self.low * own).min(other.low * its);
        let high = (self.high * own).max(other.high * its);
        let units = gcd(self.unit * own, other.unit * its);
        let unit = gcd(units, (self.low * own - other.low * its).abs());
        Some(Self { low, high, unit, parts })
    }
}

/// The scale of what a condition measures, over the rubrics of all sources; `None` where there is none.
pub(super) fn of_sources(definition: &Definition, sources: &[Source], of: &Subject) -> Option<Scale> {
    let rubrics = sources.iter().filter_map(|source| rubric_of(definition, &source.stage));
    rubrics.filter_map(|rubric| of_rubric(rubric, of)).reduce(|one, other| one.joined(other).unwrap_or(one))
}

/// The scale of one rubric.
pub(super) fn of_rubric(rubric: &Rubric, of: &Subject) -> Option<Scale> {
    let weighed = !matches!(of, Subject::Criterion(_));
    let chosen: Vec<&Criterion> =
        rubric.criteria.iter().filter(|criterion| counts(rubric, criterion, of)).collect();
    let terms: Vec<Vec<Exact>> = chosen.iter().filter_map(|criterion| values(criterion, weighed)).collect();
    let caps = rubric.groups.iter().filter_map(|group| group.cap);
    let parts = common_denominator(terms.iter().flatten().copied().chain(caps))?;
    let mut scale = Scale { low: 0, high: 0, unit: 0, parts };
    let mut ends: Vec<(i64, i64)> = Vec::new();
    for term in &terms {
        let marks: Option<Vec<i64>> = term.iter().map(|value| value.in_parts(parts)).collect();
        let marks = marks?;
        let (low, high) = (*marks.iter().min()?, *marks.iter().max()?);
        scale.unit = marks.iter().fold(scale.unit, |unit, mark| gcd(unit, mark - low));
        ends.push((low, high));
    }
    if ends.len() != chosen.len() || ends.is_empty() {
        return None;
    }
    for (group, cap) in rubric.groups.iter().filter_map(|group| Some((&group.id, group.cap?))) {
        let cap = cap.in_parts(parts)?;
        let within = |criterion: &Criterion| weighed && criterion.group.as_ref() == Some(group);
        let members: Vec<usize> =
            (0..chosen.len()).filter(|at| chosen.get(*at).is_some_and(|c| within(c))).collect();
        let sum: i64 = members.iter().filter_map(|at| ends.get(*at)).map(|(_, high)| *high).sum();
        if sum > cap {
            scale.unit = gcd(scale.unit, sum - cap);
            scale.high -= sum - cap;
        }
    }
    scale.low += ends.iter().map(|(low, _)| *low).sum::<i64>();
    scale.high += ends.iter().map(|(_, high)| *high).sum::<i64>();
    scale.unit = scale.unit.max(1);
    Some(scale)
}

fn counts(rubric: &Rubric, criterion: &Criterion, of: &Subject) -> bool {
    match of {
        Subject::Total => !criterion.unsummed,
        Subject::NamedTotal(total) => {
            rubric.totals.get(total).is_some_and(|list| list.contains(&criterion.id))
        }
        Subject::Criterion(id) => criterion.id == *id,
        Subject::Group(group) => criterion.group.as_ref() == Some(group),
    }
}

/// What a criterion may add to a total, under any of its weights.
fn values(criterion: &Criterion, weighed: bool) -> Option<Vec<Exact>> {
    let marks = criterion.marks();
    let mut weights = vec![Exact::ONE];
    if weighed {
        weights = criterion.weights.values().copied().collect();
        if weights.is_empty() {
            weights.push(criterion.weight);
        }
    }
    let all: Option<Vec<Exact>> =
        weights.iter().flat_map(|weight| marks.iter().map(|mark| mark.times(*weight))).collect();
    all.filter(|values| !values.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::verify::good;

    fn scale(old: &str, new: &str, of: &Subject) -> Scale {
        of_rubric(good::with(old, new).rubrics.get("product").unwrap(), of).unwrap()
    }

    const RELEVANCE: &str = "[[rubric.product.criterion]]\nid = \"relevance\"\nmin = 0\n";

    #[test]
    fn five_criteria_of_ten_give_fifty() {
        let whole = scale(RELEVANCE, RELEVANCE, &Subject::Total);
        assert_eq!(whole, Scale { low: 0, high: 50, unit: 1, parts: 1 });
        let one = Subject::Criterion("novelty".to_owned().try_into().unwrap());
        assert_eq!(scale(RELEVANCE, RELEVANCE, &one), Scale { low: 0, high: 10, unit: 1, parts: 1 });
    }

    #[test]
    fn weights_stretch_a_scale_and_make_it_finer() {
        let weighed = "[[rubric.product.criterion]]\nid = \"relevance\"\nweight = \"1.5\"\nmin = 0\n";
        let scale = scale(RELEVANCE, weighed, &Subject::Total);
        assert_eq!(scale, Scale { low: 0, high: 110, unit: 1, parts: 2 });
        assert_eq!(scale.step_at(Exact::whole(15)), 30);
        assert_eq!(scale.points(31), Exact::ratio(31, 2));
    }

    #[test]
    fn a_cap_cuts_its_group() {
        let group =
            "[[rubric.product.group]]\nid = \"idea\"\nlabel = { ru = \"а\", en = \"a\" }\ncap = 4\n\n";
        let member = "[[rubric.product.criterion]]\nid = \"relevance\"\ngroup = \"idea\"\nmin = 0\n";
        let capped = format!("{group}{member}");
        assert_eq!(scale(RELEVANCE, &capped, &Subject::Total).high, 44);
        let group = Subject::Group("idea".to_owned().try_into().unwrap());
        assert_eq!(scale(RELEVANCE, &capped, &group).high, 4);
    }
}
