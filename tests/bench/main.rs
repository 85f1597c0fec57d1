//! What pages cost: requests a second, latencies, the server's own CPU, queries; at two sizes, beside a bare
//! page of the same web framework and a bare commit of the same database, in the same run. `cargo xtask
//! bench`.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a bench prints, fails by panicking, and its numbers are small"
)]

mod load;
mod world;
mod yardstick;

use std::time::Instant;

use tests::test_app::{Kept, On, TestApp};

use crate::load::{Measured, Server, Target};
use crate::world::World;

/// How many applications the lists hold.
const SIZES: [usize; 2] = [500, 5_000];

#[tokio::main]
async fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    if let [mode, port] = words.as_slice()
        && mode == "bare"
    {
        return yardstick::serve(port.parse().unwrap()).await;
    }
    let sizes: Vec<usize> = match words.first().and_then(|word| word.parse().ok()) {
        Some(size) => vec![size],
        None => SIZES.to_vec(),
    };
    yardstick::print_machine();
    let bare = Server::bare().await;
    heading("a bare page of axum");
    print(&bare.measure(&Target::get("bare page", "/", None), 1).await, None);
    print(&bare.measure(&Target::get("bare page", "/", None), 16).await, None);
    drop(bare);
    for on in On::BOTH {
        for size in &sizes {
            run(on, *size).await;
        }
    }
}

async fn run(on: On, size: usize) {
    let kept = Kept::durable(on).await;
    let made = Instant::now();
    let world = World::make(&kept.store, size).await;
    heading(&format!("{on:?}, {size} applications (made in {:.0?})", made.elapsed()));
    yardstick::print_commits(&kept.store).await;
    let targets = world.targets(&kept.store).await;
    let server = Server::of(&kept).await;
    println!("  ready {:.0?} after the start, idle memory {} MB", server.ready, server.memory());
    let mut measured = Vec::new();
    for target in &targets {
        for connections in [1, 16] {
            measured.push((target, server.measure(target, connections).await));
        }
    }
    println!("  memory afterwards {} MB", server.memory());
    drop(server);
    // Queries are counted inside this process: the same pages over the same data.
    let app = TestApp::over(kept).await;
    for (target, result) in measured {
        let queries = target.queries(&app).await;
        print(&result, queries);
    }
}

fn heading(text: &str) {
    println!("\n{text}");
}

fn print(result: &Measured, queries: Option<u64>) {
    let queries = queries.map_or_else(|| "  –".to_owned(), |n| format!("{n:3}"));
    let Measured { name, connections, count, status, per_second, p50, p99, cpu } = result;
    let speed = format!("{per_second:>9.0}/s   p50 {p50:>8.2} ms   p99 {p99:>8.2} ms");
    let cost = format!("CPU {cpu:>7.2} ms   queries {queries}");
    println!("  {name:<22}{connections:>3} conn {speed}   {cost}   {count} × {status}");
}
