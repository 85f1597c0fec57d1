use std::path::Path;

use domain::call::state::WindowPhase;
use domain::people::seat::{Role, Viewer};
use persistence::check::Blobs;
use persistence::{Settings, Store};

use super::folder::Folder;
use super::seed::{DemoCast, seed_demo};
use crate::config::sqlite;

async fn demo(folder: &Path) -> (Store, DemoCast) {
    let database = sqlite(&folder.join("smotr.db"));
    let settings = Settings { database, files: folder.join("files"), connections: 2 };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
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

#[tokio::test]
async fn intake_is_open_with_eight_applications_and_was_over_last_year_with_six_on_paper() {
    let folder = tempfile::tempdir().unwrap();
    let (store, cast) = demo(folder.path()).await;
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

    let mut filed = Vec::new();
    let mut drafts = 0;
    for (view, on_paper) in [(&call, false), (&past, true)] {
        let register = store.register(&Viewer::System, view, None).await.unwrap();
        filed.push((register.filed, register.rows.iter().all(|row| row.on_paper == on_paper)));
        drafts += register.drafts;
    }
    assert_eq!((filed, drafts), (vec![(8, true), (6, true)], 4));
    assert!(!store.recent_letters(50).await.unwrap().is_empty());
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
