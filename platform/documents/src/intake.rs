//! Imports as pages: a file is brought, tried (what would change; what is wrong, by row and cell) and, when its owner
//! has seen that, taken in whole. A stage declares an [`Import`] and mounts [`doors`]; its `take` is the same function
//! that the API and the command line call.

mod outcome;
mod pages;
mod waiting;

use std::pin::Pin;

use db::Db;
use kernel::{Caller, Failure};
use uuid::Uuid;
use web::Permission;

use crate::imports::Form;
use crate::tables::Cell;

pub use outcome::{Effect, Outcome, OutcomeJson, Told, What};
pub use pages::{MOST_BODY, doors};

/// A file that somebody brings.
#[derive(Clone, Debug)]
pub struct Brought {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What it is called.
    pub file_name: String,
    /// Only say what would change.
    pub dry_run: bool,
    /// The thing it is brought to: the `{id}` of the path, where the path has one.
    pub thing: Option<Uuid>,
}

/// The form of a file, and the rows a template begins with.
#[derive(Clone, Debug)]
pub struct Blank {
    /// The form.
    pub form: Form,
    /// Rows filled beforehand, in the order of the fields.
    pub rows: Vec<Vec<Cell>>,
}

/// What an import comes to.
pub type Taken = Pin<Box<dyn Future<Output = Result<Outcome, Failure>> + Send>>;
/// A blank being made.
pub type Blanked = Pin<Box<dyn Future<Output = Result<Blank, Failure>> + Send>>;

/// An import that a stage offers.
#[derive(Debug)]
pub struct Import {
    /// Where it is done, as `/organisations/import` or `/programmes/{id}/import`; its template is at `…/template`.
    pub path: &'static str,
    /// Who may.
    pub permission: &'static Permission,
    /// The message that names it, a verb: “Bring organisations from a file”.
    pub title: &'static str,
    /// The message that says what the file holds and what is done with it.
    pub lead: &'static str,
    /// The name of the template's file, without its ending.
    pub file: &'static str,
    /// The message that names the list behind it.
    pub back_title: &'static str,
    /// Where that list is; `{id}` stands for the thing.
    pub back: &'static str,
    /// The form and the rows of the template.
    pub blank: fn(Db, Caller, Option<Uuid>) -> Blanked,
    /// Tries or takes in a file, whole or not at all.
    pub take: fn(Db, Caller, Brought) -> Taken,
}
