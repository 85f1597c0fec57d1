//! The schema, as migrations that are only ever added to. See README.md for how to add one.

use sea_orm_migration::prelude::*;

mod m20261121_000001_spine;
mod m20261122_000002_engine;
mod shape;

/// Runs what has not been run. `Migrator::up(&db, None)` brings a database to this version of the program.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![Box::new(m20261121_000001_spine::Migration), Box::new(m20261122_000002_engine::Migration)]
    }
}
