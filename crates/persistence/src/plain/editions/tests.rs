use crate::StoreError;
use crate::testing::{act, fresh_store, territory};

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
