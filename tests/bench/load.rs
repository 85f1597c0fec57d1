//! A server of its own process, and clients that ask it.

use std::path::PathBuf;
use std::process::Stdio;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use tests::test_app::{Kept, TestApp};
use tests::visitor::command;
use tokio::process::{Child, Command};

/// What is asked, again and again.
#[derive(Debug, Clone)]
pub(crate) struct Target {
    name: &'static str,
    path: String,
    cookies: Vec<String>,
    form: Form,
    /// Requests at most: some can be made only once each.
    most: usize,
}

/// What is sent.
#[derive(Debug, Clone)]
enum Form {
    None,
    /// The same fields each time, with a command of its own.
    Same(Vec<(String, String)>),
    /// To a path of its own each time.
    Each(Vec<String>),
}

impl Target {
    pub(crate) fn get(name: &'static str, path: &str, cookie: Option<String>) -> Self {
        let cookies = cookie.into_iter().collect();
        Self { name, path: path.to_owned(), cookies, form: Form::None, most: usize::MAX }
    }

    pub(crate) fn post(
        name: &'static str,
        path: &str,
        cookie: Option<String>,
        fields: &[(&str, &str)],
    ) -> Self {
        let fields = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Self { form: Form::Same(fields), ..Self::get(name, path, cookie) }
    }

    /// One request to each path, each by its own person.
    pub(crate) fn each(name: &'static str, paths: Vec<String>, cookies: Vec<String>) -> Self {
        let most = paths.len();
        Self { cookies, form: Form::Each(paths), most, ..Self::get(name, "", None) }
    }

    pub(crate) fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// How many queries one such page asks; none for what changes the data.
    pub(crate) async fn queries(&self, app: &TestApp) -> Option<u64> {
        if !matches!(self.form, Form::None) {
            return None;
        }
        self.ask(&reqwest::Client::new(), &app.url, 0).await;
        let before = app.kept.store.asked();
        self.ask(&reqwest::Client::new(), &app.url, 0).await;
        Some(app.kept.store.asked() - before)
    }

    async fn ask(&self, client: &reqwest::Client, base: &str, turn: usize) -> u16 {
        let cookie = |n: usize| self.cookies.get(n).or(self.cookies.first()).cloned().unwrap_or_default();
        let request = match &self.form {
            Form::None => client.get(format!("{base}{}", self.path)).header("Cookie", cookie(0)),
            Form::Same(fields) => {
                let mut fields = fields.clone();
                fields.push(("command".to_owned(), command()));
                let request = client.post(format!("{base}{}", self.path)).header("Cookie", cookie(0));
                request.header("X-Autosave", "1").header("Origin", base).form(&fields)
            }
            Form::Each(paths) => {
                let request = client.post(format!("{base}{}", paths[turn])).header("Cookie", cookie(turn));
                request.header("Origin", base).form(&[("command", command())])
            }
        };
        let reply = request.send().await.unwrap();
        let status = reply.status().as_u16();
        reply.bytes().await.unwrap();
        status
    }
}

/// What came of it.
#[derive(Debug, Clone)]
pub(crate) struct Measured {
    pub(crate) name: &'static str,
    pub(crate) connections: usize,
    pub(crate) count: usize,
    pub(crate) status: u16,
    pub(crate) per_second: f64,
    /// Milliseconds.
    pub(crate) p50: f64,
    pub(crate) p99: f64,
    /// Milliseconds of the server's processors a request.
    pub(crate) cpu: f64,
}

/// A server in a process of its own; it dies with its handle.
pub(crate) struct Server {
    child: Child,
    base: String,
    pub(crate) ready: Duration,
}

impl Server {
    /// The program over these data.
    pub(crate) async fn of(kept: &Kept) -> Self {
        let here = std::env::current_exe().unwrap();
        let program: PathBuf = here.parent().and_then(|deps| deps.parent()).unwrap().join("smotr");
        assert!(program.exists(), "{} is not built: use `cargo xtask bench`", program.display());
        let settings = kept.settings();
        let mut command = Command::new(program);
        command.arg("serve").env("SMOTR_DATABASE", &settings.database).env("SMOTR_FILES", &settings.files);
        command.env("SMOTR_DATA", kept.path(""));
        Self::start(command, |command, port| {
            command.env("SMOTR_LISTEN", format!("127.0.0.1:{port}"));
            command.env("SMOTR_PUBLIC_URL", format!("http://127.0.0.1:{port}"));
        })
        .await
    }

    /// The bare page: this program in its other mode.
    pub(crate) async fn bare() -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.arg("bare");
        Self::start(command, |command, port| {
            command.arg(port.to_string());
        })
        .await
    }

    async fn start(mut command: Command, tell: impl FnOnce(&mut Command, u16)) -> Self {
        let port = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port();
        tell(&mut command, port);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).kill_on_drop(true);
        let started = Instant::now();
        let child = command.spawn().unwrap();
        while tokio::net::TcpStream::connect(("127.0.0.1", port)).await.is_err() {
            assert!(started.elapsed() < Duration::from_secs(30), "the server did not come up");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        Self { child, base: format!("http://127.0.0.1:{port}"), ready: started.elapsed() }
    }

    /// Megabytes in memory now.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
    }

    fn id(&self) -> u32 {
        self.child.id().unwrap_or(0)
    }

    /// Milliseconds of processor time so far.
    fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.id())).unwrap_or_default();
        let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
        let ticks: u32 =
            after.split_whitespace().skip(11).take(2).filter_map(|n| n.parse::<u32>().ok()).sum();
        // A tick is a hundredth of a second on every Linux that this runs on.
        f64::from(ticks) * 10.0
    }

    /// Asks for two seconds (after a warm-up), by so many clients at once.
    pub(crate) async fn measure(&self, target: &Target, connections: usize) -> Measured {
        let warm = if target.most == usize::MAX { Duration::from_millis(300) } else { Duration::ZERO };
        let half = target.most / 2;
        let from = if target.most == usize::MAX || connections == 1 { 0 } else { half };
        let most = if target.most == usize::MAX { usize::MAX } else { half.max(1) };
        if !warm.is_zero() {
            self.ask(target, connections, warm, (from, most)).await;
        }
        let (cpu, begun) = (self.cpu(), Instant::now());
        let mut took = self.ask(target, connections, Duration::from_secs(2), (from, most)).await;
        let (all, cpu) = (begun.elapsed(), self.cpu() - cpu);
        took.sort_by(|a, b| a.0.total_cmp(&b.0));
        let at = |part: f64| {
            let place = (took.len() as f64 * part) as usize;
            took.get(place.min(took.len().saturating_sub(1))).map_or(0.0, |(ms, _)| *ms)
        };
        let count = took.len().max(1) as f64;
        Measured {
            name: target.name,
            connections,
            count: took.len(),
            status: took.iter().map(|(_, status)| *status).max().unwrap_or(0),
            per_second: count / all.as_secs_f64(),
            p50: at(0.5),
            p99: at(0.99),
            cpu: cpu / count,
        }
    }

    async fn ask(
        &self,
        target: &Target,
        connections: usize,
        long: Duration,
        (from, most): (usize, usize),
    ) -> Vec<(f64, u16)> {
        let (turn, end) = (Arc::new(AtomicUsize::new(0)), Instant::now() + long);
        let clients: Vec<_> = (0..connections)
            .map(|_| {
                let (target, base, turn) = (target.clone(), self.base.clone(), turn.clone());
                tokio::spawn(async move {
                    let policy = reqwest::redirect::Policy::none();
                    let client = reqwest::Client::builder().redirect(policy).build().unwrap();
                    let mut took = Vec::new();
                    while Instant::now() < end {
                        let turn = turn.fetch_add(1, Ordering::Relaxed);
                        if turn >= most {
                            break;
                        }
                        let begun = Instant::now();
                        let status = target.ask(&client, &base, from.saturating_add(turn)).await;
                        took.push((begun.elapsed().as_secs_f64() * 1_000.0, status));
                    }
                    took
                })
            })
            .collect();
        let mut all = Vec::new();
        for client in clients {
            all.extend(client.await.unwrap());
        }
        all
    }
}
