//! One application: from its filing to the review, and through the review to the selection.

use std::rc::Rc;

use super::explore::{Journal, Step, World, are_kept, replays};
use crate::application::command::ApplicationCommand;
use crate::application::decide::{ApplicationRules, Applications, ExpertSnapshot};
use crate::application::due;
use crate::application::fact::ApplicationFact;
use crate::application::panel::{review as review_of, size};
use crate::application::sample::{
    GROUND, SCHOOL, Told, alias, clock, coordinator, day, expert, filing, machine, methodist, outcome, panel,
    person, place, rules, sheet, stage, submit, verdict, whole,
};
use crate::application::state::{ApplicationState, Case, PanelSeat, SeatStanding, Standing};
use crate::basics::moment::Moment;
use crate::decider::{Act, Decider};
use crate::procedure::stage::Work;

/// Works at the institution that applies.
const OWN: u128 = 105;
/// The register: four experts who may sit, and one who may not.
const EXPERTS: [u128; 5] = [101, 102, 103, 104, OWN];
/// Totals of 40 and 25, which are just far enough apart.
const SHEETS: [[i32; 5]; 2] = [[8; 5], [5; 5]];

/// One application, at one of a few moments.
#[derive(Clone)]
pub(super) struct Lone {
    rules: Rc<ApplicationRules>,
    moments: Rc<[Moment]>,
    now: usize,
    state: ApplicationState,
    journal: Journal<ApplicationFact>,
    /// Whether panels are made; without it only terms pass at reviews.
    panels: bool,
}

/// Nothing filed yet, before the intake; a moment on each side of every cutoff.
pub(super) fn filing_world() -> Lone {
    let moments = [
        day(0),
        day(3),
        clock(6, 23, 58),
        clock(7, 0, 0),
        day(10),
        day(13),
        clock(14, 23, 58),
        clock(15, 0, 0),
        clock(31, 23, 58),
        day(38),
        day(90),
    ];
    lone(&Told::new(rules()), &moments, false)
}

/// Admitted, intake over.
pub(super) fn review_world() -> Lone {
    lone(&Told::admitted(), &[day(14), clock(34, 23, 58), day(35), day(90)], true)
}

fn lone(told: &Told, moments: &[Moment], panels: bool) -> Lone {
    let mut rules = told.rules.clone();
    let own = ExpertSnapshot { organisations: [SCHOOL].into(), ..ExpertSnapshot::default() };
    rules.experts.insert(person(OWN), own);
    Lone {
        rules: Rc::new(rules),
        moments: moments.into(),
        now: 0,
        state: told.state(),
        journal: Journal::of(&told.journal),
        panels,
    }
}

impl Lone {
    fn at(&self) -> Moment {
        self.moments[self.now]
    }

    /// The step, if the rules accept it. An end takes nothing but another filing while intake is open.
    fn try_step(&self, act: &Act, command: ApplicationCommand) -> Option<Step<Self>> {
        let leaves =
            matches!(command, ApplicationCommand::Withdraw { .. } | ApplicationCommand::Disqualify { .. });
        let facts = Applications::decide(&self.rules, &self.state, act, command).ok()?;
        if self.state.known().is_some_and(|case| case.stage().is_none()) {
            let in_time = |fact: &ApplicationFact| {
                let ApplicationFact::Submitted { received_at, .. } = fact else { return false };
                *received_at < day(10)
            };
            assert!(facts.first().is_some_and(in_time), "an end took {facts:?}");
        }
        are_kept(&facts);
        let state = facts.iter().fold(self.state.clone(), Applications::evolve);
        let next = Self { state, journal: self.journal.and(&facts), ..self.clone() };
        Some(Step { leaves, facts, seen: Vec::new(), next })
    }

    /// What coordinators, methodists and the timer may try anywhere.
    fn anywhere(&self) -> Vec<(Act, ApplicationCommand)> {
        let now = self.at();
        let until = self.state.known().and_then(|case| due::cutoff(&self.rules, case).unwrap());
        let later = until.map_or(now, |until| until.plus_seconds(86_400));
        let mended = due::bounds(&self.rules, self.rules.procedure.stage(&stage("cure")).unwrap(), now);
        let mended = mended.unwrap().map(|(least, _)| least);
        let (received_at, stamp) = (now.plus_seconds(-3600), GROUND);
        let mut all = vec![
            (coordinator(now), submit()),
            (coordinator(now), ApplicationCommand::Withdraw { ground: None }),
            (methodist(now), ApplicationCommand::EnterPaper { filing: filing(whole()), received_at, stamp }),
            (methodist(now), verdict("refused", &["ours"], None)),
            (methodist(now), ApplicationCommand::Disqualify { ground: GROUND }),
            (methodist(now), ApplicationCommand::ReleaseReview),
            (machine(now), ApplicationCommand::Lapse),
        ];
        // The world ends with its last moment: nothing begins then that would need another.
        if self.now + 1 < self.moments.len() {
            all.push((methodist(now), verdict("admitted", &[], None)));
            all.push((methodist(now), verdict("remarks", &["neat"], None)));
            all.push((methodist(now), verdict("cure", &["signed"], mended)));
        }
        if self.state.known().is_none_or(|case| case.more_time.is_none()) {
            all.push((methodist(now), ApplicationCommand::MoreTime { until: later, ground: GROUND }));
        }
        all
    }

    /// What may be tried of a panel. Experts whose seats stand alike are tried once.
    fn on_panels(&self, case: &Case) -> Vec<(Act, ApplicationCommand)> {
        let now = self.at();
        let mut all = Vec::new();
        for experts in [[101, 102, 103], [101, 102, OWN]] {
            all.push((methodist(now), panel(&experts)));
        }
        all.extend(EXPERTS.map(|n| (methodist(now), panel(&[n]))));
        let Some(id) = case.stage() else { return all };
        let mut tried = Vec::new();
        for seat in case.seats(id).filter(|seat| seat.visit == case.visits_of(id)) {
            let like = like(case, true, seat);
            if tried.contains(&like) {
                continue;
            }
            tried.push(like);
            let n = seat.expert.0.as_u128();
            let act = expert(n, now);
            all.push((act.clone(), ApplicationCommand::Accept));
            all.push((act.clone(), ApplicationCommand::Decline { conflict: true, ground: None }));
            all.extend(SHEETS.map(|marks| (act.clone(), sheet(marks))));
            for by in EXPERTS {
                let (expert, by, alias) = (person(n), person(by), alias(by));
                all.push((methodist(now), ApplicationCommand::Replace { expert, by, alias, ground: None }));
            }
            // One sheet of a work is done over once: more of it would be the same again.
            if case.seats(id).all(|seat| seat.sheets.len() < 2) {
                let (expert, witnesses) = (person(n), vec![crate::basics::digest::Digest::ZERO; 2]);
                all.push((methodist(now), ApplicationCommand::ReturnSheet { expert, ground: GROUND }));
                all.push((
                    methodist(now),
                    ApplicationCommand::VoidSheet { expert, witnesses, ground: GROUND },
                ));
            }
        }
        all
    }
}

impl World for Lone {
    /// Left out: how often it was filed and came to stages where nothing is counted, names of experts who are
    /// alike, wordings, the numbers of sheets that no longer count, why a seat is given up, and of a case
    /// that is over all but its end and whether experts ever had it.
    fn key(&self) -> String {
        let Some(case) = self.state.known() else { return format!("{} absent", self.now) };
        let mut seats: Vec<String> = Vec::new();
        for (id, some) in &case.panels {
            let here = case.stage() == Some(id);
            seats.extend(some.iter().map(|seat| format!("{id} {}", like(case, here, seat))));
        }
        seats.sort();
        let cured = case.visits_of(&stage("cure")).min(2);
        if self.is_over() {
            return format!("{} {:?} {} {cured} {}", self.now, case.standing, place(case), seats.is_empty());
        }
        let counted = case.taken_of(&stage("total"), &outcome("unmarked"));
        let until = case.check.as_ref().map(|check| check.until);
        format!("{} {:?} {cured} {counted} {until:?} {:?} {seats:?}", self.now, case.at, case.more_time)
    }

    fn steps(&self) -> Vec<Step<Self>> {
        if self.state.known().is_some_and(|case| case.stage() == Some(&stage("ranking"))) {
            return Vec::new();
        }
        let mut tries = self.anywhere();
        if let Some(case) = self.state.known().filter(|_| self.panels) {
            tries.extend(self.on_panels(case));
        }
        let mut steps: Vec<Step<Self>> =
            tries.into_iter().filter_map(|(act, command)| self.try_step(&act, command)).collect();
        if self.now + 1 < self.moments.len() {
            let next = Self { now: self.now + 1, ..self.clone() };
            steps.push(Step { leaves: false, facts: Vec::new(), seen: Vec::new(), next });
        }
        steps
    }

    /// At the selection one application alone has come as far as it can. What was never filed is no case.
    fn is_over(&self) -> bool {
        match self.state.known() {
            Some(case) => case.stage().is_none() || case.stage() == Some(&stage("ranking")),
            None => self.now + 1 == self.moments.len(),
        }
    }

    fn check(&self) {
        replays::<Applications>(&self.journal, &self.state);
        let Some(case) = self.state.known() else { return };
        assert!(case.since() <= self.at(), "it is where it is since a moment that has come");
        assert_eq!(case.standing == Standing::Withdrawn, place(case) == "end:withdrawn");
        for (id, seats) in &case.panels {
            let rule = review_of(self.rules.procedure.stage(id).unwrap()).unwrap();
            let held = seats.iter().filter(|seat| seat.is_held() && seat.visit == case.visits_of(id));
            assert!(held.count() <= usize::try_from(size(rule).1).unwrap(), "no more than the size");
            assert!(seats.iter().all(|seat| seat.expert != person(OWN)), "none of the applicant's own");
            let apart = rule.excludes.iter().flat_map(|other| case.seats(other));
            let apart: Vec<_> = apart.map(|seat| seat.expert).collect();
            assert!(seats.iter().all(|seat| !apart.contains(&seat.expert)), "H11");
        }
        if let Some(Work::Tally(_)) = case.stage().and_then(|id| Some(&self.rules.procedure.stage(id)?.work))
        {
            panic!("nobody waits at a tally");
        }
        assert!(case.class.is_none() && case.in_force.is_none(), "nothing is decided before the selection");
    }

    fn tell(&self) -> String {
        let case = self.state.known().map(|case| (place(case), case.since(), &case.panels));
        format!("{}: {case:?}", self.at())
    }
}

/// What of a seat the rules can tell: of a review that is over, its sheet alone.
fn like(case: &Case, here: bool, seat: &PanelSeat) -> String {
    let present = case.stage().is_some_and(|id| case.visits_of(id) == seat.visit);
    let signed = seat.signed().map(|sheet| sheet.total);
    match seat.standing {
        SeatStanding::Declined { .. } | SeatStanding::Replaced => format!("{present} gone"),
        SeatStanding::Invited | SeatStanding::Accepted if !here => format!("{signed:?}"),
        SeatStanding::Invited => format!("{present} invited"),
        SeatStanding::Accepted => format!("{present} accepted {} {signed:?}", seat.sheets.len()),
    }
}
