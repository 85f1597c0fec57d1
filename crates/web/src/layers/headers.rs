//! Headers that every answer carries.

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use http::header::{self, HeaderName, HeaderValue};

use crate::server::{Config, Server};

const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; \
     frame-ancestors 'none'";

const ALWAYS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()",
    ),
];

/// Sets them. A page that said how it may be kept keeps its word; all others are kept by nobody.
pub(crate) async fn layer(State(server): State<Server>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("Cookie"));
    }
    if let Some(year) = by_tls_only(&server.config) {
        headers.entry(header::STRICT_TRANSPORT_SECURITY).or_insert(year);
    }
    response
}

/// Browsers keep to TLS for a year, on this host alone: names below it may belong to others.
fn by_tls_only(config: &Config) -> Option<HeaderValue> {
    config.is_https().then(|| HeaderValue::from_static("max-age=31536000"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tls_is_asked_of_this_host_alone_and_only_where_it_is_spoken() {
        let asked = |public_url: &str| {
            by_tls_only(&Config { public_url: public_url.to_owned(), trusted_proxies: 0, demo: None })
        };
        assert_eq!(asked("https://smotr.example"), Some(HeaderValue::from_static("max-age=31536000")));
        assert_eq!(asked("http://127.0.0.1:8080"), None);
    }
}
