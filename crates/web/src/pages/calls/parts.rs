//! Parts of a call's public page, made of its procedure.

use std::collections::BTreeSet;

use domain::basics::moment::Zone;
use domain::procedure::deadline::Deadline;
use domain::procedure::exact::Exact;
use domain::procedure::form::{Field, YesNo};
use domain::procedure::procedure::Procedure;
use domain::procedure::route::Target;
use i18n_embed_fl::fl;
use persistence::read::calls::CallView;
use words::{Lang, Words};

/// A date of the call.
pub(super) struct Dated {
    pub(super) state: &'static str,
    pub(super) datetime: String,
    pub(super) moment: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) relative: String,
}

/// A question of the eligibility check.
pub(super) struct Question {
    pub(super) text: String,
    pub(super) stops_on_yes: bool,
    pub(super) why: String,
}

/// A criterion with its scale.
pub(super) struct Criterion {
    pub(super) id: String,
    pub(super) number: usize,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) most: String,
    pub(super) anchors: Vec<(String, String)>,
}

/// A paper that an application needs.
pub(super) struct PaperLine {
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) takes: String,
    pub(super) needed: bool,
}

/// A section of the form with what it asks.
pub(super) struct Asked {
    pub(super) title: String,
    pub(super) fields: Vec<(String, String)>,
}

/// A stage in words.
pub(super) struct Step {
    pub(super) title: String,
    pub(super) does: String,
    pub(super) by: String,
    pub(super) term: String,
    pub(super) leads: Vec<String>,
}

pub(super) fn questions(procedure: &Procedure, lang: Lang) -> Vec<Question> {
    let asked = procedure.eligibility().iter().map(|asked| Question {
        text: lang.of(&asked.question).to_owned(),
        stops_on_yes: asked.stops_on == YesNo::Yes,
        why: lang.of(&asked.explanation).to_owned(),
    });
    asked.collect()
}

/// Criteria of every rubric that sheets are filled in by, each rubric once.
pub(super) fn criteria(procedure: &Procedure, lang: Lang) -> Vec<Criterion> {
    let mut seen = BTreeSet::new();
    let rubrics = procedure.stages().filter_map(|(id, _)| procedure.rubric_of(id));
    let all = rubrics
        .flat_map(|rubric| &rubric.criteria)
        .filter(|criterion| seen.insert(criterion.id.as_str().to_owned()));
    all.zip(1..)
        .map(|(criterion, number)| Criterion {
            id: criterion.id.as_str().to_owned(),
            number,
            label: lang.of(&criterion.label).to_owned(),
            hint: criterion.hint.as_ref().map(|hint| lang.of(hint).to_owned()).unwrap_or_default(),
            most: criterion.ends().map(|(_, most)| points(most)).unwrap_or_default(),
            anchors: criterion
                .anchors
                .iter()
                .map(|a| (points(a.points), lang.pick(&a.ru, &a.en).to_owned()))
                .collect(),
        })
        .collect()
}

fn points(exact: Exact) -> String {
    exact.to_string()
}

pub(super) fn papers(procedure: &Procedure, words: &Words) -> Vec<PaperLine> {
    let lang = words.lang();
    procedure
        .papers()
        .map(|paper| {
            let types: Vec<String> = paper.types.iter().map(|kind| kind.extension().to_uppercase()).collect();
            let types = types.join(", ");
            let (size, most) = (paper.max_mb, paper.max);
            PaperLine {
                label: lang.of(&paper.label).to_owned(),
                hint: paper.hint.as_ref().map(|hint| lang.of(hint).to_owned()).unwrap_or_default(),
                takes: fl!(words, "call-paper-takes", types = types, size = size, most = most),
                needed: paper.is_required(),
            }
        })
        .collect()
}

pub(super) fn asked(procedure: &Procedure, words: &Words) -> Vec<Asked> {
    let lang = words.lang();
    let field = |field: &Field| {
        let limit = match (field.words_max, field.chars_max) {
            (Some(most), _) => fl!(words, "call-words-max", n = most),
            (None, Some(most)) => fl!(words, "call-chars-max", n = most),
            (None, None) => String::new(),
        };
        (lang.of(&field.label).to_owned(), limit)
    };
    let sections = procedure.sections().map(|section| Asked {
        title: lang.of(&section.title).to_owned(),
        fields: section.fields.iter().map(field).collect(),
    });
    let authors = procedure.authors().map(|authors| Asked {
        title: lang.of(&authors.label).to_owned(),
        fields: authors
            .owes
            .iter()
            .filter_map(|id| procedure.consent(id))
            .map(|c| (lang.of(&c.title).to_owned(), String::new()))
            .collect(),
    });
    sections.chain(authors).collect()
}

/// The drawing in words: what happens, by whom, until when, and where it leads.
pub(super) fn steps(view: &CallView, words: &Words, zone: Zone) -> Vec<Step> {
    let (procedure, lang) = (&*view.procedure, words.lang());
    let name = |target: &Target| match target {
        Target::Stage(id) => {
            procedure.stage(id).map_or_else(|| id.to_string(), |stage| lang.of(&stage.title).to_owned())
        }
        Target::End(id) => {
            procedure.end(id.as_str()).map_or_else(|| id.to_string(), |end| lang.of(&end.label).to_owned())
        }
    };
    procedure
        .stages()
        .map(|(_, stage)| {
            let deadline = stage.cutoff.as_ref().or(stage.duty.as_ref());
            let targets: BTreeSet<&Target> = stage.on.values().map(|route| &route.to).collect();
            Step {
                title: lang.of(&stage.title).to_owned(),
                does: words.stage_kind(stage.kind()),
                by: stage.by.as_ref().map(|seat| words.responsible(seat)).unwrap_or_default(),
                term: deadline.map(|deadline| term(view, words, zone, deadline)).unwrap_or_default(),
                leads: targets.into_iter().map(name).collect(),
            }
        })
        .collect()
}

/// The call's own date where the rule names one, else the rule.
fn term(view: &CallView, words: &Words, zone: Zone, deadline: &Deadline) -> String {
    let set = match deadline {
        Deadline::Call(date) => view.call.dates.get(date.as_str()),
        Deadline::After { .. } | Deadline::Act { .. } => None,
    };
    set.map_or_else(|| words.deadline(deadline, &*view.procedure), |at| words.moment(*at, zone))
}
