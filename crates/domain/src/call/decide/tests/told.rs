//! A call with applications that have come to its selection, told by its commands; what follows is carried
//! over at once.

use std::collections::BTreeMap;

use uuid::Uuid;

use crate::application::command::ApplicationCommand;
use crate::application::sample::{
    Told, call, coordinator, day, expert, machine, methodist, outcome, panel, sheet, stage, verdict,
};
use crate::basics::id::{ApplicationId, OrderId};
use crate::call::command::CallCommand;
use crate::call::decide::{CallRules, Calls};
use crate::call::fact::CallFact;
use crate::call::follow::follow;
use crate::call::state::{Call, CallState, ListRecord};
use crate::decider::{Act, Decider};
use crate::ranking::list::Drawn;
use crate::refusal::Refusal;

pub(super) fn work(n: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(n))
}

pub(super) struct World {
    pub state: CallState,
    pub journal: Vec<CallFact>,
    pub works: BTreeMap<ApplicationId, Told>,
}

impl World {
    /// Applications 1, 2, … of one nomination, each with three equal sheets of these marks.
    pub fn ranked(marks: &[[i32; 5]]) -> Self {
        let works = (1..).zip(marks).map(|(n, marks)| (work(n), Told::marked([*marks; 3])));
        Self { state: CallState::Known(call()), journal: Vec::new(), works: works.collect() }
    }

    pub fn rules(&self) -> CallRules {
        let cases = self.works.iter().map(|(id, told)| (*id, told.case())).collect();
        CallRules { cases, ..super::rules() }
    }

    pub fn call(&self) -> &Call {
        match &self.state {
            CallState::Known(call) => call,
            CallState::Absent => panic!("no call"),
        }
    }

    pub fn list(&self) -> &ListRecord {
        self.call().lists.get(&stage("ranking")).unwrap()
    }

    /// The list that was drawn last.
    pub fn drawn(&self) -> Drawn {
        let mut lists = self.journal.iter().rev().filter_map(|fact| {
            let CallFact::ListDrawn { drawn, .. } = fact else { return None };
            Some(drawn.clone())
        });
        lists.next().unwrap()
    }

    /// Classes of the last list, by application.
    pub fn classes(&self) -> Vec<(u128, String)> {
        let mut classes: Vec<(u128, String)> = Vec::new();
        for row in self.drawn().groups.iter().flat_map(|group| &group.rows) {
            classes.push((row.application.0.as_u128(), row.class.as_str().to_owned()));
        }
        classes.sort();
        classes
    }

    pub fn when(&self, act: &Act, command: CallCommand) -> Result<Vec<CallFact>, Refusal> {
        Calls::decide(&self.rules(), &self.state, act, command)
    }

    pub fn given(&mut self, act: &Act, command: CallCommand) -> Vec<CallFact> {
        let facts = self.when(act, command).unwrap_or_else(|no| panic!("{no}"));
        for fact in &facts {
            self.state = Calls::evolve(std::mem::take(&mut self.state), fact);
            for (id, command) in follow(fact) {
                self.works.get_mut(&id).unwrap().given(&machine(act.at), command);
            }
        }
        self.journal.extend(facts.iter().cloned());
        facts
    }

    pub fn refused(&self, act: &Act, command: CallCommand, no: impl Into<Refusal>) {
        assert_eq!(self.when(act, command), Err(no.into()));
    }

    pub fn draw(&mut self) {
        self.given(&methodist(day(20)), draw());
    }

    pub fn adopt(&mut self, list: u32) {
        self.given(&machine(day(21)), adopt(list));
    }

    pub fn publish(&mut self) {
        self.given(&methodist(day(30)), publish());
    }

    /// A command to one application.
    pub fn work(&mut self, n: u128, act: &Act, command: ApplicationCommand) {
        self.works.get_mut(&work(n)).unwrap().given(act, command);
    }

    /// An order on these applications.
    pub fn order(&mut self, works: &[u128], name: &str) {
        for n in works {
            let order = OrderId(Uuid::from_u128(77));
            let command = ApplicationCommand::Order { order, outcome: outcome(name) };
            self.work(*n, &machine(day(25)), command);
        }
    }

    pub fn place(&self, n: u128) -> String {
        self.works.get(&work(n)).unwrap().place()
    }

    /// A late application, filed under an extension, up to the selection.
    pub fn late(&mut self, n: u128, marks: [i32; 5]) {
        let mut told = Told::new(crate::application::sample::rules());
        told.rules.call.extended.insert(crate::application::sample::SCHOOL, day(22));
        told.given(&coordinator(day(21)), crate::application::sample::submit());
        told.given(&methodist(day(22)), verdict("admitted", &[], None));
        told.given(&methodist(day(22)), panel(&[101, 102, 103]));
        for n in [101, 102, 103] {
            told.given(&expert(n, day(23)), ApplicationCommand::Accept);
            told.given(&expert(n, day(23)), sheet(marks));
        }
        self.works.insert(work(n), told);
    }

    pub fn release(&mut self, n: u128) {
        self.work(n, &methodist(day(23)), ApplicationCommand::ReleaseReview);
    }
}

pub(super) fn draw() -> CallCommand {
    CallCommand::DrawList { stage: stage("ranking"), left_empty: [].into() }
}

pub(super) fn adopt(list: u32) -> CallCommand {
    CallCommand::AdoptList { stage: stage("ranking"), list }
}

pub(super) fn send_back(list: u32) -> CallCommand {
    CallCommand::ReturnList { stage: stage("ranking"), list }
}

pub(super) fn settle(list: u32, order: &[&[u128]]) -> CallCommand {
    let order = order.iter().map(|equal| equal.iter().map(|n| work(*n)).collect()).collect();
    CallCommand::SettleTie { stage: stage("ranking"), list, order }
}

pub(super) fn publish() -> CallCommand {
    CallCommand::Publish { stage: stage("results") }
}
