//! The consolidated order as arithmetic: totals of accepted returns, and nothing more. They are no forecast: who sent
//! no return is not in them, and nothing is weighted or corrected.

use std::collections::BTreeMap;

use kernel::{Names, ProfessionId};
use serde::Serialize;

use crate::ReturnId;
use crate::campaigns::YEARS;
use crate::returns::rules::Line;

/// One line of an accepted return, with what it is counted by.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The return it stands in.
    pub of_return: ReturnId,
    /// The profession.
    pub profession: ProfessionId,
    /// Its code in the region's list.
    pub code: String,
    /// What it is called.
    pub name: Names,
    /// The group of programmes: the line's own, else the profession's.
    pub group: Option<String>,
    /// The line.
    pub line: Line,
}

/// Totals of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Totals {
    /// Returns that tell it.
    pub returns: i64,
    /// People who work in it now.
    pub staff: i64,
    /// Open vacancies.
    pub vacancies: i64,
    /// Of them, open for more than three months.
    pub vacancies_long: i64,
    /// New jobs by year.
    pub jobs: [i64; YEARS],
    /// Retirements by year.
    pub retirements: [i64; YEARS],
    /// Those who leave for other reasons, in each year.
    pub leavers: i64,
    /// Jobs to be cut.
    pub reductions: i64,
    /// Foreign workers now.
    pub foreign_now: i64,
    /// Of them, to be replaced.
    pub foreign_replaced: i64,
    /// People to be trained further.
    pub upskilling: i64,
    /// Places for dual trainees.
    pub dual_places: i64,
    /// Mentors at hand.
    pub mentors: i64,
}

impl Totals {
    fn add(&mut self, line: &Line) {
        self.staff += line.staff;
        self.vacancies += line.vacancies;
        self.vacancies_long += line.vacancies_long;
        for (sum, one) in self.jobs.iter_mut().zip(line.jobs) {
            *sum += one;
        }
        for (sum, one) in self.retirements.iter_mut().zip(line.retirements) {
            *sum += one;
        }
        self.leavers += line.leavers();
        self.reductions += line.reductions;
        self.foreign_now += line.foreign_now;
        self.foreign_replaced += line.foreign_replaced;
        self.upskilling += line.upskilling;
        self.dual_places += line.dual_places;
        self.mentors += line.mentors;
    }

    /// Whom the returns ask for in each year: new jobs, retirements and leavers of the year; vacancies, foreign workers
    /// to be replaced and jobs to be cut fall to the first.
    pub fn by_year(&self) -> [i64; YEARS] {
        let mut years = [0; YEARS];
        for ((year, jobs), retired) in years.iter_mut().zip(self.jobs).zip(self.retirements) {
            *year = jobs + retired + self.leavers;
        }
        years[0] += self.vacancies + self.foreign_replaced - self.reductions;
        years
    }

    /// Whom the returns ask for in all years together; never less than nobody.
    pub fn need(&self) -> i64 {
        self.by_year().iter().sum::<i64>().max(0)
    }

    /// Whom they ask for in a year of the six, on average, rounded half up: what the places of one admission are held
    /// against.
    pub fn yearly(&self) -> i64 {
        let years = i64::try_from(YEARS).unwrap_or(1);
        (self.need() * 2 + years) / (years * 2)
    }
}

/// A profession of the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfProfession {
    /// The profession.
    pub profession: ProfessionId,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: Names,
    /// Its group of programmes; of several, the first by code.
    pub group: Option<String>,
    /// Its totals.
    pub totals: Totals,
}

/// The order by profession, the greatest need first.
pub fn by_profession(lines: &[Counted]) -> Vec<OfProfession> {
    let mut all: BTreeMap<&str, Together<'_>> = BTreeMap::new();
    for counted in lines {
        let (of, totals) = all.entry(&counted.code).or_default();
        of.push(counted);
        totals.add(&counted.line);
    }
    let mut order: Vec<OfProfession> = all
        .into_values()
        .filter_map(|(of, mut totals)| {
            totals.returns = distinct(&of);
            let group = of.iter().filter_map(|one| one.group.clone()).min();
            let first = of.first()?;
            let (profession, code, name) = (first.profession, first.code.clone(), first.name.clone());
            Some(OfProfession { profession, code, name, group, totals })
        })
        .collect();
    order.sort_by(|a, b| b.totals.need().cmp(&a.totals.need()).then_with(|| a.code.cmp(&b.code)));
    order
}

/// Lines that are counted together, and their totals.
type Together<'a> = (Vec<&'a Counted>, Totals);

/// The order by group of programmes, by code; lines that lead to no group stand last, under none.
pub fn by_group(lines: &[Counted]) -> Vec<(Option<String>, Totals)> {
    let mut all: BTreeMap<(bool, Option<&str>), Together<'_>> = BTreeMap::new();
    for counted in lines {
        let group = counted.group.as_deref();
        let (of, totals) = all.entry((group.is_none(), group)).or_default();
        of.push(counted);
        totals.add(&counted.line);
    }
    let told = |((_, group), (of, mut totals)): ((bool, Option<&str>), Together<'_>)| {
        totals.returns = distinct(&of);
        (group.map(str::to_owned), totals)
    };
    all.into_iter().map(told).collect()
}

/// Everything together.
pub fn of_all(lines: &[Counted]) -> Totals {
    let mut totals = Totals::default();
    for counted in lines {
        totals.add(&counted.line);
    }
    totals.returns = distinct(&lines.iter().collect::<Vec<_>>());
    totals
}

fn distinct(lines: &[&Counted]) -> i64 {
    let mut returns: Vec<ReturnId> = lines.iter().map(|one| one.of_return).collect();
    returns.sort_unstable();
    returns.dedup();
    i64::try_from(returns.len()).unwrap_or(i64::MAX)
}
