//! Where a story is played: the demo on a port of its own, and somebody at a browser.

use std::path::Path;

use anyhow::{Context, Result, ensure};
use smotr::DemoCast;
use tests::browser::{Browser, Setup};
use tests::test_app::{On, TestApp};
use thirtyfour::By;
use tokio::sync::Semaphore;

/// More browsers at once only wait for each other.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// The demo and its visitor.
pub(crate) struct Stage {
    pub(crate) app: TestApp,
    pub(crate) cast: DemoCast,
    pub(crate) browser: Browser,
}

/// Plays a story; takes a picture of the page where it breaks.
pub(crate) async fn play<Story>(name: &str, on: On, setup: Setup, story: Story) -> Result<()>
where
    Story: AsyncFnOnce(&mut Stage) -> Result<()>,
{
    let _turn = BROWSERS.acquire().await?;
    let (app, cast) = TestApp::demo(on).await;
    let mut stage = Stage { app, cast, browser: Browser::start(setup).await? };
    let told = match story(&mut stage).await {
        Ok(()) => stage.nothing_broke().await,
        failed => failed,
    };
    if told.is_err() {
        stage.picture(&format!("{name}-{}", format!("{on:?}").to_lowercase())).await?;
    }
    told
}

impl Stage {
    /// Opens a page of the site.
    pub(crate) async fn go(&self, path: &str) -> Result<()> {
        self.browser.open(&format!("{}{path}", self.app.url)).await
    }

    /// The address of the open page within the site.
    pub(crate) async fn place(&self) -> Result<String> {
        let url = self.browser.url().await?;
        let path = url.strip_prefix(self.app.url.as_str()).context("this is not our site")?;
        Ok(path.split(['?', '#']).next().unwrap_or_default().to_owned())
    }

    /// Clicks what opens another page, and waits until that one has come: the old page is not judged for it.
    pub(crate) async fn leave_by(&self, text: &str) -> Result<()> {
        let driver = self.browser.driver();
        driver.execute("document.documentElement.dataset.left = '1'", Vec::new()).await?;
        self.browser.click(text).await?;
        let come = "return document.readyState === 'complete' && !document.documentElement.dataset.left";
        for _ in 0..200 {
            let there = driver.execute(come, Vec::new()).await;
            if there.is_ok_and(|there| there.json().as_bool() == Some(true)) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        anyhow::bail!("«{text}» opened no other page")
    }

    /// Becomes somebody of the demo, by the words on their card.
    pub(crate) async fn become_one(&self, card: &str) -> Result<()> {
        self.go("/sign-in").await?;
        self.browser.click(card).await?;
        self.is_at("/today").await
    }

    /// Waits until the page at this address is open.
    pub(crate) async fn is_at(&self, path: &str) -> Result<()> {
        for _ in 0..100 {
            if self.place().await.is_ok_and(|place| place == path) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        anyhow::bail!(
            "{path} did not open; this is {}:\n{}",
            self.browser.url().await?,
            self.browser.text().await?
        )
    }

    /// Opens the latest letter that holds such a link, and follows it.
    pub(crate) async fn follow_letter(&self, link: &str) -> Result<()> {
        self.go("/demo/mail").await?;
        self.browser.click(link).await
    }

    /// The address of the public page of the call that is open.
    pub(crate) fn call(&self) -> String {
        format!("/t/tsentralny/calls/{}", self.cast.call_slug)
    }

    /// The address of its register.
    pub(crate) fn desk(&self) -> String {
        format!("/t/tsentralny/desk/{}", self.cast.call_slug)
    }

    /// Fails when there is no such element in the page.
    pub(crate) async fn has(&self, selector: &str) -> Result<()> {
        let found = self.browser.driver().find_all(By::Css(selector)).await?;
        ensure!(!found.is_empty(), "there is no {selector} at {}", self.browser.url().await?);
        Ok(())
    }

    /// Fails when a script threw, or the page asked for what its policy forbids.
    async fn nothing_broke(&self) -> Result<()> {
        let mut complaints = self.browser.console_errors().await?;
        complaints.retain(|one| one.starts_with("javascript") || one.starts_with("security"));
        ensure!(complaints.is_empty(), "the browser complains:\n{}", complaints.join("\n"));
        Ok(())
    }

    async fn picture(&self, name: &str) -> Result<()> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
        std::fs::create_dir_all(&folder)?;
        self.browser.screenshot(&folder.join(format!("{name}.png"))).await
    }
}
