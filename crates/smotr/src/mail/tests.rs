use std::sync::{Arc, Mutex};

use domain::basics::id::CommandId;
use domain::decider::Act;
use domain::people::seat::{Role, Viewer};
use persistence::plain::people::PersonRow;
use persistence::{Settings, ids};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpListener;

use super::*;

/// A mail server that takes letters and keeps them, or turns the first ones away.
async fn server(refusals: usize) -> (u16, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let taken = Arc::new(Mutex::new(Vec::new()));
    let kept = taken.clone();
    tokio::spawn(async move {
        let mut left = refusals;
        loop {
            let (stream, _) = listener.accept().await.unwrap();
            let (read, mut write) = stream.into_split();
            let mut lines = BufReader::new(read).lines();
            write.write_all(b"220 test\r\n").await.unwrap();
            let (mut letter, mut in_letter) = (String::new(), false);
            while let Ok(Some(line)) = lines.next_line().await {
                let answer = match line.as_str() {
                    "." if in_letter => {
                        in_letter = false;
                        kept.lock().unwrap().push(std::mem::take(&mut letter));
                        "250 ok\r\n"
                    }
                    text if in_letter => {
                        letter.push_str(text);
                        letter.push('\n');
                        continue;
                    }
                    "DATA" => {
                        in_letter = true;
                        "354 go on\r\n"
                    }
                    text if text.starts_with("RCPT") && left > 0 => {
                        left -= 1;
                        "450 come again\r\n"
                    }
                    "QUIT" => break,
                    _ => "250 ok\r\n",
                };
                write.write_all(answer.as_bytes()).await.unwrap();
            }
        }
    });
    (port, taken)
}

fn sender(store: &Store, port: u16) -> Sender {
    let smtp = Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        login: None,
        from: "Смотр <smotr@example.org>".to_owned(),
        tls: Tls::None,
    };
    Sender::new(store.clone(), Speech::load().unwrap(), "https://smotr.example.org", &smtp).unwrap()
}

/// A store with one letter in its queue.
async fn with_a_letter(folder: &tempfile::TempDir) -> Store {
    let database = crate::config::sqlite(&folder.path().join("smotr.db"));
    let settings = Settings { database, files: folder.path().join("files"), connections: 2 };
    let store = Store::open(&settings).await.unwrap();
    store.migrate().await.unwrap();
    let act = || Act { by: Viewer::System, at: store.clock().now(), command: CommandId(ids::fresh()) };
    let row = PersonRow {
        name: "Анна Ёлкина".to_owned(),
        email: "anna@example.org".to_owned(),
        post: String::new(),
        role: Role::Admin,
        organisation_slug: None,
        body_slug: None,
        areas: Vec::new(),
    };
    let person = store.enter_person(&act(), &row, None).await.unwrap();
    store.invite(&act(), person).await.unwrap();
    store
}

async fn until(taken: &Mutex<Vec<String>>) -> Vec<String> {
    for _ in 0..200 {
        if !taken.lock().unwrap().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    taken.lock().unwrap().clone()
}

#[tokio::test]
async fn a_letter_goes_out_once_with_an_id_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_a_letter(&folder).await;
    let queued = store.recent_letters(1).await.unwrap().remove(0);
    let (port, taken) = server(0).await;
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(sender(&store, port).run(stopped));
    let letters = until(&taken).await;
    stop.send_replace(true);
    running.await.unwrap();
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains(&format!("Message-ID: <{}@example.org>", queued.id)), "{}", letters[0]);
    assert!(letters[0].contains("To: anna@example.org"), "{}", letters[0]);
    assert!(letters[0].contains("Auto-Submitted: auto-generated"), "{}", letters[0]);
    let shown = store.list_letters(&Viewer::System, None).await.unwrap().rows.remove(0);
    assert!(shown.sent_at.is_some() && shown.attempts == 1);
}

#[tokio::test]
async fn a_letter_that_was_turned_away_waits_and_says_why() {
    let folder = tempfile::tempdir().unwrap();
    let store = with_a_letter(&folder).await;
    let (port, taken) = server(1).await;
    let sender = sender(&store, port);
    let claimed = store.claim_letters(1).await.unwrap();
    sender.send(&claimed[0]).await;
    let shown = store.list_letters(&Viewer::System, None).await.unwrap().rows.remove(0);
    assert_eq!((shown.sent_at, taken.lock().unwrap().len()), (None, 0));
    assert!(shown.last_error.is_some_and(|error| error.contains("450")));
    assert!(shown.due_at.is_some_and(|due| store.clock().now() < due));
}
