//! What the region's enterprises need and how many are to be trained for it: campaigns, returns, the consolidated
//! order, control figures of admission.

pub mod campaigns;
pub mod figures;
pub mod order;
pub mod permissions;
pub mod refusal;
pub mod returns;

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
}

/// This stage's words.
pub const MESSAGES: web::Messages = web::messages!("needs");
