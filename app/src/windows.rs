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
            practice::waiting,
            assessment::windows::waiting,
            outlook::windows::waiting,
        ],
        found: vec![
            registry::found,
            commissions::found,
            needs::found,
            programmes::found,
            placement::found,
            agreements::windows::found,
            practice::found,
            assessment::windows::found,
            outlook::windows::found,
        ],
        dates: vec![
            commissions::dates,
            needs::dates,
            placement::dates,
            practice::dates,
            assessment::windows::dates,
            outlook::windows::dates,
        ],
        about: vec![
            registry::about,
            commissions::about,
            needs::about,
            programmes::about,
            placement::about,
            agreements::windows::about,
            practice::about,
            assessment::windows::about,
            outlook::windows::about,
        ],
        counts: vec![
            commissions::counts,
            needs::counts,
            programmes::counts,
            placement::counts,
            agreements::windows::counts,
            practice::counts,
            assessment::windows::counts,
            outlook::windows::counts,
        ],
    }
}
