//! A whole contest: what stands at its end, what anybody can read on the way, and what a page costs.

use persistence::check::Blobs;
use tests::given::act;
use tests::played::{EXPERTS, Played, sheet};
use tests::test_app::{Kept, On, TestApp};

use crate::canary::crawl;

/// From the filing to the public result: the journal verifies, tables made again are the same, nothing that
/// follows is left undone, the winner has the award and goes on to the city contest.
async fn a_contest_is_played_to_the_end(on: On) {
    let kept = Kept::new(on).await;
    let store = &kept.store;
    let contest = played(store).await;
    let report = store.verify(Blobs::Read).await.unwrap();
    assert!(report.damages.is_empty(), "{:?}", report.damages);
    let again = store.rebuild(true).await.unwrap();
    assert!(again.differences.is_empty(), "{:?}", again.differences);
    assert_eq!(store.follow().await.unwrap(), 0, "something was left to follow");
    for (turn, (code, _)) in contest.works.iter().enumerate() {
        let by = act(store, &format!("coordinator{}@home.example", turn + 1)).await;
        let feedback = store.feedback(&by.by, *code).await.unwrap();
        assert!(feedback.is_some(), "school {turn} learns nothing of its work");
    }
}

/// All of it, by commands.
async fn played(store: &persistence::Store) -> Played {
    let small = tests::given::small(store).await;
    let contest = Played::filed(store, small, "итог").await;
    contest.admit(store).await;
    contest.assign(store).await;
    contest.mark(store, &[8, 7, 3], "итог").await;
    contest.adopt(store).await;
    contest.order(store).await;
    contest.publish(store).await;
    contest
}

/// Who reads what, by the tokens of [`tokens`].
struct Reader {
    email: &'static str,
    /// Places in the list of tokens.
    before: &'static [usize],
    after: &'static [usize],
}

/// Of the first school's work and of the second expert's sheet on it.
const TOKENS: [&str; 7] = [
    // Whose work it is: an identifying answer, an author, a file's own name.
    "КАНАРЕЙКА0 contact-name",
    "Автор КАНАРЕЙКА0",
    "КАНАРЕЙКА0.pdf",
    // Who marks it.
    "Персона expert2 home",
    // One expert's reasons, advice and private note.
    "Довод ЛИСТ0-1",
    "Совет ЛИСТ0-1",
    "Заметка ЛИСТ0-1",
];

const READERS: [Reader; 12] = [
    Reader { email: "visitor", before: &[], after: &[] },
    // Its own school: never who marked it; what was said of it once the results are public.
    Reader { email: "coordinator1@home.example", before: &[0, 1, 2], after: &[0, 1, 2, 4, 5] },
    Reader { email: "coordinator2@home.example", before: &[], after: &[] },
    Reader { email: "coordinator1@abroad.example", before: &[], after: &[] },
    Reader { email: "methodist@abroad.example", before: &[], after: &[] },
    // Another expert of the same panel: neither whose it is nor what a colleague thinks.
    Reader { email: "expert@home.example", before: &[], after: &[] },
    Reader { email: "expert2@home.example", before: &[4, 5, 6], after: &[4, 5, 6] },
    // An expert without the work.
    Reader { email: "expert4@home.example", before: &[], after: &[] },
    Reader { email: "member@home.example", before: &[], after: &[] },
    Reader { email: "secretary@home.example", before: &[], after: &[] },
    Reader { email: "methodist@home.example", before: &[0, 1, 2, 3, 4, 5], after: &[0, 1, 2, 3, 4, 5] },
    Reader { email: "admin@home.example", before: &[3], after: &[3] },
];

async fn nobody_learns_what_is_blind(on: On) {
    let (app, small) = TestApp::small(on).await;
    let store = &app.kept.store;
    let contest = Played::filed(store, small, "КАНАРЕЙКА").await;
    contest.admit(store).await;
    contest.assign(store).await;
    // Far enough from each other that no tie waits for a vote.
    for (work, ((_, id), points)) in contest.works.iter().zip([8, 7, 3]).enumerate() {
        for (turn, email) in EXPERTS[..3].iter().enumerate() {
            sheet(store, *id, email, (points, &format!("ЛИСТ{work}-{turn}"))).await;
        }
    }
    // The second expert has signed, the others have not.
    let id = contest.works[0].1;
    store.ask(&act(store, EXPERTS[1]).await, id, persistence::Wish::Sign).await.unwrap();
    check(&app, &contest, "before the sheets are in", |reader| reader.before).await;
    for (_, id) in &contest.works {
        for email in &EXPERTS[..3] {
            // The first work of the second expert is signed already.
            let _ = store.ask(&act(store, email).await, *id, persistence::Wish::Sign).await;
        }
        let by = act(store, "methodist@home.example").await;
        store.ask(&by, *id, persistence::Wish::ReleaseReview).await.unwrap();
    }
    contest.adopt(store).await;
    contest.order(store).await;
    contest.publish(store).await;
    check(&app, &contest, "when the results are public", |reader| reader.after).await;
}

async fn check(app: &TestApp, contest: &Played, when: &str, may: fn(&Reader) -> &'static [usize]) {
    let codes: Vec<String> = contest.works.iter().map(|(code, _)| code.to_string()).collect();
    for reader in &READERS {
        let visitor =
            if reader.email == "visitor" { app.visitor() } else { app.signed_in(reader.email).await };
        let (read, pages) = crawl(&visitor, &codes, &TOKENS).await;
        assert!(pages > 30, "{} reached {pages} pages: the crawler is blind", reader.email);
        let allowed: Vec<&str> = may(reader).iter().map(|place| TOKENS[*place]).collect();
        for (token, path) in &read {
            assert!(allowed.contains(token), "{when} {} read {token} at {path}", reader.email);
        }
        for token in allowed {
            assert!(read.contains_key(token), "{when} {} does not find {token}", reader.email);
        }
    }
}

async fn a_page_asks_little(on: On) {
    let (app, small) = TestApp::small(on).await;
    let store = &app.kept.store;
    let contest = Played::filed(store, small, "цена").await;
    contest.admit(store).await;
    contest.assign(store).await;
    for (_, id) in &contest.works {
        for email in &EXPERTS[..3] {
            sheet(store, *id, email, (8, "цена")).await;
        }
    }
    let code = contest.works[0].0;
    let desk = "/t/home/desk/products";
    // What each asks now, the reader's own session with two of them. Eight is the aim: none may grow.
    let pages = [
        (2, "visitor", "/".to_owned()),
        (2, "visitor", "/t/home/calls/products".to_owned()),
        (8, "coordinator1@home.example", format!("/apps/{code}")),
        (13, "coordinator1@home.example", "/today".to_owned()),
        (8, "methodist@home.example", desk.to_owned()),
        (11, "methodist@home.example", format!("{desk}/admission")),
        (7, "methodist@home.example", format!("{desk}/sheets/{code}")),
        (16, "methodist@home.example", format!("{desk}/progress")),
        (11, "methodist@home.example", "/today".to_owned()),
        (8, "expert@home.example", "/review".to_owned()),
        (10, "expert@home.example", "/today".to_owned()),
    ];
    let mut dear = Vec::new();
    for (most, email, path) in pages {
        let visitor = if email == "visitor" { app.visitor() } else { app.signed_in(email).await };
        visitor.get(&path).await;
        let before = store.asked();
        let reply = visitor.get(&path).await;
        let asked = store.asked() - before;
        assert_eq!(reply.status, 200, "{email} {path}");
        if asked > most {
            dear.push(format!("{path} asks {asked} times"));
        }
    }
    assert!(dear.is_empty(), "{dear:?}");
}

macro_rules! on_both {
    ($($law:ident: $sqlite:ident, $postgres:ident;)*) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $sqlite() {
            $law(On::Sqlite).await;
        }
        #[tokio::test(flavor = "multi_thread")]
        async fn $postgres() {
            $law(On::Postgres).await;
        }
    )*};
}

on_both! {
    a_contest_is_played_to_the_end: played_to_the_end_on_sqlite, played_to_the_end_on_postgres;
    nobody_learns_what_is_blind: blind_on_sqlite, blind_on_postgres;
    a_page_asks_little: pages_ask_little_on_sqlite, pages_ask_little_on_postgres;
}
