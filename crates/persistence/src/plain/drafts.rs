//! Drafts of applications: text that is saved as it is typed and never lost. Every version of every answer is
//! kept. Two people may write at once: fields merge, and a field that both changed shows both texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, Datelike, Utc};
use domain::access::may::{Place, Right, may};
use domain::application::draft::{Draft, DraftAuthor};
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, AuthorId, CallId, OrganisationId, StreamId, TerritoryId};
use domain::basics::moment::Moment;
use domain::basics::text::tidy;
use domain::call::state::{CallState, WindowPhase};
use domain::decider::Act;
use domain::procedure::form::YesNo;
use domain::procedure::paper::Consent;
use domain::procedure::procedure::Procedure;
use domain::refusal::Refusal;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::calls::{self, KnownCall};
use crate::door::{Unit, task};
use crate::entity::{answer, answer_past, application, attachment, author, consent};
use crate::journal::{self, Lock};
use crate::{Store, StoreError, ids};

/// Prefix of the names under which answers to eligibility questions are stored beside those of the form.
pub(crate) const ELIGIBILITY: &str = "eligibility:";

/// What saving did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The version to send with the next save.
    pub version: i64,
    /// When, by the clock of the data.
    pub saved_at: Moment,
    /// Fields that somebody else changed meanwhile and the sender did not: their text as it stands.
    pub merged: BTreeMap<String, String>,
    /// Fields that both changed: their text as it stands. The sender's text of these was not stored.
    pub theirs: BTreeMap<String, String>,
    /// Who wrote what is in `theirs`, as far as one person did.
    pub who: Option<String>,
}

/// An application's row with what most writes need beside it.
pub(crate) struct Known {
    pub(crate) row: application::Model,
    pub(crate) code: Code,
}

impl Known {
    pub(crate) const fn id(&self) -> ApplicationId {
        ApplicationId(self.row.id)
    }

    pub(crate) const fn territory(&self) -> TerritoryId {
        TerritoryId(self.row.territory)
    }

    pub(crate) const fn organisation(&self) -> OrganisationId {
        OrganisationId(self.row.organisation)
    }

    pub(crate) const fn place(&self) -> Place {
        Place::Organisation(self.territory(), self.organisation())
    }
}

impl Store {
    /// Starts an application after the eligibility questions have been answered. A repeat of the command
    /// returns the same code.
    ///
    /// # Errors
    /// [`Refusal`] when the seat does not reach the organisation, intake is not open, or an answer stops the
    /// applicant.
    pub async fn start_application(
        &self,
        act: &Act,
        call: CallId,
        organisation: OrganisationId,
        eligibility: BTreeMap<String, YesNo>,
    ) -> Result<Code, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let known = calls::known(&store, store.read(), call).await?.ok_or(Refusal::Missing)?;
            let place = Place::Organisation(known.call.territory, organisation);
            may(&act.by, Right::WriteApplications, place)?;
            within_window(&known, organisation, act.at)?;
            let draft = Draft { eligibility: eligibility.clone(), ..Draft::default() };
            let gaps = domain::application::draft::eligibility_gaps(&known.procedure, &draft);
            if !gaps.is_empty() {
                return Err(Refusal::Incomplete { gaps }.into());
            }
            let unit = store.begin(&act).await?;
            // The applicant's stream keeps repeats apart: of two at once the second finds what the first
            // made.
            journal::lock(&unit.tx, StreamId(organisation.0), "organisation", Lock::Alone).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return code_of(&unit.tx, ApplicationId(stream.0)).await;
            }
            let (id, code) = insert(&unit, &known, organisation).await?;
            for (question, yes_no) in eligibility {
                let text = if yes_no == YesNo::Yes { "yes" } else { "no" };
                write(&unit, id, (&format!("{ELIGIBILITY}{question}"), text), 1).await?;
            }
            unit.remember(StreamId(id.0), &[]).await?;
            unit.commit().await?;
            Ok(code)
        })
        .await
    }

    /// Saves answers. `base` is the version that the sender saw; see [`Saved`] for what came of it.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the application is not the sender's, or a field is not in the form.
    pub async fn save_answers(
        &self,
        act: &Act,
        code: Code,
        base: i64,
        texts: BTreeMap<String, String>,
    ) -> Result<Saved, StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let known = find(store.read(), code).await?.ok_or(Refusal::Missing)?;
            may(&act.by, Right::WriteApplications, known.place()).map_err(|_| Refusal::Missing)?;
            let procedure = store.procedure_of_call(CallId(known.row.call)).await?;
            if texts.keys().any(|field| !is_field(&procedure, field)) {
                return Err(Refusal::Missing.into());
            }
            let unit = store.begin(&act).await?;
            lock_draft(&unit, known.id()).await?;
            if let Some((_, _, version)) = journal::find_command(&unit.tx, act.command).await? {
                // The answer to this very save was lost on its way: it is given again, not the present state.
                let (merged, theirs) = (BTreeMap::new(), BTreeMap::new());
                return Ok(Saved { version, saved_at: unit.now, merged, theirs, who: None });
            }
            let saved = save(&unit, &known, base, texts).await?;
            if saved.theirs.is_empty() && saved.merged.is_empty() {
                let made = (StreamId(known.row.id), 0, saved.version);
                journal::remember_command(&unit.tx, act.command, made, unit.now).await?;
            }
            unit.commit().await?;
            Ok(saved)
        })
        .await
    }

    /// The verified procedure that a call runs.
    pub(crate) async fn procedure_of_call(&self, call: CallId) -> Result<Arc<Procedure>, StoreError> {
        let known = calls::known(self, self.read(), call).await?.ok_or(Refusal::Missing)?;
        Ok(known.procedure)
    }
}

async fn save(
    unit: &Unit,
    known: &Known,
    base: i64,
    texts: BTreeMap<String, String>,
) -> Result<Saved, StoreError> {
    let rows =
        answer::Entity::find().filter(answer::Column::Application.eq(known.row.id)).all(&unit.tx).await?;
    let version = rows.iter().map(|row| row.version).max().unwrap_or(0);
    let now: BTreeMap<String, answer::Model> = rows.into_iter().map(|row| (row.field.clone(), row)).collect();
    let mut saved =
        Saved { version, saved_at: unit.now, merged: BTreeMap::new(), theirs: BTreeMap::new(), who: None };
    let mut others = BTreeSet::new();
    for (field, raw) in texts {
        let text = tidy(&raw);
        let standing = now.get(&field);
        if standing.map_or("", |row| row.text.as_str()) == text {
            continue;
        }
        match standing.filter(|row| row.version > base) {
            None => {
                saved.version = version + 1;
                write(unit, known.id(), (&field, &text), version + 1).await?;
            }
            Some(row) if text_at(unit, known.id(), &field, base).await? == text => {
                saved.merged.insert(field, row.text.clone());
            }
            Some(row) => {
                others.extend(row.saved_by);
                saved.theirs.insert(field, row.text.clone());
            }
        }
    }
    if let [only] = others.into_iter().collect::<Vec<_>>().as_slice() {
        saved.who = crate::entity::person::Entity::find_by_id(*only).one(&unit.tx).await?.map(|row| row.name);
    }
    Ok(saved)
}

/// Writers of one draft wait for each other: versions are counted, not guessed.
async fn lock_draft(unit: &Unit, id: ApplicationId) -> Result<(), StoreError> {
    let query = application::Entity::find_by_id(id.0);
    let postgres = unit.tx.get_database_backend() == sea_orm::DbBackend::Postgres;
    let query = if postgres { query.lock_exclusive() } else { query };
    query.one(&unit.tx).await?.map(drop).ok_or_else(|| Refusal::Missing.into())
}

async fn insert(
    unit: &Unit,
    known: &KnownCall,
    organisation: OrganisationId,
) -> Result<(ApplicationId, Code), StoreError> {
    let id = ApplicationId(ids::fresh());
    let year = u8::try_from(unit.now.utc().year().rem_euclid(100)).unwrap_or(0);
    loop {
        let code = Code::new(year, ids::code_bits()?);
        let taken = application::Entity::find().filter(application::Column::Code.eq(code.to_string()));
        if taken.one(&unit.tx).await?.is_some() {
            continue;
        }
        let row = application::ActiveModel {
            id: Set(id.0),
            code: Set(code.to_string()),
            territory: Set(known.call.territory.0),
            call: Set(known.id.0),
            organisation: Set(organisation.0),
            started_by: Set(unit.act.by.person().map(|person| person.0)),
            started_at: Set(unit.now.utc()),
        };
        application::Entity::insert(row).exec_without_returning(&unit.tx).await?;
        return Ok((id, code));
    }
}

/// Starts an application inside a unit that goes on: for paper.
pub(crate) async fn start_within(
    unit: &Unit,
    known: &KnownCall,
    organisation: OrganisationId,
) -> Result<(ApplicationId, Code), StoreError> {
    insert(unit, known, organisation).await
}

/// Writes one answer and keeps it in the history.
pub(crate) async fn write(
    unit: &Unit,
    id: ApplicationId,
    (field, text): (&str, &str),
    version: i64,
) -> Result<(), StoreError> {
    let by = unit.act.by.person().map(|person| person.0);
    let row = answer::ActiveModel {
        application: Set(id.0),
        field: Set(field.to_owned()),
        text: Set(text.to_owned()),
        version: Set(version),
        saved_at: Set(unit.now.utc()),
        saved_by: Set(by),
    };
    let replace =
        sea_orm::sea_query::OnConflict::columns([answer::Column::Application, answer::Column::Field])
            .update_columns([
                answer::Column::Text,
                answer::Column::Version,
                answer::Column::SavedAt,
                answer::Column::SavedBy,
            ])
            .to_owned();
    answer::Entity::insert(row).on_conflict(replace).exec_without_returning(&unit.tx).await?;
    let past = answer_past::ActiveModel {
        application: Set(id.0),
        field: Set(field.to_owned()),
        version: Set(version),
        text: Set(text.to_owned()),
        saved_at: Set(unit.now.utc()),
        saved_by: Set(by),
    };
    answer_past::Entity::insert(past).exec_without_returning(&unit.tx).await?;
    Ok(())
}

/// The text of a field as it was at a version.
async fn text_at(unit: &Unit, id: ApplicationId, field: &str, version: i64) -> Result<String, StoreError> {
    let found = answer_past::Entity::find()
        .filter(answer_past::Column::Application.eq(id.0))
        .filter(answer_past::Column::Field.eq(field))
        .filter(answer_past::Column::Version.lte(version))
        .order_by_desc(answer_past::Column::Version)
        .one(&unit.tx)
        .await?;
    Ok(found.map_or_else(String::new, |row| row.text))
}

fn is_field(procedure: &Procedure, field: &str) -> bool {
    match field.strip_prefix(ELIGIBILITY) {
        Some(question) => {
            procedure.definition().eligibility.iter().any(|asked| asked.id.as_str() == question)
        }
        None => domain::application::form::fields(procedure).any(|known| known.id.as_str() == field),
    }
}

fn within_window(known: &KnownCall, organisation: OrganisationId, at: Moment) -> Result<(), Refusal> {
    if !known.call.announced() {
        return Err(Refusal::Missing);
    }
    let window = known.call.window(Some(organisation)).ok_or(Refusal::CallNotRunning)?;
    match window.phase(at) {
        WindowPhase::Before => Err(Refusal::TooEarly { opens: window.opens.unwrap_or(window.closes) }),
        WindowPhase::Open => Ok(()),
        WindowPhase::After => Err(Refusal::TooLate { closed: window.closes }),
    }
}

/// An application by its public code.
pub(crate) async fn find(db: &impl ConnectionTrait, code: Code) -> Result<Option<Known>, StoreError> {
    let row =
        application::Entity::find().filter(application::Column::Code.eq(code.to_string())).one(db).await?;
    Ok(row.map(|row| Known { row, code }))
}

async fn code_of(db: &impl ConnectionTrait, id: ApplicationId) -> Result<Code, StoreError> {
    let row = application::Entity::find_by_id(id.0).one(db).await?.ok_or(Refusal::Missing)?;
    Code::parse(&row.code).ok_or_else(|| StoreError::Damaged(format!("not a code: {}", row.code)))
}

/// Everything a draft holds, as rows.
#[derive(Default)]
pub(crate) struct DraftRows {
    pub(crate) answers: Vec<answer::Model>,
    pub(crate) authors: Vec<author::Model>,
    pub(crate) consents: Vec<consent::Model>,
    pub(crate) files: Vec<attachment::Model>,
}

/// Reads a draft in four queries, whatever its size.
pub(crate) async fn rows(db: &impl ConnectionTrait, id: ApplicationId) -> Result<DraftRows, StoreError> {
    Ok(rows_of(db, &[id.0]).await?.remove(&id.0).unwrap_or_default())
}

/// Reads several drafts in the same four queries.
pub(crate) async fn rows_of(
    db: &impl ConnectionTrait,
    ids: &[uuid::Uuid],
) -> Result<BTreeMap<uuid::Uuid, DraftRows>, StoreError> {
    let ids = || ids.iter().copied();
    let mut all: BTreeMap<uuid::Uuid, DraftRows> = BTreeMap::new();
    for row in answer::Entity::find().filter(answer::Column::Application.is_in(ids())).all(db).await? {
        all.entry(row.application).or_default().answers.push(row);
    }
    let authors = author::Entity::find().filter(author::Column::Application.is_in(ids()));
    for row in authors.order_by_asc(author::Column::Position).all(db).await? {
        all.entry(row.application).or_default().authors.push(row);
    }
    for row in consent::Entity::find().filter(consent::Column::Application.is_in(ids())).all(db).await? {
        all.entry(row.application).or_default().consents.push(row);
    }
    let files = attachment::Entity::find()
        .filter(attachment::Column::Application.is_in(ids()))
        .filter(attachment::Column::RemovedAt.is_null());
    for row in files.order_by_asc(attachment::Column::UploadedAt).all(db).await? {
        all.entry(row.application).or_default().files.push(row);
    }
    Ok(all)
}

/// The digest under which a consent's wording is remembered: both languages, and its version.
#[must_use]
pub fn consent_text(consent: &Consent) -> Digest {
    let version = consent.version.to_string();
    Digest::of_parts(&[
        version.as_bytes(),
        &[0],
        consent.text.ru.as_bytes(),
        &[0],
        consent.text.en.as_bytes(),
    ])
}

impl DraftRows {
    /// The draft as the rules read it. A consent given to an older wording does not count.
    pub(crate) fn draft(&self, procedure: &Procedure) -> Draft {
        let mut draft = Draft::default();
        for row in &self.answers {
            match (row.field.strip_prefix(ELIGIBILITY), row.text.as_str()) {
                (Some(question), "yes") => drop(draft.eligibility.insert(question.to_owned(), YesNo::Yes)),
                (Some(question), "no") => drop(draft.eligibility.insert(question.to_owned(), YesNo::No)),
                (Some(_), _) => {}
                (None, text) => drop(draft.answers.insert(row.field.clone(), text.to_owned())),
            }
        }
        for row in &self.files {
            *draft.papers.entry(row.paper.clone()).or_default() += 1;
        }
        draft.authors = self.authors.iter().map(|row| self.author(procedure, row)).collect();
        draft
    }

    fn author(&self, procedure: &Procedure, row: &author::Model) -> DraftAuthor {
        let stands = |known: &&Consent| {
            let text = consent_text(known).to_string();
            self.consents.iter().any(|given| {
                given.author == row.id
                    && given.consent == known.id.as_str()
                    && given.text_digest == text
                    && given.withdrawn_at.is_none()
            })
        };
        let consents = procedure.definition().consents.iter().filter(stands);
        let consents = consents.map(|known| known.id.as_str().to_owned()).collect();
        DraftAuthor { id: AuthorId(row.id), name: row.name.clone(), consents }
    }

    /// The latest moment at which an answer was saved.
    pub(crate) fn saved_at(&self) -> Option<DateTime<Utc>> {
        self.answers.iter().map(|row| row.saved_at).max()
    }
}

/// The state of a call's stream, read under a shared lock.
pub(crate) async fn locked_call(unit: &Unit, call: CallId) -> Result<(CallState, i64), StoreError> {
    let head = journal::lock(&unit.tx, StreamId(call.0), "call", Lock::Shared).await?;
    Ok((journal::state::<domain::call::decide::Calls>(&head)?, head.version))
}

/// An application by its id.
pub(crate) async fn find_by_id(
    db: &impl ConnectionTrait,
    id: ApplicationId,
) -> Result<Option<Known>, StoreError> {
    let Some(row) = application::Entity::find_by_id(id.0).one(db).await? else { return Ok(None) };
    let code =
        Code::parse(&row.code).ok_or_else(|| StoreError::Damaged(format!("not a code: {}", row.code)))?;
    Ok(Some(Known { row, code }))
}
