//! The driver between the tests and Chromium: one for this process, any number of sessions.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use reqwest::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::{ChromiumLikeCapabilities, DesiredCapabilities, LoggingPrefsLogLevel, WebDriver};

use super::{Scripts, Setup};
use crate::watched::{Account, Plan, Watched, folder};

/// Sets a field as the browser's own date picker would.
pub(super) const SET_VALUE: &str = "
    arguments[0].value = arguments[1];
    for (const kind of ['input', 'change'])
        arguments[0].dispatchEvent(new Event(kind, { bubbles: true }));
";

/// Scrolls an element to the middle.
pub(super) const BRING: &str = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' });";

const FLAGS: [&str; 12] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-search-engine-choice-screen",
    "--force-device-scale-factor=1",
    "--hide-scrollbars",
];

#[derive(Debug)]
struct Driver {
    address: String,
    chromium: PathBuf,
    /// Held for its life: the driver ends when this is gone.
    _program: Watched,
}

/// Opens a browser of its own; its files lie in the driver's folder and go with it.
pub(super) async fn session(setup: &Setup) -> Result<WebDriver> {
    static DRIVER: OnceLock<Result<Driver, String>> = OnceLock::new();
    let driver = match DRIVER.get_or_init(|| start().map_err(|error| format!("{error:#}"))) {
        Ok(driver) => driver,
        Err(error) => bail!("the browser's driver: {error}"),
    };
    let mut wanted = DesiredCapabilities::chrome();
    wanted.set_binary(driver.chromium.to_str().context("the path of Chromium is not UTF-8")?)?;
    for flag in FLAGS {
        wanted.add_arg(flag)?;
    }
    wanted.add_arg(&format!("--lang={}", setup.language))?;
    wanted.add_arg(&format!("--window-size={},{}", setup.width, setup.height))?;
    let scripts = match setup.scripts {
        Scripts::On => 1,
        Scripts::Off => 2,
    };
    let preferences = json!({
        "intl.accept_languages": setup.language,
        "profile.managed_default_content_settings.javascript": scripts,
        "credentials_enable_service": false,
        "profile.password_manager_enabled": false,
        "profile.password_manager_leak_detection": false,
    });
    wanted.add_experimental_option("prefs", preferences)?;
    wanted.set_browser_log_level(LoggingPrefsLogLevel::All)?;
    WebDriver::new(&driver.address, wanted).await.context("Chromium did not start")
}

/// Closes a session from a place that cannot wait asynchronously. Whatever fails here, the browser still
/// ends with the driver.
pub(super) fn close(session: &WebDriver) {
    let (Some(host), Some(port)) =
        (session.handle().server_url().host_str(), session.handle().server_url().port())
    else {
        return;
    };
    let Ok(mut stream) = TcpStream::connect((host, port)) else { return };
    let request = format!(
        "DELETE /session/{} HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n",
        session.handle().session_id()
    );
    let patience = stream.set_read_timeout(Some(Duration::from_secs(10)));
    if patience.is_ok() && stream.write_all(request.as_bytes()).is_ok() {
        // The first byte of the answer comes when the browser is closed.
        stream.read_exact(&mut [0]).ok();
    }
}

/// Tells Chromium something that WebDriver has no word for.
#[derive(Debug)]
pub(super) struct DevTools {
    pub(super) command: &'static str,
    pub(super) parameters: Value,
}

impl DevTools {
    pub(super) async fn tell(self, driver: &WebDriver) -> Result<()> {
        let command = self.command;
        driver.handle().cmd(Command::ExtensionCommand(Box::new(self))).await.context(command)?;
        Ok(())
    }
}

impl ExtensionCommand for DevTools {
    fn parameters_json(&self) -> Option<Value> {
        Some(json!({ "cmd": self.command, "params": self.parameters }))
    }

    fn method(&self) -> Method {
        Method::POST
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::from("/goog/cdp/execute")
    }
}

fn start() -> Result<Driver> {
    let program = find("SMOTR_TEST_CHROMEDRIVER", &["chromedriver"])?;
    let chromium = find("SMOTR_TEST_CHROMIUM", &["chromium", "google-chrome", "chromium-browser"])?;
    let folder = folder("smotr-browser-", Account::Ours)?;
    let program = [program.display().to_string(), "--port=0".to_owned()];
    let plan = Plan { folder: &folder, account: Account::Ours, stop_signal: "KILL", program: &program };
    let program = Watched::start(&plan)?;
    let port = program.wait_for(&["Exiting", "not found"], port_in)?;
    Ok(Driver { address: format!("http://127.0.0.1:{port}"), chromium, _program: program })
}

/// `ChromeDriver was started successfully on port 40123.`
fn port_in(output: &str) -> Option<u16> {
    let (_, after) = output.split_once("successfully on port ")?;
    let (port, _) = after.split_once('.')?;
    port.parse().ok()
}

fn find(setting: &str, names: &[&str]) -> Result<PathBuf> {
    if let Some(told) = std::env::var_os(setting) {
        let told = PathBuf::from(told);
        return if told.is_file() { Ok(told) } else { bail!("{setting} is {}: no file", told.display()) };
    }
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&on_path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|candidate| candidate.is_file())
        .with_context(|| {
            format!("no {} found: run `cargo xtask test`, which installs what is missing", names.join(" or "))
        })
}
