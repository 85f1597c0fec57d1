//! What the content security policy would refuse, and what would break out of escaping.

use crate::house::File;

pub fn breaches(file: &File) -> Vec<String> {
    let mut found = Vec::new();
    for (place, line) in file.lines() {
        for _ in line.split('|').skip(1).filter(|filter| is_safe(filter)) {
            found.push(format!("{place}: |safe"));
        }
    }
    for (at, tag) in tags(&file.text) {
        let number = file.text.get(..at).unwrap_or_default().matches('\n').count() + 1;
        let place = format!("{}:{number}", file.path);
        for attribute in tag.split_whitespace().skip(1) {
            let name = attribute.split('=').next().unwrap_or(attribute).to_ascii_lowercase();
            let handler = name.len() > 2 && name.starts_with("on") && attribute.contains('=');
            if name == "style" && attribute.contains('=') {
                found.push(format!("{place}: an inline style"));
            } else if handler && name.chars().all(|sign| sign.is_ascii_lowercase()) {
                found.push(format!("{place}: an inline handler {name}"));
            }
        }
        if tag.contains("javascript:") {
            found.push(format!("{place}: a script as an address"));
        }
        if tag.starts_with("<script") && script_body(&file.text, at + tag.len()) {
            found.push(format!("{place}: a script with a body"));
        }
    }
    found
}

fn is_safe(filter: &str) -> bool {
    let after = filter.trim_start().strip_prefix("safe");
    after.is_some_and(|after| !after.starts_with(|sign: char| sign.is_alphanumeric() || sign == '_'))
}

/// Opening tags with their places.
fn tags(text: &str) -> Vec<(usize, &str)> {
    let starts = text.match_indices('<').map(|(at, _)| at);
    let tag = |at: usize| {
        let rest = text.get(at..)?;
        let is_tag = rest.get(1..2)?.starts_with(|sign: char| sign.is_ascii_alphabetic());
        is_tag.then(|| rest.get(..rest.find('>').map_or(rest.len(), |end| end + 1)).unwrap_or(rest))
    };
    starts.filter_map(|at| Some((at, tag(at)?))).collect()
}

fn script_body(text: &str, after_tag: usize) -> bool {
    let rest = text.get(after_tag..).unwrap_or_default();
    let body = rest.split("</script").next().unwrap_or_default();
    !body.trim().is_empty()
}
