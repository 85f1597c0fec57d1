//! What follows the intake: where cases are, panels and sheets, lists, meetings, orders, publications, and
//! what one stream owes to others.

use sea_orm_migration::prelude::*;

use crate::shape::Kind::{At, Flag, Id, Int, Text};
use crate::shape::Null::{No, Yes};
use crate::shape::{Column as C, Table, add, create};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in CASES {
            add(manager, "application_row", column).await?;
        }
        add(manager, "body", &C("rules", Text, Yes)).await?;
        for table in REVIEW.iter().chain(LISTS).chain(COUNCIL).chain(FOLLOWING) {
            create(manager, table).await?;
        }
        Ok(())
    }
}

/// Where a case is, and what it has come to.
const CASES: &[C] = &[
    C("stage", Text, Yes),
    C("ended", Text, Yes),
    C("since", At, Yes),
    C("checked", Text, Yes),
    C("total", Text, Yes),
    C("class", Text, Yes),
    C("decided_at", At, Yes),
    C("in_force_at", At, Yes),
    C("published_at", At, Yes),
];

/// Panels, proposals for them, conflicts, sheets being written.
const REVIEW: &[Table] = &[
    Table {
        name: "panel_seat",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("application", Id, No),
            C("stage", Text, No),
            C("visit", Int, No),
            C("expert", Id, No),
            C("alias", Text, No),
            C("standing", Text, No),
            C("sheet", Text, Yes),
            C("number", Int, No),
            C("total", Text, Yes),
            C("invited_at", At, No),
            C("answered_at", At, Yes),
            C("signed_at", At, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["expert", "alias"], &["application"], &["call", "standing"]],
        refers: &[("application", "stream")],
    },
    Table {
        name: "panel_proposal",
        columns: &[
            C("id", Id, No),
            C("call", Id, No),
            C("application", Id, No),
            C("stage", Text, No),
            C("visit", Int, No),
            C("expert", Id, No),
            C("why", Text, No),
            C("by_hand", Flag, No),
            C("created_at", At, No),
        ],
        key: &["id"],
        unique: &[&["application", "stage", "visit", "expert"]],
        index: &[&["call"]],
        refers: &[("application", "stream"), ("expert", "person")],
    },
    Table {
        name: "call_terms",
        columns: &[C("id", Id, No), C("load_max", Int, No)],
        key: &["id"],
        unique: &[],
        index: &[],
        refers: &[("id", "stream")],
    },
    Table {
        name: "declared_conflict",
        columns: &[
            C("id", Id, No),
            C("call", Id, No),
            C("application", Id, No),
            C("expert", Id, No),
            C("at", At, No),
        ],
        key: &["id"],
        unique: &[&["application", "expert"]],
        index: &[&["call"], &["expert"]],
        refers: &[("application", "stream"), ("expert", "person")],
    },
    Table {
        name: "sheet_draft",
        columns: &[
            C("id", Id, No),
            C("application", Id, No),
            C("stage", Text, No),
            C("visit", Int, No),
            C("expert", Id, No),
            C("marks", Text, No),
            C("comments", Text, No),
            C("advice", Text, No),
            C("note", Text, No),
            C("version", Int, No),
            C("saved_at", At, No),
        ],
        key: &["id"],
        unique: &[&["application", "stage", "visit", "expert"]],
        index: &[&["expert"]],
        refers: &[("application", "stream"), ("expert", "person")],
    },
];

/// Lists with their rows, publications, awards, and who goes on to another contest.
const LISTS: &[Table] = &[
    Table {
        name: "list_head",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("stage", Text, No),
            C("number", Int, No),
            C("base", Int, No),
            C("drawn_at", At, No),
            C("standing", Text, No),
            C("ties", Text, No),
            C("left_empty", Text, No),
        ],
        key: &["id"],
        unique: &[&["call", "stage", "number"]],
        index: &[],
        refers: &[("call", "stream")],
    },
    Table {
        name: "list_row",
        columns: &[
            C("id", Id, No),
            C("list", Id, No),
            C("position", Int, No),
            C("group_key", Text, No),
            C("application", Id, No),
            C("total", Text, Yes),
            C("first_place", Int, No),
            C("last_place", Int, No),
            C("class", Text, No),
            C("parted", Text, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["list", "position"], &["application"]],
        refers: &[("application", "stream")],
    },
    Table {
        name: "publication",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("stage", Text, No),
            C("kind", Text, No),
            C("number", Int, No),
            C("at", At, No),
            C("content", Text, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["call", "kind", "number"]],
        refers: &[("call", "stream")],
    },
    Table {
        name: "award",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("application", Id, No),
            C("organisation", Id, No),
            C("effect", Text, No),
            C("order_id", Id, Yes),
            C("since", At, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["application"], &["organisation"], &["call"]],
        refers: &[("application", "stream")],
    },
];

/// Meetings, their agendas, texts of minutes being written, orders.
const COUNCIL: &[Table] = &[
    Table {
        name: "meeting_row",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("body", Id, No),
            C("code", Text, No),
            C("held_at", At, No),
            C("state", Text, No),
            C("number", Int, Yes),
            C("signed_at", At, Yes),
        ],
        key: &["id"],
        unique: &[&["code"]],
        index: &[&["body", "held_at"]],
        refers: &[("id", "stream"), ("body", "body")],
    },
    Table {
        name: "agenda_row",
        columns: &[
            C("id", Id, No),
            C("meeting", Id, No),
            C("version", Int, No),
            C("position", Int, No),
            C("kind", Text, No),
            C("call", Id, Yes),
            C("application", Id, Yes),
            C("subject", Text, No),
            C("outcome", Text, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["meeting", "position"], &["call"], &["application"]],
        refers: &[("meeting", "stream")],
    },
    Table {
        name: "order_row",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("stage", Text, No),
            C("code", Text, No),
            C("state", Text, No),
            C("number", Text, Yes),
            C("dated", Text, Yes),
            C("drafted_at", At, No),
            C("settled_at", At, Yes),
        ],
        key: &["id"],
        unique: &[&["code"]],
        index: &[&["call"], &["territory", "dated"]],
        refers: &[("id", "stream"), ("call", "stream")],
    },
];

/// What the facts of one stream owe to others.
const FOLLOWING: &[Table] = &[Table {
    name: "follow_up",
    columns: &[
        C("id", Id, No),
        C("cause", Id, No),
        C("cause_version", Int, No),
        C("position", Int, No),
        C("target", Id, No),
        C("command", Text, No),
        C("acted_at", At, No),
        C("created_at", At, No),
        C("done_at", At, Yes),
        C("refused", Text, Yes),
    ],
    key: &["id"],
    unique: &[],
    index: &[&["done_at", "created_at"], &["cause"]],
    refers: &[("target", "stream")],
}];
