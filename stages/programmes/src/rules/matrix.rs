//! M-01 to M-06: outcomes, and the disciplines that form them.

use std::collections::HashMap;

use crate::checks;
use crate::curriculum::{Cycle, Discipline, Slot, Standing};
use crate::finding::{Finding, Subject, settle};
use crate::outcomes::{Matrix, Outcome};

/// The usual number of outcomes in the register.
const USUAL: std::ops::RangeInclusive<usize> = 8..=12;
/// More outcomes than this a discipline does not form (house).
const FORMS_MOST: usize = 5;

/// How far an outcome is formed.
#[derive(Clone, Copy, Default)]
struct Formed {
    /// By some discipline at all.
    somewhere: bool,
    /// By so many slots, whatever their options a student takes.
    surely: usize,
}

pub fn check(slots: &[&Slot], matrix: &Matrix, findings: &mut Vec<Finding>) {
    let count = matrix.outcomes.len();
    if count == 0 {
        findings.push(checks::OUTCOMES.breaks(Subject::Outcomes));
        return;
    }
    findings.push(checks::OUTCOMES.holds(Subject::Outcomes).with("count", count));
    let check = &checks::OUTCOME_COUNT;
    let usual = USUAL.contains(&count);
    let finding = if usual { check.holds(Subject::Outcomes) } else { check.breaks(Subject::Outcomes) };
    findings.push(finding.with("count", count).with("least", *USUAL.start()).with("most", *USUAL.end()));

    let mut formed: HashMap<u16, Formed> = HashMap::with_capacity(count);
    let mut wide = Vec::new();
    let mut disciplines = 0;
    for slot in slots {
        let own: Vec<&Discipline> =
            slot.options.iter().filter(|option| option.standing == Standing::Discipline).collect();
        disciplines += own.len();
        let mut marked: HashMap<u16, usize> = HashMap::new();
        for option in &own {
            let all = matrix.formed_by(slot.order, option.number);
            let forms = all.filter(|number| matrix.outcome(*number).is_some()).inspect(|number| {
                *marked.entry(*number).or_default() += 1;
            });
            wide.extend(breadth(slot, option, forms.count()));
        }
        for (outcome, options) in marked {
            let formed = formed.entry(outcome).or_default();
            formed.somewhere = true;
            formed.surely += usize::from(own.len() - options < usize::from(slot.choose));
        }
    }
    let formed = |outcome: &Outcome| formed.get(&outcome.number).copied().unwrap_or_default();
    outcomes(matrix, formed, findings);
    settle(findings, wide, || {
        checks::FORMS.holds(Subject::Outcomes).with("count", disciplines).with("most", FORMS_MOST)
    });
}

fn outcomes(matrix: &Matrix, formed: impl Fn(&Outcome) -> Formed, findings: &mut Vec<Finding>) {
    let about = |finding: Finding, outcome: &Outcome| {
        finding.with("outcome", i64::from(outcome.number)).with("name", outcome.names.clone())
    };
    let count = matrix.outcomes.len();
    let broken = |outcome: &&Outcome| !formed(outcome).somewhere;
    let unformed = matrix.outcomes.iter().filter(broken);
    let unformed = unformed.map(|outcome| about(checks::UNFORMED.breaks(Subject::Outcome(outcome.number)), outcome));
    settle(findings, unformed.collect(), || checks::UNFORMED.holds(Subject::Outcomes).with("count", count));

    // Two disciplines, or one and a practice; an outcome that nothing forms has been told above.
    let thin = matrix.outcomes.iter().filter(|outcome| formed(outcome).somewhere && formed(outcome).surely < 2);
    let thin = thin.map(|outcome| about(checks::THIN.breaks(Subject::Outcome(outcome.number)), outcome));
    settle(findings, thin.collect(), || checks::THIN.holds(Subject::Outcomes).with("count", count));

    let unassessed = matrix.outcomes.iter().filter(|outcome| outcome.tools.is_empty());
    let unassessed =
        unassessed.map(|outcome| about(checks::UNASSESSED.breaks(Subject::Outcome(outcome.number)), outcome));
    settle(findings, unassessed.collect(), || checks::UNASSESSED.holds(Subject::Outcomes).with("count", count));
}

/// A discipline forms at least one outcome and not too many; final attestation gathers all of them.
fn breadth(slot: &Slot, option: &Discipline, forms: usize) -> Option<Finding> {
    let wide = forms > FORMS_MOST && slot.cycle != Cycle::FinalAttestation;
    (forms == 0 || wide).then(|| {
        checks::FORMS
            .breaks(Subject::Slot(slot.order))
            .with("name", option.names.clone())
            .with("count", forms)
            .with("most", FORMS_MOST)
    })
}
