//! A sheet being filled in: what it still lacks, and what its marks come to (H7, H8, H12).
use crate::basics::text::{is_blank, words};
use crate::procedure::exact::Exact;
use crate::procedure::name::{CriterionId, GroupId, TotalId};
use crate::procedure::scoring::{CommentRule, CommentWhen, Criterion, Rubric};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an expert has written so far. Marks and comments go by the id of their criterion; whatever is not of
/// the rubric is ignored.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SheetDraft {
    /// Marks given so far.
    pub marks: BTreeMap<String, Exact>,
    /// Words on single criteria.
    pub comments: BTreeMap<String, String>,
    /// Words to the authors on the whole work.
    pub advice: String,
}

/// One thing that keeps a sheet from being signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetGap {
    /// No mark is given.
    MarkMissing {
        /// On which criterion.
        criterion: CriterionId,
    },
    /// The scale has no such mark (H8).
    MarkOffScale {
        /// On which criterion.
        criterion: CriterionId,
    },
    /// The rubric asks for words here.
    CommentMissing {
        /// On which criterion.
        criterion: CriterionId,
    },
    /// More words than the rubric takes.
    CommentTooLong {
        /// On which criterion.
        criterion: CriterionId,
        /// How many words there are.
        words: u32,
        /// How many may be.
        limit: u32,
    },
    /// The rubric asks for words to the authors.
    AdviceMissing,
    /// More words to the authors than the rubric takes.
    AdviceTooLong {
        /// How many words there are.
        words: u32,
        /// How many may be.
        limit: u32,
    },
}

/// Everything that a sheet lacks, in the order of the rubric: each criterion's mark, then its comment, and
/// the advice last. None means that it can be signed.
///
/// A comment that is owed for low marks is asked for once the mark is there; such advice is owed as soon as
/// any mark is that low. A limit of words holds whether or not the words are owed.
#[must_use]
pub fn gaps(rubric: &Rubric, draft: &SheetDraft) -> Vec<SheetGap> {
    let mut gaps = Vec::new();
    for criterion in &rubric.criteria {
        let id = criterion.id.as_str();
        let mark = draft.marks.get(id).copied();
        match mark {
            None => gaps.push(SheetGap::MarkMissing { criterion: criterion.id.clone() }),
            Some(mark) if !criterion.allows(mark) => {
                gaps.push(SheetGap::MarkOffScale { criterion: criterion.id.clone() });
            }
            Some(_) => {}
        }
        let rule = rubric.comment_rule(criterion);
        let text = draft.comments.get(id).map_or("", String::as_str);
        gaps.extend(wrong(&rule, mark, text).map(|wrong| wrong.about(&criterion.id)));
    }
    if let Some(rule) = &rubric.advice {
        let known = rubric.criteria.iter().filter_map(|one| draft.marks.get(one.id.as_str()).copied());
        gaps.extend(wrong(rule, known.min(), &draft.advice).map(Wrong::of_advice));
    }
    gaps
}

/// The total of a sheet: each mark times its weight, without criteria that are not summed (V19), no group
/// above its cap (H8). `divisions` are those of the case, fixed by its filing; they choose the weights (H7).
/// `None` where a mark that counts is not given, or the number is too fine for [`Exact`].
#[must_use]
pub fn total(
    rubric: &Rubric,
    divisions: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Exact>,
) -> Option<Exact> {
    reckoned(rubric, divisions, marks, |criterion| !criterion.unsummed)
}

/// As [`total`], over the marks that are given so far.
#[must_use]
pub fn running(
    rubric: &Rubric,
    divisions: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Exact>,
) -> Option<Exact> {
    let given = |criterion: &Criterion| !criterion.unsummed && marks.contains_key(criterion.id.as_str());
    reckoned(rubric, divisions, marks, given)
}

/// The greatest [`total`] that a sheet of such a case can have.
#[must_use]
pub fn most(rubric: &Rubric, divisions: &BTreeMap<String, String>) -> Option<Exact> {
    let summed = rubric.criteria.iter().filter(|criterion| !criterion.unsummed);
    let highest = |criterion| {
        let (low, high) = Criterion::ends(criterion)?;
        let weight = weight(rubric, criterion, divisions);
        Some((criterion, low.times(weight)?.max(high.times(weight)?)))
    };
    capped_sum(rubric, &summed.map(highest).collect::<Option<Vec<_>>>()?)
}

/// A named total: over the criteria that the rubric lists for it, unsummed ones too, weighed and capped as in
/// [`total`]. `None` also where the rubric has no such total.
#[must_use]
pub fn named_total(
    rubric: &Rubric,
    divisions: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Exact>,
    name: &TotalId,
) -> Option<Exact> {
    let list = rubric.totals.get(name)?;
    reckoned(rubric, divisions, marks, |criterion| list.contains(&criterion.id))
}

/// What the criteria of a group come to, weighed and capped. All that stand in the group are summed, as the
/// checks of conditions reckon it. `None` also where the rubric has no such group.
#[must_use]
pub fn group_total(
    rubric: &Rubric,
    divisions: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Exact>,
    group: &GroupId,
) -> Option<Exact> {
    rubric.groups.iter().find(|known| known.id == *group)?;
    reckoned(rubric, divisions, marks, |criterion| criterion.group.as_ref() == Some(group))
}

/// What a mark on this criterion is multiplied by: the weight for the case's value of the division named in
/// `weights_by` (H7), else the criterion's one weight.
#[must_use]
pub fn weight(rubric: &Rubric, criterion: &Criterion, divisions: &BTreeMap<String, String>) -> Exact {
    let value = rubric.weights_by.as_ref().and_then(|division| divisions.get(division.as_str()));
    value.and_then(|value| criterion.weights.get(value)).copied().unwrap_or(criterion.weight)
}

fn reckoned(
    rubric: &Rubric,
    divisions: &BTreeMap<String, String>,
    marks: &BTreeMap<String, Exact>,
    counts: impl Fn(&Criterion) -> bool,
) -> Option<Exact> {
    let points = rubric.criteria.iter().filter(|criterion| counts(criterion)).map(|criterion| {
        let mark = marks.get(criterion.id.as_str())?;
        Some((criterion, mark.times(weight(rubric, criterion, divisions))?))
    });
    capped_sum(rubric, &points.collect::<Option<Vec<_>>>()?)
}

/// The sum of weighed points, each group at most its cap.
fn capped_sum(rubric: &Rubric, points: &[(&Criterion, Exact)]) -> Option<Exact> {
    let mut groups: BTreeMap<Option<&GroupId>, Exact> = BTreeMap::new();
    for (criterion, points) in points {
        let sum = groups.entry(criterion.group.as_ref()).or_insert(Exact::ZERO);
        *sum = sum.plus(*points)?;
    }
    let cap = |group: &GroupId| rubric.groups.iter().find(|known| known.id == *group)?.cap;
    Exact::sum(groups.into_iter().map(|(group, sum)| group.and_then(cap).map_or(sum, |cap| sum.min(cap))))
}

/// What is wrong with words that a rule asks for.
enum Wrong {
    Missing,
    TooLong { words: u32, limit: u32 },
}

/// `lowest` is the mark that the words are about, or the lowest of several.
fn wrong(rule: &CommentRule, lowest: Option<Exact>, text: &str) -> Option<Wrong> {
    let owed = match rule.when {
        CommentWhen::Always => true,
        CommentWhen::Optional => false,
        CommentWhen::AtMost => lowest.zip(rule.points).is_some_and(|(mark, points)| mark <= points),
    };
    if is_blank(text) {
        return owed.then_some(Wrong::Missing);
    }
    let words = u32::try_from(words(text)).unwrap_or(u32::MAX);
    rule.words_max.filter(|limit| words > *limit).map(|limit| Wrong::TooLong { words, limit })
}

impl Wrong {
    fn about(self, criterion: &CriterionId) -> SheetGap {
        let criterion = criterion.clone();
        match self {
            Self::Missing => SheetGap::CommentMissing { criterion },
            Self::TooLong { words, limit } => SheetGap::CommentTooLong { criterion, words, limit },
        }
    }

    fn of_advice(self) -> SheetGap {
        match self {
            Self::Missing => SheetGap::AdviceMissing,
            Self::TooLong { words, limit } => SheetGap::AdviceTooLong { words, limit },
        }
    }
}

#[cfg(test)]
mod tests;
