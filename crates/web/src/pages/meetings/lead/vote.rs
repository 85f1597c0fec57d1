//! The table of a vote by name: one answer for all, then the exceptions.

use std::collections::BTreeMap;

use domain::basics::id::PersonId;
use domain::meeting::item::{Choice as Ballot, Motion, Subject};
use domain::procedure::name::OutcomeId;
use i18n_embed_fl::fl;
use persistence::read::meetings::view::{ItemView, MeetingView};

use crate::extract::Who;
use crate::form::{Choice, Field};
use crate::meeting::{self, Typed};

/// The form of a vote.
pub(super) struct VoteForm {
    /// What is put to the vote, where there is a choice.
    pub(super) motion: Option<(Field, Vec<Choice>)>,
    /// How all voted who are not named.
    pub(super) rest: Field,
    /// The answers.
    pub(super) answers: Vec<Choice>,
    /// Each member who takes part: field, name, answers with an empty one for «as all».
    pub(super) members: Vec<(String, String, Vec<Choice>)>,
}

/// The form, where the item can be voted on.
pub(super) fn form(who: &Who, view: &MeetingView, item: &ItemView, typed: &Typed) -> Option<VoteForm> {
    let words = who.words();
    let met = item.quorum.is_some_and(|quorum| quorum.met);
    // Whom the choice among equals concerns cannot read their names, so another enters that vote.
    let blind = item.hidden && !item.subject.options().is_empty();
    if !met || blind || item.settled.is_some() || item.deferred.is_some() {
        return None;
    }
    let answers = |picked: &str| -> Vec<Choice> {
        let choice = |(value, label): (String, String)| Choice {
            picked: picked == value,
            value,
            label,
            note: String::new(),
        };
        said(who, item).into_iter().map(choice).collect()
    };
    let members = taking_part(view, item).into_iter().map(|(field, _, name)| {
        let marked = typed.get(&field);
        let same = Choice { label: fl!(words, "mtg-as-all"), picked: marked.is_empty(), ..Choice::default() };
        let all = std::iter::once(same).chain(answers(marked)).collect();
        (field, name, all)
    });
    let motion = match &item.subject {
        Subject::Application { resolutions, .. } => {
            let failed = |outcome: &OutcomeId| {
                item.votes.iter().any(|vote| vote.motion == Motion::Resolve { outcome: outcome.clone() })
            };
            let open = resolutions.iter().filter(|outcome| !failed(outcome)).map(|outcome| Choice {
                value: outcome.to_string(),
                label: meeting::resolution(who.lang(), item, outcome),
                picked: typed.get("motion") == outcome.as_str(),
                ..Choice::default()
            });
            Some((Field::new("motion", fl!(words, "mtg-motion")), open.collect()))
        }
        Subject::List { .. } | Subject::Tie { .. } | Subject::Free => None,
    };
    Some(VoteForm {
        motion,
        rest: Field::new("rest", fl!(words, "mtg-rest")).hint(fl!(words, "mtg-rest-hint")),
        answers: answers(typed.get("rest")),
        members: members.collect(),
    })
}

/// What was put to the vote and who voted how, or what is missing in the form.
pub(super) fn read(
    who: &Who,
    view: &MeetingView,
    item: &ItemView,
    typed: &Typed,
) -> Result<(Motion, BTreeMap<PersonId, Ballot>), String> {
    let words = who.words();
    let motion = match &item.subject {
        Subject::Application { .. } => {
            let outcome = OutcomeId::parse(typed.get("motion")).ok();
            Motion::Resolve { outcome: outcome.ok_or_else(|| fl!(words, "mtg-error-motion"))? }
        }
        Subject::Tie { .. } => Motion::Choose,
        Subject::List { .. } | Subject::Free => Motion::Adopt,
    };
    let mut ballots = BTreeMap::new();
    for (field, person, name) in taking_part(view, item) {
        let own = typed.get(&field);
        let answer = if own.is_empty() { typed.get("rest") } else { own };
        let ballot = match answer {
            "none" => continue,
            "for" => Ballot::For,
            "against" => Ballot::Against,
            "abstained" => Ballot::Abstained,
            other => {
                let place = other.strip_prefix('o').and_then(|place| place.parse::<usize>().ok());
                let option = place.and_then(|place| item.subject.options().get(place).copied());
                Ballot::Option(option.ok_or_else(|| fl!(words, "mtg-error-ballot", name = name.as_str()))?)
            }
        };
        ballots.insert(person, ballot);
    }
    Ok((motion, ballots))
}

/// The answers that a member may give: what is sent and what is shown.
fn said(who: &Who, item: &ItemView) -> Vec<(String, String)> {
    let words = who.words();
    let options = item.subject.options();
    let mut all: Vec<(String, String)> = if options.is_empty() {
        vec![("for".to_owned(), fl!(words, "mtg-for")), ("against".to_owned(), fl!(words, "mtg-against"))]
    } else {
        let name = |(n, id): (usize, &domain::basics::id::ApplicationId)| {
            let line = item.lines.iter().find(|line| line.paper.application == *id);
            let title = line.map(|line| meeting::title(words, &line.paper.title)).unwrap_or_default();
            (format!("o{n}"), title)
        };
        options.iter().enumerate().map(name).collect()
    };
    all.push(("abstained".to_owned(), fl!(words, "mtg-abstained")));
    all.push(("none".to_owned(), fl!(words, "mtg-no-ballot")));
    all
}

/// Members who take part in the item: field of the form, id, name.
fn taking_part(view: &MeetingView, item: &ItemView) -> Vec<(String, PersonId, String)> {
    let Some(roll) = &item.roll else { return Vec::new() };
    let all = meeting::members(view).into_iter().enumerate();
    let able = all.filter(|(_, (person, ..))| roll.taking_part().any(|one| one == person));
    able.map(|(n, (person, name, _))| (format!("v-{n}"), person, name)).collect()
}
