//! Numbers that follow each other in time: what comes next, and between which bounds.
//!
//! [`series`] reads a table, [`run`] forecasts, [`told`] makes the answer. The same input gives the same bytes: there is no chance in it.
//!
//! ```
//! use forecast::Budget;
//! use forecast::series::{Layout, Method, Settings, levels, run, series};
//!
//! let table = forecast::table::read("id,2019,2020,2021,2022,2023\nnurses,510,530,546,560,581\n".as_bytes())?;
//! let all = series(&table, &Layout { horizon: 2, ..Layout::default() })?;
//!
//! let settings = Settings { method: Method::Auto, levels: levels("80,95")? };
//! let outcome = run(&all, &settings, &Budget::unlimited());
//!
//! assert!((560.0..620.0).contains(&outcome.forecasts[0].mean[1]), "{:?}", outcome.forecasts[0].mean);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod accuracy;
mod arima;
mod bend;
mod bounds;
mod descent;
mod ets;
mod history;
mod layout;
mod model;
mod naive;
mod oddity;
mod run;
mod season;
mod theta;
mod times;
mod trial;

pub use accuracy::{Accuracy, Backtest, Calibration, Held};
pub use bounds::Interval;
pub use history::{FARTHEST, LARGEST, LONGEST_SEASON, Series};
pub use layout::{BadSeries, Layout, levels, series};
pub use model::{Method, UnknownMethod};
pub use run::{CODES, Forecast, Outcome, Settings, run, told};
