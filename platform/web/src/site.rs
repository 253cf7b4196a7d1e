//! What every page stands on: the database, a clock and chance given by the application, the windows and the rail.

use std::sync::Arc;

use db::Db;
use kernel::{Chance, Moment};

use crate::permission::Permission;
use crate::windows::Windows;

/// Tells the moment. Only the application reads a real clock; `--today` and tests move it.
pub trait Clock: Send + Sync {
    /// The moment it is.
    fn now(&self) -> Moment;
}

/// An entry of the rail.
#[derive(Clone, Copy, Debug)]
pub struct RailEntry {
    /// Where it leads.
    pub href: &'static str,
    /// The message that names it.
    pub key: &'static str,
    /// Who sees it.
    pub permission: &'static Permission,
}

impl RailEntry {
    /// Does it concern the reader's own account? Then it stands on the page about themselves, not on the rail.
    pub fn is_own(&self) -> bool {
        self.href.starts_with("/me/")
    }
}

/// What every page stands on. Cheap to clone.
#[derive(Clone)]
pub struct Site(Arc<Standing>);

/// The parts of a site.
pub struct Standing {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Box<dyn Clock>,
    /// Where ids and secrets come from.
    pub chance: Chance,
    /// The key from which what opens by letter is derived (links, one-time codes); kept outside the database.
    pub key: accounts::Key,
    /// What every stage shows to the whole.
    pub windows: Windows,
    /// The rail, in the order of the journey.
    pub rail: Vec<RailEntry>,
    /// The address people reach it by, for links in letters, calendars and QR codes; without a slash at the end.
    pub public_url: String,
    /// Is it the demo (invented people, one-click sign-in)?
    pub demo: bool,
}

impl Site {
    /// A site.
    pub fn new(standing: Standing) -> Self {
        Self(Arc::new(standing))
    }
}

impl std::ops::Deref for Site {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.0
    }
}
