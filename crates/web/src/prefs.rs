//! How a person wants pages to look: kept in a cookie, so that it needs neither an account nor a script.

/// The choices of `/view`. Each holds a value from its list; the first of a list is «as usual».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Prefs {
    picked: [usize; 7],
}

/// One choice with its values; the first is «as usual» and sets no attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Choice {
    /// Name of the form field and of the `data-` attribute.
    pub name: &'static str,
    /// Values.
    pub values: &'static [&'static str],
}

/// All choices, in the order of the panel.
pub const CHOICES: [Choice; 7] = [
    Choice { name: "zoom", values: &["100", "150", "200"] },
    Choice { name: "scheme", values: &["usual", "bw", "wb", "blue", "beige", "brown"] },
    Choice { name: "theme", values: &["system", "light", "dark"] },
    Choice { name: "spacing", values: &["0", "1", "2"] },
    Choice { name: "font", values: &["sans", "serif"] },
    Choice { name: "images", values: &["on", "off"] },
    Choice { name: "shared-computer", values: &["0", "1"] },
];

impl Prefs {
    /// Reads a cookie; what it does not know is as usual.
    #[must_use]
    pub fn parse(cookie: &str) -> Self {
        let mut prefs = Self::default();
        for pair in cookie.split('.') {
            if let Some((name, value)) = pair.split_once('_') {
                prefs = prefs.with(name, value);
            }
        }
        prefs
    }

    /// The same with one choice made; an unknown one changes nothing.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        for (choice, picked) in CHOICES.iter().zip(&mut self.picked) {
            if choice.name == name
                && let Some(place) = choice.values.iter().position(|known| *known == value)
            {
                *picked = place;
            }
        }
        self
    }

    /// The value of a choice.
    #[must_use]
    pub fn value(&self, name: &str) -> &'static str {
        let mut all = CHOICES.iter().zip(self.picked);
        let found = all.find(|(choice, _)| choice.name == name);
        found.and_then(|(choice, picked)| choice.values.get(picked).copied()).unwrap_or_default()
    }

    /// Choices that differ from the usual, for the cookie and for attributes of the page.
    pub fn unusual(&self) -> impl Iterator<Item = (&'static str, &'static str)> + use<> {
        CHOICES
            .iter()
            .zip(self.picked)
            .filter(|(_, picked)| *picked > 0)
            .filter_map(|(choice, picked)| choice.values.get(picked).map(|value| (choice.name, *value)))
    }

    /// For the cookie; empty when all is as usual.
    #[must_use]
    pub fn cookie(&self) -> String {
        self.unusual().map(|(name, value)| format!("{name}_{value}")).collect::<Vec<_>>().join(".")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_survives_the_cookie_and_nothing_else_does() {
        let prefs = Prefs::default().with("zoom", "150").with("scheme", "wb").with("shared-computer", "1");
        assert_eq!(prefs.cookie(), "zoom_150.scheme_wb.shared-computer_1");
        assert_eq!(Prefs::parse(&prefs.cookie()), prefs);
        assert_eq!(Prefs::parse("zoom_999.x_y.\"><script>"), Prefs::default());
    }
}
