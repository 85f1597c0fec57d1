//! XLSX with typed cells, a frozen header, filters and a second sheet that says where the file comes from.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::cell::{self, Cell};

/// The sheet with the table.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Shortened and cleaned where Excel would not take it.
    pub name: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    /// In characters; `None` fits the width to the content.
    pub width: Option<u16>,
}

impl Column {
    /// A column as wide as its content needs.
    #[must_use]
    pub fn fitted(title: impl Into<String>) -> Self {
        Self { title: title.into(), width: None }
    }
}

/// The second sheet, «О выгрузке»: who, when, what was chosen, the hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    pub name: String,
    pub lines: Vec<(String, String)>,
    /// `2026-11-25T14:30:00`, in UTC; stands in the properties of the file. The same input gives the same
    /// bytes.
    pub made_at: String,
}

/// Why a workbook cannot be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WriteError {
    #[error("{rows} rows and {columns} columns do not fit in a sheet")]
    TooLarge { rows: usize, columns: usize },
    #[error("the text in row {row}, column {column} has more than 32767 characters")]
    TextTooLong { row: u32, column: u16 },
    #[error("the workbook cannot be written: {cause}")]
    Failed { cause: String },
}

const ROWS_MAX: usize = 1_048_575;
const COLUMNS_MAX: usize = 16_384;
const NAME_MAX: usize = 31;
const TEXT_MAX: usize = 32_767;
const WIDTH_MIN: u16 = 8;
const WIDTH_MAX: u16 = 60;

/// Writes the table and its notes. Text is never a formula, whatever it begins with.
///
/// # Errors
/// When the table does not fit in a sheet, or a text not in a cell.
pub fn write_xlsx(sheet: &Sheet, notes: &Notes) -> Result<Vec<u8>, WriteError> {
    let too_large = WriteError::TooLarge { rows: sheet.rows.len(), columns: sheet.columns.len() };
    if sheet.rows.len() > ROWS_MAX || sheet.columns.len() > COLUMNS_MAX {
        return Err(too_large);
    }
    let mut book = Workbook::new();
    book.set_properties(&properties(notes));
    let (first, second) = sheet_names(&sheet.name, &notes.name);
    let formats = Formats::new();
    write_table(book.add_worksheet().set_name(first).map_err(failed)?, sheet, &formats)?;
    write_notes(book.add_worksheet().set_name(second).map_err(failed)?, notes, &formats)?;
    book.save_to_buffer().map_err(failed)
}

struct Formats {
    title: Format,
    text: Format,
    /// Shown as it is, and stays text when somebody edits it.
    quoted: Format,
    integer: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        Self {
            title: top().set_bold().set_text_wrap().set_border_bottom(FormatBorder::Thin),
            text: top().set_text_wrap(),
            quoted: top().set_text_wrap().set_quote_prefix(),
            integer: top().set_num_format("0"),
            date: top().set_num_format("dd.mm.yyyy"),
        }
    }

    fn decimal(number: &str) -> Format {
        let places = number.split_once('.').map_or(0, |(_, part)| part.len());
        let shape = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
        Format::new().set_align(FormatAlign::Top).set_num_format(shape)
    }
}

fn write_table(page: &mut Worksheet, sheet: &Sheet, formats: &Formats) -> Result<(), WriteError> {
    for (column, spec) in (0_u16..).zip(&sheet.columns) {
        put_text(page, (0, column), &spec.title, &formats.title)?;
        let width = spec.width.unwrap_or_else(|| fitted(sheet, usize::from(column)));
        page.set_column_width(column, width).map_err(failed)?;
    }
    for (row, cells) in (1_u32..).zip(&sheet.rows) {
        for (column, cell) in (0_u16..).zip(cells) {
            put(page, (row, column), cell, formats)?;
        }
    }
    page.set_freeze_panes(1, 0).map_err(failed)?;
    page.set_repeat_rows(0, 0).map_err(failed)?;
    page.set_landscape();
    let last = (u32::try_from(sheet.rows.len()), u16::try_from(sheet.columns.len()));
    if let (Ok(rows), Ok(columns @ 1..)) = last {
        page.autofilter(0, 0, rows, columns - 1).map_err(failed)?;
    }
    Ok(())
}

fn write_notes(page: &mut Worksheet, notes: &Notes, formats: &Formats) -> Result<(), WriteError> {
    page.set_column_width(0, 24).map_err(failed)?;
    page.set_column_width(1, 80).map_err(failed)?;
    for (row, (name, value)) in (0_u32..).zip(&notes.lines) {
        put_text(page, (row, 0), name, &formats.title)?;
        put(page, (row, 1), &Cell::text(value.as_str()), formats)?;
    }
    Ok(())
}

type Place = (u32, u16);

fn put(page: &mut Worksheet, place: Place, cell: &Cell, formats: &Formats) -> Result<(), WriteError> {
    match cell {
        Cell::Empty => Ok(()),
        Cell::Text(text) => put_any(page, place, text, formats),
        Cell::Integer(number) => put_number(page, place, &number.to_string(), &formats.integer, formats),
        Cell::Decimal(text) => match cell::decimal(text) {
            Some(number) => put_number(page, place, &number, &Formats::decimal(&number), formats),
            None => put_any(page, place, text, formats),
        },
        Cell::Date(text) => {
            let date = cell::date(text)
                .and_then(|(year, month, day)| ExcelDateTime::from_ymd(year, month, day).ok());
            match date {
                Some(date) => {
                    let written = page.write_datetime_with_format(place.0, place.1, &date, &formats.date);
                    written.map(|_| ()).map_err(failed)
                }
                None => put_any(page, place, text, formats),
            }
        }
    }
}

/// Excel keeps fifteen digits. A longer number would come back changed, so it stays text.
fn put_number(
    page: &mut Worksheet,
    place: Place,
    number: &str,
    format: &Format,
    formats: &Formats,
) -> Result<(), WriteError> {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    match number.parse::<f64>() {
        Ok(value) if digits <= 15 => {
            page.write_number_with_format(place.0, place.1, value, format).map(|_| ()).map_err(failed)
        }
        _ => put_any(page, place, number, formats),
    }
}

fn put_any(page: &mut Worksheet, place: Place, text: &str, formats: &Formats) -> Result<(), WriteError> {
    let format = if cell::looks_like_formula(text) { &formats.quoted } else { &formats.text };
    put_text(page, place, text, format)
}

fn put_text(page: &mut Worksheet, place: Place, text: &str, format: &Format) -> Result<(), WriteError> {
    if text.chars().count() > TEXT_MAX {
        return Err(WriteError::TextTooLong {
            row: place.0.saturating_add(1),
            column: place.1.saturating_add(1),
        });
    }
    page.write_string_with_format(place.0, place.1, text, format).map(|_| ()).map_err(failed)
}

/// As wide as the longest line of the column, within reason.
fn fitted(sheet: &Sheet, column: usize) -> u16 {
    let title = sheet.columns.get(column).map_or(0, |spec| longest(&spec.title).saturating_add(3));
    let cells = sheet.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
        Cell::Empty => 0,
        Cell::Text(text) | Cell::Decimal(text) | Cell::Date(text) => longest(text),
        Cell::Integer(number) => longest(&number.to_string()),
    });
    let widest = cells.chain([title]).max().unwrap_or(0).saturating_add(2);
    u16::try_from(widest).unwrap_or(WIDTH_MAX).clamp(WIDTH_MIN, WIDTH_MAX)
}

fn longest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap_or(0)
}

/// Names that Excel takes: no `[]:*?/\`, at most 31 signs, not blank, not the same.
fn sheet_names(first: &str, second: &str) -> (String, String) {
    let clean = |name: &str, instead: &str| {
        let kept = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') && !c.is_control();
        let name: String = name.chars().filter(kept).collect();
        let name = name.trim().trim_matches('\'').trim();
        if name.is_empty() { instead.to_owned() } else { short(name, NAME_MAX) }
    };
    let (first, mut second) = (clean(first, "1"), clean(second, "2"));
    if first.to_lowercase() == second.to_lowercase() {
        second = format!("{} 2", short(&second, NAME_MAX - 2));
    }
    (first, second)
}

/// Excel counts in UTF-16.
fn short(name: &str, most: usize) -> String {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= most
    };
    name.chars().take_while(fits).collect::<String>().trim_end().trim_end_matches('\'').to_owned()
}

fn properties(notes: &Notes) -> DocProperties {
    let made_at = ExcelDateTime::parse_from_str(notes.made_at.trim_end_matches('Z')).ok();
    let long_ago = || ExcelDateTime::from_ymd(2000, 1, 1).ok();
    match made_at.or_else(long_ago) {
        Some(moment) => DocProperties::new().set_creation_datetime(&moment),
        None => DocProperties::new(),
    }
}

fn failed(error: impl std::fmt::Display) -> WriteError {
    WriteError::Failed { cause: error.to_string() }
}
