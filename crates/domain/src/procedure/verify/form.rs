//! Forms, papers and consents that a person can fill in, and that keep experts blind (V21).
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Place};
use crate::procedure::form::{Authors, Field, FieldKind, Sight};
use crate::procedure::paper::Paper;
use crate::procedure::procedure::options;
use crate::procedure::reason::Reason;

/// The most words that an answer may have; more belongs in a file.
const WORDS_MOST: u32 = 3_000;
/// The most characters of an answer.
const CHARS_MOST: u32 = 20_000;
/// The largest file, in megabytes.
const MB_MOST: u32 = 200;
/// The most files in a slot, authors, rows of a table.
const MANY: u32 = 100;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for section in &definition.sections {
        for field in &section.fields {
            field_makes_sense(definition, field, flaws);
        }
    }
    for paper in &definition.papers {
        paper_makes_sense(definition, paper, flaws);
    }
    if let Some(authors) = &definition.authors {
        authors_make_sense(authors, flaws);
    }
}

fn is_blind(definition: &Definition) -> bool {
    definition.sight.as_ref().is_none_or(|sight| sight.blind)
}

fn field_makes_sense(definition: &Definition, field: &Field, flaws: &mut Vec<Flaw>) {
    let place = Place::path(format!("field.{}", field.id));
    let mut flaw = |key: &str, reason| flaws.push(Flaw::at(place.within(key), reason));
    let limited = matches!(field.kind, FieldKind::Line | FieldKind::Text);
    let chosen = matches!(field.kind, FieldKind::Choice | FieldKind::Choices);
    if limited && field.words_max.is_none() && field.chars_max.is_none() {
        flaw("words_max", Reason::LimitMakesNoSense { key: "words_max" });
    }
    if field.words_max.is_some_and(|words| words == 0 || words > WORDS_MOST) {
        flaw("words_max", Reason::LimitMakesNoSense { key: "words_max" });
    }
    if field.chars_max.is_some_and(|chars| chars == 0 || chars > CHARS_MOST) {
        flaw("chars_max", Reason::LimitMakesNoSense { key: "chars_max" });
    }
    if let (Some(min), Some(max)) = (field.min, field.max)
        && min > max
    {
        flaw("min", Reason::LimitMakesNoSense { key: "min" });
    }
    if field.choices_max.is_some_and(|most| most == 0) {
        flaw("choices_max", Reason::LimitMakesNoSense { key: "choices_max" });
    }
    if chosen && options(definition, field).len() < 2 {
        flaw("options", Reason::NoOptions);
    }
    let table = field.kind == FieldKind::Table;
    if table && (field.columns.is_empty() || field.rows_max.is_none_or(|rows| rows == 0 || rows > MANY)) {
        flaw("columns", Reason::LimitMakesNoSense { key: "rows_max" });
    }
    let number = field.kind == FieldKind::Number;
    let idle = [
        ("words_max", !limited && field.words_max.is_some()),
        ("chars_max", !limited && field.chars_max.is_some()),
        ("min", !number && field.min.is_some()),
        ("max", !number && field.max.is_some()),
        ("choices_max", field.kind != FieldKind::Choices && field.choices_max.is_some()),
        ("options", !chosen && !field.options.is_empty()),
        ("columns", !table && !field.columns.is_empty()),
        ("rows_max", !table && field.rows_max.is_some()),
    ];
    for (key, _) in idle.into_iter().filter(|(_, idle)| *idle) {
        flaw(key, Reason::KeyDoesNothing { key });
    }
    if field.identifying && field.sight >= Sight::Experts && is_blind(definition) {
        flaw("sight", Reason::TellsWhoApplies);
    }
}

fn paper_makes_sense(definition: &Definition, paper: &Paper, flaws: &mut Vec<Flaw>) {
    let place = Place::path(format!("paper.{}", paper.id));
    let mut flaw = |key: &str, reason| flaws.push(Flaw::at(place.within(key), reason));
    if paper.types.is_empty() {
        flaw("types", Reason::NoTypes);
    }
    if paper.max_mb == 0 || paper.max_mb > MB_MOST {
        flaw("max_mb", Reason::LimitMakesNoSense { key: "max_mb" });
    }
    if paper.max == 0 || paper.max > MANY || paper.min > paper.max {
        flaw("max", Reason::LimitMakesNoSense { key: "max" });
    }
    if paper.signed && paper.sight >= Sight::Experts && is_blind(definition) {
        flaw("sight", Reason::TellsWhoApplies);
    }
}

fn authors_make_sense(authors: &Authors, flaws: &mut Vec<Flaw>) {
    if authors.max == 0 || authors.max > MANY || authors.min > authors.max {
        flaws.push(Flaw::at(Place::path("authors.max"), Reason::LimitMakesNoSense { key: "max" }));
    }
}

#[cfg(test)]
mod tests {
    use crate::procedure::verify::good::flaws_with;

    #[test]
    fn an_answer_has_a_limit_that_makes_sense() {
        assert_eq!(
            flaws_with("words_max = 150\n", ""),
            ["S09 field.annotation.words_max: `words_max` is missing or makes no sense"]
        );
        assert_eq!(
            flaws_with("words_max = 150\n", "words_max = 30000\n"),
            ["S09 field.annotation.words_max: `words_max` is missing or makes no sense"]
        );
        assert_eq!(
            flaws_with("max = 100000\n", "max = 0\n"),
            ["S09 field.reach.min: `min` is missing or makes no sense"]
        );
    }

    #[test]
    fn a_choice_offers_something() {
        assert_eq!(
            flaws_with("kind = \"email\"", "kind = \"choice\""),
            ["S11 field.contact-email.options: there is nothing to choose from"]
        );
    }

    #[test]
    fn a_key_that_does_nothing_is_a_warning() {
        assert_eq!(
            flaws_with("kind = \"date\"\n", "kind = \"date\"\nwords_max = 5\n"),
            ["S10 field.used-since.words_max: `words_max` does nothing here"]
        );
    }

    #[test]
    fn a_paper_takes_some_files_of_some_size() {
        assert_eq!(
            flaws_with("types = [\"pdf\", \"docx\"]", "types = []"),
            ["S12 paper.description.types: no type of file is taken"]
        );
        assert_eq!(
            flaws_with("max_mb = 20\n", "max_mb = 2000\n"),
            ["S09 paper.description.max_mb: `max_mb` is missing or makes no sense"]
        );
        assert_eq!(
            flaws_with("min = 0\nmax = 5\n", "min = 6\nmax = 5\n"),
            ["S09 paper.materials.max: `max` is missing or makes no sense"]
        );
        assert_eq!(
            flaws_with("max = 7\n", "max = 0\n"),
            ["S09 authors.max: `max` is missing or makes no sense"]
        );
    }

    #[test]
    fn v21_nothing_tells_a_blind_expert_who_applies() {
        assert_eq!(
            flaws_with("identifying = true\nwords_max", "identifying = true\nsight = \"experts\"\nwords_max"),
            ["V21 field.shared.sight: experts are blind, but this tells them who applies"]
        );
        assert_eq!(
            flaws_with("signed = true", "signed = true\nsight = \"experts\""),
            ["V21 paper.signature.sight: experts are blind, but this tells them who applies"]
        );
    }
}
