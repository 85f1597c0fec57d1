use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::*;

fn saved(mut book: Workbook) -> Vec<u8> {
    book.save_to_buffer().unwrap()
}

#[test]
fn cells_read_as_a_person_would_type_them() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    let shape = |shape: &str| Format::new().set_num_format(shape);
    let moment = |text: &str| ExcelDateTime::parse_from_str(text).unwrap();
    for column in 0..9 {
        page.write_string(0, column, format!("к{column}")).unwrap();
    }
    page.write_number(1, 0, 12.0).unwrap();
    page.write_number(1, 1, 0.1 + 0.2).unwrap();
    page.write_number(1, 2, -1_234_567.5).unwrap();
    page.write_datetime_with_format(1, 3, moment("2026-11-25"), &shape("dd.mm.yyyy")).unwrap();
    page.write_datetime_with_format(1, 4, moment("2026-11-25T14:30:00"), &shape("dd.mm.yyyy hh:mm")).unwrap();
    page.write_datetime_with_format(1, 5, moment("09:05:07"), &shape("hh:mm:ss")).unwrap();
    page.write_boolean(1, 6, true).unwrap();
    page.write_formula(1, 7, Formula::new("=1+1").set_result("2")).unwrap();
    page.write_string(1, 8, "  № 901\u{A0}").unwrap();
    let table = read("t.xlsx", &saved(book)).unwrap();
    let expected =
        ["12", "0.3", "-1234567.5", "2026-11-25", "2026-11-25T14:30", "09:05:07", "true", "2", "№ 901"];
    assert_eq!(cells(&table), [expected]);
}

#[test]
fn rows_keep_their_numbers_and_the_title_is_passed_over() {
    let mut book = Workbook::new();
    let page = book.add_worksheet();
    page.merge_range(0, 0, 0, 2, "План работы", &Format::new()).unwrap();
    for (column, title) in (0..).zip(["№", "Дело", "Срок"]) {
        page.write_string(2, column, title).unwrap();
    }
    page.write_number(3, 0, 1).unwrap();
    page.write_string(9, 2, "март").unwrap();
    page.write_blank(12, 70, &Format::new().set_bold()).unwrap();
    let table = read("t.xlsx", &saved(book)).unwrap();
    assert_eq!(table.header, ["№", "Дело", "Срок"]);
    assert_eq!(cells(&table), [["1", "", ""], ["", "", "март"]]);
    assert_eq!(lines(&table), [4, 10]);
}

#[test]
fn the_first_visible_sheet_is_read() {
    let mut book = Workbook::new();
    book.add_worksheet().set_hidden(true).write_string(0, 0, "справочник").unwrap();
    book.add_worksheet().set_active(true).write_string(0, 0, "данные").unwrap();
    assert_eq!(read("t.xlsx", &saved(book)).unwrap().header, ["данные"]);
}

#[test]
fn limits_hold_in_workbooks_too() {
    let wide = |columns: u16| {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        for column in 0..columns {
            page.write_string(1, column, "x").unwrap();
        }
        saved(book)
    };
    assert_eq!(read("t.xlsx", &wide(60)).unwrap().header.len(), 60);
    let too_wide = TableError::TooManyColumns { line: 2, columns_max: COLUMNS_MAX };
    assert_eq!(read("t.xlsx", &wide(61)), Err(too_wide));

    let long = |rows: u32| {
        let mut book = Workbook::new();
        let page = book.add_worksheet();
        for row in 0..=rows {
            page.write_number(row, 0, 1).unwrap();
        }
        saved(book)
    };
    assert_eq!(read("t.xlsx", &long(ROWS_MAX)).unwrap().rows.len(), 20_000);
    let too_long = TableError::TooManyRows { rows_max: ROWS_MAX };
    assert_eq!(read("t.xlsx", &long(ROWS_MAX + 1)), Err(too_long));
}

#[test]
fn an_empty_workbook_is_empty() {
    let mut book = Workbook::new();
    book.add_worksheet();
    assert_eq!(read("t.xlsx", &saved(book)), Err(TableError::Empty));
}

#[test]
fn what_we_write_we_read() {
    let rows = vec![
        vec![Cell::text("=1+1"), Cell::Integer(-7), Cell::Decimal("12,50".to_owned())],
        vec![Cell::text("строка\nвторая"), Cell::Empty, Cell::Date("2026-02-28".to_owned())],
        vec![Cell::text("@кто"), Cell::Integer(i64::MAX), Cell::Date("2026-02-30".to_owned())],
        vec![Cell::text("_x0041_ & <тег>"), Cell::Integer(0), Cell::Decimal("двенадцать".to_owned())],
    ];
    let bytes = write_xlsx(&sheet(&["Имя", "Число", "Ещё"], rows), &notes()).unwrap();
    let table = read("t.xlsx", &bytes).unwrap();
    assert_eq!(table.header, ["Имя", "Число", "Ещё"]);
    let expected = [
        ["=1+1", "-7", "12.5"],
        ["строка\nвторая", "", "2026-02-28"],
        ["@кто", "9223372036854775807", "2026-02-30"],
        ["_x0041_ & <тег>", "0", "двенадцать"],
    ];
    assert_eq!(cells(&table), expected);
}
