//! A workbook is a zip from a stranger: it is checked, and repacked, before anything parses it.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::{FileKind, TableError, UNPACKED_MAX};

/// More parts than any workbook of ours; each costs the parser a little memory.
const PARTS_MAX: usize = 2_000;
/// XML packs ten- to fiftyfold. What packs better is made to swell.
const RATIO_MAX: u64 = 250;
/// Below this size the ratio says nothing.
const RATIO_FROM: u64 = 1024 * 1024;
/// Parts without which cells are read just as well.
const NEEDLESS: [&str; 9] = [
    "docprops/",
    "customxml/",
    "xl/drawings/",
    "xl/media/",
    "xl/charts/",
    "xl/theme/",
    "xl/pivot",
    "xl/comments",
    "xl/external",
];

/// The same workbook in a form that is safe to parse: only the parts that hold cells, unpacked under count,
/// in a directory of our own making.
///
/// The parser believes some numbers that the file states (how many strings to make room for), so these are
/// taken out; parts in another encoding, where they could hide, are refused.
pub(super) fn repack(bytes: &[u8]) -> Result<Vec<u8>, TableError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let names = survey(&mut archive)?;
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut left = UNPACKED_MAX;
    for (index, name) in names.iter().enumerate() {
        if !is_needed(name) {
            continue;
        }
        let mut part = Vec::new();
        let file = archive.by_index(index).map_err(damaged)?;
        file.take(left.saturating_add(1)).read_to_end(&mut part).map_err(damaged)?;
        left = u64::try_from(part.len())
            .ok()
            .and_then(|size| left.checked_sub(size))
            .ok_or(TableError::Swells { bytes_max: UNPACKED_MAX })?;
        inspect(name, &mut part)?;
        writer.start_file(name, stored).map_err(damaged)?;
        writer.write_all(&part).map_err(damaged)?;
    }
    Ok(writer.finish().map_err(damaged)?.into_inner())
}

/// What a compound file of the nineties is: an old workbook, or a new one under a password.
pub(super) fn old_container(bytes: &[u8]) -> TableError {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if bytes.windows(name.len()).any(|window| window == name) {
        TableError::Encrypted
    } else {
        TableError::Unsupported { kind: FileKind::Xls }
    }
}

/// Looks at the directory alone: sizes, secrets, macros, and whether this is a workbook at all.
fn survey(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<Vec<String>, TableError> {
    let swells = TableError::Swells { bytes_max: UNPACKED_MAX };
    if archive.len() > PARTS_MAX {
        return Err(swells);
    }
    let mut names = Vec::with_capacity(archive.len());
    let mut total: u64 = 0;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(damaged)?;
        if part.encrypted() {
            return Err(TableError::Encrypted);
        }
        total = total.saturating_add(part.size());
        let out_of_proportion = part.size() / part.compressed_size().max(1) > RATIO_MAX;
        if total > UNPACKED_MAX || (part.size() > RATIO_FROM && out_of_proportion) {
            return Err(swells);
        }
        names.push(part.name().map_err(damaged)?.replace('\\', "/"));
    }
    let has = |end: &str| names.iter().any(|name| name.to_lowercase().ends_with(end));
    if has("vbaproject.bin") || names.iter().any(|name| name.to_lowercase().contains("/macrosheets/")) {
        return Err(TableError::Macros);
    }
    let kinds = [
        ("xl/workbook.bin", FileKind::Xlsb),
        ("word/document.xml", FileKind::Docx),
        ("meta-inf/manifest.xml", FileKind::OpenDocument),
    ];
    match kinds.iter().find(|(end, _)| has(end)) {
        Some((_, kind)) => Err(TableError::Unsupported { kind: *kind }),
        None if !has("[content_types].xml") => Err(TableError::Unsupported { kind: FileKind::Archive }),
        None => Ok(names),
    }
}

fn is_needed(name: &str) -> bool {
    let name = name.to_lowercase();
    let holds_cells = name.ends_with(".xml") || name.ends_with(".rels");
    holds_cells && !NEEDLESS.iter().any(|start| name.starts_with(start))
}

/// Checks that a part is plain UTF-8, and disarms the count of strings.
fn inspect(name: &str, part: &mut [u8]) -> Result<(), TableError> {
    let strange = || TableError::Damaged { cause: format!("{name} is not plain UTF-8") };
    let text = std::str::from_utf8(part).map_err(|_| strange())?;
    let declared = text.split_once("<?xml").map(|(_, rest)| rest);
    let head = declared.and_then(|rest| rest.split_once("?>")).map(|(head, _)| head.to_lowercase());
    let other_encoding = head.is_some_and(|head| head.contains("encoding") && !head.contains("utf-8"));
    let again = declared.is_some_and(|rest| rest.contains("<?xml"));
    if text.contains('\0') || other_encoding || again {
        return Err(strange());
    }
    let name = name.to_lowercase();
    if name.ends_with("[content_types].xml") && text.to_lowercase().contains("macroenabled") {
        return Err(TableError::Macros);
    }
    if name.contains("sharedstrings") {
        let places: Vec<usize> = text.match_indices("uniqueCount").map(|(place, _)| place).collect();
        for place in places {
            // One letter of another case is enough: names are compared exactly.
            if let Some(letter) = part.get_mut(place) {
                *letter = b'U';
            }
        }
    }
    Ok(())
}

fn damaged(error: impl std::fmt::Display) -> TableError {
    TableError::Damaged { cause: error.to_string() }
}
