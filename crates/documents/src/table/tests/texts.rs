use encoding_rs::WINDOWS_1251;

use super::*;

const ROSTER: &str = "ФИО;Должность;Темы\r\nЁлкина Анна;учитель;\"воспитание; цифровая среда\"\r\n\
    \r\nЩукин Пётр;\"«мастер»\nпо \"\"дереву\"\"\";\r\nРык Ян;завуч;управление\r\n";

fn roster_as_expected(table: &Table) {
    assert_eq!(table.header, ["ФИО", "Должность", "Темы"]);
    let expected = [
        ["Ёлкина Анна", "учитель", "воспитание; цифровая среда"],
        ["Щукин Пётр", "«мастер»\nпо \"дереву\"", ""],
        ["Рык Ян", "завуч", "управление"],
    ];
    assert_eq!(cells(table), expected);
    assert_eq!(lines(table), [2, 4, 6]);
}

#[test]
fn every_encoding_gives_the_same_table() {
    let marked = format!("\u{FEFF}{ROSTER}");
    let little: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = marked.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cyrillic = WINDOWS_1251.encode(ROSTER).0.into_owned();
    for bytes in [ROSTER.as_bytes().to_vec(), marked.into_bytes(), little, big, cyrillic] {
        roster_as_expected(&read("люди.csv", &bytes).unwrap());
    }
}

#[test]
fn every_line_end_gives_the_same_rows() {
    for end in ["\n", "\r\n", "\r"] {
        let text = ["a;b", "1;2", "", "", "3;4"].join(end);
        let table = read("t.csv", text.as_bytes()).unwrap();
        assert_eq!(cells(&table), [["1", "2"], ["3", "4"]]);
        assert_eq!(lines(&table), [2, 5]);
    }
}

#[test]
fn the_separator_is_seen_behind_quotes_and_decimal_commas() {
    let cases = [
        ("a;b;c\n1,5;2,5;3,5\n1,5;2;3\n", "1,5"),
        ("a,b\n\"1;2;3\",4\n\"5;6;7\",8\n", "1;2;3"),
        ("a\tb\n1, 2; 3\t4\n", "1, 2; 3"),
        ("sep=,\na;x,b\n1,2\n", "1"),
        ("одна\nединственная\n", "единственная"),
    ];
    for (text, first) in cases {
        assert_eq!(read("t.csv", text.as_bytes()).unwrap().rows.first().unwrap().cell(0), first, "{text}");
    }
}

#[test]
fn a_told_separator_counts_as_a_line() {
    let table = read("t.csv", b"SEP=;\r\na;b\r\n1;2\r\n").unwrap();
    assert_eq!((table.header, table.rows.first().unwrap().line), (strings(&["a", "b"]), 3));
}

#[test]
fn rows_are_padded_and_blank_ones_dropped() {
    let table = read("t.csv", " a ;b;c;;\n;;;;\n 1\n ;\u{A0};\n1;2;3;4\n".as_bytes()).unwrap();
    assert_eq!(table.header, ["a", "b", "c"]);
    assert_eq!(cells(&table), [vec!["1", "", ""], vec!["1", "2", "3", "4"]]);
    assert_eq!(lines(&table), [3, 5]);
}

#[test]
fn a_title_above_the_header_is_passed_over() {
    let table = read("t.csv", "План работы на год;;\n\n№;Дело;Срок\n1;Совет;март\n".as_bytes()).unwrap();
    assert_eq!(table.header, ["№", "Дело", "Срок"]);
    assert_eq!(lines(&table), [4]);
}

#[test]
fn nothing_in_it_is_its_own_error() {
    for bytes in [b"".as_slice(), b"\xEF\xBB\xBF", b" \r\n;;\n"] {
        assert_eq!(read("t.csv", bytes), Err(TableError::Empty));
    }
    assert_eq!(read("t.csv", b"a;b\n").unwrap().rows, []);
}

#[test]
fn an_open_quote_is_named_by_its_line() {
    let text = "a;b\n1;2\n3;\"четыре\n5;6\n7;8\n";
    assert_eq!(read("t.csv", text.as_bytes()), Err(TableError::UnclosedQuote { line: 3 }));
    let inches = "a;b\nмонитор;24\" экран\n";
    assert_eq!(cells(&read("t.csv", inches.as_bytes()).unwrap()), [["монитор", "24\" экран"]]);
}

#[test]
fn limits_are_exact() {
    let rows = |count: u32| "a;b\n".to_owned() + &"1;2\n".repeat(usize::try_from(count).unwrap());
    assert_eq!(read("t.csv", rows(ROWS_MAX).as_bytes()).unwrap().rows.len(), 20_000);
    let many = Err(TableError::TooManyRows { rows_max: ROWS_MAX });
    assert_eq!(read("t.csv", rows(ROWS_MAX + 1).as_bytes()), many);
    let wide = |count: usize| format!("{}\n", vec!["x"; count].join(";"));
    assert_eq!(read("t.csv", wide(60).as_bytes()).unwrap().header.len(), 60);
    let too_wide = Err(TableError::TooManyColumns { line: 1, columns_max: COLUMNS_MAX });
    assert_eq!(read("t.csv", wide(61).as_bytes()), too_wide);
    let big = vec![b'a'; 5 * 1024 * 1024 + 1];
    let too_big = Err(TableError::TooBig { bytes: 5 * 1024 * 1024 + 1, bytes_max: BYTES_MAX });
    assert_eq!(read("t.csv", &big), too_big);
}

#[test]
fn other_files_are_called_by_their_kind() {
    let cases: [(&[u8], FileKind); 8] = [
        (b"%PDF-1.7\n%\xE2\xE3", FileKind::Pdf),
        (b"\x89PNG\r\n\x1A\n", FileKind::Image),
        (b"<!DOCTYPE HTML><table>", FileKind::Html),
        ("\u{FEFF}<html><body>".as_bytes(), FileKind::Html),
        (b"<?xml version=\"1.0\"?>", FileKind::Xml),
        (b"{\\rtf1", FileKind::Rtf),
        (b"Rar!\x1A\x07", FileKind::Archive),
        (b"a;b\0c\n", FileKind::Binary),
    ];
    for (bytes, kind) in cases {
        assert_eq!(read("t.csv", bytes), Err(TableError::Unsupported { kind }));
    }
}
