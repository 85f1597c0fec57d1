//! Canaries: a token in every withheld value, and a crawl of every page as every role, by every address that
//! the pages show and every route that there is. What a role reads is within what it may.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tests::given::{act, whole_draft};
use tests::test_app::{On, TestApp};
use tests::visitor::Visitor;
use web::routes::{Verb, all};

/// Tokens and the addresses of those who may read each.
fn allowed() -> BTreeMap<&'static str, Vec<&'static str>> {
    let own_one = vec!["coordinator1@home.example"];
    let filed_two = vec!["coordinator2@home.example", "methodist@home.example", "officer@home.example"];
    let runs = vec!["methodist@home.example", "officer@home.example"];
    [
        ("КАНАРЕЙКАЧЕРНОВИК", own_one.clone()),
        ("КАНАРЕЙКАПОДАНО", filed_two),
        // Text typed after filing is a draft again.
        ("КАНАРЕЙКАПРАВКА", vec!["coordinator2@home.example"]),
        ("КАНАРЕЙКАОСНОВАНИЕ", runs),
        ("КАНАРЕЙКАЗАГРАНИЦА", vec!["coordinator1@abroad.example"]),
    ]
    .into_iter()
    .collect()
}

const EVERYBODY: [&str; 15] = [
    "visitor",
    "coordinator1@home.example",
    "coordinator2@home.example",
    "coordinator3@home.example",
    "coordinator1@abroad.example",
    "methodist@home.example",
    "methodist@abroad.example",
    "officer@home.example",
    "officer@abroad.example",
    "expert@home.example",
    "member@home.example",
    "secretary@home.example",
    "deputy@home.example",
    "chair@home.example",
    "admin@home.example",
];

async fn seed(app: &TestApp, small: &tests::given::Small) -> Vec<String> {
    let store = &app.kept.store;
    let draft = whole_draft(store, small, 0, "КАНАРЕЙКАЧЕРНОВИК").await;
    let filed = whole_draft(store, small, 1, "КАНАРЕЙКАПОДАНО").await;
    store.submit(&act(store, "coordinator2@home.example").await, filed).await.unwrap();
    let edit = BTreeMap::from([("annotation".to_owned(), "КАНАРЕЙКАПРАВКА".to_owned())]);
    store.save_answers(&act(store, "coordinator2@home.example").await, filed, 1000, edit).await.unwrap();
    let methodist = act(store, "methodist@home.example").await;
    let one = (small.schools[2], small.closes.plus_seconds(86_400));
    store.extend_one(&methodist, small.call, one, "КАНАРЕЙКАОСНОВАНИЕ".to_owned()).await.unwrap();
    let abroad = abroad_draft(app, small).await;
    vec![draft.to_string(), filed.to_string(), abroad]
}

async fn abroad_draft(app: &TestApp, small: &tests::given::Small) -> String {
    let store = &app.kept.store;
    let act = act(store, "coordinator1@abroad.example").await;
    let procedure = store.procedure(&small.edition).await.unwrap();
    let own = store.own_organisations(&act.by).await.unwrap();
    let eligible = tests::given::eligible(&procedure);
    let code = store.start_application(&act, small.call_abroad, own[0].id, eligible).await.unwrap();
    let text = tests::given::answers(&procedure, "КАНАРЕЙКАЗАГРАНИЦА");
    let again = tests::given::act(store, "coordinator1@abroad.example").await;
    store.save_answers(&again, code, 1, text).await.unwrap();
    code.to_string()
}

/// Addresses on this site that a page shows.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for mark in ["href=\"", "action=\""] {
        for piece in text.split(mark).skip(1) {
            let link =
                piece.split('"').next().unwrap_or_default().replace("&#38;", "&").replace("&amp;", "&");
            let link = link.split('#').next().unwrap_or_default().to_owned();
            if link.starts_with('/') && !link.starts_with("/assets") {
                found.push(link);
            }
        }
    }
    found
}

/// Every route with every code and both territories, as first addresses of the crawl.
fn starts(codes: &[String]) -> VecDeque<String> {
    let mut starts = VecDeque::new();
    for route in
        all().into_iter().filter(|route| route.verb == Verb::Get && !route.path.starts_with("/assets"))
    {
        for territory in ["home", "abroad"] {
            for code in codes {
                for submission in ["1", "2"] {
                    let path = route.path.replace("{territory}", territory).replace("{code}", code);
                    let path = path.replace("{call}", "products").replace("{slug}", "products");
                    let path = path.replace("{section}", "product").replace("{submission}", submission);
                    let path = path.replace("{index}", "0");
                    if !path.contains('{') {
                        starts.push_back(path);
                    }
                }
            }
        }
    }
    starts
}

/// Reads all it can reach, in both languages, and returns the tokens that it read, with where.
pub(crate) async fn crawl<'a>(
    visitor: &Visitor,
    codes: &[String],
    tokens: &[&'a str],
) -> (BTreeMap<&'a str, String>, usize) {
    let (mut queue, mut seen) = (starts(codes), BTreeSet::new());
    let mut read = BTreeMap::new();
    while let Some(path) = queue.pop_front() {
        // The demo shows everybody's letters, so that one person can play all roles; no such page exists
        // elsewhere.
        if path.starts_with("/demo") || path == "/sign-out" || !seen.insert(path.clone()) || seen.len() > 600
        {
            continue;
        }
        let reply = visitor.get(&path).await;
        assert_ne!(reply.status, 500, "{path}: {}", reply.plain());
        for token in tokens {
            if reply.text.contains(token) || reply.headers.contains(token) {
                read.entry(*token).or_insert_with(|| path.clone());
            }
        }
        queue.extend(links(&reply.text));
        queue.extend(reply.to.filter(|to| to.starts_with('/')));
    }
    (read, seen.len())
}

async fn nobody_reads_what_is_withheld(on: On) {
    let (app, small) = TestApp::small(on).await;
    let codes = seed(&app, &small).await;
    let allowed = allowed();
    let tokens: Vec<&str> = allowed.keys().copied().collect();
    let mut reached: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for person in EVERYBODY {
        let visitor = if person == "visitor" { app.visitor() } else { app.signed_in(person).await };
        let (read, pages) = crawl(&visitor, &codes, &tokens).await;
        assert!(pages > 40, "{person} reached {pages} pages: the crawler is blind");
        for (token, path) in read {
            assert!(allowed[token].contains(&person), "{person} read {token} at {path}");
            reached.entry(token).or_default().insert(person);
        }
    }
    // The positive control: whoever may read a token finds it.
    for (token, people) in &allowed {
        let found = reached.get(token).cloned().unwrap_or_default();
        assert_eq!(found, people.iter().copied().collect(), "{token}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_what_is_withheld_on_sqlite() {
    nobody_reads_what_is_withheld(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_reads_what_is_withheld_on_postgres() {
    nobody_reads_what_is_withheld(On::Postgres).await;
}
