//! Text from outside, tidied and bounded before anything else looks at it.

/// Makes typed text storable: line ends become `\n`, control and direction-override characters go, the ends
/// are trimmed. Nothing else changes: what a person wrote stays as written.
#[must_use]
pub fn tidy(raw: &str) -> String {
    let unix = raw.replace("\r\n", "\n").replace('\r', "\n");
    let kept: String = unix.chars().filter(|&c| c == '\n' || c == '\t' || !is_control(c)).collect();
    kept.trim().to_owned()
}

/// Makes a single line: as [`tidy`], with every run of white space made one blank.
#[must_use]
pub fn line(raw: &str) -> String {
    tidy(raw).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Words as the page counts them too: runs of anything but white space.
#[must_use]
pub fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// True when nothing readable is there: empty, blank, or made of zero-width characters alone.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || is_control(c) || is_invisible(c))
}

/// Folds text for searching: lower case, ё as е, hyphens and quotes as blanks, blanks run together. Done here
/// because SQLite folds ASCII only.
#[must_use]
pub fn fold(text: &str) -> String {
    let lower = text.to_lowercase().replace('ё', "е");
    let plain: String =
        lower.chars().map(|c| if c.is_alphanumeric() || c == '@' { c } else { ' ' }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// An address good enough to send a letter to: one @, a dot after it, no blanks, at most 254 characters.
/// Folded to lower case, because people do not know the case of their address.
#[must_use]
pub fn email(raw: &str) -> Option<String> {
    let address = line(raw).to_lowercase();
    let (name, host) = address.split_once('@')?;
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+'))
    };
    let dotted = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    (address.len() <= 254 && plain(name) && plain(host) && dotted).then_some(address)
}

fn is_control(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}' | '\u{34f}' | '\u{180e}' | '\u{3164}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_keeps_what_was_written_and_loses_what_cannot_be_seen() {
        assert_eq!(tidy("  «Ёлка»\r\nи\u{0} ещё\u{202e} \n"), "«Ёлка»\nи ещё");
        assert_eq!(line(" две \n строки\t"), "две строки");
    }

    #[test]
    fn a_name_of_zero_width_characters_is_blank() {
        assert!(is_blank("\u{200b}\u{2060} \u{feff}"));
        assert!(!is_blank("ё"));
    }

    #[test]
    fn searching_takes_yo_for_ye_and_any_case() {
        assert_eq!(fold("ГБОУ «Гимназия-Ёж» № 5"), "гбоу гимназия еж 5");
    }

    #[test]
    fn an_address_needs_one_at_and_a_dot_behind_it() {
        assert_eq!(email(" School901@Example.ORG "), Some("school901@example.org".to_owned()));
        for bad in ["", "a@b", "a b@c.org", "a@b@c.org", "a@c..org", "a@c.org\r\nBcc: x@y.org", "<a@b.org>"] {
            assert_eq!(email(bad), None, "{bad}");
        }
    }
}
