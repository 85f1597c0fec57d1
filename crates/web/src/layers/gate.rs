//! What is turned away before any handler: writes from elsewhere, packed bodies; and the switch of language.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, Method, header};
use words::Lang;

use crate::error::PageError;
use crate::extract::Cookies;
use crate::notice::Done;
use crate::server::{Config, Server};
use crate::urls;

/// Turns away, switches, or lets through.
pub(crate) async fn layer(State(server): State<Server>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS) {
        return match switch(&request, &server.config) {
            Some(done) => done.into_response(),
            None => next.run(request).await,
        };
    }
    if !is_ours(request.headers(), &server.config) {
        return PageError::Foreign.into_response();
    }
    if request.headers().contains_key(header::CONTENT_ENCODING) {
        return PageError::WrongKind.into_response();
    }
    next.run(request).await
}

/// Whether a write comes from a page of this site. Browsers say so themselves, in one of two headers; a
/// request that says neither may not use a session.
fn is_ours(headers: &HeaderMap, config: &Config) -> bool {
    let text = |name| headers.get(name).map(|value: &http::HeaderValue| value.to_str().unwrap_or("?"));
    let (origin, site) = (text("origin"), text("sec-fetch-site"));
    if site.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return false;
    }
    match (origin, site) {
        (Some(origin), _) => {
            origin == config.public_url || is_loopback(origin, text("host").unwrap_or_default())
        }
        (None, Some(_)) => true,
        (None, None) => Cookies(headers).find(urls::cookie(config)).is_none(),
    }
}

/// A site that is tried out on one's own machine under any of its names.
fn is_loopback(origin: &str, host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost" | "[::1]") && origin.strip_prefix("http://") == Some(host)
}

/// `?lang=` on any page: remembers the language and comes back without it.
fn switch(request: &Request, config: &Config) -> Option<Done> {
    let query = request.uri().query()?;
    let lang = query.split('&').find_map(|pair| pair.strip_prefix("lang=")).and_then(Lang::parse)?;
    let rest: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("lang=")).collect();
    let path = request.uri().path().trim_start_matches(['/', '\\']);
    let to = if rest.is_empty() { format!("/{path}") } else { format!("/{path}?{}", rest.join("&")) };
    let secure = if config.is_https() { "; Secure" } else { "" };
    let cookie = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax{secure}", lang.code());
    Some(Done::to(to).setting(cookie))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (http::HeaderName::from_static(name), value.parse().unwrap()))
            .collect()
    }

    #[test]
    fn a_write_is_taken_from_our_own_pages_only() {
        let public_url = "https://smotr.example".to_owned();
        let config = Config { public_url, trusted_proxies: 0, demo: None };
        let yes: [&[(&str, &str)]; 4] = [
            &[("origin", "https://smotr.example")],
            &[("sec-fetch-site", "same-origin")],
            &[("origin", "http://127.0.0.1:8080"), ("host", "127.0.0.1:8080")],
            &[],
        ];
        let no: [&[(&str, &str)]; 7] = [
            &[("origin", "https://evil.example")],
            &[("origin", "null")],
            &[("origin", "https://smotr.example"), ("sec-fetch-site", "cross-site")],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "http://evil.example:8080"), ("host", "evil.example:8080")],
            &[("origin", "https://smotr.example.evil.example")],
            &[("cookie", "__Host-smotr=0")],
        ];
        for pairs in yes {
            assert!(is_ours(&headers(pairs), &config), "{pairs:?}");
        }
        for pairs in no {
            assert!(!is_ours(&headers(pairs), &config), "{pairs:?}");
        }
    }
}
