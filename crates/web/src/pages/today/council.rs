//! What waits for a council's people.

use domain::access::may::Right;
use i18n_embed_fl::fl;
use persistence::read::meetings::{MeetingInList, MeetingStanding};

use super::{Said, Task};
use crate::error::PageError;
use crate::extract::Who;
use crate::server::Server;
use crate::urls;

/// Meetings ahead, one that sits, minutes to be signed; and for those who run them, what is on no agenda yet.
pub(super) async fn council(server: &Server, who: &Who) -> Result<Said, PageError> {
    let words = who.words();
    let runs = who.can_somewhere(Right::RunMeetings);
    let mut tasks = Vec::new();
    if runs {
        for body in server.store.bodies_of(who.viewer(), Right::RunMeetings).await? {
            let waiting = server.store.waiting_for(who.viewer(), body.id).await?.len();
            if waiting > 0 {
                tasks.push(Task {
                    title: fl!(words, "today-agenda", n = waiting),
                    url: urls::meetings(),
                    state: String::new(),
                    tag: "tag warn",
                    about: body.name,
                });
            }
        }
    }
    let all = server.store.list_meetings(who.viewer()).await?;
    let mut meetings: Vec<&MeetingInList> = all.iter().filter(|found| waits(found, runs)).collect();
    meetings.sort_by_key(|found| (found.standing != MeetingStanding::Open, found.held_at));
    let title = match (meetings.first(), tasks.is_empty()) {
        (Some(next), _) => said(who, next),
        (None, false) => fl!(words, "today-agenda-title"),
        (None, true) => fl!(words, "today-nothing"),
    };
    tasks.extend(meetings.iter().map(|found| task(who, found)));
    Ok((title, fl!(words, "today-council-lead"), tasks))
}

fn waits(found: &MeetingInList, runs: bool) -> bool {
    match found.standing {
        MeetingStanding::Convened | MeetingStanding::Open => true,
        MeetingStanding::Closed => runs,
        MeetingStanding::Cancelled | MeetingStanding::InForce => false,
    }
}

fn said(who: &Who, found: &MeetingInList) -> String {
    let words = who.words();
    let at = words.short_moment(found.held_at, found.zone);
    match found.standing {
        MeetingStanding::Open => fl!(words, "today-meeting-open"),
        MeetingStanding::Closed => fl!(words, "today-meeting-minutes"),
        MeetingStanding::Convened | MeetingStanding::Cancelled | MeetingStanding::InForce => {
            fl!(words, "today-meeting", at = at, n = found.materials)
        }
    }
}

fn task(who: &Who, found: &MeetingInList) -> Task {
    let words = who.words();
    let (part, state, tag) = match found.standing {
        MeetingStanding::Open => ("lead", fl!(words, "today-meeting-goes"), "tag warn"),
        MeetingStanding::Closed => ("minutes", fl!(words, "today-meeting-sign"), "tag warn"),
        MeetingStanding::Convened | MeetingStanding::Cancelled | MeetingStanding::InForce => {
            ("", words.rest(who.now(), found.held_at), "tag")
        }
    };
    let leads = part.is_empty() || !who.can_somewhere(Right::RunMeetings);
    Task {
        title: fl!(words, "today-meeting-of", at = words.moment(found.held_at, found.zone)),
        url: if leads { urls::meeting(found.code) } else { urls::meeting_part(found.code, part) },
        state,
        tag,
        about: found.body.clone(),
    }
}
