//! How many things a set of items measures, and how they lie to each other.

mod adequacy;
mod count;
mod extraction;
mod moments;
mod omega;
mod parallel;
mod polychoric;
mod rotation;
mod spectrum;

pub use adequacy::{Adequacy, adequacy};
pub use extraction::{Extraction, FLOOR, Method, NoFactors, extract, freedom};
pub use moments::{Moments, moments};
pub use omega::{Omega, omega};
pub use parallel::{Parallel, parallel};
pub use polychoric::{Polychoric, polychoric};
pub use rotation::{Rotated, Rotation, rotate};
