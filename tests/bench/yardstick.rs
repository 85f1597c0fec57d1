//! What the same machine, framework and database do when nothing else is done.

use std::time::Instant;

use persistence::Store;

/// A page that says one line.
pub(crate) async fn serve(port: u16) {
    let app = axum::Router::new().fallback(|| async { "смотр" });
    let listener = tokio::net::TcpListener::bind(("127.0.0.1", port)).await.unwrap();
    axum::serve(listener, app).await.unwrap();
}

/// The machine, in a line.
pub(crate) fn print_machine() {
    let info = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = info.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("");
    let cores = info.lines().filter(|line| line.starts_with("processor")).count();
    println!("{cores} × {}", model.trim_start_matches([' ', '\t', ':']));
}

/// Commits that change one row and nothing else.
pub(crate) async fn print_commits(store: &Store) {
    const TIMES: u32 = 200;
    let begun = Instant::now();
    for _ in 0..TIMES {
        store.bare_commit().await.unwrap();
    }
    let each = begun.elapsed() / TIMES;
    println!("  a bare commit takes {each:.2?}, {:.0} a second one after another", 1.0 / each.as_secs_f64());
}
