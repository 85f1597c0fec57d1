//! What the pages of one application share: finding it, saying how it stands, where its pages are.

use domain::application::refusal::CaseRefusal;
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::moment::{Moment, Zone};
use domain::call::state::WindowPhase;
use domain::procedure::form::{DivisionSource, Field, FieldKind};
use domain::procedure::procedure::Procedure;
use domain::refusal::Refusal;
use i18n_embed_fl::fl;
use persistence::read::apps::{AppStanding, AppView};
use persistence::read::checks::AppStage;
use words::Words;

use crate::checks::Said;
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
        AppStanding::Filed { at } => under_way(words, view, now).unwrap_or_else(|| Standing {
            warns: false,
            strong: fl!(words, "app-filed-line", at = words.moment(at, zone)),
            rest: if open { String::new() } else { fl!(words, "adm-app-checking-rest") },
            way: Some((urls::receipt(view.code), fl!(words, "app-receipt-link"))),
        }),
        AppStanding::Changed { at } => under_way(words, view, now).unwrap_or_else(|| Standing {
            warns: true,
            strong: fl!(words, "app-changed-line", at = words.moment(at, zone)),
            rest: if open { String::new() } else { fl!(words, "adm-app-checking-rest") },
            way: again(),
        }),
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

/// The line of an application that has gone beyond its filing; none while its papers wait for the check.
fn under_way(words: &Words, view: &AppView, now: Moment) -> Option<Standing> {
    let zone = zone(&view.zone);
    let stage = view.stage.as_ref()?;
    let receipt = || Some((urls::receipt(view.code), fl!(words, "app-receipt-link")));
    let calm = |strong: String, rest: String| Standing { warns: false, strong, rest, way: receipt() };
    Some(match stage {
        AppStage::Checking => return None,
        AppStage::ToMend { until } => {
            let mending = view.may_file_until(now).is_some();
            let way = || (urls::app_part(view.code, "check"), fl!(words, "adm-app-submit-mended"));
            Standing {
                warns: true,
                strong: stage_line(words, stage, now, zone),
                rest: match until {
                    Some(until) if mending => words.rest(now, *until),
                    Some(_) | None => String::new(),
                },
                way: mending.then(way),
            }
        }
        AppStage::InReview => calm(fl!(words, "adm-app-admitted"), String::new()),
        AppStage::NotAdmitted | AppStage::Disqualified => {
            Standing { warns: true, ..calm(stage_line(words, stage, now, zone), String::new()) }
        }
        AppStage::Deciding => calm(stage_line(words, stage, now, zone), fl!(words, "adm-app-deciding-rest")),
        AppStage::Published { .. } => Standing {
            way: Some((urls::app_part(view.code, "feedback"), fl!(words, "app-feedback-link"))),
            ..calm(stage_line(words, stage, now, zone), String::new())
        },
        AppStage::Ended { .. } => calm(stage_line(words, stage, now, zone), String::new()),
    })
}

/// Where an application is, as far as its organisation may know, in a few words.
pub(crate) fn stage_line(words: &Words, stage: &AppStage, now: Moment, zone: Zone) -> String {
    match stage {
        AppStage::Checking => fl!(words, "adm-app-checking"),
        AppStage::ToMend { until: Some(until) } if now < *until => {
            fl!(words, "adm-app-mend", at = words.moment(*until, zone))
        }
        AppStage::ToMend { .. } => fl!(words, "adm-app-mend-over"),
        AppStage::InReview => fl!(words, "adm-app-in-review"),
        AppStage::Deciding => fl!(words, "adm-app-deciding"),
        AppStage::Published { at } => fl!(words, "adm-app-published", at = words.moment(*at, zone)),
        AppStage::NotAdmitted => fl!(words, "adm-app-refused"),
        AppStage::Disqualified => fl!(words, "adm-app-off"),
        AppStage::Ended { label } => words.lang().of(label).to_owned(),
    }
}

/// What the organiser told, with a heading that says what it is; none where nothing was told.
pub(crate) fn told(who: &Who, view: &AppView) -> Option<Said> {
    let words = who.words();
    let told = view.told.as_ref()?;
    let what = match view.stage.as_ref()? {
        AppStage::ToMend { .. } => fl!(words, "adm-told-mend"),
        AppStage::NotAdmitted => fl!(words, "adm-told-refused"),
        AppStage::Disqualified => fl!(words, "adm-told-off"),
        AppStage::InReview
        | AppStage::Checking
        | AppStage::Deciding
        | AppStage::Published { .. }
        | AppStage::Ended { .. } => fl!(words, "adm-told-remarks"),
    };
    let failed = told.failed.iter().map(|label| who.lang().of(label).to_owned()).collect();
    Some(Said { what, text: told.text.clone(), failed })
}

/// A refusal in words for the organisation: where the case is by now is not told beyond what it may know.
pub(crate) fn refusal(who: &Who, view: &AppView, refusal: &Refusal) -> String {
    if matches!(refusal, Refusal::Case(CaseRefusal::Elsewhere { .. } | CaseRefusal::InForce)) {
        return fl!(who.words(), "adm-app-gone-on");
    }
    who.words().refusal(refusal, zone(&view.zone), &*view.procedure)
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
