use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::*;

const BITES: [&str; 12] = [
    "=cmd|'/C calc'!A1",
    "+7 812 555-10-01",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠A1",
    "  =1",
];

fn typed() -> Vec<Vec<Cell>> {
    vec![vec![
        Cell::Integer(-5),
        Cell::Decimal("-12.50".to_owned()),
        Cell::Date("2026-11-25".to_owned()),
        Cell::text("a;b,c \"d\"\nе"),
        Cell::Empty,
    ]]
}

#[test]
fn excel_gets_its_own_dialect() {
    let bytes = write_csv(Dialect::ExcelRu, &strings(&["Ц", "Д", "Дата", "Текст", "-"]), &typed());
    let expected = "\u{FEFF}Ц;Д;Дата;Текст;'-\r\n-5;-12,50;25.11.2026;\"a;b,c \"\"d\"\"\nе\";\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn programs_get_the_standard_one() {
    let bytes = write_csv(Dialect::Rfc, &strings(&["n", "d", "date", "text", "x"]), &typed());
    let expected = "n,d,date,text,x\r\n-5,-12.50,2026-11-25,\"a;b,c \"\"d\"\"\nе\",\r\n";
    assert_eq!(String::from_utf8(bytes).unwrap(), expected);
}

#[test]
fn no_text_in_csv_begins_like_a_formula() {
    for dialect in [Dialect::ExcelRu, Dialect::Rfc] {
        let rows: Vec<Vec<Cell>> =
            BITES.iter().map(|bite| vec![Cell::text(*bite), Cell::text("x")]).collect();
        let bytes = write_csv(dialect, &strings(&["=a", "b"]), &rows);
        let text = String::from_utf8(bytes.clone()).unwrap();
        for record in text.trim_start_matches('\u{FEFF}').split("\r\n").filter(|line| !line.is_empty()) {
            assert!(record.starts_with(['\'', '"']), "{record:?}");
            assert!(record.trim_start_matches('"').starts_with('\''), "{record:?}");
        }
        let table = read("t.csv", &bytes).unwrap();
        assert_eq!(table.header, ["=a", "b"]);
        let back: Vec<&str> = table.rows.iter().map(|row| row.cell(0)).collect();
        let trimmed: Vec<&str> = BITES.iter().map(|bite| bite.trim()).collect();
        assert_eq!(back, trimmed);
    }
}

#[test]
fn a_wrong_number_or_date_is_guarded_text() {
    let rows =
        vec![vec![Cell::Decimal("=1".to_owned()), Cell::Date("-2026".to_owned()), Cell::text("'сорок")]];
    let text = String::from_utf8(write_csv(Dialect::Rfc, &[], &rows)).unwrap();
    assert_eq!(text, "\r\n'=1,'-2026,'сорок\r\n");
}

#[test]
fn csv_goes_round_in_both_dialects() {
    let header = strings(&["Имя", "Балл", "Заметка"]);
    let rows = vec![
        vec![Cell::text("Ёлкина; А."), Cell::Decimal("4.25".to_owned()), Cell::text("\"да\"\nнет")],
        vec![Cell::text("Щукин, П."), Cell::Integer(-3), Cell::text("'прямой' апостроф")],
    ];
    for (dialect, mark) in [(Dialect::ExcelRu, "4,25"), (Dialect::Rfc, "4.25")] {
        let table = read("t.csv", &write_csv(dialect, &header, &rows)).unwrap();
        assert_eq!(table.header, header);
        let expected = [["Ёлкина; А.", mark, "\"да\"\nнет"], ["Щукин, П.", "-3", "'прямой' апостроф"]];
        assert_eq!(cells(&table), expected);
    }
}

#[test]
fn a_workbook_has_types_and_no_formulas() {
    let mut rows: Vec<Vec<Cell>> = BITES.iter().map(|bite| vec![Cell::text(*bite)]).collect();
    rows.extend(typed());
    let bytes = write_xlsx(&sheet(&["=a", "b", "c", "d"], rows), &notes()).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["Реестр", "О выгрузке"]);
    for name in book.sheet_names() {
        assert!(book.worksheet_formula(&name).unwrap().is_empty());
    }
    let range = book.worksheet_range("Реестр").unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).unwrap().clone();
    assert_eq!(at(0, 0), Data::String("=a".to_owned()));
    for (row, bite) in (1..).zip(BITES) {
        assert_eq!(at(row, 0).to_string().trim(), bite.trim());
    }
    assert_eq!((at(13, 0), at(13, 1)), (Data::Float(-5.0), Data::Float(-12.5)));
    assert!(
        matches!(at(13, 2), Data::DateTime(date) if date.to_ymd_hms_milli() == (2026, 11, 25, 0, 0, 0, 0))
    );
    let about = book.worksheet_range("О выгрузке").unwrap();
    assert_eq!(about.get_value((1, 1)), Some(&Data::String("=все".to_owned())));
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_workbook_has_a_frozen_header_filters_and_widths() {
    let rows =
        vec![vec![Cell::text("очень длинная строка, которая не должна растянуть лист без меры и конца")]];
    let mut given = sheet(&["Название"], rows);
    given.columns.push(Column { title: "Код".to_owned(), width: Some(14) });
    let bytes = write_xlsx(&given, &notes()).unwrap();
    let xml = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(xml.contains("ySplit=\"1\"") && xml.contains("state=\"frozen\""), "{xml}");
    assert!(xml.contains("<autoFilter ref=\"A1:B2\"/>"), "{xml}");
    assert!(xml.contains("width=\"60.7109375\"") && xml.contains("width=\"14.7109375\""), "{xml}");
    assert!(part(&bytes, "docProps/core.xml").contains("2026-11-25T14:30:00Z"));
    assert_eq!(bytes, write_xlsx(&given, &notes()).unwrap());
}

#[test]
fn names_that_excel_refuses_are_mended() {
    let names = |first: &str, second: &str| {
        let sheet = Sheet { name: first.to_owned(), columns: vec![], rows: vec![] };
        let bytes = write_xlsx(&sheet, &Notes { name: second.to_owned(), ..notes() }).unwrap();
        let book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
        book.sheet_names()
    };
    assert_eq!(names("Реестр [2026/27]: всё?", ""), ["Реестр 202627 всё", "2"]);
    assert_eq!(names("Лист", "лист"), ["Лист", "лист 2"]);
    let long = "Очень длинное название листа, больше чем можно";
    assert_eq!(names(long, long), ["Очень длинное название листа, б", "Очень длинное название листа, 2"]);
}

#[test]
fn what_does_not_fit_is_said() {
    let long = "я".repeat(32_768);
    let error = write_xlsx(&sheet(&["a"], vec![vec![Cell::text(long)]]), &notes()).unwrap_err();
    assert_eq!(error, WriteError::TextTooLong { row: 2, column: 1 });
}
