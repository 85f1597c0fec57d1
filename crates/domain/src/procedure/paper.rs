//! Papers that an application carries, and consents that people give.
use super::form::{Sight, is_no};
use super::name::{ConsentId, FormId, PaperId};
use super::text::{Act, Bilingual};
use serde::{Deserialize, Serialize};

/// A slot for attached files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    pub id: PaperId,
    /// The form that the slot belongs to; without it, the application itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<FormId>,
    pub label: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<Bilingual>,
    /// Which types of files are taken.
    pub types: Vec<FileType>,
    /// The largest file, in megabytes of 1,048,576 bytes.
    pub max_mb: u32,
    /// How many files are needed; 0 where the paper is optional.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub min: u32,
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub max: u32,
    /// Who may open it. The default keeps experts blind.
    #[serde(default, skip_serializing_if = "is_default")]
    pub sight: Sight,
    /// A scan of a paper signed by hand: it tells who applies, and a changed file needs a new signature
    /// (H42).
    #[serde(default, skip_serializing_if = "is_no")]
    pub signed: bool,
}

impl Paper {
    /// Without it nothing can be submitted.
    pub fn is_required(&self) -> bool {
        self.min > 0
    }

    pub fn max_bytes(&self) -> u64 {
        u64::from(self.max_mb) * 1_048_576
    }
}

/// Types of files that may be attached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileType {
    Pdf,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Png,
    Jpg,
}

impl FileType {
    /// The extension, as people know the type.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Png => "png",
            Self::Jpg => "jpg",
        }
    }
}

/// A text that a person agrees to. Each purpose has a text of its own (152-ФЗ, art. 9 and 10.1), and a
/// changed text is a new version, so that it is always known what exactly was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consent {
    pub id: ConsentId,
    pub purpose: ConsentPurpose,
    pub version: u32,
    pub title: Bilingual,
    /// The text itself, in paragraphs divided by empty lines, with the placeholders of
    /// [`super::letter::CONSENT_PLACEHOLDERS`] in braces.
    pub text: Bilingual,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<Act>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentPurpose {
    /// To hold and use personal data.
    Processing,
    /// To make them public.
    Publication,
}

fn one() -> u32 {
    1
}

fn is_one(value: &u32) -> bool {
    *value == 1
}

fn is_default(sight: &Sight) -> bool {
    *sight == Sight::default()
}
