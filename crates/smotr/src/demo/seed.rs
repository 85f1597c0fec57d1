//! Filling an empty, migrated store with the demo.

use anyhow::{Context, Result};
use domain::basics::id::{CallId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::people::seat::Viewer;
use persistence::Store;
use web::server::CastMember;

use super::acting::Scene;
use super::applying::Intake;
use super::course::played;
use super::districts::{self, MOSKOVSKY, Settled, TSENTRALNY};
use super::{calendar, calls, cast, works};

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
    /// Last year's call of the same contest, over.
    pub past_call: CallId,
    /// Its slug.
    pub past_call_slug: String,
    /// The call whose works are with the experts.
    pub methods: CallId,
    /// Its slug.
    pub methods_slug: String,
    /// The call whose list waits for the council.
    pub upbringing: CallId,
    /// Its slug.
    pub upbringing_slug: String,
    /// People whose roles are offered by one click.
    pub members: Vec<CastMember>,
}

/// Fills an empty, migrated store with the demo; a store that holds it already is left as it is, but for the
/// calendar of years that have begun since.
///
/// # Errors
/// When a command of the story is refused, or the store fails. The store may then hold a part of the story.
pub async fn seed_demo(store: &Store) -> Result<DemoCast> {
    calendar::assume_missing_years(store).await?;
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
    let last = SchoolYear(scene.calendar.year().0 - 1);
    let published = scene.calendar.in_year(last, (12, 3), (11, 20))?;
    let edition = calls::OF_PRODUCTS.publish(&scene, &tsentralny, published).await?;
    played::finished(&scene, &tsentralny, &edition).await.context("the contest that is over")?;
    played::upbringing(&scene, &tsentralny).await.context("the contest before the council")?;
    played::methods(&scene, &tsentralny).await.context("the contest with the experts")?;
    intake(&scene, &tsentralny, &edition).await.context("the contest that takes applications")
}

/// This year's contest of products, to which institutions apply now.
async fn intake(scene: &Scene<'_>, district: &Settled, edition: &str) -> Result<()> {
    let (year, dates) = (scene.calendar.year(), calls::this_year(scene)?);
    let call = calls::OF_PRODUCTS.call(scene, district, (edition, year), &dates).await?;
    let procedure = scene.store.procedure(edition).await?;
    let intake = Intake { opened: calls::OPENED, scene, district, call, procedure };
    intake.play(&works::read(works::PRODUCTS)?).await?;
    intake.give_more_time().await
}

/// What stands in a store that holds the demo, in whichever year it was made.
async fn look(store: &Store) -> Result<DemoCast> {
    let tsentralny = settled(store, &TSENTRALNY).await?;
    let moskovsky = settled(store, &MOSKOVSKY).await?;
    let mut known = store.list_calls(&Viewer::System, tsentralny.id).await?;
    known.sort_by_key(|call| call.school_year);
    let of = |contest: &calls::Yearly, year: SchoolYear| {
        let slug = contest.slug(year);
        let found = known.iter().find(|call| call.slug == slug);
        found.with_context(|| format!("the demo has no call {slug}"))
    };
    let newest = known.iter().rev().find(|call| call.slug == calls::OF_PRODUCTS.slug(call.school_year));
    let year = newest.context("the demo has no call")?.school_year;
    let this = of(&calls::OF_PRODUCTS, year)?;
    let past = of(&calls::OF_PRODUCTS, SchoolYear(year.0 - 1))?;
    let (methods, upbringing) = (of(&calls::OF_METHODS, year)?, of(&calls::OF_UPBRINGING, year)?);
    Ok(DemoCast {
        tsentralny: tsentralny.id,
        moskovsky: moskovsky.id,
        call: this.id,
        call_slug: this.slug.clone(),
        past_call: past.id,
        past_call_slug: past.slug.clone(),
        methods: methods.id,
        methods_slug: methods.slug.clone(),
        upbringing: upbringing.id,
        upbringing_slug: upbringing.slug.clone(),
        members: cast::cast(&tsentralny, &moskovsky)?,
    })
}

async fn settled(store: &Store, district: &districts::District) -> Result<Settled> {
    let found = store.find_territory(district.slug()).await?;
    district.known(found.with_context(|| format!("the demo has no {}", district.slug()))?.id)
}
