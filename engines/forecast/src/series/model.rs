//! What can be fitted to a series, fitted again at an earlier origin, and asked what comes next. All on a scale where the series is
//! about 1.

use std::fmt;
use std::str::FromStr;

use super::ets::{self, Blend, Opening, Reach};
use super::season::as_real;
use super::{arima, naive, theta};

/// How to forecast.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// What the length allows, at best the ensemble.
    #[default]
    Auto,
    /// The exponential smoothing with the least corrected Akaike criterion.
    Ets,
    /// The same, multiplied trends among the candidates.
    EtsAll,
    /// Theta of 2000, its season shrunk.
    Theta,
    /// Optimised Theta: θ found too.
    OptimisedTheta,
    /// Dynamic optimised Theta: its line fitted anew at each step.
    DynamicTheta,
    /// Seasonal ARIMA.
    Arima,
    /// The last season again.
    Naive,
    /// Exponential smoothing twice (initial states estimated, and held), Theta, dynamic Theta, and ARIMA with half a voice.
    Ensemble,
}

/// A method that is not known.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no method `{0}`: auto, ets, ets-all, theta, optimised-theta, dynamic-theta, arima, naive, ensemble")]
pub struct UnknownMethod(String);

impl FromStr for Method {
    type Err = UnknownMethod;

    fn from_str(text: &str) -> Result<Self, UnknownMethod> {
        Ok(match text {
            "auto" => Self::Auto,
            "ets" => Self::Ets,
            "ets-all" => Self::EtsAll,
            "theta" => Self::Theta,
            "optimised-theta" => Self::OptimisedTheta,
            "dynamic-theta" => Self::DynamicTheta,
            "arima" => Self::Arima,
            "naive" => Self::Naive,
            "ensemble" => Self::Ensemble,
            _ => return Err(UnknownMethod(text.chars().take(40).collect())),
        })
    }
}

/// One fitted model.
#[derive(Clone, Debug)]
enum Part {
    Smoothing(Blend),
    Theta(theta::Fit),
    Arima(arima::Chosen),
    LastSeason,
    LastValue,
}

/// Fitted models with their voices.
#[derive(Clone, Debug)]
pub struct Model {
    parts: Vec<(f64, Part)>,
    season: usize,
}

/// The share of ARIMA in the ensemble, others having one: it sees correlations that the rest cannot, and errs more.
const HALF: f64 = 0.5;

impl Model {
    /// Fits what the method asks for and the length allows; never nothing.
    pub fn fit(values: &[f64], season: usize, method: Method) -> Self {
        let smoothing = |reach, opening| ets::choose(values, season, reach, opening);
        let best = |reach| smoothing(reach, Opening::Estimated).map(|blend| Part::Smoothing(blend.best()));
        let theta = |kind| theta::fit(values, season, kind).map(Part::Theta);
        let candidates = match method {
            Method::Ets => vec![(1.0, best(Reach::Usual))],
            Method::EtsAll => vec![(1.0, best(Reach::All))],
            Method::Theta => vec![(1.0, theta(theta::Kind::Standard))],
            Method::OptimisedTheta => vec![(1.0, theta(theta::Kind::Optimised))],
            Method::DynamicTheta => vec![(1.0, theta(theta::Kind::Dynamic))],
            Method::Arima => vec![(1.0, arima::choose(values, season).map(Part::Arima))],
            Method::Naive => vec![(1.0, Some(Part::LastSeason))],
            Method::Auto | Method::Ensemble => vec![
                (1.0, smoothing(Reach::Usual, Opening::Estimated).map(Part::Smoothing)),
                (1.0, smoothing(Reach::Usual, Opening::Held).map(Part::Smoothing)),
                (1.0, theta(theta::Kind::Standard)),
                (1.0, theta(theta::Kind::Dynamic)),
                (HALF, arima::choose(values, season).map(Part::Arima)),
            ],
        };
        Self::of(candidates.into_iter().filter_map(|(voice, part)| Some((voice, part?))).collect(), season)
    }

    fn of(parts: Vec<(f64, Part)>, season: usize) -> Self {
        let parts = if parts.is_empty() { vec![(1.0, Part::LastValue)] } else { parts };
        Self { parts, season }
    }

    /// The same models with constants found anew for other values (an earlier origin).
    pub fn refit(&self, values: &[f64]) -> Self {
        let parts = self.parts.iter().filter_map(|(voice, part)| {
            let part = match part {
                Part::Smoothing(blend) => blend.refit(values).map(Part::Smoothing),
                Part::Theta(fit) => theta::fit(values, self.season, fit.kind).map(Part::Theta),
                Part::Arima(fit) => fit.refit(values).map(Part::Arima),
                Part::LastSeason => Some(Part::LastSeason),
                Part::LastValue => Some(Part::LastValue),
            };
            Some((*voice, part?))
        });
        Self::of(parts.collect(), self.season)
    }

    /// What comes after `values`: the mean of the voices, those left out that run away (further beyond what was ever seen than
    /// five times its range) or are not numbers.
    pub fn forecast(&self, values: &[f64], horizon: usize) -> Vec<f64> {
        let low = values.iter().copied().fold(f64::INFINITY, f64::min);
        let high = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let reach = 5.0 * (high - low) + 1e-9;
        let (mut sum, mut voices) = (vec![0.0; horizon], 0.0);
        for (voice, part) in &self.parts {
            let ahead = match part {
                Part::Smoothing(blend) => blend.forecast(values, horizon),
                Part::Theta(fit) => fit.forecast(values, horizon),
                Part::Arima(fit) => fit.forecast(values, horizon),
                Part::LastSeason => naive::seasonal(values, self.season, horizon),
                Part::LastValue => naive::last(values, horizon),
            };
            if ahead.iter().all(|value| *value >= low - reach && *value <= high + reach) {
                sum.iter_mut().zip(ahead).for_each(|(sum, value)| *sum += voice * value);
                voices += voice;
            }
        }
        if voices == 0.0 {
            return naive::seasonal(values, self.season, horizon);
        }
        sum.iter().map(|sum| sum / voices).collect()
    }

    /// Passes over the data that fitting took.
    pub fn passes(&self) -> u64 {
        self.parts
            .iter()
            .map(|(_, part)| match part {
                Part::Smoothing(blend) => blend.passes(),
                Part::Theta(fit) => fit.passes,
                Part::Arima(fit) => fit.passes(),
                Part::LastSeason | Part::LastValue => 1,
            })
            .sum()
    }

    /// The mean absolute error of one step over the values it was fitted to, of the smoothing and Theta among its voices.
    pub fn in_sample(&self, values: &[f64]) -> Option<f64> {
        let (mut sum, mut voices) = (vec![0.0; values.len()], 0.0);
        for (voice, part) in &self.parts {
            let means = match part {
                Part::Smoothing(blend) => blend.leader().follow(values).0,
                Part::Theta(fit) => fit.follow(values),
                _ => continue,
            };
            sum.iter_mut().zip(means).for_each(|(sum, mean)| *sum += voice * mean);
            voices += voice;
        }
        let total: f64 = sum.iter().zip(values).map(|(sum, value)| (value - sum / voices).abs()).sum();
        let mean = total / as_real(values.len());
        (voices > 0.0 && mean.is_finite()).then_some(mean)
    }

    /// Whether every search ended because nothing more was to be gained.
    pub fn converged(&self) -> bool {
        self.parts.iter().all(|(_, part)| match part {
            Part::Smoothing(blend) => blend.leader().converged,
            Part::Arima(fit) => fit.converged(),
            Part::Theta(fit) => fit.converged,
            Part::LastSeason | Part::LastValue => true,
        })
    }

    /// The likeliest form of exponential smoothing, if there is one: α, β, γ, φ.
    pub fn smoothing(&self) -> Option<[f64; 4]> {
        self.parts.iter().find_map(|(_, part)| match part {
            Part::Smoothing(blend) => {
                let found = blend.leader().constants;
                Some([found.alpha, found.beta, found.gamma, found.phi])
            }
            _ => None,
        })
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (_, part)) in self.parts.iter().enumerate() {
            if place > 0 {
                write!(f, " + ")?;
            }
            match part {
                Part::Smoothing(blend) if blend.len() > 1 => {
                    write!(f, "{} and {} more", blend.leader().form, blend.len() - 1)?;
                }
                Part::Smoothing(blend) => write!(f, "{}", blend.leader().form)?,
                Part::Theta(fit) => match fit.kind {
                    theta::Kind::Standard => write!(f, "Theta")?,
                    theta::Kind::Optimised => write!(f, "optimised Theta")?,
                    theta::Kind::Dynamic => write!(f, "dynamic Theta")?,
                },
                Part::Arima(fit) => write!(f, "{}", fit.name())?,
                Part::LastSeason => write!(f, "{}", if self.season > 1 { "seasonal naive" } else { "naive" })?,
                Part::LastValue => write!(f, "naive")?,
            }
        }
        Ok(())
    }
}
