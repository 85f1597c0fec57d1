//! Who may depend on whom. What is not in a manifest cannot be imported.

use crate::house::File;

/// The domain is pure: no IO, no clock, no chance.
const DOMAIN: [&str; 9] =
    ["chrono", "chrono-tz", "hmac", "serde", "serde_json", "sha2", "thiserror", "toml", "uuid"];

/// Only these may know that there is a database.
const WITH_A_DATABASE: [&str; 2] = ["persistence", "migrations"];
const DATABASE: [&str; 3] = ["sea-orm", "sea-orm-migration", "sqlx"];

pub fn breaches(manifest: &File) -> Vec<String> {
    let mut found = Vec::new();
    let (mut section, mut name, mut lints) = ("", "", false);
    for (place, line) in manifest.lines() {
        let line = line.trim();
        if let Some(heading) = line.strip_prefix('[') {
            section = heading.trim_end_matches(']');
            if let Some((_, dependency)) = section.split_once("dependencies.") {
                found.extend(forbidden(name, dependency, &place));
            }
            continue;
        }
        let Some((key, value)) = line.split_once('=').map(|(key, value)| (key.trim(), value.trim())) else {
            continue;
        };
        if key.starts_with('#') {
            continue;
        }
        if section == "package" && key == "name" {
            name = value.trim_matches('"');
        }
        lints |= section == "lints" && key == "workspace" && value == "true";
        if section.ends_with("dependencies") {
            let dependency = key.split('.').next().unwrap_or(key);
            found.extend(forbidden(name, dependency, &place));
            let from_workspace = key.ends_with(".workspace") || value.contains("workspace = true");
            if !from_workspace {
                found.push(format!("{place}: {dependency} takes its version from the workspace"));
            }
        } else if section.contains("dependencies.") && key == "version" {
            found.push(format!("{place}: versions stand in the workspace"));
        }
    }
    if !lints {
        found.push(format!("{}: `[lints] workspace = true` is missing", manifest.path));
    }
    found
}

fn forbidden(name: &str, dependency: &str, place: &str) -> Option<String> {
    if name == "domain" && !DOMAIN.contains(&dependency) {
        return Some(format!("{place}: domain may not depend on {dependency}"));
    }
    let database = DATABASE.contains(&dependency) && !WITH_A_DATABASE.contains(&name);
    database.then(|| format!("{place}: {name} may not depend on {dependency}; ask persistence"))
}
