//! A person at a browser: real Chromium, driven in the words one sees on the page.
//! Every act waits up to five seconds for what it needs, and says what the page showed if that never came.

mod driver;
mod find;
mod tabs;

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde_json::{Value, json};
use thirtyfour::{By, Key, WebDriver, WebElement};

use self::driver::DevTools;
use self::find::Sought;
pub use self::tabs::Tab;

/// How long a person looks for something before giving up.
const PATIENCE: Duration = Duration::from_secs(5);

/// Whether the browser runs scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scripts {
    On,
    Off,
}

/// What a browser starts with.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    pub scripts: Scripts,
    /// What the browser asks for in `Accept-Language`.
    pub language: &'static str,
    pub width: u32,
    pub height: u32,
}

impl Default for Setup {
    fn default() -> Self {
        Self { scripts: Scripts::On, language: "ru", width: 1280, height: 900 }
    }
}

/// One browser with its own cookies and storage. It closes when dropped.
#[derive(Debug)]
pub struct Browser {
    driver: WebDriver,
    scripts: Scripts,
}

impl Drop for Browser {
    fn drop(&mut self) {
        driver::close(&self.driver);
        // The library would close the session once more, by a runtime of its own, and wait in vain.
        self.driver.clone().leak().ok();
    }
}

impl Browser {
    pub async fn with_js() -> Result<Self> {
        Self::start(Setup::default()).await
    }

    pub async fn without_js() -> Result<Self> {
        Self::start(Setup { scripts: Scripts::Off, ..Setup::default() }).await
    }

    pub async fn start(setup: Setup) -> Result<Self> {
        let browser = Self { driver: driver::session(&setup).await?, scripts: setup.scripts };
        browser.viewport(setup.width, setup.height).await?;
        Ok(browser)
    }

    /// The session itself, for what has no word here.
    pub fn driver(&self) -> &WebDriver {
        &self.driver
    }

    pub fn scripts(&self) -> Scripts {
        self.scripts
    }

    pub async fn open(&self, url: &str) -> Result<()> {
        self.driver.goto(url).await.with_context(|| format!("cannot open {url}"))
    }

    pub async fn reload(&self) -> Result<()> {
        self.driver.refresh().await.context("cannot reload the page")
    }

    pub async fn url(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    pub async fn title(&self) -> Result<String> {
        Ok(find::plain(&self.driver.title().await?))
    }

    /// What a person reads on the page: visible text, spaces folded, no soft hyphens.
    pub async fn text(&self) -> Result<String> {
        Ok(find::plain(&self.driver.find(By::Tag("body")).await?.text().await?))
    }

    /// Clicks the button, link or summary with this text.
    pub async fn click(&self, text: &str) -> Result<()> {
        let element = self.seek(&Sought::button_or_link(text)).await?;
        self.bring(&element).await;
        element.click().await.with_context(|| format!("cannot click “{text}”"))
    }

    /// Puts the value into the field with this label, in place of what was there.
    pub async fn fill(&self, label: &str, value: &str) -> Result<()> {
        let field = self.seek(&Sought::field(label)).await?;
        self.put(&field, value).await.with_context(|| format!("cannot fill “{label}” with “{value}”"))
    }

    /// As [`Browser::fill`], in the form with this heading, where another form has the same labels.
    pub async fn fill_under(&self, heading: &str, label: &str, value: &str) -> Result<()> {
        let field = self.seek(&Sought::field_under(heading, label)).await?;
        self.put(&field, value).await.with_context(|| format!("cannot fill “{label}” with “{value}”"))
    }

    /// Takes the option with this label: a radio button or a box to tick.
    pub async fn choose(&self, label: &str) -> Result<()> {
        let choice = self.seek(&Sought::choice(label)).await?;
        self.take(&choice).await.with_context(|| format!("cannot choose “{label}”"))
    }

    /// As [`Browser::choose`], in the group with this legend.
    pub async fn choose_in(&self, legend: &str, label: &str) -> Result<()> {
        let choice = self.seek(&Sought::choice_in(legend, label)).await?;
        self.take(&choice).await.with_context(|| format!("cannot choose “{label}” in “{legend}”"))
    }

    /// Attaches a file to the field with this label.
    pub async fn attach(&self, label: &str, path: &Path) -> Result<()> {
        let path = path.canonicalize().with_context(|| format!("no file {}", path.display()))?;
        let field = self.seek(&Sought::file_field(label)).await?;
        let name = path.to_str().context("the path is not UTF-8")?.to_owned();
        field.send_keys(name).await.with_context(|| format!("cannot attach to “{label}”"))
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) -> Result<()> {
        let focused = self.driver.active_element().await?;
        focused.send_keys(key).await.context("cannot press the key")
    }

    /// What the field with this label holds.
    pub async fn value(&self, label: &str) -> Result<String> {
        let field = self.seek(&Sought::field(label)).await?;
        Ok(field.value().await?.unwrap_or_default())
    }

    /// Waits until the text is on the page.
    pub async fn sees(&self, text: &str) -> Result<()> {
        self.sees_within(PATIENCE, text).await
    }

    /// As [`Browser::sees`], for what takes longer by design.
    pub async fn sees_within(&self, patience: Duration, text: &str) -> Result<()> {
        let wanted = find::plain(text);
        self.wait_for_text(patience, |page| page.contains(&wanted))
            .await
            .map_err(|page| anyhow::anyhow!("“{text}” is not on the page:\n{page}"))
    }

    /// Waits until the text is not, or no longer, on the page.
    pub async fn does_not_see(&self, text: &str) -> Result<()> {
        let unwanted = find::plain(text);
        self.wait_for_text(PATIENCE, |page| !page.contains(&unwanted))
            .await
            .map_err(|page| anyhow::anyhow!("“{text}” is still on the page:\n{page}"))
    }

    pub async fn screenshot(&self, path: &Path) -> Result<()> {
        self.driver.screenshot(path).await.with_context(|| format!("cannot save {}", path.display()))
    }

    /// What the browser complained of since the last question, as `source: message`;
    /// a breach of the content security policy comes as `security: …`.
    pub async fn console_errors(&self) -> Result<Vec<String>> {
        let complaints = self.driver.browser_log().await?.into_iter().filter(|entry| entry.level == "SEVERE");
        let source = |source: Option<String>| source.unwrap_or_else(|| "unknown".to_owned());
        Ok(complaints.map(|entry| format!("{}: {}", source(entry.source), entry.message)).collect())
    }

    /// Takes the network away from this tab.
    pub async fn offline(&self) -> Result<()> {
        self.network("offline").await
    }

    /// Gives the network back.
    pub async fn online(&self) -> Result<()> {
        self.network("online").await
    }

    /// The size of the page's view in CSS pixels.
    pub async fn viewport(&self, width: u32, height: u32) -> Result<()> {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.tell("Emulation.setDeviceMetricsOverride", size).await
    }

    /// `light` or `dark`, as a person sets it in their system who also wants nothing to move: colours then
    /// change at once.
    pub async fn color_scheme(&self, scheme: &str) -> Result<()> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.tell("Emulation.setEmulatedMedia", features).await
    }

    /// `print` or `screen`: the look the page has there.
    pub async fn medium(&self, medium: &str) -> Result<()> {
        self.tell("Emulation.setEmulatedMedia", json!({ "media": medium })).await
    }

    /// Forgets every cookie, as if the person had gone away and another sat down.
    pub async fn forget_cookies(&self) -> Result<()> {
        self.tell("Network.clearBrowserCookies", json!({})).await
    }

    async fn network(&self, state: &str) -> Result<()> {
        self.tell("Network.enable", json!({})).await?;
        let conditions = json!({
            "offline": state == "offline", "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
        });
        self.tell("Network.emulateNetworkConditions", conditions).await
    }

    async fn tell(&self, command: &'static str, parameters: Value) -> Result<()> {
        DevTools { command, parameters }.tell(&self.driver).await
    }

    /// Looks again and again until the element is there; hidden ones count only where nothing else fits.
    async fn seek(&self, sought: &Sought) -> Result<WebElement> {
        let begun = Instant::now();
        loop {
            if let Some(element) = sought.in_page(&self.driver).await? {
                return Ok(element);
            }
            if begun.elapsed() > PATIENCE {
                bail!("no {sought} on the page:\n{}", self.page().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    async fn wait_for_text(
        &self,
        patience: Duration,
        holds: impl Fn(&str) -> bool,
    ) -> std::result::Result<(), String> {
        let begun = Instant::now();
        loop {
            // Between two pages there is no body for a moment.
            if self.text().await.is_ok_and(|page| holds(&page)) {
                return Ok(());
            }
            if begun.elapsed() > patience {
                return Err(self.page().await);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Address, title and text, for messages.
    async fn page(&self) -> String {
        let url = self.url().await.unwrap_or_else(|error| format!("{error:#}"));
        let title = self.title().await.unwrap_or_default();
        let text = match self.driver.find(By::Tag("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(error) => error.to_string(),
        };
        format!("{url}\n{title}\n\n{text}")
    }

    async fn put(&self, field: &WebElement, value: &str) -> Result<()> {
        if field.tag_name().await? == "select" {
            let options = field.find_all(By::Tag("option")).await?;
            for option in options {
                if find::plain(&option.text().await?) == find::plain(value) {
                    return Ok(option.click().await?);
                }
            }
            bail!("there is no such option");
        }
        let kind = field.attr("type").await?.unwrap_or_default();
        // What one types into a date field depends on the machine's language; its value does not.
        if ["date", "time", "datetime-local", "month", "week"].contains(&kind.as_str()) {
            let parameters = vec![field.to_json()?, json!(value)];
            self.driver.execute(driver::SET_VALUE, parameters).await?;
            let now = field.value().await?.unwrap_or_default();
            ensure!(now == value, "the field took “{now}”");
            return Ok(());
        }
        if kind == "file" || field.value().await?.unwrap_or_default().is_empty() {
            return Ok(field.send_keys(value).await?);
        }
        // Selected and typed over: emptying the field first would be another change, which pages may save.
        field.send_keys(Key::Control + "a").await?;
        Ok(field.send_keys(if value.is_empty() { Key::Delete + "" } else { value.into() }).await?)
    }

    /// Scrolls to the middle, as a person does with what hides under a line that stays at the edge.
    async fn bring(&self, element: &WebElement) {
        let Ok(element) = element.to_json() else { return };
        // An element that is gone by now tells so when it is clicked.
        self.driver.execute(driver::BRING, vec![element]).await.ok();
    }

    async fn take(&self, choice: &WebElement) -> Result<()> {
        if choice.is_selected().await? {
            return Ok(());
        }
        self.bring(choice).await;
        // A styled choice may hide its input; then its label is what a person clicks.
        if choice.click().await.is_err() {
            let id = choice.attr("id").await?.unwrap_or_default();
            let label = choice.find(By::XPath(find::label_of(&id))).await.context("it cannot be clicked")?;
            label.click().await?;
        }
        // A choice that submits its form is gone by now.
        ensure!(choice.is_selected().await.unwrap_or(true), "it was clicked and is not chosen");
        Ok(())
    }
}

#[cfg(test)]
mod tests;
