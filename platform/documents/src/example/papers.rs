//! The papers around a contract.

mod certificates;
mod curricula;
mod orders;
mod passports;
mod reports;
mod sittings;
mod words;

pub use certificates::certificate;
pub use curricula::curriculum;
pub use orders::order;
pub use passports::passport;
pub use reports::report;
pub use sittings::{exam_protocol, minutes};
