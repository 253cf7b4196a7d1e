//! the disciplines that the state makes mandatory.

use kernel::{Arg, Code, Credits};

use crate::checks;
use crate::curriculum::{Component, ControlForm, MandatoryDiscipline, Slot};
use crate::finding::{Finding, Subject, credits, settle};
use crate::standard::Standard;

pub fn check(slots: &[&Slot], standard: &Standard, findings: &mut Vec<Finding>) {
    if standard.mandatory.is_empty() {
        return; // a set of its own that we do not know
    }
    let of = |discipline| {
        let named = move |slot: &&&Slot| slot.mandatory == Some(discipline);
        slots.iter().filter(named).filter(|slot| slot.component == Component::Mandatory)
    };
    let reduced = standard.mandatory.iter().filter_map(|required| {
        let have: Credits = of(required.discipline).map(|slot| slot.credits).sum();
        (have < required.credits).then(|| {
            checks::MANDATORY
                .breaks(Subject::Mandatory(required.discipline))
                .with("discipline", Arg::Key(required.discipline.key()))
                .with("credits", credits(have))
                .with("wanted", credits(required.credits))
        })
    });
    settle(findings, reduced.collect(), || {
        checks::MANDATORY.holds(Subject::Curriculum).with("count", standard.mandatory.len())
    });

    let history = MandatoryDiscipline::HistoryKz;
    let other = standard.mandatory.iter().filter(|required| required.discipline != history).flat_map(|required| {
        of(required.discipline).filter(|slot| slot.control != required.control).map(|slot| {
            checks::MANDATORY_CONTROL
                .breaks(Subject::Slot(slot.order))
                .with("name", slot.names())
                .with("control", Arg::Key(slot.control.key()))
                .with("wanted", Arg::Key(required.control.key()))
        })
    });
    settle(findings, other.collect(), || checks::MANDATORY_CONTROL.holds(Subject::Curriculum));

    let Some(last) = of(history).next_back() else { return }; // R-12 has said that it is missing
    let studied = slots.iter().any(|slot| {
        slot.mandatory == Some(history)
            && slot.control == ControlForm::StateExam
            && slot.term_ends().is_some_and(|(_, end)| slot.control_term == end)
    });
    let subject = Subject::Slot(last.order);
    let finding = if studied { checks::HISTORY_EXAM.holds(subject) } else { checks::HISTORY_EXAM.breaks(subject) };
    findings.push(finding.with("term", i64::from(last.control_term)).with("control", Arg::Key(last.control.key())));
}
