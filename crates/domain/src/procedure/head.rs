//! The head of a procedure and what stands around its stages: dates, limits, ends, side transitions,
//! defaults.
use super::form::is_no;
use super::name::{DateId, DivisionId, OutcomeId, ProcedureId, StageId, text_form};
use super::route::{Target, Unreadable, unreadable};
use super::seat::Seat;
use super::text::{Act, Bilingual};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// What the procedure is, whose, and for whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    pub id: ProcedureId,
    /// Whose procedure it is.
    pub owner: Level,
    pub entrant: Entrants,
    pub title: Bilingual,
    pub purpose: Bilingual,
    /// The stage at which every case begins.
    pub starts: StageId,
    /// Who learns that a duty is overdue, where the stage names nobody else (V07).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Seat>,
    /// The local act that the procedure implements.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
    /// Cases are not filed, the call enrols them from a register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enrol: Option<Enrol>,
    /// Kinds of statuses that may be granted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub status_kinds: Vec<String>,
    /// Demands of the act on the order of stages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub must: Vec<Must>,
    /// Not for calls: a case that lives inside another, such as an appeal (H38).
    #[serde(default, skip_serializing_if = "is_no")]
    pub inside: bool,
    /// For a case inside another: the outcomes it may be brought against.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<String>,
    /// For a case inside another: the main stages that wait while it is open.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    District,
    City,
    Country,
    Any,
}

/// Who may enter: `organisation|consortium`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Entrants(pub Vec<Entrant>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Entrant {
    Organisation,
    Consortium,
    Person,
    Status,
    Application,
}

const ENTRANTS: [(&str, Entrant); 5] = [
    ("organisation", Entrant::Organisation),
    ("consortium", Entrant::Consortium),
    ("person", Entrant::Person),
    ("status", Entrant::Status),
    ("application", Entrant::Application),
];

/// Where a call takes its cases from, when nobody files them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Enrol {
    pub from: String,
    #[serde(rename = "where")]
    pub which: String,
}

/// `scoring after published:extract`: no case comes to the stage before the outcome of the other stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Must {
    pub stage: StageId,
    pub outcome: OutcomeId,
    pub of: StageId,
}

/// A date that every call sets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallDate {
    pub id: DateId,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
}

/// How much one may enter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// One application for each combination: `["applicant", "nomination"]`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applications_per: Vec<LimitKey>,
    /// How long the whole call may take: `95d from announced`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub caps: Vec<String>,
}

impl Limits {
    pub fn is_empty(&self) -> bool {
        self.applications_per.is_empty() && self.caps.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum LimitKey {
    Applicant,
    Division(DivisionId),
}

/// A way in which a case leaves the procedure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    pub label: Bilingual,
    pub nature: EndNature,
    /// For a case inside another: the main stage to which it returns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returns: Option<String>,
}

/// What kind of leaving it is, for counts and colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndNature {
    /// The case went the whole way.
    Finished,
    /// It was not admitted, or not supported.
    Refused,
    /// Nobody acted in time, or the applicant left.
    Left,
    /// The procedure could not be carried through for it.
    Void,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SideKind {
    Withdrawal,
    Decline,
    Disqualification,
    Annulment,
    Override,
    MoreTime,
    Transfer,
    Succession,
    Migration,
    Appeal,
}

/// An act that may happen at any stage: who may do it, until when, and where the case goes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Side {
    pub by: Vec<Seat>,
    /// No longer possible once the case has come to this stage.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<StageId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub to: Option<Target>,
    /// A ground has to be given.
    #[serde(default, skip_serializing_if = "is_no")]
    pub ground: bool,
    /// For an appeal: the procedure that it follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub procedure: Option<ProcedureId>,
}

/// A value that no local act has fixed yet: shown as a default until the act can be cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DefaultValue {
    /// Where the value stands: `stage.review.panel`, `paper.description.max_mb`.
    pub value: String,
    /// What was assumed, in words.
    pub says: Bilingual,
    /// The point of the local act, once there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
}

impl FromStr for Entrants {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let one = |word: &str| ENTRANTS.iter().find(|(known, _)| *known == word).map(|(_, entrant)| *entrant);
        let entrants: Option<Vec<Entrant>> = text.split('|').map(one).collect();
        entrants.map(Self).ok_or_else(|| {
            unreadable(text, "organisation, consortium, person, status or application, divided by |")
        })
    }
}

impl fmt::Display for Entrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        ENTRANTS.iter().find(|(_, entrant)| entrant == self).map_or(Ok(()), |(word, _)| f.write_str(word))
    }
}

impl fmt::Display for Entrants {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words: Vec<String> = self.0.iter().map(Entrant::to_string).collect();
        f.write_str(&words.join("|"))
    }
}

impl FromStr for Must {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let refuse = || unreadable(text, "STAGE after OUTCOME:STAGE");
        let (stage, after) = text.split_once(" after ").ok_or_else(refuse)?;
        let (outcome, of) = after.split_once(':').ok_or_else(refuse)?;
        Ok(Self {
            stage: StageId::parse(stage).map_err(|_| refuse())?,
            outcome: OutcomeId::parse(outcome).map_err(|_| refuse())?,
            of: StageId::parse(of).map_err(|_| refuse())?,
        })
    }
}

impl fmt::Display for Must {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} after {}:{}", self.stage, self.outcome, self.of)
    }
}

impl FromStr for LimitKey {
    type Err = Unreadable;

    fn from_str(text: &str) -> Result<Self, Unreadable> {
        match text {
            "applicant" => Ok(Self::Applicant),
            other => DivisionId::parse(other)
                .map(Self::Division)
                .map_err(|_| unreadable(text, "applicant or a division")),
        }
    }
}

impl fmt::Display for LimitKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Applicant => f.write_str("applicant"),
            Self::Division(division) => write!(f, "{division}"),
        }
    }
}

impl fmt::Display for SideKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Withdrawal => "withdrawal",
            Self::Decline => "decline",
            Self::Disqualification => "disqualification",
            Self::Annulment => "annulment",
            Self::Override => "override",
            Self::MoreTime => "more_time",
            Self::Transfer => "transfer",
            Self::Succession => "succession",
            Self::Migration => "migration",
            Self::Appeal => "appeal",
        })
    }
}

text_form!(Entrants, Unreadable);
text_form!(Must, Unreadable);
text_form!(LimitKey, Unreadable);
