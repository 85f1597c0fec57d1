//! CSV for people who open it in Excel, and for programs.

use super::cell::{self, Cell};

/// Who the file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Russian Excel: UTF-8 with a mark, `;`, CRLF, decimal comma, dates as 25.11.2026.
    ExcelRu,
    /// RFC 4180: UTF-8 without a mark, `,`, CRLF, decimal point, ISO dates.
    Rfc,
}

impl Dialect {
    fn separator(self) -> char {
        match self {
            Self::ExcelRu => ';',
            Self::Rfc => ',',
        }
    }
}

/// Writes a table. Text that a spreadsheet would take for a formula gets an apostrophe before it, also in the
/// header; numbers and dates keep their signs. [`super::read`] takes the apostrophe off again.
#[must_use]
pub fn write_csv(dialect: Dialect, header: &[String], rows: &[Vec<Cell>]) -> Vec<u8> {
    let mut out = String::new();
    if dialect == Dialect::ExcelRu {
        out.push('\u{FEFF}');
    }
    write_record(&mut out, dialect, header.iter().map(|title| cell::guard(title)));
    for row in rows {
        write_record(&mut out, dialect, row.iter().map(|cell| shown(cell, dialect)));
    }
    out.into_bytes()
}

fn shown(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => cell::guard(text),
        Cell::Integer(number) => number.to_string(),
        Cell::Decimal(text) => match (cell::decimal(text), dialect) {
            (Some(number), Dialect::ExcelRu) => number.replace('.', ","),
            (Some(number), Dialect::Rfc) => number,
            (None, _) => cell::guard(text),
        },
        Cell::Date(text) => match (cell::date(text), dialect) {
            (Some((year, month, day)), Dialect::ExcelRu) => format!("{day:02}.{month:02}.{year:04}"),
            (Some((year, month, day)), Dialect::Rfc) => format!("{year:04}-{month:02}-{day:02}"),
            (None, _) => cell::guard(text),
        },
    }
}

fn write_record(out: &mut String, dialect: Dialect, fields: impl Iterator<Item = String>) {
    for (index, field) in fields.enumerate() {
        if index > 0 {
            out.push(dialect.separator());
        }
        let delicate = |c: char| matches!(c, '"' | '\r' | '\n') || c == dialect.separator();
        if field.contains(delicate) || field.trim().len() != field.len() {
            out.push('"');
            out.push_str(&field.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&field);
        }
    }
    out.push_str("\r\n");
}
