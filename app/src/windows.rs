//! What every stage shows to the whole, in the order of the journey.

use web::Windows;

/// Every window.
pub fn all() -> Windows {
    Windows {
        waiting: vec![agreements::windows::waiting],
        found: vec![registry::found, agreements::windows::found],
        dates: vec![],
        about: vec![registry::about, agreements::windows::about],
        counts: vec![agreements::windows::counts],
    }
}
