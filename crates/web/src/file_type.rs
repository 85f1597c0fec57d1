//! Whether a file is what its slot takes: by its ending and by its content, which must agree.

use domain::procedure::paper::FileType;
use persistence::files::Received;

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// Its ending is none that the slot takes.
    Type,
    /// Its content is not what the ending says.
    Content,
    /// There is nothing in it.
    Empty,
    /// It carries macros.
    Macros,
    /// It is locked by a password.
    Locked,
}

/// The type of a file that the slot takes.
///
/// # Errors
/// What is wrong with it.
pub fn check(name: &str, received: &Received, taken: &[FileType]) -> Result<FileType, Wrong> {
    judge(name, (received.size, &received.head, &received.tail), taken)
}

fn judge(name: &str, (size, head, tail): (u64, &[u8], &[u8]), taken: &[FileType]) -> Result<FileType, Wrong> {
    if size == 0 {
        return Err(Wrong::Empty);
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default();
    let ending = if ending == "jpeg" { "jpg" } else { ending.as_str() };
    if matches!(ending, "docm" | "xlsm" | "pptm") {
        return Err(Wrong::Macros);
    }
    let kind = taken.iter().copied().find(|kind| kind.extension() == ending).ok_or(Wrong::Type)?;
    let holds = |bytes: &[u8], text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
    let zip = head.starts_with(b"PK\x03\x04");
    match kind {
        FileType::Pdf if !head.starts_with(b"%PDF-") => Err(Wrong::Content),
        FileType::Pdf if holds(tail, b"/Encrypt") || holds(head, b"/Encrypt") => Err(Wrong::Locked),
        FileType::Png if !infer::image::is_png(head) => Err(Wrong::Content),
        FileType::Jpg if !infer::image::is_jpeg(head) => Err(Wrong::Content),
        // Office writes a locked document as an old compound file.
        FileType::Docx | FileType::Xlsx | FileType::Pptx if head.starts_with(b"\xd0\xcf\x11\xe0") => {
            Err(Wrong::Locked)
        }
        FileType::Docx | FileType::Xlsx | FileType::Pptx if !zip => Err(Wrong::Content),
        // The names of a package's parts stand in its directory, at its end.
        FileType::Docx | FileType::Xlsx | FileType::Pptx if holds(tail, b"vbaProject.bin") => {
            Err(Wrong::Macros)
        }
        FileType::Docx if !holds(tail, b"word/document.xml") => Err(Wrong::Content),
        FileType::Xlsx if !holds(tail, b"xl/workbook.xml") => Err(Wrong::Content),
        FileType::Pptx if !holds(tail, b"ppt/presentation.xml") => Err(Wrong::Content),
        FileType::Odt if !(zip && holds(head, b"application/vnd.oasis.opendocument.text")) => {
            Err(Wrong::Content)
        }
        FileType::Pdf
        | FileType::Docx
        | FileType::Xlsx
        | FileType::Pptx
        | FileType::Odt
        | FileType::Png
        | FileType::Jpg => Ok(kind),
    }
}

/// The media type with which it is offered for download.
#[must_use]
pub const fn media(kind: FileType) -> &'static str {
    match kind {
        FileType::Pdf => "application/pdf",
        FileType::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        FileType::Odt => "application/vnd.oasis.opendocument.text",
        FileType::Png => "image/png",
        FileType::Jpg => "image/jpeg",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [FileType; 2] = [FileType::Pdf, FileType::Docx];

    fn of(name: &str, bytes: &[u8]) -> Result<FileType, Wrong> {
        judge(name, (u64::try_from(bytes.len()).unwrap(), bytes, bytes), &BOTH)
    }

    #[test]
    fn a_file_is_taken_when_ending_and_content_agree() {
        assert_eq!(of("План.PDF", b"%PDF-1.7 ..."), Ok(FileType::Pdf));
        assert_eq!(of("a.docx", b"PK\x03\x04....word/document.xml"), Ok(FileType::Docx));
    }

    #[test]
    fn what_only_looks_like_it_is_refused_with_its_reason() {
        assert_eq!(of("a.pages", b"PK\x03\x04"), Err(Wrong::Type));
        assert_eq!(of("a", b"%PDF-"), Err(Wrong::Type));
        assert_eq!(of("virus.pdf", b"MZ\x90\x00"), Err(Wrong::Content));
        assert_eq!(of("page.pdf", b"<html>"), Err(Wrong::Content));
        assert_eq!(of("a.docx", b"PK\x03\x04....xl/workbook.xml"), Err(Wrong::Content));
        assert_eq!(of("a.docx", b"PK\x03\x04word/document.xml word/vbaProject.bin"), Err(Wrong::Macros));
        assert_eq!(of("a.docm", b"PK\x03\x04"), Err(Wrong::Macros));
        assert_eq!(of("a.docx", b"\xd0\xcf\x11\xe0"), Err(Wrong::Locked));
        assert_eq!(of("a.pdf", b"%PDF-1.7 trailer << /Encrypt 5 0 R >>"), Err(Wrong::Locked));
        assert_eq!(of("a.pdf", b""), Err(Wrong::Empty));
    }
}
