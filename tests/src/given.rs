//! A small world: two territories, three schools at home, one abroad, somebody in every seat, a call open in
//! each territory. Quick to make, so that each test has its own.

use std::collections::BTreeMap;

use domain::application::draft::choices;
use domain::application::form;
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{CallId, CommandId, OrganisationId, TerritoryId};
use domain::basics::moment::{Moment, SchoolYear, Zone};
use domain::decider::Act;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Actor, Role, Viewer};
use domain::procedure::form::{FieldKind, YesNo};
use domain::procedure::procedure::Procedure;
use futures::stream;
use persistence::plain::authors::NewAuthor;
use persistence::plain::organisations::OrganisationCard;
use persistence::plain::people::PersonRow;
use persistence::plain::territories::TerritoryCard;
use persistence::{NewCall, Store, ids};

/// The procedure of the contest, as it ships.
pub const PROCEDURE: &str = include_str!("../../procedures/district-products.toml");

/// The smallest file that opens as a PDF.
pub const PDF: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/// What the small world holds.
#[derive(Debug, Clone)]
pub struct Small {
    /// Slug `home`.
    pub home: TerritoryId,
    /// Slug `abroad`.
    pub abroad: TerritoryId,
    /// The call at home, slug `products`.
    pub call: CallId,
    /// Its neighbour abroad, with the same slug.
    pub call_abroad: CallId,
    /// Schools at home, slugs `one`, `two`, `three`.
    pub schools: Vec<OrganisationId>,
    /// The edition that both calls run.
    pub edition: String,
    /// When intake closes.
    pub closes: Moment,
}

/// An act of the machine, now.
pub fn machine(store: &Store) -> Act {
    Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) }
}

/// An act of a person, now.
pub async fn act(store: &Store, email: &str) -> Act {
    let person =
        store.find_credentials(email).await.unwrap().unwrap_or_else(|| panic!("nobody is {email}")).person;
    let view = store.find_person(&Viewer::System, person).await.unwrap().unwrap();
    let seats = view.seats.iter().map(|view| view.seat).collect();
    let by = Viewer::Person(Actor { person, seats });
    Act { by, at: store.clock().now(), command: CommandId(ids::fresh()) }
}

/// Makes the small world. Addresses: `coordinator1@home.example` … `coordinator3@…`,
/// `coordinator1@abroad.example`, and `ROLE@home.example`, `ROLE@abroad.example` for every other role;
/// `admin@home.example` runs everything.
pub async fn small(store: &Store) -> Small {
    let home = territory(store, "home", 1).await;
    let abroad = territory(store, "abroad", 2).await;
    let methodist = act(store, "methodist@home.example").await;
    let edition = store.publish_edition(&methodist, home, PROCEDURE).await.unwrap();
    let neighbour = act(store, "methodist@abroad.example").await;
    store.publish_edition(&neighbour, abroad, PROCEDURE).await.unwrap();
    let closes = store.clock().now().plus_seconds(3 * 86_400);
    let call = call(store, (home, "methodist@home.example"), &edition, closes).await;
    let call_abroad = self::call(store, (abroad, "methodist@abroad.example"), &edition, closes).await;
    let mut schools = Vec::new();
    for slug in ["one", "two", "three"] {
        schools.push(store.find_organisation(&Viewer::System, home, slug).await.unwrap().unwrap().id);
    }
    Small { home, abroad, call, call_abroad, schools, edition, closes }
}

async fn territory(store: &Store, slug: &str, position: i64) -> TerritoryId {
    let card = TerritoryCard {
        slug: slug.to_owned(),
        name_ru: format!("Район {slug}"),
        name_en: format!("District {slug}"),
        centre_ru: "ИМЦ района".to_owned(),
        centre_en: "The methodical centre".to_owned(),
        phone: "+7 812 555-00-00".to_owned(),
        zone: Zone::MOSCOW,
        position,
        parent: None,
    };
    let id = store.enter_territory(&machine(store), &card).await.unwrap();
    store.enter_body(&machine(store), id, "district", "Совет по развитию").await.unwrap();
    let schools: Vec<OrganisationCard> =
        ["one", "two", "three"].iter().map(|name| school(slug, name)).collect();
    store.import_organisations(&machine(store), id, &schools, &Digest::ZERO).await.unwrap();
    store.import_people(&machine(store), id, &people(slug), &Digest::ZERO).await.unwrap();
    if slug == "home" {
        store.enter_person(&machine(store), &person(slug, "admin", Role::Admin), None).await.unwrap();
    }
    id
}

/// Addresses of everybody in the small world.
pub fn addresses() -> Vec<String> {
    let mut addresses: Vec<String> =
        ["home", "abroad"].iter().flat_map(|slug| people(slug)).map(|person| person.email).collect();
    addresses.push(person("home", "admin", Role::Admin).email);
    addresses
}

fn school(territory: &str, slug: &str) -> OrganisationCard {
    OrganisationCard {
        slug: slug.to_owned(),
        kind: OrganisationKind::School,
        number: slug.to_owned(),
        short_name: format!("ГБОУ СОШ {slug}-{territory}"),
        full_name: format!("Государственное бюджетное общеобразовательное учреждение {slug}-{territory}"),
        address: "Санкт-Петербург".to_owned(),
        email: format!("{slug}@{territory}.example"),
        phone: "+7 812 555-01-01".to_owned(),
        founder: String::new(),
    }
}

fn people(territory: &str) -> Vec<PersonRow> {
    let schools = ["one", "two", "three"].iter().zip(1..);
    let mut people: Vec<PersonRow> = schools
        .map(|(school, n)| PersonRow {
            organisation_slug: Some((*school).to_owned()),
            ..person(territory, &format!("coordinator{n}"), Role::Coordinator)
        })
        .collect();
    for role in Role::ALL.into_iter().filter(|role| !matches!(role, Role::Coordinator | Role::Admin)) {
        let council = matches!(role, Role::Member | Role::Secretary | Role::Deputy | Role::Chair);
        let body_slug = council.then(|| "district".to_owned());
        people.push(PersonRow { body_slug, ..person(territory, role.name(), role) });
    }
    // A panel of three, and one more for works on which they are far apart.
    people.extend((2..=4).map(|n| person(territory, &format!("expert{n}"), Role::Expert)));
    people
}

fn person(territory: &str, name: &str, role: Role) -> PersonRow {
    PersonRow {
        email: format!("{name}@{territory}.example"),
        name: format!("Персона {name} {territory}"),
        post: format!("должность {name}"),
        role,
        organisation_slug: None,
        body_slug: None,
        areas: Vec::new(),
    }
}

async fn call(store: &Store, (territory, by): (TerritoryId, &str), edition: &str, closes: Moment) -> CallId {
    let procedure = store.procedure(edition).await.unwrap();
    let intake = form::intake_dates(&procedure).unwrap();
    let opens = store.clock().now().plus_seconds(-86_400);
    let later = |n: i64| closes.plus_seconds(n * 30 * 86_400);
    let dates: BTreeMap<String, Moment> = procedure
        .definition()
        .dates
        .iter()
        .zip(0..)
        .map(|(date, n)| {
            let id = date.id.as_str().to_owned();
            let at = if Some(&id) == intake.opens.as_ref() { opens } else { later(n - 1) };
            (id, at)
        })
        .collect();
    let new = NewCall {
        slug: "products".to_owned(),
        school_year: SchoolYear(2026),
        edition: edition.to_owned(),
        dates,
    };
    let call = store.draft_call(&act(store, by).await, territory, new).await.unwrap();
    store.announce_call(&act(store, by).await, call).await.unwrap();
    call
}

/// Good answers to every field of a form. Texts carry the mark, so that a test can look for it.
pub fn answers(procedure: &Procedure, mark: &str) -> BTreeMap<String, String> {
    let answer = |field: &domain::procedure::form::Field| match field.kind {
        FieldKind::Choice | FieldKind::Choices => choices(procedure, field)[0].to_owned(),
        FieldKind::Number => field.min.unwrap_or(1).to_string(),
        FieldKind::Date => "2026-09-01".to_owned(),
        FieldKind::YesNo => "yes".to_owned(),
        FieldKind::Email => "contact@home.example".to_owned(),
        FieldKind::Phone => "+7 812 555-01-01".to_owned(),
        FieldKind::Url => "https://example.org/".to_owned(),
        FieldKind::Line | FieldKind::Text | FieldKind::Table => format!("Музей {mark} {}", field.id.as_str()),
    };
    form::fields(procedure).map(|field| (field.id.as_str().to_owned(), answer(field))).collect()
}

/// The answers that let one in.
pub fn eligible(procedure: &Procedure) -> BTreeMap<String, YesNo> {
    let good = |stops: YesNo| if stops == YesNo::Yes { YesNo::No } else { YesNo::Yes };
    let asked = procedure.definition().eligibility.iter();
    asked.map(|asked| (asked.id.as_str().to_owned(), good(asked.stops_on))).collect()
}

/// A draft of a school to which nothing is wanting but the filing itself.
pub async fn whole_draft(store: &Store, small: &Small, school: usize, mark: &str) -> Code {
    let email = format!("coordinator{}@home.example", school + 1);
    whole_draft_of(store, small, (small.schools[school], &email), mark).await
}

/// So many more schools at home, each with a coordinator and a whole draft: address of the coordinator and
/// code.
pub async fn crowd(store: &Store, small: &Small, size: usize) -> Vec<(String, Code)> {
    let slugs: Vec<String> = (0..size).map(|n| format!("crowd{n:02}")).collect();
    let schools: Vec<OrganisationCard> = slugs.iter().map(|slug| school("home", slug)).collect();
    store.import_organisations(&machine(store), small.home, &schools, &Digest::ZERO).await.unwrap();
    let seated = |slug: &String| PersonRow {
        organisation_slug: Some(slug.clone()),
        ..person("home", &format!("coordinator-{slug}"), Role::Coordinator)
    };
    let people: Vec<PersonRow> = slugs.iter().map(seated).collect();
    store.import_people(&machine(store), small.home, &people, &Digest::ZERO).await.unwrap();
    let mut crowd = Vec::with_capacity(size);
    for (slug, person) in slugs.iter().zip(people) {
        let school = store.find_organisation(&Viewer::System, small.home, slug).await.unwrap().unwrap().id;
        let code = whole_draft_of(store, small, (school, &person.email), slug).await;
        crowd.push((person.email, code));
    }
    crowd
}

async fn whole_draft_of(
    store: &Store,
    small: &Small,
    (organisation, email): (OrganisationId, &str),
    mark: &str,
) -> Code {
    let procedure = store.procedure(&small.edition).await.unwrap();
    let start = act(store, email).await;
    let code = store.start_application(&start, small.call, organisation, eligible(&procedure)).await.unwrap();
    store.save_answers(&act(store, email).await, code, 1, answers(&procedure, mark)).await.unwrap();
    for paper in form::papers(&procedure).filter(|paper| paper.min > 0) {
        let chunks = stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(PDF))]);
        let received = store.receive(chunks, 1_000_000).await.unwrap();
        let file = (paper.id.as_str().to_owned(), format!("{mark}.pdf"), "application/pdf".to_owned());
        store.attach(&act(store, email).await, code, file, received).await.unwrap();
    }
    let author =
        NewAuthor {
            name: format!("Автор {mark}"), post: "учитель".to_owned(), email: String::new()
        };
    store.add_author(&act(store, email).await, code, author).await.unwrap();
    let view = store.find_application(&act(store, email).await.by, code).await.unwrap().unwrap();
    let consents = procedure.definition().consents.iter().map(|c| c.id.as_str().to_owned()).collect();
    let signed_on = store.clock().now().plus_seconds(-86_400);
    let paper = (consents, signed_on);
    store.consent_on_paper(&act(store, email).await, code, view.authors[0].id, paper).await.unwrap();
    code
}
