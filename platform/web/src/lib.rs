//! The face of Qosar: words in three languages, the shell of a page, its parts and charts, its assets.
//! It knows no stage: pages hand over plain structs with ready-to-print fields and get HTML back.

mod answers;
pub mod assets;
pub mod charts;
mod description;
mod door;
mod doorkeeper;
mod doors;
pub mod entrance;
pub mod gallery;
mod history;
mod idempotency;
mod kept;
pub mod parts;
mod permission;
pub mod reference;
pub mod refusal;
mod say;
mod shell;
mod site;
mod stop;
#[cfg(feature = "trial")]
pub mod trial;
mod visitor;
mod windows;

pub use answers::{Versioned, download, form_again, html_page, on_to, refusals_of};
pub use door::Door;
pub use doorkeeper::doorkeeper;
pub use doors::{Doors, listing};
pub use history::history;
pub use idempotency::{IDEMPOTENCY_KEY, REPLAYED};
pub use permission::{OPEN, Permission, SIGNED_IN};
pub use say::{MESSAGES, Messages, Say, keys, problems, sort_key, speak};
pub use shell::{NavItem, Notice, PageKind, Shell, Who};
pub use site::{Clock, RailEntry, Site, Standing};
pub use stop::{Answer, Stop, status};
pub use visitor::{LANG_COOKIE, SESSION_COOKIE, Visitor, cookie};
pub use windows::{About, Asked, Count, Date, Found, Frame, Shown, Waiting, Window, Windows};
