//! What a version is made of: its curriculum, outcomes and matrix, as rows; and the studio where they are designed.

pub mod actions;
pub mod api;
pub mod balance;
mod balancing;
pub mod matrix;
pub mod outcomes;
pub mod pages;
pub mod refusal;
pub mod rules;
pub mod slots;
pub mod store;
pub mod view;

use web::Doors;

use crate::curriculum::Curriculum;
use crate::outcomes::Matrix;

/// A curriculum and the outcomes it forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    pub curriculum: Curriculum,
    pub matrix: Matrix,
}

/// Pages and API.
pub fn doors() -> Doors {
    pages::doors()
        .and(balancing::doors())
        .and(slots::doors())
        .and(matrix::doors())
        .and(outcomes::doors())
        .and(api::doors())
}
