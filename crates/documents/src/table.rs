//! Tables as people keep them: CSV of any make and XLSX in, CSV and XLSX out.

mod cell;
pub mod columns;
mod csv_out;
mod package;
mod sheet;
mod text;
mod xlsx_out;

#[cfg(test)]
mod tests;

pub use cell::Cell;
pub use csv_out::{Dialect, write_csv};
pub use xlsx_out::{Column, Notes, Sheet, WriteError, write_xlsx};

/// The largest file that [`read`] looks into.
pub const BYTES_MAX: u64 = 5 * 1024 * 1024;
/// The most rows below the header.
pub const ROWS_MAX: u32 = 20_000;
/// The most columns.
pub const COLUMNS_MAX: u32 = 60;
/// The most that a workbook may unpack to, and that its cells may hold together.
pub const UNPACKED_MAX: u64 = 100 * 1024 * 1024;

/// A table as it was read: the header, then every row that holds anything.
///
/// All cells are trimmed text. Numbers of a workbook are written with a point and without needless zeros
/// (`12`, `12.5`), dates in ISO (`2026-11-25`, `2026-11-25T14:30`), times as `14:30`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    pub header: Vec<String>,
    pub rows: Vec<Row>,
}

/// One row, never wholly empty, with at least as many cells as the header; more, if the file has them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Where a person finds the row: its number in a workbook, the line on which it starts in a text file.
    pub line: u32,
    pub cells: Vec<String>,
}

impl Row {
    /// The text of a column; empty where the row has no such cell.
    #[must_use]
    pub fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }
}

/// Why a file is not a table that we take. `Display` is for logs; people read a sentence made from the data.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    #[error("the file is empty")]
    Empty,
    #[error("the file has {bytes} bytes, at most {bytes_max} are read")]
    TooBig { bytes: u64, bytes_max: u64 },
    #[error("more than {rows_max} rows")]
    TooManyRows { rows_max: u32 },
    #[error("row {line} has more than {columns_max} columns")]
    TooManyColumns { line: u32, columns_max: u32 },
    #[error("the workbook unpacks to more than it may ({bytes_max} bytes, or out of proportion)")]
    Swells { bytes_max: u64 },
    #[error("the file is protected by a password")]
    Encrypted,
    #[error("the workbook holds macros")]
    Macros,
    #[error("not a CSV or XLSX table but {kind:?}")]
    Unsupported { kind: FileKind },
    #[error("the quote opened in row {line} is never closed")]
    UnclosedQuote { line: u32 },
    #[error("the file cannot be read: {cause}")]
    Damaged { cause: String },
}

/// What a file is, when it is not a table of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// Excel 97–2003; «Сохранить как» makes an XLSX of it.
    Xls,
    /// Excel's binary workbook.
    Xlsb,
    /// OpenDocument: a LibreOffice table or text.
    OpenDocument,
    /// Word.
    Docx,
    Pdf,
    Image,
    /// A web page, though it may be called `.xls`: many portals export so.
    Html,
    Xml,
    Rtf,
    /// A zip that is no workbook, or another packed file.
    Archive,
    /// Bytes that are no text in any encoding we know.
    Binary,
}

/// Reads the first visible sheet of an XLSX, or a CSV text, told apart by content.
///
/// The header is the first row that holds anything; a title above it (a row with one filled cell, when a row
/// with several follows within five) is passed over. The name only serves to refuse macro workbooks early.
/// Untrusted bytes are welcome: limits are checked before memory is spent, and nothing panics.
///
/// # Errors
/// Every reason why the file is not taken, with the numbers to say it.
pub fn read(name: &str, bytes: &[u8]) -> Result<Table, TableError> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > BYTES_MAX {
        return Err(TableError::TooBig { bytes: size, bytes_max: BYTES_MAX });
    }
    let name = name.trim().to_lowercase();
    if [".xlsm", ".xltm", ".xlam"].iter().any(|ending| name.ends_with(ending)) {
        return Err(TableError::Macros);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return finish(sheet::rows(&package::repack(bytes)?)?);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(package::old_container(bytes));
    }
    if let Some(kind) = foreign(bytes) {
        return Err(TableError::Unsupported { kind });
    }
    finish(text::rows(bytes)?)
}

/// Kinds of files that people upload by mistake, by their first bytes.
fn foreign(bytes: &[u8]) -> Option<FileKind> {
    let start: Vec<u8> = bytes.iter().copied().take(64).collect();
    let text = String::from_utf8_lossy(&start).trim_start_matches('\u{FEFF}').trim_start().to_lowercase();
    let signs: [(&[u8], FileKind); 8] = [
        (b"%PDF", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xFF\xD8\xFF", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"{\\rtf", FileKind::Rtf),
        (b"Rar!", FileKind::Archive),
        (b"7z\xBC\xAF", FileKind::Archive),
        (b"\x1F\x8B", FileKind::Archive),
    ];
    if let Some((_, kind)) = signs.iter().find(|(sign, _)| start.starts_with(sign)) {
        return Some(*kind);
    }
    match () {
        () if text.starts_with("<html") || text.starts_with("<!doctype html") => Some(FileKind::Html),
        () if text.starts_with("<?xml") => Some(FileKind::Xml),
        () => None,
    }
}

/// Gathers rows, tidies their cells and keeps to the limits. Both readers pour into it.
#[derive(Default)]
struct Gathered {
    rows: Vec<Row>,
    bytes: u64,
}

impl Gathered {
    /// Titles above the header may come on top of the rows proper.
    const TITLES_MAX: u32 = 5;

    fn push(&mut self, line: u32, cells: &[String]) -> Result<(), TableError> {
        let mut cells: Vec<String> = cells.iter().map(|text| cell::tidy(text)).collect();
        while cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.is_empty() {
            return Ok(());
        }
        if over(cells.len(), COLUMNS_MAX) {
            return Err(TableError::TooManyColumns { line, columns_max: COLUMNS_MAX });
        }
        for text in &cells {
            self.bytes = self.bytes.saturating_add(u64::try_from(text.len()).unwrap_or(u64::MAX));
        }
        if self.bytes > UNPACKED_MAX {
            return Err(TableError::Swells { bytes_max: UNPACKED_MAX });
        }
        self.rows.push(Row { line, cells });
        if over(self.rows.len(), ROWS_MAX + 1 + Self::TITLES_MAX) {
            return Err(TableError::TooManyRows { rows_max: ROWS_MAX });
        }
        Ok(())
    }
}

fn over(count: usize, max: u32) -> bool {
    u32::try_from(count).map_or(true, |count| count > max)
}

fn finish(gathered: Gathered) -> Result<Table, TableError> {
    let mut rows = gathered.rows;
    let filled = |row: &Row| row.cells.iter().filter(|text| !text.is_empty()).count();
    let first_wide = rows.iter().position(|row| filled(row) > 1).unwrap_or(0);
    if !over(first_wide, Gathered::TITLES_MAX) {
        rows.drain(..first_wide);
    }
    let mut rows = rows.into_iter();
    let Some(Row { cells: header, .. }) = rows.next() else {
        return Err(TableError::Empty);
    };
    let mut rows: Vec<Row> = rows.collect();
    if over(rows.len(), ROWS_MAX) {
        return Err(TableError::TooManyRows { rows_max: ROWS_MAX });
    }
    for row in &mut rows {
        let width = row.cells.len().max(header.len());
        row.cells.resize(width, String::new());
    }
    Ok(Table { header, rows })
}
