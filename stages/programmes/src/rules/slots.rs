//! and C-*: each slot by itself, and among its neighbours.

use std::collections::HashMap;

use kernel::Credits;

use crate::checks;
use crate::curriculum::{Component, ControlForm, Discipline, Slot, Standing};
use crate::finding::{Check, Finding, Subject, credits, hours, settle};

pub fn check(slots: &[&Slot], findings: &mut Vec<Finding>) {
    let mut each = |check: &'static Check, broken: fn(&Slot) -> bool, told: fn(Finding, &Slot) -> Finding| {
        let breaches = slots
            .iter()
            .filter(|slot| broken(slot))
            .map(|slot| told(check.breaks(Subject::Slot(slot.order)).with("name", slot.names()), slot));
        settle(findings, breaches.collect(), || check.holds(Subject::Curriculum).with("count", slots.len()));
    };

    each(
        &checks::SLOT_HOURS,
        |slot| slot.hours != slot.credits.hours(),
        |finding, slot| {
            let wanted = hours(slot.credits.hours());
            finding.with("credits", credits(slot.credits)).with("hours", hours(slot.hours)).with("wanted", wanted)
        },
    );
    each(
        &checks::SPLIT,
        |slot| slot.split.total() != slot.hours,
        |finding, slot| finding.with("hours", hours(slot.hours)).with("sum", hours(slot.split.total())),
    );
    each(
        &checks::TERMS,
        |slot| in_terms(slot) != slot.credits,
        |finding, slot| finding.with("credits", credits(slot.credits)).with("sum", credits(in_terms(slot))),
    );
    each(
        &checks::CONTROL_TERM,
        |slot| !slot.terms.contains_key(&slot.control_term),
        |finding, slot| {
            let terms: Vec<_> = slot.terms.keys().map(u8::to_string).collect();
            finding.with("term", i64::from(slot.control_term)).with("terms", terms.join(", "))
        },
    );
    each(&checks::EMPTY_SLOT, |slot| slot.options.is_empty(), |finding, _| finding);
    each(
        &checks::CHOICE,
        |slot| slot.choose == 0 || !slot.options.is_empty() && usize::from(slot.choose) > slot.options.len(),
        |finding, slot| finding.with("choose", i64::from(slot.choose)).with("offered", slot.options.len()),
    );
    each(
        &checks::NO_ALTERNATIVE,
        |slot| slot.component == Component::Elective && slot.options.len() == usize::from(slot.choose),
        |finding, slot| finding.with("offered", slot.options.len()),
    );
    each(
        &checks::PRACTICE_CONTROL,
        |slot| slot.practice && slot.control != ControlForm::PracticeReport,
        |finding, slot| finding.with("control", kernel::Arg::Key(kernel::Code::key(slot.control))),
    );
    prerequisites(slots, findings);
    codes(slots, findings);
    names(slots, findings);
}

fn in_terms(slot: &Slot) -> Credits {
    slot.terms.values().copied().sum()
}

/// what a discipline rests on is finished in an earlier term.
fn prerequisites(slots: &[&Slot], findings: &mut Vec<Finding>) {
    let mut asked = 0usize;
    let mut breaches = Vec::new();
    for slot in slots {
        for order in &slot.prerequisites {
            asked += 1;
            let before = slots.iter().find(|other| other.order == *order);
            let finished = before.and_then(|before| before.term_ends()).map(|(_, end)| end);
            let begins = slot.term_ends().map(|(begin, _)| begin);
            if finished.zip(begins).is_none_or(|(finished, begins)| finished >= begins) {
                let missing = kernel::Names::new(order.to_string(), order.to_string(), order.to_string());
                breaches.push(
                    checks::PREREQUISITE
                        .breaks(Subject::Slot(slot.order))
                        .with("name", slot.names())
                        .with("before", before.map_or(missing, |before| before.names())),
                );
            }
        }
    }
    settle(findings, breaches, || checks::PREREQUISITE.holds(Subject::Curriculum).with("count", asked));
}

/// Every discipline once, under a code of its own.
fn codes(slots: &[&Slot], findings: &mut Vec<Finding>) {
    let mut seen: HashMap<String, u16> = HashMap::new();
    let mut breaches = Vec::new();
    for (slot, option) in options(slots) {
        let bare = option.bare_code();
        if let Some(first) = seen.get(&bare) {
            breaches.push(
                checks::SAME_CODE
                    .breaks(Subject::Slot(slot.order))
                    .with("name", option.names.clone())
                    .with("code", option.code.as_str())
                    .with("first", i64::from(*first)),
            );
        } else {
            seen.insert(bare, slot.order);
        }
    }
    settle(findings, breaches, || checks::SAME_CODE.holds(Subject::Curriculum).with("count", seen.len()));
}

fn names(slots: &[&Slot], findings: &mut Vec<Finding>) {
    let own = |option: &Discipline| option.standing == Standing::Discipline;
    let nameless = |option: &Discipline| {
        [&option.names.kk, &option.names.ru, &option.names.en].into_iter().any(|name| name.trim().is_empty())
    };
    let breaches = options(slots)
        .filter(|(_, option)| own(option) && nameless(option))
        .map(|(slot, option)| checks::NAMELESS.breaks(Subject::Slot(slot.order)).with("name", option.names.clone()));
    settle(findings, breaches.collect(), || {
        checks::NAMELESS.holds(Subject::Curriculum).with("count", options(slots).count())
    });
}

fn options<'a>(slots: &'a [&Slot]) -> impl Iterator<Item = (&'a Slot, &'a Discipline)> {
    slots.iter().flat_map(|slot| slot.options.iter().map(move |option| (*slot, option)))
}
