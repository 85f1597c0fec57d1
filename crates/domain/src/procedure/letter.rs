//! Letters and documents that a procedure sends and yields, and who learns what when.
use super::form::is_no;
use super::name::{DocumentId, LetterId, OutcomeId, StageId, text_form};
use super::seat::Seat;
use super::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// A letter sent by itself at a moment of a case's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    pub id: LetterId,
    pub to: Seat,
    pub after: Occasion,
    /// Which moment of the outcome sends it (V35).
    #[serde(default, skip_serializing_if = "is_adopted")]
    pub moment: Moment,
    pub subject: Bilingual,
    /// The text, with placeholders of [`PLACEHOLDERS`] in braces.
    pub body: Bilingual,
}

/// `check:refused`: a stage and its outcome; `check` alone: the case has come to the stage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Occasion {
    pub stage: StageId,
    pub outcome: Option<OutcomeId>,
}

/// Moments of an outcome. A proposal is nobody's news: only staff may learn of it before it is adopted (V35).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    Proposed,
    #[default]
    Adopted,
}

fn is_adopted(moment: &Moment) -> bool {
    *moment == Moment::Adopted
}

/// Words in braces that a letter or a document may hold: a closed set, so that none is left unfilled.
pub const PLACEHOLDERS: [&str; 18] = [
    "applicant",
    "application",
    "call",
    "class",
    "deadline",
    "feedback",
    "grounds",
    "link",
    "nomination",
    "operator",
    "order",
    "outcome",
    "remarks",
    "sender",
    "stage",
    "territory",
    "title",
    "total",
];

/// Placeholders of consents: whose data, who holds them, and for which call.
pub const CONSENT_PLACEHOLDERS: [&str; 7] =
    ["author", "author_contact", "call", "operator", "operator_address", "operator_inn", "operator_site"];

/// What stands in braces in the text, in order.
pub fn placeholders(text: &str) -> Vec<&str> {
    text.split('{').skip(1).map(|after| after.split('}').next().unwrap_or(after)).collect()
}

/// A document that the procedure yields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub id: DocumentId,
    pub kind: DocumentKind,
    pub title: Bilingual,
    /// The stage at which it is made.
    pub at: StageId,
    /// Everyone may read it once it is made.
    #[serde(default, skip_serializing_if = "is_no")]
    pub public: bool,
}

/// Kinds of documents (DOMAIN: templates of papers).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    Receipt,
    CheckResult,
    ScoreSheet,
    SummarySheet,
    Minutes,
    Extract,
    Order,
    Results,
    Feedback,
    Diploma,
}

/// Who learns what when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SightRules {
    /// Experts do not learn whose work they mark, and applicants never learn who marked it (H14).
    pub blind: bool,
    /// When an expert sees the marks of others on the same work.
    pub peers: PeerSight,
    /// The stage after which results are public.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub results_after: Option<StageId>,
    /// What an applicant gets of its sheets once results are public.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub feedback: Vec<Feedback>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PeerSight {
    Never,
    /// When all sheets of the stage are signed.
    WhenComplete,
}

/// Parts of a sheet that an applicant is given, always without names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Feedback {
    Marks,
    Comments,
    Advice,
    Distribution,
}

/// A text that is not an occasion.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an occasion: write STAGE or STAGE:OUTCOME")]
pub struct NotAnOccasion(pub String);

impl FromStr for Occasion {
    type Err = NotAnOccasion;

    fn from_str(text: &str) -> Result<Self, NotAnOccasion> {
        let refuse = |_| NotAnOccasion(text.to_owned());
        let (stage, outcome) = match text.split_once(':') {
            Some((stage, outcome)) => (stage, Some(OutcomeId::parse(outcome).map_err(refuse)?)),
            None => (text, None),
        };
        Ok(Self { stage: StageId::parse(stage).map_err(refuse)?, outcome })
    }
}

impl fmt::Display for Occasion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.outcome {
            Some(outcome) => write!(f, "{}:{outcome}", self.stage),
            None => write!(f, "{}", self.stage),
        }
    }
}

text_form!(Occasion, NotAnOccasion);
