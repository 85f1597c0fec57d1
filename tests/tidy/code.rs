//! What a line of code may not look like.

use std::path::Path;

use crate::house::File;

const WIDTH: usize = 110;

/// If a thing has no home, it lacks a name.
const SHAPELESS: [&str; 8] = ["util", "utils", "common", "helpers", "misc", "types", "manager", "service"];

/// Words with another name in this house (docs/glossary.md).
const REJECTED: [(&str, &str); 3] = [("Contest", "Call"), ("Protocol", "Minutes"), ("Lane", "Division")];

pub fn long_lines(file: &File) -> Vec<String> {
    let long = file.lines().filter(|(_, line)| line.chars().count() > WIDTH);
    long.map(|(place, line)| format!("{place}: {} characters", line.chars().count())).collect()
}

pub fn shapeless_modules(file: &File) -> Vec<String> {
    let parts = Path::new(&file.path).iter().filter_map(|part| part.to_str());
    let in_path = parts
        .filter(|part| SHAPELESS.contains(&part.trim_end_matches(".rs")))
        .map(|part| format!("{}: `{part}` says nothing of what it holds", file.path));
    let declared = file.lines().filter_map(|(place, line)| {
        let name = declared("mod", line)?;
        SHAPELESS.contains(&name).then(|| format!("{place}: `{name}` says nothing of what it holds"))
    });
    in_path.chain(declared).collect()
}

pub fn code_in_mod_files(file: &File) -> Vec<String> {
    if !file.path.ends_with("/mod.rs") {
        return Vec::new();
    }
    let allowed = |line: &str| {
        let line = line.trim();
        line.is_empty()
            || line.starts_with("//")
            || line.starts_with("#[")
            || (declared("mod", line).is_some() && line.ends_with(';'))
    };
    let code = file.lines().filter(|(_, line)| !allowed(line));
    code.map(|(place, line)| format!("{place}: code in a mod.rs: {}", line.trim())).collect()
}

pub fn leftovers(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (place, line) in file.lines() {
        for word in ["FIXME", "XXX"] {
            if has_word(line, word) {
                found.push(format!("{place}: {word}"));
            }
        }
        if line.contains("dbg!") {
            found.push(format!("{place}: dbg!"));
        }
        if has_word(comment(line), "temporary") {
            found.push(format!("{place}: \"temporary\" in a comment; nothing lasts longer"));
        }
        let numbered = ["TODO #", "TODO(#"].iter().any(|start| {
            let after = line.split_once(start).map(|(_, after)| after);
            after.is_some_and(|after| after.starts_with(|sign: char| sign.is_ascii_digit()))
        });
        if has_word(line, "TODO") && !numbered {
            found.push(format!("{place}: TODO without the number of an issue"));
        }
    }
    found
}

pub fn rejected_names(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (place, line) in file.lines() {
        for keyword in ["struct", "enum", "trait", "type", "mod"] {
            let Some(name) = declared(keyword, line) else { continue };
            for (rejected, instead) in REJECTED {
                if segments(name).iter().any(|segment| segment.eq_ignore_ascii_case(rejected)) {
                    found.push(format!("{place}: `{name}` speaks of {rejected}; say {instead}"));
                }
            }
        }
    }
    found
}

/// The name declared on this line: `pub(crate) struct Name<T> {` gives `Name`.
fn declared<'a>(keyword: &str, line: &'a str) -> Option<&'a str> {
    let mut words = line.split_whitespace().skip_while(|word| word.starts_with("pub"));
    if words.next() != Some(keyword) {
        return None;
    }
    let word = words.next()?;
    let end = word.find(|sign: char| !sign.is_alphanumeric() && sign != '_').unwrap_or(word.len());
    word.get(..end)
}

/// `MeetingProtocol` and `meeting_protocol` are meeting and protocol.
fn segments(name: &str) -> Vec<String> {
    let mut segments = vec![String::new()];
    for sign in name.chars() {
        if sign == '_' || sign.is_uppercase() {
            segments.push(String::new());
        }
        if let Some(last) = segments.last_mut()
            && sign != '_'
        {
            last.push(sign);
        }
    }
    segments
}

fn has_word(line: &str, word: &str) -> bool {
    line.match_indices(word).any(|(at, _)| {
        let before = line.get(..at).and_then(|part| part.chars().next_back());
        let after = line.get(at + word.len()..).and_then(|part| part.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

fn comment(line: &str) -> &str {
    let start = ["//", "/*", "<!--", "{#", "# "].iter().filter_map(|mark| line.find(mark)).min();
    start.and_then(|at| line.get(at..)).unwrap_or_default()
}
