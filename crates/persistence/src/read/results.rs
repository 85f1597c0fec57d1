//! Results: what becomes public and what would, who goes on to another contest.
//! Before the publication there is nothing here for anybody but the staff.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::access::may::{Place, Right, may};
use domain::application::form;
use domain::application::state::{Case, Standing};
use domain::application::walk::may_reach;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, StreamId};
use domain::basics::moment::Moment;
use domain::call::command::CallCommand;
use domain::people::seat::{Role, Viewer};
use domain::procedure::form::{DivisionSource, FieldKind, Sight};
use domain::procedure::letter::{Letter, placeholders};
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::seat::{Role as Part, Seat};
use domain::procedure::stage::Work;
use domain::procedure::text::Bilingual;
use domain::procedure::work::{Audience, Publication};
use domain::refusal::Refusal;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::carry::Followed;
use crate::entity::{award, organisation, publication, seat};
use crate::letter::Filled;
use crate::ordering::{Placed, class, group, waits_at};
use crate::read::calls::CallView;
use crate::read::filed;
use crate::read::lists::{CaseCard, selection_of};
use crate::read::orders::in_force;
use crate::{Store, StoreError, cases};

/// Results of a call as everybody sees them.
#[derive(Debug, Clone)]
pub struct Results {
    /// How often results were published.
    pub number: u32,
    /// When last.
    pub at: Moment,
    /// What was published.
    pub groups: Vec<ResultGroup>,
    /// Numbers and dates of the orders in force.
    pub orders: Vec<(String, NaiveDate)>,
}

/// Results of one nomination.
#[derive(Debug, Clone)]
pub struct ResultGroup {
    /// Its name, value by value; empty where the procedure has none.
    pub title: Vec<Bilingual>,
    /// Classes, the best first.
    pub classes: Vec<ResultClass>,
}

/// Works of one class. Their order says nothing: it is that of their organisations' names.
#[derive(Debug, Clone)]
pub struct ResultClass {
    /// Its name.
    pub label: Bilingual,
    /// Whether the class is a distinction: all are but the last.
    pub awarded: bool,
    /// Works.
    pub lines: Vec<ResultLine>,
}

/// A work in the results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResultLine {
    /// Its title; empty where the form does not make it public, or once erased.
    pub title: String,
    /// Short name of the organisation.
    pub organisation: String,
    /// Answers that the form makes public, for works with a distinction.
    pub texts: Vec<(Bilingual, String)>,
}

/// What publishing would do, and what it has done.
#[derive(Debug, Clone)]
pub struct Publishing {
    /// At which publication.
    pub stage: StageId,
    /// Whether the results become public, or only each applicant learns its own.
    pub is_public: bool,
    /// How many cases wait to be published.
    pub here: u32,
    /// Cases that can still come, by the stage where they are.
    pub waiting: BTreeMap<StageId, u32>,
    /// Why it cannot be done now.
    pub refused: Option<Refusal>,
    /// What everybody would see, with what was published before.
    pub groups: Vec<ResultGroup>,
    /// Letters that would go out.
    pub letters: Vec<PlannedLetter>,
    /// What was published: number, moment, how many works; the latest first.
    pub done: Vec<(u32, Moment, usize)>,
    /// How far what follows from the call's acts has got.
    pub followed: Followed,
    /// Who goes on to another contest, once results are published.
    pub promoted: Vec<Promoted>,
}

/// A letter that publishing would send.
#[derive(Debug, Clone)]
pub struct PlannedLetter {
    /// As the procedure has it.
    pub letter: Letter,
    /// How many copies: one a coordinator and work.
    pub copies: usize,
    /// The first of them, as it would say.
    pub sample: crate::letter::Letter,
}

/// A case that goes on to another contest.
#[derive(Debug, Clone)]
pub struct Promoted {
    /// How it is named.
    pub card: CaseCard,
    /// Its class here.
    pub class: Bilingual,
    /// Into which procedure, by its id.
    pub into: String,
    /// Since when.
    pub since: Moment,
}

/// Whether results of the call have been published to everybody.
#[must_use]
pub fn are_public(view: &CallView) -> bool {
    publications(&view.procedure)
        .any(|(id, what)| what.audience == Audience::Public && view.call.published.contains_key(id))
}

impl Store {
    /// Results of a call as everybody may see them; none before they are published.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn results(&self, view: &CallView) -> Result<Option<Results>, StoreError> {
        let public: BTreeSet<&str> = publications(&view.procedure)
            .filter(|(_, what)| what.audience == Audience::Public)
            .map(|(id, _)| id.as_str())
            .collect();
        let rows = self.published(view).await?;
        let rows: Vec<_> = rows.into_iter().filter(|row| public.contains(row.stage.as_str())).collect();
        let Some(last) = rows.last() else { return Ok(None) };
        let mut ids: BTreeSet<ApplicationId> = BTreeSet::new();
        for row in &rows {
            ids.extend(serde_json::from_str::<BTreeSet<ApplicationId>>(&row.content)?);
        }
        let db = self.read();
        let all = cases::cases_of(db, view.id).await?;
        let shown = all.iter().filter(|(id, case)| ids.contains(id) && case.standing == Standing::Filed);
        let groups = self.result_groups(view, &shown.collect::<Vec<_>>()).await?;
        let mut orders: Vec<_> = in_force(db, view.id).await?.into_values().collect();
        orders.sort_by(|a, b| (a.1, &a.0).cmp(&(b.1, &b.0)));
        Ok(Some(Results { number: small(last.number), at: Moment::new(last.at), groups, orders }))
    }

    /// What publishing would do. None where the procedure publishes nothing. Of several publications the one
    /// that is named, else the one where cases wait, else the first.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not publish there.
    pub async fn publishing(
        &self,
        viewer: &Viewer,
        view: &CallView,
        stage: Option<&str>,
    ) -> Result<Option<Publishing>, StoreError> {
        let place = Place::Territory(view.call.territory);
        may(viewer, Right::PublishResults, place).map_err(|_| Refusal::Missing)?;
        let db = self.read();
        let all = cases::cases_of(db, view.id).await?;
        let waits = |id: &StageId| all.iter().any(|(_, case)| waits_at(case, id));
        let procedure = view.procedure.clone();
        let known = || publications(&procedure);
        let found = match stage {
            Some(named) => known().find(|(id, _)| id.as_str() == named),
            None => known().find(|(id, _)| waits(id)).or_else(|| known().next()),
        };
        let Some((id, what)) = found else { return Ok(None) };
        let rows = self.published(view).await?;
        let mut shown: BTreeSet<ApplicationId> = BTreeSet::new();
        let mut done = Vec::new();
        for row in rows.iter().filter(|row| row.stage == id.as_str()) {
            let ids: BTreeSet<ApplicationId> = serde_json::from_str(&row.content)?;
            done.push((small(row.number), Moment::new(row.at), ids.len()));
            shown.extend(ids);
        }
        done.reverse();
        let fresh: Vec<&(ApplicationId, Case)> =
            all.iter().filter(|(app, case)| waits_at(case, id) && !shown.contains(app)).collect();
        let (mut waiting, mut here) = (BTreeMap::new(), 0_u32);
        for (_, case) in &all {
            let Some(now) = case.stage() else { continue };
            if waits_at(case, id) {
                here = here.saturating_add(1);
            } else if may_reach(&view.procedure, case, id) {
                let count: &mut u32 = waiting.entry(now.clone()).or_default();
                *count = count.saturating_add(1);
            }
        }
        let visible = all.iter().filter(|(app, case)| {
            case.standing == Standing::Filed && (waits_at(case, id) || shown.contains(app))
        });
        let groups = self.result_groups(view, &visible.collect::<Vec<_>>()).await?;
        let promoted = if done.is_empty() { Vec::new() } else { self.promoted(viewer, view).await? };
        Ok(Some(Publishing {
            stage: id.clone(),
            is_public: what.audience == Audience::Public,
            here,
            waiting,
            refused: self.why_not(view.id, CallCommand::Publish { stage: id.clone() }).await?,
            groups,
            letters: self.planned(view, id, &fresh).await?,
            done,
            followed: self.followed(StreamId(view.id.0)).await?,
            promoted,
        }))
    }

    /// Cases of a call that go on to another contest, for those who may see lists.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the viewer may not read the desk there.
    pub async fn promoted(&self, viewer: &Viewer, view: &CallView) -> Result<Vec<Promoted>, StoreError> {
        let place = Place::Territory(view.call.territory);
        may(viewer, Right::ReadDesk, place).map_err(|_| Refusal::Missing)?;
        let db = self.read();
        let rows = award::Entity::find()
            .filter(award::Column::Call.eq(view.id.0))
            .filter(award::Column::Effect.starts_with("promote:"))
            .all(db)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let all = cases::cases_of(db, view.id).await?;
        let cards = self.cards(view.id, &all, None).await?;
        let promoted = rows.into_iter().filter_map(|row| {
            let id = ApplicationId(row.application);
            let (_, case) = all.iter().find(|(app, case)| *app == id && case.standing == Standing::Filed)?;
            Some(Promoted {
                card: cards.get(&id)?.clone(),
                class: class_label(&view.procedure, case)?,
                into: row.effect.strip_prefix("promote:")?.to_owned(),
                since: Moment::new(row.since),
            })
        });
        Ok(promoted.collect())
    }

    async fn published(&self, view: &CallView) -> Result<Vec<publication::Model>, StoreError> {
        let query = publication::Entity::find()
            .filter(publication::Column::Call.eq(view.id.0))
            .filter(publication::Column::Kind.eq("results"))
            .order_by_asc(publication::Column::At)
            .order_by_asc(publication::Column::Number);
        Ok(query.all(self.read()).await?)
    }

    /// Cases as the public sees them: two queries. Nothing that the form keeps from the public is read.
    async fn result_groups(
        &self,
        view: &CallView,
        shown: &[&(ApplicationId, Case)],
    ) -> Result<Vec<ResultGroup>, StoreError> {
        let db = self.read();
        let procedure = &*view.procedure;
        let public =
            |field: &&domain::procedure::form::Field| field.sight >= Sight::Public && !field.identifying;
        let title = form::title_field(procedure).filter(public);
        let divides = |field: &domain::procedure::form::Field| {
            procedure.divisions().iter().any(|one| one.from == DivisionSource::Answer(field.id.clone()))
        };
        let told: Vec<_> = form::fields(procedure)
            .filter(public)
            .filter(|field| title.is_none_or(|title| title.id != field.id) && !divides(field))
            .filter(|field| matches!(field.kind, FieldKind::Line | FieldKind::Text))
            .collect();
        let digests: Vec<Digest> = shown
            .iter()
            .flat_map(|(_, case)| {
                let fields = title.into_iter().chain(told.iter().copied());
                fields.filter_map(|field| case.filed.answers.get(field.id.as_str()).copied())
            })
            .collect();
        let texts = filed::texts(db, &digests).await?;
        let owners = shown.iter().map(|(_, case)| case.organisation.0).collect::<BTreeSet<Uuid>>();
        let names: BTreeMap<Uuid, String> = organisation::Entity::find()
            .filter(organisation::Column::Id.is_in(owners))
            .all(db)
            .await?
            .into_iter()
            .map(|row| (row.id, row.short_name))
            .collect();
        let mut groups: BTreeMap<Vec<Placed>, BTreeMap<Placed, ResultClass>> = BTreeMap::new();
        for (_, case) in shown {
            let text = |field: &domain::procedure::form::Field| {
                let digest = case.filed.answers.get(field.id.as_str())?;
                texts.get(&digest.to_string()).cloned()
            };
            let awarded = is_awarded(procedure, case);
            let said = told.iter().filter(|_| awarded);
            let line = ResultLine {
                title: title.and_then(text).unwrap_or_default(),
                organisation: names.get(&case.organisation.0).cloned().unwrap_or_default(),
                texts: said.filter_map(|field| Some((field.label.clone(), text(field)?))).collect(),
            };
            let classes = groups.entry(group(procedure, case)).or_default();
            let of = classes.entry(class(procedure, case)).or_insert_with(|| ResultClass {
                label: class_label(procedure, case).unwrap_or_default(),
                awarded,
                lines: Vec::new(),
            });
            of.lines.push(line);
        }
        let sorted = |mut class: ResultClass| {
            class.lines.sort_by(|a, b| (&a.organisation, &a.title).cmp(&(&b.organisation, &b.title)));
            class
        };
        let said = groups.into_iter().map(|(key, classes)| ResultGroup {
            title: group_title(procedure, shown, &key),
            classes: classes.into_values().map(sorted).collect(),
        });
        Ok(said.collect())
    }

    /// Letters that publishing these cases would send: one query.
    async fn planned(
        &self,
        view: &CallView,
        stage: &StageId,
        fresh: &[&(ApplicationId, Case)],
    ) -> Result<Vec<PlannedLetter>, StoreError> {
        let letters: Vec<&Letter> = view
            .procedure
            .definition()
            .letters
            .iter()
            .filter(|letter| {
                letter.after.stage == *stage && letter.after.outcome.as_ref().is_none_or(is_published)
            })
            .filter(|letter| matches!(letter.to, Seat::Role { role: Part::Coordinator, .. }))
            .collect();
        let Some((id, case)) = fresh.first() else { return Ok(Vec::new()) };
        if letters.is_empty() {
            return Ok(Vec::new());
        }
        let owners = fresh.iter().map(|(_, case)| case.organisation.0).collect::<BTreeSet<Uuid>>();
        let seats = seat::Entity::find()
            .filter(seat::Column::Role.eq(Role::Coordinator.name()))
            .filter(seat::Column::Organisation.is_in(owners))
            .filter(seat::Column::Until.is_null())
            .all(self.read())
            .await?;
        let of =
            |case: &Case| seats.iter().filter(|seat| seat.organisation == Some(case.organisation.0)).count();
        let copies = fresh.iter().map(|(_, case)| of(case)).sum();
        let all = [(*id, case.clone())];
        let card = self.cards(view.id, &all, None).await?.remove(id);
        let territory = crate::entity::territory::Entity::find_by_id(view.call.territory.0);
        let territory = territory.one(self.read()).await?.ok_or(Refusal::Missing)?;
        let (Some(card), shown) = (card, (*id, case.clone())) else { return Ok(Vec::new()) };
        let plan = |letter: &&Letter| PlannedLetter {
            letter: (*letter).clone(),
            copies,
            sample: sample(view, letter, (&card, &shown), &territory),
        };
        Ok(letters.iter().map(plan).collect())
    }
}

/// The letter about one work. Names that say nothing about results are left empty, as in a letter.
fn sample(
    view: &CallView,
    letter: &Letter,
    (card, shown): (&CaseCard, &(ApplicationId, Case)),
    territory: &crate::entity::territory::Model,
) -> crate::letter::Letter {
    let (procedure, case) = (&*view.procedure, &shown.1);
    let both = |text: &Bilingual| Filled::Both(text.ru.clone(), text.en.clone());
    let group = group_title(procedure, &[shown], &group(procedure, case));
    let joined = |texts: &[Bilingual]| {
        let of = |text: fn(&Bilingual) -> &String| {
            texts.iter().map(|one| text(one).as_str()).collect::<Vec<_>>().join(", ")
        };
        Filled::Both(of(|text| &text.ru), of(|text| &text.en))
    };
    let ranks = case.class.as_ref().and_then(|class| selection_of(procedure, &class.stage)?.ranks.clone());
    let total = ranks.and_then(|tally| case.tallies.get(&tally)?.total);
    let centre = || Filled::Both(territory.centre_ru.clone(), territory.centre_en.clone());
    let fill = |name: &str| match name {
        "application" => Filled::Text(card.code.to_string()),
        "title" => Filled::Text(card.title.clone()),
        "applicant" => Filled::Text(card.organisation.clone()),
        "nomination" => joined(&group),
        "class" => class_label(procedure, case).map_or(Filled::Nothing, |label| both(&label)),
        "total" => {
            total.map_or(Filled::Nothing, |total| Filled::Number(total.numerator(), total.denominator()))
        }
        "call" => both(procedure.title()),
        "territory" => Filled::Both(territory.name_ru.clone(), territory.name_en.clone()),
        "sender" | "operator" => centre(),
        "link" | "feedback" => Filled::Link(format!("/apps/{}/feedback", card.code)),
        _ => Filled::Nothing,
    };
    let texts = [&letter.subject.ru, &letter.subject.en, &letter.body.ru, &letter.body.en];
    let names = texts.into_iter().flat_map(|text| placeholders(text));
    crate::letter::Letter::OfProcedure {
        subject: (letter.subject.ru.clone(), letter.subject.en.clone()),
        body: (letter.body.ru.clone(), letter.body.en.clone()),
        fields: names.map(|name| (name.to_owned(), fill(name))).collect(),
    }
}

fn is_published(outcome: &OutcomeId) -> bool {
    outcome.as_str() == "published"
}

/// The publications of a procedure.
pub(crate) fn publications(procedure: &Procedure) -> impl Iterator<Item = (&StageId, &Publication)> {
    procedure.stages().filter_map(|(id, stage)| match &stage.work {
        Work::Publication(what) => Some((id, what)),
        Work::Intake(_)
        | Work::Check(_)
        | Work::Rework(_)
        | Work::Review(_)
        | Work::Tally(_)
        | Work::Tracks(_)
        | Work::Hearing(_)
        | Work::Selection(_)
        | Work::Council(_)
        | Work::Order(_)
        | Work::External(_) => None,
    })
}

/// What the class of a case is called.
pub(crate) fn class_label(procedure: &Procedure, case: &Case) -> Option<Bilingual> {
    let record = case.class.as_ref()?;
    label_of(procedure, &record.stage, &record.class)
}

/// What a class or a resolution of a stage is called.
#[must_use]
pub fn label_of(procedure: &Procedure, stage: &StageId, class: &OutcomeId) -> Option<Bilingual> {
    let listed = selection_of(procedure, stage)
        .and_then(|selection| selection.classes.iter().find(|one| one.id == *class))
        .map(|one| one.label.clone());
    listed.or_else(|| procedure.stage(stage)?.on.get(class)?.label.clone())
}

/// Whether the class of a case is a distinction: every class of a list but the last, and a resolution that
/// proposes anything.
fn is_awarded(procedure: &Procedure, case: &Case) -> bool {
    let Some(record) = &case.class else { return false };
    match selection_of(procedure, &record.stage) {
        Some(selection) => selection.classes.last().is_some_and(|rest| rest.id != record.class),
        None => !record.proposes.is_empty(),
    }
}

/// The name of a group, value by value.
fn group_title(
    procedure: &Procedure,
    cases: &[&(ApplicationId, Case)],
    key: &[(usize, String)],
) -> Vec<Bilingual> {
    let of = cases.iter().map(|(_, case)| case).find(|case| group(procedure, case) == key);
    let selection =
        of.and_then(|case| case.class.as_ref()).and_then(|class| selection_of(procedure, &class.stage));
    let divisions = selection.map(|selection| selection.group_by.as_slice()).unwrap_or_default();
    let name = |(division, (_, value)): (&domain::procedure::name::DivisionId, &(usize, String))| {
        value_label(procedure, division.as_str(), value)
    };
    divisions.iter().zip(key).filter_map(name).collect()
}

/// What a value of a division is called.
#[must_use]
pub fn value_label(procedure: &Procedure, division: &str, value: &str) -> Option<Bilingual> {
    let known = &procedure.division(division)?.values;
    known.iter().find(|one| one.id.as_str() == value).map(|one| one.label.clone())
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or_default()
}
