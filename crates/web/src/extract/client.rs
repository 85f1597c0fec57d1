//! From which address of the network a request came: for the counters against guessing, and nothing else.

use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};

use axum::extract::FromRequestParts;
use http::HeaderMap;
use http::request::Parts;

use crate::server::Server;

/// The other end of the connection: the client itself, or the last proxy before us.
#[derive(Debug, Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The address that the client came from, as far as it can be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Client(pub Option<IpAddr>);

impl FromRequestParts<Server> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Server) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<Peer>().map(|peer| peer.0);
        Ok(Self(address(peer, &parts.headers, server.config.trusted_proxies)))
    }
}

/// Each proxy writes at the right end of `X-Forwarded-For` who came to it. What stands further to the left
/// than our own proxies write was sent by the client, who may write there what he likes. Without proxies
/// nothing of it is read; where the line is too short for them, the request did not come through them all.
fn address(peer: Option<IpAddr>, headers: &HeaderMap, proxies: usize) -> Option<IpAddr> {
    let Some(place) = proxies.checked_sub(1) else { return peer };
    let lines: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|line| line.to_str().unwrap_or("?"))
        .flat_map(|line| line.split(','))
        .collect();
    lines.iter().rev().nth(place).and_then(|text| parse(text.trim())).or(peer)
}

/// An address, as some proxies write it with a port or in brackets.
fn parse(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let address = bare.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|address| address.ip()));
    address.map(|address: IpAddr| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROXY: &str = "10.0.0.1";

    /// The address found from these lines of the header behind so many proxies.
    fn found(lines: &[&str], proxies: usize) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().unwrap());
        }
        address(Some(PROXY.parse().unwrap()), &headers, proxies).unwrap().to_string()
    }

    #[test]
    fn without_a_proxy_the_header_is_ignored() {
        assert_eq!(found(&["203.0.113.7"], 0), PROXY);
        assert_eq!(found(&[], 0), PROXY);
    }

    #[test]
    fn behind_proxies_the_address_is_the_one_that_the_outermost_of_ours_saw() {
        assert_eq!(found(&["203.0.113.7"], 1), "203.0.113.7");
        assert_eq!(found(&["203.0.113.7, 10.0.0.2"], 2), "203.0.113.7");
        assert_eq!(found(&["203.0.113.7", "10.0.0.2"], 2), "203.0.113.7");
        assert_eq!(found(&["203.0.113.7:5080"], 1), "203.0.113.7");
        assert_eq!(found(&["[2001:db8::7]"], 1), "2001:db8::7");
        assert_eq!(found(&["[2001:db8::7]:443"], 1), "2001:db8::7");
        assert_eq!(found(&["::ffff:203.0.113.7"], 1), "203.0.113.7");
    }

    #[test]
    fn what_a_client_writes_itself_changes_nothing() {
        for forged in ["1.1.1.1", "1.1.1.1, 2.2.2.2", "nonsense", ",,,", "203.0.113.9, "] {
            assert_eq!(found(&[&format!("{forged}, 203.0.113.7")], 1), "203.0.113.7");
            assert_eq!(found(&[forged, "203.0.113.7, 10.0.0.2"], 2), "203.0.113.7");
        }
    }

    #[test]
    fn a_line_that_is_too_short_or_cannot_be_read_leaves_the_other_end_of_the_connection() {
        assert_eq!(found(&[], 1), PROXY);
        assert_eq!(found(&["203.0.113.7"], 2), PROXY);
        assert_eq!(found(&["unknown"], 1), PROXY);
        assert_eq!(found(&["203.0.113.7, "], 1), PROXY);
    }
}
