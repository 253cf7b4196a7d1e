//! Work that waits: jobs with leases and retries, what happens once a day, letters, reminders, business days.
//! Nothing here reads a clock: the application's loop tells the moment.

mod calendar;
mod daily;
mod dead;
mod digest;
mod handlers;
mod letters;
mod mail;
mod pace;
mod pages;
mod queue;
pub mod refusal;
mod reminders;
mod tick;

pub use calendar::{Calendar, calendar};
pub use daily::{DIGEST, Housework, SWEEP, begin_day, handlers, sweep};
pub use dead::{Dead, again, dead};
pub use digest::digest;
pub use handlers::{Handlers, work_once};
pub use letters::{LETTER, letter_follows};
pub use mail::{Delivery, Mail, Written};
pub use pace::{Pace, choose_pace, pace_of};
pub use pages::{RAIL, doors};
pub use queue::{Job, JobId, NewJob, claim, enqueue};
pub use reminders::{Due, Group, Reminder, due_of, whose_move};
pub use tick::{tick, ticked};

/// The words of this crate.
pub const MESSAGES: web::Messages = web::messages!("jobs");
