//! What is done at a stage: one struct per kind, with the keys that only this kind has.
use super::guard::Guard;
use super::name::{ChoiceId, FieldId, FormId, OutcomeId, PaperId, RubricId, SectionId};
use super::name::{StageId, text_form};
use super::route::{Unreadable, unreadable};
use super::seat::Seat;
use super::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

/// An applicant fills in a form and submits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intake {
    /// Which form; without it, the application itself.
    pub form: Option<FormId>,
    /// Who must confirm before it can be submitted (H17).
    pub confirms: Vec<Seat>,
    /// Questions to the register of statuses, asked when it is submitted (H18).
    pub asks: Vec<String>,
}

/// An officer compares an application with a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub checklist: Vec<CheckItem>,
}

/// A line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckItem {
    pub id: ChoiceId,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// The gravest outcome to which a failed line may lead. Typos never refuse (H2).
    pub gravity: Gravity,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gravity {
    Remark,
    Cure,
    Refusal,
}

/// The applicant mends what was named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rework {
    /// How many times a case may come here; the next time its outcome is `exhausted`.
    pub times: u32,
    /// What may be mended; without it, whatever the check named, except frozen answers (V34).
    pub mends: Vec<Mend>,
}

/// Something that a rework may touch: `paper:description`, `field:title`, `section:product`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Mend {
    Paper(PaperId),
    Field(FieldId),
    Section(SectionId),
}

/// Experts read and fill in sheets, blind to one another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub mode: ReviewMode,
    pub rubric: Option<RubricId>,
    pub panel: Panel,
    /// Stages whose experts may not sit here (H11, H38).
    pub excludes: Vec<StageId>,
    /// Stages whose sheets the expert is shown before marking.
    pub shows: Vec<StageId>,
    /// Which outside organisations may be handed the review (H15).
    pub delegates: Option<String>,
    /// Conditions on the panel as a whole, such as `1:other-district`.
    pub seats: Vec<String>,
    /// Who may send a sheet back to its expert (H12).
    pub moderation: Option<Seat>,
    pub void: Option<VoidRule>,
    /// A further round that the reviewers may call by themselves (H34).
    pub optional_round: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewMode {
    #[default]
    Scored,
    /// No marks; never enters a ranking (H33).
    Feedback,
}

/// How many sheets there are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a number, \"all-members\" or { min = 3 }")]
pub enum Panel {
    Exactly(u32),
    Whole(WholeBody),
    AtLeast(PanelBounds),
}

/// `"all-members"`: every member of the body that is responsible for the stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum WholeBody {
    #[serde(rename = "all-members")]
    AllMembers,
}

/// `{ min = 3, max = 5, set_by = "expert@delegate" }`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PanelBounds {
    pub min: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<Seat>,
}

/// How a spoilt sheet is set aside (H13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoidRule {
    pub by: Seat,
    pub witnesses: u32,
}

/// One application's sheets become a number and an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub sources: Vec<Source>,
    /// The condition of each outcome; with a single outcome none is needed.
    pub rule: BTreeMap<OutcomeId, Guard>,
    pub total: TotalRule,
}

/// How the total of several sheets is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TotalRule {
    #[default]
    Mean,
    Sum,
}

/// Where a tally takes sheets from (H34, V32).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub stage: StageId,
    /// Its part of the total, in percent. A source with a policy has none: it changes another source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<u32>,
    /// What a missing source comes to; needed where a case may arrive without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub policy: Option<Adjudication>,
    /// The source that the policy changes; needed where more than one has a share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<StageId>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// Its part of the total is zero.
    Zero,
    /// The parts of the other sources grow in proportion; an adjudication that was not needed changes
    /// nothing.
    Skip,
}

/// What further sheets do to those of another source (H11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjudication {
    /// They alone count.
    Final,
    /// The two closest of all count.
    ClosestTwo,
    /// All count.
    All,
}

/// Parallel milestones, each met by itself (H32).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracks {
    /// `attend:training:6`, `meet:mentor:4`, `file:passport`, `visa:head`, `feedback:mid`.
    pub milestones: Vec<String>,
}

/// A defence, tour or demo day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    pub rubric: Option<RubricId>,
    pub panel: Option<Panel>,
    /// How long one applicant's slot lasts.
    pub minutes: Option<u32>,
}

/// A body decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Council {
    pub about: About,
    /// What it may resolve, with the bounds of values; without it, just the outcomes of `on`.
    pub resolutions: BTreeMap<OutcomeId, Resolution>,
    /// Stages whose actors may not vote here (H38).
    pub excludes: Vec<StageId>,
}

/// What an act or a letter is about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    #[default]
    Application,
    List,
}

/// A resolution and the values it carries (H4).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<Bilingual>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub values: BTreeMap<String, Bound>,
}

/// What a value may be: one of a list, or within bounds such as `1y..3y` or `0..asked`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged, expecting = "a list of values, or bounds such as \"1y..3y\"")]
pub enum Bound {
    OneOf(Vec<String>),
    Within(String),
}

/// The authority's act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// A rule of the register checked again before the order takes effect (H18).
    pub guard: Option<String>,
}

/// Makes public, or tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    pub about: About,
    pub audience: Audience,
    /// What is published, where it is not the results.
    pub publishes: Option<String>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    #[default]
    Public,
    Applicant,
}

/// An outside body decides, or gives numbers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct External {
    /// Whose decision it is, in words.
    pub body: Option<Bilingual>,
    /// The result comes with numbers for a tally.
    pub gives_numbers: bool,
}

impl FromStr for Mend {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let refuse = |_| unreadable(text, "paper:NAME, field:NAME or section:NAME");
        match text.split_once(':') {
            Some(("paper", name)) => PaperId::parse(name).map(Self::Paper).map_err(refuse),
            Some(("field", name)) => FieldId::parse(name).map(Self::Field).map_err(refuse),
            Some(("section", name)) => SectionId::parse(name).map(Self::Section).map_err(refuse),
            _ => Err(unreadable(text, "paper:NAME, field:NAME or section:NAME")),
        }
    }
}

impl fmt::Display for Mend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Paper(paper) => write!(f, "paper:{paper}"),
            Self::Field(field) => write!(f, "field:{field}"),
            Self::Section(section) => write!(f, "section:{section}"),
        }
    }
}

text_form!(Mend, Unreadable);
