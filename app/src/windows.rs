//! What every stage shows to the whole, in the order of the journey.

use web::Windows;

/// Every window.
pub fn all() -> Windows {
    Windows { waiting: vec![], found: vec![], dates: vec![], about: vec![], counts: vec![] }
}
