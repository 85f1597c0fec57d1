//! What became of each work: its check, its panel, its marks.

use anyhow::{Context, Result};
use serde::Deserialize;

const STORIES: &str = include_str!("../../../demo/stories.toml");

/// The stories of all contests, each in the order of its works.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Stories {
    pub(super) methods: Vec<Story>,
    pub(super) upbringing: Vec<Story>,
    pub(super) finished: Vec<Story>,
}

/// One work.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    /// Whose.
    pub(super) organisation: String,
    #[serde(default)]
    pub(super) check: Check,
    /// What the applicant is told of the check.
    #[serde(default)]
    pub(super) said: String,
    /// Who reads it; nobody yet where empty.
    #[serde(default)]
    pub(super) panel: Vec<Reader>,
    /// Who reads it further, where marks are far apart.
    pub(super) third: Option<Reader>,
}

/// How the formal check ended.
#[derive(Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Check {
    /// Admitted.
    #[default]
    Admitted,
    /// Admitted with remarks.
    Remarks,
    /// Sent back, mended, admitted.
    Mended,
    /// Sent back, not mended yet.
    Mending,
    /// Refused.
    Refused,
}

/// An expert on the panel of a work.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reader {
    /// Address.
    pub(super) expert: String,
    pub(super) sheet: Sheet,
    /// Points in the order of the rubric; fewer than it has where the sheet is half done.
    #[serde(default)]
    pub(super) marks: Vec<i32>,
}

/// How far an expert has got.
#[derive(Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Sheet {
    /// Has not answered.
    Invited,
    /// Declined because of a conflict of interests.
    Declined,
    /// Accepted, has not begun.
    Accepted,
    /// Begun.
    Half,
    /// Signed.
    Signed,
}

/// Reads them.
pub(super) fn read() -> Result<Stories> {
    toml::from_str(STORIES).context("the stories of the demo cannot be read")
}
