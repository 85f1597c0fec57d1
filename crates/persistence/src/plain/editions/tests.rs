use std::collections::BTreeMap;

use domain::basics::id::{PersonId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::people::seat::{Role, Scope, Seat, Viewer};
use domain::refusal::Refusal;

use crate::testing::{act, fresh_store, person, territory};
use crate::{NewCall, StoreError};

const PRODUCTS: &str = include_str!("../../../../../procedures/district-products.toml");

#[tokio::test]
async fn an_edition_is_published_once_and_read_back_verified() {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let digest = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
    assert_eq!(store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap(), digest);
    store.inner.editions.write().unwrap().clear();
    assert_eq!(store.procedure(&digest).await.unwrap().edition().as_str(), digest);
    assert_eq!(store.edition_source(&digest).await.unwrap().as_deref(), Some(PRODUCTS));
    assert!(store.procedure(&"0".repeat(64)).await.is_err());
}

#[tokio::test]
async fn a_flawed_procedure_is_not_published_and_its_flaws_are_told() {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let refused = store.publish_edition(&act(&store), home, "nonsense").await;
    assert!(matches!(refused, Err(StoreError::Flawed(flaws)) if flaws.len() == 1));
}

fn methodist_of(territory: TerritoryId) -> Viewer {
    let seat = Seat { role: Role::Methodist, scope: Scope::Territory { territory } };
    person(PersonId(crate::ids::fresh()), &[seat])
}

fn call_of(edition: &str) -> NewCall {
    let (slug, edition) = ("products".to_owned(), edition.to_owned());
    NewCall { slug, school_year: SchoolYear(2026), edition, dates: BTreeMap::new() }
}

#[tokio::test]
async fn an_edition_is_run_only_where_it_was_published() {
    let store = fresh_store().await;
    let (home, abroad) = (territory(&store, "home").await, territory(&store, "abroad").await);
    let (ours, theirs) = (methodist_of(home), methodist_of(abroad));
    let digest = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
    let listed = async |viewer: &Viewer, territory| {
        let editions = store.editions_to_run(viewer, territory).await?;
        Ok::<Vec<String>, StoreError>(editions.into_iter().map(|(digest, _)| digest).collect())
    };
    assert_eq!(listed(&ours, home).await.unwrap(), [digest.as_str()]);
    assert_eq!(listed(&theirs, abroad).await.unwrap(), Vec::<String>::new());
    let elsewhere = listed(&theirs, home).await;
    assert!(matches!(elsewhere, Err(StoreError::Refused(Refusal::Missing))), "{elsewhere:?}");
    let refused = store.draft_call(&act(&store), abroad, call_of(&digest)).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Missing))), "{refused:?}");

    assert_eq!(store.publish_edition(&act(&store), abroad, PRODUCTS).await.unwrap(), digest);
    assert_eq!(listed(&theirs, abroad).await.unwrap(), [digest.as_str()]);
    let refused = store.draft_call(&act(&store), abroad, call_of(&digest)).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::DateUnset { .. }))), "{refused:?}");
}
