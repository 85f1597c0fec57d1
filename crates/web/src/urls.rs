//! One function per address; templates and redirects use these and nothing else.

use domain::basics::code::{Alias, Code};

use crate::server::Config;

/// All territories, or the only one.
#[must_use]
pub fn home() -> String {
    "/".to_owned()
}

/// A territory's own page.
#[must_use]
pub fn territory(slug: &str) -> String {
    format!("/t/{slug}")
}

/// The year's plan.
#[must_use]
pub fn plan(territory: &str) -> String {
    format!("/t/{territory}/plan")
}

/// A territory's calls.
#[must_use]
pub fn calls(territory: &str) -> String {
    format!("/t/{territory}/calls")
}

/// One call in public.
#[must_use]
pub fn call(territory: &str, slug: &str) -> String {
    format!("/t/{territory}/calls/{slug}")
}

/// People of a territory.
#[must_use]
pub fn people(territory: &str) -> String {
    format!("/t/{territory}/people")
}

/// Organisations of a territory.
#[must_use]
pub fn orgs(territory: &str) -> String {
    format!("/t/{territory}/orgs")
}

/// Entering a person.
#[must_use]
pub fn person_new(territory: &str) -> String {
    format!("/t/{territory}/people/new")
}

/// An act on a person of a territory (POST): `invite`, `reset`, `end-seat`.
#[must_use]
pub fn people_act(territory: &str, act: &str) -> String {
    format!("/t/{territory}/people/{act}")
}

/// An act on anybody (POST): `reset`, `close`.
#[must_use]
pub fn admin_people_act(act: &str) -> String {
    format!("/admin/people/{act}")
}

/// A table to be filled in.
#[must_use]
pub fn import_template(territory: &str, what: &str, kind: &str) -> String {
    format!("/t/{territory}/import/{what}.{kind}")
}

/// Carrying out an import that was looked at (POST).
#[must_use]
pub fn import_confirm(territory: &str) -> String {
    format!("/t/{territory}/import/confirm")
}

/// Importing both.
#[must_use]
pub fn import(territory: &str) -> String {
    format!("/t/{territory}/import")
}

/// What waits for me.
#[must_use]
pub fn today() -> String {
    "/today".to_owned()
}

/// Signing in, and where to go then.
#[must_use]
pub fn sign_in(next: Option<&str>) -> String {
    match next {
        None => "/sign-in".to_owned(),
        Some(next) => format!("/sign-in?next={}", escape(next)),
    }
}

/// Signing out (POST).
#[must_use]
pub fn sign_out() -> String {
    "/sign-out".to_owned()
}

/// Asking for a new password.
#[must_use]
pub fn reset() -> String {
    "/reset".to_owned()
}

/// An invitation.
#[must_use]
pub fn invite(secret: &str) -> String {
    format!("/invite/{secret}")
}

/// Setting a new password.
#[must_use]
pub fn reset_by(secret: &str) -> String {
    format!("/reset/{secret}")
}

/// How pages look.
#[must_use]
pub fn view() -> String {
    "/view".to_owned()
}

/// The demo's clock.
#[must_use]
pub fn demo_clock() -> String {
    "/demo/clock".to_owned()
}

/// The demo's letters.
#[must_use]
pub fn demo_mail() -> String {
    "/demo/mail".to_owned()
}

/// The demo's sign-in by one click (POST).
#[must_use]
pub fn demo_sign_in() -> String {
    "/demo/sign-in".to_owned()
}

/// Our applications.
#[must_use]
pub fn apps() -> String {
    "/apps".to_owned()
}

/// The eligibility check of a call.
#[must_use]
pub fn app_new(territory: &str, call: &str) -> String {
    format!("/apps/new?t={}&call={}", escape(territory), escape(call))
}

/// An application.
#[must_use]
pub fn app(code: Code) -> String {
    format!("/apps/{code}")
}

/// A part of an application: a section, or `files`, `authors`, `check`, `submitted`, `history`, `withdraw`.
#[must_use]
pub fn app_part(code: Code, part: &str) -> String {
    format!("/apps/{code}/{part}")
}

/// The latest receipt of an application.
#[must_use]
pub fn receipt(code: Code) -> String {
    format!("/receipts/{code}")
}

/// The receipt of one filing.
#[must_use]
pub fn receipt_of(code: Code, submission: u32) -> String {
    format!("/receipts/{code}/{submission}")
}

/// A file of a filing, by its place in the receipt.
#[must_use]
pub fn receipt_file(code: Code, submission: u32, index: usize) -> String {
    format!("/receipts/{code}/{submission}/files/{index}")
}

/// A territory's desk.
#[must_use]
pub fn desks(territory: &str) -> String {
    format!("/t/{territory}/desk")
}

/// An application whose code is already written out.
#[must_use]
pub fn app_text(code: &str) -> String {
    format!("/apps/{code}")
}

/// A call's register of applications.
#[must_use]
pub fn desk(territory: &str, call: &str) -> String {
    format!("/t/{territory}/desk/{call}")
}

/// A page of a call's desk: `admission`, `assign`, `progress`, `ranking`, `publish`.
#[must_use]
pub fn desk_part(territory: &str, call: &str, part: &str) -> String {
    format!("/t/{territory}/desk/{call}/{part}")
}

/// An application at its formal check, on the desk.
#[must_use]
pub fn check_case(territory: &str, call: &str, code: &str) -> String {
    format!("/t/{territory}/desk/{call}/admission/{code}")
}

/// The published state of a call's formal check.
#[must_use]
pub fn call_admission(territory: &str, call: &str) -> String {
    format!("/t/{territory}/calls/{call}/admission")
}

/// State of the machine.
#[must_use]
pub fn admin_health() -> String {
    "/admin/health".to_owned()
}

/// Everybody with an account.
#[must_use]
pub fn admin_people() -> String {
    "/admin/people".to_owned()
}

/// The grid of rights.
#[must_use]
pub fn admin_rights() -> String {
    "/admin/rights".to_owned()
}

/// Help.
#[must_use]
pub fn help() -> String {
    "/help".to_owned()
}

/// What is done for people who see, hear or move differently.
#[must_use]
pub fn accessibility() -> String {
    "/accessibility".to_owned()
}

/// What is kept about people.
#[must_use]
pub fn privacy() -> String {
    "/privacy".to_owned()
}

/// Meetings of the viewer's councils and commissions.
#[must_use]
pub fn meetings() -> String {
    "/meetings".to_owned()
}

/// Convening a meeting.
#[must_use]
pub fn meeting_new() -> String {
    "/meetings/new".to_owned()
}

/// A meeting.
#[must_use]
pub fn meeting(code: Code) -> String {
    format!("/meetings/{code}")
}

/// A page of a meeting: `lead` or `minutes`.
#[must_use]
pub fn meeting_part(code: Code, part: &str) -> String {
    format!("/meetings/{code}/{part}")
}

/// The work of an item, counted from 1.
#[must_use]
pub fn meeting_item(code: Code, number: usize) -> String {
    format!("/meetings/{code}/items/{number}")
}

/// A file of the work of an item.
#[must_use]
pub fn meeting_file(code: Code, number: usize, index: usize) -> String {
    format!("/meetings/{code}/items/{number}/files/{index}")
}

/// An extract from the minutes: one item, counted from 1.
#[must_use]
pub fn meeting_extract(code: Code, number: usize) -> String {
    format!("/meetings/{code}/minutes/extract/{number}")
}

/// A value made fit for a query string.
#[must_use]
pub fn escape(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for byte in value.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// Name of the session's cookie. The prefix makes browsers refuse it without TLS or for a part of the site.
#[must_use]
pub fn cookie(config: &Config) -> &'static str {
    if config.is_https() { "__Host-smotr" } else { "smotr" }
}

/// An address within this site, or none: one slash first, then nothing that a browser takes for a host.
#[must_use]
pub fn own(next: &str) -> Option<&str> {
    let plain = next.bytes().all(|b| b.is_ascii_graphic() && b != b'\\');
    let single = next.starts_with('/') && !next.starts_with("//");
    (plain && single && next.len() <= 512).then_some(next)
}

/// Published results of a call.
#[must_use]
pub fn results(territory: &str, call: &str) -> String {
    format!("/t/{territory}/calls/{call}/results")
}

/// Published results of a call as a table.
#[must_use]
pub fn results_csv(territory: &str, call: &str) -> String {
    format!("/t/{territory}/calls/{call}/results.csv")
}

/// The works that wait for an expert.
#[must_use]
pub fn reviews() -> String {
    "/review".to_owned()
}

/// Works about which an expert says whether there is a conflict of interests.
#[must_use]
pub fn review_conflicts() -> String {
    "/review/conflicts".to_owned()
}

/// What an expert has signed.
#[must_use]
pub fn reviews_done() -> String {
    "/review/done".to_owned()
}

/// A work by the name under which one expert knows it.
#[must_use]
pub fn review(alias: Alias) -> String {
    format!("/review/{}", alias.slug())
}

/// A part of a work's review: `answer` (POST), `sign`.
#[must_use]
pub fn review_part(alias: Alias, part: &str) -> String {
    format!("/review/{}/{part}", alias.slug())
}

/// A file of a work, by its place in the filing.
#[must_use]
pub fn review_file(alias: Alias, index: usize) -> String {
    format!("/review/{}/files/{index}", alias.slug())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_this_site_are_followed() {
        assert_eq!(own("/apps/new?call=a&t=b"), Some("/apps/new?call=a&t=b"));
        for bad in ["", "//evil", "/\\evil", "https:evil", "\\\\evil", "/a\r\nb", "/ж", "javascript:x"] {
            assert_eq!(own(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_value_cannot_leave_its_place_in_a_query() {
        assert_eq!(escape("/a?b=c&d#e ж"), "/a%3Fb%3Dc%26d%23e%20%D0%B6");
    }
}
