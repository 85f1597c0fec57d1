//! Where outcomes lead: routes, counted outcomes, gates, adoption and effects.
use super::exact::Exact;
use super::form::is_no;
use super::name::{BodyId, DateId, EndId, OutcomeId, StageId, text_form};
use super::text::Bilingual;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Where a case goes: `review`, or `end:refused`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Target {
    Stage(StageId),
    End(EndId),
}

/// What follows an outcome. A file writes `"review"`, or a table where it has more to say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "WrittenRoute", into = "WrittenRoute")]
pub struct Route {
    pub to: Target,
    /// The kind's own outcome that this one renames or splits by reason.
    pub is: Option<OutcomeId>,
    /// The outcome drops what was proposed for the case, so that nothing is left to execute (V31).
    pub drops: bool,
    pub label: Option<Bilingual>,
}

/// How often an outcome may be taken, and where the case goes instead afterwards (V05, V06).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Counted {
    pub times: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub then: Option<Target>,
}

/// The stage takes its cases together: opening the gate fixes the cohort.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gate {
    pub when: GateWhen,
    /// What becomes of a case that comes after the gate has opened (V29).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub late: Option<Late>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum GateWhen {
    /// `all-settled`: each case that can still arrive has arrived or left.
    AllSettled,
    /// `at:closes`: a date of the call.
    At(DateId),
    /// `published:extract`: a publication was made (H26).
    Published(StageId),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Late {
    Joins,
    Redraw,
    NextRound,
    Refused,
}

/// Who turns a proposal of a check or a selection into a decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Adoption {
    /// The rule itself: nobody needs to agree.
    Rule,
    /// The officer who is responsible for the stage.
    Officer,
    /// A body, by minutes.
    Body(BodyId),
}

/// What an outcome proposes to be done: `award:winner`, `grant:{kind}:{term}`, `promote:city-product`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Effect {
    pub kind: EffectKind,
    /// What follows the kind, as written: a name, or a value of the resolution in braces.
    pub values: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EffectKind {
    Award,
    Grant,
    Extend,
    Suspend,
    Amend,
    End,
    Promote,
    Reserve,
    Recommend,
    Invite,
    Owe,
}

const EFFECTS: [(&str, EffectKind); 11] = [
    ("award", EffectKind::Award),
    ("grant", EffectKind::Grant),
    ("extend", EffectKind::Extend),
    ("suspend", EffectKind::Suspend),
    ("amend", EffectKind::Amend),
    ("end", EffectKind::End),
    ("promote", EffectKind::Promote),
    ("reserve", EffectKind::Reserve),
    ("recommend", EffectKind::Recommend),
    ("invite", EffectKind::Invite),
    ("owe", EffectKind::Owe),
];

impl EffectKind {
    /// A legal effect becomes fact only at an executing stage; the others work at once (V31).
    pub fn is_legal(self) -> bool {
        match self {
            Self::Award | Self::Grant | Self::Extend | Self::Suspend | Self::Amend | Self::End => true,
            Self::Promote | Self::Reserve | Self::Recommend | Self::Invite | Self::Owe => false,
        }
    }
}

/// How many cases a class takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "WrittenCapacity", into = "WrittenCapacity")]
pub enum Capacity {
    /// `1`: at most so many in each list.
    Count(u32),
    /// `"20%"`: at most this part of the list.
    Percent(u32),
    /// `"quota"`: as many as the call's quota says (H22).
    Quota,
    /// `"budget"`: while the call's money lasts.
    Budget,
    /// `"all"`: everyone who is left.
    All,
}

/// A text that is not what this place of a definition takes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{text}` will not do here: write {expected}")]
pub struct Unreadable {
    pub text: String,
    pub expected: &'static str,
}

pub(super) fn unreadable(text: &str, expected: &'static str) -> Unreadable {
    Unreadable { text: text.to_owned(), expected }
}

impl FromStr for Target {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let target = match text.strip_prefix("end:") {
            Some(end) => EndId::parse(end).map(Self::End),
            None => StageId::parse(text).map(Self::Stage),
        };
        target.map_err(|_| unreadable(text, "a stage, or end:NAME"))
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Stage(stage) => write!(f, "{stage}"),
            Self::End(end) => write!(f, "end:{end}"),
        }
    }
}

impl FromStr for GateWhen {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let refuse = || unreadable(text, "all-settled, at:DATE or published:STAGE");
        match text.split_once(':') {
            None if text == "all-settled" => Ok(Self::AllSettled),
            Some(("at", date)) => DateId::parse(date).map(Self::At).map_err(|_| refuse()),
            Some(("published", stage)) => StageId::parse(stage).map(Self::Published).map_err(|_| refuse()),
            _ => Err(refuse()),
        }
    }
}

impl fmt::Display for GateWhen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AllSettled => f.write_str("all-settled"),
            Self::At(date) => write!(f, "at:{date}"),
            Self::Published(stage) => write!(f, "published:{stage}"),
        }
    }
}

impl FromStr for Adoption {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let body = |text: &str| BodyId::parse(text.strip_prefix("council:")?.strip_suffix("@call")?).ok();
        match text {
            "rule" => Ok(Self::Rule),
            "officer" => Ok(Self::Officer),
            other => body(other)
                .map(Self::Body)
                .ok_or_else(|| unreadable(text, "rule, officer or council:NAME@call")),
        }
    }
}

impl fmt::Display for Adoption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule => f.write_str("rule"),
            Self::Officer => f.write_str("officer"),
            Self::Body(body) => write!(f, "council:{body}@call"),
        }
    }
}

impl FromStr for Effect {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let mut parts = text.split(':');
        let word = parts.next().unwrap_or_default();
        let kind = EFFECTS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind);
        let values: Vec<String> = parts.map(str::to_owned).collect();
        match kind {
            Some(kind) if values.iter().all(|value| !value.is_empty()) => Ok(Self { kind, values }),
            _ => Err(unreadable(text, "award:NAME, grant:KIND:TERM, promote:PROCEDURE or another effect")),
        }
    }
}

impl fmt::Display for EffectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        EFFECTS.iter().find(|(_, kind)| kind == self).map_or(Ok(()), |(word, _)| f.write_str(word))
    }
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.kind)?;
        self.values.iter().try_for_each(|value| write!(f, ":{value}"))
    }
}

text_form!(Target, Unreadable);
text_form!(GateWhen, Unreadable);
text_form!(Adoption, Unreadable);
text_form!(Effect, Unreadable);

impl Route {
    pub fn to(target: Target) -> Self {
        Self { to: target, is: None, drops: false, label: None }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "a stage, end:NAME, or a table such as { to = \"review\" }")]
enum WrittenRoute {
    Plain(Target),
    Full(FullRoute),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FullRoute {
    to: Target,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    is: Option<OutcomeId>,
    #[serde(default, skip_serializing_if = "is_no")]
    drops: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    label: Option<Bilingual>,
}

impl From<WrittenRoute> for Route {
    fn from(written: WrittenRoute) -> Self {
        match written {
            WrittenRoute::Plain(target) => Self::to(target),
            WrittenRoute::Full(FullRoute { to, is, drops, label }) => Self { to, is, drops, label },
        }
    }
}

impl From<Route> for WrittenRoute {
    fn from(route: Route) -> Self {
        match route {
            Route { to, is: None, drops: false, label: None } => Self::Plain(to),
            Route { to, is, drops, label } => Self::Full(FullRoute { to, is, drops, label }),
        }
    }
}

#[derive(Serialize, Deserialize)]
#[serde(untagged, expecting = "a number, \"20%\", \"quota\", \"budget\" or \"all\"")]
enum WrittenCapacity {
    Count(u32),
    Word(String),
}

impl TryFrom<WrittenCapacity> for Capacity {
    type Error = Unreadable;

    fn try_from(written: WrittenCapacity) -> Result<Self, Unreadable> {
        let word = match written {
            WrittenCapacity::Count(count) => return Ok(Self::Count(count)),
            WrittenCapacity::Word(word) => word,
        };
        let percent = word.strip_suffix('%').and_then(|digits| digits.parse().ok());
        match (word.as_str(), percent) {
            ("quota", _) => Ok(Self::Quota),
            ("budget", _) => Ok(Self::Budget),
            ("all", _) => Ok(Self::All),
            (_, Some(percent)) if percent <= 100 => Ok(Self::Percent(percent)),
            _ => Err(unreadable(&word, "a number, \"20%\", \"quota\", \"budget\" or \"all\"")),
        }
    }
}

impl From<Capacity> for WrittenCapacity {
    fn from(capacity: Capacity) -> Self {
        match capacity {
            Capacity::Count(count) => Self::Count(count),
            Capacity::Percent(percent) => Self::Word(format!("{percent}%")),
            Capacity::Quota => Self::Word("quota".to_owned()),
            Capacity::Budget => Self::Word("budget".to_owned()),
            Capacity::All => Self::Word("all".to_owned()),
        }
    }
}

/// A class of a selection: an award, a place passed on, a reserve, nothing (H5, H22, H44).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// The outcome that the class leads to.
    pub id: OutcomeId,
    pub label: Bilingual,
    pub take: Capacity,
    /// The smallest total with which a case may be in the class (H23).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<Exact>,
    /// The body may leave the class empty although there are cases for it («победителя нет»).
    #[serde(default, skip_serializing_if = "is_no")]
    pub may_be_empty: bool,
}
