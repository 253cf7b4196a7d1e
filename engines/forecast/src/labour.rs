//! Stocks and flows of a region's labour: how many people each occupation will need and why, whom the programmes will
//! send, and what is missing.
//!
//! ```text
//! employment of a sector   E[r,s,t+1] = E[r,s,t] · (1 + growth)     growth given, by elasticity, or by output over productivity
//! of an occupation         E[r,o,t]   = Σ_s share[r,s,o] · E[r,s,t]
//! expansion                E[r,o,t+1] − E[r,o,t]
//! replacement              Σ_age stock · (retirement + mortality + migration + mobility), ageing from year to year;
//!                          or separations: (exit + transfer rate) · mean employment
//! openings                 max(expansion, 0) + replacement
//! need                     openings + vacancies + foreign · share replaced − releases − unemployed
//! need of a group          Σ_o bridge[g,o] · need[r,o,t]
//! supply                   admitted · completion · in field · (1 − leaving), a programme's length later
//! gap                      supply − need
//! ```
//! Methods: Wilson et al. (Cedefop skills forecasts) for the stock and its rates, ROA (Maastricht) for openings, the US
//! Bureau of Labor Statistics for separations.

mod answer;
mod chance;
mod cohort;
mod draft;
mod draws;
mod explain;
mod flows;
mod folder;
mod growth;
mod histogram;
mod levels;
mod problem;
mod report;
mod returns;
mod scenario;
mod separations;
mod verify;

pub use answer::{BadAnswer, verify_answer};
pub use cohort::outflow;
pub use draft::{Ageing, Bridge, Draft, Market, Programme, Replacement};
pub use draws::{Bands, Simulation, simulate};
pub use explain::{CODES, Step, waterfall};
pub use flows::{Cell, Flow, GroupCell, Run, TERMS, run};
pub use folder::{Folder, TABLES, read_folder, read_returns, told_returns};
pub use growth::{Deviation, Growth};
pub use histogram::Spread;
pub use problem::Problem;
pub use report::{Detail, Figures, report};
pub use returns::{Return, ReturnLine, Stratum, Weighted, WeightedCell, weigh};
pub use scenario::{Scenario, Shift};
pub use separations::{Misfit, OfficialCheck, OfficialRow, check_official, read_official, told_official};
pub use verify::{Wrong, verify};
