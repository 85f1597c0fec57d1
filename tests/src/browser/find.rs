//! Finding things by what a person reads on them.

use std::fmt;

use anyhow::Result;
use thirtyfour::{By, WebDriver, WebElement};

/// Something on the page, by its name; ways to find it, the most exact first.
#[derive(Debug)]
pub(super) struct Sought {
    what: &'static str,
    name: String,
    ways: Vec<String>,
}

impl fmt::Display for Sought {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} “{}”", self.what, self.name)
    }
}

impl Sought {
    pub(super) fn button_or_link(name: &str) -> Self {
        let elements = "self::a[@href] or self::button or self::summary or @role='button' or @role='tab'";
        let ways = fits("string(.)", name)
            .into_iter()
            .map(|fit| {
                let value = fit.replace("string(.)", "string(@value)");
                let label = fit.replace("string(.)", "string(@aria-label)");
                [
                    format!("//*[{elements}][{fit}]"),
                    format!("//input[@type='submit' or @type='button'][{value}]"),
                    format!("//*[{elements}][{label}]"),
                ]
                .join(" | ")
            })
            .collect();
        Self { what: "button or link", name: name.to_owned(), ways }
    }

    pub(super) fn field(name: &str) -> Self {
        Self::labelled("field", name, "", "self::textarea or self::select or self::input")
    }

    pub(super) fn field_under(heading: &str, name: &str) -> Self {
        let heading = fits("string(.)", heading)[0].clone();
        let form = format!("//form[.//*[self::h2 or self::h3][{heading}]]");
        Self::labelled("field", name, &form, "self::textarea or self::select or self::input")
    }

    pub(super) fn file_field(name: &str) -> Self {
        Self::labelled("field for a file", name, "", "self::input[@type='file']")
    }

    pub(super) fn choice(name: &str) -> Self {
        Self::labelled("choice", name, "", CHOICES)
    }

    pub(super) fn choice_in(legend: &str, name: &str) -> Self {
        let mut all = Self::labelled("choice", name, "", CHOICES);
        let groups = fits("string(.)", legend);
        all.ways = groups
            .iter()
            .flat_map(|group| {
                Self::labelled("choice", name, &format!("//fieldset[legend[{group}]]"), CHOICES).ways
            })
            .collect();
        all.name = format!("{legend}: {name}");
        all
    }

    fn labelled(what: &'static str, name: &str, within: &str, elements: &str) -> Self {
        let ways = fits("string(.)", name)
            .into_iter()
            .map(|fit| {
                let aria = fit.replace("string(.)", "string(@aria-label)");
                [
                    format!("{within}//*[{elements}][@id=//label[{fit}]/@for]"),
                    format!("{within}//label[{fit}]//*[{elements}]"),
                    format!("{within}//*[{elements}][@aria-labelledby=//*[{fit}]/@id]"),
                    format!("{within}//*[{elements}][{aria}]"),
                ]
                .join(" | ")
            })
            .collect();
        Self { what, name: name.to_owned(), ways }
    }

    /// The first visible fit; an input that a styled label hides counts when nothing visible fits.
    pub(super) async fn in_page(&self, driver: &WebDriver) -> Result<Option<WebElement>> {
        let mut hidden = None;
        for way in &self.ways {
            for element in driver.find_all(By::XPath(way)).await? {
                match element.is_displayed().await {
                    Ok(true) => return Ok(Some(element)),
                    Ok(false) if self.what != "button or link" => hidden = hidden.or(Some(element)),
                    // Hidden buttons are no buttons; an element that went away was of the page before.
                    Ok(false) | Err(_) => {}
                }
            }
        }
        Ok(hidden)
    }
}

const CHOICES: &str = "self::input[@type='radio' or @type='checkbox']";

/// From an input to the label one would click instead.
pub(super) fn label_of(id: &str) -> String {
    format!("ancestor::label | //label[@for={}]", quoted(id))
}

/// The text equals the name, begins with it, holds it: in this order.
fn fits(text: &str, name: &str) -> [String; 3] {
    let text = format!("normalize-space(translate({text},'\u{a0}\u{202f}\u{ad}','  '))");
    let name = quoted(&plain(name));
    [format!("{text}={name}"), format!("starts-with({text},{name})"), format!("contains({text},{name})")]
}

/// A string in XPath, which has no escapes: pieces in either quotes, joined.
fn quoted(text: &str) -> String {
    if !text.contains('\'') {
        return format!("'{text}'");
    }
    let pieces: Vec<String> = text.split('\'').map(|piece| format!("'{piece}'")).collect();
    format!("concat({})", pieces.join(",\"'\","))
}

/// Text as one reads it: any run of spaces is one, soft hyphens are not there.
pub(super) fn plain(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{plain, quoted};

    #[test]
    fn quotes_of_both_kinds_survive() {
        assert_eq!(quoted("it's"), "concat('it',\"'\",'s')");
        assert_eq!(quoted("школа «№ 1»"), "'школа «№ 1»'");
    }

    #[test]
    fn narrow_and_hard_spaces_read_as_spaces() {
        assert_eq!(plain(" 5\u{a0}000\u{202f}₽\n  в\u{ad}сего "), "5 000 ₽ всего");
    }
}
