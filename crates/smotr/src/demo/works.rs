//! The invented works of the demo, held against the form of the procedure.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use domain::application::form;
use domain::basics::text::words;
use domain::procedure::form::YesNo;
use domain::procedure::procedure::Procedure;
use persistence::plain::people::PersonRow;
use serde::Deserialize;

/// Works of this year's contest of innovative products.
pub(super) const PRODUCTS: &str = include_str!("../../demo/applications.toml");
/// Works of last year's.
pub(super) const FINISHED: &str = include_str!("../../demo/finished.toml");
/// Works of the contest of teaching methods.
pub(super) const METHODS: &str = include_str!("../../demo/methods.toml");
/// Works of the contest of programmes of upbringing.
pub(super) const UPBRINGING: &str = include_str!("../../demo/upbringing.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    #[serde(rename = "application")]
    works: Vec<Work>,
}

/// One work and how far its application has come.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Work {
    pub(super) organisation_slug: String,
    nomination: String,
    pub(super) title: String,
    topic: String,
    pub(super) state: State,
    /// Which share of the form is filled in.
    pub(super) filled: f64,
    pub(super) authors: Vec<Author>,
    pub(super) annotation: String,
    relevance: String,
    pub(super) description: String,
    results: String,
    spreading: String,
}

/// Whether it has been filed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum State {
    /// Filed.
    Submitted,
    /// Begun.
    Draft,
}

/// Somebody who made a work.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Author {
    pub(super) name: String,
    pub(super) post: String,
}

/// The works of a file, in its order.
pub(super) fn read(text: &str) -> Result<Vec<Work>> {
    let written: Written = toml::from_str(text).context("the works of the demo cannot be read")?;
    Ok(written.works)
}

/// Answers to the questions before the form that let everybody through.
pub(super) fn eligible(procedure: &Procedure) -> BTreeMap<String, YesNo> {
    let through = |stops_on: YesNo| if stops_on == YesNo::Yes { YesNo::No } else { YesNo::Yes };
    let questions = procedure.eligibility().iter();
    questions.map(|asked| (asked.id.as_str().to_owned(), through(asked.stops_on))).collect()
}

impl Work {
    /// The answers of each section that is filled in, in the order of the form.
    pub(super) fn sections(
        &self,
        procedure: &Procedure,
        contact: &PersonRow,
    ) -> Vec<BTreeMap<String, String>> {
        let answers = self.answers(contact);
        let sections: Vec<BTreeMap<String, String>> = form::sections(procedure)
            .map(|section| {
                let known = section.fields.iter().filter_map(|field| {
                    let text = answers.get(field.id.as_str())?;
                    let most = field.words_max.and_then(|most| usize::try_from(most).ok());
                    Some((field.id.as_str().to_owned(), fit(text, most.unwrap_or(usize::MAX))))
                });
                known.collect()
            })
            .collect();
        let (mut kept, all) = (Vec::new(), sections.len());
        for (section, number) in sections.into_iter().zip(1_u32..) {
            let share = f64::from(number) / f64::from(u32::try_from(all).unwrap_or(u32::MAX));
            if share <= self.filled + 0.01 {
                kept.push(section);
            }
        }
        kept
    }

    /// What stands in the fields that divide and name.
    pub(super) fn heading(&self) -> BTreeMap<String, String> {
        [("title", self.title.as_str()), ("nomination", self.nomination()), ("topic", self.topic().0)]
            .map(|(field, text)| (field.to_owned(), text.to_owned()))
            .into()
    }

    fn answers(&self, contact: &PersonRow) -> BTreeMap<String, String> {
        let (problem, new) = halves(&self.relevance);
        let (contents, usage) = halves(&self.description);
        let (outcomes, proof) = halves(&self.results);
        let (needs, difficulties) = halves(&self.spreading);
        let mut answers = self.heading();
        let reach = 40 + self.title.chars().count() * 3;
        let more = [
            ("annotation", self.annotation.clone()),
            ("problem", problem),
            ("new", new),
            ("contents", contents),
            ("use", usage),
            ("audience", self.topic().1.replace(' ', "\n")),
            ("used-since", "2024-09-01".to_owned()),
            ("reach", reach.to_string()),
            ("outcomes", outcomes),
            ("proof", proof),
            ("needs", needs),
            ("difficulties", difficulties),
            ("contact-name", contact.name.clone()),
            ("contact-post", contact.post.clone()),
            ("contact-email", contact.email.clone()),
            ("contact-phone", "+7 812 555-19-05".to_owned()),
        ];
        answers.extend(more.map(|(field, text)| (field.to_owned(), text)));
        answers
    }

    fn nomination(&self) -> &'static str {
        if self.nomination == "management" { "management" } else { "teaching" }
    }

    /// The topic and for whom, as the form names them.
    fn topic(&self) -> (&'static str, &'static str) {
        match self.topic.as_str() {
            "дошкольное образование" => ("preschool", "preschoolers staff families"),
            "дополнительное образование" => ("extra", "secondary staff"),
            "воспитание" => ("upbringing", "secondary families"),
            "инклюзия" => ("inclusion", "primary staff families"),
            "цифровая среда" => ("digital", "secondary staff"),
            "управление" => ("quality", "staff leaders"),
            "рост педагогов" => ("teachers", "staff leaders"),
            _ => ("subjects", "primary staff"),
        }
    }
}

/// A text in two parts of whole paragraphs, or of whole sentences where there is one paragraph.
fn halves(text: &str) -> (String, String) {
    let text = text.trim();
    let paragraphs: Vec<&str> = text.split("\n\n").map(str::trim).collect();
    let (parts, between) = if paragraphs.len() > 1 { (paragraphs, "\n\n") } else { (sentences(text), " ") };
    let (half, last) = (words(text) / 2, parts.len().saturating_sub(1));
    let (mut first, mut second, mut seen) = (Vec::new(), Vec::new(), 0);
    for (at, part) in parts.into_iter().enumerate() {
        // The last part is never left to the first half: both are answers that somebody asked for.
        if seen < half && (at < last || at == 0) { &mut first } else { &mut second }.push(part);
        seen += words(part);
    }
    (first.join(between), second.join(between))
}

/// As many whole sentences as fit.
fn fit(text: &str, most: usize) -> String {
    if words(text) <= most {
        return text.to_owned();
    }
    let (mut kept, mut seen) = (Vec::new(), 0);
    for sentence in sentences(text) {
        seen += words(sentence);
        if seen > most {
            break;
        }
        kept.push(sentence);
    }
    kept.join(" ")
}

/// Sentences: they end where a stop is followed by a blank and a capital letter.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while let Some(end) = end_of_sentence(rest) {
        let (sentence, after) = rest.split_at(end);
        found.push(sentence.trim());
        rest = after.trim_start();
    }
    found.push(rest);
    found
}

fn end_of_sentence(text: &str) -> Option<usize> {
    text.match_indices(['.', '!', '?']).map(|(at, stop)| at + stop.len()).find(|end| {
        let mut after = text.get(*end..).unwrap_or_default().chars();
        let blank = after.next().is_some_and(char::is_whitespace);
        blank && after.find(|c| !c.is_whitespace()).is_some_and(|c| c.is_uppercase() || c == '«')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_divided_between_sentences_and_loses_none() {
        let text = "Их 1,8 из пяти. Это мало! Почему? «Так» вышло.";
        assert_eq!(sentences(text), ["Их 1,8 из пяти.", "Это мало!", "Почему?", "«Так» вышло."]);
        let (first, second) = halves(text);
        assert_eq!(format!("{first} {second}"), text);
        assert_eq!(fit(text, 6), "Их 1,8 из пяти. Это мало!");
        assert_eq!(
            halves("Раз. Два три четыре пять."),
            ("Раз.".to_owned(), "Два три четыре пять.".to_owned())
        );
    }

    #[test]
    fn the_works_can_be_read() {
        let count = |text: &str| {
            let works = read(text).unwrap();
            (works.len(), works.iter().filter(|work| work.state == State::Submitted).count())
        };
        let all = [PRODUCTS, FINISHED, METHODS, UPBRINGING].map(count);
        assert_eq!(all, [(12, 8), (7, 7), (8, 8), (6, 6)]);
    }
}
