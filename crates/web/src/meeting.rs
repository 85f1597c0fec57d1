//! What the pages of one meeting share: finding it, naming its people, saying its items.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use domain::basics::code::Code;
use domain::basics::id::PersonId;
use domain::basics::moment::Moment;
use domain::call::lists::selection;
use domain::meeting::item::{RecusedBy, Subject, Vote};
use domain::meeting::tally::Outcome;
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use domain::refusal::Refusal;
use i18n_embed_fl::fl;
use persistence::read::meetings::papers::ListLine;
use persistence::read::meetings::view::{ItemView, MeetingView};
use persistence::read::meetings::waiting::Waiting;
use words::{Labels, Lang, Words};

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, short_name};
use crate::server::Server;
use crate::urls;

/// What was posted, by the names of its fields.
#[derive(Debug, Clone, Default)]
pub(crate) struct Typed(Vec<(String, String)>);

impl Typed {
    /// Of a posted form.
    pub(crate) fn of(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// The first value of a field; empty where it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// The first value of a field, or what to show where nothing was sent.
    pub(crate) fn or(&self, name: &str, otherwise: impl Into<String>) -> String {
        let sent = self.0.iter().find(|(known, _)| known == name);
        sent.map_or_else(|| otherwise.into(), |(_, value)| value.clone())
    }

    /// All values of a field.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether nothing was sent.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The id of the form's command.
    pub(crate) fn command(&self) -> Result<domain::basics::id::CommandId, PageError> {
        self.get("command").parse().map(domain::basics::id::CommandId).map_err(|_| PageError::Unreadable)
    }
}

/// Finds a meeting for whoever may read it.
pub(crate) async fn find(server: &Server, who: &Who, code: &str) -> Result<MeetingView, PageError> {
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    server.store.find_meeting(who.viewer(), code).await?.ok_or(PageError::Missing)
}

/// Finds a meeting for whoever runs it.
pub(crate) async fn led(server: &Server, who: &Who, code: &str) -> Result<MeetingView, PageError> {
    let view = find(server, who, code).await?;
    if view.runs { Ok(view) } else { Err(PageError::Missing) }
}

/// The frame of a meeting's page.
pub(crate) fn frame(who: &Who, title: impl Into<String>, view: &MeetingView) -> Frame {
    let (slug, ru, en) = &view.territory;
    who.frame(title).within(slug, who.lang().pick(ru, en)).section(&urls::meetings())
}

/// A refusal in words, with members by their names.
pub(crate) fn refused(who: &Who, view: &MeetingView, refusal: &Refusal) -> String {
    let people: BTreeMap<PersonId, String> =
        view.people.iter().map(|(person, (name, _))| (*person, short_name(name))).collect();
    who.words().refusal(refusal, view.zone, &Names(people))
}

/// Labels of a meeting's refusals: they name people and nothing else.
struct Names(BTreeMap<PersonId, String>);

impl Labels for Names {
    fn date(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn field(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn paper(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn consent(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn stops(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn question(&self, _: &str) -> Option<&Bilingual> {
        None
    }
    fn person(&self, id: PersonId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

/// «Иванова А. П.».
pub(crate) fn short(view: &MeetingView, person: PersonId) -> String {
    view.people.get(&person).map(|(name, _)| short_name(name)).unwrap_or_default()
}

/// Members in the order of their names: id, short name, post.
pub(crate) fn members(view: &MeetingView) -> Vec<(PersonId, String, String)> {
    let mut all: Vec<(PersonId, String, String)> = view
        .members
        .iter()
        .map(|member| {
            let post = view.people.get(&member.person).map(|(_, post)| post.clone());
            (member.person, short(view, member.person), post.unwrap_or_default())
        })
        .collect();
    all.sort_by_cached_key(|(_, name, _)| domain::basics::text::fold(name));
    all
}

/// A table of works: a heading for each list, and its lines.
pub(crate) struct Table {
    /// What the list is kept apart by; empty where there is only one.
    pub(crate) title: String,
    /// Its lines.
    pub(crate) lines: Vec<Line>,
}

/// A work in a table.
pub(crate) struct Line {
    pub(crate) place: String,
    pub(crate) code: String,
    pub(crate) title: String,
    pub(crate) organisation: String,
    pub(crate) total: String,
    pub(crate) class: String,
}

/// The list of an item as the body sees it.
pub(crate) fn tables(words: &Words, item: &ItemView) -> Vec<Table> {
    let (Some(procedure), Some(stage)) = (&item.procedure, stage_of(&item.subject)) else {
        return Vec::new();
    };
    let mut tables: Vec<(Vec<String>, Table)> = Vec::new();
    for line in &item.lines {
        let said = say_line(words, procedure, stage, line);
        match tables.last_mut().filter(|(group, _)| *group == line.group) {
            Some((_, table)) => table.lines.push(said),
            None => {
                let title = group_title(words.lang(), procedure, &line.group);
                tables.push((line.group.clone(), Table { title, lines: vec![said] }));
            }
        }
    }
    tables.into_iter().map(|(_, table)| table).collect()
}

/// The stage of a subject that waits for the body.
pub(crate) fn stage_of(subject: &Subject) -> Option<&StageId> {
    match subject {
        Subject::Application { stage, .. } | Subject::List { stage, .. } | Subject::Tie { stage, .. } => {
            Some(stage)
        }
        Subject::Free => None,
    }
}

fn say_line(words: &Words, procedure: &Procedure, stage: &StageId, line: &ListLine) -> Line {
    let (first, last) = line.places;
    let class = procedure
        .stage(stage)
        .and_then(selection)
        .and_then(|selection| selection.classes.iter().find(|class| class.id.as_str() == line.class));
    Line {
        place: if first == last { first.to_string() } else { format!("{first}–{last}") },
        code: line.paper.code.clone(),
        title: title(words, &line.paper.title),
        organisation: line.paper.organisation.clone(),
        total: total(words, line.total.as_deref()),
        class: class.map_or_else(|| line.class.clone(), |class| words.lang().of(&class.label).to_owned()),
    }
}

/// A total in the reader's digits; a dash where nobody has marked the work.
pub(crate) fn total(words: &Words, total: Option<&str>) -> String {
    let exact = total.and_then(|text| text.parse().ok());
    exact.map_or_else(|| "—".to_owned(), |number| words.exact(number))
}

/// A title, or that it is not there any more.
pub(crate) fn title(words: &Words, title: &str) -> String {
    if title.is_empty() { fl!(words, "apps-untitled") } else { title.to_owned() }
}

fn group_title(lang: Lang, procedure: &Procedure, group: &[String]) -> String {
    let label = |value: &String| {
        let values = procedure.divisions().iter().flat_map(|division| &division.values);
        let found = values.into_iter().find(|known| known.id.as_str() == value);
        found.map_or_else(|| value.clone(), |known| lang.of(&known.label).to_owned())
    };
    group.iter().map(label).collect::<Vec<_>>().join(", ")
}

/// How a vote came out: what was put to it, the count, and the order of the equals.
pub(crate) fn result(words: &Words, item: &ItemView, vote: &Vote) -> String {
    let counted = words.counted(&vote.counted);
    let Outcome::Chosen { order } = &vote.counted.outcome else {
        return match &vote.motion {
            domain::meeting::item::Motion::Resolve { outcome } => {
                format!("{}. {counted}", resolution(words.lang(), item, outcome))
            }
            domain::meeting::item::Motion::Adopt | domain::meeting::item::Motion::Choose => counted,
        };
    };
    let name = |id: &domain::basics::id::ApplicationId| {
        let line = item.lines.iter().find(|line| line.paper.application == *id);
        line.map(|line| format!("«{}»", title(words, &line.paper.title))).unwrap_or_default()
    };
    let places: Vec<String> =
        order.iter().map(|equal| equal.iter().map(name).collect::<Vec<_>>().join(", ")).collect();
    fl!(words, "mtg-order", counted = counted, order = places.join("; "))
}

/// What a resolution is called.
pub(crate) fn resolution(lang: Lang, item: &ItemView, outcome: &OutcomeId) -> String {
    let stage = stage_of(&item.subject).zip(item.procedure.as_ref());
    let route = stage.and_then(|(stage, procedure)| procedure.stage(stage)?.on.get(outcome));
    let label = route.and_then(|route| route.label.as_ref());
    label.map_or_else(|| outcome.to_string(), |label| lang.of(label).to_owned())
}

/// Who is left out of an item, a sentence each.
pub(crate) fn left_out(words: &Words, view: &MeetingView, item: &ItemView) -> Vec<String> {
    let say = |(person, by, ground): &(PersonId, RecusedBy, String)| {
        let name = short(view, *person);
        let sentence = match by {
            RecusedBy::Rule => fl!(words, "mtg-out-rule", name = name),
            RecusedBy::Member => fl!(words, "mtg-out-member", name = name),
            RecusedBy::Meeting => fl!(words, "mtg-out-meeting", name = name),
        };
        if ground.is_empty() { sentence } else { format!("{sentence} {ground}") }
    };
    item.left_out.iter().map(say).collect()
}

/// The moment of a typed time on the day of the session, or on the next where it had begun later.
pub(crate) fn in_session(view: &MeetingView, opened: Moment, time: &str) -> Option<Moment> {
    let time = chrono::NaiveTime::parse_from_str(time.trim(), "%H:%M").ok()?;
    let began: NaiveDateTime = view.zone.local(opened);
    let at = view.zone.moment(began.date().and_time(time))?;
    if at.plus_seconds(59) >= opened {
        Some(at.max(opened))
    } else {
        view.zone.moment(began.date().succ_opt()?.and_time(time))
    }
}

/// How an item about something that waits is worded, until somebody words it otherwise.
pub(crate) fn wording(who: &Who, found: &Waiting) -> String {
    // The agenda is a document of the body, whatever language its secretary reads pages in.
    let words = who.inner.server.speech.of(Lang::Ru);
    let call = found.call.ru.as_str();
    match &found.subject {
        Subject::List { .. } => fl!(words, "mtg-about-list", call = call),
        Subject::Tie { .. } => fl!(words, "mtg-about-tie", call = call, n = found.count),
        Subject::Application { .. } => {
            let work = found.works.first();
            let organisation = work.map(|work| work.organisation.clone()).unwrap_or_default();
            let title = title(words, work.map_or("", |work| work.title.as_str()));
            fl!(words, "mtg-about-work", title = title, organisation = organisation)
        }
        Subject::Free => String::new(),
    }
}

/// More about something that waits: how much it is, or which works.
pub(crate) fn note(who: &Who, found: &Waiting) -> String {
    let words = who.words();
    match &found.subject {
        Subject::List { list, .. } => {
            let list = *list;
            fl!(words, "mtg-note-list", list = list, n = found.count)
        }
        Subject::Tie { .. } => {
            let names = found.works.iter().map(|work| title(words, &work.title));
            names.collect::<Vec<_>>().join("; ")
        }
        Subject::Application { .. } => who.lang().of(&found.stage).to_owned(),
        Subject::Free => String::new(),
    }
}

/// The item with this number, counted from 1.
pub(crate) fn item<'a>(view: &'a MeetingView, number: &str) -> Option<&'a ItemView> {
    view.items.get(number.parse::<usize>().ok()?.checked_sub(1)?)
}
