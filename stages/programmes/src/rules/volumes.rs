//! volumes of the standard, years, terms, periods.

use kernel::{Arg, Credits};

use crate::checks;
use crate::curriculum::{Component, Curriculum, Cycle};
use crate::finding::{Check, Finding, Subject, credits, hours, settle};
use crate::standard::{Body, Standard};
use crate::totals::Totals;

/// A year may differ from its norm by so much without a word (house, 5 % of 60).
const YEAR_TOLERANCE: Credits = Credits::whole(3);
/// A term may carry so much without a word (house).
pub const TERM_MOST: Credits = Credits::whole(31);

pub fn check(totals: &Totals, standard: &Standard, findings: &mut Vec<Finding>) {
    let exact = |check: &'static Check, subject, have: Credits, want: Credits| {
        let finding = if have == want { check.holds(subject) } else { check.breaks(subject) };
        finding.by(standard.source).with("credits", credits(have)).with("wanted", credits(want))
    };
    let least = |check: &'static Check, subject, have: Credits, want: Credits| {
        let finding = if have >= want { check.holds(subject) } else { check.breaks(subject) };
        finding.by(standard.source).with("credits", credits(have)).with("wanted", credits(want))
    };
    let part = |component| credits(totals.part(Cycle::GeneralEducation, component));
    let general = Subject::Cycle(Cycle::GeneralEducation);

    findings.push(exact(&checks::TOTAL, Subject::Curriculum, totals.credits, standard.total));
    findings.push(
        exact(&checks::GENERAL, general, totals.cycle(Cycle::GeneralEducation), standard.general)
            .with("mandatory", part(Component::Mandatory))
            .with("chosen", credits(totals.general_chosen())),
    );
    let mandatory = totals.part(Cycle::GeneralEducation, Component::Mandatory);
    findings.push(exact(&checks::GENERAL_MANDATORY, general, mandatory, standard.general_mandatory));
    findings.push(exact(&checks::GENERAL_CHOSEN, general, totals.general_chosen(), standard.general_chosen));
    let (basic, major) = (totals.cycle(Cycle::Basic), totals.cycle(Cycle::Major));
    match standard.body {
        Body::Together(wanted) => findings.push(
            least(&checks::BODY, Subject::Curriculum, totals.body(), wanted)
                .with("basic", credits(basic))
                .with("major", credits(major)),
        ),
        Body::Apart { basic: wanted_basic, major: wanted_major } => {
            findings.push(least(&checks::BASIC, Subject::Cycle(Cycle::Basic), basic, wanted_basic));
            findings.push(least(&checks::MAJOR, Subject::Cycle(Cycle::Major), major, wanted_major));
        }
    }
    let attestation = totals.cycle(Cycle::FinalAttestation);
    findings.push(least(
        &checks::ATTESTATION,
        Subject::Cycle(Cycle::FinalAttestation),
        attestation,
        standard.attestation,
    ));
    let check = &checks::HOURS_TOTAL;
    let enough = totals.hours >= standard.hours;
    let finding = if enough { check.holds(Subject::Curriculum) } else { check.breaks(Subject::Curriculum) };
    findings.push(finding.by(standard.source).with("hours", hours(totals.hours)).with("wanted", hours(standard.hours)));
}

pub fn check_terms(curriculum: &Curriculum, totals: &Totals, norm: Credits, findings: &mut Vec<Finding>) {
    let far = |load: Credits| load < norm - YEAR_TOLERANCE || load > norm + YEAR_TOLERANCE;
    let years = totals.by_year.iter().filter(|(_, load)| far(**load)).map(|(year, load)| {
        checks::YEAR_LOAD
            .breaks(Subject::Year(*year))
            .with("year", i64::from(*year))
            .with("credits", credits(*load))
            .with("wanted", credits(norm))
    });
    settle(findings, years.collect(), || {
        checks::YEAR_LOAD.holds(Subject::Curriculum).with("loads", listed(totals.by_year.values()))
    });

    let terms = totals.by_term.iter().filter(|(_, load)| **load > TERM_MOST).map(|(term, load)| {
        checks::TERM_LOAD
            .breaks(Subject::Term(*term))
            .with("term", i64::from(*term))
            .with("credits", credits(*load))
            .with("most", credits(TERM_MOST))
    });
    settle(findings, terms.collect(), || {
        checks::TERM_LOAD.holds(Subject::Curriculum).with("loads", listed(totals.by_term.values()))
    });

    if curriculum.weeks.is_empty() {
        return; // the calendar is not set yet: nothing to say
    }
    let wanted = curriculum.period.weeks_least();
    let short = curriculum.weeks.iter().filter(|(_, weeks)| **weeks < wanted).map(|(term, weeks)| {
        checks::PERIOD_LENGTH
            .breaks(Subject::Term(*term))
            .with("term", i64::from(*term))
            .with("weeks", i64::from(*weeks))
            .with("wanted", i64::from(wanted))
    });
    settle(findings, short.collect(), || {
        checks::PERIOD_LENGTH.holds(Subject::Curriculum).with("wanted", i64::from(wanted))
    });
}

fn listed<'a>(loads: impl Iterator<Item = &'a Credits>) -> Arg {
    Arg::Text(loads.map(Credits::to_string).collect::<Vec<_>>().join(", "))
}
