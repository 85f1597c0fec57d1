use domain::people::seat::{Role, Scope, Seat};
use sea_orm::PaginatorTrait;

use super::*;
use crate::plain::people::PersonRow;
use crate::testing::{Fresh, act, act_of, fresh_store, person, territory};

async fn somebody() -> (Fresh, TerritoryId, PersonId) {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let row = PersonRow {
        name: "Белова Анна".to_owned(),
        email: "belova@example.org".to_owned(),
        post: String::new(),
        role: Role::Expert,
        organisation_slug: None,
        body_slug: None,
        areas: Vec::new(),
    };
    let id = store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
    (store, home, id)
}

async fn secret_sent(store: &Store) -> Secret {
    let letters = store.recent_letters(1).await.unwrap();
    let (Letter::Invitation { secret, .. } | Letter::Reset { secret, .. }) = &letters[0].letter else {
        panic!("{:?}", letters[0].letter);
    };
    Secret::parse(secret).unwrap()
}

#[tokio::test]
async fn an_invitation_is_taken_up_once() {
    let (store, _, id) = somebody().await;
    store.invite(&act(&store), id).await.unwrap();
    let secret = secret_sent(&store).await;
    let ticket = store.find_ticket(&secret, Purpose::Invite).await.unwrap().unwrap();
    assert_eq!(ticket.subject, id.0);
    assert_eq!(store.find_ticket(&secret, Purpose::Consent).await.unwrap(), None);
    assert_eq!(store.redeem_password(&secret, "hash").await.unwrap(), id);
    assert_eq!(store.find_ticket(&secret, Purpose::Invite).await.unwrap(), None);
    assert!(matches!(
        store.redeem_password(&secret, "other").await,
        Err(StoreError::Refused(Refusal::Missing))
    ));
    let credentials = store.find_credentials("Belova@example.org").await.unwrap().unwrap();
    assert_eq!(credentials.password_hash.as_deref(), Some("hash"));
    let again = store.invite(&act(&store), id).await;
    assert!(matches!(again, Err(StoreError::Refused(Refusal::AlreadyDone))));
}

#[tokio::test]
async fn of_many_who_use_a_link_at_once_one_succeeds() {
    let (store, _, id) = somebody().await;
    let secret = store.reset_by_admin(&act(&store), id).await.unwrap();
    let tries = (0..8).map(|n| {
        let (store, secret) = (Store::clone(&store), secret.clone());
        async move { store.redeem_password(&secret, &format!("hash{n}")).await }
    });
    let done = futures::future::join_all(tries).await;
    assert_eq!(done.iter().filter(|one| one.is_ok()).count(), 1);
}

#[tokio::test]
async fn a_link_ends_with_its_time_and_with_any_new_password() {
    let (store, _, id) = somebody().await;
    let old = store.reset_by_admin(&act(&store), id).await.unwrap();
    let other = store.reset_by_admin(&act(&store), id).await.unwrap();
    let signed_in = store.sign_in(id, "browser").await.unwrap();
    store.redeem_password(&other, "hash").await.unwrap();
    assert_eq!(store.find_ticket(&old, Purpose::Reset).await.unwrap(), None);
    assert_eq!(store.find_sign_in(&signed_in).await.unwrap(), None, "sign-ins end with the old password");
    let late = store.reset_by_admin(&act(&store), id).await.unwrap();
    store.clock().set_ahead(RESET_LIFE);
    assert_eq!(store.find_ticket(&late, Purpose::Reset).await.unwrap(), None);
    assert!(store.redeem_password(&late, "hash").await.is_err());
}

#[tokio::test]
async fn a_reset_is_sent_three_times_an_hour_and_to_nobody_unknown() {
    let (store, _, id) = somebody().await;
    let at = store.clock().now();
    for _ in 0..5 {
        store.ask_reset("BELOVA@example.org", at).await.unwrap();
        store.ask_reset("nobody@example.org", at).await.unwrap();
    }
    assert_eq!(store.recent_letters(50).await.unwrap().len(), 3);
    store.clock().set_ahead(3_601);
    store.ask_reset("belova@example.org", at).await.unwrap();
    assert_eq!(store.recent_letters(50).await.unwrap().len(), 4);
    store.close_account(&act(&store), id, true).await.unwrap();
    store.clock().set_ahead(9_000);
    store.ask_reset("belova@example.org", at).await.unwrap();
    assert_eq!(store.recent_letters(50).await.unwrap().len(), 4);
}

#[tokio::test]
async fn only_digests_of_secrets_are_kept() {
    let (store, _, id) = somebody().await;
    let secret = store.reset_by_admin(&act(&store), id).await.unwrap();
    let cookie = store.sign_in(id, "browser").await.unwrap();
    assert_eq!(ticket::Entity::find_by_id(secret.reveal()).count(store.read()).await.unwrap(), 0);
    let kept = crate::entity::sign_in::Entity::find().all(store.read()).await.unwrap();
    assert!(kept.iter().all(|row| row.digest != cookie.reveal()));
}

#[tokio::test]
async fn a_methodist_resets_at_home_and_never_an_administrator() {
    let (store, home, id) = somebody().await;
    let seat = Seat { role: Role::Methodist, scope: Scope::Territory { territory: home } };
    let by = person(PersonId(ids::fresh()), &[seat]);
    assert!(store.reset_by_admin(&act_of(&store, by.clone()), id).await.is_ok());
    let admin = Seat { role: Role::Admin, scope: Scope::Installation };
    let new = crate::plain::people::NewSeat { seat: admin, post: String::new(), areas: Vec::new() };
    store.give_seat(&act(&store), id, &new).await.unwrap();
    let refused = store.reset_by_admin(&act_of(&store, by), id).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYours))));
    let admin = person(PersonId(ids::fresh()), &[admin]);
    assert!(store.reset_by_admin(&act_of(&store, admin), id).await.is_ok());
}
