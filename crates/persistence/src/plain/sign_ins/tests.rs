use domain::people::seat::{Role, Scope};

use super::*;
use crate::plain::people::PersonRow;
use crate::testing::{Fresh, act, fresh_store, school, territory};

async fn somebody() -> (Fresh, PersonId) {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    store.save_organisation(&act(&store), home, &school("school-901")).await.unwrap();
    let row = PersonRow {
        name: "Белова Анна".to_owned(),
        email: "belova@example.org".to_owned(),
        post: "учитель".to_owned(),
        role: Role::Coordinator,
        organisation_slug: Some("school-901".to_owned()),
        body_slug: None,
        areas: Vec::new(),
    };
    let id = store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
    (store, id)
}

async fn age(store: &Store, seen: i64, made: i64) {
    let now = store.clock().real_now();
    sign_in::Entity::update_many()
        .col_expr(sign_in::Column::SeenAt, now.plus_seconds(-seen).utc().into())
        .col_expr(sign_in::Column::ExpiresAt, now.plus_seconds(LIFE - made).utc().into())
        .exec(&store.inner.write)
        .await
        .unwrap();
}

#[tokio::test]
async fn who_signed_in_is_known_with_seats_and_names() {
    let (store, id) = somebody().await;
    let secret = store.sign_in(id, "Firefox\r\nX: y").await.unwrap();
    let found = store.find_sign_in(&secret).await.unwrap().unwrap();
    assert_eq!((found.name.as_str(), found.email.as_str()), ("Белова Анна", "belova@example.org"));
    assert_eq!(found.actor.person, id);
    assert!(matches!(
        found.actor.seats[..],
        [Seat { role: Role::Coordinator, scope: Scope::Organisation { .. } }]
    ));
    assert_eq!(found.seats[0].organisation, Some(("school-901".to_owned(), "Школа school-901".to_owned())));
    assert_eq!(found.seats[0].territory.as_ref().unwrap().0, "tsentralny");
    assert_eq!(store.find_sign_in(&Secret::fresh().unwrap()).await.unwrap(), None);
}

use domain::people::seat::Seat;

#[tokio::test]
async fn a_sign_in_ends_when_idle_when_old_when_signed_out_and_when_the_account_is_closed() {
    let (store, id) = somebody().await;
    let secret = store.sign_in(id, "").await.unwrap();
    for (seen, made, lasts) in
        [(IDLE - 60, 0, true), (IDLE, 0, false), (0, LIFE - 60, true), (0, LIFE, false)]
    {
        age(&store, seen, made).await;
        assert_eq!(store.find_sign_in(&secret).await.unwrap().is_some(), lasts, "{seen} {made}");
    }
    store.sign_out(&secret).await.unwrap();
    assert_eq!(store.find_sign_in(&secret).await.unwrap(), None);
    let secret = store.sign_in(id, "").await.unwrap();
    store.close_account(&act(&store), id, true).await.unwrap();
    assert_eq!(store.find_sign_in(&secret).await.unwrap(), None);
    assert!(store.sign_in(id, "").await.is_err());
    store.close_account(&act(&store), id, false).await.unwrap();
    assert_eq!(store.find_sign_in(&secret).await.unwrap(), None, "opening an account revives no sign-in");
}

#[tokio::test]
async fn moving_the_demo_clock_signs_nobody_out() {
    let (store, id) = somebody().await;
    let secret = store.sign_in(id, "").await.unwrap();
    store.move_clock(&act(&store), 90 * 86_400).await.unwrap();
    assert!(store.find_sign_in(&secret).await.unwrap().is_some());
    assert_eq!(store.clock().ahead(), 90 * 86_400);
    assert!(store.move_clock(&act(&store), 86_400).await.is_err(), "the clock never goes back");
    store.clock().set_ahead(0);
    store.load_settings().await.unwrap();
    assert_eq!(store.clock().ahead(), 90 * 86_400);
}

#[tokio::test]
async fn its_use_is_written_down_while_the_writer_is_busy_and_nobody_waits() {
    let (store, id) = somebody().await;
    let secret = store.sign_in(id, "").await.unwrap();
    age(&store, TOUCH + 60, 0).await;
    let busy = store.begin(&act(&store)).await.unwrap();
    let read = tokio::time::timeout(Duration::from_secs(2), store.find_sign_in(&secret)).await;
    assert!(read.unwrap().unwrap().is_some());
    busy.tx.rollback().await.unwrap();
    let fresh = store.clock().real_now().plus_seconds(-60).utc();
    for _ in 0..100 {
        let seen = sign_in::Entity::find().one(store.read()).await.unwrap().unwrap().seen_at;
        if seen > fresh {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("its use was never written down");
}

#[tokio::test]
async fn a_stronger_hash_never_replaces_a_newer_password() {
    let (store, id) = somebody().await;
    store.set_password(&act(&store), id, "old").await.unwrap();
    store.upgrade_password_hash(id, "old", "old, stronger").await.unwrap();
    store.upgrade_password_hash(id, "old", "late").await.unwrap();
    let now = store.find_credentials("belova@example.org").await.unwrap().unwrap();
    assert_eq!(now.password_hash.as_deref(), Some("old, stronger"));
}
