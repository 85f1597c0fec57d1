//! The files of the repository, as text.

use std::fs;
use std::path::{Path, PathBuf};

/// A file by its path from the root.
#[derive(Debug)]
pub struct File {
    pub path: String,
    pub text: String,
}

impl File {
    pub fn sample(path: &str, text: &str) -> Self {
        Self { path: path.to_owned(), text: text.to_owned() }
    }

    /// Lines with their places, `path:line`.
    pub fn lines(&self) -> impl Iterator<Item = (String, &str)> {
        self.text.lines().zip(1..).map(|(line, number)| (format!("{}:{number}", self.path), line))
    }
}

pub fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_path_buf()
}

/// Every file in these places (folders or files) whose name ends like this; a place may not exist yet.
pub fn files(places: &[&str], endings: &[&str]) -> Vec<File> {
    let mut found = Vec::new();
    for place in places {
        collect(&root(), &root().join(place), endings, &mut found);
    }
    found.sort_by(|one, other| one.path.cmp(&other.path));
    found
}

/// All Rust, except what holds bad samples on purpose.
pub fn rust() -> Vec<File> {
    let mut found = files(&["crates", "migrations", "tests"], &[".rs"]);
    found.retain(|file| !file.path.starts_with("tests/tidy"));
    assert!(found.len() > 20, "only {} Rust files seen", found.len());
    found
}

/// Rust, templates, styles, scripts, settings and documents.
pub fn text_files() -> Vec<File> {
    let written = [".html", ".css", ".js", ".toml", ".ftl", ".sh", ".sql"];
    let mut found = rust();
    found.extend(files(&["crates", "migrations", "tests", "web", "procedures"], &written));
    found.retain(|file| !file.path.ends_with(".min.js"));
    found
}

fn collect(root: &Path, place: &Path, endings: &[&str], found: &mut Vec<File>) {
    if let Ok(entries) = fs::read_dir(place) {
        for entry in entries.flatten() {
            // Hidden folders and build output are not the house.
            if !matches!(entry.file_name().to_str(), Some(name) if name.starts_with('.') || name == "target")
            {
                collect(root, &entry.path(), endings, found);
            }
        }
        return;
    }
    let path = place.strip_prefix(root).unwrap_or(place).display().to_string();
    if endings.iter().any(|ending| path.ends_with(ending))
        && let Ok(text) = fs::read_to_string(place)
    {
        found.push(File { path, text });
    }
}
