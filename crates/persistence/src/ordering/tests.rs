use std::collections::{BTreeMap, BTreeSet};

use domain::application::decide::Applications;
use domain::application::fact::{ApplicationFact, Channel};
use domain::application::state::ApplicationState;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, PersonId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear};
use domain::journal::Heading;
use domain::people::seat::{Role, Scope, Seat, Viewer};
use domain::procedure::exact::Exact;
use sea_orm::EntityTrait;

use super::*;
use crate::entity::{application_row, award, organisation};
use crate::plain::drafts::start_within;
use crate::read::calls::CallView;
use crate::testing::{Fresh, act, act_of, fresh_store, person, school, territory};
use crate::{NewCall, calls};

const PRODUCTS: &str = include_str!("../../../../procedures/district-products.toml");

/// Works that have come to the selection: nomination and total, a school each.
const WORKS: [(&str, i32); 4] = [("teaching", 45), ("teaching", 40), ("teaching", 20), ("management", 38)];

struct World {
    store: Fresh,
    home: TerritoryId,
    call: CallId,
    works: Vec<(ApplicationId, Code, OrganisationId)>,
}

fn stage(name: &str) -> StageId {
    StageId::parse(name).unwrap()
}

impl World {
    fn viewer(&self, role: Role, scope: Scope) -> Viewer {
        person(PersonId(ids::fresh()), &[Seat { role, scope }])
    }

    fn methodist(&self) -> Viewer {
        self.viewer(Role::Methodist, Scope::Territory { territory: self.home })
    }

    fn school(&self, organisation: OrganisationId) -> Viewer {
        self.viewer(Role::Coordinator, Scope::Organisation { territory: self.home, organisation })
    }

    async fn view(&self) -> CallView {
        self.store.find_call(&Viewer::System, self.home, "products").await.unwrap().unwrap()
    }

    async fn stages(&self) -> Vec<String> {
        let mut at = Vec::new();
        for (id, ..) in &self.works {
            let row =
                application_row::Entity::find_by_id(id.0).one(self.store.read()).await.unwrap().unwrap();
            at.push(row.stage.or(row.ended.map(|end| format!("end:{end}"))).unwrap_or_default());
        }
        at
    }

    /// Draws and adopts the list, and drafts the order on it.
    async fn drafted(&self) -> OrderId {
        let own = &self.store;
        own.draw_list(&act_of(own, self.methodist()), self.call, stage("ranking"), BTreeSet::new())
            .await
            .unwrap();
        own.adopt_list(&act(own), self.call, stage("ranking"), 1).await.unwrap();
        let code = own.draft_order(&act_of(own, self.methodist()), self.call, stage("order")).await.unwrap();
        own.find_order(&self.methodist(), &self.view().await, code).await.unwrap().unwrap().id
    }
}

async fn world() -> World {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let edition = store.publish_edition(&act(&store), home, PRODUCTS).await.unwrap();
    let day = |days: i64| store.clock().now().plus_seconds(days * 86_400);
    let dates = [("opens", -40), ("closes", -30), ("council", -1)];
    let dates = dates.into_iter().map(|(name, at)| (name.to_owned(), day(at))).collect();
    let new = NewCall { slug: "products".to_owned(), school_year: SchoolYear(2026), edition, dates };
    let early = |at: Moment| Act { at, ..act(&store) };
    let call = store.draft_call(&early(day(-50)), home, new).await.unwrap();
    store.announce_call(&early(day(-49)), call).await.unwrap();
    let cards: Vec<_> = (0..WORKS.len()).map(|n| school(&format!("school-{n}"))).collect();
    store.import_organisations(&act(&store), home, &cards, &Digest::of(b"file")).await.unwrap();
    let mut schools = organisation::Entity::find().all(store.read()).await.unwrap();
    schools.sort_by(|a, b| a.slug.cmp(&b.slug));
    let mut works = Vec::new();
    for ((nomination, total), school) in WORKS.into_iter().zip(schools) {
        works.push(come(&store, (home, call, OrganisationId(school.id)), (nomination, total)).await);
    }
    World { store, home, call, works }
}

/// Puts a work where the list is drawn from, past intake, check and review.
async fn come(
    store: &Store,
    (home, call, organisation): (TerritoryId, CallId, OrganisationId),
    (nomination, total): (&str, i32),
) -> (ApplicationId, Code, OrganisationId) {
    let unit = store.begin(&act(store)).await.unwrap();
    let known = calls::known(store, &unit.tx, call).await.unwrap().unwrap();
    let (id, code) = start_within(&unit, &known, organisation).await.unwrap();
    let title = unit.keep(Some(home), "answer", &format!("Работа {total}")).await.unwrap().0;
    let moved = |from: &str, outcome: &str, to: &str| ApplicationFact::Moved {
        stage: stage(from),
        outcome: OutcomeId::parse(outcome).unwrap(),
        to: to.parse().unwrap(),
        since: unit.now,
    };
    let facts = vec![
        ApplicationFact::Submitted {
            call,
            territory: home,
            organisation,
            code,
            submission: 1,
            channel: Channel::Online,
            received_at: unit.now,
            divisions: BTreeMap::from([("nomination".to_owned(), nomination.to_owned())]),
            title: Some(title),
            answers: BTreeMap::from([("title".to_owned(), title)]),
            papers: Vec::new(),
            authors: Vec::new(),
            stamp: None,
        },
        moved("intake", "submitted", "check"),
        moved("check", "admitted", "review"),
        moved("review", "complete", "agreement"),
        ApplicationFact::Tallied {
            stage: stage("total"),
            outcome: OutcomeId::parse("ranked").unwrap(),
            total: Some(Exact::whole(total)),
            criteria: BTreeMap::from([("results".to_owned(), Exact::whole(total / 5))]),
            steps: Vec::new(),
        },
        moved("total", "ranked", "ranking"),
    ];
    let head = journal::lock(&unit.tx, StreamId(id.0), Applications::STREAM, Lock::Alone).await.unwrap();
    let state = facts.iter().fold(ApplicationState::Absent, Applications::evolve);
    let heading = Heading {
        acted_at: unit.now,
        by: None,
        seat: None,
        command: unit.act.command,
        cause: None,
        basis: Vec::new(),
    };
    let state = serde_json::to_string(&state).unwrap();
    let entries = journal::append(&unit.tx, &head, (&heading, unit.now), &facts, &state).await.unwrap();
    for (entry, fact) in entries.iter().zip(&facts) {
        project::applications::apply_fact(&unit.tx, entry, fact).await.unwrap();
    }
    unit.commit().await.unwrap();
    (id, code, organisation)
}

fn enter(world: &World, number: &str) -> OrderAct {
    let dated = Zone::MOSCOW.local(world.store.clock().now()).date();
    OrderAct::Enter {
        number: number.to_owned(), dated, signatory: "Начальник отдела".to_owned()
    }
}

#[tokio::test]
async fn nothing_of_a_list_is_read_by_outsiders_before_it_is_published() {
    let world = world().await;
    let store = &world.store;
    let outsiders = [
        Viewer::Anyone,
        world.school(world.works[0].2),
        world.viewer(Role::Expert, Scope::Territory { territory: world.home }),
        world.viewer(Role::Admin, Scope::Installation),
    ];
    let order = world.drafted().await;
    let view = world.view().await;
    let missing = |refused: &StoreError| matches!(refused, StoreError::Refused(Refusal::Missing));
    for outsider in &outsiders {
        assert!(missing(&store.ranking(outsider, &view, None).await.unwrap_err()));
        assert!(missing(&store.orders(outsider, &view).await.unwrap_err()));
        assert!(missing(&store.publishing(outsider, &view, None).await.unwrap_err()));
        assert!(missing(&store.promoted(outsider, &view).await.unwrap_err()));
        assert!(store.feedback(outsider, world.works[0].1).await.unwrap().is_none());
    }
    assert!(store.results(&view).await.unwrap().is_none());
    assert!(!crate::read::results::are_public(&view));
    let ranking = store.ranking(&world.methodist(), &view, None).await.unwrap().unwrap();
    let groups = &ranking.lists[0].drawn.groups;
    assert_eq!(groups.iter().map(|group| group.rows.len()).collect::<Vec<_>>(), [1, 3]);
    assert!(missing(
        &store.settle_order(&act(store), OrderId(ids::fresh()), enter(&world, "1")).await.unwrap_err()
    ));
    store.settle_order(&act_of(store, world.methodist()), order, enter(&world, "15-р")).await.unwrap();

    store.publish_results(&act_of(store, world.methodist()), world.call, stage("results")).await.unwrap();
    let view = world.view().await;
    let results = store.results(&view).await.unwrap().unwrap();
    let lines = |awarded: bool| {
        let classes = results.groups.iter().flat_map(|group| &group.classes);
        let classes = classes.filter(|class| class.awarded == awarded);
        classes.flat_map(|class| &class.lines).map(|line| line.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(lines(true), ["Работа 45", "Работа 40", "Работа 38"]);
    assert_eq!(lines(false), ["Работа 20"]);
    assert_eq!(results.orders.len(), 1);
    assert!(crate::read::results::are_public(&view));
    let own = store.feedback(&outsiders[1], world.works[0].1).await.unwrap().unwrap();
    assert_eq!(own.total, Some(Exact::whole(45)));
    assert_eq!(own.order.map(|(number, _)| number).as_deref(), Some("15-р"));
    assert!(store.feedback(&outsiders[1], world.works[1].1).await.unwrap().is_none());
    assert_eq!(store.promoted(&world.methodist(), &view).await.unwrap().len(), 2);
    assert_eq!(store.rebuild(true).await.unwrap().differences, Vec::<String>::new());
}

#[tokio::test]
async fn an_order_in_force_makes_awards_and_sends_its_works_on() {
    let world = world().await;
    let store = &world.store;
    let order = world.drafted().await;
    assert_eq!(world.stages().await, ["order", "order", "results", "order"]);
    let again = store.draft_order(&act_of(store, world.methodist()), world.call, stage("order")).await;
    assert!(matches!(again, Err(StoreError::Refused(Refusal::AlreadyDone))), "{again:?}");
    let legal = async || {
        let rows = award::Entity::find().all(store.read()).await.unwrap();
        rows.into_iter().filter(|row| row.order_id.is_some()).map(|row| row.effect).collect::<BTreeSet<_>>()
    };
    assert_eq!(legal().await, BTreeSet::new());
    let doing = act_of(store, world.methodist());
    store.settle_order(&doing, order, enter(&world, " 15-р ")).await.unwrap();
    store.settle_order(&doing, order, enter(&world, "16-р")).await.unwrap();
    assert_eq!(legal().await, ["award:laureate", "award:winner"].map(str::to_owned).into());
    assert_eq!(world.stages().await, ["results"; 4]);
    let view = world.view().await;
    let orders = store.orders(&world.methodist(), &view).await.unwrap();
    assert_eq!(orders.orders[0].signed.as_ref().map(|(number, _)| number.as_str()), Some("15-р"));
    let shown = store.find_order(&world.methodist(), &view, orders.orders[0].code).await.unwrap().unwrap();
    assert_eq!(shown.lines.iter().map(|line| line.number).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((shown.followed.all, shown.followed.done), (3, 3));
    assert_eq!(shown.signatory, "Начальник отдела");
}

#[tokio::test]
async fn a_returned_draft_sends_its_works_back_and_a_refused_one_ends_them() {
    let world = world().await;
    let store = &world.store;
    let order = world.drafted().await;
    let silent = OrderAct::Return { ground: " ".to_owned() };
    let refused = store.settle_order(&act_of(store, world.methodist()), order, silent).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NoGround))), "{refused:?}");
    let back = OrderAct::Return { ground: "Опечатка".to_owned() };
    store.settle_order(&act_of(store, world.methodist()), order, back).await.unwrap();
    assert_eq!(world.stages().await, ["ranking", "ranking", "results", "ranking"]);

    let other = self::world().await;
    let order = other.drafted().await;
    let no = OrderAct::Refuse { ground: "Нет денег".to_owned() };
    other.store.settle_order(&act_of(&other.store, other.methodist()), order, no).await.unwrap();
    assert_eq!(other.stages().await, ["end:void", "end:void", "results", "end:void"]);
}
