//! Exact numbers, and how a total came about, step by step.

use domain::basics::id::PersonId;
use domain::procedure::exact::Exact;
use domain::procedure::guard::{
    Attribute, AttributeTest, Comparison, Guard, Measure, MeasureKind, Op, Subject,
};
use domain::procedure::name::StageId;
use domain::procedure::work::{Adjudication, Missing, TotalRule};
use domain::review::tally::{Standing, Step, Tried};
use i18n_embed_fl::fl;

use crate::gap::{Labels, named};
use crate::{Lang, Words};

impl Words {
    /// «38,5»: two decimals at most, with «≈» before what was rounded.
    #[must_use]
    pub fn exact(&self, number: Exact) -> String {
        let (above, below) = (i128::from(number.numerator()) * 100, i128::from(number.denominator()));
        let half = if above < 0 { -below } else { below };
        // Halves go away from zero, as people round.
        let hundredths = (above * 2 + half) / (below * 2);
        let sign = if hundredths < 0 { "−" } else { "" };
        let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
        let point = match self.lang() {
            Lang::Ru => ',',
            Lang::En => '.',
        };
        let said = match part {
            0 => format!("{sign}{whole}"),
            _ if part % 10 == 0 => format!("{sign}{whole}{point}{}", part / 10),
            _ => format!("{sign}{whole}{point}{part:02}"),
        };
        if above % below == 0 { said } else { format!("≈\u{a0}{said}") }
    }

    /// «38 баллов», «38,5 балла».
    #[must_use]
    pub fn points(&self, number: Exact) -> String {
        if number.denominator() == 1 {
            fl!(self.own, "points-whole", n = number.numerator())
        } else {
            fl!(self.own, "points-part", n = self.exact(number))
        }
    }

    /// One step of the way from sheets to a total, at the stage `tally`. `who` says whose a sheet is: a name
    /// for officers, a number for everybody else.
    #[must_use]
    pub fn tally_step(
        &self,
        tally: &StageId,
        step: &Step,
        who: &dyn Fn(PersonId) -> String,
        labels: &dyn Labels,
    ) -> String {
        match step {
            Step::Sheet { expert, signed, total, standing, .. } => {
                let (who, points) = (who(*expert), self.sheet_points(*signed, *total));
                fl!(
                    self.own,
                    "tally-sheet",
                    who = who,
                    points = points,
                    standing = self.standing(standing, labels)
                )
            }
            Step::Adjudicated { stage, of, policy } => {
                let (stage, of) = (self.stage_name(stage, labels), self.stage_name(of, labels));
                match policy {
                    Adjudication::Final => fl!(self.own, "tally-final", stage = stage, of = of),
                    Adjudication::ClosestTwo => fl!(self.own, "tally-closest-two", stage = stage, of = of),
                    Adjudication::All => fl!(self.own, "tally-all", stage = stage, of = of),
                }
            }
            Step::NotAdjudicated { stage, of } => {
                let (stage, of) = (self.stage_name(stage, labels), self.stage_name(of, labels));
                fl!(self.own, "tally-not-adjudicated", stage = stage, of = of)
            }
            Step::Gap { lowest, highest, gap } => {
                let (lowest, highest) = (self.exact(*lowest), self.exact(*highest));
                fl!(self.own, "tally-gap", lowest = lowest, highest = highest, gap = self.points(*gap))
            }
            Step::Source { stage, rule, sheets, points, part, adds, .. } => {
                let (stage, points) = (self.stage_name(stage, labels), self.exact(*points));
                let (n, whole) = (*sheets, *part == Exact::ONE);
                let said = match rule {
                    TotalRule::Mean => fl!(self.own, "tally-mean", stage = stage, n = n, points = points),
                    TotalRule::Sum => fl!(self.own, "tally-sum", stage = stage, n = n, points = points),
                };
                if whole {
                    return format!("{said}.");
                }
                let part = self.percent(*part);
                fl!(self.own, "tally-part", said = said, part = part, adds = self.points(*adds))
            }
            Step::Missing { stage, share, rule } => {
                let (stage, share) = (self.stage_name(stage, labels), *share);
                match rule {
                    Some(Missing::Zero) => fl!(self.own, "tally-missing-zero", stage = stage, share = share),
                    Some(Missing::Skip) => fl!(self.own, "tally-missing-skip", stage = stage),
                    None => fl!(self.own, "tally-missing", stage = stage),
                }
            }
            Step::Total { total: Some(total) } => fl!(self.own, "tally-total", total = self.exact(*total)),
            Step::Total { total: None } => fl!(self.own, "tally-no-total"),
            Step::Held { outcome, guard, tried } => {
                let outcome = self.outcome(Some(tally.as_str()), outcome.as_str(), labels);
                match guard {
                    Guard::Otherwise => {
                        let tried: Vec<String> = tried.iter().map(|one| self.tried(one, labels)).collect();
                        fl!(self.own, "tally-otherwise", outcome = outcome, tried = tried.join("; "))
                    }
                    Guard::All(_) | Guard::Any(_) | Guard::Not(_) | Guard::Compare(_) | Guard::Is(_) => {
                        fl!(
                            self.own,
                            "tally-held",
                            outcome = outcome,
                            condition = self.guard(guard, tried, labels)
                        )
                    }
                }
            }
            Step::Only { outcome } => {
                fl!(
                    self.own,
                    "tally-only",
                    outcome = self.outcome(Some(tally.as_str()), outcome.as_str(), labels)
                )
            }
        }
    }

    /// «разница между итогами меньше 15»: a comparison as the procedure states it.
    #[must_use]
    pub fn comparison(&self, comparison: &Comparison, labels: &dyn Labels) -> String {
        let (measure, with) = (self.measure(&comparison.measure, labels), self.exact(comparison.with));
        match comparison.op {
            Op::Less => fl!(self.own, "guard-less", measure = measure, with = with),
            Op::AtMost => fl!(self.own, "guard-at-most", measure = measure, with = with),
            Op::Equal => fl!(self.own, "guard-equal", measure = measure, with = with),
            Op::NotEqual => fl!(self.own, "guard-not-equal", measure = measure, with = with),
            Op::AtLeast => fl!(self.own, "guard-at-least", measure = measure, with = with),
            Op::More => fl!(self.own, "guard-more", measure = measure, with = with),
        }
    }

    fn sheet_points(&self, signed: Exact, total: Exact) -> String {
        if signed == total {
            return self.points(total);
        }
        fl!(self.own, "tally-reweighed", total = self.points(total), signed = self.exact(signed))
    }

    fn standing(&self, standing: &Standing, labels: &dyn Labels) -> String {
        match standing {
            Standing::Counts => fl!(self.own, "tally-counts"),
            Standing::Replaced { by } => fl!(self.own, "tally-replaced", stage = self.stage_name(by, labels)),
            Standing::Apart { with } => fl!(self.own, "tally-apart", stage = self.stage_name(with, labels)),
        }
    }

    /// A condition, each comparison with what it came to.
    fn guard(&self, guard: &Guard, tried: &[Tried], labels: &dyn Labels) -> String {
        let inner = |part: &Guard| {
            let said = self.guard(part, tried, labels);
            if matches!(part, Guard::All(_) | Guard::Any(_)) { format!("({said})") } else { said }
        };
        let joined = |parts: &[Guard], word: &str| parts.iter().map(inner).collect::<Vec<_>>().join(word);
        match guard {
            Guard::Otherwise => fl!(self.own, "guard-otherwise"),
            Guard::All(parts) => joined(parts, &format!(" {} ", fl!(self.own, "guard-and"))),
            Guard::Any(parts) => joined(parts, &format!(" {} ", fl!(self.own, "guard-or"))),
            Guard::Not(part) => fl!(self.own, "guard-not", condition = inner(part)),
            Guard::Compare(_) | Guard::Is(_) => match tried.iter().find(|one| one.condition == *guard) {
                Some(one) => self.tried(one, labels),
                None => self.tried(&Tried { condition: guard.clone(), value: None, holds: true }, labels),
            },
        }
    }

    fn tried(&self, tried: &Tried, labels: &dyn Labels) -> String {
        match (&tried.condition, tried.value) {
            (Guard::Compare(comparison), Some(value)) => {
                let said = self.comparison(comparison, labels);
                fl!(self.own, "guard-value", said = said, value = self.exact(value))
            }
            (Guard::Compare(comparison), None) => self.comparison(comparison, labels),
            (Guard::Is(test), _) => self.attribute_test(test, labels),
            (Guard::Otherwise | Guard::All(_) | Guard::Any(_) | Guard::Not(_), _) => {
                self.guard(&tried.condition, &[], labels)
            }
        }
    }

    fn attribute_test(&self, test: &AttributeTest, labels: &dyn Labels) -> String {
        let (id, label) = match &test.attribute {
            Attribute::Answer(field) => (field.as_str(), labels.field(field.as_str())),
            Attribute::Division(division) => (division.as_str(), labels.division(division.as_str())),
        };
        let of = named(self.lang(), label, id).to_owned();
        let value =
            named(self.lang(), labels.choice(id, test.value.as_str()), test.value.as_str()).to_owned();
        if test.negated {
            fl!(self.own, "guard-is-not", of = of, value = value)
        } else {
            fl!(self.own, "guard-is", of = of, value = value)
        }
    }

    fn measure(&self, measure: &Measure, labels: &dyn Labels) -> String {
        let of = match &measure.of {
            Subject::Total => fl!(self.own, "of-total"),
            Subject::NamedTotal(total) => fl!(self.own, "of-named-total", name = total.as_str()),
            Subject::Criterion(criterion) => {
                let id = criterion.as_str();
                fl!(self.own, "of-criterion", name = named(self.lang(), labels.criterion(id), id).to_owned())
            }
            Subject::Group(group) => {
                let id = group.as_str();
                fl!(self.own, "of-group", name = named(self.lang(), labels.criteria(id), id).to_owned())
            }
        };
        match measure.kind {
            MeasureKind::Sum => fl!(self.own, "measure-sum", of = of),
            MeasureKind::Mean => fl!(self.own, "measure-mean", of = of),
            MeasureKind::Min => fl!(self.own, "measure-min", of = of),
            MeasureKind::Max => fl!(self.own, "measure-max", of = of),
            MeasureKind::Gap => fl!(self.own, "measure-gap", of = of),
            // Of sheets, whatever of them is measured: there are as many.
            MeasureKind::Count => fl!(self.own, "measure-count"),
            MeasureKind::AtLeast(points) => {
                fl!(self.own, "measure-at-least", of = of, points = self.exact(points))
            }
            MeasureKind::Share(points) => {
                fl!(self.own, "measure-share", of = of, points = self.exact(points))
            }
        }
    }

    fn stage_name(&self, id: &StageId, labels: &dyn Labels) -> String {
        named(self.lang(), labels.stage(id.as_str()), id.as_str()).to_owned()
    }

    fn percent(&self, part: Exact) -> String {
        let percent = part.times(Exact::whole(100)).map(|percent| self.exact(percent));
        percent.unwrap_or_else(|| part.to_string())
    }
}

#[cfg(test)]
mod tests {
    use domain::basics::id::PersonId;
    use domain::procedure::definition::Definition;
    use domain::procedure::exact::Exact;
    use domain::procedure::name::{OutcomeId, StageId};
    use domain::procedure::procedure::Procedure;
    use domain::procedure::verify::verify;
    use domain::procedure::work::TotalRule;
    use domain::review::tally::{Standing, Step, Tried};

    use crate::{Lang, Speech};

    fn shipped() -> Procedure {
        let text = include_str!("../../../procedures/district-products.toml");
        verify(Definition::from_toml(text).unwrap()).unwrap()
    }

    fn plain(text: &str) -> String {
        text.replace('\u{a0}', " ")
    }

    #[test]
    fn a_number_has_two_decimals_at_most_and_says_when_it_was_rounded() {
        let speech = Speech::load().unwrap();
        let ru = |above, below| plain(&speech.of(Lang::Ru).exact(Exact::ratio(above, below).unwrap()));
        assert_eq!([ru(38, 1), ru(77, 2), ru(1_234, 100)], ["38", "38,5", "12,34"]);
        assert_eq!(
            [ru(115, 3), ru(-1, 3), ru(1, 200), ru(2, 3_000)],
            ["≈ 38,33", "≈ −0,33", "≈ 0,01", "≈ 0"]
        );
        assert_eq!([ru(-5, 2), ru(0, 1)], ["−2,5", "0"]);
        assert_eq!(speech.of(Lang::En).exact(Exact::ratio(77, 2).unwrap()), "38.5");
    }

    #[test]
    fn points_take_the_endings_of_their_number() {
        let speech = Speech::load().unwrap();
        let said = |above, below| plain(&speech.of(Lang::Ru).points(Exact::ratio(above, below).unwrap()));
        assert_eq!([said(41, 1), said(43, 1), said(38, 1)], ["41 балл", "43 балла", "38 баллов"]);
        assert_eq!([said(77, 2), said(115, 3)], ["38,5 балла", "≈ 38,33 балла"]);
    }

    #[test]
    fn a_total_is_told_step_by_step() {
        let (speech, procedure) = (Speech::load().unwrap(), shipped());
        let stage = |id: &str| StageId::parse(id).unwrap();
        let said = |step: &Step| {
            let who = |_| "Эксперт 1".to_owned();
            plain(&speech.of(Lang::Ru).tally_step(&stage("agreement"), step, &who, &procedure))
        };
        let sheet = |standing| Step::Sheet {
            stage: stage("review"),
            expert: PersonId(Default::default()),
            number: 1,
            signed: 38.into(),
            total: 38.into(),
            standing,
        };
        assert_eq!(said(&sheet(Standing::Counts)), "Эксперт 1: 38 баллов, лист учтён.");
        let replaced = said(&sheet(Standing::Replaced { by: stage("third") }));
        assert!(replaced.contains("«Дополнительная экспертиза»"), "{replaced}");
        let source = Step::Source {
            stage: stage("review"),
            rule: TotalRule::Mean,
            sheets: 3,
            points: Exact::ratio(115, 3).unwrap(),
            share: 100,
            part: Exact::ONE,
            adds: Exact::ratio(115, 3).unwrap(),
        };
        assert_eq!(said(&source), "«Экспертиза»: среднее по 3 листам — ≈ 38,33.");
        let (outcome, guard) = (OutcomeId::parse("agreed").unwrap(), "count >= 2 and gap < 15");
        let tried = ["count >= 2", "gap < 15"].map(|text| Tried {
            condition: text.parse().unwrap(),
            value: Some(3.into()),
            holds: true,
        });
        let held = Step::Held { outcome, guard: guard.parse().unwrap(), tried: tried.to_vec() };
        assert_eq!(
            said(&held),
            "Исход — «оценки близки»: число листов не меньше 2 (получилось 3) и разница (итоги листов) \
             меньше 15 (получилось 3)."
        );
    }
}
