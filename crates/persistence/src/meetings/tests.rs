use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::application::decide::Applications;
use domain::application::fact::{ApplicationFact, Channel};
use domain::basics::id::{CallId, OrganisationId, PersonId};
use domain::basics::moment::SchoolYear;
use domain::body::rules::Signer;
use domain::decider::fold;
use domain::meeting::item::{Choice, Motion, NoteKind};
use domain::meeting::refusal::MeetingRefusal;
use domain::people::seat::{Role, Scope, Seat, Viewer};
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::route::Target;
use sea_orm::IntoActiveModel;

use super::*;
use crate::calls::NewCall;
use crate::check::Blobs;
use crate::entity::{application, application_row};
use crate::plain::people::PersonRow;
use crate::project;
use crate::testing::{Fresh, act, fresh_store, person, school, territory};

const PRODUCTS: &str = include_str!("../../../../procedures/district-products.toml");

fn at(day: i64) -> Moment {
    Moment::parse("2026-11-02T09:00:00Z").unwrap().plus_seconds(day * 86_400)
}

fn stage(name: &str) -> StageId {
    StageId::parse(name).unwrap()
}

/// A council of chair, secretary and a member from school-1, and a drawn list with two works of two schools.
struct World {
    store: Fresh,
    home: TerritoryId,
    body: BodyId,
    people: BTreeMap<Role, PersonId>,
    works: Vec<ApplicationId>,
}

impl World {
    async fn new() -> Self {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let mut schools = Vec::new();
        for slug in ["school-1", "school-2"] {
            schools.push(store.save_organisation(&act(&store), home, &school(slug)).await.unwrap());
        }
        let body = store.enter_body(&act(&store), home, "council", "Совет").await.unwrap();
        let mut people = BTreeMap::new();
        for role in [Role::Chair, Role::Secretary, Role::Member] {
            let row = PersonRow {
                name: format!("Особа {}", role.name()),
                email: format!("{}@example.org", role.name()),
                post: "директор".to_owned(),
                role,
                organisation_slug: (role == Role::Member).then(|| "school-1".to_owned()),
                body_slug: Some("council".to_owned()),
                areas: Vec::new(),
            };
            store.enter_person(&act(&store), &row, Some(home)).await.unwrap();
            people.insert(role, store.find_credentials(&row.email).await.unwrap().unwrap().person);
        }
        let edition = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
        let dates = [("opens", at(1)), ("closes", at(10)), ("council", at(60))];
        let dates = dates.into_iter().map(|(id, day)| (id.to_owned(), day)).collect();
        let new = NewCall { slug: "products".to_owned(), school_year: SchoolYear(2026), edition, dates };
        let machine = |day| Act { at: at(day), ..act(&store) };
        let call = store.draft_call(&machine(0), home, new).await.unwrap();
        store.announce_call(&machine(0), call).await.unwrap();
        let mut works = Vec::new();
        for (n, owner) in (0_u32..).zip(&schools) {
            works.push(ranked(&store, (home, call, *owner), n).await);
        }
        store.draw_list(&machine(20), call, stage("ranking"), BTreeSet::new()).await.unwrap();
        Self { store, home, body, people, works }
    }

    fn viewer(&self, role: Role) -> Viewer {
        let seat = Seat { role, scope: Scope::Body { territory: self.home, body: self.body } };
        person(self.people[&role], &[seat])
    }

    fn by(&self, role: Role, day: i64) -> Act {
        Act { at: at(day), by: self.viewer(role), ..act(&self.store) }
    }

    /// A meeting on day 30 whose only item is the list.
    async fn convened(&self) -> (Code, MeetingId) {
        let waiting = self.store.waiting_for(&self.viewer(Role::Secretary), self.body).await.unwrap();
        let [list] = &waiting[..] else { panic!("{waiting:?}") };
        assert_eq!(list.count, 2);
        let items = vec![NewItem { subject: list.subject.clone(), wording: "О списке".to_owned() }];
        let new = NewMeeting { kind: Kind::Regular, at: at(30), place: "Зал".to_owned(), items };
        let act = self.by(Role::Secretary, 22);
        let code = self.store.convene(&act, self.body, new.clone()).await.unwrap();
        assert_eq!(self.store.convene(&act, self.body, new).await.unwrap(), code);
        (code, self.view(Role::Secretary, code).await.id)
    }

    async fn view(&self, role: Role, code: Code) -> crate::read::meetings::view::MeetingView {
        self.store.find_meeting(&self.viewer(role), code).await.unwrap().unwrap()
    }

    async fn give(&self, id: MeetingId, (role, day): (Role, i64), wish: MeetingWish) {
        self.store.meeting_act(&self.by(role, day), id, wish).await.unwrap();
    }

    fn open(&self, present: &[Role]) -> MeetingWish {
        MeetingWish::Open {
            at: at(30),
            present: present.iter().map(|role| self.people[role]).collect(),
            excused: BTreeSet::new(),
            presiding: self.people[&Role::Chair],
            secretary: self.people[&Role::Secretary],
        }
    }

    async fn stages(&self) -> Vec<(Option<String>, Option<String>)> {
        let mut found = Vec::new();
        for work in &self.works {
            let row =
                application_row::Entity::find_by_id(work.0).one(self.store.read()).await.unwrap().unwrap();
            found.push((row.stage, row.class));
        }
        found
    }
}

/// A case that has come to the selection with a total.
async fn ranked(
    store: &Store,
    (territory, call, organisation): (TerritoryId, CallId, OrganisationId),
    n: u32,
) -> ApplicationId {
    let id = ApplicationId(ids::fresh());
    let code = Code::new(26, n + 7);
    let total = domain::procedure::exact::Exact::ratio(40 - i64::from(n) * 8, 1);
    let outcome = |name: &str| OutcomeId::parse(name).unwrap();
    let facts = [
        ApplicationFact::Submitted {
            call,
            territory,
            organisation,
            code,
            submission: 1,
            channel: Channel::Online,
            received_at: at(5),
            divisions: [("nomination".to_owned(), "management".to_owned())].into(),
            title: None,
            answers: BTreeMap::new(),
            papers: Vec::new(),
            authors: Vec::new(),
            stamp: None,
        },
        ApplicationFact::Tallied {
            stage: stage("total"),
            outcome: outcome("ranked"),
            total,
            criteria: BTreeMap::new(),
            steps: Vec::new(),
        },
        ApplicationFact::Moved {
            stage: stage("total"),
            outcome: outcome("ranked"),
            to: Target::Stage(stage("ranking")),
            since: at(15),
        },
    ];
    let unit = store.begin(&act(store)).await.unwrap();
    let row = application::Model {
        id: id.0,
        code: code.to_string(),
        territory: territory.0,
        call: call.0,
        organisation: organisation.0,
        started_by: None,
        started_at: at(2).utc(),
    };
    application::Entity::insert(row.into_active_model()).exec_without_returning(&unit.tx).await.unwrap();
    let head = journal::lock(&unit.tx, StreamId(id.0), Applications::STREAM, Lock::Alone).await.unwrap();
    let state = serde_json::to_string(&fold::<Applications>(&facts)).unwrap();
    let heading = domain::journal::Heading {
        acted_at: at(15),
        by: None,
        seat: None,
        command: unit.act.command,
        cause: None,
        basis: Vec::new(),
    };
    let entries = journal::append(&unit.tx, &head, (&heading, unit.now), &facts, &state).await.unwrap();
    for (entry, fact) in entries.iter().zip(&facts) {
        project::applications::apply_fact(&unit.tx, entry, fact).await.unwrap();
    }
    unit.commit().await.unwrap();
    id
}

#[tokio::test]
async fn what_the_council_adopts_is_decided_when_both_have_signed_the_minutes() {
    let world = World::new().await;
    let (code, id) = world.convened().await;
    let item = world.view(Role::Secretary, code).await.items[0].id;
    world.give(id, (Role::Secretary, 31), world.open(&[Role::Chair, Role::Secretary, Role::Member])).await;
    let ballots = [Role::Chair, Role::Secretary].map(|role| (world.people[&role], Choice::For)).into();
    let vote = MeetingWish::EnterVote { item, motion: Motion::Adopt, ballots };
    world.give(id, (Role::Secretary, 31), vote).await;
    world.give(id, (Role::Secretary, 31), MeetingWish::Close { at: at(30).plus_seconds(3_600) }).await;
    let heard =
        ItemText {
            heard: "Доклад".to_owned(), spoke: String::new(), resolved: "Утвердить".to_owned()
        };
    let text = MinutesText { items: [(item, heard)].into() };
    world.give(id, (Role::Secretary, 32), MeetingWish::WriteMinutes { text: text.clone(), version: 1 }).await;
    let sign = |signer| MeetingWish::SignMinutes {
        signer,
        version: 1,
        number: 1,
        dated: NaiveDate::from_ymd_opt(2026, 12, 2).unwrap(),
    };
    world.give(id, (Role::Secretary, 33), sign(Signer::Secretary)).await;
    let waits = (Some("ranking".to_owned()), None);
    assert_eq!(world.stages().await, [waits.clone(), waits]);
    world.give(id, (Role::Chair, 34), sign(Signer::Presiding)).await;
    let order = Some("order".to_owned());
    assert_eq!(
        world.stages().await,
        [(order.clone(), Some("winner".to_owned())), (order, Some("laureate".to_owned()))]
    );
    let view = world.view(Role::Chair, code).await;
    assert_eq!((view.followed.all, view.followed.done, view.followed.refused.len()), (1, 1, 0));
    assert_eq!((view.text, view.number), (Some(text), 1));
    let listed = world.store.list_meetings(&world.viewer(Role::Member)).await.unwrap();
    assert_eq!((listed[0].code, listed[0].number), (code, Some(1)));
    let report = world.store.rebuild(true).await.unwrap();
    assert_eq!(report.differences, Vec::<String>::new());
    assert_eq!(world.store.verify(Blobs::Skip).await.unwrap().damages, Vec::<String>::new());
}

#[tokio::test]
async fn without_a_quorum_nothing_is_voted_and_the_numbers_are_said() {
    let world = World::new().await;
    // Another member, so that two of the three who take part in the item are needed.
    let row = PersonRow {
        name: "Ещё один".to_owned(),
        email: "more@example.org".to_owned(),
        post: String::new(),
        role: Role::Member,
        organisation_slug: None,
        body_slug: Some("council".to_owned()),
        areas: Vec::new(),
    };
    world.store.enter_person(&act(&world.store), &row, Some(world.home)).await.unwrap();
    let (code, id) = world.convened().await;
    let item = world.view(Role::Secretary, code).await.items[0].id;
    world.give(id, (Role::Secretary, 31), world.open(&[Role::Chair, Role::Secretary])).await;
    let secretary = world.people[&Role::Secretary];
    world.give(id, (Role::Secretary, 31), MeetingWish::Leave { person: secretary, at: at(30) }).await;
    let ballots = [(world.people[&Role::Chair], Choice::For)].into();
    let vote = MeetingWish::EnterVote { item, motion: Motion::Adopt, ballots };
    let no = world.store.meeting_act(&world.by(Role::Secretary, 31), id, vote).await;
    let numbers = MeetingRefusal::NoQuorum { present: 1, base: 3, needed: 2 };
    assert!(matches!(no, Err(StoreError::Refused(Refusal::Meeting(ref said))) if *said == numbers), "{no:?}");
}

#[tokio::test]
async fn whom_an_item_concerns_gets_neither_its_materials_nor_its_votes() {
    let world = World::new().await;
    let (code, id) = world.convened().await;
    let seen = world.view(Role::Chair, code).await;
    assert_eq!((seen.items[0].hidden, seen.items[0].lines.len()), (false, 2));
    world.give(id, (Role::Secretary, 31), world.open(&[Role::Chair, Role::Secretary])).await;
    let item = seen.items[0].id;
    let note = MeetingWish::Note { item, kind: NoteKind::Heard, text: "Доклад".to_owned() };
    world.give(id, (Role::Secretary, 31), note).await;
    let ballots = [(world.people[&Role::Chair], Choice::For)].into();
    world
        .give(id, (Role::Secretary, 31), MeetingWish::EnterVote { item, motion: Motion::Adopt, ballots })
        .await;
    let member = world.view(Role::Member, code).await;
    let own = &member.items[0];
    assert!(own.hidden && own.lines.is_empty() && own.votes.is_empty() && own.notes.is_empty());
    assert!(own.settled.is_none() && own.wording == "О списке");
    assert_eq!(world.view(Role::Chair, code).await.items[0].votes.len(), 1);
    let stranger = person(PersonId(ids::fresh()), &[]);
    assert!(world.store.find_meeting(&stranger, code).await.unwrap().is_none());
}
