//! What the expert's pages say alike: points, how far a work is, why something cannot be done.

use domain::application::refusal::CaseRefusal;
use domain::basics::code::Alias;
use domain::procedure::exact::Exact;
use domain::procedure::name::CriterionId;
use domain::procedure::scoring::Rubric;
use domain::refusal::Refusal;
use domain::review::sheet::SheetGap;
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewCall, ReviewLine, ReviewState, ReviewWork};
use words::{Lang, Words};

use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;

/// Finds a work by what stands in the address.
pub(super) async fn find(server: &Server, who: &Who, alias: &str) -> Result<ReviewWork, PageError> {
    let alias = Alias::parse(alias).ok_or(PageError::Missing)?;
    server.store.find_review(who.viewer(), alias, who.now()).await?.ok_or(PageError::Missing)
}

/// «7», «7,5»; a number that no decimal ends is said as a fraction.
pub(super) fn points(lang: Lang, number: Exact) -> String {
    let point = if lang == Lang::Ru { ',' } else { '.' };
    for (parts, digits) in [(1_i64, 0_usize), (10, 1), (100, 2)] {
        let Some(count) = number.in_parts(parts) else { continue };
        let (sign, count, parts) =
            (if count < 0 { "−" } else { "" }, count.unsigned_abs(), parts.unsigned_abs());
        return match digits {
            0 => format!("{sign}{count}"),
            _ => format!("{sign}{}{point}{:0digits$}", count / parts, count % parts),
        };
    }
    number.to_string()
}

/// «41 из 50», or the number alone where nobody knows the greatest.
pub(super) fn total(words: &Words, total: Exact, most: Option<Exact>) -> String {
    let said = points(words.lang(), total);
    match most {
        Some(most) => fl!(words, "rev-of", n = said, most = points(words.lang(), most)),
        None => said,
    }
}

/// The title, or the alias where experts may not know the title.
pub(super) fn title(words: &Words, title: &str, alias: Alias) -> String {
    if title.is_empty() { fl!(words, "rev-work", alias = alias.to_string()) } else { title.to_owned() }
}

/// How far a work in a list is, and the class of its tag; no class for what waits for nobody.
pub(super) fn state(words: &Words, call: &ReviewCall, line: &ReviewLine) -> (&'static str, String) {
    let all = call.procedure.rubric_of(&line.stage).map_or(0, |rubric| rubric.criteria.len());
    match line.state {
        ReviewState::Asked => ("warn", fl!(words, "rev-state-asked")),
        ReviewState::Fresh => ("", fl!(words, "rev-state-fresh")),
        ReviewState::Begun { marked } => ("", fl!(words, "rev-state-begun", n = marked, all = all)),
        ReviewState::Returned => ("warn", fl!(words, "rev-state-returned")),
        ReviewState::Voided => ("warn", fl!(words, "rev-state-voided")),
        ReviewState::Signed => ("neutral", fl!(words, "rev-state-signed")),
        ReviewState::Declined { conflict: true } => ("neutral", fl!(words, "rev-state-conflict")),
        ReviewState::Declined { conflict: false } => ("neutral", fl!(words, "rev-state-declined")),
        ReviewState::GivenOn => ("neutral", fl!(words, "rev-state-given-on")),
        ReviewState::Missed => ("neutral", fl!(words, "rev-state-missed")),
    }
}

/// Why not, for an expert: never where the work has gone to.
pub(super) fn refused(who: &Who, work: &ReviewWork, refusal: &Refusal) -> String {
    let words = who.words();
    let Refusal::Case(case) = refusal else {
        return words.refusal(refusal, work.zone, &*work.procedure);
    };
    if let CaseRefusal::TermPassed { until } = case {
        return fl!(words, "rev-refused-term", at = words.moment(*until, work.zone));
    }
    if matches!(case, CaseRefusal::NotAccepted) {
        return fl!(words, "rev-refused-not-accepted");
    }
    if matches!(case, CaseRefusal::Signed) {
        return fl!(words, "rev-refused-signed");
    }
    if matches!(case, CaseRefusal::NoSeat | CaseRefusal::Elsewhere { .. }) {
        return fl!(words, "rev-refused-gone");
    }
    if let (CaseRefusal::SheetIncomplete { gaps }, Some(rubric)) = (case, work.rubric()) {
        return gaps.iter().map(|one| gap(words, rubric, one).1).collect::<Vec<_>>().join(" ");
    }
    words.refusal(refusal, work.zone, &*work.procedure)
}

/// A gap of a sheet: the id of the field on the page, and what to do.
pub(super) fn gap(words: &Words, rubric: &Rubric, gap: &SheetGap) -> (String, String) {
    let name = |id: &CriterionId| {
        let label = rubric.criterion(id.as_str()).map(|criterion| words.lang().of(&criterion.label));
        label.unwrap_or(id.as_str()).to_owned()
    };
    let mark = |id: &CriterionId| format!("mark-{id}");
    let comment = |id: &CriterionId| format!("comment-{id}");
    match gap {
        SheetGap::MarkMissing { criterion } => {
            (mark(criterion), fl!(words, "rev-gap-mark", name = name(criterion)))
        }
        SheetGap::MarkOffScale { criterion } => {
            (mark(criterion), fl!(words, "rev-gap-scale", name = name(criterion)))
        }
        SheetGap::CommentMissing { criterion } => {
            (comment(criterion), fl!(words, "rev-gap-comment", name = name(criterion)))
        }
        SheetGap::CommentTooLong { criterion, words: n, limit } => (
            comment(criterion),
            fl!(words, "rev-gap-comment-long", name = name(criterion), n = n, limit = limit),
        ),
        SheetGap::AdviceMissing => ("advice".to_owned(), fl!(words, "rev-gap-advice")),
        SheetGap::AdviceTooLong { words: n, limit } => {
            ("advice".to_owned(), fl!(words, "rev-gap-advice-long", n = n, limit = limit))
        }
    }
}

/// Works that wait, in the order in which one goes through them.
pub(super) fn waiting(calls: &[ReviewCall]) -> Vec<Alias> {
    let lines = calls.iter().flat_map(|call| &call.lines);
    lines.filter(|line| line.state.waits()).map(|line| line.alias).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_are_said_as_people_write_them() {
        let said = |above, below| points(Lang::Ru, Exact::ratio(above, below).unwrap());
        assert_eq!([said(7, 1), said(15, 2), said(1, 4), said(2, 3)], ["7", "7,5", "0,25", "2/3"]);
        assert_eq!(said(-1, 2), "−0,5");
        assert_eq!(points(Lang::En, Exact::ratio(15, 2).unwrap()), "7.5");
    }
}
