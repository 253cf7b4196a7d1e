//! What people edit of a paper are its clauses: data, never code. A clause has a heading and a text in
//! each language; the text names variables, and a condition says when the clause stands at all.
//!
//! ```text
//! when = "compensation-kind = wage and not learner-minor"
//! text = "The enterprise {enterprise-name} pays {compensation} from {first-day} (see {clause:term})."
//! ```
//! `{{` and `}}` print braces. Numbers of clauses are counted when printed, so a clause that does not
//! stand leaves no hole.

mod condition;
mod fault;
mod print;
mod template;
mod value;
mod wording;

pub use fault::{ClauseError, ClauseFault};
pub use print::{RenderedClause, preview, render};
pub use template::{Catalogue, Clause, Draft, Template, Variable};
pub use value::{PlainWords, Value, Values, Words};
