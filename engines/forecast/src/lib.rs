//! Stocks, flows and series: what is needed, with how sure one is.
#![warn(missing_docs)]
