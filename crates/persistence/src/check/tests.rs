use std::collections::BTreeMap;

use domain::basics::id::TerritoryId;
use domain::basics::moment::{Moment, SchoolYear};
use domain::people::seat::Role;
use sea_orm::{ColumnTrait, ConnectionTrait, QueryFilter};

use super::*;
use crate::calls::NewCall;
use crate::entity::{call_row, journal_entry, organisation, person, stream};
use crate::plain::people::PersonRow;
use crate::testing::{Fresh, act, fresh_store, school, territory};

const PRODUCTS: &str = include_str!("../../../../procedures/district-products.toml");

async fn full_store() -> (Fresh, TerritoryId) {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    for slug in ["school-1", "school-2"] {
        store.save_organisation(&act(&store), home, &school(slug)).await.unwrap();
    }
    let row = PersonRow {
        name: "Белова Анна".to_owned(),
        email: "belova@example.org".to_owned(),
        post: "эксперт".to_owned(),
        role: Role::Expert,
        organisation_slug: None,
        body_slug: None,
        areas: Vec::new(),
    };
    store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
    store.enter_plan(&act(&store), home, &crate::plain::plans::tests::sheet(3)).await.unwrap();
    let edition = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
    let procedure = store.procedure(&edition).await.unwrap();
    let start = Moment::parse("2027-01-11T09:00:00Z").unwrap();
    let dates: BTreeMap<String, Moment> = (1..)
        .zip(procedure.dates())
        .map(|(n, date)| (date.id.to_string(), start.plus_seconds(n * 14 * 86_400)))
        .collect();
    let new = NewCall { slug: "products".to_owned(), school_year: SchoolYear(2026), edition, dates };
    let call = store.draft_call(&act(&store), home, new).await.unwrap();
    store.announce_call(&act(&store), call).await.unwrap();
    (store, home)
}

async fn damages(store: &Store) -> Vec<String> {
    store.verify(Blobs::Read).await.unwrap().damages
}

/// Changes the journal as somebody with the database's password could.
async fn tamper(store: &Store, sql: &str) {
    let db = &store.inner.write;
    db.execute_unprepared("DROP TRIGGER journal_entry_no_update").await.unwrap();
    db.execute_unprepared("DROP TRIGGER journal_entry_no_delete").await.unwrap();
    db.execute_unprepared(sql).await.unwrap();
}

#[tokio::test]
async fn what_was_written_through_the_door_holds_together() {
    let (store, _) = full_store().await;
    let report = store.verify(Blobs::Read).await.unwrap();
    assert_eq!(report.damages, Vec::<String>::new());
    assert!(report.streams >= 6 && report.entries >= 8 && report.contents >= 4, "{report:?}");
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_the_journal() {
    let (store, _) = full_store().await;
    let update = store.inner.write.execute_unprepared("UPDATE journal_entry SET body = body").await;
    let delete = store.inner.write.execute_unprepared("DELETE FROM journal_entry").await;
    assert!(update.is_err() && delete.is_err());
}

#[tokio::test]
async fn a_changed_a_removed_and_a_swapped_entry_is_found() {
    for sql in [
        "UPDATE journal_entry SET body = replace(body, 'announced', 'hushed') WHERE body LIKE '%announced%'",
        "UPDATE journal_entry SET recorded_at = '2020-01-01T00:00:00+00:00' WHERE version = 2",
        "DELETE FROM journal_entry WHERE version = 1 AND body LIKE '%drafted%'",
        "DELETE FROM journal_entry WHERE version = 2 AND body LIKE '%announced%'",
        "UPDATE journal_entry SET previous = hash WHERE version = 2 AND body LIKE '%announced%'",
    ] {
        let (store, _) = full_store().await;
        tamper(&store, sql).await;
        assert!(!damages(&store).await.is_empty(), "{sql}");
    }
}

#[tokio::test]
async fn a_state_that_is_not_what_the_facts_fold_to_is_found() {
    let (store, _) = full_store().await;
    let sql = "UPDATE stream SET state = replace(state, '\"announced_at\":\"20', '\"announced_at\":\"19')";
    store.inner.write.execute_unprepared(sql).await.unwrap();
    let found = damages(&store).await;
    assert!(
        matches!(&found[..], [one] if one.contains("its state is not what its facts fold to")),
        "{found:?}"
    );
}

#[tokio::test]
async fn a_card_changed_behind_the_journals_back_is_found_and_an_erased_one_is_not() {
    let (store, _) = full_store().await;
    let db = &store.inner.write;
    let rename = person::Entity::update_many().col_expr(person::Column::Name, "Волкова".into());
    rename.exec(db).await.unwrap();
    let move_to = organisation::Entity::update_many()
        .col_expr(organisation::Column::Address, "elsewhere".into())
        .filter(organisation::Column::Slug.eq("school-2"));
    move_to.exec(db).await.unwrap();
    let found = damages(&store).await;
    assert_eq!(found.iter().filter(|what| what.contains("is not what its newest card says")).count(), 2);

    let erase = content::Entity::update_many()
        .col_expr(content::Column::Text, Option::<String>::None.into())
        .col_expr(content::Column::Salt, Option::<String>::None.into())
        .filter(content::Column::Kind.is_in(["person", "organisation"]));
    erase.exec(db).await.unwrap();
    let report = store.verify(Blobs::Skip).await.unwrap();
    assert_eq!((report.damages, report.erased), (Vec::new(), 3));
}

#[tokio::test]
async fn a_content_that_is_not_what_its_digest_names_is_found() {
    let (store, _) = full_store().await;
    let change = content::Entity::update_many()
        .col_expr(content::Column::Text, Some("other".to_owned()).into())
        .filter(content::Column::Kind.eq("plan"));
    change.exec(&store.inner.write).await.unwrap();
    let found = damages(&store).await;
    assert!(found.iter().any(|what| what.contains("is not what its digest names")), "{found:?}");
}

#[tokio::test]
async fn rebuilt_tables_equal_live_ones_and_a_change_behind_the_journals_back_is_undone() {
    let (store, _) = full_store().await;
    let report = store.rebuild(true).await.unwrap();
    assert_eq!((report.rows, report.differences), (1, Vec::new()));
    let late = Moment::parse("2030-01-01T00:00:00Z").unwrap().utc();
    let change = call_row::Entity::update_many()
        .col_expr(call_row::Column::ClosesAt, late.into())
        .col_expr(call_row::Column::AnnouncedAt, Option::<chrono::DateTime<chrono::Utc>>::None.into());
    change.exec(&store.inner.write).await.unwrap();
    let id = call_row::Entity::find().one(store.read()).await.unwrap().unwrap().id;
    let expected = [format!("call_row {id} differs in announced_at, closes_at")];
    assert_eq!(store.rebuild(true).await.unwrap().differences, expected);
    assert_eq!(store.rebuild(false).await.unwrap().differences, expected, "the check had changed nothing");
    assert_eq!(store.rebuild(true).await.unwrap().differences, Vec::<String>::new());
    assert_eq!(damages(&store).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_row_without_a_stream_and_a_stream_without_a_row_are_told() {
    let (store, home) = full_store().await;
    let db = &store.inner.write;
    let row = call_row::Entity::find().one(db).await.unwrap().unwrap();
    call_row::Entity::delete_many().exec(db).await.unwrap();
    let report = store.rebuild(true).await.unwrap();
    assert_eq!(report.differences, [format!("call_row {} was missing", row.id)]);
    store.rebuild(false).await.unwrap();
    let strange =
        stream::Entity::find().filter(stream::Column::Kind.eq("person")).one(db).await.unwrap().unwrap();
    let extra = call_row::Model { id: strange.id, slug: "strange".to_owned(), territory: home.0, ..row };
    let extra: call_row::ActiveModel = extra.into();
    call_row::Entity::insert(extra).exec_without_returning(db).await.unwrap();
    let report = store.rebuild(false).await.unwrap();
    assert_eq!(report.differences, [format!("call_row {} stands in no stream", strange.id)]);
    assert!(journal_entry::Entity::find().one(db).await.unwrap().is_some());
}
