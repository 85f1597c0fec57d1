//! Which sheets count: those of each source with a share, changed by further sheets if there are any (H11).
use super::{Facts, SignedSheet, Standing, Step, TallyFault};
use crate::procedure::exact::Exact;
use crate::procedure::name::StageId;
use crate::procedure::procedure::Procedure;
use crate::procedure::scoring::Rubric;
use crate::procedure::work::{Adjudication, Source, Tally};
use crate::review::sheet;

/// A sheet with the rubric that it was filled in by and its total under the case's divisions.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marked<'a> {
    pub(super) sheet: &'a SignedSheet,
    /// `None` where the number comes from outside.
    pub(super) rubric: Option<&'a Rubric>,
    pub(super) total: Exact,
}

/// All sheets of a tally's sources, by source, number and expert, each with whether it counts.
pub(super) struct Panel<'a> {
    sheets: Vec<(Marked<'a>, Standing)>,
}

/// The sheets that count, by source with a share, and how they were found.
pub(super) struct Counted<'a> {
    pub sources: Vec<(&'a Source, Vec<Marked<'a>>)>,
    pub steps: Vec<Step>,
}

impl<'a> Panel<'a> {
    pub fn of(
        procedure: &'a Procedure,
        rule: &'a Tally,
        facts: &Facts<'_>,
        sheets: &'a [SignedSheet],
    ) -> Result<Self, TallyFault> {
        let mut all = Vec::new();
        for source in &rule.sources {
            let rubric = procedure.rubric_of(&source.stage);
            let mut own: Vec<&SignedSheet> =
                sheets.iter().filter(|sheet| sheet.stage == source.stage).collect();
            own.sort_by_key(|sheet| (sheet.number, sheet.expert));
            for sheet in own {
                all.push((Marked::of(sheet, rubric, facts)?, Standing::Counts));
            }
        }
        Ok(Self { sheets: all })
    }

    pub fn counted(mut self, rule: &'a Tally) -> Result<Counted<'a>, TallyFault> {
        let shared: Vec<&Source> = rule.sources.iter().filter(|source| source.policy.is_none()).collect();
        let mut sources: Vec<(&Source, Vec<usize>)> =
            shared.iter().map(|source| (*source, self.places(&source.stage))).collect();
        let mut adjudicated = Vec::new();
        for source in &rule.sources {
            let Some(policy) = source.policy else { continue };
            let changed = changed(source, &shared).ok_or_else(|| which(source))?;
            let (_, own) =
                sources.iter_mut().find(|(one, _)| one.stage == *changed).ok_or_else(|| which(source))?;
            let (stage, of) = (source.stage.clone(), changed.clone());
            let further = self.places(&source.stage);
            if further.is_empty() {
                adjudicated.push(Step::NotAdjudicated { stage, of });
                continue;
            }
            *own = self.adjudicated(policy, &source.stage, own, &further)?;
            adjudicated.push(Step::Adjudicated { stage, of, policy });
        }
        let steps = self.sheets.iter().map(told).chain(adjudicated).collect();
        let marked = |place: &usize| self.sheets.get(*place).map(|(marked, _)| *marked);
        let sources = sources
            .into_iter()
            .map(|(source, places)| (source, places.iter().filter_map(marked).collect()))
            .collect();
        Ok(Counted { sources, steps })
    }

    fn places(&self, stage: &StageId) -> Vec<usize> {
        let all = self.sheets.iter().enumerate();
        all.filter(|(_, (marked, _))| marked.sheet.stage == *stage).map(|(place, _)| place).collect()
    }

    /// Which of a source's own sheets and the further ones count, and marks the others as left out.
    fn adjudicated(
        &mut self,
        policy: Adjudication,
        by: &StageId,
        own: &[usize],
        further: &[usize],
    ) -> Result<Vec<usize>, TallyFault> {
        let all: Vec<usize> = own.iter().chain(further).copied().collect();
        let (counting, otherwise) = match policy {
            Adjudication::Final => (further.to_vec(), Standing::Replaced { by: by.clone() }),
            Adjudication::ClosestTwo => (self.closest(&all)?, Standing::Apart { with: by.clone() }),
            Adjudication::All => return Ok(all),
        };
        for left_out in all.iter().filter(|place| !counting.contains(place)) {
            if let Some((_, standing)) = self.sheets.get_mut(*left_out) {
                *standing = otherwise.clone();
            }
        }
        Ok(counting)
    }

    /// The two sheets whose totals differ least; of equally close pairs the one with the higher mean, which
    /// favours the authors; of pairs with the same totals the one that comes first. Fewer than two sheets all
    /// count.
    fn closest(&self, all: &[usize]) -> Result<Vec<usize>, TallyFault> {
        let total = |place: usize| self.sheets.get(place).map_or(Exact::ZERO, |(marked, _)| marked.total);
        let mut best: Option<(Exact, Exact, [usize; 2])> = None;
        for (at, one) in all.iter().enumerate() {
            for other in all.iter().skip(at + 1) {
                let (low, high) = (total(*one).min(total(*other)), total(*one).max(total(*other)));
                let gap = high.minus(low).ok_or(TallyFault::TooFine)?;
                let sum = high.plus(low).ok_or(TallyFault::TooFine)?;
                if best.is_none_or(|(least, most, _)| gap < least || (gap == least && sum > most)) {
                    best = Some((gap, sum, [*one, *other]));
                }
            }
        }
        Ok(best.map_or_else(|| all.to_vec(), |(_, _, pair)| pair.to_vec()))
    }
}

impl<'a> Marked<'a> {
    /// Totals are reckoned anew from the marks, so that a work moved to another division needs no new marking
    /// (H7).
    fn of(sheet: &'a SignedSheet, rubric: Option<&'a Rubric>, facts: &Facts<'_>) -> Result<Self, TallyFault> {
        let Some(rubric) = rubric else { return Ok(Self { sheet, rubric: None, total: sheet.total }) };
        let not_whole = || TallyFault::SheetNotWhole { stage: sheet.stage.clone(), expert: sheet.expert };
        let summed = rubric.criteria.iter().filter(|criterion| !criterion.unsummed);
        if summed.into_iter().any(|criterion| !sheet.marks.contains_key(criterion.id.as_str())) {
            return Err(not_whole());
        }
        let total = sheet::total(rubric, facts.divisions, &sheet.marks).ok_or(TallyFault::TooFine)?;
        Ok(Self { sheet, rubric: Some(rubric), total })
    }
}

fn told((marked, standing): &(Marked<'_>, Standing)) -> Step {
    Step::Sheet {
        stage: marked.sheet.stage.clone(),
        expert: marked.sheet.expert,
        number: marked.sheet.number,
        signed: marked.sheet.total,
        total: marked.total,
        standing: standing.clone(),
    }
}

/// The source that an adjudication changes: the one it names, else the only one with a share.
fn changed<'a>(source: &'a Source, shared: &[&'a Source]) -> Option<&'a StageId> {
    match (&source.of, shared) {
        (Some(of), _) => Some(of),
        (None, [only]) => Some(&only.stage),
        (None, _) => None,
    }
}

fn which(source: &Source) -> TallyFault {
    TallyFault::PolicyOfWhich { stage: source.stage.clone() }
}
