//! Tables of organisations and people: their columns, and what can be wrong with a row.

use documents::table::columns::{Columns, Need, Wanted, find};
use documents::table::{Row, Table};
use domain::basics::id::TerritoryId;
use domain::people::organisation::OrganisationKind;
use domain::people::seat::{Role, ScopeKind};
use i18n_embed_fl::fl;
use persistence::plain::organisations::{OrganisationCard, OrganisationView};
use persistence::plain::people::{PersonRow, RowProblem};
use words::{Lang, Words};

use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum What {
    /// Institutions.
    Orgs,
    /// People with seats.
    People,
}

impl What {
    /// The word in forms and addresses.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Orgs => "orgs",
            Self::People => "people",
        }
    }

    /// Reads [`Self::name`] back.
    pub(crate) fn parse(name: &str) -> Option<Self> {
        [Self::Orgs, Self::People].into_iter().find(|what| what.name() == name)
    }

    const fn columns(self) -> &'static [Column] {
        match self {
            Self::Orgs => &ORGANISATION,
            Self::People => &PERSON,
        }
    }
}

type Column = (&'static str, Need, [&'static str; 3]);

const ORGANISATION: [Column; 9] = [
    ("slug", Need::Required, ["slug", "Код", "Code"]),
    ("kind", Need::Required, ["kind", "Вид", "Kind"]),
    ("number", Need::Optional, ["number", "Номер", "Number"]),
    ("short_name", Need::Required, ["short_name", "Краткое название", "Short name"]),
    ("full_name", Need::Required, ["full_name", "Полное название", "Full name"]),
    ("address", Need::Optional, ["address", "Адрес", "Address"]),
    ("email", Need::Optional, ["email", "Почта", "E-mail"]),
    ("phone", Need::Optional, ["phone", "Телефон", "Telephone"]),
    ("founder", Need::Optional, ["founder", "Учредитель", "Founder"]),
];

const PERSON: [Column; 7] = [
    ("name", Need::Required, ["name", "ФИО", "Full name"]),
    ("email", Need::Required, ["email", "Почта", "E-mail"]),
    ("post", Need::Optional, ["post", "Должность", "Post"]),
    ("role", Need::Required, ["role", "Роль", "Role"]),
    ("organisation_slug", Need::Optional, ["organisation_slug", "Код организации", "Organisation code"]),
    ("body_slug", Need::Optional, ["body_slug", "Код совета", "Council code"]),
    ("areas", Need::Optional, ["areas", "Области", "Areas"]),
];

/// Titles of the columns for a template to download.
pub(crate) fn titles(what: What, lang: Lang) -> Vec<String> {
    let title = |column: &Column| {
        let [_, ru, en] = column.2;
        lang.pick(ru, en).to_owned()
    };
    what.columns().iter().map(title).collect()
}

/// A row that a person can find again in the file.
pub(crate) struct Placed<T> {
    pub(crate) line: u32,
    pub(crate) value: T,
}

/// What is wrong with a row, and with what it says.
pub(crate) struct Wrong {
    pub(crate) line: u32,
    pub(crate) text: String,
}

/// Rows of a table, and what could not be read in them.
pub(crate) struct Rows<T> {
    pub(crate) values: Vec<Placed<T>>,
    pub(crate) wrong: Vec<Wrong>,
}

impl<T> Rows<T> {
    /// The rows of a table that was looked at before: one with mistakes was never offered for carrying out.
    pub(crate) fn whole(self) -> Result<Vec<T>, PageError> {
        match self.wrong.as_slice() {
            [] => Ok(self.values.into_iter().map(|row| row.value).collect()),
            [_, ..] => Err(PageError::Unreadable),
        }
    }
}

/// Columns that the table lacks, by their titles.
pub(crate) fn lacking(what: What, table: &Table, lang: Lang) -> Vec<String> {
    let all = columns(what, table);
    let missing = |column: &&Column| all.missing.contains(&column.0);
    what.columns().iter().filter(missing).map(|(_, _, [_, ru, en])| lang.pick(ru, en).to_owned()).collect()
}

fn columns(what: What, table: &Table) -> Columns<&'static str> {
    let wanted: Vec<Wanted<'_, &'static str>> =
        what.columns().iter().map(|(key, need, titles)| Wanted { key: *key, need: *need, titles }).collect();
    find(&table.header, &wanted)
}

/// Reads organisations. A row whose kind is unknown is read on, so that all its mistakes are found at once.
pub(crate) fn organisation_rows(table: &Table, words: &Words) -> Rows<OrganisationCard> {
    let columns = columns(What::Orgs, table);
    let read = |row: &Row| {
        let cell = |key| columns.cell(row, key).to_owned();
        let kind = kind(&cell("kind"), words);
        let wrong = kind.is_none().then(|| fl!(words, "import-bad-kind", typed = cell("kind")));
        let card = OrganisationCard {
            slug: cell("slug"),
            kind: kind.unwrap_or(OrganisationKind::Other),
            number: cell("number"),
            short_name: cell("short_name"),
            full_name: cell("full_name"),
            address: cell("address"),
            email: cell("email"),
            phone: cell("phone"),
            founder: cell("founder"),
        };
        (card, wrong)
    };
    rows(table, read)
}

/// Reads people. Where the territory has one council, rows need not name it. A row whose role is unknown is
/// read on as an expert's, who needs nothing else.
pub(crate) fn person_rows(table: &Table, words: &Words, only_body: Option<&str>) -> Rows<PersonRow> {
    let columns = columns(What::People, table);
    let read = |row: &Row| {
        let cell = |key| columns.cell(row, key).to_owned();
        let some = |text: String| Some(text).filter(|text| !text.is_empty());
        let role = role(&cell("role"), words);
        let wrong = role.is_none().then(|| fl!(words, "import-bad-role", typed = cell("role")));
        let role = role.unwrap_or(Role::Expert);
        let body = some(cell("body_slug")).or_else(|| only_body.map(str::to_owned));
        let areas = cell("areas");
        let areas = areas.split(',').map(|area| area.trim().to_owned()).filter(|area| !area.is_empty());
        let person = PersonRow {
            name: cell("name"),
            email: cell("email"),
            post: cell("post"),
            role,
            organisation_slug: some(cell("organisation_slug")),
            body_slug: body.filter(|_| role.scope() == ScopeKind::Body),
            areas: areas.collect(),
        };
        (person, wrong)
    };
    rows(table, read)
}

fn rows<T>(table: &Table, read: impl Fn(&Row) -> (T, Option<String>)) -> Rows<T> {
    let mut rows = Rows { values: Vec::new(), wrong: Vec::new() };
    for row in &table.rows {
        let (value, wrong) = read(row);
        rows.values.push(Placed { line: row.line, value });
        rows.wrong.extend(wrong.map(|text| Wrong { line: row.line, text }));
    }
    rows
}

/// By the word of files, or as people say it in either language.
fn kind(typed: &str, words: &Words) -> Option<OrganisationKind> {
    let same =
        |kind: &OrganisationKind| words.organisation_kind(*kind).to_lowercase() == typed.to_lowercase();
    OrganisationKind::parse(typed).or_else(|| OrganisationKind::ALL.into_iter().find(same))
}

fn role(typed: &str, words: &Words) -> Option<Role> {
    let same = |role: &Role| words.role(*role).to_lowercase() == typed.to_lowercase();
    Role::parse(typed).or_else(|| Role::ALL.into_iter().find(same))
}

/// What is wrong with a row, in a sentence. `lines` are the places of rows in the file.
pub(crate) fn say(words: &Words, problem: &RowProblem, lines: &[u32]) -> String {
    let line = |place: &usize| lines.get(*place).copied().unwrap_or_default();
    match problem {
        RowProblem::NoName => fl!(words, "row-no-name"),
        RowProblem::BadSlug { slug } => fl!(words, "row-bad-slug", typed = slug.as_str()),
        RowProblem::BadEmail { typed } => fl!(words, "row-bad-email", typed = typed.as_str()),
        RowProblem::Twice { before } => fl!(words, "row-twice", line = line(before)),
        RowProblem::OtherName { before } => fl!(words, "row-other-name", line = line(before)),
        RowProblem::NoOrganisation => fl!(words, "row-no-organisation"),
        RowProblem::UnknownOrganisation { slug } => {
            fl!(words, "row-unknown-organisation", typed = slug.as_str())
        }
        RowProblem::NoBody => fl!(words, "row-no-body"),
        RowProblem::UnknownBody { slug } => fl!(words, "row-unknown-body", typed = slug.as_str()),
        RowProblem::NotInTerritory { role } => fl!(words, "row-not-here", role = words.role(*role)),
    }
}

/// All organisations of a territory, up to two thousand.
pub(crate) async fn organisations(
    server: &Server,
    who: &Who,
    territory: TerritoryId,
) -> Result<Vec<OrganisationView>, PageError> {
    let mut all = Vec::new();
    let mut after: Option<String> = None;
    for _ in 0..40 {
        let page = server.store.list_organisations(who.viewer(), territory, after.as_deref(), None).await?;
        all.extend(page.rows);
        match page.next {
            Some(next) => after = Some(next),
            None => break,
        }
    }
    Ok(all)
}
