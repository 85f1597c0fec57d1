//! Drawing a list: order, then ties, then classes (H5, H6, H22-H24). The list follows from the terms and the
//! cases alone; in which order the cases are given does not matter.
//!
//! **Order.** By points the highest total stands first; by places the smallest mean place does. Cases without
//! a total stand below all others, share the last places and fall to the last class.
//!
//! **Classes** are filled from above: each case takes the best class that has room and whose threshold it
//! reaches. A class that nobody reaches stays empty; one that the body leaves empty has no room.
//!
//! **Ties** are ended by the definition's policies, one after another. A criterion and the time of filing
//! order equal cases always; having no points on the criterion is less than having any. A council or a lot is
//! asked only where its end of the tie would change a class: where the limit of a class cuts through the tied
//! cases. Otherwise it is passed over. What it has once decided is shown even when nothing hangs on it any
//! more.
//!
//! **Sharing.** What no policy parts shares the place, and everyone there gets the best class that any of
//! them can get, even beyond its capacity («two seconds»). Capacities belong to classes and not to places:
//! sharing exceeds its own class only, and the classes below keep all of theirs. Two who share the first
//! place leave room for both laureates, as in contests whose rules allow two first, two second and three
//! third places.
//!
//! **An open tie** makes the list a proposal: each tied case holds the worst class that it may come to. The
//! places at stake stay taken meanwhile, so those below already have the class that any strict end of the tie
//! leaves to them. Until then a class may show more cases than it holds, by tied ones only.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::cutting::{Cutting, Marked, parts};
pub use super::list::{Drawn, Entry, Group, OpenTie, Row, Settled, Terms, Undrawable};
use super::places::mean_places;
use super::room::Rooms;
use crate::procedure::name::OutcomeId;
use crate::procedure::route::Capacity;
use crate::procedure::selection::Scoring;

/// Draws the list of each group.
pub fn draw(terms: &Terms, entries: &[Entry]) -> Result<Drawn, Undrawable> {
    fit_to_draw(terms)?;
    let mut seen = BTreeSet::new();
    let twice = entries.iter().map(|entry| entry.application).filter(|one| !seen.insert(*one)).min();
    if let Some(application) = twice {
        return Err(Undrawable::GivenTwice { application });
    }
    let mut groups: BTreeMap<&[String], Vec<&Entry>> = BTreeMap::new();
    for entry in entries {
        groups.entry(&entry.group).or_default().push(entry);
    }
    let groups = groups.into_iter().map(|(key, standing)| draw_group(terms, key, standing));
    Ok(Drawn { groups: groups.collect::<Result<_, _>>()? })
}

fn fit_to_draw(terms: &Terms) -> Result<(), Undrawable> {
    if terms.selection.thresholds_adopted {
        return Err(Undrawable::ThresholdsNotAdopted);
    }
    let Some((rest, classes)) = terms.selection.classes.split_last() else {
        return Err(Undrawable::NobodyTakesTheRest);
    };
    if rest.take != Capacity::All || rest.at_least.is_some() {
        return Err(Undrawable::NobodyTakesTheRest);
    }
    let may_be_empty = |id: &OutcomeId| classes.iter().any(|class| class.id == *id && class.may_be_empty);
    match terms.left_empty.iter().find(|(_, id)| !may_be_empty(id)) {
        Some((_, class)) => Err(Undrawable::MayNotBeEmpty { class: class.clone() }),
        None => Ok(()),
    }
}

fn draw_group(terms: &Terms, key: &[String], mut standing: Vec<&Entry>) -> Result<Group, Undrawable> {
    standing.sort_by_key(|entry| (Reverse(entry.total), entry.application));
    let size = u32::try_from(standing.len()).unwrap_or(u32::MAX);
    let rooms = Rooms::open(terms, key, size)?;
    let mut cutting = Cutting::new(terms.settled, rooms);
    for tied in in_order(terms.selection.scoring, &standing)? {
        cutting.part(tied, &terms.selection.ties);
    }
    cutting.rest(standing.into_iter().filter(|entry| entry.total.is_none()));
    let (rows, ties) = cutting.done();
    Ok(Group { key: key.to_vec(), rows, ties })
}

/// The marked cases of a group from the first to the last, equal ones together.
fn in_order<'a>(scoring: Scoring, standing: &[&'a Entry]) -> Result<Vec<Vec<Marked<'a>>>, Undrawable> {
    let marked = standing.iter().filter_map(|entry| Some(Marked { entry, total: entry.total? }));
    let marked: Vec<Marked> = marked.collect();
    match scoring {
        Scoring::Points => Ok(parts(marked, |case| Reverse(case.total))),
        Scoring::Places => {
            let means = mean_places(standing.iter().copied());
            let mean = |case: &Marked| means.get(&case.entry.application).copied();
            let without = marked.iter().find(|case| mean(case).is_none());
            match without.map(|case| case.entry.application) {
                Some(application) => Err(Undrawable::PlacesWithoutMarks { application }),
                None => Ok(parts(marked, mean)),
            }
        }
    }
}

#[cfg(test)]
mod laws;
#[cfg(test)]
mod tests;
