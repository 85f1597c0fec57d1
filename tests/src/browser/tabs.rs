//! Several tabs of one browser: they share cookies and what is stored, not the network's state.

use anyhow::{Context, Result};
use thirtyfour::WindowHandle;

use super::Browser;

/// One tab.
#[derive(Debug, Clone)]
pub struct Tab(WindowHandle);

impl Browser {
    /// The tab one looks at.
    pub async fn tab(&self) -> Result<Tab> {
        Ok(Tab(self.driver.window().await?))
    }

    /// Opens an empty tab and looks at it.
    pub async fn new_tab(&self) -> Result<Tab> {
        let tab = Tab(self.driver.new_tab().await.context("cannot open a tab")?);
        self.turn_to(&tab).await?;
        Ok(tab)
    }

    /// Looks at a tab.
    pub async fn turn_to(&self, tab: &Tab) -> Result<()> {
        self.driver.switch_to_window(tab.0.clone()).await.context("there is no such tab any more")
    }

    /// Looks at the tab that was opened last: by a link, for instance.
    pub async fn turn_to_newest(&self) -> Result<()> {
        let newest = self.driver.windows().await?.pop().context("no tab is open")?;
        self.turn_to(&Tab(newest)).await
    }

    /// Closes the tab one looks at, and looks at another.
    pub async fn close_tab(&self, then: &Tab) -> Result<()> {
        self.driver.close_window().await.context("cannot close the tab")?;
        self.turn_to(then).await
    }
}
