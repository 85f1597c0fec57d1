//! The sheet as a form: what stands in it, what was posted, what is wrong with it.

use std::collections::BTreeMap;

use domain::basics::code::Alias;
use domain::basics::digest::Digest;
use domain::basics::id::CommandId;
use domain::procedure::exact::Exact;
use domain::procedure::letter::Feedback;
use domain::procedure::scoring::{CommentRule, CommentWhen, Criterion, Rubric};
use domain::review::sheet::{most, running, weight};
use i18n_embed_fl::fl;
use persistence::read::reviewing::ReviewWork;
use persistence::scoring::SheetTexts;
use words::Words;

use super::saying::points;
use crate::error::PageError;
use crate::extract::Who;
use crate::form::Errors;
use crate::urls;

/// Scales with more marks than this are lists, not rows.
const ROW_MAX: usize = 21;

/// The sheet to be filled in.
pub(super) struct SheetView {
    pub(super) action: String,
    pub(super) version: i64,
    pub(super) key: String,
    pub(super) saved: String,
    pub(super) criteria: Vec<CriterionView>,
    pub(super) advice: Option<TextView>,
    pub(super) note: TextView,
    /// «31 из 50», and the same with `{n}` for the script.
    pub(super) running: (String, String),
    /// What stands between whole and part.
    pub(super) point: &'static str,
}

/// One criterion with its scale.
pub(super) struct CriterionView {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) weight: Option<String>,
    pub(super) marks: Vec<MarkView>,
    pub(super) listed: bool,
    /// What marks mean: mark and words.
    pub(super) anchors: Vec<(String, String)>,
    pub(super) error: Option<String>,
    pub(super) theirs: Option<String>,
    pub(super) comment: TextView,
    /// For the script: weight, group and its cap; no weight where it is not summed.
    pub(super) counts: Option<(String, String, String)>,
}

/// One mark of a scale.
pub(super) struct MarkView {
    pub(super) id: String,
    pub(super) value: String,
    pub(super) text: String,
    pub(super) word: String,
    pub(super) picked: bool,
}

/// A field for words.
#[derive(Default)]
pub(super) struct TextView {
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: String,
    pub(super) sees: String,
    pub(super) value: String,
    pub(super) limit: Option<(u32, String)>,
    pub(super) error: Option<String>,
    pub(super) theirs: Option<String>,
}

impl TextView {
    /// Ids of what describes the field, for `aria-describedby`.
    pub(super) fn described_by(&self) -> String {
        let parts = [
            (!self.hint.is_empty(), "hint"),
            (self.error.is_some(), "error"),
            (self.limit.is_some(), "left"),
            (!self.sees.is_empty(), "sees"),
        ];
        let ids = parts.iter().filter(|(there, _)| *there).map(|(_, part)| format!("{}-{part}", self.id));
        ids.collect::<Vec<_>>().join(" ")
    }
}

/// What to show in the form.
pub(super) struct Filling<'a> {
    pub(super) texts: &'a SheetTexts,
    pub(super) theirs: Option<&'a SheetTexts>,
    pub(super) version: i64,
    pub(super) errors: &'a Errors,
}

/// What was posted.
pub(super) struct Posted {
    pub(super) version: i64,
    pub(super) command: CommandId,
    pub(super) go: Go,
    pub(super) texts: SheetTexts,
    /// A mark that is no number stands among them.
    pub(super) unreadable: bool,
}

/// Where to go after saving.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Go {
    Stay,
    Next,
    Sign,
}

/// Reads a posted sheet. A field that the sheet does not have is not of this site's making.
pub(super) fn posted(rubric: &Rubric, pairs: Vec<(String, String)>) -> Result<Posted, PageError> {
    let (mut version, mut command, mut go) = (None, None, Go::Stay);
    let (mut texts, mut unreadable) = (SheetTexts::default(), false);
    for (name, value) in pairs {
        if let Some(id) = name.strip_prefix("mark-").filter(|id| rubric.criterion(id).is_some()) {
            match value.parse::<Exact>() {
                Ok(mark) => drop(texts.marks.insert(id.to_owned(), mark)),
                Err(_) => unreadable |= !value.is_empty(),
            }
        } else if let Some(id) = name.strip_prefix("comment-").filter(|id| rubric.criterion(id).is_some()) {
            texts.comments.insert(id.to_owned(), value);
        } else {
            match name.as_str() {
                "version" => version = value.parse().ok(),
                "command" => command = value.parse().ok(),
                "advice" => texts.advice = value,
                "note" => texts.note = value,
                "go" => go = Go::read(&value)?,
                _ => return Err(PageError::Unreadable),
            }
        }
    }
    let (Some(version), Some(command)) = (version, command) else { return Err(PageError::Unreadable) };
    Ok(Posted { version, command: CommandId(command), go, texts, unreadable })
}

impl Go {
    fn read(value: &str) -> Result<Self, PageError> {
        match value {
            "stay" => Ok(Self::Stay),
            "next" => Ok(Self::Next),
            "sign" => Ok(Self::Sign),
            _ => Err(PageError::Unreadable),
        }
    }
}

/// The key under which a browser keeps unsaved text: different for each expert and work, telling nothing.
pub(super) fn draft_key(who: &Who, alias: Alias) -> String {
    let person = who.viewer().person().map(|person| person.to_string()).unwrap_or_default();
    let alias = alias.to_string();
    let key = Digest::of_parts(&[person.as_bytes(), &[0], b"sheet", &[0], alias.as_bytes()]);
    key.to_string().chars().take(24).collect()
}

/// The names of the form's fields with what stands in them, for both the script and both texts.
pub(super) fn fields(rubric: &Rubric, texts: &SheetTexts) -> BTreeMap<String, Vec<String>> {
    let mut fields = BTreeMap::new();
    for criterion in &rubric.criteria {
        let id = criterion.id.as_str();
        let mark = texts.marks.get(id).map(ToString::to_string);
        fields.insert(format!("mark-{id}"), mark.into_iter().collect());
        fields.insert(format!("comment-{id}"), vec![texts.comments.get(id).cloned().unwrap_or_default()]);
    }
    if rubric.advice.is_some() {
        fields.insert("advice".to_owned(), vec![texts.advice.clone()]);
    }
    fields.insert("note".to_owned(), vec![texts.note.clone()]);
    fields
}

/// The form.
pub(super) fn view(who: &Who, work: &ReviewWork, rubric: &Rubric, filling: &Filling<'_>) -> SheetView {
    let words = who.words();
    let sum = running(rubric, &work.divisions, &filling.texts.marks).unwrap_or(Exact::ZERO);
    let most = most(rubric, &work.divisions);
    let of = |n: String| match most {
        Some(most) => fl!(words, "rev-of", n = n, most = points(words.lang(), most)),
        None => n,
    };
    let saved = work.saved_at.map(|at| fl!(words, "save-last", at = words.short_moment(at, work.zone)));
    SheetView {
        action: urls::review(work.alias),
        version: filling.version,
        key: draft_key(who, work.alias),
        saved: saved.unwrap_or_default(),
        criteria: (1..)
            .zip(&rubric.criteria)
            .map(|(n, one)| criterion(who, work, (rubric, one, n), filling))
            .collect(),
        advice: rubric.advice.as_ref().map(|rule| advice(words, work, rule, filling)),
        note: note(words, filling),
        running: (of(points(words.lang(), sum)), of("{n}".to_owned())),
        point: if words.lang() == words::Lang::Ru { "," } else { "." },
    }
}

fn criterion(
    who: &Who,
    work: &ReviewWork,
    (rubric, criterion, number): (&Rubric, &Criterion, u32),
    filling: &Filling<'_>,
) -> CriterionView {
    let (words, lang) = (who.words(), who.lang());
    let id = criterion.id.as_str();
    let scale = criterion.marks();
    let given = filling.texts.marks.get(id).copied();
    let marks = (0..).zip(&scale).map(|(place, mark): (u32, &Exact)| MarkView {
        id: if place == 0 { format!("mark-{id}") } else { format!("mark-{id}.{place}") },
        value: mark.to_string(),
        text: points(lang, *mark),
        word: word(words, criterion, *mark),
        picked: given == Some(*mark),
    });
    let weight = weight(rubric, criterion, &work.divisions);
    let mark_of = |texts: &SheetTexts| texts.marks.get(id).map(|mark| points(lang, *mark));
    let theirs = filling.theirs.filter(|theirs| theirs.marks.get(id).copied() != given);
    let said = |texts: &SheetTexts| mark_of(texts).unwrap_or_else(|| fl!(words, "rev-no-mark"));
    CriterionView {
        id: id.to_owned(),
        label: format!("{number}. {}", lang.of(&criterion.label)),
        hint: criterion.hint.as_ref().map(|hint| lang.of(hint).to_owned()),
        weight: (weight != Exact::ONE).then(|| fl!(words, "rev-weight", n = points(lang, weight))),
        marks: marks.collect(),
        listed: scale.len() > ROW_MAX,
        anchors: criterion
            .anchors
            .iter()
            .map(|anchor| (points(lang, anchor.points), lang.pick(&anchor.ru, &anchor.en).to_owned()))
            .collect(),
        error: filling.errors.of(&format!("mark-{id}")).map(str::to_owned),
        theirs: theirs.map(said),
        comment: comment(words, work, (rubric, criterion), filling),
        counts: (!criterion.unsummed).then(|| counts(rubric, criterion, weight)),
    }
}

/// What a mark means: its own words, else between which two it stands.
fn word(words: &Words, criterion: &Criterion, mark: Exact) -> String {
    let lang = words.lang();
    if let Some(anchor) = criterion.anchor(mark) {
        return lang.pick(&anchor.ru, &anchor.en).to_owned();
    }
    let below = criterion.anchors.iter().map(|anchor| anchor.points).filter(|points| *points < mark).max();
    let above = criterion.anchors.iter().map(|anchor| anchor.points).filter(|points| *points > mark).min();
    match below.zip(above) {
        Some((low, high)) => {
            let said =
                |at| criterion.anchor(at).map(|anchor| lang.pick(&anchor.ru, &anchor.en)).unwrap_or_default();
            fl!(
                words,
                "rev-between",
                low = points(lang, low),
                high = points(lang, high),
                below = said(low),
                above = said(high)
            )
        }
        None => String::new(),
    }
}

/// Weight, group and cap for the script that adds up while one marks; the server's sum decides.
fn counts(rubric: &Rubric, criterion: &Criterion, weight: Exact) -> (String, String, String) {
    let group = criterion.group.as_ref();
    let cap = group.and_then(|id| rubric.groups.iter().find(|group| group.id == *id)?.cap);
    let group = group.map(ToString::to_string).unwrap_or_default();
    (weight.to_string(), group, cap.map(|cap| cap.to_string()).unwrap_or_default())
}

fn comment(
    words: &Words,
    work: &ReviewWork,
    (rubric, criterion): (&Rubric, &Criterion),
    filling: &Filling<'_>,
) -> TextView {
    let id = criterion.id.as_str();
    let rule = rubric.comment_rule(criterion);
    let text = |texts: &SheetTexts| texts.comments.get(id).cloned().unwrap_or_default();
    let field = TextView {
        label: fl!(words, "rev-comment"),
        sees: sees(words, work, Feedback::Comments),
        ..TextView::default()
    };
    filled(words, field, (format!("comment-{id}"), &rule), filling, text)
}

fn advice(words: &Words, work: &ReviewWork, rule: &CommentRule, filling: &Filling<'_>) -> TextView {
    let field = TextView {
        label: fl!(words, "rev-advice"),
        sees: sees(words, work, Feedback::Advice),
        ..TextView::default()
    };
    filled(words, field, ("advice".to_owned(), rule), filling, |texts| texts.advice.clone())
}

fn note(words: &Words, filling: &Filling<'_>) -> TextView {
    let theirs = filling.theirs.filter(|theirs| theirs.note != filling.texts.note);
    TextView {
        id: "note".to_owned(),
        label: fl!(words, "rev-note"),
        sees: fl!(words, "rev-sees-you"),
        value: filling.texts.note.clone(),
        theirs: theirs.map(|theirs| theirs.note.clone()),
        ..TextView::default()
    }
}

fn filled(
    words: &Words,
    field: TextView,
    (id, rule): (String, &CommentRule),
    filling: &Filling<'_>,
    text: impl Fn(&SheetTexts) -> String,
) -> TextView {
    let value = text(filling.texts);
    let theirs = filling.theirs.map(&text).filter(|theirs| *theirs != value);
    let hint = match (rule.when, rule.points) {
        (CommentWhen::Always, _) => fl!(words, "rev-owed"),
        (CommentWhen::AtMost, Some(most)) => fl!(words, "rev-owed-low", n = points(words.lang(), most)),
        (CommentWhen::Optional, _) | (CommentWhen::AtMost, None) => fl!(words, "rev-optional"),
    };
    TextView {
        error: filling.errors.of(&id).map(str::to_owned),
        limit: rule.words_max.map(|n| (n, fl!(words, "section-words-max", n = n))),
        id,
        hint,
        value,
        theirs,
        ..field
    }
}

fn sees(words: &Words, work: &ReviewWork, what: Feedback) -> String {
    let sight = work.procedure.definition().sight.as_ref();
    if sight.is_some_and(|sight| sight.feedback.contains(&what)) {
        fl!(words, "rev-sees-school")
    } else {
        fl!(words, "rev-sees-staff")
    }
}
