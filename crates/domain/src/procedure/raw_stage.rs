//! The shape of a stage in a file: one flat table, whose keys depend on its kind.
use super::deadline::Deadline;
use super::exact::Exact;
use super::guard::Guard;
use super::name::{DivisionId, FormId, OutcomeId, RubricId, StageId};
use super::route::{Adoption, Class, Counted, Effect, Gate, Route};
use super::seat::Seat;
use super::selection::{Redraw, Scoring, Selection, TiePolicy};
use super::stage::{Stage, StageKind, Work};
use super::text::Bilingual;
use super::work::{self, About, Audience, Bound, CheckItem, Mend, Panel, Resolution, ReviewMode};
use super::work::{Source, TotalRule, VoidRule};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

macro_rules! raw_stage {
    ($($key:ident: $kind:ty,)+) => {
        /// A stage as it is written. Keys that do not belong to the kind are refused when it becomes a
        /// [`Stage`].
        #[derive(Debug, Clone, Default, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct RawStage {
            $(#[serde(default, skip_serializing_if = "Option::is_none")]
            $key: Option<$kind>,)+
        }

        impl RawStage {
            fn keys(&self) -> Vec<&'static str> {
                let mut keys = Vec::new();
                $(if self.$key.is_some() {
                    keys.push(stringify!($key));
                })+
                keys
            }
        }
    };
}

raw_stage! {
    kind: StageKind,
    title: Bilingual,
    by: Seat,
    opens: Deadline,
    cutoff: Deadline,
    duty: Deadline,
    next: Seat,
    gate: Gate,
    on: BTreeMap<OutcomeId, Route>,
    counted: BTreeMap<OutcomeId, Counted>,
    effects: BTreeMap<OutcomeId, Vec<Effect>>,
    executes: bool,
    adopted_by: Adoption,
    form: FormId,
    confirms: Vec<Seat>,
    asks: Vec<String>,
    checklist: Vec<CheckItem>,
    times: u32,
    mends: Vec<Mend>,
    mode: ReviewMode,
    rubric: RubricId,
    panel: Panel,
    excludes: Vec<StageId>,
    shows: Vec<StageId>,
    delegates: String,
    seats: Vec<String>,
    moderation: Seat,
    void: VoidRule,
    optional_round: String,
    sources: Vec<Source>,
    rule: BTreeMap<OutcomeId, Guard>,
    total: TotalRule,
    milestones: Vec<String>,
    minutes: u32,
    ranks: StageId,
    group_by: Vec<DivisionId>,
    classes: Vec<Class>,
    ties: Vec<TiePolicy>,
    redraw: Redraw,
    scoring: Scoring,
    coverage: Exact,
    quota: String,
    thresholds_adopted: bool,
    values: BTreeMap<String, Bound>,
    about: About,
    resolutions: BTreeMap<OutcomeId, Resolution>,
    guard: String,
    audience: Audience,
    publishes: String,
    body: Bilingual,
    gives_numbers: bool,
}

/// Keys that a stage of any kind may have.
const COMMON: [&str; 12] = [
    "kind",
    "title",
    "by",
    "opens",
    "cutoff",
    "duty",
    "next",
    "gate",
    "on",
    "counted",
    "effects",
    "adopted_by",
];

/// Keys of one kind, besides the common ones.
fn own_keys(kind: StageKind) -> &'static [&'static str] {
    match kind {
        StageKind::Intake => &["form", "confirms", "asks"],
        StageKind::Check => &["checklist"],
        StageKind::Rework => &["times", "mends"],
        StageKind::Review => &[
            "mode",
            "rubric",
            "panel",
            "excludes",
            "shows",
            "delegates",
            "seats",
            "moderation",
            "void",
            "optional_round",
        ],
        StageKind::Tally => &["sources", "rule", "total"],
        StageKind::Tracks => &["milestones"],
        StageKind::Hearing => &["rubric", "panel", "minutes"],
        StageKind::Selection => &[
            "ranks",
            "group_by",
            "classes",
            "ties",
            "redraw",
            "scoring",
            "sources",
            "coverage",
            "quota",
            "thresholds_adopted",
            "values",
            "executes",
        ],
        StageKind::Council => &["about", "resolutions", "excludes", "executes"],
        StageKind::Order => &["guard", "executes"],
        StageKind::Publication => &["about", "audience", "publishes"],
        StageKind::External => &["body", "gives_numbers", "executes"],
    }
}

/// What is wrong with the keys of a stage.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Misshapen {
    #[error("a stage needs the key `{0}`")]
    Lacks(&'static str),
    #[error("a stage of kind `{kind}` needs the key `{key}`")]
    KindLacks { kind: StageKind, key: &'static str },
    #[error("a stage of kind `{kind}` has no key `{key}`")]
    Foreign { kind: StageKind, key: &'static str },
}

impl TryFrom<RawStage> for Stage {
    type Error = Misshapen;

    fn try_from(raw: RawStage) -> Result<Self, Misshapen> {
        let kind = raw.kind.ok_or(Misshapen::Lacks("kind"))?;
        let own = own_keys(kind);
        if let Some(key) = raw.keys().into_iter().find(|key| !COMMON.contains(key) && !own.contains(key)) {
            return Err(Misshapen::Foreign { kind, key });
        }
        let mut raw = raw;
        Ok(Self {
            title: raw.title.take().ok_or(Misshapen::Lacks("title"))?,
            on: raw.on.take().ok_or(Misshapen::Lacks("on"))?,
            by: raw.by.take(),
            opens: raw.opens.take(),
            cutoff: raw.cutoff.take(),
            duty: raw.duty.take(),
            next: raw.next.take(),
            gate: raw.gate.take(),
            counted: raw.counted.take().unwrap_or_default(),
            effects: raw.effects.take().unwrap_or_default(),
            executes: raw.executes.unwrap_or(false),
            adopted_by: raw.adopted_by.take(),
            work: work_of(kind, raw)?,
        })
    }
}

fn work_of(kind: StageKind, raw: RawStage) -> Result<Work, Misshapen> {
    let lacks = |key| Misshapen::KindLacks { kind, key };
    Ok(match kind {
        StageKind::Intake => Work::Intake(work::Intake {
            form: raw.form,
            confirms: raw.confirms.unwrap_or_default(),
            asks: raw.asks.unwrap_or_default(),
        }),
        StageKind::Check => Work::Check(work::Check { checklist: raw.checklist.unwrap_or_default() }),
        StageKind::Rework => Work::Rework(work::Rework {
            times: raw.times.ok_or_else(|| lacks("times"))?,
            mends: raw.mends.unwrap_or_default(),
        }),
        StageKind::Review => Work::Review(review_of(raw)?),
        StageKind::Tally => Work::Tally(work::Tally {
            sources: raw.sources.ok_or_else(|| lacks("sources"))?,
            rule: raw.rule.unwrap_or_default(),
            total: raw.total.unwrap_or_default(),
        }),
        StageKind::Tracks => {
            Work::Tracks(work::Tracks { milestones: raw.milestones.ok_or_else(|| lacks("milestones"))? })
        }
        StageKind::Hearing => {
            Work::Hearing(work::Hearing { rubric: raw.rubric, panel: raw.panel, minutes: raw.minutes })
        }
        StageKind::Selection => Work::Selection(selection_of(raw)?),
        StageKind::Council => Work::Council(work::Council {
            about: raw.about.unwrap_or_default(),
            resolutions: raw.resolutions.unwrap_or_default(),
            excludes: raw.excludes.unwrap_or_default(),
        }),
        StageKind::Order => Work::Order(work::Order { guard: raw.guard }),
        StageKind::Publication => Work::Publication(work::Publication {
            about: raw.about.unwrap_or_default(),
            audience: raw.audience.unwrap_or_default(),
            publishes: raw.publishes,
        }),
        StageKind::External => Work::External(work::External {
            body: raw.body,
            gives_numbers: raw.gives_numbers.unwrap_or(false),
        }),
    })
}

fn review_of(raw: RawStage) -> Result<work::Review, Misshapen> {
    Ok(work::Review {
        mode: raw.mode.unwrap_or_default(),
        rubric: raw.rubric,
        panel: raw.panel.ok_or(Misshapen::KindLacks { kind: StageKind::Review, key: "panel" })?,
        excludes: raw.excludes.unwrap_or_default(),
        shows: raw.shows.unwrap_or_default(),
        delegates: raw.delegates,
        seats: raw.seats.unwrap_or_default(),
        moderation: raw.moderation,
        void: raw.void,
        optional_round: raw.optional_round,
    })
}

fn selection_of(raw: RawStage) -> Result<Selection, Misshapen> {
    Ok(Selection {
        ranks: raw.ranks,
        group_by: raw.group_by.unwrap_or_default(),
        classes: raw.classes.ok_or(Misshapen::KindLacks { kind: StageKind::Selection, key: "classes" })?,
        ties: raw.ties.unwrap_or_default(),
        redraw: raw.redraw,
        scoring: raw.scoring.unwrap_or_default(),
        sources: raw.sources.unwrap_or_default(),
        coverage: raw.coverage,
        quota: raw.quota,
        thresholds_adopted: raw.thresholds_adopted.unwrap_or(false),
        values: raw.values.unwrap_or_default(),
    })
}

impl From<Stage> for RawStage {
    fn from(stage: Stage) -> Self {
        let kind = stage.kind();
        let raw = written(stage.work);
        Self {
            kind: Some(kind),
            title: Some(stage.title),
            by: stage.by,
            opens: stage.opens,
            cutoff: stage.cutoff,
            duty: stage.duty,
            next: stage.next,
            gate: stage.gate,
            on: Some(stage.on),
            counted: Some(stage.counted).filter(|counted| !counted.is_empty()),
            effects: Some(stage.effects).filter(|effects| !effects.is_empty()),
            executes: yes(stage.executes),
            adopted_by: stage.adopted_by,
            ..raw
        }
    }
}

/// The keys of a kind. What equals a default is left out, so that saying it or not is the same edition.
fn written(work: Work) -> RawStage {
    let none = RawStage::default();
    match work {
        Work::Intake(intake) => {
            RawStage { form: intake.form, confirms: some(intake.confirms), asks: some(intake.asks), ..none }
        }
        Work::Check(check) => RawStage { checklist: some(check.checklist), ..none },
        Work::Rework(rework) => RawStage { times: Some(rework.times), mends: some(rework.mends), ..none },
        Work::Review(review) => RawStage {
            mode: unless_default(review.mode),
            rubric: review.rubric,
            panel: Some(review.panel),
            excludes: some(review.excludes),
            shows: some(review.shows),
            delegates: review.delegates,
            seats: some(review.seats),
            moderation: review.moderation,
            void: review.void,
            optional_round: review.optional_round,
            ..none
        },
        Work::Tally(tally) => RawStage {
            sources: Some(tally.sources),
            rule: Some(tally.rule).filter(|rule| !rule.is_empty()),
            total: unless_default(tally.total),
            ..none
        },
        Work::Tracks(tracks) => RawStage { milestones: Some(tracks.milestones), ..none },
        Work::Hearing(hearing) => {
            RawStage { rubric: hearing.rubric, panel: hearing.panel, minutes: hearing.minutes, ..none }
        }
        Work::Selection(selection) => written_selection(selection),
        Work::Council(council) => RawStage {
            about: unless_default(council.about),
            resolutions: Some(council.resolutions).filter(|resolutions| !resolutions.is_empty()),
            excludes: some(council.excludes),
            ..none
        },
        Work::Order(order) => RawStage { guard: order.guard, ..none },
        Work::Publication(publication) => RawStage {
            about: unless_default(publication.about),
            audience: unless_default(publication.audience),
            publishes: publication.publishes,
            ..none
        },
        Work::External(external) => {
            RawStage { body: external.body, gives_numbers: yes(external.gives_numbers), ..none }
        }
    }
}

fn written_selection(selection: Selection) -> RawStage {
    RawStage {
        ranks: selection.ranks,
        group_by: some(selection.group_by),
        classes: Some(selection.classes),
        ties: some(selection.ties),
        redraw: selection.redraw,
        scoring: unless_default(selection.scoring),
        sources: some(selection.sources),
        coverage: selection.coverage,
        quota: selection.quota,
        thresholds_adopted: yes(selection.thresholds_adopted),
        values: Some(selection.values).filter(|values| !values.is_empty()),
        ..RawStage::default()
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    Some(list).filter(|list| !list.is_empty())
}

fn yes(value: bool) -> Option<bool> {
    Some(value).filter(|value| *value)
}

fn unless_default<T: Default + PartialEq>(value: T) -> Option<T> {
    Some(value).filter(|value| *value != T::default())
}
