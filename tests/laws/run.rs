//! The laws of people and of backups, on both databases.

use tests::test_app::{Kept, On};

use crate::{backup, people};

macro_rules! people_on_both {
    ($($law:ident: $sqlite:ident, $postgres:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $sqlite() {
            people::$law(&Kept::new(On::Sqlite).await.store).await;
        }
        #[tokio::test(flavor = "multi_thread")]
        async fn $postgres() {
            people::$law(&Kept::new(On::Postgres).await.store).await;
        }
    )*};
}

people_on_both! {
    imports_are_idempotent_and_lists_are_whole: imports_on_sqlite, imports_on_postgres;
    a_link_is_used_once: a_link_is_used_once_on_sqlite, a_link_is_used_once_on_postgres;
    letters_are_few_and_claimed_once: letters_on_sqlite, letters_on_postgres;
    guesses_are_counted_and_sign_ins_end: guesses_on_sqlite, guesses_on_postgres;
    a_command_is_carried_out_once: once_on_sqlite, once_on_postgres;
}

async fn moves(from: On, to: On) {
    let (from, to) = (Kept::new(from).await, Kept::new(to).await);
    backup::a_backup_moves_everything(&from.store, &to.store, &from.path("")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_moves_from_sqlite_to_postgres() {
    moves(On::Sqlite, On::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_moves_from_postgres_to_sqlite() {
    moves(On::Postgres, On::Sqlite).await;
}

/// Applications with their files come back whole, and go on: a receipt reads the same from the restored data.
async fn filed_applications_come_back(from: On, to: On) {
    let (from, to) = (Kept::new(from).await, Kept::new(to).await);
    let small = tests::given::small(&from.store).await;
    let code = tests::given::whole_draft(&from.store, &small, 0, "копия").await;
    let act = tests::given::act(&from.store, "coordinator1@home.example").await;
    from.store.submit(&act, code).await.unwrap();
    let before = from.store.find_receipt(&act.by, code, None).await.unwrap().unwrap();
    let file = from.path("backup.tar");
    from.store.backup(&file).await.unwrap();
    to.store.restore(&file).await.unwrap();
    let after = to.store.find_receipt(&act.by, code, None).await.unwrap().unwrap();
    assert_eq!((before.hash, before.answers, before.papers), (after.hash, after.answers, after.papers));
    let (_, first) = to.store.find_filed_file(&act.by, (code, 1), 0).await.unwrap().unwrap();
    assert_eq!(first.size, u64::try_from(tests::given::PDF.len()).unwrap());
    let report = to.store.verify(persistence::check::Blobs::Read).await.unwrap();
    assert!(report.damages.is_empty() && report.blobs > 0, "{:?}", report.damages);
    to.store.submit(&tests::given::act(&to.store, "coordinator1@home.example").await, code).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn filed_applications_come_back_on_sqlite() {
    filed_applications_come_back(On::Postgres, On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn filed_applications_come_back_on_postgres() {
    filed_applications_come_back(On::Sqlite, On::Postgres).await;
}
