//! Authors of an application and their consents. A consent is a record of its own: which text, when, how.

use domain::access::may::{Right, may};
use domain::basics::code::Code;
use domain::basics::id::{ApplicationId, AuthorId, CallId, PersonId, StreamId};
use domain::basics::moment::Moment;
use domain::basics::text::{email, is_blank, line};
use domain::decider::Act;
use domain::people::seat::Seat;
use domain::procedure::paper::Consent;
use domain::procedure::procedure::Procedure;
use domain::record::{ConsentBy, RecordFact};
use domain::refusal::Refusal;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, ModelTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::door::{Unit, task};
use crate::entity::{answer, author, consent, organisation};
use crate::ids::Secret;
use crate::journal;
use crate::letter::Letter;
use crate::plain::drafts::{self, Known, consent_text};
use crate::plain::outbox;
use crate::plain::tickets::{self, Purpose};
use crate::{Store, StoreError, ids};

/// A new author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAuthor {
    /// Surname, name, patronymic.
    pub name: String,
    /// Post.
    pub post: String,
    /// Address to which the request for consent goes; may be empty when the consents are on paper.
    pub email: String,
}

/// What an author sees who opens the link of the letter.
#[derive(Debug, Clone)]
pub struct ConsentView {
    /// The author's name.
    pub name: String,
    /// Title of the work, as far as it is written.
    pub work: String,
    /// Full name of the organisation.
    pub organisation: String,
    /// The consents asked for: id, text, since when it stands.
    pub consents: Vec<(Consent, Option<Moment>)>,
    /// The territory's id, for the operator's name.
    pub territory: domain::basics::id::TerritoryId,
    /// The procedure, for the call's title.
    pub procedure: std::sync::Arc<Procedure>,
}

impl Store {
    /// Names an author.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the application is not the sender's. The caller has checked the texts.
    pub async fn add_author(&self, act: &Act, code: Code, new: NewAuthor) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let (known, _) = store.own(&act, code).await?;
            let unit = store.begin(&act).await?;
            if journal::find_command(&unit.tx, act.command).await?.is_some() {
                return Ok(());
            }
            let last = author::Entity::find()
                .filter(author::Column::Application.eq(known.row.id))
                .order_by_desc(author::Column::Position)
                .one(&unit.tx)
                .await?;
            let row = author::ActiveModel {
                id: Set(ids::fresh()),
                application: Set(known.row.id),
                position: Set(last.map_or(1, |row| row.position + 1)),
                name: Set(line(&new.name)),
                post: Set(line(&new.post)),
                email: Set(email(&new.email).unwrap_or_default()),
            };
            author::Entity::insert(row).exec_without_returning(&unit.tx).await?;
            unit.remember(StreamId(known.row.id), &[]).await?;
            unit.commit().await
        })
        .await
    }

    /// Takes an author off the draft. Consents that were given stay on record, and stand for nothing.
    ///
    /// # Errors
    /// [`Refusal::Missing`].
    pub async fn remove_author(&self, act: &Act, code: Code, id: AuthorId) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let (known, _) = store.own(&act, code).await?;
            let unit = store.begin(&act).await?;
            if let Some(row) = find_author(&unit, known.id(), id).await? {
                row.delete(&unit.tx).await?;
            }
            unit.commit().await
        })
        .await
    }

    /// Sends the author a letter with a link to the consents.
    ///
    /// # Errors
    /// [`Refusal::Missing`], also when the author has no address.
    pub async fn ask_consent(&self, act: &Act, code: Code, id: AuthorId) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let (known, procedure) = store.own(&act, code).await?;
            let unit = store.begin(&act).await?;
            if journal::find_command(&unit.tx, act.command).await?.is_some() {
                return Ok(());
            }
            let row = find_author(&unit, known.id(), id).await?.ok_or(Refusal::Missing)?;
            if row.email.is_empty() {
                return Err(Refusal::Missing.into());
            }
            let (secret, until) = tickets::issue(&unit, Purpose::Consent, row.id).await?;
            let letter = Letter::ConsentAsked {
                name: row.name,
                work: work(&unit.tx, &known, &procedure).await?,
                organisation: organisation_name(&unit.tx, &known).await?,
                secret: secret.reveal().to_owned(),
                until,
            };
            outbox::enqueue(&unit, Some(known.territory()), &row.email, &letter).await?;
            unit.remember(StreamId(known.row.id), &[]).await?;
            unit.commit().await
        })
        .await
    }

    /// Notes that the organisation keeps the author's signed consents on paper.
    ///
    /// # Errors
    /// [`Refusal::Missing`]; [`Refusal::InThePast`] when the paper is dated ahead.
    pub async fn consent_on_paper(
        &self,
        act: &Act,
        code: Code,
        id: AuthorId,
        (consents, signed_on): (Vec<String>, Moment),
    ) -> Result<(), StoreError> {
        let (store, act) = (self.clone(), act.clone());
        task(async move {
            let (known, procedure) = store.own(&act, code).await?;
            let seat = may(&act.by, Right::WriteApplications, known.place())?;
            let said_by = act.by.person().ok_or(Refusal::NotSignedIn)?;
            if act.at < signed_on {
                return Err(Refusal::TooEarly { opens: signed_on }.into());
            }
            let unit = store.begin(&act).await?;
            let row = find_author(&unit, known.id(), id).await?.ok_or(Refusal::Missing)?;
            let by = ConsentBy::Paper { said_by: PersonId(said_by.0), signed_on };
            give(&unit, (&row, seat), &procedure, (&consents, &by)).await?;
            unit.commit().await
        })
        .await
    }

    /// What the link of a letter opens; none when the link is unknown or has run out.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn consent_view(&self, secret: &Secret) -> Result<Option<ConsentView>, StoreError> {
        let Some(ticket) = self.find_ticket(secret, Purpose::Consent).await? else { return Ok(None) };
        let Some(row) = author::Entity::find_by_id(ticket.subject).one(self.read()).await? else {
            return Ok(None);
        };
        let known =
            drafts::find_by_id(self.read(), ApplicationId(row.application)).await?.ok_or(Refusal::Missing)?;
        let procedure = self.procedure_of_call(CallId(known.row.call)).await?;
        let given =
            consent::Entity::find().filter(consent::Column::Author.eq(row.id)).all(self.read()).await?;
        let stands = |asked: &Consent| {
            let text = consent_text(asked).to_string();
            let fits = |c: &&consent::Model| c.consent == asked.id.as_str() && c.text_digest == text;
            let found = given.iter().filter(fits).find(|c| c.withdrawn_at.is_none());
            found.map(|c| Moment::new(c.given_at))
        };
        let consents = asked(&procedure).map(|consent| (consent.clone(), stands(consent))).collect();
        Ok(Some(ConsentView {
            name: row.name,
            work: work(self.read(), &known, &procedure).await?,
            organisation: organisation_name(self.read(), &known).await?,
            consents,
            territory: known.territory(),
            procedure,
        }))
    }

    /// The author's own answer: these consents are given, the others of the list are not, or no longer.
    ///
    /// # Errors
    /// [`Refusal::Missing`] when the link is unknown or has run out.
    pub async fn answer_consents(
        &self,
        act: &Act,
        secret: &Secret,
        consents: Vec<String>,
    ) -> Result<(), StoreError> {
        let (store, act, secret) = (self.clone(), act.clone(), secret.clone());
        task(async move {
            let ticket = store.find_ticket(&secret, Purpose::Consent).await?.ok_or(Refusal::Missing)?;
            let found = author::Entity::find_by_id(ticket.subject).one(store.read()).await?;
            let row = found.ok_or(Refusal::Missing)?;
            let known = drafts::find_by_id(store.read(), ApplicationId(row.application))
                .await?
                .ok_or(Refusal::Missing)?;
            let procedure = store.procedure_of_call(CallId(known.row.call)).await?;
            let unit = store.begin(&act).await?;
            give(&unit, (&row, None), &procedure, (&consents, &ConsentBy::Link)).await?;
            take_back(&unit, &row, &procedure, &consents).await?;
            unit.commit().await
        })
        .await
    }

    async fn own(&self, act: &Act, code: Code) -> Result<(Known, std::sync::Arc<Procedure>), StoreError> {
        let known = drafts::find(self.read(), code).await?.ok_or(Refusal::Missing)?;
        may(&act.by, Right::WriteApplications, known.place()).map_err(|_| Refusal::Missing)?;
        let procedure = self.procedure_of_call(CallId(known.row.call)).await?;
        Ok((known, procedure))
    }
}

/// The consents that each author of this procedure is asked for, in the definition's order.
pub fn asked(procedure: &Procedure) -> impl Iterator<Item = &Consent> {
    let rule = procedure.definition().authors.as_ref();
    let wanted = move |consent: &&Consent| {
        rule.is_some_and(|rule| rule.owes.contains(&consent.id) || rule.may_give.contains(&consent.id))
    };
    procedure.definition().consents.iter().filter(wanted)
}

/// Gives those of the consents that do not stand yet.
async fn give(
    unit: &Unit,
    (row, seat): (&author::Model, Option<Seat>),
    procedure: &Procedure,
    (wanted, by): (&[String], &ConsentBy),
) -> Result<(), StoreError> {
    for known in asked(procedure).filter(|known| wanted.iter().any(|id| id == known.id.as_str())) {
        let text = consent_text(known);
        let standing = consent::Entity::find()
            .filter(consent::Column::Author.eq(row.id))
            .filter(consent::Column::Consent.eq(known.id.as_str()))
            .filter(consent::Column::TextDigest.eq(text.to_string()))
            .filter(consent::Column::WithdrawnAt.is_null())
            .count(&unit.tx)
            .await?;
        if standing > 0 {
            continue;
        }
        let new = consent::ActiveModel {
            id: Set(ids::fresh()),
            application: Set(row.application),
            author: Set(row.id),
            consent: Set(known.id.as_str().to_owned()),
            text_digest: Set(text.to_string()),
            way: Set(serde_json::to_string(by)?),
            given_at: Set(unit.act.at.utc()),
            withdrawn_at: Set(None),
        };
        consent::Entity::insert(new).exec_without_returning(&unit.tx).await?;
        let fact = RecordFact::ConsentGiven {
            application: ApplicationId(row.application),
            author: AuthorId(row.id),
            consent: known.id.as_str().to_owned(),
            text,
            by: by.clone(),
        };
        unit.record((StreamId(row.id), "author"), seat, &[fact]).await?;
    }
    Ok(())
}

/// Takes back the standing consents that are not among those kept.
async fn take_back(
    unit: &Unit,
    row: &author::Model,
    procedure: &Procedure,
    kept: &[String],
) -> Result<(), StoreError> {
    let standing = consent::Entity::find()
        .filter(consent::Column::Author.eq(row.id))
        .filter(consent::Column::WithdrawnAt.is_null())
        .all(&unit.tx)
        .await?;
    for given in standing {
        let offered = asked(procedure).any(|known| known.id.as_str() == given.consent);
        if !offered || kept.contains(&given.consent) {
            continue;
        }
        let fact = RecordFact::ConsentWithdrawn {
            application: ApplicationId(row.application),
            author: AuthorId(row.id),
            consent: given.consent.clone(),
        };
        let mut change = given.into_active_model();
        change.withdrawn_at = Set(Some(unit.act.at.utc()));
        change.update(&unit.tx).await?;
        unit.record((StreamId(row.id), "author"), None, &[fact]).await?;
    }
    Ok(())
}

async fn find_author(
    unit: &Unit,
    application: ApplicationId,
    id: AuthorId,
) -> Result<Option<author::Model>, StoreError> {
    let query = author::Entity::find_by_id(id.0).filter(author::Column::Application.eq(application.0));
    Ok(query.one(&unit.tx).await?)
}

/// The work's title as far as it is written.
async fn work(
    db: &impl sea_orm::ConnectionTrait,
    known: &Known,
    procedure: &Procedure,
) -> Result<String, StoreError> {
    let Some(field) = domain::application::form::title_field(procedure) else { return Ok(String::new()) };
    let found = answer::Entity::find_by_id((known.row.id, field.id.as_str().to_owned())).one(db).await?;
    Ok(found.map(|row| row.text).filter(|text| !is_blank(text)).unwrap_or_default())
}

async fn organisation_name(db: &impl sea_orm::ConnectionTrait, known: &Known) -> Result<String, StoreError> {
    let found = organisation::Entity::find_by_id(known.row.organisation).one(db).await?;
    Ok(found.map_or_else(String::new, |row| row.full_name))
}
