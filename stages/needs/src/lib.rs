//! What the region's enterprises need and how many are to be trained for it: campaigns, returns, the consolidated
//! order, control figures of admission.

pub mod campaigns;
pub mod example;
pub mod figures;
pub mod forecasts;
pub mod order;
pub mod permissions;
pub mod refusal;
pub mod returns;
mod windows;

use web::{Doors, RailEntry};

pub use figures::store::places_of;
pub use order::demand::{Of, demand, yearly};
pub use order::store::{OrderLine, order_line, order_lines};
pub use windows::{about, counts, dates, found, waiting};

kernel::ids! {
    /// A campaign of returns.
    CampaignId,
    /// An employer's return.
    ReturnId,
    /// A line of a return.
    LineId,
    /// A line of the consolidated order: a profession in a campaign.
    OrderLineId,
    /// The control figures of a campaign.
    FiguresId,
    /// One figure: a group at an educational organisation.
    FigureId,
    /// An opinion on control figures.
    OpinionId,
    /// A correction of approved figures.
    CorrectionId,
    /// A region's setting.
    SettingId,
    /// A table that forecasts are reckoned from.
    ForecastTableId,
    /// A forecast.
    ForecastId,
}

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("needs");

/// Its places in the rail.
pub const RAIL: &[RailEntry] = &[
    RailEntry { href: "/campaigns", key: "needs-campaigns", permission: &permissions::SEE },
    RailEntry { href: "/returns", key: "needs-returns", permission: &permissions::SEE_RETURNS },
    RailEntry { href: "/forecasts", key: "needs-forecasts", permission: &permissions::SEE_FORECASTS },
    RailEntry { href: "/control-figures", key: "needs-figures", permission: &permissions::SEE },
];

/// Every door of the stage. Those that print take the press as an `axum::Extension<Arc<dyn documents::Press>>`.
pub fn doors() -> Doors {
    campaigns::pages::doors()
        .and(campaigns::api::doors())
        .and(returns::pages::doors())
        .and(returns::api::doors())
        .and(order::pages::doors())
        .and(order::api::doors())
        .and(forecasts::pages::doors())
        .and(forecasts::api::doors())
        .and(figures::pages::doors())
        .and(figures::api::doors())
}
