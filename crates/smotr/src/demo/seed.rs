//! Filling an empty, migrated store with the demo.

use anyhow::{Context, Result};
use domain::basics::id::{CallId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::people::seat::Viewer;
use persistence::Store;
use web::server::CastMember;

use super::acting::Scene;
use super::applying::Intake;
use super::districts::{self, MOSKOVSKY, Settled, TSENTRALNY};
use super::{calls, cast, paper};

/// What the demo holds, for whoever goes on from there.
#[derive(Debug, Clone)]
pub struct DemoCast {
    /// The district whose contest it shows.
    pub tsentralny: TerritoryId,
    /// Its neighbour.
    pub moskovsky: TerritoryId,
    /// The call whose intake is open.
    pub call: CallId,
    /// Its slug.
    pub call_slug: String,
    /// Last year's call, whose intake is over.
    pub past_call: CallId,
    /// Its slug.
    pub past_call_slug: String,
    /// People whose roles are offered by one click.
    pub members: Vec<CastMember>,
}

/// Fills an empty, migrated store with the demo; a store that holds it already is left as it is.
///
/// # Errors
/// When a command of the story is refused, or the store fails. The store may then hold a part of the story.
pub async fn seed_demo(store: &Store) -> Result<DemoCast> {
    let played = match store.find_territory(TSENTRALNY.slug()).await? {
        Some(_) => Ok(()),
        None => play(store).await,
    };
    // However it ended, the clock goes right again.
    store.load_settings().await?;
    played?;
    look(store).await
}

async fn play(store: &Store) -> Result<()> {
    let scene = Scene::new(store, store.clock().now());
    let city = districts::city(&scene).await?;
    let tsentralny = districts::settle(&scene, &TSENTRALNY, (1, city)).await?;
    districts::settle(&scene, &MOSKOVSKY, (2, city)).await?;
    let edition = calls::publish(&scene, &tsentralny).await?;
    let past = calls::last_year(&scene, &tsentralny, &edition).await?;
    paper::enter(&scene, &tsentralny, past).await?;
    let call = calls::this_year(&scene, &tsentralny, &edition).await?;
    let procedure = store.procedure(&edition).await?;
    Intake { scene: &scene, district: &tsentralny, call, procedure }.play().await
}

/// What stands in a store that holds the demo, in whichever year it was made.
async fn look(store: &Store) -> Result<DemoCast> {
    let tsentralny = settled(store, &TSENTRALNY).await?;
    let moskovsky = settled(store, &MOSKOVSKY).await?;
    let mut known = store.list_calls(&Viewer::System, tsentralny.id).await?;
    known.sort_by_key(|call| call.school_year);
    let of = |year: SchoolYear| known.iter().find(|call| call.slug == calls::slug(year));
    let this = known.iter().rev().find(|call| call.slug == calls::slug(call.school_year));
    let this = this.context("the demo has no call")?;
    let past = of(SchoolYear(this.school_year.0 - 1)).context("the demo has no call of last year")?;
    Ok(DemoCast {
        tsentralny: tsentralny.id,
        moskovsky: moskovsky.id,
        call: this.id,
        call_slug: this.slug.clone(),
        past_call: past.id,
        past_call_slug: past.slug.clone(),
        members: cast::cast(&tsentralny, &moskovsky)?,
    })
}

async fn settled(store: &Store, district: &districts::District) -> Result<Settled> {
    let found = store.find_territory(district.slug()).await?;
    district.known(found.with_context(|| format!("the demo has no {}", district.slug()))?.id)
}
