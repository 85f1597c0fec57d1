//! What an import would do, row by row.

use std::collections::BTreeMap;

use documents::table::Table;
use domain::basics::id::TerritoryId;
use domain::basics::text::{email, line};
use persistence::plain::organisations::{OrganisationCard, OrganisationView, check_organisations};
use persistence::plain::people::PersonRow;

use super::sheet::{self, Placed, Wrong};
use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;

/// What becomes of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Change {
    /// Entered.
    New,
    /// Known, with something changed.
    Changed,
    /// Known, nothing changed.
    Same,
}

/// A row that can be taken.
pub(crate) struct PreviewRow {
    pub(crate) line: u32,
    pub(crate) name: String,
    pub(crate) about: String,
    pub(crate) change: Change,
}

impl PreviewRow {
    pub(crate) fn is_new(&self) -> bool {
        self.change == Change::New
    }

    pub(crate) fn is_changed(&self) -> bool {
        self.change == Change::Changed
    }
}

/// The whole file.
pub(crate) struct Preview {
    pub(crate) rows: Vec<PreviewRow>,
    pub(crate) wrong: Vec<Wrong>,
}

/// Organisations against the register.
pub(crate) async fn organisations(
    server: &Server,
    who: &Who,
    territory: TerritoryId,
    table: &Table,
) -> Result<Preview, PageError> {
    let read = sheet::organisation_rows(table, who.words());
    let cards: Vec<OrganisationCard> = read.values.iter().map(|row| row.value.clone()).collect();
    let lines: Vec<u32> = read.values.iter().map(|row| row.line).collect();
    let mut wrong = read.wrong;
    for (place, problem) in check_organisations(&cards) {
        let at = lines.get(place).copied().unwrap_or_default();
        wrong.push(Wrong { line: at, text: sheet::say(who.words(), &problem, &lines) });
    }
    wrong.sort_by_key(|wrong| wrong.line);
    let known = sheet::organisations(server, who, territory).await?;
    let known: BTreeMap<&str, &OrganisationView> =
        known.iter().map(|view| (view.slug.as_str(), view)).collect();
    let row = |row: Placed<OrganisationCard>| PreviewRow {
        line: row.line,
        change: match known.get(row.value.slug.as_str()) {
            None => Change::New,
            Some(view) if is_same(view, &row.value) => Change::Same,
            Some(_) => Change::Changed,
        },
        name: row.value.short_name,
        about: row.value.slug,
    };
    Ok(Preview { rows: read.values.into_iter().map(row).collect(), wrong })
}

fn is_same(known: &OrganisationView, card: &OrganisationCard) -> bool {
    let (mail, phone) = known.contacts.clone().unwrap_or_default();
    let pairs = [
        (&known.number, &card.number),
        (&known.short_name, &card.short_name),
        (&known.full_name, &card.full_name),
        (&known.address, &card.address),
        (&known.founder, &card.founder),
        (&mail, &card.email),
        (&phone, &card.phone),
    ];
    known.kind == card.kind && pairs.into_iter().all(|(known, typed)| *known == line(typed))
}

/// People against those who sit in the territory.
pub(crate) async fn people(
    server: &Server,
    who: &Who,
    territory: TerritoryId,
    table: &Table,
) -> Result<Preview, PageError> {
    let body = only_body(server, territory).await?;
    let read = sheet::person_rows(table, who.words(), body.as_deref());
    let rows: Vec<PersonRow> = read.values.iter().map(|row| row.value.clone()).collect();
    let lines: Vec<u32> = read.values.iter().map(|row| row.line).collect();
    let mut wrong = read.wrong;
    for (place, problem) in server.store.check_people(territory, &rows).await? {
        let at = lines.get(place).copied().unwrap_or_default();
        wrong.push(Wrong { line: at, text: sheet::say(who.words(), &problem, &lines) });
    }
    wrong.sort_by_key(|wrong| wrong.line);
    let known = seated(server, who, territory).await?;
    let row = |row: Placed<PersonRow>| {
        let roles = email(&row.value.email).and_then(|address| known.get(&address).cloned());
        let change = match roles {
            None => Change::New,
            Some(roles) if roles.contains(&row.value.role) => Change::Same,
            Some(_) => Change::Changed,
        };
        let about = format!("{} · {}", who.words().role(row.value.role), row.value.email);
        PreviewRow { line: row.line, name: row.value.name, about, change }
    };
    Ok(Preview { rows: read.values.into_iter().map(row).collect(), wrong })
}

/// The territory's council, where it has just one.
pub(crate) async fn only_body(server: &Server, territory: TerritoryId) -> Result<Option<String>, PageError> {
    let bodies = server.store.bodies(territory).await?;
    Ok(match bodies.as_slice() {
        [only] => Some(only.slug.clone()),
        [] | [_, ..] => None,
    })
}

/// Roles of everybody who sits in the territory, by address; up to two thousand people.
async fn seated(
    server: &Server,
    who: &Who,
    territory: TerritoryId,
) -> Result<BTreeMap<String, Vec<domain::people::seat::Role>>, PageError> {
    let mut all = BTreeMap::new();
    let mut after: Option<String> = None;
    for _ in 0..40 {
        let page = server.store.list_people(who.viewer(), Some(territory), after.as_deref(), None).await?;
        for person in page.rows {
            let roles = person.seats.iter().map(|seat| seat.seat.role).collect();
            all.insert(person.email.unwrap_or_default(), roles);
        }
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    Ok(all)
}
