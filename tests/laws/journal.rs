//! The journal holds together, states are what their facts fold to, lists are what the journal makes of them.

use domain::basics::moment::Moment;
use persistence::Store;
use persistence::check::Blobs;
use tests::given::{Small, act, small, whole_draft};
use tests::test_app::{Kept, On};

/// A life with everything in it that the spine knows.
async fn lived(store: &Store, small: &Small) {
    let first = whole_draft(store, small, 0, "первая").await;
    let second = whole_draft(store, small, 1, "вторая").await;
    let by = |n: usize| format!("coordinator{n}@home.example");
    store.submit(&act(store, &by(1)).await, first).await.unwrap();
    store.submit(&act(store, &by(2)).await, second).await.unwrap();
    store.submit(&act(store, &by(1)).await, first).await.unwrap();
    store.withdraw(&act(store, &by(2)).await, second, "передумали".to_owned()).await.unwrap();
    store.submit(&act(store, &by(2)).await, second).await.unwrap();
    let later = |days: i64| small.closes.plus_seconds(days * 86_400);
    let methodist = "methodist@home.example";
    let move_to = |at: Moment| ("closes".to_owned(), at);
    store
        .move_date(&act(store, methodist).await, small.call, move_to(later(1)), "просьба школ".to_owned())
        .await
        .unwrap();
    let one = (small.schools[2], later(2));
    store.extend_one(&act(store, methodist).await, small.call, one, "карантин".to_owned()).await.unwrap();
}

async fn everything_checks(on: On) {
    let mut kept = Kept::new(on).await;
    let world = small(&kept.store).await;
    lived(&kept.store, &world).await;
    let report = kept.store.verify(Blobs::Read).await.unwrap();
    assert!(report.damages.is_empty(), "{:?}", report.damages);
    assert!(report.streams > 20 && report.entries > 40, "{} {}", report.streams, report.entries);
    let rebuilt = kept.store.rebuild(true).await.unwrap();
    assert!(rebuilt.differences.is_empty(), "{:?}", rebuilt.differences);
    assert!(rebuilt.rows >= 4, "{}", rebuilt.rows);
    // And again after a restart, and after a rebuilding that is kept.
    kept.reopen().await;
    kept.store.rebuild(false).await.unwrap();
    assert!(kept.store.rebuild(true).await.unwrap().differences.is_empty());
    assert!(kept.store.verify(Blobs::Read).await.unwrap().damages.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn chains_states_and_lists_hold_together_on_sqlite() {
    everything_checks(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn chains_states_and_lists_hold_together_on_postgres() {
    everything_checks(On::Postgres).await;
}
