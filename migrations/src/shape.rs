//! Tables declared as data, so that a step reads like the schema it makes.

use sea_orm_migration::prelude::*;

/// What a column holds.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    /// An id.
    Id,
    /// Text of any length.
    Text,
    /// A whole number of 64 bits.
    Int,
    /// Yes or no.
    Flag,
    /// A moment with its zone.
    At,
}

/// One column: name, kind, whether it may be empty.
pub(crate) struct Column(pub(crate) &'static str, pub(crate) Kind, pub(crate) Null);

/// Whether a column may be empty.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Null {
    /// Never empty.
    No,
    /// May be empty.
    Yes,
}

/// One table: name, columns, primary key, unique keys, other indexes, and references to other tables' ids.
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [Column],
    pub(crate) key: &'static [&'static str],
    pub(crate) unique: &'static [&'static [&'static str]],
    pub(crate) index: &'static [&'static [&'static str]],
    pub(crate) refers: &'static [(&'static str, &'static str)],
}

/// Makes the table with its indexes. Tables referred to must exist.
pub(crate) async fn create(manager: &SchemaManager<'_>, table: &Table) -> Result<(), DbErr> {
    let mut make = sea_orm_migration::prelude::Table::create();
    make.table(Alias::new(table.name));
    for column in table.columns {
        make.col(definition(column));
    }
    let mut key = Index::create();
    for column in table.key {
        key.col(Alias::new(*column));
    }
    make.primary_key(&mut key);
    for (column, other) in table.refers {
        let mut reference = ForeignKey::create();
        reference.from(Alias::new(table.name), Alias::new(*column)).to(Alias::new(*other), Alias::new("id"));
        make.foreign_key(&mut reference);
    }
    manager.create_table(make).await?;
    for columns in table.unique {
        manager.create_index(index(table.name, columns).unique().to_owned()).await?;
    }
    for columns in table.index {
        manager.create_index(index(table.name, columns)).await?;
    }
    Ok(())
}

/// Adds a column to a table that has rows already; it may therefore be empty.
pub(crate) async fn add(manager: &SchemaManager<'_>, table: &str, column: &Column) -> Result<(), DbErr> {
    let mut change = sea_orm_migration::prelude::Table::alter();
    change.table(Alias::new(table)).add_column(definition(column));
    manager.alter_table(change).await
}

fn definition(Column(name, kind, null): &Column) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(*name));
    match kind {
        Kind::Id => column.uuid(),
        Kind::Text => column.text(),
        Kind::Int => column.big_integer(),
        Kind::Flag => column.boolean(),
        Kind::At => column.timestamp_with_time_zone(),
    };
    match null {
        Null::No => column.not_null(),
        Null::Yes => column.null(),
    };
    column
}

fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut make = Index::create();
    make.name(format!("{table}_by_{}", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        make.col(Alias::new(*column));
    }
    make
}
