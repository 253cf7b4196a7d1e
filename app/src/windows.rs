//! What every stage shows to the whole, in the order of the journey.

use web::Windows;

/// Every window.
pub fn all() -> Windows {
    Windows {
        waiting: vec![
            commissions::waiting,
            needs::waiting,
            programmes::waiting,
            placement::waiting,
            agreements::windows::waiting,
        ],
        found: vec![
            registry::found,
            commissions::found,
            needs::found,
            programmes::found,
            placement::found,
            agreements::windows::found,
        ],
        dates: vec![commissions::dates, needs::dates, placement::dates],
        about: vec![
            registry::about,
            commissions::about,
            needs::about,
            programmes::about,
            placement::about,
            agreements::windows::about,
        ],
        counts: vec![
            commissions::counts,
            needs::counts,
            programmes::counts,
            placement::counts,
            agreements::windows::counts,
        ],
    }
}
