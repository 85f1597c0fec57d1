use std::collections::BTreeSet;

use domain::basics::id::{OrganisationId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::decider::Act;
use domain::people::seat::{Role, Scope, Seat};
use domain::procedure::name::OutcomeId;
use sea_orm::PaginatorTrait;

use super::*;
use crate::entity::{application, journal_entry, outgoing_mail, panel_proposal};
use crate::plain::people::PersonRow;
use crate::testing::{Fresh, act, fresh_store, person, school, territory};
use crate::{NewCall, PaperApplication, Wish};

const PRODUCTS: &str = include_str!("../../../../../procedures/district-products.toml");

/// A call whose intake is over, with one admitted work of school-1 on upbringing and six experts, of whom the
/// first works at school-1 and only the second knows about upbringing.
struct World {
    store: Fresh,
    home: TerritoryId,
    call: CallId,
    work: ApplicationId,
    experts: Vec<PersonId>,
}

fn at(day: i64) -> Moment {
    Moment::parse("2026-11-02T09:00:00Z").unwrap().plus_seconds(day * 86_400)
}

impl World {
    async fn new() -> Self {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let school = store.save_organisation(&act(&store), home, &school("school-1")).await.unwrap();
        let mut experts = Vec::new();
        for n in 1..=6 {
            let row = PersonRow {
                name: format!("Эксперт {n}"),
                email: format!("expert{n}@example.org"),
                post: "учитель".to_owned(),
                role: Role::Expert,
                organisation_slug: (n == 1).then(|| "school-1".to_owned()),
                body_slug: None,
                areas: vec![if n == 2 { "Воспитание" } else { "управление садом" }.to_owned()],
            };
            store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
            let found = store.find_credentials(&row.email).await.unwrap().unwrap();
            experts.push(found.person);
        }
        let edition = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
        let dates = [("opens", at(1)), ("closes", at(10)), ("council", at(60))];
        let dates = dates.into_iter().map(|(id, day)| (id.to_owned(), day)).collect();
        let new = NewCall { slug: "products".to_owned(), school_year: SchoolYear(2026), edition, dates };
        let call = store.draft_call(&on(&store, 0), home, new).await.unwrap();
        store.announce_call(&on(&store, 0), call).await.unwrap();
        let work = enter(&store, call, school).await;
        let outcome = OutcomeId::parse("admitted").unwrap();
        let check = Wish::Check { outcome, failed: BTreeSet::new(), remarks: String::new(), until: None };
        store.ask(&on(&store, 11), work, check).await.unwrap();
        Self { store, home, call, work, experts }
    }

    async fn desk(&self) -> ReviewDesk {
        let view = self.store.find_call(&Viewer::System, self.home, "products").await.unwrap().unwrap();
        self.store.review_desk(&Viewer::System, &view).await.unwrap()
    }

    async fn proposed(&self) -> BTreeSet<PersonId> {
        let desk = self.desk().await;
        desk.works[0].at.as_ref().unwrap().proposed.iter().map(|seat| seat.expert).collect()
    }

    async fn seats(&self) -> u64 {
        panel_seat::Entity::find().count(self.store.read()).await.unwrap()
    }

    /// An act of an expert on day 12.
    fn by(&self, expert: PersonId) -> Act {
        let seat = Seat { role: Role::Expert, scope: Scope::Territory { territory: self.home } };
        Act { by: person(expert, &[seat]), ..on(&self.store, 12) }
    }
}

fn on(store: &Store, day: i64) -> Act {
    Act { at: at(day), ..act(store) }
}

async fn enter(store: &Store, call: CallId, organisation: OrganisationId) -> ApplicationId {
    let bytes =
        futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"%PDF-1.4 %%EOF"))]);
    let scan = store.receive(bytes, 1_000).await.unwrap();
    let answers = [("title", "Школьный музей"), ("nomination", "teaching"), ("topic", "upbringing")];
    let paper = PaperApplication {
        organisation,
        answers: answers.into_iter().map(|(id, text)| (id.to_owned(), text.to_owned())).collect(),
        received_at: at(5),
        stamp: "вх. 17".to_owned(),
        files: vec![("signature".to_owned(), "scan.pdf".to_owned(), "application/pdf".to_owned(), scan)],
    };
    let code = store.enter_paper(&on(store, 6), call, paper).await.unwrap();
    let row = application::Entity::find().filter(application::Column::Code.eq(code.to_string()));
    ApplicationId(row.one(store.read()).await.unwrap().unwrap().id)
}

#[tokio::test]
async fn a_proposal_is_lawful_says_why_and_is_known_to_nobody_but_the_methodist() {
    let world = World::new().await;
    let entries = journal_entry::Entity::find().count(world.store.read()).await.unwrap();
    let made = world.store.propose_panels(&on(&world.store, 11), world.call, 5).await.unwrap();
    assert_eq!((made.works.clone(), made.proposal.short.len()), (vec![world.work], 0));
    assert_eq!(journal_entry::Entity::find().count(world.store.read()).await.unwrap(), entries);
    assert_eq!(world.seats().await, 0, "no expert learns of it");
    assert_eq!(outgoing_mail::Entity::find().count(world.store.read()).await.unwrap(), 0);
    let desk = world.desk().await;
    let at = desk.works[0].at.as_ref().unwrap();
    assert_eq!((desk.load_max, at.proposed.len(), at.confirmed), (5, 3, false));
    assert_eq!(at.bars, BTreeMap::from([(world.experts[0], SeatBar::OwnOrganisation)]));
    let knowing = at.proposed.iter().find(|seat| seat.expert == world.experts[1]).expect("fits the topic");
    assert_eq!(knowing.why[0], Why::Area { areas: BTreeSet::from(["Воспитание".to_owned()]) });
}

#[tokio::test]
async fn what_was_chosen_by_hand_stays_when_the_rest_is_proposed_anew() {
    let world = World::new().await;
    let [_, second, .., last] = world.experts[..] else { panic!("six experts") };
    let chosen = BTreeMap::from([(world.work, vec![last])]);
    world.store.choose_panels(&on(&world.store, 11), world.call, chosen).await.unwrap();
    assert_eq!(world.proposed().await, BTreeSet::from([last]));
    world.store.propose_panels(&on(&world.store, 11), world.call, 5).await.unwrap();
    let proposed = world.proposed().await;
    assert!(proposed.contains(&last) && proposed.contains(&second) && proposed.len() == 3);
    let own = BTreeMap::from([(world.work, vec![world.experts[0]])]);
    let refused = world.store.choose_panels(&on(&world.store, 11), world.call, own).await;
    let why = CaseRefusal::MayNotSit { expert: world.experts[0], why: SeatBar::OwnOrganisation };
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Case(said))) if said == why));
}

#[tokio::test]
async fn a_panel_is_confirmed_once_and_takes_its_proposal_away() {
    let world = World::new().await;
    world.store.propose_panels(&on(&world.store, 11), world.call, 5).await.unwrap();
    let confirm = on(&world.store, 11);
    let done = world.store.confirm_panels(&confirm, world.call, None).await.unwrap();
    assert_eq!((done.done, done.refused), (vec![world.work], Vec::new()));
    assert_eq!(world.seats().await, 3);
    assert_eq!(panel_proposal::Entity::find().count(world.store.read()).await.unwrap(), 0);
    world.store.confirm_panels(&confirm, world.call, None).await.unwrap();
    assert_eq!(world.seats().await, 3, "the same form sent twice");
    let before = outgoing_mail::Entity::find().count(world.store.read()).await.unwrap();
    let remind = on(&world.store, 12);
    assert_eq!(world.store.remind_experts(&remind, world.call, None).await.unwrap(), 3);
    assert_eq!(world.store.remind_experts(&remind, world.call, None).await.unwrap(), 0);
    assert_eq!(outgoing_mail::Entity::find().count(world.store.read()).await.unwrap(), before + 3);
}

#[tokio::test]
async fn an_expert_who_declares_a_conflict_is_not_given_the_work_again() {
    let world = World::new().await;
    world.store.propose_panels(&on(&world.store, 11), world.call, 5).await.unwrap();
    world.store.confirm_panels(&on(&world.store, 11), world.call, None).await.unwrap();
    let expert = world.experts[1];
    let decline = Wish::Decline { conflict: true, ground: "Мы вместе работали".to_owned() };
    world.store.ask(&world.by(expert), world.work, decline).await.unwrap();
    let desk = world.desk().await;
    assert_eq!(desk.works[0].at.as_ref().unwrap().bars.get(&expert), Some(&SeatBar::Declared));
    let seat = desk.works[0].seats.iter().find(|seat| seat.expert == expert).unwrap();
    assert_eq!(seat.ground, "Мы вместе работали");
    let back = desk.works[0].seats.iter().find(|seat| seat.expert != expert).unwrap().expert;
    let replace = Wish::Replace { expert: back, by: expert, ground: "болезнь".to_owned() };
    let refused = world.store.ask(&on(&world.store, 12), world.work, replace).await;
    let why = CaseRefusal::MayNotSit { expert, why: SeatBar::Declared };
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::Case(said))) if said == why));
}

#[tokio::test]
async fn panels_and_sheets_are_missing_for_whoever_may_not_see_them() {
    let world = World::new().await;
    let view = world.store.find_call(&Viewer::System, world.home, "products").await.unwrap().unwrap();
    let expert = world.by(world.experts[1]);
    let desk = world.store.review_desk(&expert.by, &view).await;
    assert!(matches!(desk, Err(StoreError::Refused(Refusal::Missing))));
    let code = world.desk().await.works[0].code;
    assert!(world.store.find_sheets(&expert.by, &view, code).await.unwrap().is_none());
    assert!(world.store.find_sheets(&Viewer::System, &view, code).await.unwrap().is_some());
    let proposed = world.store.propose_panels(&expert, world.call, 5).await;
    assert!(matches!(proposed, Err(StoreError::Refused(Refusal::Missing))));
}
