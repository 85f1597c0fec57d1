//! GET /t/{territory}/desk/{call}/sheets.csv: all sheets of the call.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use documents::table::{Cell, Dialect, write_csv};
use domain::access::may::Right;
use domain::application::panel::review;
use domain::basics::moment::{Moment, Zone};
use domain::procedure::exact::Exact;
use domain::procedure::procedure::Procedure;
use domain::procedure::scoring::Criterion;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use i18n_embed_fl::fl;

use crate::error::PageError;
use crate::extract::{Path, Who};
use crate::server::Server;
use crate::{desk, panel_words};

/// GET …/sheets.csv: a row for a sheet, a column for a criterion. Texts of experts are left out: they
/// are read where one sees what they are about.
pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((slug, call)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let (territory, view) = desk::call(&server, &who, (&slug, &call), Right::ModerateSheets).await?;
    let works = server.store.all_sheets(who.viewer(), &view).await?;
    let criteria = criteria(&view.procedure);
    let (words, lang) = (who.words(), who.lang());
    let mut header = vec![
        fl!(words, "csv-code"),
        fl!(words, "csv-title"),
        fl!(words, "csv-stage"),
        fl!(words, "csv-expert"),
        fl!(words, "csv-alias"),
        fl!(words, "csv-number"),
    ];
    header.extend(criteria.iter().map(|criterion| lang.of(&criterion.label).to_owned()));
    header.extend([
        fl!(words, "csv-total"),
        fl!(words, "csv-state"),
        fl!(words, "csv-signed"),
        fl!(words, "csv-undone"),
    ]);
    let rows = works.iter().flat_map(|work| work.sheets.iter().map(move |sheet| (work, sheet)));
    let rows: Vec<Vec<Cell>> = rows
        .map(|(work, sheet)| {
            let mut cells = vec![
                Cell::text(work.code.to_string()),
                Cell::text(work.title.clone()),
                Cell::text(panel_words::stage(lang, &view.procedure, &sheet.stage)),
                Cell::text(sheet.name.clone()),
                Cell::text(sheet.alias.map(|alias| alias.to_string()).unwrap_or_default()),
                Cell::Integer(i64::from(sheet.number)),
            ];
            let mark = |criterion: &&Criterion| sheet.marks.get(criterion.id.as_str()).copied();
            cells.extend(criteria.iter().map(|criterion| mark(criterion).map_or(Cell::Empty, number)));
            cells.extend([
                number(sheet.total),
                Cell::text(panel_words::sheet(words, sheet)),
                Cell::text(stamp(territory.zone, sheet.signed_at)),
                Cell::text(sheet.undone.as_ref().map(|u| stamp(territory.zone, u.at)).unwrap_or_default()),
            ]);
            cells
        })
        .collect();
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename=\"sheets-{}.csv\"", view.call.slug)),
    ];
    Ok((headers, write_csv(Dialect::ExcelRu, &header, &rows)).into_response())
}

/// Criteria of every rubric that sheets of the call are filled in by, each id once.
fn criteria(procedure: &Procedure) -> Vec<&Criterion> {
    let mut all: Vec<&Criterion> = Vec::new();
    let reviews = procedure.stages().filter(|(_, stage)| review(stage).is_some());
    for criterion in reviews.filter_map(|(id, _)| procedure.rubric_of(id)).flat_map(|rubric| &rubric.criteria)
    {
        if all.iter().all(|known| known.id != criterion.id) {
            all.push(criterion);
        }
    }
    all
}

/// A number as spreadsheets read it; what has no end in decimals stays a fraction.
fn number(exact: Exact) -> Cell {
    match exact.in_parts(1_000_000) {
        Some(_) if exact.denominator() == 1 => Cell::Integer(exact.numerator()),
        Some(millionths) => {
            let (whole, part) = (millionths / 1_000_000, (millionths % 1_000_000).abs());
            let sign = if millionths < 0 && whole == 0 { "-" } else { "" };
            let text = format!("{sign}{whole}.{part:06}");
            Cell::Decimal(text.trim_end_matches('0').to_owned())
        }
        None => Cell::Text(exact.to_string()),
    }
}

fn stamp(zone: Zone, at: Moment) -> String {
    zone.local(at).format("%Y-%m-%d %H:%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_without_an_end_in_decimals_stays_a_fraction() {
        let cell = |above, below| number(Exact::ratio(above, below).unwrap());
        assert_eq!(cell(35, 1), Cell::Integer(35));
        assert_eq!(cell(69, 2), Cell::Decimal("34.5".to_owned()));
        assert_eq!(cell(-1, 4), Cell::Decimal("-0.25".to_owned()));
        assert_eq!(cell(104, 3), Cell::Text("104/3".to_owned()));
    }
}
