//! Cells of a workbook as a person would type them.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::catch_unwind;

use calamine::{DataRef, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx, XlsxError};

use super::{COLUMNS_MAX, Gathered, ROWS_MAX, TableError, UNPACKED_MAX};

/// Reads the first visible sheet. The parser adds up cell addresses without care, so a malformed one may make
/// it panic; here that is just a damaged file.
pub(super) fn rows(workbook: &[u8]) -> Result<Gathered, TableError> {
    catch_unwind(|| read(workbook))
        .unwrap_or_else(|_| Err(TableError::Damaged { cause: "the parser gave up".to_owned() }))
}

fn read(workbook: &[u8]) -> Result<Gathered, TableError> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(workbook)).map_err(|error| refused(&error))?;
    let sheets = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet);
    let visible = sheets.clone().find(|sheet| sheet.visible == SheetVisible::Visible);
    let Some(name) = visible.or(sheets.clone().next()).map(|sheet| sheet.name.clone()) else {
        return Err(TableError::Empty);
    };
    let mut cells = book.worksheet_cells_reader(&name).map_err(|error| refused(&error))?;
    let mut grid = Grid::default();
    while let Some(cell) = cells.next_cell().map_err(|error| refused(&error))? {
        let (row, column) = cell.get_position();
        grid.put(row, column, shown(cell.get_value()))?;
    }
    let mut gathered = Gathered::default();
    for (row, cells) in grid.rows {
        gathered.push(row.saturating_add(1), &cells)?;
    }
    Ok(gathered)
}

/// Filled cells by row. Only what is filled takes memory: addresses are the file's word, and may be far
/// apart.
#[derive(Default)]
struct Grid {
    rows: BTreeMap<u32, Vec<String>>,
    bytes: u64,
}

impl Grid {
    fn put(&mut self, row: u32, column: u32, text: String) -> Result<(), TableError> {
        if text.trim().is_empty() {
            return Ok(());
        }
        if column >= COLUMNS_MAX {
            let line = row.saturating_add(1);
            return Err(TableError::TooManyColumns { line, columns_max: COLUMNS_MAX });
        }
        // One long string may stand in every cell: a workbook stores it once.
        self.bytes = self.bytes.saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
        if self.bytes > UNPACKED_MAX {
            return Err(TableError::Swells { bytes_max: UNPACKED_MAX });
        }
        let cells = self.rows.entry(row).or_default();
        let index = usize::try_from(column).unwrap_or(usize::MAX);
        if cells.len() <= index {
            cells.resize(index.saturating_add(1), String::new());
        }
        if let Some(cell) = cells.get_mut(index) {
            *cell = text;
        }
        if super::over(self.rows.len(), ROWS_MAX + 1 + Gathered::TITLES_MAX) {
            return Err(TableError::TooManyRows { rows_max: ROWS_MAX });
        }
        Ok(())
    }
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_shown(*number),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => flag.to_string(),
        DataRef::DateTime(moment) => moment_shown(moment),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// Fifteen digits, as Excel shows: 0.1 + 0.2 is 0.3, and twelve is 12.
fn number_shown(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if rounded == 0.0 { "0".to_owned() } else { rounded.to_string() }
}

/// A date, a time, or both, down to the parts that say something.
fn moment_shown(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return number_shown(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let date = format!("{year:04}-{month:02}-{day:02}");
    let time = match second {
        0 => format!("{hour:02}:{minute:02}"),
        _ => format!("{hour:02}:{minute:02}:{second:02}"),
    };
    match () {
        () if (hour, minute, second) == (0, 0, 0) => date,
        () if moment.as_f64() < 1.0 => time,
        () => format!("{date}T{time}"),
    }
}

fn refused(error: &XlsxError) -> TableError {
    if matches!(error, XlsxError::Password) {
        return TableError::Encrypted;
    }
    TableError::Damaged { cause: error.to_string() }
}
