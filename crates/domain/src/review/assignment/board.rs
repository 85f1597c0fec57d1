//! The state of a proposal in the making: which expert is given which work so far.
use super::{Bar, BarKind, Candidate, Pair, Proposal, Shortage, Terms, Why, Work, bar};
use crate::basics::id::{ApplicationId, PersonId};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Works and experts by id, so that the order in which they were read plays no part.
pub(super) struct Board<'a> {
    terms: &'a Terms,
    experts: BTreeMap<PersonId, &'a Candidate>,
    tables: BTreeMap<ApplicationId, Table<'a>>,
    loads: BTreeMap<PersonId, u32>,
}

/// A work and those who are given it.
struct Table<'a> {
    work: &'a Work,
    /// Whoever could have it but for the load, and whether they are at home in its areas.
    able: BTreeMap<PersonId, bool>,
    given: BTreeSet<PersonId>,
    /// How many more are wanted than were seated before.
    wanted: usize,
}

/// How well an expert would suit: at home in the areas first, then the smaller load; ids break ties.
type Preference = (bool, u32, PersonId);

impl<'a> Board<'a> {
    pub fn new(candidates: &'a [Candidate], works: &'a [Work], terms: &'a Terms) -> Self {
        let experts = candidates.iter().map(|candidate| (candidate.expert, candidate)).collect();
        let tables = works.iter().map(|work| (work.application, Table::new(work, candidates, terms)));
        let loads = candidates.iter().map(|candidate| (candidate.expert, candidate.load)).collect();
        Self { terms, experts, tables: tables.collect(), loads }
    }

    /// Gives every work one expert after another, the works with the least choice first, while anybody is
    /// free.
    pub fn deal(&mut self) {
        let mut order: Vec<(usize, ApplicationId)> =
            self.tables.iter().map(|(id, table)| (table.able.len(), *id)).collect();
        order.sort();
        let mut dealt = true;
        while dealt {
            dealt = false;
            for (_, application) in &order {
                if let Some(expert) = self.best_for(*application) {
                    self.give(*application, expert);
                    dealt = true;
                }
            }
        }
    }

    /// Seats whom dealing could not: along a chain of works of which each hands an expert on to the one
    /// before and takes another instead. A work for which there is no such chain can have nobody more in any
    /// assignment that takes no seat from others, and chains found later for others do not change that.
    pub fn repair(&mut self) {
        let all: Vec<ApplicationId> = self.tables.keys().copied().collect();
        for application in all {
            while self.tables.get(&application).is_some_and(Table::wants) && self.chain(application) {}
        }
    }

    /// Hands single works over while that gains a match of areas, or evens loads without losing one. Each
    /// round raises the matches or lowers the sum of the squares of loads, so it ends.
    pub fn even_out(&mut self) {
        let all: Vec<ApplicationId> = self.tables.keys().copied().collect();
        let mut moved = true;
        while moved {
            moved = false;
            for application in &all {
                while let Some((from, to)) = self.better(*application) {
                    self.take(*application, from);
                    self.give(*application, to);
                    moved = true;
                }
            }
        }
    }

    /// The proposal, with its reasons.
    pub fn told(self) -> Proposal {
        let mut proposal = Proposal::default();
        for (application, table) in &self.tables {
            for expert in &table.given {
                let why = self.why(table, *expert);
                proposal.pairs.push(Pair { application: *application, expert: *expert, why });
            }
            let missing = table.wanted.saturating_sub(table.given.len());
            if missing > 0 {
                let missing = u32::try_from(missing).unwrap_or(u32::MAX);
                proposal.short.push(Shortage { application: *application, missing, bars: self.bars(table) });
            }
        }
        proposal.loads = self.loads;
        proposal
    }

    fn best_for(&self, application: ApplicationId) -> Option<PersonId> {
        let table = self.tables.get(&application).filter(|table| table.wants())?;
        let free = self.able(table).into_iter().find(|(_, load, _)| *load < self.terms.load_max);
        free.map(|(_, _, expert)| expert)
    }

    /// Whoever could have the work but for the load and does not yet, the best first.
    fn able(&self, table: &Table<'_>) -> Vec<Preference> {
        let others = table.able.iter().filter(|(expert, _)| !table.given.contains(expert));
        let mut able: Vec<Preference> =
            others.map(|(expert, at_home)| (!at_home, self.load(*expert), *expert)).collect();
        able.sort();
        able
    }

    /// Looks for the shortest chain from a work to a free expert, and moves along it.
    fn chain(&mut self, start: ApplicationId) -> bool {
        // By which work an expert was reached, and by which expert a work.
        let mut asked: BTreeMap<PersonId, ApplicationId> = BTreeMap::new();
        let mut reached: BTreeMap<ApplicationId, Option<PersonId>> = BTreeMap::from([(start, None)]);
        let mut queue = VecDeque::from([start]);
        while let Some(application) = queue.pop_front() {
            let Some(table) = self.tables.get(&application) else { continue };
            for (_, load, expert) in self.able(table) {
                if asked.contains_key(&expert) {
                    continue;
                }
                asked.insert(expert, application);
                if load < self.terms.load_max {
                    self.shift(expert, &asked, &reached);
                    return true;
                }
                let held = self.tables.iter().filter(|(_, table)| table.given.contains(&expert));
                for (other, _) in held {
                    if !reached.contains_key(other) {
                        reached.insert(*other, Some(expert));
                        queue.push_back(*other);
                    }
                }
            }
        }
        false
    }

    /// Gives the free expert to the work that reached it, and what that work gives up to the work before.
    fn shift(
        &mut self,
        free: PersonId,
        asked: &BTreeMap<PersonId, ApplicationId>,
        reached: &BTreeMap<ApplicationId, Option<PersonId>>,
    ) {
        let mut next = Some(free);
        while let Some((expert, application)) = next.and_then(|one| Some((one, *asked.get(&one)?))) {
            next = reached.get(&application).copied().flatten();
            if let Some(given_up) = next {
                self.take(application, given_up);
            }
            self.give(application, expert);
        }
    }

    /// A hand-over of a work that is worth it, the best first.
    fn better(&self, application: ApplicationId) -> Option<(PersonId, PersonId)> {
        let table = self.tables.get(&application)?;
        let free: Vec<Preference> = self.able(table);
        let (away, load, to) = free.into_iter().find(|(_, load, _)| *load < self.terms.load_max)?;
        let mut holders: Vec<Preference> =
            table.given.iter().map(|one| (!table.at_home(*one), self.load(*one), *one)).collect();
        holders.sort();
        let worth = |holder: &&Preference| match (holder.0, away) {
            (true, false) => true,
            (false, true) => false,
            (true, true) | (false, false) => holder.1 >= load.saturating_add(2),
        };
        holders.iter().rev().find(worth).map(|holder| (holder.2, to))
    }

    fn why(&self, table: &Table<'_>, expert: PersonId) -> Vec<Why> {
        let mut why = Vec::new();
        let own = self.experts.get(&expert).map(|candidate| &candidate.areas);
        let areas: BTreeSet<String> =
            own.into_iter().flat_map(|own| own.intersection(&table.work.areas)).cloned().collect();
        if !areas.is_empty() {
            why.push(Why::Area { areas });
        }
        let others = self.able(table).into_iter().map(|(_, load, _)| load);
        let load = self.load(expert).saturating_sub(1);
        match others.filter(|load| *load < self.terms.load_max).min() {
            None => why.push(Why::OnlyOneLeft),
            Some(least) if load <= least => why.push(Why::LeastLoaded { load }),
            Some(_) => {}
        }
        why
    }

    fn bars(&self, table: &Table<'_>) -> BTreeMap<BarKind, u32> {
        let mut bars = BTreeMap::new();
        for (expert, candidate) in &self.experts {
            let found = match table.given.contains(expert) {
                true => Some(Bar::Seated),
                false => bar(candidate, table.work, self.terms, self.load(*expert)),
            };
            if let Some(found) = found {
                *bars.entry(found.kind()).or_insert(0) += 1;
            }
        }
        bars
    }

    fn load(&self, expert: PersonId) -> u32 {
        self.loads.get(&expert).copied().unwrap_or_default()
    }

    fn give(&mut self, application: ApplicationId, expert: PersonId) {
        if self.tables.get_mut(&application).is_some_and(|table| table.given.insert(expert)) {
            self.loads.entry(expert).and_modify(|load| *load = load.saturating_add(1));
        }
    }

    fn take(&mut self, application: ApplicationId, expert: PersonId) {
        if self.tables.get_mut(&application).is_some_and(|table| table.given.remove(&expert)) {
            self.loads.entry(expert).and_modify(|load| *load = load.saturating_sub(1));
        }
    }
}

impl<'a> Table<'a> {
    fn new(work: &'a Work, candidates: &[Candidate], terms: &Terms) -> Self {
        let could = |candidate: &&Candidate| match bar(candidate, work, terms, candidate.load) {
            None | Some(Bar::Full { load: _ }) => true,
            Some(Bar::Seated | Bar::OwnOrganisation | Bar::Declared | Bar::Barred) => false,
        };
        let able = candidates.iter().filter(could);
        let able = able.map(|one| (one.expert, !one.areas.is_disjoint(&work.areas))).collect();
        let panel = usize::try_from(work.panel).unwrap_or(usize::MAX);
        let wanted = panel.saturating_sub(work.seated.len());
        Self { work, able, given: BTreeSet::new(), wanted }
    }

    fn wants(&self) -> bool {
        self.given.len() < self.wanted
    }

    fn at_home(&self, expert: PersonId) -> bool {
        self.able.get(&expert).copied().unwrap_or_default()
    }
}
