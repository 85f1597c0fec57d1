//! The words of both languages: the same keys, with the same arguments.

use std::collections::{BTreeMap, BTreeSet};

use crate::house::File;

type Messages<'a> = BTreeMap<String, BTreeSet<&'a str>>;

pub fn differences(russian: &[File], english: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    let russian = messages(russian, &mut found);
    let english = messages(english, &mut found);
    for (key, arguments) in &russian {
        match english.get(key) {
            None => found.push(format!("`{key}` is only in Russian")),
            Some(others) if others != arguments => {
                found.push(format!("`{key}` takes {arguments:?} in Russian and {others:?} in English"));
            }
            Some(_) => {}
        }
    }
    let only_english = english.keys().filter(|key| !russian.contains_key(*key));
    found.extend(only_english.map(|key| format!("`{key}` is only in English")));
    found
}

/// Every message, term and attribute (`key.attribute`) with the arguments anywhere in its pattern.
fn messages<'a>(files: &'a [File], twice: &mut Vec<String>) -> Messages<'a> {
    let mut messages = Messages::new();
    for file in files {
        let (mut message, mut key) = (String::new(), String::new());
        for (place, line) in file.lines() {
            if line.starts_with('#') || line.trim().is_empty() {
                continue;
            }
            if let Some(name) = name(line) {
                message = name.to_owned();
                key.clone_from(&message);
                if messages.insert(key.clone(), BTreeSet::new()).is_some() {
                    twice.push(format!("{place}: `{key}` is there twice"));
                }
            } else if let Some(name) = line.trim_start().strip_prefix('.').and_then(name) {
                key = format!("{message}.{name}");
                messages.insert(key.clone(), BTreeSet::new());
            }
            if let Some(arguments) = messages.get_mut(&key) {
                arguments.extend(line.split('$').skip(1).map(identifier));
            }
        }
    }
    messages
}

/// `key = …` at the beginning of a line.
fn name(line: &str) -> Option<&str> {
    let (name, _) = line.split_once('=')?;
    let name = name.trim_end();
    let starts = name.starts_with(|sign: char| sign.is_ascii_alphabetic() || sign == '-');
    (starts && name.chars().all(|sign| sign.is_ascii_alphanumeric() || "-_".contains(sign))).then_some(name)
}

fn identifier(text: &str) -> &str {
    let end = text.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '-' && sign != '_');
    text.get(..end.unwrap_or(text.len())).unwrap_or(text)
}
