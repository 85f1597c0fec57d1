//! What can be wrong with a procedure: as data, so that each language can say it.
use super::name::StageId;
use super::reason::Reason;
use std::fmt;

/// One thing wrong, where, and how one gets there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flaw {
    pub place: Place,
    pub reason: Reason,
    /// Stages on the way to it, where a way is what is wrong.
    pub trace: Vec<StageId>,
}

/// Where in the definition: a path such as `stage.check.on.cure`, or a line of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub path: String,
    pub line: Option<u32>,
}

/// An error refuses the procedure; a warning needs a written ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    Error,
    Warning,
}

/// Parts of a definition that have names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Date,
    Division,
    Value,
    Form,
    Section,
    Field,
    Question,
    Paper,
    Consent,
    Rubric,
    Criterion,
    Group,
    Total,
    Stage,
    End,
    Outcome,
    Letter,
    Document,
    CheckItem,
    Key,
}

/// Some sheets with which a rule goes wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    pub sheets: u32,
    /// What the comparisons of the rule come to: the comparison and whether it holds.
    pub comparisons: Vec<(String, bool)>,
    /// Values of attributes, where the rule reads them: `division:band = small`.
    pub attributes: Vec<String>,
    /// One example of the sheets: what is measured, the lowest, the highest, and the sum.
    pub example: Vec<WitnessMarks>,
}

/// An example of sheets, in points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WitnessMarks {
    pub of: String,
    pub min: String,
    pub max: String,
    pub sum: String,
}

impl Flaw {
    pub fn at(place: Place, reason: Reason) -> Self {
        Self { place, reason, trace: Vec::new() }
    }

    pub fn traced(place: Place, reason: Reason, trace: Vec<StageId>) -> Self {
        Self { place, reason, trace }
    }

    /// The number of the check, as the documentation lists it: `V01` to `V36`, `S01` to `S16` for shape,
    /// `M01` for a demand of the act.
    pub fn code(&self) -> &'static str {
        self.reason.code()
    }

    pub fn severity(&self) -> Severity {
        let harmless =
            matches!(self.reason, Reason::KeyDoesNothing { .. } | Reason::TiePolicyNeverUsed { .. });
        if harmless { Severity::Warning } else { Severity::Error }
    }
}

impl Place {
    pub fn path(path: impl Into<String>) -> Self {
        Self { path: path.into(), line: None }
    }

    pub fn line(line: Option<u32>) -> Self {
        Self { path: String::new(), line }
    }

    /// A place within this one.
    pub fn within(&self, name: impl fmt::Display) -> Self {
        Self { path: format!("{}.{name}", self.path), line: self.line }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.path.as_str(), self.line) {
            ("", Some(line)) => write!(f, "line {line}"),
            (path, _) => f.write_str(path),
        }
    }
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}: {}", self.code(), self.place, self.reason)?;
        if !self.trace.is_empty() {
            let trace: Vec<&str> = self.trace.iter().map(StageId::as_str).collect();
            write!(f, " [{}]", trace.join(" > "))?;
        }
        Ok(())
    }
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} sheets", self.sheets)?;
        for marks in &self.example {
            write!(f, ", {} from {} to {}, sum {}", marks.of, marks.min, marks.max, marks.sum)?;
        }
        self.attributes.iter().try_for_each(|attribute| write!(f, ", {attribute}"))
    }
}

impl fmt::Display for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Date => "date",
            Self::Division => "division",
            Self::Value => "value",
            Self::Form => "form",
            Self::Section => "section",
            Self::Field => "field",
            Self::Question => "question",
            Self::Paper => "paper",
            Self::Consent => "consent",
            Self::Rubric => "rubric",
            Self::Criterion => "criterion",
            Self::Group => "group",
            Self::Total => "total",
            Self::Stage => "stage",
            Self::End => "end",
            Self::Outcome => "outcome",
            Self::Letter => "letter",
            Self::Document => "document",
            Self::CheckItem => "line of a checklist",
            Self::Key => "key",
        })
    }
}
