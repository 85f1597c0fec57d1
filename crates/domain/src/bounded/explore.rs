//! Walking a world, breadth first.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::rc::Rc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::application::fact::ApplicationFact;
use crate::application::sample::day;
use crate::basics::digest::Digest;
use crate::basics::id::CommandId;
use crate::decider::{Decider, fold};
use crate::journal::{Heading, read_body, write_body};

/// A small world.
pub(super) trait World: Clone {
    /// Equal for states that no rule tells apart.
    fn key(&self) -> String;
    /// What can happen next: every accepted command of every actor.
    fn steps(&self) -> Vec<Step<Self>>;
    /// Whether every application is at an end.
    fn is_over(&self) -> bool;
    /// Laws of every state; panics where one is broken.
    fn check(&self);
    /// Where its applications are, for messages.
    fn tell(&self) -> String;
}

/// One step.
pub(super) struct Step<W> {
    /// Whether somebody gave up the case or threw it out: no way out that a world may depend on.
    pub leaves: bool,
    /// What happened to applications.
    pub facts: Vec<ApplicationFact>,
    /// Anything else to be counted, by name.
    pub seen: Vec<&'static str>,
    /// The world after it.
    pub next: W,
}

/// What a walk found.
#[derive(Default)]
pub(super) struct Found {
    pub states: usize,
    pub steps: usize,
    /// How often each outcome was taken, as «stage:outcome».
    pub taken: BTreeMap<String, usize>,
    /// How often each end was come to.
    pub ends: BTreeMap<String, usize>,
    /// Anything else that was seen, by name.
    pub seen: BTreeMap<&'static str, usize>,
}

impl Found {
    pub fn add(&mut self, other: Self) {
        self.states += other.states;
        self.steps += other.steps;
        for (mine, theirs) in [(&mut self.taken, other.taken), (&mut self.ends, other.ends)] {
            for (name, count) in theirs {
                *mine.entry(name).or_default() += count;
            }
        }
        for (name, count) in other.seen {
            *self.seen.entry(name).or_default() += count;
        }
    }

    fn note(&mut self, facts: &[ApplicationFact]) {
        for fact in facts {
            if let ApplicationFact::Moved { stage, outcome, to, .. } = fact {
                *self.taken.entry(format!("{stage}:{outcome}")).or_default() += 1;
                let to = to.to_string();
                if to.starts_with("end:") {
                    *self.ends.entry(to).or_default() += 1;
                }
            }
        }
    }
}

/// Walks to every reachable state, checks each, and sees that each can still come to its end without anybody
/// leaving or being thrown out.
pub(super) fn explore<W: World>(starts: Vec<W>, most: usize) -> Found {
    let mut found = Found::default();
    let mut known: BTreeMap<Digest, usize> = BTreeMap::new();
    let mut worlds: Vec<(String, bool)> = Vec::new();
    let mut back: Vec<Vec<usize>> = Vec::new();
    let mut queue: VecDeque<(usize, W)> = VecDeque::new();
    let mut enter = |world: W, worlds: &mut Vec<(String, bool)>, queue: &mut VecDeque<(usize, W)>| {
        let key = Digest::of(world.key().as_bytes());
        *known.entry(key).or_insert_with(|| {
            world.check();
            worlds.push((world.tell(), world.is_over()));
            queue.push_back((worlds.len() - 1, world));
            worlds.len() - 1
        })
    };
    for world in starts {
        enter(world, &mut worlds, &mut queue);
    }
    while let Some((at, world)) = queue.pop_front() {
        assert!(worlds.len() < most, "more than {most} states");
        for step in world.steps() {
            found.steps += 1;
            found.note(&step.facts);
            for name in step.seen {
                *found.seen.entry(name).or_default() += 1;
            }
            let to = enter(step.next, &mut worlds, &mut queue);
            back.resize(worlds.len(), Vec::new());
            if !step.leaves {
                back[to].push(at);
            }
        }
    }
    found.states = worlds.len();
    let mut alive: BTreeSet<usize> = (0..worlds.len()).filter(|at| worlds[*at].1).collect();
    let mut waiting: Vec<usize> = alive.iter().copied().collect();
    while let Some(at) = waiting.pop() {
        waiting.extend(back[at].iter().filter(|from| alive.insert(**from)));
    }
    let dead: Vec<&String> =
        (0..worlds.len()).filter(|at| !alive.contains(at)).map(|at| &worlds[at].0).collect();
    assert!(
        dead.is_empty(),
        "{} states lead to no end, the first: {:?}",
        dead.len(),
        &dead[..dead.len().min(5)]
    );
    found
}

/// Facts of a stream, shared between the worlds that have them in common.
#[derive(Clone)]
pub(super) struct Journal<F>(Option<Rc<Link<F>>>);

struct Link<F> {
    fact: F,
    before: Journal<F>,
}

impl<F: Clone> Journal<F> {
    pub fn of(facts: &[F]) -> Self {
        Self(None).and(facts)
    }

    /// With these facts behind.
    pub fn and(&self, facts: &[F]) -> Self {
        facts
            .iter()
            .fold(self.clone(), |before, fact| Self(Some(Rc::new(Link { fact: fact.clone(), before }))))
    }

    pub fn facts(&self) -> Vec<F> {
        let mut facts = Vec::new();
        let mut rest = self;
        while let Some(link) = &rest.0 {
            facts.push(link.fact.clone());
            rest = &link.before;
        }
        facts.reverse();
        facts
    }
}

/// Facts replay to the state, and the state comes back from its text.
pub(super) fn replays<D: Decider>(journal: &Journal<D::Fact>, state: &D::State) {
    assert_eq!(fold::<D>(&journal.facts()), *state, "replay");
    comes_back(state);
}

/// A value comes back from its text.
pub(super) fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(value: &T) {
    let text = serde_json::to_string(value).unwrap();
    assert_eq!(serde_json::from_str::<T>(&text).unwrap(), *value);
}

/// Facts come back from the bodies in which the journal keeps them.
pub(super) fn are_kept<F: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(facts: &[F]) {
    let heading = Heading {
        acted_at: day(0),
        by: None,
        seat: None,
        command: CommandId(Uuid::nil()),
        cause: None,
        basis: Vec::new(),
    };
    for fact in facts {
        let body = write_body(&heading, 1, fact).unwrap();
        let (_, _, back) = read_body::<F>(&body).unwrap();
        assert_eq!(back, *fact);
    }
}
