//! Filing under stress: repeats, races, callers that leave.

use std::time::Duration;

use domain::application::fact::Channel;
use persistence::StoreError;
use persistence::check::Blobs;
use persistence::read::apps::HistoryEvent;
use tests::given::{act, small, whole_draft};
use tests::test_app::{Kept, On};

/// The same command twice, one after another and ten at once, files once.
async fn a_repeat_changes_nothing(on: On) {
    let kept = Kept::new(on).await;
    let world = small(&kept.store).await;
    let code = whole_draft(&kept.store, &world, 0, "повтор").await;
    let act = act(&kept.store, "coordinator1@home.example").await;
    let tries: Vec<_> = (0..10)
        .map(|_| {
            let (store, act) = (kept.store.clone(), act.clone());
            tokio::spawn(async move { store.submit(&act, code).await })
        })
        .collect();
    for tried in tries {
        let done = tried.await.unwrap();
        assert!(matches!(done, Ok(()) | Err(StoreError::Conflict)), "{done:?}");
    }
    kept.store.submit(&act, code).await.unwrap();
    let view = kept.store.find_application(&act.by, code).await.unwrap().unwrap();
    assert_eq!(view.case.as_ref().unwrap().submissions, 1);
    let letters = kept.store.recent_letters(100).await.unwrap();
    assert_eq!(letters.len(), 1, "one filing, one letter");
}

/// Two people file different applications of one school in one nomination at once: one of them is refused.
async fn the_limit_holds_under_a_race(on: On) {
    let kept = Kept::new(on).await;
    let world = small(&kept.store).await;
    let codes =
        [whole_draft(&kept.store, &world, 0, "а").await, whole_draft(&kept.store, &world, 0, "б").await];
    let mut tries = Vec::new();
    for code in codes {
        let (store, act) = (kept.store.clone(), act(&kept.store, "coordinator1@home.example").await);
        tries.push(tokio::spawn(async move { store.submit(&act, code).await }));
    }
    let mut filed = 0;
    for tried in tries {
        filed += u32::from(tried.await.unwrap().is_ok());
    }
    assert_eq!(filed, 1);
}

/// Callers give up at every moment of a filing; the application is filed whole or not at all, and the store
/// goes on working.
async fn a_caller_leaving_is_whole_or_nothing(on: On) {
    let kept = Kept::new(on).await;
    let world = small(&kept.store).await;
    let code = whole_draft(&kept.store, &world, 0, "уход").await;
    let mut left = 0;
    for n in 0..120_u64 {
        let act = act(&kept.store, "coordinator1@home.example").await;
        let patience = Duration::from_micros(n * 97);
        let leaving = tokio::time::timeout(patience, kept.store.submit(&act, code)).await;
        left += u32::from(leaving.is_err());
    }
    tokio::time::sleep(Duration::from_millis(300)).await;
    let act = act(&kept.store, "coordinator1@home.example").await;
    kept.store.submit(&act, code).await.unwrap();
    let view = kept.store.find_application(&act.by, code).await.unwrap().unwrap();
    let history = kept.store.application_history(&view).await.unwrap();
    let filed = |event: &HistoryEvent| matches!(event, HistoryEvent::Filed { channel: Channel::Online, .. });
    let filings = history.iter().filter(|line| filed(&line.what)).count();
    let letters = kept.store.recent_letters(1000).await.unwrap().len();
    let counted = usize::try_from(view.case.as_ref().unwrap().submissions).unwrap();
    assert_eq!((filings, letters), (counted, counted), "entry, list and letter came together");
    assert!(left > 10, "left {left}");
    let report = kept.store.verify(Blobs::Read).await.unwrap();
    assert!(report.damages.is_empty(), "{:?}", report.damages);
    assert!(kept.store.rebuild(true).await.unwrap().differences.is_empty());
}

/// A refused attempt stays on record with its reason.
async fn a_refused_attempt_is_evidence(on: On) {
    let kept = Kept::new(on).await;
    let world = small(&kept.store).await;
    let code = whole_draft(&kept.store, &world, 0, "опоздал").await;
    let mut late = act(&kept.store, "coordinator1@home.example").await;
    late.at = world.closes;
    let refused = kept.store.submit(&late, code).await;
    assert!(matches!(refused, Err(StoreError::Refused(_))), "{refused:?}");
    let view = kept.store.find_application(&late.by, code).await.unwrap().unwrap();
    assert!(view.case.is_none(), "the draft stays a draft");
    let history = kept.store.application_history(&view).await.unwrap();
    let told = history
        .iter()
        .any(|line| matches!(&line.what, HistoryEvent::Refused { code, .. } if code == "too-late"));
    assert!(told, "{history:?}");
}

macro_rules! on_both {
    ($($law:ident: $sqlite:ident, $postgres:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $sqlite() {
            $law(On::Sqlite).await;
        }
        #[tokio::test(flavor = "multi_thread")]
        async fn $postgres() {
            $law(On::Postgres).await;
        }
    )*};
}

on_both! {
    a_repeat_changes_nothing: a_repeat_changes_nothing_on_sqlite, a_repeat_changes_nothing_on_postgres;
    the_limit_holds_under_a_race: the_limit_holds_on_sqlite, the_limit_holds_on_postgres;
    a_caller_leaving_is_whole_or_nothing: a_caller_that_leaves_on_sqlite, a_caller_that_leaves_on_postgres;
    a_refused_attempt_is_evidence: a_refused_attempt_on_sqlite, a_refused_attempt_on_postgres;
}
