//! Why a procedure is refused, as data. Each reason has its code, and its words in English for logs and
//! tests; pages say reasons in both languages by themselves.
use super::flaw::{Part, Witness};
use super::guard::Comparison;
use super::head::{Entrant, Must};
use super::name::{FieldId, LetterId, OutcomeId, RubricId, StageId};
use super::route::{Effect, Target};
use super::seat::Seat;
use super::stage::StageKind;
use std::fmt;

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The text could not be read as a definition.
    #[error("{}", .message.trim_end())]
    NotADefinition { message: String },
    #[error("there is another {part} `{id}`")]
    Duplicate { part: Part, id: String },
    #[error("there is no {part} `{id}`")]
    Unknown { part: Part, id: String },
    /// A text is missing in one of the languages.
    #[error("the text is empty in `{language}`")]
    Blank { language: &'static str },
    #[error("nothing fills `{{{name}}}`")]
    UnknownPlaceholder { name: String },
    /// The two languages of a letter do not say the same.
    #[error("the languages differ: {{{}}} and {{{}}}", .ru.join(", "), .en.join(", "))]
    PlaceholdersDiffer { ru: Vec<String>, en: Vec<String> },
    /// The scale has no marks, or far too many.
    #[error("the scale has no marks, or far too many")]
    ScaleMakesNoSense,
    /// A scale says nothing of this mark, one of its ends.
    #[error("no words say what {points} means")]
    AnchorMissing { points: String },
    #[error("the scale has no mark {points}")]
    AnchorOutside { points: String },
    /// A text without a limit, or with one that nobody could use.
    #[error("`{key}` is missing or makes no sense")]
    LimitMakesNoSense { key: &'static str },
    /// A field or a paper has a key that does nothing for its kind.
    #[error("`{key}` does nothing here")]
    KeyDoesNothing { key: &'static str },
    #[error("there is nothing to choose from")]
    NoOptions,
    #[error("no type of file is taken")]
    NoTypes,
    #[error("there is nothing to mark")]
    NoCriteria,
    #[error("there is no {part}")]
    NothingToShow { part: Part },
    #[error("a procedure starts with an intake")]
    StartIsNotAnIntake,
    /// A default names a value that is not in the definition.
    #[error("the definition has no value `{value}`")]
    NoSuchValue { value: String },
    /// An act at any stage has to say where the case goes, who may do it, or on what ground.
    #[error("an act at any stage has to say `{key}`")]
    SideLacks { key: &'static str },
    /// V01
    #[error("there is no `{target}` to go to")]
    Dangling { target: Target },
    /// V02
    #[error("no case can come here")]
    Unreachable,
    /// V03
    #[error("no way leads from here to an end")]
    NoEnd,
    /// V04
    #[error("{kind}: nothing follows `{outcome}`")]
    Unhandled { kind: StageKind, outcome: String },
    /// V04
    #[error("{kind}: `{outcome}` cannot happen here")]
    NotAnOutcome { kind: StageKind, outcome: String },
    /// V05
    #[error("a case can go round for ever")]
    UncountedLoop,
    /// V06
    #[error("`{outcome}` is counted, but nothing follows the last")]
    CountWithoutExit { outcome: OutcomeId },
    /// V07
    #[error("the wait has neither a cutoff nor a duty")]
    NoClock,
    /// V07
    #[error("the cutoff passes, but nothing follows `{outcome}`")]
    CutoffLeadsNowhere { outcome: &'static str },
    /// V07
    #[error("nobody learns that the duty is overdue")]
    NobodyNext,
    /// V07
    #[error("nobody is responsible")]
    Nobody,
    /// V08
    #[error("a wait on outsiders has no cutoff")]
    OutsiderWithoutCutoff,
    /// V17
    #[error("no outcome with {witness}")]
    NoOutcome { witness: Box<Witness> },
    /// V17
    #[error("both `{first}` and `{second}` with {witness}")]
    SeveralOutcomes { first: OutcomeId, second: OutcomeId, witness: Box<Witness> },
    /// V17: a rule is needed, and every outcome needs a condition.
    #[error("several outcomes, but no condition for one of them")]
    NoRule,
    /// V17: the scale is too fine to decide the rule.
    #[error("the scale is too fine to decide the rule")]
    TooFine,
    /// V18
    #[error("`{comparison}` {} holds", if *.always { "always" } else { "never" })]
    ComparisonIsConstant { comparison: Box<Comparison>, always: bool },
    /// V18
    #[error("`{outcome}` cannot happen")]
    OutcomeImpossible { outcome: OutcomeId },
    /// V18
    #[error("{points} points are asked for, at most {most} can be had")]
    ThresholdOutside { points: String, most: String },
    /// V19
    #[error("nobody marks by `{rubric}`")]
    RubricUnused { rubric: RubricId },
    /// V19
    #[error("weight {weight} and `unsummed` contradict each other")]
    CriterionUnsummed { weight: String },
    /// V20
    #[error("a tie may stay open")]
    TiesStayOpen,
    /// V20
    #[error("`{policy}` is never reached")]
    TiePolicyNeverUsed { policy: String },
    /// V21
    #[error("experts are blind, but this tells them who applies")]
    TellsWhoApplies,
    /// V29
    #[error("a way leads back over the gate, which has no `late`")]
    BackOverGate,
    /// V30
    #[error("a selection needs `{key}`")]
    SelectionLacks { key: &'static str },
    /// V31
    #[error("`{effect}` is proposed, but never made fact")]
    EffectLost { effect: Effect },
    /// V31
    #[error("`{effect}` would be made fact twice")]
    EffectTwice { effect: Effect },
    /// V32
    #[error("shares sum to {sum} percent")]
    SharesDoNotSum { sum: u32 },
    /// V32
    #[error("a case may come without `{stage}`, and nothing says what that means")]
    MissingSourceUnruled { stage: StageId },
    /// V32
    #[error("`{stage}` gives no marks")]
    NotASource { stage: StageId },
    /// V32
    #[error("which source does `{stage}` change?")]
    PolicyOfWhich { stage: StageId },
    /// V33
    #[error("`{seat}` is nobody {}", Whose(.entrant.as_ref()))]
    SeatUnresolved { seat: Seat, entrant: Option<Entrant> },
    /// V34
    #[error("the answer `{field}` routes or divides, but is not frozen")]
    NotFrozen { field: FieldId },
    /// V34
    #[error("the answer `{field}` routes or divides, but is not a required choice")]
    NotAlwaysAnswered { field: FieldId },
    /// V34
    #[error("the frozen answer `{field}` may be mended")]
    MendsFrozen { field: FieldId },
    /// V35
    #[error("the letter `{letter}` tells of what is not adopted")]
    ToldBeforeAdoption { letter: LetterId },
    /// V35
    #[error("this is public before it is adopted")]
    ShownBeforeAdoption,
    /// V36
    #[error("no officer can take a case out of a wait on outsiders")]
    NoOfficersExit,
    /// V36
    #[error("a check has to be able to refuse")]
    CannotRefuse,
    /// A demand of the act is not met.
    #[error("the act demands `{must}`")]
    MustNotMet { must: Box<Must> },
}

impl Reason {
    /// See [`super::flaw::Flaw::code`].
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotADefinition { .. } => "S01",
            Self::Duplicate { .. } => "S02",
            Self::Unknown { .. } => "S03",
            Self::Blank { .. } => "S04",
            Self::UnknownPlaceholder { .. } => "S05",
            Self::PlaceholdersDiffer { .. } => "S06",
            Self::ScaleMakesNoSense => "S07",
            Self::AnchorMissing { .. } | Self::AnchorOutside { .. } => "S08",
            Self::LimitMakesNoSense { .. } => "S09",
            Self::KeyDoesNothing { .. } => "S10",
            Self::NoOptions => "S11",
            Self::NoTypes => "S12",
            Self::NoCriteria | Self::NothingToShow { .. } => "S13",
            Self::StartIsNotAnIntake => "S14",
            Self::NoSuchValue { .. } => "S15",
            Self::SideLacks { .. } => "S16",
            Self::Dangling { .. } => "V01",
            Self::Unreachable => "V02",
            Self::NoEnd => "V03",
            Self::Unhandled { .. } | Self::NotAnOutcome { .. } => "V04",
            Self::UncountedLoop => "V05",
            Self::CountWithoutExit { .. } => "V06",
            Self::NoClock | Self::CutoffLeadsNowhere { .. } | Self::NobodyNext | Self::Nobody => "V07",
            Self::OutsiderWithoutCutoff => "V08",
            Self::NoOutcome { .. } | Self::SeveralOutcomes { .. } | Self::NoRule | Self::TooFine => "V17",
            Self::ComparisonIsConstant { .. }
            | Self::OutcomeImpossible { .. }
            | Self::ThresholdOutside { .. } => "V18",
            Self::RubricUnused { .. } | Self::CriterionUnsummed { .. } => "V19",
            Self::TiesStayOpen | Self::TiePolicyNeverUsed { .. } => "V20",
            Self::TellsWhoApplies => "V21",
            Self::BackOverGate => "V29",
            Self::SelectionLacks { .. } => "V30",
            Self::EffectLost { .. } | Self::EffectTwice { .. } => "V31",
            Self::SharesDoNotSum { .. }
            | Self::MissingSourceUnruled { .. }
            | Self::NotASource { .. }
            | Self::PolicyOfWhich { .. } => "V32",
            Self::SeatUnresolved { .. } => "V33",
            Self::NotFrozen { .. } | Self::NotAlwaysAnswered { .. } | Self::MendsFrozen { .. } => "V34",
            Self::ToldBeforeAdoption { .. } | Self::ShownBeforeAdoption => "V35",
            Self::NoOfficersExit | Self::CannotRefuse => "V36",
            Self::MustNotMet { .. } => "M01",
        }
    }
}

struct Whose<'a>(Option<&'a Entrant>);

impl fmt::Display for Whose<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(entrant) => write!(f, "when the entrant is a {entrant}"),
            None => f.write_str("here"),
        }
    }
}
