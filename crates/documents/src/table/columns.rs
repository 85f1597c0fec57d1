//! Finding the columns we want in a header that a person wrote.

/// A column that the caller knows, under a key of the caller's own.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a, K> {
    pub key: K,
    pub need: Need,
    /// The titles to recognise, in any language. Case, ё, blanks and punctuation make no difference:
    /// «Ф.И.О.» also finds `ФИО`, `E-mail` also finds `email`.
    pub titles: &'a [&'a str],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    Required,
    Optional,
}

/// Where the columns are, and what is wrong with the header. Counting starts at zero.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns<K> {
    /// The first place of every column found.
    pub found: Vec<(K, usize)>,
    /// Required columns that are not there.
    pub missing: Vec<K>,
    /// Columns that nobody asked for: place and title. Untitled ones are passed over.
    pub unknown: Vec<(usize, String)>,
    /// Columns found twice or more: every place after the first.
    pub repeated: Vec<(K, usize)>,
}

impl<K: Copy + PartialEq> Columns<K> {
    /// Where a column is; `None` if the file does not have it.
    #[must_use]
    pub fn at(&self, key: K) -> Option<usize> {
        self.found.iter().find(|(found, _)| *found == key).map(|(_, index)| *index)
    }

    /// The text of a column in a row; empty where the file has no such column.
    #[must_use]
    pub fn cell<'r>(&self, row: &'r super::Row, key: K) -> &'r str {
        self.at(key).map_or("", |index| row.cell(index))
    }
}

/// Matches a header with the wanted columns. A title that two wanted columns claim goes to the first of them.
pub fn find<K: Copy + PartialEq>(header: &[String], wanted: &[Wanted<'_, K>]) -> Columns<K> {
    let known: Vec<(K, Vec<String>)> = wanted
        .iter()
        .map(|column| (column.key, column.titles.iter().map(|title| bare(title)).collect()))
        .collect();
    let mut columns =
        Columns { found: Vec::new(), missing: Vec::new(), unknown: Vec::new(), repeated: Vec::new() };
    for (index, title) in header.iter().enumerate() {
        let title_bare = bare(title);
        if title_bare.is_empty() {
            continue;
        }
        match known.iter().find(|(_, titles)| titles.contains(&title_bare)) {
            None => columns.unknown.push((index, title.clone())),
            Some((key, _)) if columns.at(*key).is_some() => columns.repeated.push((*key, index)),
            Some((key, _)) => columns.found.push((*key, index)),
        }
    }
    let missing = |column: &&Wanted<'_, K>| column.need == Need::Required && columns.at(column.key).is_none();
    columns.missing = wanted.iter().filter(missing).map(|column| column.key).collect();
    columns
}

/// A title without what people write in different ways.
fn bare(title: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '№' | '%');
    let alike = |c: char| if c == 'ё' { 'е' } else { c };
    title.to_lowercase().chars().filter(kept).map(alike).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    enum Key {
        Name,
        Email,
        Post,
    }

    const WANTED: [Wanted<'static, Key>; 3] = [
        Wanted {
            key: Key::Name, need: Need::Required, titles: &["ФИО", "Фамилия, имя, отчество", "Name"]
        },
        Wanted {
            key: Key::Email,
            need: Need::Required,
            titles: &["E-mail", "Электронная почта", "Учётная запись"],
        },
        Wanted { key: Key::Post, need: Need::Optional, titles: &["Должность", "Post"] },
    ];

    fn header(titles: &[&str]) -> Vec<String> {
        titles.iter().map(|title| (*title).to_owned()).collect()
    }

    #[test]
    fn case_yo_blanks_and_punctuation_make_no_difference() {
        let columns = find(&header(&[" Ф. И. О. ", "учетная  запись:", "ДОЛЖНОСТЬ*"]), &WANTED);
        assert_eq!(columns.found, [(Key::Name, 0), (Key::Email, 1), (Key::Post, 2)]);
        assert_eq!((columns.missing, columns.unknown, columns.repeated), (vec![], vec![], vec![]));
    }

    #[test]
    fn what_is_missing_unknown_and_repeated_is_said() {
        let columns = find(&header(&["№ п/п", "e-mail", "", "EMAIL", "Name of school"]), &WANTED);
        assert_eq!(columns.missing, [Key::Name]);
        assert_eq!(columns.repeated, [(Key::Email, 3)]);
        assert_eq!(columns.unknown, [(0, "№ п/п".to_owned()), (4, "Name of school".to_owned())]);
        assert_eq!(columns.at(Key::Post), None);
    }

    #[test]
    fn a_cell_is_read_by_its_key() {
        let columns = find(&header(&["Post", "Name", "e-mail"]), &WANTED);
        let row = super::super::Row { line: 2, cells: header(&["учитель", "Осина В. П."]) };
        assert_eq!(columns.cell(&row, Key::Name), "Осина В. П.");
        assert_eq!(columns.cell(&row, Key::Email), "");
    }
}
