//! A filed work as pages show it: answers by section, files as links (`parts/work.html`).

use domain::procedure::procedure::Procedure;
use persistence::read::filed::FiledWork;

use crate::case;
use crate::extract::Who;

/// A work to read.
#[derive(Debug, Clone)]
pub(crate) struct Work {
    /// Sections: title, and each answer with what was asked.
    pub(crate) sections: Vec<(String, Vec<(String, String)>)>,
    /// Files.
    pub(crate) files: Vec<File>,
}

/// A file to open.
#[derive(Debug, Clone)]
pub(crate) struct File {
    /// What the slot asked for.
    pub(crate) label: String,
    /// Its name.
    pub(crate) name: String,
    /// «1,4 МБ».
    pub(crate) size: String,
    /// Where it opens.
    pub(crate) url: String,
}

/// Says a work; `url` gives the address of a file by its number.
pub(crate) fn say(who: &Who, procedure: &Procedure, work: &FiledWork, url: impl Fn(usize) -> String) -> Work {
    let sections = work.sections.iter().map(|section| {
        let answers = section.answers.iter().map(|answer| {
            let label = who.lang().of(&answer.field.label).to_owned();
            (label, case::said(who, procedure, &answer.field, &answer.text))
        });
        (who.lang().of(&section.title).to_owned(), answers.collect())
    });
    let files = work.files.iter().map(|paper| File {
        label: who.lang().of(&paper.label).to_owned(),
        name: paper.file.name.clone(),
        size: case::size(who.words(), paper.file.size),
        url: url(paper.index),
    });
    Work { sections: sections.collect(), files: files.collect() }
}
