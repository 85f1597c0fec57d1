//! CSV as programs and people make it: encodings, separators, line numbers.

use encoding_rs::{Encoding, WINDOWS_1251};

use super::{FileKind, Gathered, TableError, cell};

/// Separators in the order of trust: a comma is also an ordinary sign of Russian text.
const SEPARATORS: [u8; 3] = [b';', b'\t', b','];
/// How many records are looked at to tell the separator.
const SAMPLE: usize = 30;

pub(super) fn rows(bytes: &[u8]) -> Result<Gathered, TableError> {
    let text = decode(bytes)?;
    let (told, body, first_line) = match told_separator(&text) {
        Some((separator, body)) => (Some(separator), body, 2),
        None => (None, text.as_str(), 1),
    };
    let separator = told.unwrap_or_else(|| guess_separator(body));
    let mut gathered = Gathered::default();
    let mut lines = Lines { bytes: body.as_bytes(), at: 0, line: first_line };
    let mut last = (first_line, false);
    for record in reader(body, separator).records() {
        let record = record.map_err(|error| TableError::Damaged { cause: error.to_string() })?;
        let line = lines.of(record.position().map_or(0, csv::Position::byte));
        last = (line, record.iter().any(|text| text.contains('\n')));
        let cells: Vec<String> = record.iter().map(|text| cell::unguard(text.trim()).to_owned()).collect();
        gathered.push(line, &cells)?;
    }
    let odd = body.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    match last {
        (line, true) if odd => Err(TableError::UnclosedQuote { line }),
        _ => Ok(gathered),
    }
}

/// UTF-8 and UTF-16 by their marks, UTF-8 without one if the bytes are valid, windows-1251 otherwise.
fn decode(bytes: &[u8]) -> Result<String, TableError> {
    let binary = TableError::Unsupported { kind: FileKind::Binary };
    let text = match (Encoding::for_bom(bytes), std::str::from_utf8(bytes)) {
        (Some((encoding, mark)), _) => {
            let rest = bytes.get(mark..).unwrap_or_default();
            let (text, had_errors) = encoding.decode_without_bom_handling(rest);
            if had_errors {
                return Err(TableError::Damaged { cause: format!("not valid {}", encoding.name()) });
            }
            text.into_owned()
        }
        (None, Ok(text)) => text.to_owned(),
        (None, Err(_)) => WINDOWS_1251.decode_without_bom_handling(bytes).0.into_owned(),
    };
    let odd = |c: &char| c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{C}' | '\u{1A}');
    let controls = text.chars().filter(odd).count();
    if text.contains('\0') || controls.saturating_mul(50) > text.len() {
        return Err(binary);
    }
    Ok(text)
}

/// Excel's own first line, `sep=;`, which says how the rest is separated.
fn told_separator(text: &str) -> Option<(u8, &str)> {
    let (first, rest) = text.split_once('\n')?;
    let first = first.trim_end().to_lowercase();
    let separator = first.strip_prefix("sep=")?.bytes().next()?;
    SEPARATORS.contains(&separator).then_some((separator, rest))
}

/// The separator under which the most records have as many cells as the first one.
fn guess_separator(text: &str) -> u8 {
    let score = |separator: u8| {
        let widths = reader(text, separator).into_records().take(SAMPLE);
        let widths: Vec<usize> = widths.filter_map(Result::ok).map(|record| record.len()).collect();
        let first = widths.first().copied().unwrap_or(0);
        let alike = widths.iter().filter(|width| **width == first).count();
        (first > 1).then_some((alike, first))
    };
    let mut best = (None, b';');
    for separator in SEPARATORS {
        let score = score(separator);
        if score > best.0 {
            best = (score, separator);
        }
    }
    best.1
}

fn reader(text: &str, separator: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// Turns places in the text into line numbers. The reader's own count stands still on blank lines.
struct Lines<'t> {
    bytes: &'t [u8],
    at: u64,
    line: u32,
}

impl Lines<'_> {
    /// The line of the record that begins at or after `byte`; asked in rising order.
    fn of(&mut self, byte: u64) -> u32 {
        loop {
            let index = usize::try_from(self.at).unwrap_or(usize::MAX);
            let here = self.bytes.get(index).copied();
            let next = self.bytes.get(index.saturating_add(1)).copied();
            let break_here = matches!(here, Some(b'\n' | b'\r'));
            if here.is_none() || (self.at >= byte && !break_here) {
                return self.line;
            }
            if here == Some(b'\n') || (here == Some(b'\r') && next != Some(b'\n')) {
                self.line = self.line.saturating_add(1);
            }
            self.at = self.at.saturating_add(1);
        }
    }
}
