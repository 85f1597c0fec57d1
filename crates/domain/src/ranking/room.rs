//! The places of one list that are still free, class by class.

use super::list::{Terms, Undrawable};
use crate::procedure::exact::Exact;
use crate::procedure::name::OutcomeId;
use crate::procedure::route::{Capacity, Class};

/// What is left of each class of one list, from the best class to the last.
#[derive(Debug, Clone)]
pub(super) struct Rooms<'a> {
    rooms: Vec<Room<'a>>,
    /// The class of everyone whom no other takes.
    rest: &'a OutcomeId,
}

#[derive(Debug, Clone)]
struct Room<'a> {
    class: &'a OutcomeId,
    at_least: Option<Exact>,
    /// None: everyone who is left.
    left: Option<u32>,
}

impl<'a> Rooms<'a> {
    /// The classes of a list of so many cases, before anybody has a place. A class left empty has no room, so
    /// its cases move down to the next class that takes them.
    pub(super) fn open(terms: &Terms<'a>, key: &[String], size: u32) -> Result<Self, Undrawable> {
        let Some((rest, classes)) = terms.selection.classes.split_last() else {
            return Err(Undrawable::NobodyTakesTheRest);
        };
        let room = |class: &'a Class| {
            let empty = terms.left_empty.contains(&(key.to_vec(), class.id.clone()));
            let left = if empty { Some(0) } else { capacity(terms, class, size)? };
            Ok(Room { class: &class.id, at_least: class.at_least, left })
        };
        Ok(Self { rooms: classes.iter().map(room).collect::<Result<_, _>>()?, rest: &rest.id })
    }

    pub(super) fn rest(&self) -> &'a OutcomeId {
        self.rest
    }

    /// The best class that takes a case of this total.
    pub(super) fn best(&self, total: Exact) -> &'a OutcomeId {
        self.rooms.iter().find(|room| room.takes(total)).map_or(self.rest, |room| room.class)
    }

    /// Gives a case of this total a place in the best class that takes it.
    pub(super) fn take(&mut self, total: Exact) -> &'a OutcomeId {
        let class = self.best(total);
        self.crowd(class);
        class
    }

    /// Takes a place of the class, if one is left: those who share the last place are more than the class
    /// holds.
    pub(super) fn crowd(&mut self, class: &OutcomeId) {
        if let Some(left) = self.rooms.iter_mut().find(|room| room.class == class).and_then(Room::counted) {
            *left = left.saturating_sub(1);
        }
    }
}

impl Room<'_> {
    fn takes(&self, total: Exact) -> bool {
        self.left != Some(0) && self.at_least.is_none_or(|least| least <= total)
    }

    fn counted(&mut self) -> Option<&mut u32> {
        self.left.as_mut()
    }
}

/// A part of the list is taken of all its cases, marked or not, and rounded down: «20 %» of nine is one.
fn capacity(terms: &Terms, class: &Class, size: u32) -> Result<Option<u32>, Undrawable> {
    match class.take {
        Capacity::Count(count) => Ok(Some(count)),
        Capacity::Percent(percent) => Ok(Some(part(size, percent))),
        Capacity::Quota | Capacity::Budget => match terms.quota.get(class.id.as_str()) {
            Some(count) => Ok(Some(*count)),
            None => Err(Undrawable::NumberMissing { class: class.id.clone() }),
        },
        Capacity::All => Ok(None),
    }
}

fn part(size: u32, percent: u32) -> u32 {
    u32::try_from(u64::from(size) * u64::from(percent) / 100).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_list_is_rounded_down() {
        assert_eq!([4, 5, 9, 10].map(|size| part(size, 20)), [0, 1, 1, 2]);
        assert_eq!(part(7, 100), 7);
        assert_eq!(part(u32::MAX, 100), u32::MAX);
    }
}
