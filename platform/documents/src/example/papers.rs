//! The papers around a contract.

mod certificates;
mod curricula;
mod orders;
mod passports;
mod sittings;
mod words;

pub use certificates::certificate;
pub use curricula::curriculum;
pub use orders::order;
pub use passports::passport;
pub use sittings::{exam_protocol, minutes};
