//! What letters say: values for the names in braces, each as its reader may know it (H14).

use std::collections::BTreeMap;

use domain::application::decide::ApplicationRules;
use domain::application::state::{Case, Total};
use domain::basics::code::Alias;
use domain::basics::digest::Digest;
use domain::basics::moment::Moment;
use domain::procedure::form::{DivisionSource, Field, Sight};
use domain::procedure::letter::Letter as Template;
use domain::procedure::name::{OutcomeId, StageId};
use domain::procedure::stage::{Stage, Work};

use super::plan::{Planned, Says, To, both, names};
use crate::letter::{AliasedWork, Filled, Letter};

/// Names that letters use, from the registers.
#[derive(Debug, Clone)]
pub(super) struct Names {
    pub territory: (String, String),
    pub centre: (String, String),
    pub phone: String,
    pub applicant: String,
}

/// Everything that letters about one case can say.
#[derive(Debug)]
pub(super) struct Told<'a> {
    pub rules: &'a ApplicationRules,
    /// As it stands after the act.
    pub case: &'a Case,
    pub names: Names,
    /// Texts by digest; erased ones are missing.
    pub texts: BTreeMap<String, String>,
    /// The work's title as experts may see it, or nothing.
    pub blind_title: String,
    /// The ground of the act, or what the last check said.
    pub grounds: Option<Digest>,
    /// Number and day of the order.
    pub order: Option<(String, String)>,
    /// Until when the case waits where it came.
    pub deadline: Option<Moment>,
}

impl Told<'_> {
    /// The letter as it is queued.
    pub(super) fn letter(&self, planned: &Planned<'_>) -> Letter {
        let call = both(self.rules.procedure.title());
        match (&planned.says, &planned.to) {
            (Says::OfProcedure { letter, stage, outcome }, to) => {
                let filled = names(letter).map(|name| {
                    let value = match to {
                        To::Expert { alias, .. } => self.for_expert(name, *alias, (stage, outcome.as_ref())),
                        To::Applicant | To::Office(_) => self.open(name, letter, (stage, outcome.as_ref())),
                    };
                    (name.to_owned(), value)
                });
                let (subject, body) = (both(&letter.subject), both(&letter.body));
                Letter::OfProcedure { subject, body, fields: filled.collect() }
            }
            (Says::Invited, to) => Letter::Invited { work: self.aliased(to), until: self.deadline },
            (Says::SheetAgain { ground, voided }, to) => Letter::SheetAgain {
                work: self.aliased(to),
                voided: *voided,
                ground: self.text(*ground),
                until: self.deadline,
            },
            (Says::WorkGone { reassigned }, to) => {
                Letter::WorkGone { work: self.aliased(to), reassigned: *reassigned }
            }
            (Says::MoreTime { stage, until, ground }, to) => {
                let (what, link, ground) = match to {
                    To::Expert { alias, .. } => (alias.to_string(), blind_link(*alias), None),
                    To::Applicant | To::Office(_) => {
                        (self.case.code.to_string(), self.link(), Some(self.text(*ground)))
                    }
                };
                let title = self.rules.procedure.stage(stage).map(|stage| both(&stage.title));
                let (stage, zone) = (title.unwrap_or_default(), self.zone());
                Letter::MoreTime { what, call, stage, until: *until, zone, ground, link }
            }
            (Says::Ended { end }, _) => Letter::Ended {
                code: self.case.code.to_string(),
                call,
                end: self.rules.procedure.end(end.as_str()).map(|end| both(&end.label)).unwrap_or_default(),
                ground: self.grounds.map(|digest| self.text(digest)).filter(|text| !text.is_empty()),
            },
        }
    }

    /// What stands for a name in a letter to the applicant or to an officer.
    fn open(&self, name: &str, letter: &Template, at: (&StageId, Option<&OutcomeId>)) -> Filled {
        match name {
            "applicant" => written(self.names.applicant.clone()),
            "application" => Filled::Text(self.case.code.to_string()),
            "title" => written(self.case.filed.title.map(|title| self.text(title)).unwrap_or_default()),
            "nomination" => self.nomination(None),
            "remarks" => self.said(self.case.check.as_ref().and_then(|check| check.remarks)),
            "grounds" => self.said(self.grounds),
            "class" => self.class(),
            "total" => self
                .total()
                .map_or(Filled::Nothing, |total| Filled::Number(total.numerator(), total.denominator())),
            "order" => self.order(),
            "feedback" => Filled::Link(self.feedback()),
            "link" if self.announces(letter) => Filled::Link(self.feedback()),
            "link" => Filled::Link(self.link()),
            _ => self.common(name, at),
        }
    }

    /// As [`Self::open`], for an expert: the work bears its alias, and what would tell whose it is, or how it
    /// fares elsewhere, is not there at all.
    fn for_expert(&self, name: &str, alias: Alias, at: (&StageId, Option<&OutcomeId>)) -> Filled {
        match name {
            "application" => Filled::Text(alias.to_string()),
            "title" if self.blind_title.is_empty() => Filled::Text(alias.to_string()),
            "title" => Filled::Text(self.blind_title.clone()),
            "nomination" => self.nomination(Some(Sight::Experts)),
            "link" => Filled::Link(blind_link(alias)),
            "applicant" | "remarks" | "grounds" | "class" | "total" | "order" | "feedback" => Filled::Nothing,
            _ => self.common(name, at),
        }
    }

    /// What everybody may know.
    fn common(&self, name: &str, (stage, outcome): (&StageId, Option<&OutcomeId>)) -> Filled {
        let pair = |(ru, en): (String, String)| Filled::Both(ru, en);
        match name {
            "call" => pair(both(self.rules.procedure.title())),
            "deadline" => {
                self.deadline.map_or(Filled::Nothing, |at| Filled::Moment { at, zone: self.zone() })
            }
            "stage" => pair(self.place()),
            "outcome" => outcome.map_or(Filled::Nothing, |outcome| self.outcome(stage, outcome)),
            "territory" => pair(self.names.territory.clone()),
            "operator" => pair(self.names.centre.clone()),
            "sender" => {
                let signed = |centre: &str| format!("{centre}\n{}", self.names.phone).trim().to_owned();
                Filled::Both(signed(&self.names.centre.0), signed(&self.names.centre.1))
            }
            _ => Filled::Nothing,
        }
    }

    /// Where the case is now.
    fn place(&self) -> (String, String) {
        use domain::application::state::At;
        let found = match &self.case.at {
            Some(At::Stage { stage, .. }) => self.rules.procedure.stage(stage).map(|stage| &stage.title),
            Some(At::End { end, .. }) => self.rules.procedure.end(end.as_str()).map(|end| &end.label),
            None => None,
        };
        found.map(both).unwrap_or_default()
    }

    fn outcome(&self, stage: &StageId, outcome: &OutcomeId) -> Filled {
        let Some(found) = self.rules.procedure.stage(stage) else { return Filled::Nothing };
        named(found, outcome)
    }

    fn class(&self) -> Filled {
        let class = self.case.class.as_ref();
        class.map_or(Filled::Nothing, |class| self.outcome(&class.stage, &class.class))
    }

    /// The total that the class was drawn by; before there is a class, the last that was reckoned.
    fn total(&self) -> Option<domain::procedure::exact::Exact> {
        let ranks = |stage: &Stage| match &stage.work {
            Work::Selection(selection) => selection.ranks.clone(),
            Work::Intake(_)
            | Work::Check(_)
            | Work::Rework(_)
            | Work::Review(_)
            | Work::Tally(_)
            | Work::Tracks(_)
            | Work::Hearing(_)
            | Work::Council(_)
            | Work::Order(_)
            | Work::Publication(_)
            | Work::External(_) => None,
        };
        let ranked = self.rules.procedure.stages().find_map(|(_, stage)| ranks(stage));
        let own = ranked.and_then(|stage| self.case.tallies.get(&stage)?.total);
        let order = self.rules.procedure.stages().map(|(id, _)| id);
        own.or_else(|| order.filter_map(|id| self.case.tallies.get(id)).filter_map(of_total).last())
    }

    /// The nomination; for a circle, only where it comes from an answer that the circle may see.
    fn nomination(&self, circle: Option<Sight>) -> Filled {
        let divisions = self.rules.procedure.divisions();
        let named = divisions.iter().find(|division| division.id.as_str() == "nomination");
        let Some(division) = named.or_else(|| divisions.iter().find(|division| division.ranked_apart)) else {
            return Filled::Nothing;
        };
        let seen = match (&division.from, circle) {
            (_, None) => true,
            (DivisionSource::Answer(field), Some(circle)) => {
                self.rules.procedure.field(field).is_some_and(|field| may_see(field, circle))
            }
            (DivisionSource::Applicant(_), Some(_)) => false,
        };
        let value = self.case.divisions.get(division.id.as_str()).filter(|_| seen);
        let choice = value.and_then(|value| division.values.iter().find(|one| one.id.as_str() == value));
        choice.map_or(Filled::Nothing, |choice| {
            let (ru, en) = both(&choice.label);
            Filled::Both(ru, en)
        })
    }

    fn order(&self) -> Filled {
        let Some((number, dated)) = &self.order else { return Filled::Nothing };
        let day = chrono::NaiveDate::parse_from_str(dated, "%Y-%m-%d");
        let day = day.map_or_else(|_| dated.clone(), |day| day.format("%d.%m.%Y").to_string());
        Filled::Both(format!("№\u{a0}{number} от {day}"), format!("No.\u{a0}{number} of {day}"))
    }

    fn announces(&self, letter: &Template) -> bool {
        let stage = self.rules.procedure.stage(&letter.after.stage);
        stage.is_some_and(|stage| matches!(stage.work, Work::Publication(_)))
    }

    fn aliased(&self, to: &To) -> AliasedWork {
        let (alias, link) = match to {
            To::Expert { alias, .. } => (alias.to_string(), blind_link(*alias)),
            // Only experts are told of works by alias.
            To::Applicant | To::Office(_) => (String::new(), String::new()),
        };
        AliasedWork { alias, link, call: both(self.rules.procedure.title()), zone: self.zone() }
    }

    fn said(&self, digest: Option<Digest>) -> Filled {
        written(digest.map(|digest| self.text(digest)).unwrap_or_default())
    }

    fn text(&self, digest: Digest) -> String {
        self.texts.get(&digest.to_string()).cloned().unwrap_or_default()
    }

    fn link(&self) -> String {
        format!("/apps/{}", self.case.code)
    }

    fn feedback(&self) -> String {
        format!("/apps/{}/feedback", self.case.code)
    }

    fn zone(&self) -> String {
        self.rules.zone.name().to_owned()
    }
}

fn of_total(total: &Total) -> Option<domain::procedure::exact::Exact> {
    total.total
}

fn may_see(field: &Field, circle: Sight) -> bool {
    field.sight >= circle && !field.identifying
}

fn named(stage: &Stage, outcome: &OutcomeId) -> Filled {
    match stage.label_of(outcome.as_str()) {
        Some(label) => Filled::Both(label.ru.clone(), label.en.clone()),
        None => Filled::Outcome(stage.native(outcome).to_string()),
    }
}

fn written(text: String) -> Filled {
    if text.is_empty() { Filled::Nothing } else { Filled::Text(text) }
}

fn blind_link(alias: Alias) -> String {
    format!("/review/{}", alias.slug())
}
