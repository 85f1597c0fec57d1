//! Who may come where: the golden grid, the golden routes, and every route as every role.

use std::path::Path;

use tests::test_app::{On, TestApp};
use tests::visitor::{Reply, Visitor};
use web::routes::{Policy, Verb, all};

use domain::people::seat::Role;

/// Compares with a file that people review; `SMOTR_TEST_BLESS=1` writes it anew.
fn golden(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(name);
    if std::env::var_os("SMOTR_TEST_BLESS").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == now, "{name} has changed: review it and run with SMOTR_TEST_BLESS=1\n{now}");
}

#[test]
fn the_grid_of_rights_is_the_reviewed_one() {
    golden("access.txt", &domain::access::table::print(&domain::access::table::grid()));
}

#[test]
fn the_routes_and_their_policies_are_the_reviewed_ones() {
    golden("routes.txt", &web::routes::print());
}

/// A path with something that exists at home in every place.
fn concrete(path: &str, code: &str) -> String {
    path.replace("{territory}", "home")
        .replace("{call}", "products")
        .replace("{slug}", "products")
        .replace("{code}", code)
        .replace("{section}", "product")
        .replace("{submission}", "1")
        .replace("{index}", "0")
        .replace("{id}", "00000000-0000-7000-8000-000000000000")
        .replace("{paper}", "description")
        .replace("{secret}", &"0".repeat(64))
        .replace("{edition}", "0")
        .replace("{*name}", "smotr.css")
}

/// Who is who: a visitor, and one of every role at home.
async fn cast(app: &TestApp) -> Vec<(String, Visitor)> {
    let mut cast = vec![("visitor".to_owned(), app.visitor())];
    for role in Role::ALL {
        let name = if role == Role::Coordinator { "coordinator1" } else { role.name() };
        cast.push((role.name().to_owned(), app.signed_in(&format!("{name}@home.example")).await));
    }
    cast
}

async fn ask(visitor: &Visitor, verb: Verb, path: &str) -> Reply {
    match verb {
        Verb::Get => visitor.get(path).await,
        Verb::Post => visitor.post(path, &[]).await,
    }
}

/// Without the right there is nothing: a visitor is asked to sign in, everybody else sees a missing page.
/// With it the answer is never a refusal of the route itself.
async fn every_route_asks_its_policy(on: On) {
    let (app, small) = TestApp::small(on).await;
    let code = tests::given::whole_draft(&app.kept.store, &small, 0, "страж").await.to_string();
    let missing = "/нет-такой-страницы";
    let mut asked = 0;
    for (name, visitor) in cast(&app).await {
        let nothing = visitor.get(missing).await;
        assert_eq!(nothing.status, 404);
        for route in all() {
            let path = concrete(route.path, &code);
            if path == "/sign-out" || path.starts_with("/demo") {
                continue;
            }
            let reply = ask(&visitor, route.verb, &path).await;
            asked += 1;
            assert_ne!(reply.status, 500, "{name} {:?} {path}: {}", route.verb, reply.plain());
            let role = Role::parse(&name);
            let allowed = match route.policy {
                Policy::Public | Policy::DemoOnly => continue,
                Policy::SignedIn => role.is_some(),
                Policy::Needs(right) => role.is_some_and(|role| {
                    domain::access::may::may_somewhere(&domain::access::table::seated(role), right).is_ok()
                }),
            };
            match (allowed, role, route.verb) {
                (true, _, _) => assert_ne!(reply.status, 401, "{name} {path}"),
                (false, None, Verb::Get) => {
                    assert_eq!(reply.status, 303, "{name} {path}");
                    assert!(reply.to.unwrap().starts_with("/sign-in?next="), "{path}");
                }
                (false, None, Verb::Post) => assert_eq!(reply.status, 401, "{name} {path}"),
                (false, Some(_), Verb::Get) => {
                    assert_eq!((reply.status, reply.steady()), (404, nothing.steady()), "{name} {path}");
                }
                (false, Some(_), Verb::Post) => assert_eq!(reply.status, 404, "{name} {path}"),
            }
        }
    }
    assert!(asked > 400, "asked {asked}");
}

/// What belongs to another school, or to another territory, looks just like what does not exist.
async fn hidden_and_missing_are_byte_equal(on: On) {
    let (app, small) = TestApp::small(on).await;
    let store = &app.kept.store;
    let draft = tests::given::whole_draft(store, &small, 0, "тайна").await;
    let filed = tests::given::whole_draft(store, &small, 1, "подано").await;
    store.submit(&tests::given::act(store, "coordinator2@home.example").await, filed).await.unwrap();
    let strangers = [
        "coordinator3@home.example",
        "coordinator1@abroad.example",
        "methodist@abroad.example",
        "expert@home.example",
        "chair@home.example",
        "admin@home.example",
    ];
    let unknown = domain::basics::code::Code::new(26, 1);
    let mut compared = 0;
    for stranger in strangers {
        let visitor = app.signed_in(stranger).await;
        for code in [draft, filed] {
            for route in all().iter().filter(|route| route.path.contains("{code}") && route.verb == Verb::Get)
            {
                let hidden = visitor.get(&concrete(route.path, &code.to_string())).await;
                let nothing = visitor.get(&concrete(route.path, &unknown.to_string())).await;
                assert_eq!(hidden.status, 404, "{stranger} {}", route.path);
                assert_eq!(hidden.steady(), nothing.steady(), "{stranger} {}", route.path);
                compared += 1;
            }
        }
        for page in ["/t/home/desk", "/t/home/desk/products", "/t/home/desk/products/dates", "/t/home/people"]
        {
            let hidden = visitor.get(page).await;
            let nothing = visitor.get(&page.replace("home", "nowhere")).await;
            if stranger == "admin@home.example" && page == "/t/home/people" {
                continue;
            }
            assert_eq!((hidden.status, hidden.steady()), (404, nothing.steady()), "{stranger} {page}");
            compared += 1;
        }
    }
    assert!(compared > 100, "compared {compared}");
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_asks_its_policy_on_sqlite() {
    every_route_asks_its_policy(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_asks_its_policy_on_postgres() {
    every_route_asks_its_policy(On::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_and_missing_are_byte_equal_on_sqlite() {
    hidden_and_missing_are_byte_equal(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn hidden_and_missing_are_byte_equal_on_postgres() {
    hidden_and_missing_are_byte_equal(On::Postgres).await;
}
