//! The protocol of an exam on paper.

use commissions::commission::rules::Half;
use documents::Layout;
use documents::layout::{Check, ExamProtocol, Fact, Signature as Place, Table, TableColumn};
use kernel::{Day, Lang, Names};
use web::Say;

use super::store::{Outcome, Signature};
use crate::candidates::moves::Status;
use crate::candidates::store::Candidate;
use crate::grades::{self, Percent, step_of};
use crate::room::Room;

/// The language of the protocol that is signed: the state language.
pub const SIGNED: Lang = Lang::Kk;

/// A message in the three languages.
pub(crate) fn said(key: &str) -> Names {
    Names::in_each(|lang| Say { lang }.t(key))
}

/// A share as papers and pages print it: `88,5`.
pub fn figure(say: Say, share: Percent) -> String {
    say.credits_figure(kernel::Credits(share.0))
}

/// The protocol whose bytes are kept and signed.
pub fn to_sign(room: &Room, outcomes: &[Outcome], day: Day, public_url: &str) -> Layout {
    let results: Vec<_> = room.candidates.iter().map(|one| (one, room.result(one))).collect();
    layout(
        room,
        &results,
        outcomes,
        Beside { lang: SIGNED, day, edition: room.exam.edition + 1, signed: &[], public_url },
    )
}

/// A protocol that was drawn up, in a language, with the marks of its signatures.
pub fn copy(room: &Room, outcomes: &[Outcome], signed: &[Signature], lang: Lang, public_url: &str) -> Layout {
    let results: Vec<_> = room.candidates.iter().map(|one| (one, one.result)).collect();
    let day = room.exam.since.day();
    layout(room, &results, outcomes, Beside { lang, day, edition: room.exam.edition, signed, public_url })
}

/// What stands beside the results.
struct Beside<'a> {
    lang: Lang,
    day: Day,
    edition: i64,
    signed: &'a [Signature],
    public_url: &'a str,
}

type Results<'a> = [(&'a Candidate, Option<grades::Verdict>)];

fn layout(room: &Room, results: &Results<'_>, outcomes: &[Outcome], beside: Beside<'_>) -> Layout {
    let (say, exam) = (Say { lang: beside.lang }, &room.exam);
    let number = if beside.edition > 1 {
        say.with(
            "assessment-paper-edition",
            &[("number", exam.number.as_str().into()), ("edition", beside.edition.into())],
        )
    } else {
        exam.number.clone()
    };
    Layout::ExamProtocol(ExamProtocol {
        lang: beside.lang,
        body: say.names(&exam.university_name),
        title: say.t("assessment-paper-protocol"),
        number,
        day: beside.day,
        day_text: say.day(beside.day),
        place: exam.plan.place.clone(),
        facts: facts(say, room),
        commission: commission(say, room),
        results: table(say, room, results),
        notes: notes(say, room, outcomes),
        decided: decided(say, results),
        signatures: places(room, beside.signed),
        check: Some(Check {
            url: format!("{}/exams/{}", beside.public_url, exam.id),
            text: said("assessment-paper-protocol-check"),
        }),
    })
}

fn facts(say: Say, room: &Room) -> Vec<Fact> {
    let exam = &room.exam;
    let mut groups: Vec<&str> = room.candidates.iter().map(|one| one.group_name.as_str()).collect();
    groups.sort_unstable();
    groups.dedup();
    let programme = format!("{} {}", exam.programme_code, say.names(&exam.programme_name));
    let mut facts = vec![
        Fact::new(say.t("assessment-programme"), programme),
        Fact::new(say.t("assessment-groups"), groups.join(", ")),
        Fact::new(say.t("assessment-profession"), say.names(&exam.profession_name)),
        Fact::new(say.t("assessment-enterprise"), say.names(&exam.enterprise_name)),
        Fact::new(say.t("assessment-day"), say.day(exam.plan.day)),
    ];
    if let Some(day) = exam.agreed_on() {
        facts.push(Fact::new(
            say.t("assessment-materials"),
            say.with("assessment-paper-materials", &[("day", day.into())]),
        ));
    }
    if let Some((number, day)) = &exam.council {
        let told = [("number", number.as_str().into()), ("day", (*day).into())];
        facts.push(Fact::new(say.t("assessment-council"), say.with("assessment-paper-council", &told)));
    }
    facts
}

fn half(say: Say, half: Option<Half>) -> String {
    match half {
        Some(Half::Enterprise) => say.t("assessment-half-enterprise"),
        Some(Half::Outside) => say.t("assessment-half-outside"),
        None => String::new(),
    }
}

fn commission(say: Say, room: &Room) -> Table {
    let member = |expert: &crate::exams::rules::Expert| {
        let side = half(say, expert.half);
        let duty = if expert.chair { format!("{}, {side}", say.t("assessment-chair")) } else { side };
        vec![say.names(&expert.name), say.names(&expert.organisation), duty]
    };
    Table::new(
        vec![
            TableColumn::words(say.t("assessment-name"), 4),
            TableColumn::words(say.t("assessment-organisation"), 5),
            TableColumn::words(say.t("assessment-part-in-commission"), 3),
        ],
        room.experts.iter().map(member).collect(),
    )
}

fn table(say: Say, room: &Room, results: &Results<'_>) -> Table {
    let figures = |of: &Candidate, result: Option<grades::Verdict>| {
        let Some(result) = result else {
            return [vec!["–".to_owned(); 5], vec![say.code(of.status)]].concat();
        };
        let step = step_of(result.percent, room.exam.plan.day);
        vec![
            figure(say, result.theory),
            figure(say, result.work),
            say.number(result.percent),
            step.letter.to_owned(),
            say.credits_figure(kernel::Credits(step.points)),
            say.code(if result.passed { Status::Passed } else { Status::Failed }),
        ]
    };
    let sat = results.iter().filter(|(of, result)| result.is_some() || of.status == Status::Absent);
    let rows = sat
        .zip(1i64..)
        .map(|((of, result), nth)| [vec![say.number(nth), say.names(&of.name)], figures(of, *result)].concat());
    Table::new(
        vec![
            TableColumn::mark("№"),
            TableColumn::words(say.t("assessment-student"), 1),
            TableColumn::figure(say.t("assessment-theory")),
            TableColumn::figure(say.t("assessment-work")),
            TableColumn::figure(say.t("assessment-total")),
            TableColumn::mark(say.t("assessment-letter")),
            TableColumn::figure("GPA"),
            TableColumn::words(say.t("assessment-verdict"), 1),
        ],
        rows.collect(),
    )
}

/// The weights, the criteria, who did not score whom, and where the experts stayed apart.
fn notes(say: Say, room: &Room, outcomes: &[Outcome]) -> Vec<String> {
    let figures = room.figures;
    let weights =
        [("theory", figures.theory.into()), ("work", (100 - figures.theory).into()), ("pass", figures.pass.into())];
    let mut notes = vec![say.with("assessment-paper-weights", &weights)];
    for (_, criterion) in &room.criteria {
        let outcome = criterion.outcome.and_then(|number| outcomes.iter().find(|one| one.number == number));
        let shown = outcome.map_or_else(String::new, |one| format!(" – {}", say.names(&one.name)));
        notes.push(format!(
            "{}: {}, {}{shown}",
            say.code(criterion.part),
            say.names(&criterion.title),
            say.with("assessment-points", &[("most", criterion.most.into())])
        ));
    }
    for of in room.candidates.iter().filter(|one| room.result(one).is_some()) {
        notes.extend(excluded(say, room, of));
        let spread = room.spread(of);
        if spread > Percent::whole(figures.spread) {
            let told = [("name", of.name.clone().into()), ("spread", figure(say, spread).into())];
            notes.push(say.with("assessment-paper-apart", &told));
        }
    }
    notes
}

/// Who did not score a candidate because they were their mentor, and what the halves of the rest are.
pub fn excluded(say: Say, room: &Room, of: &Candidate) -> Option<String> {
    let scorers = room.scorers(of);
    let out: Vec<String> = room
        .experts
        .iter()
        .filter(|expert| !scorers.iter().any(|scorer| scorer.person == expert.person))
        .map(|expert| say.names(&expert.name))
        .collect();
    if out.is_empty() {
        return None;
    }
    let (enterprise, outside) = crate::exams::rules::halves(&scorers);
    let told = [
        ("name", of.name.clone().into()),
        ("experts", out.join(", ").into()),
        ("enterprise", enterprise.into()),
        ("outside", outside.into()),
    ];
    Some(say.with("assessment-paper-excluded", &told))
}

fn decided(say: Say, results: &Results<'_>) -> Vec<String> {
    let of = |passed: bool| {
        let named = results.iter().filter(|(_, result)| result.is_some_and(|result| result.passed == passed));
        named.map(|(of, _)| say.names(&of.name)).collect::<Vec<_>>().join(", ")
    };
    let line =
        |key: &str, names: String| (!names.is_empty()).then(|| say.with(key, &[("names", names.as_str().into())]));
    [line("assessment-paper-decided-passed", of(true)), line("assessment-paper-decided-failed", of(false))]
        .into_iter()
        .flatten()
        .collect()
}

fn places(room: &Room, signed: &[Signature]) -> Vec<Place> {
    let mark = |at: kernel::Moment| {
        Names::in_each(|lang| {
            let say = Say { lang };
            say.with("assessment-signed-mark", &[("when", say.moment(at).into())])
        })
    };
    let place = |expert: &crate::exams::rules::Expert| Place {
        side: said(if expert.chair { "assessment-chair" } else { "assessment-member" }),
        post: expert.organisation.clone(),
        name: expert.name.kk.clone(),
        mark: signed.iter().find(|one| one.person == expert.person).map(|one| mark(one.at)),
    };
    room.experts.iter().map(place).collect()
}
