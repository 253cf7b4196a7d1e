//! One test binary: stocks and flows, apportionment, reconciliation.
#![allow(clippy::unwrap_used, clippy::print_stderr, clippy::cast_precision_loss)]

mod accounts;
mod answers;
mod cases;
mod chance;
mod faults;
mod mutation;
mod official;
mod places;
mod surveys;
mod wholes;
