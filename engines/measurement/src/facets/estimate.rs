//! Fitting the many-facet model by marginal maximum likelihood.

use super::design::{Design, Steps};
use super::information::covariance;
use super::likelihood::Likelihood;
use super::ratings::{BadRatings, Rating, Ratings};
use crate::response::Grid;
use crate::response::ascent::climb;

/// How to fit.
#[derive(Clone, Debug, PartialEq)]
pub struct FacetOptions {
    /// Thresholds shared or of each item.
    pub steps: Steps,
    /// Whether raters have severities; without, raters are passed over.
    pub with_raters: bool,
    /// Nodes that stand for the population.
    pub grid: Grid,
    /// Whether standard errors are wanted.
    pub with_errors: bool,
    /// Stop when a step promises to gain less log-likelihood than this.
    pub tolerance: f64,
    /// Looks at the likelihood, at most.
    pub most_looks: usize,
}

impl Default for FacetOptions {
    fn default() -> Self {
        Self {
            steps: Steps::Shared,
            with_raters: true,
            grid: Grid::even(41, 6.0),
            with_errors: true,
            tolerance: 1e-9,
            most_looks: 500,
        }
    }
}

/// A fitted many-facet model, in logits. Severities of raters add up to nought; ability has mean nought.
#[derive(Clone, Debug)]
pub struct FacetFit {
    /// The standard deviation of ability.
    pub spread: f64,
    /// Items' difficulties; none for an item judged by one extreme category alone, or never.
    pub difficulties: Vec<Option<f64>>,
    /// Raters' severities; none likewise.
    pub severities: Vec<Option<f64>>,
    /// For each item its thresholds about the difficulty, category by category; they add up to nought.
    pub thresholds: Vec<Vec<f64>>,
    /// Standard error of the spread, when asked for and identified.
    pub spread_error: Option<f64>,
    /// Standard errors of difficulties.
    pub difficulty_errors: Vec<Option<f64>>,
    /// Standard errors of severities.
    pub severity_errors: Vec<Option<f64>>,
    /// The log of the marginal likelihood of the ratings used.
    pub log_likelihood: f64,
    /// Free parameters after the origin is fixed.
    pub parameters: usize,
    /// Looks at the likelihood.
    pub looks: usize,
    /// Whether the top was reached.
    pub converged: bool,
    /// Whether the information is positive in all directions; judged only when errors are asked for.
    pub identified: bool,
    /// Ratings passed over because their item or rater used one extreme category alone.
    pub passed_over: usize,
    /// Categories between that nobody used, closed up.
    pub skipped: Vec<u8>,
    /// The ratings used, and how they were laid out.
    pub(crate) used: Ratings,
    pub(crate) design: Design,
    pub(crate) free: Vec<f64>,
    pub(crate) grid: Grid,
}

/// Fits severities, difficulties and thresholds from a cold start.
pub fn fit_facets(ratings: &Ratings, options: &FacetOptions) -> Result<FacetFit, BadRatings> {
    let Usable { used, items: kept_items, raters: kept_raters, skipped } = usable(ratings, options.with_raters)?;
    let design = Design::new(&used, options.steps, options.with_raters);
    let mut likelihood = Likelihood::new(&used, &design, &options.grid);
    let start = start(&used, &design);
    let top = climb(start, options.tolerance, options.most_looks, |free| likelihood.look(free));
    let mut free = top.at;
    free[0] = free[0].abs();
    let present = |of: &[bool]| of.iter().filter(|kept| **kept).count();
    let raters = if options.with_raters { present(&kept_raters) } else { 0 };
    if raters > 0 {
        let centre =
            free[design.shared..].iter().zip(&kept_raters).filter(|(_, kept)| **kept).map(|(x, _)| x).sum::<f64>();
        let centre = centre / raters as f64;
        free[design.shared..].iter_mut().for_each(|severity| *severity -= centre);
        free[1..=design.items].iter_mut().for_each(|difficulty| *difficulty += centre);
    }
    let covariance = options.with_errors.then(|| covariance(likelihood.information(&free), &design));
    let identified = covariance.as_ref().is_none_or(Option::is_some);
    let covariance = covariance.flatten();
    let steps = design.categories - 1;
    // Thresholds are cumulative and end at nought: their sum is nought by making.
    let cumulative = |item: usize, k: usize| design.threshold(item, k).map_or(0.0, |at| free[at]);
    let thresholds =
        (0..design.items).map(|i| (1..=steps).map(|k| cumulative(i, k) - cumulative(i, k - 1)).collect()).collect();
    let choose = |kept: &[bool], value: &dyn Fn(usize) -> f64| -> Vec<Option<f64>> {
        kept.iter().enumerate().map(|(at, kept)| kept.then(|| value(at))).collect()
    };
    let error = |at: usize| covariance.as_ref().map(|c| c[(at, at)].max(0.0).sqrt());
    let errors = |kept: &[bool], offset: usize| -> Vec<Option<f64>> {
        kept.iter().enumerate().map(|(at, kept)| if *kept { error(offset + at) } else { None }).collect()
    };
    let with = options.with_raters;
    let all_raters = if with { kept_raters.clone() } else { vec![false; kept_raters.len()] };
    Ok(FacetFit {
        spread: free[0],
        difficulties: choose(&kept_items, &|at| free[1 + at]),
        severities: choose(&all_raters, &|at| free[design.shared + at]),
        thresholds,
        spread_error: error(0),
        difficulty_errors: errors(&kept_items, 1),
        severity_errors: errors(&all_raters, design.shared),
        log_likelihood: top.view.height,
        parameters: 1
            + present(&kept_items)
            + raters.saturating_sub(1)
            + thresholds_free(&design, &kept_items, options),
        looks: top.looks,
        converged: top.converged,
        identified,
        passed_over: ratings.all().len() - used.all().len(),
        skipped,
        grid: options.grid.clone(),
        used,
        design,
        free,
    })
}

fn thresholds_free(design: &Design, kept: &[bool], options: &FacetOptions) -> usize {
    let each = design.categories.saturating_sub(2);
    if options.steps == Steps::Shared { each } else { each * kept.iter().filter(|kept| **kept).count() }
}

/// The ratings that place somebody, which items and raters they leave, and the categories that nobody used.
struct Usable {
    used: Ratings,
    items: Vec<bool>,
    raters: Vec<bool>,
    skipped: Vec<u8>,
}

/// Leaves out items and raters who used one extreme category alone (their place is infinite), until none is left, and
/// closes up categories that nobody used.
fn usable(ratings: &Ratings, with_raters: bool) -> Result<Usable, BadRatings> {
    let mut all: Vec<Rating> = ratings.all().to_vec();
    loop {
        let least = all.iter().map(|r| r.category).min().unwrap_or(0);
        let most = all.iter().map(|r| r.category).max().unwrap_or(0);
        if least == most {
            return Err(BadRatings::NothingVaries);
        }
        let stuck = |count: usize, of: &dyn Fn(&Rating) -> u32| -> Vec<bool> {
            let mut range = vec![(u8::MAX, 0_u8); count];
            for rating in &all {
                let (low, high) = &mut range[of(rating) as usize];
                (*low, *high) = ((*low).min(rating.category), (*high).max(rating.category));
            }
            range.iter().map(|&(low, high)| high == least || low == most).collect()
        };
        let items = stuck(ratings.items, &|r| r.item);
        let raters = if with_raters { stuck(ratings.raters, &|r| r.rater) } else { vec![false; ratings.raters] };
        let before = all.len();
        all.retain(|rating| !items[rating.item as usize] && !raters[rating.rater as usize]);
        if all.len() == before {
            break;
        }
        if all.is_empty() {
            return Err(BadRatings::NothingVaries);
        }
    }
    let mut seen = [false; 256];
    all.iter().for_each(|rating| seen[usize::from(rating.category)] = true);
    let labels: Vec<u8> = (0..=u8::MAX).filter(|code| seen[usize::from(*code)]).collect();
    let span = labels.first().copied().unwrap_or(0)..labels.last().copied().unwrap_or(0);
    let skipped: Vec<u8> = span.filter(|code| !seen[usize::from(*code)]).collect();
    let mut place = [0_u8; 256];
    labels.iter().enumerate().for_each(|(at, label)| place[usize::from(*label)] = at as u8);
    all.iter_mut().for_each(|rating| rating.category = place[usize::from(rating.category)]);
    let mut items = vec![false; ratings.items];
    let mut raters = vec![false; ratings.raters];
    for rating in &all {
        items[rating.item as usize] = true;
        raters[rating.rater as usize] = true;
    }
    // All keep their numbers even where the last ones lost all ratings.
    let used = Ratings::new(all)?.among(ratings.persons(), ratings.items, ratings.raters);
    Ok(Usable { used, items, raters, skipped })
}

/// Logits of what was observed.
fn start(used: &Ratings, design: &Design) -> Vec<f64> {
    let mut free = vec![0.0; design.free];
    free[0] = 1.0;
    let top = (design.categories - 1) as f64;
    let mut sums = vec![(0.5, 1.0); design.items];
    for rating in used.all() {
        let (sum, count) = &mut sums[rating.item as usize];
        (*sum, *count) = (*sum + f64::from(rating.category) / top, *count + 1.0);
    }
    for (difficulty, (sum, count)) in free[1..].iter_mut().zip(sums) {
        *difficulty = 1.2 * ((count - sum) / sum).ln() / top.max(1.0);
    }
    free
}
