//! Minutes as a document: the facts of the meeting with the wording that people wrote. It is in Russian,
//! whatever language its reader reads pages in.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::basics::id::PersonId;
use domain::body::rules::Signer;
use domain::meeting::item::{Choice, NoteKind, Subject, Vote};
use domain::meeting::state::{Kind, Minutes, Phase, Session};
use domain::meeting::tally::Outcome;
use i18n_embed_fl::fl;
use persistence::meetings::{ItemText, MinutesText};
use persistence::read::meetings::view::{ItemView, MeetingView};
use words::Words;

use crate::meeting;

/// With more members present, they are counted and listed apart.
const LISTED: usize = 10;

/// Minutes.
pub(crate) struct Document {
    /// The body.
    pub(crate) body: String,
    /// The day of the session.
    pub(crate) date: String,
    /// The number, or a dash as long as nobody has signed.
    pub(crate) number: String,
    /// Where it was held.
    pub(crate) place: String,
    /// «очередного заседания …».
    pub(crate) heading: String,
    /// Who presided.
    pub(crate) presiding: String,
    /// Who kept the minutes.
    pub(crate) secretary: String,
    /// Who was present: names, or how many.
    pub(crate) present: String,
    /// The list of those present, where they were only counted.
    pub(crate) list: Vec<String>,
    /// Who was away.
    pub(crate) absent: Vec<String>,
    /// Who came later or left earlier.
    pub(crate) moved: Vec<String>,
    /// The quorum of the session.
    pub(crate) quorum: String,
    /// What was dealt with.
    pub(crate) items: Vec<Part>,
    /// Signatures: what stands before, the name, whether it is there.
    pub(crate) signatures: Vec<(String, String, bool)>,
}

/// One item of minutes.
pub(crate) struct Part {
    /// Its number, counted from 1.
    pub(crate) number: usize,
    /// Its wording.
    pub(crate) wording: String,
    /// Whether the reader may not have it.
    pub(crate) hidden: bool,
    /// What people wrote.
    pub(crate) text: ItemText,
    /// How the votes came out, with who voted how.
    pub(crate) votes: Vec<String>,
    /// Who was left out of it.
    pub(crate) left_out: Vec<String>,
}

/// The day whose date the minutes bear.
pub(crate) fn dated(view: &MeetingView) -> Option<NaiveDate> {
    match &view.phase {
        Phase::Closed { minutes: Minutes::InForce { numbered, .. }, .. } => Some(numbered.dated),
        Phase::Closed { minutes: Minutes::Written { numbered: Some(numbered), .. }, .. } => {
            Some(numbered.dated)
        }
        Phase::Closed { session, .. } | Phase::Open { session } => {
            Some(view.zone.local(session.opened_at).date())
        }
        Phase::Convened | Phase::Cancelled { .. } => None,
    }
}

/// The minutes of a session that has ended; none before.
pub(crate) fn document(words: &Words, view: &MeetingView) -> Option<Document> {
    let Phase::Closed { session, minutes, .. } = &view.phase else { return None };
    let numbered = matches!(minutes, Minutes::InForce { .. } | Minutes::Written { numbered: Some(_), .. });
    let names = present(view, session);
    let counted = names.len() > LISTED;
    let wording = text(words, view);
    let part = |(number, item): (usize, &ItemView)| Part {
        number,
        wording: item.wording.clone(),
        hidden: item.hidden && !view.runs,
        text: wording.items.get(&item.id).cloned().unwrap_or_default(),
        votes: item.votes.iter().map(|vote| voted(words, view, item, vote)).collect(),
        left_out: meeting::left_out(words, view, item),
    };
    let heading = match view.kind {
        Kind::Regular => fl!(words, "mtg-heading-regular"),
        Kind::Extraordinary => fl!(words, "mtg-heading-extraordinary"),
    };
    Some(Document {
        body: view.body_name.clone(),
        date: dated(view).map(|day| words.day(day)).unwrap_or_default(),
        number: if numbered { view.number.to_string() } else { "—".to_owned() },
        place: view.place.clone(),
        heading,
        presiding: named(view, session.presiding),
        secretary: named(view, session.secretary),
        present: if counted { fl!(words, "mtg-present-count", n = names.len()) } else { names.join(", ") },
        list: if counted { names } else { Vec::new() },
        absent: absent(words, view, session),
        moved: moved(words, view, session),
        quorum: words.quorum(attended(view, session)),
        items: (1..).zip(&view.items).map(part).collect(),
        signatures: view.rules.signs.iter().map(|signer| signature(words, view, session, *signer)).collect(),
    })
}

/// The wording as it was saved, or what follows from the facts where nobody has saved one.
pub(crate) fn text(words: &Words, view: &MeetingView) -> MinutesText {
    let proposed = view.items.iter().map(|item| (item.id, proposed(words, item)));
    view.text.clone().unwrap_or_else(|| MinutesText { items: proposed.collect() })
}

fn proposed(words: &Words, item: &ItemView) -> ItemText {
    let said = |kind: NoteKind| {
        let notes = item.notes.iter().filter(|(of, _)| *of == kind).map(|(_, text)| text.as_str());
        notes.collect::<Vec<_>>().join("\n")
    };
    let resolved = match &item.settled {
        _ if item.deferred.is_some() => fl!(words, "mtg-resolved-deferred"),
        None => String::new(),
        Some(vote) => match (&item.subject, &vote.counted.outcome) {
            (Subject::List { .. }, Outcome::Adopted) => fl!(words, "mtg-resolved-list"),
            (Subject::List { .. }, _) => fl!(words, "mtg-resolved-list-not"),
            (Subject::Tie { .. }, _) => fl!(words, "mtg-resolved-tie"),
            (Subject::Application { .. }, _) => match &vote.motion {
                domain::meeting::item::Motion::Resolve { outcome } => {
                    meeting::resolution(words.lang(), item, outcome)
                }
                domain::meeting::item::Motion::Adopt | domain::meeting::item::Motion::Choose => String::new(),
            },
            (Subject::Free, Outcome::Adopted) => fl!(words, "mtg-resolved-free"),
            (Subject::Free, _) => fl!(words, "mtg-resolved-free-not"),
        },
    };
    ItemText { heard: said(NoteKind::Heard), spoke: said(NoteKind::Spoke), resolved }
}

/// Name and post: «Ветошкина А. Г., начальник отдела».
fn named(view: &MeetingView, person: PersonId) -> String {
    let name = meeting::short(view, person);
    match view.people.get(&person).map(|(_, post)| post).filter(|post| !post.is_empty()) {
        Some(post) => format!("{name}, {post}"),
        None => name,
    }
}

/// Everybody who came at all, in the order of names.
fn present(view: &MeetingView, session: &Session) -> Vec<String> {
    let all = meeting::members(view).into_iter();
    all.filter(|(person, ..)| session.attendance.contains_key(person)).map(|(_, name, _)| name).collect()
}

fn absent(words: &Words, view: &MeetingView, session: &Session) -> Vec<String> {
    let all = meeting::members(view).into_iter();
    let away = all.filter(|(person, ..)| !session.attendance.contains_key(person));
    let say = |(person, name, _): (PersonId, String, String)| {
        if session.excused.contains(&person) { fl!(words, "mtg-away-leave", name = name) } else { name }
    };
    away.map(say).collect()
}

/// Members who came after the opening or left before the end, with the times.
fn moved(words: &Words, view: &MeetingView, session: &Session) -> Vec<String> {
    let mut lines = Vec::new();
    for (person, name, _) in meeting::members(view) {
        for spell in session.attendance.get(&person).into_iter().flatten() {
            if spell.from > session.opened_at {
                let at = words.time(spell.from, view.zone);
                lines.push(fl!(words, "mtg-came-at", name = name.as_str(), at = at));
            }
            if let Some(until) = spell.until {
                let at = words.time(until, view.zone);
                lines.push(fl!(words, "mtg-left-at", name = name.as_str(), at = at));
            }
        }
    }
    lines
}

/// The quorum by everybody who came, whenever: each vote says its own.
fn attended(view: &MeetingView, session: &Session) -> domain::meeting::tally::Quorum {
    use domain::meeting::tally::{Roll, quorum};

    let voting = view.members.iter().filter(|member| member.votes);
    let roll = Roll {
        composition: voting.map(|member| member.person).collect(),
        excused: session.excused.clone(),
        present: session.attendance.keys().copied().collect(),
        recused: std::collections::BTreeSet::new(),
        presiding: Some(session.presiding),
    };
    quorum(&view.rules, &roll)
}

/// How a vote came out, and who voted how: the ballot was open.
fn voted(words: &Words, view: &MeetingView, item: &ItemView, vote: &Vote) -> String {
    let mut by: BTreeMap<Choice, Vec<String>> = BTreeMap::new();
    for (person, name, _) in meeting::members(view) {
        if let Some(choice) = vote.ballots.get(&person) {
            by.entry(*choice).or_default().push(name);
        }
    }
    let side = |(choice, names): (Choice, Vec<String>)| {
        let label = match choice {
            Choice::For => fl!(words, "mtg-for"),
            Choice::Against => fl!(words, "mtg-against"),
            Choice::Abstained => fl!(words, "mtg-abstained"),
            Choice::Option(id) => {
                let line = item.lines.iter().find(|line| line.paper.application == id);
                line.map(|line| format!("«{}»", line.paper.title)).unwrap_or_default()
            }
        };
        format!("{label}: {}", names.join(", "))
    };
    let sides: Vec<String> = by.into_iter().map(side).collect();
    // Initials end with a stop already.
    let sides = sides.join("; ");
    let stop = if sides.ends_with('.') { "" } else { "." };
    format!("{} {sides}{stop}", meeting::result(words, item, vote))
}

fn signature(words: &Words, view: &MeetingView, session: &Session, signer: Signer) -> (String, String, bool) {
    let title = match signer {
        Signer::Presiding => fl!(words, "mtg-presiding"),
        Signer::Secretary => fl!(words, "mtg-keeps"),
    };
    (title, meeting::short(view, session.signer(signer)), signed(view, signer))
}

/// Whether it is signed in this place.
pub(crate) fn signed(view: &MeetingView, signer: Signer) -> bool {
    match &view.phase {
        Phase::Closed {
            minutes: Minutes::Written { signed, .. } | Minutes::InForce { signed, .. }, ..
        } => signed.contains_key(&signer),
        Phase::Closed { minutes: Minutes::Unwritten, .. }
        | Phase::Convened
        | Phase::Cancelled { .. }
        | Phase::Open { .. } => false,
    }
}

/// Whether the minutes are in force.
pub(crate) fn in_force(view: &MeetingView) -> bool {
    matches!(view.phase, Phase::Closed { minutes: Minutes::InForce { .. }, .. })
}

/// The version of the wording that stands; 0 for none.
pub(crate) fn version(view: &MeetingView) -> u32 {
    match &view.phase {
        Phase::Closed {
            minutes: Minutes::Written { wording, .. } | Minutes::InForce { wording, .. },
            ..
        } => wording.version,
        Phase::Closed { minutes: Minutes::Unwritten, .. }
        | Phase::Convened
        | Phase::Cancelled { .. }
        | Phase::Open { .. } => 0,
    }
}
