//! Who is there: a city, two of its districts, their institutions, people and plans.

use anyhow::{Context, Result};
use domain::basics::digest::Digest;
use domain::basics::id::TerritoryId;
use domain::basics::moment::Zone;
use domain::people::seat::{Role, ScopeKind};
use persistence::plain::people::PersonRow;
use persistence::plain::territories::TerritoryCard;

use super::acting::Scene;
use super::tables;
use crate::plan;

/// The word of the only council of a district, in addresses: procedures call it by that too.
const COUNCIL: &str = "district";

/// How the council decides.
const COUNCIL_RULES: &str = include_str!("../../../../procedures/bodies/district-council.toml");

/// A district with what the demo's data say of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct District {
    slug: &'static str,
    names: (&'static str, &'static str),
    centre: (&'static str, &'static str),
    phone: &'static str,
    council: &'static str,
    organisations: &'static str,
    people: &'static str,
    plan: &'static str,
}

/// The district whose contest the demo shows.
pub(super) const TSENTRALNY: District = District {
    slug: "tsentralny",
    names: ("Центральный район", "Tsentralny District"),
    centre: ("ИМЦ Центрального района", "Methodical Centre of Tsentralny District"),
    phone: "+7 812 555-01-01",
    council: "Совет по развитию при отделе образования администрации Центрального района Санкт-Петербурга",
    organisations: include_str!("../../demo/organisations-tsentralny.csv"),
    people: include_str!("../../demo/people-tsentralny.csv"),
    plan: include_str!("../../demo/plans/tsentralny-2018-2019.toml"),
};

/// Its neighbour, which shows that neither sees the other's things.
pub(super) const MOSKOVSKY: District = District {
    slug: "moskovsky",
    names: ("Московский район", "Moskovsky District"),
    centre: ("ИМЦ Московского района", "Methodical Centre of Moskovsky District"),
    phone: "+7 812 555-02-02",
    council: "Экспертный совет Московского района Санкт-Петербурга",
    organisations: include_str!("../../demo/organisations-moskovsky.csv"),
    people: include_str!("../../demo/people-moskovsky.csv"),
    plan: include_str!("../../demo/plans/moskovsky-2022-2023.toml"),
};

/// A district that has been set up.
pub(super) struct Settled {
    pub(super) id: TerritoryId,
    people: Vec<PersonRow>,
}

impl Settled {
    /// The address of the first who holds this role.
    pub(super) fn with_role(&self, role: Role) -> Result<&str> {
        let found = self.people.iter().find(|person| person.role == role);
        Ok(&found.with_context(|| format!("the demo has no {}", role.name()))?.email)
    }

    /// Addresses of the members of the council, in the order of the file.
    pub(super) fn council(&self) -> impl Iterator<Item = &str> {
        let seated = self.people.iter().filter(|person| person.body_slug.is_some());
        seated.map(|person| person.email.as_str())
    }

    /// Who coordinates the innovations of an institution.
    pub(super) fn coordinator(&self, organisation: &str) -> Result<&PersonRow> {
        let theirs = |person: &&PersonRow| {
            person.role == Role::Coordinator && person.organisation_slug.as_deref() == Some(organisation)
        };
        let found = self.people.iter().find(theirs);
        found.with_context(|| format!("{organisation} has no coordinator"))
    }
}

impl District {
    /// The district as the data say, without asking the store.
    pub(super) fn known(&self, id: TerritoryId) -> Result<Settled> {
        Ok(Settled { id, people: tables::people(self.people, COUNCIL)? })
    }

    pub(super) const fn slug(&self) -> &'static str {
        self.slug
    }
}

/// The city, to whose own contest winners of a district go on.
pub(super) async fn city(scene: &Scene<'_>) -> Result<TerritoryId> {
    let card = TerritoryCard {
        slug: "spb".to_owned(),
        name_ru: "Санкт-Петербург".to_owned(),
        name_en: "St Petersburg".to_owned(),
        centre_ru: "Комитет по образованию".to_owned(),
        centre_en: "Committee on Education".to_owned(),
        phone: "+7 812 555-00-00".to_owned(),
        zone: Zone::MOSCOW,
        position: 3,
        parent: None,
    };
    Ok(scene.store.enter_territory(&scene.machine(beginning(scene, 0)?), &card).await?)
}

/// Sets a district up: the machine enters it and its administrator, its methodist enters everybody else.
pub(super) async fn settle(
    scene: &Scene<'_>,
    district: &District,
    (position, city): (i64, TerritoryId),
) -> Result<Settled> {
    let store = scene.store;
    let card = TerritoryCard {
        slug: district.slug.to_owned(),
        name_ru: district.names.0.to_owned(),
        name_en: district.names.1.to_owned(),
        centre_ru: district.centre.0.to_owned(),
        centre_en: district.centre.1.to_owned(),
        phone: district.phone.to_owned(),
        zone: Zone::MOSCOW,
        position,
        parent: Some(city),
    };
    let id = store.enter_territory(&scene.machine(beginning(scene, 5)?), &card).await?;
    let settled = district.known(id)?;
    let (everywhere, here): (Vec<PersonRow>, Vec<PersonRow>) =
        settled.people.iter().cloned().partition(|person| person.role.scope() == ScopeKind::Installation);
    for person in &everywhere {
        store.enter_person(&scene.machine(beginning(scene, 10)?), person, None).await?;
    }
    let methodist = settled.with_role(Role::Methodist)?;
    let first = here.iter().find(|person| person.email == methodist).context("the demo has no methodist")?;
    store.enter_person(&scene.machine(beginning(scene, 15)?), first, Some(id)).await?;

    let cards = tables::organisations(district.organisations)?;
    let act = scene.person(methodist, beginning(scene, 60)?).await?;
    store.import_organisations(&act, id, &cards, &Digest::of(district.organisations.as_bytes())).await?;
    let act = scene.person(methodist, beginning(scene, 75)?).await?;
    let body = store.enter_body(&act, id, COUNCIL, district.council).await?;
    let act = scene.person(methodist, beginning(scene, 80)?).await?;
    store.set_body_rules(&act, body, COUNCIL_RULES).await??;
    let act = scene.person(methodist, beginning(scene, 90)?).await?;
    store.import_people(&act, id, &here, &Digest::of(district.people.as_bytes())).await?;
    let act = scene.person(methodist, beginning(scene, 120)?).await?;
    store.enter_plan(&act, id, &plan::read(district.plan, district.slug)?).await?;
    Ok(settled)
}

/// So many minutes after nine in the morning of the third of September of the last school year.
fn beginning(scene: &Scene<'_>, minutes: i64) -> Result<domain::basics::moment::Moment> {
    let calendar = scene.calendar;
    let last = domain::basics::moment::SchoolYear(calendar.year().0 - 1);
    Ok(calendar.in_year(last, (9, 3), (9, 0))?.plus_seconds(minutes * 60))
}
