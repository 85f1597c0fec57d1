//! What was filed, as far as a viewer may read it. Blindness is made here: an answer or a file that the
//! circle of the viewer may not see is not read at all, and what experts get bears no name that the school
//! gave.

use std::collections::BTreeMap;

use domain::application::form;
use domain::application::state::Case;
use domain::basics::digest::Digest;
use domain::procedure::form::{Field, Sight};
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::StoreError;
use crate::entity::content;
use crate::read::apps::FiledFile;

/// A filed work as one circle of people sees it.
#[derive(Debug, Clone)]
pub struct FiledWork {
    /// The work's title; empty once erased, or where the circle may not know it.
    pub title: String,
    /// Sections that have anything to show.
    pub sections: Vec<FiledSection>,
    /// Files that the circle may open.
    pub files: Vec<FiledPaper>,
}

/// A section with its answers.
#[derive(Debug, Clone)]
pub struct FiledSection {
    /// Its title.
    pub title: Bilingual,
    /// Answers that are not empty, in the order of the form.
    pub answers: Vec<FiledAnswer>,
}

/// One answer.
#[derive(Debug, Clone)]
pub struct FiledAnswer {
    /// What was asked.
    pub field: Field,
    /// What was answered, as stored; empty once erased.
    pub text: String,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FiledPaper {
    /// Its number among all files of the filing, by which it is opened.
    pub index: usize,
    /// What the slot asked for.
    pub label: Bilingual,
    /// The file. For experts its name is that of the slot, since schools write their names into file names.
    pub file: FiledFile,
}

/// Reads a filed work for a circle: one query.
pub(crate) async fn work(
    db: &impl ConnectionTrait,
    procedure: &Procedure,
    case: &Case,
    circle: Sight,
) -> Result<FiledWork, StoreError> {
    let blind = circle >= Sight::Experts;
    let may = |sight: Sight, identifying: bool| sight >= circle && !(blind && identifying);
    let fields: Vec<&Field> =
        form::fields(procedure).filter(|field| may(field.sight, field.identifying)).collect();
    let slots: BTreeMap<&str, _> = form::papers(procedure)
        .filter(|slot| slot.sight >= circle)
        .map(|slot| (slot.id.as_str(), slot))
        .collect();
    let answers = fields.iter().filter_map(|field| case.filed.answers.get(field.id.as_str()));
    let papers = case.filed.papers.iter().filter(|(slot, _)| slots.contains_key(slot.as_str()));
    let wanted: Vec<Digest> = answers.copied().chain(papers.map(|(_, digest)| *digest)).collect();
    let texts = texts(db, &wanted).await?;
    let text = |digest: &Digest| texts.get(&digest.to_string()).cloned().unwrap_or_default();
    let title = form::title_field(procedure).filter(|field| may(field.sight, field.identifying));
    let title = title.and_then(|field| case.filed.answers.get(field.id.as_str())).map(text);
    let sections = form::sections(procedure).filter_map(|section| {
        let shown = section.fields.iter().filter(|field| may(field.sight, field.identifying));
        let answers: Vec<FiledAnswer> = shown
            .filter_map(|field| {
                let text = text(case.filed.answers.get(field.id.as_str())?);
                Some(FiledAnswer { field: field.clone(), text })
            })
            .collect();
        (!answers.is_empty()).then(|| FiledSection { title: section.title.clone(), answers })
    });
    let sections = sections.collect();
    let files = case.filed.papers.iter().enumerate().filter_map(|(index, (slot, digest))| {
        let slot = slots.get(slot.as_str())?;
        let mut file = FiledFile::parse(&text(digest))?;
        if blind {
            file.name = blind_name(&slot.label, index, &file.name);
        }
        Some(FiledPaper { index, label: slot.label.clone(), file })
    });
    Ok(FiledWork { title: title.unwrap_or_default(), sections, files: files.collect() })
}

/// Texts by their digests; erased ones are left out.
pub(crate) async fn texts(
    db: &impl ConnectionTrait,
    digests: &[Digest],
) -> Result<BTreeMap<String, String>, StoreError> {
    let mut texts = BTreeMap::new();
    for some in digests.chunks(500) {
        let rows = content::Entity::find()
            .filter(content::Column::Digest.is_in(some.iter().map(ToString::to_string)))
            .all(db)
            .await?;
        texts.extend(rows.into_iter().filter_map(|row| Some((row.digest, row.text?))));
    }
    Ok(texts)
}

/// «Описание продукта 1.pdf»: the slot's label, the file's number and what the name ends with.
fn blind_name(label: &Bilingual, index: usize, name: &str) -> String {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let ending =
        ending.filter(|ending| ending.chars().all(|c| c.is_ascii_alphanumeric()) && ending.len() < 6);
    let number = index + 1;
    match ending {
        Some(ending) => format!("{} {number}.{ending}", label.ru),
        None => format!("{} {number}", label.ru),
    }
}
