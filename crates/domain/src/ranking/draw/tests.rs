//! Lists as contests draw them.

use super::*;
use crate::procedure::definition::Definition;
use crate::procedure::exact::Exact;
use crate::procedure::selection::TiePolicy;
use crate::procedure::stage::Work;
use crate::ranking::sample::{
    Wish, application, case, class, class_of, ladder, marked_by, outcome, settled, told,
};

fn drawn(wish: &Wish, cases: &[Entry]) -> Drawn {
    draw(&wish.terms(), cases).unwrap()
}

fn with_points(mut case: Entry, criterion: &str, points: i32) -> Entry {
    case.criteria.insert(criterion.to_owned(), Exact::whole(points));
    case
}

#[test]
fn the_ladder_of_the_district_contest_is_filled_from_above() {
    let text = include_str!("../../../../../procedures/district-products.toml");
    let definition = Definition::from_toml(text).unwrap();
    let Work::Selection(selection) = &definition.stages["ranking"].work else { panic!("a selection") };
    let wish = Wish { selection: selection.clone(), ..Wish::of(Vec::new()) };
    let in_group = |group: &str, case: Entry| Entry { group: vec![group.to_owned()], ..case };
    let cases = [
        in_group("teaching", case(1, 48)),
        in_group("teaching", case(2, 44)),
        in_group("teaching", case(3, 31)),
        in_group("teaching", case(4, 31)),
        in_group("teaching", case(5, 24)),
        in_group("management", case(6, 34)),
        in_group("management", Entry { total: None, ..case(7, 0) }),
    ];
    let drawn = drawn(&wish, &cases);
    assert_eq!(drawn.groups[0].key, ["management"], "groups stand by key");
    let both = ["6 laureate 1", "7 none 2", "1 winner 1", "2 laureate 2"];
    assert_eq!(told(&drawn)[..4], both, "nobody reaches the winner's 35 points in management");
    let open = OpenTie {
        applications: [application(3), application(4)].into(),
        policy: TiePolicy::Council,
        classes: [outcome("laureate"), outcome("diplomant")].into(),
    };
    assert_eq!(drawn.groups[1].ties, [open]);
    assert_eq!(told(&drawn)[4..], ["3 diplomant 3-4", "4 diplomant 3-4", "5 none 5"]);
}

#[test]
fn a_tie_gives_two_seconds_and_leaves_the_thirds_theirs() {
    let classes = ["first", "second", "third"].map(|name| class(name, "1", None));
    let classes = classes.into_iter().chain([class("none", "all", None)]).collect();
    let wish = Wish::of(classes).with_ties("shared");
    let cases = [case(1, 40), case(2, 30), case(3, 30), case(4, 20), case(5, 10)];
    let wanted = ["1 first 1", "2 second 2-3", "3 second 2-3", "4 third 4", "5 none 5"];
    assert_eq!(told(&drawn(&wish, &cases)), wanted);
}

#[test]
fn the_best_nine_from_fifteen_points_are_eight_when_the_ninth_has_fourteen() {
    let classes = vec![class("winner", "9", Some(15)), class("none", "all", None)];
    let wish = Wish::of(classes).with_ties("registered_at");
    let totals = [30, 28, 28, 26, 25, 20, 16, 15, 14, 14];
    let cases: Vec<Entry> = (1..).zip(totals).map(|(number, total)| case(number, total)).collect();
    let drawn = drawn(&wish, &cases);
    let winners = drawn.groups[0].rows.iter().filter(|row| row.class == outcome("winner"));
    assert_eq!(winners.count(), 8);
    assert_eq!(told(&drawn)[1..3], ["2 winner 2 by registered_at", "3 winner 3"], "earlier stands above");
}

#[test]
fn ties_go_by_criterion_then_time_then_council_then_are_shared() {
    let policies = "criterion:results, registered_at, council, shared";
    let mut wish = Wish::of(vec![class("winner", "1", None), class("none", "all", None)]).with_ties(policies);
    let filed_at = case(2, 0).filed_at;
    let cases = [
        with_points(case(1, 40), "results", 3),
        with_points(case(2, 40), "results", 5),
        with_points(Entry { filed_at, ..case(3, 40) }, "results", 5),
        with_points(case(4, 40), "results", 5),
        case(5, 40),
    ];
    let open = drawn(&wish, &cases);
    let below = ["4 none 3 by criterion:results", "1 none 4 by criterion:results", "5 none 5"];
    assert_eq!(told(&open)[..2], ["2 none 1-2 by registered_at", "3 none 1-2 by registered_at"]);
    assert_eq!(told(&open)[2..], below);
    assert_eq!(open.groups[0].ties.len(), 1);

    wish.settled.push(settled(&[&[3], &[2]]));
    let ended = drawn(&wish, &cases);
    assert_eq!(told(&ended)[..2], ["3 winner 1 by council", "2 none 2 by registered_at"]);
    assert_eq!(told(&ended)[2..], below);

    wish.settled.push(settled(&[&[3, 2]]));
    let shared = drawn(&wish, &cases);
    assert_eq!(told(&shared)[0], "2 winner 1-2 by registered_at", "a later vote goes before an earlier one");
    assert_eq!(class_of(&shared, 3), "winner");
    assert_eq!(shared.groups[0].ties, []);
}

#[test]
fn a_lot_ends_what_a_council_has_left_equal() {
    let classes = vec![class("winner", "1", None), class("none", "all", None)];
    let mut wish = Wish::of(classes).with_ties("council, lot");
    let cases = [case(1, 40), case(2, 40), case(3, 40)];
    wish.settled.push(settled(&[&[1, 3], &[2]]));
    let open = drawn(&wish, &cases);
    assert_eq!(open.groups[0].ties[0].policy, TiePolicy::Lot);
    assert_eq!(open.groups[0].ties[0].applications, [application(1), application(3)].into());
    wish.settled.push(settled(&[&[3], &[1]]));
    let wanted = ["3 winner 1 by lot", "1 none 2 by council", "2 none 3"];
    assert_eq!(told(&drawn(&wish, &cases)), wanted);
}

#[test]
fn where_a_lot_follows_an_equal_vote_the_next_decision_is_the_lots() {
    let classes = vec![class("winner", "1", None), class("none", "all", None)];
    let mut wish = Wish::of(classes).with_ties("council, lot");
    let cases = [case(1, 40), case(2, 40)];
    wish.settled.push(settled(&[&[1, 2]]));
    assert_eq!(drawn(&wish, &cases).groups[0].ties[0].policy, TiePolicy::Lot);
    wish.settled.push(settled(&[&[2], &[1]]));
    assert_eq!(told(&drawn(&wish, &cases)), ["2 winner 1 by lot", "1 none 2"]);
}

#[test]
fn a_vote_holds_when_somebody_leaves_the_tie_and_not_when_somebody_joins() {
    let classes = vec![class("winner", "1", None), class("none", "all", None)];
    let mut wish = Wish::of(classes).with_ties("council, shared");
    wish.settled.push(settled(&[&[2], &[3], &[1]]));
    let cases = [case(1, 40), case(3, 40), case(4, 40)];
    assert_eq!(told(&drawn(&wish, &cases[..2])), ["3 winner 1 by council", "1 none 2"]);
    assert_eq!(drawn(&wish, &cases).groups[0].ties[0].applications.len(), 3);
}

#[test]
fn a_council_is_not_asked_about_a_tie_that_changes_no_class() {
    let wish = Wish::of(ladder()).with_ties("council, shared");
    let cases = [case(1, 45), case(2, 40), case(3, 40), case(4, 20), case(5, 20)];
    let drawn = drawn(&wish, &cases);
    assert_eq!(drawn.groups[0].ties, []);
    assert_eq!(told(&drawn)[1..3], ["2 laureate 2-3", "3 laureate 2-3"]);
}

#[test]
fn without_a_winner_everyone_competes_for_the_next_class() {
    let mut wish = Wish::of(ladder()).with_ties("council, shared");
    wish.left_empty.insert((Vec::new(), outcome("winner")));
    let cases = [case(1, 45), case(2, 40), case(3, 38)];
    assert_eq!(told(&drawn(&wish, &cases)), ["1 laureate 1", "2 laureate 2", "3 diplomant 3"]);
}

#[test]
fn only_a_class_that_may_be_empty_is_left_empty() {
    let mut classes = ladder();
    classes[1].may_be_empty = false;
    for name in ["laureate", "none", "nobody"] {
        let mut wish = Wish::of(classes.clone());
        wish.left_empty.insert((Vec::new(), outcome(name)));
        let refused = Undrawable::MayNotBeEmpty { class: outcome(name) };
        assert_eq!(draw(&wish.terms(), &[]), Err(refused));
    }
}

#[test]
fn a_class_by_quota_or_budget_needs_its_number() {
    for take in ["quota", "budget"] {
        let mut wish = Wish::of(vec![class("passed", take, None), class("none", "all", None)]);
        let refused = Undrawable::NumberMissing { class: outcome("passed") };
        assert_eq!(draw(&wish.terms(), &[case(1, 40)]), Err(refused));
        wish.quota.insert("passed".to_owned(), 0);
        assert_eq!(told(&drawn(&wish, &[case(1, 40)])), ["1 none 1"]);
    }
}

#[test]
fn a_part_of_the_list_counts_the_unmarked_too() {
    let wish = Wish::of(vec![class("passed", "50%", None), class("none", "all", None)]);
    let unmarked = |number| Entry { total: None, ..case(number, 0) };
    let cases = [case(1, 40), case(2, 30), unmarked(3), unmarked(4), unmarked(5)];
    let wanted = ["1 passed 1", "2 passed 2", "3 none 3-5", "4 none 3-5", "5 none 3-5"];
    assert_eq!(told(&drawn(&wish, &cases)), wanted);
}

#[test]
fn the_last_class_takes_everyone_and_nobody_stands_twice() {
    for classes in [vec![], vec![class("winner", "1", None)], vec![class("winner", "all", Some(1))]] {
        assert_eq!(draw(&Wish::of(classes).terms(), &[]), Err(Undrawable::NobodyTakesTheRest));
    }
    let twice = Undrawable::GivenTwice { application: application(1) };
    assert_eq!(draw(&Wish::of(ladder()).terms(), &[case(1, 40), case(1, 30)]), Err(twice));
}

/// The first work has fewer points than a winner needs; the best place does not help it.
#[test]
fn by_places_thresholds_stay_in_points() {
    let mut wish = Wish::of(ladder()).with_ties("council, shared");
    wish.selection.scoring = Scoring::Places;
    let cases = [
        marked_by(case(1, 34), &[(1, 9), (2, 9)]),
        marked_by(case(2, 36), &[(1, 8), (2, 9)]),
        marked_by(case(3, 30), &[(1, 9), (2, 8)]),
    ];
    let drawn = drawn(&wish, &cases);
    assert_eq!(told(&drawn), ["1 laureate 1", "2 winner 2-3", "3 laureate 2-3"]);
    assert_eq!(drawn.groups[0].ties, [], "whichever of the two goes first, each has the class it has");
}

#[test]
fn a_list_reads_back_from_the_journal_as_it_was_written() {
    let mut wish = Wish::of(ladder()).with_ties("council, lot");
    wish.settled.push(settled(&[&[1, 2], &[3]]));
    let long = Exact::ratio(400_000_000_003, 10_000_000_019);
    let equal = |number| Entry { total: long, ..case(number, 0) };
    let drawn = drawn(&wish, &[equal(1), equal(2), equal(3), Entry { total: None, ..case(4, 0) }]);
    assert_eq!(drawn.groups[0].ties[0].policy, TiePolicy::Lot);
    let text = serde_json::to_string(&(&drawn, &wish.settled)).unwrap();
    assert_eq!(serde_json::from_str::<(Drawn, Vec<_>)>(&text).unwrap(), (drawn, wish.settled));
}
