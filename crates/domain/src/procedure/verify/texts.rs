//! Texts: both languages say something, and nothing in braces stays unfilled. Defaults name values that there
//! are.
use crate::procedure::definition::Definition;
use crate::procedure::flaw::{Flaw, Place};
use crate::procedure::letter::{CONSENT_PLACEHOLDERS, PLACEHOLDERS, placeholders};
use crate::procedure::reason::Reason;
use crate::procedure::text::Bilingual;
use serde_json::Value;
use std::collections::BTreeSet;

pub(super) fn check(definition: &Definition, flaws: &mut Vec<Flaw>) {
    let whole = serde_json::to_value(definition).unwrap_or_default();
    blanks(&whole, "", flaws);
    let blind = definition.sight.as_ref().is_none_or(|sight| sight.blind);
    for letter in &definition.letters {
        let place = Place::path(format!("letter.{}", letter.id));
        filled(&letter.subject, &PLACEHOLDERS, &place.within("subject"), flaws);
        filled(&letter.body, &PLACEHOLDERS, &place.within("body"), flaws);
        let texts = [&letter.subject.ru, &letter.subject.en, &letter.body.ru, &letter.body.en];
        let tells = texts.iter().any(|text| placeholders(text).contains(&"applicant"));
        if blind && tells && letter.to.is_judge() {
            flaws.push(Flaw::at(place, Reason::TellsWhoApplies));
        }
    }
    for consent in &definition.consents {
        let place = Place::path(format!("consent.{}.text", consent.id));
        filled(&consent.text, &CONSENT_PLACEHOLDERS, &place, flaws);
    }
    for default in &definition.defaults {
        if found(&whole, &default.value).is_none() {
            let reason = Reason::NoSuchValue { value: default.value.clone() };
            flaws.push(Flaw::at(Place::path(format!("default.{}", default.value)), reason));
        }
    }
}

/// Looks through the whole definition, so that no new text escapes the check.
fn blanks(value: &Value, path: &str, flaws: &mut Vec<Flaw>) {
    match value {
        Value::Object(map) => {
            if let (Some(ru), Some(en)) = (map.get("ru"), map.get("en")) {
                let text = Bilingual::new(ru.as_str().unwrap_or_default(), en.as_str().unwrap_or_default());
                if let Some(language) = text.blank_in() {
                    flaws.push(Flaw::at(Place::path(path), Reason::Blank { language }));
                }
            }
            for (key, value) in map {
                blanks(value, &joined(path, key), flaws);
            }
        }
        Value::Array(items) => {
            for (place, item) in items.iter().enumerate() {
                let name = name_of(item).map_or_else(|| place.to_string(), str::to_owned);
                blanks(item, &joined(path, &name), flaws);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn joined(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn name_of(item: &Value) -> Option<&str> {
    item.get("id").or_else(|| item.get("value")).and_then(Value::as_str)
}

/// The value at a path of keys and names: `paper.description.max_mb`.
fn found<'a>(whole: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('.').try_fold(whole, |value, step| match value.as_array() {
        Some(items) => items.iter().find(|item| name_of(item) == Some(step)),
        None => value.get(step),
    })
}

/// Every placeholder is one that is filled, and both languages use the same.
fn filled(text: &Bilingual, known: &[&str], place: &Place, flaws: &mut Vec<Flaw>) {
    let of = |text| -> BTreeSet<&str> { placeholders(text).into_iter().collect() };
    let (ru, en) = (of(&text.ru), of(&text.en));
    for name in ru.union(&en).filter(|name| !known.contains(name)) {
        flaws.push(Flaw::at(place.clone(), Reason::UnknownPlaceholder { name: (*name).to_owned() }));
    }
    if ru != en {
        let listed = |names: BTreeSet<&str>| names.into_iter().map(str::to_owned).collect();
        flaws.push(Flaw::at(place.clone(), Reason::PlaceholdersDiffer { ru: listed(ru), en: listed(en) }));
    }
}

#[cfg(test)]
mod tests {
    use crate::procedure::verify::good::flaws_with;

    #[test]
    fn every_text_is_in_both_languages() {
        assert_eq!(
            flaws_with("en = \"Whom it is for\"", "en = \" \""),
            ["S04 section.description.field.audience.label: the text is empty in `en`"]
        );
        assert_eq!(
            flaws_with("ru = \"Новизна\"", "ru = \"\""),
            ["S04 rubric.product.criterion.novelty.label: the text is empty in `ru`"]
        );
        assert_eq!(
            flaws_with("ru = \"Задача не названа\"", "ru = \"\""),
            ["S04 rubric.product.criterion.relevance.anchor.0: the text is empty in `ru`"]
        );
    }

    #[test]
    fn nothing_in_braces_stays_unfilled() {
        assert_eq!(
            flaws_with("{class}\", en = \"Results of the contest: {class}\"", "{prize}\", en = \"{prize}\""),
            ["S05 letter.results.subject: nothing fills `{prize}`"]
        );
        assert_eq!(
            flaws_with("en = \"Results of the contest: {class}\"", "en = \"Results\""),
            ["S06 letter.results.subject: the languages differ: {class} and {}"]
        );
    }

    #[test]
    fn v21_a_letter_to_an_expert_does_not_name_the_applicant() {
        let flaws = flaws_with("Вам назначена работа", "Вам назначена работа ({applicant})");
        assert!(flaws.iter().any(|flaw| flaw.starts_with("V21 letter.invited:")), "{flaws:?}");
    }

    #[test]
    fn a_default_marks_a_value_that_there_is() {
        assert_eq!(
            flaws_with("value = \"stage.review.panel\"", "value = \"stage.review.sheets\""),
            ["S15 default.stage.review.sheets: the definition has no value `stage.review.sheets`"]
        );
    }
}
