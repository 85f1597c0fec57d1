//! Two applications of two institutions in one nomination, from the selection to the publication: lists, the
//! council, orders, results. The meeting and the order are decided by their own rules.

use std::collections::BTreeSet;
use std::rc::Rc;

use uuid::Uuid;

use super::council::{Decision, MEETING, council, dated};
use super::explore::{Journal, Step, World, are_kept, comes_back, replays};
use crate::application::command::ApplicationCommand;
use crate::application::decide::{ApplicationRules, Applications};
use crate::application::fact::ApplicationFact;
use crate::application::form;
use crate::application::sample::{
    CALL, GROUND, HOME, SCHOOL, Told, coordinator_of, day, expert, machine, methodist, outcome, panel, place,
    procedure, rules, sheet, stage, submit, verdict,
};
use crate::application::state::{ApplicationState, Case};
use crate::basics::id::{ApplicationId, OrderId, OrganisationId};
use crate::basics::moment::{SchoolYear, Zone};
use crate::call::command::CallCommand;
use crate::call::decide::{CallRules, Calls};
use crate::call::fact::CallFact;
use crate::call::follow::follow;
use crate::call::lists::rows_digest;
use crate::call::state::{CallState, ListRecord, ListStanding};
use crate::decider::{Act, Decider, fold};
use crate::meeting::follow::Carried;
use crate::order::command::OrderCommand;
use crate::order::decide::{OrderRules, Orders};
use crate::order::fact::OrderFact;
use crate::order::follow::{OrderOutcome, follow as follow_order};
use crate::order::state::{Order, OrderItem, OrderState};
use crate::procedure::exact::Exact;
use crate::procedure::route::Effect;

const THEIRS: OrganisationId = OrganisationId(Uuid::from_u128(4));

fn work(n: usize) -> ApplicationId {
    ApplicationId(Uuid::from_u128(u128::try_from(n).unwrap() + 1))
}

/// Two applications and their call.
#[derive(Clone)]
pub(super) struct Together {
    rules: [Rc<ApplicationRules>; 2],
    cases: [ApplicationState; 2],
    journals: [Journal<ApplicationFact>; 2],
    call: CallState,
    call_journal: Journal<CallFact>,
    /// Facts of the second application, where it is one that may come late.
    late: Option<Rc<Told>>,
    /// The list and the ties that the council has been given.
    agenda: Option<(u32, Vec<Vec<ApplicationId>>)>,
    /// The order that lies with the authority.
    order: Option<Box<Order>>,
    /// Orders in force.
    signed: Vec<Order>,
    /// Whether an order may be given on one of both.
    apart: bool,
    /// Facts made by the step that led here.
    made: Vec<ApplicationFact>,
    /// What else that step has shown.
    seen: Vec<&'static str>,
}

/// Both at the selection, with these marks from each of three experts.
pub(super) fn ranked(marks: [[i32; 5]; 2]) -> Together {
    let [first, second] = [marked(SCHOOL, marks[0], true), marked(THEIRS, marks[1], true)];
    together([&first, &second], None)
}

/// The same, where an order may be given on one of both.
pub(super) fn ranked_apart(marks: [[i32; 5]; 2]) -> Together {
    Together { apart: true, ..ranked(marks) }
}

/// The first at the selection; the second may come later, filed within a longer time of its own.
pub(super) fn with_late(marks: [[i32; 5]; 2]) -> Together {
    let first = marked(SCHOOL, marks[0], true);
    let absent = Told::new(rules_of(THEIRS));
    together([&first, &absent], Some(Rc::new(marked(THEIRS, marks[1], false))))
}

fn rules_of(organisation: OrganisationId) -> ApplicationRules {
    let mut rules = rules();
    rules.applicant.organisation = organisation;
    rules.call.extended.insert(THEIRS, day(12));
    rules
}

fn marked(organisation: OrganisationId, marks: [i32; 5], released: bool) -> Told {
    let mut told = Told::new(rules_of(organisation));
    told.given(&coordinator_of(organisation, day(3)), submit());
    told.given(&methodist(day(13)), verdict("admitted", &[], None));
    told.given(&methodist(day(14)), panel(&[101, 102, 103]));
    for n in [101, 102, 103] {
        told.given(&expert(n, day(14)), ApplicationCommand::Accept);
        told.given(&expert(n, day(15)), sheet(marks));
    }
    if released {
        told.given(&methodist(day(15)), ApplicationCommand::ReleaseReview);
    }
    told
}

fn together(told: [&Told; 2], late: Option<Rc<Told>>) -> Together {
    let rules = form::call_rules(&procedure(), "e1", HOME).unwrap();
    let dates = [("opens", 1), ("closes", 10), ("council", 24)].map(|(id, n)| (id.to_owned(), day(n)));
    let commands = [
        CallCommand::Draft { slug: "c".to_owned(), school_year: SchoolYear(2026), dates: dates.into() },
        CallCommand::Announce,
        CallCommand::ExtendOne { organisation: THEIRS, until: day(12), ground: GROUND },
    ];
    let mut facts = Vec::new();
    for command in commands {
        facts.extend(Calls::decide(&rules, &fold::<Calls>(&facts), &methodist(day(0)), command).unwrap());
    }
    Together {
        rules: told.map(|told| Rc::new(told.rules.clone())),
        cases: told.map(Told::state),
        journals: told.map(|told| Journal::of(&told.journal)),
        call: fold::<Calls>(&facts),
        call_journal: Journal::of(&facts),
        late,
        agenda: None,
        order: None,
        signed: Vec::new(),
        apart: false,
        made: Vec::new(),
        seen: Vec::new(),
    }
}

impl Together {
    fn known(&self) -> impl Iterator<Item = (usize, &Case)> {
        self.cases.iter().enumerate().filter_map(|(n, state)| Some((n, state.known()?)))
    }

    fn call_rules(&self) -> CallRules {
        let cases = self.known().map(|(n, case)| (work(n), case.clone())).collect();
        CallRules { cases, ..form::call_rules(&procedure(), "e1", HOME).unwrap() }
    }

    fn list(&self) -> Option<&ListRecord> {
        match &self.call {
            CallState::Known(call) => call.lists.get(&stage("ranking")),
            CallState::Absent => None,
        }
    }

    fn drawn_last(&self) -> Option<CallFact> {
        let drawn = |fact: &CallFact| matches!(fact, CallFact::ListDrawn { .. });
        self.call_journal.facts().into_iter().rev().find(drawn)
    }

    /// One command to one application; false where the rules refuse it.
    fn ask(&mut self, n: usize, act: &Act, command: ApplicationCommand) -> bool {
        let Ok(facts) = Applications::decide(&self.rules[n], &self.cases[n], act, command) else {
            return false;
        };
        are_kept(&facts);
        self.cases[n] = facts.iter().fold(std::mem::take(&mut self.cases[n]), Applications::evolve);
        self.journals[n] = self.journals[n].and(&facts);
        self.made.extend(facts);
        true
    }

    /// One command to the call, with what follows from it; false where the rules refuse it.
    fn ask_call(&mut self, act: &Act, command: CallCommand) -> bool {
        let Ok(facts) = Calls::decide(&self.call_rules(), &self.call, act, command) else { return false };
        are_kept(&facts);
        self.call = facts.iter().fold(std::mem::take(&mut self.call), Calls::evolve);
        self.call_journal = self.call_journal.and(&facts);
        for (id, command) in facts.iter().flat_map(follow) {
            let n = usize::from(id == work(1));
            assert!(self.ask(n, &machine(act.at), command), "what follows from a list is accepted");
        }
        true
    }

    /// What the council resolved, carried in its order. Each may be refused: the world has moved on.
    fn carry(&mut self, carried: Vec<Carried>) {
        let act = machine(day(25));
        for one in carried {
            let command = match one {
                Carried::TieSettled { stage, list, order, .. } => {
                    CallCommand::SettleTie { stage, list, order }
                }
                Carried::ListAdopted { stage, list, .. } => CallCommand::AdoptList { stage, list },
                Carried::ListReturned { stage, list, .. } => CallCommand::ReturnList { stage, list },
                Carried::Resolved { .. } => panic!("nothing else is on the agenda"),
            };
            if !self.ask_call(&act, command) {
                self.seen.push("a decision of the council came too late for its list");
            }
        }
    }

    fn order_rules() -> OrderRules {
        OrderRules {
            territory: HOME,
            zone: Zone::MOSCOW,
            taken: BTreeSet::new(),
            minutes: [(MEETING, dated())].into(),
        }
    }

    fn draft(&self, who: &[usize]) -> Option<Box<Order>> {
        let items = (1..).zip(who).map(|(number, n)| {
            let effects = legal(self.cases[*n].known()?.class.as_ref()?.proposes.clone());
            Some(OrderItem { number, application: work(*n), effects })
        });
        let items = items.collect::<Option<Vec<_>>>()?;
        let (list, stage) = (self.list().map(|list| list.number), stage("order"));
        let draft = OrderCommand::Draft { call: CALL, stage, list, basis: vec![MEETING], items };
        let facts = Orders::decide(&Self::order_rules(), &OrderState::Absent, &methodist(day(26)), draft);
        match fold::<Orders>(&facts.ok()?) {
            OrderState::Known(order) => Some(order),
            OrderState::Absent => None,
        }
    }

    /// The order that lies with the authority is given, sent back or refused.
    fn answer(&mut self, command: OrderCommand) -> bool {
        let Some(order) = self.order.take() else { return false };
        let state = OrderState::Known(order.clone());
        let decided = Orders::decide(&Self::order_rules(), &state, &methodist(day(27)), command);
        let Ok(facts) = decided else { return false };
        for fact in &facts {
            if matches!(fact, OrderFact::InForce { .. }) {
                self.signed.push((*order).clone());
            }
            for (id, outcome_of) in follow_order(&order, fact) {
                let outcome = outcome(match outcome_of {
                    OrderOutcome::InForce { .. } => "in_force",
                    OrderOutcome::Returned => "returned",
                    OrderOutcome::Refused => "refused",
                });
                let order = OrderId(Uuid::from_u128(700));
                let command = ApplicationCommand::Order { order, outcome };
                self.ask(usize::from(id == work(1)), &machine(day(27)), command);
            }
        }
        true
    }

    /// Whether the order still says what was decided. The door of orders refuses to enter one that does not.
    fn says_what_was_decided(&self) -> bool {
        self.order.iter().flat_map(|order| &order.items).all(|item| {
            let case = self.cases[usize::from(item.application == work(1))].known();
            let class =
                case.filter(|case| case.stage() == Some(&stage("order"))).and_then(|c| c.class.as_ref());
            class.is_some_and(|class| legal(class.proposes.clone()) == item.effects)
        })
    }

    fn step(&self, leaves: bool, act: impl FnOnce(&mut Self) -> bool) -> Option<Step<Self>> {
        let mut next = Self { made: Vec::new(), seen: Vec::new(), ..self.clone() };
        let over: Vec<usize> =
            self.known().filter(|(_, case)| case.stage().is_none()).map(|(n, _)| n).collect();
        if !act(&mut next) {
            return None;
        }
        for n in over {
            assert_eq!(next.cases[n], self.cases[n], "an end takes nothing");
        }
        let class = |state: &ApplicationState| Some(state.known()?.class.as_ref()?.class.clone());
        for (before, after) in self.cases.iter().zip(&next.cases) {
            if class(before).is_some_and(|before| Some(before) != class(after)) {
                next.seen.push("a redraw changed a class");
            }
        }
        let (facts, seen) = (std::mem::take(&mut next.made), std::mem::take(&mut next.seen));
        Some(Step { leaves, facts, seen, next })
    }

    /// Nobody draws while the council has a list before it.
    fn draws(&self) -> Vec<Option<Step<Self>>> {
        if self.agenda.is_some() {
            return Vec::new();
        }
        let command = CallCommand::DrawList { stage: stage("ranking"), left_empty: BTreeSet::new() };
        let Some(step) = self.step(false, |next| next.ask_call(&methodist(day(25)), command)) else {
            return Vec::new();
        };
        // The same proposal drawn again is the same but for its number.
        let same = |old: &ListRecord, new: &ListRecord| {
            (old.standing, old.rows, &old.settled) == (new.standing, new.rows, &new.settled)
        };
        let again = self.list().zip(step.next.list()).is_some_and(|(old, new)| same(old, new));
        if again { Vec::new() } else { vec![Some(step)] }
    }

    fn meets(&self) -> Vec<Option<Step<Self>>> {
        let Some((list, ties)) = &self.agenda else {
            let Some(list) = self.list().filter(|list| list.standing == ListStanding::Drawn) else {
                return Vec::new();
            };
            let Some(CallFact::ListDrawn { drawn, .. }) = self.drawn_last() else { return Vec::new() };
            assert_eq!(rows_digest(&drawn), list.rows);
            let tied = drawn.groups.iter().flat_map(|group| &group.ties);
            let ties = tied.map(|tie| tie.applications.iter().copied().collect()).collect();
            let agenda = Some((list.number, ties));
            return vec![self.step(false, |next| {
                next.agenda = agenda;
                true
            })];
        };
        let mut decisions = vec![Decision::Return];
        if ties.is_empty() {
            decisions.push(Decision::Adopt(Vec::new()));
        } else {
            let first = [Some(work(0)), Some(work(1)), None];
            decisions.extend(first.map(|first| Decision::Adopt(vec![first; ties.len()])));
        }
        let decide = |decision: Decision| {
            self.step(false, |next| {
                next.agenda = None;
                next.carry(council(*list, ties, &decision));
                true
            })
        };
        decisions.into_iter().map(decide).collect()
    }

    fn orders(&self) -> Vec<Option<Step<Self>>> {
        if self.order.is_some() {
            let scan = None;
            let (number, signatory) = ("5-р".to_owned(), GROUND.unwrap());
            let enter = OrderCommand::Enter { number, dated: dated(), signatory, scan };
            let mut answers =
                vec![OrderCommand::Return { ground: GROUND }, OrderCommand::Refuse { ground: GROUND }];
            if self.says_what_was_decided() {
                answers.push(enter);
            }
            let answer = |command| self.step(false, |next: &mut Self| next.answer(command));
            return answers.into_iter().map(answer).collect();
        }
        let waits = |case: &Case| case.stage() == Some(&stage("order"));
        let here: Vec<usize> = self.known().filter(|(_, case)| waits(case)).map(|(n, _)| n).collect();
        let mut drafts = vec![here.clone()];
        if self.apart && here.len() > 1 {
            drafts.extend(here.iter().map(|n| vec![*n]));
        }
        let draft = |who: Vec<usize>| {
            let order = self.draft(&who)?;
            self.step(false, |next| {
                next.order = Some(order);
                true
            })
        };
        drafts.into_iter().map(draft).collect()
    }

    fn single(&self) -> Vec<Option<Step<Self>>> {
        let mut steps = Vec::new();
        for (n, organisation) in [SCHOOL, THEIRS].into_iter().enumerate() {
            let tries = [
                (methodist(day(25)), ApplicationCommand::Disqualify { ground: GROUND }),
                (coordinator_of(organisation, day(25)), ApplicationCommand::Withdraw { ground: None }),
                (coordinator_of(organisation, day(25)), submit()),
                (machine(day(25)), ApplicationCommand::Lapse),
                (methodist(day(25)), ApplicationCommand::ReleaseReview),
            ];
            for (act, command) in tries {
                let leaves = matches!(
                    command,
                    ApplicationCommand::Disqualify { .. } | ApplicationCommand::Withdraw { .. }
                );
                steps.push(self.step(leaves, |next| next.ask(n, &act, command)));
            }
        }
        steps
    }
}

impl World for Together {
    /// Left out: moments (no term runs here), the absolute numbers of lists and publications, and of whoever
    /// has left without anything in force all but that.
    fn key(&self) -> String {
        if self.is_over() && self.late.is_none() {
            return self.known().map(|(_, case)| place(case)).collect();
        }
        let list = self.list();
        let number = list.map(|list| list.number);
        let cases = self.cases.clone().map(|state| {
            let case = state.known()?;
            if case.stage().is_none() && case.in_force.is_none() {
                return Some("gone".to_owned());
            }
            let class =
                case.class.as_ref().map(|class| (class.class.to_string(), Some(class.list) == number));
            let returned = case.taken_of(&stage("order"), &outcome("returned"));
            Some(format!(
                "{} {:?} {class:?} {returned} {:?}",
                place(case),
                case.tallies,
                case.in_force.is_some()
            ))
        });
        let list = list.map(|list| {
            let fresh = list.base == list.number;
            format!("{fresh} {} {:?} {:?} {:?}", list.rows, list.settled, list.left_empty, list.standing)
        });
        let agenda = self.agenda.as_ref().map(|(shown, ties)| {
            (self.list().is_some_and(|list| list.number == *shown || list.base == *shown), ties.len())
        });
        let order = self.order.as_ref().map(|order| (&order.items, self.says_what_was_decided()));
        let gates = match &self.call {
            CallState::Known(call) => (call.gates.len(), call.published.len()),
            CallState::Absent => (0, 0),
        };
        format!("{cases:?} {list:?} {agenda:?} {order:?} {gates:?} {}", self.late.is_some())
    }

    fn steps(&self) -> Vec<Step<Self>> {
        let mut steps = self.draws();
        steps.extend(self.meets());
        steps.extend(self.orders());
        steps.extend(self.single());
        let publish = CallCommand::Publish { stage: stage("results") };
        steps.push(self.step(false, |next| next.ask_call(&methodist(day(28)), publish)));
        if let Some(late) = &self.late {
            steps.push(self.step(false, |next| {
                next.cases[1] = late.state();
                next.journals[1] = Journal::of(&late.journal);
                next.late = None;
                true
            }));
        }
        steps.into_iter().flatten().collect()
    }

    fn is_over(&self) -> bool {
        self.known().all(|(_, case)| case.stage().is_none())
    }

    fn check(&self) {
        for (journal, state) in self.journals.iter().zip(&self.cases) {
            replays::<Applications>(journal, state);
        }
        replays::<Calls>(&self.call_journal, &self.call);
        comes_back(&self.order);
        let lists = self.call_journal.facts();
        for (n, case) in self.known() {
            if let Some(class) = &case.class {
                let adopted = |fact: &CallFact| {
                    let CallFact::ListAdopted { number, classes, .. } = fact else { return false };
                    *number == class.list && classes.get(&work(n)) == Some(&class.class)
                };
                assert!(lists.iter().any(adopted), "no class without an adopted list");
            }
            if let Some(in_force) = &case.in_force {
                let item = |item: &OrderItem| item.application == work(n) && item.effects == in_force.effects;
                let says = self.signed.iter().flat_map(|order| &order.items).any(item);
                assert!(says, "nothing is in force but what an order says");
            }
        }
        let winner: Effect = "award:winner".parse().unwrap();
        let wins = |case: &Case| case.in_force.as_ref().is_some_and(|order| order.effects.contains(&winner));
        let winners: Vec<&Case> = self.known().map(|(_, case)| case).filter(|case| wins(case)).collect();
        let totals: BTreeSet<Option<Exact>> =
            winners.iter().map(|case| case.tallies.get(&stage("total")).unwrap().total).collect();
        assert!(winners.len() < 2 || totals.len() == 1, "one winner, unless equals share");
    }

    fn tell(&self) -> String {
        let cases: Vec<_> = self.known().map(|(_, case)| (place(case), &case.class)).collect();
        format!("{cases:?} {:?} {:?} {:?}", self.list(), self.agenda, self.order)
    }
}

fn legal(effects: Vec<Effect>) -> Vec<Effect> {
    effects.into_iter().filter(|effect| effect.kind.is_legal()).collect()
}
