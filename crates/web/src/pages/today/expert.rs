//! What waits for an expert.

use domain::basics::moment::Moment;
use i18n_embed_fl::fl;
use persistence::read::reviewing::{ReviewCall, ReviewLine, ReviewState};

use super::{Said, Task};
use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;
use crate::urls;

/// Works to answer, to mark and to mend, the earliest term first. Works whose term is the same stand by their
/// aliases: an order of time would tell.
pub(super) async fn expert(server: &Server, who: &Who) -> Result<Said, PageError> {
    let words = who.words();
    let calls = server.store.list_reviews(who.viewer(), who.now()).await?;
    let mut waiting: Vec<(&ReviewCall, &ReviewLine)> =
        calls.iter().flat_map(|call| call.lines.iter().map(move |line| (call, line))).collect();
    waiting.retain(|(_, line)| line.state.waits());
    waiting.sort_by_key(|(_, line)| (line.due, line.alias));
    let title = match waiting.len() {
        0 => fl!(words, "today-nothing"),
        n => fl!(words, "today-works", n = n),
    };
    let soonest: Option<(Moment, &ReviewCall)> =
        waiting.iter().find_map(|(call, line)| Some((line.due?, *call)));
    let lead = match soonest {
        Some((due, call)) => {
            let (until, rest) = (words.moment(due, call.zone), words.rest(who.now(), due));
            fl!(words, "today-until", until = until, rest = rest)
        }
        None => fl!(words, "today-expert-lead"),
    };
    Ok((title, lead, waiting.iter().map(|(call, line)| task(who, call, line)).collect()))
}

fn task(who: &Who, call: &ReviewCall, line: &ReviewLine) -> Task {
    let words = who.words();
    let (state, tag) = match line.state {
        ReviewState::Asked => (fl!(words, "today-work-asked"), "tag warn"),
        ReviewState::Returned | ReviewState::Voided => (fl!(words, "today-work-returned"), "tag warn"),
        ReviewState::Fresh
        | ReviewState::Begun { .. }
        | ReviewState::Signed
        | ReviewState::Declined { .. }
        | ReviewState::GivenOn
        | ReviewState::Missed => (fl!(words, "today-work-open"), "tag"),
    };
    let work = if line.title.is_empty() { line.alias.to_string() } else { line.title.clone() };
    Task {
        title: work,
        url: urls::review(line.alias),
        state,
        tag,
        about: format!("{} · {}", line.alias, who.lang().of(&call.title)),
    }
}
