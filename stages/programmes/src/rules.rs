//! The checks beside the curriculum. Pure, and quick enough to run at every keystroke of the studio.

mod dual;
mod mandatory;
mod matrix;
mod slots;
mod volumes;

pub(crate) use volumes::TERM_MOST;

use kernel::AcademicYear;

use crate::checks;
use crate::curriculum::{Curriculum, Slot};
use crate::finding::{Finding, Subject};
use crate::outcomes::Matrix;
use crate::standard::standard;
use crate::totals::Totals;

/// Everything that can be said about a curriculum and its matrix, for those admitted in a year: errors,
/// warnings, and what holds, in the order of [`checks::ALL`]. The order of slots does not matter.
pub fn check(curriculum: &Curriculum, matrix: &Matrix, admission: AcademicYear) -> Vec<Finding> {
    let mut slots: Vec<&Slot> = curriculum.slots.iter().collect();
    slots.sort_by_key(|slot| slot.order);
    let totals = Totals::of(curriculum);
    let mut findings = Vec::with_capacity(checks::ALL.len());
    let profile = kernel::Arg::Key(kernel::Code::key(curriculum.profile));
    let edition = standard(curriculum.profile, admission.0);
    let known = edition.map_or_else(
        || checks::STANDARD_UNKNOWN.breaks(Subject::Curriculum),
        |standard| checks::STANDARD_UNKNOWN.holds(Subject::Curriculum).by(standard.source),
    );
    findings.push(known.with("profile", profile).with("year", admission.0.to_string()));
    if let Some(standard) = edition {
        volumes::check(&totals, standard, &mut findings);
        volumes::check_terms(curriculum, &totals, standard.year, &mut findings);
        mandatory::check(&slots, standard, &mut findings);
    }
    slots::check(&slots, &mut findings);
    dual::check(curriculum, &slots, &totals, &mut findings);
    matrix::check(&slots, matrix, &mut findings);
    findings
}
