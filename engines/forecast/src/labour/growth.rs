//! How a sector grows in one year, in the form its source gives it.

use serde::{Deserialize, Serialize};

use crate::wrong::Fault;

/// The most people of one sector of a region.
const MOST_PEOPLE: f64 = 1e10;

/// Growth of a sector's employment over one year. All rates are shares of one: 0.02 is two per cent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "by", rename_all = "kebab-case")]
pub enum Growth {
    /// Employment grows at this rate.
    Rate {
        /// Growth of employment.
        rate: f64,
    },
    /// Employment follows output: `E·(1 + elasticity·output)`.
    Elasticity {
        /// Growth of output.
        output: f64,
        /// Per cent of employment for a per cent of output.
        elasticity: f64,
    },
    /// Output over productivity: `E·(1 + output)/(1 + productivity)`.
    Productivity {
        /// Growth of output.
        output: f64,
        /// Growth of output per worker.
        productivity: f64,
    },
    /// Output and output per worker in levels: `E = output / productivity`.
    Levels {
        /// Gross value added of the year.
        output: f64,
        /// Gross value added per worker of the year.
        productivity: f64,
    },
}

/// How far one year's growth of a sector may stray, as a standard deviation of its logarithm.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Deviation {
    /// Common to the sector in all regions.
    pub shared: f64,
    /// A region's own.
    pub own: f64,
}

impl Growth {
    /// Employment of the next year out of this year's, with output and productivity shifted by so much growth a year
    /// (`years` have passed since the base, for levels, whose shifts add up). Never below nought.
    pub fn next(self, employed: f64, output_shift: f64, productivity_shift: f64, years: i32) -> f64 {
        let after = match self {
            Self::Rate { rate } => employed * (1.0 + rate + output_shift - productivity_shift),
            Self::Elasticity { output, elasticity } => {
                employed * (1.0 + elasticity * (output + output_shift) - productivity_shift)
            }
            Self::Productivity { output, productivity } => {
                employed * (1.0 + output + output_shift).max(0.0) / (1.0 + productivity + productivity_shift).max(0.01)
            }
            Self::Levels { output, productivity } => {
                let gain = ((1.0 + output_shift).max(0.0) / (1.0 + productivity_shift).max(0.01)).powi(years);
                output / productivity * gain
            }
        };
        after.max(0.0)
    }

    /// What is out of range, by its column in growth.csv.
    pub(super) fn wrong(self) -> Option<(&'static str, Fault)> {
        let range = |(column, value, least, most): (&'static str, f64, f64, f64)| {
            (!(least..=most).contains(&value)).then_some((column, Fault::Range { value, least, most }))
        };
        match self {
            Self::Rate { rate } => range(("growth", rate, -1.0, 10.0)),
            Self::Elasticity { output, elasticity } => {
                [("output_growth", output, -1.0, 10.0), ("elasticity", elasticity, -10.0, 10.0)]
                    .into_iter()
                    .find_map(range)
            }
            Self::Productivity { output, productivity } => {
                let both = [("output_growth", output, -1.0, 10.0), ("productivity_growth", productivity, -0.9, 10.0)];
                both.into_iter().find_map(range)
            }
            Self::Levels { output, productivity } => {
                let people = output / productivity;
                let both = [("output", output, 0.0, 1e15), ("productivity", productivity, 1e-9, 1e15)];
                let most = MOST_PEOPLE;
                both.into_iter()
                    .find_map(range)
                    .or_else(|| (!(0.0..=most).contains(&people)).then_some(("output", Fault::Levels { people, most })))
            }
        }
    }
}
