//! Every reference of a definition to a part of itself, and whether the part is there.
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Part, Place};
use crate::procedure::form::DivisionSource;
use crate::procedure::head::LimitKey;
use crate::procedure::name::{DivisionId, FieldId, PaperId, RubricId, StageId};
use crate::procedure::stage::{Stage, Work};
use crate::procedure::work::Mend;

/// A reference to a part by its name.
pub(super) struct Reference {
    pub place: Place,
    pub part: Part,
    pub id: String,
    pub known: bool,
}

pub(super) fn all(definition: &Definition) -> Vec<Reference> {
    let mut found = Found { definition, references: Vec::new() };
    found.around();
    found.rubrics();
    for (id, stage) in &definition.stages {
        found.stage(&Place::path(format!("stage.{id}")), stage);
    }
    found.letters();
    found.references
}

struct Found<'a> {
    definition: &'a Definition,
    references: Vec<Reference>,
}

impl Found<'_> {
    fn add(&mut self, place: Place, part: Part, id: &str, known: bool) {
        self.references.push(Reference { place, part, id: id.to_owned(), known });
    }

    fn division(&mut self, place: Place, id: &DivisionId) {
        let known = self.definition.divisions.iter().any(|division| division.id == *id);
        self.add(place, Part::Division, id.as_str(), known);
    }

    fn field(&mut self, place: Place, id: &FieldId) {
        let mut fields = self.definition.sections.iter().flat_map(|section| &section.fields);
        let known = fields.any(|field| field.id == *id);
        self.add(place, Part::Field, id.as_str(), known);
    }

    fn stages<'b>(&mut self, place: &Place, ids: impl IntoIterator<Item = &'b StageId>) {
        for id in ids {
            let known = self.definition.stages.contains_key(id);
            self.add(place.clone(), Part::Stage, id.as_str(), known);
        }
    }

    /// A case inside another may exclude those who acted in the other's stages, which are not here (H38).
    fn excluded(&mut self, place: &Place, ids: &[StageId]) {
        if !self.definition.procedure.inside {
            self.stages(&place.within("excludes"), ids);
        }
    }

    fn rubric(&mut self, place: &Place, id: Option<&RubricId>) {
        if let Some(id) = id {
            let known = self.definition.rubrics.contains_key(id);
            self.add(place.within("rubric"), Part::Rubric, id.as_str(), known);
        }
    }

    /// Divisions, limits, authors, side acts, sight.
    fn around(&mut self) {
        let definition = self.definition;
        for division in &definition.divisions {
            if let DivisionSource::Answer(field) = &division.from {
                self.field(Place::path(format!("division.{}.from", division.id)), field);
            }
        }
        for key in &definition.limits.applications_per {
            if let LimitKey::Division(division) = key {
                self.division(Place::path("limits.applications_per"), division);
            }
        }
        if let Some(authors) = &definition.authors {
            let lists = [("authors.owes", &authors.owes), ("authors.may_give", &authors.may_give)];
            for (place, ids) in lists {
                for id in ids {
                    let known = definition.consents.iter().any(|consent| consent.id == *id);
                    self.add(Place::path(place), Part::Consent, id.as_str(), known);
                }
            }
        }
        for (kind, side) in &definition.sides {
            self.stages(&Place::path(format!("side.{kind}.until")), &side.until);
        }
        if let Some(sight) = &definition.sight {
            self.stages(&Place::path("sight.results_after"), &sight.results_after);
        }
    }

    fn rubrics(&mut self) {
        for (id, rubric) in &self.definition.rubrics {
            let place = Place::path(format!("rubric.{id}"));
            if let Some(division) = &rubric.weights_by {
                self.division(place.within("weights_by"), division);
            }
            for criterion in &rubric.criteria {
                let place = place.within(&criterion.id);
                if let Some(group) = &criterion.group {
                    let known = rubric.groups.iter().any(|known| known.id == *group);
                    self.add(place.within("group"), Part::Group, group.as_str(), known);
                }
                for value in criterion.weights.keys() {
                    let divisions = self.definition.divisions.iter();
                    let mut of =
                        divisions.filter(|division| Some(&division.id) == rubric.weights_by.as_ref());
                    let known = of.any(|of| of.values.iter().any(|known| known.id.as_str() == value));
                    self.add(place.within("weights"), Part::Value, value, known);
                }
            }
            for (total, criteria) in &rubric.totals {
                for criterion in criteria {
                    let known = rubric.criterion(criterion.as_str()).is_some();
                    let place = place.within("totals").within(total);
                    self.add(place, Part::Criterion, criterion.as_str(), known);
                }
            }
        }
    }

    fn stage(&mut self, place: &Place, stage: &Stage) {
        match &stage.work {
            Work::Intake(intake) => {
                if let Some(form) = &intake.form {
                    let mut sections = self.definition.sections.iter();
                    let known = sections.any(|section| section.form.as_ref() == Some(form));
                    self.add(place.within("form"), Part::Form, form.as_str(), known);
                }
            }
            Work::Rework(rework) => {
                for mend in &rework.mends {
                    self.mend(place.within("mends"), mend);
                }
            }
            Work::Review(review) => {
                self.rubric(place, review.rubric.as_ref());
                self.excluded(place, &review.excludes);
                self.stages(&place.within("shows"), &review.shows);
            }
            Work::Tally(tally) => {
                let stages =
                    tally.sources.iter().flat_map(|source| [Some(&source.stage), source.of.as_ref()]);
                self.stages(&place.within("sources"), stages.flatten());
            }
            Work::Hearing(hearing) => self.rubric(place, hearing.rubric.as_ref()),
            Work::Selection(selection) => {
                self.stages(&place.within("ranks"), &selection.ranks);
                self.stages(&place.within("sources"), selection.sources.iter().map(|source| &source.stage));
                for division in &selection.group_by {
                    self.division(place.within("group_by"), division);
                }
            }
            Work::Council(council) => self.excluded(place, &council.excludes),
            Work::Check(_) | Work::Tracks(_) | Work::Order(_) | Work::Publication(_) | Work::External(_) => {}
        }
    }

    fn mend(&mut self, place: Place, mend: &Mend) {
        match mend {
            Mend::Paper(paper) => self.paper(place, paper),
            Mend::Field(field) => self.field(place, field),
            Mend::Section(section) => {
                let known = self.definition.sections.iter().any(|known| known.id == *section);
                self.add(place, Part::Section, section.as_str(), known);
            }
        }
    }

    fn paper(&mut self, place: Place, paper: &PaperId) {
        let known = self.definition.papers.iter().any(|known| known.id == *paper);
        self.add(place, Part::Paper, paper.as_str(), known);
    }

    /// Letters and documents.
    fn letters(&mut self) {
        for letter in &self.definition.letters {
            let place = Place::path(format!("letter.{}.after", letter.id));
            self.stages(&place, [&letter.after.stage]);
            if let (Some(outcome), Some(stage)) =
                (&letter.after.outcome, self.definition.stages.get(&letter.after.stage))
            {
                self.add(place, Part::Outcome, outcome.as_str(), stage.on.contains_key(outcome));
            }
        }
        for document in &self.definition.documents {
            self.stages(&Place::path(format!("document.{}.at", document.id)), [&document.at]);
        }
    }
}
