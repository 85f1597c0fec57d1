//! Languages and what is loaded for each.

use std::ops::Deref;
use std::sync::Arc;

use domain::procedure::text::Bilingual;
use i18n_embed::I18nEmbedError;
use i18n_embed::fluent::FluentLanguageLoader;
use unic_langid::LanguageIdentifier;

use crate::typography::Typeset;

/// The languages of the site. Content stays as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Lang {
    /// Русский, the default.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The value of a `lang` attribute and of the cookie.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Reads [`Self::code`] back.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The other one, for the switch in the header.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Ru => Self::En,
            Self::En => Self::Ru,
        }
    }

    /// Picks the text of this language.
    #[must_use]
    pub fn of(self, text: &Bilingual) -> &str {
        self.pick(&text.ru, &text.en)
    }

    /// Picks one of two texts; the Russian one where the English is not written.
    #[must_use]
    pub fn pick<'a>(self, ru: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::En if !en.trim().is_empty() => en,
            Self::Ru | Self::En => ru,
        }
    }

    fn id(self) -> LanguageIdentifier {
        self.code().parse().unwrap_or_default()
    }
}

/// One language, ready to speak. `fl!` takes it as its loader in pages: `fl!(words, "key", name = value)`.
#[derive(Debug)]
pub struct Words {
    lang: Lang,
    pub(crate) own: FluentLanguageLoader,
    pages: FluentLanguageLoader,
}

impl Words {
    fn load(lang: Lang) -> Result<Self, I18nEmbedError> {
        Ok(Self { lang, own: loader("words", lang)?, pages: loader("web", lang)? })
    }

    /// Which language it is.
    #[must_use]
    pub const fn lang(&self) -> Lang {
        self.lang
    }
}

/// What `fl!` needs of its loader: the sentences of pages.
impl Deref for Words {
    type Target = FluentLanguageLoader;

    fn deref(&self) -> &FluentLanguageLoader {
        &self.pages
    }
}

fn loader(domain: &str, lang: Lang) -> Result<FluentLanguageLoader, I18nEmbedError> {
    use i18n_embed::LanguageLoader;

    let loader = FluentLanguageLoader::new(domain, lang.id());
    loader.load_languages(&Typeset(lang), &[lang.id()])?;
    // Marks around every argument would be read aloud and would spoil what people copy.
    loader.set_use_isolating(false);
    Ok(loader)
}

/// Both languages, loaded once at start.
#[derive(Debug, Clone)]
pub struct Speech {
    ru: Arc<Words>,
    en: Arc<Words>,
}

impl Speech {
    /// Loads what is built into the program.
    ///
    /// # Errors
    /// Only when the built-in files cannot be read as Fluent, which a test rules out.
    pub fn load() -> Result<Self, I18nEmbedError> {
        Ok(Self { ru: Arc::new(Words::load(Lang::Ru)?), en: Arc::new(Words::load(Lang::En)?) })
    }

    /// One of them.
    #[must_use]
    pub const fn of(&self, lang: Lang) -> &Arc<Words> {
        match lang {
            Lang::Ru => &self.ru,
            Lang::En => &self.en,
        }
    }
}
