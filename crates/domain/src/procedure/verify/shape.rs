//! Names and references: none twice, none to what is not there.
use super::refs;
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Part, Place};
use crate::procedure::head::SideKind;
use crate::procedure::reason::Reason;
use crate::procedure::stage::{Stage, Work};
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    named_once(definition, flaws);
    named_once_within(definition, flaws);
    for reference in refs::all(definition).into_iter().filter(|reference| !reference.known) {
        let reason = Reason::Unknown { part: reference.part, id: reference.id };
        flaws.push(Flaw::at(reference.place, reason));
    }
    let start = definition.stages.get(&definition.procedure.starts);
    if !start.is_some_and(|stage| matches!(stage.work, Work::Intake(_))) {
        flaws.push(Flaw::at(Place::path("procedure.starts"), Reason::StartIsNotAnIntake));
    }
    sides(definition, flaws);
    forms(definition, flaws);
}

fn named_once(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let fields = definition.sections.iter().flat_map(|section| &section.fields);
    unique("date", Part::Date, definition.dates.iter().map(|it| it.id.as_str()), flaws);
    unique("division", Part::Division, definition.divisions.iter().map(|it| it.id.as_str()), flaws);
    unique("eligibility", Part::Question, definition.eligibility.iter().map(|it| it.id.as_str()), flaws);
    unique("section", Part::Section, definition.sections.iter().map(|it| it.id.as_str()), flaws);
    unique("field", Part::Field, fields.map(|it| it.id.as_str()), flaws);
    unique("paper", Part::Paper, definition.papers.iter().map(|it| it.id.as_str()), flaws);
    unique("consent", Part::Consent, definition.consents.iter().map(|it| it.id.as_str()), flaws);
    unique("letter", Part::Letter, definition.letters.iter().map(|it| it.id.as_str()), flaws);
    unique("document", Part::Document, definition.documents.iter().map(|it| it.id.as_str()), flaws);
}

fn named_once_within(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for division in &definition.divisions {
        let place = format!("division.{}.value", division.id);
        unique(&place, Part::Value, division.values.iter().map(|it| it.id.as_str()), flaws);
    }
    for field in definition.sections.iter().flat_map(|section| &section.fields) {
        let place = format!("field.{}.options", field.id);
        unique(&place, Part::Value, field.options.iter().map(|it| it.id.as_str()), flaws);
        let place = format!("field.{}.columns", field.id);
        unique(&place, Part::Field, field.columns.iter().map(|it| it.id.as_str()), flaws);
    }
    for (id, rubric) in &definition.rubrics {
        let place = format!("rubric.{id}");
        unique(&place, Part::Criterion, rubric.criteria.iter().map(|it| it.id.as_str()), flaws);
        unique(&place, Part::Group, rubric.groups.iter().map(|it| it.id.as_str()), flaws);
    }
    for (id, stage) in &definition.stages {
        let place = format!("stage.{id}");
        unique(&place, Part::CheckItem, checklist(stage), flaws);
        unique(&place, Part::Outcome, classes(stage), flaws);
    }
}

fn checklist(stage: &Stage) -> impl Iterator<Item = &str> {
    let list = if let Work::Check(check) = &stage.work { check.checklist.as_slice() } else { &[] };
    list.iter().map(|item| item.id.as_str())
}

fn classes(stage: &Stage) -> impl Iterator<Item = &str> {
    let list = if let Work::Selection(selection) = &stage.work { selection.classes.as_slice() } else { &[] };
    list.iter().map(|class| class.id.as_str())
}

/// No name twice in a list.
fn unique<'a>(place: &str, part: Part, ids: impl Iterator<Item = &'a str>, flaws: &mut Vec<Flaw>) {
    let mut seen = BTreeSet::new();
    for id in ids.filter(|id| !seen.insert(*id)) {
        let reason = Reason::Duplicate { part, id: id.to_owned() };
        flaws.push(Flaw::at(Place::path(place).within(id), reason));
    }
}

/// An act at any stage says who may do it, where it leads, and that a ground is due where it is against
/// somebody.
fn sides(definition: &Definition, flaws: &mut Vec<Flaw>) {
    for (kind, side) in &definition.sides {
        let (leaves, against) = match kind {
            SideKind::Withdrawal | SideKind::Decline => (true, false),
            SideKind::Disqualification | SideKind::Annulment => (true, true),
            SideKind::Override | SideKind::MoreTime | SideKind::Transfer | SideKind::Migration => {
                (false, true)
            }
            SideKind::Succession | SideKind::Appeal => (false, false),
        };
        let lacks = [
            ("by", side.by.is_empty()),
            ("to", leaves && side.to.is_none()),
            ("ground", against && !side.ground),
            ("procedure", *kind == SideKind::Appeal && side.procedure.is_none()),
        ];
        for (key, _) in lacks.into_iter().filter(|(_, lacks)| *lacks) {
            let place = Place::path(format!("side.{kind}.{key}"));
            flaws.push(Flaw::at(place, Reason::SideLacks { key }));
        }
    }
}

/// The application has something to fill in, and every section has a field.
fn forms(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let filed = definition.procedure.enrol.is_none();
    if filed && !definition.sections.iter().any(|section| section.form.is_none()) {
        flaws.push(Flaw::at(Place::path("section"), Reason::NothingToShow { part: Part::Section }));
    }
    for section in definition.sections.iter().filter(|section| section.fields.is_empty()) {
        let place = Place::path(format!("section.{}", section.id));
        flaws.push(Flaw::at(place, Reason::NothingToShow { part: Part::Field }));
    }
}

#[cfg(test)]
mod tests {
    use crate::procedure::verify::good::{flaws_with, refused_with};

    #[test]
    fn no_name_is_given_twice() {
        assert_eq!(
            flaws_with("id = \"new\"\n", "id = \"problem\"\n"),
            ["S02 field.problem: there is another field `problem`"]
        );
        assert_eq!(
            flaws_with("id = \"neat\"\n", "id = \"ready\"\n"),
            ["S02 stage.check.ready: there is another line of a checklist `ready`"]
        );
        assert_eq!(
            flaws_with("id = \"admitted\"\n", "id = \"remarks\"\n"),
            ["S02 letter.remarks: there is another letter `remarks`"]
        );
    }

    #[test]
    fn nothing_refers_to_what_is_not_there() {
        assert_eq!(
            flaws_with("owes = [\"processing\"]", "owes = [\"all\"]"),
            ["S03 authors.owes: there is no consent `all`"]
        );
        assert_eq!(
            flaws_with("group_by = [\"nomination\"]", "group_by = [\"topic\"]"),
            ["S03 stage.ranking.group_by: there is no division `topic`"]
        );
        assert_eq!(
            flaws_with("after = \"check:cure\"", "after = \"check:mend\""),
            ["S03 letter.cure.after: there is no outcome `mend`"]
        );
        assert_eq!(
            flaws_with("excludes = [\"review\"]", "excludes = [\"first\"]"),
            ["S03 stage.third.excludes: there is no stage `first`"]
        );
    }

    #[test]
    fn a_procedure_starts_with_an_intake() {
        let flaws = flaws_with("starts = \"intake\"", "starts = \"check\"");
        assert!(
            flaws.contains(&"S14 procedure.starts: a procedure starts with an intake".to_owned()),
            "{flaws:?}"
        );
    }

    #[test]
    fn there_is_something_to_fill_in() {
        let empty = "[[section]]\nid = \"empty\"\ntitle = { ru = \"а\", en = \"a\" }\n\n[authors]\n";
        assert_eq!(flaws_with("[authors]\n", empty), ["S13 section.empty: there is no field"]);
    }

    #[test]
    fn acts_at_any_stage_say_what_they_need() {
        assert_eq!(
            flaws_with(
                "[side.more_time]\nby = [\"methodist@call\"]\nground = true\n",
                "[side.more_time]\nby = []\n"
            ),
            [
                "S16 side.more_time.by: an act at any stage has to say `by`",
                "S16 side.more_time.ground: an act at any stage has to say `ground`"
            ]
        );
    }

    #[test]
    fn a_key_of_another_kind_is_refused_with_its_line() {
        let refusal = refused_with("times = 1\n", "times = 1\npanel = 3\n");
        assert!(refusal.starts_with("S01 line "), "{refusal}");
        assert!(refusal.ends_with("a stage of kind `rework` has no key `panel`"), "{refusal}");
        let refusal = refused_with("stops_on = \"no\"", "stop_on = \"no\"");
        assert!(refusal.contains("unknown field `stop_on`"), "{refusal}");
    }
}
