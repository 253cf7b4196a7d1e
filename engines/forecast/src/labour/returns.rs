//! Employers' returns weighted up to all employers.
//!
//! Within a stratum (region, sector, size) the answers stand for the silent: a total is the stratum's employment times the
//! surveyed ratio to headcount (the ratio estimator, Cochran, “Sampling Techniques”, 3rd ed., §6.2), so a return weighs
//! employment of the stratum over headcount surveyed. Its variance is E²(1−f)·s²/(n·x̄²), s² of the residuals y − R·x with
//! n−1 below, f the share of employment surveyed. Where one return stands alone in its stratum, s² is that of all strata
//! together. Where a stratum is silent, its employment is spread over answering strata of the same region and sector, else
//! the same region and size, else the region, else all, in proportion to theirs; where nobody at all can carry it, it is missing from
//! every total, and a finding says so.

use std::collections::{BTreeMap, BTreeSet};

use crate::Finding;

/// What is asked of each occupation, in order.
pub(super) const MEASURES: [&str; 7] =
    ["staff", "vacancies", "new_jobs", "retirements", "reductions", "foreign", "replaced"];

/// A stratum of employers and how many people it employs in all.
#[derive(Clone, Debug, PartialEq)]
pub struct Stratum {
    /// Region, sector, size class.
    pub key: [String; 3],
    /// People employed in the stratum.
    pub employed: f64,
}

/// One employer's return.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// Who.
    pub employer: String,
    /// The number of its stratum.
    pub stratum: usize,
    /// All its staff; above nought.
    pub headcount: f64,
    /// What it said of its occupations.
    pub lines: Vec<ReturnLine>,
}

/// What a return says of one occupation.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnLine {
    /// The number of the occupation.
    pub occupation: usize,
    /// Staff, vacancies, new jobs, retirements, reductions, foreign workers, foreign workers to be replaced.
    pub counts: [f64; 7],
}

/// A weighted total.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WeightedCell {
    /// By measure, as in a return's line.
    pub totals: [f64; 7],
    /// Standard errors of them.
    pub errors: [f64; 7],
    /// Standard error of vacancies + replaced − reductions, which go into the need together.
    pub net_error: f64,
}

/// All returns, weighted.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Weighted {
    /// By region's name and number of the occupation.
    pub cells: BTreeMap<(String, usize), WeightedCell>,
    /// By stratum: returns, people surveyed, the weight of one of them; nought where the stratum is silent.
    pub strata: Vec<(usize, f64, f64)>,
    /// What was merged or could not be told.
    pub findings: Vec<Finding>,
}

/// Weighs returns. O(returns' lines + strata²).
pub fn weigh(strata: &[Stratum], returns: &[Return]) -> Weighted {
    let mut answered = vec![(0_usize, 0.0_f64); strata.len()];
    for one in returns {
        answered[one.stratum].0 += 1;
        answered[one.stratum].1 += one.headcount;
    }
    let mut found = Weighted::default();
    let stands_for = spread_silent(strata, &answered, &mut found.findings);
    found.strata = answered
        .iter()
        .zip(&stands_for)
        .map(|(&(count, people), &employed)| (count, people, if people > 0.0 { employed / people } else { 0.0 }))
        .collect();
    // A stratum's sums and sums of squares by occupation; those who say nothing of an occupation have none of it.
    #[expect(clippy::type_complexity, reason = "stratum, occupation, answers")]
    let mut sums: BTreeMap<(usize, usize), Vec<(f64, [f64; 8])>> = BTreeMap::new();
    let mut heads: Vec<Vec<f64>> = vec![Vec::new(); strata.len()];
    for one in returns {
        heads[one.stratum].push(one.headcount);
        let mut own: BTreeMap<usize, [f64; 8]> = BTreeMap::new();
        for line in &one.lines {
            let counts = own.entry(line.occupation).or_default();
            counts.iter_mut().zip(line.counts).for_each(|(sum, count)| *sum += count);
            counts[7] += line.counts[1] + line.counts[6] - line.counts[4];
        }
        for (occupation, counts) in own {
            sums.entry((one.stratum, occupation)).or_default().push((one.headcount, counts));
        }
    }
    let residual = |stratum: usize, said: &[(f64, [f64; 8])], measure: usize| {
        let people = answered[stratum].1;
        let ratio = said.iter().map(|(_, counts)| counts[measure]).sum::<f64>() / people;
        let all: f64 = heads[stratum].iter().map(|x| (ratio * x).powi(2)).sum();
        let with: f64 =
            said.iter().map(|(x, counts)| (counts[measure] - ratio * x).powi(2) - (ratio * x).powi(2)).sum();
        (ratio, (all + with).max(0.0))
    };
    // Residuals of all strata together, for those where one return stands alone: relative to headcount, by occupation.
    let mut pooled: BTreeMap<usize, ([f64; 8], f64)> = BTreeMap::new();
    for (&(stratum, occupation), said) in &sums {
        let (count, people) = answered[stratum];
        if count > 1 {
            let mean = people / as_real(count);
            let entry = pooled.entry(occupation).or_default();
            for (measure, sum) in entry.0.iter_mut().enumerate() {
                *sum += residual(stratum, said, measure).1 / (mean * mean);
            }
            entry.1 += as_real(count - 1);
        }
    }
    let mut lone = BTreeSet::new();
    for (&(stratum, occupation), said) in &sums {
        let (count, people) = answered[stratum];
        let employed = stands_for[stratum];
        let f = (people / employed).min(1.0);
        let cell = found.cells.entry((strata[stratum].key[0].clone(), occupation)).or_default();
        for measure in 0..8 {
            let (ratio, squares) = residual(stratum, said, measure);
            let relative = if count > 1 {
                let mean = people / as_real(count);
                squares / as_real(count - 1) / (mean * mean)
            } else {
                lone.insert(stratum);
                // Nothing to compare with: as large as the figure itself.
                pooled.get(&occupation).map_or(ratio * ratio, |(sums, freedom)| sums[measure] / freedom)
            };
            let variance = employed * employed * (1.0 - f) * relative / as_real(count);
            if measure < 7 {
                cell.totals[measure] += ratio * employed;
                cell.errors[measure] = cell.errors[measure].hypot(variance.sqrt());
            } else {
                cell.net_error = cell.net_error.hypot(variance.sqrt());
            }
        }
    }
    for stratum in lone {
        found.findings.push(Finding::note("forecast-returns-lone").about(strata[stratum].key.join(" / ")));
    }
    found
}

/// How many people each answering stratum stands for.
fn spread_silent(strata: &[Stratum], answered: &[(usize, f64)], findings: &mut Vec<Finding>) -> Vec<f64> {
    let mut stands_for: Vec<f64> =
        strata.iter().zip(answered).map(|(one, &(count, _))| if count > 0 { one.employed } else { 0.0 }).collect();
    for (silent, one) in strata.iter().enumerate().filter(|(at, one)| answered[*at].0 == 0 && one.employed > 0.0) {
        let near: [&dyn Fn(&Stratum) -> bool; 4] = [
            &|other| other.key[..2] == one.key[..2],
            &|other| other.key[0] == one.key[0] && other.key[2] == one.key[2],
            &|other| other.key[0] == one.key[0],
            &|_| true,
        ];
        let donors = near.iter().map(|near| -> Vec<usize> {
            (0..strata.len())
                .filter(|&at| answered[at].0 > 0 && strata[at].employed > 0.0 && near(&strata[at]))
                .collect()
        });
        let Some((level, donors)) = donors.enumerate().find(|(_, donors)| !donors.is_empty()) else {
            findings.push(
                Finding::warning("forecast-returns-unheard")
                    .about(strata[silent].key.join(" / "))
                    .with("employed", one.employed),
            );
            continue;
        };
        let total: f64 = donors.iter().map(|&at| strata[at].employed).sum();
        for &at in &donors {
            stands_for[at] += one.employed * strata[at].employed / total;
        }
        let merged = ["region-sector", "region-size", "region", "all"][level];
        findings.push(
            Finding::warning("forecast-returns-silent")
                .about(strata[silent].key.join(" / "))
                .with("employed", one.employed)
                .with("merged", merged),
        );
    }
    // More staff answered than the stratum is said to employ: the answers then stand for themselves.
    for (at, (stands, &(count, people))) in stands_for.iter_mut().zip(answered).enumerate() {
        if count > 0 && *stands < people {
            findings.push(
                Finding::warning("forecast-returns-beyond")
                    .about(strata[at].key.join(" / "))
                    .with("employed", *stands)
                    .with("surveyed", people),
            );
            *stands = people;
        }
    }
    stands_for
}

#[expect(clippy::cast_precision_loss, reason = "counts of employers")]
fn as_real(count: usize) -> f64 {
    count as f64
}
