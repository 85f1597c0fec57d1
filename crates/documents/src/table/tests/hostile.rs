use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::*;

/// A small honest workbook.
fn honest() -> Vec<u8> {
    let rows = vec![
        vec![Cell::text("Ёлкина"), Cell::Integer(5), Cell::Date("2026-11-25".to_owned())],
        vec![Cell::text("Щукин"), Cell::Decimal("4.5".to_owned()), Cell::Empty],
    ];
    write_xlsx(&sheet(&["Имя", "Балл", "Дата"], rows), &notes()).unwrap()
}

fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let read = |index: usize| {
        let mut part = archive.by_index(index).unwrap();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        (part.name().unwrap().into_owned(), content)
    };
    (0..ZipArchive::new(Cursor::new(bytes)).unwrap().len()).map(read).collect()
}

fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The honest workbook with one part replaced or added.
fn with(name: &str, content: &[u8]) -> Vec<u8> {
    let mut parts = parts(&honest());
    parts.retain(|(old, _)| old != name);
    parts.push((name.to_owned(), content.to_vec()));
    packed(&parts)
}

fn with_sheet(rows: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>{rows}</sheetData></worksheet>"
    );
    with("xl/worksheets/sheet1.xml", xml.as_bytes())
}

const SWELLS: TableError = TableError::Swells { bytes_max: UNPACKED_MAX };

#[test]
fn the_rig_itself_is_sound() {
    assert_eq!(read("t.xlsx", &packed(&parts(&honest()))).unwrap().rows.len(), 2);
    let cell = "<row r=\"3\"><c r=\"B3\" t=\"str\"><v>да</v></c></row>";
    assert_eq!(read("t.xlsx", &with_sheet(cell)).unwrap().header, ["", "да"]);
}

#[test]
fn a_bomb_is_refused_before_it_unpacks() {
    let zeros = vec![b' '; 12 * 1024 * 1024];
    assert_eq!(read("t.xlsx", &with("xl/worksheets/sheet9.xml", &zeros)), Err(SWELLS));
    let mut parts = parts(&honest());
    let noise: Vec<u8> = Noise(7).take(24 * 1024).map(|word| word.to_le_bytes()[3] & 0x0F).collect();
    for index in 0..101 {
        parts.push((format!("xl/media/{index}.bin"), noise.repeat(44)));
    }
    assert_eq!(read("t.xlsx", &packed(&parts)), Err(SWELLS));
}

#[test]
fn a_bomb_that_lies_about_its_size_is_refused() {
    let mut bomb = with("xl/worksheets/sheet1.xml", &vec![b' '; 3 * 1024 * 1024]);
    let truth = (3_u32 * 1024 * 1024).to_le_bytes();
    let places: Vec<usize> =
        (0..bomb.len() - 4).filter(|place| bomb.get(*place..place + 4) == Some(&truth)).collect();
    assert!(!places.is_empty());
    for place in places {
        bomb.splice(place..place + 4, 1_000_u32.to_le_bytes());
    }
    assert!(matches!(read("t.xlsx", &bomb), Err(TableError::Damaged { .. } | TableError::Swells { .. })));
}

#[test]
fn far_cells_and_false_counts_take_no_memory() {
    let far =
        "<row r=\"1048576\"><c r=\"A1048576\"><v>1</v></c></row><row r=\"1\"><c r=\"B1\"><v>2</v></c></row>";
    let table = read("t.xlsx", &with_sheet(far)).unwrap();
    assert_eq!((table.header, lines(&table_of(table.rows))), (strings(&["", "2"]), vec![1_048_576]));
    let wide = "<row r=\"7\"><c r=\"XFD7\"><v>1</v></c></row>";
    let too_wide = TableError::TooManyColumns { line: 7, columns_max: COLUMNS_MAX };
    assert_eq!(read("t.xlsx", &with_sheet(wide)), Err(too_wide));
    for count in ["99999999999999", "18446744073709551615"] {
        let strings = format!("<sst uniqueCount = \"{count}\"><si><t>uniqueCount=1</t></si></sst>");
        assert!(read("t.xlsx", &with("xl/sharedStrings.xml", strings.as_bytes())).is_err());
    }
    for strange in
        ["<?xml version=\"1.0\" encoding=\"iso-2022-jp\"?><sst/>", "<sst\0/>", "<a/><?xml ?><?xml ?>"]
    {
        let read = read("t.xlsx", &with("xl/sharedStrings.xml", strange.as_bytes()));
        assert!(matches!(read, Err(TableError::Damaged { .. })), "{read:?}");
    }
}

fn table_of(rows: Vec<Row>) -> Table {
    Table { header: vec![], rows }
}

#[test]
fn one_long_string_in_many_cells_is_refused() {
    let strings = format!("<sst><si><t>{}</t></si></sst>", "ж".repeat(16_000));
    let cells: String =
        (1..=4_000).map(|row| format!("<row r=\"{row}\"><c t=\"s\"><v>0</v></c></row>")).collect();
    let mut parts = parts(&with_sheet(&cells));
    parts.retain(|(name, _)| name != "xl/sharedStrings.xml");
    parts.push(("xl/sharedStrings.xml".to_owned(), strings.into_bytes()));
    assert_eq!(read("t.xlsx", &packed(&parts)), Err(SWELLS));
}

#[test]
fn addresses_out_of_this_world_are_just_damage() {
    for address in ["A99999999999999999999", "ZZZZZZZZZZZZ1", "A0", "1", "", "Ж1"] {
        let row = format!("<row r=\"{address}\"><c r=\"{address}\"><v>1</v></c></row>");
        let read = read("t.xlsx", &with_sheet(&row));
        let harmless =
            matches!(read, Ok(_) | Err(TableError::Damaged { .. } | TableError::TooManyColumns { .. }));
        assert!(harmless, "{address}: {read:?}");
    }
}

#[test]
fn macros_are_refused_by_name_and_by_content() {
    assert_eq!(read("Отчёт.XLSM ", b"a;b"), Err(TableError::Macros));
    assert_eq!(read("t.xlsx", &with("xl/vbaProject.bin", b"x")), Err(TableError::Macros));
    assert_eq!(read("t.xlsx", &with("xl/macrosheets/sheet1.xml", b"<x/>")), Err(TableError::Macros));
    let types =
        "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>";
    assert_eq!(read("t.xlsx", &with("[Content_Types].xml", types.as_bytes())), Err(TableError::Macros));
}

#[test]
fn secrets_and_other_containers_are_told_apart() {
    let mut old = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    assert_eq!(read("t.xls", &old), Err(TableError::Unsupported { kind: FileKind::Xls }));
    old.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(read("t.xlsx", &old), Err(TableError::Encrypted));

    let mut locked = honest();
    let entry = locked.windows(4).position(|window| window == b"PK\x01\x02").unwrap();
    *locked.get_mut(entry + 8).unwrap() |= 1;
    assert_eq!(read("t.xlsx", &locked), Err(TableError::Encrypted));

    let kinds = [
        ("word/document.xml", FileKind::Docx),
        ("xl/workbook.bin", FileKind::Xlsb),
        ("META-INF/manifest.xml", FileKind::OpenDocument),
        ("readme.txt", FileKind::Archive),
    ];
    for (name, kind) in kinds {
        let bytes = packed(&[(name.to_owned(), b"<x/>".to_vec())]);
        assert_eq!(read("t.xlsx", &bytes), Err(TableError::Unsupported { kind }));
    }
}

/// Numbers that look random and are the same on every run.
struct Noise(u64);

impl Iterator for Noise {
    type Item = u64;

    fn next(&mut self) -> Option<u64> {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        Some(self.0 >> 29)
    }
}

impl Noise {
    fn below(&mut self, bound: usize) -> usize {
        let word = usize::try_from(self.next().unwrap()).unwrap();
        word % bound.max(1)
    }

    fn byte(&mut self) -> u8 {
        u8::try_from(self.below(256)).unwrap()
    }

    /// Bytes with some of them changed, cut out or doubled.
    fn spoil(&mut self, bytes: &[u8]) -> Vec<u8> {
        let mut bytes = bytes.to_vec();
        for _ in 0..=self.below(6) {
            let place = self.below(bytes.len());
            let end = (place + self.below(8)).min(bytes.len());
            match self.below(3) {
                0 => drop(bytes.splice(place..end, [self.byte()])),
                1 => drop(bytes.drain(place..end)),
                _ => {
                    let piece = bytes.get(place..end).unwrap_or_default().to_vec();
                    drop(bytes.splice(place..place, piece));
                }
            }
        }
        bytes
    }
}

#[test]
fn spoiled_files_never_panic_and_some_still_read() {
    let mut noise = Noise(2026);
    let workbook = honest();
    let parts = parts(&workbook);
    let csv = write_csv(
        Dialect::ExcelRu,
        &strings(&["а", "б"]),
        &vec![vec![Cell::text("=1;\n"), Cell::Integer(1)]; 9],
    );
    let mut good = 0;
    for _ in 0..250 {
        let length = noise.below(300);
        let random: Vec<u8> = (0..length).map(|_| noise.byte()).collect();
        let mut inside = parts.clone();
        let chosen = noise.below(inside.len());
        if let Some((_, content)) = inside.get_mut(chosen) {
            *content = noise.spoil(content);
        }
        let headed = [b"PK\x03\x04".as_slice(), &random].concat();
        for bytes in [random, headed, noise.spoil(&workbook), noise.spoil(&csv), packed(&inside)] {
            good += usize::from(read("t", &bytes).is_ok());
        }
    }
    assert!(good > 170, "only {good} were still tables: the spoiling is too strong to tell anything");
}
