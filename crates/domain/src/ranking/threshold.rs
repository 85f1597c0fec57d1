//! Thresholds that a body chooses from scenarios, after scoring (H10).

use std::collections::BTreeMap;

use super::list::Undrawable;
use crate::procedure::exact::Exact;
use crate::procedure::name::OutcomeId;
use crate::procedure::selection::Selection;

/// The selection under the thresholds that a body has adopted, or tries as a scenario. A class that is not
/// named keeps what the definition says. Refuses a class that the definition does not have, and the last one,
/// since somebody would be left without a class.
pub fn adopted(
    selection: &Selection,
    thresholds: &BTreeMap<OutcomeId, Exact>,
) -> Result<Selection, Undrawable> {
    let mut selection = selection.clone();
    let but_last = selection.classes.len().saturating_sub(1);
    for (id, at_least) in thresholds {
        let class = selection.classes.iter_mut().take(but_last).find(|class| class.id == *id);
        let Some(class) = class else { return Err(Undrawable::TakesNoThreshold { class: id.clone() }) };
        class.at_least = Some(*at_least);
    }
    selection.thresholds_adopted = false;
    Ok(selection)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ranking::draw::draw;
    use crate::ranking::sample::{Wish, case, class, class_of, ladder, outcome};

    #[test]
    fn a_list_waits_for_the_thresholds_that_a_body_is_to_adopt() {
        let mut wish = Wish::of(ladder());
        wish.selection.thresholds_adopted = true;
        let cases = [case(1, 40), case(2, 38)];
        assert_eq!(draw(&wish.terms(), &cases), Err(Undrawable::ThresholdsNotAdopted));

        let thresholds = BTreeMap::from([(outcome("winner"), Exact::whole(41))]);
        wish.selection = adopted(&wish.selection, &thresholds).unwrap();
        let drawn = draw(&wish.terms(), &cases).unwrap();
        assert_eq!(class_of(&drawn, 1), "laureate");
        assert_eq!(class_of(&drawn, 2), "laureate");
    }

    #[test]
    fn the_class_that_takes_everyone_takes_no_threshold() {
        let selection = Wish::of(vec![class("winner", "1", None), class("none", "all", None)]).selection;
        for name in ["none", "nobody"] {
            let thresholds = BTreeMap::from([(outcome(name), Exact::ONE)]);
            let refused = Undrawable::TakesNoThreshold { class: outcome(name) };
            assert_eq!(adopted(&selection, &thresholds), Err(refused));
        }
    }
}
