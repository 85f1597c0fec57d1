//! Small PDF files for the demo, made of bytes. Their text can be read, found and copied; the letters come
//! from the reader's own monospaced font, so that a file stays small.

use std::fmt::Write;

/// Lines on a page.
const LINES: usize = 52;
/// Characters in a line.
const WIDTH: usize = 78;

/// A file with this title in its properties and these paragraphs on its page. What does not fit is left out.
pub(super) fn file(title: &str, paragraphs: &[&str]) -> Vec<u8> {
    let mut page = String::from("BT /F 10 Tf 14 TL 56 780 Td\n");
    let lines = paragraphs.iter().flat_map(|text| wrapped(text).into_iter().chain([String::new()]));
    for line in lines.take(LINES) {
        let _ = writeln!(page, "<{}> Tj T*", hex(line.chars().map(byte)));
    }
    page.push_str("ET");
    let map = cmap();
    let title = hex([0xFE, 0xFF].into_iter().chain(title.encode_utf16().flat_map(u16::to_be_bytes)));
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R /Lang (ru) >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R \
         /Resources << /Font << /F 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        font(),
        "<< /Type /FontDescriptor /FontName /CourierNew /Flags 33 /FontBBox [0 -300 600 900] /ItalicAngle 0 \
         /Ascent 833 /Descent -300 /CapHeight 571 /StemV 42 >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()),
        format!("<< /Title <{title}> /Producer (Smotr demo) >>"),
    ];
    assembled(&objects).into_bytes()
}

/// Objects, the table of their places, and the trailer.
fn assembled(objects: &[String]) -> String {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::with_capacity(objects.len());
    for (number, object) in (1..).zip(objects) {
        places.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let start = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(file, "{place:010} 00000 n ");
    }
    let size = objects.len() + 1;
    let _ = write!(file, "trailer\n<< /Size {size} /Root 1 0 R /Info 8 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file
}

/// A monospaced font of the reader's, with Russian letters where windows-1251 has them.
fn font() -> String {
    let mut differences =
        String::from("150 /endash /emdash 168 /uni0401 171 /guillemotleft 184 /uni0451 /uni2116");
    differences.push_str(" 187 /guillemotright 192");
    for letter in 0x410..=0x44F {
        let _ = write!(differences, " /uni{letter:04X}");
    }
    let widths = vec!["600"; 224].join(" ");
    format!(
        "<< /Type /Font /Subtype /TrueType /BaseFont /CourierNew /FirstChar 32 /LastChar 255 \
         /Widths [{widths}] /FontDescriptor 6 0 R /ToUnicode 7 0 R \
         /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [{differences}] >> >>"
    )
}

/// Which characters the bytes mean, for searching and copying.
fn cmap() -> &'static str {
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n\
     /CMapName /Smotr def /CMapType 2 def\n\
     1 begincodespacerange <00> <FF> endcodespacerange\n\
     2 beginbfrange <20> <7E> <0020> <C0> <FF> <0410> endbfrange\n\
     7 beginbfchar <96> <2013> <97> <2014> <A8> <0401> <AB> <00AB> <B8> <0451> <B9> <2116>\n\
     <BB> <00BB> endbfchar\n\
     endcmap CMapName currentdict /CMap defineresource pop end end"
}

/// The byte of windows-1251; a question mark for what it lacks.
fn byte(letter: char) -> u8 {
    let code = u32::from(letter);
    let known = match letter {
        ' '..='~' => Some(code),
        '\u{a0}' => Some(0x20),
        'А'..='я' => Some(code - 0x410 + 0xC0),
        'Ё' => Some(0xA8),
        'ё' => Some(0xB8),
        '«' => Some(0xAB),
        '»' => Some(0xBB),
        '№' => Some(0xB9),
        '–' => Some(0x96),
        '—' => Some(0x97),
        _ => None,
    };
    known.and_then(|code| u8::try_from(code).ok()).unwrap_or(b'?')
}

fn hex(bytes: impl IntoIterator<Item = u8>) -> String {
    bytes.into_iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// A paragraph in lines that fit the page.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let Some(last) = lines.last_mut() else { break };
        if !last.is_empty() && last.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_in_the_table_is_where_an_object_begins() {
        let text = String::from_utf8(file("Ёлка", &["Описание «продукта» № 1 — для всех."])).unwrap();
        let start: usize =
            text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().parse().unwrap();
        let table: Vec<&str> = text[start..].lines().collect();
        assert_eq!(table[0], "xref");
        for (number, line) in (1..=8).zip(&table[3..]) {
            let place: usize = line[..10].parse().unwrap();
            assert!(text[place..].starts_with(&format!("{number} 0 obj")), "{number}");
        }
        assert!(text.contains("/Title <FEFF0401043B043A0430>") && text.ends_with("%%EOF\n"));
    }

    #[test]
    fn lines_fit_the_page_and_letters_have_their_bytes() {
        assert!(wrapped(&"слово ".repeat(100)).iter().all(|line| line.chars().count() <= WIDTH));
        assert_eq!("Яя Ёё № …".chars().map(byte).collect::<Vec<u8>>(), b"\xDF\xFF \xA8\xB8 \xB9 ?");
    }
}
