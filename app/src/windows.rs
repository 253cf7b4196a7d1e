//! What every stage shows to the whole, in the order of the journey.

use web::Windows;

/// Every window.
pub fn all() -> Windows {
    Windows {
        waiting: vec![commissions::waiting, programmes::waiting, agreements::windows::waiting],
        found: vec![registry::found, commissions::found, programmes::found, agreements::windows::found],
        dates: vec![commissions::dates],
        about: vec![registry::about, commissions::about, programmes::about, agreements::windows::about],
        counts: vec![commissions::counts, programmes::counts, agreements::windows::counts],
    }
}
