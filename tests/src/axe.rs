//! Accessibility, judged by axe-core in the page itself.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::browser::{Browser, Scripts};

/// Runs the rules and gives back what breaks; an error of axe itself comes as text.
const RUN: &str = "
    const done = arguments[arguments.length - 1], only = arguments[0];
    const asked = { resultTypes: ['violations'] };
    if (only.length) asked.runOnly = { type: 'rule', values: only };
    axe.run(document, asked).then(
        (results) => done(results.violations),
        (error) => done(String(error)),
    );
";

/// The serious and critical violations on the page that is open, one line for each place.
pub async fn violations(browser: &Browser) -> Result<Vec<String>> {
    judge(browser, &[]).await
}

/// The same by the rules that look at colours, for a page whose other rules were judged in other colours.
pub async fn violations_of_colour(browser: &Browser) -> Result<Vec<String>> {
    judge(browser, &["color-contrast", "link-in-text-block"]).await
}

async fn judge(browser: &Browser, only: &[&str]) -> Result<Vec<String>> {
    ensure!(
        browser.scripts() == Scripts::On,
        "axe-core is a script: judge the page in a browser that runs them"
    );
    // A page that is being replaced takes axe with it; the page that comes is judged instead.
    for _ in 0..2 {
        if let Ok(found) = judge_once(browser, only).await {
            return Ok(found);
        }
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    }
    judge_once(browser, only).await
}

async fn judge_once(browser: &Browser, only: &[&str]) -> Result<Vec<String>> {
    let loaded = browser.driver().execute("return typeof axe === 'object'", Vec::new()).await?;
    if loaded.json() != &Value::Bool(true) {
        let path = find_axe()?;
        let axe =
            std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        browser.driver().execute(axe, Vec::new()).await.context("axe-core does not load")?;
    }
    let found =
        browser.driver().execute_async(RUN, vec![json!(only)]).await.context("axe-core does not run")?;
    let found = found.json().as_array().with_context(|| format!("axe-core says: {}", found.json()))?.clone();
    Ok(found.iter().filter(|violation| is_grave(violation)).flat_map(places).collect())
}

/// Fails with every serious and critical violation, by the name of the page.
pub async fn assert_accessible(browser: &Browser, page: &str) -> Result<()> {
    let found = violations(browser).await?;
    ensure!(found.is_empty(), "{page} ({}) is not accessible:\n{}", browser.url().await?, found.join("\n"));
    Ok(())
}

fn is_grave(violation: &Value) -> bool {
    matches!(violation["impact"].as_str(), Some("serious" | "critical"))
}

fn places(violation: &Value) -> Vec<String> {
    let rule = text(&violation["id"]);
    let impact = text(&violation["impact"]);
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let place = |node: &Value| {
        let summary = text(&node["failureSummary"]).replace('\n', " ");
        format!("{rule} ({impact}) at {}: {summary}", node["target"])
    };
    nodes.iter().map(place).collect()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// `SMOTR_TEST_AXE`, else where `cargo xtask test` puts it.
fn find_axe() -> Result<PathBuf> {
    let told = std::env::var_os("SMOTR_TEST_AXE").map(PathBuf::from);
    let usual =
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/axe/node_modules/axe-core/axe.min.js");
    let path = told.unwrap_or_else(usual);
    ensure!(
        path.is_file(),
        "no axe-core at {}: run `cargo xtask test`, which fetches what is missing",
        path.display()
    );
    Ok(path)
}
