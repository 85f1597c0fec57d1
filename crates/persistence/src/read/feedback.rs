//! What an applicant learns of its own work once the results are published: as far as the procedure tells it,
//! and without a name.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::access::may::{Place, Right, may};
use domain::application::decide::Applications;
use domain::application::fact::ApplicationFact;
use domain::application::state::Case;
use domain::basics::code::Code;
use domain::basics::digest::Digest;
use domain::basics::id::{ApplicationId, CallId, OrganisationId, PersonId, StreamId, TerritoryId};
use domain::basics::moment::Moment;
use domain::people::seat::Viewer;
use domain::procedure::exact::Exact;
use domain::procedure::letter::Feedback;
use domain::procedure::name::StageId;
use domain::procedure::procedure::Procedure;
use domain::procedure::text::Bilingual;
use domain::procedure::work::Audience;
use domain::refusal::Refusal;
use domain::review::tally::Step;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::entity::{application, territory};
use crate::read::filed;
use crate::read::lists::selection_of;
use crate::read::orders::{Minuted, in_force, minuted};
use crate::read::results::{class_label, publications};
use crate::{Store, StoreError, calls, journal};

/// What an applicant learns of its work after the publication, as far as the procedure tells it.
#[derive(Debug, Clone)]
pub struct FeedbackView {
    /// Public code.
    pub code: Code,
    /// The procedure.
    pub procedure: Arc<Procedure>,
    /// Title of the work.
    pub title: String,
    /// Slugs of territory and call.
    pub place: (String, String),
    /// The territory's zone.
    pub zone: String,
    /// The class.
    pub class: Option<Bilingual>,
    /// The tally by which the case was ranked.
    pub tally: Option<StageId>,
    /// The total.
    pub total: Option<Exact>,
    /// How the total came about. Experts bear numbers instead of ids, those of `sheets`.
    pub steps: Vec<Step>,
    /// Sheets, the highest total first: their order tells nothing of who sat where.
    pub sheets: Vec<FeedbackSheet>,
    /// The minutes that decided.
    pub minutes: Vec<Minuted>,
    /// Number and date of the order that put it in force.
    pub order: Option<(String, NaiveDate)>,
    /// When it was published.
    pub published_at: Moment,
    /// Whether the results are published to everybody too.
    pub is_public: bool,
}

/// A sheet without its expert.
#[derive(Debug, Clone)]
pub struct FeedbackSheet {
    /// 1 for the first.
    pub number: u32,
    /// At which review.
    pub stage: StageId,
    /// Its total; none where the procedure does not show marks.
    pub total: Option<Exact>,
    /// Marks by criterion.
    pub marks: BTreeMap<String, Exact>,
    /// Comments by criterion.
    pub comments: BTreeMap<String, String>,
    /// Advice.
    pub advice: String,
}

/// The number under which an expert of a [`FeedbackView`] stands in its steps.
#[must_use]
pub fn number_of(expert: PersonId) -> Option<u32> {
    u32::try_from(expert.0.as_u128()).ok()
}

impl Store {
    /// What an applicant learns of its own work. None before the publication, where the procedure tells
    /// nothing, and for everybody else.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn feedback(&self, viewer: &Viewer, code: Code) -> Result<Option<FeedbackView>, StoreError> {
        let db = self.read();
        let row = application::Entity::find().filter(application::Column::Code.eq(code.to_string()));
        let Some(row) = row.one(db).await? else { return Ok(None) };
        let place = Place::Organisation(TerritoryId(row.territory), OrganisationId(row.organisation));
        if may(viewer, Right::WriteApplications, place).is_err() {
            return Ok(None);
        }
        let heads = journal::heads(db, &[row.call, row.id]).await?;
        let (Some(run), Some(head)) = (heads.get(&row.call), heads.get(&row.id)) else { return Ok(None) };
        let known = calls::known_of(self, CallId(row.call), Some(run)).await?;
        let (Some(known), state) = (known, journal::state::<Applications>(head)?) else { return Ok(None) };
        let Some(case) = state.known() else { return Ok(None) };
        let Some(published_at) = case.published_at else { return Ok(None) };
        let sight = known.procedure.definition().sight.as_ref();
        let tells: &[Feedback] = sight.map(|sight| sight.feedback.as_slice()).unwrap_or_default();
        let (sheets, numbers) = self.feedback_sheets(case, tells).await?;
        let ranked = case.class.as_ref().and_then(|class| selection_of(&known.procedure, &class.stage));
        let tally = ranked.and_then(|selection| selection.ranks.clone());
        let marks = tells.contains(&Feedback::Marks);
        let steps = match &tally {
            Some(tally) if marks => self.steps(row.id, tally, &numbers).await?,
            Some(_) | None => Vec::new(),
        };
        let is_public = publications(&known.procedure).any(|(_, what)| what.audience == Audience::Public);
        let id = ApplicationId(row.id);
        let minutes = minuted(db, known.id).await?;
        let minutes = minutes.into_iter().filter(|one| one.decides(id, case.class.as_ref()));
        let mut orders = in_force(db, known.id).await?;
        let title: Vec<Digest> = case.filed.title.into_iter().collect();
        let title = filed::texts(db, &title).await?.into_values().next().unwrap_or_default();
        let place = territory::Entity::find_by_id(row.territory).one(db).await?;
        let place = place.ok_or(Refusal::Missing)?;
        Ok(Some(FeedbackView {
            code,
            title,
            place: (place.slug, known.call.slug.clone()),
            zone: place.zone,
            class: class_label(&known.procedure, case),
            total: tally.as_ref().and_then(|tally| case.tallies.get(tally)?.total),
            tally,
            steps,
            sheets,
            minutes: minutes.collect(),
            order: case.in_force.as_ref().and_then(|force| orders.remove(&force.order)),
            published_at,
            is_public,
            procedure: known.procedure,
        }))
    }

    /// Signed sheets as far as the applicant may know them, and the number that stands for each expert.
    async fn feedback_sheets(
        &self,
        case: &Case,
        tells: &[Feedback],
    ) -> Result<(Vec<FeedbackSheet>, BTreeMap<PersonId, u32>), StoreError> {
        let mut signed = Vec::new();
        for (stage, seats) in &case.panels {
            for seat in seats.iter().filter(|seat| seat.is_held()) {
                signed.extend(seat.signed().map(|sheet| (stage, seat.expert, sheet)));
            }
        }
        // By total and then by what was marked, never by who marked it.
        signed.sort_by(|a, b| {
            let marks =
                |sheet: &domain::application::state::SheetRecord| sheet.marks.values().copied().collect();
            let (left, right): (Vec<Exact>, Vec<Exact>) = (marks(a.2), marks(b.2));
            b.2.total.cmp(&a.2.total).then_with(|| right.cmp(&left)).then_with(|| a.0.cmp(b.0))
        });
        let shows = |what| tells.contains(&what);
        let (marks, comments, advice) =
            (shows(Feedback::Marks), shows(Feedback::Comments), shows(Feedback::Advice));
        let said = signed.iter().flat_map(|(.., sheet)| {
            let comments = sheet.comments.values().filter(|_| comments);
            comments.chain(sheet.advice.iter().filter(|_| advice)).copied()
        });
        let texts = filed::texts(self.read(), &said.collect::<Vec<_>>()).await?;
        let text = |digest: &Digest| texts.get(&digest.to_string()).cloned();
        let (mut sheets, mut numbers) = (Vec::new(), BTreeMap::new());
        for (number, (stage, expert, sheet)) in (1_u32..).zip(signed) {
            numbers.insert(expert, number);
            let said = sheet.comments.iter().filter_map(|(id, digest)| Some((id.clone(), text(digest)?)));
            sheets.push(FeedbackSheet {
                number,
                stage: stage.clone(),
                total: marks.then_some(sheet.total),
                marks: if marks { sheet.marks.clone() } else { BTreeMap::new() },
                comments: said.collect(),
                advice: sheet.advice.as_ref().and_then(text).unwrap_or_default(),
            });
        }
        if !(marks || comments || advice) {
            sheets.clear();
        }
        Ok((sheets, numbers))
    }

    /// How the last total of a tally came about, with numbers in the place of experts.
    async fn steps(
        &self,
        application: Uuid,
        tally: &StageId,
        numbers: &BTreeMap<PersonId, u32>,
    ) -> Result<Vec<Step>, StoreError> {
        let entries = journal::entries(self.read(), StreamId(application), (1, i64::MAX)).await?;
        let facts = journal::facts::<ApplicationFact>(&entries)?;
        let last = facts.into_iter().rev().find_map(|(_, fact)| match_tallied(fact, tally));
        let named = |step: Step| {
            let Step::Sheet { stage, expert, number, signed, total, standing } = step else { return step };
            let own = numbers.get(&expert).copied().unwrap_or_default();
            let expert = PersonId(Uuid::from_u128(u128::from(own)));
            Step::Sheet { stage, expert, number, signed, total, standing }
        };
        Ok(last.unwrap_or_default().into_iter().map(named).collect())
    }
}

fn match_tallied(fact: ApplicationFact, tally: &StageId) -> Option<Vec<Step>> {
    let ApplicationFact::Tallied { stage, steps, .. } = fact else { return None };
    (stage == *tally).then_some(steps)
}
