//! How many things a set of items measures, and how they lie to each other.

mod adequacy;
mod confirm;
mod correlations;
mod disparity;
mod extraction;
mod fit;
mod moments;
mod omega;
mod parallel;
mod polychoric;
mod rational;
mod rotation;
mod smacof;
mod source;
mod spectrum;
mod torgerson;
mod verb_cfa;
mod verb_correlate;
mod verb_efa;
mod verb_mds;
mod whole;

pub(crate) use moments::cross;
pub(crate) use source::LARGEST;

pub use adequacy::{Adequacy, adequacy};
pub use confirm::{Confirmed, Estimate, NotConfirmed, Pattern, Unit, What, confirm};
pub use correlations::{Correlations, Kind, Missing, correlate, correlate_whole};
pub use disparity::Scale;
pub use extraction::{Extraction, FLOOR, Method, NoFactors, extract, freedom};
pub use fit::{Fit, fit};
pub use moments::{Moments, moments};
pub use omega::{Omega, omega};
pub use parallel::{Parallel, parallel};
pub use polychoric::{Polychoric, polychoric};
pub use rotation::{Rotated, Rotation, rotate};
pub use smacof::{Scaled, Search, smacof};
pub use torgerson::{Classical, classical};

use crate::verb::Verb;

/// `correlate`, `efa`, `omega`, `cfa`, `mds`.
pub const VERBS: &[Verb] = &[verb_correlate::CORRELATE, verb_efa::EFA, verb_efa::OMEGA, verb_cfa::CFA, verb_mds::MDS];
