use domain::basics::id::OrganisationId;
use domain::people::seat::Viewer;
use sea_orm::PaginatorTrait;

use super::*;
use crate::entity::journal_entry;
use crate::testing::{Fresh, act, act_of, fresh_store, person, school, territory};

pub(crate) fn row(name: &str, role: Role) -> PersonRow {
    PersonRow {
        name: format!("{name} Анна Ивановна"),
        email: format!("{}@example.org", name.len()),
        post: "методист".to_owned(),
        role,
        organisation_slug: None,
        body_slug: None,
        areas: Vec::new(),
    }
}

fn with_email(row: PersonRow, email: &str) -> PersonRow {
    PersonRow { email: email.to_owned(), ..row }
}

fn seat(role: Role, scope: Scope) -> Seat {
    Seat { role, scope }
}

async fn home() -> (Fresh, TerritoryId, OrganisationId) {
    let store = fresh_store().await;
    let home = territory(&store, "tsentralny").await;
    let school = store.save_organisation(&act(&store), home, &school("school-901")).await.unwrap();
    store.enter_body(&act(&store), home, "council", "Совет").await.unwrap();
    (store, home, school)
}

fn methodist_of(territory: TerritoryId) -> Viewer {
    person(PersonId(crate::ids::fresh()), &[seat(Role::Methodist, Scope::Territory { territory })])
}

fn rows() -> Vec<PersonRow> {
    let teacher = with_email(row("Ёлкина", Role::Coordinator), "Elkina@Example.org");
    let teacher = PersonRow { organisation_slug: Some("school-901".to_owned()), ..teacher };
    let member = PersonRow { role: Role::Member, body_slug: Some("council".to_owned()), ..teacher.clone() };
    let expert = with_email(row("Белова", Role::Expert), "belova@example.org");
    vec![teacher, member, PersonRow { areas: vec!["STEM, наука".to_owned()], ..expert }]
}

#[tokio::test]
async fn a_file_of_people_is_taken_once_however_often_it_comes() {
    let (store, home, school) = home().await;
    let file = Digest::of(b"file");
    let done = store.import_people(&act(&store), home, &rows(), &file).await.unwrap();
    assert_eq!(done, Imported { entered: 3, changed: 0, same: 0 });
    let before = journal_entry::Entity::find().count(store.read()).await.unwrap();
    let again = store.import_people(&act(&store), home, &rows(), &file).await.unwrap();
    assert_eq!(again, Imported { entered: 0, changed: 0, same: 3 });
    let after = journal_entry::Entity::find().count(store.read()).await.unwrap();
    assert_eq!(after, before + 1, "only the import itself is recorded");

    let shown = store.list_people(&Viewer::System, Some(home), None, None).await.unwrap().rows;
    assert_eq!(
        shown.iter().map(|p| p.email.as_deref()).collect::<Vec<_>>(),
        [Some("belova@example.org"), Some("elkina@example.org")]
    );
    assert_eq!(shown[0].seats[0].areas, ["STEM, наука"]);
    let scopes: Vec<Scope> = shown[1].seats.iter().map(|view| view.seat.scope).collect();
    assert_eq!(scopes[0], Scope::Organisation { territory: home, organisation: school });
    assert_eq!(shown[1].seats[1].body_name.as_deref(), Some("Совет"));
}

#[tokio::test]
async fn the_same_command_gets_the_first_answer() {
    let (store, home, _) = home().await;
    let act = act(&store);
    let first = store.import_people(&act, home, &rows(), &Digest::of(b"file")).await.unwrap();
    let again = store.import_people(&act, home, &rows(), &Digest::of(b"file")).await.unwrap();
    assert_eq!(first, again);
}

#[tokio::test]
async fn a_row_that_cannot_be_taken_keeps_the_whole_file_out() {
    let (store, home, _) = home().await;
    let mut rows = rows();
    rows.push(with_email(row("Ветров", Role::Coordinator), "not an address"));
    rows.push(PersonRow { organisation_slug: Some("nowhere".to_owned()), ..rows[0].clone() });
    rows.push(PersonRow { name: "Другая".to_owned(), role: Role::Officer, ..rows[2].clone() });
    rows.push(rows[2].clone());
    rows.push(with_email(row(" ", Role::Admin), "admin@example.org"));
    rows[8 - 1].name = "\u{200b}".to_owned();
    let expected = vec![
        (3, RowProblem::BadEmail { typed: "not an address".to_owned() }),
        (3, RowProblem::NoOrganisation),
        (4, RowProblem::UnknownOrganisation { slug: "nowhere".to_owned() }),
        (5, RowProblem::OtherName { before: 2 }),
        (6, RowProblem::Twice { before: 2 }),
        (7, RowProblem::NoName),
        (7, RowProblem::NotInTerritory { role: Role::Admin }),
    ];
    assert_eq!(store.check_people(home, &rows).await.unwrap(), expected);
    let refused = store.import_people(&act(&store), home, &rows, &Digest::of(b"f")).await;
    assert!(matches!(refused, Err(StoreError::Rows(found)) if found == expected));
    assert_eq!(person::Entity::find().count(store.read()).await.unwrap(), 0);
}

#[tokio::test]
async fn names_and_addresses_are_nowhere_in_the_journal() {
    let (store, home, _) = home().await;
    store.import_people(&act(&store), home, &rows(), &Digest::of(b"file")).await.unwrap();
    for entry in journal_entry::Entity::find().all(store.read()).await.unwrap() {
        for secret in ["Ёлкина", "Белова", "example.org", "методист", "Невский"] {
            assert!(!entry.body.contains(secret), "{}", entry.body);
        }
    }
}

#[tokio::test]
async fn a_methodist_manages_people_at_home_and_nowhere_else() {
    let (store, home, _) = home().await;
    let abroad = territory(&store, "moskovsky").await;
    let act = act_of(&store, methodist_of(home));
    assert!(store.import_people(&act, home, &rows(), &Digest::of(b"f")).await.is_ok());
    let refused = store.import_people(&act, abroad, &rows(), &Digest::of(b"f")).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYours))));
    assert!(store.list_people(&act.by, Some(abroad), None, None).await.is_err());
    assert!(store.list_people(&act.by, None, None, None).await.is_err());
    let admin = PersonRow { role: Role::Admin, ..row("Админ", Role::Admin) };
    assert!(store.enter_person(&act, &admin, None).await.is_err());
}

#[tokio::test]
async fn a_seat_given_to_somebody_from_elsewhere_hands_over_neither_name_nor_account() {
    let (store, home, _) = home().await;
    let abroad = territory(&store, "moskovsky").await;
    let chief = row("Чужая", Role::Methodist);
    let chief_id = store.enter_person(&act(&store), &chief, Some(abroad)).await.unwrap();
    let by = methodist_of(home);
    let theirs = PersonRow { name: "Подмена".to_owned(), role: Role::Expert, ..chief.clone() };
    store.import_people(&act_of(&store, by.clone()), home, &[theirs], &Digest::of(b"f")).await.unwrap();

    let shown = store.find_person(&by, chief_id).await.unwrap().unwrap();
    assert_eq!(shown.name, chief.name);
    assert_eq!(shown.seats.len(), 1, "the seat abroad is not shown");
    let refused = store.reset_by_admin(&act_of(&store, by.clone()), chief_id).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYours))));
    let refused = store.close_account(&act_of(&store, by.clone()), chief_id, true).await;
    assert!(matches!(refused, Err(StoreError::Refused(Refusal::NotYours))));
    let admin =
        NewSeat { seat: seat(Role::Admin, Scope::Installation), post: String::new(), areas: Vec::new() };
    assert!(store.give_seat(&act_of(&store, by), chief_id, &admin).await.is_err());
}

#[tokio::test]
async fn a_seat_is_given_changed_and_ended() {
    let (store, home, _) = home().await;
    let id = store.enter_person(&act(&store), &row("Белова", Role::Expert), Some(home)).await.unwrap();
    let officer = seat(Role::Officer, Scope::Territory { territory: home });
    let mut new = NewSeat { seat: officer, post: "специалист".to_owned(), areas: Vec::new() };
    store.give_seat(&act(&store), id, &new).await.unwrap();
    new.post = "главный специалист".to_owned();
    store.give_seat(&act(&store), id, &new).await.unwrap();
    let held = store.find_person(&Viewer::System, id).await.unwrap().unwrap().seats;
    assert_eq!(
        held.iter().map(|view| view.post.as_str()).collect::<Vec<_>>(),
        ["методист", "главный специалист"]
    );
    store.end_seat(&act(&store), held[0].id).await.unwrap();
    let again = store.end_seat(&act(&store), held[0].id).await;
    assert!(matches!(again, Err(StoreError::Refused(Refusal::AlreadyDone))));
    let held = store.find_person(&Viewer::System, id).await.unwrap().unwrap().seats;
    assert_eq!(held.iter().map(|view| view.seat).collect::<Vec<_>>(), [officer]);
    let wrong = NewSeat { seat: seat(Role::Coordinator, Scope::Territory { territory: home }), ..new };
    assert!(store.give_seat(&act(&store), id, &wrong).await.is_err());
}

#[tokio::test]
async fn people_are_listed_by_name_a_page_at_a_time_and_found_in_any_case() {
    let (store, home, _) = home().await;
    let many: Vec<PersonRow> = (0..120)
        .map(|n| with_email(row(&format!("Ёж{n:03}"), Role::Expert), &format!("e{n}@example.org")))
        .collect();
    store.import_people(&act(&store), home, &many, &Digest::of(b"f")).await.unwrap();
    let (mut seen, mut after) = (Vec::new(), None::<String>);
    loop {
        let page = store.list_people(&Viewer::System, Some(home), after.as_deref(), None).await.unwrap();
        seen.extend(page.rows.into_iter().map(|person| person.name));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, many.iter().map(|row| row.name.clone()).collect::<Vec<_>>());
    let found = store.list_people(&Viewer::System, Some(home), None, Some("еж007")).await.unwrap().rows;
    assert_eq!(found.len(), 1);
    let officer =
        person(PersonId(crate::ids::fresh()), &[seat(Role::Officer, Scope::Territory { territory: home })]);
    let found = store.list_people(&officer, Some(home), None, Some("ёж007")).await.unwrap().rows;
    assert_eq!(found[0].email, None, "an officer sees no addresses");
    let found = store.list_people(&officer, Some(home), None, Some("e7@example.org")).await.unwrap().rows;
    assert!(found.is_empty(), "and cannot search by them");
}

#[tokio::test]
async fn the_demo_has_one_person_for_each_role_and_territory() {
    let (store, home, _) = home().await;
    store.import_people(&act(&store), home, &rows(), &Digest::of(b"f")).await.unwrap();
    let second = with_email(row("Второй", Role::Expert), "second@example.org");
    store.import_people(&act(&store), home, &[second], &Digest::of(b"f")).await.unwrap();
    let cast = store.demo_cast().await.unwrap();
    let roles: Vec<Role> = cast.iter().map(|member| member.seat.seat.role).collect();
    assert_eq!(roles, [Role::Coordinator, Role::Expert, Role::Member]);
    assert_eq!(cast[1].name, rows()[2].name);
    let council = store.bodies(home).await.unwrap()[0].id;
    assert_eq!(store.seated(council).await.unwrap()[0].name, rows()[1].name);
}
