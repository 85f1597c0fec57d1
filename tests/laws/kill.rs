//! The process is killed in the middle of forty submissions, twenty times: nothing that got a receipt is
//! lost, nothing is doubled, and what got no answer is wholly there or wholly absent.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use domain::basics::code::Code;
use persistence::check::Blobs;
use persistence::ids::Secret;
use tests::given::{crowd, small};
use tests::test_app::{Kept, On};
use tests::visitor::command;
use tokio::process::{Child, Command};

const CLIENTS: usize = 40;
const ROUNDS: u32 = 20;

/// The program that these tests were built with.
fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap();
    let built = here.parent().and_then(|deps| deps.parent()).unwrap().join("smotr");
    assert!(built.exists(), "{} is not built: run the tests with --workspace", built.display());
    built
}

/// A server over the data, ready to answer. It dies with its handle.
async fn serve(kept: &Kept, port: u16) -> Child {
    let settings = kept.settings();
    let child = Command::new(program())
        .arg("serve")
        .env("SMOTR_LISTEN", format!("127.0.0.1:{port}"))
        .env("SMOTR_PUBLIC_URL", format!("http://127.0.0.1:{port}"))
        .env("SMOTR_DATABASE", &settings.database)
        .env("SMOTR_FILES", &settings.files)
        .env("SMOTR_DATA", kept.path(""))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(kept.path("serve.log")).unwrap())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    for _ in 0..400 {
        if tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_ok() {
            return child;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("not ready: {}", std::fs::read_to_string(kept.path("serve.log")).unwrap_or_default());
}

/// One school at its browser.
#[derive(Clone)]
struct School {
    client: reqwest::Client,
    base: String,
    cookie: String,
    code: Code,
}

impl School {
    fn new(base: &str, secret: &Secret, code: Code) -> Self {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .build()
            .unwrap();
        Self { client, base: base.to_owned(), cookie: format!("smotr={}", secret.reveal()), code }
    }

    /// Files the application. None when no answer came.
    async fn submit(&self, command: &str) -> Option<u16> {
        let request = self.client.post(format!("{}/apps/{}/submit", self.base, self.code));
        let request = request.header("Cookie", &self.cookie).header("Origin", &self.base);
        let reply = request.form(&[("command", command)]).send().await.ok()?;
        Some(reply.status().as_u16())
    }

    async fn receipt(&self, submission: u32) -> u16 {
        let path = format!("{}/receipts/{}/{submission}", self.base, self.code);
        let reply = self.client.get(path).header("Cookie", &self.cookie).send().await.unwrap();
        reply.status().as_u16()
    }
}

async fn nothing_with_a_receipt_is_lost(on: On) {
    let mut kept = Kept::durable(on).await;
    let world = small(&kept.store).await;
    let crowd = crowd(&kept.store, &world, CLIENTS).await;
    let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
    let base = format!("http://127.0.0.1:{port}");
    let mut schools = Vec::new();
    for (email, code) in &crowd {
        let person = kept.store.find_credentials(email).await.unwrap().unwrap().person;
        schools.push(School::new(&base, &kept.store.sign_in(person, "test").await.unwrap(), *code));
    }
    let mut server = serve(&kept, port).await;
    let (mut acknowledged, mut unanswered) = (0, 0);
    for round in 1..=ROUNDS {
        let answered = Arc::new(AtomicUsize::new(0));
        let tries: Vec<_> = schools
            .iter()
            .map(|school| {
                let (school, command, answered) = (school.clone(), command(), answered.clone());
                tokio::spawn(async move {
                    let status = school.submit(&command).await;
                    answered.fetch_add(1, Ordering::Relaxed);
                    (status, command)
                })
            })
            .collect();
        // A different moment each round: when so many of the forty have been answered.
        let enough = usize::try_from(round * 7 % 37).unwrap();
        while answered.load(Ordering::Relaxed) < enough {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        server.kill().await.unwrap();
        let mut answers = Vec::new();
        for tried in tries {
            answers.push(tried.await.unwrap());
        }
        server = serve(&kept, port).await;
        for (school, (status, command)) in schools.iter().zip(&answers) {
            match status {
                Some(303) => {
                    acknowledged += 1;
                    assert_eq!(school.receipt(round).await, 200, "round {round}: a receipt was lost");
                }
                Some(other) => panic!("round {round}: {other}"),
                None => unanswered += 1,
            }
            // Whoever heard nothing sends the same form again, and so may whoever did hear.
            assert_eq!(school.submit(command).await, Some(303), "round {round}: the repeat");
            assert_eq!(school.receipt(round).await, 200);
            assert_eq!(school.receipt(round + 1).await, 404, "round {round}: doubled");
        }
    }
    server.kill().await.unwrap();
    kept.reopen().await;
    let letters = usize::try_from(ROUNDS).unwrap() * CLIENTS;
    assert_eq!(kept.store.recent_letters(10_000).await.unwrap().len(), letters, "one letter a filing");
    let report = kept.store.verify(Blobs::Read).await.unwrap();
    assert!(report.damages.is_empty(), "{:?}", report.damages);
    assert!(kept.store.rebuild(true).await.unwrap().differences.is_empty());
    assert!(
        acknowledged > 100 && unanswered > 100,
        "{acknowledged} {unanswered}: the kills came too early or late"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_with_a_receipt_is_lost_on_sqlite() {
    nothing_with_a_receipt_is_lost(On::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_with_a_receipt_is_lost_on_postgres() {
    nothing_with_a_receipt_is_lost(On::Postgres).await;
}
