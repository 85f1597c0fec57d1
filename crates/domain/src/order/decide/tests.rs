//! Orders, told as sentences.

use uuid::Uuid;

use super::*;
use crate::access::table::seated;
use crate::basics::digest::Digest;
use crate::basics::id::{ApplicationId, CallId, CommandId, PersonId};
use crate::basics::moment::Moment;
use crate::decider::fold;
use crate::order::follow::{OrderOutcome, follow};
use crate::people::seat::{Actor, Role, Scope, Viewer};
use crate::procedure::name::StageId;

const HOME: TerritoryId = TerritoryId(Uuid::from_u128(1));
const COUNCIL: MeetingId = MeetingId(Uuid::from_u128(5));
const GROUND: Digest = Digest([7; 32]);

fn work(n: u128) -> ApplicationId {
    ApplicationId(Uuid::from_u128(n))
}

fn day(n: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 4, n).unwrap()
}

fn rules() -> OrderRules {
    OrderRules {
        territory: HOME,
        zone: Zone::MOSCOW,
        taken: ["101-р".to_owned()].into(),
        minutes: [(COUNCIL, day(15))].into(),
    }
}

/// A methodist's act; 21:30 UTC of the nineteenth is the twentieth in Petersburg.
fn act() -> Act {
    let seat = Seat { role: Role::Methodist, scope: Scope::Territory { territory: HOME } };
    Act {
        by: Viewer::Person(Actor { person: PersonId(Uuid::from_u128(2)), seats: vec![seat] }),
        at: Moment::parse("2027-04-19T21:30:00Z").unwrap(),
        command: CommandId(Uuid::from_u128(3)),
    }
}

fn item(number: u32, application: u128) -> OrderItem {
    let effects = vec!["award:winner".parse().unwrap()];
    OrderItem { number, application: work(application), effects }
}

fn draft(items: Vec<OrderItem>, basis: Vec<MeetingId>) -> OrderCommand {
    let call = CallId(Uuid::from_u128(4));
    OrderCommand::Draft { call, stage: StageId::parse("order").unwrap(), list: Some(1), basis, items }
}

fn enter(number: &str, dated: NaiveDate) -> OrderCommand {
    OrderCommand::Enter { number: number.to_owned(), dated, signatory: GROUND, scan: None }
}

fn when(journal: &[OrderFact], command: OrderCommand) -> Result<Vec<OrderFact>, Refusal> {
    Orders::decide(&rules(), &fold::<Orders>(journal), &act(), command)
}

fn drafted() -> Vec<OrderFact> {
    when(&[], draft(vec![item(1, 1), item(2, 2), item(2, 3)], vec![COUNCIL])).unwrap()
}

fn order(journal: &[OrderFact]) -> Order {
    match fold::<Orders>(journal) {
        OrderState::Known(order) => *order,
        OrderState::Absent => panic!("no order"),
    }
}

#[test]
fn h27_what_was_decided_is_in_force_from_the_order_and_not_from_its_draft() {
    let mut journal = drafted();
    assert_eq!(follow(&order(&journal), &journal[0]), []);
    let facts = when(&journal, enter(" 112-р ", day(20))).unwrap();
    let carried = follow(&order(&journal), &facts[0]);
    journal.extend(facts);
    assert_eq!(carried.len(), 3);
    assert_eq!(carried[2], (work(3), OrderOutcome::InForce { effects: item(2, 3).effects }));
    let Standing::InForce { number, dated, .. } = order(&journal).standing else { panic!("not in force") };
    assert_eq!((number.as_str(), dated), ("112-р", day(20)));
}

#[test]
fn a_returned_or_refused_draft_says_so_to_each_application_and_needs_a_ground() {
    let journal = drafted();
    let back = when(&journal, OrderCommand::Return { ground: Some(GROUND) }).unwrap();
    let told: Vec<_> = (1..=3).map(|n| (work(n), OrderOutcome::Returned)).collect();
    assert_eq!(follow(&order(&journal), &back[0]), told);
    let no = when(&journal, OrderCommand::Refuse { ground: Some(GROUND) }).unwrap();
    assert_eq!(follow(&order(&journal), &no[0])[0], (work(1), OrderOutcome::Refused));
    assert_eq!(when(&journal, OrderCommand::Return { ground: None }), Err(Refusal::NoGround));
    assert_eq!(when(&journal, OrderCommand::Refuse { ground: None }), Err(Refusal::NoGround));
}

#[test]
fn an_order_is_dated_between_its_minutes_and_today_where_the_authority_sits() {
    let journal = drafted();
    let (dated, today) = (day(21), day(20));
    assert_eq!(when(&journal, enter("1", dated)), Err(OrderRefusal::DatedAhead { dated, today }.into()));
    let (dated, minutes) = (day(14), day(15));
    assert_eq!(
        when(&journal, enter("1", dated)),
        Err(OrderRefusal::DatedBeforeMinutes { dated, minutes }.into())
    );
    for good in [15, 20] {
        assert!(when(&journal, enter("1", day(good))).is_ok());
    }
}

#[test]
fn a_number_is_given_once_a_year() {
    let journal = drafted();
    let taken = OrderRefusal::NumberTaken { number: "101-р".to_owned() };
    assert_eq!(when(&journal, enter(" 101-р", day(20))), Err(taken.into()));
    assert_eq!(when(&journal, enter("  ", day(20))), Err(OrderRefusal::NoNumber.into()));
    let long = OrderRefusal::NumberTooLong { chars: 41, limit: NUMBER_MAX };
    assert_eq!(when(&journal, enter(&"ж".repeat(41), day(20))), Err(long.into()));
}

#[test]
fn a_draft_is_numbered_through_names_nobody_twice_and_rests_on_minutes_in_force() {
    let refused = |items, basis| when(&[], draft(items, basis)).unwrap_err();
    assert_eq!(refused(vec![], vec![]), OrderRefusal::NoItems.into());
    for (numbers, found, expected) in [([0, 1], 0, 1), ([2, 3], 2, 1), ([1, 3], 3, 2)] {
        let items = vec![item(numbers[0], 1), item(numbers[1], 2)];
        assert_eq!(refused(items, vec![]), OrderRefusal::BadNumbering { found, expected }.into());
    }
    let twice = vec![item(1, 1), item(2, 1)];
    assert_eq!(refused(twice, vec![]), OrderRefusal::Twice { application: work(1) }.into());
    let meeting = MeetingId(Uuid::from_u128(6));
    let unminuted = refused(vec![item(1, 1)], vec![COUNCIL, meeting]);
    assert_eq!(unminuted, OrderRefusal::BasisNotInForce { meeting }.into());
    assert!(when(&[], draft(vec![item(1, 1)], vec![])).is_ok());
}

#[test]
fn only_methodists_and_officers_of_the_territory_enter_orders() {
    for role in Role::ALL {
        let act = Act { by: seated(role), ..act() };
        let answer = Orders::decide(&rules(), &OrderState::Absent, &act, draft(vec![item(1, 1)], vec![]));
        let may = matches!(role, Role::Methodist | Role::Officer);
        assert_eq!(answer.is_ok(), may, "{role:?}");
        assert!(may || answer == Err(Refusal::NotYours));
    }
}

/// Every state: nothing follows an end, and every journal reads back as it was written.
#[test]
fn in_every_reachable_state_an_ended_order_stays_as_it_is() {
    let commands = || {
        let ground = Some(GROUND);
        let again = draft(vec![item(1, 1)], vec![]);
        [again, enter("7", day(16)), OrderCommand::Return { ground }, OrderCommand::Refuse { ground }]
    };
    let (mut seen, mut queue) = (Vec::new(), vec![Vec::new()]);
    while let Some(journal) = queue.pop() {
        let written = serde_json::to_string(&journal).unwrap();
        assert_eq!(serde_json::from_str::<Vec<OrderFact>>(&written).unwrap(), journal);
        let state = fold::<Orders>(&journal);
        let kept = serde_json::to_string(&state).unwrap();
        assert_eq!(serde_json::from_str::<OrderState>(&kept).unwrap(), state);
        let ended = matches!(&state, OrderState::Known(order) if order.standing != Standing::Drafted);
        for command in commands() {
            let Ok(facts) = when(&journal, command) else { continue };
            assert!(!ended);
            queue.push(journal.iter().cloned().chain(facts).collect());
        }
        assert!(!seen.contains(&state));
        seen.push(state);
    }
    assert_eq!(seen.len(), 5);
}
