//! The demo's files of organisations and people, read as an import reads them.

use anyhow::{Context, Result, bail};
use documents::table::{self, Row, Table, columns};
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Role, ScopeKind};
use persistence::plain::organisations::OrganisationCard;
use persistence::plain::people::PersonRow;

/// Reads a file of organisations.
pub(super) fn organisations(text: &str) -> Result<Vec<OrganisationCard>> {
    let names = ["slug", "kind", "number", "short_name", "full_name", "address", "email", "phone", "founder"];
    let (table, at) = read(text, &names)?;
    let mut cards = Vec::new();
    for row in &table.rows {
        let cell = |name: &str| at(row, name);
        let kind = OrganisationKind::parse(&cell("kind"));
        cards.push(OrganisationCard {
            slug: cell("slug"),
            kind: kind.with_context(|| format!("row {}: no such kind", row.line))?,
            number: cell("number"),
            short_name: cell("short_name"),
            full_name: cell("full_name"),
            address: cell("address"),
            email: cell("email"),
            phone: cell("phone"),
            founder: cell("founder"),
        });
    }
    Ok(cards)
}

/// Reads a file of people; members of a council sit in the only one that there is.
pub(super) fn people(text: &str, body_slug: &str) -> Result<Vec<PersonRow>> {
    let (table, at) = read(text, &["name", "email", "post", "role", "organisation_slug", "areas"])?;
    let mut people = Vec::new();
    for row in &table.rows {
        let cell = |name: &str| at(row, name);
        let role = Role::parse(&cell("role")).with_context(|| format!("row {}: no such role", row.line))?;
        let areas = cell("areas");
        people.push(PersonRow {
            name: cell("name"),
            email: cell("email"),
            post: cell("post"),
            role,
            organisation_slug: Some(cell("organisation_slug")).filter(|slug| !slug.is_empty()),
            body_slug: (role.scope() == ScopeKind::Body).then(|| body_slug.to_owned()),
            areas: areas
                .split(',')
                .map(|area| area.trim().to_owned())
                .filter(|area| !area.is_empty())
                .collect(),
        });
    }
    Ok(people)
}

/// A table, and a way to its cells by the names of the columns.
fn read<'a>(text: &str, names: &'a [&'a str]) -> Result<(Table, impl Fn(&Row, &str) -> String + use<'a>)> {
    let table = table::read("demo.csv", text.as_bytes())?;
    let titles: Vec<[&str; 1]> = names.iter().map(|name| [*name]).collect();
    let wanted: Vec<columns::Wanted<'_, &str>> = names
        .iter()
        .zip(&titles)
        .map(|(name, titles)| columns::Wanted { key: *name, need: columns::Need::Required, titles })
        .collect();
    let columns = columns::find(&table.header, &wanted);
    if !columns.missing.is_empty() {
        bail!("columns are missing: {}", columns.missing.join(", "));
    }
    let places: Vec<(&str, usize)> = columns.found;
    let at = move |row: &Row, name: &str| {
        let place = places.iter().find(|(known, _)| *known == name);
        place.map_or_else(String::new, |(_, place)| row.cell(*place).to_owned())
    };
    Ok((table, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_divided_and_a_seat_in_the_council_names_the_council() {
        let text = "name;email;post;role;organisation_slug;areas\r\n\
            А;a@b.org;учитель;expert;school-901;воспитание, управление\r\nБ;b@b.org;директор;member;;\r\n";
        let people = people(text, "council").unwrap();
        assert_eq!(people[0].areas, ["воспитание", "управление"]);
        assert_eq!((people[0].body_slug.as_deref(), people[1].body_slug.as_deref()), (None, Some("council")));
        assert_eq!(people[1].organisation_slug, None);
    }
}
