//! Non-breaking spaces where Russian wants them, set once while the files are loaded.

use std::borrow::Cow;

use i18n_embed::I18nAssets;
use rust_embed::RustEmbed;

use crate::Lang;

#[derive(RustEmbed)]
#[folder = "i18n/"]
pub(crate) struct Files;

/// The built-in files, typeset for a language.
pub(crate) struct Typeset(pub(crate) Lang);

impl I18nAssets for Typeset {
    fn get_files(&self, path: &str) -> Vec<Cow<'_, [u8]>> {
        let Some(file) = Files::get(path) else { return Vec::new() };
        match self.0 {
            Lang::En => vec![file.data],
            Lang::Ru => {
                let text = String::from_utf8_lossy(&file.data);
                vec![Cow::Owned(typeset(&text).into_bytes())]
            }
        }
    }

    fn filenames_iter(&self) -> Box<dyn Iterator<Item = String> + '_> {
        Box::new(Files::iter().map(|name| name.into_owned()))
    }
}

/// Binds a one-letter word and the sign № to what follows, and a dash to what comes before.
pub(crate) fn typeset(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let at = |place: Option<usize>| place.and_then(|place| chars.get(place)).copied();
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for (place, &c) in chars.iter().enumerate() {
        let before = at(place.checked_sub(1));
        let earlier = at(place.checked_sub(2));
        let starts_word = earlier.is_none_or(|e| e.is_whitespace() || matches!(e, '«' | '(' | '\u{a0}'));
        let short = before.is_some_and(is_one_letter_word) && starts_word;
        let binds =
            short || before == Some('№') || (at(Some(place + 1)) == Some('—') && before.is_some_and(is_ink));
        out.push(if c == ' ' && binds { '\u{a0}' } else { c });
    }
    out
}

fn is_one_letter_word(c: char) -> bool {
    matches!(c, 'в' | 'к' | 'с' | 'у' | 'о' | 'и' | 'а' | 'я' | 'В' | 'К' | 'С' | 'У' | 'О' | 'И' | 'А' | 'Я')
}

fn is_ink(c: char) -> bool {
    !c.is_whitespace() && c != '='
}

#[cfg(test)]
mod tests {
    use super::typeset;

    #[test]
    fn short_words_and_numbers_hold_on_to_what_follows() {
        assert_eq!(typeset("школа № 5 в городе и с ними"), "школа №\u{a0}5 в\u{a0}городе и\u{a0}с\u{a0}ними");
        assert_eq!(typeset("key = В районе — тихо"), "key = В\u{a0}районе\u{a0}— тихо");
        assert_eq!(typeset("Петров и"), "Петров и");
    }
}
