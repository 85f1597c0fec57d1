//! The session's cookie: made at sign-in, unmade at sign-out.

use domain::basics::id::PersonId;
use http::HeaderMap;
use http::header::USER_AGENT;

use crate::error::PageError;
use crate::extract::Who;
use crate::notice::Done;
use crate::server::{Config, Server};
use crate::urls;

/// Thirty days, the longest a sign-in lasts.
const LIFE: u32 = 30 * 86_400;

/// Signs a person in whose password was checked, and goes on. A session that was open before ends.
pub(crate) async fn begin(
    server: &Server,
    who: &Who,
    person: PersonId,
    headers: &HeaderMap,
    next: Option<&str>,
) -> Result<Done, PageError> {
    if let Some(old) = who.secret() {
        server.store.sign_out(old).await?;
    }
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let secret = server.store.sign_in(person, agent).await?;
    // On a computer that others use too, the session ends with the browser.
    let shared = who.prefs().value("shared-computer") == "1";
    let life = if shared { String::new() } else { format!("; Max-Age={LIFE}") };
    let to = next.and_then(urls::own).map_or_else(urls::today, str::to_owned);
    Ok(Done::to(to).setting(cookie(&server.config, secret.reveal(), &life)))
}

/// Goes to a page without the cookie.
pub(crate) fn end(server: &Server, to: String) -> Done {
    Done::to(to).setting(cookie(&server.config, "", "; Max-Age=0"))
}

fn cookie(config: &Config, value: &str, life: &str) -> String {
    let secure = if config.is_https() { "; Secure" } else { "" };
    format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{life}{secure}", urls::cookie(config))
}
