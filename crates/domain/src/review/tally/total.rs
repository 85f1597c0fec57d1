//! Arithmetic of a tally: what each source adds, the gap between sheets, the mean of each criterion (H34).
use super::counted::Marked;
use super::{Step, TallyFault};
use crate::procedure::exact::Exact;
use crate::procedure::work::{Missing, Source, Tally, TotalRule};
use std::collections::BTreeMap;

/// How far apart the sheets are; nothing to tell of fewer than two.
pub(super) fn gap(sheets: &[Marked<'_>]) -> Result<Option<Step>, TallyFault> {
    let totals = || sheets.iter().map(|one| one.total);
    let Some((lowest, highest)) = totals().min().zip(totals().max()).filter(|_| sheets.len() > 1) else {
        return Ok(None);
    };
    let gap = highest.minus(lowest).ok_or(TallyFault::TooFine)?;
    Ok(Some(Step::Gap { lowest, highest, gap }))
}

/// The total and how it adds up: the share of each source that is there, grown by what was skipped, times
/// what its sheets came to. `None` where every source was skipped, or one is missing and nothing says what
/// that means.
pub(super) fn total(
    rule: &Tally,
    sources: &[(&Source, Vec<Marked<'_>>)],
) -> Result<(Option<Exact>, Vec<Step>), TallyFault> {
    let kept =
        sources.iter().filter(|(source, sheets)| !sheets.is_empty() || source.missing != Some(Missing::Skip));
    let whole = Exact::from(kept.filter_map(|(source, _)| source.share).sum::<u32>());
    let unruled = sources.iter().any(|(source, sheets)| sheets.is_empty() && source.missing.is_none());
    let (mut sum, mut steps) = (Exact::ZERO, Vec::new());
    for (source, sheets) in sources {
        let (stage, share) = (source.stage.clone(), source.share.unwrap_or_default());
        let Some(points) = points(rule.total, sheets)? else {
            steps.push(Step::Missing { stage, share, rule: source.missing });
            continue;
        };
        let part = Exact::from(share).over(whole).unwrap_or(Exact::ZERO);
        let adds = points.times(part).ok_or(TallyFault::TooFine)?;
        sum = sum.plus(adds).ok_or(TallyFault::TooFine)?;
        let sheets = u32::try_from(sheets.len()).map_err(|_| TallyFault::TooFine)?;
        steps.push(Step::Source { stage, rule: rule.total, sheets, points, share, part, adds });
    }
    let total = (whole > Exact::ZERO && !unruled).then_some(sum);
    steps.push(Step::Total { total });
    Ok((total, steps))
}

/// The mean or the sum of a source's sheets; `None` where there are none.
fn points(rule: TotalRule, sheets: &[Marked<'_>]) -> Result<Option<Exact>, TallyFault> {
    if sheets.is_empty() {
        return Ok(None);
    }
    let totals: Vec<Exact> = sheets.iter().map(|one| one.total).collect();
    let points = match rule {
        TotalRule::Mean => Exact::mean(&totals),
        TotalRule::Sum => Exact::sum(totals),
    };
    points.map(Some).ok_or(TallyFault::TooFine)
}

/// The mean mark of each criterion, over the sheets that have it.
pub(super) fn criteria(sheets: &[Marked<'_>]) -> Result<BTreeMap<String, Exact>, TallyFault> {
    let mut marks: BTreeMap<&String, Vec<Exact>> = BTreeMap::new();
    for (criterion, mark) in sheets.iter().flat_map(|one| &one.sheet.marks) {
        marks.entry(criterion).or_default().push(*mark);
    }
    let mean = |(criterion, marks): (&String, Vec<Exact>)| {
        Exact::mean(&marks).map(|mean| (criterion.clone(), mean)).ok_or(TallyFault::TooFine)
    };
    marks.into_iter().map(mean).collect()
}
