use std::collections::BTreeMap;
use std::path::Path;

use domain::application::state::{At, SeatStanding};
use domain::basics::code::Code;
use domain::basics::moment::Moment;
use domain::call::state::WindowPhase;
use domain::people::seat::{Role, Viewer};
use domain::procedure::exact::Exact;
use domain::procedure::name::StageId;
use domain::procedure::route::EffectKind;
use domain::procedure::selection::TiePolicy;
use persistence::check::Blobs;
use persistence::read::admission::CheckCase;
use persistence::read::calls::CallView;
use persistence::read::meetings::MeetingStanding;
use persistence::read::orders::OrderPhase;
use persistence::{Settings, Store};

use super::acting::Scene;
use super::folder::Folder;
use super::seed::{DemoCast, seed_demo};
use crate::config::sqlite;
use crate::store::act;

async fn empty(folder: &Path) -> Store {
    let database = sqlite(&folder.join("smotr.db"));
    let settings = Settings { database, files: folder.join("files"), connections: 2 };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    store
}

async fn demo(folder: &Path) -> (Store, DemoCast) {
    let store = empty(folder).await;
    let cast = seed_demo(&store).await.unwrap();
    (store, cast)
}

#[tokio::test]
async fn the_demo_holds_what_it_promises_and_all_of_it_holds_together() {
    let folder = tempfile::tempdir().unwrap();
    let (store, cast) = demo(folder.path()).await;

    let mut rows = 0;
    for territory in [cast.tsentralny, cast.moskovsky] {
        for year in store.plan_years(territory).await.unwrap() {
            rows += store.plan(territory, year).await.unwrap().unwrap().sheet.items.len();
        }
    }
    assert_eq!(rows, 24);

    let organisations = store.list_organisations(&Viewer::System, cast.tsentralny, None, None).await.unwrap();
    assert_eq!((organisations.rows.len(), organisations.next), (40, None));

    let mut experts = 0;
    let mut after = None;
    loop {
        let page =
            store.list_people(&Viewer::System, Some(cast.tsentralny), after.as_deref(), None).await.unwrap();
        let is_expert = |person: &&persistence::read::people::PersonView| {
            assert!(!person.has_password, "{} has a password", person.name);
            person.seats.iter().any(|seat| seat.seat.role == Role::Expert)
        };
        experts += page.rows.iter().filter(is_expert).count();
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(experts, 24);

    let council = store.bodies(cast.tsentralny).await.unwrap().remove(0);
    let seated = store.seated(council.id).await.unwrap();
    let holds = |role: Role| seated.iter().filter(|person| person.role == role).count();
    assert_eq!(
        (seated.len(), holds(Role::Chair), holds(Role::Deputy), holds(Role::Secretary)),
        (11, 1, 1, 1)
    );

    let report = store.verify(Blobs::Read).await.unwrap();
    assert_eq!(report.damages, Vec::<String>::new());
    assert_eq!(store.rebuild(true).await.unwrap().differences, Vec::<String>::new());
}

async fn intake_is_open(store: &Store, cast: &DemoCast) {
    let now = store.clock().now();
    assert_eq!(store.clock().ahead(), 0);

    let call = store.find_call(&Viewer::Anyone, cast.tsentralny, &cast.call_slug).await.unwrap().unwrap();
    let window = call.call.window(None).unwrap();
    assert_eq!(window.phase(now), WindowPhase::Open);
    let days = window.closes.seconds_since(now) / 86_400;
    assert!((3..=6).contains(&days), "{days} days are left");
    let past =
        store.find_call(&Viewer::Anyone, cast.tsentralny, &cast.past_call_slug).await.unwrap().unwrap();
    assert_eq!(past.call.window(None).unwrap().phase(now), WindowPhase::After);

    let register = store.register(&Viewer::System, &call, None).await.unwrap();
    assert_eq!((register.filed, register.drafts), (8, 4));
    assert!(register.rows.iter().all(|row| !row.on_paper));
    let register = store.register(&Viewer::System, &past, None).await.unwrap();
    let on_paper = register.rows.iter().filter(|row| row.on_paper).count();
    assert_eq!((register.filed, on_paper), (8, 1));
    assert!(!store.recent_letters(50).await.unwrap().is_empty());
}

/// The applications of a call, each by its public code.
async fn cases(store: &Store, view: &CallView) -> Vec<CheckCase> {
    let act = act(store);
    let mut cases = Vec::new();
    for row in store.register(&Viewer::System, view, None).await.unwrap().rows {
        let code = Code::parse(&row.code).unwrap();
        cases.push(store.find_check(&act, view, code).await.unwrap().unwrap());
    }
    cases
}

/// How many applications are at each stage or have left by each end.
fn places(cases: &[CheckCase]) -> BTreeMap<String, usize> {
    let mut places = BTreeMap::new();
    for case in cases {
        let place = match case.case.at.as_ref().unwrap() {
            At::Stage { stage, .. } => stage.to_string(),
            At::End { end, .. } => format!("end:{end}"),
        };
        *places.entry(place).or_default() += 1;
    }
    places
}

fn counted(places: &[(&str, usize)]) -> BTreeMap<String, usize> {
    places.iter().map(|(place, n)| ((*place).to_owned(), *n)).collect()
}

#[tokio::test]
async fn each_contest_stands_at_a_stage_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let (store, cast) = demo(folder.path()).await;
    intake_is_open(&store, &cast).await;
    experts_are_at_work_and_one_application_is_being_mended(&store, &cast).await;
    the_council_is_to_meet_over_a_list_with_one_tie(&store, &cast).await;
    last_year_s_contest_is_over_with_results_and_an_order(&store, &cast).await;
}

async fn last_year_s_contest_is_over_with_results_and_an_order(store: &Store, cast: &DemoCast) {
    let view = view(store, cast, &cast.past_call_slug).await;
    let cases = cases(store, &view).await;
    assert_eq!(places(&cases), counted(&[("end:finished", 7), ("end:refused", 1)]));

    let mut classes: BTreeMap<String, usize> = BTreeMap::new();
    for class in cases.iter().filter_map(|case| case.case.class.as_ref()) {
        *classes.entry(class.class.to_string()).or_default() += 1;
    }
    let wanted = [("winner", 2), ("laureate", 3), ("diplomant", 1), ("none", 1)];
    assert_eq!(classes, counted(&wanted));
    let promoted = |case: &&CheckCase| {
        let proposed = case.case.class.iter().flat_map(|class| &class.proposes);
        proposed.into_iter().any(|effect| effect.kind == EffectKind::Promote)
    };
    assert_eq!(cases.iter().filter(promoted).count(), 2);

    let orders = store.orders(&Viewer::System, &view).await.unwrap();
    assert_eq!(orders.orders.len(), 1);
    assert_eq!(orders.orders[0].state, OrderPhase::InForce);
}

async fn the_council_is_to_meet_over_a_list_with_one_tie(store: &Store, cast: &DemoCast) {
    let view = view(store, cast, &cast.upbringing_slug).await;
    assert_eq!(places(&cases(store, &view).await), counted(&[("ranking", 6)]));
    let ranking = store.ranking(&Viewer::System, &view, None).await.unwrap().unwrap();
    let ties: Vec<_> = ranking.lists[0].drawn.groups.iter().flat_map(|group| &group.ties).collect();
    assert_eq!((ranking.lists.len(), ties.len()), (1, 1));
    assert_eq!((ties[0].applications.len(), &ties[0].policy), (2, &TiePolicy::Council));

    let scene = Scene::new(store, store.clock().now());
    let secretary = scene.person("r.astakhin@example.org", store.clock().now()).await.unwrap().by;
    let meetings = store.list_meetings(&secretary).await.unwrap();
    let standings: Vec<_> = meetings.iter().map(|meeting| (meeting.standing, meeting.items)).collect();
    assert_eq!(standings, [(MeetingStanding::Convened, 3), (MeetingStanding::InForce, 2)]);
    let days = meetings[0].held_at.seconds_since(store.clock().now()) / 86_400;
    assert!((3..=14).contains(&days), "it meets in {days} days");
}

async fn experts_are_at_work_and_one_application_is_being_mended(store: &Store, cast: &DemoCast) {
    let view = view(store, cast, &cast.methods_slug).await;
    let cases = cases(store, &view).await;
    assert_eq!(places(&cases), counted(&[("cure", 1), ("review", 7)]));

    let review = StageId::parse("review").unwrap();
    let panels: Vec<usize> = cases.iter().map(|case| case.case.panel(&review).count()).collect();
    let seats = |count: usize| panels.iter().filter(|held| **held == count).count();
    assert_eq!((seats(3), seats(2), seats(0)), (4, 1, 3));
    let signed = |case: &&CheckCase| case.case.panel(&review).all(|seat| seat.signed().is_some());
    let full: Vec<_> =
        cases.iter().filter(|case| case.case.panel(&review).count() == 3).filter(signed).collect();
    assert_eq!(full.len(), 1);
    let totals: Vec<_> = full[0].case.sheets().into_iter().map(|sheet| sheet.total).collect();
    let gap = totals.iter().max().unwrap().minus(*totals.iter().min().unwrap());
    assert_eq!(gap, Some(Exact::whole(20)));

    let expert = store.find_credentials("d.tsybulskaya@example.org").await.unwrap().unwrap().person;
    let own: Vec<_> = cases.iter().filter_map(|case| case.case.seat_of(&review, expert)).collect();
    let standing = |wanted: SeatStanding| own.iter().filter(|seat| seat.standing == wanted).count();
    let signed = own.iter().filter(|seat| seat.signed().is_some()).count();
    assert_eq!((standing(SeatStanding::Accepted), standing(SeatStanding::Invited), signed), (3, 2, 1));
}

async fn view(store: &Store, cast: &DemoCast, slug: &str) -> CallView {
    store.find_call(&Viewer::Anyone, cast.tsentralny, slug).await.unwrap().unwrap()
}

#[tokio::test]
async fn the_demo_can_be_made_on_a_day_like_these() {
    // A Sunday of the New Year's holidays, the first day of a school year.
    for day in ["2027-01-03", "2027-08-01"] {
        let folder = tempfile::tempdir().unwrap();
        let store = empty(folder.path()).await;
        store.clock().turn_to(Moment::parse(&format!("{day}T09:30:00Z")).unwrap());
        seed_demo(&store).await.unwrap_or_else(|error| panic!("{day}: {error:#}"));
    }
}

#[tokio::test]
async fn a_second_start_finds_the_same_demo() {
    let folder = tempfile::tempdir().unwrap();
    let (store, first) = demo(folder.path()).await;
    let before = store.verify(Blobs::Skip).await.unwrap().entries;
    let second = seed_demo(&store).await.unwrap();
    assert_eq!((first.call, first.past_call), (second.call, second.past_call));
    assert_eq!(store.verify(Blobs::Skip).await.unwrap().entries, before);
    assert!(second.members.len() >= 10);
}

#[test]
fn only_a_folder_with_the_mark_of_a_demo_is_ever_emptied() {
    let folder = tempfile::tempdir().unwrap();
    let strange = folder.path().join("strange");
    std::fs::create_dir(&strange).unwrap();
    std::fs::write(strange.join("smotr.db"), "somebody's").unwrap();
    assert!(Folder::take(&strange, true).is_err());
    assert_eq!(std::fs::read_to_string(strange.join("smotr.db")).unwrap(), "somebody's");

    let ours = folder.path().join("a/demo");
    let mut held = Folder::take(&ours, false).unwrap();
    assert!(!held.is_ready && Folder::take(&ours, false).is_err());
    std::fs::write(held.database(), "made").unwrap();
    held.finish().unwrap();
    drop(held);
    let again = Folder::take(&ours, false).unwrap();
    assert!(again.is_ready && again.database().exists());
    drop(again);
    let fresh = Folder::take(&ours, true).unwrap();
    assert!(!fresh.is_ready && !fresh.database().exists());
}
