//! What outcomes are called when the definition gives them no name of its own.
use super::name::OutcomeId;
use super::stage::{Stage, StageKind, Work};
use super::text::Bilingual;

/// The words for an outcome: the route's own, else the class's or the resolution's, else those of the kind.
pub fn outcome_label(stage: &Stage, outcome: &OutcomeId) -> Bilingual {
    if let Some(label) = stage.on.get(outcome).and_then(|route| route.label.clone()) {
        return label;
    }
    let own = match &stage.work {
        Work::Selection(selection) => {
            selection.classes.iter().find(|class| class.id == *outcome).map(|class| class.label.clone())
        }
        Work::Council(council) => {
            council.resolutions.get(outcome).and_then(|resolution| resolution.label.clone())
        }
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    };
    let native = stage.native(outcome).as_str();
    own.or_else(|| native_label(stage.kind(), native))
        .unwrap_or_else(|| Bilingual::new(outcome.as_str(), outcome.as_str()))
}

fn native_label(kind: StageKind, outcome: &str) -> Option<Bilingual> {
    let (ru, en) = match (kind, outcome) {
        (_, "submitted") => ("подана", "submitted"),
        (_, "declined") => ("отказ", "declined"),
        (_, "lapsed") => ("срок прошёл", "the deadline has passed"),
        (_, "admitted") => ("допущена", "admitted"),
        (_, "remarks") => ("допущена с\u{a0}замечаниями", "admitted with remarks"),
        (_, "cure") => ("нужно исправить", "to be mended"),
        (StageKind::Check, "refused") => ("не\u{a0}допущена", "not admitted"),
        (StageKind::Order, "refused") => ("не\u{a0}подписано", "not signed"),
        (_, "refused") => ("отказано", "refused"),
        (_, "resubmitted") => ("исправлена", "mended"),
        (_, "exhausted") => ("попыток больше нет", "no tries are left"),
        (StageKind::Review, "complete") => ("все оценки получены", "all marks are in"),
        (StageKind::Review, "short") => ("оценок не\u{a0}хватает", "marks are missing"),
        (_, "complete") => ("выполнено", "complete"),
        (_, "incomplete") => ("выполнено не\u{a0}всё", "incomplete"),
        (_, "heard") => ("выступили", "heard"),
        (_, "absent") => ("не\u{a0}явились", "absent"),
        (_, "in_force") => ("вступило в\u{a0}силу", "in force"),
        (_, "returned") => ("возвращено", "returned"),
        (_, "published") => ("опубликовано", "published"),
        (_, "deferred") => ("отложено", "deferred"),
        _ => return None,
    };
    Some(Bilingual::new(ru, en))
}
