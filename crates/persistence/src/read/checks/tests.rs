use std::collections::BTreeSet;

use domain::application::decide::Applications;
use domain::application::fact::Channel;
use domain::application::form;
use domain::application::state::ApplicationState;
use domain::basics::code::{Alias, Code};
use domain::basics::id::{OrganisationId, PersonId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::decider::Decider;
use domain::procedure::definition::Definition;
use domain::procedure::verify::verify;
use uuid::Uuid;

use super::*;

fn at(day: i64) -> Moment {
    Moment::parse("2026-11-02T09:00:00Z").unwrap().plus_seconds(day * 86_400)
}

fn rules() -> ApplicationRules {
    let text = include_str!("../../../../../procedures/district-products.toml");
    let procedure = Arc::new(verify(Definition::from_toml(text).unwrap()).unwrap());
    let calendar = include_str!("../../../../../procedures/calendars/russia.toml");
    let calendar = Arc::new(Calendar::from_toml(calendar).unwrap());
    let intake = form::intake_dates(&procedure).unwrap();
    let territory = TerritoryId(Uuid::from_u128(1));
    let call = Call {
        territory,
        procedure: "district-products".to_owned(),
        edition: "e1".to_owned(),
        slug: "products".to_owned(),
        school_year: SchoolYear(2026),
        dates: BTreeMap::from([(intake.closes.clone(), at(1))]),
        intake,
        announced_at: Some(at(-9)),
        extended: BTreeMap::new(),
        gates: BTreeMap::new(),
        lists: BTreeMap::new(),
        published: BTreeMap::new(),
        admission: BTreeMap::new(),
    };
    let call_id = CallId(Uuid::from_u128(9));
    let terms =
        Terms { call_id, call: &call, procedure: &procedure, calendar: &calendar, zone: Zone::MOSCOW };
    terms.rules(
        Applicant { organisation: OrganisationId(Uuid::from_u128(3)), territory },
        OrganisationKind::School,
    )
}

fn filed() -> Vec<ApplicationFact> {
    let submitted = ApplicationFact::Submitted {
        call: CallId(Uuid::from_u128(9)),
        territory: TerritoryId(Uuid::from_u128(1)),
        organisation: OrganisationId(Uuid::from_u128(3)),
        code: Code::new(26, 4_242),
        submission: 1,
        channel: Channel::Online,
        received_at: at(0),
        divisions: BTreeMap::new(),
        title: None,
        answers: BTreeMap::new(),
        papers: Vec::new(),
        authors: Vec::new(),
        stamp: None,
    };
    vec![submitted, moved("intake", "submitted", "check")]
}

fn moved(stage: &str, outcome: &str, to: &str) -> ApplicationFact {
    let (stage, outcome) = (StageId::parse(stage).unwrap(), OutcomeId::parse(outcome).unwrap());
    ApplicationFact::Moved { stage, outcome, to: to.parse().unwrap(), since: at(2) }
}

fn checked(outcome: &str) -> ApplicationFact {
    ApplicationFact::Checked {
        stage: StageId::parse("check").unwrap(),
        outcome: OutcomeId::parse(outcome).unwrap(),
        failed: BTreeSet::new(),
        remarks: None,
        until: Some(at(5)),
    }
}

fn tallied(stage: &str, outcome: &str) -> ApplicationFact {
    let (stage, outcome) = (StageId::parse(stage).unwrap(), OutcomeId::parse(outcome).unwrap());
    ApplicationFact::Tallied { stage, outcome, total: None, criteria: BTreeMap::new(), steps: Vec::new() }
}

fn classed(class: &str) -> ApplicationFact {
    ApplicationFact::Classed {
        stage: StageId::parse("ranking").unwrap(),
        list: 1,
        class: OutcomeId::parse(class).unwrap(),
        proposes: Vec::new(),
        decided_at: at(9),
    }
}

fn reviewed() -> Vec<ApplicationFact> {
    let mut facts = filed();
    let seats = vec![(PersonId(Uuid::from_u128(5)), Alias::new(7))];
    let panel = ApplicationFact::PanelConfirmed { stage: StageId::parse("review").unwrap(), seats };
    facts.extend([checked("remarks"), moved("check", "remarks", "review"), panel]);
    facts
}

fn told(rules: &ApplicationRules, facts: &[ApplicationFact]) -> Option<AppStage> {
    let state = facts.iter().fold(ApplicationState::Absent, Applications::evolve);
    stage_of(rules, state.known().unwrap())
}

/// Every way from the review to the end of the shipped procedure, without its publication.
fn ways() -> Vec<Vec<ApplicationFact>> {
    let close = vec![
        moved("review", "complete", "agreement"),
        tallied("agreement", "agreed"),
        moved("agreement", "agreed", "total"),
        tallied("total", "ranked"),
        moved("total", "ranked", "ranking"),
    ];
    let apart = vec![
        moved("review", "short", "agreement"),
        tallied("agreement", "divergent"),
        moved("agreement", "divergent", "third"),
        moved("third", "complete", "total"),
        tallied("total", "ranked"),
        moved("total", "ranked", "ranking"),
    ];
    let unmarked = vec![
        moved("review", "short", "agreement"),
        tallied("agreement", "divergent"),
        moved("agreement", "divergent", "third"),
        tallied("total", "unmarked"),
        moved("total", "unmarked", "end:unmarked"),
    ];
    let with = |before: &[ApplicationFact], after: Vec<ApplicationFact>| [before, &after].concat();
    let won = || {
        vec![classed("winner"), moved("ranking", "winner", "order"), moved("order", "in_force", "results")]
    };
    let lost = || vec![classed("none"), moved("ranking", "none", "results")];
    let void = || {
        vec![classed("winner"), moved("ranking", "winner", "order"), moved("order", "refused", "end:void")]
    };
    vec![with(&close, won()), with(&apart, won()), with(&close, lost()), with(&apart, void()), unmarked]
}

#[test]
fn a_school_cannot_tell_any_way_from_another_before_the_results_are_public() {
    let rules = rules();
    let before = reviewed();
    assert_eq!(told(&rules, &before), Some(AppStage::InReview));
    for way in ways() {
        for n in 2..=way.len() {
            let facts = [before.as_slice(), way.get(..n).unwrap()].concat();
            assert_eq!(told(&rules, &facts), Some(AppStage::Deciding), "{n} of {way:?}");
        }
    }
}

#[test]
fn a_published_result_is_told_and_an_end_without_one_is_named_once_the_call_has_published() {
    let mut rules = rules();
    let announced = ApplicationFact::Announced { stage: StageId::parse("results").unwrap(), at: at(20) };
    for way in ways() {
        let facts = [reviewed(), way, vec![announced.clone()]].concat();
        assert_eq!(told(&rules, &facts), Some(AppStage::Published { at: at(20) }));
    }
    let unmarked = [reviewed(), ways().pop().unwrap()].concat();
    let published = domain::call::state::Published { number: 1, at: at(20) };
    rules.call.published.insert(StageId::parse("results").unwrap(), published);
    assert!(matches!(told(&rules, &unmarked), Some(AppStage::Ended { .. })));
}

#[test]
fn the_check_is_told_at_once() {
    let rules = rules();
    assert_eq!(told(&rules, &filed()), Some(AppStage::Checking));
    let cure = [filed(), vec![checked("cure"), moved("check", "cure", "cure")]].concat();
    assert_eq!(told(&rules, &cure), Some(AppStage::ToMend { until: Some(at(5)) }));
    let lapsed = [cure.clone(), vec![moved("cure", "lapsed", "end:refused")]].concat();
    assert_eq!(told(&rules, &lapsed), Some(AppStage::NotAdmitted));
    let refused = [filed(), vec![checked("refused"), moved("check", "refused", "end:refused")]].concat();
    assert_eq!(told(&rules, &refused), Some(AppStage::NotAdmitted));
    let off = [reviewed(), vec![moved("review", "disqualified", "end:disqualified")]].concat();
    assert_eq!(told(&rules, &off), Some(AppStage::Disqualified));
    let back = [filed(), vec![ApplicationFact::Withdrawn { ground: None }]].concat();
    assert_eq!(told(&rules, &back), None);
}
