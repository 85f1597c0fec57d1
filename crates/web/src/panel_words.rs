//! What the pages of a review share: experts, seats and numbers in words.

use std::collections::BTreeMap;

use domain::application::state::{SeatStanding, SheetStanding};
use domain::basics::id::{ApplicationId, PersonId};
use domain::basics::moment::Zone;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::refusal::Refusal;
use domain::review::assignment::Why;
use i18n_embed_fl::fl;
use persistence::moderating::Batch;
use persistence::plain::territories::TerritoryView;
use persistence::read::calls::CallView;
use persistence::read::panels::sheets::SheetVersion;
use persistence::read::panels::{DeskSeat, ReviewDesk};
use words::{Lang, WithPeople, Words};

use crate::extract::Who;
use crate::frame::short_name;

/// Why an expert is proposed.
pub(crate) fn why(words: &Words, why: &Why) -> String {
    match why {
        Why::Area { areas } => {
            let areas = areas.iter().map(String::as_str).collect::<Vec<_>>().join(", ");
            fl!(words, "asg-why-area", areas = areas)
        }
        Why::LeastLoaded { load } => fl!(words, "asg-why-load", n = (*load)),
        Why::OnlyOneLeft => fl!(words, "asg-why-only"),
        Why::ByHand => fl!(words, "asg-why-hand"),
    }
}

/// How a seat and its sheet stand.
pub(crate) fn seat(words: &Words, zone: Zone, seat: &DeskSeat) -> String {
    match (seat.standing, seat.sheet) {
        (SeatStanding::Declined { conflict: true }, _) => fl!(words, "prog-declined-conflict"),
        (SeatStanding::Declined { conflict: false }, _) => fl!(words, "prog-declined"),
        (SeatStanding::Replaced, _) => fl!(words, "prog-replaced"),
        (SeatStanding::Invited, _) => fl!(words, "prog-invited"),
        (SeatStanding::Accepted, Some(SheetStanding::Signed)) => match seat.signed_at {
            Some(at) => fl!(words, "prog-signed-at", at = words.short_moment(at, zone)),
            None => fl!(words, "prog-signed"),
        },
        (SeatStanding::Accepted, Some(SheetStanding::Returned)) => fl!(words, "prog-returned"),
        (SeatStanding::Accepted, Some(SheetStanding::Voided)) => fl!(words, "prog-voided"),
        (SeatStanding::Accepted, None) => match seat.begun {
            Some(at) => fl!(words, "prog-begun", at = words.short_moment(at, zone)),
            None => fl!(words, "prog-accepted"),
        },
    }
}

/// How a sheet stands.
pub(crate) fn sheet(words: &Words, sheet: &SheetVersion) -> String {
    match (sheet.standing, sheet.left) {
        (SheetStanding::Returned, _) => fl!(words, "sheets-returned"),
        (SheetStanding::Voided, _) => fl!(words, "sheets-voided"),
        (SheetStanding::Signed, true) => fl!(words, "sheets-left"),
        (SheetStanding::Signed, false) => fl!(words, "prog-signed"),
    }
}

/// A stage by its title.
pub(crate) fn stage(lang: Lang, procedure: &Procedure, id: &StageId) -> String {
    procedure.stage(id).map_or_else(|| id.to_string(), |stage| lang.of(&stage.title).to_owned())
}

/// A refusal, with experts called by their names.
pub(crate) fn refused(
    who: &Who,
    (territory, view): &(TerritoryView, CallView),
    names: &BTreeMap<PersonId, String>,
    refusal: &Refusal,
) -> String {
    let labels = WithPeople { procedure: &view.procedure, people: names };
    who.words().refusal(refusal, territory.zone, &labels)
}

/// What was refused to several works, each by its code.
pub(crate) fn refusals(
    who: &Who,
    found: &(TerritoryView, CallView),
    desk: &ReviewDesk,
    batch: &Batch,
) -> Vec<String> {
    let names = names(desk);
    let code = |id: &ApplicationId| {
        desk.works.iter().find(|work| work.id == *id).map(|work| work.code.to_string()).unwrap_or_default()
    };
    let line = |(id, refusal): &(ApplicationId, Refusal)| {
        fl!(who.words(), "asg-refused", code = code(id), why = refused(who, found, &names, refusal))
    };
    batch.refused.iter().map(line).collect()
}

/// Names of all who are on the desk, surnames with initials.
pub(crate) fn names(desk: &ReviewDesk) -> BTreeMap<PersonId, String> {
    let seated = desk.works.iter().flat_map(|work| &work.seats).map(|seat| (seat.expert, seat.name.clone()));
    let all = desk.experts.iter().map(|expert| (expert.id, expert.name.clone())).chain(seated);
    all.map(|(id, name)| (id, short_name(&name))).collect()
}

/// The value of each division by its label.
pub(crate) fn divisions(who: &Who, procedure: &Procedure, values: &BTreeMap<String, String>) -> String {
    let label = |division: &domain::procedure::form::Division| {
        let value = values.get(division.id.as_str())?;
        let known = division.values.iter().find(|known| known.id.as_str() == value);
        Some(known.map_or_else(|| value.clone(), |known| who.lang().of(&known.label).to_owned()))
    };
    procedure.definition().divisions.iter().filter_map(label).collect::<Vec<_>>().join(", ")
}

/// The title of a work, or that there is none any more.
pub(crate) fn title(words: &Words, title: &str) -> String {
    if title.is_empty() { fl!(words, "apps-untitled") } else { title.to_owned() }
}
