//! What a redraw has changed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::list::Drawn;
use crate::basics::id::ApplicationId;
use crate::procedure::name::OutcomeId;

/// A case that stands in both lists under different classes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// Which case it is.
    pub application: ApplicationId,
    /// Its class before.
    pub from: OutcomeId,
    /// Its class now.
    pub to: OutcomeId,
}

/// The cases whose class is another now, by application. Who has come or gone is not among them: that has an
/// act of its own. A place that moves without its class is no change either.
#[must_use]
pub fn changes(before: &Drawn, after: &Drawn) -> Vec<Change> {
    let now = classes(after);
    let changed = classes(before).into_iter().filter_map(|(application, from)| {
        let to = *now.get(&application)?;
        (from != to).then(|| Change { application, from: from.clone(), to: to.clone() })
    });
    changed.collect()
}

fn classes(drawn: &Drawn) -> BTreeMap<ApplicationId, &OutcomeId> {
    let rows = drawn.groups.iter().flat_map(|group| &group.rows);
    rows.map(|row| (row.application, &row.class)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ranking::draw::draw;
    use crate::ranking::sample::{Wish, application, case, class, ladder, outcome};

    fn change(number: u128, from: &str, to: &str) -> Change {
        Change { application: application(number), from: outcome(from), to: outcome(to) }
    }

    #[test]
    fn a_disqualified_winner_moves_everyone_up_and_is_no_change_itself() {
        let wish = Wish::of(ladder());
        let cases = [case(1, 45), case(2, 40), case(3, 38), case(4, 37), case(5, 20)];
        let before = draw(&wish.terms(), &cases).unwrap();
        let after = draw(&wish.terms(), &cases[1..]).unwrap();
        let moved = [change(2, "laureate", "winner"), change(4, "diplomant", "laureate")];
        assert_eq!(changes(&before, &after), moved);
        assert_eq!(changes(&before, &before), []);
    }

    #[test]
    fn a_lower_quota_cuts_the_list_anew_and_leaves_the_scores() {
        let mut wish = Wish::of(vec![class("passed", "quota", None), class("none", "all", None)]);
        let cases = [case(1, 45), case(2, 40), case(3, 38)];
        wish.quota.insert("passed".to_owned(), 2);
        let before = draw(&wish.terms(), &cases).unwrap();
        wish.quota.insert("passed".to_owned(), 1);
        let after = draw(&wish.terms(), &cases).unwrap();
        assert_eq!(changes(&before, &after), [change(2, "passed", "none")]);
        let totals = |drawn: &Drawn| drawn.groups[0].rows.iter().map(|row| row.total).collect::<Vec<_>>();
        assert_eq!(totals(&before), totals(&after));
    }
}
