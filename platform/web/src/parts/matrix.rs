//! A matrix of links between two lists, as a heat map; editable cells are real fields, script adds arrow keys.

use maud::{Markup, html};

use super::{Tone, slug};
use crate::Say;

/// The head of a row or a column.
#[derive(Clone, Debug)]
pub struct MatrixHead {
    /// A short code.
    pub code: String,
    /// The full name.
    pub name: String,
    /// Where it is seen.
    pub href: Option<String>,
}

/// One cell.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// The strength of the link, 0 to 3; 0 is no link.
    pub level: u8,
    /// The name of its field; none when it cannot be changed.
    pub name: Option<String>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// Its head.
    pub head: MatrixHead,
    /// Its cells, as many as columns.
    pub cells: Vec<Cell>,
    /// A remark at the end of the row: «жабылмаған».
    pub note: Option<(Tone, String)>,
}

/// The matrix.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// A name unique on the page.
    pub id: &'static str,
    /// What is linked with what.
    pub caption: String,
    /// The columns.
    pub columns: Vec<MatrixHead>,
    /// The rows.
    pub rows: Vec<MatrixRow>,
    /// What the levels 1, 2 and 3 mean.
    pub levels: [String; 3],
}

/// The matrix; put it into a form when its cells can be changed.
pub fn matrix(say: Say, matrix: &Matrix) -> Markup {
    let noted = matrix.rows.iter().any(|row| row.note.is_some());
    html! {
        div.scroll tabindex="0" role="region" aria-label=(matrix.caption) {
            table.matrix #(matrix.id) data-matrix {
                caption.unseen { (matrix.caption) }
                thead { tr {
                    td {}
                    @for head in &matrix.columns { th scope="col" title=(head.name) { (name_of(head)) } }
                    @if noted { th scope="col" { (say.t("web-matrix-note")) } }
                } }
                tbody { @for row in &matrix.rows { (line(matrix, row, noted)) } }
            }
        }
        ul.key {
            @for (level, words) in (1..).zip(&matrix.levels) { li { i.(level_class(level)) aria-hidden="true" {} (level) " – " (words) } }
            @if matrix.rows.iter().any(|row| row.cells.iter().any(|cell| cell.name.is_some())) {
                li.scripted { (say.t("web-matrix-keys")) }
            }
        }
    }
}

fn name_of(head: &MatrixHead) -> Markup {
    html! { @match &head.href { Some(href) => a href=(href) { (head.code) }, None => (head.code) } }
}

fn line(matrix: &Matrix, row: &MatrixRow, noted: bool) -> Markup {
    html! {
        tr {
            th scope="row" { (name_of(&row.head)) " " span.full { (row.head.name) } }
            @for (cell, column) in row.cells.iter().zip(&matrix.columns) {
                @let said = if cell.level == 0 { String::new() } else { cell.level.to_string() };
                td.(level_class(cell.level)) {
                    @match &cell.name {
                        Some(name) => input type="text" name=(name) #(slug(&format!("{}-{name}", matrix.id))) value=(said)
                            inputmode="numeric" size="1" maxlength="1" pattern="[0-3]?" autocomplete="off"
                            aria-label=(format!("{} × {}", row.head.code, column.name));,
                        None => (said),
                    }
                }
            }
            @if noted { td.note { @if let Some((tone, words)) = &row.note { (super::pill(*tone, words)) } } }
        }
    }
}

fn level_class(level: u8) -> &'static str {
    ["l0", "l1", "l2", "l3"][usize::from(level.min(3))]
}
