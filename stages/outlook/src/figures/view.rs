//! The figures of a region as they are published: gathered once for page, table and JSON.

use db::Db;
use kernel::{Caller, Day, Failure, Names, RegionId};

use super::store::{self, Contracts, Dual};
use super::suppression::{Published, Told, cell, cells, published};
use crate::catalogue;
use crate::employment::rates;
use crate::followups::store::{Chosen, strata};

/// A part of a sum.
pub struct Part {
    /// Its code: of a region, or a year.
    pub code: String,
    /// Its name; empty for a year.
    pub name: Names,
    /// How many.
    pub people: Told,
}

/// What is published. The table and the JSON take it apart, so a new figure does not compile until it
/// stands in both.
pub struct Figures {
    /// The day it is as of.
    pub day: Day,
    /// Students in dual training.
    pub dual: Told,
    /// Of them by region.
    pub by_region: Vec<Part>,
    /// Of them by year of admission.
    pub by_year: Vec<Part>,
    /// Contracts in force; organisations are no people.
    pub contracts: Told,
    /// Enterprises with contracts.
    pub enterprises: Told,
    /// Educational organisations with contracts.
    pub universities: Told,
    /// Programmes with dual training.
    pub programmes: Told,
    /// Employment of graduates.
    pub employment: Vec<Published>,
}

/// Gathers the figures: four statements.
///
/// # Errors
/// Broken, when the database does not answer.
pub async fn figures(db: &Db, by: &Caller, region: Option<RegionId>) -> Result<Figures, Failure> {
    // Whoever asks gets what everybody gets.
    let everybody = Caller { role: kernel::Role::Public, person: None, ..by.clone() };
    let dual = store::dual(db, region).await?;
    let Contracts { contracts, enterprises, universities } = store::contracts(db, region).await?;
    let programmes = catalogue::store::total(db, &catalogue::store::Filter { region, ..Default::default() }).await?;
    let strata = strata(db, &everybody, &Chosen { region, ..Chosen::default() }).await?;
    Ok(Figures {
        day: by.today(),
        dual: cell(dual.iter().map(|one| one.students).sum()),
        by_region: parts(&dual, |one| (one.region.clone(), one.name.clone())),
        by_year: parts(&dual, |one| (one.year.0.to_string(), Names::default())),
        contracts: cell(contracts),
        enterprises: Told::things(enterprises),
        universities: Told::things(universities),
        programmes: Told::things(programmes),
        employment: rates(&strata).iter().map(published).collect(),
    })
}

fn parts(dual: &[Dual], of: impl Fn(&Dual) -> (String, Names)) -> Vec<Part> {
    let mut sums: std::collections::BTreeMap<String, (Names, i64)> = std::collections::BTreeMap::new();
    for one in dual {
        let (code, name) = of(one);
        sums.entry(code).or_insert((name, 0)).1 += one.students;
    }
    let people: Vec<i64> = sums.values().map(|(_, people)| *people).collect();
    let shown = cells(&people);
    sums.into_iter().zip(shown).map(|((code, (name, _)), people)| Part { code, name, people }).collect()
}
