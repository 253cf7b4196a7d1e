//! A design in ready-to-print words: terms with their cards, checks with what to do next.

use kernel::{Code, Credits, ProgrammeId};
use web::Say;
use web::parts::{self, Sign, Term, TermItem, Tone};

use crate::curriculum::{Component, Curriculum, Cycle, MandatoryDiscipline, Slot};
use crate::finding::{Finding, Level, Mend, Subject, Tab};
use crate::rules::TERM_MOST;
use crate::totals::Totals;

/// `LO7`, in the reader's language.
pub fn outcome_code(say: Say, number: u16) -> String {
    say.with("programmes-outcome-code", &[("number", i64::from(number).into())])
}

/// Where a slot is learnt, as a colour: at the enterprise, at the university, or neither (physical training, the
/// final attestation).
pub fn tone(slot: &Slot) -> Tone {
    let elsewhere = slot.cycle == Cycle::FinalAttestation || slot.mandatory == Some(MandatoryDiscipline::PhysCulture);
    if slot.practice || slot.on_site.is_some_and(|share| share >= 50) {
        Tone::Practice
    } else if elsewhere {
        Tone::Plain
    } else {
        Tone::Theory
    }
}

/// What the colours mean.
pub fn legend(say: Say) -> Vec<(Tone, String)> {
    vec![
        (Tone::Theory, say.t("programmes-legend-theory")),
        (Tone::Practice, say.t("programmes-legend-practice")),
        (Tone::Plain, say.t("programmes-legend-other")),
    ]
}

/// The terms of a curriculum, side by side. Practices are pinned: their weeks are agreed with enterprises.
pub fn terms(say: Say, id: ProgrammeId, curriculum: &Curriculum) -> Vec<Term> {
    let totals = Totals::of(curriculum);
    let last = totals.by_term.keys().max().copied().unwrap_or(0);
    let term = |number: u8| {
        let load = totals.by_term.get(&number).copied().unwrap_or_default();
        Term {
            name: say.with("programmes-term-is", &[("number", i64::from(number).into())]),
            load: say.credits(load),
            over: load > TERM_MOST,
            items: curriculum.in_term(number).into_iter().map(|(slot, credits)| item(say, id, slot, credits)).collect(),
        }
    };
    (1..=last).map(term).collect()
}

fn item(say: Say, id: ProgrammeId, slot: &Slot, credits: Credits) -> TermItem {
    let name = say.names(&slot.names());
    let name = if slot.options.len() > 1 {
        let others = slot.options.len() - 1;
        say.with("programmes-and-others", &[("name", name.into()), ("count", others.into())])
    } else {
        name
    };
    TermItem {
        name,
        credits: say.credits_figure(credits),
        weight: u32::try_from(credits.0 / 100).unwrap_or(0),
        tone: tone(slot),
        pinned: slot.practice,
        href: Some(slot_href(id, slot.order)),
    }
}

/// Where a slot is seen.
pub fn slot_href(id: ProgrammeId, order: u16) -> String {
    format!("/programmes/{id}/slots/{order}")
}

/// The findings as a card of checks.
pub fn checks(say: Say, id: ProgrammeId, findings: &[Finding]) -> Vec<parts::Check> {
    let check = |finding: &Finding| parts::Check {
        sign: match finding.level {
            Level::Good => Sign::Good,
            Level::Warning => Sign::Warn,
            Level::Error => Sign::Bad,
        },
        said: say.with(finding.key, &finding.args),
        source: say.source(finding.source),
        next: finding.mend.map(|mend| (href(id, mend, finding.subject), say.code(mend))),
    };
    findings.iter().map(check).collect()
}

/// Where a finding is mended.
fn href(id: ProgrammeId, mend: Mend, subject: Subject) -> String {
    match (subject, mend.tab()) {
        (_, Tab::Passport) => format!("/programmes/{id}/edit"),
        (_, Tab::Matrix) => format!("/programmes/{id}/matrix"),
        (Subject::Outcome(number), _) => format!("/programmes/{id}/outcomes/{number}"),
        (_, Tab::Outcomes) => format!("/programmes/{id}/outcomes"),
        (Subject::Slot(order), _) => slot_href(id, order),
        (Subject::Term(term), _) => format!("/programmes/{id}/curriculum#term-{term}"),
        (_, Tab::Curriculum | Tab::Calendar) => format!("/programmes/{id}/curriculum"),
    }
}

/// How surely whoever graduates has passed through a slot: 1 by their own choice, 2 with everybody, 3 at work.
pub fn certainty(slot: &Slot) -> u8 {
    match tone(slot) {
        Tone::Practice => 3,
        _ if slot.component == Component::Elective => 1,
        _ => 2,
    }
}

/// A cycle with its component: `БД · жоғары оқу орны компоненті`.
pub fn kind(say: Say, slot: &Slot) -> String {
    format!("{} · {}", say.t(slot.cycle.key()), say.t(slot.component.key()))
}
