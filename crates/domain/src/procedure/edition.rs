//! Which text of a procedure exactly: a digest of its meaning, not of the file's bytes (H3).
use super::definition::Definition;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fmt;

/// SHA-256 of the canonical form, in lower-case hex. Comments, layout and the order of keys do not change it;
/// any value does.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edition(String);

/// A text that is not 64 lower-case hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an edition")]
pub struct NotAnEdition(pub String);

impl Edition {
    pub fn of(definition: &Definition) -> Self {
        let digest = Sha256::digest(canonical(definition).as_bytes());
        Self(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Edition {
    type Error = NotAnEdition;

    fn try_from(text: String) -> Result<Self, NotAnEdition> {
        let hex = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if hex && text.len() == 64 { Ok(Self(text)) } else { Err(NotAnEdition(text)) }
    }
}

impl From<Edition> for String {
    fn from(edition: Edition) -> Self {
        edition.0
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The canonical text of a definition: JSON without white space, keys sorted, what is absent left out.
/// [`Definition::from_canonical`] reads it back.
pub fn canonical(definition: &Definition) -> String {
    let mut text = String::new();
    // A definition holds only texts, integers and maps keyed by texts: it always becomes JSON.
    let value = serde_json::to_value(definition).unwrap_or_default();
    write(&value, &mut text);
    text
}

fn write(value: &Value, text: &mut String) {
    match value {
        Value::Object(map) => {
            let mut entries: Vec<(&String, &Value)> = map.iter().collect();
            entries.sort_by_key(|(key, _)| *key);
            text.push('{');
            for (place, (key, value)) in entries.into_iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                text.push_str(&Value::String(key.clone()).to_string());
                text.push(':');
                write(value, text);
            }
            text.push('}');
        }
        Value::Array(items) => {
            text.push('[');
            for (place, item) in items.iter().enumerate() {
                if place > 0 {
                    text.push(',');
                }
                write(item, text);
            }
            text.push(']');
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            text.push_str(&value.to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::procedure::verify::good;

    #[test]
    fn the_canonical_form_reads_back_as_the_same_definition() {
        let definition = good::definition();
        let text = canonical(&definition);
        let again = Definition::from_canonical(&text).unwrap();
        assert_eq!(again, definition);
        assert_eq!(canonical(&again), text);
    }

    #[test]
    fn comments_layout_and_spelt_out_defaults_do_not_change_the_edition() {
        let edition = Edition::of(&good::definition());
        for (old, new) in [
            ("# ——— Номинации", "# something else"),
            ("panel = 3", "panel    =   3"),
            ("id = \"closes\"\nlabel", "id = \"closes\"\n\n\nlabel"),
            ("max = 7\n", "max = 0x7\n"),
            ("kind = \"email\"\n", "kind = \"email\"\nrequired = true\nsight = \"staff\"\n"),
            ("panel = 3\n", "panel = 3\nmode = \"scored\"\n"),
        ] {
            assert_eq!(Edition::of(&good::with(old, new)), edition, "{old} -> {new}");
        }
    }

    #[test]
    fn any_change_of_meaning_changes_the_edition() {
        let edition = Edition::of(&good::definition());
        for (old, new) in [
            ("panel = 3", "panel = 4"),
            ("gap < 15", "gap < 16"),
            ("words_max = 150", "words_max = 151"),
            ("«Семь мостов»", "«Восемь мостов»"),
            ("sight = \"public\"", "sight = \"experts\""),
        ] {
            assert_ne!(Edition::of(&good::with(old, new)), edition, "{old} -> {new}");
        }
    }

    #[test]
    fn an_edition_is_64_hexadecimal_digits() {
        let edition = Edition::of(&good::definition());
        assert_eq!(Edition::try_from(edition.to_string()), Ok(edition));
        assert!(Edition::try_from("ABC".to_owned()).is_err());
    }

    #[test]
    fn the_canonical_form_itself_never_changes() {
        let text = r#"
            [procedure]
            id = "small"
            owner = "district"
            entrant = "organisation"
            title = { ru = "Малый", en = "Small" }
            purpose = { ru = "Проба", en = "Trial" }
            starts = "intake"

            [stage.intake]
            kind = "intake"
            title = { ru = "Приём", en = "Intake" }
            by = "coordinator@applicant"
            cutoff = "+3wd from announced"
            on = { submitted = "end:in", lapsed = { to = "end:out", drops = true } }

            [end.in]
            label = { ru = "Принято", en = "In" }
            nature = "finished"

            [end.out]
            label = { ru = "Мимо", en = "Out" }
            nature = "left"
        "#;
        let definition = Definition::from_toml(text).unwrap();
        assert_eq!(canonical(&definition), PINNED);
        assert_eq!(
            Edition::of(&definition).as_str(),
            "8575712db8aba16aec02bfacb03ad034c7a1cded9573827009f3d28b48d3a6f5"
        );
    }

    const PINNED: &str = concat!(
        r#"{"end":{"in":{"label":{"en":"In","ru":"Принято"},"nature":"finished"},"#,
        r#""out":{"label":{"en":"Out","ru":"Мимо"},"nature":"left"}},"#,
        r#""procedure":{"entrant":"organisation","id":"small","owner":"district","#,
        r#""purpose":{"en":"Trial","ru":"Проба"},"starts":"intake","title":{"en":"Small","#,
        r#""ru":"Малый"}},"stage":{"intake":{"by":"coordinator@applicant","#,
        r#""cutoff":"+3wd from announced","kind":"intake","on":{"lapsed":{"drops":true,"#,
        r#""to":"end:out"},"submitted":"end:in"},"title":{"en":"Intake","ru":"Приём"}}}}"#,
    );
}
