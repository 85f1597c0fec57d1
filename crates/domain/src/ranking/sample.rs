//! Small lists for tests.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::list::{Drawn, Entry, Settled, Terms};
use crate::basics::id::{ApplicationId, PersonId};
use crate::basics::moment::Moment;
use crate::procedure::exact::Exact;
use crate::procedure::name::OutcomeId;
use crate::procedure::route::Class;
use crate::procedure::selection::{Scoring, Selection, TiePolicy};
use crate::procedure::text::Bilingual;

/// What [`Terms`] borrows.
#[derive(Clone)]
pub(super) struct Wish {
    pub selection: Selection,
    pub quota: BTreeMap<String, u32>,
    pub settled: Vec<Settled>,
    pub left_empty: BTreeSet<(Vec<String>, OutcomeId)>,
}

impl Wish {
    pub fn of(classes: Vec<Class>) -> Self {
        let selection = Selection {
            ranks: None,
            group_by: Vec::new(),
            classes,
            ties: Vec::new(),
            redraw: None,
            scoring: Scoring::Points,
            sources: Vec::new(),
            coverage: None,
            quota: None,
            thresholds_adopted: false,
            values: BTreeMap::new(),
        };
        Self { selection, quota: BTreeMap::new(), settled: Vec::new(), left_empty: BTreeSet::new() }
    }

    /// «criterion:results, council, shared».
    pub fn with_ties(mut self, policies: &str) -> Self {
        let written = policies.split(", ").filter(|policy| !policy.is_empty());
        self.selection.ties = written.map(policy).collect();
        self
    }

    pub fn terms(&self) -> Terms<'_> {
        Terms {
            selection: &self.selection,
            quota: &self.quota,
            settled: &self.settled,
            left_empty: &self.left_empty,
        }
    }
}

pub(super) fn outcome(name: &str) -> OutcomeId {
    OutcomeId::parse(name).unwrap()
}

pub(super) fn policy(text: &str) -> TiePolicy {
    text.parse().unwrap()
}

/// A class that the body may leave empty.
pub(super) fn class(name: &str, take: &str, at_least: Option<i32>) -> Class {
    let take = match take.parse::<u32>() {
        Ok(count) => serde_json::json!(count),
        Err(_) => serde_json::json!(take),
    };
    Class {
        id: outcome(name),
        label: Bilingual::default(),
        take: serde_json::from_value(take).unwrap(),
        at_least: at_least.map(Exact::whole),
        may_be_empty: true,
    }
}

/// The ladder of the district contest: 1 winner from 35, 2 laureates from 30, diplomants from 25.
pub(super) fn ladder() -> Vec<Class> {
    vec![
        class("winner", "1", Some(35)),
        class("laureate", "2", Some(30)),
        class("diplomant", "all", Some(25)),
        class("none", "all", None),
    ]
}

pub(super) fn application(number: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(number))
}

/// A case of the only group, filed in the order of the numbers.
pub(super) fn case(number: u128, total: i32) -> Entry {
    let opened = Moment::parse("2026-11-01T09:00:00Z").unwrap();
    Entry {
        application: application(number),
        group: Vec::new(),
        total: Some(Exact::whole(total)),
        criteria: BTreeMap::new(),
        filed_at: opened.plus_seconds(i64::try_from(number).unwrap()),
        marks_by: BTreeMap::new(),
    }
}

/// The case with sheets: who gave how much.
pub(super) fn marked_by(mut case: Entry, sheets: &[(u128, i32)]) -> Entry {
    let sheets = sheets.iter();
    case.marks_by =
        sheets.map(|(n, points)| (PersonId(Uuid::from_u128(*n)), Exact::whole(*points))).collect();
    case
}

pub(super) fn settled(order: &[&[u128]]) -> Settled {
    let order = order.iter().map(|equal| equal.iter().map(|number| application(*number)).collect());
    Settled { order: order.collect() }
}

/// The class of a case, wherever it stands.
pub(super) fn class_of(drawn: &Drawn, number: u128) -> &str {
    let mut rows = drawn.groups.iter().flat_map(|group| &group.rows);
    rows.find(|row| row.application == application(number)).unwrap().class.as_str()
}

/// «1 winner 1-2»: each row of the only list as number, class and place.
pub(super) fn told(drawn: &Drawn) -> Vec<String> {
    let rows = drawn.groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| {
        let place = if row.first == row.last { String::new() } else { format!("-{}", row.last) };
        let parted = row.parted.as_ref().map_or_else(String::new, |policy| format!(" by {policy}"));
        format!("{} {} {}{place}{parted}", row.application.0.as_u128(), row.class, row.first)
    })
    .collect()
}
