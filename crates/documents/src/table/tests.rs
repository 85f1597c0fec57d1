//! What is promised about tables, checked through the public door.

mod hostile;
mod texts;
mod workbooks;
mod writing;

use super::*;

/// Rows as lists of strings, for comparing whole tables.
fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

fn lines(table: &Table) -> Vec<u32> {
    table.rows.iter().map(|row| row.line).collect()
}

fn strings(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn notes() -> Notes {
    Notes {
        name: "О выгрузке".to_owned(),
        lines: vec![("Кто".to_owned(), "методист".to_owned()), ("Отбор".to_owned(), "=все".to_owned())],
        made_at: "2026-11-25T14:30:00".to_owned(),
    }
}

fn sheet(titles: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = titles.iter().map(|title| Column::fitted(*title)).collect();
    Sheet { name: "Реестр".to_owned(), columns, rows }
}
