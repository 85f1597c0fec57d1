//! What holds for every list of a small world: up to four cases, three totals or none, criteria and moments
//! that part them or do not, ladders with and without thresholds, and every order of policies that matters.

use super::*;
use crate::procedure::exact::Exact;
use crate::procedure::route::Class;
use crate::ranking::change::changes;
use crate::ranking::sample::{Wish, application, case, class, outcome};

const POLICIES: [&str; 7] = [
    "",
    "shared",
    "registered_at",
    "council, shared",
    "council, lot",
    "criterion:results, council, shared",
    "criterion:results, council, registered_at",
];

fn ladders() -> Vec<Wish> {
    let ladder = |winners, lower, thresholds: (Option<i32>, Option<i32>)| -> Vec<Class> {
        vec![
            class("winner", winners, thresholds.0),
            class("laureate", lower, thresholds.1),
            class("none", "all", None),
        ]
    };
    let mut ladders: Vec<Wish> = [
        ladder("1", "1", (None, None)),
        ladder("1", "2", (Some(30), None)),
        ladder("2", "1", (Some(20), Some(20))),
        ladder("50%", "all", (None, Some(30))),
        ladder("1", "1", (Some(20), Some(30))),
        ladder("quota", "1", (Some(30), Some(20))),
    ]
    .map(Wish::of)
    .into();
    let mut without_winner = Wish::of(ladder("1", "1", (None, Some(20))));
    without_winner.left_empty.insert((Vec::new(), outcome("winner")));
    ladders.push(without_winner);
    for wish in &mut ladders {
        wish.quota.insert("winner".to_owned(), 1);
    }
    ladders
}

/// Every list of up to four cases; the second half has equal moments and criteria that part.
fn lists() -> Vec<Vec<Entry>> {
    let totals = [None, Some(20), Some(30), Some(40)];
    let mut lists = vec![Vec::new()];
    let mut longest = lists.clone();
    for number in 1..=4 {
        let longer = longest.iter().flat_map(|list: &Vec<Entry>| {
            totals.map(|total| [list.clone(), vec![with_total(number, total)]].concat())
        });
        longest = longer.collect();
        lists.extend(longest.iter().cloned());
    }
    let parted = lists.clone().into_iter().map(|list| list.into_iter().map(with_criterion).collect());
    let parted: Vec<Vec<Entry>> = parted.collect();
    [lists, parted].concat()
}

fn with_total(number: u128, total: Option<i32>) -> Entry {
    Entry { total: total.map(Exact::whole), ..case(number, 0) }
}

fn with_criterion(mut entry: Entry) -> Entry {
    entry.filed_at = case(0, 0).filed_at;
    if entry.application != application(3) {
        let points = i32::from(entry.application < application(3));
        entry.criteria.insert("results".to_owned(), Exact::whole(points));
    }
    entry
}

/// Calls back for each world with what was drawn; the count says how far the walk got.
fn walk(mut check: impl FnMut(&Wish, &[Entry], &Group)) -> usize {
    let lists = lists();
    let mut worlds = 0;
    for policies in POLICIES {
        for wish in ladders() {
            let wish = wish.with_ties(policies);
            for list in &lists {
                for group in &draw(&wish.terms(), list).unwrap().groups {
                    check(&wish, list, group);
                    worlds += 1;
                }
            }
        }
    }
    worlds
}

/// Policies, ladders, and twice the lists that are not empty: 4 + 16 + 64 + 256.
const WORLDS: usize = 7 * 7 * 2 * 340;

fn standing(wish: &Wish, row: &Row) -> usize {
    wish.selection.classes.iter().position(|class| class.id == row.class).unwrap()
}

/// How many cases a class holds in a list of so many; none where it holds everyone.
fn holds(wish: &Wish, class: &Class, size: usize) -> Option<usize> {
    if wish.left_empty.contains(&(Vec::new(), class.id.clone())) {
        return Some(0);
    }
    match class.take {
        Capacity::Count(count) => Some(count as usize),
        Capacity::Percent(_) => Some(size / 2),
        Capacity::Quota | Capacity::Budget => Some(1),
        Capacity::All => None,
    }
}

fn is_open(group: &Group, row: &Row) -> bool {
    group.ties.iter().any(|tie| tie.applications.contains(&row.application))
}

#[test]
fn each_case_stands_once_and_the_places_are_counted_through() {
    let worlds = walk(|_, list, group| {
        let mut stand: Vec<_> = group.rows.iter().map(|row| row.application).collect();
        stand.sort();
        assert_eq!(stand, list.iter().map(|entry| entry.application).collect::<Vec<_>>());
        for (place, row) in (1..).zip(&group.rows) {
            assert!((row.first..=row.last).contains(&place), "{group:?}");
            let shares = group.rows.iter().filter(|other| other.first == row.first).count();
            assert_eq!((row.last - row.first) as usize + 1, shares, "{group:?}");
        }
    });
    assert_eq!(worlds, WORLDS);
}

#[test]
fn nobody_with_a_higher_total_has_a_worse_class_and_thresholds_hold() {
    walk(|wish, _, group| {
        for pair in group.rows.windows(2) {
            assert!(pair[0].total >= pair[1].total, "{group:?}");
            assert!(standing(wish, &pair[0]) <= standing(wish, &pair[1]), "{:?} {group:?}", wish.selection);
        }
        for row in &group.rows {
            let class = &wish.selection.classes[standing(wish, row)];
            assert!(class.at_least.is_none_or(|least| row.total >= Some(least)), "{group:?}");
            assert!(row.total.is_some() || row.class == outcome("none"), "{group:?}");
        }
    });
}

/// A class holds more than its capacity only by those who share its last place; ties that are open hold
/// places of a class without being among its final cases.
#[test]
fn capacity_is_exceeded_by_sharing_only() {
    walk(|wish, _, group| {
        for class in &wish.selection.classes {
            let Some(holds) = holds(wish, class, group.rows.len()) else { continue };
            let final_rows = group.rows.iter().filter(|row| row.class == class.id && !is_open(group, row));
            let rows: Vec<&Row> = final_rows.collect();
            let last = rows.last().map_or(0, |row| row.first);
            let above = rows.iter().filter(|row| row.first < last).count();
            assert!(rows.len() <= holds || above < holds, "{class:?} {group:?}");
        }
    });
}

#[test]
fn no_place_stays_free_while_somebody_below_could_have_it() {
    walk(|wish, _, group| {
        for row in group.rows.iter().filter(|row| row.total.is_some() && !is_open(group, row)) {
            for class in wish.selection.classes.iter().take(standing(wish, row)) {
                let size = group.rows.len();
                let has = group.rows.iter().filter(|other| other.class == class.id).count();
                let staked = group.ties.iter().any(|tie| tie.classes.contains(&class.id));
                let full = staked || holds(wish, class, size).is_some_and(|holds| has >= holds);
                let below = class.at_least.is_some_and(|least| row.total < Some(least));
                assert!(full || below, "{row:?} could be {} in {group:?}", class.id);
            }
        }
    });
}

#[test]
fn the_order_in_which_cases_are_given_does_not_matter() {
    let mut orders = 0;
    walk(|wish, list, group| {
        let mut list = list.to_vec();
        for _ in 0..list.len() {
            list.rotate_left(1);
            let reversed: Vec<Entry> = list.iter().rev().cloned().collect();
            for order in [&list, &reversed] {
                let drawn = draw(&wish.terms(), order).unwrap();
                assert_eq!(drawn.groups, std::slice::from_ref(group));
                orders += 1;
            }
        }
    });
    assert!(orders > 7 * 7 * 340 * 8, "{orders}");
}

#[test]
fn a_tie_is_open_only_where_classes_are_at_stake_and_holds_the_worst() {
    let mut open = 0;
    walk(|wish, _, group| {
        for tie in &group.ties {
            open += 1;
            assert!(tie.classes.len() > 1 && tie.applications.len() > 1, "{tie:?}");
            let worst = wish.selection.classes.iter().rev().find(|class| tie.classes.contains(&class.id));
            let tied = group.rows.iter().filter(|row| tie.applications.contains(&row.application));
            for row in tied {
                assert_eq!(Some(&row.class), worst.map(|class| &class.id));
            }
        }
    });
    assert!(open > 1_000, "{open}");
}

#[test]
fn a_strictly_settled_tie_goes_away_alone_and_moves_only_the_tied() {
    let mut ended = 0;
    walk(|wish, list, group| {
        for (at, tie) in group.ties.iter().enumerate() {
            let mut wish = wish.clone();
            let order = tie.applications.iter().rev().map(|one| vec![*one]).collect();
            wish.settled.push(Settled { order });
            let after = draw(&wish.terms(), list).unwrap();
            let mut others = group.ties.clone();
            others.remove(at);
            assert_eq!(after.groups[0].ties, others);
            let before = Drawn { groups: vec![group.clone()] };
            for change in changes(&before, &after) {
                assert!(tie.applications.contains(&change.application));
            }
            let tied = after.groups[0].rows.iter().filter(|row| tie.applications.contains(&row.application));
            let have: BTreeSet<_> = tied.map(|row| row.class.clone()).collect();
            assert_eq!(have, tie.classes);
            ended += 1;
        }
    });
    assert!(ended > 1_000, "{ended}");
}

#[test]
fn a_tie_left_equal_by_everyone_is_shared() {
    let mut wish = Wish::of(vec![class("winner", "1", None), class("none", "all", None)]);
    wish = wish.with_ties("council");
    let list = [case(1, 40), case(2, 40)];
    let order = vec![vec![application(1), application(2)]];
    wish.settled.push(Settled { order });
    let drawn = draw(&wish.terms(), &list).unwrap();
    assert!(drawn.groups[0].rows.iter().all(|row| row.class == outcome("winner")));
}
