//! The write door. Everything that is written goes through a [`Unit`]: one transaction in a task of its own,
//! in which entry, state, tables made from the journal and outgoing letters come together or not at all. A
//! client that leaves drops the request, not the task.

use domain::basics::digest::{Digest, Salt};
use domain::basics::id::{StreamId, TerritoryId};
use domain::basics::moment::Moment;
use domain::decider::{Act, Decider};
use domain::journal::{Entry, Heading};
use domain::people::seat::Seat;
use domain::record::RecordFact;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, DatabaseTransaction, EntityTrait, SqliteTransactionMode, TransactionOptions,
    TransactionTrait,
};

use crate::entity::content;
use crate::journal::{self, Head, Lock};
use crate::{Store, StoreError, ids};

/// What an act made: its entries, or those that the same command made before.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Made<F> {
    pub(crate) facts: Vec<F>,
    pub(crate) entries: Vec<Entry>,
}

/// A place in the journal: a stream and a version of it.
pub(crate) type At = (StreamId, i64);

/// One open transaction with the act that it carries out.
pub(crate) struct Unit {
    pub(crate) tx: DatabaseTransaction,
    pub(crate) act: Act,
    pub(crate) now: Moment,
}

/// Runs a unit of work to its end, whoever still waits for it.
pub(crate) async fn task<T: Send + 'static>(
    work: impl Future<Output = Result<T, StoreError>> + Send + 'static,
) -> Result<T, StoreError> {
    tokio::spawn(work).await?
}

impl Store {
    /// Begins a unit. Call it inside [`task`] only.
    pub(crate) async fn begin(&self, act: &Act) -> Result<Unit, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.inner.write.begin_with_options(options).await?;
        Ok(Unit { tx, act: act.clone(), now: self.clock().now() })
    }
}

impl Unit {
    /// Ends the unit: all of it is kept.
    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    /// The entries that the same command made before, if it was carried out already.
    pub(crate) async fn before(&self) -> Result<Option<Vec<Entry>>, StoreError> {
        let Some((stream, first, last)) = journal::find_command(&self.tx, self.act.command).await? else {
            return Ok(None);
        };
        Ok(Some(journal::entries(&self.tx, stream, (first, last)).await?))
    }

    /// Decides a command on a locked case and appends what it makes.
    pub(crate) async fn decide<D: Decider>(
        &self,
        head: &Head,
        rules: &D::Rules,
        command: D::Command,
        basis: Vec<(StreamId, i64)>,
    ) -> Result<Made<D::Fact>, StoreError> {
        self.decide_for::<D>(head, rules, command, (basis, None)).await
    }

    /// As [`Self::decide`], for a command that follows from an entry elsewhere.
    pub(crate) async fn decide_for<D: Decider>(
        &self,
        head: &Head,
        rules: &D::Rules,
        command: D::Command,
        (basis, cause): (Vec<At>, Option<At>),
    ) -> Result<Made<D::Fact>, StoreError> {
        let case: D::State = journal::state::<D>(head)?;
        let seat = D::authorise(rules, &case, &self.act, &command)?;
        let facts = D::decide(rules, &case, &self.act, command)?;
        let after = facts.iter().fold(case, D::evolve);
        let heading = Heading { cause, ..self.heading(seat, basis) };
        let state = serde_json::to_string(&after)?;
        let entries = journal::append(&self.tx, head, (&heading, self.now), &facts, &state).await?;
        self.remember(head.stream, &entries).await?;
        Ok(Made { facts, entries })
    }

    /// Writes facts about an ordinary record into the record's own stream and returns their entries.
    pub(crate) async fn record(
        &self,
        (stream, kind): (StreamId, &str),
        seat: Option<Seat>,
        facts: &[RecordFact],
    ) -> Result<Vec<Entry>, StoreError> {
        let head = journal::lock(&self.tx, stream, kind, Lock::Alone).await?;
        journal::append(&self.tx, &head, (&self.heading(seat, Vec::new()), self.now), facts, "").await
    }

    /// Keeps a text apart from the journal and returns the salted digest by which facts name it.
    pub(crate) async fn keep(
        &self,
        territory: Option<TerritoryId>,
        kind: &str,
        text: &str,
    ) -> Result<(Digest, Salt), StoreError> {
        let salt = ids::salt()?;
        let digest = Digest::leaf(&salt, text.as_bytes());
        let row = content::ActiveModel {
            digest: Set(digest.to_string()),
            territory: Set(territory.map(|t| t.0)),
            kind: Set(kind.to_owned()),
            salt: Set(Some(salt.to_string())),
            text: Set(Some(text.to_owned())),
        };
        let conflict = OnConflict::column(content::Column::Digest).do_nothing().to_owned();
        content::Entity::insert(row).on_conflict(conflict).exec_without_returning(&self.tx).await?;
        Ok((digest, salt))
    }

    /// Remembers that the act's command was carried out, where the entries do not say so by themselves.
    pub(crate) async fn remember(&self, stream: StreamId, entries: &[Entry]) -> Result<(), StoreError> {
        let first = entries.first().map_or(0, |entry| entry.version);
        let last = entries.last().map_or(0, |entry| entry.version);
        journal::remember_command(&self.tx, self.act.command, (stream, first, last), self.now).await
    }

    fn heading(&self, seat: Option<Seat>, basis: Vec<(StreamId, i64)>) -> Heading {
        let (acted_at, by, command) = (self.act.at, self.act.by.person(), self.act.command);
        Heading { acted_at, by, seat, command, cause: None, basis }
    }
}
