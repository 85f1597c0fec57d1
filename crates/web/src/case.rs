//! What the pages of one application share: finding it, saying how it stands, where its pages are.

use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::moment::{Moment, Zone};
use domain::call::state::WindowPhase;
use domain::procedure::form::{DivisionSource, Field, FieldKind};
use domain::procedure::procedure::Procedure;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppStanding, AppView};
use words::Words;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::Frame;
use crate::server::Server;
use crate::urls;

/// The line on every page of an application that says whether it is filed: saved is not filed.
#[derive(Debug, Clone)]
pub(crate) struct Standing {
    /// Whether the line is a warning that nothing, or not everything, is filed.
    pub(crate) warns: bool,
    /// Said first and strongly.
    pub(crate) strong: String,
    /// Said after it.
    pub(crate) rest: String,
    /// The way on: address and words.
    pub(crate) way: Option<(String, String)>,
}

/// Finds an application for its own organisation.
pub(crate) async fn find(server: &Server, who: &Who, code: &str) -> Result<AppView, PageError> {
    let code = Code::parse(code).ok_or(PageError::Missing)?;
    server.store.find_application(who.viewer(), code).await?.ok_or(PageError::Missing)
}

/// The zone in which the application's moments are said.
pub(crate) fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap_or(Zone::MOSCOW)
}

/// How the application stands at a moment.
pub(crate) fn standing(words: &Words, view: &AppView, now: Moment) -> Standing {
    let zone = zone(&view.zone);
    let closes = words.moment(view.window.closes, zone);
    let open = view.window.phase(now) == WindowPhase::Open;
    let check = || open.then(|| (urls::app_part(view.code, "check"), fl!(words, "app-check-link")));
    let again = || open.then(|| (urls::app_part(view.code, "check"), fl!(words, "app-replace-link")));
    match view.standing {
        AppStanding::Draft => Standing {
            warns: true,
            strong: fl!(words, "app-not-filed"),
            rest: if open {
                fl!(words, "app-not-filed-until", at = closes)
            } else {
                fl!(words, "app-not-filed-over", at = closes)
            },
            way: check(),
        },
        AppStanding::Filed { at } => Standing {
            warns: false,
            strong: fl!(words, "app-filed-line", at = words.moment(at, zone)),
            rest: String::new(),
            way: Some((urls::receipt(view.code), fl!(words, "app-receipt-link"))),
        },
        AppStanding::Changed { at } => Standing {
            warns: true,
            strong: fl!(words, "app-changed-line", at = words.moment(at, zone)),
            rest: String::new(),
            way: again(),
        },
        AppStanding::Withdrawn => Standing {
            warns: true,
            strong: if open {
                fl!(words, "app-withdrawn-line", at = closes)
            } else {
                fl!(words, "app-withdrawn-over", at = closes)
            },
            rest: String::new(),
            way: again(),
        },
    }
}

/// The frame of an application's page.
pub(crate) fn frame(who: &Who, title: impl Into<String>) -> Frame {
    who.frame(title).section(&urls::apps())
}

/// The key under which a browser keeps unsaved text: different for each person, application and part, and
/// telling nothing of either.
pub(crate) fn draft_key(who: &Who, code: Code, part: &str) -> String {
    let person = who.viewer().person().map(|person| person.to_string()).unwrap_or_default();
    let key =
        Digest::of_parts(&[person.as_bytes(), &[0], code.to_string().as_bytes(), &[0], part.as_bytes()]);
    key.to_string().chars().take(24).collect()
}

/// The work's title as far as it is written.
pub(crate) fn work(words: &Words, view: &AppView) -> String {
    let field = domain::application::form::title_field(&view.procedure);
    let text = field.and_then(|field| view.draft.answers.get(field.id.as_str()));
    text.filter(|text| !text.is_empty()).cloned().unwrap_or_else(|| fl!(words, "apps-untitled"))
}

/// «1,4 МБ».
pub(crate) fn size(words: &Words, bytes: u64) -> String {
    let tenths = |unit: u64| {
        let all = bytes.saturating_mul(10).div_ceil(unit);
        let point = if words.lang() == words::Lang::Ru { "," } else { "." };
        if all.is_multiple_of(10) || all >= 1000 {
            format!("{}", all / 10)
        } else {
            format!("{}{point}{}", all / 10, all % 10)
        }
    };
    match bytes {
        0..1024 => fl!(words, "files-size-b", n = bytes.to_string()),
        1024..1_048_576 => fl!(words, "files-size-kb", n = tenths(1024)),
        _ => fl!(words, "files-size-mb", n = tenths(1_048_576)),
    }
}

/// An answer as people read it: choices by their labels, dates in words.
pub(crate) fn said(who: &Who, procedure: &Procedure, field: &Field, text: &str) -> String {
    let words = who.words();
    match field.kind {
        FieldKind::Choice | FieldKind::Choices => {
            let divisions = &procedure.definition().divisions;
            let fed =
                divisions.iter().find(|division| division.from == DivisionSource::Answer(field.id.clone()));
            let options = fed.map_or(&field.options, |division| &division.values);
            let label = |id: &str| {
                let found = options.iter().find(|option| option.id.as_str() == id);
                found.map_or_else(|| id.to_owned(), |option| who.lang().of(&option.label).to_owned())
            };
            text.lines().map(label).collect::<Vec<_>>().join("\n")
        }
        FieldKind::YesNo if text == "yes" => fl!(words, "yes"),
        FieldKind::YesNo => fl!(words, "no"),
        FieldKind::Date => text.parse().map_or_else(|_| text.to_owned(), |day| words.day(day)),
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Number
        | FieldKind::Email
        | FieldKind::Phone
        | FieldKind::Url
        | FieldKind::Table => text.to_owned(),
    }
}
