use domain::people::seat::{Role, Scope};
use sea_orm::PaginatorTrait;

use super::*;
use crate::entity::journal_entry;
use crate::testing::{act, act_of, fresh_store, person, school, territory};

#[tokio::test]
async fn a_file_of_organisations_is_taken_whole_and_once() {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let mut cards: Vec<OrganisationCard> = (0..60).map(|n| school(&format!("school-{n:03}"))).collect();
    let file = Digest::of(b"file");
    let act_of_import = act(&store);
    let done = store.import_organisations(&act_of_import, home, &cards, &file).await.unwrap();
    assert_eq!(done, Imported { entered: 60, changed: 0, same: 0 });
    assert_eq!(store.import_organisations(&act_of_import, home, &cards, &file).await.unwrap(), done);
    cards[7].short_name = " Гимназия \u{202e} № 7 ".to_owned();
    let before = journal_entry::Entity::find().count(store.read()).await.unwrap();
    let done = store.import_organisations(&act(&store), home, &cards, &file).await.unwrap();
    assert_eq!(done, Imported { entered: 0, changed: 1, same: 59 });
    assert_eq!(journal_entry::Entity::find().count(store.read()).await.unwrap(), before + 2);
    let shown = store.find_organisation(&Viewer::Anyone, home, "school-007").await.unwrap().unwrap();
    assert_eq!((shown.short_name.as_str(), shown.contacts), ("Гимназия № 7", None));
}

#[tokio::test]
async fn rows_that_cannot_be_taken_keep_the_file_out() {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let mut cards = vec![school("school-1"), school("Школа 2"), school("school-1"), school("school-4")];
    cards[1].email = String::new();
    cards[3].email = "no address".to_owned();
    cards[3].full_name = " ".to_owned();
    let refused = store.import_organisations(&act(&store), home, &cards, &Digest::of(b"f")).await;
    let Err(StoreError::Rows(problems)) = refused else { panic!("{refused:?}") };
    let expected = [
        (1, RowProblem::BadSlug { slug: "Школа 2".to_owned() }),
        (2, RowProblem::Twice { before: 0 }),
        (3, RowProblem::NoName),
        (3, RowProblem::BadEmail { typed: "no address".to_owned() }),
    ];
    assert_eq!(problems, expected);
    let page = store.list_organisations(&Viewer::Anyone, home, None, None).await.unwrap();
    assert!(page.rows.is_empty());
}

#[tokio::test]
async fn organisations_are_listed_by_key_and_found_in_any_case_each_in_its_territory() {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let abroad = territory(&store, "moskovsky").await;
    let cards: Vec<OrganisationCard> = (0..51).map(|n| school(&format!("school-{n:03}"))).collect();
    store.import_organisations(&act(&store), home, &cards, &Digest::of(b"f")).await.unwrap();
    store.save_organisation(&act(&store), abroad, &school("school-000")).await.unwrap();
    let first = store.list_organisations(&Viewer::Anyone, home, None, None).await.unwrap();
    assert_eq!((first.rows.len(), first.next.as_deref()), (50, Some("school-049")));
    let last = store.list_organisations(&Viewer::Anyone, home, first.next.as_deref(), None).await.unwrap();
    assert_eq!((last.rows.len(), last.next), (1, None));
    let found =
        store.list_organisations(&Viewer::Anyone, home, None, Some("ШКОЛА school-050")).await.unwrap();
    assert_eq!(found.rows.len(), 1);
    let seat = Seat { role: Role::Methodist, scope: Scope::Territory { territory: home } };
    let by = person(domain::basics::id::PersonId(ids::fresh()), &[seat]);
    let refused = store.save_organisation(&act_of(&store, by.clone()), abroad, &school("x")).await;
    assert!(refused.is_err());
    let shown = store.find_organisation(&by, home, "school-001").await.unwrap().unwrap();
    assert!(shown.contacts.is_some());
    let shown = store.find_organisation(&by, abroad, "school-000").await.unwrap().unwrap();
    assert!(shown.contacts.is_none());
}
