//! Judging by places (H6): each expert's works of a group are put in order, and the mean place decides.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::list::Entry;
use crate::basics::id::{ApplicationId, PersonId};
use crate::procedure::exact::Exact;

/// The mean place of each case of one group over its sheets; the smallest is the best. An expert's equal
/// works share the middle of their places (two firsts are 1½ each). Cases without a total, and those without
/// a sheet, are left out.
///
/// A place says only how a work stands among those that the same expert has read. Where experts read
/// different parts of a group, a work may owe its place to its neighbours: contests that judge by places have
/// each juror read the whole nomination, which `coverage` can demand.
#[must_use]
pub fn mean_places<'a>(group: impl IntoIterator<Item = &'a Entry>) -> BTreeMap<ApplicationId, Exact> {
    let mut read_by: BTreeMap<PersonId, Vec<(ApplicationId, Exact)>> = BTreeMap::new();
    for entry in group.into_iter().filter(|entry| entry.total.is_some()) {
        for (expert, points) in &entry.marks_by {
            read_by.entry(*expert).or_default().push((entry.application, *points));
        }
    }
    let mut sums: BTreeMap<ApplicationId, (i64, i64)> = BTreeMap::new();
    for works in read_by.values() {
        for (application, points) in works {
            let (twice_places, sheets) = sums.entry(*application).or_default();
            *twice_places += twice_place(*points, works);
            *sheets += 1;
        }
    }
    let mean = |(twice_places, sheets): (i64, i64)| Exact::ratio(twice_places, 2 * sheets);
    sums.into_iter().filter_map(|(application, sum)| Some((application, mean(sum)?))).collect()
}

/// Twice the middle of the places that works with so many points take up: that is always whole. Each work
/// above moves it by one place, each equal one (itself among them) by half.
fn twice_place(points: Exact, works: &[(ApplicationId, Exact)]) -> i64 {
    let halves = works.iter().map(|(_, other)| match other.cmp(&points) {
        Ordering::Greater => 2,
        Ordering::Equal => 1,
        Ordering::Less => 0,
    });
    halves.sum::<i64>() + 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::selection::Scoring;
    use crate::ranking::draw::draw;
    use crate::ranking::list::Undrawable;
    use crate::ranking::sample::{Wish, application, case, class, class_of, marked_by};

    fn half(twice: i64) -> Exact {
        Exact::ratio(twice, 2).unwrap()
    }

    #[test]
    fn equal_works_share_the_middle_of_their_places() {
        let cases = [
            marked_by(case(1, 9), &[(1, 9), (2, 5)]),
            marked_by(case(2, 9), &[(1, 9), (2, 7)]),
            marked_by(case(3, 5), &[(1, 5)]),
        ];
        let means = mean_places(&cases);
        let wanted = [(1, Exact::ratio(7, 4).unwrap()), (2, Exact::ratio(5, 4).unwrap()), (3, half(6))];
        assert_eq!(means, wanted.into_iter().map(|(n, mean)| (application(n), mean)).collect());
    }

    #[test]
    fn the_places_of_one_expert_sum_up_as_if_nobody_were_equal() {
        for marks in (0..81_i32).map(|n| [n % 3, n / 3 % 3, n / 9 % 3, n / 27]) {
            let cases: Vec<Entry> =
                (1..).zip(marks).map(|(n, mark)| marked_by(case(n, 1), &[(1, mark)])).collect();
            let sum = mean_places(&cases).into_values().try_fold(Exact::ZERO, Exact::plus);
            assert_eq!(sum, Some(Exact::whole(10)), "{marks:?}");
        }
    }

    /// One generous expert lifts the first work's points; by places two experts outvote that one.
    #[test]
    fn the_same_works_are_listed_differently_by_points_and_by_places() {
        let cases = [
            marked_by(case(1, 20), &[(1, 50), (2, 4), (3, 6)]),
            marked_by(case(2, 10), &[(1, 10), (2, 8), (3, 12)]),
        ];
        let mut wish = Wish::of(vec![class("winner", "1", None), class("none", "all", None)]);
        let by_points = draw(&wish.terms(), &cases).unwrap();
        wish.selection.scoring = Scoring::Places;
        let by_places = draw(&wish.terms(), &cases).unwrap();

        assert_eq!((class_of(&by_points, 1), class_of(&by_points, 2)), ("winner", "none"));
        assert_eq!((class_of(&by_places, 1), class_of(&by_places, 2)), ("none", "winner"));
        let totals =
            |rows: &[crate::ranking::list::Row]| rows.iter().map(|row| row.total).collect::<Vec<_>>();
        assert_eq!(totals(&by_places.groups[0].rows), [Some(Exact::whole(10)), Some(Exact::whole(20))]);
    }

    #[test]
    fn places_need_sheets() {
        let mut wish = Wish::of(vec![class("none", "all", None)]);
        wish.selection.scoring = Scoring::Places;
        let refused = Undrawable::PlacesWithoutMarks { application: application(2) };
        assert_eq!(draw(&wish.terms(), &[marked_by(case(1, 5), &[(1, 5)]), case(2, 4)]), Err(refused));
    }
}
