//! GET and POST /apps/{code}/{section}: one topic of the form. The same POST serves the page's own script,
//! which saves while one types, and the buttons, which work without it.

use std::collections::BTreeMap;

use askama::Template;
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::application::{draft, form};
use domain::basics::id::CommandId;
use domain::basics::text::words as count_words;
use domain::procedure::form::{DivisionSource, Field, FieldKind, Section, Sight};
use domain::procedure::procedure::Procedure;
use http::{HeaderMap, StatusCode};
use i18n_embed_fl::fl;
use persistence::plain::drafts::Saved;
use persistence::read::apps::AppView;
use serde_json::json;
use words::Words;

use crate::case::{self, Standing};
use crate::error::PageError;
use crate::extract::{Form, Path, Who};
use crate::frame::{Frame, html_as};
use crate::notice::{Done, Notice};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "apps/section.html")]
struct SectionView {
    frame: Frame,
    title: String,
    over: String,
    hint: Option<String>,
    back: String,
    action: String,
    standing: Standing,
    fields: Vec<FieldView>,
    version: i64,
    key: String,
    saved: String,
    last: bool,
}

/// One question as the page shows it.
struct FieldView {
    id: String,
    label: String,
    hint: Option<String>,
    example: Option<String>,
    input: Input,
    value: String,
    options: Vec<OptionView>,
    error: Option<String>,
    optional: bool,
    limit: Option<(u32, String)>,
    note: Option<String>,
    sees: String,
    both: Option<Both>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Input {
    Line(&'static str),
    Text,
    Radio,
    Checkbox,
}

struct OptionView {
    id: String,
    label: String,
    hint: Option<String>,
    picked: bool,
}

/// Both texts of a field that two people changed.
struct Both {
    who: String,
    theirs: String,
}

pub(crate) async fn show(
    State(server): State<Server>,
    who: Who,
    Path((code, id)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let saved = last_saved(&server, &who, &view, find(&view.procedure, &id)?).await?;
    page(&who, &view, (&id, saved), None)
}

pub(crate) async fn save(
    State(server): State<Server>,
    who: Who,
    headers: HeaderMap,
    Path((code, id)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let view = case::find(&server, &who, &code).await?;
    let section = find(&view.procedure, &id)?;
    let one = |name: &str| pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str());
    let base = one("version").and_then(|text| text.parse().ok()).ok_or(PageError::Unreadable)?;
    let command = one("command").and_then(|text| text.parse().ok()).ok_or(PageError::Unreadable)?;
    let texts = texts(section, &pairs);
    let act = who.act(CommandId(command));
    let saved = server.store.save_answers(&act, view.code, base, texts.clone()).await?;
    if headers.contains_key("x-autosave") {
        return Ok(answer(&who, &view, section, &texts, saved));
    }
    if !saved.theirs.is_empty() {
        // Read again: what stands now goes beside what was typed, which stays in the field.
        let view = case::find(&server, &who, &code).await?;
        let last = last_saved(&server, &who, &view, find(&view.procedure, &id)?).await?;
        return page(&who, &view, (&id, last), Some((&texts, &saved)));
    }
    let next = (one("go") == Some("next")).then(|| after(&view.procedure, &id)).flatten();
    let to = next.map_or_else(|| urls::app(view.code), |next| urls::app_part(view.code, &next));
    Ok(Done::to(to).saying(Notice::Saved).into_response())
}

/// The posted texts of the section's own fields. A box that is not ticked is not posted, so what is absent is
/// empty; a list's ticks become lines.
fn texts(section: &Section, pairs: &[(String, String)]) -> BTreeMap<String, String> {
    let posted = |id: &str| -> Vec<&str> {
        pairs.iter().filter(|(name, _)| name == id).map(|(_, value)| value.as_str()).collect()
    };
    let text = |field: &Field| (field.id.as_str().to_owned(), posted(field.id.as_str()).join("\n"));
    section.fields.iter().map(text).collect()
}

/// What the page's script hears: saved, or that somebody else changed something in this section meanwhile.
fn answer(
    who: &Who,
    view: &AppView,
    section: &Section,
    texts: &BTreeMap<String, String>,
    saved: Saved,
) -> Response {
    let Saved { version, saved_at, merged, theirs, who: other } = saved;
    if !merged.is_empty() || !theirs.is_empty() {
        let all: BTreeMap<String, String> = merged.into_iter().chain(theirs).collect();
        let lists = section.fields.iter().filter(|field| field.kind == FieldKind::Choices);
        let lists: Vec<&str> = lists.map(|field| field.id.as_str()).collect();
        let theirs: serde_json::Map<String, serde_json::Value> = all
            .into_iter()
            .map(|(field, text)| {
                let value = if lists.contains(&field.as_str()) {
                    json!(text.lines().collect::<Vec<_>>())
                } else {
                    json!(text)
                };
                (field, value)
            })
            .collect();
        let body = json!({ "theirs": theirs, "who": other, "version": version });
        return (StatusCode::CONFLICT, Json(body)).into_response();
    }
    let limits = section.fields.iter().filter_map(|field| Some((field.id.as_str(), field.words_max?)));
    let left: BTreeMap<&str, i64> = limits
        .map(|(id, limit)| {
            let used = texts.get(id).map_or(0, |text| count_words(text));
            (id, i64::from(limit) - i64::try_from(used).unwrap_or(i64::MAX))
        })
        .collect();
    let time = who.words().time(saved_at, case::zone(&view.zone));
    Json(json!({ "saved_at": time, "version": version, "left": left })).into_response()
}

fn find<'a>(procedure: &'a Procedure, id: &str) -> Result<&'a Section, PageError> {
    form::sections(procedure).find(|section| section.id.as_str() == id).ok_or(PageError::Missing)
}

/// The part after this section: the next section, or the papers after the last.
fn after(procedure: &Procedure, id: &str) -> Option<String> {
    let mut sections = form::sections(procedure).skip_while(|section| section.id.as_str() != id);
    sections.next()?;
    Some(sections.next().map_or_else(|| "files".to_owned(), |section| section.id.as_str().to_owned()))
}

fn page(
    who: &Who,
    view: &AppView,
    (id, last): (&str, String),
    clash: Option<(&BTreeMap<String, String>, &Saved)>,
) -> Result<Response, PageError> {
    let words = who.words();
    let section = find(&view.procedure, id)?;
    let all: Vec<&str> = form::sections(&view.procedure).map(|section| section.id.as_str()).collect();
    let at = all.iter().position(|known| *known == id).unwrap_or_default();
    let title = who.lang().of(&section.title).to_owned();
    let frame = case::frame(who, title.clone());
    let page = SectionView {
        frame: if clash.is_some() { frame.with_errors() } else { frame },
        title,
        over: format!(
            "{} · {}",
            fl!(words, "section-over", n = (at + 1), all = all.len()),
            case::work(words, view)
        ),
        hint: section.hint.as_ref().map(|hint| who.lang().of(hint).to_owned()),
        back: urls::app(view.code),
        action: urls::app_part(view.code, id),
        standing: case::standing(words, view, who.now()),
        fields: section.fields.iter().map(|field| field_view(who, view, field, clash)).collect(),
        version: clash.map_or(view.version, |(_, saved)| saved.version),
        key: case::draft_key(who, view.code, id),
        saved: last,
        last: at + 1 == all.len(),
    };
    html_as(if clash.is_some() { StatusCode::CONFLICT } else { StatusCode::OK }, &page)
}

/// «Последнее сохранение: 24 ноября, 14:32, Иванова А. П.»
async fn last_saved(
    server: &Server,
    who: &Who,
    view: &AppView,
    section: &Section,
) -> Result<String, PageError> {
    let words = who.words();
    let saved = section.fields.iter().filter_map(|field| view.saved.get(field.id.as_str()));
    let Some((at, by)) = saved.max_by_key(|(at, _)| *at) else { return Ok(String::new()) };
    let at = words.short_moment(*at, case::zone(&view.zone));
    let name = match by {
        Some(by) => server.store.name_of(*by).await?,
        None => None,
    };
    Ok(match name {
        Some(name) => fl!(words, "save-last-by", at = at, who = crate::frame::short_name(&name)),
        None => fl!(words, "save-last", at = at),
    })
}

fn field_view(
    who: &Who,
    view: &AppView,
    field: &Field,
    clash: Option<(&BTreeMap<String, String>, &Saved)>,
) -> FieldView {
    let (words, lang) = (who.words(), who.lang());
    let id = field.id.as_str();
    let stored = view.draft.answers.get(id).cloned().unwrap_or_default();
    let theirs = clash.and_then(|(_, saved)| saved.theirs.get(id).cloned());
    let value = match (&theirs, clash) {
        (Some(_), Some((mine, _))) => mine.get(id).cloned().unwrap_or_default(),
        _ => stored,
    };
    let both = theirs.map(|theirs| Both {
        who: match clash.and_then(|(_, saved)| saved.who.clone()) {
            Some(name) => fl!(words, "both-title-who", who = crate::frame::short_name(&name)),
            None => fl!(words, "both-title"),
        },
        theirs,
    });
    // What is merely empty is told on the page «check», not while one is still writing.
    let wrong = draft::field_gap(&view.procedure, field, &value);
    let wrong = wrong.filter(|gap| !matches!(gap, domain::refusal::Gap::Empty { .. }));
    FieldView {
        id: id.to_owned(),
        label: lang.of(&field.label).to_owned(),
        hint: field.hint.as_ref().map(|hint| lang.of(hint).to_owned()),
        example: field.example.as_ref().map(|example| lang.of(example).to_owned()),
        input: input(field.kind),
        options: options(who, &view.procedure, field, &value),
        error: wrong.map(|gap| words.gap(&gap, &*view.procedure)),
        optional: !field.required,
        limit: field.words_max.map(|n| (n, fl!(words, "section-words-max", n = n))),
        note: note(words, field),
        sees: sees(words, field.sight),
        both,
        value,
    }
}

const fn input(kind: FieldKind) -> Input {
    match kind {
        FieldKind::Line => Input::Line("text"),
        FieldKind::Number => Input::Line("number"),
        FieldKind::Date => Input::Line("date"),
        FieldKind::Email => Input::Line("email"),
        FieldKind::Phone => Input::Line("tel"),
        FieldKind::Url => Input::Line("url"),
        FieldKind::Text | FieldKind::Table => Input::Text,
        FieldKind::Choice | FieldKind::YesNo => Input::Radio,
        FieldKind::Choices => Input::Checkbox,
    }
}

fn options(who: &Who, procedure: &Procedure, field: &Field, value: &str) -> Vec<OptionView> {
    let lang = who.lang();
    if field.kind == FieldKind::YesNo {
        let option = |id: &str, label: String| OptionView {
            id: id.to_owned(),
            label,
            hint: None,
            picked: value == id,
        };
        return vec![option("yes", fl!(who.words(), "yes")), option("no", fl!(who.words(), "no"))];
    }
    let divisions = &procedure.definition().divisions;
    let fed = divisions.iter().find(|division| division.from == DivisionSource::Answer(field.id.clone()));
    let listed = fed.map_or(&field.options, |division| &division.values);
    let option = |option: &domain::procedure::form::Choice| OptionView {
        id: option.id.as_str().to_owned(),
        label: lang.of(&option.label).to_owned(),
        hint: option.hint.as_ref().map(|hint| lang.of(hint).to_owned()),
        picked: value.lines().any(|line| line == option.id.as_str()),
    };
    listed.iter().map(option).collect()
}

fn note(words: &Words, field: &Field) -> Option<String> {
    if let (Some(min), Some(max)) = (field.min, field.max) {
        return Some(fl!(words, "section-number-range", min = min.to_string(), max = max.to_string()));
    }
    if let Some(n) = field.choices_max {
        return Some(fl!(words, "section-choices-max", n = n));
    }
    field.chars_max.map(|n| fl!(words, "section-chars-max", n = n))
}

fn sees(words: &Words, sight: Sight) -> String {
    match sight {
        Sight::Applicant => fl!(words, "sees-applicant"),
        Sight::Staff => fl!(words, "sees-staff"),
        Sight::Council => fl!(words, "sees-council"),
        Sight::Experts => fl!(words, "sees-experts"),
        Sight::Public => fl!(words, "sees-public"),
    }
}

impl FieldView {
    /// Ids of what describes the field, for `aria-describedby`.
    fn described_by(&self) -> String {
        let parts = [
            (self.hint.is_some(), "hint"),
            (self.error.is_some(), "error"),
            (self.limit.is_some(), "left"),
            (true, "sees"),
        ];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", self.id));
        ids.collect::<Vec<_>>().join(" ")
    }

    fn rows(&self) -> usize {
        match self.limit {
            Some((words, _)) if words > 200 => 10,
            Some((words, _)) if words > 60 => 7,
            _ => 4,
        }
    }
}
