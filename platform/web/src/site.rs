//! What every page stands on: the database, a clock and chance given by the application, the windows and the rail.

use std::any::Any;
use std::sync::Arc;

use db::Db;
use kernel::{Caller, Chance, Failure, Moment};

use crate::kept::Kept;
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
pub struct Site {
    standing: Arc<Standing>,
    kept: Arc<Kept>,
}

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
        Self { standing: Arc::new(standing), kept: Arc::default() }
    }

    /// What `make` makes for this caller on this day: made now, or before and nothing was recorded since. `what` names
    /// everything else that it depends on.
    ///
    /// # Errors
    /// As `make` fails; that is not kept.
    pub async fn unchanged<T: Any + Send + Sync>(
        &self,
        what: &str,
        by: &Caller,
        make: impl Future<Output = Result<T, Failure>> + Send,
    ) -> Result<Arc<T>, Failure> {
        let Caller { person, role, scope, .. } = by;
        let key = format!("{what} {person:?} {role:?} {:?} {} {}", scope.kind, scope.id, by.today());
        // Read before anything is made: what is written meanwhile moves the head, and this answer is not found again.
        let head = db::head(&self.db).await?.seq;
        if let Some(found) = self.kept.find(&key, head) {
            return Ok(found);
        }
        let made = Arc::new(make.await?);
        self.kept.keep(key, head, made.clone());
        Ok(made)
    }
}

impl std::ops::Deref for Site {
    type Target = Standing;
    fn deref(&self) -> &Standing {
        &self.standing
    }
}
