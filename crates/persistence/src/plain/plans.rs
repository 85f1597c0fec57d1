//! Plans of school years: entered whole, as they were signed.

use domain::access::may::{Place, Right, may};
use domain::basics::id::{PlanId, StreamId, TerritoryId};
use domain::basics::moment::SchoolYear;
use domain::basics::text::{line, tidy};
use domain::decider::Act;
use domain::record::RecordFact;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::door::{Unit, task};
use crate::entity::{plan, plan_item};
use crate::journal;
use crate::{Store, StoreError, ids};

/// A year's plan with its rows, as they are written in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanSheet {
    /// Its title.
    pub title: String,
    /// Its school year.
    pub school_year: SchoolYear,
    /// The document that it was taken from.
    pub source: String,
    /// Its rows, in their order.
    pub items: Vec<PlanItemCard>,
}

/// One row of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanItemCard {
    /// «I».
    pub section_number: String,
    /// Title of the section.
    pub section_title: String,
    /// Number in the section.
    pub number: i64,
    /// The plan's row in our own words («C3»); may be empty.
    pub code: String,
    /// What is to be done.
    pub title: String,
    /// When, as written: «сентябрь-октябрь».
    pub period: String,
    /// The months meant, as «2018-09».
    pub months: Vec<String>,
    /// How often: once, monthly, all year round.
    pub recurrence: String,
    /// For whom; may be empty.
    pub audience: String,
    /// What is to come of it; may be empty.
    pub expected: String,
    /// Posts or institutions that carry it out.
    pub executors: Vec<String>,
    /// Posts that answer for it.
    pub accountable: Vec<String>,
}

impl Store {
    /// Enters a year's plan whole, in place of what the territory had for that year. The same plan again
    /// changes nothing.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::NotYours`] without the right to run the territory's calls.
    pub async fn enter_plan(
        &self,
        act: &Act,
        territory: TerritoryId,
        sheet: &PlanSheet,
    ) -> Result<PlanId, StoreError> {
        let (store, act, sheet) = (self.clone(), act.clone(), tidied(sheet));
        task(async move {
            let seat = may(&act.by, Right::RunCalls, Place::Territory(territory))?;
            let unit = store.begin(&act).await?;
            if let Some((stream, ..)) = journal::find_command(&unit.tx, act.command).await? {
                return Ok(PlanId(stream.0));
            }
            let known = find_plan(&unit.tx, territory, sheet.school_year).await?;
            let id = known.as_ref().map_or_else(ids::fresh, |row| row.id);
            let stands = match &known {
                Some(row) => Some(read_sheet(&unit.tx, row).await?),
                None => None,
            };
            let mut entries = Vec::new();
            if stands.as_ref() != Some(&sheet) {
                write(&unit, id, territory, &sheet, known.is_some()).await?;
                let (content, _) =
                    unit.keep(Some(territory), "plan", &serde_json::to_string(&sheet)?).await?;
                let fact = RecordFact::PlanEntered { territory, school_year: sheet.school_year, content };
                entries = unit.record((StreamId(id), "plan"), seat, &[fact]).await?;
            }
            unit.remember(StreamId(id), &entries).await?;
            unit.commit().await?;
            Ok(PlanId(id))
        })
        .await
    }
}

/// A territory's plan of a year.
pub(crate) async fn find_plan(
    db: &impl ConnectionTrait,
    territory: TerritoryId,
    year: SchoolYear,
) -> Result<Option<plan::Model>, StoreError> {
    let query = plan::Entity::find().filter(plan::Column::Territory.eq(territory.0));
    Ok(query.filter(plan::Column::SchoolYear.eq(i64::from(year.0))).one(db).await?)
}

/// A plan as it was entered.
pub(crate) async fn read_sheet(
    db: &impl ConnectionTrait,
    row: &plan::Model,
) -> Result<PlanSheet, StoreError> {
    let items = plan_item::Entity::find()
        .filter(plan_item::Column::Plan.eq(row.id))
        .order_by_asc(plan_item::Column::Position)
        .all(db)
        .await?;
    Ok(PlanSheet {
        title: row.title.clone(),
        school_year: school_year(row)?,
        source: row.source.clone(),
        items: items.into_iter().map(item).collect::<Result<_, _>>()?,
    })
}

/// The school year of a plan.
pub(crate) fn school_year(row: &plan::Model) -> Result<SchoolYear, StoreError> {
    let damaged = |_| StoreError::Damaged(format!("plan {} has the year {}", row.id, row.school_year));
    Ok(SchoolYear(i32::try_from(row.school_year).map_err(damaged)?))
}

async fn write(
    unit: &Unit,
    id: Uuid,
    territory: TerritoryId,
    sheet: &PlanSheet,
    is_known: bool,
) -> Result<(), StoreError> {
    let row = plan::ActiveModel {
        id: Set(id),
        territory: Set(territory.0),
        school_year: Set(i64::from(sheet.school_year.0)),
        title: Set(sheet.title.clone()),
        source: Set(sheet.source.clone()),
    };
    if is_known {
        plan::Entity::update(row).exec(&unit.tx).await?;
        plan_item::Entity::delete_many().filter(plan_item::Column::Plan.eq(id)).exec(&unit.tx).await?;
    } else {
        plan::Entity::insert(row).exec_without_returning(&unit.tx).await?;
    }
    for (position, card) in (1_i64..).zip(&sheet.items) {
        let row = row_of(id, position, card)?;
        plan_item::Entity::insert(row).exec_without_returning(&unit.tx).await?;
    }
    Ok(())
}

fn row_of(plan: Uuid, position: i64, card: &PlanItemCard) -> Result<plan_item::ActiveModel, StoreError> {
    Ok(plan_item::ActiveModel {
        id: Set(ids::fresh()),
        plan: Set(plan),
        position: Set(position),
        section_number: Set(card.section_number.clone()),
        section_title: Set(card.section_title.clone()),
        number: Set(card.number),
        code: Set(card.code.clone()),
        title: Set(card.title.clone()),
        period: Set(card.period.clone()),
        months: Set(serde_json::to_string(&card.months)?),
        recurrence: Set(card.recurrence.clone()),
        audience: Set(card.audience.clone()),
        expected: Set(card.expected.clone()),
        executors: Set(serde_json::to_string(&card.executors)?),
        accountable: Set(serde_json::to_string(&card.accountable)?),
    })
}

fn item(row: plan_item::Model) -> Result<PlanItemCard, StoreError> {
    Ok(PlanItemCard {
        section_number: row.section_number,
        section_title: row.section_title,
        number: row.number,
        code: row.code,
        title: row.title,
        period: row.period,
        months: serde_json::from_str(&row.months)?,
        recurrence: row.recurrence,
        audience: row.audience,
        expected: row.expected,
        executors: serde_json::from_str(&row.executors)?,
        accountable: serde_json::from_str(&row.accountable)?,
    })
}

fn tidied(sheet: &PlanSheet) -> PlanSheet {
    let lines = |texts: &[String]| texts.iter().map(|text| line(text)).collect();
    let items = sheet.items.iter().map(|card| PlanItemCard {
        section_number: line(&card.section_number),
        section_title: line(&card.section_title),
        number: card.number,
        code: line(&card.code),
        title: tidy(&card.title),
        period: line(&card.period),
        months: lines(&card.months),
        recurrence: line(&card.recurrence),
        audience: tidy(&card.audience),
        expected: tidy(&card.expected),
        executors: lines(&card.executors),
        accountable: lines(&card.accountable),
    });
    PlanSheet {
        title: line(&sheet.title),
        school_year: sheet.school_year,
        source: line(&sheet.source),
        items: items.collect(),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::testing::{act, fresh_store, territory};

    pub(crate) fn sheet(rows: i64) -> PlanSheet {
        let card = |number| PlanItemCard {
            section_number: "I".to_owned(),
            section_title: "Конкурсы".to_owned(),
            number,
            code: format!("C{number}"),
            title: "Конкурс инновационных продуктов".to_owned(),
            period: "сентябрь-октябрь".to_owned(),
            months: vec!["2018-09".to_owned(), "2018-10".to_owned()],
            recurrence: "once".to_owned(),
            audience: "ОУ района".to_owned(),
            expected: String::new(),
            executors: vec!["методист".to_owned(), "ОУ, участники".to_owned()],
            accountable: Vec::new(),
        };
        PlanSheet {
            title: "План".to_owned(),
            school_year: SchoolYear(2018),
            source: "tsentralny-2018-2019.docx".to_owned(),
            items: (1..=rows).map(card).collect(),
        }
    }

    #[tokio::test]
    async fn a_plan_is_read_as_it_was_entered_and_entered_anew_as_a_whole() {
        let store = fresh_store().await;
        let home = territory(&store, "tsentralny").await;
        let id = store.enter_plan(&act(&store), home, &sheet(3)).await.unwrap();
        assert_eq!(store.enter_plan(&act(&store), home, &sheet(3)).await.unwrap(), id);
        assert_eq!(store.enter_plan(&act(&store), home, &sheet(2)).await.unwrap(), id);
        let head = journal::find_head(store.read(), StreamId(id.0)).await.unwrap().unwrap();
        assert_eq!(head.version, 2, "the unchanged plan left no entry");
        let view = store.plan(home, SchoolYear(2018)).await.unwrap().unwrap();
        assert_eq!(view.sheet, sheet(2));
        assert_eq!(store.plan_years(home).await.unwrap(), [SchoolYear(2018)]);
        assert_eq!(store.plan(home, SchoolYear(2019)).await.unwrap(), None);
    }
}
