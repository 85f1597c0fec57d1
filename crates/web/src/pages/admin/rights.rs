//! `GET /admin/rights`: the grid, as the rules have it.

use askama::Template;
use axum::response::Response;
use domain::access::may::Right;
use domain::access::sees::Field;
use domain::access::table::{Row, grid};
use domain::people::seat::Role;
use i18n_embed_fl::fl;
use words::Words;

use crate::error::PageError;
use crate::extract::Who;
use crate::frame::{Frame, html};

#[derive(Template)]
#[template(path = "admin/rights.html")]
struct RightsView {
    frame: Frame,
    roles: Vec<String>,
    may: Vec<Line>,
    sees: Vec<Line>,
}

struct Line {
    what: String,
    cells: Vec<Cell>,
}

struct Cell {
    class: &'static str,
    text: String,
}

/// Who may do what, and who sees what.
pub(crate) async fn show(who: Who) -> Result<Response, PageError> {
    let (words, rows) = (who.words(), grid());
    let visitor = std::iter::once(fl!(words, "rights-visitor"));
    let may = Right::ALL
        .iter()
        .map(|right| line(words, &rows, &format!("may {}", right.name()), words.right(*right)));
    let sees = Field::ALL
        .iter()
        .map(|field| line(words, &rows, &format!("sees {}", field.name()), words.field_group(*field)));
    html(&RightsView {
        frame: who.frame(fl!(words, "rights-title")),
        roles: visitor.chain(Role::ALL.into_iter().map(|role| words.role(role))).collect(),
        may: may.collect(),
        sees: sees.collect(),
    })
}

fn line(words: &Words, rows: &[Row], what: &str, says: String) -> Line {
    let cells = rows.iter().filter(|row| row.what == what).map(|row| cell(words, row.answers));
    Line { what: says, cells: cells.collect() }
}

/// How far the right reaches, in one word.
fn cell(words: &Words, answers: [bool; 3]) -> Cell {
    let [own, territory, everywhere] = answers;
    let (class, text) = match (own, territory, everywhere) {
        (_, _, true) => ("yes", fl!(words, "rights-everywhere")),
        (_, true, false) => ("yes", fl!(words, "rights-territory")),
        (true, false, false) => ("part", fl!(words, "rights-own")),
        (false, false, false) => ("no", fl!(words, "rights-no")),
    };
    Cell { class, text }
}
