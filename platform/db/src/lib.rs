//! One database code over SQLite and PostgreSQL: reads, writes that always leave a record, migrations,
//! the audit chain, the outbox of events. See README.md for the rules of SQL that both understand.

mod audit;
mod commit;
mod condition;
mod either;
mod embedded;
mod events;
mod mark;
mod migrate;
mod open;
mod paging;
mod read;
mod record;
mod server;
pub mod trial;
mod wanted;
mod write;

pub use audit::{Entry, Head, Tampering, entries, erase_payload, head, verify};
pub use condition::Where;
pub use events::{due, pending, put_off};
pub use mark::{mark, marked};
pub use migrate::{Newer, migrate};
pub use open::{Backend, Db, copy_to};
pub use paging::{After, PAGE, Paged, cut};
pub use read::{Read, Row, Source, Told};
pub use record::{Event, RowRef};
pub use write::Write;

/// The cells of a statement's `$1`, `$2`, …: `values![id, name, day]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$(::kernel::Stored::cell(&$value)),*] };
}
