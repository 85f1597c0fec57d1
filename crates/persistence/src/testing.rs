//! What the tests of this crate stand on: a store in a folder of its own, acts of the machine and of people.

use std::ops::Deref;
use std::path::Path;

use domain::basics::id::{CommandId, PersonId, TerritoryId};
use domain::basics::moment::Zone;
use domain::decider::Act;
use domain::people::seat::{Actor, Seat, Viewer};
use tempfile::TempDir;

use crate::plain::organisations::OrganisationCard;
use crate::plain::territories::TerritoryCard;
use crate::{Settings, Store, ids};

/// A migrated, empty store, whose folder goes with it.
pub(crate) struct Fresh {
    store: Store,
    pub(crate) folder: TempDir,
}

impl Deref for Fresh {
    type Target = Store;
    fn deref(&self) -> &Store {
        &self.store
    }
}

/// A migrated, empty store.
pub(crate) async fn fresh_store() -> Fresh {
    let folder = tempfile::tempdir().unwrap();
    Fresh { store: store_in(folder.path()).await, folder }
}

/// A migrated store in this folder.
pub(crate) async fn store_in(folder: &Path) -> Store {
    std::fs::create_dir_all(folder).unwrap();
    let database = format!("sqlite://{}?mode=rwc", folder.join("smotr.db").display());
    let settings = Settings { database, files: folder.join("files"), connections: 2 };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    store
}

/// An act of the machine itself, now.
pub(crate) fn act(store: &Store) -> Act {
    act_of(store, Viewer::System)
}

/// An act of this viewer, now.
pub(crate) fn act_of(store: &Store, by: Viewer) -> Act {
    Act { by, at: store.clock().now(), command: CommandId(ids::fresh()) }
}

/// A signed-in person with these seats.
pub(crate) fn person(person: PersonId, seats: &[Seat]) -> Viewer {
    Viewer::Person(Actor { person, seats: seats.to_vec() })
}

pub(crate) fn territory_card(slug: &str) -> TerritoryCard {
    TerritoryCard {
        slug: slug.to_owned(),
        name_ru: format!("Район {slug}"),
        name_en: format!("District {slug}"),
        centre_ru: "ИМЦ".to_owned(),
        centre_en: "Centre".to_owned(),
        phone: "+7 812 000-00-00".to_owned(),
        zone: Zone::MOSCOW,
        position: 1,
        parent: None,
    }
}

/// Enters a territory.
pub(crate) async fn territory(store: &Store, slug: &str) -> TerritoryId {
    store.enter_territory(&act(store), &territory_card(slug)).await.unwrap()
}

/// A school with this slug.
pub(crate) fn school(slug: &str) -> OrganisationCard {
    OrganisationCard {
        slug: slug.to_owned(),
        kind: domain::people::organisation::OrganisationKind::School,
        number: "901".to_owned(),
        short_name: format!("Школа {slug}"),
        full_name: format!("ГБОУ средняя школа {slug}"),
        address: "Невский пр., 1".to_owned(),
        email: format!("{slug}@example.org"),
        phone: "+7 812 111-11-11".to_owned(),
        founder: "Администрация района".to_owned(),
    }
}
