//! GET /meetings: meetings of the viewer's bodies, those ahead first.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use i18n_embed_fl::fl;
use persistence::read::meetings::{MeetingInList, MeetingStanding};

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};
use crate::server::Server;
use crate::urls;

#[derive(Template)]
#[template(path = "meetings/list.html")]
struct ListView {
    frame: Frame,
    sentence: String,
    new: Option<String>,
    ahead: Vec<Row>,
    past: Vec<Row>,
}

struct Row {
    url: String,
    when: String,
    body: String,
    tag: Option<&'static str>,
    state: String,
    items: String,
}

pub(crate) async fn show(State(server): State<Server>, who: Who) -> Result<Response, PageError> {
    let words = who.words();
    let all = server.store.list_meetings(who.viewer()).await?;
    let waits = |found: &&MeetingInList| match found.standing {
        MeetingStanding::Convened | MeetingStanding::Open | MeetingStanding::Closed => true,
        MeetingStanding::Cancelled | MeetingStanding::InForce => false,
    };
    let mut ahead: Vec<&MeetingInList> = all.iter().filter(waits).collect();
    ahead.reverse();
    let past = all.iter().filter(|found| !waits(found));
    let run = who.can_somewhere(domain::access::may::Right::RunMeetings);
    html(&ListView {
        sentence: sentence(&who, &ahead),
        frame: who.frame(fl!(words, "mtg-title")).section(&urls::meetings()),
        new: run.then(urls::meeting_new),
        ahead: ahead.iter().map(|found| row(&who, found)).collect(),
        past: past.map(|found| row(&who, found)).collect(),
    })
}

/// «Заседание 26 ноября, 15:00. Прочитайте 3 материала».
fn sentence(who: &Who, ahead: &[&MeetingInList]) -> String {
    let words = who.words();
    let by = |standing: MeetingStanding| ahead.iter().find(|found| found.standing == standing);
    if let Some(open) = by(MeetingStanding::Open) {
        return fl!(words, "mtg-now", at = words.time(open.held_at, open.zone));
    }
    if let Some(next) = by(MeetingStanding::Convened) {
        let at = words.short_moment(next.held_at, next.zone);
        return match next.materials {
            0 => fl!(words, "mtg-next", at = at),
            n => fl!(words, "mtg-next-read", at = at, n = n),
        };
    }
    if by(MeetingStanding::Closed).is_some() {
        return fl!(words, "mtg-unsigned");
    }
    fl!(words, "mtg-none-ahead")
}

fn row(who: &Who, found: &MeetingInList) -> Row {
    let words = who.words();
    let (tag, state) = match found.standing {
        MeetingStanding::Convened => (None, fl!(words, "mtg-state-convened")),
        MeetingStanding::Cancelled => (Some("neutral"), fl!(words, "mtg-state-cancelled")),
        MeetingStanding::Open => (Some("ok"), fl!(words, "mtg-state-open")),
        MeetingStanding::Closed => (Some("warn"), fl!(words, "mtg-state-closed")),
        MeetingStanding::InForce => {
            (None, fl!(words, "mtg-state-in-force", number = found.number.unwrap_or_default()))
        }
    };
    Row {
        url: urls::meeting(found.code),
        when: words.moment(found.held_at, found.zone),
        body: found.body.clone(),
        tag,
        state,
        items: fl!(words, "mtg-items", n = found.items),
    }
}
