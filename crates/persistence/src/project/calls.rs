//! The list of calls.

use domain::basics::moment::Moment;
use domain::call::fact::CallFact;
use domain::journal::{Entry, read_body};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, IntoActiveModel};

use super::lists;
use crate::StoreError;
use crate::entity::call_row;

/// Applies an entry, as when rebuilding.
pub(crate) async fn apply(tx: &impl ConnectionTrait, entry: &Entry) -> Result<(), StoreError> {
    let (_, _, fact) = read_body::<CallFact>(&entry.body)?;
    apply_fact(tx, entry, &fact).await
}

/// Applies an entry whose fact is at hand.
pub(crate) async fn apply_fact(
    tx: &impl ConnectionTrait,
    entry: &Entry,
    fact: &CallFact,
) -> Result<(), StoreError> {
    if let CallFact::Drafted { territory, procedure, edition, slug, school_year, dates, intake } = fact {
        let unset = || StoreError::Damaged(format!("call {} has no cutoff", entry.stream));
        let row = call_row::ActiveModel {
            id: Set(entry.stream.0),
            territory: Set(territory.0),
            version: Set(entry.version),
            procedure: Set(procedure.clone()),
            edition: Set(edition.clone()),
            slug: Set(slug.clone()),
            school_year: Set(i64::from(school_year.0)),
            announced_at: Set(None),
            opens_at: Set(intake.opens.as_ref().and_then(|date| dates.get(date)).copied().map(Moment::utc)),
            closes_at: Set(dates.get(&intake.closes).copied().map(Moment::utc).ok_or_else(unset)?),
            opens_date: Set(intake.opens.clone()),
            closes_date: Set(intake.closes.clone()),
        };
        call_row::Entity::insert(row).exec_without_returning(tx).await?;
        return Ok(());
    }
    let found = call_row::Entity::find_by_id(entry.stream.0).one(tx).await?;
    let found = found.ok_or_else(|| StoreError::Damaged(format!("call {} has no row", entry.stream)))?;
    lists::apply(tx, entry, &found, fact).await?;
    let (opens_date, closes_date) = (found.opens_date.clone(), found.closes_date.clone());
    let mut row = found.into_active_model();
    row.version = Set(entry.version);
    match fact {
        CallFact::Announced { .. } => row.announced_at = Set(Some(entry.recorded_at.utc())),
        CallFact::DateMoved { date, to, .. } if *date == closes_date => row.closes_at = Set(to.utc()),
        CallFact::DateMoved { date, to, .. } if Some(date) == opens_date.as_ref() => {
            row.opens_at = Set(Some(to.utc()));
        }
        CallFact::DateMoved { .. }
        | CallFact::ExtendedOne { .. }
        | CallFact::Drafted { .. }
        | CallFact::GateOpened { .. }
        | CallFact::TieSettled { .. }
        | CallFact::ListDrawn { .. }
        | CallFact::ListAdopted { .. }
        | CallFact::ListReturned { .. }
        | CallFact::Published { .. }
        | CallFact::AdmissionPublished { .. } => {}
    }
    row.update(tx).await?;
    Ok(())
}
