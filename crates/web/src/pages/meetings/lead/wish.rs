//! What a form of the page asks for.

use domain::basics::id::PersonId;
use domain::basics::text::is_blank;
use domain::meeting::item::NoteKind;
use domain::meeting::state::Phase;
use i18n_embed_fl::fl;
use persistence::meetings::MeetingWish;
use persistence::read::meetings::view::MeetingView;

use super::vote;
use crate::desk;
use crate::error::PageError;
use crate::extract::Who;
use crate::meeting::{self, Typed};

/// The wish, or what is missing in the form.
pub(super) fn of(
    who: &Who,
    view: &MeetingView,
    typed: &Typed,
) -> Result<Result<MeetingWish, String>, PageError> {
    let words = who.words();
    let item = || meeting::item(view, typed.get("item")).ok_or(PageError::Unreadable);
    let text = |name: &str| typed.get(name).to_owned();
    let member = |name: &str| member(view, typed.get(name));
    let when = |name: &str| {
        let opened = match &view.phase {
            Phase::Open { session } => session.opened_at,
            Phase::Convened | Phase::Cancelled { .. } | Phase::Closed { .. } => view.at,
        };
        meeting::in_session(view, opened, typed.get(name)).ok_or_else(|| fl!(words, "mtg-error-time"))
    };
    let whom = || fl!(words, "mtg-error-whom");
    Ok(match typed.get("act") {
        "open" => open(who, view, typed),
        "arrive" => member("comes")
            .ok_or_else(whom)
            .and_then(|person| Ok(MeetingWish::Arrive { person, at: when("moved")? })),
        "leave" => member("leaves")
            .ok_or_else(whom)
            .and_then(|person| Ok(MeetingWish::Leave { person, at: when("moved")? })),
        "recuse" => {
            let item = item()?.id;
            let ground = text("recuse_ground");
            member("recused").ok_or_else(whom).map(|person| MeetingWish::Recuse { item, person, ground })
        }
        "note" if is_blank(typed.get("note")) => Err(fl!(words, "mtg-error-note")),
        "note" => {
            let kind = if typed.get("kind") == "spoke" { NoteKind::Spoke } else { NoteKind::Heard };
            Ok(MeetingWish::Note { item: item()?.id, kind, text: text("note") })
        }
        "vote" => {
            let item = item()?;
            vote::read(who, view, item, typed).map(|(motion, ballots)| MeetingWish::EnterVote {
                item: item.id,
                motion,
                ballots,
            })
        }
        "annul" => Ok(MeetingWish::AnnulVote { item: item()?.id, ground: text("annul_ground") }),
        "defer" => Ok(MeetingWish::DeferItem { item: item()?.id, ground: text("defer_ground") }),
        "close" => when("closed").map(|at| MeetingWish::Close { at }),
        _ => return Err(PageError::Unreadable),
    })
}

fn open(who: &Who, view: &MeetingView, typed: &Typed) -> Result<MeetingWish, String> {
    let words = who.words();
    let at = desk::moment(view.zone, typed.get("day"), typed.get("time"));
    let at = at.ok_or_else(|| fl!(words, "mtg-error-when"))?;
    let named = |name: &str| member(view, typed.get(name)).ok_or_else(|| fl!(words, "mtg-error-whom"));
    let marked = |mark: &str| {
        let all = meeting::members(view).into_iter().enumerate();
        all.filter(|(n, _)| typed.get(&format!("m-{n}")) == mark).map(|(_, (person, ..))| person).collect()
    };
    Ok(MeetingWish::Open {
        at,
        present: marked("present"),
        excused: marked("excused"),
        presiding: named("presiding")?,
        secretary: named("secretary")?,
    })
}

/// The member whom a form names by the place in the list of names.
fn member(view: &MeetingView, place: &str) -> Option<PersonId> {
    let place: usize = place.parse().ok()?;
    meeting::members(view).into_iter().nth(place).map(|(person, ..)| person)
}
