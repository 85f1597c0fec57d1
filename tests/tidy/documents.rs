//! Documents that promise something about themselves or about the house.

use std::path::Path;

use crate::house::File;

const HEADINGS: [&str; 3] = ["## Context", "## Decision", "## What we gave up"];
const RECORD_LINES: usize = 60;

pub fn poor_record(file: &File) -> Vec<String> {
    let mut found: Vec<String> = HEADINGS
        .iter()
        .filter(|heading| !file.text.lines().any(|line| line.trim_end() == **heading))
        .map(|heading| format!("{}: `{heading}` is missing", file.path))
        .collect();
    let lines = file.text.lines().count();
    if lines > RECORD_LINES {
        found.push(format!("{}: {lines} lines, at most {RECORD_LINES}", file.path));
    }
    found
}

/// Paths in backticks that lead nowhere. A path has a slash; a URL begins with one.
pub fn lost_paths(file: &File, root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for (place, line) in file.lines() {
        for quoted in line.split('`').skip(1).step_by(2).filter(|quoted| is_path(quoted)) {
            for path in spelled_out(quoted) {
                // Of a pattern, the folder it begins with.
                let solid = path.split(['*', '…', '<']).next().unwrap_or_default();
                let solid = if solid.len() < path.len() { folder(solid) } else { solid };
                if !root.join(solid).exists() {
                    found.push(format!("{place}: there is no {path}"));
                }
            }
        }
    }
    found
}

fn is_path(quoted: &str) -> bool {
    let looks = quoted.contains('/') && !quoted.starts_with('/');
    looks && !["::", "://", " "].iter().any(|sign| quoted.contains(sign))
}

fn folder(start: &str) -> &str {
    start.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// `a/{b,c}.rs` is `a/b.rs` and `a/c.rs`.
fn spelled_out(path: &str) -> Vec<String> {
    let braces = path.split_once('{').and_then(|(head, rest)| Some((head, rest.split_once('}')?)));
    let Some((head, (choices, tail))) = braces else {
        return vec![path.to_owned()];
    };
    choices.split(',').flat_map(|choice| spelled_out(&format!("{head}{}{tail}", choice.trim()))).collect()
}
