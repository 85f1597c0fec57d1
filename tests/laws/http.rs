//! What every answer and every form owe, whatever the page.

use tests::test_app::{On, TestApp};
use tests::visitor::command;

#[tokio::test(flavor = "multi_thread")]
async fn every_page_carries_the_headers_that_keep_it_safe() {
    let (app, _) = TestApp::small(On::Sqlite).await;
    let person = app.signed_in("coordinator1@home.example").await;
    for path in ["/", "/sign-in", "/t/home/plan", "/today", "/apps", "/нет"] {
        let reply = person.get(path).await;
        for header in [
            "content-security-policy: \"default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "x-content-type-options: \"nosniff\"",
            "referrer-policy:",
            "cross-origin-opener-policy:",
            "permissions-policy:",
            "cache-control: \"no-store\"",
        ] {
            assert!(reply.headers.contains(header), "{path} lacks {header}:\n{}", reply.headers);
        }
        assert!(!reply.headers.contains("unsafe-inline"), "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_from_elsewhere_is_refused_and_changes_nothing() {
    let (app, small) = TestApp::small(On::Sqlite).await;
    let store = &app.kept.store;
    let code = tests::given::whole_draft(store, &small, 0, "чужой").await;
    let person = app.signed_in("coordinator1@home.example").await;
    let path = format!("/apps/{code}/submit");
    let form = |origin: Option<&str>, site: Option<&str>| {
        let mut built = person.form(&path, &[("command", &command())]).build().unwrap();
        built.headers_mut().remove("origin");
        for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
            if let Some(value) = value {
                built.headers_mut().insert(name, value.parse().unwrap());
            }
        }
        built
    };
    for (origin, site) in
        [(Some("https://evil.example"), None), (Some("null"), None), (None, Some("cross-site")), (None, None)]
    {
        let reply = person.run(form(origin, site)).await;
        assert_eq!(reply.status, 403, "{origin:?} {site:?}");
    }
    let act = tests::given::act(store, "coordinator1@home.example").await;
    assert!(store.find_application(&act.by, code).await.unwrap().unwrap().case.is_none());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_form_of_ours_is_a_clear_page_and_never_a_fault() {
    let (app, small) = TestApp::small(On::Sqlite).await;
    let code = tests::given::whole_draft(&app.kept.store, &small, 0, "мусор").await;
    let person = app.signed_in("coordinator1@home.example").await;
    let section = format!("/apps/{code}/product");
    let long = "ы".repeat(300_000);
    let many: Vec<(String, String)> = (0..5000).map(|n| (format!("f{n}"), "1".to_owned())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    for (fields, statuses) in [
        (vec![("version", "нет")], vec![400]),
        (vec![("version", "1"), ("title", long.as_str())], vec![413, 400]),
        (vec![("version", "99999999999999999999")], vec![400]),
        (many, vec![400, 413]),
        (vec![("version", "1000"), ("title", "<script>alert(1)</script>\"'{{7*7}}")], vec![303]),
    ] {
        let reply = person.post(&section, &fields).await;
        assert!(statuses.contains(&reply.status), "{} for {:?}", reply.status, fields.first());
    }
    let page = person.get(&section).await;
    assert!(!page.text.contains("<script>alert"), "typed text is text");
    assert!(page.plain().contains("{{7*7}}"), "and is kept as typed");
    for path in
        ["/apps/../../etc/passwd", "/apps/26-AAAAAA/%2e%2e", "/t/home/plan?year=x&month=99", "/%FF", "//evil"]
    {
        let status = person.get(path).await.status;
        assert!(matches!(status, 200 | 303 | 400 | 404), "{status} for {path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_answer_in_both_languages_and_say_which() {
    let (app, _) = TestApp::small(On::Sqlite).await;
    let visitor = app.visitor();
    assert!(visitor.get("/sign-in").await.text.contains("<html lang=\"ru\""));
    let turned = visitor.get("/sign-in?lang=en").await;
    assert!(matches!(turned.status, 200 | 303));
    let english = visitor.get("/sign-in").await;
    assert!(english.text.contains("<html lang=\"en\""), "the choice is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_changes_nothing() {
    let (app, small) = TestApp::small(On::Sqlite).await;
    let code = tests::given::whole_draft(&app.kept.store, &small, 0, "чтение").await;
    let before = app.kept.store.verify(persistence::check::Blobs::Skip).await.unwrap();
    let person = app.signed_in("coordinator1@home.example").await;
    for route in web::routes::all().into_iter().filter(|route| route.verb == web::routes::Verb::Get) {
        let path = route.path.replace("{code}", &code.to_string()).replace("{territory}", "home");
        let path = path.replace("{call}", "products").replace("{section}", "product");
        if !path.contains('{') {
            person.get(&path).await;
            person.get(&path).await;
        }
    }
    let after = app.kept.store.verify(persistence::check::Blobs::Skip).await.unwrap();
    assert_eq!((before.entries, before.contents), (after.entries, after.contents));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_a_client_writes_itself_does_not_slip_past_the_counters() {
    let (app, _) = TestApp::small(On::Sqlite).await;
    let visitor = app.visitor();
    let mut statuses = Vec::new();
    for turn in 1..=31 {
        let email = format!("nobody{turn}@home.example");
        let form = visitor.form("/reset", &[]).form(&[("email", &email)]);
        let forged = form.header("x-forwarded-for", format!("203.0.113.{turn}"));
        statuses.push(visitor.send(forged).await.status);
    }
    assert_eq!(statuses.pop(), Some(429), "all of them came from one address");
    assert_eq!(statuses, [200; 30]);
}
