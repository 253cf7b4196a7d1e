//! Is a return likely? Remarks in words: they stop nothing, the enterprise mends or explains, the coordinator decides.

use kernel::{Arg, Names, ProfessionId, Refusal};

use super::rules::{Education, Header, Line};
use crate::refusal;

/// A line with what its profession is called.
#[derive(Clone, Debug)]
pub struct Told {
    /// The profession.
    pub profession: ProfessionId,
    /// What it is called.
    pub name: Names,
    /// The line.
    pub line: Line,
}

impl Told {
    fn key(&self) -> (ProfessionId, Education) {
        (self.profession, self.line.education)
    }
}

/// A return as plausibility looks at it.
#[derive(Clone, Debug, Default)]
pub struct Matter {
    /// Its header.
    pub header: Header,
    /// Its lines.
    pub lines: Vec<Told>,
}

/// Everything that looks odd in a return, beside the enterprise's last accepted one; `jump` is the change in per
/// cent from which a number is asked about.
pub fn remarks(now: &Matter, last: Option<&Matter>, jump: i64) -> Vec<Refusal> {
    let mut all = of_header(now);
    for told in &now.lines {
        all.extend(of_line(told));
        all.extend(last.and_then(|last| of_change(told, last, jump)));
    }
    if let Some(last) = last {
        all.extend(of_headcount(now, last, jump));
        let gone =
            last.lines.iter().filter(|was| was.line.staff > 0 && !now.lines.iter().any(|is| is.key() == was.key()));
        all.extend(gone.map(|was| {
            let name = was.name.clone();
            refusal::PROFESSION_GONE.with("profession", name).with("before", was.line.staff)
        }));
    }
    all
}

fn of_header(now: &Matter) -> Vec<Refusal> {
    let mut all = Vec::new();
    let Some(headcount) = now.header.headcount else { return all };
    if let Some((men, women)) = now.header.men.zip(now.header.women)
        && men + women != headcount
    {
        all.push(refusal::SEXES_DIFFER.at("women").with("sum", men + women).with("headcount", headcount));
    }
    let ages: Vec<i64> = now.header.ages.iter().flatten().copied().collect();
    let sum: i64 = ages.iter().sum();
    if ages.len() == now.header.ages.len() && sum != headcount {
        all.push(refusal::AGES_DIFFER.at("age-24").with("sum", sum).with("headcount", headcount));
    }
    let staff: i64 = now.lines.iter().map(|told| told.line.staff).sum();
    if staff > headcount {
        all.push(refusal::LINES_OVER_HEADCOUNT.at("headcount").with("sum", staff).with("headcount", headcount));
    }
    all
}

fn of_line(told: &Told) -> Vec<Refusal> {
    let line = &told.line;
    let retired: i64 = line.retirements.iter().sum();
    let name = || Arg::from(told.name.clone());
    let odd = [
        (line.vacancies_long > line.vacancies).then(|| {
            let long = refusal::LONG_OVER_VACANCIES.at("vacancies-long").with("long", line.vacancies_long);
            long.with("all", line.vacancies)
        }),
        (line.foreign_replaced > line.foreign_now).then(|| {
            let replaced = refusal::REPLACED_OVER_FOREIGN.at("foreign-replaced");
            replaced.with("replaced", line.foreign_replaced).with("foreign", line.foreign_now)
        }),
        (line.reductions > line.staff).then(|| {
            refusal::REDUCED_OVER_STAFF.at("reductions").with("reduced", line.reductions).with("staff", line.staff)
        }),
        (retired > line.staff)
            .then(|| refusal::RETIRED_OVER_STAFF.at("retire-0").with("retired", retired).with("staff", line.staff)),
        (line.dual_places > 0 && line.mentors == 0)
            .then(|| refusal::NO_MENTORS.at("mentors").with("places", line.dual_places)),
    ];
    odd.into_iter().flatten().map(|refusal| refusal.with("profession", name())).collect()
}

/// The change in per cent, rounded half away from zero; none when there was nothing.
pub fn change(before: i64, now: i64) -> Option<i64> {
    let moved = (now - before) * 200;
    (before > 0).then(|| (moved + before * moved.signum()) / (before * 2))
}

fn jumped(before: i64, now: i64, jump: i64) -> Option<i64> {
    let by = ((now - before) * 100).abs() > before * jump;
    change(before, now).filter(|_| by)
}

fn of_change(told: &Told, last: &Matter, jump: i64) -> Option<Refusal> {
    let was = last.lines.iter().find(|was| was.key() == told.key())?;
    let (before, now) = (was.line.staff, told.line.staff);
    let percent = jumped(before, now, jump)?;
    let refusal = refusal::STAFF_JUMPED.at("staff").with("profession", told.name.clone());
    Some(refusal.with("before", before).with("now", now).with("percent", signed(percent)))
}

fn of_headcount(now: &Matter, last: &Matter, jump: i64) -> Option<Refusal> {
    let (before, now) = last.header.headcount.zip(now.header.headcount)?;
    let percent = jumped(before, now, jump)?;
    let refusal = refusal::HEADCOUNT_JUMPED.at("headcount");
    Some(refusal.with("before", before).with("now", now).with("percent", signed(percent)))
}

fn signed(percent: i64) -> String {
    if percent > 0 { format!("+{percent}") } else { format!("−{}", percent.unsigned_abs()) }
}
