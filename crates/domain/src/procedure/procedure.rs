//! The verified value: whoever holds a [`Procedure`] need not ask whether it can get stuck.
use super::definition::Definition;
use super::edition::Edition;
use super::form::{Authors, Choice, Division, DivisionSource, EligibilityQuestion, Field, Section};
use super::graph;
use super::head::{CallDate, End};
use super::name::{ConsentId, FieldId, FormId, PaperId, ProcedureId, SectionId, StageId};
use super::paper::{Consent, Paper};
use super::scoring::Rubric;
use super::stage::{Stage, Work};
use super::text::Bilingual;

/// A procedure that passed every check. Only [`super::verify::verify`] makes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Procedure {
    definition: Definition,
    edition: Edition,
    order: Vec<StageId>,
    intake: Stage,
}

impl Procedure {
    /// `None` where there is no first stage, which is a flaw that is found before.
    pub(super) fn verified(definition: Definition) -> Option<Self> {
        let edition = Edition::of(&definition);
        let order = graph::reading_order(&definition);
        let intake = definition.stages.get(&definition.procedure.starts)?.clone();
        Some(Self { definition, edition, order, intake })
    }

    pub fn id(&self) -> &ProcedureId {
        &self.definition.procedure.id
    }

    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    pub fn title(&self) -> &Bilingual {
        &self.definition.procedure.title
    }

    pub fn purpose(&self) -> &Bilingual {
        &self.definition.procedure.purpose
    }

    /// Everything else that the definition says.
    pub fn definition(&self) -> &Definition {
        &self.definition
    }

    pub fn dates(&self) -> &[CallDate] {
        &self.definition.dates
    }

    pub fn divisions(&self) -> &[Division] {
        &self.definition.divisions
    }

    pub fn division(&self, id: &str) -> Option<&Division> {
        self.definition.divisions.iter().find(|division| division.id.as_str() == id)
    }

    pub fn eligibility(&self) -> &[EligibilityQuestion] {
        &self.definition.eligibility
    }

    /// Sections of the application itself, in order.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.sections_of(None)
    }

    /// Sections of a form: `None` is the application itself.
    pub fn sections_of<'a>(&'a self, form: Option<&'a FormId>) -> impl Iterator<Item = &'a Section> {
        self.definition.sections.iter().filter(move |section| section.form.as_ref() == form)
    }

    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.definition.sections.iter().find(|section| section.id == *id)
    }

    /// A field, of whatever form: ids of fields are unique over all of them.
    pub fn field(&self, id: &FieldId) -> Option<&Field> {
        self.definition.sections.iter().flat_map(|section| &section.fields).find(|field| field.id == *id)
    }

    /// What a choice offers: its own options, or the values of the division that is taken from it.
    pub fn options<'a>(&'a self, field: &'a Field) -> &'a [Choice] {
        options(&self.definition, field)
    }

    pub fn authors(&self) -> Option<&Authors> {
        self.definition.authors.as_ref()
    }

    /// Papers of the application itself, in order.
    pub fn papers(&self) -> impl Iterator<Item = &Paper> {
        self.papers_of(None)
    }

    /// Papers of a form: `None` is the application itself.
    pub fn papers_of<'a>(&'a self, form: Option<&'a FormId>) -> impl Iterator<Item = &'a Paper> {
        self.definition.papers.iter().filter(move |paper| paper.form.as_ref() == form)
    }

    pub fn paper(&self, id: &PaperId) -> Option<&Paper> {
        self.definition.papers.iter().find(|paper| paper.id == *id)
    }

    pub fn consents(&self) -> &[Consent] {
        &self.definition.consents
    }

    pub fn consent(&self, id: &ConsentId) -> Option<&Consent> {
        self.definition.consents.iter().find(|consent| consent.id == *id)
    }

    pub fn rubric(&self, id: &str) -> Option<&Rubric> {
        self.definition.rubrics.get(id)
    }

    /// The rubric that sheets of a review or a hearing are filled in by.
    pub fn rubric_of(&self, stage: &StageId) -> Option<&Rubric> {
        rubric_of(&self.definition, stage)
    }

    /// Stages in a reading order: the main way first to last, each side way after the stage that it leaves.
    pub fn stages(&self) -> impl Iterator<Item = (&StageId, &Stage)> {
        self.order.iter().filter_map(|id| self.definition.stages.get_key_value(id))
    }

    pub fn stage(&self, id: &StageId) -> Option<&Stage> {
        self.definition.stages.get(id)
    }

    /// The id of the stage at which every case begins.
    pub fn starts(&self) -> &StageId {
        &self.definition.procedure.starts
    }

    /// The first stage: an intake.
    pub fn intake(&self) -> &Stage {
        &self.intake
    }

    pub fn end(&self, id: &str) -> Option<&End> {
        self.definition.ends.get(id)
    }
}

pub(super) fn options<'a>(definition: &'a Definition, field: &'a Field) -> &'a [Choice] {
    let feeds = |division: &&Division| match &division.from {
        DivisionSource::Answer(source) => *source == field.id,
        DivisionSource::Applicant(_) => false,
    };
    match definition.divisions.iter().find(feeds) {
        Some(division) if field.options.is_empty() => &division.values,
        Some(_) | None => &field.options,
    }
}

pub(super) fn rubric_of<'a>(definition: &'a Definition, stage: &StageId) -> Option<&'a Rubric> {
    let rubric = match &definition.stages.get(stage)?.work {
        Work::Review(review) => review.rubric.as_ref(),
        Work::Hearing(hearing) => hearing.rubric.as_ref(),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::Publication(_)
        | Work::External(_) => None,
    };
    definition.rubrics.get(rubric?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::flaw::Severity;
    use crate::procedure::stage::StageKind;
    use crate::procedure::verify::{flaws, good, verify};

    fn shipped() -> Procedure {
        verify(good::definition()).unwrap()
    }

    #[test]
    fn stages_are_read_from_the_first_to_the_last() {
        let procedure = shipped();
        let order: Vec<&str> = procedure.stages().map(|(id, _)| id.as_str()).collect();
        assert_eq!(
            order,
            [
                "intake",
                "check",
                "cure",
                "review",
                "agreement",
                "third",
                "total",
                "ranking",
                "order",
                "results"
            ]
        );
        assert_eq!(procedure.intake().kind(), StageKind::Intake);
    }

    #[test]
    fn a_choice_that_feeds_a_division_offers_its_values() {
        let procedure = shipped();
        let field = procedure.field(&FieldId::parse("nomination").unwrap()).unwrap();
        let offered: Vec<&str> = procedure.options(field).iter().map(|choice| choice.id.as_str()).collect();
        assert_eq!(offered, ["teaching", "management"]);
    }

    #[test]
    fn marks_are_those_of_the_scale() {
        let procedure = shipped();
        let rubric = procedure.rubric_of(&StageId::parse("third").unwrap()).unwrap();
        assert_eq!(rubric.criteria.len(), 5);
        let criterion = rubric.criterion("novelty").unwrap();
        assert_eq!(criterion.marks().len(), 11);
        assert!(criterion.allows(7.into()) && !criterion.allows(11.into()));
        assert_eq!(criterion.anchor(8.into()).unwrap().en, "A new solution, its differences are clear");
    }

    #[test]
    fn a_warning_does_not_refuse_a_procedure() {
        let warned = good::with("kind = \"date\"\n", "kind = \"date\"\nwords_max = 5\n");
        assert_eq!(
            flaws(&warned).iter().map(|flaw| flaw.severity()).collect::<Vec<_>>(),
            [Severity::Warning]
        );
        assert!(verify(warned).is_ok());
        assert!(verify(good::with("remarks = \"review\"", "remarks = \"revue\"")).is_err());
    }
}
