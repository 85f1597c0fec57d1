//! Setting an installation up: territories, their councils, procedures and plans. What stands already under a
//! slug is given what the command says.

use std::path::Path;

use anyhow::{Context, Result, bail};
use domain::basics::id::TerritoryId;
use persistence::StoreError;
use persistence::plain::territories::{TerritoryCard, TerritoryView};

use crate::cli::{NewBody, NewTerritory};
use crate::config::Config;
use crate::print::{Ending, Out};
use crate::store::{self, Access, act};
use crate::{plan, procedure};

/// Enters a territory, behind those that are there.
pub(crate) async fn add_territory(config: &Config, new: NewTerritory, out: Out<'_>) -> Result<Ending> {
    let opened = store::open(config, Access::Beside).await?;
    let store = &opened.store;
    let known = store.territories().await?;
    let place = known.iter().position(|territory| territory.slug == new.slug);
    let parent = match &new.parent {
        None => None,
        Some(slug) => Some(parent(&known, &new.slug, slug)?),
    };
    let card = TerritoryCard {
        slug: new.slug,
        name_ru: new.name_ru,
        name_en: new.name_en,
        centre_ru: new.centre_ru,
        centre_en: new.centre_en,
        phone: new.phone,
        zone: new.zone,
        position: i64::try_from(place.unwrap_or(known.len()))? + 1,
        parent,
    };
    store.enter_territory(&act(store), &card).await?;
    let what = if place.is_some() { "was there, and has this card now" } else { "is entered" };
    writeln!(
        out,
        "The territory {} ({}) {what}: {}/t/{}",
        card.slug, card.name_ru, config.public_url, card.slug
    )?;
    Ok(Ending::Done)
}

/// The territory that another one is to be part of. None is part of itself, by however long a way.
fn parent(known: &[TerritoryView], slug: &str, parent: &str) -> Result<TerritoryId> {
    let of = |id: TerritoryId| known.iter().find(|territory| territory.id == id);
    let found = known.iter().find(|territory| territory.slug == parent);
    let found = found.with_context(|| format!("there is no territory {parent}"))?;
    let mut above = Some(found);
    while let Some(territory) = above {
        if territory.slug == slug {
            bail!("{slug} cannot be part of {parent}, which is part of it");
        }
        above = territory.parent.and_then(of);
    }
    Ok(found.id)
}

/// Enters a council or commission.
pub(crate) async fn add_body(config: &Config, new: NewBody, out: Out<'_>) -> Result<Ending> {
    let opened = store::open(config, Access::Beside).await?;
    let store = &opened.store;
    let territory = store::territory(store, &new.territory).await?;
    let is_known = store.bodies(territory.id).await?.iter().any(|body| body.slug == new.slug);
    store.enter_body(&act(store), territory.id, &new.slug, &new.name).await?;
    let what = if is_known { "was there, and has this name now" } else { "is entered" };
    writeln!(out, "The body {} of {} ({}) {what}.", new.slug, territory.slug, new.name)?;
    Ok(Ending::Done)
}

/// Publishes a procedure in a territory; with flaws it prints them, and ends with «found».
pub(crate) async fn publish(config: &Config, file: &Path, slug: &str, out: Out<'_>) -> Result<Ending> {
    let source = procedure::text(file)?;
    let (edition, flaws) = procedure::look(&source);
    let opened = store::open(config, Access::Beside).await?;
    let store = &opened.store;
    let territory = store::territory(store, slug).await?;
    procedure::print(&file.display().to_string(), edition.as_deref(), &flaws, out)?;
    match store.publish_edition(&act(store), territory.id, &source).await {
        Err(StoreError::Flawed(_)) => return Ok(Ending::Found),
        published => published?,
    };
    writeln!(
        out,
        "Published in {slug}. A methodist sets up a call with it: {}/t/{slug}/desk/new",
        config.public_url
    )?;
    Ok(Ending::Done)
}

/// Enters the plan of a school year, in place of what was there for that year.
pub(crate) async fn enter_plan(config: &Config, file: &Path, slug: &str, out: Out<'_>) -> Result<Ending> {
    let sheet = plan::read(&procedure::text(file)?, slug).with_context(|| file.display().to_string())?;
    let opened = store::open(config, Access::Beside).await?;
    let store = &opened.store;
    let territory = store::territory(store, slug).await?;
    store.enter_plan(&act(store), territory.id, &sheet).await?;
    let (year, rows) = (sheet.school_year, sheet.items.len());
    writeln!(
        out,
        "The plan of {slug} for {year} is entered, {rows} rows: {}/t/{slug}/plan",
        config.public_url
    )?;
    Ok(Ending::Done)
}
