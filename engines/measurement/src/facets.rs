//! Many-facet Rasch measurement (Linacre 1989): persons, items and raters on one scale of logits, so that a score no
//! longer depends on who gave it.
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::needless_for_each,
    clippy::neg_cmp_op_on_partial_ord,
    clippy::many_single_char_names,
    clippy::needless_range_loop,
    reason = "counts fit a float exactly, codes fit a byte, what is no number must fail a comparison, and formulas keep the letters of their papers"
)]

mod analysis;
mod cells;
mod connected;
mod design;
mod estimate;
mod fair;
mod information;
mod likelihood;
mod ratings;

pub use analysis::VERBS;
pub use connected::{Connections, connections};
pub use design::Steps;
pub use estimate::{FacetFit, FacetOptions, fit_facets};
pub use fair::{ElementFit, FairPerson, PersonAbility, element_fit, fair_persons, person_abilities};
pub use ratings::{BadRatings, Rating, Ratings};
