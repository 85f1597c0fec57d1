//! What is known of an application since it was first filed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::fact::Channel;
use crate::basics::code::Code;
use crate::basics::id::{CallId, OrganisationId, TerritoryId};
use crate::basics::moment::Moment;

/// An application, or nothing filed yet.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ApplicationState {
    /// Nothing has been filed.
    #[default]
    Absent,
    /// Something has.
    Known(Case),
}

/// An application that has been filed at least once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    /// In which call.
    pub call: CallId,
    /// In which territory.
    pub territory: TerritoryId,
    /// By which organisation.
    pub organisation: OrganisationId,
    /// Its public code.
    pub code: Code,
    /// How often it was filed.
    pub submissions: u32,
    /// How it came last.
    pub channel: Channel,
    /// When it came last.
    pub received_at: Moment,
    /// Its divisions.
    pub divisions: BTreeMap<String, String>,
    /// Whether it stands.
    pub standing: Standing,
}

/// Whether an application stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Filed.
    Filed,
    /// Taken back.
    Withdrawn,
}
