//! Criteria by which work is marked: scales, anchors in words, weights, groups, comments (H7, H8).
use super::exact::Exact;
use super::form::is_no;
use super::name::{CriterionId, DivisionId, GroupId, TotalId};
use super::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A set of criteria that sheets are filled in by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rubric {
    pub title: Bilingual,
    #[serde(rename = "criterion")]
    pub criteria: Vec<Criterion>,
    #[serde(rename = "group", default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Named totals over some of the criteria, such as one for a threshold and one for the order.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub totals: BTreeMap<TotalId, Vec<CriterionId>>,
    /// The division whose values choose among a criterion's weights (H7).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weights_by: Option<DivisionId>,
    /// Whether marks need a comment; a criterion may say otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentRule>,
    /// A general comment on the whole work, for the applicant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advice: Option<CommentRule>,
}

/// One thing that is marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Criterion {
    pub id: CriterionId,
    pub label: Bilingual,
    /// What the expert looks at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Exact>,
    /// The step between marks; 1 without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Exact>,
    /// The only marks possible, in place of `min`, `max` and `step` (H8).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Exact>,
    /// What marks mean, in words.
    #[serde(rename = "anchor", default, skip_serializing_if = "Vec::is_empty")]
    pub anchors: Vec<Anchor>,
    #[serde(default = "weight_one", skip_serializing_if = "is_weight_one")]
    pub weight: Exact,
    /// Weights by value of the division named in `weights_by`; may be zero.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub weights: BTreeMap<String, Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<GroupId>,
    /// Marked for information, not summed (V19).
    #[serde(default, skip_serializing_if = "is_no")]
    pub unsummed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<CommentRule>,
}

/// What a mark means.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    pub points: Exact,
    pub ru: String,
    pub en: String,
}

/// Criteria that belong together; their sum may be capped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    pub id: GroupId,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cap: Option<Exact>,
}

/// When a comment is owed, and how long it may be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CommentRule {
    pub when: CommentWhen,
    /// For `at_most`: a mark not above this needs a comment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Exact>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words_max: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CommentWhen {
    Always,
    Optional,
    AtMost,
}

impl Criterion {
    /// Every mark that the scale allows, ascending; empty where the scale makes no sense.
    pub fn marks(&self) -> Vec<Exact> {
        if !self.values.is_empty() {
            let mut values = self.values.clone();
            values.sort();
            return values;
        }
        let (Some(min), Some(max)) = (self.min, self.max) else { return Vec::new() };
        let step = self.step.unwrap_or(Exact::ONE);
        if step <= Exact::ZERO || max < min {
            return Vec::new();
        }
        let mut marks = Vec::new();
        let mut next = Some(min);
        while let Some(mark) = next.filter(|mark| *mark <= max && marks.len() < MARKS_MAX) {
            marks.push(mark);
            next = mark.plus(step);
        }
        marks
    }

    /// Whether the scale has this mark.
    pub fn allows(&self, mark: Exact) -> bool {
        self.marks().contains(&mark)
    }

    pub fn anchor(&self, points: Exact) -> Option<&Anchor> {
        self.anchors.iter().find(|anchor| anchor.points == points)
    }

    /// The lowest and the highest mark.
    pub fn ends(&self) -> Option<(Exact, Exact)> {
        let marks = self.marks();
        Some((*marks.first()?, *marks.last()?))
    }
}

/// No scale has more marks than this.
pub const MARKS_MAX: usize = 1_001;

impl Rubric {
    pub fn criterion(&self, id: &str) -> Option<&Criterion> {
        self.criteria.iter().find(|criterion| criterion.id.as_str() == id)
    }

    /// The rule on comments that holds for a criterion: its own, else the rubric's, else a comment is
    /// optional.
    pub fn comment_rule(&self, criterion: &Criterion) -> CommentRule {
        let optional = CommentRule { when: CommentWhen::Optional, points: None, words_max: None };
        criterion.comment.clone().or_else(|| self.comment.clone()).unwrap_or(optional)
    }
}

fn weight_one() -> Exact {
    Exact::ONE
}

fn is_weight_one(weight: &Exact) -> bool {
    *weight == Exact::ONE
}
