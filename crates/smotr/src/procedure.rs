//! Checking files of procedures before anybody publishes them.

use std::io::{Read, stdin};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use domain::procedure::definition::Definition;
use domain::procedure::edition::Edition;
use domain::procedure::flaw::{Flaw, Severity};
use domain::procedure::name::StageId;
use domain::procedure::verify::flaws;
use serde::Serialize;

use crate::print::{Ending, Out};

/// What was found in one file.
#[derive(Debug, Serialize)]
struct Report {
    file: String,
    /// Whether it could be published.
    clean: bool,
    /// The digest of its meaning, when it could.
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    flaws: Vec<Line>,
}

/// One flaw, for machines.
#[derive(Debug, Serialize)]
struct Line {
    code: &'static str,
    severity: &'static str,
    place: String,
    line: Option<u32>,
    reason: String,
    trace: Vec<String>,
}

impl From<&Flaw> for Line {
    fn from(flaw: &Flaw) -> Self {
        Self {
            code: flaw.code(),
            severity: severity(flaw),
            place: flaw.place.path.clone(),
            line: flaw.place.line,
            reason: flaw.reason.to_string(),
            trace: flaw.trace.iter().map(|stage| stage.as_str().to_owned()).collect(),
        }
    }
}

/// Checks files and prints what is wrong; ends with «found» when any of them could not be published.
pub(crate) fn verify_files(files: &[PathBuf], json: bool, out: Out<'_>) -> Result<Ending> {
    let mut clean = true;
    let mut reports = Vec::new();
    for path in files {
        let (edition, flaws) = look(&text(path)?);
        clean &= edition.is_some();
        let file = path.display().to_string();
        if json {
            reports.push(Report {
                file,
                clean: edition.is_some(),
                edition,
                flaws: flaws.iter().map(Line::from).collect(),
            });
        } else {
            print(&file, edition.as_deref(), &flaws, out)?;
        }
    }
    if json {
        writeln!(out, "{}", serde_json::to_string_pretty(&reports)?)?;
    }
    Ok(if clean { Ending::Done } else { Ending::Found })
}

/// The edition that a text would be published as, if it can be, and what is wrong with it.
pub(crate) fn look(text: &str) -> (Option<String>, Vec<Flaw>) {
    let definition = match Definition::from_toml(text) {
        Err(flaw) => return (None, vec![flaw]),
        Ok(definition) => definition,
    };
    let found = flaws(&definition);
    let refused = found.iter().any(|flaw| flaw.severity() == Severity::Error);
    ((!refused).then(|| Edition::of(&definition).to_string()), found)
}

/// Says whether a file could be published, and what is wrong with it.
pub(crate) fn print(file: &str, edition: Option<&str>, flaws: &[Flaw], out: Out<'_>) -> Result<()> {
    match edition {
        Some(edition) => writeln!(out, "{file}: clean, edition {edition}")?,
        None => writeln!(out, "{file}: cannot be published")?,
    }
    for flaw in flaws {
        writeln!(out, "  {} {} at {}: {}", flaw.code(), severity(flaw), flaw.place, flaw.reason)?;
        if !flaw.trace.is_empty() {
            let way: Vec<&str> = flaw.trace.iter().map(StageId::as_str).collect();
            writeln!(out, "      by way of {}", way.join(" → "))?;
        }
    }
    Ok(())
}

fn severity(flaw: &Flaw) -> &'static str {
    match flaw.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The text of a file, or of standard input for `-`.
pub(crate) fn text(path: &Path) -> Result<String> {
    if path.as_os_str() == "-" {
        let mut text = String::new();
        stdin().read_to_string(&mut text).context("cannot read standard input")?;
        return Ok(text);
    }
    std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHIPPED: &str = include_str!("../../../procedures/district-products.toml");

    fn verified(text: &str, json: bool) -> (u8, String) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("procedure.toml");
        std::fs::write(&path, text).unwrap();
        let mut said = Vec::new();
        let ending = verify_files(&[path], json, &mut said).unwrap();
        (ending.code(), String::from_utf8(said).unwrap())
    }

    #[test]
    fn the_procedure_that_we_ship_is_clean() {
        let (code, said) = verified(SHIPPED, false);
        assert_eq!(code, 0, "{said}");
        assert!(said.contains(": clean, edition "), "{said}");
    }

    #[test]
    fn a_broken_one_ends_with_three_and_says_where_and_how_one_gets_there() {
        let broken = SHIPPED.replacen("starts = \"intake\"", "starts = \"nowhere\"", 1);
        let (code, said) = verified(&broken, false);
        assert_eq!(code, 3, "{said}");
        let (code, said) = verified(&broken, true);
        let reports: serde_json::Value = serde_json::from_str(&said).unwrap();
        assert_eq!((code, &reports[0]["clean"]), (3, &serde_json::Value::Bool(false)));
        let first = &reports[0]["flaws"][0];
        assert!(
            first["code"].is_string() && first["place"].is_string() && first["trace"].is_array(),
            "{said}"
        );
    }

    #[test]
    fn a_text_that_is_no_definition_ends_with_three_and_names_the_line() {
        let (code, said) = verified("[procedure]\nid = 5\n", false);
        assert_eq!(code, 3);
        assert!(said.contains("line 2"), "{said}");
    }
}
