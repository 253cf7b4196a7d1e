//! Control figures of admission: places by group of programmes and educational organisation.

pub mod apportion;
pub mod moves;
pub mod rules;
