//! Windows: what every stage shows to the whole. The platform defines the slots, each stage fills a function,
//! the application's one table (`app/src/windows.rs`) wires them.

use std::pin::Pin;

use db::Db;
use kernel::{Caller, Day, Failure, Names, RegionId};
use uuid::Uuid;

/// The answer of a window.
pub type Shown<T> = Pin<Box<dyn Future<Output = Result<Vec<T>, Failure>> + Send>>;

/// Something that waits for the caller's move.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Where the move is made.
    pub href: String,
    /// What it is: the file's own name.
    pub title: Names,
    /// The message saying what is to be done.
    pub act: &'static str,
    /// Since when it waits.
    pub since: Day,
    /// The day it is due, where there is one.
    pub due: Option<Day>,
    /// How many such files, when one line stands for many.
    pub count: Option<u32>,
}

/// Something found by a search.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where it is.
    pub href: String,
    /// Its name.
    pub title: Names,
    /// The message naming its kind.
    pub kind: &'static str,
    /// A line about it (a code, a place), in no language.
    pub line: String,
}

/// A day in somebody's calendar.
#[derive(Clone, Debug)]
pub struct Date {
    /// Stable name of the event, for calendars that are read again and again.
    pub uid: String,
    /// First day.
    pub from: Day,
    /// Last day.
    pub until: Day,
    /// What it is.
    pub title: Names,
    /// Where it is read.
    pub href: String,
}

/// Something linked to a thing of an earlier stage.
#[derive(Clone, Debug)]
pub struct About {
    /// The message naming the kind of link.
    pub kind: &'static str,
    /// What is linked.
    pub title: Names,
    /// Where it is.
    pub href: String,
}

/// A figure of the region, with the list behind it.
#[derive(Clone, Debug)]
pub struct Count {
    /// The stage it belongs to: 1 to 7, 0 for none.
    pub stage: u8,
    /// The message naming it; its explanation is the message `KEY-formula`.
    pub key: &'static str,
    /// The message telling the formula.
    pub formula: &'static str,
    /// The figure.
    pub value: i64,
    /// Of how many, where it is a part.
    pub of: Option<i64>,
    /// The list behind it.
    pub href: String,
}

/// Which year and region a count is for.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The region; none for the nation.
    pub region: Option<RegionId>,
    /// The day it is seen from.
    pub today: Day,
}

/// A window that shows something to the caller.
pub type Window<T> = fn(Db, Caller) -> Shown<T>;
/// A window that is asked about something.
pub type Asked<Q, T> = fn(Db, Caller, Q) -> Shown<T>;

/// Every slot, each a list of what the stages put in.
#[derive(Clone, Default)]
pub struct Windows {
    /// What waits for the caller.
    pub waiting: Vec<Window<Waiting>>,
    /// What a search finds within the caller's scope.
    pub found: Vec<Asked<String, Found>>,
    /// The caller's days.
    pub dates: Vec<Window<Date>>,
    /// What is linked to a thing.
    pub about: Vec<Asked<Uuid, About>>,
    /// Figures of a region.
    pub counts: Vec<Asked<Frame, Count>>,
}

/// Gathers one slot over all stages, in their order.
macro_rules! gather {
    ($(#[$meta:meta])* $name:ident($slot:ident $(, $arg:ident: $ty:ty)*) -> $item:ty) => {
        $(#[$meta])*
        ///
        /// # Errors
        /// As the first stage that fails.
        pub async fn $name(&self, db: &Db, caller: &Caller $(, $arg: $ty)*) -> Result<Vec<$item>, Failure> {
            let mut all = Vec::new();
            for window in &self.$slot {
                all.extend(window(db.clone(), caller.clone() $(, $arg.to_owned())*).await?);
            }
            Ok(all)
        }
    };
}

impl Windows {
    gather!(
        /// What waits for the caller.
        waiting(waiting) -> Waiting
    );
    gather!(
        /// What a search finds.
        found(found, query: &str) -> Found
    );
    gather!(
        /// The caller's days.
        dates(dates) -> Date
    );
    gather!(
        /// What is linked to a thing.
        about(about, thing: &Uuid) -> About
    );
    gather!(
        /// Figures of a region.
        counts(counts, frame: &Frame) -> Count
    );
}
