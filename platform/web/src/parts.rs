//! The parts of pages. Each is a function from ready-to-print fields to HTML; everything works without script.
//! See them all in `/gallery`.

mod acts;
mod address;
mod board;
mod card;
mod checks;
mod control;
mod difference;
mod field;
mod filter;
mod form;
mod head;
mod matrix;
mod moves;
mod names;
mod notice;
mod phone;
mod pill;
mod record;
mod table;
mod terms;

pub use acts::{Act, Emphasis, Way, acts};
pub use address::Address;
pub use board::{BarRow, Share, StageState, StageTile, Tile, bar_rows, stages, tiles};
pub use card::{Fact, card, card_with, columns, dialog, facts, formula, grid, padded, prose, qr};
pub use checks::{Check, Sign, check_list, counts};
pub use difference::{Change, DifferenceRow, difference};
pub use field::{Choice, Errors, Field, Kind, field};
pub use filter::{Filter, filter};
pub use form::{Encoding, Form, error_summary, form, section};
pub use head::{Crumb, Step, StepState, Tab, crumbs, head, steps, tabs};
pub use matrix::{Cell, Matrix, MatrixHead, MatrixRow, matrix};
pub use moves::{Waiting, WhoseMove, waiting, whose_move};
pub use names::{NamesField, names_field};
pub use notice::{Empty, banner, empty, notice};
pub use phone::{PhoneCard, WeekDay, phone_card, week_strip};
pub use pill::{Tone, key, pill, tagged};
pub use record::{Entry, Paper, Signature, documents, signatures, timeline};
pub use table::{Column, Direction, Row, Table, Total, table};
pub use terms::{Term, TermItem, terms};

/// A part of an `id`: letters, digits and dashes.
pub(crate) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            _ if slug.is_empty() || slug.ends_with('-') => {}
            _ => slug.push('-'),
        }
    }
    slug.trim_end_matches('-').to_owned()
}
