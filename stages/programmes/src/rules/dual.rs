//! D-02, D-04, D-05: what makes a programme dual.

use kernel::{Arg, Credits};

use crate::checks;
use crate::curriculum::{Curriculum, Slot};
use crate::finding::{Finding, Subject, credits, settle};
use crate::totals::Totals;

/// The least share of a dually taught discipline at the enterprise (practice of universities; a setting).
const ON_SITE_LEAST: u8 = 30;
/// The most of the content that may be adapted to employers (guide 1.4, stage 5).
const EMPLOYER_MOST: i64 = 30;
/// From here on the studio warns.
const EMPLOYER_NEAR: i64 = 25;

pub fn check(curriculum: &Curriculum, slots: &[&Slot], totals: &Totals, findings: &mut Vec<Finding>) {
    practice(curriculum, slots, totals, findings);
    on_site(slots, findings);

    let over = |percent: i64| totals.employer.0 * 100 > totals.credits.0 * percent;
    let check = &checks::EMPLOYER_CONTENT;
    let finding = match (over(EMPLOYER_MOST), over(EMPLOYER_NEAR)) {
        (true, _) => check.breaks(Subject::Curriculum),
        (false, true) => check.barely_holds(Subject::Curriculum),
        (false, false) => check.holds(Subject::Curriculum),
    };
    findings.push(
        finding
            .with("share", share(totals.employer, totals.credits))
            .with("most", EMPLOYER_MOST)
            .with("credits", credits(totals.employer)),
    );
}

/// D-05: practice is mandatory from the second year; earlier practice is allowed.
fn practice(curriculum: &Curriculum, slots: &[&Slot], totals: &Totals, findings: &mut Vec<Finding>) {
    let terms = slots.iter().filter(|slot| slot.practice).flat_map(|slot| slot.terms.keys().copied());
    let first = terms.filter(|term| curriculum.year_of(*term) >= 2).min();
    findings.push(match first {
        Some(term) => checks::PRACTICE
            .holds(Subject::Term(term))
            .with("term", i64::from(term))
            .with("credits", credits(totals.practice)),
        None => checks::PRACTICE.breaks(Subject::Curriculum).with("credits", credits(totals.practice)),
    });
}

fn on_site(slots: &[&Slot], findings: &mut Vec<Finding>) {
    let dual: Vec<_> = slots.iter().filter_map(|slot| Some((slot, slot.on_site?))).collect();
    if dual.is_empty() {
        return; // no discipline is taught dually: nothing to say
    }
    let low = dual.iter().filter(|(_, share)| *share < ON_SITE_LEAST).map(|(slot, share)| {
        checks::ON_SITE
            .breaks(Subject::Slot(slot.order))
            .with("name", slot.names())
            .with("share", i64::from(*share))
            .with("least", i64::from(ON_SITE_LEAST))
    });
    settle(findings, low.collect(), || {
        checks::ON_SITE.holds(Subject::Curriculum).with("count", dual.len()).with("least", i64::from(ON_SITE_LEAST))
    });
}

/// A share in percent, to a tenth, rounded to the nearest.
fn share(part: Credits, whole: Credits) -> Arg {
    let tenths = (part.0 * 1000 + whole.0 / 2).checked_div(whole.0).unwrap_or(0);
    Arg::hundredths(tenths * 10)
}
