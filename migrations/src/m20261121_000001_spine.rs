//! Territories, people, plans, calls, applications, and the journal beneath them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

use crate::shape::Kind::{At, Flag, Id, Int, Text};
use crate::shape::Null::{No, Yes};
use crate::shape::{Column as C, Table, create};

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in JOURNAL.iter().chain(PEOPLE).chain(PLANS).chain(CALLS).chain(APPLICATIONS).chain(RUNNING)
        {
            create(manager, table).await?;
        }
        guard_the_journal(manager).await
    }
}

/// The journal is append-only: the database itself refuses anything else.
async fn guard_the_journal(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let db = manager.get_connection();
    let statements: &[&str] = if db.get_database_backend() == DbBackend::Sqlite {
        &[
            "CREATE TRIGGER journal_entry_no_update BEFORE UPDATE ON journal_entry
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
            "CREATE TRIGGER journal_entry_no_delete BEFORE DELETE ON journal_entry
             BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END",
        ]
    } else {
        &[
            "CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
             $$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
            "CREATE TRIGGER journal_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON journal_entry
             FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()",
        ]
    };
    for statement in statements {
        db.execute_unprepared(statement).await?;
    }
    Ok(())
}

/// Streams, their entries, the answers to commands, and contents kept apart by digest.
const JOURNAL: &[Table] = &[
    Table {
        name: "stream",
        columns: &[
            C("id", Id, No),
            C("kind", Text, No),
            C("head", Int, No),
            C("hash", Text, No),
            C("recorded_at", At, No),
            C("state", Text, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["kind"]],
        refers: &[],
    },
    Table {
        name: "journal_entry",
        columns: &[
            C("stream", Id, No),
            C("version", Int, No),
            C("recorded_at", At, No),
            C("body", Text, No),
            C("secret", Text, No),
            C("previous", Text, No),
            C("hash", Text, No),
        ],
        key: &["stream", "version"],
        unique: &[],
        index: &[&["recorded_at"]],
        refers: &[("stream", "stream")],
    },
    Table {
        name: "command",
        columns: &[
            C("id", Id, No),
            C("stream", Id, No),
            C("first_version", Int, No),
            C("last_version", Int, No),
            C("at", At, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[],
        refers: &[],
    },
    Table {
        name: "content",
        columns: &[
            C("digest", Text, No),
            C("territory", Id, Yes),
            C("kind", Text, No),
            C("salt", Text, Yes),
            C("text", Text, Yes),
        ],
        key: &["digest"],
        unique: &[],
        index: &[],
        refers: &[],
    },
];

/// Territories, bodies, organisations, people, their seats and sign-ins.
const PEOPLE: &[Table] = &[
    Table {
        name: "territory",
        columns: &[
            C("id", Id, No),
            C("parent", Id, Yes),
            C("slug", Text, No),
            C("name_ru", Text, No),
            C("name_en", Text, No),
            C("centre_ru", Text, No),
            C("centre_en", Text, No),
            C("phone", Text, No),
            C("zone", Text, No),
            C("position", Int, No),
        ],
        key: &["id"],
        unique: &[&["slug"]],
        index: &[],
        refers: &[("parent", "territory")],
    },
    Table {
        name: "body",
        columns: &[C("id", Id, No), C("territory", Id, No), C("slug", Text, No), C("name", Text, No)],
        key: &["id"],
        unique: &[&["territory", "slug"]],
        index: &[],
        refers: &[("territory", "territory")],
    },
    Table {
        name: "organisation",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("slug", Text, No),
            C("kind", Text, No),
            C("number", Text, No),
            C("short_name", Text, No),
            C("full_name", Text, No),
            C("address", Text, No),
            C("email", Text, No),
            C("phone", Text, No),
            C("founder", Text, No),
            C("search", Text, No),
        ],
        key: &["id"],
        unique: &[&["territory", "slug"]],
        index: &[],
        refers: &[("territory", "territory")],
    },
    Table {
        name: "person",
        columns: &[
            C("id", Id, No),
            C("name", Text, No),
            C("email", Text, No),
            C("password_hash", Text, Yes),
            C("closed", Flag, No),
            C("search", Text, No),
        ],
        key: &["id"],
        unique: &[&["email"]],
        index: &[],
        refers: &[],
    },
    Table {
        name: "seat",
        columns: &[
            C("id", Id, No),
            C("person", Id, No),
            C("role", Text, No),
            C("territory", Id, Yes),
            C("organisation", Id, Yes),
            C("body", Id, Yes),
            C("post", Text, No),
            C("areas", Text, No),
            C("since", At, No),
            C("until", At, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["person"], &["territory", "role"], &["organisation"]],
        refers: &[
            ("person", "person"),
            ("territory", "territory"),
            ("organisation", "organisation"),
            ("body", "body"),
        ],
    },
    Table {
        name: "sign_in",
        columns: &[
            C("digest", Text, No),
            C("person", Id, No),
            C("created_at", At, No),
            C("seen_at", At, No),
            C("expires_at", At, No),
            C("agent", Text, No),
        ],
        key: &["digest"],
        unique: &[],
        index: &[&["person"]],
        refers: &[("person", "person")],
    },
    Table {
        name: "ticket",
        columns: &[
            C("digest", Text, No),
            C("purpose", Text, No),
            C("subject", Id, No),
            C("created_at", At, No),
            C("expires_at", At, No),
            C("used_at", At, Yes),
        ],
        key: &["digest"],
        unique: &[],
        index: &[&["subject"]],
        refers: &[],
    },
    Table {
        name: "attempt",
        columns: &[C("key", Text, No), C("since", At, No), C("count", Int, No)],
        key: &["key"],
        unique: &[],
        index: &[],
        refers: &[],
    },
];

/// Plans of school years, with their rows.
const PLANS: &[Table] = &[
    Table {
        name: "plan",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("school_year", Int, No),
            C("title", Text, No),
            C("source", Text, No),
        ],
        key: &["id"],
        unique: &[&["territory", "school_year"]],
        index: &[],
        refers: &[("territory", "territory")],
    },
    Table {
        name: "plan_item",
        columns: &[
            C("id", Id, No),
            C("plan", Id, No),
            C("position", Int, No),
            C("section_number", Text, No),
            C("section_title", Text, No),
            C("number", Int, No),
            C("code", Text, No),
            C("title", Text, No),
            C("period", Text, No),
            C("months", Text, No),
            C("recurrence", Text, No),
            C("audience", Text, No),
            C("expected", Text, No),
            C("executors", Text, No),
            C("accountable", Text, No),
        ],
        key: &["id"],
        unique: &[&["plan", "position"]],
        index: &[],
        refers: &[("plan", "plan")],
    },
];

/// Editions of procedures, who published them, and the list of calls.
const CALLS: &[Table] = &[
    Table {
        name: "edition",
        columns: &[
            C("digest", Text, No),
            C("procedure", Text, No),
            C("canonical", Text, No),
            C("source", Text, No),
            C("published_at", At, No),
        ],
        key: &["digest"],
        unique: &[],
        index: &[],
        refers: &[],
    },
    Table {
        name: "edition_use",
        columns: &[C("territory", Id, No), C("edition", Text, No), C("published_at", At, No)],
        key: &["territory", "edition"],
        unique: &[],
        index: &[],
        refers: &[("territory", "territory")],
    },
    Table {
        name: "call_row",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("procedure", Text, No),
            C("edition", Text, No),
            C("slug", Text, No),
            C("school_year", Int, No),
            C("announced_at", At, Yes),
            C("opens_at", At, Yes),
            C("closes_at", At, No),
            C("opens_date", Text, Yes),
            C("closes_date", Text, No),
        ],
        key: &["id"],
        unique: &[&["territory", "slug"]],
        index: &[&["territory", "closes_at"]],
        refers: &[("id", "stream"), ("territory", "territory")],
    },
];

/// Drafts, their texts, files, authors and consents; and the list of what has been filed.
const APPLICATIONS: &[Table] = &[
    Table {
        name: "application",
        columns: &[
            C("id", Id, No),
            C("code", Text, No),
            C("territory", Id, No),
            C("call", Id, No),
            C("organisation", Id, No),
            C("started_by", Id, Yes),
            C("started_at", At, No),
        ],
        key: &["id"],
        unique: &[&["code"]],
        index: &[&["organisation"], &["call", "started_at"]],
        refers: &[("territory", "territory"), ("call", "stream"), ("organisation", "organisation")],
    },
    Table {
        name: "answer",
        columns: &[
            C("application", Id, No),
            C("field", Text, No),
            C("text", Text, No),
            C("version", Int, No),
            C("saved_at", At, No),
            C("saved_by", Id, Yes),
        ],
        key: &["application", "field"],
        unique: &[],
        index: &[],
        refers: &[("application", "application")],
    },
    Table {
        name: "answer_past",
        columns: &[
            C("application", Id, No),
            C("field", Text, No),
            C("version", Int, No),
            C("text", Text, No),
            C("saved_at", At, No),
            C("saved_by", Id, Yes),
        ],
        key: &["application", "field", "version"],
        unique: &[],
        index: &[],
        refers: &[("application", "application")],
    },
    Table {
        name: "author",
        columns: &[
            C("id", Id, No),
            C("application", Id, No),
            C("position", Int, No),
            C("name", Text, No),
            C("post", Text, No),
            C("email", Text, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["application", "position"]],
        refers: &[("application", "application")],
    },
    Table {
        name: "consent",
        columns: &[
            C("id", Id, No),
            C("application", Id, No),
            C("author", Id, No),
            C("consent", Text, No),
            C("text_digest", Text, No),
            C("way", Text, No),
            C("given_at", At, No),
            C("withdrawn_at", At, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["application"]],
        refers: &[("application", "application")],
    },
    Table {
        name: "blob",
        columns: &[C("territory", Id, No), C("sha256", Text, No), C("size", Int, No), C("uses", Int, No)],
        key: &["territory", "sha256"],
        unique: &[],
        index: &[],
        refers: &[("territory", "territory")],
    },
    Table {
        name: "attachment",
        columns: &[
            C("id", Id, No),
            C("application", Id, No),
            C("territory", Id, No),
            C("paper", Text, No),
            C("name", Text, No),
            C("media", Text, No),
            C("sha256", Text, No),
            C("size", Int, No),
            C("uploaded_at", At, No),
            C("uploaded_by", Id, Yes),
            C("removed_at", At, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["application"]],
        refers: &[("application", "application")],
    },
    Table {
        name: "application_row",
        columns: &[
            C("id", Id, No),
            C("territory", Id, No),
            C("version", Int, No),
            C("call", Id, No),
            C("organisation", Id, No),
            C("code", Text, No),
            C("state", Text, No),
            C("submission", Int, No),
            C("channel", Text, No),
            C("filed_at", At, No),
            C("withdrawn_at", At, Yes),
            C("divisions", Text, No),
            C("title", Text, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["call", "filed_at", "id"], &["organisation"]],
        refers: &[("id", "stream")],
    },
    Table {
        name: "refused",
        columns: &[
            C("id", Id, No),
            C("application", Id, No),
            C("at", At, No),
            C("person", Id, Yes),
            C("code", Text, No),
            C("detail", Text, No),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["application", "at"]],
        refers: &[("application", "application")],
    },
];

/// Letters to send, and settings that live with the data.
const RUNNING: &[Table] = &[
    Table {
        name: "outgoing_mail",
        columns: &[
            C("id", Id, No),
            C("territory", Id, Yes),
            C("address", Text, No),
            C("letter", Text, No),
            C("created_at", At, No),
            C("due_at", At, No),
            C("locked_until", At, Yes),
            C("attempts", Int, No),
            C("sent_at", At, Yes),
            C("last_error", Text, Yes),
        ],
        key: &["id"],
        unique: &[],
        index: &[&["sent_at", "due_at"]],
        refers: &[],
    },
    Table {
        name: "setting",
        columns: &[C("key", Text, No), C("value", Text, No)],
        key: &["key"],
        unique: &[],
        index: &[],
        refers: &[],
    },
];
