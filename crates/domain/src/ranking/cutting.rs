//! Cutting one list, from above: ties parted by policy, classes filled. The rules are told in `draw`.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::list::{Entry, OpenTie, Row, Settled};
use super::room::Rooms;
use crate::procedure::exact::Exact;
use crate::procedure::name::OutcomeId;
use crate::procedure::selection::TiePolicy;

/// A case that has a total.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    pub(super) entry: &'a Entry,
    pub(super) total: Exact,
}

/// Cases by a key, the smallest first; equal ones keep their order.
pub(super) fn parts<'a, K: Ord>(
    cases: Vec<Marked<'a>>,
    key: impl Fn(&Marked<'a>) -> K,
) -> Vec<Vec<Marked<'a>>> {
    let mut parts: BTreeMap<K, Vec<Marked>> = BTreeMap::new();
    for case in cases {
        parts.entry(key(&case)).or_default().push(case);
    }
    parts.into_values().collect()
}

/// What is left to end a tie by: policies, and decisions that no policy above has taken up.
#[derive(Clone, Copy)]
struct Means<'a, 'p> {
    policies: &'p [TiePolicy],
    settled: &'a [Settled],
}

impl<'a> Means<'a, '_> {
    /// The decision about these cases, and those made after it. The latest one counts; but if one leaves them
    /// all equal and another decider is still to come, what was decided next is that other's.
    fn decision(&self, tied: &[Marked]) -> Option<(&'a Settled, &'a [Settled])> {
        let decides = |policy: &TiePolicy| matches!(policy, TiePolicy::Council | TiePolicy::Lot);
        let another_follows = self.policies.iter().any(decides);
        let mut found = None;
        let mut later = self.settled;
        while let Some((decision, after)) = later.split_first() {
            later = after;
            let ranks: BTreeSet<_> = tied.iter().map(|case| decision.rank(case.entry.application)).collect();
            if ranks.contains(&None) {
                continue;
            }
            found = Some((decision, after));
            if ranks.len() == 1 && another_follows {
                break;
            }
        }
        found
    }
}

/// Cases that share a place, each with its class.
struct Tier<'a> {
    cases: Vec<(&'a Entry, &'a OutcomeId)>,
    parted: Option<TiePolicy>,
}

/// One list while it is being cut, from above.
pub(super) struct Cutting<'a> {
    settled: &'a [Settled],
    rooms: Rooms<'a>,
    tiers: Vec<Tier<'a>>,
    ties: Vec<OpenTie>,
}

impl<'a> Cutting<'a> {
    pub(super) fn new(settled: &'a [Settled], rooms: Rooms<'a>) -> Self {
        Self { settled, rooms, tiers: Vec::new(), ties: Vec::new() }
    }

    /// Puts cases that nobody has marked below all others, in the last class.
    pub(super) fn rest(&mut self, unmarked: impl Iterator<Item = &'a Entry>) {
        let class = self.rooms.rest();
        self.push(unmarked.map(|entry| (entry, class)).collect());
    }

    /// The rows with their places, and what is still open.
    pub(super) fn done(self) -> (Vec<Row>, Vec<OpenTie>) {
        (rows(&self.tiers), self.ties)
    }

    /// Parts equal cases by the definition's policies, and gives them their classes.
    pub(super) fn part(&mut self, tied: Vec<Marked<'a>>, policies: &[TiePolicy]) {
        self.part_by(tied, Means { policies, settled: self.settled });
    }

    fn part_by(&mut self, tied: Vec<Marked<'a>>, means: Means<'a, '_>) {
        let Some((policy, further)) = means.policies.split_first() else { return self.share(&tied) };
        if tied.len() < 2 {
            return self.share(&tied);
        }
        let next = Means { policies: further, ..means };
        match policy {
            TiePolicy::Criterion(name) => {
                let points = |case: &Marked| Reverse(case.entry.criteria.get(name.as_str()).copied());
                self.go_on(parts(tied, points), policy, next);
            }
            TiePolicy::RegisteredAt => self.go_on(parts(tied, |case| case.entry.filed_at), policy, next),
            TiePolicy::Council | TiePolicy::Lot => match next.decision(&tied) {
                Some((decision, later)) => {
                    let chosen = parts(tied, |case| decision.rank(case.entry.application));
                    self.go_on(chosen, policy, Means { settled: later, ..next });
                }
                None if self.cuts(&tied) => self.leave_open(&tied, policy),
                None => self.part_by(tied, next),
            },
            TiePolicy::Shared => self.share(&tied),
        }
    }

    /// Goes on with what a policy has parted, and notes that it did.
    fn go_on(&mut self, parts: Vec<Vec<Marked<'a>>>, policy: &TiePolicy, next: Means<'a, '_>) {
        for (at, part) in parts.into_iter().enumerate() {
            if at > 0
                && let Some(above) = self.tiers.last_mut()
            {
                above.parted = Some(policy.clone());
            }
            self.part_by(part, next);
        }
    }

    /// Whether somebody's class hangs on how the tie ends: by being first among the tied and by being last.
    fn cuts(&self, tied: &[Marked<'a>]) -> bool {
        tied.iter().any(|case| self.rooms.best(case.total) != self.worst(tied, case))
    }

    /// The class of a tied case if all the others go before it.
    fn worst(&self, tied: &[Marked<'a>], case: &Marked<'a>) -> &'a OutcomeId {
        let mut rooms = self.rooms.clone();
        for other in tied.iter().filter(|other| other.entry.application != case.entry.application) {
            rooms.take(other.total);
        }
        rooms.best(case.total)
    }

    /// Everyone gets the best class that being first would give.
    fn share(&mut self, tied: &[Marked<'a>]) {
        let cases: Vec<_> = tied.iter().map(|case| (case.entry, self.rooms.best(case.total))).collect();
        for (_, class) in &cases {
            self.rooms.crowd(class);
        }
        self.push(cases);
    }

    /// Everyone holds the worst class, while the places at stake are taken.
    fn leave_open(&mut self, tied: &[Marked<'a>], policy: &TiePolicy) {
        let held = tied.iter().map(|case| (case.entry, self.worst(tied, case))).collect();
        let classes = tied.iter().map(|case| self.rooms.take(case.total).clone()).collect();
        let applications = tied.iter().map(|case| case.entry.application).collect();
        self.ties.push(OpenTie { applications, policy: policy.clone(), classes });
        self.push(held);
    }

    fn push(&mut self, cases: Vec<(&'a Entry, &'a OutcomeId)>) {
        if !cases.is_empty() {
            self.tiers.push(Tier { cases, parted: None });
        }
    }
}

/// Counts the places.
fn rows(tiers: &[Tier]) -> Vec<Row> {
    let mut taken: u32 = 0;
    let mut rows = Vec::new();
    for tier in tiers {
        let first = taken.saturating_add(1);
        taken = taken.saturating_add(u32::try_from(tier.cases.len()).unwrap_or(u32::MAX));
        rows.extend(tier.cases.iter().map(|(entry, class)| Row {
            application: entry.application,
            total: entry.total,
            first,
            last: taken,
            class: (*class).clone(),
            parted: tier.parted.clone(),
        }));
    }
    rows
}
