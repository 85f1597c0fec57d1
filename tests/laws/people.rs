//! Laws of people, links, letters and sign-ins. Each takes an empty, migrated store of either database.

use domain::basics::digest::Digest;
use domain::basics::id::{CommandId, PersonId, TerritoryId};
use domain::basics::moment::{SchoolYear, Zone};
use domain::decider::Act;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Role, Viewer};
use persistence::check::Blobs;
use persistence::plain::organisations::{Imported, OrganisationCard};
use persistence::plain::people::PersonRow;
use persistence::plain::plans::{PlanItemCard, PlanSheet};
use persistence::plain::territories::TerritoryCard;
use persistence::plain::tickets::Purpose;
use persistence::{Store, ids};

/// How many organisations and people the small world has.
const MANY: u32 = 130;

/// An act of the machine itself.
pub fn act(store: &Store) -> Act {
    Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) }
}

/// A district with organisations, people in several seats, and a plan.
pub async fn small_world(store: &Store) -> TerritoryId {
    let card = TerritoryCard {
        slug: "tsentralny".to_owned(),
        name_ru: "Центральный район".to_owned(),
        name_en: "Tsentralny district".to_owned(),
        centre_ru: "ИМЦ".to_owned(),
        centre_en: "Centre".to_owned(),
        phone: "+7 812 000-00-00".to_owned(),
        zone: Zone::MOSCOW,
        position: 1,
        parent: None,
    };
    let home = store.enter_territory(&act(store), &card).await.unwrap();
    store.enter_body(&act(store), home, "council", "Совет").await.unwrap();
    let organisations: Vec<OrganisationCard> = (0..MANY).map(organisation).collect();
    store.import_organisations(&act(store), home, &organisations, &Digest::of(b"o")).await.unwrap();
    store.import_people(&act(store), home, &people(), &Digest::of(b"p")).await.unwrap();
    store.enter_plan(&act(store), home, &plan()).await.unwrap();
    home
}

fn organisation(n: u32) -> OrganisationCard {
    OrganisationCard {
        slug: format!("school-{n:03}"),
        kind: OrganisationKind::School,
        number: n.to_string(),
        short_name: format!("Школа № {n}"),
        full_name: format!("ГБОУ «Ёлки» № {n}"),
        address: "Невский пр., 1".to_owned(),
        email: format!("school{n}@example.org"),
        phone: String::new(),
        founder: String::new(),
    }
}

fn people() -> Vec<PersonRow> {
    let person = |n: u32, role| PersonRow {
        name: format!("Ёлкина Анна {n:03}"),
        email: format!("person{n}@example.org"),
        post: "учитель".to_owned(),
        role,
        organisation_slug: Some(format!("school-{n:03}")),
        body_slug: Some("council".to_owned()),
        areas: vec!["наука, техника".to_owned()],
    };
    let roles = [Role::Coordinator, Role::Expert, Role::Member];
    (0..MANY).flat_map(|n| roles.into_iter().map(move |role| person(n, role))).collect()
}

fn plan() -> PlanSheet {
    let item = PlanItemCard {
        section_number: "I".to_owned(),
        section_title: "Конкурсы".to_owned(),
        number: 1,
        code: "C3".to_owned(),
        title: "Конкурс инновационных продуктов".to_owned(),
        period: "октябрь".to_owned(),
        months: vec!["2018-10".to_owned()],
        recurrence: "once".to_owned(),
        audience: String::new(),
        expected: String::new(),
        executors: vec!["методист".to_owned()],
        accountable: Vec::new(),
    };
    let items = vec![item.clone(), PlanItemCard { number: 2, ..item }];
    PlanSheet {
        title: "План".to_owned(),
        school_year: SchoolYear(2018),
        source: "plan.docx".to_owned(),
        items,
    }
}

/// A file taken again changes nothing; a list walked by key shows each row once, in order.
pub async fn imports_are_idempotent_and_lists_are_whole(store: &Store) {
    let home = small_world(store).await;
    let again = store.import_people(&act(store), home, &people(), &Digest::of(b"p")).await.unwrap();
    assert_eq!(again, Imported { entered: 0, changed: 0, same: 3 * MANY });
    let (mut names, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = store.list_people(&Viewer::System, Some(home), after.as_deref(), None).await.unwrap();
        assert!(page.rows.iter().all(|person| person.seats.len() == 3));
        names.extend(page.rows.into_iter().map(|person| person.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    let expected: Vec<String> = (0..MANY).map(|n| format!("Ёлкина Анна {n:03}")).collect();
    assert_eq!(names, expected);
    let found = store.list_organisations(&Viewer::Anyone, home, None, Some("елки № 129")).await.unwrap();
    assert_eq!(found.rows.iter().map(|row| row.slug.as_str()).collect::<Vec<_>>(), ["school-129"]);
    let council = store.bodies(home).await.unwrap()[0].id;
    assert_eq!(store.seated(council).await.unwrap().len(), usize::try_from(MANY).unwrap());
    assert_eq!(store.demo_cast().await.unwrap().len(), 3);
    let view = store.plan(home, SchoolYear(2018)).await.unwrap().unwrap();
    assert_eq!((view.sheet.clone(), view.sections().len()), (plan(), 1));
    let health = store.health(&Viewer::System).await.unwrap();
    assert!(health.database_bytes > 0 && health.entries > 0);
    assert_eq!(store.verify(Blobs::Read).await.unwrap().damages, Vec::<String>::new());
    assert_eq!(store.rebuild(true).await.unwrap().differences, Vec::<String>::new());
}

async fn somebody(store: &Store) -> PersonId {
    small_world(store).await;
    store.find_credentials("person7@example.org").await.unwrap().unwrap().person
}

/// Of many who use one link at once, exactly one succeeds.
pub async fn a_link_is_used_once(store: &Store) {
    let person = somebody(store).await;
    let secret = store.reset_by_admin(&act(store), person).await.unwrap();
    let tries: Vec<_> = (0..8)
        .map(|n| {
            let (store, secret) = (store.clone(), secret.clone());
            tokio::spawn(async move { store.redeem_password(&secret, &format!("hash{n}")).await.is_ok() })
        })
        .collect();
    let mut succeeded = 0;
    for one in tries {
        succeeded += u32::from(one.await.unwrap());
    }
    assert_eq!(succeeded, 1);
    assert_eq!(store.find_ticket(&secret, Purpose::Reset).await.unwrap(), None);
}

/// Of many who ask for a new password at once, three get a letter; of many senders, each letter has one.
pub async fn letters_are_few_and_claimed_once(store: &Store) {
    somebody(store).await;
    let at = store.clock().now();
    let asks: Vec<_> = (0..10)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.ask_reset("person7@example.org", at).await })
        })
        .collect();
    for ask in asks {
        ask.await.unwrap().unwrap();
    }
    let claims: Vec<_> = (0..4)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.claim_letters(2).await.unwrap() })
        })
        .collect();
    let mut claimed = Vec::new();
    for claim in claims {
        claimed.extend(claim.await.unwrap().into_iter().map(|letter| letter.id));
    }
    claimed.sort();
    claimed.dedup();
    assert_eq!(claimed.len(), 3);
    store.letter_sent(claimed[0]).await.unwrap();
    store.letter_failed(claimed[1], "no route").await.unwrap();
    assert_eq!(store.health(&Viewer::System).await.unwrap().letters_waiting, 2);
}

/// Guesses at once are all counted; a sign-in is found with its seats, and ends.
pub async fn guesses_are_counted_and_sign_ins_end(store: &Store) {
    let person = somebody(store).await;
    let guesses: Vec<_> = (0..20)
        .map(|_| {
            let store = store.clone();
            tokio::spawn(async move { store.note_attempt("account:7").await.unwrap() })
        })
        .collect();
    let mut counts = Vec::new();
    for guess in guesses {
        counts.push(guess.await.unwrap());
    }
    counts.sort_unstable();
    assert_eq!(counts, (1..=20).collect::<Vec<u32>>());
    let secret = store.sign_in(person, "browser").await.unwrap();
    assert_eq!(store.find_sign_in(&secret).await.unwrap().unwrap().seats.len(), 3);
    store.close_account(&act(store), person, true).await.unwrap();
    assert_eq!(store.find_sign_in(&secret).await.unwrap(), None);
}

/// A command sent twice at once is carried out once; the loser gets the same answer or a clean conflict.
pub async fn a_command_is_carried_out_once(store: &Store) {
    let home = small_world(store).await;
    let (act, more) = (act(store), organisation(999));
    let twice: Vec<_> = (0..2)
        .map(|_| {
            let (store, act, more) = (store.clone(), act.clone(), more.clone());
            let file = Digest::of(b"f");
            tokio::spawn(async move { store.import_organisations(&act, home, &[more], &file).await })
        })
        .collect();
    for one in twice {
        assert_eq!(one.await.unwrap().unwrap(), Imported { entered: 1, changed: 0, same: 0 });
    }
}
