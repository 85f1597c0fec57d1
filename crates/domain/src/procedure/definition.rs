//! The shape of a procedure file: what a methodist writes, no behaviour.
use super::flaw::{Flaw, Place};
use super::form::{Authors, Division, EligibilityQuestion, Section};
use super::head::{CallDate, DefaultValue, End, Head, Limits, Side, SideKind};
use super::letter::{Document, Letter, SightRules};
use super::name::{EndId, RubricId, StageId};
use super::paper::{Consent, Paper};
use super::reason::Reason;
use super::scoring::Rubric;
use super::stage::Stage;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A procedure as it was written: well-formed, not yet verified.
///
/// New keys may be added, always optional and left out of the canonical form when absent, so that no
/// edition changes by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    pub procedure: Head,
    /// The dates that every call sets, in the order in which they come.
    #[serde(rename = "date", default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<CallDate>,
    #[serde(rename = "division", default, skip_serializing_if = "Vec::is_empty")]
    pub divisions: Vec<Division>,
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sight: Option<SightRules>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub eligibility: Vec<EligibilityQuestion>,
    #[serde(rename = "section", default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<Section>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub authors: Option<Authors>,
    #[serde(rename = "paper", default, skip_serializing_if = "Vec::is_empty")]
    pub papers: Vec<Paper>,
    #[serde(rename = "consent", default, skip_serializing_if = "Vec::is_empty")]
    pub consents: Vec<Consent>,
    #[serde(rename = "rubric", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub rubrics: BTreeMap<RubricId, Rubric>,
    #[serde(rename = "stage")]
    pub stages: BTreeMap<StageId, Stage>,
    #[serde(rename = "end")]
    pub ends: BTreeMap<EndId, End>,
    /// What may happen at any stage (H38, H44 and DESIGN: side transitions).
    #[serde(rename = "side", default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sides: BTreeMap<SideKind, Side>,
    #[serde(rename = "letter", default, skip_serializing_if = "Vec::is_empty")]
    pub letters: Vec<Letter>,
    #[serde(rename = "document", default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<Document>,
    /// Values that no local act has fixed yet.
    #[serde(rename = "default", default, skip_serializing_if = "Vec::is_empty")]
    pub defaults: Vec<DefaultValue>,
}

impl Definition {
    /// Reads a file. A text that is not a definition is one flaw, with the line where reading stopped.
    pub fn from_toml(text: &str) -> Result<Self, Flaw> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map(|span| line_of(text, span.start));
            Flaw::at(Place::line(line), Reason::NotADefinition { message: error.message().to_owned() })
        })
    }

    /// Reads what [`super::edition::canonical`] wrote.
    pub fn from_canonical(text: &str) -> Result<Self, Flaw> {
        serde_json::from_str(text).map_err(|error| {
            Flaw::at(
                Place::line(u32::try_from(error.line()).ok()),
                Reason::NotADefinition { message: error.to_string() },
            )
        })
    }
}

fn line_of(text: &str, byte: usize) -> u32 {
    let before = text.bytes().take(byte).filter(|b| *b == b'\n').count();
    u32::try_from(before + 1).unwrap_or(u32::MAX)
}
