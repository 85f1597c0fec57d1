//! What one cell may hold, and the two ways in which it may bite.

/// A cell to write. Decimals and dates come as text, so that nothing is lost on the way: what turns out to be
/// no number or no date is written as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    Empty,
    Text(String),
    Integer(i64),
    /// `-12.50`; a comma will do. The digits after the point are shown as given.
    Decimal(String),
    /// `2026-11-25`.
    Date(String),
}

impl Cell {
    /// Text, or nothing where the text is empty.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }
}

/// A decimal with a point, if that is what the text says: digits, at most one separator, at most one sign.
pub(super) fn decimal(text: &str) -> Option<String> {
    let text = text.trim().replace(',', ".").replace('\u{2212}', "-");
    let digits = text.strip_prefix(['-', '+']).unwrap_or(&text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number(whole) && is_number(part)).then(|| text.strip_prefix('+').unwrap_or(&text).to_owned())
}

/// Year, month and day of an ISO date that exists.
pub(super) fn date(text: &str) -> Option<(u16, u8, u8)> {
    let mut parts = text.trim().splitn(3, '-');
    let mut next = |digits: usize| {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit())).then_some(part)
    };
    let (year, month, day) = (next(4)?, next(2)?, next(2)?);
    let (year, month, day): (u16, u8, u8) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    (1..=days).contains(&day).then_some((year, month, day))
}

/// Whether a spreadsheet might take the text for a formula: it opens with `=`, `+`, `-`, `@` (also
/// full-width), a tab or a line break. Leading blanks do not hide the sign.
pub(super) fn looks_like_formula(text: &str) -> bool {
    if text.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    text.trim_start().trim_start_matches(['\u{FEFF}', '\u{200B}']).starts_with(SIGNS)
}

/// The text with an apostrophe before what looks like a formula. The price is known: a telephone number
/// written as text, `+7…`, gets one too. [`unguard`] takes it off when the file comes back.
pub(super) fn guard(text: &str) -> String {
    if looks_like_formula(text) { format!("'{text}") } else { text.to_owned() }
}

/// Takes off the apostrophe that [`guard`] put, and no other.
pub(super) fn unguard(text: &str) -> &str {
    text.strip_prefix('\'').filter(|rest| looks_like_formula(rest)).unwrap_or(text)
}

/// Text of a cell as we keep it: trimmed, line ends as `\n`, without control and invisible characters.
pub(super) fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept =
        |c: &char| matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{FEFF}' | '\u{200B}'));
    let text: String = text.chars().filter(kept).collect();
    text.trim().to_owned()
}
